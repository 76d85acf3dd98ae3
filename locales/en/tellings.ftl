# Telling of changes of the programme
changes-title =
    { $count ->
        [one] <b>A change of the programme</b>
       *[other] <b>{ $count } changes of the programme</b>
    }
changes-more =
    { $count ->
        [one] And one more change of the programme.
       *[other] And { $count } more changes of the programme.
    }
change-new = 🆕 <b>{ $title }</b>: added
change-cancelled = ❌ <b>{ $title }</b>: cancelled
change-moved = 🕒 <b>{ $title }</b>: another time
change-moved-room = 🕒 <b>{ $title }</b>: another time and place
change-room = 📍 <b>{ $title }</b>: another place
change-text = ✏️ <b>{ $title }</b>: edited: { $fields }
change-at = { $day }, { $start } to { $end }
change-was-at = It was to be on { $day }, { $start } to { $end }
change-in = Place: { $room }
change-day = { $day }
change-hours-before = Time before: { $start } to { $end }
change-hours-after = <b>Time now:</b> { $start } to { $end }
change-time-before = Time before: { $day }, { $start } to { $end }
change-time-after = <b>Time now:</b> { $day }, { $start } to { $end }
change-room-before = Place before: { $room }
change-room-after = <b>Place now:</b> { $room }
change-room-none = not known
change-what-new = added
change-what-cancelled = cancelled
change-what-moved = another time
change-what-room = another place
change-what-audience = another audience
change-what-text = text only

# The staff's card
telling-title = <b>Telling of the changes of version { $number }</b>
telling-change = • { $title }: { $what }
telling-recipients =
    { $count ->
        [0] These changes concern nobody.
        [one] Concerned: one participant
       *[other] Concerned: { $count } participants
    }
telling-accepted = Accepted by Telegram: { $count }
telling-waiting = Not sent yet: { $count }
telling-uncertain = Sent without an answer from Telegram: { $count }
telling-acknowledged = ✓ Acknowledged: <b>{ $count }</b> of { $total }
telling-lost = Not reached, { $count }: { $names }
telling-others = others
telling-honest = Telegram tells nothing of delivery or reading. What is certain is a press on “Received”.
telling-refresh = 🔄 Refresh
telling-silent = Who has not acknowledged
telling-silent-title = <b>Not acknowledged: the changes of version { $number }</b>
telling-silent-none = Everybody has acknowledged the changes of version { $number }.
telling-back = The card
telling-label = Version { $number } · { $when }
tellings-title = <b>Telling of changes</b>
tellings-none = Nobody has been told of changes yet.
toast-telling-counted = Refreshed: { $time }

# The ushers' list
chase-title =
    { $count ->
        [one] 📞 <b>One participant has not acknowledged this change.</b> Please call.
       *[other] 📞 <b>{ $count } participants have not acknowledged this change.</b> Please call them.
    }
chase-line = { $number }. { $name }, { $municipality }: { $phone }
chase-line-no-phone = { $number }. { $name }, { $municipality }: no number on record
chase-nameless = no name

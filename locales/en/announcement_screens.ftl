# The screens of announcements
announcement-text =
    Please write the announcement in one message.

    Its formatting is kept as you type it, and you will see a preview before it is sent.
announcement-draft = <b>Preview</b>: recipients will get the announcement as in the message above.
announcement-recipients =
    { $count ->
        [0] Recipients: no registered participant can be written to yet.
        [one] Recipients: { $count } participant.
       *[other] Recipients: { $count } participants.
    }
announcement-unreachable =
    { $count ->
        [0] All of them can be reached.
        [one] { $count } of them cannot be reached at present.
       *[other] { $count } of them cannot be reached at present.
    }
announcement-send = Send
announcement-edit = Edit the text
announcement-cancel = Cancel
announcement-continue = Continue
announcement-delete = Delete the draft
announcement-new = New announcement
announcement-earlier = Earlier announcements
announcement-stop = Stop sending
announcement-refresh = Refresh
announcement-left = The announcement is kept as a draft; you can go on with it at any time.
announcement-nothing = No announcement was written.
announcement-deleted = The draft is deleted.
announcement-title-sending = <b>Announcement { $number }</b>: being sent
announcement-title-sent = <b>Announcement { $number }</b>: sent
announcement-title-cancelled = <b>Announcement { $number }</b>: stopped
announcement-progress = { $done } of { $total } done
announcement-sent = Sent: { $count }
announcement-blocked = Blocked the bot or cannot be written to: { $count }
announcement-failed = Failed: { $count }
announcement-uncertain = Uncertain, may have arrived: { $count }
announcement-skipped = Not sent because of the stop: { $count }
announcement-pending = Waiting: { $count }
announcement-list = <b>Latest announcements</b>
announcement-list-empty = No announcement has been sent yet.
announcement-line = <b>Announcement { $number }</b>, { $when }
announcement-excerpt = Text: { $text }
announcement-line-sending = Being sent: { $sent } of { $total }
announcement-line-sent = Sent to { $sent } of { $total }
announcement-line-cancelled = Stopped after { $sent } of { $total }
announcement-number = Announcement { $number }

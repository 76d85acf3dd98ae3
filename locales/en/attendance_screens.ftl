# The screens of attendance
attendance-list-day = { $day }
attendance-list-session = { $title } ({ $code })
attendance-title = 📋 <b>Attendance: { $list }</b>
attendance-figures =
    Present: <b>{ $present }</b> of { $expected }
    Missing: <b>{ $missing }</b>
attendance-elsewhere =
    { $count ->
        [one] In a session at the same time: one participant, who does not count as missing.
       *[other] In a session at the same time: { $count } participants, who do not count as missing.
    }
attendance-seen = Checked in by ushers: { $count } ({ $ways })
attendance-unseen = Checked themselves in with the room code: { $count }; a code can be passed on
attendance-substitutes = A substitute came for: { $count }
attendance-way-count = { $way } { $count }
attendance-way-name = by name
attendance-way-code = by invitation code
attendance-way-qr = by badge
attendance-way-behalf = on behalf
attendance-regions = By region:
attendance-region = • Region { $name }: { $present } of { $expected }
attendance-region-none = • No region known: { $present } of { $expected }
attendance-counted = As of { $time }; this is renewed by itself for half an hour.
attendance-refresh = 🔄 Refresh
attendance-missing-button = The missing
attendance-parts-button = By municipality
attendance-other = Another list
attendance-pick = Attendance lists of { $day }. Please choose one.
attendance-missing =
    { $count ->
        [one] <b>Missing: { $list }</b>, one participant.
       *[other] <b>Missing: { $list }</b>, { $count } participants.
    }
attendance-numbers = Tap a name for the contact card.
attendance-name = • { $name }
attendance-name-of = • { $name }, { $municipality }
attendance-parts = <b>Attendance by municipality: { $list }</b>
attendance-part = • { $name }: { $present } of { $expected }
attendance-part-none = • No municipality: { $present } of { $expected }

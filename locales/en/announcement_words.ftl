# What audiences and moments are called
audience-everyone = everybody registered
audience-nobody = no participants
audience-and = { " " }and{ " " }
audience-or = { " " }or{ " " }
audience-today = present today
audience-not-today = not present today
audience-present = present in “{ $value }”
audience-not-present = not present in “{ $value }”
audience-chose = who chose “{ $value }”
audience-not-chose = who did not choose “{ $value }”
audience-municipality = municipality of { $value }
audience-not-municipality = not of the municipality of { $value }
audience-region = region { $value }
audience-not-region = not of the region { $value }
audience-area = interested in “{ $value }”
audience-not-area = not interested in “{ $value }”
audience-role = staff: { $value }
audience-not-role = not of the staff: { $value }
audience-silent = who have not rated “{ $value }”
audience-not-silent = who have rated “{ $value }”
audience-new = not registered yet
audience-not-new = registered
audience-picked =
    { $value ->
        [0] nobody
        [one] { $value } participant picked by name
       *[other] { $value } participants picked by name
    }
audience-not-picked =
    { $value ->
        [0] nobody excepted
        [one] all but { $value } participant
       *[other] all but { $value } participants
    }
moment-now = as soon as it is confirmed
moment-off = the session is off
moment-time = { $day }, { $time }
moment-at-start = when “{ $session }” begins
moment-at-end = when “{ $session }” ends
moment-before-start =
    { $minutes ->
        [one] { $minutes } minute before “{ $session }” begins
       *[other] { $minutes } minutes before “{ $session }” begins
    }
moment-after-start =
    { $minutes ->
        [one] { $minutes } minute after “{ $session }” begins
       *[other] { $minutes } minutes after “{ $session }” begins
    }
moment-before-end =
    { $minutes ->
        [one] { $minutes } minute before “{ $session }” ends
       *[other] { $minutes } minutes before “{ $session }” ends
    }
moment-after-end =
    { $minutes ->
        [one] { $minutes } minute after “{ $session }” ends
       *[other] { $minutes } minutes after “{ $session }” ends
    }
validity-none = for the present recipients only
validity-hours =
    { $count ->
        [one] { $count } hour from sending
       *[other] { $count } hours from sending
    }
validity-day = the end of the day of sending
validity-event = the end of the forum
validity-end-of = the end of { $day }
announcement-groups-more =
    { $count ->
        [one] { $count } other
       *[other] { $count } others
    }

# My agenda: chosen sessions and seats
agenda-open = 📌 My agenda
agenda-title = <b>My agenda</b>
agenda-page = <b>My agenda</b> (page { $page } of { $pages })
agenda-none = There is no session in your agenda yet. A session is added from its card in the programme.
agenda-day = { $day }
agenda-hours = <b>{ $start } to { $end }</b>
agenda-clash = ⚠️ After a change of the programme these sessions are at the same time: { $titles }. Please remove the ones that you will not attend.

seats-left =
    { $count ->
        [one] One seat left
       *[other] { $count } seats left
    }
seats-full =
    { $count ->
        [0] All seats are taken; nobody is on the waiting list.
        [one] All seats are taken; one person is on the waiting list.
       *[other] All seats are taken; { $count } people are on the waiting list.
    }
seat-mine = ✅ In my agenda
seat-waiting = ⏳ On the waiting list, place { $place }
seat-take = Add to my agenda
seat-wait = Join the waiting list
seat-give-up = Remove from my agenda
seat-stop-waiting = Leave the waiting list
seat-when = • { $title }: { $day }, { $start } to { $end }

clash-title =
    { $count ->
        [one] <b>Sessions at the same time</b>
       *[other] <b>{ $count } sessions at the same time</b>
    }
clash-in-agenda = { $session } (in my agenda)
clash-which =
    { $count ->
        [2] You cannot attend both. Which one stays in your agenda?
       *[other] You cannot attend them all. Which one stays in your agenda?
    }
clash-wait = All seats of “{ $title }” are taken. You can join the waiting list and keep your agenda as it is; when a seat comes free, you are moved to it and told.
clash-take = Choose { $title }
clash-keep = Keep { $title }
clash-keep-all = Keep my agenda as it is

giving-up =
    { $count ->
        [one] One person waits for a seat in “{ $title }” and gets yours at once. Remove it from your agenda?
       *[other] { $count } people wait for a seat in “{ $title }”; the first gets yours at once. Remove it from your agenda?
    }
giving-up-keep = Keep my seat

moved-up-title = <b>🎉 A seat is free</b>
moved-up = You have moved from the waiting list to a seat. If you cannot come, please remove it, so that somebody else can.
moved-up-gave = “{ $title }” was removed from your agenda, as it is at the same time.
placed-seat = <b>The organizers have added this session to your agenda</b>
placed-waiting = <b>The organizers have put you on the waiting list of this session</b>
placed-removed = <b>The organizers have removed this session from your agenda</b>

calendar-mine = 📅 My calendar
calendar-whole = 📅 All sessions
calendar-caption = A calendar file for Google, Apple and Outlook calendars. When the programme changes, ask for it again: the same entries are updated.

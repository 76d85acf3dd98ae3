# When an announcement goes
moment-choose-now = As soon as it is confirmed
moment-choose-time = At a time
moment-choose-session = By the programme
moment-choose-validity = How long it holds
moment-which-session = With which session?
moment-no-session = No session is to come.
moment-which-edge = When does it go, seen from “{ $session }”?
moment-edge-at-start = When it begins
moment-edge-at-end = When it ends
moment-edge-before-start =
    { $minutes ->
        [one] { $minutes } minute before it begins
       *[other] { $minutes } minutes before it begins
    }
moment-edge-before-end =
    { $minutes ->
        [one] { $minutes } minute before it ends
       *[other] { $minutes } minutes before it ends
    }
moment-edge-after-end =
    { $minutes ->
        [one] { $minutes } minute after it ends
       *[other] { $minutes } minutes after it ends
    }
announcement-time-at =
    When shall it be sent? Please type a time such as 14:30, or day, month and time such as 17/12 08:00.

    The time is that of the forum.
error-time-not-understood = The time was not understood. Please type it like 14:30, or with day and month like 17/12 08:00.
error-moment-has-passed = This time has passed. Please choose a later one.
error-session-is-off = This session is no longer on. Please choose another moment.

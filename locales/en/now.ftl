# Now and next
command-now = What is on now, and what is next
now-open = Now
now-clock = <b>It is { $time }</b>, { $day }
now-on = <b>On now</b>
now-line = • { $title }, until { $end }
now-line-room = • { $title } — { $room }, until { $end }
now-nothing = No session is on at this moment.
now-next = <b>Next, in { $in }</b>, at { $start }
now-then = <b>Then, at { $start }</b>
now-next-day = <b>No more sessions today.</b> They continue on { $day } at { $start }:
now-before =
    { $days ->
        [0] <b>The programme begins today</b>, { $day }, at { $start }:
        [one] <b>The programme begins tomorrow</b>, { $day }, at { $start }:
       *[other] <b>The programme begins in { $days } days</b>, { $day }, at { $start }:
    }
now-over = <b>The sessions are over.</b> Thank you for taking part. The programme stays here to look at.
now-last = These are the last sessions of the programme.
now-refresh = Refresh
toast-now = Up to date: { $time }
duration-minutes =
    { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }
duration-hours =
    { $hours ->
        [one] one hour
       *[other] { $hours } hours
    }
duration-both = { $hours } and { $minutes }

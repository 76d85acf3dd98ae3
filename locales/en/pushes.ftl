# What comes by itself
push-morning = <b>Good morning. The programme of { $day }</b>
push-reminder =
    { $count ->
        [one] <b>Reminder</b>: at { $start } begins:
       *[other] <b>Reminder</b>: at { $start } begin { $count } sessions in parallel:
    }
push-soon = In { $in }.
push-started = It has begun.
push-ended = <b>Which session did you attend?</b> Please choose the one to rate.

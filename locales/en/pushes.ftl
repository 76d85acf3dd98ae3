# What comes by itself
push-morning = <b>Good morning. The programme of { $day }</b>
push-soon =
    { $count ->
        [one] <b>Reminder: in { $in }</b>, at { $start }
       *[other] <b>Reminder: { $count } parallel sessions in { $in }</b>, at { $start }
    }
push-started =
    { $count ->
        [one] <b>Reminder: it has just begun</b>, at { $start }
       *[other] <b>Reminder: { $count } parallel sessions have just begun</b>, at { $start }
    }
push-ended = <b>Which session did you attend?</b> Please choose the one to rate.
push-none = I was in none of them

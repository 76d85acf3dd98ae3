# Rules of the register, for owners
rules-button = ⚙️ Rules of recommendations
rules-title = ⚙️ <b>Rules of recommendations</b>
rules-shown = Authors' names: shown to participants.
rules-hidden = Authors' names: for the secretariat alone.
rules-show = Show names to participants
rules-hide = Hide names from participants
rules-limit =
    { $count ->
        [one] Each participant in each session: { $count } recommendation.
       *[other] Each participant in each session: { $count } recommendations.
    }
rules-set-limit =
    { $count ->
        [one] { $count } a session
       *[other] { $count } a session
    }

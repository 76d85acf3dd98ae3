# Recommendations
recommendations-title = 📝 <b>My recommendations</b>
recommendations-none = You have not made one yet. A recommendation names a problem, an action, an implementing body and a time frame; you will be asked for each in turn.
recommendations-count =
    { $count ->
        [one] You have { $count } recommendation on record.
       *[other] You have { $count } recommendations on record.
    }
recommendations-line = • No. { $reference } ({ $state }): { $title }
recommendations-new = New recommendation
recommendations-mine = My recommendations
recommendations-open = Open it
recommendations-edit = Edit
recommendations-withdraw = Withdraw
recommendations-card = 📝 <b>Recommendation { $reference }</b>
recommendations-state = State: <b>{ $state }</b>
recommendations-submitted-on = Submitted on { $day }
recommendations-state-submitted = Submitted
recommendations-state-under_review = Under review
recommendations-state-needs_info = Needs clarification
recommendations-state-accepted = Accepted
recommendations-state-accepted_modified = Accepted as amended
recommendations-state-referred = Referred
recommendations-state-deferred = Deferred
recommendations-state-rejected = Not accepted
recommendations-withdrawn = Withdrawn
recommendations-submitted =
    ✅ Your recommendation is on record under the reference <b>{ $reference }</b>

    { $title }

    You can edit it until the secretariat has begun to look at it.
recommendations-withdraw-sure =
    <b>Withdraw recommendation { $reference }?</b>

    { $title }

    This cannot be undone. You will still see it, marked as withdrawn.
recommendations-withdraw-yes = Yes, withdraw it
recommendations-unfinished =
    You have an unfinished recommendation:
    <b>{ $draft }</b>

    Would you like to go on with it? Starting over deletes this draft.
recommendations-anew = Start over
recommendations-draft = Draft without a title
recommendations-draft-titled = Draft: { $title }
recommendations-draft-edit = Unfinished change of { $reference }
toast-recommendation-edited = Changes to { $reference } saved
toast-recommendation-withdrawn = { $reference } withdrawn
error-session-gone = This session is cancelled or no longer in the programme. Your answers are kept; please choose another session.
error-focus-area-gone = This focus area is no longer on the list. Your answers are kept; please choose another one.
error-too-many-here =
    { $most ->
        [one] Each participant can make { $most } recommendation in a session, and yours is on record.
       *[other] Each participant can make at most { $most } recommendations in a session, and you have made as many.
    }
error-already-withdrawn = Recommendation { $reference } was withdrawn already.
error-editing-ended = The secretariat has begun to look at { $reference }, so it can no longer be edited here. Please speak to the secretariat.
error-withdrawing-ended = A decision was made on { $reference }, so it can no longer be withdrawn. Please speak to the secretariat.
error-said-before = You have this very recommendation on record as { $reference }. You can edit it under My recommendations.
error-own-recommendation = { $reference } is your own recommendation; you can support those of others.
error-support-closed = { $reference } takes no support any more.
error-move-refused = Where { $reference } stands now, this cannot be done with it.
error-taken-by-another = A colleague of the secretariat has { $reference } at the moment; it is free again when they are done or their time is up.
error-undo-too-late = Undoing is possible for one minute, as long as nothing else has happened to the recommendation.

# Recommendations
recommendations-open = Open it
recommendations-submitted =
    ✅ Your recommendation is on record under the reference <b>{ $reference }</b>

    { $title }

    You can edit it until somebody supports it or the secretariat begins to look at it.
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
error-editing-ended = Somebody supports { $reference } or the secretariat has begun to look at it, so it can no longer be edited here. You can ask for other words under More on its card.
error-withdrawing-ended = A decision was made on { $reference }, so it can no longer be withdrawn. Please speak to the secretariat.
error-said-before = You have this very recommendation on record as { $reference }. You can edit it under My recommendations.

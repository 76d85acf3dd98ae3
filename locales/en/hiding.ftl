# Reporting a recommendation, and hiding it
hiding-report-sure =
    <b>Report { $reference }?</b>
    { $title }

    The report goes to the secretariat alone, without your name. It is for what offends, or tells personal data.
hiding-report-yes = Yes, report it
hiding-reported = The secretariat has your report of { $reference } and will look at it.
hiding-decide = ⚠️ <b>{ $reference } was reported</b>
hiding-reports =
    { $count ->
        [0] no report waits
        [one] { $count } report
       *[other] { $count } reports
    }
hiding-hide = Hide: { $why }
hiding-let-stand = Let it stand
hiding-unhide = Show it again
hiding-open = Hide or show
hiding-waiting = <b>Reported recommendations</b>
hiding-none = No report waits for a look.
hiding-waiting-one = { $reference } ({ $count })
hiding-waiting-button = ⚠️ Reported ({ $count })
hiding-told =
    The secretariat has hidden your recommendation { $reference } from participants:
    { $title }

    Reason: { $why }. You can ask the secretariat about it, or submit it in other words.
toast-hidden = { $reference } is hidden
toast-let-stand = { $reference } is shown to participants
error-too-many-reports =
    { $most ->
        [one] Each participant can report { $most } a day. Please go on tomorrow.
       *[other] Each participant can report { $most } a day. Please go on tomorrow.
    }
hiding-title = <b>Hide or show { $reference }</b>

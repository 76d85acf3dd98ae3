# Report, closing statement and pictures: documents that leave the bot
report-title = Report of the forum
report-contents = Contents
report-page = Page
report-letterhead = The host's letterhead
report-sample = Made-up data, for trying out.
report-moment = As of { $day }, { $time }
report-until = to { $day }
report-gregorian = { $day }
report-both = { $gregorian } ({ $day } { $month } { $year } AH)
report-hijri-1 = Muharram
report-hijri-2 = Safar
report-hijri-3 = Rabi al-Awwal
report-hijri-4 = Rabi al-Akhir
report-hijri-5 = Jumada al-Ula
report-hijri-6 = Jumada al-Akhirah
report-hijri-7 = Rajab
report-hijri-8 = Shaaban
report-hijri-9 = Ramadan
report-hijri-10 = Shawwal
report-hijri-11 = Dhu al-Qidah
report-hijri-12 = Dhu al-Hijjah
report-only-session = Only the session: { $value }
report-only-focus-area = Only the focus area: { $value }
report-only-state = Only the state: { $value }
report-only-municipality = Only the municipality: { $value }
report-only-since = Only what was submitted since: { $value }
report-between = { ", " }
report-figures = The forum in figures
report-figure = What
report-number = Number
report-total-invited = Invited
report-total-registered = Registered
report-total-present = Present
report-total-municipalities = Municipalities present
report-total-sessions = Sessions
report-total-answers = Ratings
report-total-raters = Participants who rated
report-total-average = Average rating (of 5)
report-total-recommendations = Recommendations
report-total-authors = Authors of recommendations
report-total-supports = Supports
report-total-withdrawn = Withdrawn recommendations
report-total-merged = Recommendations merged into others
report-workshops = Sessions: feedback and recommendations
report-when = { $day }, { $first } to { $last }
report-no-recommendations = No recommendations were made in this session.
report-no-feedback = This session has no ratings.
report-feedback = Ratings: { $answers } of { $asked }.
report-held-back = Some without a name are left out of the result, as they are fewer than five.
report-of-five = { NUMBER($number, minimumFractionDigits: 1) } of 5
report-chip = { $name } ({ $count })
report-by = Author
report-by-session = The session itself
report-with-others =
    { $count ->
        [one] { $name }, with { $count } co-author
       *[other] { $name }, with { $count } co-authors
    }
report-annex-attendance = Annex: attendance
report-attendance-list = Day or session
report-attendance-expected = Expected
report-attendance-present = Present
report-attendance-missing = Missing
report-annex-method = Annex: method
report-method-feedback = Ratings go from 5 (excellent) to 1 (poor); each participant has one a session, and can change it until feedback closes.
report-method-response = The response rate is who sent a rating as a share of those who were there, or of all whom the session concerns where that is not known.
report-method-floor = What fewer than five ratings without a name say is not shown.
report-method-order = The recommendations of a session stand in the order of their support.
report-method-moment = All figures are as of the moment of the report.
report-annex-gone = Annex: withdrawn and merged recommendations
report-none-gone = None was withdrawn or merged.
report-became = What became of it
report-merged = Merged into { $reference }

statement-title = Closing statement and recommendations
statement-number = Reference number
statement-date = Date
statement-held = The { $event } was held in { $place } from { $first } to { $last } by the { $host }.
statement-held-day = The { $event } was held in { $place } on { $first } by the { $host }.
statement-people =
    { $count ->
        [one] { $count } participant
       *[other] { $count } participants
    }
statement-sessions =
    { $count ->
        [one] { $count } session
       *[other] { $count } sessions
    }
statement-took-part = In { $sessions }, { $people } shared views and experience on the work of municipalities and on how to improve it.
statement-agreed =
    { $count ->
        [0] No recommendations have been adopted by the time of this statement.
        [one] The participants agreed on this recommendation:
       *[other] The participants agreed on these { $count } recommendations:
    }
statement-thanks = In closing, the participants thank the { $host } for the organisation, and all who helped the forum to succeed.
statement-issued = Issued in { $place } on { $day }.
statement-secretariat = The secretariat of the forum

picture-ratings = Average rating by session
picture-ratings-note = Of 5; in brackets the number of ratings
picture-responses = Response rate by session
picture-responses-note = Who sent a rating, of those present, or of all whom the session concerns
picture-states = Recommendations by focus area and state
picture-stars = Ratings of each kind
picture-stars-of = Ratings: { $name }
picture-none = No result
picture-decimal = { NUMBER($number, minimumFractionDigits: 1) }
picture-moment = { $day } { $time }

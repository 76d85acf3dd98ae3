# Export: files that leave the bot
export-choose =
    <b>Export</b>: please choose the file.

    It arrives in this chat as CSV, which Excel opens.
export-contacts = Shall the participants' file hold telephone numbers?
export-with-contacts = With numbers
export-without-contacts = Without numbers
export-back = Back
export-another = Another file
export-semicolon = With semicolons
export-comma = With commas
export-recommendations = Recommendations
export-feedback = Feedback
export-participants = Participants
export-attendance = Attendance
export-announcements = Announcements
export-programme = Programme
export-feedback-summary = Feedback summary
export-codebook = Codebook
export-all = All files
export-preparing = The file “{ $file }” is being prepared and will arrive in this chat.
export-done =
    { $count ->
        [0] The file “{ $file }” is ready; there are no rows in it yet.
        [one] The file “{ $file }” is ready, with { $count } row.
       *[other] The file “{ $file }” is ready, with { $count } rows.
    }
export-failed = The file “{ $file }” could not be prepared. Please try again in a while.
export-too-large = The file “{ $file }” is larger than Telegram takes; it can be had from the command line on the server.
export-caption =
    File: <b>{ $file }</b>, { $day } { $time }
    If everything stands in one column, use the file with semicolons.
export-caption-semicolon = File: <b>{ $file }</b> with semicolons, { $day } { $time }
toast-export-waits = This file is being prepared.

column-reference = Reference
column-state = State
column-workshop-code = Workshop code
column-workshop = Workshop
column-focus-area = Focus area
column-title = Title
column-problem = Problem
column-action = Proposed action
column-responsible-body = Implementing body
column-time-frame = Time frame
column-priority = Priority
column-author-of-recommendation = Author
column-author-of-feedback = Participant
column-author-of-announcement = Written by
column-municipality = Municipality
column-region = Region
column-supporters = Supporters
column-submitted-at = Submitted
column-updated-at = Last changed
column-answer = Answer
column-answered-at = Answered
column-merged-into = Merged into
column-follow-up-state = Follow-up
column-due-on = Due on
column-progress = Progress
column-rating = Rating
column-chips = Impressions
column-comment = Comment
column-name = Name
column-position = Position
column-phone = Phone
column-registered-at = Registered
column-language = Language
column-reachable = Can be written to
column-roles = Roles
column-list = List
column-checked-in-at = Checked in
column-checked-in-by = Checked in by
column-number = Number
column-audience = Audience
column-text = Text
column-created-at = Created
column-recipients = Recipients
column-sent = Sent
column-failed = Failed
column-blocked = Blocked the bot
column-skipped = Not sent
column-uncertain = Uncertain
column-pending = Waiting
column-acknowledged = Acknowledged

column-between = { ", " }
column-recommendation-state-draft = Draft
column-recommendation-state-submitted = { recommendations-state-submitted }
column-recommendation-state-under-review = { recommendations-state-under_review }
column-recommendation-state-needs-info = { recommendations-state-needs_info }
column-recommendation-state-accepted = { recommendations-state-accepted }
column-recommendation-state-accepted-modified = { recommendations-state-accepted_modified }
column-recommendation-state-referred = { recommendations-state-referred }
column-recommendation-state-deferred = { recommendations-state-deferred }
column-recommendation-state-rejected = { recommendations-state-rejected }
column-recommendation-state-withdrawn = Withdrawn
column-time-frame-short = { recommendation-time_frame-short }
column-time-frame-medium = { recommendation-time_frame-medium }
column-time-frame-long = { recommendation-time_frame-long }
column-priority-high = { recommendation-priority-high }
column-priority-medium = { recommendation-priority-medium }
column-priority-low = { recommendation-priority-low }
column-participant-state-invited = Invited
column-participant-state-registered = Registered
column-participant-state-pending = Waiting for approval
column-participant-state-declined = Not accepted
column-participant-state-withdrawn = Withdrawn
column-language-ar = Arabic
column-language-en = English
column-reachable-yes = Yes
column-reachable-never = Never started the bot
column-reachable-blocked = Blocked the bot
column-reachable-deactivated = Account closed
column-role-owner = { role-owner }
column-role-organizer = { role-organizer }
column-role-secretariat = { role-secretariat }
column-role-facilitator = { role-facilitator }
column-role-rapporteur = { role-rapporteur }
column-role-usher = { role-usher }
column-audience-everyone = All registered participants
column-announcement-state-draft = Draft
column-announcement-state-scheduled = Scheduled
column-announcement-state-sending = Being sent
column-announcement-state-paused = Paused
column-announcement-state-sent = Sent
column-announcement-state-cancelled = Stopped

column-part-of = Row
column-part-of-session = Session
column-part-of-focus-area = Focus area
column-summary-code = Code
column-summary-name = Session or focus area
column-asked = Asked
column-answers = Ratings
column-response-rate = Response rate
column-average = Average
column-five = Excellent (5)
column-four = Very good (4)
column-three = Good (3)
column-two = Fair (2)
column-one = Poor (1)
column-comments = Comments
column-recommendations = Recommendations
column-chart-ratings = Average rating by session (of 5)
column-chart-answers = Ratings by session
column-chart-areas = Average rating by focus area (of 5)

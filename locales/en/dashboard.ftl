# The dashboard of feedback
command-dashboard = How feedback stands
staff-dashboard = Feedback so far
dashboard-title = 📊 <b>Feedback so far</b>
dashboard-until = Rating is open until the end of { $day }.
dashboard-line = • { $title }: { $answered } of { $asked } answered, mean { $mean }
dashboard-none = No results yet. Each session appears here when it ends.
dashboard-whole =
    { $count ->
        [0] No answers yet.
        [one] In all: one answer, mean { $mean } of 5.
       *[other] In all: { $count } answers, mean { $mean } of 5.
    }
dashboard-updated = Updated: { $time }
dashboard-picture = Picture
dashboard-settings = Settings
dashboard-session = 📊 <b>{ $title }</b> · { $code }
dashboard-present = Present: { $count }
dashboard-unknown = Nobody was checked in here; asked for feedback: { $asked }
dashboard-answered = Answered: { $count }
dashboard-missing = Not answered: { $count }
dashboard-no-answers = No answers to show yet.
dashboard-mean =
    { $count ->
        [0] No answers yet.
        [one] <b>Mean { $mean } of 5</b> (one answer)
       *[other] <b>Mean { $mean } of 5</b> ({ $count } answers)
    }
dashboard-5 = Excellent
dashboard-4 = Very good
dashboard-3 = Good
dashboard-2 = Fair
dashboard-1 = Poor
dashboard-stars = { $name } { $bar } { $count }
dashboard-further = { $question }: { $mean } of 5 ({ $count })
dashboard-chips = Most chosen: { $chips }
dashboard-chip = { $chip } { $count }
dashboard-waiting =
    { $count ->
        [0] No answers without name wait.
        [one] One answer without name is not in the figures: they are shown only { $floor } or more together.
       *[other] { $count } answers without name are not in the figures: they are shown only { $floor } or more together.
    }
dashboard-comments-open = Comments ({ $count })
dashboard-missing-open = Not answered ({ $count })
dashboard-publish = Show results to participants
dashboard-unpublish = Hide results from participants
dashboard-back = All sessions
dashboard-comments =
    <b>Comments on { $title }</b>
    In all: { $count }
dashboard-no-comments = No comments yet.
dashboard-by = { $number }. { $stars } { $name }, { $municipality }
dashboard-without-name = { $number }. { $stars } without name
dashboard-hidden = Hidden from reports and files
dashboard-heard = Written down by machine, may be wrong:
dashboard-hide = Hide { $number }
dashboard-show = Show { $number }
dashboard-play = Listen { $number }
dashboard-missing-title =
    <b>Not answered: { $title }</b>
    In all: { $count }
dashboard-name = • { $name }, { $municipality }
dashboard-name-without-telegram = • { $name }, { $municipality } (without Telegram)
dashboard-nudge = Remind them
dashboard-nudge-sure =
    { $count ->
        [0] Nobody can be reminded of { $title }.
        [one] Remind one participant to rate { $title }?
       *[other] Remind { $count } participants to rate { $title }?
    }
dashboard-nudge-left =
    { $count ->
        [0] No reminders are left for this session.
        [one] This is the last reminder for this session.
       *[other] They can be reminded { $count } times a session.
    }
dashboard-nudge-yes = Yes, remind them
dashboard-nudged =
    { $count ->
        [0] Nobody is left to be reminded.
        [one] One participant is reminded, unless they answer first.
       *[other] { $count } participants are reminded, except who answers first.
    }
dashboard-nudged-enough = Both reminders for this session were sent.
dashboard-drawing = The picture is being drawn and will arrive here in a moment.
dashboard-by-session = Mean rating by session
dashboard-by-area = Mean rating by focus area
dashboard-picture-below = Of 5; the number of answers in brackets
dashboard-note = Answers without name count only five or more together.
dashboard-settings-title = <b>Feedback settings</b>
dashboard-window =
    { $count ->
        [0] Feedback closes on the last day of the event.
        [one] Feedback closes one day after the event, at the end of { $day }.
       *[other] Feedback closes { $count } days after the event, at the end of { $day }.
    }
dashboard-window-choose = The window in days:
dashboard-published = Once feedback has closed, participants see the results of { $published } of { $total } sessions: figures, no comments.
dashboard-days = { $days }
dashboard-publish-all = Show all results to participants
dashboard-unpublish-all = Hide all results from them
dashboard-questions = Questions
dashboard-too-few = Results are not shown: there are fewer than { $floor } answers.
toast-comment-hidden = Comment hidden
toast-comment-shown = Comment shown
toast-dashboard-drawing = The picture is being drawn
toast-published = Shown once feedback has closed
toast-unpublished = Not shown
toast-window-set = The window is set
error-nudged-enough = { $most } reminders were sent for this session; no more can be sent.

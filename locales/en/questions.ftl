# The questions of feedback
questions-title =
    <b>Questions</b>
    After the stars there are chips of one tap, and further questions with stars if there are any. For which sessions?
questions-every = Every other kind
questions-set = <b>Questions: { $kind }</b>
questions-general = This kind has no questions of its own; these are those of every kind.
questions-ratings = <b>Questions with stars:</b>
questions-chips = <b>Chips:</b>
questions-none = nothing
questions-line = • { $ar } ({ $en })
questions-bare = • { $ar }
questions-edit-chips = Edit the chips
questions-edit-ratings = Edit the star questions
questions-saved = Saved. They hold for sessions that end from now on.
questions-lines =
    Please write each on a line of its own, Arabic and then English, with a bar between them:
    <blockquote>Example: { questions-example }</blockquote>
questions-example = واضحة | Clear
questions-lines-label = Lines
questions-now = <b>As it is now ({ $kind }):</b>
questions-preview = <b>The lines before they are saved</b>
questions-send = Save
questions-clear = None at all
column-question-kind = Kind of session
column-question-form = Form
column-question-form-rating = Star question|Stars
column-question-form-chip = Chip
column-question-ar = Text in Arabic
column-question-en = Text in English
error-too-many-questions = That is more than a card can hold: { $chips } chips and { $ratings } star questions at most.
error-question-too-long = One of them is longer than a button: { $most } letters at most in each language.

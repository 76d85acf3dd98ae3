# The rapporteur: what the room agreed
command-record = Record what the room agreed
record-open = 🖊 Room records
record-sessions = <b>Session recommendations</b>: please choose the session.
record-no-session = There is no session yet whose recommendations could be recorded.
record-title = 🖊 <b>What the room agreed: { $title }</b>
record-count =
    { $count ->
        [0] Nothing is recorded yet.
        [one] { $count } recommendation recorded.
       *[other] { $count } recommendations recorded.
    }
record-line = • No. { $reference }: { $title }
record-line-by = • No. { $reference }: { $title } (by { $name })
record-new = ➕ New recommendation
record-enough = ✔️ Done
record-others = Take in a participant's · { $count }
record-other-session = Another session
record-others-title = <b>Participants' recommendations that the room can take in: { $title }</b>
record-others-none = There are no others in this session.
record-card = 🖊 <b>Recommendation { $reference }</b>
record-own = Recorded for the session by its rapporteur.
record-by = By { $name }, whose name stays with it.
record-take-in = ➕ Take it in
record-take-out = Take it out again
record-reword = Edit text
record-delete = Delete
record-delete-sure =
    <b>Delete { $reference } from the session's recommendations?</b>

    { $title }
record-delete-yes = Yes, delete it
record-taken-in = ✅ { $reference } is among the session's recommendations.
record-reworded = ✅ The new text of { $reference } is kept.
record-kept = ✅ { $reference } recorded. You can write the next one.
record-now =
    The text now:
    <blockquote>{ $text }</blockquote>
record-text = <b>Please write the recommendation in one message.</b> A short first line is its title.
record-focus_area = <b>Which focus area?</b>
record-responsible_body = <b>Which body implements it?</b> Choose or type.
record-time_frame = <b>In which time frame?</b>
record-reword-text = <b>What is the new text?</b>
toast-recorded = { $reference } recorded
toast-record-taken-out = { $reference } is no longer among the session's recommendations

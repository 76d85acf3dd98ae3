# The digest of a day's feedback
digest-title = 📊 <b>Feedback of { $day }</b>
digest-whole = Answers: { $answers } · Comments: { $comments }

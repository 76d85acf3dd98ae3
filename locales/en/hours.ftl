# When the forum writes by itself
hours-open = ⏰ Notice times
hours-title = <b>Times of notices</b>
    A press goes on to the next value.
hours-reminder_minutes = Reminder before a session: { $value }
hours-morning_hour = The day's programme: { $value }
hours-feedback_grace_minutes = Feedback after the end: { $value }
hours-quiet_minutes = Telling after a release: { $value }
hours-night = 🌙 Quiet hours: { $hours }
hours-night-words = { $start } to { $end }
hours-night-none = none
toast-hours = Kept

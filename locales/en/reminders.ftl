# Reminders
reminders-open = 🔔 Reminders
reminders-title =
    <b>What is sent by itself</b>
    Each kind can be switched off and on. Announcements and changes of the programme always arrive.
reminders-morning = The morning's programme
reminders-reminder = Before sessions
reminders-feedback = Calls for feedback
reminders-on = ✓ { $kind }
reminders-off = ✗ { $kind }
toast-muted = Switched off
toast-unmuted = Switched on

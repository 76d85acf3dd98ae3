# Sending an announcement
announcement-topic = Announcements
toast-announcement-counted = These are the latest numbers.
toast-announcement-sending = It is being sent.
toast-announcement-paused = Sending is paused.
toast-announcement-cancelled = Sending is stopped.
toast-announcement-sent = It had been sent before it could be stopped.
toast-announcement-scheduled = The announcement is scheduled.
error-nobody-to-reach = No registered participant of these conditions can be written to, so the announcement was not sent.

# The list of announcements
announcement-list = <b>Announcements</b>
announcement-list-empty = No announcement has been sent yet.
announcement-line = <b>Announcement { $number }</b>, { $when }
announcement-line-scheduled = Scheduled, not sent yet
announcement-line-sending = Being sent: { $sent } of { $total }
announcement-line-paused = Paused after { $sent } of { $total }
announcement-line-sent = Sent to { $sent } of { $total }
announcement-line-cancelled = Stopped after { $sent } of { $total }
announcement-line-withdrawn = Withdrawn after it was sent to { $sent } of { $total }
announcement-number = Announcement { $number }
announcement-line-draft = Draft, not sent yet
announcement-line-asked = Waits for approval, not sent yet
announcement-number-draft = Go on with draft { $number }

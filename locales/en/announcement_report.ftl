# The report of an announcement
report-title =
    { $total ->
        [0] <b>Report of announcement { $number }</b>: no recipients
        [one] <b>Report of announcement { $number }</b>: { $total } recipient
       *[other] <b>Report of announcement { $number }</b>: { $total } recipients
    }
report-name = • { $name }
report-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
report-file = Excel file
report-preparing = The report is being written and comes as a message.
report-caption = Report of announcement { $number } by name
report-sheet = Announcement { $number }
toast-report-preparing = The file is being written.
report-value-acknowledged = Confirmed
report-acknowledged = Confirmed: { $count }
report-value-sent = Sent
report-sent = Sent: { $count }
report-value-blocked = Blocked the bot or cannot be written to
report-blocked = Blocked the bot or cannot be written to: { $count }
report-value-failed = Failed
report-failed = Failed: { $count }
report-value-uncertain = Uncertain
report-uncertain = Uncertain: { $count }
report-value-skipped = Not sent because of the stop
report-skipped = Not sent because of the stop: { $count }
report-value-pending = Waiting
report-pending = Waiting: { $count }
report-value-unacknowledged = Not confirmed yet
report-column-name = Name
report-column-municipality = Municipality
report-column-standing = Outcome
report-column-sent-at = Sent at
report-column-acknowledged-at = Confirmed at
report-column-error = Reason

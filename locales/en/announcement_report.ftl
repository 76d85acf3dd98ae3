# The report of an announcement
delivered-title =
    { $total ->
        [0] <b>Report of announcement { $number }</b>: no recipients
        [one] <b>Report of announcement { $number }</b>: { $total } recipient
       *[other] <b>Report of announcement { $number }</b>: { $total } recipients
    }
delivered-name = • { $name }
delivered-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
delivered-file = Excel file
delivered-preparing = The report is being written and comes as a message.
delivered-caption = Report of announcement { $number } by name
delivered-sheet = Announcement { $number }
toast-report-preparing = The file is being written.
delivered-value-acknowledged = Confirmed
delivered-acknowledged = Confirmed: { $count }
delivered-value-sent = Sent
delivered-sent = Sent: { $count }
delivered-value-unconfirmed = Sent, not confirmed
delivered-unconfirmed = Sent, not confirmed: { $count }
delivered-value-blocked = Blocked the bot or cannot be written to
delivered-blocked = Blocked the bot or cannot be written to: { $count }
delivered-value-failed = Failed
delivered-failed = Failed: { $count }
delivered-value-uncertain = Uncertain
delivered-uncertain = Uncertain: { $count }
delivered-value-skipped = Not sent because of the stop
delivered-skipped = Not sent because of the stop: { $count }
delivered-value-pending = Waiting
delivered-pending = Waiting: { $count }
delivered-value-unacknowledged = Not confirmed yet
delivered-value-unpinned = There without being pinned, as the bot may not pin
delivered-column-name = Name
delivered-column-municipality = Municipality
delivered-column-standing = Outcome
delivered-column-sent-at = Sent at
delivered-column-acknowledged-at = Confirmed at
delivered-column-error = Reason

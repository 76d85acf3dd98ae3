# Announcements: written by organizers, sent to the participants
toast-announcement-counted = These are the latest numbers.
toast-announcement-sent-before = This announcement was sent before.
toast-announcement-cancelled = Sending is stopped.
toast-announcement-sent = Sending had ended before the stop.
error-announcement-too-long =
    { $most ->
        [one] An announcement has { $most } character at most; this one has { $length }.
       *[other] An announcement has { $most } characters at most; this one has { $length }. Please shorten it and send it again.
    }
error-nobody-to-reach = No registered participant can be written to yet, so the announcement was not sent.

# The end of a session
ending-sure = Is “{ $title }” over? Those concerned are asked for feedback at once.
ending-yes = Yes, it is over
toast-ended = Noted. Feedback is being asked for
toast-ended-before = That was said before
toast-reopened = The session goes on
error-not-begun = This session has not begun yet. It begins at { $time }.
error-nothing-to-end = There is no need: it is a break, was cancelled, or is over and feedback was asked for.

# My agenda
command-agenda = My agenda and chosen sessions
toast-seat-taken = Added to your agenda
toast-seat-waiting = On the waiting list, place { $place }
toast-seat-given-up = Removed from your agenda
toast-calendar = The calendar file is being prepared
error-not-to-be-chosen = This session cannot be added to an agenda: it was cancelled, has ended, or is a break.
error-sessions-clash = Another session of the agenda is at the same time. Please choose one of them.

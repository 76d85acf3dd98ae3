# Check-in at the door
command-checkin = Check people in at the door
checkin-button = ✅ Check in
draft-substitute = A substitute's name
substitute-name = Who came as the substitute?
substitute-name-label = Substitute
toast-checkin-undone-before = This was undone before.
error-list-closed = People are checked in on today's lists only; this one is of another day.
error-too-few-letters = Please type at least three letters of the name or the municipality.
error-not-expected = This participant is not among the invited and registered now. Please ask the organizers.

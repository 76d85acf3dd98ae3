# Requests to register: the staff's card, and what the one who asks sees
request-title = <b>Request { $number } to register</b>
request-name = Name: { $name }
request-municipality = Municipality: { $municipality }
request-position = Position: { $position }
request-unnamed = Request { $number }
request-person = • { $name }, { $municipality }, { $position }
request-person-same-number = • { $name }, { $municipality }, { $position } (the same phone number)
request-kind-claim =
    { $count ->
        [one] Somebody on the roster fits. It is not proved that this is their account:
       *[other] { $count } people on the roster fit. It is not proved whose account this is:
    }
request-kind-nobody = Nobody on the roster fits any more.
request-kind-approval = The name is not on the roster, and registration needs approval.
request-kind-taken = This person is registered from another account. Accepting moves the registration to the new one and unlinks the old one:
request-number-typed = ⚠️ The number was typed, and nothing shows that it is theirs. Please make sure before you accept.
request-accept = Accept
request-accept-as = Accept { $place }: { $name }
request-accept-new = Somebody new
request-decline = Decline
request-accepted = ✅ Accepted by { $name }
request-declined = Declined by { $name }
request-withdrawn = The request was withdrawn, or settled by another registration.
request-staff = the organizers
requests-waiting =
    { $count ->
        [0] No requests wait.
        [one] One request waits for a decision.
       *[other] { $count } requests wait for a decision.
    }
request-asked-claim =
    ⏳ The organizers have your request. Their answer arrives here.

    The typed name or number fits somebody on the roster, so that the organizers have to confirm who it is. With your invitation code you are registered at once.
request-asked-approval = ⏳ The organizers have your request to register. Their answer arrives here.
request-asked-taken = ⏳ Somebody is registered with these details from another account. The organizers have been told, and their answer arrives here.
request-take-back = Withdraw request
request-taken-back = The request is withdrawn. You can register at any time.
toast-request-sent = Request sent
toast-request-taken-back = Request withdrawn
toast-request-accepted = Accepted
toast-request-declined = Declined
toast-request-decided = This request was decided before
error-too-many-requests = That is as many requests as one day takes. Please ask the organizers.
error-own-request = This request is your own: another owner or organizer decides on it.

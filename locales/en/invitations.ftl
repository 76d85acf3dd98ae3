# Personal invitations: the link and the code
code-open = 🔑 I have a code
code-again = Type it again
code-code = Please type your invitation code: eight letters and digits, as on the invitation card.
invitation-whose = This is the invitation of <b>{ $name }</b>, { $municipality }.
invitation-agree = I agree, register me
invitation-yours = This is your own invitation, and { $name } is registered.
invitation-wrong = No invitation has this code or link. It may be mistyped, or a newer one was issued.
invitation-left =
    { $count ->
        [0] No tries are left within this hour.
        [one] One try is left within this hour.
       *[other] { $count } tries are left within this hour.
    }
invitation-void = This invitation does not hold for this account any more. Please ask the organizers.
error-code-not-readable =
    { $length ->
        [one] The code has one letter or digit, as on the invitation card.
       *[other] The code has { $length } letters and digits, as on the invitation card.
    }

column-invitation-sheet = Invitations
column-invitation-name = Name
column-invitation-municipality = Municipality
column-invitation-code = Invitation code
column-invitation-link = Invitation link
cli-invitation-how = To register: read the square with the phone's camera, or type the code in the Telegram chat:

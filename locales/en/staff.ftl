# The staff: roles given and taken, and one-time links to them
command-staff = The staff and its roles
staff-team = 👥 The staff

team-open = The staff
team-title = <b>The staff</b>
team-holder = • { $role }: { $name }
team-holder-fixed = • { $role }: { $name } *
team-fixed = * By the bot's settings: this role is not taken back here, but by whoever runs the server.
team-nameless = account { $account }
team-role-for = { $role }, { $scope }
team-scope-all = the whole forum
team-scope-session = session { $code }
team-candidate = { $name } · { $municipality }

team-give = Give a role
team-make-link = One-time link
team-take = Take a role back
team-asking =
    { $count ->
        [one] One request to decide
       *[other] { $count } requests to decide
    }

team-person = Who gets the role? Please type three letters of the name, or choose among the registered participants.
team-person-label = Name
team-role = Which role?
team-role-label = Role
team-scope = For which day or session?
team-scope-label = For
team-preview = <b>Please check before the role is given</b>
team-given = ✅ { $name } now has the role “{ $role }” and has been told.
team-given-before = { $name } has the role “{ $role }” already.
draft-team = Giving a role

team-link-role = { team-role }
team-link-role-label = { team-role-label }
team-link-scope = { team-scope }
team-link-scope-label = { team-scope-label }
team-link-preview = <b>Please check before the link is made</b>
team-link-send = Make the link
draft-team-link = Link for the staff
team-link =
    <b>A one-time link</b>
    Role: { $role }
    Good until { $day }, { $time }.

    Please send it to the one it is for: { $address }

    Once it is opened, the owners are asked, and the role is given when one of them agrees. This link cannot be shown again.
team-link-drop = Cancel the link
team-link-dropped = The link is cancelled and leads nowhere.
team-link-too-late = This link was used, or had expired, before.
team-link-wrong = This link is not right. Please ask whoever sent it for a new one.
error-link-expired = This link has expired or was cancelled. Please ask whoever sent it for a new one.
error-link-used-before = This link was used before, and each works once. Please ask whoever sent it for a new one.
error-link-is-yours = You made this link yourself. Please send it to the one it is for; it has not been used up.
error-role-held-already = You have this role already. The link has not been used up.

team-asked = Your request for the role “{ $role }” has reached the forum's owners. Their answer will come here.
team-asks = <b>Request for the role “{ $role }”</b>
    Name: { $name }
team-asks-registered = A registered participant. The request came by a one-time link.
team-asks-unregistered = Not registered in the forum; the name is the one at Telegram. The request came by a one-time link.
team-accept = Accept
team-decline = Decline
team-accepted = ✅ { $name }'s request is accepted; the role “{ $role }” is given.
team-declined = { $name }'s request for the role “{ $role }” is declined.
toast-team-decided-before = This request had been decided

team-take-whose = From whom shall a role be taken back?
team-take-which = Which role shall be taken back from { $name }?
team-take-sure = Take the role “{ $role }” back from { $name }?
team-take-yes = Yes, take it back
team-taken = ✅ The role is taken back from { $name }.
error-own-ownership = You cannot take the owner's role from your own account; another owner can.
error-ownership-by-settings = This account is an owner by the bot's settings; only whoever runs the server can change that.
error-last-owner = This account is the forum's only owner. Please make somebody else an owner first.
error-too-few-letters-of-name =
    { $least ->
        [one] Please type at least one letter of the name.
       *[other] Please type at least { $least } letters of the name.
    }
error-nobody-of-that-name = No registered participant has these letters in the name. Please try others, or make a one-time link under “The staff”.

team-told-given = You now have the role “{ $role }” in the forum. Its tools are in the menu and among the commands.
team-told-taken = Your role “{ $role }” in the forum has ended. Thank you.
team-told-declined = Your request for the role “{ $role }” was not accepted.

# Participants: numbers, search, one participant's card, the rule of registration
staff-participants = 👥 Participants
participants-title = <b>Participants</b>
participants-count = • { $state }: { $count }
participants-requests = Requests ({ $count })
participants-find = Find somebody
participants-again = Search again
participants-roster = Roster
participants-rule = Registration
participants-one = { $name }, { $municipality }
find-name = Please type three letters of the name, or more.
participants-found =
    { $count ->
        [0] Nobody has this name.
        [one] One result:
       *[other] { $count } results:
    }
participant-name = { $name }
participant-role = Role on the roster: { $role }
participant-state = State: { $state }
participant-reachable = Reachable: { $reachable }
participant-no-account = no account yet
participant-request = A request waits
participant-invitation =
    Invitation of <b>{ $name }</b>
    Code: { $code }
    Link: { $link }
    Hand it to nobody else.
participant-show-invitation = Invitation
participant-card = Participant's card
participant-reissue = New invitation
participant-unbind = Unlink the account
participant-withdraw = Note as withdrawn
participant-admit = Let in
participant-confirm = Confirm
participant-sure-reissue = A new invitation for { $name }? The old code and link become void.
participant-sure-unbind = Unlink the Telegram account from { $name }? They become invited again, and need their invitation to register.
participant-sure-withdraw = Note that { $name } does not take part? Their recommendations and feedback stay, and their invitation becomes void.
participant-sure-admit = Let { $name } take part?
toast-participant-reissue = New invitation issued
toast-participant-unbind = The account is unlinked
toast-participant-withdraw = Noted
toast-participant-admit = Let in
error-letters-missing = Please type two letters of the name at least.

rule-title = <b>Registration</b> of people who are not on the roster:
rule-open = Open
rule-approval = By approval
rule-invited = Invited only
rule-chosen = ✅ { $rule }
rule-open-what = • { $rule }: they are registered at once.
rule-approval-what = • { $rule }: they are registered once the organizers have agreed.
rule-invited-what = • { $rule }: they cannot register.
toast-rule = Registration is now: { $rule }

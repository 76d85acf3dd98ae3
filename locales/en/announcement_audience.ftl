# Choosing the recipients
audience-title = <b>Recipients</b>: { $audience }
audience-count =
    { $count ->
        [0] Number: no participant of these conditions can be written to.
        [one] Number: { $count } participant.
       *[other] Number: { $count } participants.
    }
audience-chats =
    { $count ->
        [0] No groups.
        [one] And { $count } group or channel.
       *[other] And { $count } groups and channels.
    }
audience-add-and = Narrow down (and)
audience-add-or = Widen (or)
audience-drop = Drop the last condition
audience-names = Names
audience-groups = Groups and channels
audience-done = Done
audience-which-is = Please choose a condition: those who meet it are in.
audience-which-not = Please choose a condition: those who do <b>not</b> meet it are in.
audience-turn-round = Who does not meet it
audience-turn-back = Who meets it
audience-pick-today = Present today
audience-pick-present = Was there
audience-pick-chose = Chose a session
audience-pick-silent = Did not rate
audience-pick-municipality = Municipality
audience-pick-region = Region
audience-pick-area = Focus area
audience-pick-role = Staff
audience-pick-new = Not registered yet
audience-pick-picked = By name
audience-value = Please choose:
audience-no-value = There is nothing to choose from here yet.
audience-place-name = Please type the municipality's name or a part of it.
audience-person-name = Please type some letters of the participant's name. Others can be added after that.
audience-person-label = { $name }, { $where }
audience-names-title =
    { $count ->
        [0] Nobody meets the conditions.
        [one] { $count } recipient:
       *[other] { $count } recipients:
    }
audience-name = • { $name }, { $where }
audience-name-alone = • { $name }
audience-name-lost = { $line } (cannot be reached)
audience-unnamed = Account without a name
error-too-many-conditions = These are more conditions than a reader can follow. Please drop one before adding another.

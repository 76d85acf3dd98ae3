# Roles, and the staff's door
role-owner = owner
role-organizer = organizer
role-secretariat = secretariat
role-facilitator = facilitator
role-rapporteur = rapporteur
role-usher = usher

staff-title =
    <b>Running the forum</b>
    Your roles: { $roles }
staff-announce = 📣 Announce
staff-export = 📤 Export files
staff-register = 📚 All on record

error-not-today = Your role is for another day or session, and does not hold here and now. Please see the organizers if it needs changing.

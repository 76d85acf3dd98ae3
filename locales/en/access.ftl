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
staff-announce = 📣 Announcements
staff-export = 📤 Export files

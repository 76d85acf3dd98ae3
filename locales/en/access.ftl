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

staff-section-programme = 🗓 Programme
staff-section-people = 👥 Participants and attendance
staff-section-announcements = 📣 Announcements
staff-section-opinions = 💬 Opinions and recommendations
staff-section-files = 📁 Files and team
staff-section-title = <b>{ $section }</b>
staff-back = Running the forum

error-not-today = Your role is for another day or session, and does not hold here and now. Please see the organizers if it needs changing.

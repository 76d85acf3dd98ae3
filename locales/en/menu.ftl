# The welcome and the main menu
command-start = Begin the conversation
command-menu = Main menu

start-title = Welcome to <b>{ $event }</b>
start-no-event = Welcome. The event's details will stand here as soon as they are brought in.
start-sample = 🧪 An event for trying out: names and times are samples.
start-purpose = Here are the programme and its reminders, the rating of workshops, and the way to put a recommendation on record. Registering takes about a minute; the programme needs none.
event-day = { $day }
event-days = { $first } to { $last }

menu-event = <b>{ $event }</b>
menu-greeting = Hello { $name }
menu-choose = Please choose below.
menu-now = 🕘 Now and next
menu-programme = 🗓 Programme
menu-feedback = ⭐ Feedback
menu-recommendations = 📝 Recommendations

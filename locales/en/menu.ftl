# The welcome and the main menu
command-start = Begin the conversation
command-menu = Main menu

start-title = Welcome to <b>{ $event }</b>
start-no-event = Welcome. The event's details will appear here as soon as they are entered.
start-sample = 🧪 An event for trying out: names and times are samples.
start-purpose = Here you find the programme with its reminders, rate sessions and put recommendations on record. Registering takes about a minute; the programme is open without it.
event-day = { $day }
event-days = { $first } to { $last }

menu-event = <b>{ $event }</b>
menu-greeting = Hello { $name }
menu-choose = Please choose below.
menu-now = 🕘 Now and next
menu-programme = 🗓 Programme
menu-feedback = ⭐ Feedback
menu-recommendations = 📝 Recommend

# Help and cancelling
command-help = Help
command-cancel = Stop filling in, and keep the draft
help-title = <b>Help</b>
help-command = • { $command }: { $what }
help-ways = Every step has its buttons, and answers are saved as you go. You can leave at any time and come back from the main menu. Typing a workshop's name or code shows its card.
help-whom = If anything is difficult, please ask the forum's secretariat in the hall.
cancel-nothing = There is nothing to cancel.

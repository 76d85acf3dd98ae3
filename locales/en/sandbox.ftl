# The local chat page: its people and its clock
sandbox-newcomer = New deputy
sandbox-newcomer-note = has not used the bot yet
sandbox-deputy = Deputy
sandbox-deputy-note = registered in the forum
sandbox-organizer = Organizer
sandbox-organizer-note = of the organizing committee
sandbox-secretariat = Secretariat
sandbox-secretariat-note = takes the files out
sandbox-owner = Owner
sandbox-owner-note = may do everything
sandbox-mark-before = ten minutes before { $code }
sandbox-mark-end = end of { $code }
sandbox-mark-feedback = feedback asked for { $code }
sandbox-bot = Forum bot

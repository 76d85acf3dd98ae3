# Anything else: stray words, what cannot be read, groups
anything-found = Did you mean one of these?
anything-not-found = It is not clear what was meant. You can type a workshop's name or code, or choose below.
anything-content = Only text and buttons are read here, so this was not kept.
anything-voice = The voice note was not kept. A voice note is taken where a recommendation is given all at once, and where a session is rated with name.
anything-edited = Editing an earlier message does not change what was kept. To change an answer, please send it again.
anything-contact = No telephone number is asked for now, and the card was not kept.
anything-command = There is no such command. Those that exist are in the help.

words-home = hello|hi|hey|good morning|good evening|thanks|thank you|menu|main menu|back|start
words-menu-programme = programme|program|schedule|agenda|sessions|workshops
words-menu-now = now|next|current
words-agenda-open = agenda|my agenda|my sessions|calendar
words-menu-feedback = feedback|rate|rating
words-menu-recommendations = recommendation|recommendations|recommend
words-menu-register = register|registration|sign up|join
words-menu-me = me|my account|my details|account|my name
words-menu-language = language|english
words-privacy-button = privacy|my data
words-menu-help = help|how

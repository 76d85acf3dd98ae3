# The buttons to the screens of the menu
menu-register = Register
menu-me = 👤 My account
menu-language = 🌐 Language
menu-help = Help
menu-staff = Run the forum
menu-draft = ✏️ Continue the draft
privacy-button = Privacy

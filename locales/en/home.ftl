# What every screen shares
home = Main menu
apology = Something went wrong on our side; it has been noted. Please try again from the main menu.

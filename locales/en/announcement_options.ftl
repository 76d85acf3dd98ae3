# The options of an announcement
announcement-options-title = <b>Options of the announcement</b>
announcement-english = English version
announcement-buttons = Buttons
announcement-english-none = There is no English version; everybody gets the announcement as it is.
announcement-english-there = There is an English version, for those who have chosen English.
announcement-english-write = Write the English version
announcement-english-again = Write it again
announcement-english-drop = Delete the English version
announcement-buttons-none = There are no buttons below the announcement.
announcement-buttons-some = Buttons below the announcement:
announcement-buttons-one = • { $label }
announcement-buttons-drop = Delete the buttons
announcement-button-session = Button to a session
announcement-button-feedback = Button to a session's feedback
announcement-button-link = Button to a link
announcement-button-which = To which session?
announcement-link-label = What does the button say? One to three words will do.
announcement-link-url = Please send the link, such as https://example.org
error-address-not-usable = This is no link that can be opened. Please send one that begins with https://
error-too-many-buttons =
    { $most ->
        [one] An announcement has one button at most.
       *[other] An announcement has { $most } buttons at most.
    }

# Registration, and the questions about a person
registration-consent =
    <b>Before you register</b>

    To take part, these are kept: your name, municipality, position and telephone number, and the feedback and recommendations that you give here.
    They are used to run the forum and to follow up its recommendations; the organizers and the secretariat see them. Your number is not shown to other participants.

    Consent text no. { $version }
registration-agree = I agree
registration-not-now = Not now
registration-name = What is your <b>full name</b>? Please write it as in your official documents.
registration-name-label = Full name
registration-municipality = Which <b>municipality</b>? Please type its name, then choose it from what is found.
registration-municipality-label = Municipality
registration-municipality_other = What is the <b>municipality's name</b>, as it is written officially?
registration-municipality_other-label = Municipality's name
registration-position = What is your <b>position</b>? Choose it below or type it.
registration-position-label = Position
registration-phone = What is your <b>phone number</b>? You can share it with the button at the bottom, or type it.
registration-phone-label = Phone
registration-preview = <b>Please check before you register</b>
registration-send = Send my details
registration-done = ✅ You are registered. Welcome, { $name }.
toast-registered = You are registered

error-already-registered = This account is registered already. See and change your details under "My account".
registration-declined = The request to register was not accepted. The organizers can tell you more.
error-invited-only = Only invited people take part in this forum. Please use your invitation code, share the phone number of the invitation, or ask the organizers.

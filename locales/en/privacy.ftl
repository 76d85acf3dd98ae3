# The privacy notice
command-privacy = Privacy notice
privacy-kept =
    <b>Privacy notice</b>

    <b>What is kept:</b> your Telegram account's number and the language of this chat; once you register, your name, municipality, position and telephone number; then the sessions that you choose, your ratings and comments, your recommendations with their supports, files and recordings, your presence, your answers to announcements, your drafts and your last search. Other messages are not kept once they are handled, except one that could not be handled because of a fault; it is kept for review. What could not be delivered to somebody who has blocked the bot is kept while it helps. For staff, the name they have at Telegram is kept.
privacy-unnamed = <b>Ratings without name:</b> who has answered is kept in one table and what was answered in another, with no link, no time and no order, so it cannot be shown to you or deleted once it is sent. It stays sealed with a key that is in neither the forum's file nor its backups, and enters the results only together with at least four others without name; what is still below five when the time is up is destroyed with its key. Who could still know: Telegram, since your taps and words pass through it, and whoever copies the server's disk continuously while you answer. No voice note is kept without name.
privacy-seen = <b>Who sees it:</b> the organizers and the forum's secretariat, each recommendation, and each rating sent with a name, with its author's name. Participants see who made a recommendation unless it is decided otherwise, and how many support it but not who. Your number is not shown to other participants. Messages pass through Telegram, and whoever runs the server could read the files.
privacy-until = <b>For how long:</b> the data stay in the forum's file with the organizing body, in its backups and in what was exported from it; nothing is deleted by itself, only when you ask for it.
privacy-held = <b>What is kept of this account now:</b>
privacy-held-person = • your details as a participant, to be seen and changed under "My account"
privacy-held-account = • the account's number and the language of this chat
privacy-held-feedback =
    { $count ->
        [0] • no ratings
        [one] • one rating
       *[other] • { $count } ratings
    }
privacy-held-recommendations =
    { $count ->
        [0] • no recommendations
        [one] • one recommendation
       *[other] • { $count } recommendations
    }
privacy-held-drafts =
    { $count ->
        [0] • no drafts
        [one] • one draft
       *[other] • { $count } drafts
    }
privacy-held-agenda =
    { $count ->
        [0] • no chosen session
        [one] • one chosen session
       *[other] • { $count } chosen sessions
    }
privacy-held-presence =
    { $count ->
        [0] • no record of presence
        [one] • one record of presence
       *[other] • { $count } records of presence
    }
privacy-held-messages =
    { $count ->
        [0] • no record of messages sent to you
        [one] • a record of one message sent to you, without its text
       *[other] • a record of { $count } messages sent to you, without their text
    }
privacy-held-log =
    { $count ->
        [0] • no lines in the activity log
        [one] • one line in the activity log
       *[other] • { $count } lines in the activity log
    }
privacy-ask-host = <b>To see, correct or delete:</b> correct it under "My account"; a copy of your data, leaving and deletion are below; for anything else, the forum's secretariat at { $host }.
privacy-ask = <b>To see, correct or delete:</b> correct it under "My account"; a copy of your data, leaving and deletion are below; for anything else, the forum's secretariat.
privacy-version = Consent text no. { $version }

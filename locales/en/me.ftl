# My account: details, changing them, drafts
command-me = My account and details
me-title = <b>My account</b>
me-name = Name: { $name }
me-municipality = Municipality: { $municipality }
me-position = Position: { $position }
me-phone = Phone: { $phone }
me-registered = Registered: { $day }, { $time }
me-edit = ✏️ Change my details
me-drafts = Drafts
me-edit-which = What would you like to change?
me-saved = ✅ The change is saved.
me-same = Nothing has changed.
me-unknown = This account is not registered yet. What is kept of it is its Telegram number and name, the language of this chat, and what was written into drafts, if any.
me-away = You are not taking part in the forum with this account just now, and your data are still kept. You can come back by registering, or delete them under the privacy notice.
me-expects = <b>Waiting for you</b>
me-expects-nothing = Nothing is asked of you now.
me-expects-feedback =
    { $count ->
        [0] • no sessions to rate
        [one] • one session to rate
       *[other] • { $count } sessions to rate
    }
me-expects-drafts =
    { $count ->
        [0] • no drafts
        [one] • one draft to finish
       *[other] • { $count } drafts to finish
    }
me-recommendations = <b>My recommendations</b>
me-recommendation-state = • { $state }: { $count }

details-name = { registration-name }
details-name-label = { registration-name-label }
details-municipality = { registration-municipality }
details-municipality-label = { registration-municipality-label }
details-municipality_other = { registration-municipality_other }
details-position = { registration-position }
details-position-label = { registration-position-label }
details-phone = { registration-phone }
details-phone-label = { registration-phone-label }

drafts-title =
    { $count ->
        [0] There are no drafts.
        [one] You have one unfinished draft.
       *[other] You have { $count } unfinished drafts.
    }
draft-registration = Registration
draft-details = Change of details
draft-recommendation = Recommendation
draft-rewording = Changes to a recommendation
draft-restating = Other words for a recommendation
draft-feedback = Comment on a session
draft-announcement = Announcement
draft-other = Draft

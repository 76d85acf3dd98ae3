# My account: details, changing them, drafts
command-me = My details
me-title = <b>My details</b>
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
me-unknown = This account is not registered yet. All that is kept of it is its Telegram number and the language of this chat.

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
draft-feedback = Comment on a workshop
draft-announcement = Announcement
draft-other = Draft

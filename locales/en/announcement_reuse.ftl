# Using an announcement again
error-another-draft = There is another draft that has not been sent yet. Please send or delete it first.
announcement-occupied-continue = Go on with that draft
announcement-occupied-drop = Delete it and go on with this one
announcement-shown = Announcement { $number } as recipients get it.

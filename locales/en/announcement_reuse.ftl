# Using an announcement again
announcement-shown = Announcement { $number } as recipients get it.
toast-draft-laid-aside = The other draft is kept among the earlier announcements.

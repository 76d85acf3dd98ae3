# Using an announcement again
announcement-shown = Announcement { $number } as recipients get it.

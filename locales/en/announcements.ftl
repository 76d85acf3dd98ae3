# Announcements: organizers write them, participants get them
announcement-english-text = Please send the English version of the announcement: a text, a picture or a file. It goes to those who have chosen English.
toast-announcement-sent-before = This announcement was sent before.
toast-announcement-rule-one = Announcements go with their author's word alone.
toast-announcement-rule-two = No announcement goes without the approval of another organizer.
toast-announcement-preview = This is a preview. It counts where the announcement arrives.

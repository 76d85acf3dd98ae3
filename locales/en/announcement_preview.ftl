# The preview of an announcement
announcement-in-groups = And in groups and channels it looks like this:
toast-announcement-preview-missing = The preview comes first; then it can be sent.
toast-announcement-preview-waiting = The preview is on its way. Please try again once it is there.
toast-announcement-preview-refused = Telegram cannot show the announcement, so it cannot be sent like this.

# An announcement whose author is no organizer any more
orphan-title = <b>Announcement { $number } was not sent</b>: its author { $author } is no organizer any more. It stands above as it arrives, and waits for a decision.
orphan-send = Send now
orphan-stop = Cancel the announcement
orphan-left = Your approval is noted. The author of announcement { $number } is no organizer any more, so an owner was asked whether to send it.
announcement-note-author = Not sent yet: its author is no organizer any more. Please send it now or cancel it.

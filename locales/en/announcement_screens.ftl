# The screens of composing an announcement
announcement-text =
    Please send the announcement: a text, picture, album, file, voice message, video, place or poll.

    Its formatting is kept as you type it, and you will see a preview before it is sent.
announcement-draft = <b>Preview</b>: recipients will get the announcement as it stands above.
announcement-recipients =
    { $count ->
        [0] Recipients: no participant of these conditions can be written to.
        [one] Recipients: { $count } participant.
       *[other] Recipients: { $count } participants.
    }
announcement-unreachable =
    { $count ->
        [0] All of them can be reached.
        [one] { $count } of them cannot be reached at present.
       *[other] { $count } of them cannot be reached at present.
    }
announcement-audience = Audience: { $audience }
announcement-groups = Groups and channels: { $groups }
announcement-when = When: { $when }
announcement-validity = Late joiners get it until: { $until }
announcement-settled = Options: { $options }
announcement-option-acknowledge = “Received” button
announcement-option-silent = without sound
announcement-option-protected = no copying or forwarding
announcement-option-pinned = pinned in groups
announcement-has-english = English version
announcement-has-buttons =
    { $count ->
        [0] no buttons
        [one] { $count } button
       *[other] { $count } buttons
    }
announcement-send = Send
announcement-schedule = Schedule
announcement-approval = Ask for approval
announcement-whom = Recipients
announcement-moment = When
announcement-edit = Edit the text
announcement-options = Options
announcement-cancel = Cancel
announcement-continue = Continue
announcement-delete = Delete the draft
announcement-new = New announcement
announcement-earlier = Drafts and earlier announcements
announcement-rule-one = Require a second organizer's approval
announcement-rule-two = Let the author alone decide
announcement-ask-validity = Until when does this announcement help somebody who joins late?
announcement-valid-none = For the present recipients only
announcement-valid-hours-2 = Two hours
announcement-valid-day = Until the end of the day
announcement-valid-event = Until the end of the forum
announcement-sure =
    { $count ->
        [0] The announcement reaches nobody.
        [one] The announcement goes to { $count } recipient. Is that meant?
       *[other] The announcement goes to { $count } recipients. Are they all meant?
    }
announcement-sure-yes = Confirm sending to { $count }
announcement-asked =
    { $count ->
        [0] There is nobody to approve announcement { $number }.
        [one] Announcement { $number } was shown to another organizer; it goes as soon as it is approved.
       *[other] Announcement { $number } was shown to { $count } organizers; it goes as soon as one of them approves.
    }
announcement-back-to-draft = Back to the draft
announcement-approve-title = <b>An announcement waits for approval</b>, as it stands above. Author: { $author }
announcement-approve = Approve sending
announcement-refuse = Return to its author
announcement-approved = Your approval of announcement { $number } is noted.
announcement-refused = Announcement { $number } was returned to its author and not sent.
announcement-returned = { $by } has returned announcement { $number }; it was not sent. You can change it and ask for approval again.
announcement-came-back = Announcement { $number } is a draft again and was not sent: { $reason }
announcement-left = The announcement is kept as a draft; you can go on with it at any time.
announcement-nothing = No announcement was written.
announcement-deleted = The draft is deleted.
announcement-unscheduled = The announcement is no longer scheduled; it is a draft now.
announcement-unseen = Telegram could not show the announcement, so it cannot be sent like this. Please change it or send it again.
announcement-unseen-file = File { $number } of the album could not be shown, so the album did not appear and cannot be sent like this. Please send the files again.
announcement-lost-answer = Note: the quiz is sent as an ordinary poll, since Telegram does not tell the right answer of a forwarded one. Made in this chat, it stays a quiz.
announcement-lost-time = Note: the poll's time limit is not kept; it stays open.

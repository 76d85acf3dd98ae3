# A second pair of eyes on a change of what has been sent
proposal-correction = <b>A correction waits for approval</b>, of announcement { $number }; the right text stands above. Author: { $author }
proposal-withdrawal = <b>A withdrawal waits for approval</b>, of announcement { $number }; what is said where it cannot be deleted stands above. Author: { $author }
proposal-before = The text so far: { $text }
proposal-approve = Approve the change
proposal-asked =
    { $count ->
        [0] There is nobody to approve the change of announcement { $number }.
        [one] The change of announcement { $number } was shown to another organizer; it is made as soon as it is approved.
       *[other] The change of announcement { $number } was shown to { $count } organizers; it is made as soon as one of them approves.
    }
proposal-approved = Your approval is noted; announcement { $number } is being changed.
proposal-refused = Announcement { $number } was not changed; the author of the change was told.
proposal-pointless = Announcement { $number } cannot be changed any more: it was withdrawn. The author of the change was told.
proposal-orphaned = Announcement { $number } was not changed: the author of the change is no organizer any more. Another organizer can propose it again.
proposal-told-approved = { $by } has approved the change of announcement { $number }; it is being made.
proposal-told-refused = { $by } has returned the change of announcement { $number }, which stays as it is. You can change it and ask for approval again.
proposal-told-pointless = Announcement { $number } was not changed: it was withdrawn before { $by } approved.

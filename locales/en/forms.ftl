# Forms: one question after another
form-progress = Step { $number } of { $total }
form-back = Back
form-previous = Previous
form-next = Next
form-skip = Skip
form-cancel = Cancel
form-send = Send
form-edit = Edit
form-edit-which = Which answer would you like to change?
form-empty = —
form-review = Back to the review
form-keep = Go on unchanged
form-answer-now = Your answer so far:
form-pick = Did you mean one of these? Choose one, or type it again.
form-noted = Your number is saved.
form-contact = The button to share your number is at the bottom.
form-contact-button = Share my phone number
form-keys-hidden = The button that shares your number is hidden.
form-left = Your answers are saved as a draft. You can go on at any time from the main menu.
form-nothing-left = Nothing was answered, so nothing is kept.
form-resume = You have an unfinished draft. You can go on with it or delete it.
form-continue = Continue
form-delete = Delete the draft
form-delete-sure = The draft will be deleted with all its answers and cannot be brought back.
form-delete-yes = Yes, delete it
form-deleted = The draft is deleted.
error-empty-answer = There was no answer. Please write it in a message.
error-answer-too-long =
    { $most ->
        [one] At most { NUMBER($most, useGrouping: 0) } character, and yours has { NUMBER($length, useGrouping: 0) }.
       *[other] At most { NUMBER($most, useGrouping: 0) } characters; your answer has { NUMBER($length, useGrouping: 0) }. Please shorten it and send it again.
    }
error-choose-a-button = Please answer with one of the buttons below the question.
error-not-your-contact = This is somebody else's card. Please share your own number with the button below, or type it.
toast-out-of-date = This screen has changed; here is the latest one.
toast-done-before = This has been done already.
error-out-of-date = This screen is no longer in use. Please go on from the main menu.
error-not-allowed = You cannot do this.
error-not-found = This is not there; it may have been deleted or changed.
error-not-registered = This is for registered participants. Please register first.

# Feedback on sessions
feedback-title = ⭐ <b>Rate the sessions</b>
feedback-none = There is nothing to rate yet. Each session opens for rating when it ends, and you will be invited then.
feedback-open = Choose a session to rate. You can rate until the end of { $day }.
feedback-closed = Rating closed at the end of { $day }.
feedback-progress = Sessions rated: { $rated } of { $total }.
feedback-rated = ⭐ { $stars } · { $title }
feedback-answered = ✓ { $title }
feedback-ask =
    How was this session?
    <b>{ $title }</b>
feedback-again = <b>Reminder:</b> you have not rated this session yet. It takes three taps.
feedback-how = In the last step you choose whether to send it with your name or without.
feedback-rate-5 = ⭐⭐⭐⭐⭐ Excellent
feedback-rate-4 = ⭐⭐⭐⭐ Very good
feedback-rate-3 = ⭐⭐⭐ Good
feedback-rate-2 = ⭐⭐ Fair
feedback-rate-1 = ⭐ Poor
feedback-star = { $number } ⭐
feedback-card = <b>{ $title }</b>
feedback-further =

    <b>{ $question }</b>
    From 1 (poor) to 5 (excellent)
feedback-chips = Tap what applies; you can also write a few words or send a voice note.
feedback-choose-name = With my name: the organizers see it, and you can change it. Without: nothing links it to you, it is final, and has no voice note.
feedback-stays-named = This rating was sent with your name, and keeps it when you change it.
feedback-chip-chosen = ✓ { $chip }
feedback-send-named = Send with my name
feedback-send-unnamed = Send without name (final)
feedback-save = Save the change
feedback-words = <b>Your words on the session above, not sent yet:</b>
feedback-words-last = Only the words of this message are sent. To add earlier ones, write everything in one message.
feedback-words-voice = The voice note is kept with your name only; it is deleted if you send without name.
feedback-words-wait = Your words are not sent yet; they are in the last message. Send from there, or delete them first.
feedback-words-older = This is not the last message. Send from the last one, or write your words again below the card.
feedback-voice = <b>Your voice note ({ $length }) has arrived and is not sent yet.</b> It is kept with your name only, and the organizers can listen to it.
feedback-drop = Delete
feedback-given =
    Your rating is kept:
    <b>{ $title }</b>
feedback-given-further = { $question }: { $stars }
feedback-given-chips = { $chips }
feedback-given-voice = 🎙 Voice note
feedback-until = You can change it until the end of { $day }.
feedback-done = Done
feedback-add-comment = Add a comment
feedback-change-comment = Edit comment
feedback-delete-comment = Delete comment
feedback-add-voice = Voice note
feedback-delete-voice = Delete voice note
feedback-speak = Please send the voice note here. It is kept with your rating and your name, and the organizers can listen to it.
feedback-change-rating = Change the rating
feedback-recommend = Make a recommendation
feedback-thanks = Thank you. Your rating of <b>{ $title }</b> is kept: { $stars }
feedback-unnamed =
    <b>Thank you. Your answer has arrived without your name.</b>
    Nobody can find it by your name, so it cannot be shown or changed any more.
feedback-final = Your answer on <b>{ $title }</b> has arrived without your name, and is final.
feedback-results = <b>Results of the session:</b>
feedback-absent = Thank you, there is nothing to rate then.
feedback-list = Other sessions
feedback-unfinished = You have a comment on <b>{ $title }</b> that was not sent. Would you like to go on with it? A new comment deletes it.
feedback-comment-anew = New comment
feedback-comment =
    <b>Your comment on the session</b>
    What was useful to you, and what should be different?
    <blockquote>Example: { feedback-comment-example }</blockquote>
feedback-comment-example = The cases from our own municipalities helped; there was too little time for questions.
feedback-comment-label = Comment
feedback-preview = <b>Your comment before it is sent</b>
toast-rating-kept = Rating saved
toast-comment-kept = Comment saved
toast-comment-deleted = Comment deleted
toast-voice-deleted = Voice note deleted
toast-feedback-dropped = Deleted, not sent
error-feedback-not-open = This session has not ended yet. It opens for rating on { $day } at { $time }.
error-feedback-closed = Rating closed at the end of { $day }; ratings can no longer be added or changed.
error-session-not-held = This session was cancelled; there is nothing to rate.
error-rate-first = You have not rated this session with your name yet. Please choose a rating first, then add a comment.
error-answered-before = Your answer on this session has arrived before.

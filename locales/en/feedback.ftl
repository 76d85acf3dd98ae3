# Feedback on sessions
feedback-title = ⭐ <b>Rate the sessions</b>
feedback-none = There is nothing to rate yet. Each session opens for rating when it ends, and you will be invited then.
feedback-open = Choose a session to rate. You can rate, and change your rating, until the end of { $day }.
feedback-closed = Rating closed at the end of { $day }.
feedback-progress = Sessions rated: { $rated } of { $total }.
feedback-rated = ⭐ { $stars } · { $title }
feedback-ask =
    How was this session?
    <b>{ $title }</b>
feedback-named = Your rating is kept with your name, and the organizers of the forum can see it.
feedback-rate-5 = ⭐⭐⭐⭐⭐ Excellent
feedback-rate-4 = ⭐⭐⭐⭐ Very good
feedback-rate-3 = ⭐⭐⭐ Good
feedback-rate-2 = ⭐⭐ Fair
feedback-rate-1 = ⭐ Poor
feedback-rate-chosen = ✓ { $label }
feedback-given =
    Your rating is kept:
    <b>{ $title }</b>
feedback-until = You can change it until the end of { $day }.
feedback-done = Done
feedback-add-comment = Add a comment
feedback-change-comment = Change the comment
feedback-delete-comment = Delete the comment
feedback-change-rating = Change the rating
feedback-recommend = Make a recommendation
feedback-thanks = Thank you. Your rating of <b>{ $title }</b> is kept: { $stars }
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
error-feedback-not-open = This session has not ended yet. It opens for rating on { $day } at { $time }.
error-feedback-closed = Rating closed at the end of { $day }; ratings can no longer be added or changed.
error-session-not-held = This session was cancelled; there is nothing to rate.
error-rate-first = You have not rated this session yet. Please choose a rating first, then add a comment.

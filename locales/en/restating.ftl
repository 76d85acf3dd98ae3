# Other words after the author's own editing has ended: a request, a proposal, a word of consent
wish-request =
    <b>Ask for other words</b>
    What shall be changed? The secretariat writes the new wording, and it holds only with your consent.
restating-asked = ✅ The secretariat has your request about { $reference }. The proposed words will come to you for your consent.
restating-request =
    ✏️ The author of { $reference } asks for other words:
    { $title }
restating-write = Write them
restating-dismiss = Decline the request
restating-proposal = ✏️ <b>The secretariat proposes other words for { $reference }</b>. They hold only with your consent.
restating-was = Was:
restating-becomes = Becomes:
restating-agree = I agree
restating-decline = Keep my words
restating-proposed =
    ✅ The proposed words for { $reference } went to its author, and hold with the author's consent:
    { $title }
restating-agreed =
    ✅ The author of { $reference } agrees to the proposed words:
    { $title }
restating-declined =
    The author of { $reference } keeps its words:
    { $title }
restating-dismissed =
    The secretariat leaves the words of { $reference } as they are:
    { $title }
restating-dismissed-told =
    The author of { $reference } was told that its words stay:
    { $title }
restating-focus_area = { recommendation-focus_area }
restating-focus_area-label = { recommendation-focus_area-label }
restating-title = { recommendation-title }
restating-title-label = { recommendation-title-label }
restating-problem = { recommendation-problem }
restating-problem-label = { recommendation-problem-label }
restating-action = { recommendation-action }
restating-action-label = { recommendation-action-label }
restating-responsible_body = { recommendation-responsible_body }
restating-responsible_body-label = { recommendation-responsible_body-label }
restating-time_frame = { recommendation-time_frame }
restating-time_frame-label = { recommendation-time_frame-label }
restating-priority = { recommendation-priority }
restating-priority-label = { recommendation-priority-label }
restating-preview = ✏️ <b>The proposed words before they go to the author</b>
restating-send = Send for consent
error-nothing-reworded = Nothing is changed. Please change an answer before you send it.
error-rewording-done = This change is settled: it was agreed to, declined, or replaced by another.
error-rewording-closed = The words of { $reference } cannot be changed this way now.

# Replies to announcements
reply-body = Please write your answer; only the person who wrote gets it.
reply-from = <b>Reply to announcement { $number }</b> from { $name }, { $where }:
reply-from-alone = <b>Reply to announcement { $number }</b> from { $name }:
reply-answer = Answer
reply-threads = Replies to announcement { $number }
reply-noted = The organizers have got your reply.
reply-offer = Is this a reply to announcement { $number }? It can be sent to the organizers.
reply-pass-on = Send it to the organizers
error-answer-gone = The message is not to be seen here any more. Please reply to the announcement itself.
reply-answer-title =
    <b>The organizers' answer</b> about the announcement:
    <blockquote>{ $text }</blockquote>
reply-answer-title-media = <b>The organizers' answer</b> about an earlier announcement:
reply-how = To go on, please reply to this message.
reply-answered = The answer was sent to { $name }.
reply-list = <b>Replies to announcement { $number }</b>
reply-list-none = Nobody has replied to announcement { $number } yet.
reply-waits = waits for an answer
reply-done = answered
reply-line = <b>{ $name }</b> ({ $state }): { $text }
reply-no-text = a message without text
reply-we = The organizers
reply-said = <b>{ $who }</b>, { $time }:
reply-with = Attached: { $kind }
reply-text = text
reply-open = In full: { $kind }, { $time }
reply-older = Older
reply-newer = Newer
reply-below = The answer is in the next message.

# A recommendation's card
recommendations-author = Author: { $author }
recommendations-of = { $name }, { $municipality }
recommendations-left = a participant who has left
recommendations-co-authors = Together with: { $names }
recommendations-supporters =
    { $count ->
        [0] no supporters yet
        [one] { $count } supporter
       *[other] { $count } supporters
    }
recommendations-supporters-open = Supporters ({ $count })
recommendations-supporters-title = <b>Supporters of { $reference }</b>
recommendations-supporter = • { $name }
recommendations-support = 👍 I support this
recommendations-support-back = Take my support back
recommendations-share = Share
recommendations-timeline = Timeline
recommendations-report = Report it
recommendations-more = More
recommendations-more-title =
    <b>Recommendation { $reference }</b>
    { $title }
recommendations-invite = Invite a co-author
recommendations-leave = Leave as a co-author
recommendations-list-back = Back to the list
recommendations-answer = <b>The secretariat's answer</b>
recommendations-answer-open = The secretariat's answer
recommendations-hidden-card =
    📝 <b>Recommendation { $reference }</b>

    The secretariat has hidden this recommendation. Reason: { $why }.
recommendations-hidden-line = ⚠️ Hidden from participants. Reason: { $why }
recommendations-hidden-offensive = offensive words
recommendations-hidden-personal = names or personal data
recommendations-hidden-off_topic = not a matter of the forum
recommendations-merged = Merged into another
recommendations-was-merged = { $old } was merged into { $reference }, which reads:
recommendations-merged-open = The text of { $reference }
recommendations-merged-into = Merged into { $reference }
recommendations-open-number = Open { $reference }
toast-supported = You support { $reference }
toast-supported-before = You support { $reference } already
toast-support-taken-back = You support { $reference } no more
toast-no-support = You had not supported { $reference }
recommendations-edit = Edit
recommendations-withdraw = Withdraw
recommendations-card = 📝 <b>Recommendation { $reference }</b>
recommendations-state = State: <b>{ $state }</b>
recommendations-submitted-on = Submitted on { $day }
recommendations-state-submitted = Submitted
recommendations-state-under_review = Under review
recommendations-state-needs_info = Needs clarification
recommendations-state-accepted = Accepted
recommendations-state-accepted_modified = Accepted as amended
recommendations-state-referred = Referred
recommendations-state-deferred = Deferred
recommendations-state-rejected = Not accepted
recommendations-withdrawn = Withdrawn
error-own-recommendation = { $reference } is your own recommendation; you can support those of others.
error-support-closed = { $reference } takes no support any more.
recommendation-author-example = Ahmed Salem
recommendation-municipality-example = Zliten
recommendations-of-meeting = the session itself
recommendations-files = 📎 Files ({ $count })
recommendations-add-file = Add a file
recommendations-ask-rewording = Ask for other words
recommendations-restate = ✏️ Other words, with consent
recommendations-supported = 👍 { $supporters }
recommendations-withdrawn-card =
    📝 <b>Recommendation { $reference }</b>

    Its author has withdrawn this recommendation.

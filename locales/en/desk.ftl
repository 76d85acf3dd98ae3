# The secretariat's desk: recommendations are looked at and answered
command-review = Review and answer recommendations
staff-review = 🗂 Desk
desk-title = 🗂 <b>Recommendations desk</b>
desk-home = Desk
desk-open = Open on the desk
desk-undecided =
    { $count ->
        [0] No recommendation waits for a decision.
        [one] { $count } recommendation waits for a decision.
       *[other] { $count } recommendations wait for a decision.
    }
desk-oldest = The oldest has waited for { $age }.
desk-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
desk-first = ▶️ Longest waiting · { $count }
desk-scope = { $scope } · { $count }
desk-scope-undecided = Undecided
desk-scope-asked = Asked
desk-scope-mine = Mine
desk-scope-ready = To publish
desk-scope-published = Published
desk-scope-all = All
desk-filters = Filter
desk-filters-title = <b>Filter</b>: what shall the recommendations be shown by?
desk-filters-none = There are no recommendations yet, so there is nothing to filter.
desk-by-workshop = By workshop · { $count }
desk-by-focus_area = By focus area · { $count }
desk-by-region = By region · { $count }
desk-by-tag = By tag · { $count }
desk-filter-workshop = <b>By workshop</b>: undecided ones of all.
desk-filter-focus_area = <b>By focus area</b>: undecided ones of all.
desk-filter-region = <b>By region</b>: undecided ones of all.
desk-filter-tag = <b>By tag</b>: undecided ones of all.
desk-value = { $name } · { $undecided } of { $total }
desk-region-none = Region not known
desk-list-title = <b>{ $scope }</b> · { $count }
desk-list-of = { $name }
desk-list-none = There is nothing here.
desk-list = List
desk-line = • No. { $reference }: { $title } (for { $age })
desk-line-supporters =
    { $count ->
        [one] {" "}· { $count } supporter
       *[other] {" "}· { $count } supporters
    }
desk-line-held = {" "}· 🔒 { $name }
desk-line-short = • No. { $reference }: { $title }
desk-and-more =
    { $count ->
        [one] and { $count } more.
       *[other] and { $count } more.
    }

desk-card = 🗂 <b>Recommendation { $reference }</b>
desk-place = {" "}({ $place } of { $among })
desk-state = State: <b>{ $state }</b>, on record for { $age }
desk-held = 🔒 { $name } has it until { $until }
desk-mine = 🔒 You have it until { $until }
desk-author = By { $name }, { $municipality }
desk-author-meeting = By the session itself, recorded by its rapporteur
desk-author-gone = Its author has left the forum
desk-in-meeting = Taken into the session's recommendations
desk-supporters =
    { $count ->
        [one] { $count } supporter
       *[other] { $count } supporters
    }
desk-frame = Time frame: { $frame }; priority: { $priority }
desk-where = Session: { $session }; area: { $area }
desk-hidden = 🚫 Hidden from participants
desk-merged-into = Merged into { $reference }
desk-merged-here = Merged into this: { $references }
desk-files =
    { $count ->
        [one] 📎 { $count } file
       *[other] 📎 { $count } files
    }
desk-public = 👁 Public card and files
desk-tags = Tags: { $names }
desk-question = ❓ The secretariat's question:
desk-explanation = 💬 The author's answer:
desk-because = Reason: { $reason }
desk-referred-to = Referred to: { $body }
desk-answer-internal = ✍️ Answer (internal, not published):
desk-answer-published = 📬 Published answer:
desk-changed = This recommendation has changed; here it is as it stands. Nothing was done.
desk-typed = What you typed, in case you need it:

desk-accept = ✅ Accept
desk-reject = ✖️ Reject
desk-amend = Accept amended
desk-refer = Refer
desk-ask = Ask the author
desk-defer = Defer
desk-take = 🔒 Take it
desk-release = 🔓 Let go
desk-reopen = Reopen
desk-answer-edit = Edit answer
desk-preview-open = Preview and publish
desk-publish = 📬 Publish
desk-before = Prev
desk-after = Next
desk-more = More
desk-full = Full text
desk-undo = ↩️ Undo { $reference }
desk-undo-all = ↩️ Undo publishing
desk-undone = ↩️ { $reference } stands as it did before.
desk-undone-many =
    { $count ->
        [one] ↩️ { $count } recommendation stands as it did before.
       *[other] ↩️ { $count } recommendations stand as they did before.
    }
desk-did-accepted = ✅ { $reference } accepted.
desk-did-accepted_modified = ✅ { $reference } accepted as amended.
desk-did-referred = ↪️ { $reference } referred.
desk-did-deferred = ⏸ { $reference } deferred.
desk-did-rejected = ✖️ { $reference } not accepted.
desk-did-asked = ❓ The question about { $reference } leaves in a minute.
desk-did-answered = ✍️ The answer to { $reference } is kept; internal until published.
desk-did-published = 📬 The answer to { $reference } is published; those concerned are told in a minute.
desk-did-reopened = { $reference } is under review again.
desk-did-taken = 🔒 You have { $reference } now.
desk-did-released = 🔓 { $reference } is free for others.
desk-did-merged = 🔗 { $reference } merged; its supporters are asked in a minute.
toast-desk-no-other = There is no other one here.

desk-reason-ask = Why is it not accepted? The reason brings its usual answer, which can be edited before it is published.
desk-reason-duplicate = Duplicate
desk-reason-outside_competence = Not our remit
desk-reason-unclear = Unclear
desk-reason-already_done = Already done
desk-reason-operational = Operational
desk-reason-individual = Individual case
desk-reason-local = Local matter
desk-reason-offensive = Offensive
desk-reason-not_adopted = Not adopted by the closing session
desk-standard-accepted = This recommendation is accepted and will be followed up with the forum's recommendations.
desk-standard-accepted_modified =
    This recommendation is accepted in these words:
    { $words }
desk-standard-referred = This recommendation is referred to { $body } for study and opinion.
desk-standard-deferred = The decision on this recommendation is deferred for further study.
desk-standard-rejected-duplicate = This recommendation is not accepted because another one on record says the same.
desk-standard-rejected-outside_competence = This recommendation is not accepted because its subject is outside the ministry's competence.
desk-standard-rejected-unclear = This recommendation is not accepted because it names no clear action that could be implemented.
desk-standard-rejected-already_done = This recommendation is not accepted because what it asks for has been done.
desk-standard-rejected-operational = This recommendation is not accepted because it is a matter of daily operation.
desk-standard-rejected-individual = This recommendation is not accepted because it concerns an individual case.
desk-standard-rejected-local = This recommendation is not accepted because it concerns one municipality and is dealt with there.
desk-standard-rejected-offensive = This recommendation is not accepted because of its wording.

desk-ask-words = <b>What is the question to the author?</b> It leaves in a minute, and the answer comes back to this card.
desk-refer-body = <b>To which body?</b> Choose a button or type its name.
desk-amend-words = <b>What are the amended words?</b> They are published with the answer; the original stays on record.
desk-answer-words = <b>What is the answer?</b> It stays internal until it is published.
desk-tag-name = <b>What is the new tag?</b> A word or two.
desk-other-reference = <b>What is the number of the other one?</b> For example W3-017
desk-explain-words = <b>Please write your answer in one message.</b>
desk-form-about = No. { $reference }: { $title }
desk-nobody-to-ask = The question about { $reference } cannot be sent: its author has no chat with the bot. Please reach them directly.

desk-tags-open = 🏷 Tags
desk-tags-title = Tags: a tap puts one on or takes it off.
desk-tag-on = ✓ { $name }
desk-tag-new = New tag
desk-journal = 🕘 Journal
desk-journal-title = <b>Journal</b>, latest first:
desk-event = • { $what }: { $who }, { $day } { $time }
desk-event-nobody = not known
desk-event-submitted = Submitted
desk-event-recorded = Recorded for the session
desk-event-edited = Edited by its author
desk-event-reworded = Reworded
desk-event-withdrawn = Withdrawn
desk-event-first_support = First support
desk-event-hidden = Hidden
desk-event-unhidden = Shown again
desk-event-joined = A co-author joined
desk-event-left = A co-author left
desk-event-taken = Taken
desk-event-released = Let go
desk-event-asked = Author asked
desk-event-explained = Author answered
desk-event-accepted = Accepted
desk-event-accepted_modified = Accepted as amended
desk-event-referred = Referred
desk-event-deferred = Deferred
desk-event-rejected = Not accepted
desk-event-answered = Answer edited
desk-event-published = Answer published
desk-event-reopened = Reopened
desk-event-merged = Merged
desk-event-undone = Undone
desk-event-taken_in = Taken into the session's recommendations
desk-event-adopted = Adopted in the closing session
desk-event-adopted_amended = Adopted as amended in the closing session
desk-event-not_adopted = Not adopted in the closing session

desk-merge = 🔗 Merge with another
desk-merge-ask = Which of these says the same?
desk-merge-none = Nothing near it was found. You can type the number of another one.
desk-merge-other = Type another number
desk-survivor-ask = <b>Which of the two stays?</b> The other is merged into it; its text stays readable, and its supporters are asked whether they support the one that stays.
desk-survivor = { $reference } stays

desk-preview = <b>Preview</b>: this is what they get.
desk-publish-told =
    { $people ->
        [0] There is nobody to tell.
        [one] { $people } person is told: the author or a supporter.
       *[other] { $people } people are told: the author and the supporters.
    }
desk-publish-all =
    { $count ->
        [one] 📬 Publish { $count } answer
       *[other] 📬 Publish { $count } answers
    }
desk-publish-all-sure =
    { $count ->
        [one] <b>Publish { $count } answer that is ready</b>
       *[other] <b>Publish { $count } answers that are ready</b>
    }
desk-publish-all-yes =
    { $count ->
        [one] Yes, publish { $count } answer
       *[other] Yes, publish { $count } answers
    }
desk-publishing = ⏳ Publishing the answers: { $done } of { $total }
desk-published-many =
    { $count ->
        [one] 📬 { $count } answer published; those concerned are told in a minute.
       *[other] 📬 { $count } answers published; those concerned are told in a minute.
    }

desk-told = 📬 <b>The secretariat has answered recommendation { $reference }</b>
desk-told-state = Decision: <b>{ $state }</b>
desk-told-open = Open the recommendation
desk-told-several =
    { $count ->
        [one] 📬 <b>{ $count } recommendation that you made or support was answered.</b>
       *[other] 📬 <b>{ $count } recommendations that you made or support were answered.</b>
    }
desk-told-line = • No. { $reference } (<b>{ $state }</b>): { $title }
desk-asked = ❓ <b>The secretariat has a question about recommendation { $reference }</b>
desk-asked-how = Please answer with the button below; the answer reaches the secretariat with the recommendation.
desk-explain = Answer the question
desk-explained = 💬 <b>The author of { $reference } has answered</b>
desk-explained-thanks = Thank you, your answer about { $reference } is with the secretariat.
desk-merged = 🔗 <b>Recommendation { $old } was merged into { $reference }</b>
desk-merged-ask = Do you support { $reference }? No support moves without its owner's word.
desk-merged-yes = You support { $reference }.
desk-merged-no = You do not support { $reference }.
desk-merged-agree = Yes, I support it
desk-merged-decline = No
desk-merged-take-back = Take it back
toast-merged-yes = You support { $reference }.
toast-merged-no = You do not support { $reference }.

desk-topic = { $title } · { $code }
desk-group-state = State: <b>{ $state }</b>
desk-group-open = Open in private

error-move-refused = Where { $reference } stands now, this cannot be done with it.
error-taken-by-another = A colleague of the secretariat has { $reference } at the moment; it is free again when they are done or their time is up.
error-undo-too-late = Undoing is possible for one minute, as long as nothing else has happened to the recommendation.
error-merge-impossible = They cannot be merged: one is withdrawn, hidden or merged already, or both are the same one ({ $reference }).
error-nothing-asked = There is no open question about this recommendation.
error-no-such-reference = No recommendation has this number. Please type it as it stands on its card, such as W3-017.

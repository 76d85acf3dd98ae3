# A recommendation's timeline
timeline-title =
    <b>Timeline of { $reference }</b>
    { $title }
timeline-line = • { $day }, { $time }: { $act }
timeline-versions = Wordings ({ $count })
timeline-version = <b>{ $reference }: wording { $number } of { $total }</b>
timeline-earlier = Earlier wording
timeline-later = Later wording
timeline-act-submitted = submitted
timeline-act-edited = reworded by its author
timeline-act-first_support = first support
timeline-act-withdrawn = withdrawn
timeline-act-joined = a co-author joined
timeline-act-left = a co-author left
timeline-act-hidden = hidden
timeline-act-unhidden = shown again
timeline-act-reworded = reworded with its author's consent
timeline-act-taken = taken up by the secretariat
timeline-act-asked = a question went to its author
timeline-act-explained = the author answered the question
timeline-act-published = the secretariat's answer was published
timeline-act-merged = merged into another
timeline-act-taken_in = taken in among the session's own
timeline-act-adopted = adopted in the closing session
timeline-act-adopted_amended = adopted as amended in the closing session
timeline-act-not_adopted = not adopted in the closing session
timeline-act-reopened = taken up again
timeline-act-enclosed = a file was added
timeline-act-recorded = recorded as agreed in the session

# Co-authors of a recommendation
co-authors-invite =
    <b>Invite a co-author of { $reference }</b>
    { $title }

    Pass the link on to whoever is to stand beside you; nobody is added without having agreed.
    { $most ->
        [one] There can be { $most } co-author.
       *[other] There can be { $most } co-authors at most.
    }
co-authors-send = Send the invitation
co-authors-letter = Would you be co-author of a recommendation? { $title }
co-authors-invited = { $author } invites you to be co-author of { $reference }. Please read it before you agree:
co-authors-join = I agree, add my name
co-authors-only-look = Only look at it
co-authors-joined =
    { $name } is now co-author of { $reference }:
    { $title }
co-authors-left =
    { $name } is no longer co-author of { $reference }:
    { $title }
co-authors-edited =
    { $reference }, of which you are co-author, was reworded:
    { $title }
co-authors-leave-sure =
    <b>Leave as co-author of { $reference }?</b>
    { $title }

    Your name is taken off; the same link brings you back.
co-authors-leave-yes = Yes, leave
toast-joined = You are now co-author of { $reference }
toast-left = You are no longer co-author of { $reference }
error-co-author-link-bad = This link is wrong or cut short. Please ask the author for it again.
error-co-authors-closed = { $reference } takes no co-authors any more.
error-co-authors-full =
    { $most ->
        [one] { $reference } has its { $most } co-author already.
       *[other] { $reference } has its { $most } co-authors already.
    }
error-already-author = You are among the authors of { $reference } already.
co-authors-withdrawn =
    { $reference }, of which you are co-author, was withdrawn:
    { $title }

# The closing session: recommendations are read and adopted
closing-open = 📜 Reading
closing-start = 📜 <b>Reading in the closing session</b>: what shall be read?
closing-none = 📜 There is nothing to read yet. What the rooms agreed is recorded under “Room records”.
closing-begin-agreed = What the rooms agreed · { $count }
closing-begin-all = All recommendations · { $count }
closing-place = 📜 <b>{ $place } of { $total }</b>, no. { $reference }
closing-frame = Time frame: { $frame }
closing-body = Implementing body: { $body }
closing-own = The session's own recommendation
closing-by = By { $name }
closing-followers =
    { $count ->
        [0] Nobody follows on the phone yet.
        [one] { $count } phone follows.
       *[other] { $count } phones follow.
    }
closing-adopt = ✅ Adopted
closing-amend = ✏️ Adopted as amended
closing-refuse = ✖️ Not adopted
closing-undo = ↩️ Undo
closing-undone = ↩️ The last word is taken back; here it is again.
closing-did-adopted = ✅ { $reference } adopted.
closing-did-adopted_amended = ✏️ { $reference } adopted as amended.
closing-did-not_adopted = ✖️ { $reference } not adopted.
closing-was-last = That was the last one on the list.
closing-word-adopted = ✅ <b>Adopted by the closing session</b>
closing-word-adopted_amended = ✏️ <b>Adopted as amended by the closing session</b>
closing-word-not_adopted = ✖️ <b>Not adopted by the closing session</b>
closing-standard-adopted = The closing session adopted this recommendation.
closing-standard-adopted_amended = The closing session adopted this recommendation as amended.
closing-standard-not_adopted = The closing session did not adopt this recommendation.
closing-end = End the reading
closing-end-sure = <b>End the reading?</b> Authors and supporters are told in a minute.
closing-end-yes = Yes, end it
closing-ended = 📜 <b>The reading is over.</b>
closing-tally-adopted = ✅ Adopted: { $count }
closing-tally-adopted_amended = ✏️ Adopted as amended: { $count }
closing-tally-not_adopted = ✖️ Not adopted: { $count }
closing-tally-none = Not decided: { $count }
closing-begins =
    { $count ->
        [one] 📜 <b>{ $count } recommendation is now read in the closing session.</b>
       *[other] 📜 <b>{ $count } recommendations are now read in the closing session.</b>
    }
closing-follow = Follow on the phone
closing-follows = 🔄 This message follows the reading.
closing-leave = Stop following
closing-amend-words = <b>What are the amended words that were adopted?</b> They take the text's place; the earlier text stays on record. This can be skipped.
error-nothing-to-read = There is nothing to read.

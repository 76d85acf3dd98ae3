# A recommendation that is spoken: the recording, the words, the consent
dictations-received =
    🎙 <b>Your recording has arrived.</b>
    The secretariat types it, and the words come to you to be confirmed or corrected before they count. What you wrote so far is kept as a draft.
dictations-write-myself = I would rather write it
dictations-voice = 🎙 A recording of { $name }, { $day }, { $time }. Please type it as it is said.
dictations-type = Type the words
dictations-unclear = Cannot be made out
dictations-unclear-told =
    🎙 Your recording could not be made out. Please record it again in a quiet place, or write it. What you wrote so far is kept.
dictations-waiting =
    { $count ->
        [0] 🎙 No recordings wait to be typed.
        [one] 🎙 { $count } recording waits to be typed.
       *[other] 🎙 { $count } recordings wait to be typed.
    }
dictations-waiting-button = 🎙 Recordings to type ({ $count })
dictations-one = { $name } ({ $seconds } s)
dictations-typed = ✅ It has gone to whoever spoke.
dictations-list = Recordings that wait
dictations-proposed = 🎙 <b>The words of your recording:</b>
dictations-proposed-how = Only words that you confirm enter the recommendation.
dictations-confirm = Confirm the words
dictations-mend = Correct them
dictations-again = Record again
dictation-words = <b>The words of the recording</b>
    Please type what is said, and nothing else.
mending-words = <b>Correct the words</b>
    Send the right words, all of them, in one message. You can copy those below and change them.
error-dictation-done = This recording is settled: its words were typed or confirmed, or another was recorded.

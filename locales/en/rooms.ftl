# The room code and the hall's screen
rooms-here = ✅ You are checked in for “{ $title }” at { $time }.
rooms-here-before = ☑️ You were checked in for “{ $title }” before, at { $time }.
rooms-wrong =
    { $left ->
        [0] This is not the room code of a session that is on now. No tries are left; try again in an hour, or see an usher.
        [one] This is not the room code of a session that is on now. One try is left. The code is on the hall's screen.
       *[other] This is not the room code of a session that is on now. { $left } tries are left. The code is on the hall's screen.
    }
rooms-closed = A room code holds during its session, and a quarter of an hour before and after. No session is on now.
rooms-slides = 🖥 Hall screen
rooms-slides-pick = The hall's screen shows the session's code and the bot's QR. Please choose a session of { $day }.
rooms-slides-none = The programme has no sessions to come.
rooms-slides-more = Another screen
rooms-slide-choice = { $title }, { $time }
rooms-slide-preparing = The hall's screen for “{ $title }” is being drawn and arrives in this chat.
rooms-slide-ready = The hall's screen for “{ $title }” is ready.
rooms-slide-caption = Hall screen: <b>{ $title }</b>. The code holds from { $first } to { $last }.
toast-rooms-waits = This screen is being drawn.
slide-when = { $day }, { $first } to { $last }
slide-label = Room code
slide-hint = Type the code in the bot's chat to check in
slide-scan = Open the bot's chat

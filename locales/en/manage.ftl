# Managing the programme
command-manage = Manage the programme
manage-open = ✏️ Programme
manage-title = <b>The programme</b>
manage-none = No programme has been released yet.
manage-version = Version in force: <b>{ $number }</b> ({ $when })
manage-comment = Reason: { $comment }
manage-pending =
    { $count ->
        [0] No edits wait to be released.
        [one] <b>One edit waits to be released.</b>
       *[other] <b>{ $count } edits wait to be released.</b>
    }
manage-telling = Those concerned will be told of the last change at { $time }.
manage-review = ✅ Review and release ({ $count })
manage-edit = ✏️ Edit a session
manage-add = ➕ Add a session
manage-versions = Versions
manage-told = Who was told
manage-back = The programme
manage-day = <b>Editing { $day }</b>
    Please choose the session.
manage-day-empty = <b>Editing { $day }</b>
    No sessions on this day yet.
manage-label-plain = { $time } { $title }
manage-label-changed = ✏️ { $time } { $title }
manage-label-cancelled = ❌ { $time } { $title }
manage-change = <b>Not released yet:</b>
    { $change }
manage-audience = Audience: { $audience }
manage-time = 🕒 Time
manage-length = ⏱ Length
manage-room = 📍 Place
manage-swap = 🔁 Swap
manage-details = 📝 Details
manage-cancel = ❌ Cancel it
manage-restore = Hold it after all
manage-undo = ↩️ Undo the edit
manage-shift = Another time, in minutes; the length stays:
manage-stretch = Another end, in minutes; the start stays:
manage-step-later = +{ $minutes }
manage-step-earlier = −{ $minutes }
manage-other-time = Another day or time
manage-other-end = Another end
manage-swap-with = With which session shall “{ $title }” change places?
manage-swap-nobody = On the day of “{ $title }” there is no other session.
manage-swap-what =
    { $one }

    { $other }

    <b>What shall they exchange?</b>
manage-swap-times = Their times
manage-swap-rooms = Their places
manage-swap-both = Times and places
manage-minutes =
    { $count ->
        [0] at once
        [one] one minute
       *[other] { $count } minutes
    }
toast-edit-kept = Kept, not released yet
toast-edit-undone = The edit is undone
error-ends-before-start = A session that begins at { $start } cannot end at { $end }. Please correct the time.
error-session-too-long = The session would take more than { $hours } hours. Please make sure of the time.

# Releases and versions of the programme
release-nothing = <b>No edits wait to be released.</b>
release-review =
    { $count ->
        [one] <b>One edit waits to be released</b>
       *[other] <b>{ $count } edits wait to be released</b>
    }
release-changed = <b>The programme was edited meanwhile, and nothing was released.</b> Please look it over again.
release-doubts = ⚠️ <b>Doubtful, though it may be released</b>
release-doubts-more =
    { $count ->
        [one] • And one more.
       *[other] • And { $count } more.
    }
release-will-tell =
    { $minutes ->
        [0] Those concerned alone are told at once.
        [one] Those concerned alone are told a minute after the release; until then a correction makes no second message.
       *[other] Those concerned alone are told { $minutes } minutes after the release; until then a correction makes no second message.
    }
release-tells-nobody = Nobody is written to because of text alone.
release-do = ✅ Release
release-drop = Forget all edits
release-drop-sure =
    { $count ->
        [one] The edit that is not released will be forgotten. Are you sure?
       *[other] { $count } edits that are not released will be forgotten. Are you sure?
    }
release-drop-yes = Yes, forget them
release-done = <b>Version { $number } of the programme is in force.</b>
release-comment = <b>What is the reason?</b>
    One line, which stays with the version. The programme is released as soon as it is written.
release-comment-label = Reason
release-preview = <b>The release</b>
release-comment-auto = No other reason, release now
release-suggestion = { $title } ({ $what })
release-suggestions = Edited: { $changes }
doubt-ends = • “{ $title }” ends before it begins.
doubt-room = • “{ $value }” has two sessions at one time: “{ $title }” and “{ $other }”.
doubt-facilitator = • “{ $value }” is in two sessions at one time: “{ $title }” and “{ $other }”.
doubt-chosen =
    { $count ->
        [one] • One participant has chosen “{ $title }” and “{ $other }”, which overlap now.
       *[other] • { $count } participants have chosen “{ $title }” and “{ $other }”, which overlap now.
    }
doubt-full = • “{ $title }” was chosen by { $count } and has { $capacity } seats.
doubt-outside = • “{ $title }” is outside the event's days: { $day }.
doubt-friday = • “{ $title }” is on a Friday: { $day }.
doubt-audience = • “{ $title }”: nobody on the roster fits “{ $value }”.
versions-title = <b>Versions of the programme</b>
versions-none = No programme has been released yet.
version-label = { $number }. { $comment }
version-label-bare = { $number }. { $when }
version-title = <b>Version { $number }</b> ({ $when })
version-by = Released by: { $name }
version-sessions =
    { $count ->
        [0] It has no sessions.
        [one] It has one session.
       *[other] It has { $count } sessions.
    }
version-open = Version { $number }
version-read = Read the programme as it was
version-restore = Bring this version back
version-restored = <b>Version { $number } is ready to be released.</b> Nothing of it is in force before that.
version-day = <b>Version { $number }: { $day }</b>
toast-edits-dropped = The edits are forgotten
error-ends-first = “{ $title }” ends before it begins. Please correct its time first.

# The programme of sessions
command-programme = Programme of the sessions
programme-open = Programme
programme-none = The programme has not been published yet. It will be here as soon as it is.
programme-day = <b>Programme of { $day }</b>
programme-page = <b>Programme of { $day }</b> (page { $page } of { $pages })
programme-slot = <b>{ $start } to { $end }</b>
programme-slot-parallel = <b>{ $start } to { $end }</b>, in parallel
programme-break = { $start } to { $end }: { $title }
programme-line = • { $title }
programme-line-room = • { $title } — { $room }
programme-mine = { $line } (in my agenda)
programme-line-cancelled = • <s>{ $title }</s> (cancelled)
programme-choose = Press a session's name to see its details.
programme-session = { $title } · { $code }
programme-days = All days
programme-days-title = <b>Days of the programme</b>
programme-found = <b>Sessions that you may be looking for</b>

# A session's card
session-title = <b>{ $title }</b>
session-cancelled = <b>This session is cancelled.</b>
session-kind = Kind: { $kind ->
        [workshop] workshop
        [plenary] plenary session
        [training] training session
        [meeting] meeting
       *[break] break
    }
session-code = Code: { $code }
session-day = Day: { $day }
session-time = Time: { $start } to { $end }
session-room = Place: { $room }
session-facilitator = Facilitator: { $facilitator }
session-focus-area = Focus area: { $area }
session-capacity = Capacity: { $count ->
        [one] one seat
       *[other] { $count } seats
    }
session-ended = Declared over at { $time }
session-end-workshop = The workshop is over
session-end = The session is over
session-reopen = It is not over yet
session-documents = 📎 Documents ({ $count })
session-documents-edit = 📎 Manage documents ({ $count })
session-feedback = Rate the session
session-recommend = Recommend
session-back = Programme

# The file
column-programme-code = Code
column-programme-kind = Kind
column-programme-kind-workshop = Workshop
column-programme-kind-plenary = Plenary session
column-programme-kind-training = Training session
column-programme-kind-meeting = Meeting
column-programme-kind-break = Break
column-programme-title-ar = Title in Arabic
column-programme-title-en = Title in English|Title
column-programme-starts-at = Starts at|Start
column-programme-ends-at = Ends at|End
column-programme-room = Room|Place
column-programme-facilitator = Facilitator|Speaker
column-programme-focus-area = Focus area
column-programme-capacity = Capacity|Seats
column-programme-description-ar = Description in Arabic
column-programme-description-en = Description in English|Description
column-programme-audience = Audience
fault-session-ends = The session ends before it begins ({ $starts }).
fault-session-focus-area = “{ $value }” is none of the focus areas on record.
fault-session-code = The code “{ $value }” is used in line { $line }; capital and small letters are the same.
warning-session-outside = The session ({ $day }) is outside the event's days.
warning-session-long = The session is unusually long. Please make sure that its end is right.
error-no-event = The event's days are not known yet. Its own file has to be imported first.
error-nothing-to-release = No change is waiting to be released.

# A programme of conference tools (schedule.json)
column-schedule-no-room = not set
fault-schedule-json = The file is not sound JSON. Export it again from the conference tool.
fault-schedule-shape = There is no programme in the form of schedule.json in the file: a list of days within conference.
fault-schedule-empty = There is no session in the file.
fault-schedule-rooms = Every day has rooms; they are missing here.
fault-schedule-list = The sessions of a room must be a list.
fault-schedule-session = This is no session.
fault-schedule-text = The value must be text.
fault-schedule-moment = “{ $value }” is no date and time. An example is 2025-12-16T09:00:00+02:00
fault-schedule-duration = “{ $value }” is no length of time. An example is 01:30
fault-schedule-code = The code “{ $value }” is used for more than one session.
warning-schedule-zone = The time zone “{ $value }” is not known; the forum's own was used.
warning-schedule-type = “{ $value }” is no kind of session here; such sessions came in as workshops.
warning-schedule-track = “{ $value }” is none of the focus areas; such sessions came in without one.
warning-schedule-cut = The text has { $length } characters, { $limit } are kept: it was shortened.

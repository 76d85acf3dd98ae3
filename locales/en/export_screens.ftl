# Export: the screens from the choice of a file to what stands below it
export-choose =
    <b>Export</b>: please choose the file; it arrives in this chat.

    To read and sort: the <b>whole workbook</b>. To edit in Word and publish: the <b>closing statement</b> and the <b>report</b>.
export-open-workbook = Whole workbook (Excel)
export-open-statement = Closing statement
export-open-report = Report
export-open-table = One file, or part of it
export-open-everything = All files (ZIP)
export-tables = Please choose the file, then its format and which rows.
export-evening-on = Workbook every evening: on ✓
export-evening-off = Workbook every evening: off
export-evening-stop = Stop the evening's workbook
export-evening-caption =
    <b>The evening's workbook</b>, { $day } { $time }
    It comes to the secretariat on every evening of the forum.
export-table = The file <b>“{ $file }”</b>: please choose the format.
export-format-xlsx = Excel
export-format-csv = CSV
export-format-json = JSON
export-format-docx = Word
export-format-zip = ZIP
export-format-ics = Calendar file
export-format-schedule-json = schedule.json, for conference tools
export-narrow = Choose rows
export-narrow-by = The file <b>“{ $file }”</b>: please choose which rows.
export-narrowed = Done
export-filter-session = Session
export-filter-area = Focus area
export-filter-state = State
export-filter-since = Since
export-filter-municipality = Municipality
export-filter-line = • { $filter }: { $value }
export-filter-label = { $filter }: { $value }
export-all-of-them = All
export-pick = { $filter }: please choose.
export-later = Next ➡️
export-earlier = ⬅️ Previous
export-contacts = Shall the participants' data hold telephone numbers?
export-with-contacts = With numbers
export-without-contacts = Without numbers
export-back = Back
export-another = Another file
export-semicolon = With semicolons
export-comma = With commas
export-recommendations = Recommendations
export-feedback = Feedback
export-participants = Participants
export-attendance = Attendance
export-announcements = Announcements
export-programme = Programme
export-feedback-summary = Feedback summary
export-report = Report
export-statement = Closing statement
export-codebook = Codebook
export-workbook = Whole workbook
export-all = All files
export-preparing = The file “{ $file }” is being prepared and will arrive in this chat.
export-progress = Part { $part } of { $parts }
export-done =
    { $count ->
        [0] The file “{ $file }” is ready; there are no rows in it yet.
        [one] The file “{ $file }” is ready, with { $count } row.
       *[other] The file “{ $file }” is ready, with { $count } rows.
    }
export-done-document =
    { $count ->
        [0] The file “{ $file }” is ready; there are no recommendations in it yet.
        [one] The file “{ $file }” is ready, with { $count } recommendation.
       *[other] The file “{ $file }” is ready, with { $count } recommendations.
    }
export-failed = The file “{ $file }” could not be prepared. Please try again in a while.
export-filter-gone = The file “{ $file }” could not be prepared, as what it was to be narrowed by is gone. Please choose again.
export-too-large = The file “{ $file }” is larger than Telegram takes; it can be had from the command line on the server.
export-caption = File: <b>{ $file }</b> ({ $format }), { $day } { $time }
export-caption-semicolon = File: <b>{ $file }</b> with semicolons, { $day } { $time }
export-caption-comma =
    File: <b>{ $file }</b>, { $day } { $time }
    If everything stands in one column, use the file with semicolons.
toast-export-waits = This file is being prepared.
toast-evening-on = The workbook comes every evening.
toast-evening-off = The evening's workbook is stopped.
export-audit = Audit log

# The programme from a file
programme-file-import = 📄 Bring in a file
programme-file-file =
    <b>The programme from a file</b>
    Please send the file here, as xlsx or CSV, or the schedule.json of a conference tool.

    Sending changes nothing in the programme: what the file says becomes edits, to be looked over and released. Sessions that are not in the file stay.
programme-file-reading = ⏳ { $file } is being read
programme-file-taken = ✅ { $file } was read; what it says are edits now that wait to be released.
programme-file-released = ✅ { $file } was read, and the programme is released.
programme-file-same = { $file } says what the programme says: no edit waits to be released.
programme-file-added = • New sessions: { $count }
programme-file-changed = • Changed sessions: { $count }
programme-file-left = • Unchanged: { $count }
programme-file-missing = • Not in the file, and kept: { $count }
programme-file-warnings = Please note:
programme-file-faults =
    { $count ->
        [one] ⚠️ { $file } was not taken: it has one fault, and nothing has changed.
       *[other] ⚠️ { $file } was not taken: it has { $count } faults, and nothing has changed.
    }
programme-file-more =
    { $count ->
        [one] And one more fault.
       *[other] And { $count } more faults.
    }
programme-file-another = Send another file
programme-file-gone = The file is not kept any more. Please send it again.
programme-file-manage = The programme
error-send-the-programme = The programme's file is wanted here. Please send it as an attachment, or press “Cancel”.

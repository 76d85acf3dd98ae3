# The roster: sending it, looking it over, bringing it in
roster-how =
    <b>Roster</b>

    Send the file here in the chat, as xlsx or CSV. What it would change is shown before it is brought in.
    Columns: name, municipality, position, phone, role, note, key. Only the name is needed.
    Whom the file does not have stays on the roster.
roster-trouble-kind = A roster is read from a file in xlsx or CSV.
roster-trouble-large = The file is larger than { $megabytes } megabytes.
roster-trouble-failed = The file could not be had from Telegram. Please send it again.
roster-reading = ⏳ Reading { $file }
roster-progress = { $done } of { $total } rows read
roster-look = <b>A look at the roster</b>: { $file }
roster-added = • New: { $count }
roster-changed = • Changed: { $count }
roster-left = • As before: { $count }
roster-missing = • Not in the file, and kept: { $count }
roster-added-names = New names:
roster-changed-names = Names whose details change:
roster-alike-names = Names that look like somebody with another phone number:
roster-doubles-names = Names that stand twice in a municipality, and are not merged:
roster-missing-names = Names that the file does not have:
roster-name = • { $name }
roster-more =
    { $count ->
        [one] and one more, in the attached file.
       *[other] and { $count } more, in the attached file.
    }
roster-ignored = Columns that are not read: { $columns }
roster-nothing = No change: the roster is as the file says.
roster-bring = Bring in
roster-bring-others = Bring in, look-alikes as new
roster-faults =
    { $count ->
        [one] ⚠️ The file { $file } was not taken: it has one fault. Nothing has changed.
       *[other] ⚠️ The file { $file } was not taken: it has { $count } faults. Nothing has changed.
    }
roster-faults-file = The other faults are in the attached file.
roster-done = ✅ The roster is brought in: { $file }
roster-discarded = Cancelled. Nothing has changed.
roster-gone = This file is not kept any more. Please send it again.
toast-roster-waits = The roster is being brought in
toast-roster-discarded = Cancelled

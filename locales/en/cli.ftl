# The command line
cli-import-counts = added { $added }, changed { $changed }, left as they were { $left }
cli-import-added = to be added: { $names }
cli-import-changed = to be changed: { $names }
cli-import-missing = not in the file and kept: { $names }
cli-import-removed = taken out: { $names }
cli-import-ignored = columns that nobody reads: { $columns }
cli-import-released = released as version { $number }
cli-import-working-copy = kept as a working copy: release it with --release "comment"
cli-import-dry-run = a dry run: nothing was changed
cli-import-event-first = the programme's times are in the event's zone: import the event first
cli-import-alike = look like somebody with another phone number (with --others they are somebody new): { $names }
cli-import-doubles = stand twice in a municipality, and are not merged: { $names }

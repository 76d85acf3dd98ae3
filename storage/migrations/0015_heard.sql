-- What the optional program of the operator hears in a voice note (FORUM_TRANSCRIBER); empty without one.

ALTER TABLE kept_file ADD COLUMN heard TEXT NOT NULL DEFAULT '';

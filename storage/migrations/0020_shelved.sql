-- An author writes one announcement at a time; other drafts of theirs lie aside until they are taken up again.

ALTER TABLE announcement ADD COLUMN shelved_at TEXT;

-- What somebody sent in reply to an announcement besides words: a picture keeps its caption, and says that it is one.

ALTER TABLE announcement_reply ADD COLUMN media TEXT NOT NULL DEFAULT '';  -- its kind: photo, voice, …; '' for a text
UPDATE announcement_reply SET media = 'other' WHERE body = '' AND message_id IS NOT NULL;

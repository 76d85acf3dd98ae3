-- After its end the card of an announcement follows late joiners, acknowledgements, corrections and a withdrawal.
ALTER TABLE announcement ADD COLUMN stirred_at TEXT;   -- when its numbers were last about to change

-- A voice note is kept until its words are confirmed, or it is given up; what remains is that there was one.
CREATE TABLE dictation_kept (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                               -- never given twice: buttons carry it
    user_id INTEGER NOT NULL,                                           -- who spoke
    kept_file_id INTEGER REFERENCES kept_file ON DELETE SET NULL,
    field TEXT NOT NULL,                   -- the question of the recommendation that it answers
    state TEXT NOT NULL CHECK (state IN ('waiting', 'proposed', 'confirmed', 'dropped')),
    words TEXT NOT NULL DEFAULT '',        -- only confirmed ones enter the register
    typed_by INTEGER,                      -- a user id, empty for the optional program
    spoken_at TEXT NOT NULL,
    decided_at TEXT
) STRICT;
INSERT INTO dictation_kept SELECT id, user_id, kept_file_id, field, state, words, typed_by, spoken_at, decided_at
    FROM dictation;
DROP TABLE dictation;
ALTER TABLE dictation_kept RENAME TO dictation;
CREATE UNIQUE INDEX dictation_open ON dictation (user_id) WHERE state IN ('waiting', 'proposed');
CREATE INDEX dictation_waiting ON dictation (id) WHERE state = 'waiting';

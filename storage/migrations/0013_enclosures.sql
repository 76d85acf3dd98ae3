-- Files added to recommendations, and recommendations that are spoken: a voice note whose words somebody types.
CREATE TABLE enclosure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                               -- never given twice: buttons carry it
    recommendation_id INTEGER NOT NULL REFERENCES recommendation ON DELETE CASCADE,
    kept_file_id INTEGER NOT NULL REFERENCES kept_file,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,     -- who added it
    at TEXT NOT NULL
) STRICT;
CREATE INDEX enclosure_of ON enclosure (recommendation_id);
CREATE INDEX enclosure_by_person ON enclosure (person_id);

CREATE TABLE dictation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                               -- likewise
    user_id INTEGER NOT NULL,                                           -- who spoke
    kept_file_id INTEGER NOT NULL REFERENCES kept_file,
    field TEXT NOT NULL,                   -- the question of the recommendation that it answers
    state TEXT NOT NULL CHECK (state IN ('waiting', 'proposed', 'confirmed', 'dropped')),
    words TEXT NOT NULL DEFAULT '',        -- only confirmed ones enter the register
    typed_by INTEGER,                      -- a user id, empty for the optional program
    spoken_at TEXT NOT NULL,
    decided_at TEXT
) STRICT;
CREATE UNIQUE INDEX dictation_open ON dictation (user_id) WHERE state IN ('waiting', 'proposed');
CREATE INDEX dictation_waiting ON dictation (id) WHERE state = 'waiting';

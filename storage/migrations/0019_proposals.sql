-- A change of an announcement that has been sent, while it waits for a second pair of eyes: other words, or that it is
-- taken back; at most one for each.
CREATE TABLE announcement_proposal (
    announcement_id INTEGER PRIMARY KEY REFERENCES announcement ON DELETE CASCADE,
    user_id INTEGER NOT NULL,              -- whose it is
    version INTEGER NOT NULL,              -- of the announcement that it changes
    content TEXT,                          -- JSON of the version in the first language; empty where it is taken back
    english TEXT,                          -- JSON of the English version, if there is one
    at TEXT NOT NULL
) STRICT;


-- Recommendations on record: support, co-authors, what is hidden and why, what happened to each, and finding them by words.

ALTER TABLE recommendation ADD COLUMN supporters INTEGER NOT NULL DEFAULT 0;    -- kept by the triggers on support
ALTER TABLE recommendation ADD COLUMN hidden_at TEXT;                           -- nothing but this and the reason is shown
ALTER TABLE recommendation ADD COLUMN hidden_reason TEXT NOT NULL DEFAULT ''
    CHECK (hidden_reason IN ('', 'offensive', 'personal', 'off_topic'));
ALTER TABLE recommendation ADD COLUMN hidden_by INTEGER;
CREATE INDEX recommendation_by_session ON recommendation (session_id);
CREATE INDEX recommendation_by_focus_area ON recommendation (focus_area_id);
CREATE INDEX recommendation_by_support ON recommendation (supporters);

ALTER TABLE recommendation_version ADD COLUMN written_as TEXT NOT NULL DEFAULT 'author'
    CHECK (written_as IN ('author', 'secretariat', 'meeting'));

-- Who supports what, each person once.
CREATE TABLE support (
    recommendation_id INTEGER NOT NULL REFERENCES recommendation ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    at TEXT NOT NULL,
    PRIMARY KEY (recommendation_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX support_by_person ON support (person_id);
CREATE TRIGGER support_given AFTER INSERT ON support BEGIN
    UPDATE recommendation SET supporters = supporters + 1 WHERE id = new.recommendation_id;
END;
CREATE TRIGGER support_taken_back AFTER DELETE ON support BEGIN
    UPDATE recommendation SET supporters = supporters - 1 WHERE id = old.recommendation_id;
END;

-- Who stands beside the author; nobody is entered without having agreed.
CREATE TABLE co_author (
    recommendation_id INTEGER NOT NULL REFERENCES recommendation ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    agreed_at TEXT NOT NULL,
    PRIMARY KEY (recommendation_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX co_author_by_person ON co_author (person_id);

-- What happened to a recommendation, in order. `public`: every registered participant may read it.
CREATE TABLE recommendation_event (
    id INTEGER PRIMARY KEY,
    recommendation_id INTEGER NOT NULL REFERENCES recommendation ON DELETE CASCADE,
    at TEXT NOT NULL,
    act TEXT NOT NULL,                     -- submitted, edited, accepted, …
    actor INTEGER,                         -- a user id, empty for the bot itself
    public INTEGER NOT NULL CHECK (public IN (0, 1)),
    before TEXT,                           -- JSON
    after TEXT
) STRICT;
CREATE INDEX recommendation_event_of ON recommendation_event (recommendation_id, id);
INSERT INTO recommendation_event (recommendation_id, at, act, actor, public)
    SELECT recommendation_id, written_at, CASE version WHEN 1 THEN 'submitted' ELSE 'edited' END, written_by, 1
    FROM recommendation_version ORDER BY written_at, recommendation_id, version;
INSERT INTO recommendation_event (recommendation_id, at, act, public)
    SELECT id, withdrawn_at, 'withdrawn', 1 FROM recommendation WHERE withdrawn_at IS NOT NULL;

-- Another wording after the author's own editing has ended: asked for by the author, or proposed by the secretariat.
CREATE TABLE rewording (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice: buttons carry it
    recommendation_id INTEGER NOT NULL REFERENCES recommendation ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('asked', 'proposed', 'agreed', 'declined', 'dropped')),
    request TEXT NOT NULL DEFAULT '',      -- the author's words, where the author asked
    wording TEXT,                          -- JSON, where the secretariat has proposed one
    asked_at TEXT NOT NULL,
    proposed_by INTEGER,
    decided_at TEXT
) STRICT;
CREATE UNIQUE INDEX rewording_open ON rewording (recommendation_id) WHERE state IN ('asked', 'proposed');

-- Somebody finds it offensive; the secretariat looks.
CREATE TABLE recommendation_report (
    recommendation_id INTEGER NOT NULL REFERENCES recommendation ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    at TEXT NOT NULL,
    settled_at TEXT,                       -- when the secretariat hid it, or let it stand
    PRIMARY KEY (recommendation_id, person_id)
) STRICT, WITHOUT ROWID;

-- Texts of any kind to be found by words, in the normal form of storage/arabic.py; storage/search.py writes them.
CREATE TABLE search_document (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    subject INTEGER NOT NULL,              -- the id in the kind's own table
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (kind, subject)
) STRICT;
CREATE VIRTUAL TABLE search_gram USING fts5(
    title, body, content = 'search_document', content_rowid = 'id', tokenize = 'trigram'
);
CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
    INSERT INTO search_gram (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
    INSERT INTO search_gram (search_gram, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;
CREATE TRIGGER search_document_changed AFTER UPDATE ON search_document BEGIN
    INSERT INTO search_gram (search_gram, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
    INSERT INTO search_gram (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

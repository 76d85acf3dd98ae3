-- Feedback with and without name. Who has answered is one table, what was answered another; without name nothing links
-- the two, no time is finer than the day, and no order betrays one.

-- The questions beside the stars, a set for each kind of session ('' for every other). A set never changes: an edit
-- makes a new one, and answers name theirs.
CREATE TABLE question_set (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('', 'workshop', 'plenary', 'training', 'meeting')),
    questions TEXT NOT NULL,               -- JSON: {"ratings": [{"code", "ar", "en"}], "chips": [{"code", "ar", "en"}]}
    made_at TEXT NOT NULL,                 -- it holds for sessions that end after this
    made_by INTEGER
) STRICT;
INSERT INTO question_set (kind, questions, made_at) VALUES ('', '{"ratings": [], "chips": [
    {"code": "clear", "ar": "واضحة", "en": "Clear"},
    {"code": "practical", "ar": "عملية", "en": "Practical"},
    {"code": "learned", "ar": "مفيدة جداً", "en": "Learned much"},
    {"code": "fast", "ar": "سريعة", "en": "Too fast"},
    {"code": "general", "ar": "عامة جداً", "en": "Too general"},
    {"code": "elsewhere", "ar": "لا تخص بلديتي", "en": "Not for my municipality"}]}', '');
INSERT INTO question_set (kind, questions, made_at) VALUES ('training', '{"ratings": [
    {"code": "trainer", "ar": "المدرب", "en": "The trainer"},
    {"code": "materials", "ar": "المادة التدريبية", "en": "The materials"},
    {"code": "pace", "ar": "سرعة الشرح", "en": "The pace"}], "chips": [
    {"code": "practical", "ar": "تدريبات عملية", "en": "Practical exercises"},
    {"code": "learned", "ar": "تعلمت الكثير", "en": "Learned much"},
    {"code": "theory", "ar": "نظرية أكثر من اللازم", "en": "Too much theory"},
    {"code": "short", "ar": "الوقت قصير", "en": "Too short"}]}', '');

CREATE TABLE feedback_answered (
    session_id INTEGER NOT NULL REFERENCES session,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    PRIMARY KEY (session_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_answered_by_person ON feedback_answered (person_id);
INSERT INTO feedback_answered SELECT session_id, person_id FROM feedback;

CREATE TABLE feedback_answer (
    id INTEGER PRIMARY KEY,                -- of an answer without name a random one below zero
    session_id INTEGER NOT NULL REFERENCES session,
    person_id INTEGER REFERENCES person,   -- empty: without name
    questions_id INTEGER NOT NULL DEFAULT 1 REFERENCES question_set,
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
    ratings TEXT NOT NULL DEFAULT '{}',    -- JSON, stars for the set's other questions by their codes
    chips TEXT NOT NULL DEFAULT '',        -- codes between spaces
    comment TEXT NOT NULL DEFAULT '',
    voice_id INTEGER REFERENCES kept_file,
    submitted_at TEXT,
    updated_at TEXT,
    day TEXT,                              -- the local day on which it came in with at least four others
    hidden_at TEXT,                        -- its words are an insult: kept, and shown to nobody
    hidden_by INTEGER,
    CHECK (CASE WHEN person_id IS NULL
        THEN id < 0 AND submitted_at IS NULL AND updated_at IS NULL AND voice_id IS NULL
            AND day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
        ELSE id > 0 AND submitted_at IS NOT NULL AND updated_at IS NOT NULL AND day IS NULL END)
) STRICT;
INSERT INTO feedback_answer (session_id, person_id, rating, comment, submitted_at, updated_at)
    SELECT session_id, person_id, rating, comment, submitted_at, updated_at FROM feedback ORDER BY submitted_at;
DROP TABLE feedback;
ALTER TABLE feedback_answer RENAME TO feedback;
CREATE UNIQUE INDEX feedback_once ON feedback (session_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX feedback_in_order ON feedback (session_id, (person_id IS NULL), id);
CREATE INDEX feedback_by_person ON feedback (person_id) WHERE person_id IS NOT NULL;

-- Answers without name that wait until they are five: sealed with a key that is not in this file, all of one length.
CREATE TABLE feedback_sealed (
    id INTEGER PRIMARY KEY,                -- random
    session_id INTEGER NOT NULL REFERENCES session,
    questions_id INTEGER NOT NULL REFERENCES question_set,
    sealed BLOB NOT NULL CHECK (length(sealed) = 5120)
) STRICT;
CREATE INDEX feedback_sealed_by_session ON feedback_sealed (session_id, questions_id);

-- Whoever has tapped a star and not sent yet: what is typed belongs to that card. Nothing of the answer is here; which
-- card it is, is sealed, so that every row looks the same.
CREATE TABLE feedback_card (
    user_id INTEGER PRIMARY KEY,
    sealed BLOB NOT NULL CHECK (length(sealed) = 256),
    mark INTEGER NOT NULL,                 -- the last outbox row before it
    at TEXT NOT NULL
) STRICT;

-- How often the missing were asked once more.
CREATE TABLE feedback_nudge (
    session_id INTEGER NOT NULL REFERENCES session,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 2),
    at TEXT NOT NULL,
    by INTEGER,
    PRIMARY KEY (session_id, number)
) STRICT, WITHOUT ROWID;

-- Who has a dashboard open, so that it edits itself. Without a session it is the overview.
CREATE TABLE dashboard_watch (
    user_id INTEGER PRIMARY KEY,
    session_id INTEGER REFERENCES session ON DELETE CASCADE,
    until TEXT NOT NULL
) STRICT;

-- Sessions whose results the deputies may see once the window has closed.
CREATE TABLE feedback_published (
    session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    at TEXT NOT NULL,
    by INTEGER
) STRICT;

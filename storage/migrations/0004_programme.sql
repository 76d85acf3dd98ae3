-- A programme that moves: when a session really ended, its documents, who has said «received», who was told of what.

-- When staff said that the session is over; empty: it ends as planned.
ALTER TABLE session ADD COLUMN ended_at TEXT;

-- Hours in which an account is left alone: '' as the forum has it, 'off', or local hours such as '22-6'.
ALTER TABLE account ADD COLUMN quiet TEXT NOT NULL DEFAULT '';

-- A message that asks for «received»: `about` is what the outbox row is about (changes:3, announcement:7).
CREATE TABLE acknowledgement (
    about TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    asked_at TEXT NOT NULL,
    acknowledged_at TEXT,
    PRIMARY KEY (about, user_id)
) STRICT, WITHOUT ROWID;

-- What staff attached to a session. Telegram keeps the file; its id is all that is kept here.
CREATE TABLE session_document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice: buttons carry it
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('document', 'photo', 'video', 'audio', 'voice')),
    file_id TEXT NOT NULL,
    file_unique_id TEXT NOT NULL,
    name TEXT NOT NULL,
    added_at TEXT NOT NULL,
    added_by INTEGER NOT NULL,
    UNIQUE (session_id, file_unique_id)
) STRICT;

-- One telling of changes: from the release that people knew to the one that is told of.
CREATE TABLE telling (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    base INTEGER NOT NULL REFERENCES programme_release,
    release INTEGER NOT NULL REFERENCES programme_release,
    asked_by INTEGER,                      -- the user id of who released last, empty from the command line
    at TEXT NOT NULL,
    finished_at TEXT                       -- everybody has been written to
) STRICT;

-- To whom a telling was written, of which sessions, and what that person knew before. `replaced`: the message was
-- taken back before it left, so that the next telling begins at its base.
CREATE TABLE notice (
    telling_id INTEGER NOT NULL REFERENCES telling,
    user_id INTEGER NOT NULL,
    base INTEGER NOT NULL,
    codes TEXT NOT NULL,                   -- of the sessions, between spaces
    critical INTEGER NOT NULL CHECK (critical IN (0, 1)),
    replaced INTEGER NOT NULL DEFAULT 0 CHECK (replaced IN (0, 1)),
    PRIMARY KEY (telling_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_replaced ON notice (user_id) WHERE replaced = 1;

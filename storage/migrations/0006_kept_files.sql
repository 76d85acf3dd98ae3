-- Attachments kept on record: voice notes, photos, documents. The bytes lie beside the database, by their hash.

CREATE TABLE kept_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('voice', 'photo', 'document')),
    file_id TEXT NOT NULL,                 -- Telegram's, with which it is sent again
    name TEXT NOT NULL DEFAULT '',         -- as the sender's phone called it
    mime TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL CHECK (size >= 0),
    seconds INTEGER NOT NULL DEFAULT 0 CHECK (seconds >= 0),
    hash TEXT NOT NULL DEFAULT '',         -- SHA-256 of the bytes; empty where Telegram alone has them
    kept_at TEXT NOT NULL
) STRICT;
CREATE INDEX kept_file_by_hash ON kept_file (hash) WHERE hash <> '';

-- Announcements of every kind: two languages, buttons, an audience of conditions, a moment, and what becomes of each.

ALTER TABLE announcement ADD COLUMN media TEXT NOT NULL DEFAULT '[]';       -- JSON, as the Bot API's InputMedia
ALTER TABLE announcement ADD COLUMN english TEXT;                           -- JSON of the English version, if there is one
ALTER TABLE announcement ADD COLUMN buttons TEXT NOT NULL DEFAULT '[]';     -- JSON, storage/announcements.py
ALTER TABLE announcement ADD COLUMN options TEXT NOT NULL DEFAULT '';       -- acknowledge silent protected pinned, by spaces
ALTER TABLE announcement ADD COLUMN audience_words TEXT NOT NULL DEFAULT '';  -- the audience as it was when it was sent
ALTER TABLE announcement ADD COLUMN moment TEXT NOT NULL DEFAULT '';        -- JSON: when it is to be sent, '' for at once
ALTER TABLE announcement ADD COLUMN validity TEXT NOT NULL DEFAULT '';      -- '' not asked yet; storage/moments.py
ALTER TABLE announcement ADD COLUMN valid_until TEXT;                       -- until then late joiners get it
ALTER TABLE announcement ADD COLUMN asked_at TEXT;                          -- a second pair of eyes was asked for
ALTER TABLE announcement ADD COLUMN approved_by INTEGER;                    -- whose they were
ALTER TABLE announcement ADD COLUMN began_at TEXT;
ALTER TABLE announcement ADD COLUMN previewed TEXT NOT NULL DEFAULT '';    -- the look that its author has seen last
ALTER TABLE announcement ADD COLUMN version INTEGER NOT NULL DEFAULT 1;     -- raised by each correction
ALTER TABLE announcement ADD COLUMN withdrawn_at TEXT;
ALTER TABLE announcement ADD COLUMN note TEXT NOT NULL DEFAULT '';          -- why it stopped by itself
ALTER TABLE announcement ADD COLUMN sampled_at TEXT;                        -- from here the rate is reckoned
ALTER TABLE announcement ADD COLUMN sampled_done INTEGER NOT NULL DEFAULT 0;
ALTER TABLE announcement ADD COLUMN rate REAL NOT NULL DEFAULT 0;           -- messages a second

-- Whom an announcement is for, as it was when the sending began; late joiners come in later.
CREATE TABLE announcement_recipient (
    announcement_id INTEGER NOT NULL REFERENCES announcement ON DELETE CASCADE,
    chat_id INTEGER NOT NULL,                                               -- a person's, a group's or a channel's
    PRIMARY KEY (announcement_id, chat_id)
) STRICT, WITHOUT ROWID;
INSERT INTO announcement_recipient (announcement_id, chat_id)
    SELECT n.id, o.chat_id FROM announcement n JOIN outbox o ON o.about = 'announcement:' || n.id
    WHERE o.chat_id <> 0 GROUP BY n.id, o.chat_id;

-- What people answer to an announcement, and what they are answered.
CREATE TABLE announcement_reply (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                                   -- never given twice: buttons carry it
    announcement_id INTEGER NOT NULL REFERENCES announcement ON DELETE CASCADE,
    user_id INTEGER NOT NULL,                                               -- the recipient whose thread it is
    staff_id INTEGER,                                                       -- who of the staff wrote it, if not the recipient
    body TEXT NOT NULL DEFAULT '',                                          -- '' where it is no text
    message_id INTEGER,                                                     -- in the chat of who wrote it
    at TEXT NOT NULL
) STRICT;
CREATE INDEX announcement_reply_thread ON announcement_reply (announcement_id, user_id, id);
CREATE INDEX announcement_reply_of ON announcement_reply (user_id);

-- Of an album the other messages; of a counted message the place where it stands.
ALTER TABLE outbox ADD COLUMN more_ids TEXT;
CREATE INDEX outbox_said ON outbox (chat_id, message_id) WHERE about IS NOT NULL AND message_id IS NOT NULL;

-- How fast Telegram lets the bot speak, while that is less than usual.
CREATE TABLE slowdown (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at TEXT NOT NULL,
    per_second INTEGER NOT NULL,
    until TEXT NOT NULL                                                     -- by then it is as usual again
) STRICT;

-- People and presence: invitations, requests to the staff, staff links, check-in, what a person does not want to get.

ALTER TABLE person ADD COLUMN invitation INTEGER NOT NULL DEFAULT 1;    -- issue number; raised, the old code and link are void
ALTER TABLE person ADD COLUMN entered_by INTEGER;                       -- the usher who registered somebody without Telegram
ALTER TABLE person ADD COLUMN entry_confirmed_at TEXT;                  -- when somebody said that this entry is theirs
ALTER TABLE person ADD COLUMN roster_role TEXT NOT NULL DEFAULT '';     -- the roster's role column, as it is written

ALTER TABLE account ADD COLUMN muted TEXT NOT NULL DEFAULT '';          -- kinds of pushes not wanted, separated by spaces
ALTER TABLE account ADD COLUMN name TEXT NOT NULL DEFAULT '';           -- at Telegram, of staff who are no participants

-- What somebody has missed who had blocked the bot: it keeps its text while it helps (storage/revival.py).
CREATE INDEX outbox_missed ON outbox (chat_id) WHERE state = 'blocked' AND payload IS NOT NULL;

-- Every move of a participant between states.
CREATE TABLE person_move (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    at TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    by INTEGER                                                          -- a user id, empty from the command line
) STRICT;
CREATE INDEX person_move_by_person ON person_move (person_id);

-- What an account asks of the staff: to be let in, or to be the person that somebody else's account is.
CREATE TABLE request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    person_id INTEGER REFERENCES person ON DELETE CASCADE,              -- of the roster, where it looks like one
    kind TEXT NOT NULL CHECK (kind IN ('claim', 'taken', 'approval')),
    details TEXT NOT NULL DEFAULT '{}',                                 -- JSON of what was typed in the form
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'declined', 'withdrawn')),
    asked_at TEXT NOT NULL,
    decided_at TEXT,
    decided_by INTEGER
) STRICT;
CREATE UNIQUE INDEX request_waiting ON request (user_id) WHERE state = 'waiting';

-- Wrong codes and tokens: five an hour and account.
CREATE TABLE guess (
    user_id INTEGER NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX guess_by_user ON guess (user_id, at);

-- One-time links that give a role after the owner has confirmed who used it. Of the link only a hash is kept.
CREATE TABLE staff_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('organizer', 'secretariat', 'facilitator', 'rapporteur', 'usher')),
    scope TEXT NOT NULL DEFAULT '',
    made_by INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_by INTEGER,
    used_at TEXT,
    decided_at TEXT,
    accepted INTEGER CHECK (accepted IN (0, 1))
) STRICT;

-- Who was there. A list is a day (YYYY-MM-DD) or a session's code.
CREATE TABLE check_in (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                               -- never given twice: buttons carry it
    list TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    at TEXT NOT NULL,
    by INTEGER,                                                         -- the usher's user id, empty for the room code
    way TEXT NOT NULL CHECK (way IN ('name', 'code', 'qr', 'room', 'behalf')),
    substitute TEXT NOT NULL DEFAULT '',                                -- the name of who came in their place
    undone_at TEXT,
    undone_by INTEGER
) STRICT;
CREATE UNIQUE INDEX check_in_once ON check_in (list, person_id) WHERE undone_at IS NULL;
CREATE INDEX check_in_by_person ON check_in (person_id);

-- The list that an usher checks in on. While `typing`, what the usher types is looked up on it.
CREATE TABLE usher_list (
    user_id INTEGER PRIMARY KEY,
    list TEXT NOT NULL,
    typing INTEGER NOT NULL DEFAULT 1 CHECK (typing IN (0, 1))
) STRICT;

-- Who has a list's card open: it is edited while people arrive.
CREATE TABLE attendance_watch (
    user_id INTEGER PRIMARY KEY,
    list TEXT NOT NULL,
    until TEXT NOT NULL
) STRICT;

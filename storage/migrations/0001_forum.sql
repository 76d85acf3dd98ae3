-- The forum's first shape. Times are UTC text (storage/times.py); everything is STRICT.

-- The event itself: one row, so that no name of it stands in code or texts.
CREATE TABLE event (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name_ar TEXT NOT NULL,
    name_en TEXT NOT NULL,
    host_ar TEXT NOT NULL DEFAULT '',
    host_en TEXT NOT NULL DEFAULT '',
    place_ar TEXT NOT NULL DEFAULT '',
    place_en TEXT NOT NULL DEFAULT '',
    starts_on TEXT NOT NULL,               -- local days, YYYY-MM-DD
    ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
    timezone TEXT NOT NULL,
    sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1))
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE focus_area (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name_ar TEXT NOT NULL,
    name_en TEXT NOT NULL
) STRICT;

CREATE TABLE municipality (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name_ar TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    aliases TEXT NOT NULL DEFAULT '',      -- other spellings, separated by |
    name_key TEXT NOT NULL                 -- normalised, as storage/arabic.py does
) STRICT;

-- A participant, with or without a Telegram account.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    key TEXT UNIQUE,                       -- the ministry's own number, where it has one
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    municipality_id INTEGER REFERENCES municipality,
    municipality_other TEXT NOT NULL DEFAULT '',   -- typed, where the list has none
    position TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',        -- E.164
    phone_verified INTEGER NOT NULL DEFAULT 0 CHECK (phone_verified IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('invited', 'registered', 'pending', 'declined', 'withdrawn')),
    note TEXT NOT NULL DEFAULT '',
    consent_version INTEGER,
    consented_at TEXT,
    registered_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX person_by_name ON person (name_key);
CREATE INDEX person_by_phone ON person (phone) WHERE phone <> '';

-- A Telegram account that has spoken to the bot. Its id is also the id of its private chat.
CREATE TABLE account (
    user_id INTEGER PRIMARY KEY,
    person_id INTEGER UNIQUE REFERENCES person,
    language TEXT NOT NULL,                -- '' until chosen
    reachable TEXT NOT NULL DEFAULT 'yes' CHECK (reachable IN ('yes', 'never', 'blocked', 'deactivated')),
    first_seen_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL
) STRICT;

CREATE TABLE role (
    user_id INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'organizer', 'secretariat', 'facilitator', 'rapporteur', 'usher')),
    scope TEXT NOT NULL DEFAULT '',        -- a session's code or a day, '' for everything
    granted_at TEXT NOT NULL,
    granted_by INTEGER,                    -- a user id, empty from the command line
    PRIMARY KEY (user_id, role, scope)
) STRICT, WITHOUT ROWID;

-- The programme as released. What is being edited waits in programme_working.
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice: buttons in old messages carry it
    code TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('workshop', 'plenary', 'training', 'meeting', 'break')),
    title_ar TEXT NOT NULL,
    title_en TEXT NOT NULL DEFAULT '',
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL CHECK (ends_at > starts_at),
    room TEXT NOT NULL DEFAULT '',
    facilitator TEXT NOT NULL DEFAULT '',
    focus_area_id INTEGER REFERENCES focus_area,
    capacity INTEGER CHECK (capacity > 0),
    description_ar TEXT NOT NULL DEFAULT '',
    description_en TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT '',
    cancelled_at TEXT,
    last_number INTEGER NOT NULL DEFAULT 0  -- of its recommendations: references are never given twice
) STRICT;
CREATE INDEX session_by_time ON session (starts_at);

CREATE TABLE programme_working (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sessions TEXT NOT NULL,                -- JSON, as storage/programme.py writes it
    changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE programme_release (
    number INTEGER PRIMARY KEY,
    comment TEXT NOT NULL,
    sessions TEXT NOT NULL,
    released_at TEXT NOT NULL,
    released_by INTEGER
) STRICT;

CREATE TABLE feedback (
    session_id INTEGER NOT NULL REFERENCES session,
    person_id INTEGER NOT NULL REFERENCES person,
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
    comment TEXT NOT NULL DEFAULT '',
    submitted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (session_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendation (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,        -- W3-017
    session_id INTEGER NOT NULL REFERENCES session,
    focus_area_id INTEGER NOT NULL REFERENCES focus_area,
    title TEXT NOT NULL,
    problem TEXT NOT NULL,
    action TEXT NOT NULL,
    responsible_body TEXT NOT NULL,
    time_frame TEXT NOT NULL CHECK (time_frame IN ('short', 'medium', 'long')),
    priority TEXT NOT NULL CHECK (priority IN ('high', 'medium', 'low')),
    author_id INTEGER NOT NULL REFERENCES person,
    state TEXT NOT NULL DEFAULT 'submitted' CHECK (state IN ('submitted', 'under_review', 'needs_info', 'accepted',
        'accepted_modified', 'referred', 'deferred', 'rejected')),
    withdrawn_at TEXT,
    merged_into INTEGER REFERENCES recommendation,
    touched_at TEXT,                       -- first act of someone else: the author's own editing ends
    answer TEXT NOT NULL DEFAULT '',
    answered_at TEXT,
    published_at TEXT,
    submitted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX recommendation_by_author ON recommendation (author_id);

CREATE TABLE recommendation_version (
    recommendation_id INTEGER NOT NULL REFERENCES recommendation,
    version INTEGER NOT NULL,
    wording TEXT NOT NULL,                 -- JSON of the fields as they stood
    written_at TEXT NOT NULL,
    written_by INTEGER,
    PRIMARY KEY (recommendation_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE announcement (
    id INTEGER PRIMARY KEY,                -- its number
    author_id INTEGER NOT NULL,            -- the organizer's user id
    body TEXT NOT NULL,
    entities TEXT NOT NULL DEFAULT '[]',   -- JSON, Telegram's formatting as it was typed
    audience TEXT NOT NULL DEFAULT 'everyone',
    state TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled')),
    recipients INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    finished_at TEXT
) STRICT;

-- Answers of a form that is being filled in; one draft a person and form.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- an id is never given twice: old buttons carry it
    user_id INTEGER NOT NULL,
    form TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',      -- what it is about, if anything: a session's code, a reference
    step TEXT NOT NULL,                    -- the field that is being asked, or 'preview'
    answers TEXT NOT NULL,                 -- JSON
    version INTEGER NOT NULL DEFAULT 1,    -- raised by every change, so that old buttons are known as old
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),   -- typed text goes to the active one
    started_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (user_id, form)
) STRICT;
CREATE UNIQUE INDEX draft_active ON draft (user_id) WHERE active = 1;

-- What the bot has to send. A sent row keeps everything but its payload.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT UNIQUE,                       -- makes queueing twice the same as once
    chat_id INTEGER NOT NULL,
    class INTEGER NOT NULL CHECK (class BETWEEN 0 AND 3),  -- storage/outbox.py, Class
    method TEXT NOT NULL,                  -- of the Bot API
    payload TEXT,                          -- JSON, the method's parameters
    card TEXT,                             -- the logical message that it makes or edits
    every INTEGER NOT NULL DEFAULT 0,      -- seconds between two edits of the card, for one that updates itself
    about TEXT,                            -- whose outcome it is: announcement:3
    not_before TEXT,
    expires_at TEXT,                       -- after this it helps nobody any more
    state TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'sent', 'failed', 'blocked', 'skipped', 'uncertain')),
    tries INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    message_id INTEGER,
    created_at TEXT NOT NULL,
    done_at TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (class, id) WHERE state = 'waiting';
CREATE INDEX outbox_about ON outbox (about, state) WHERE about IS NOT NULL;
CREATE INDEX outbox_card ON outbox (chat_id, card) WHERE state = 'waiting' AND card IS NOT NULL;
CREATE INDEX outbox_put_off ON outbox (not_before) WHERE state = 'waiting' AND not_before IS NOT NULL;

CREATE TABLE card (
    chat_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    message_id INTEGER NOT NULL,
    PRIMARY KEY (chat_id, name)
) STRICT, WITHOUT ROWID;

-- What falls due. The scheduler only wakes; these rows decide.
CREATE TABLE due (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,                    -- morning, reminder, feedback, …
    subject TEXT NOT NULL,                 -- a day or a session's code
    at TEXT NOT NULL,
    helps_until TEXT NOT NULL,             -- later than this it is dropped with a note
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dropped')),
    note TEXT NOT NULL DEFAULT '',
    done_at TEXT,
    UNIQUE (kind, subject)
) STRICT;
CREATE INDEX due_waiting ON due (at) WHERE state = 'waiting';

-- Heavy work, done in chunks off the lane.
CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    arguments TEXT NOT NULL DEFAULT '{}',  -- JSON
    progress TEXT NOT NULL DEFAULT '{}',   -- JSON, where the next chunk begins
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
    user_id INTEGER,                       -- who asked for it
    error TEXT,
    created_at TEXT NOT NULL,
    done_at TEXT
) STRICT;
CREATE INDEX job_waiting ON job (id) WHERE state = 'waiting';

-- Updates whose effects stand in this file; written in the same transaction as those.
CREATE TABLE processed (
    update_id INTEGER PRIMARY KEY,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'parked')),
    at TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor INTEGER,                         -- a user id, empty for the command line
    act TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',
    before TEXT,
    after TEXT
) STRICT;

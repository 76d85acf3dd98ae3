-- Groups and channels, and the sessions that people choose.

-- Where staff have added the bot. `purpose` is what it does there.
CREATE TABLE group_chat (
    chat_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('group', 'supergroup', 'channel')),
    title TEXT NOT NULL,
    purpose TEXT NOT NULL DEFAULT '' CHECK (purpose IN ('', 'forum', 'staff')),
    language TEXT NOT NULL DEFAULT '',                                  -- '' is the forum's own
    is_forum INTEGER NOT NULL DEFAULT 0 CHECK (is_forum IN (0, 1)),     -- it has topics
    may_pin INTEGER NOT NULL DEFAULT 0 CHECK (may_pin IN (0, 1)),
    may_make_topics INTEGER NOT NULL DEFAULT 0 CHECK (may_make_topics IN (0, 1)),
    added_by INTEGER,                                                   -- a user id
    added_at TEXT NOT NULL,
    left_at TEXT                                                        -- thrown out, or the group was deleted
) STRICT;

-- Who wants to sit in which session. The id is the place on the waiting list.
CREATE TABLE session_choice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL REFERENCES session,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('chosen', 'waiting')),
    at TEXT NOT NULL,
    by INTEGER,                                                         -- of the staff, where they placed somebody
    UNIQUE (session_id, person_id)
) STRICT;
CREATE INDEX session_choice_by_person ON session_choice (person_id);

-- The secretariat's desk: the one table of moves, which the database enforces; the lock, decisions, tags, merging,
-- what the room agreed, and the closing session's reading.

ALTER TABLE recommendation ADD COLUMN of_meeting INTEGER NOT NULL DEFAULT 0
    CHECK (of_meeting IN (0, 1));                                       -- the session's own, of nobody in particular
ALTER TABLE recommendation ADD COLUMN meeting_at TEXT;                  -- since when it is among what the room agreed
ALTER TABLE recommendation ADD COLUMN taken_by INTEGER;                 -- who has it, a user id
ALTER TABLE recommendation ADD COLUMN taken_until TEXT;                 -- when that lapses
ALTER TABLE recommendation ADD COLUMN referred_to TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendation ADD COLUMN reason TEXT NOT NULL DEFAULT '' CHECK (reason IN ('', 'duplicate',
    'outside_competence', 'unclear', 'already_done', 'operational', 'individual', 'local', 'offensive', 'not_adopted'));
ALTER TABLE recommendation ADD COLUMN adoption TEXT NOT NULL DEFAULT ''
    CHECK (adoption IN ('', 'adopted', 'adopted_amended', 'not_adopted'));
CREATE INDEX recommendation_by_state ON recommendation (state, submitted_at);
CREATE INDEX recommendation_merged ON recommendation (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX recommendation_of_meeting ON recommendation (session_id, meeting_at) WHERE meeting_at IS NOT NULL;

-- Moves of the journal say as what somebody acted, and between which states. What is undone stays, marked.
ALTER TABLE recommendation_event ADD COLUMN acting_as TEXT NOT NULL DEFAULT ''
    CHECK (acting_as IN ('', 'author', 'secretariat', 'organizer', 'rapporteur'));
ALTER TABLE recommendation_event ADD COLUMN state_before TEXT;
ALTER TABLE recommendation_event ADD COLUMN state_after TEXT;
ALTER TABLE recommendation_event ADD COLUMN together INTEGER;           -- acts of one tap: the first one's id
ALTER TABLE recommendation_event ADD COLUMN undoes INTEGER;             -- the event that this one takes back
ALTER TABLE recommendation_event ADD COLUMN undone_at TEXT;
ALTER TABLE recommendation_event ADD COLUMN told_at TEXT;               -- when those concerned were told
CREATE INDEX recommendation_event_untold ON recommendation_event (at)
    WHERE told_at IS NULL AND undone_at IS NULL AND act IN ('published', 'adopted', 'adopted_amended', 'not_adopted');

-- Who may make which move: nothing else is possible, whatever the program says (storage/moves.py reads the same).
CREATE TABLE recommendation_move (
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    untouched INTEGER NOT NULL CHECK (untouched IN (0, 1)),             -- only before anybody but the author has acted
    PRIMARY KEY (actor, act, before)
) STRICT, WITHOUT ROWID;
INSERT INTO recommendation_move (actor, act, before, after, untouched) VALUES
    ('author', 'edit', 'submitted', 'submitted', 1),
    ('author', 'withdraw', 'submitted', 'submitted', 0),
    ('author', 'withdraw', 'under_review', 'under_review', 0),
    ('author', 'withdraw', 'needs_info', 'needs_info', 0),
    ('author', 'explained', 'needs_info', 'under_review', 0),
    ('rapporteur', 'explained', 'needs_info', 'under_review', 0),
    ('rapporteur', 'taken_in', 'submitted', 'submitted', 0),
    ('rapporteur', 'taken_in', 'under_review', 'under_review', 0),
    ('rapporteur', 'taken_in', 'needs_info', 'needs_info', 0),
    ('rapporteur', 'taken_in', 'accepted', 'accepted', 0),
    ('rapporteur', 'taken_in', 'accepted_modified', 'accepted_modified', 0),
    ('rapporteur', 'taken_in', 'referred', 'referred', 0),
    ('rapporteur', 'taken_in', 'deferred', 'deferred', 0),
    ('rapporteur', 'taken_in', 'rejected', 'rejected', 0),
    ('rapporteur', 'withdraw', 'submitted', 'submitted', 0),
    ('rapporteur', 'withdraw', 'under_review', 'under_review', 0),
    ('rapporteur', 'withdraw', 'needs_info', 'needs_info', 0),
    ('secretariat', 'taken', 'submitted', 'under_review', 0),
    ('secretariat', 'taken', 'under_review', 'under_review', 0),
    ('secretariat', 'released', 'submitted', 'submitted', 0),
    ('secretariat', 'released', 'under_review', 'under_review', 0),
    ('secretariat', 'released', 'needs_info', 'needs_info', 0),
    ('secretariat', 'asked', 'submitted', 'needs_info', 0),
    ('secretariat', 'asked', 'under_review', 'needs_info', 0),
    ('secretariat', 'asked', 'needs_info', 'needs_info', 0),
    ('secretariat', 'accepted', 'submitted', 'accepted', 0),
    ('secretariat', 'accepted', 'under_review', 'accepted', 0),
    ('secretariat', 'accepted', 'needs_info', 'accepted', 0),
    ('secretariat', 'accepted_modified', 'submitted', 'accepted_modified', 0),
    ('secretariat', 'accepted_modified', 'under_review', 'accepted_modified', 0),
    ('secretariat', 'accepted_modified', 'needs_info', 'accepted_modified', 0),
    ('secretariat', 'referred', 'submitted', 'referred', 0),
    ('secretariat', 'referred', 'under_review', 'referred', 0),
    ('secretariat', 'referred', 'needs_info', 'referred', 0),
    ('secretariat', 'deferred', 'submitted', 'deferred', 0),
    ('secretariat', 'deferred', 'under_review', 'deferred', 0),
    ('secretariat', 'deferred', 'needs_info', 'deferred', 0),
    ('secretariat', 'rejected', 'submitted', 'rejected', 0),
    ('secretariat', 'rejected', 'under_review', 'rejected', 0),
    ('secretariat', 'rejected', 'needs_info', 'rejected', 0),
    ('secretariat', 'answered', 'accepted', 'accepted', 0),
    ('secretariat', 'answered', 'accepted_modified', 'accepted_modified', 0),
    ('secretariat', 'answered', 'referred', 'referred', 0),
    ('secretariat', 'answered', 'deferred', 'deferred', 0),
    ('secretariat', 'answered', 'rejected', 'rejected', 0),
    ('secretariat', 'published', 'accepted', 'accepted', 0),
    ('secretariat', 'published', 'accepted_modified', 'accepted_modified', 0),
    ('secretariat', 'published', 'referred', 'referred', 0),
    ('secretariat', 'published', 'deferred', 'deferred', 0),
    ('secretariat', 'published', 'rejected', 'rejected', 0),
    ('secretariat', 'reopened', 'accepted', 'under_review', 0),
    ('secretariat', 'reopened', 'accepted_modified', 'under_review', 0),
    ('secretariat', 'reopened', 'referred', 'under_review', 0),
    ('secretariat', 'reopened', 'deferred', 'under_review', 0),
    ('secretariat', 'reopened', 'rejected', 'under_review', 0),
    ('secretariat', 'merged', 'submitted', 'submitted', 0),
    ('secretariat', 'merged', 'under_review', 'under_review', 0),
    ('secretariat', 'merged', 'needs_info', 'needs_info', 0),
    ('secretariat', 'merged', 'accepted', 'accepted', 0),
    ('secretariat', 'merged', 'accepted_modified', 'accepted_modified', 0),
    ('secretariat', 'merged', 'referred', 'referred', 0),
    ('secretariat', 'merged', 'deferred', 'deferred', 0),
    ('secretariat', 'merged', 'rejected', 'rejected', 0),
    ('organizer', 'adopted', 'submitted', 'accepted', 0),
    ('organizer', 'adopted', 'under_review', 'accepted', 0),
    ('organizer', 'adopted', 'needs_info', 'accepted', 0),
    ('organizer', 'adopted', 'accepted', 'accepted', 0),
    ('organizer', 'adopted', 'accepted_modified', 'accepted', 0),
    ('organizer', 'adopted', 'referred', 'accepted', 0),
    ('organizer', 'adopted', 'deferred', 'accepted', 0),
    ('organizer', 'adopted', 'rejected', 'accepted', 0),
    ('organizer', 'adopted_amended', 'submitted', 'accepted_modified', 0),
    ('organizer', 'adopted_amended', 'under_review', 'accepted_modified', 0),
    ('organizer', 'adopted_amended', 'needs_info', 'accepted_modified', 0),
    ('organizer', 'adopted_amended', 'accepted', 'accepted_modified', 0),
    ('organizer', 'adopted_amended', 'accepted_modified', 'accepted_modified', 0),
    ('organizer', 'adopted_amended', 'referred', 'accepted_modified', 0),
    ('organizer', 'adopted_amended', 'deferred', 'accepted_modified', 0),
    ('organizer', 'adopted_amended', 'rejected', 'accepted_modified', 0),
    ('organizer', 'not_adopted', 'submitted', 'rejected', 0),
    ('organizer', 'not_adopted', 'under_review', 'rejected', 0),
    ('organizer', 'not_adopted', 'needs_info', 'rejected', 0),
    ('organizer', 'not_adopted', 'accepted', 'rejected', 0),
    ('organizer', 'not_adopted', 'accepted_modified', 'rejected', 0),
    ('organizer', 'not_adopted', 'referred', 'rejected', 0),
    ('organizer', 'not_adopted', 'deferred', 'rejected', 0),
    ('organizer', 'not_adopted', 'rejected', 'rejected', 0);

CREATE TRIGGER recommendation_move_in_table BEFORE INSERT ON recommendation_event
WHEN new.acting_as <> '' AND new.act <> 'undone' AND NOT EXISTS (
    SELECT 1 FROM recommendation r JOIN recommendation_move m ON m.before = r.state
    WHERE r.id = new.recommendation_id AND r.withdrawn_at IS NULL AND r.merged_into IS NULL
        AND m.actor = new.acting_as AND m.act = new.act AND m.before = new.state_before AND m.after = new.state_after
        AND NOT (m.untouched = 1 AND r.touched_at IS NOT NULL)
) BEGIN
    SELECT RAISE(ABORT, 'no such move of a recommendation');
END;

-- Only the last act is undone, soon after it, by whoever did it. Two minutes: the screens say one.
CREATE TRIGGER recommendation_undo_in_time BEFORE INSERT ON recommendation_event
WHEN new.act = 'undone' AND NOT EXISTS (
    SELECT 1 FROM recommendation_event e JOIN recommendation r ON r.id = e.recommendation_id
    WHERE e.id = new.undoes AND e.recommendation_id = new.recommendation_id AND e.undone_at IS NULL
        AND e.act <> 'undone' AND e.acting_as = new.acting_as AND e.actor IS new.actor
        AND e.state_after = new.state_before AND e.state_before = new.state_after AND r.state = new.state_before
        AND strftime('%s', new.at) - strftime('%s', e.at) BETWEEN 0 AND 120
        AND e.id = (SELECT max(id) FROM recommendation_event
            WHERE recommendation_id = new.recommendation_id AND acting_as <> '' AND act <> 'undone' AND undone_at IS NULL)
) BEGIN
    SELECT RAISE(ABORT, 'this act of a recommendation cannot be undone');
END;

-- A state changes by a move of the journal alone.
CREATE TRIGGER recommendation_state_by_move BEFORE UPDATE OF state ON recommendation
WHEN new.state <> old.state AND NOT EXISTS (
    SELECT 1 FROM recommendation_event e
    WHERE e.id = (SELECT max(id) FROM recommendation_event WHERE recommendation_id = new.id AND acting_as <> '')
        AND e.state_before = old.state AND e.state_after = new.state
) BEGIN
    SELECT RAISE(ABORT, 'a recommendation changes its state by a move alone');
END;
CREATE TRIGGER recommendation_begins_submitted BEFORE INSERT ON recommendation
WHEN new.state <> 'submitted' OR new.withdrawn_at IS NOT NULL OR new.merged_into IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'a recommendation begins as submitted');
END;
CREATE TRIGGER recommendation_flags_by_move BEFORE UPDATE OF merged_into, published_at ON recommendation
WHEN (new.merged_into IS NOT old.merged_into AND NOT EXISTS (
        SELECT 1 FROM recommendation_event e
        WHERE e.id = (SELECT max(id) FROM recommendation_event WHERE recommendation_id = new.id AND acting_as <> '')
            AND e.act IN ('merged', 'undone')))
    OR (new.merged_into IS NOT NULL AND EXISTS (
        SELECT 1 FROM recommendation r WHERE r.id = new.merged_into
            AND (r.merged_into IS NOT NULL OR r.withdrawn_at IS NOT NULL OR r.id = new.id)))
    OR (new.published_at IS NOT NULL AND new.published_at IS NOT old.published_at AND NOT EXISTS (
        SELECT 1 FROM recommendation_event e
        WHERE e.id = (SELECT max(id) FROM recommendation_event WHERE recommendation_id = new.id AND acting_as <> '')
            AND e.act IN ('published', 'adopted', 'adopted_amended', 'not_adopted', 'undone')))
BEGIN
    SELECT RAISE(ABORT, 'a recommendation is merged and published by a move alone');
END;
CREATE TRIGGER recommendation_withdrawn_in_time BEFORE UPDATE OF withdrawn_at ON recommendation
WHEN new.withdrawn_at IS NOT NULL AND old.withdrawn_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM recommendation_move m WHERE m.act = 'withdraw' AND m.before = old.state
) BEGIN
    SELECT RAISE(ABORT, 'a recommendation that is decided is not withdrawn');
END;

-- The author's own editing ends with the first act of somebody else.
CREATE TRIGGER recommendation_edited_in_time BEFORE INSERT ON recommendation_version
WHEN new.version > 1 AND new.written_as = 'author' AND NOT EXISTS (
    SELECT 1 FROM recommendation r JOIN recommendation_move m ON m.act = 'edit' AND m.before = r.state
    WHERE r.id = new.recommendation_id AND r.touched_at IS NULL AND r.withdrawn_at IS NULL
) BEGIN
    SELECT RAISE(ABORT, 'the author''s own editing of a recommendation has ended');
END;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,                               -- never given twice: buttons carry it
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE                                       -- normalised, as storage/arabic.py does
) STRICT;
CREATE TABLE recommendation_tag (
    recommendation_id INTEGER NOT NULL REFERENCES recommendation ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
    PRIMARY KEY (recommendation_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recommendation_tag_by_tag ON recommendation_tag (tag_id);

-- Who supported a recommendation that was merged is asked whether they support the one that stays.
CREATE TABLE merge_question (
    recommendation_id INTEGER NOT NULL REFERENCES recommendation ON DELETE CASCADE,    -- the merged one
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    survivor_id INTEGER NOT NULL REFERENCES recommendation ON DELETE CASCADE,
    asked_at TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'yes', 'no')),
    answered_at TEXT,
    PRIMARY KEY (recommendation_id, person_id)
) STRICT, WITHOUT ROWID;

-- The closing session's reading: the list as it stood when it began, and where it is.
CREATE TABLE closing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    begun_at TEXT NOT NULL,
    begun_by INTEGER NOT NULL,
    position INTEGER NOT NULL DEFAULT 1,
    ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX closing_open ON closing ((1)) WHERE ended_at IS NULL;       -- one at a time
CREATE TABLE closing_item (
    closing_id INTEGER NOT NULL REFERENCES closing ON DELETE CASCADE,
    position INTEGER NOT NULL,
    recommendation_id INTEGER NOT NULL REFERENCES recommendation ON DELETE CASCADE,
    PRIMARY KEY (closing_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE closing_follower (
    user_id INTEGER PRIMARY KEY                                         -- whose phone shows what is being read
) STRICT;

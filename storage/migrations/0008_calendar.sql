-- Calendar files: what makes an entry the same one in a phone's calendar, and the number that tells which is newer.

-- The part of an entry's UID that is this forum's.
CREATE TABLE calendar (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    domain TEXT NOT NULL
) STRICT;
INSERT INTO calendar VALUES (1, lower(hex(randomblob(8))) || '.forum');

-- SEQUENCE of each session, by its code: it rises with every change that a calendar shows, and never falls, also when
-- a session is taken out and comes back.
CREATE TABLE calendar_entry (
    code TEXT PRIMARY KEY COLLATE NOCASE,
    sequence INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO calendar_entry (code) SELECT code FROM session WHERE true ON CONFLICT DO NOTHING;

CREATE TRIGGER session_came AFTER INSERT ON session BEGIN
    INSERT INTO calendar_entry (code) VALUES (NEW.code) ON CONFLICT (code) DO UPDATE SET sequence = sequence + 1;
END;
CREATE TRIGGER session_changed AFTER UPDATE ON session WHEN
    OLD.title_ar IS NOT NEW.title_ar OR OLD.title_en IS NOT NEW.title_en OR OLD.starts_at IS NOT NEW.starts_at
    OR OLD.ends_at IS NOT NEW.ends_at OR OLD.room IS NOT NEW.room OR OLD.facilitator IS NOT NEW.facilitator
    OR OLD.description_ar IS NOT NEW.description_ar OR OLD.description_en IS NOT NEW.description_en
    OR OLD.cancelled_at IS NOT NEW.cancelled_at
BEGIN
    UPDATE calendar_entry SET sequence = sequence + 1 WHERE code = NEW.code;
END;
CREATE TRIGGER session_went AFTER DELETE ON session BEGIN
    UPDATE calendar_entry SET sequence = sequence + 1 WHERE code = OLD.code;
END;

-- Who was told what by itself: a session's reminder or call for feedback, a morning. `about` is the outbox rows'.
CREATE TABLE pushed (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    about TEXT NOT NULL,
    PRIMARY KEY (kind, subject, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pushed_about ON pushed (about);

-- What was told before this table came: the keys have it, as KIND:SUBJECT,SUBJECT:…:USER.
INSERT OR IGNORE INTO pushed (kind, subject, user_id, about)
SELECT d.kind, d.subject, o.chat_id, o.about FROM outbox o JOIN due d
    ON o.about LIKE 'push:%' AND o.state <> 'skipped' AND instr(o.key, d.subject) > 0
    AND substr(o.key, 1, length(d.kind) + 1) = d.kind || ':';

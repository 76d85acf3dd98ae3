"""Telling people what a release has changed: when, whom, and what became of it.

A release waits for a quiet period, so that a correction of it makes no second message. Then one telling spans all that
was released meanwhile, from the version that people knew (its base). A message that has not left when its sessions
change again is taken back, and the next telling tells that person everything since the base of the lost one. What
a telling brings to whom, and how much it presses, stands in storage/news.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import acknowledgements, due, jobs, settings, versions
from storage.database import Tx
from storage.diff import Change, diff, held
from storage.news import Recipient, is_critical
from storage.people import Role
from storage.times import moment, stamp

CHANGES, CHASE = "changes", "chase"  # kinds of due rows; the first is the job's and the outbox rows' too
CHUNK = 200  # people of one short transaction
PATIENCE = 3  # quiet periods that corrections may put a telling off
HELPS = timedelta(days=1)
AHEAD = timedelta(minutes=10)  # of a session, when the ushers get the list
ANSWER = timedelta(minutes=2)  # at least, before somebody is missed
LATE = timedelta(minutes=5)  # after a session's start the ushers' list still helps
WATCHED = timedelta(hours=12)  # how long a telling's card keeps up with it


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling: what changed between the versions `base` and `release`. `asked_by` released the last of them."""

    id: int
    base: int
    release: int
    asked_by: int | None
    at: datetime
    finished: bool

    @property
    def about(self) -> str:
        """What its outbox rows are about, and the name of its card."""
        return f"{CHANGES}:{self.id}"


def plan(tx: Tx, number: int, touched: Collection[str]) -> None:
    """After the release of `number`: takes back what waits and is no longer so, and tells after the quiet period."""
    recall(tx, touched)
    if number < 2 or not touched:
        return
    states = due.states(tx, CHANGES)
    base = next((int(subject) for subject, state in states.items() if state == "waiting"), number - 1)
    quiet = timedelta(minutes=settings.number(tx, "quiet_minutes"))
    first = versions.find(tx, base + 1)
    latest = (first.released_at if first else tx.now) + quiet * PATIENCE
    at = max(tx.now, min(tx.now + quiet, latest))
    due.put(tx, CHANGES, str(base), at=at, helps_until=at + HELPS)


def recall(tx: Tx, touched: Collection[str]) -> None:
    """Takes back messages about these sessions, by code, that have not left; their people are told anew."""
    rows = tx.all(
        "SELECT n.telling_id, n.user_id, n.codes, o.id FROM notice n JOIN outbox o"
        " ON o.key = 'changes:' || n.telling_id || ':' || n.user_id"
        " WHERE n.replaced = 0 AND (o.state = 'waiting' OR (o.state = 'blocked' AND o.payload IS NOT NULL))"
    )
    for row in rows:
        if set(row["codes"].split()).isdisjoint(touched):
            continue
        tx.run("UPDATE outbox SET state = 'skipped', payload = NULL, done_at = ? WHERE id = ?", tx.stamp, row["id"])
        tx.run("UPDATE notice SET replaced = 1 WHERE telling_id = ? AND user_id = ?", row["telling_id"], row["user_id"])
        acknowledgements.take_back(tx, f"{CHANGES}:{row['telling_id']}", row["user_id"])
        tx.wake("outbox-withdrawn")
        tx.wake("about")


def begin(tx: Tx, base: int) -> Telling | None:
    """The quiet period is over. Returns None where nothing is to be told."""
    release = versions.latest(tx)
    changed = [change for change in _between(tx, base, release) if not change.text_only]
    left = "SELECT 1 FROM notice WHERE replaced = 1 UNION ALL SELECT 1 FROM telling WHERE finished_at IS NULL"
    if not changed and tx.one(left) is None:
        return None
    version = versions.find(tx, release)
    number = tx.add(
        "telling", base=base, release=release, asked_by=version.released_by if version else None, at=tx.stamp
    )
    jobs.add(tx, CHANGES, {"telling": number})
    return find(tx, number)


def find(tx: Tx, number: int) -> Telling | None:
    """The telling of that number."""
    row = tx.one("SELECT * FROM telling WHERE id = ?", number)
    return _telling(row) if row else None


def latest(tx: Tx, *, limit: int = 8) -> list[Telling]:
    """The tellings, the newest first."""
    return [_telling(row) for row in tx.all("SELECT * FROM telling ORDER BY id DESC LIMIT ?", limit)]


def under_way(tx: Tx) -> list[Telling]:
    """Those whose figures may still change."""
    return [_telling(row) for row in tx.all("SELECT * FROM telling WHERE at > ?", stamp(tx.now - WATCHED))]


def waiting_since(tx: Tx) -> datetime | None:
    """When the telling that is being waited for will begin, if there is any."""
    at = tx.value("SELECT at FROM due WHERE kind = ? AND state = 'waiting'", CHANGES)
    return moment(at) if at else None


def recipients(tx: Tx, telling: Telling, *, after: int) -> list[Recipient]:
    """The next people, those with a user id above `after`, at most CHUNK, with the version that each of them knows."""
    rows = tx.all(f"{_RECIPIENTS} ORDER BY a.user_id LIMIT ?", telling.base, telling.base, after, CHUNK)
    return [Recipient(**{**dict(row), "scopes": frozenset((row["scopes"] or "").split())}) for row in rows]


def is_overtaken(tx: Tx, telling: Telling) -> bool:
    """Whether a newer release has come since it was begun."""
    return versions.latest(tx) != telling.release


def put_off(tx: Tx, telling: Telling, *, after: int) -> None:
    """A newer release has come meanwhile: whoever was not written to yet hears of it all from the next telling."""
    tx.run(
        "INSERT INTO notice (telling_id, user_id, base, codes, critical, replaced)"
        f" SELECT ?, user_id, base, '', 0, 1 FROM ({_RECIPIENTS}) WHERE 1 ON CONFLICT DO NOTHING",
        telling.id,
        telling.base,
        telling.base,
        after,
    )


# The values: the telling's base twice, and the user id to go on after.
_RECIPIENTS = """
    SELECT a.user_id, p.id AS person_id, a.language, a.quiet,
        (SELECT group_concat(scope, ' ') FROM role r WHERE r.user_id = a.user_id) AS scopes,
        min(?, coalesce((SELECT min(base) FROM notice n WHERE n.user_id = a.user_id AND n.replaced = 1), ?)) AS base
    FROM account a LEFT JOIN person p ON p.id = a.person_id AND p.state = 'registered'
    WHERE a.reachable <> 'deactivated' AND a.user_id > ?
        AND (p.id IS NOT NULL OR EXISTS (SELECT 1 FROM role r WHERE r.user_id = a.user_id AND r.scope <> ''))
"""


def key(telling: Telling, user_id: int) -> str:
    """What makes the message to one person unique."""
    return f"{telling.about}:{user_id}"


def note(tx: Tx, telling: Telling, one: Recipient, changes: Sequence[Change], *, critical: bool) -> None:
    """The person is written to; what was replaced is told with it."""
    tx.run("DELETE FROM notice WHERE user_id = ? AND replaced = 1", one.user_id)
    tx.run(
        "INSERT INTO notice (telling_id, user_id, base, codes, critical) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        telling.id,
        one.user_id,
        one.base,
        " ".join(change.code for change in changes),
        int(critical),
    )
    if critical:
        acknowledgements.ask(tx, telling.about, one.user_id)


def note_nothing(tx: Tx, one: Recipient) -> None:
    """What was replaced is as the person knew it: there is nothing left to say."""
    tx.run("DELETE FROM notice WHERE user_id = ? AND replaced = 1", one.user_id)


def finish(tx: Tx, telling: Telling) -> None:
    """Everybody is written to; the ushers will get their lists."""
    tx.run("UPDATE telling SET finished_at = ? WHERE id = ? AND finished_at IS NULL", tx.stamp, telling.id)
    tx.wake("about")
    told = tx.all("SELECT DISTINCT codes FROM notice WHERE telling_id = ? AND critical = 1", telling.id)
    codes = {code for row in told for code in row["codes"].split()}
    for change in _between(tx, telling.base, telling.release):
        if change.code in codes and is_critical(change, tx.now):
            _plan_chase(tx, telling, change)


def reached(tx: Tx, telling: Telling) -> int:
    """How many people the telling was written to."""
    count: int = tx.value("SELECT count(*) FROM notice WHERE telling_id = ? AND replaced = 0", telling.id)
    return count


def lost(tx: Tx, telling: Telling) -> list[str]:
    """The names of those whom the telling could not reach, as far as they have one."""
    rows = tx.all(
        "SELECT coalesce(nullif(p.name, ''), a.name, '') AS name FROM outbox o"
        " LEFT JOIN account a ON a.user_id = o.chat_id LEFT JOIN person p ON p.id = a.person_id"
        " WHERE o.about = ? AND o.state IN ('blocked', 'failed') ORDER BY p.name_key, o.chat_id",
        telling.about,
    )
    return [row["name"] for row in rows if row["name"]]


def changes_of(tx: Tx, telling: Telling) -> list[Change]:
    """What the telling tells of, to whomever."""
    return [change for change in _between(tx, telling.base, telling.release) if not change.text_only]


def organizers(tx: Tx, owners: frozenset[int]) -> list[int]:
    """The user ids of the organizers; of the owners where there are none."""
    rows = tx.all("SELECT DISTINCT user_id FROM role WHERE role = ?", Role.ORGANIZER.value)
    return [row["user_id"] for row in rows] or sorted(owners)


def _plan_chase(tx: Tx, telling: Telling, change: Change) -> None:
    rows = [row for row in (held(change.after), held(change.before)) if row is not None and row.starts_at > tx.now]
    if not rows:
        return
    start = rows[0].starts_at  # as it is now; of a cancelled one, when people may come in vain
    at = max(start - AHEAD, telling.at + ANSWER)
    due.put(tx, CHASE, f"{telling.id}.{change.code}@{stamp(start)}", at=at, helps_until=max(start, at) + LATE)


def _between(tx: Tx, base: int, release: int) -> list[Change]:
    return diff(versions.sessions(tx, base), versions.sessions(tx, release))


def _telling(row: sqlite3.Row) -> Telling:
    return Telling(
        row["id"],
        row["base"],
        row["release"],
        row["asked_by"],
        moment(row["at"]),
        row["finished_at"] is not None,
    )

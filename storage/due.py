"""What falls due, and when: reminders, digests, feedback cards. The rows decide; the scheduler only wakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.database import Tx
from storage.times import moment, stamp


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is to happen at `at`, and that helps nobody after `helps_until`."""

    id: int
    kind: str
    subject: str
    at: datetime
    helps_until: datetime


def put(tx: Tx, kind: str, subject: str, *, at: datetime, helps_until: datetime) -> None:
    """Plans (or moves) what is due. What was done or dropped at an earlier time is due again at a new one."""
    tx.run(
        "INSERT INTO due (kind, subject, at, helps_until) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, subject) DO UPDATE SET at = excluded.at, helps_until = excluded.helps_until,"
        " state = CASE WHEN at = excluded.at THEN state ELSE 'waiting' END,"
        " note = CASE WHEN at = excluded.at THEN note ELSE '' END",
        kind,
        subject,
        stamp(at),
        stamp(helps_until),
    )
    tx.wake("due")


def put_again(tx: Tx, kind: str, subject: str, *, at: datetime, helps_until: datetime) -> None:
    """As `put`, also where it was done at that very time already."""
    tx.run("DELETE FROM due WHERE kind = ? AND subject = ? AND state <> 'waiting'", kind, subject)
    put(tx, kind, subject, at=at, helps_until=helps_until)


def cancel(tx: Tx, kind: str, subject: str) -> None:
    """Takes a plan back, if it has not happened yet."""
    tx.run("DELETE FROM due WHERE kind = ? AND subject = ? AND state = 'waiting'", kind, subject)


def forget(tx: Tx, kind: str, subject: str) -> None:
    """Takes a plan back and forgets whether it happened: planned again, it is new."""
    tx.run("DELETE FROM due WHERE kind = ? AND subject = ?", kind, subject)


def fallen(tx: Tx, *, limit: int = 50) -> list[Due]:
    """What is due by now and waits, the earliest first."""
    rows = tx.all(
        "SELECT id, kind, subject, at, helps_until FROM due"
        " WHERE state = 'waiting' AND at <= ? ORDER BY at, id LIMIT ?",
        tx.stamp,
        limit,
    )
    return [Due(row["id"], row["kind"], row["subject"], moment(row["at"]), moment(row["helps_until"])) for row in rows]


def waiting(tx: Tx, due: Due) -> Due | None:
    """`due` as it is planned now; None when it has happened, was dropped or was taken back in the meantime."""
    row = tx.one(
        "SELECT id, kind, subject, at, helps_until FROM due WHERE kind = ? AND subject = ? AND state = 'waiting'",
        due.kind,
        due.subject,
    )
    if row is None:
        return None
    return Due(row["id"], row["kind"], row["subject"], moment(row["at"]), moment(row["helps_until"]))


@dataclass(frozen=True, slots=True)
class Last:
    """When something is due, or was; `waits` says which."""

    at: datetime
    waits: bool


def last(tx: Tx, kind: str, subject: str) -> Last | None:
    """The last plan of a subject, if there was one."""
    row = tx.one("SELECT at, state FROM due WHERE kind = ? AND subject = ?", kind, subject)
    return Last(moment(row["at"]), row["state"] == "waiting") if row else None


def states(tx: Tx, kind: str) -> dict[str, str]:
    """Every subject that is or was planned of a kind, with its state: waiting, done or dropped."""
    return {row["subject"]: row["state"] for row in tx.all("SELECT subject, state FROM due WHERE kind = ?", kind)}


def done(tx: Tx, due: Due) -> None:
    """It happened; what has been planned for another time since, by what happened too, is still to come."""
    tx.run("UPDATE due SET state = 'done', done_at = ? WHERE id = ? AND at = ?", tx.stamp, due.id, stamp(due.at))


def drop(tx: Tx, due: Due, note: str) -> None:
    """It did not happen, and `note` says why."""
    tx.run("UPDATE due SET state = 'dropped', note = ?, done_at = ? WHERE id = ?", note, tx.stamp, due.id)

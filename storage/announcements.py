"""Announcements: what organizers write to everybody, and what became of it.

An author has at most one draft. Sending is a state, a job that queues a row of the outbox for each recipient, and
those rows; the results are always counted from the rows, so that they add up to the recipients after a kill too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from storage import audit, jobs, outbox
from storage.database import Tx
from storage.errors import UserError
from storage.times import moment, moment_or_none, stamp

JOB = "announcement"  # the kind of the job that queues the messages
CHUNK = 500  # recipients queued in one transaction
LATE_MARKS = timedelta(minutes=2)  # what was on its way when a sending was stopped is counted this long


class State(StrEnum):
    """Where an announcement stands."""

    DRAFT = "draft"  # being written; nobody but its author sees it
    SCHEDULED = "scheduled"  # waits for its moment
    SENDING = "sending"
    PAUSED = "paused"
    SENT = "sent"  # every recipient has an outcome
    CANCELLED = "cancelled"  # stopped on the way; what had been sent stays sent


@dataclass(frozen=True, slots=True)
class Announcement:
    """One announcement; `id` is its number, `entities` Telegram's formatting as it was typed."""

    id: int
    author_id: int
    body: str
    entities: tuple[dict[str, Any], ...]
    audience: str
    state: State
    recipients: int
    created_at: datetime
    finished_at: datetime | None

    @property
    def about(self) -> str:
        """What its outbox rows are about, and the name of its card."""
        return f"announcement:{self.id}"

    @property
    def seal(self) -> str:
        """Eight letters that change with every word of it: a button for another wording is out of date."""
        wording = json.dumps([self.id, self.author_id, self.body, self.entities])
        return hashlib.sha256(wording.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom an announcement would reach now: how many accounts, and how many of those cannot be reached."""

    recipients: int
    unreachable: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of an announcement. The outcomes add up to `recipients`."""

    recipients: int
    sent: int = 0
    failed: int = 0
    blocked: int = 0
    skipped: int = 0
    uncertain: int = 0
    pending: int = 0

    @property
    def done(self) -> int:
        """How many have an outcome."""
        return self.recipients - self.pending


class NobodyToReach(UserError):
    """There is no registered participant with an account."""


def write(tx: Tx, author_id: int, body: str, entities: tuple[dict[str, Any], ...]) -> Announcement:
    """Keeps the text as the author's draft, in the place of an earlier one."""
    draft = draft_of(tx, author_id)
    formatting = json.dumps(entities, ensure_ascii=False)
    if draft is not None:
        tx.run("UPDATE announcement SET body = ?, entities = ? WHERE id = ?", body, formatting, draft.id)
        return _existing(tx, draft.id)
    number = tx.add(
        "announcement",
        author_id=author_id,
        body=body,
        entities=formatting,
        state=State.DRAFT.value,
        created_at=tx.stamp,
    )
    return _existing(tx, number)


def find(tx: Tx, number: int) -> Announcement | None:
    """The announcement of that number."""
    row = tx.one("SELECT * FROM announcement WHERE id = ?", number)
    if row is None:
        return None
    return Announcement(
        id=row["id"],
        author_id=row["author_id"],
        body=row["body"],
        entities=tuple(json.loads(row["entities"])),
        audience=row["audience"],
        state=State(row["state"]),
        recipients=row["recipients"],
        created_at=moment(row["created_at"]),
        finished_at=moment_or_none(row["finished_at"]),
    )


def draft_of(tx: Tx, author_id: int) -> Announcement | None:
    """What the author is writing."""
    number = tx.value("SELECT id FROM announcement WHERE author_id = ? AND state = 'draft'", author_id)
    return find(tx, number) if number is not None else None


def drop(tx: Tx, announcement: Announcement) -> None:
    """Forgets a draft."""
    tx.run("DELETE FROM announcement WHERE id = ? AND state = 'draft'", announcement.id)


def latest(tx: Tx, *, limit: int = 8) -> list[Announcement]:
    """The announcements that have been sent or are being sent, the newest first."""
    return [_existing(tx, number) for number in _numbers(tx, "state <> 'draft' ORDER BY id DESC LIMIT ?", limit)]


def everyone(tx: Tx) -> Audience:
    """The registered participants who have an account."""
    row = tx.one(
        "SELECT count(*) AS recipients, coalesce(sum(a.reachable <> 'yes'), 0) AS unreachable"
        " FROM account a JOIN person p ON p.id = a.person_id WHERE p.state = 'registered'"
    )
    return Audience(**dict(row)) if row else Audience(0, 0)


def begin_sending(tx: Tx, announcement: Announcement) -> Announcement:
    """Turns a draft into one that is being sent (and was made now), and queues the job for it.

    Raises: NobodyToReach.
    """
    recipients = everyone(tx).recipients
    if recipients == 0:
        raise NobodyToReach
    changed = tx.run(
        "UPDATE announcement SET state = 'sending', recipients = ?, created_at = ? WHERE id = ? AND state = 'draft'",
        recipients,
        tx.stamp,
        announcement.id,
    )
    if changed.rowcount:
        author = announcement.author_id
        audit.note(tx, "announce", actor=author, subject=announcement.about, after={"recipients": recipients})
        jobs.add(tx, JOB, {"announcement": announcement.id}, user_id=author)
    return _existing(tx, announcement.id)


def queue_some(tx: Tx, announcement: Announcement, payload: dict[str, Any], *, after: int) -> int | None:
    """Queues the message for the next recipients, those with a user id above `after`.

    Returns:
        Where to go on, or None when all are queued (or the sending was stopped).
    """
    if announcement.state is not State.SENDING:
        return None
    chats = [
        row["user_id"]
        for row in tx.all(
            "SELECT a.user_id FROM account a JOIN person p ON p.id = a.person_id"
            " WHERE p.state = 'registered' AND a.user_id > ? ORDER BY a.user_id LIMIT ?",
            after,
            CHUNK,
        )
    ]
    outbox.fan_out(tx, chats, "sendMessage", payload, klass=outbox.Class.ANNOUNCEMENT, about=announcement.about)
    if len(chats) == CHUNK:
        return int(chats[-1])
    tx.run(
        "UPDATE announcement SET recipients = (SELECT count(*) FROM outbox WHERE about = ?) WHERE id = ?",
        announcement.about,
        announcement.id,
    )
    tx.wake("about")
    return None


def delivery(tx: Tx, announcement: Announcement) -> Delivery:
    """What became of it so far. Whoever has no row yet is pending, after a stop skipped."""
    if announcement.state is State.DRAFT:
        return Delivery(0)
    counts = outbox.outcomes(tx, announcement.about)
    waiting = counts.pop("waiting", 0)
    rest = max(announcement.recipients - sum(counts.values()), 0)
    if announcement.state is State.SENT:  # what waits then waits for one who has come back
        counts["pending"] = min(waiting, rest)
        counts["failed"] = counts.get("failed", 0) + rest - counts["pending"]
    elif announcement.state is State.CANCELLED:
        counts["skipped"] = counts.get("skipped", 0) + rest
    else:
        counts["pending"] = rest
    return Delivery(sum(counts.values()), **counts)


def under_way(tx: Tx) -> Iterator[Announcement]:
    """Those whose numbers may still change."""
    since = stamp(tx.now - LATE_MARKS)
    for number in _numbers(tx, "state = 'sending' OR (state = 'cancelled' AND finished_at > ?)", since):
        yield _existing(tx, number)


def finish_if_done(tx: Tx, announcement: Announcement) -> Announcement:
    """Closes the sending when every message is queued and none waits; else leaves it as it is."""
    if announcement.state is not State.SENDING or _queueing(tx, announcement) or _waits(tx, announcement):
        return announcement
    tx.run(
        "UPDATE announcement SET state = 'sent', finished_at = ? WHERE id = ? AND state = 'sending'",
        tx.stamp,
        announcement.id,
    )
    return _existing(tx, announcement.id)


def stop(tx: Tx, announcement: Announcement, *, by: int) -> Announcement:
    """No new send starts from here; what had been sent stays sent. One that has ended stays as it is."""
    changed = tx.run(
        "UPDATE announcement SET state = 'cancelled', finished_at = ? WHERE id = ? AND state = 'sending'",
        tx.stamp,
        announcement.id,
    )
    if changed.rowcount:
        skipped = outbox.withdraw(tx, announcement.about)
        audit.note(tx, "announce-stop", actor=by, subject=announcement.about, after={"skipped": skipped})
    return _existing(tx, announcement.id)


def _existing(tx: Tx, number: int) -> Announcement:
    announcement = find(tx, number)
    if announcement is None:
        raise LookupError(f"announcement {number} is gone")
    return announcement


def _numbers(tx: Tx, where: str, *values: int | str) -> list[int]:
    return [row["id"] for row in tx.all(f"SELECT id FROM announcement WHERE {where}", *values)]


def _queueing(tx: Tx, announcement: Announcement) -> bool:
    sql = "SELECT 1 FROM job WHERE kind = ? AND state = 'waiting' AND json_extract(arguments, '$.announcement') = ?"
    return tx.one(sql, JOB, announcement.id) is not None


def _waits(tx: Tx, announcement: Announcement) -> bool:
    sql = "SELECT 1 FROM outbox WHERE about = ? AND state = 'waiting' LIMIT 1"
    return tx.one(sql, announcement.about) is not None

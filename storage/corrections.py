"""What is done about an announcement that has been sent: its words are corrected for everyone, or it is taken back.

Telegram lets a bot edit what it has sent for as long as it likes, and delete it for two days. Whoever has not got it
yet gets the new words; where it can no longer be deleted, a message says that it does not hold. Whoever may have it
(Telegram gave no answer) gets the new words as a message, or that message. What was on its way just then arrives as it
was, and is looked for again: nobody is left with what is wrong.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from storage import announcements, audit, due, jobs, outbox, revival
from storage.announcements import Announcement, Content, Kind, State, existing
from storage.database import Tx
from storage.errors import UserError
from storage.jobs import Job
from storage.stirring import stir
from storage.times import moment, stamp

CORRECTION = "announcement-correction"  # kinds of jobs
WITHDRAWAL = "announcement-withdrawal"
CHUNK = 500
AGAIN = "announcement-again"  # kind of the due row that looks for what was on its way; subject: the id of the job
SOON = timedelta(seconds=10)  # between two looks while something that was on its way waits still
LONGEST_WAY = timedelta(minutes=1)  # that a message which was taken back has been on its way at most
HELPS = timedelta(days=2)
DELETABLE = timedelta(hours=48)  # Bot API, deleteMessage
CORRECTABLE = frozenset(Kind) - {Kind.LOCATION, Kind.POLL}
"""Kinds whose words can be changed; of a place or a poll there are none."""


class SendingGoesOn(UserError):
    """While it is being sent nothing is changed: it can be paused or stopped first."""


class NothingToCorrect(UserError):
    """It has no words, or it was taken back."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One message of an announcement as it stands in a chat; `ids` are more than one of an album.

    There are none where it is not known whether it has arrived, or where the group has become a supergroup since: what
    was said before that cannot be reached.
    """

    row_id: int  # of the outbox
    chat_id: int
    ids: tuple[int, ...]
    deletable: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a correction or a withdrawal has come, in recipients. The outcomes add up to `total`."""

    total: int
    done: int = 0  # have the new words; or have it no more
    told: int = 0  # of a withdrawal: were told that it does not hold
    lost: int = 0  # cannot be written to, or Telegram refuses
    uncertain: int = 0
    waiting: int = 0


def may_change(announcement: Announcement) -> bool:
    """Whether it has been sent, or part of it has, and nothing is under way."""
    ended = announcement.state in (State.PAUSED, State.SENT, State.CANCELLED)
    return ended and announcement.withdrawn_at is None and announcement.began_at is not None


def correct(tx: Tx, announcement: Announcement, content: Content, english: Content | None, *, by: int) -> Announcement:
    """Gives it new words and queues the job that changes every message. Raises: SendingGoesOn, NothingToCorrect."""
    _check(announcement)
    if announcement.content.kind not in CORRECTABLE:
        raise NothingToCorrect
    columns = announcements.content_columns(content) | {"english": announcements.written(english)}
    named = ", ".join(f"{name} = ?" for name in columns)
    tx.run(f"UPDATE announcement SET {named}, version = version + 1 WHERE id = ?", *columns.values(), announcement.id)
    changed = existing(tx, announcement.id)
    arguments = {"announcement": announcement.id, "version": changed.version, "at": tx.stamp}
    job = jobs.add(tx, CORRECTION, arguments, user_id=by)
    if _straggles(tx, announcement, tx.stamp):
        _look_again(tx, job, SOON)
    stir(tx, announcement.about)
    audit.note(tx, "announce-correct", actor=by, subject=announcement.about, after={"version": changed.version})
    return changed


def withdraw(tx: Tx, announcement: Announcement, *, by: int) -> Announcement:
    """Takes it back everywhere. Raises: SendingGoesOn, NothingToCorrect."""
    _check(announcement)
    tx.run(
        "UPDATE announcement SET withdrawn_at = ?, state = CASE state WHEN 'paused' THEN 'cancelled' ELSE state END,"
        " finished_at = coalesce(finished_at, ?) WHERE id = ?",
        *(tx.stamp, tx.stamp, announcement.id),
    )
    ended = announcement.finished_at
    on_its_way = ended is not None and ended > tx.now - LONGEST_WAY
    for about in announcement.waits:
        on_its_way |= outbox.withdraw(tx, about) > 0
        tx.run("UPDATE outbox SET payload = NULL WHERE about = ? AND state = 'blocked'", about)
    job = jobs.add(tx, WITHDRAWAL, {"announcement": announcement.id, "at": tx.stamp}, user_id=by)
    if on_its_way:
        _look_again(tx, job, LONGEST_WAY)
    stir(tx, announcement.about)
    audit.note(tx, "announce-withdraw", actor=by, subject=announcement.about)
    return existing(tx, announcement.id)


def look_again(tx: Tx, first: Job) -> None:
    """What was on its way at the time of the job is changed or taken back now; what waits still, SOON."""
    one = announcements.find(tx, first.arguments["announcement"])
    if one is None or first.arguments.get("version", one.version) != one.version:
        return
    if first.kind == CORRECTION and _straggles(tx, one, first.arguments["at"]):
        _look_again(tx, first.id, SOON)
    jobs.add(tx, first.kind, first.arguments | {"since": first.arguments["at"]}, user_id=first.user_id)
    stir(tx, one.about)


def copies(tx: Tx, announcement: Announcement, *, after: int, since: str = "") -> list[Copy]:
    """The next messages that Telegram has taken, at most CHUNK; with `since`, a stamp, those on their way then."""
    rows = tx.all(
        "SELECT id, chat_id, message_id, more_ids, done_at FROM outbox WHERE about = ? AND state = 'sent'"
        f" AND (message_id IS NOT NULL OR chat_id < 0) AND chat_id <> 0 AND {_ON_THEIR_WAY} AND id > ?"
        " ORDER BY id LIMIT ?",
        *(announcement.about, since, since, since, after, CHUNK),
    )
    return [_copy(tx, row) for row in rows]


def traces(tx: Tx, announcement: Announcement, *, after: int, since: str = "") -> list[Copy]:
    """As `copies`, of messages that Telegram has taken or may have taken, the second ones too."""
    rows = tx.all(
        "SELECT id, chat_id, message_id, more_ids, done_at FROM outbox WHERE about IN (?, ?)"
        " AND (state = 'uncertain' OR (state = 'sent' AND (message_id IS NOT NULL OR chat_id < 0)))"
        f" AND chat_id <> 0 AND {_ON_THEIR_WAY} AND id > ? ORDER BY id LIMIT ?",
        *(announcement.about, announcement.more, since, since, since, after, CHUNK),
    )
    return [_copy(tx, row) for row in rows]


def says_so(tx: Tx, announcement: Announcement) -> bool:
    """Whether taking it back says anything to anybody: not where every message of it can be deleted."""
    sql = (
        "SELECT 1 FROM outbox WHERE about IN (?, ?) AND chat_id <> 0"
        " AND (state = 'uncertain' OR (state = 'sent' AND (message_id IS NULL OR done_at <= ?))) LIMIT 1"
    )
    return tx.one(sql, announcement.about, announcement.more, stamp(tx.now - DELETABLE)) is not None


def renew_waiting(tx: Tx, announcement: Announcement, payload: Mapping[str, object], *, english: bool) -> None:
    """Who gets it only now, when they come back, or when it goes on, gets the new words; so does who may have it."""
    of_language = "(SELECT language FROM account WHERE user_id = outbox.chat_id) IS 'en'"
    _renew(tx, announcement, payload, f"chat_id > 0 AND {'' if english else 'NOT '}{of_language}")


def renew_group(tx: Tx, announcement: Announcement, payload: Mapping[str, object], chat_id: int) -> None:
    """The same of a group or channel."""
    _renew(tx, announcement, payload, "chat_id = ?", chat_id)


def queue_anew(tx: Tx, announcement: Announcement) -> int:
    """Who may have it is to get it once more, and who is to get it later gets the new words; returns how many.

    The rows are written anew: the dispatcher has read past those that are uncertain, and has those that are put off in
    memory with what they said. What may be on its way just now is left alone, so that it comes once.
    """
    put_off = "state = 'waiting' AND not_before > ? AND not_before <> ?"
    which = f"about = ? AND payload IS NOT NULL AND chat_id <> 0 AND (state = 'uncertain' OR ({put_off}))"
    values = (announcement.about, tx.stamp, outbox.HELD)
    rows = tx.all(f"SELECT {revival.COLUMNS}, not_before FROM outbox WHERE {which} ORDER BY id", *values)
    tx.run(f"DELETE FROM outbox WHERE {which}", *values)
    for row in rows:
        tx.add("outbox", **dict(row))
    tx.wake("outbox-withdrawn")
    tx.wake("outbox")
    return len(rows)


def changing(announcement: Announcement) -> str:
    """What the edits of its present version are about."""
    return f"{CORRECTION}:{announcement.id}:{announcement.version}"


def taking_back(announcement: Announcement) -> str:
    """What the deletions are about."""
    return f"{WITHDRAWAL}:{announcement.id}"


def corrected(tx: Tx, announcement: Announcement, copies: int) -> Progress:
    """How far its correction has come. `copies`: who had it, who are counted while the edits are being queued."""
    counts = outbox.outcomes(tx, changing(announcement))
    return _progress(
        max(sum(counts.values()), copies if _queueing(tx, CORRECTION, announcement) else 0),
        done=counts.get("sent", 0) + counts.get("skipped", 0),  # skipped: overtaken by the next correction
        lost=counts.get("blocked", 0) + counts.get("failed", 0),
    )


def taken_back(tx: Tx, announcement: Announcement, copies: int) -> Progress:
    """How far its withdrawal has come. `copies`: who had it or may have it."""
    rows = tx.all(_TAKEN_BACK, taking_back(announcement))
    counts = {row["outcome"]: row["n"] for row in rows}
    return _progress(
        max(sum(counts.values()), copies if _queueing(tx, WITHDRAWAL, announcement) else 0),
        done=counts.get("deleted", 0),
        told=counts.get("told", 0),
        lost=counts.get("lost", 0),
        uncertain=counts.get("uncertain", 0),
    )


def under_way(tx: Tx, announcement: Announcement) -> bool:
    """Whether a correction or a withdrawal of it is being queued, or its messages wait."""
    if announcement.version == 1 and announcement.withdrawn_at is None:
        return False
    about = (changing(announcement), taking_back(announcement))
    if tx.one("SELECT 1 FROM outbox WHERE about IN (?, ?) AND state = 'waiting' LIMIT 1", *about) is not None:
        return True
    return _queueing(tx, CORRECTION, announcement) or _queueing(tx, WITHDRAWAL, announcement)


_ON_THEIR_WAY = "(? = '' OR (created_at <= ? AND done_at >= ?))"
# Of a withdrawal each recipient once, however many messages they had. The value: what the deletions are about.
_TAKEN_BACK = """
    SELECT outcome, count(*) AS n FROM (
        SELECT CASE
            WHEN max(state = 'waiting') THEN 'waiting'
            WHEN max(state IN ('blocked', 'failed')) THEN 'lost'
            WHEN max(state = 'uncertain') THEN 'uncertain'
            WHEN max(method = 'sendMessage') THEN 'told'
            ELSE 'deleted' END AS outcome
        FROM outbox WHERE about = ? GROUP BY chat_id
    ) GROUP BY outcome
"""


def _progress(total: int, *, done: int, told: int = 0, lost: int, uncertain: int = 0) -> Progress:
    return Progress(total, done, told, lost, uncertain, waiting=total - done - told - lost - uncertain)


def _straggles(tx: Tx, announcement: Announcement, since: str) -> bool:
    """Whether a message of it that waited at that time may leave, or is on its way, with the words of before."""
    sql = "SELECT 1 FROM outbox WHERE about = ? AND state = 'waiting' AND created_at <= ? AND not_before IS NOT ?"
    return tx.one(sql, announcement.about, since, outbox.HELD) is not None


def _look_again(tx: Tx, job: int, after: timedelta) -> None:
    due.put_again(tx, AGAIN, str(job), at=tx.now + after, helps_until=tx.now + HELPS)


def _copy(tx: Tx, row: sqlite3.Row) -> Copy:
    first: int | None = row["message_id"]
    ids = (first, *json.loads(row["more_ids"] or "[]")) if first is not None else ()
    return Copy(row["id"], row["chat_id"], ids, bool(ids) and moment(row["done_at"]) > tx.now - DELETABLE)


def _renew(tx: Tx, announcement: Announcement, payload: Mapping[str, object], whose: str, *values: int) -> None:
    tx.run(
        "UPDATE outbox SET payload = ? WHERE about = ? AND (state IN ('uncertain', 'waiting') OR"
        f" (state = 'blocked' AND payload IS NOT NULL)) AND {whose}",
        json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
        announcement.about,
        *values,
    )


def _queueing(tx: Tx, kind: str, announcement: Announcement) -> bool:
    sql = "SELECT 1 FROM job WHERE kind = ? AND state = 'waiting' AND json_extract(arguments, '$.announcement') = ?"
    return tx.one(sql, kind, announcement.id) is not None


def _check(announcement: Announcement) -> None:
    if announcement.state is State.SENDING:
        raise SendingGoesOn
    if not may_change(announcement):
        raise NothingToCorrect

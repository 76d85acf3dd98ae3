"""What is done about an announcement that has been sent: its words are corrected for everyone, or it is taken back.

Telegram lets a bot edit what it has sent for as long as it likes, and delete it for two days. Whoever has not got it
yet gets the new words; where it can no longer be deleted, a message says that it does not hold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta

from storage import announcements, audit, jobs, outbox
from storage.announcements import Announcement, Content, Kind, State, existing
from storage.database import Tx
from storage.errors import UserError
from storage.times import moment

CORRECTION = "announcement-correction"  # kinds of jobs
WITHDRAWAL = "announcement-withdrawal"
CHUNK = 500
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

    There are none where the group has become a supergroup since: what was said before it cannot be reached.
    """

    row_id: int  # of the outbox
    chat_id: int
    ids: tuple[int, ...]
    deletable: bool


def may_change(announcement: Announcement) -> bool:
    """Whether it has been sent, or part of it has, and nothing is under way."""
    ended = announcement.state in (State.PAUSED, State.SENT, State.CANCELLED)
    return ended and announcement.withdrawn_at is None and announcement.began_at is not None


def correct(tx: Tx, announcement: Announcement, content: Content, english: Content | None, *, by: int) -> Announcement:
    """Gives it new words and queues the job that changes every message. Raises: SendingGoesOn, NothingToCorrect."""
    _check(announcement)
    if announcement.content.kind not in CORRECTABLE:
        raise NothingToCorrect
    columns = announcements.content_columns(content) | {"english": announcements.english_column(english)}
    named = ", ".join(f"{name} = ?" for name in columns)
    tx.run(f"UPDATE announcement SET {named}, version = version + 1 WHERE id = ?", *columns.values(), announcement.id)
    changed = existing(tx, announcement.id)
    arguments = {"announcement": announcement.id, "version": changed.version}
    jobs.add(tx, CORRECTION, arguments, user_id=by)
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
    for about in announcement.waits:
        outbox.withdraw(tx, about)
        tx.run("UPDATE outbox SET payload = NULL WHERE about = ? AND state = 'blocked'", about)
    jobs.add(tx, WITHDRAWAL, {"announcement": announcement.id}, user_id=by)
    audit.note(tx, "announce-withdraw", actor=by, subject=announcement.about)
    return existing(tx, announcement.id)


def copies(tx: Tx, announcement: Announcement, *, after: int, more: bool = False) -> list[Copy]:
    """The next messages that Telegram has taken, at most CHUNK; `more`: the second ones too."""
    abouts = (announcement.about, announcement.more if more else announcement.about)
    rows = tx.all(
        "SELECT id, chat_id, message_id, more_ids, done_at FROM outbox WHERE about IN (?, ?) AND state = 'sent'"
        " AND (message_id IS NOT NULL OR chat_id < 0) AND chat_id <> 0 AND id > ? ORDER BY id LIMIT ?",
        *(*abouts, after, CHUNK),
    )
    return [
        Copy(
            row["id"],
            row["chat_id"],
            (row["message_id"], *json.loads(row["more_ids"] or "[]")) if row["message_id"] is not None else (),
            row["message_id"] is not None and moment(row["done_at"]) > tx.now - DELETABLE,
        )
        for row in rows
    ]


def renew_waiting(tx: Tx, announcement: Announcement, payload: dict[str, object], *, english: bool) -> None:
    """Who gets it only when they come back, or when it goes on, gets the new words; groups do by `renew_held`."""
    of_language = "(SELECT language FROM account WHERE user_id = outbox.chat_id) IS 'en'"
    tx.run(
        "UPDATE outbox SET payload = ? WHERE about = ? AND chat_id > 0 AND payload IS NOT NULL AND"
        f" (state = 'blocked' OR (state = 'waiting' AND not_before = ?)) AND {'' if english else 'NOT '}{of_language}",
        json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
        announcement.about,
        outbox.HELD,
    )


def held_groups(tx: Tx, announcement: Announcement) -> list[int]:
    """The groups and channels that get it when it goes on."""
    sql = "SELECT chat_id FROM outbox WHERE about = ? AND state = 'waiting' AND not_before = ? AND chat_id < 0"
    return [row["chat_id"] for row in tx.all(sql, announcement.about, outbox.HELD)]


def renew_held(tx: Tx, announcement: Announcement, chat_id: int, payload: dict[str, object]) -> None:
    """What is held back for that group or channel gets the new words."""
    tx.run(
        "UPDATE outbox SET payload = ? WHERE about = ? AND chat_id = ? AND state = 'waiting'",
        *(json.dumps(payload, ensure_ascii=False, separators=(",", ":")), announcement.about, chat_id),
    )


def changing(announcement: Announcement) -> str:
    """What the edits of its present version are about."""
    return f"{CORRECTION}:{announcement.id}:{announcement.version}"


def taking_back(announcement: Announcement) -> str:
    """What the deletions are about."""
    return f"{WITHDRAWAL}:{announcement.id}"


def progress(tx: Tx, about: str) -> tuple[int, int]:
    """How many of the edits or deletions are done, and of how many."""
    counts = outbox.outcomes(tx, about)
    total = sum(counts.values())
    return total - counts.get("waiting", 0), total


def _check(announcement: Announcement) -> None:
    if announcement.state is State.SENDING:
        raise SendingGoesOn
    if not may_change(announcement):
        raise NothingToCorrect

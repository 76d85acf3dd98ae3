"""What people answer to an announcement: a thread for each of them, which the organizers read and answer."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from storage.database import Tx
from storage.times import moment, stamp

NOBODY = 0  # of the staff, who has written and is not known any more


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of a thread. `staff_id` is None for the recipient's own; `media` is '' where it is a text alone."""

    id: int
    announcement_id: int
    user_id: int
    staff_id: int | None
    body: str
    message_id: int | None
    at: datetime
    media: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """One recipient's thread; `name` is '' where none is known."""

    announcement_id: int
    user_id: int
    name: str
    municipality_ar: str
    municipality_en: str
    last_id: int
    body: str
    media: str
    answered: bool


def announcement_of(tx: Tx, chat_id: int, message_id: int) -> int | None:
    """The number of the announcement that a message in a private chat is, or that it answers."""
    about = tx.value(
        "SELECT about FROM outbox WHERE chat_id = ? AND message_id = ? AND about LIKE 'announcement%'"
        " ORDER BY id DESC LIMIT 1",
        *(chat_id, message_id),
    ) or tx.value(
        "SELECT o.about FROM outbox o, json_each(o.more_ids) AS other WHERE o.chat_id = ? AND o.message_id < ?"
        " AND o.about LIKE 'announcement:%' AND other.value = ? ORDER BY o.id DESC LIMIT 1",
        *(chat_id, message_id, message_id),
    )
    number = str(about or "").split(":")[1:2]
    return int(number[0]) if number and number[0].isdigit() else None


def latest_in(tx: Tx, chat_id: int, *, since: datetime) -> int | None:
    """The number of the last announcement, or answer about one, that a private chat has got after `since`."""
    about = tx.value(
        "SELECT about FROM outbox WHERE chat_id = ? AND message_id IS NOT NULL AND about LIKE 'announcement%:%'"
        " AND state = 'sent' AND done_at > ? ORDER BY id DESC LIMIT 1",
        *(chat_id, stamp(since)),
    )
    number = str(about or "").split(":")[1:2]
    return int(number[0]) if number and number[0].isdigit() else None


def has_got(tx: Tx, chat_id: int, announcement_id: int) -> bool:
    """Whether the announcement, or an answer about it, has reached a private chat."""
    abouts = (f"announcement:{announcement_id}", f"announcement-answer:{announcement_id}")
    sql = "SELECT 1 FROM outbox WHERE chat_id = ? AND message_id IS NOT NULL AND about IN (?, ?) LIMIT 1"
    return tx.one(sql, chat_id, *abouts) is not None


def has(tx: Tx, announcement_id: int, user_id: int, message_id: int) -> bool:
    """Whether that message of the person stands in the thread."""
    sql = "SELECT 1 FROM announcement_reply WHERE announcement_id = ? AND user_id = ? AND message_id = ?"
    return tx.one(f"{sql} AND staff_id IS NULL", announcement_id, user_id, message_id) is not None


def asked_about(tx: Tx, chat_id: int, message_id: int) -> Reply | None:
    """The reply of which a message in an organizer's chat tells."""
    about = tx.value(
        "SELECT about FROM outbox WHERE chat_id = ? AND message_id = ? AND about LIKE 'reply:%'"
        " ORDER BY id DESC LIMIT 1",
        *(chat_id, message_id),
    )
    return find(tx, int(str(about).partition(":")[2])) if about else None


def add(  # a message has many particulars, all but four by keyword
    tx: Tx,
    announcement_id: int,
    user_id: int,
    body: str,
    *,
    staff_id: int | None = None,
    message_id: int | None = None,
    media: str = "",
) -> Reply:
    """Keeps a message of the thread; `media` is the kind of what was sent with the words or without any."""
    number = tx.add(
        "announcement_reply",
        announcement_id=announcement_id,
        user_id=user_id,
        staff_id=staff_id,
        body=body,
        message_id=message_id,
        at=tx.stamp,
        media=media,
    )
    return Reply(number, announcement_id, user_id, staff_id, body, message_id, tx.now, media)


def card(announcement_id: int | str, user_id: int) -> str:
    """What the thread's card is called in the chats of the staff; with `%`, a pattern for those of all threads."""
    return f"reply:{announcement_id}:{user_id}"


def forget(tx: Tx, user_id: int) -> None:
    """Deletes the account's threads, and whose number stands beside what it wrote to others.

    What of them waits is not sent; what the staff have got stays in their chats, as in any.
    """
    cards = card("%", user_id)
    tx.run(
        "UPDATE outbox SET state = CASE state WHEN 'waiting' THEN 'skipped' ELSE state END, payload = NULL, card = NULL"
        " WHERE card LIKE ? OR about IN (SELECT 'reply:' || id FROM announcement_reply WHERE user_id = ?)",
        cards,
        user_id,
    )
    tx.run("DELETE FROM card WHERE name LIKE ?", cards)
    tx.run("DELETE FROM announcement_reply WHERE user_id = ?", user_id)
    tx.run("UPDATE announcement_reply SET staff_id = ? WHERE staff_id = ?", NOBODY, user_id)
    tx.wake("outbox-withdrawn")


def find(tx: Tx, reply_id: int) -> Reply | None:
    """The message of that id."""
    row = tx.one("SELECT * FROM announcement_reply WHERE id = ?", reply_id)
    return _reply(row) if row else None


def of_thread(tx: Tx, announcement_id: int, user_id: int, *, before: int = 0, limit: int = 5) -> list[Reply]:
    """The latest messages of a thread but for the newest `before`, oldest first."""
    rows = tx.all(
        "SELECT * FROM announcement_reply WHERE announcement_id = ? AND user_id = ? ORDER BY id DESC LIMIT ? OFFSET ?",
        *(announcement_id, user_id, limit, before),
    )
    return [_reply(row) for row in reversed(rows)]


def length(tx: Tx, announcement_id: int, user_id: int) -> int:
    """How many messages a thread has."""
    sql = "SELECT count(*) FROM announcement_reply WHERE announcement_id = ? AND user_id = ?"
    found: int = tx.value(sql, announcement_id, user_id)
    return found


def threads(tx: Tx, announcement_id: int, *, after: int = 0, limit: int = 10) -> list[Thread]:
    """The threads of an announcement, those first that wait for an answer, then the newest; `after` so many."""
    rows = tx.all(
        "SELECT r.announcement_id, r.user_id, coalesce(p.name, nullif(a.name, ''), '') AS name,"
        " coalesce(m.name_ar, p.municipality_other, '') AS municipality_ar,"
        " coalesce(nullif(m.name_en, ''), m.name_ar, p.municipality_other, '') AS municipality_en,"
        " r.id AS last_id, r.body, r.media, r.staff_id IS NOT NULL AS answered FROM announcement_reply r"
        " LEFT JOIN account a ON a.user_id = r.user_id LEFT JOIN person p ON p.id = a.person_id"
        " LEFT JOIN municipality m ON m.id = p.municipality_id WHERE r.announcement_id = ?1 AND r.id IN"
        " (SELECT max(id) FROM announcement_reply WHERE announcement_id = ?1 GROUP BY user_id)"
        " ORDER BY answered, r.id DESC LIMIT ?2 OFFSET ?3",
        *(announcement_id, limit, after),
    )
    return [Thread(**{**dict(row), "answered": bool(row["answered"])}) for row in rows]


def count(tx: Tx, announcement_id: int) -> int:
    """How many people have answered."""
    found: int = tx.value(
        "SELECT count(DISTINCT user_id) FROM announcement_reply WHERE announcement_id = ?", announcement_id
    )
    return found


def _reply(row: sqlite3.Row) -> Reply:
    return Reply(**{**dict(row), "at": moment(row["at"])})

"""Person by person what became of an announcement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.announcements import Announcement, State
from storage.database import Tx
from storage.times import moment_or_none


class Standing(StrEnum):
    """What became of it for one recipient. Who has acknowledged it has it, whatever Telegram said."""

    ACKNOWLEDGED = "acknowledged"
    SENT = "sent"
    BLOCKED = "blocked"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    SKIPPED = "skipped"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Line:
    """One recipient. `name` is that of a group too, and '' where none is known; `error` is in Telegram's words.

    `sent_at` is empty where Telegram has not taken it.
    """

    name: str
    municipality_ar: str
    municipality_en: str
    standing: Standing
    error: str
    sent_at: datetime | None
    acknowledged_at: datetime | None


_LINES = (
    "SELECT coalesce(nullif(p.name, ''), nullif(a.name, ''), g.title, '') AS name,"
    " coalesce(m.name_ar, p.municipality_other, '') AS municipality_ar,"
    " coalesce(nullif(m.name_en, ''), m.name_ar, p.municipality_other, '') AS municipality_en,"
    " o.state, coalesce(o.error, '') AS error, o.done_at, k.acknowledged_at FROM announcement_recipient r"
    " LEFT JOIN outbox o ON o.key = 'announcement:' || r.announcement_id || ':' || r.chat_id"
    " LEFT JOIN account a ON a.user_id = r.chat_id LEFT JOIN person p ON p.id = a.person_id"
    " LEFT JOIN municipality m ON m.id = p.municipality_id LEFT JOIN group_chat g ON g.chat_id = r.chat_id"
    " LEFT JOIN acknowledgement k ON k.about = 'announcement:' || r.announcement_id AND k.user_id = r.chat_id"
    " WHERE r.announcement_id = ? ORDER BY p.name_key IS NULL, p.name_key, r.chat_id"
)


def unpinned(tx: Tx, announcement: Announcement) -> list[str]:
    """The titles of the groups and channels that have it, but where it could not be pinned."""
    rows = tx.all(
        "SELECT coalesce(g.title, '') AS title FROM outbox o LEFT JOIN group_chat g ON g.chat_id = o.chat_id"
        " WHERE o.about = ? AND o.state = 'failed' ORDER BY g.title, o.chat_id",
        announcement.pins,
    )
    return [row["title"] for row in rows]


def lines(tx: Tx, announcement: Announcement) -> Iterator[Line]:
    """Every recipient, by name. Who asked for deletion is not among them, but stays in the numbers."""
    unsent = Standing.SKIPPED if announcement.state is State.CANCELLED else Standing.PENDING
    if announcement.state is State.SENT:
        unsent = Standing.FAILED
    for row in tx.connection.execute(_LINES, (announcement.id,)):
        state = row["state"] or unsent.value
        standing = Standing.PENDING if state == "waiting" else Standing(state)
        if row["acknowledged_at"] is not None:
            standing = Standing.ACKNOWLEDGED
        yield Line(
            row["name"],
            row["municipality_ar"],
            row["municipality_en"],
            standing,
            row["error"],
            moment_or_none(row["done_at"]) if state == "sent" else None,
            moment_or_none(row["acknowledged_at"]),
        )

"""Changes of what has been sent that wait for a second pair of eyes: other words, or that it is taken back."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass

from storage import announcements
from storage.announcements import Announcement, Content
from storage.database import Tx

_OF = "SELECT * FROM announcement_proposal WHERE announcement_id = ?"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What `user_id` would change of the announcement. `content` is None where it is to be taken back."""

    announcement_id: int
    user_id: int
    version: int
    content: Content | None
    english: Content | None
    seal: str  # eight letters that change with all of it: a button for another proposal is out of date


def put(
    tx: Tx, announcement: Announcement, *, by: int, content: Content | None = None, english: Content | None = None
) -> Proposal:
    """Keeps what is proposed, in the place of what was proposed before; without `content` it is to be taken back."""
    drop(tx, announcement.id)
    tx.add(
        "announcement_proposal",
        announcement_id=announcement.id,
        user_id=by,
        version=announcement.version,
        content=announcements.written(content),
        english=announcements.written(english),
        at=tx.stamp,
    )
    (row,) = tx.all(_OF, announcement.id)
    return _read(row)


def find(tx: Tx, number: int) -> Proposal | None:
    """What is proposed about the announcement of that number."""
    row = tx.one(_OF, number)
    return _read(row) if row is not None else None


def drop(tx: Tx, number: int) -> None:
    """What was proposed about it was approved, refused, or has become pointless."""
    tx.run("DELETE FROM announcement_proposal WHERE announcement_id = ?", number)


def _read(row: sqlite3.Row) -> Proposal:
    return Proposal(
        row["announcement_id"],
        row["user_id"],
        row["version"],
        announcements.read_version(row["content"]),
        announcements.read_version(row["english"]),
        hashlib.sha256(repr(tuple(row)).encode()).hexdigest()[:8],
    )

"""Announcements: what organizers write, for whom, for when; the record and its draft.

An author writes one draft at a time; others of theirs lie aside. What becomes of one that is sent stands in
storage/sending.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from storage import audit
from storage.announcement_record import (
    CAPTIONED,
    ORPHANED,
    Announcement,
    Content,
    Kind,
    Leads,
    Link,
    Option,
    State,
    content_columns,
    read,
    read_version,
    written,
    written_links,
)
from storage.audiences import Audience
from storage.database import Tx
from storage.errors import NotFound

__all__ = [
    "CAPTIONED",
    "ORPHANED",
    "Announcement",
    "Content",
    "Kind",
    "Leads",
    "Link",
    "Option",
    "State",
    "content_columns",
    "read_version",
    "written",
]


def copy(tx: Tx, one: Announcement, author_id: int) -> Announcement:
    """What the author writes from now on: the same to the same; when and until when is open."""
    shelve(tx, author_id)
    number = tx.add(
        "announcement",
        author_id=author_id,
        state=State.DRAFT.value,
        created_at=tx.stamp,
        english=written(one.english),
        buttons=written_links(one.links),
        options=" ".join(sorted(one.options)),
        audience=one.audience.written(),
        **content_columns(one.content),
    )
    return existing(tx, number)


def shelve(tx: Tx, author_id: int) -> None:
    """What the author is writing lies aside from now on, as it is."""
    sql = "UPDATE announcement SET shelved_at = ? WHERE author_id = ? AND state = 'draft' AND shelved_at IS NULL"
    tx.run(sql, tx.stamp, author_id)


def take_up(tx: Tx, draft: Announcement) -> Announcement:
    """Its author goes on with it, and what they were writing lies aside."""
    shelve(tx, draft.author_id)
    tx.run("UPDATE announcement SET shelved_at = NULL WHERE id = ? AND state = 'draft'", draft.id)
    return existing(tx, draft.id)


def write(tx: Tx, author_id: int, content: Content) -> Announcement:
    """Keeps the version as the author's draft; what else was settled for an earlier wording stays."""
    draft = draft_of(tx, author_id)
    if draft is not None:
        return change(tx, draft, **content_columns(content))
    number = tx.add(
        "announcement", author_id=author_id, state=State.DRAFT.value, created_at=tx.stamp, **content_columns(content)
    )
    return existing(tx, number)


def change(tx: Tx, draft: Announcement, **columns: Any) -> Announcement:
    """Changes columns of a draft; what somebody else had been asked to look at is not that any more."""
    named = "".join(f"{name} = ?, " for name in columns)
    tx.run(
        f"UPDATE announcement SET {named}asked_at = NULL, approved_by = NULL WHERE id = ? AND state = 'draft'",
        *columns.values(),
        draft.id,
    )
    return existing(tx, draft.id)


def write_english(tx: Tx, draft: Announcement, content: Content | None) -> Announcement:
    """The English version, or none any more."""
    return change(tx, draft, english=written(content))


def link(tx: Tx, draft: Announcement, links: Iterable[Link]) -> Announcement:
    """The buttons under it."""
    return change(tx, draft, buttons=written_links(tuple(links)))


def choose(tx: Tx, draft: Announcement, options: Iterable[Option]) -> Announcement:
    """How it arrives."""
    return change(tx, draft, options=" ".join(sorted(options)))


def address(tx: Tx, draft: Announcement, audience: Audience) -> Announcement:
    """For whom it is."""
    return change(tx, draft, audience=audience.written())


def ask_approval(tx: Tx, draft: Announcement) -> Announcement:
    """A second pair of eyes is asked for."""
    tx.run("UPDATE announcement SET asked_at = ? WHERE id = ? AND state = 'draft'", tx.stamp, draft.id)
    return existing(tx, draft.id)


def approve(tx: Tx, draft: Announcement, *, by: int) -> Announcement:
    """The second pair of eyes, which is not its author's, has nothing against it."""
    tx.run(
        "UPDATE announcement SET approved_by = ? WHERE id = ? AND state = 'draft' AND author_id <> ?",
        *(by, draft.id, by),
    )
    audit.note(tx, "announce-approve", actor=by, subject=draft.about)
    return existing(tx, draft.id)


def find(tx: Tx, number: int) -> Announcement | None:
    """The announcement of that number."""
    row = tx.one("SELECT * FROM announcement WHERE id = ?", number)
    return read(row) if row is not None else None


def existing(tx: Tx, number: int) -> Announcement:
    """The same, where it must be there. Raises: LookupError."""
    announcement = find(tx, number)
    if announcement is None:
        raise LookupError(f"announcement {number} is gone")
    return announcement


def launched(tx: Tx, number: int) -> Announcement:
    """The announcement of that number, once it is more than a draft. Raises: NotFound."""
    announcement = find(tx, number)
    if announcement is None or announcement.state is State.DRAFT:
        raise NotFound
    return announcement


def draft_of(tx: Tx, author_id: int) -> Announcement | None:
    """What the author is writing."""
    sql = "SELECT * FROM announcement WHERE author_id = ? AND state = 'draft' AND shelved_at IS NULL"
    row = tx.one(sql, author_id)
    return read(row) if row is not None else None


def drop(tx: Tx, announcement: Announcement) -> None:
    """Forgets a draft."""
    tx.run("DELETE FROM announcement WHERE id = ? AND state = 'draft'", announcement.id)


def listed(tx: Tx, *, author_id: int = 0, after: int = 0, limit: int = 8) -> list[Announcement]:
    """The author's drafts, what can still be stopped, then what has ended, each the newest first; `after` so many."""
    rows = tx.all(
        "SELECT * FROM announcement WHERE state <> 'draft' OR author_id = ? ORDER BY CASE WHEN state = 'draft' THEN 0"
        " WHEN state IN ('scheduled', 'sending', 'paused') THEN 1 ELSE 2 END, id DESC LIMIT ? OFFSET ?",
        *(author_id, limit, after),
    )
    return [read(row) for row in rows]


def count(tx: Tx, *, author_id: int = 0) -> int:
    """How many there are, with the author's drafts."""
    found: int = tx.value("SELECT count(*) FROM announcement WHERE state <> 'draft' OR author_id = ?", author_id)
    return found


def in_state(tx: Tx, where: str, *values: str) -> list[Announcement]:
    """Those for which the condition, in SQL, holds."""
    numbers = [row["id"] for row in tx.all(f"SELECT id FROM announcement WHERE {where}", *values)]
    return [existing(tx, number) for number in numbers]

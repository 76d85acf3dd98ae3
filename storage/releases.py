"""How the programme changes: a file or an edit makes a working copy, a release makes it the programme.

A release is kept whole under its number, applied to the sessions, and moves what falls due with it. A session
that is taken out is deleted, or cancelled where something is kept about it: feedback, recommendations.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from storage import agenda, audit, board, programme, pushes, scheduling, tellings
from storage.changes import Changes
from storage.database import Tx
from storage.errors import UserError
from storage.programme import Session
from storage.times import stamp
from storage.versions import Planned, latest, read, write

__all__ = [
    "Imported",
    "NothingToRelease",
    "Planned",
    "bring_in",
    "compare",
    "drop_working",
    "latest",
    "put_working",
    "release",
    "released",
    "working",
]


class NothingToRelease(UserError):
    """There is no working copy."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import; `release` is the number under which it was released, None for a working copy."""

    changes: Changes
    release: int | None


def released(tx: Tx) -> list[Planned]:
    """The programme in force."""
    return [_planned(session) for session in programme.sessions(tx)]


def working(tx: Tx) -> list[Planned] | None:
    """The working copy, or None."""
    text = tx.value("SELECT sessions FROM programme_working")
    return None if text is None else read(text)


def bring_in(
    tx: Tx,
    rows: Sequence[Planned],
    *,
    remove_missing: bool = False,
    comment: str | None = None,
    by: int | None = None,
) -> Imported:
    """Makes the rows of a file the working copy, on top of the one there is, and releases it if it may.

    It is released when `comment` says so, or when nothing was released before. Sessions that the file does not
    have are named and kept, or taken out with `remove_missing`. The same file again changes nothing.
    """
    base = working(tx) or released(tx)
    given = {row.code for row in rows}
    missing = [row for row in base if row.code not in given]
    wanted = list(rows) if remove_missing else [*rows, *missing]
    changes = compare(released(tx), wanted)
    if not remove_missing:
        changes = replace(changes, missing=tuple(row.code for row in missing if not row.cancelled))
    if changes.nothing:
        tx.run("DELETE FROM programme_working")
        return Imported(changes, None)
    put_working(tx, wanted)
    if comment is None and latest(tx):
        return Imported(changes, None)
    return Imported(changes, release(tx, comment or "", by=by))


def put_working(tx: Tx, wanted: Sequence[Planned]) -> None:
    """Keeps `wanted` as the working copy."""
    tx.run(
        "INSERT INTO programme_working (id, sessions, changed_at) VALUES (1, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET sessions = excluded.sessions, changed_at = excluded.changed_at",
        write(wanted),
        tx.stamp,
    )


def drop_working(tx: Tx) -> None:
    """Forgets the working copy."""
    tx.run("DELETE FROM programme_working")


def release(tx: Tx, comment: str, *, by: int | None = None) -> int:
    """Makes the working copy the programme in force and returns its number; what falls due moves with it.

    Who is concerned is told after a quiet period (storage/tellings.py).

    Raises: NothingToRelease; NoEvent.
    """
    wanted = working(tx)
    if wanted is None:
        raise NothingToRelease
    changes = compare(released(tx), wanted)
    touched = frozenset(changes.added + changes.changed + changes.removed)
    number = latest(tx) + 1
    for row in wanted:
        if row.code in touched:
            _apply(tx, row)
    for code in changes.removed:
        _take_out(tx, code)
    tx.run(
        "INSERT INTO programme_release (number, comment, sessions, released_at, released_by) VALUES (?, ?, ?, ?, ?)",
        number,
        comment,
        write(wanted),
        tx.stamp,
        by,
    )
    tx.run("DELETE FROM programme_working")
    after = {"added": changes.added, "changed": changes.changed, "removed": changes.removed}
    audit.note(tx, "release", actor=by, subject=str(number), after=after)
    pushes.plan(tx)
    agenda.settle_all(tx)
    board.renew(tx)
    pushes.recall(tx, touched)
    pushes.top_up(tx)
    tellings.plan(tx, number, touched)
    scheduling.reschedule(tx)
    return number


def compare(old: Iterable[Planned], new: Iterable[Planned]) -> Changes:
    """What the new programme changes in the old one, by code. What is cancelled already is not removed again."""
    before = {row.code: row for row in old}
    after = {row.code: row for row in new}
    both = [code for code in after if code in before]
    return Changes(
        added=tuple(code for code in after if code not in before),
        changed=tuple(code for code in both if before[code] != after[code]),
        left=tuple(code for code in both if before[code] == after[code]),
        removed=tuple(code for code, row in before.items() if code not in after and not row.cancelled),
    )


def _apply(tx: Tx, row: Planned) -> None:
    tx.run(
        "INSERT INTO session (code, kind, title_ar, title_en, starts_at, ends_at, room, facilitator, focus_area_id,"
        " capacity, description_ar, description_en, audience, cancelled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
        " (SELECT id FROM focus_area WHERE code = ?), ?, ?, ?, ?, ?)"
        " ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, title_ar = excluded.title_ar,"
        " title_en = excluded.title_en, starts_at = excluded.starts_at, ends_at = excluded.ends_at,"
        " room = excluded.room, facilitator = excluded.facilitator, focus_area_id = excluded.focus_area_id,"
        " capacity = excluded.capacity, description_ar = excluded.description_ar,"
        " description_en = excluded.description_en, audience = excluded.audience,"
        " cancelled_at = CASE WHEN excluded.cancelled_at IS NULL THEN NULL"
        " ELSE coalesce(cancelled_at, excluded.cancelled_at) END,"
        " ended_at = CASE WHEN starts_at = excluded.starts_at AND ends_at = excluded.ends_at THEN ended_at END",
        row.code,
        row.kind.value,
        row.title_ar,
        row.title_en,
        stamp(row.starts_at),
        stamp(row.ends_at),
        row.room,
        row.facilitator,
        row.focus_area,
        row.capacity,
        row.description_ar,
        row.description_en,
        row.audience,
        tx.stamp if row.cancelled else None,
    )


def _take_out(tx: Tx, code: str) -> None:
    """Deletes a session; what feedback or a recommendation speaks of is cancelled instead."""
    try:
        tx.run("DELETE FROM session WHERE code = ?", code)
    except sqlite3.IntegrityError:
        tx.run("UPDATE session SET cancelled_at = ? WHERE code = ?", tx.stamp, code)


def _planned(session: Session) -> Planned:
    return Planned(
        code=session.code,
        kind=session.kind,
        title_ar=session.title_ar,
        title_en=session.title_en,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        room=session.room,
        facilitator=session.facilitator,
        focus_area=session.focus_area_code,
        capacity=session.capacity,
        description_ar=session.description_ar,
        description_en=session.description_en,
        audience=session.audience,
        cancelled=session.cancelled,
    )

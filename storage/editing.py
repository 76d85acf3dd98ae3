"""The working copy of the programme as organizers edit it: one for all of them, and nothing of it is in force.

Every edit is kept at once and stands in the audit log; a copy that is as the programme in force is none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from enum import StrEnum

from storage import audit, releases, versions
from storage.database import Tx
from storage.diff import Change, diff, in_order
from storage.errors import NotFound, UserError
from storage.programme import Kind
from storage.times import stamp
from storage.versions import Planned

LONGEST = timedelta(hours=24)  # of a session
LETTERS = {Kind.WORKSHOP: "W", Kind.PLENARY: "P", Kind.TRAINING: "T", Kind.MEETING: "M", Kind.BREAK: "B"}


class EndsBeforeStart(UserError):
    """The session would end at `end`, before it begins at `start`."""


class SessionTooLong(UserError):
    """The session would take more than `hours`."""


class Swap(StrEnum):
    """What two sessions exchange."""

    TIMES = "times"
    ROOMS = "rooms"
    BOTH = "both"


def rows(tx: Tx) -> list[Planned]:
    """The programme as it is being edited, in the order of time."""
    return in_order(releases.working(tx) or releases.released(tx))


def find(tx: Tx, code: str) -> Planned:
    """The session as it is being edited. Raises NotFound."""
    found = next((row for row in rows(tx) if row.code == code), None)
    if found is None:
        raise NotFound
    return found


def pending(tx: Tx) -> list[Change]:
    """What a release would change."""
    working = releases.working(tx)
    return diff(releases.released(tx), working) if working is not None else []


def change_of(tx: Tx, code: str) -> Change | None:
    """What a release would change of one session."""
    return next((change for change in pending(tx) if change.code == code), None)


def seal(tx: Tx) -> str:
    """Eight letters that change with every edit and release: what was looked over is what is released."""
    written = versions.write(rows(tx)) + str(versions.latest(tx))
    return hashlib.sha256(written.encode()).hexdigest()[:8]


def put(tx: Tx, *changed: Planned, by: int) -> None:
    """Keeps sessions as they are given, new ones too. Raises: EndsBeforeStart, SessionTooLong."""
    known = {row.code: row for row in rows(tx)}
    for row in changed:
        _require_sound(row)
        before = known.get(row.code)
        if row != before:
            audit.note(tx, "edit", actor=by, subject=row.code, **_differing(before, row))
        known[row.code] = row
    _keep(tx, list(known.values()))


def undo(tx: Tx, code: str, *, by: int) -> bool:
    """The session is again as in the programme in force; a new one is gone. Returns False when it was so."""
    change = change_of(tx, code)
    if change is None:
        return False
    rest = [row for row in rows(tx) if row.code != code]
    _keep(tx, rest if change.before is None else [*rest, change.before])
    audit.note(tx, "edit-undone", actor=by, subject=code)
    return True


def drop(tx: Tx, *, by: int) -> None:
    """Forgets every edit."""
    if releases.working(tx) is not None:
        releases.drop_working(tx)
        audit.note(tx, "edits-dropped", actor=by)


def bring_back(tx: Tx, number: int, *, by: int) -> None:
    """Makes an earlier version the working copy: sessions that it did not have are cancelled. Raises NotFound."""
    version = versions.find(tx, number)
    if version is None:
        raise NotFound
    given = {row.code for row in version.sessions}
    rest = [replace(row, cancelled=True) for row in releases.released(tx) if row.code not in given]
    _keep(tx, [*version.sessions, *rest])
    audit.note(tx, "version-restored", actor=by, subject=str(number))


def shifted(row: Planned, start: datetime) -> Planned:
    """The session at another start, as long as it was."""
    return replace(row, starts_at=start, ends_at=start + (row.ends_at - row.starts_at))


def swapped(one: Planned, other: Planned, what: Swap) -> tuple[Planned, Planned]:
    """Two sessions that exchange their places in the programme."""
    first, second = one, other
    if what is not Swap.ROOMS:
        first = replace(first, starts_at=other.starts_at, ends_at=other.ends_at)
        second = replace(second, starts_at=one.starts_at, ends_at=one.ends_at)
    if what is not Swap.TIMES:
        first, second = replace(first, room=other.room), replace(second, room=one.room)
    return first, second


def next_code(tx: Tx, kind: Kind) -> str:
    """A code that no session has or had: the kind's letter and the next number."""
    used = {row["code"].upper() for row in tx.all("SELECT code FROM session")} | {row.code.upper() for row in rows(tx)}
    for (text,) in tx.all("SELECT sessions FROM programme_release"):
        used |= {row.code.upper() for row in versions.read(text)}
    number = 1
    while f"{LETTERS[kind]}{number}" in used:
        number += 1
    return f"{LETTERS[kind]}{number}"


def rooms(tx: Tx) -> list[str]:
    """Every place that the programme knows, those of most sessions first."""
    known: dict[str, int] = {}
    for row in rows(tx):
        if row.room:
            known[row.room] = known.get(row.room, 0) + 1
    return sorted(known, key=lambda room: (-known[room], room))


def _keep(tx: Tx, wanted: Sequence[Planned]) -> None:
    if diff(releases.released(tx), wanted):
        releases.put_working(tx, in_order(wanted))
    else:
        releases.drop_working(tx)


def _require_sound(row: Planned) -> None:
    if row.ends_at <= row.starts_at:
        raise EndsBeforeStart
    if row.ends_at - row.starts_at > LONGEST:
        raise SessionTooLong(hours=int(LONGEST.total_seconds() // 3600))


def _differing(before: Planned | None, after: Planned) -> dict[str, dict[str, object]]:
    """What has changed, as the audit log writes it."""
    old, new = asdict(before) if before else {}, asdict(after)
    names = [name for name in new if old.get(name) != new[name]]
    found = {"after": {name: _plain(new[name]) for name in names}}
    return found | ({"before": {name: _plain(old[name]) for name in names}} if before else {})


def _plain(value: object) -> object:
    return stamp(value) if isinstance(value, datetime) else value

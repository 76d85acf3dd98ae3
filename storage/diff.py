"""What one version of the programme changes in another, session by session; applied to the old one it gives the new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from storage.versions import Planned


class What(StrEnum):
    """What has changed of a session; several may have."""

    NEW = "new"  # was not there, or not held
    CANCELLED = "cancelled"  # is not held any more, or is taken out
    MOVED = "moved"  # begins or ends at another time
    ROOM = "room"
    AUDIENCE = "audience"  # for whom it is
    TEXT = "text"  # words or seats


CONCERNS = frozenset({What.NEW, What.CANCELLED, What.MOVED, What.ROOM})
"""What people are told of; a change of the audience is one of these to those who come in or are left out."""


@dataclass(frozen=True, slots=True)
class Change:
    """One session that differs; None where a version does not have it."""

    code: str
    before: Planned | None
    after: Planned | None

    @property
    def what(self) -> tuple[What, ...]:
        """What has changed, as people are told."""
        before, after = held(self.before), held(self.after)
        if before is None or after is None:
            if after is not None:
                return (What.NEW,)
            return (What.CANCELLED,) if before is not None else (What.TEXT,)
        found = {
            What.MOVED: (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at),
            What.ROOM: before.room != after.room,
            What.AUDIENCE: before.audience != after.audience,
            What.TEXT: replace(before, **_plain(after)) != after,
        }
        return tuple(what for what, is_so in found.items() if is_so)

    @property
    def text_only(self) -> bool:
        """Whether nobody has to be told."""
        return self.what == (What.TEXT,)

    @property
    def session(self) -> Planned:
        """The session as it is now, or as it last was."""
        found = self.after or self.before
        if found is None:
            raise ValueError(f"{self.code} is in neither version")
        return found


def _plain(row: Planned) -> dict[str, Any]:
    """The columns that are told of by themselves."""
    return {name: getattr(row, name) for name in ("starts_at", "ends_at", "room", "audience")}


def held(row: Planned | None) -> Planned | None:
    """The session, if it takes place."""
    return row if row is not None and not row.cancelled else None


def diff(old: Iterable[Planned], new: Iterable[Planned]) -> list[Change]:
    """Every session that differs, in the order of time."""
    before = {row.code: row for row in old}
    after = {row.code: row for row in new}
    changes = [
        Change(code, before.get(code), after.get(code))
        for code in {**before, **after}
        if before.get(code) != after.get(code)
    ]
    return sorted(changes, key=lambda change: _order(change.session))


def apply(old: Iterable[Planned], changes: Iterable[Change]) -> list[Planned]:
    """The new version, in the order of time."""
    rows = {row.code: row for row in old}
    for change in changes:
        if change.after is None:
            rows.pop(change.code, None)
        else:
            rows[change.code] = change.after
    return in_order(rows.values())


def in_order(rows: Iterable[Planned]) -> list[Planned]:
    """Sessions in the order of time."""
    return sorted(rows, key=_order)


def _order(row: Planned) -> tuple[object, ...]:
    return (row.starts_at, row.ends_at, len(row.code), row.code)

"""What the changes of a release are to each person: which of them concern whom, how much they press, until when.

A telling (storage/tellings.py) says them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from storage import versions
from storage.concern import Concern
from storage.database import Tx
from storage.diff import CONCERNS, Change, diff, held
from storage.versions import Planned

SOON = timedelta(hours=2)  # a session that begins within it is told of urgently
MARGIN = timedelta(hours=1)  # before a session, in which news of it disturb anybody


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who may have to be told: a registered participant, or staff of a session, `scopes`.

    `person_id` is None for staff who do not take part; `base` is the version that they know, `quiet` their hours.
    """

    user_id: int
    person_id: int | None
    language: str
    quiet: str
    scopes: frozenset[str]
    base: int


class News:
    """What a telling has to say to each of some people."""

    def __init__(self, tx: Tx, base: int, release: int, people: Sequence[Recipient]) -> None:
        self._now = tx.now
        self._new = versions.sessions(tx, release)
        self._old = {base: versions.sessions(tx, base) for base in {one.base for one in people} | {base}}
        self._diffs = {base: diff(old, self._new) for base, old in self._old.items()}
        audiences = {row.audience for rows in (self._new, *self._old.values()) for row in rows}
        self._concern = Concern(tx, [one.person_id for one in people if one.person_id is not None], audiences)

    def of(self, one: Recipient) -> list[Change]:
        """The changes that concern the person, as they look to that person, in the order of time."""
        own = self._own(one)
        seen = (self._as_seen(one, change) for change in self._diffs[one.base] if change.code in own)
        return [change for change in seen if change.before != change.after and self._worth_telling(change)]

    def _own(self, one: Recipient) -> frozenset[str]:
        if one.person_id is None:
            return one.scopes
        mine = (self._concern.mine(one.person_id, rows) for rows in (self._old[one.base], self._new))
        wishes = self._concern.waits_for(one.person_id) | self._concern.chosen(one.person_id)
        return one.scopes | wishes | {row.code for rows in mine for row in rows}

    def _as_seen(self, one: Recipient, change: Change) -> Change:
        """A session that somebody is not admitted to is not there for them."""
        before, after = (
            row if row is not None and self._admits(one, row) else None for row in (change.before, change.after)
        )
        return replace(change, before=before, after=after)

    def _admits(self, one: Recipient, row: Planned) -> bool:
        if row.code in one.scopes:
            return True
        return one.person_id is not None and self._concern.admits(one.person_id, row.audience)

    def _worth_telling(self, change: Change) -> bool:
        rows = [row for row in (held(change.before), held(change.after)) if row is not None]
        return not CONCERNS.isdisjoint(change.what) and any(row.ends_at > self._now for row in rows)


def is_critical(change: Change, now: datetime) -> bool:
    """Whether somebody could stand before a closed door: it begins soon, is cancelled, or begins earlier."""
    before, after = held(change.before), held(change.after)
    if after is None:
        return True
    if before is not None and after.starts_at < before.starts_at:
        return True
    return any(now <= row.starts_at <= now + SOON for row in (before, after) if row is not None)


def starts(changes: Iterable[Change], now: datetime) -> datetime | None:
    """When the first of the sessions begins, as it was or as it is now, that has not begun."""
    rows = [row for change in changes for row in (held(change.before), held(change.after)) if row is not None]
    return min((row.starts_at for row in rows if row.starts_at > now), default=None)


def over(changes: Iterable[Change]) -> datetime:
    """When the last of the sessions is over, so that nobody is helped any more."""
    return max(row.ends_at for change in changes for row in (change.before, change.after) if row is not None)


def helps(changes: Sequence[Change], now: datetime) -> datetime:
    """Until when people can still act on it: a while before the first of the sessions begins."""
    first = starts(changes, now)
    return first - MARGIN if first is not None else over(changes)

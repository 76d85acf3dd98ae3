"""What is doubtful about a programme before it is released. Nothing here forbids anything: the organizers decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from zoneinfo import ZoneInfo

from storage import agenda, audience, event, programme
from storage.arabic import name_key, normalise
from storage.concern import overlap
from storage.database import Tx
from storage.versions import Planned

FRIDAY = 4  # of date.weekday()


class Doubt(StrEnum):
    """What may be wrong."""

    ENDS = "ends"  # before it begins
    ROOM = "room"  # two sessions in one place
    FACILITATOR = "facilitator"  # one person in two sessions
    CHOSEN = "chosen"  # people have chosen two sessions that overlap now
    FULL = "full"  # more have chosen it than there are seats
    OUTSIDE = "outside"  # not on the event's days
    FRIDAY = "friday"
    AUDIENCE = "audience"  # a name of the audience fits nobody


@dataclass(frozen=True, slots=True)
class Clash:
    """One doubt about a session, with `other` where two are concerned; `value` is the room, the person, the name."""

    doubt: Doubt
    session: Planned
    other: Planned | None = None
    value: str = ""
    count: int = 0

    def about(self, codes: frozenset[str]) -> bool:
        """Whether one of these sessions is concerned."""
        return self.session.code in codes or (self.other is not None and self.other.code in codes)


def find(tx: Tx, rows: Sequence[Planned]) -> list[Clash]:
    """Every doubt, the gravest first."""
    held = [row for row in rows if not row.cancelled]
    found = [*_alone(tx, held), *_in_pairs(tx, held)]
    order = list(Doubt)
    return sorted(found, key=lambda clash: (order.index(clash.doubt), clash.session.starts_at, clash.session.code))


def _alone(tx: Tx, held: Sequence[Planned]) -> Iterator[Clash]:
    forum = event.find(tx)
    zone = ZoneInfo(forum.timezone) if forum is not None else None
    seats = {row.code: agenda.chosen(tx, row.id) for row in programme.sessions(tx)}
    for row in held:
        if row.ends_at <= row.starts_at:
            yield Clash(Doubt.ENDS, row)
        chosen = len(seats.get(row.code, ()))
        if row.capacity is not None and chosen > row.capacity:
            yield Clash(Doubt.FULL, row, count=chosen)
        if forum is not None:
            day, last = row.starts_at.astimezone(zone).date(), row.ends_at.astimezone(zone).date()
            if day < forum.starts_on or max(day, last) > forum.ends_on:
                yield Clash(Doubt.OUTSIDE, row)
            if day.weekday() == FRIDAY:
                yield Clash(Doubt.FRIDAY, row)
        for name in audience.unknown(tx, row.audience):
            yield Clash(Doubt.AUDIENCE, row, value=name)


def _in_pairs(tx: Tx, held: Sequence[Planned]) -> Iterator[Clash]:
    ids = {row.code: row.id for row in programme.sessions(tx)}
    for one, other in combinations(held, 2):
        if not overlap(one, other):
            continue
        if _same(one.room, other.room, normalise):
            yield Clash(Doubt.ROOM, one, other, value=one.room)
        if _same(one.facilitator, other.facilitator, name_key):
            yield Clash(Doubt.FACILITATOR, one, other, value=one.facilitator)
        if one.code in ids and other.code in ids:
            both = agenda.chosen(tx, ids[one.code]) & agenda.chosen(tx, ids[other.code])
            if both:
                yield Clash(Doubt.CHOSEN, one, other, count=len(both))


def _same(one: str, other: str, key: Callable[[str], str]) -> bool:
    return bool(key(one)) and key(one) == key(other)

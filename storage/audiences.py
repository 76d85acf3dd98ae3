"""For whom an announcement is: conditions that combine, and the groups and channels that get it too.

An audience is alternatives of conditions: somebody belongs to it who meets every condition of one alternative. A
condition may be turned round; what is turned round speaks of registered participants. An alternative without any
condition is everybody who is registered; without alternatives the announcement is for groups alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from storage import agenda, programme, pushes
from storage.database import Tx
from storage.errors import UserError
from storage.people import Role
from storage.programme import NoEvent
from storage.programme import Session as ProgrammeSession

MOST_CONDITIONS = 8


class Condition(StrEnum):
    """What is asked of somebody. The value of the condition stands behind."""

    TODAY = "today"  # checked in on the list of the local day
    PRESENT = "present"  # checked in at the session of that id
    CHOSE = "chose"  # has the session of that id in their own agenda
    MUNICIPALITY = "municipality"  # id
    REGION = "region"  # its name
    AREA = "area"  # a focus area's id: chose or was in a session of it, or recommended something for it
    ROLE = "role"
    SILENT = "silent"  # has not answered the feedback of the session of that id
    NEW = "new"  # has spoken to the bot and is not registered yet
    PICKED = "picked"  # ids of participants, separated by commas


class TooManyConditions(UserError):
    """Nobody could follow so many."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition, `turned` round or not."""

    condition: Condition
    value: str = ""
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Audience:
    """`alternatives` of conditions, and the ids of groups and channels."""

    alternatives: tuple[tuple[Term, ...], ...] = ((),)
    chats: tuple[int, ...] = ()

    @property
    def groups_alone(self) -> bool:
        """Whether it is for groups and channels and for nobody by name, so that a number of people says nothing."""
        return bool(self.chats) and not self.alternatives

    @classmethod
    def read(cls, text: str) -> Self:
        """As `written` wrote it."""
        if text == "everyone":
            return cls()
        kept = json.loads(text)
        alternatives = tuple(
            tuple(Term(Condition(one["condition"]), one["value"], one["turned"]) for one in terms)
            for terms in kept["alternatives"]
        )
        return cls(alternatives, tuple(kept["chats"]))

    def written(self) -> str:
        """As the file keeps it."""
        if self == Audience():
            return "everyone"
        alternatives = [
            [{"condition": one.condition.value, "value": one.value, "turned": one.turned} for one in terms]
            for terms in self.alternatives
        ]
        return json.dumps({"alternatives": alternatives, "chats": list(self.chats)}, ensure_ascii=False)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every condition."""
        return tuple(term for terms in self.alternatives for term in terms)

    def narrowed(self, term: Term) -> Audience:
        """And the condition, in the last alternative. Raises: TooManyConditions."""
        self._check()
        *before, last = self.alternatives or ((),)
        return replace(self, alternatives=(*before, (*last, term)))

    def widened(self, term: Term) -> Audience:
        """Or those of the condition. Raises: TooManyConditions."""
        self._check()
        return replace(self, alternatives=(*self.alternatives, (term,)))

    def ending(self, term: Term) -> Audience:
        """With the condition in the place of the last one."""
        *before, last = self.alternatives
        return replace(self, alternatives=(*before, (*last[:-1], term)))

    def shortened(self) -> Audience:
        """Without the last condition."""
        if not self.alternatives:
            return replace(self, alternatives=((),))
        *before, last = self.alternatives
        kept = (*before, last[:-1]) if last[:-1] or not before else tuple(before)
        return replace(self, alternatives=kept)

    def _check(self) -> None:
        if len(self.terms) >= MOST_CONDITIONS:
            raise TooManyConditions


EVERYONE = Audience()


@dataclass(frozen=True, slots=True)
class Reach:
    """How many an announcement would reach now: people, how many of those cannot be reached, and chats."""

    people: int
    unreachable: int
    chats: int = 0

    @property
    def recipients(self) -> int:
        """People and chats together."""
        return self.people + self.chats


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of an audience. `name` is '' for an account of whom no name is known."""

    user_id: int
    name: str
    municipality_ar: str
    municipality_en: str
    reachable: str


def members(tx: Tx, audience: Audience, *, owners: frozenset[int] = frozenset()) -> set[int]:
    """The user ids of the people of an audience, reachable or not; `owners` are those of the settings."""
    if not audience.alternatives:
        return set()
    everyone = _ids(tx, "p.state = 'registered'")
    found: set[int] = set()
    for terms in audience.alternatives:
        left = set(everyone) if not terms else None
        for term in terms:
            these = _meeting(tx, term, owners)
            these = everyone - these if term.turned else these
            left = these if left is None else left & these
        found |= left or set()
    return found


def reach(tx: Tx, audience: Audience, *, owners: frozenset[int] = frozenset()) -> Reach:
    """How many it would reach now."""
    found = members(tx, audience, owners=owners)
    return Reach(len(found), len(found & _ids(tx, "a.reachable <> 'yes'")), len(audience.chats))


def listed(tx: Tx, user_ids: Iterable[int], *, offset: int = 0, limit: int = 20) -> list[Member]:
    """People by name, those first that cannot be reached."""
    rows = tx.all(
        "SELECT a.user_id, coalesce(p.name, nullif(a.name, ''), '') AS name,"
        " coalesce(m.name_ar, p.municipality_other, '') AS municipality_ar,"
        " coalesce(nullif(m.name_en, ''), m.name_ar, p.municipality_other, '') AS municipality_en, a.reachable"
        " FROM json_each(?) AS asked JOIN account a ON a.user_id = asked.value"
        " LEFT JOIN person p ON p.id = a.person_id LEFT JOIN municipality m ON m.id = p.municipality_id"
        " ORDER BY a.reachable = 'yes', p.name_key IS NULL, p.name_key, a.user_id LIMIT ? OFFSET ?",
        json.dumps(sorted(user_ids)),
        limit,
        offset,
    )
    return [Member(**dict(row)) for row in rows]


def regions(tx: Tx) -> list[str]:
    """The regions of the municipalities, in order."""
    rows = tx.all("SELECT DISTINCT region FROM municipality WHERE region <> '' ORDER BY region")
    return [row["region"] for row in rows]


def picked(ids: Sequence[int]) -> Term:
    """The condition that somebody is one of those participants."""
    return Term(Condition.PICKED, ",".join(map(str, ids)))


def _meeting(tx: Tx, term: Term, owners: frozenset[int]) -> set[int]:
    """Who meets a condition that is not turned round."""
    if term.condition is Condition.ROLE:
        held = _ids(tx, "EXISTS (SELECT 1 FROM role r WHERE r.user_id = a.user_id AND r.role = ?)", term.value)
        return held | owners if term.value == Role.OWNER else held
    if term.condition is Condition.NEW:
        return _not_registered(tx) - owners
    return _MEETING[term.condition](tx, term.value)


def _ids(tx: Tx, where: str, *values: Any) -> set[int]:
    sql = f"SELECT a.user_id FROM account a LEFT JOIN person p ON p.id = a.person_id WHERE {where}"
    return {row["user_id"] for row in tx.all(sql, *values)}


def _registered(tx: Tx, where: str, *values: Any) -> set[int]:
    return _ids(tx, f"p.state = 'registered' AND {where}", *values)


def _checked_in(tx: Tx, name: str) -> set[int]:
    present = "EXISTS (SELECT 1 FROM check_in c WHERE c.person_id = p.id AND c.list = ? AND c.undone_at IS NULL)"
    return _registered(tx, present, name)


def _of_persons(tx: Tx, ids: Iterable[int]) -> set[int]:
    return _registered(tx, "p.id IN (SELECT value FROM json_each(?))", json.dumps(sorted(ids)))


def _interested(tx: Tx, area_id: int) -> set[int]:
    recommended = "EXISTS (SELECT 1 FROM recommendation r WHERE r.author_id = p.id AND r.focus_area_id = ?1)"
    chose = (
        "EXISTS (SELECT 1 FROM session_choice c JOIN session s ON s.id = c.session_id"
        " WHERE c.person_id = p.id AND s.focus_area_id = ?1)"
    )
    was_there = (
        "EXISTS (SELECT 1 FROM check_in c JOIN session s ON s.code = c.list"
        " WHERE c.person_id = p.id AND c.undone_at IS NULL AND s.focus_area_id = ?1)"
    )
    return _registered(tx, f"({recommended} OR {chose} OR {was_there})", area_id)


def _not_answered(tx: Tx, session_id: int) -> set[int]:
    session: ProgrammeSession | None = programme.by_id(tx, session_id)
    if session is None:
        return set()
    answered = [person_id for _, person_id in pushes.answered(tx, [session])]
    return _registered(tx, "p.id NOT IN (SELECT value FROM json_each(?))", json.dumps(answered))


def _not_registered(tx: Tx) -> set[int]:
    """Who can be reached and is not registered yet; the staff, who need not be, are left out."""
    state = "(p.id IS NULL OR p.state IN ('invited', 'pending')) AND a.reachable = 'yes'"
    return _ids(tx, f"{state} AND NOT EXISTS (SELECT 1 FROM role r WHERE r.user_id = a.user_id)")


def _today(tx: Tx) -> str:
    try:
        return tx.now.astimezone(programme.zone(tx)).date().isoformat()
    except NoEvent:
        return ""


def _present(tx: Tx, value: str) -> set[int]:
    session = programme.by_id(tx, int(value))
    return _checked_in(tx, session.code) if session is not None else set()


_MEETING: dict[Condition, Callable[[Tx, str], set[int]]] = {
    Condition.TODAY: lambda tx, _value: _checked_in(tx, _today(tx)),
    Condition.PRESENT: _present,
    Condition.CHOSE: lambda tx, value: _of_persons(tx, agenda.chosen(tx, int(value))),
    Condition.MUNICIPALITY: lambda tx, value: _registered(tx, "p.municipality_id = ?", int(value)),
    Condition.REGION: lambda tx, value: _registered(
        tx, "p.municipality_id IN (SELECT id FROM municipality WHERE region = ?)", value
    ),
    Condition.AREA: lambda tx, value: _interested(tx, int(value)),
    Condition.SILENT: lambda tx, value: _not_answered(tx, int(value)),
    Condition.PICKED: lambda tx, value: _ids(tx, "p.id IN (SELECT value FROM json_each(?))", f"[{value}]"),
}
"""What each condition asks for; those that roles decide are asked for apart, since owners stand in the settings too."""

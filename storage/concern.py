"""Whom a session concerns: which sessions are somebody's own.

Mine are the sessions that I have chosen; and wherever I have chosen none of those held at one time, all of them that
are for me. So a plenary is everybody's, and who has chosen nothing is told of everything.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence, Set
from datetime import datetime
from typing import Protocol, TypeVar

from storage import audience
from storage.agenda import State
from storage.database import Tx


class Held(Protocol):
    """What is asked of a session, of whatever version."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def starts_at(self) -> datetime:
        """When it begins."""

    @property
    def ends_at(self) -> datetime:
        """When it is planned to end."""

    @property
    def audience(self) -> str:
        """For whom it is, '' for everybody."""

    @property
    def cancelled(self) -> bool:
        """Whether it is not held."""


S = TypeVar("S", bound=Held)


class Concern:
    """What some people have chosen and which audiences they belong to, read once for many questions."""

    def __init__(self, tx: Tx, person_ids: Collection[int], audiences: Iterable[str]) -> None:
        self._seats = _choices(tx, person_ids, State.CHOSEN)
        self._wishes = _choices(tx, person_ids, State.WAITING)
        self._members = {text: audience.members(tx, text) for text in set(audiences) if text}

    def chosen(self, person_id: int) -> frozenset[str]:
        """The codes of the sessions in which the person has a seat."""
        return self._seats.get(person_id, frozenset())

    def waits_for(self, person_id: int) -> frozenset[str]:
        """The codes of the sessions for whose seats the person waits."""
        return self._wishes.get(person_id, frozenset())

    def admits(self, person_id: int, text: str) -> bool:
        """Whether the person belongs to an audience."""
        members = self._members.get(text)
        return members is None or person_id in members

    def open_to(self, person_id: int, programme: Iterable[S]) -> list[S]:
        """The sessions that are held and for the person."""
        return [one for one in programme if not one.cancelled and self.admits(person_id, one.audience)]

    def mine(self, person_id: int, programme: Iterable[S]) -> list[S]:
        """The person's own sessions, in their order."""
        return mine(self.open_to(person_id, programme), self.chosen(person_id))


def mine(open_to_me: Sequence[S], chosen: Set[str]) -> list[S]:
    """Of the sessions that are for somebody who has chosen those codes, the somebody's own."""
    seats = [one for one in open_to_me if one.code in chosen]
    return [one for one in open_to_me if one.code in chosen or not any(overlap(one, seat) for seat in seats)]


def _choices(tx: Tx, person_ids: Collection[int], state: State) -> dict[int, frozenset[str]]:
    rows = tx.all(
        "SELECT c.person_id, s.code FROM session_choice c JOIN session s ON s.id = c.session_id"
        " WHERE c.state = ? AND c.person_id IN (SELECT value FROM json_each(?))",
        state.value,
        json.dumps(list(person_ids)),
    )
    found: dict[int, frozenset[str]] = {}
    for row in rows:
        found[row["person_id"]] = found.get(row["person_id"], frozenset()) | {row["code"]}
    return found


def overlap(one: Held, other: Held) -> bool:
    """Whether nobody can sit in both."""
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at

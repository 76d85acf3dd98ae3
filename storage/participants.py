"""Participants as organizers look them up: anybody in any state, by a few letters, and all that a card shows of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage import people
from storage.arabic import bare, name_key
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.people import Person
from storage.times import moment_or_none

LEAST = 2  # letters
WORDS = 6  # of what was typed


class LettersMissing(UserError):
    """A letter alone finds half of the forum."""


@dataclass(frozen=True, slots=True)
class Card:
    """One participant with the account behind them. `reachable` is '' where there is no account."""

    person: Person
    roster_role: str
    registered_at: datetime | None
    user_id: int | None
    reachable: str


def card(tx: Tx, person_id: int) -> Card:
    """All that a card shows. Raises NotFound."""
    person = people.find(tx, person_id)
    row = tx.one(
        "SELECT p.roster_role, p.registered_at, a.user_id, coalesce(a.reachable, '') AS reachable"
        " FROM person p LEFT JOIN account a ON a.person_id = p.id WHERE p.id = ?",
        person_id,
    )
    if person is None or row is None:
        raise NotFound
    return Card(person, row["roster_role"], moment_or_none(row["registered_at"]), row["user_id"], row["reachable"])


def search(tx: Tx, typed: str, *, limit: int) -> list[Person]:
    """Those whose name has every typed word, in whatever spelling, at the beginning of a word; the likeliest first.

    Raises: LettersMissing.
    """
    words = name_key(typed).split()[:WORDS]
    if sum(map(len, words)) < LEAST:
        raise LettersMissing
    where = " AND ".join("(instr(' ' || name_key, ?) OR instr(' ' || name_key, ?))" for _ in words)
    values = [value for word in words for value in (f" {word}", f" {bare(word) or word}")]
    rows = tx.all(
        f"SELECT id FROM person WHERE {where} ORDER BY instr(name_key, ?) <> 1, name_key, id LIMIT ?",
        *values,
        words[0],
        limit,
    )
    found = (people.find(tx, row["id"]) for row in rows)
    return [person for person in found if person is not None]

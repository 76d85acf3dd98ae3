"""For whom a session is: everybody, or the part of the roster that its audience names.

An audience is written as names with commas between them: municipalities, regions, roles of the roster, positions,
each as the roster has it, in whatever spelling («بلدية زليتن، مصراتة»). It names everybody who is of any of them.
Such a session is seen by those people and by the staff alone. Ask here before a session is shown or spoken of:

    audience.sees(tx, visitor, session)          one session, one visitor
    audience.visible(tx, visitor, sessions)      the programme as the visitor may see it
    audience.members(tx, session.audience)       the person ids, None for everybody
    audience.public(sessions)                    what a group may be shown
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

from storage.arabic import municipality_key, normalise
from storage.database import Tx
from storage.municipalities import BETWEEN_ALIASES
from storage.people import Visitor
from storage.programme import Session

BETWEEN = re.compile(r"[,\u060c;\u061b|\n]+")  # commas and semicolons, Arabic ones too

_PEOPLE = (
    "SELECT p.id, p.roster_role, p.position, p.municipality_other, m.code, m.name_ar, m.name_en, m.aliases, m.region"
    " FROM person p LEFT JOIN municipality m ON m.id = p.municipality_id"
)


def names(text: str) -> list[str]:
    """The names of an audience as they are written."""
    return [name.strip() for name in BETWEEN.split(text) if name.strip()]


def sees(tx: Tx, visitor: Visitor, session: Session) -> bool:
    """Whether the visitor may see the session: staff see all."""
    return bool(visible(tx, visitor, [session]))


def visible(tx: Tx, visitor: Visitor, sessions: Iterable[Session]) -> list[Session]:
    """Those of the sessions that the visitor may see, in their order."""
    if visitor.scopes:
        return list(sessions)
    return seen_by(tx, visitor.person.id if visitor.registered and visitor.person else None, sessions)


def seen_by(tx: Tx, person_id: int | None, sessions: Iterable[Session]) -> list[Session]:
    """As `visible`, for a participant without a role; None is a stranger."""
    sessions = list(sessions)
    if all(not session.audience for session in sessions):
        return sessions
    row = tx.one(f"{_PEOPLE} WHERE p.id = ?", person_id)
    keys = _keys(row) if row is not None else frozenset()
    return [session for session in sessions if not session.audience or not keys.isdisjoint(wanted(session.audience))]


def admits(tx: Tx, person_id: int, text: str) -> bool:
    """Whether an audience has the participant in it."""
    if not text:
        return True
    row = tx.one(f"{_PEOPLE} WHERE p.id = ?", person_id)
    return row is not None and not _keys(row).isdisjoint(wanted(text))


def public(sessions: Iterable[Session]) -> list[Session]:
    """The sessions that are for everybody."""
    return [session for session in sessions if not session.audience]


def members(tx: Tx, text: str) -> frozenset[int] | None:
    """The ids of the people of the roster whom an audience names; None where it is empty: everybody."""
    keys = wanted(text)
    if not text:
        return None
    return frozenset(row["id"] for row in tx.all(_PEOPLE) if not keys.isdisjoint(_keys(row)))


def unknown(tx: Tx, text: str) -> list[str]:
    """The names of an audience that fit nobody of the roster."""
    known = frozenset(key for row in tx.all(_PEOPLE) for key in _keys(row)) if text else frozenset()
    return [name for name in names(text) if known.isdisjoint(_name_keys(name))]


def wanted(text: str) -> frozenset[str]:
    """The keys of an audience's names."""
    return frozenset(key for name in names(text) for key in _name_keys(name))


def _name_keys(name: str) -> set[str]:
    return {normalise(name), municipality_key(name)} - {""}


def _keys(row: sqlite3.Row) -> frozenset[str]:
    """Everything by which one of the roster may be named."""
    plain = [row["roster_role"], row["position"], row["code"], row["region"]]
    places = [row["municipality_other"], row["name_ar"], row["name_en"], *(row["aliases"] or "").split(BETWEEN_ALIASES)]
    found = {normalise(word) for word in (*plain, *places) if word}
    return frozenset(found | {municipality_key(place) for place in places if place}) - {""}

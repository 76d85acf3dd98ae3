"""Who was in a session, as far as anything is known of it: those checked in, else those who have chosen it.

It decides who is asked for feedback, who is missing, and what a rate of answers is a rate of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from storage import agenda, audience, programme
from storage.database import Tx
from storage.programme import Session


def known(tx: Tx, session: Session) -> set[int] | None:
    """The ids of those who were there; None where nothing is known."""
    rows = tx.all("SELECT person_id FROM check_in WHERE list = ? AND undone_at IS NULL", session.code)
    there = {row["person_id"] for row in rows} or agenda.chosen(tx, session.id)
    return there or None


def asked(tx: Tx, session: Session) -> set[int]:
    """The ids of those who are asked for feedback: who was there, or else everybody whom it concerns."""
    there = known(tx, session)
    if there is None:
        there = _everybody(tx, session) - _elsewhere(tx, session)
    return there


def invited(tx: Tx, sessions: Iterable[Session]) -> Mapping[int, set[int]]:
    """As `asked`, by the session's id."""
    return {session.id: asked(tx, session) for session in sessions}


def _everybody(tx: Tx, session: Session) -> set[int]:
    rows = tx.all("SELECT id FROM person WHERE state = 'registered'")
    people = {row["id"] for row in rows}
    members = audience.members(tx, session.audience)
    return people if members is None else people & members


def _elsewhere(tx: Tx, session: Session) -> set[int]:
    """Who was in another session meanwhile, or has chosen one."""
    found: set[int] = set()
    for other in programme.sessions(tx):
        if other.id != session.id and agenda.overlap(other, session):
            found |= known(tx, other) or set()
    return found

"""Who was in a session, as far as anything is known of it: those checked in, else those who have chosen it.

It decides who is asked for feedback, who is missing, and what a rate of answers is a rate of.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from storage import agenda, audience, programme
from storage.database import Tx
from storage.programme import Session


@dataclass(frozen=True, slots=True)
class Turnup:
    """`there` are the ids of those who were there, None where nothing is known; `asked` are asked for feedback."""

    there: set[int] | None
    asked: set[int]


def asked(tx: Tx, session: Session) -> set[int]:
    """The ids of those who are asked for feedback: who was there, or else everybody whom it concerns."""
    return of(tx, [session])[session.id].asked


def of(tx: Tx, sessions: Collection[Session]) -> Mapping[int, Turnup]:
    """Who was in each of the sessions and who is asked, by the session's id; as few questions as of one session."""
    known = _known(tx, sessions)
    unknown = [session for session in sessions if known[session.id] is None]
    beside = _beside(tx, unknown)
    elsewhere = _known(tx, {other.id: other for others in beside.values() for other in others}.values())
    everybody = _everybody(tx, {session.audience for session in unknown})
    turned_up = {}
    for session in sessions:
        there = known[session.id]
        if there is None:
            away = (elsewhere[other.id] or set() for other in beside[session.id])
            turned_up[session.id] = Turnup(None, everybody[session.audience].difference(*away))
        else:
            turned_up[session.id] = Turnup(there, there)
    return turned_up


def _known(tx: Tx, sessions: Collection[Session]) -> Mapping[int, set[int] | None]:
    """The ids of those who were in each session; None where nothing is known."""
    if not sessions:
        return {}
    codes, ids = json.dumps([one.code for one in sessions]), json.dumps([one.id for one in sessions])
    checked_in = tx.all(
        "SELECT list AS session, person_id FROM check_in"
        " WHERE list IN (SELECT value FROM json_each(?)) AND undone_at IS NULL",
        codes,
    )
    chosen = tx.all(
        "SELECT session_id AS session, person_id FROM session_choice"
        " WHERE session_id IN (SELECT value FROM json_each(?)) AND state = 'chosen'",
        ids,
    )
    there: dict[str | int, set[int]] = {}
    for row in (*checked_in, *chosen):
        there.setdefault(row["session"], set()).add(row["person_id"])
    return {one.id: there.get(one.code) or there.get(one.id) for one in sessions}


def _everybody(tx: Tx, audiences: Collection[str]) -> Mapping[str, set[int]]:
    """Who takes part and is of an audience, by its words."""
    if not audiences:
        return {}
    people = {row["id"] for row in tx.all("SELECT id FROM person WHERE state = 'registered'")}
    members = {text: audience.members(tx, text) for text in audiences}
    return {text: people if some is None else people & some for text, some in members.items()}


def _beside(tx: Tx, sessions: Collection[Session]) -> Mapping[int, list[Session]]:
    """The others at the same time, by the session's id: who was in one of them, or has chosen it, was elsewhere."""
    if not sessions:
        return {}
    others = programme.sessions(tx)
    return {
        session.id: [other for other in others if other.id != session.id and agenda.overlap(other, session)]
        for session in sessions
    }

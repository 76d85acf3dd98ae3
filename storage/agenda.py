"""My agenda: the sessions that a participant has chosen, the seats that are left, and the list of those who wait.

Of sessions that overlap a participant has a seat in one alone; one may wait for another meanwhile. A seat that comes
free goes at once to whoever waits longest, who gives up what overlaps, and is told through a due row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage import audit, due, programme, pushes
from storage.database import Tx
from storage.errors import UserError
from storage.people import PERSON_COLUMNS, PERSON_TABLES
from storage.programme import Session

MOVED_UP = "moved-up"  # kind of the due row; its subject: the choice, the time and the sessions given up, between @
HELPS = timedelta(hours=12)


class State(StrEnum):
    """How a session stands in somebody's agenda."""

    CHOSEN = "chosen"  # with a seat
    WAITING = "waiting"  # for one


class NotToBeChosen(UserError):
    """It is a break, was cancelled, or has ended."""


class SessionsClash(UserError):
    """The participant has a seat in a session at the same time."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One session in one agenda. `place` on the waiting list counts from 1; 0 with a seat."""

    id: int
    session_id: int
    person_id: int
    state: State
    place: int = 0


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody who has a seat, or (`place` from 1) waits for one."""

    person_id: int
    name: str
    municipality_ar: str
    municipality_en: str
    place: int = 0


def chosen(tx: Tx, session_id: int) -> set[int]:
    """The participants who have a seat in the session, by id."""
    sql = "SELECT person_id FROM session_choice WHERE session_id = ? AND state = 'chosen'"
    return {row["person_id"] for row in tx.all(sql, session_id)}


def of_person(tx: Tx, person_id: int) -> set[int]:
    """The sessions in which the participant has a seat, by id; cancelled ones too."""
    sql = "SELECT session_id FROM session_choice WHERE person_id = ? AND state = 'chosen'"
    return {row["session_id"] for row in tx.all(sql, person_id)}


def waiting(tx: Tx, session_id: int) -> list[int]:
    """The participants who wait for a seat, the longest first, by id."""
    sql = "SELECT person_id FROM session_choice WHERE session_id = ? AND state = 'waiting' ORDER BY id"
    return [row["person_id"] for row in tx.all(sql, session_id)]


def choices(tx: Tx, person_id: int) -> dict[int, Choice]:
    """Everything in the participant's agenda by the session's id."""
    rows = tx.all(_CHOICE + " WHERE c.person_id = ?", person_id)
    return {row["session_id"]: _choice(row) for row in rows}


def choice(tx: Tx, person_id: int, session_id: int) -> Choice | None:
    """How the session stands in the participant's agenda, if it does."""
    row = tx.one(_CHOICE + " WHERE c.person_id = ? AND c.session_id = ?", person_id, session_id)
    return _choice(row) if row else None


def by_id(tx: Tx, choice_id: int) -> Choice | None:
    """The choice of that id, if it still stands."""
    row = tx.one(_CHOICE + " WHERE c.id = ?", choice_id)
    return _choice(row) if row else None


def seats_left(tx: Tx, session: Session) -> int | None:
    """How many seats are free, 0 at least; None where there is no limit."""
    if session.capacity is None:
        return None
    return max(session.capacity - _taken(tx, session.id), 0)


def clashes(tx: Tx, person_id: int, session: Session, programmed: Iterable[Session] | None = None) -> list[Session]:
    """The other sessions in which the participant has a seat and that overlap this one, in the order of time.

    `programmed` is the programme, where it is at hand.
    """
    mine = of_person(tx, person_id) - {session.id}
    if not mine:
        return []
    programmed = programme.sessions(tx) if programmed is None else programmed
    return [one for one in programmed if one.id in mine and overlap(one, session)]


def overlap(one: Session, other: Session) -> bool:
    """Whether nobody can sit in both."""
    held = not one.cancelled and not other.cancelled
    return held and one.starts_at < other.ends_at and other.starts_at < one.ends_at


def may_choose(session: Session, at: datetime) -> bool:
    """Whether a seat can be taken at that moment: until it ends, and none in a break or in what was cancelled."""
    return not session.is_break and not session.cancelled and at < session.over_at


def choose(  # half of it for the staff alone
    tx: Tx,
    person_id: int,
    session: Session,
    *,
    at: datetime | None = None,
    instead: bool = False,
    by: int | None = None,
    squeeze: bool = False,
) -> Choice:
    """Takes a seat, or a place on the waiting list where none is left; who has one keeps it.

    Args:
        tx: the transaction.
        person_id: whose agenda it is.
        session: the session.
        at: when it was asked for; now, if left out.
        instead: gives up the seats in what overlaps; a place on the waiting list costs no seat.
        by: the user id of whoever of the staff places the participant.
        squeeze: takes a seat beyond the capacity, which the staff may.

    Raises: NotToBeChosen; SessionsClash without `instead`.
    """
    if not may_choose(session, at or tx.now):
        raise NotToBeChosen
    known = choice(tx, person_id, session.id)
    free = squeeze or seats_left(tx, session) != 0
    if known is not None and (known.state is State.CHOSEN or not free):
        return known
    state = State.CHOSEN if free else State.WAITING
    if state is State.CHOSEN:
        given_up = clashes(tx, person_id, session)
        if given_up and not instead:
            raise SessionsClash
        _put(tx, person_id, session.id, state, by)
        for other in given_up:
            leave(tx, person_id, other)
    else:
        _put(tx, person_id, session.id, state, by)
    if by is not None:
        audit.note(tx, "place", actor=by, subject=f"person:{person_id}", after={"session": session.code})
    found = choice(tx, person_id, session.id)
    if found is None:
        raise LookupError(session.id)
    pushes.top_up(tx, person_id)
    return found


def leave(tx: Tx, person_id: int, session: Session, *, by: int | None = None) -> bool:
    """Takes the session out of the agenda; the seat goes to whoever waits. Returns False when it was not in it."""
    gone = tx.run("DELETE FROM session_choice WHERE person_id = ? AND session_id = ?", person_id, session.id)
    if not gone.rowcount:
        return False
    if by is not None:
        audit.note(tx, "unplace", actor=by, subject=f"person:{person_id}", before={"session": session.code})
    settle(tx, session)
    pushes.top_up(tx, person_id)
    return True


def settle(tx: Tx, session: Session) -> list[int]:
    """Gives free seats to those who wait, until the session begins, and returns who moved up. They will be told."""
    moved: list[int] = []
    if session.cancelled or tx.now >= session.starts_at:
        return moved
    programmed: list[Session] = []
    while seats_left(tx, session) != 0 and (person_id := _first_waiting(tx, session.id)) is not None:
        programmed = programmed or programme.sessions(tx)
        given_up = clashes(tx, person_id, session, programmed)
        tx.run(
            "UPDATE session_choice SET state = 'chosen', at = ? WHERE session_id = ? AND person_id = ?",
            tx.stamp,
            session.id,
            person_id,
        )
        moved.append(person_id)
        _tell(tx, person_id, session, given_up)
        for other in given_up:
            leave(tx, person_id, other)
        pushes.top_up(tx, person_id)
    return moved


def settle_all(tx: Tx) -> None:
    """As `settle`, for every session: after a release, which may have made more room, or after somebody has left."""
    sql = "SELECT DISTINCT session_id FROM session_choice WHERE state = 'waiting'"
    wanted = {row["session_id"] for row in tx.all(sql)}
    for session in programme.sessions(tx) if wanted else ():
        if session.id in wanted:
            settle(tx, session)


def forget(tx: Tx, person_id: int) -> None:
    """Takes everything out of the participant's agenda; their seats go to those who wait."""
    tx.run("DELETE FROM session_choice WHERE person_id = ?", person_id)
    settle_all(tx)


def seated(tx: Tx, session_id: int, *, offset: int = 0, limit: int = 1000) -> list[Seated]:
    """Who has a seat, by name, then who waits, in their order."""
    rows = tx.all(
        f"SELECT * FROM ({_CHOICE} WHERE c.session_id = ?) c JOIN (SELECT p.name_key, {PERSON_COLUMNS}"
        f" FROM {PERSON_TABLES}) p ON p.id = c.person_id"
        " ORDER BY c.state <> 'chosen', CASE c.state WHEN 'chosen' THEN p.name_key END, c.choice LIMIT ? OFFSET ?",
        session_id,
        limit,
        offset,
    )
    return [
        Seated(row["person_id"], row["name"], row["municipality_ar"], row["municipality_en"], row["place"])
        for row in rows
    ]


def counts(tx: Tx, session_ids: Iterable[int] | None = None) -> dict[int, tuple[int, int]]:
    """How many have a seat and how many wait, by the session's id; sessions that nobody chose are left out."""
    rows = tx.all(
        "SELECT session_id, sum(state = 'chosen') AS seats, sum(state = 'waiting') AS queue FROM session_choice"
        " GROUP BY session_id"
    )
    wanted = None if session_ids is None else set(session_ids)
    return {
        row["session_id"]: (row["seats"], row["queue"]) for row in rows if wanted is None or row["session_id"] in wanted
    }


_CHOICE = (
    "SELECT c.id AS choice, c.session_id, c.person_id, c.state, CASE c.state WHEN 'waiting' THEN (SELECT count(*)"
    " FROM session_choice o WHERE o.session_id = c.session_id AND o.state = 'waiting' AND o.id <= c.id) ELSE 0 END"
    " AS place FROM session_choice c"
)


def _choice(row: sqlite3.Row) -> Choice:
    return Choice(row["choice"], row["session_id"], row["person_id"], State(row["state"]), row["place"])


def _first_waiting(tx: Tx, session_id: int) -> int | None:
    sql = "SELECT person_id FROM session_choice WHERE session_id = ? AND state = 'waiting' ORDER BY id LIMIT 1"
    found: int | None = tx.value(sql, session_id)
    return found


def _taken(tx: Tx, session_id: int) -> int:
    taken: int = tx.value("SELECT count(*) FROM session_choice WHERE session_id = ? AND state = 'chosen'", session_id)
    return taken


def _put(tx: Tx, person_id: int, session_id: int, state: State, by: int | None) -> None:
    tx.run(
        "INSERT INTO session_choice (session_id, person_id, state, at, by) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (session_id, person_id) DO UPDATE SET state = excluded.state, at = excluded.at, by = excluded.by",
        session_id,
        person_id,
        state.value,
        tx.stamp,
        by,
    )


def _tell(tx: Tx, person_id: int, session: Session, given_up: Iterable[Session]) -> None:
    found = choice(tx, person_id, session.id)
    if found is not None:
        subject = "@".join([str(found.id), tx.stamp, *(str(one.id) for one in given_up)])
        due.put(tx, MOVED_UP, subject, at=tx.now, helps_until=min(session.ends_at, tx.now + HELPS))

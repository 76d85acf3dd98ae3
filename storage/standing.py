"""Where participants stand, every move between the states, and which account a participant speaks from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage import agenda, audit
from storage.database import Tx
from storage.errors import NotFound
from storage.people import State
from storage.times import moment


@dataclass(frozen=True, slots=True)
class Move:
    """One move; `before` is None where the participant began, `by` is a user id, None from the command line."""

    at: datetime
    before: State | None
    after: State
    by: int | None


def state_of(tx: Tx, person_id: int) -> State:
    """Where the participant stands. Raises NotFound."""
    state = tx.value("SELECT state FROM person WHERE id = ?", person_id)
    if state is None:
        raise NotFound
    return State(state)


def move(tx: Tx, person_id: int, after: State, *, by: int | None) -> bool:
    """Moves the participant and logs it. Returns False when they stood there already. Raises NotFound."""
    before = state_of(tx, person_id)
    if before is after:
        return False
    tx.run("UPDATE person SET state = ?, updated_at = ? WHERE id = ?", after.value, tx.stamp, person_id)
    tx.add("person_move", person_id=person_id, at=tx.stamp, before=before.value, after=after.value, by=by)
    if after in (State.WITHDRAWN, State.DECLINED):
        agenda.forget(tx, person_id)
    return True


def begin(tx: Tx, person_id: int, *, by: int | None) -> None:
    """Logs where somebody stands who is new."""
    after = state_of(tx, person_id).value
    tx.add("person_move", person_id=person_id, at=tx.stamp, before="", after=after, by=by)


def moves(tx: Tx, person_id: int) -> list[Move]:
    """Every move of the participant, the earliest first."""
    rows = tx.all("SELECT at, before, after, by FROM person_move WHERE person_id = ? ORDER BY id", person_id)
    return [
        Move(moment(row["at"]), State(row["before"]) if row["before"] else None, State(row["after"]), row["by"])
        for row in rows
    ]


def counts(tx: Tx) -> dict[State, int]:
    """How many stand in each state, each state named."""
    found = {row["state"]: row["n"] for row in tx.all("SELECT state, count(*) AS n FROM person GROUP BY state")}
    return {state: found.get(state.value, 0) for state in State}


def account_of(tx: Tx, person_id: int) -> int | None:
    """The user id from which the participant speaks."""
    found = tx.value("SELECT user_id FROM account WHERE person_id = ?", person_id)
    return int(found) if found is not None else None


def person_of(tx: Tx, user_id: int) -> int | None:
    """The participant who speaks from the account."""
    found = tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)
    return int(found) if found is not None else None


def bind(tx: Tx, user_id: int, person_id: int) -> None:
    """From now on the participant speaks from this account, which exists, and from no other."""
    tx.run("UPDATE account SET person_id = NULL WHERE person_id = ?", person_id)
    tx.run("UPDATE account SET person_id = ? WHERE user_id = ?", person_id, user_id)


def unbind(tx: Tx, person_id: int, *, by: int) -> int | None:
    """Parts the participant from their account; they are invited again. Returns the account. Raises NotFound."""
    user_id = account_of(tx, person_id)
    if user_id is None:
        return None
    tx.run("UPDATE account SET person_id = NULL WHERE user_id = ?", user_id)
    move(tx, person_id, State.INVITED, by=by)
    audit.note(tx, "unbind", actor=by, subject=f"person:{person_id}", before={"account": user_id})
    return user_id

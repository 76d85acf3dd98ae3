"""Entries: deputies whom an usher has registered, because they have no Telegram. They may come to it later.

An entry is its deputy's once they say so: nobody else has seen whether the usher typed the right number.
"""

from __future__ import annotations

from storage import audit, people, registration, standing
from storage.arabic import name_key
from storage.attendance import ATTENDING
from storage.database import Tx
from storage.people import Person, State
from storage.registration import Details


def enter(tx: Tx, details: Details, *, by: int) -> Person:
    """Registers somebody who has no account. `by` is the usher's user id."""
    person_id = tx.add(
        "person",
        name=details.name,
        name_key=name_key(details.name),
        municipality_id=details.municipality_id,
        municipality_other=details.municipality_other,
        position=details.position,
        phone=details.phone,
        state=State.REGISTERED.value,
        entered_by=by,
        registered_at=tx.stamp,
        created_at=tx.stamp,
        updated_at=tx.stamp,
    )
    standing.begin(tx, person_id, by=by)
    audit.note(tx, "entry", actor=by, subject=f"person:{person_id}")
    return people.existing(tx, person_id)


def known(tx: Tx, details: Details) -> Person | None:
    """Somebody who is expected already: of the same name and municipality, or of the same number."""
    person_id = tx.value(
        f"SELECT id FROM person WHERE state IN {ATTENDING} AND (name_key = ? AND municipality_id IS ?"
        " AND municipality_other = ? OR phone = ? AND phone <> '') ORDER BY id",
        name_key(details.name),
        details.municipality_id,
        details.municipality_other,
        details.phone,
    )
    return people.existing(tx, person_id) if person_id is not None else None


def proved(tx: Tx, details: Details) -> Person | None:
    """The entry, without account, that has the number which Telegram vouches for."""
    person_id = registration.proved(tx, details)
    return people.existing(tx, person_id) if person_id is not None and waits(tx, person_id) else None


def waits(tx: Tx, person_id: int) -> bool:
    """Whether the participant is an entry that nobody has confirmed."""
    sql = "SELECT 1 FROM person WHERE id = ? AND entered_by IS NOT NULL AND entry_confirmed_at IS NULL"
    return tx.one(sql, person_id) is not None


def confirm(tx: Tx, person_id: int, *, by: int) -> bool:
    """The deputy says that the entry is theirs. Returns False when it is none, or was confirmed before."""
    if not waits(tx, person_id):
        return False
    tx.run("UPDATE person SET entry_confirmed_at = ?, updated_at = ? WHERE id = ?", tx.stamp, tx.stamp, person_id)
    audit.note(tx, "entry_confirmed", actor=by, subject=f"person:{person_id}")
    return True


def refuse(tx: Tx, person_id: int, *, by: int) -> None:
    """Somebody says that the entry is not theirs: it stays without account, and without the number, which is wrong."""
    tx.run("UPDATE account SET person_id = NULL WHERE user_id = ? AND person_id = ?", by, person_id)
    tx.run("UPDATE person SET phone = '', phone_verified = 0, updated_at = ? WHERE id = ?", tx.stamp, person_id)
    audit.note(tx, "entry_refused", actor=by, subject=f"person:{person_id}", after={"fields": ["phone"]})

"""Registration: how an account becomes a participant, and how participants change what is kept of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage import audit, municipalities, people
from storage.arabic import name_key
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.people import Person, State
from storage.times import moment_or_none, stamp

CONSENT_VERSION = 1  # of the consent text; raised whenever its meaning changes
NAME_MOST = 100  # characters
MUNICIPALITY_MOST = 80
POSITION_MOST = 100


class AlreadyRegistered(UserError):
    """The account belongs to a participant already."""


@dataclass(frozen=True, slots=True)
class Details:
    """What a participant says of themselves.

    `municipality_other` was typed where the list has none; `phone` is E.164, and `phone_own` says that Telegram
    vouched for it by the person's own contact card.
    """

    name: str
    municipality_id: int | None
    municipality_other: str
    position: str
    phone: str
    phone_own: bool = False


@dataclass(frozen=True, slots=True)
class Consent:
    """The acceptance of a version of the consent text."""

    version: int
    at: datetime


def register(tx: Tx, user_id: int, details: Details, consent: Consent | None) -> Person:
    """Makes the account a participant: the invited one whose phone is proved to be theirs, else a new one.

    Raises: AlreadyRegistered, also where the account's participant waits for approval or was declined.
    """
    if tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id) is not None:
        raise AlreadyRegistered
    invited = _invited(tx, details)
    person_id = invited or _blank(tx)
    _write(tx, person_id, details)
    tx.run(
        "UPDATE person SET state = ?, registered_at = ?, consent_version = ?, consented_at = ? WHERE id = ?",
        State.REGISTERED.value,
        tx.stamp,
        consent.version if consent else None,
        stamp(consent.at) if consent else None,
        person_id,
    )
    tx.run("UPDATE account SET person_id = ? WHERE user_id = ?", person_id, user_id)
    how = "roster" if invited else "new"
    audit.note(tx, "register", actor=user_id, subject=f"person:{person_id}", after={"found_in": how})
    return _there(tx, person_id)


def enrol(tx: Tx, user_id: int, *, name: str, municipality: str = "", position: str = "", phone: str = "") -> Person:
    """Registers somebody without the form, as the sample forum and tests need it; the account may be new.

    `municipality` is a name in any spelling; one that is unknown is kept as it is written.
    """
    tx.run(
        "INSERT INTO account (user_id, language, first_seen_at, last_seen_at) VALUES (?, '', ?, ?)"
        " ON CONFLICT DO NOTHING",
        user_id,
        tx.stamp,
        tx.stamp,
    )
    known = municipalities.called(municipalities.everything(tx), municipality) if municipality else None
    other = "" if known else municipality
    return register(tx, user_id, Details(name, known.id if known else None, other, position, phone), None)


def details_of(tx: Tx, person_id: int) -> Details:
    """What is kept of the participant. Raises NotFound."""
    row = tx.one(
        "SELECT name, municipality_id, municipality_other, position, phone, phone_verified FROM person WHERE id = ?",
        person_id,
    )
    if row is None:
        raise NotFound
    kept = dict(row)
    return Details(phone_own=bool(kept.pop("phone_verified")), **kept)


def registered_at(tx: Tx, person_id: int) -> datetime | None:
    """When the participant registered."""
    return moment_or_none(tx.value("SELECT registered_at FROM person WHERE id = ?", person_id))


def amend(tx: Tx, person_id: int, details: Details, *, by: int) -> tuple[str, ...]:
    """Changes what is kept of the participant. Returns the names of the changed columns, which the audit log keeps.

    Raises: NotFound when there is no such participant.
    """
    before, after = _columns(details_of(tx, person_id)), _columns(details)
    changed = tuple(name for name, value in after.items() if before[name] != value and name != "name_key")
    if changed:
        _write(tx, person_id, details)
        audit.note(tx, "amend", actor=by, subject=f"person:{person_id}", after={"fields": changed})
    return changed


def _invited(tx: Tx, details: Details) -> int | None:
    """The one invited participant without account whose phone is the one that Telegram vouched for."""
    if not details.phone_own:
        return None
    found = tx.all(
        "SELECT id FROM person WHERE phone = ? AND phone <> '' AND state = 'invited'"
        " AND NOT EXISTS (SELECT 1 FROM account WHERE person_id = person.id)",
        details.phone,
    )
    return int(found[0]["id"]) if len(found) == 1 else None


def _blank(tx: Tx) -> int:
    return tx.add("person", name="", name_key="", state="invited", created_at=tx.stamp, updated_at=tx.stamp)


def _write(tx: Tx, person_id: int, details: Details) -> None:
    columns = _columns(details)
    names = ", ".join(f"{name} = ?" for name in columns)
    tx.run(f"UPDATE person SET {names}, updated_at = ? WHERE id = ?", *columns.values(), tx.stamp, person_id)


def _columns(details: Details) -> dict[str, str | int | None]:
    return {
        "name": details.name,
        "name_key": name_key(details.name),
        "municipality_id": details.municipality_id,
        "municipality_other": details.municipality_other,
        "position": details.position,
        "phone": details.phone,
        "phone_verified": int(details.phone_own),
    }


def _there(tx: Tx, person_id: int) -> Person:
    person = people.find(tx, person_id)
    if person is None:
        raise NotFound
    return person

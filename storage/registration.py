"""Registration: how an account becomes a participant, and how participants change what is kept of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage import audit, municipalities, people, standing
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


def register(
    tx: Tx,
    user_id: int,
    details: Details,
    consent: Consent | None,
    *,
    person_id: int | None = None,
    state: State = State.REGISTERED,
) -> Person:
    """Makes the account a participant: `person_id`, else the invited one whose phone is proved to be theirs, else new.

    `state` is PENDING for somebody who waits for the staff.

    Raises: AlreadyRegistered, also where the account's participant waits for approval or was declined.
    """
    if standing.person_of(tx, user_id) is not None:
        raise AlreadyRegistered
    invited = person_id or proved(tx, details)
    person_id = invited or _blank(tx, state)
    _write(tx, person_id, details)
    if not invited:
        standing.begin(tx, person_id, by=user_id)
    enter(tx, user_id, person_id, consent, state=state)
    how = "roster" if invited else "new"
    audit.note(tx, "register", actor=user_id, subject=f"person:{person_id}", after={"found_in": how})
    return people.existing(tx, person_id)


def register_new(tx: Tx, user_id: int, details: Details, consent: Consent | None, *, by: int) -> Person:
    """One of the staff, `by`, has found that the account is somebody new."""
    person_id = _blank(tx, State.REGISTERED)
    _write(tx, person_id, details)
    standing.begin(tx, person_id, by=by)
    enter(tx, user_id, person_id, consent, by=by)
    return people.existing(tx, person_id)


def enter(
    tx: Tx,
    user_id: int,
    person_id: int,
    consent: Consent | None,
    *,
    state: State = State.REGISTERED,
    by: int | None = None,
) -> None:
    """Binds the account to the participant, who stands in `state` from here on; `by` is the deputy or one of the staff.

    What is kept of the participant stays as it is, and so does an earlier consent where there is none now.
    """
    standing.bind(tx, user_id, person_id)
    standing.move(tx, person_id, state, by=by or user_id)
    if state is State.REGISTERED:
        tx.run("UPDATE person SET registered_at = coalesce(registered_at, ?) WHERE id = ?", tx.stamp, person_id)
    if consent is not None:
        tx.run(
            "UPDATE person SET consent_version = ?, consented_at = ? WHERE id = ?",
            consent.version,
            stamp(consent.at),
            person_id,
        )


def withdraw(tx: Tx, person_id: int, by: int) -> bool:
    """The participant does not take part any more; what they gave stays, and they may come back.

    A request of theirs that waits is withdrawn too. Returns False when they had withdrawn before. Raises NotFound.
    """
    moved = standing.move(tx, person_id, State.WITHDRAWN, by=by)
    tx.run(
        "UPDATE request SET state = 'withdrawn', decided_at = ?, details = '{}'"
        " WHERE person_id = ? AND kind = 'approval' AND state = 'waiting'",
        tx.stamp,
        person_id,
    )
    if moved:
        audit.note(tx, "withdraw", actor=by, subject=f"person:{person_id}")
    return moved


def complete(tx: Tx, person_id: int, details: Details) -> None:
    """Takes over from what somebody said of themselves what was not known of the participant. Raises NotFound."""
    known = details_of(tx, person_id)
    filled = Details(
        name=known.name or details.name,
        municipality_id=known.municipality_id or details.municipality_id,
        municipality_other=known.municipality_other or ("" if known.municipality_id else details.municipality_other),
        position=known.position or details.position,
        phone=known.phone or details.phone,
        phone_own=known.phone_own if known.phone else details.phone_own,
    )
    if filled != known:
        _write(tx, person_id, filled)


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


def proved(tx: Tx, details: Details) -> int | None:
    """The one participant without account whose phone is the one that Telegram vouched for."""
    if not details.phone_own:
        return None
    found = tx.all(f"SELECT id FROM person WHERE phone = ? AND phone <> '' AND {FREE}", details.phone)
    return int(found[0]["id"]) if len(found) == 1 else None


FREE = (
    "(state = 'invited' OR (state = 'registered' AND entered_by IS NOT NULL))"
    " AND NOT EXISTS (SELECT 1 FROM account WHERE person_id = person.id)"
)
"""Who waits for their account: those of the roster, and those whom an usher has registered."""


def _blank(tx: Tx, state: State) -> int:
    return tx.add("person", name="", name_key="", state=state.value, created_at=tx.stamp, updated_at=tx.stamp)


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

"""People: participants, the Telegram accounts they speak from, and the roles those hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage import audit
from storage.database import Tx
from storage.errors import UserError
from storage.times import moment_or_none


class Role(StrEnum):
    """What an account may do beyond taking part."""

    OWNER = "owner"
    ORGANIZER = "organizer"
    SECRETARIAT = "secretariat"
    FACILITATOR = "facilitator"
    RAPPORTEUR = "rapporteur"
    USHER = "usher"


class State(StrEnum):
    """Where a participant stands."""

    INVITED = "invited"  # on the roster, not seen yet
    REGISTERED = "registered"
    PENDING = "pending"  # waits for the staff's approval
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Person:
    """A participant. Municipality names are empty when none is known; `municipality_other` was typed."""

    id: int
    name: str
    municipality_id: int | None
    municipality_ar: str
    municipality_en: str
    region: str
    position: str
    phone: str
    state: State


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is speaking: an account, the participant behind it if there is one, and its roles (owner included)."""

    user_id: int
    language: str  # '' until chosen
    person: Person | None
    roles: frozenset[Role]

    @property
    def registered(self) -> bool:
        """Whether the account belongs to a participant who takes part."""
        return self.person is not None and self.person.state is State.REGISTERED


PERSON_COLUMNS = (
    "p.id, p.name, p.municipality_id, coalesce(m.name_ar, p.municipality_other) AS municipality_ar,"
    " coalesce(nullif(m.name_en, ''), m.name_ar, p.municipality_other) AS municipality_en,"
    " coalesce(m.region, '') AS region, p.position, p.phone, p.state"
)
PERSON_TABLES = "person p LEFT JOIN municipality m ON m.id = p.municipality_id"


def meet(tx: Tx, user_id: int, owners: frozenset[int]) -> Visitor:
    """The visitor behind `user_id`, whose account is made at the first word and marked as reachable again."""
    account = tx.one("SELECT * FROM account WHERE user_id = ?", user_id)
    if account is None:
        tx.add("account", user_id=user_id, language="", first_seen_at=tx.stamp, last_seen_at=tx.stamp)
        return Visitor(user_id, "", None, roles_of(tx, user_id, owners))
    if account["last_seen_at"][:16] != tx.stamp[:16] or account["reachable"] != "yes":
        tx.run("UPDATE account SET last_seen_at = ?, reachable = 'yes' WHERE user_id = ?", tx.stamp, user_id)
    person = find(tx, account["person_id"]) if account["person_id"] else None
    return Visitor(user_id, account["language"], person, roles_of(tx, user_id, owners))


def known(tx: Tx, user_id: int, owners: frozenset[int]) -> Visitor | None:
    """The visitor behind `user_id`, if that account has ever spoken to the bot; nothing is changed."""
    account = tx.one("SELECT * FROM account WHERE user_id = ?", user_id)
    if account is None:
        return None
    person = find(tx, account["person_id"]) if account["person_id"] else None
    return Visitor(user_id, account["language"], person, roles_of(tx, user_id, owners))


def stranger(tx: Tx, user_id: int, owners: frozenset[int]) -> Visitor:
    """Somebody of whom nothing is kept, but that may hold a role already."""
    return Visitor(user_id, "", None, roles_of(tx, user_id, owners))


def note_blocked(tx: Tx, user_id: int, *, blocked: bool) -> None:
    """The account has blocked the bot, or let it in again."""
    tx.run("UPDATE account SET reachable = ? WHERE user_id = ?", "blocked" if blocked else "yes", user_id)


def find(tx: Tx, person_id: int) -> Person | None:
    """The participant of that id."""
    row = tx.one(f"SELECT {PERSON_COLUMNS} FROM {PERSON_TABLES} WHERE p.id = ?", person_id)
    return Person(**{**dict(row), "state": State(row["state"])}) if row else None


def roles_of(tx: Tx, user_id: int, owners: frozenset[int]) -> frozenset[Role]:
    """Every role of the account; `owners` are those of the settings."""
    held = {Role(row["role"]) for row in tx.all("SELECT role FROM role WHERE user_id = ?", user_id)}
    return frozenset(held | {Role.OWNER} if user_id in owners else held)


def holders(tx: Tx, role: Role, owners: frozenset[int]) -> list[int]:
    """The user ids that hold `role`, owners of the settings included where the role is theirs."""
    held = {row["user_id"] for row in tx.all("SELECT user_id FROM role WHERE role = ?", role.value)}
    return sorted(held | owners if role is Role.OWNER else held)


def language_of(tx: Tx, user_id: int) -> str:
    """The language that the account chose, '' if none."""
    return tx.value("SELECT language FROM account WHERE user_id = ?", user_id) or ""


def last_seen(tx: Tx) -> datetime | None:
    """When anybody spoke to the bot last."""
    return moment_or_none(tx.value("SELECT max(last_seen_at) FROM account"))


def choose_language(tx: Tx, user_id: int, language: str) -> None:
    """Remembers the language that the account chose."""
    tx.run("UPDATE account SET language = ? WHERE user_id = ?", language, user_id)


def grant(tx: Tx, user_id: int, role: Role, *, scope: str = "", by: int | None = None) -> bool:
    """Gives a role, for a session or day if `scope` names one. Returns False when it was held already."""
    cursor = tx.run(
        "INSERT INTO role (user_id, role, scope, granted_at, granted_by) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        user_id,
        role.value,
        scope,
        tx.stamp,
        by,
    )
    if cursor.rowcount:
        audit.note(tx, "grant", actor=by, subject=str(user_id), after={"role": role.value, "scope": scope})
    return bool(cursor.rowcount)


def revoke(tx: Tx, user_id: int, role: Role, *, by: int | None = None) -> bool:
    """Takes a role back with all its scopes. Returns False when it was not held."""
    cursor = tx.run("DELETE FROM role WHERE user_id = ? AND role = ?", user_id, role.value)
    if cursor.rowcount:
        audit.note(tx, "revoke", actor=by, subject=str(user_id), before={"role": role.value})
    return bool(cursor.rowcount)


class NotRegistered(UserError):
    """The door opens to registered participants only."""

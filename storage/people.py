"""People: participants, the Telegram accounts they speak from, and the roles those hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from storage import audit, event, programme, revival
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.times import moment_or_none


class Role(StrEnum):
    """What an account may do beyond taking part."""

    OWNER = "owner"
    ORGANIZER = "organizer"
    SECRETARIAT = "secretariat"
    FACILITATOR = "facilitator"
    RAPPORTEUR = "rapporteur"
    USHER = "usher"


FOR_ALL = ""  # the scope of a role that holds for every day and session


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
    """Who is speaking: an account, the participant behind it if there is one, and its roles (owner included).

    `roles` are those in effect now: for everything, for today, or for a session of today. `scopes` says of every role
    held what it is for: FOR_ALL, days (YYYY-MM-DD) with the codes of their sessions, codes of sessions.
    """

    user_id: int
    language: str  # '' until chosen
    person: Person | None
    roles: frozenset[Role]
    scopes: Mapping[Role, frozenset[str]] = field(default_factory=dict, hash=False)

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


# Every turn begins with this question, so it is one statement.
_VISITOR = (
    f"SELECT a.language, a.last_seen_at, a.reachable, {PERSON_COLUMNS},"
    " (SELECT group_concat(role || ':' || scope) FROM role WHERE user_id = a.user_id) AS roles FROM account a"
    " LEFT JOIN person p ON p.id = a.person_id LEFT JOIN municipality m ON m.id = p.municipality_id WHERE a.user_id = ?"
)


def meet(tx: Tx, user_id: int, owners: frozenset[int]) -> Visitor:
    """The visitor behind `user_id`, whose account is made at the first word and marked as reachable again.

    Who had blocked the bot gets what was missed and still helps.
    """
    account = tx.one(_VISITOR, user_id)
    if account is None:
        tx.add("account", user_id=user_id, language="", first_seen_at=tx.stamp, last_seen_at=tx.stamp)
        return stranger(tx, user_id, owners)
    if account["last_seen_at"][:16] != tx.stamp[:16] or account["reachable"] != "yes":
        tx.run("UPDATE account SET last_seen_at = ?, reachable = 'yes' WHERE user_id = ?", tx.stamp, user_id)
        if account["reachable"] != "yes":
            revival.revive(tx, user_id)
    return _visitor(tx, account, user_id, owners)


def known(tx: Tx, user_id: int, owners: frozenset[int]) -> Visitor | None:
    """The visitor behind `user_id`, if that account has ever spoken to the bot; nothing is changed."""
    account = tx.one(_VISITOR, user_id)
    return _visitor(tx, account, user_id, owners) if account is not None else None


def stranger(tx: Tx, user_id: int, owners: frozenset[int]) -> Visitor:
    """Somebody of whom nothing is kept, but that may hold a role already."""
    scopes = _scopes(tx, _held(tx, user_id), owner=user_id in owners)
    return Visitor(user_id, "", None, _in_effect(tx, scopes), scopes)


def may(visitor: Visitor, role: Role, what: str) -> bool:
    """Whether the visitor holds the role for a list: a day (YYYY-MM-DD) or a session's code."""
    return not visitor.scopes.get(role, frozenset()).isdisjoint((FOR_ALL, what))


def note_blocked(tx: Tx, user_id: int, *, blocked: bool) -> None:
    """The account has blocked the bot, or let it in again, and then gets what was missed and still helps."""
    reachable = "blocked" if blocked else "yes"
    changed = tx.run(
        "UPDATE account SET reachable = ? WHERE user_id = ? AND reachable <> ?", reachable, user_id, reachable
    )
    if changed.rowcount and not blocked:
        revival.revive(tx, user_id)


def find(tx: Tx, person_id: int) -> Person | None:
    """The participant of that id."""
    row = tx.one(f"SELECT {PERSON_COLUMNS} FROM {PERSON_TABLES} WHERE p.id = ?", person_id)
    return _person(row) if row else None


def existing(tx: Tx, person_id: int) -> Person:
    """As `find`, of one who must be there. Raises NotFound."""
    found = find(tx, person_id)
    if found is None:
        raise NotFound
    return found


def roles_of(tx: Tx, user_id: int, owners: frozenset[int]) -> frozenset[Role]:
    """Every role of the account, in effect now or not; `owners` are those of the settings."""
    held = frozenset(Role(row["role"]) for row in tx.all("SELECT role FROM role WHERE user_id = ?", user_id))
    return held | {Role.OWNER} if user_id in owners else held


def _visitor(tx: Tx, row: sqlite3.Row, user_id: int, owners: frozenset[int]) -> Visitor:
    person = _person(row) if row["id"] is not None else None
    scopes = _scopes(tx, row["roles"], owner=user_id in owners)
    return Visitor(user_id, row["language"], person, _in_effect(tx, scopes), scopes)


def _person(row: sqlite3.Row) -> Person:
    return Person(
        id=row["id"],
        name=row["name"],
        municipality_id=row["municipality_id"],
        municipality_ar=row["municipality_ar"],
        municipality_en=row["municipality_en"],
        region=row["region"],
        position=row["position"],
        phone=row["phone"],
        state=State(row["state"]),
    )


def _held(tx: Tx, user_id: int) -> str | None:
    held: str | None = tx.value("SELECT group_concat(role || ':' || scope) FROM role WHERE user_id = ?", user_id)
    return held


def _scopes(tx: Tx, held: str | None, *, owner: bool) -> dict[Role, frozenset[str]]:
    """What each role of a list like `usher:2025-12-16,usher:W3` is for; `owner` by the settings."""
    scopes: dict[Role, frozenset[str]] = {}
    for entry in held.split(",") if held else ():
        role, _, scope = entry.partition(":")
        scopes[Role(role)] = scopes.get(Role(role), frozenset()) | {scope, *_sessions_of(tx, scope)}
    if owner:
        scopes[Role.OWNER] = frozenset({FOR_ALL})
    return scopes


def _in_effect(tx: Tx, scopes: Mapping[Role, Iterable[str]]) -> frozenset[Role]:
    today: set[str] | None = None
    found = []
    for role, scope in scopes.items():
        if FOR_ALL not in scope:
            today = _today(tx) if today is None else today
            if today.isdisjoint(scope):
                continue
        found.append(role)
    return frozenset(found)


def _today(tx: Tx) -> set[str]:
    """The local day and the codes of its sessions."""
    zone = event.timezone(tx)
    if zone is None:
        return set()
    day = tx.now.astimezone(ZoneInfo(zone)).date().isoformat()
    return {day, *_sessions_of(tx, day)}


def _sessions_of(tx: Tx, scope: str) -> list[str]:
    """The codes of a day's sessions; none of a session's code."""
    zone = event.timezone(tx) if scope[:2].isdigit() else None
    if zone is None:
        return []
    return [one.code for one in programme.sessions(tx) if one.day(ZoneInfo(zone)).isoformat() == scope]


def holders(tx: Tx, role: Role, owners: frozenset[int]) -> list[int]:
    """The user ids that hold `role`, owners of the settings included where the role is theirs."""
    held = {row["user_id"] for row in tx.all("SELECT user_id FROM role WHERE role = ?", role.value)}
    return sorted(held | owners if role is Role.OWNER else held)


def is_reached(tx: Tx, user_id: int) -> bool:
    """Whether the bot can write to the account: it has come, and has not blocked the bot since."""
    return tx.one("SELECT 1 FROM account WHERE user_id = ? AND reachable = 'yes'", user_id) is not None


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


def revoke(tx: Tx, user_id: int, role: Role, *, scope: str | None = None, by: int | None = None) -> bool:
    """Takes a role back, for that scope alone or with all its scopes. Returns False when it was not held."""
    cursor = tx.run(
        "DELETE FROM role WHERE user_id = ? AND role = ? AND (? IS NULL OR scope = ?)",
        user_id,
        role.value,
        scope,
        scope,
    )
    if cursor.rowcount:
        before = {"role": role.value} if scope is None else {"role": role.value, "scope": scope}
        audit.note(tx, "revoke", actor=by, subject=str(user_id), before=before)
    return bool(cursor.rowcount)


class NotRegistered(UserError):
    """The door opens to registered participants only."""

"""The staff: who holds which role and for what, roles given and taken back, and the scopes that a role may have."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from storage import event, people, programme
from storage.arabic import name_key
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.people import FOR_ALL, Role

NARROW = frozenset({Role.FACILITATOR, Role.RAPPORTEUR, Role.USHER})
"""The roles that may be for a day or a session alone."""

LETTERS = 3  # of a name, at least


class TooFewLettersOfName(UserError):
    """Fewer letters than `least` find half of the forum."""


class NobodyOfThatName(UserError):
    """No registered participant's name has these letters."""


class OwnOwnership(UserError):
    """Nobody takes the owner's role from themselves: another owner does."""


class OwnershipBySettings(UserError):
    """The role stands in the settings, and is taken back there."""


class LastOwner(UserError):
    """Without this account nobody would own the forum."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One role of one account. `name` is '' when none is known; `fixed`: by the settings."""

    user_id: int
    name: str
    role: Role
    scope: str = FOR_ALL
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A registered participant with an account, to whom a role can be given."""

    user_id: int
    name: str
    municipality_ar: str
    municipality_en: str


_NAME = "coalesce(nullif(p.name, ''), nullif(a.name, ''), '')"


def holdings(tx: Tx, owners: frozenset[int]) -> list[Holding]:
    """Every role that somebody holds, the widest first, then by name; `owners` are those of the settings."""
    rows = tx.all(
        f"SELECT r.user_id, {_NAME} AS name, r.role, r.scope FROM role r"
        " LEFT JOIN account a ON a.user_id = r.user_id LEFT JOIN person p ON p.id = a.person_id"
    )
    held = [Holding(row["user_id"], row["name"] or "", Role(row["role"]), row["scope"]) for row in rows]
    kept = [one for one in held if one.role is not Role.OWNER or one.user_id not in owners]
    fixed = [Holding(user_id, name_of(tx, user_id), Role.OWNER, fixed=True) for user_id in owners]
    order = list(Role)
    return sorted([*fixed, *kept], key=lambda one: (order.index(one.role), one.name, one.user_id, one.scope))


def name_of(tx: Tx, user_id: int) -> str:
    """The participant's name, or what a member of the staff is called at Telegram; '' when neither is known."""
    found: str | None = tx.value(
        f"SELECT {_NAME} FROM account a LEFT JOIN person p ON p.id = a.person_id WHERE a.user_id = ?", user_id
    )
    return found or ""


def note_name(tx: Tx, user_id: int, name: str) -> None:
    """Remembers what an account of the staff is called at Telegram, for lists in which it has no other name."""
    tx.run("UPDATE account SET name = ? WHERE user_id = ? AND name <> ?", name, user_id, name)


def candidates(tx: Tx, *, typed: str = "", limit: int = 200) -> list[Candidate]:
    """The registered participants with an account, by name; with `typed`, those whose name has all its words.

    Raises: TooFewLettersOfName, NobodyOfThatName.
    """
    words = name_key(typed).split()[:6]
    if typed and sum(map(len, words)) < LETTERS:
        raise TooFewLettersOfName(least=LETTERS)
    fits = "".join(" AND instr(p.name_key, ?) > 0" for _ in words)
    rows = tx.all(
        f"SELECT a.user_id, {people.PERSON_COLUMNS} FROM account a JOIN {people.PERSON_TABLES}"
        f" WHERE a.person_id = p.id AND p.state = 'registered'{fits} ORDER BY p.name_key, p.id LIMIT ?",
        *words,
        limit,
    )
    if typed and not rows:
        raise NobodyOfThatName
    return [_candidate(row) for row in rows]


def candidate(tx: Tx, user_id: int) -> Candidate:
    """The registered participant behind an account. Raises NotFound."""
    row = tx.one(
        f"SELECT a.user_id, {people.PERSON_COLUMNS} FROM account a JOIN {people.PERSON_TABLES}"
        " WHERE a.person_id = p.id AND p.state = 'registered' AND a.user_id = ?",
        user_id,
    )
    if row is None:
        raise NotFound
    return _candidate(row)


def scope_of(tx: Tx, role: Role, written: str) -> str:
    """A session's code as the programme has it, a day of the event, or FOR_ALL. Raises NotFound for anything else."""
    if written == FOR_ALL:
        return FOR_ALL
    if role not in NARROW:
        raise NotFound
    session = programme.session(tx, written)
    if session is not None:
        return session.code
    if written in {day.isoformat() for day in days(tx)}:
        return written
    raise NotFound


def days(tx: Tx) -> list[date]:
    """The local days for which there are roles: those of the event, and those of its sessions."""
    forum = event.find(tx)
    if forum is None:
        return []
    span = (forum.ends_on - forum.starts_on).days
    days = {date.fromordinal(forum.starts_on.toordinal() + number) for number in range(span + 1)}
    return sorted(days | set(programme.days(tx, ZoneInfo(forum.timezone))))


def take(tx: Tx, user_id: int, role: Role, *, scope: str, by: int, owners: frozenset[int]) -> bool:
    """Takes a role back. Returns False when it was not held. Raises: OwnershipBySettings, OwnOwnership."""
    if role is Role.OWNER and user_id in owners:
        raise OwnershipBySettings
    if role is Role.OWNER and user_id == by:
        raise OwnOwnership
    return people.revoke(tx, user_id, role, scope=scope, by=by)


def check_leaving(tx: Tx, user_id: int, owners: frozenset[int]) -> None:
    """Whether the account may be deleted. Raises: OwnershipBySettings, LastOwner."""
    if user_id in owners:
        raise OwnershipBySettings
    if people.holders(tx, Role.OWNER, owners) == [user_id]:
        raise LastOwner


def give_up(tx: Tx, user_id: int, owners: frozenset[int]) -> None:
    """Takes every role from an account that is deleted. Raises: OwnershipBySettings, LastOwner."""
    check_leaving(tx, user_id, owners)
    for row in tx.all("SELECT DISTINCT role FROM role WHERE user_id = ?", user_id):
        people.revoke(tx, user_id, Role(row["role"]), by=user_id)
    tx.run("DELETE FROM staff_link WHERE used_by = ? AND decided_at IS NULL", user_id)


def _candidate(row: sqlite3.Row) -> Candidate:
    return Candidate(row["user_id"], row["name"], row["municipality_ar"], row["municipality_en"])

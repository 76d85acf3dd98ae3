"""The sample forum: the 2025 programme, and people who are all made up (storage/seed/README.md)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.bring_in import Source, bring_in
from storage import people, programme, registration, roster, settings
from storage.database import Tx
from storage.people import Role
from storage.phones import normalise_phone
from storage.registration import Consent, Details

SEED = Path(__file__).parent.parent / "storage" / "seed"
TIMEZONE = "Africa/Tripoli"
OPENS = datetime(2025, 12, 16, 6, 30, tzinfo=UTC)  # 08:30 in Tripoli, half an hour before the opening
FILES = {
    Source.EVENT: "event.toml",
    Source.FOCUS_AREAS: "focus-areas.csv",
    Source.MUNICIPALITIES: "municipalities.csv",
    Source.PROGRAMME: "programme.csv",
    Source.ROSTER: "roster.csv",
}


@dataclass(frozen=True, slots=True)
class Account:
    """One of the people of the chat page. `part` is what they are there for: newcomer, deputy, organizer and so on."""

    user_id: int
    part: str
    name: str
    phone: str
    role: Role | None


def accounts() -> list[Account]:
    """Everybody to whom the chat page can switch."""
    with (SEED / "accounts.csv").open(encoding="utf-8") as file:
        return [
            Account(
                int(row["user_id"]),
                row["part"],
                row["name"],
                normalise_phone(row["phone"]),
                Role(row["role"]) if row["role"] else None,
            )
            for row in csv.DictReader(file)
        ]


def fill(tx: Tx, *, with_roster: bool = True) -> None:
    """Brings the sample forum into an empty database."""
    for source, name in FILES.items():
        if with_roster or source is not Source.ROSTER:
            bring_in(tx, source, name, (SEED / name).read_bytes())


def open_accounts(tx: Tx) -> None:
    """The sample deputies have registered, the sample staff have their roles; the newcomer is not known yet."""
    for account in accounts():
        if account.part == "deputy":
            _register(tx, account)
        if account.role not in (None, Role.OWNER):
            people.grant(tx, account.user_id, account.role)


def marks(tx: Tx) -> Iterator[tuple[str, datetime, datetime, datetime]]:
    """Code of each session that people rate, its start, its end, and when they are asked to, if all goes as planned."""
    grace = timedelta(minutes=settings.number(tx, "feedback_grace_minutes"))
    for session in programme.sessions(tx):
        if session.kind is not programme.Kind.BREAK:
            yield session.code, session.starts_at, session.ends_at, session.ends_at + grace


def _register(tx: Tx, account: Account) -> None:
    people.meet(tx, account.user_id, frozenset())
    invited = roster.by_phone(tx, account.phone)
    details = Details(
        name=invited.name,
        municipality_id=invited.municipality_id,
        municipality_other="",
        position=invited.position,
        phone=account.phone,
        phone_own=True,
    )
    registration.register(tx, account.user_id, details, Consent(registration.CONSENT_VERSION, tx.now))

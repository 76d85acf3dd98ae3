"""Whom the ushers call: who has not acknowledged a change of a session that is about to begin, by name and number.

Among them are those who cannot have heard of it: who blocked the bot, and who takes part without Telegram.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage import acknowledgements, tellings, versions
from storage.acknowledgements import Asked, Standing
from storage.concern import Concern
from storage.database import Tx
from storage.diff import Change, diff
from storage.people import FOR_ALL, PERSON_COLUMNS, PERSON_TABLES, Role
from storage.tellings import Telling
from storage.versions import Planned

SILENT = tuple(standing for standing in Standing if standing is not Standing.ACKNOWLEDGED)
_SPEAKS = "instr(' ' || codes || ' ', ' ' || ? || ' ') > 0"


@dataclass(frozen=True, slots=True)
class Chase:
    """One list for the ushers: the change, and who may not know of it."""

    change: Change
    people: tuple[Asked, ...]


def find(tx: Tx, subject: str) -> Chase | None:
    """The list of a due row; None where the session has changed again since, or everybody has acknowledged."""
    number, _, rest = subject.partition(".")
    code = rest.partition("@")[0]
    newest = tx.value(f"SELECT max(telling_id) FROM notice WHERE {_SPEAKS} AND critical = 1 AND replaced = 0", code)
    telling = tellings.find(tx, int(number))
    if telling is None or newest != telling.id:
        return None
    changes = diff(versions.sessions(tx, telling.base), versions.sessions(tx, versions.latest(tx)))
    change = next((change for change in changes if change.code == code), None)
    if change is None:
        return None
    told = tx.all(f"SELECT user_id FROM notice WHERE telling_id = ? AND {_SPEAKS}", telling.id, code)
    own = {row["user_id"] for row in told}
    asked = acknowledgements.people(tx, telling.about, *SILENT)
    people = [one for one in asked if one.user_id in own] + without_telegram(tx, telling, change)
    return Chase(change, tuple(people)) if people else None


def without_telegram(tx: Tx, telling: Telling, change: Change) -> list[Asked]:
    """Those whom the change concerns and who take part without an account, by name."""
    rows = tx.all(
        f"SELECT p.name_key, {PERSON_COLUMNS} FROM {PERSON_TABLES} LEFT JOIN account a ON a.person_id = p.id"
        " WHERE p.state = 'registered' AND a.user_id IS NULL ORDER BY p.name_key, p.id"
    )
    both: tuple[Sequence[Planned], ...] = (
        versions.sessions(tx, telling.base),
        versions.sessions(tx, versions.latest(tx)),
    )
    concern = Concern(tx, [row["id"] for row in rows], {one.audience for version in both for one in version})
    return [
        Asked(0, row["name"], row["municipality_ar"], row["municipality_en"], row["phone"], Standing.UNREACHABLE, None)
        for row in rows
        if any(one.code == change.code for version in both for one in concern.mine(row["id"], version))
    ]


def callers(tx: Tx, session: Planned, day: str, owners: frozenset[int]) -> list[int]:
    """The user ids of the ushers of a session or its day, and of all of it; of the organizers where there are none."""
    scopes = (FOR_ALL, session.code, day)
    rows = tx.all("SELECT DISTINCT user_id FROM role WHERE role = ? AND scope IN (?, ?, ?)", Role.USHER.value, *scopes)
    return [row["user_id"] for row in rows] or tellings.organizers(tx, owners)

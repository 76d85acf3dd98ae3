"""Whom the bot cannot reach, by name: who has blocked it, who has left Telegram, who has never come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from storage.database import Tx


class Reach(StrEnum):
    """Why somebody is not reached."""

    BLOCKED = "blocked"  # has blocked the bot
    NEVER = "never"  # has never started it
    DEACTIVATED = "deactivated"  # has left Telegram


@dataclass(frozen=True, slots=True)
class Lost:
    """Somebody who takes part, is invited or is of the staff, and is not reached. `name` is '' when none is known."""

    user_id: int | None
    name: str
    municipality_ar: str
    municipality_en: str


_LOST = (
    "SELECT a.user_id, p.name, coalesce(m.name_ar, p.municipality_other) AS municipality_ar,"
    " coalesce(nullif(m.name_en, ''), m.name_ar, p.municipality_other) AS municipality_en,"
    " coalesce(a.reachable, 'never') AS reach, p.name_key AS sorted FROM person p"
    " LEFT JOIN account a ON a.person_id = p.id LEFT JOIN municipality m ON m.id = p.municipality_id"
    " WHERE p.state IN ('registered', 'invited', 'pending') AND coalesce(a.reachable, 'never') <> 'yes'"
    " UNION ALL SELECT a.user_id, a.name, '', '', a.reachable, a.name FROM account a"
    " WHERE a.person_id IS NULL AND a.reachable <> 'yes' AND EXISTS (SELECT 1 FROM role WHERE user_id = a.user_id)"
)


def counts(tx: Tx) -> dict[Reach, int]:
    """How many are not reached, for each reason."""
    found = {row["reach"]: row["n"] for row in tx.all(f"SELECT reach, count(*) AS n FROM ({_LOST}) GROUP BY reach")}
    return {reach: found.get(reach.value, 0) for reach in Reach}


def lost(tx: Tx, reach: Reach, *, offset: int, limit: int) -> list[Lost]:
    """Those who are not reached for that reason, by name."""
    rows = tx.all(
        "SELECT user_id, name, municipality_ar, municipality_en"
        f" FROM ({_LOST}) WHERE reach = ? ORDER BY sorted, name, user_id LIMIT ? OFFSET ?",
        reach.value,
        limit,
        offset,
    )
    return [Lost(**dict(row)) for row in rows]

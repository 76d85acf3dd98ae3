"""The journal of one recommendation as the secretariat reads it: who did what when, what was undone marked as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.database import Tx
from storage.times import moment


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. `who` is the name of whoever did it, '' for the bot itself or somebody who has left."""

    at: datetime
    act: str
    who: str
    note: str = ""
    undone: bool = False


def of(tx: Tx, recommendation_id: int, *, offset: int = 0, limit: int = -1) -> Sequence[Entry]:
    """The acts, the latest first."""
    rows = tx.all(
        "SELECT e.at, e.act, e.undone_at, coalesce(json_extract(e.after, '$.note'), '') AS note,"
        " coalesce(nullif(p.name, ''), nullif(a.name, ''), '') AS who FROM recommendation_event e"
        " LEFT JOIN account a ON a.user_id = e.actor LEFT JOIN person p ON p.id = a.person_id"
        " WHERE e.recommendation_id = ? ORDER BY e.id DESC LIMIT ? OFFSET ?",
        recommendation_id,
        limit,
        offset,
    )
    return [
        Entry(moment(row["at"]), row["act"], row["who"], row["note"], undone=row["undone_at"] is not None)
        for row in rows
    ]


def count(tx: Tx, recommendation_id: int) -> int:
    """How many acts there are."""
    return int(tx.value("SELECT count(*) FROM recommendation_event WHERE recommendation_id = ?", recommendation_id))

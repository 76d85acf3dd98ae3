"""Who is told of what was published: authors, co-authors and supporters, each once, and of all of it together.

An act is told of when it cannot be undone any more (storage/desk.py, UNDO_FOR), so nobody hears of what was taken back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage import desk, recommendations
from storage.database import Tx
from storage.recommendations import Recommendation
from storage.times import stamp

JOB = "desk-tell"
CHUNK = 200  # people in one transaction
_ACTS = "('published', 'adopted', 'adopted_amended', 'not_adopted')"
_UNTOLD = (
    "SELECT DISTINCT e.recommendation_id AS id FROM recommendation_event e"
    f" WHERE e.told_at IS NULL AND e.undone_at IS NULL AND e.act IN {_ACTS} AND e.at <= ?"
)
_GIVEN = "SELECT value AS id FROM json_each(?)"
_CONCERNED = (
    "WITH told AS ({}), whole AS (SELECT id, id AS kept FROM told"
    " UNION SELECT r.id, told.id FROM recommendation r JOIN told ON r.merged_into = told.id)"
    " SELECT w.kept, r.author_id AS person_id FROM whole w JOIN recommendation r ON r.id = w.id WHERE r.of_meeting = 0"
    " UNION SELECT w.kept, c.person_id FROM whole w JOIN co_author c ON c.recommendation_id = w.id"
    " UNION SELECT t.id, s.person_id FROM told t JOIN support s ON s.recommendation_id = t.id"
)


@dataclass(frozen=True, slots=True)
class Reader:
    """An account that is told, with the recommendations that concern it."""

    user_id: int
    language: str
    quiet: str  # the quiet hours that it chose, as storage/quiet.py writes them
    recommendations: tuple[Recommendation, ...]


def ripe(tx: Tx) -> datetime:
    """Acts up to this moment cannot be undone any more."""
    return tx.now - desk.UNDO_FOR


def waiting(tx: Tx) -> bool:
    """Whether anything that was published is still too young to be told of."""
    return tx.one(f"{_UNTOLD} LIMIT 1", stamp(tx.now)) is not None


def concerned(tx: Tx, recommendation_ids: Sequence[int]) -> int:
    """How many people will be told when the answers to these are published."""
    sql = f"SELECT count(DISTINCT c.person_id) FROM ({_CONCERNED.format(_GIVEN)}) c"
    return int(tx.value(sql, json.dumps(list(recommendation_ids))))


def readers(tx: Tx, until: datetime, *, after: int) -> Sequence[Reader]:
    """The next people to be told of what was published up to `until`, by user id."""
    rows = tx.all(
        "SELECT a.user_id, a.language, a.quiet, group_concat(DISTINCT c.kept) AS ids"
        f" FROM ({_CONCERNED.format(_UNTOLD)}) c"
        " JOIN account a ON a.person_id = c.person_id WHERE a.user_id > ?"
        " GROUP BY a.user_id ORDER BY a.user_id LIMIT ?",
        stamp(until),
        after,
        CHUNK,
    )
    known: dict[int, Recommendation | None] = {}
    found = []
    for row in rows:
        ids = sorted(int(number) for number in row["ids"].split(","))
        for number in ids:
            if number not in known:
                known[number] = recommendations.by_id(tx, number)
        concern = tuple(one for one in (known[number] for number in ids) if one is not None and one.published_at)
        found.append(Reader(row["user_id"], row["language"], row["quiet"], concern))
    return found


def told(tx: Tx, until: datetime) -> None:
    """Everybody has been told of what was published up to `until`."""
    tx.run(
        f"UPDATE recommendation_event SET told_at = ? WHERE told_at IS NULL AND act IN {_ACTS} AND at <= ?",
        tx.stamp,
        stamp(until),
    )
    if waiting(tx):
        desk.tell_soon(tx)

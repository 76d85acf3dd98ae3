"""Who supports which recommendation: each person once, never one's own.

The number stands on the recommendation itself, kept by triggers. The first support ends the author's own editing,
since nobody's support may come to stand under other words.
"""

from __future__ import annotations

from storage import timeline
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.people import Person


class OwnRecommendation(UserError):
    """The person is its author, or one of them."""


class SupportClosed(UserError):
    """It is withdrawn, hidden, or decided with a published answer."""


def of(tx: Tx, recommendation_id: int) -> set[int]:
    """The ids of the people who support it."""
    rows = tx.all("SELECT person_id FROM support WHERE recommendation_id = ?", recommendation_id)
    return {row["person_id"] for row in rows}


def names(tx: Tx, recommendation_id: int) -> list[str]:
    """The supporters' names in the order in which they came, for the staff."""
    rows = tx.all(
        "SELECT p.name FROM support s JOIN person p ON p.id = s.person_id WHERE s.recommendation_id = ?"
        " ORDER BY s.at, s.person_id",
        recommendation_id,
    )
    return [row["name"] for row in rows]


def supports(tx: Tx, recommendation_id: int, person_id: int) -> bool:
    """Whether the person supports it."""
    sql = "SELECT 1 FROM support WHERE recommendation_id = ? AND person_id = ?"
    return tx.one(sql, recommendation_id, person_id) is not None


def survivor(tx: Tx, recommendation_id: int) -> int:
    """The id of what the recommendation was merged into, however often; its own where it was not."""
    seen = {recommendation_id}
    while True:
        after = tx.value("SELECT merged_into FROM recommendation WHERE id = ?", recommendation_id)
        if after is None or after in seen:
            return recommendation_id
        recommendation_id = int(after)
        seen.add(recommendation_id)


def give(tx: Tx, recommendation_id: int, person: Person, *, by: int | None = None) -> bool:
    """The person supports it, or what it was merged into. Returns False when they did before.

    Raises: NotFound, OwnRecommendation, SupportClosed.
    """
    recommendation_id = survivor(tx, recommendation_id)
    row = tx.one(
        "SELECT author_id, reference, touched_at, withdrawn_at IS NOT NULL OR hidden_at IS NOT NULL"
        " OR (state = 'rejected' AND published_at IS NOT NULL) AS closed FROM recommendation WHERE id = ?",
        recommendation_id,
    )
    if row is None:
        raise NotFound
    if row["author_id"] == person.id or _is_co_author(tx, recommendation_id, person.id):
        raise OwnRecommendation(reference=row["reference"])
    if row["closed"]:
        raise SupportClosed(reference=row["reference"])
    given = tx.run(
        "INSERT INTO support (recommendation_id, person_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        recommendation_id,
        person.id,
        tx.stamp,
    )
    if given.rowcount and row["touched_at"] is None:
        tx.run("UPDATE recommendation SET touched_at = ? WHERE id = ?", tx.stamp, recommendation_id)
        timeline.note(tx, recommendation_id, "first_support", actor=by)
    return bool(given.rowcount)


def take_back(tx: Tx, recommendation_id: int, person: Person) -> bool:
    """The person supports it no more. Returns False when they did not."""
    taken = tx.run(
        "DELETE FROM support WHERE recommendation_id = ? AND person_id = ?",
        survivor(tx, recommendation_id),
        person.id,
    )
    return bool(taken.rowcount)


def _is_co_author(tx: Tx, recommendation_id: int, person_id: int) -> bool:
    sql = "SELECT 1 FROM co_author WHERE recommendation_id = ? AND person_id = ?"
    return tx.one(sql, recommendation_id, person_id) is not None

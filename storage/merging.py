"""Merging: two recommendations that ask for the same become one, and nobody's support moves without their word.

The merged one keeps its text and reference, which opens the survivor. Who supported it, and whoever wrote it, is asked
whether they support the survivor; each person counts once there.
"""

from __future__ import annotations

from dataclasses import dataclass

from storage import desk, search, supports
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.moves import Act, Actor
from storage.people import Person
from storage.recommendations import Recommendation, by_id, existing
from storage.wordings import SEARCHED

ALIKE = 6  # offered as the other one


class MergeImpossible(UserError):
    """The other one is the same one, withdrawn, hidden or merged itself."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked; `user_id` is None where the person has no account."""

    person_id: int
    user_id: int | None
    language: str


def alike(tx: Tx, one: Recommendation) -> list[Recommendation]:
    """What most resembles it and could be merged with it, the likest first."""
    hits = search.find(tx, SEARCHED, f"{one.wording.title} {one.wording.action}", limit=ALIKE * 3)
    found = (by_id(tx, hit.subject) for hit in hits if hit.subject != one.id)
    return [other for other in found if other is not None and _open(other)][:ALIKE]


def both(tx: Tx, merged: int, survivor: int) -> tuple[Recommendation, Recommendation]:
    """The two of them. Raises NotFound."""
    return existing(tx, merged), existing(tx, survivor)


def check(tx: Tx, merged: int, survivor: int) -> tuple[Recommendation, Recommendation]:
    """Both of them. Raises: NotFound, MergeImpossible."""
    one, other = both(tx, merged, survivor)
    if one.id == other.id or not _open(one) or not _open(other):
        raise MergeImpossible(reference=other.reference)
    return one, other


def merge(tx: Tx, merged: int, survivor: int, *, by: int) -> tuple[int, list[Asked]]:
    """Merges one into the other. Returns the event and who is to be asked for their support.

    Raises: NotFound, MergeImpossible, MoveRefused, TakenByAnother.
    """
    _, kept = check(tx, merged, survivor)
    desk.check_free(tx, desk.standing(tx, survivor), by)
    event = desk.move(
        tx,
        merged,
        Act.MERGE,
        actor=Actor.SECRETARIAT,
        by=by,
        changes={"merged_into": survivor},
        note=kept.reference,
    )
    tx.run(
        f"INSERT INTO merge_question (recommendation_id, person_id, survivor_id, asked_at) SELECT ?, p.id, ?, ?"
        f" FROM person p WHERE p.id IN ({_CONCERNED}) AND p.id NOT IN ({_THERE})",
        merged,
        survivor,
        tx.stamp,
        *[merged] * 3,
        *[survivor] * 3,
    )
    rows = tx.all(
        "SELECT q.person_id, a.user_id, coalesce(a.language, '') AS language FROM merge_question q"
        " LEFT JOIN account a ON a.person_id = q.person_id WHERE q.recommendation_id = ? ORDER BY q.person_id",
        merged,
    )
    return event, [Asked(row["person_id"], row["user_id"], row["language"]) for row in rows]


def undone(tx: Tx, merged: int) -> None:
    """The merging was taken back: nobody is asked any more."""
    tx.run("DELETE FROM merge_question WHERE recommendation_id = ? AND answer = ''", merged)


def agree(tx: Tx, merged: int, person: Person, *, yes: bool, by: int) -> Recommendation:
    """The person says whether they support the survivor, which is returned. A second word replaces the first.

    Raises: NotFound when they were not asked; SupportClosed when the survivor takes no support any more.
    """
    asked = tx.run(
        "UPDATE merge_question SET answer = ?, answered_at = ? WHERE recommendation_id = ? AND person_id = ?",
        "yes" if yes else "no",
        tx.stamp,
        merged,
        person.id,
    )
    kept = by_id(tx, supports.survivor(tx, merged))
    if not asked.rowcount or kept is None:
        raise NotFound
    if yes:
        supports.give(tx, kept.id, person, by=by)
    else:
        supports.take_back(tx, kept.id, person)
    return kept


def _open(one: Recommendation) -> bool:
    return one.withdrawn_at is None and one.merged_into is None and one.hidden is None


_CONCERNED = (
    "SELECT person_id FROM support WHERE recommendation_id = ?"
    " UNION SELECT person_id FROM co_author WHERE recommendation_id = ?"
    " UNION SELECT author_id FROM recommendation WHERE id = ? AND of_meeting = 0"
)
_THERE = _CONCERNED.replace(" AND of_meeting = 0", "")

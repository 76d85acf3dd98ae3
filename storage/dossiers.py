"""Everything that the desk shows of one recommendation; which of them lie on the desk says storage/desk_lists.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from storage import desk_lists, enclosures, recommendations, staff
from storage.database import Tx
from storage.desk import Reason, Standing, standing
from storage.desk_lists import Scope
from storage.errors import NotFound
from storage.recommendations import Recommendation


@dataclass(frozen=True, slots=True)
class Dossier:
    """One recommendation on the desk; `place` of `among` in its scope, 0 outside it."""

    one: Recommendation
    standing: Standing
    holder: str = ""  # the name of who has it, where that is somebody else
    mine: bool = False
    of_meeting: bool = False
    in_meeting: bool = False
    referred_to: str = ""
    reason: Reason | None = None
    adoption: str = ""
    question: str = ""
    explanation: str = ""
    tags: tuple[str, ...] = ()
    files: int = 0  # photos, documents and voice notes beside it
    place: int = 0
    among: int = 0
    merged: tuple[str, ...] = field(default=())  # references of those that were merged into it


def dossier(tx: Tx, recommendation_id: int, scope: Scope, *, me: int) -> Dossier:
    """One recommendation with all that the desk shows of it. Raises NotFound."""
    one = recommendations.existing(tx, recommendation_id)
    stands = standing(tx, recommendation_id)
    row = tx.one(
        "SELECT of_meeting, meeting_at, referred_to, reason, adoption FROM recommendation WHERE id = ?",
        recommendation_id,
    )
    if row is None:
        raise NotFound
    holder = stands.holder(tx.now)
    place, among = desk_lists.place(tx, scope, me=me, here=recommendation_id)
    return Dossier(
        one=one,
        standing=stands,
        holder=(staff.name_of(tx, holder) or "—") if holder is not None and holder != me else "",
        mine=holder == me,
        of_meeting=bool(row["of_meeting"]),
        in_meeting=row["meeting_at"] is not None,
        referred_to=row["referred_to"],
        reason=Reason(row["reason"]) if row["reason"] else None,
        adoption=row["adoption"],
        question=_words_of(tx, recommendation_id, "asked"),
        explanation=_words_of(tx, recommendation_id, "explained"),
        tags=tuple(tags_of(tx, recommendation_id)),
        files=len(enclosures.of(tx, recommendation_id)),
        place=place,
        among=among,
        merged=tuple(
            row["reference"]
            for row in tx.all("SELECT reference FROM recommendation WHERE merged_into = ? ORDER BY id", one.id)
        ),
    )


def tags_of(tx: Tx, recommendation_id: int) -> Sequence[str]:
    """The names of its tags."""
    rows = tx.all(
        "SELECT t.name FROM recommendation_tag g JOIN tag t ON t.id = g.tag_id WHERE g.recommendation_id = ?"
        " ORDER BY t.name_key",
        recommendation_id,
    )
    return [row["name"] for row in rows]


def _words_of(tx: Tx, recommendation_id: int, act: str) -> str:
    """The words of its latest question, or of the latest answer to one."""
    words: str | None = tx.value(
        "SELECT json_extract(after, '$.note') FROM recommendation_event"
        " WHERE recommendation_id = ? AND act = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1",
        recommendation_id,
        act,
    )
    return words or ""

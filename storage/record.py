"""What the room agreed: a session's own recommendations, recorded by its rapporteur, and others' that it took in.

A session's own one has no author: an empty participant stands in, as for somebody who has left (storage/leaving.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from storage import audit, desk, recommendations, timeline, wordings
from storage.database import Tx
from storage.moves import Act, Actor
from storage.people import State as PersonState
from storage.recommendations import Recommendation
from storage.wordings import Wording, WrittenAs

_AGREED = (
    "r.meeting_at IS NOT NULL AND r.withdrawn_at IS NULL AND r.merged_into IS NULL AND r.hidden_at IS NULL"
    " AND r.session_id = ?"
)
_OTHERS = _AGREED.replace("IS NOT NULL", "IS NULL", 1)


def record(tx: Tx, session_id: int, wording: Wording, *, by: int) -> Recommendation:
    """Puts what the room agreed on record, under the session's next number. Raises: SessionGone, FocusAreaGone."""
    reference = recommendations.next_reference(tx, session_id)
    wordings.check_focus_area(tx, wording)
    number = tx.add(
        "recommendation",
        reference=reference,
        session_id=session_id,
        author_id=_nobody(tx),
        of_meeting=1,
        meeting_at=tx.stamp,
        submitted_at=tx.stamp,
        updated_at=tx.stamp,
        **asdict(wording),
    )
    wordings.keep_version(tx, number, wording, by=by, written_as=WrittenAs.MEETING)
    timeline.note(tx, number, "recorded", actor=by)
    made = recommendations.existing(tx, number)
    audit.note(tx, "recommendation-recorded", actor=by, subject=made.reference)
    return made


def agreed(tx: Tx, session_id: int, *, offset: int = 0, limit: int = -1) -> Sequence[Recommendation]:
    """What the room agreed, in the order in which it did."""
    return _listed(tx, _AGREED, "r.meeting_at, r.id", session_id, limit, offset)


def count(tx: Tx, session_id: int) -> int:
    """How many the room agreed on."""
    return int(tx.value(f"SELECT count(*) FROM recommendation r WHERE {_AGREED}", session_id))


def others(tx: Tx, session_id: int, *, offset: int = 0, limit: int = -1) -> Sequence[Recommendation]:
    """The session's recommendations that the room can still take in, the most supported first."""
    return _listed(tx, _OTHERS, "r.supporters DESC, r.id", session_id, limit, offset)


def count_others(tx: Tx, session_id: int) -> int:
    """How many the room can still take in."""
    return int(tx.value(f"SELECT count(*) FROM recommendation r WHERE {_OTHERS}", session_id))


def take_in(tx: Tx, number: int, *, by: int) -> Recommendation:
    """The room makes somebody's recommendation its own; the author stays named. Raises: NotFound, MoveRefused."""
    desk.move(tx, number, Act.TAKE_IN, actor=Actor.RAPPORTEUR, by=by, changes={"meeting_at": tx.stamp})
    return recommendations.existing(tx, number)


def take_out(tx: Tx, number: int, *, by: int) -> Recommendation:
    """The room's own is withdrawn; what it took in is its author's alone again. Raises: NotFound, MoveRefused."""
    one = recommendations.existing(tx, number)
    if one.of_meeting:
        desk.move(tx, number, Act.WITHDRAW, actor=Actor.RAPPORTEUR, by=by, changes={"withdrawn_at": tx.stamp})
    else:
        desk.move(tx, number, Act.PUT_BACK, actor=Actor.RAPPORTEUR, by=by, changes={"meeting_at": None})
    return recommendations.existing(tx, number)


def note_reworded(tx: Tx, number: int, *, by: int) -> None:
    """The room's own has other words now."""
    timeline.note(tx, number, "reworded", actor=by, public=False)
    audit.note(tx, "recommendation-reworded", actor=by, subject=recommendations.existing(tx, number).reference)


def _listed(tx: Tx, where: str, order: str, *values: int) -> Sequence[Recommendation]:
    rows = tx.all(f"{recommendations.RECORD} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?", *values)
    return [recommendations.read(row) for row in rows]


def _nobody(tx: Tx) -> int:
    """The empty participant who stands in for the rooms."""
    known = tx.value("SELECT author_id FROM recommendation WHERE of_meeting = 1 LIMIT 1")
    return int(known) if known is not None else _add_nobody(tx)


def _add_nobody(tx: Tx) -> int:
    state = PersonState.WITHDRAWN.value
    return tx.add("person", name="", name_key="", state=state, created_at=tx.stamp, updated_at=tx.stamp)

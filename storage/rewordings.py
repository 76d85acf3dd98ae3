"""Other words for a recommendation after its author's own editing has ended.

The author asks, or the secretariat sees the need; the secretariat writes, and the new words hold once the author has
agreed. One is under way at a time for each recommendation.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
from enum import StrEnum

from storage import recommendations, timeline, wordings
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.people import Person
from storage.recommendations import Recommendation
from storage.wordings import Wording, WrittenAs, wording_of


class State(StrEnum):
    """Where it stands."""

    ASKED = "asked"  # by the author
    PROPOSED = "proposed"  # by the secretariat, to the author
    AGREED = "agreed"
    DECLINED = "declined"  # by the author
    DROPPED = "dropped"  # by the secretariat, or overtaken


class NothingReworded(UserError):
    """The new wording is the one that stands."""


class RewordingDone(UserError):
    """It has been decided or dropped in the meantime."""


class RewordingClosed(UserError):
    """The recommendation is withdrawn, merged, or its author edits it themselves."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """Other words that are asked for or proposed. `request` is '' where the secretariat began."""

    id: int
    recommendation_id: int
    state: State
    request: str
    wording: Wording | None
    proposed_by: int | None


def under_way(tx: Tx, recommendation_id: int) -> Rewording | None:
    """What is under way for the recommendation."""
    row = tx.one(f"{_SELECT} WHERE recommendation_id = ? AND state IN ('asked', 'proposed')", recommendation_id)
    return _read(row) if row else None


def standing(tx: Tx, rewording_id: int, state: State) -> Rewording:
    """The one of that id, in that state. Raises NotFound, RewordingDone."""
    row = tx.one(f"{_SELECT} WHERE id = ?", rewording_id)
    if row is None:
        raise NotFound
    found = _read(row)
    if found.state is not state:
        raise RewordingDone
    return found


def open_to(one: Recommendation) -> bool:
    """Whether other words can be asked for or proposed now."""
    return one.withdrawn_at is None and one.merged_into is None and one.touched_at is not None


def ask(tx: Tx, recommendation_id: int, author: Person, request: str, *, by: int) -> Rewording:
    """The author asks for other words, in the place of an earlier request. Raises NotFound, RewordingClosed."""
    one = recommendations.owned(tx, recommendation_id, author=author)
    if not open_to(one):
        raise RewordingClosed(reference=one.reference)
    _drop(tx, recommendation_id)
    number = tx.add("rewording", recommendation_id=one.id, state=State.ASKED.value, request=request, asked_at=tx.stamp)
    timeline.note(tx, one.id, "rewording_asked", actor=by, public=False)
    return standing(tx, number, State.ASKED)


def propose(tx: Tx, one: Recommendation, wording: Wording, *, by: int) -> Rewording:
    """The secretariat proposes words. Raises RewordingClosed, NothingReworded."""
    if not open_to(one):
        raise RewordingClosed(reference=one.reference)
    if wording == one.wording:
        raise NothingReworded
    before = under_way(tx, one.id)
    request = before.request if before else ""
    _drop(tx, one.id)
    number = tx.add(
        "rewording",
        recommendation_id=one.id,
        state=State.PROPOSED.value,
        request=request,
        wording=json.dumps(asdict(wording), ensure_ascii=False),
        asked_at=tx.stamp,
        proposed_by=by,
    )
    timeline.note(tx, one.id, "rewording_proposed", actor=by, public=False)
    return standing(tx, number, State.PROPOSED)


def agree(tx: Tx, rewording_id: int, author: Person, *, by: int) -> Recommendation:
    """The author agrees: the words hold, as one version more.

    Raises: NotFound when it is not the author's; RewordingDone; RewordingClosed; FocusAreaGone.
    """
    found = standing(tx, rewording_id, State.PROPOSED)
    one = recommendations.owned(tx, found.recommendation_id, author=author)
    if not open_to(one) or found.wording is None:
        raise RewordingClosed(reference=one.reference)
    _decide(tx, found, State.AGREED)
    wordings.reword(tx, one.id, found.wording, by=found.proposed_by, written_as=WrittenAs.SECRETARIAT)
    timeline.note(tx, one.id, "reworded", actor=by, before=asdict(one.wording), after=asdict(found.wording))
    return recommendations.existing(tx, one.id)


def decline(tx: Tx, rewording_id: int, author: Person, *, by: int) -> Rewording:
    """The author keeps the words as they are. Raises NotFound when it is not the author's; RewordingDone."""
    found = standing(tx, rewording_id, State.PROPOSED)
    one = recommendations.owned(tx, found.recommendation_id, author=author)
    _decide(tx, found, State.DECLINED)
    timeline.note(tx, one.id, "rewording_declined", actor=by, public=False)
    return found


def dismiss(tx: Tx, rewording_id: int, *, by: int) -> Rewording:
    """The secretariat does not follow the author's request. Raises NotFound, RewordingDone."""
    found = standing(tx, rewording_id, State.ASKED)
    _decide(tx, found, State.DROPPED)
    timeline.note(tx, found.recommendation_id, "rewording_dismissed", actor=by, public=False)
    return found


def _drop(tx: Tx, recommendation_id: int) -> None:
    before = under_way(tx, recommendation_id)
    if before is not None:
        _decide(tx, before, State.DROPPED)


def _decide(tx: Tx, found: Rewording, state: State) -> None:
    tx.run("UPDATE rewording SET state = ?, decided_at = ? WHERE id = ?", state.value, tx.stamp, found.id)


_SELECT = "SELECT id, recommendation_id, state, request, wording, proposed_by FROM rewording"


def _read(row: sqlite3.Row) -> Rewording:
    wording = wording_of(json.loads(row["wording"])) if row["wording"] else None
    return Rewording(**dict(row) | {"state": State(row["state"]), "wording": wording})

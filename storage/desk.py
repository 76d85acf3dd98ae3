"""What the secretariat does with a recommendation: moves of the one table, each in the journal with what it changed.

Every act goes through `move`, which asks the table (storage/moves.py), writes the journal and the audit log, and
changes the record; the database refuses whatever comes another way. `undo` takes the last act back within a minute.
Whoever acts has the recommendation for a while, and nobody else can act on it meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from storage import audit, desk_cards, due, settings
from storage.database import Tx
from storage.errors import NotFound, OutOfDate, UserError
from storage.moves import FINAL, MOVES, Act, Actor, MoveRefused, State, after
from storage.times import moment, moment_or_none, stamp

UNDO_FOR = timedelta(minutes=1)
TELL = "desk-tell"  # the due act that tells those concerned what was published
HELPS_FOR = timedelta(days=7)  # a message about an answer that could not be sent before
RESTORED = (
    "state",
    "answer",
    "answered_at",
    "published_at",
    "reason",
    "referred_to",
    "adoption",
    "merged_into",
    "taken_by",
    "taken_until",
    "touched_at",
    "meeting_at",
    "withdrawn_at",
)
"""The columns that acts change and that undoing puts back."""

UNTOLD = frozenset({"taken_by", "taken_until", "touched_at"})
"""Those of which the audit log says nothing."""


class Reason(StrEnum):
    """Why a recommendation is not accepted."""

    DUPLICATE = "duplicate"
    OUTSIDE_COMPETENCE = "outside_competence"
    UNCLEAR = "unclear"
    ALREADY_DONE = "already_done"
    OPERATIONAL = "operational"  # a daily matter, nothing for a forum
    INDIVIDUAL = "individual"  # one person's matter
    LOCAL = "local"  # one municipality's matter
    OFFENSIVE = "offensive"
    NOT_ADOPTED = "not_adopted"  # the closing session's word, never chosen at the desk


CHOSEN = tuple(reason for reason in Reason if reason is not Reason.NOT_ADOPTED)


class TakenByAnother(UserError):
    """Somebody else of the secretariat has `reference` just now."""


class UndoTooLate(UserError):
    """More than a minute has passed, or something else has happened since."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a recommendation stands for the desk. `seen` is its last act: a button of an earlier one is out of date."""

    id: int
    reference: str
    state: State
    taken_by: int | None
    taken_until: datetime | None
    withdrawn: bool
    merged_into: int | None
    hidden: bool
    published: bool
    seen: int

    def holder(self, now: datetime) -> int | None:
        """The user id of who has it now."""
        return self.taken_by if self.taken_until is not None and self.taken_until > now else None

    def may(self, act: Act, actor: Actor = Actor.SECRETARIAT) -> bool:
        """Whether the table has this move from here."""
        closed = self.withdrawn or self.merged_into is not None
        return not closed and (actor, act) in MOVES and self.state in MOVES[actor, act].out_of


_SEEN = (
    "(SELECT coalesce(max(e.id), 0) FROM recommendation_event e WHERE e.recommendation_id = r.id"
    " AND (e.acting_as <> '' OR e.act IN ('edited', 'reworded', 'withdrawn', 'hidden', 'unhidden')))"
)


def standing(tx: Tx, recommendation_id: int) -> Standing:
    """Where it stands. Raises NotFound."""
    row = tx.one(
        "SELECT r.id, r.reference, r.state, r.taken_by, r.taken_until, r.withdrawn_at IS NOT NULL AS withdrawn,"
        " r.merged_into, r.hidden_at IS NOT NULL AS hidden, r.published_at IS NOT NULL AS published,"
        f" {_SEEN} AS seen FROM recommendation r WHERE r.id = ?",
        recommendation_id,
    )
    if row is None:
        raise NotFound
    return Standing(
        id=row["id"],
        reference=row["reference"],
        state=State(row["state"]),
        taken_by=row["taken_by"],
        taken_until=moment_or_none(row["taken_until"]),
        withdrawn=bool(row["withdrawn"]),
        merged_into=row["merged_into"],
        hidden=bool(row["hidden"]),
        published=bool(row["published"]),
        seen=row["seen"],
    )


def move(  # noqa: PLR0913  # an act is made of this much, most of it by keyword
    tx: Tx,
    recommendation_id: int,
    act: Act,
    *,
    actor: Actor,
    by: int,
    changes: Mapping[str, Any] | None = None,
    note: str = "",
    public: bool = True,
    together: int | None = None,
) -> int:
    """Makes one move and returns its event's id. `changes` are columns of RESTORED; `note` the words that go with it.

    Raises: NotFound; TakenByAnother when somebody else of the secretariat has it; MoveRefused.
    """
    was = standing(tx, recommendation_id)
    if actor is Actor.SECRETARIAT:
        check_free(tx, was, by)
    if not was.may(act, actor):
        raise MoveRefused(reference=was.reference)
    into = after(act, actor, was.state)
    changed = dict(changes or {}) | _brought(tx, was, act, actor, into=into, by=by)
    before, noted = _columns(tx, recommendation_id, changed), {"note": note} if note else {}
    event = tx.add(
        "recommendation_event",
        recommendation_id=recommendation_id,
        at=tx.stamp,
        act=act.value,
        actor=by,
        acting_as=actor.value,
        public=int(public),
        state_before=was.state.value,
        state_after=into.value,
        before=_write(before),
        after=_write({**changed, **noted}),
        together=together,
    )
    _put(tx, recommendation_id, changed)
    shown = [name for name in changed if name not in UNTOLD]
    said = noted if actor is not Actor.AUTHOR else {}  # what a deputy writes stands in the journal alone
    told = {"before": {name: before[name] for name in shown}, "after": {name: changed[name] for name in shown} | said}
    audit.note(tx, f"recommendation-{act.value}", actor=by, subject=was.reference, **told)
    desk_cards.redraw(tx, recommendation_id)
    return event


def _brought(tx: Tx, was: Standing, act: Act, actor: Actor, *, into: State, by: int) -> dict[str, Any]:
    """The columns that an act changes by itself: the state, who has it for a while, and when it was first touched."""
    changed: dict[str, Any] = {}
    if actor is Actor.SECRETARIAT and act is not Act.RELEASE:
        keeps = UNDO_FOR if into in FINAL else _lock(tx)  # what is decided is free again once it cannot be undone
        changed |= {"taken_by": by, "taken_until": stamp(tx.now + keeps)}
    if into is not was.state:
        changed["state"] = into.value
    if actor is not Actor.AUTHOR and act is not Act.RELEASE:
        changed["touched_at"] = _first_touch(tx, was.id)
    return changed


def check_seen(was: Standing, seen: int) -> None:
    """Raises OutOfDate when something has happened to it since the button was drawn."""
    if was.seen != seen:
        raise OutOfDate


def check_free(tx: Tx, was: Standing, by: int) -> None:
    """Raises TakenByAnother when somebody else has it."""
    holder = was.holder(tx.now)
    if holder is not None and holder != by and was.taken_until is not None:
        raise TakenByAnother(reference=was.reference)


def undo(tx: Tx, event: int, *, by: int, at: datetime) -> list[int]:
    """Takes back an act, and the others of the same tap. Returns the ids of the recommendations, the first one first.

    Raises: UndoTooLate after a minute, or when something else has happened since.
    """
    others = tx.all("SELECT id FROM recommendation_event WHERE together = ? AND id <> ? ORDER BY id", event, event)
    ids = [event, *(row["id"] for row in others)]
    rows = [_last(tx, one, by=by, at=at) for one in ids]
    for row in rows:
        before: dict[str, Any] = json.loads(row["before"])
        tx.add(
            "recommendation_event",
            recommendation_id=row["recommendation_id"],
            at=tx.stamp,
            act="undone",
            actor=by,
            acting_as=row["acting_as"],
            public=0,
            state_before=row["state_after"],
            state_after=row["state_before"],
            undoes=row["id"],
            after=_write({"act": row["act"]}),
        )
        _put(tx, row["recommendation_id"], before)
        tx.run("UPDATE recommendation_event SET undone_at = ? WHERE id = ?", tx.stamp, row["id"])
        reference = tx.value("SELECT reference FROM recommendation WHERE id = ?", row["recommendation_id"])
        audit.note(tx, "recommendation-undone", actor=by, subject=reference, after={"act": row["act"]})
        desk_cards.redraw(tx, row["recommendation_id"])
    return [row["recommendation_id"] for row in rows]


def who_explains(tx: Tx, recommendation_id: int) -> list[int]:
    """The accounts that answer the secretariat's questions: of the authors, or of who recorded it for the meeting."""
    rows = tx.all(
        "SELECT a.user_id FROM recommendation r JOIN account a ON a.person_id = r.author_id"
        " WHERE r.id = ?1 AND r.of_meeting = 0"
        " UNION SELECT a.user_id FROM co_author c JOIN account a ON a.person_id = c.person_id"
        " WHERE c.recommendation_id = ?1"
        " UNION SELECT e.actor FROM recommendation_event e JOIN recommendation r ON r.id = e.recommendation_id"
        " WHERE r.id = ?1 AND r.of_meeting = 1 AND e.act = 'recorded' AND e.actor IS NOT NULL",
        recommendation_id,
    )
    return [row["user_id"] for row in rows]


def of_meeting(tx: Tx, recommendation_id: int) -> bool:
    """Whether it is the session's own."""
    return bool(tx.value("SELECT of_meeting FROM recommendation WHERE id = ?", recommendation_id))


def asked_by(tx: Tx, recommendation_id: int) -> tuple[int | None, str]:
    """Who asked the question that is open, and its words. (None, '') where none is."""
    row = tx.one(
        "SELECT actor, json_extract(after, '$.note') AS note FROM recommendation_event"
        " WHERE recommendation_id = ? AND act = 'asked' AND undone_at IS NULL ORDER BY id DESC LIMIT 1",
        recommendation_id,
    )
    return (row["actor"], row["note"] or "") if row else (None, "")


def tell_soon(tx: Tx) -> None:
    """What was published goes out when it cannot be undone any more."""
    at = tx.now + UNDO_FOR + timedelta(seconds=1)
    if due.states(tx, TELL).get("all") != "waiting":
        tx.run("DELETE FROM due WHERE kind = ?", TELL)
        due.put(tx, TELL, "all", at=at, helps_until=at + HELPS_FOR)


def _last(tx: Tx, event: int, *, by: int, at: datetime) -> Any:
    row = tx.one(
        "SELECT e.*, (SELECT max(o.id) FROM recommendation_event o WHERE o.recommendation_id = e.recommendation_id"
        " AND o.acting_as <> '' AND o.act <> 'undone' AND o.undone_at IS NULL) AS newest"
        " FROM recommendation_event e WHERE e.id = ?",
        event,
    )
    late = row is None or row["newest"] != event or row["actor"] != by or row["undone_at"] is not None
    if late or row is None or row["told_at"] is not None or at - moment(row["at"]) > UNDO_FOR:
        raise UndoTooLate
    return row


def _first_touch(tx: Tx, recommendation_id: int) -> str:
    touched = tx.value("SELECT touched_at FROM recommendation WHERE id = ?", recommendation_id)
    return touched or tx.stamp


def _lock(tx: Tx) -> timedelta:
    return timedelta(minutes=settings.number(tx, "desk_minutes"))


def _columns(tx: Tx, recommendation_id: int, changed: Mapping[str, Any]) -> dict[str, Any]:
    unknown = changed.keys() - set(RESTORED)
    if unknown:
        raise ValueError(f"no act changes {unknown}")
    row = tx.one(f"SELECT {', '.join(changed) or 'id'} FROM recommendation WHERE id = ?", recommendation_id)
    return {name: row[name] for name in changed} if row else {}


def _put(tx: Tx, recommendation_id: int, columns: Mapping[str, Any]) -> None:
    if columns:
        assignments = ", ".join(f"{name} = ?" for name in columns)
        tx.run(
            f"UPDATE recommendation SET {assignments}, updated_at = ? WHERE id = ?",
            *columns.values(),
            tx.stamp,
            recommendation_id,
        )


def _write(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False)

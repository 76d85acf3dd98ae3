"""The closing session's reading: one recommendation after the other is read aloud, and the hall adopts it or not.

The list is what it was when the reading began; where it is, is known to every phone that follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from storage import audit, desk, recommendations, wordings
from storage.database import Tx
from storage.desk import Reason
from storage.errors import OutOfDate, UserError
from storage.moves import Act, Actor
from storage.wordings import WrittenAs

VERDICTS = (Act.ADOPT, Act.ADOPT_AMENDED, Act.NOT_ADOPT)
CHUNK = 200  # followers in one transaction


class NothingToRead(UserError):
    """No recommendation waits to be read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Where the reading is. `position` begins at 1."""

    id: int
    position: int
    total: int
    recommendation_id: int


@dataclass(frozen=True, slots=True)
class Follower:
    """An account whose phone shows what is read."""

    user_id: int
    language: str


_READABLE = "r.withdrawn_at IS NULL AND r.merged_into IS NULL AND r.hidden_at IS NULL"


def readable(tx: Tx, *, agreed: bool) -> int:
    """How many could be read: those that the rooms agreed on, or all."""
    where = f"{_READABLE} AND r.meeting_at IS NOT NULL" if agreed else _READABLE
    return int(tx.value(f"SELECT count(*) FROM recommendation r WHERE {where}"))


def begin(tx: Tx, *, agreed: bool, by: int) -> Reading:
    """Begins the reading, in the order of the programme; one that is under way goes on. Raises NothingToRead."""
    under_way = current(tx)
    if under_way is not None:
        return under_way
    closing = tx.add("closing", begun_at=tx.stamp, begun_by=by)
    where = f"{_READABLE} AND r.meeting_at IS NOT NULL" if agreed else _READABLE
    tx.run(
        "INSERT INTO closing_item (closing_id, position, recommendation_id)"
        " SELECT ?, row_number() OVER (ORDER BY s.starts_at, s.id, r.meeting_at IS NULL, r.id), r.id"
        f" FROM recommendation r JOIN session s ON s.id = r.session_id WHERE {where}",
        closing,
    )
    begun = current(tx)
    if begun is None:
        raise NothingToRead
    audit.note(tx, "closing-begun", actor=by, after={"recommendations": begun.total})
    return begun


def current(tx: Tx) -> Reading | None:
    """The reading that is under way."""
    row = tx.one(
        "SELECT c.id, c.position, (SELECT count(*) FROM closing_item WHERE closing_id = c.id) AS total,"
        " i.recommendation_id FROM closing c"
        " JOIN closing_item i ON i.closing_id = c.id AND i.position = c.position WHERE c.ended_at IS NULL"
    )
    return Reading(**dict(row)) if row else None


def go_to(tx: Tx, reading: Reading, position: int) -> Reading:
    """Turns to another place of the list, the nearest that there is."""
    position = min(max(position, 1), reading.total)
    tx.run("UPDATE closing SET position = ? WHERE id = ?", position, reading.id)
    return _require(tx)


def go_to_recommendation(tx: Tx, reading: Reading, number: int) -> Reading:
    """Turns to the place at which it stands; stays where it is not in the list."""
    position = tx.value(
        "SELECT position FROM closing_item WHERE closing_id = ? AND recommendation_id = ?", reading.id, number
    )
    return go_to(tx, reading, int(position)) if position is not None else reading


def judge(tx: Tx, number: int, act: Act, *, by: int, answer: str, words: str = "") -> int:
    """The hall's word on what is being read; `words`: as it was amended. Returns the event.

    Raises: OutOfDate when something else is read now; MoveRefused.
    """
    reading = _require(tx)
    if reading.recommendation_id != number:
        raise OutOfDate
    changes: dict[str, Any] = {
        "answer": answer,
        "answered_at": tx.stamp,
        "published_at": tx.stamp,
        "adoption": act.value,
        "reason": Reason.NOT_ADOPTED.value if act is Act.NOT_ADOPT else "",
        "referred_to": "",
    }
    event = desk.move(tx, number, act, actor=Actor.ORGANIZER, by=by, changes=changes, note=words)
    if words:
        said = replace(recommendations.existing(tx, number).wording, action=words)
        wordings.reword(tx, number, said, by=by, written_as=WrittenAs.MEETING)
    return event


def taken_back(tx: Tx, number: int, event: int, *, by: int) -> None:
    """The hall's word was undone: an amended text is as it was before."""
    amended = tx.value("SELECT json_extract(after, '$.note') FROM recommendation_event WHERE id = ?", event)
    earlier = wordings.versions(tx, number)
    if amended and len(earlier) > 1:
        wordings.reword(tx, number, earlier[-2], by=by, written_as=WrittenAs.MEETING)


def end(tx: Tx, *, by: int | None) -> Mapping[str, int]:
    """Ends the reading and returns how many were judged how, by the act's name; '' for those that were not."""
    reading = current(tx)
    if reading is None:
        raise OutOfDate
    tally = counts(tx, reading.id)
    tx.run("UPDATE closing SET ended_at = ? WHERE id = ?", tx.stamp, reading.id)
    audit.note(tx, "closing-ended", actor=by, after=dict(tally))
    desk.tell_soon(tx)
    return tally


def counts(tx: Tx, closing: int) -> Mapping[str, int]:
    """How many of a reading's list were judged how; '' for those that were not."""
    rows = tx.all(
        "SELECT r.adoption, count(*) AS n FROM closing_item i JOIN recommendation r ON r.id = i.recommendation_id"
        " WHERE i.closing_id = ? GROUP BY r.adoption",
        closing,
    )
    return Counter({row["adoption"]: row["n"] for row in rows})


def latest(tx: Tx) -> int | None:
    """The reading that was begun last."""
    found: int | None = tx.value("SELECT max(id) FROM closing")
    return found


def adoption(tx: Tx, number: int) -> str:
    """The hall's word on it, '' where there is none."""
    return str(tx.value("SELECT adoption FROM recommendation WHERE id = ?", number) or "")


def follow(tx: Tx, user_id: int) -> None:
    """The account's phone shows what is read."""
    tx.run("INSERT INTO closing_follower (user_id) VALUES (?) ON CONFLICT DO NOTHING", user_id)


def unfollow(tx: Tx, user_id: int) -> None:
    """It does no more."""
    tx.run("DELETE FROM closing_follower WHERE user_id = ?", user_id)


def followers(tx: Tx, *, after: int) -> Sequence[Follower]:
    """The next accounts that follow, by user id."""
    rows = tx.all(
        "SELECT f.user_id, coalesce(a.language, '') AS language FROM closing_follower f"
        " LEFT JOIN account a ON a.user_id = f.user_id WHERE f.user_id > ? ORDER BY f.user_id LIMIT ?",
        after,
        CHUNK,
    )
    return [Follower(row["user_id"], row["language"]) for row in rows]


def listeners(tx: Tx, *, after: int) -> Sequence[Follower]:
    """The next registered participants with an account, who are told that the reading begins."""
    rows = tx.all(
        "SELECT a.user_id, a.language FROM account a JOIN person p ON p.id = a.person_id"
        " WHERE p.state = 'registered' AND a.user_id > ? ORDER BY a.user_id LIMIT ?",
        after,
        CHUNK,
    )
    return [Follower(row["user_id"], row["language"]) for row in rows]


def count_followers(tx: Tx) -> int:
    """How many phones follow."""
    return int(tx.value("SELECT count(*) FROM closing_follower"))


def forget_followers(tx: Tx) -> None:
    """Nobody follows any more."""
    tx.run("DELETE FROM closing_follower")


def _require(tx: Tx) -> Reading:
    reading = current(tx)
    if reading is None:
        raise OutOfDate
    return reading

"""What a recommendation says: its wording with every earlier one, kept as versions, the newest of which is findable."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from storage import focus_areas, search
from storage.database import Tx
from storage.errors import UserError

SEARCHED = "recommendation"  # their kind in storage/search.py


class TimeFrame(StrEnum):
    """How soon it can be done."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class Priority(StrEnum):
    """How much it matters to the author."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class FocusAreaGone(UserError):
    """The focus area has been removed."""


class WrittenAs(StrEnum):
    """As what somebody wrote a version."""

    AUTHOR = "author"
    SECRETARIAT = "secretariat"  # with the author's consent
    MEETING = "meeting"  # as the room adopted it


@dataclass(frozen=True, slots=True)
class Wording:
    """What a recommendation says."""

    focus_area_id: int
    title: str
    problem: str
    action: str
    responsible_body: str
    time_frame: TimeFrame
    priority: Priority


def reword(tx: Tx, recommendation_id: int, wording: Wording, *, by: int | None, written_as: WrittenAs) -> None:
    """Puts other words under the reference, as one version more; whether that may be is the caller's to know.

    Raises: FocusAreaGone.
    """
    check_focus_area(tx, wording)
    columns = asdict(wording)
    assignments = ", ".join(f"{name} = ?" for name in columns)
    tx.run(
        f"UPDATE recommendation SET {assignments}, updated_at = ? WHERE id = ?",
        *columns.values(),
        tx.stamp,
        recommendation_id,
    )
    keep_version(tx, recommendation_id, wording, by=by, written_as=written_as)


def versions(tx: Tx, recommendation_id: int) -> list[Wording]:
    """Every wording it has had, the first first."""
    rows = tx.all(
        "SELECT wording FROM recommendation_version WHERE recommendation_id = ? ORDER BY version", recommendation_id
    )
    return [wording_of(json.loads(row["wording"])) for row in rows]


def check_focus_area(tx: Tx, wording: Wording) -> None:
    """Raises FocusAreaGone."""
    if focus_areas.find(tx, wording.focus_area_id) is None:
        raise FocusAreaGone


def keep_version(
    tx: Tx, recommendation_id: int, wording: Wording, *, by: int | None, written_as: WrittenAs = WrittenAs.AUTHOR
) -> None:
    """Keeps the words as the recommendation's newest version, and makes them findable."""
    tx.run(
        "INSERT INTO recommendation_version (recommendation_id, version, wording, written_at, written_by, written_as)"
        " SELECT ?, count(*) + 1, ?, ?, ?, ? FROM recommendation_version WHERE recommendation_id = ?",
        recommendation_id,
        json.dumps(asdict(wording), ensure_ascii=False),
        tx.stamp,
        by,
        written_as.value,
        recommendation_id,
    )
    _make_findable(tx, recommendation_id, wording)


def index_missing(tx: Tx) -> None:
    """Makes findable what came into the file before there was an index."""
    rows = tx.all(
        "SELECT r.id, r.focus_area_id, r.title, r.problem, r.action, r.responsible_body, r.time_frame, r.priority"
        " FROM recommendation r LEFT JOIN search_document d ON d.kind = ? AND d.subject = r.id WHERE d.id IS NULL",
        SEARCHED,
    )
    for row in rows:
        _make_findable(tx, row["id"], wording_of(dict(row)))


def _make_findable(tx: Tx, recommendation_id: int, wording: Wording) -> None:
    body = f"{wording.action}\n{wording.problem}\n{wording.responsible_body}"
    search.put(tx, SEARCHED, recommendation_id, title=wording.title, body=body)


def wording_of(kept: Mapping[str, str | int]) -> Wording:
    """The wording as a version keeps it, or as the columns of a row have it."""
    return Wording(
        focus_area_id=int(kept["focus_area_id"]),
        title=str(kept["title"]),
        problem=str(kept["problem"]),
        action=str(kept["action"]),
        responsible_body=str(kept["responsible_body"]),
        time_frame=TimeFrame(str(kept["time_frame"])),
        priority=Priority(str(kept["priority"])),
    )

"""The focus areas: what the ministry sorts sessions and recommendations by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.changes import Changes, FileColumn
from storage.database import Tx

FILE = (
    FileColumn("code", "column-focus-area-code", kind="code", required=True, unique=True, most=40),
    FileColumn("name_ar", "column-focus-area-name-ar", required=True, unique=True, most=100),
    FileColumn("name_en", "column-focus-area-name-en", required=True, most=100),
)


@dataclass(frozen=True, slots=True)
class FocusArea:
    """One focus area; `id` is 0 while it is not kept yet."""

    id: int
    code: str
    name_ar: str
    name_en: str


def everything(tx: Tx) -> list[FocusArea]:
    """All of them, in the order in which they came."""
    return [FocusArea(**dict(row)) for row in tx.all("SELECT id, code, name_ar, name_en FROM focus_area ORDER BY id")]


def find(tx: Tx, area_id: int) -> FocusArea | None:
    """The one of that id."""
    row = tx.one("SELECT id, code, name_ar, name_en FROM focus_area WHERE id = ?", area_id)
    return FocusArea(**dict(row)) if row else None


def import_focus_areas(tx: Tx, areas: Sequence[FocusArea], *, remove_missing: bool = False) -> Changes:
    """Brings in the focus areas of a file, matched by code. What others speak of is never removed."""
    kept = {area.code: area for area in everything(tx)}
    added, changed, left = [], [], []
    for area in areas:
        before = kept.pop(area.code, None)
        if before is None:
            tx.add("focus_area", code=area.code, name_ar=area.name_ar, name_en=area.name_en)
            added.append(area.name_ar)
        elif (before.name_ar, before.name_en) == (area.name_ar, area.name_en):
            left.append(area.name_ar)
        else:
            tx.run("UPDATE focus_area SET name_ar = ?, name_en = ? WHERE id = ?", area.name_ar, area.name_en, before.id)
            changed.append(area.name_ar)
    removed = [area.name_ar for area in kept.values() if remove_missing and _removed(tx, area)]
    missing = [area.name_ar for area in kept.values() if area.name_ar not in removed]
    return Changes(tuple(added), tuple(changed), tuple(left), tuple(missing), tuple(removed))


def _removed(tx: Tx, area: FocusArea) -> bool:
    cursor = tx.run(
        "DELETE FROM focus_area WHERE id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM session WHERE focus_area_id = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM recommendation WHERE focus_area_id = ?1)",
        area.id,
    )
    return cursor.rowcount == 1

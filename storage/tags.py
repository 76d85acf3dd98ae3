"""Tags: the secretariat's own words for recommendations that belong together, whatever their workshop."""

from __future__ import annotations

from dataclasses import dataclass

from storage import audit
from storage.arabic import normalise
from storage.database import Tx
from storage.errors import NotFound

MOST = 12  # offered on one screen, the most used ones


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag; `on`: the recommendation in question has it."""

    id: int
    name: str
    on: bool = False


def of(tx: Tx, recommendation_id: int) -> list[Tag]:
    """Those of the recommendation, then the most used others."""
    rows = tx.all(
        "SELECT t.id, t.name, count(mine.tag_id) > 0 AS here,"
        " (SELECT count(*) FROM recommendation_tag o WHERE o.tag_id = t.id) AS used FROM tag t"
        " LEFT JOIN recommendation_tag mine ON mine.tag_id = t.id AND mine.recommendation_id = ?"
        " GROUP BY t.id ORDER BY here DESC, used DESC, t.id LIMIT ?",
        recommendation_id,
        MOST,
    )
    return [Tag(row["id"], row["name"], bool(row["here"])) for row in rows]


def toggle(tx: Tx, recommendation_id: int, tag_id: int, *, by: int) -> bool:
    """Puts the tag on, or takes it off; returns whether it is on now. Raises NotFound."""
    row = tx.one("SELECT name FROM tag WHERE id = ?", tag_id)
    reference = tx.value("SELECT reference FROM recommendation WHERE id = ?", recommendation_id)
    if row is None or reference is None:
        raise NotFound
    off = tx.run("DELETE FROM recommendation_tag WHERE recommendation_id = ? AND tag_id = ?", recommendation_id, tag_id)
    if not off.rowcount:
        tx.run("INSERT INTO recommendation_tag VALUES (?, ?)", recommendation_id, tag_id)
    act = "recommendation-untagged" if off.rowcount else "recommendation-tagged"
    audit.note(tx, act, actor=by, subject=reference, after={"tag": row["name"]})
    return not off.rowcount


def put(tx: Tx, recommendation_id: int, name: str, *, by: int) -> Tag:
    """Puts on the tag of that name, which is made if no other is spelt like it."""
    key = normalise(name)
    tx.run("INSERT INTO tag (name, name_key) VALUES (?, ?) ON CONFLICT (name_key) DO NOTHING", name, key)
    row = tx.one("SELECT id, name FROM tag WHERE name_key = ?", key)
    if row is None:
        raise NotFound
    has = tx.one(
        "SELECT 1 FROM recommendation_tag WHERE recommendation_id = ? AND tag_id = ?", recommendation_id, row["id"]
    )
    if has is None:
        toggle(tx, recommendation_id, row["id"], by=by)
    return Tag(row["id"], row["name"], on=True)

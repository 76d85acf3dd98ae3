"""What happened to a recommendation, act by act: the whole for the secretariat, the public part for every deputy."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage import desk_cards
from storage.database import Tx
from storage.times import moment


@dataclass(frozen=True, slots=True)
class Happening:
    """One act. `actor` is a Telegram user id, None for the bot itself; `public`: deputies may read it."""

    id: int
    at: datetime
    act: str
    actor: int | None
    public: bool
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def note(  # what an act is made of, all but three by keyword
    tx: Tx,
    recommendation_id: int,
    act: str,
    *,
    actor: int | None,
    public: bool = True,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Writes down that it happened, now."""
    tx.add(
        "recommendation_event",
        recommendation_id=recommendation_id,
        at=tx.stamp,
        act=act,
        actor=actor,
        public=int(public),
        before=_write(before),
        after=_write(after),
    )
    desk_cards.redraw(tx, recommendation_id)


def of(tx: Tx, recommendation_id: int, *, public_only: bool = True) -> list[Happening]:
    """What happened to it, the first first, without what was undone; for the staff also what is not public."""
    rows = tx.all(
        "SELECT id, at, act, actor, public, before, after FROM recommendation_event"
        " WHERE recommendation_id = ? AND public >= ? AND undone_at IS NULL AND undoes IS NULL ORDER BY id",
        recommendation_id,
        int(public_only),
    )
    return [_read(row) for row in rows]


def _read(row: sqlite3.Row) -> Happening:
    return Happening(
        id=row["id"],
        at=moment(row["at"]),
        act=row["act"],
        actor=row["actor"],
        public=bool(row["public"]),
        before=json.loads(row["before"]) if row["before"] else None,
        after=json.loads(row["after"]) if row["after"] else None,
    )


def _write(values: Mapping[str, Any] | None) -> str | None:
    return json.dumps(values, ensure_ascii=False) if values is not None else None

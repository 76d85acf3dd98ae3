"""The programme's versions: each release is kept whole under its number, and can be read again as it was."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from storage.database import Tx
from storage.programme import Kind
from storage.times import moment, stamp


@dataclass(frozen=True, slots=True)
class Planned:
    """A session as a file or an edit wants it; the focus area by its code."""

    code: str
    kind: Kind
    title_ar: str
    title_en: str
    starts_at: datetime
    ends_at: datetime
    room: str = ""
    facilitator: str = ""
    focus_area: str = ""
    capacity: int | None = None
    description_ar: str = ""
    description_en: str = ""
    audience: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One release. `released_by` is a user id, None from the command line."""

    number: int
    comment: str
    sessions: tuple[Planned, ...]
    released_at: datetime
    released_by: int | None


def latest(tx: Tx) -> int:
    """The number of the programme in force, 0 before the first release."""
    return tx.value("SELECT max(number) FROM programme_release") or 0


def find(tx: Tx, number: int) -> Version | None:
    """The release of that number."""
    row = tx.one("SELECT * FROM programme_release WHERE number = ?", number)
    return _version(row) if row else None


def sessions(tx: Tx, number: int) -> list[Planned]:
    """The programme as it was released under that number; nothing for a number that there is not."""
    found = find(tx, number)
    return list(found.sessions) if found else []


def some(tx: Tx, *, offset: int, limit: int) -> list[Version]:
    """Releases, the newest first."""
    sql = "SELECT * FROM programme_release ORDER BY number DESC LIMIT ? OFFSET ?"
    return [_version(row) for row in tx.all(sql, limit, offset)]


def write(wanted: Sequence[Planned]) -> str:
    """A programme as it is kept."""
    rows = [asdict(row) | {"starts_at": stamp(row.starts_at), "ends_at": stamp(row.ends_at)} for row in wanted]
    return json.dumps(rows, ensure_ascii=False)


def read(text: str) -> list[Planned]:
    """The programme that `write` wrote."""
    rows: list[dict[str, Any]] = json.loads(text)
    return [
        Planned(
            **{
                **row,
                "kind": Kind(row["kind"]),
                "starts_at": moment(row["starts_at"]),
                "ends_at": moment(row["ends_at"]),
            }
        )
        for row in rows
    ]


def _version(row: sqlite3.Row) -> Version:
    return Version(
        row["number"], row["comment"], tuple(read(row["sessions"])), moment(row["released_at"]), row["released_by"]
    )

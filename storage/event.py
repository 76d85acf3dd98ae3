"""The event itself: its name, host, place, days and zone. One row, so that neither code nor texts know them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from storage.changes import Changes
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Event:
    """The forum. Days are local, both included; `sample` marks one that is only for trying out."""

    name_ar: str
    name_en: str
    host_ar: str
    host_en: str
    place_ar: str
    place_en: str
    starts_on: date
    ends_on: date
    timezone: str
    sample: bool = False


def find(tx: Tx) -> Event | None:
    """The event, or None where none was brought in yet."""
    row = tx.one("SELECT * FROM event")
    if row is None:
        return None
    kept = dict(row)
    del kept["id"]
    kept["starts_on"] = date.fromisoformat(row["starts_on"])
    kept["ends_on"] = date.fromisoformat(row["ends_on"])
    kept["sample"] = bool(row["sample"])
    return Event(**kept)


def timezone(tx: Tx) -> str | None:
    """The event's zone, or None where there is no event yet. Asked at every turn, hence a query of its own."""
    name: str | None = tx.value("SELECT timezone FROM event")
    return name


def import_event(tx: Tx, event: Event) -> Changes:
    """Makes `event` the event."""
    before = find(tx)
    if before == event:
        return Changes(left=(event.name_ar,))
    tx.run("DELETE FROM event")
    tx.add("event", id=1, **_columns(event))
    return Changes(changed=(event.name_ar,)) if before else Changes(added=(event.name_ar,))


def _columns(event: Event) -> dict[str, Any]:
    days = {"starts_on": event.starts_on.isoformat(), "ends_on": event.ends_on.isoformat()}
    return asdict(event) | days | {"sample": int(event.sample)}

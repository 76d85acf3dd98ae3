"""The programme's file, read into what storage/releases.py takes: local times in the event's zone become UTC.

What cannot be is a fault, and nothing of the file is taken; what is unusual is a warning, and may be meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.imports import Reading, columns
from bot.imports_schedule import is_schedule, read_schedule
from bot.tables.columns import Column, Fault, Row
from bot.tables.read import read_table
from bot.texts import Catalogue
from storage import programme
from storage.arabic import normalise
from storage.event import Event
from storage.focus_areas import FocusArea
from storage.programme import Kind
from storage.releases import Planned

LONGEST = timedelta(hours=12)  # of a session, without a warning


@dataclass(frozen=True, slots=True)
class ProgrammeReading(Reading[Planned]):
    """A reading with `warnings`: faults that keep nobody from taking the file."""

    warnings: tuple[Fault, ...] = ()


def read_programme(
    catalogue: Catalogue, name: str, content: bytes, *, event: Event, areas: Iterable[FocusArea]
) -> ProgrammeReading:
    """The sessions of a CSV file or workbook called `name`, in the event's zone; their focus areas are of `areas`.

    A name that ends in .json is a schedule of conference tools (bot/imports_schedule.py).
    """
    if is_schedule(name):
        found = read_schedule(catalogue, content, event=event, areas=areas)
        rows = () if found.faults else tuple(found.rows)
        return ProgrammeReading(rows, faults=tuple(found.faults), warnings=tuple(found.warnings))
    table = read_table(name, content, columns=_columns(catalogue))
    known = _by_name(areas)
    faults, warnings = list(table.faults), list[Fault]()
    first: dict[str, int] = {}
    planned_rows: list[Planned] = []
    for row in table.rows:
        area = known.get(normalise(row.text("focus_area")))
        faults += _faults(row, area, first.setdefault(row.text("code").casefold(), row.line))
        planned = _planned(row, area, ZoneInfo(event.timezone))
        warnings += _warnings(row, planned, event)
        planned_rows.append(planned)
    if faults:
        return ProgrammeReading(faults=table.placed(faults), ignored=table.ignored)
    return ProgrammeReading(tuple(planned_rows), ignored=table.ignored, warnings=table.placed(warnings))


def _by_name(areas: Iterable[FocusArea]) -> dict[str, FocusArea]:
    """The focus areas by everything that one may be called in a file."""
    return {normalise(word): area for area in areas for word in (area.code, area.name_ar, area.name_en) if word}


def _columns(catalogue: Catalogue) -> list[Column]:
    """The declared columns, the kind with its words in every language, and at least one seat."""
    kinds = {kind.value: kind.value for kind in Kind}
    for language in catalogue.languages:
        for kind in Kind:
            words = catalogue.format(language, f"column-programme-kind-{kind.value}", {})
            kinds |= {word.strip(): kind.value for word in words.split("|")}
    return [
        replace(column, choices=kinds, minimum=1) if column.code in ("kind", "capacity") else column
        for column in columns(catalogue, programme.FILE)
    ]


def _faults(row: Row, area: FocusArea | None, first_line: int) -> list[Fault]:
    found: list[Fault] = []
    if first_line != row.line:
        twice = {"value": row.text("code"), "line": str(first_line)}
        found.append(Fault(row.line, "code", "fault-session-code", twice))
    starts, ends = row.moment("starts_at"), row.moment("ends_at")
    if starts and ends and ends <= starts:
        found.append(Fault(row.line, "ends_at", "fault-session-ends", {"starts": f"{starts:%Y-%m-%d %H:%M}"}))
    if row.text("focus_area") and area is None:
        found.append(Fault(row.line, "focus_area", "fault-session-focus-area", {"value": row.text("focus_area")}))
    return found


def _warnings(row: Row, planned: Planned, event: Event) -> list[Fault]:
    found: list[Fault] = []
    day = planned.starts_at.astimezone(ZoneInfo(event.timezone)).date()
    if not event.starts_on <= day <= event.ends_on:
        found.append(Fault(row.line, "starts_at", "warning-session-outside", {"day": day.isoformat()}))
    if planned.ends_at - planned.starts_at > LONGEST:
        found.append(Fault(row.line, "ends_at", "warning-session-long"))
    return found


def _planned(row: Row, area: FocusArea | None, zone: ZoneInfo) -> Planned:
    return Planned(
        code=row.text("code"),
        kind=Kind(row.text("kind")),
        title_ar=row.text("title_ar"),
        title_en=row.text("title_en"),
        starts_at=_utc(row, "starts_at", zone),
        ends_at=_utc(row, "ends_at", zone),
        room=row.text("room"),
        facilitator=row.text("facilitator"),
        focus_area=area.code if area else "",
        capacity=row.number("capacity"),
        description_ar=row.text("description_ar"),
        description_en=row.text("description_en"),
        audience=row.text("audience"),
    )


def _utc(row: Row, column: str, zone: ZoneInfo) -> datetime:
    local = row.moment(column)
    if local is None:
        raise ValueError(f"line {row.line}: {column} is required, and was read")
    return local.replace(tzinfo=zone).astimezone(UTC)

"""Files that bring in the forum: the event, municipalities, focus areas and the roster, read into storage's records.

A file is all or nothing: a reading has either rows or faults. Every fault says its line, its column and its reason
by a text's id; `fault_line` makes the sentence. Storage then takes the rows in one transaction.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.tables.columns import Column, Fault, Kind, Row, Table
from bot.tables.read import Progress, read_table, silently
from bot.texts import Catalogue, Texts
from storage import focus_areas, municipalities, roster
from storage.changes import FileColumn
from storage.event import Event
from storage.focus_areas import FocusArea
from storage.municipalities import Municipality
from storage.roster import Invited

R = TypeVar("R")
_OPTIONAL = {"sample", "host_ar", "host_en", "place_ar", "place_en"}
_DAYS = ("starts_on", "ends_on")


@dataclass(frozen=True, slots=True)
class Reading(Generic[R]):
    """What a file says: its rows, or every fault in it; `ignored` are headings that nothing claims.

    `columns` are the codes of the columns that it has.
    """

    rows: tuple[R, ...] = ()
    faults: tuple[Fault, ...] = ()
    ignored: tuple[str, ...] = ()
    columns: frozenset[str] = frozenset()


def columns(catalogue: Catalogue, declared: Sequence[FileColumn]) -> list[Column]:
    """The columns as tables are read by, headed by their codes and by their labels in every language."""
    return [
        Column(
            column.code,
            labels=tuple(
                label.strip()
                for language in catalogue.languages
                for label in catalogue.format(language, column.label, {}).split("|")
            ),
            kind=Kind(column.kind),
            required=column.required,
            unique=column.unique,
            max_length=column.most,
        )
        for column in declared
    ]


def read_focus_areas(catalogue: Catalogue, name: str, content: bytes) -> Reading[FocusArea]:
    """The focus areas of a CSV file or workbook called `name`."""

    def area(row: Row) -> FocusArea:
        return FocusArea(0, row.text("code"), row.text("name_ar"), row.text("name_en"))

    return _read(catalogue, name, content, focus_areas.FILE, area)


def read_municipalities(catalogue: Catalogue, name: str, content: bytes) -> Reading[Municipality]:
    """The municipalities of a CSV file or workbook called `name`."""

    def municipality(row: Row) -> Municipality:
        return Municipality(0, *(row.text(column.code) for column in municipalities.FILE))

    return _read(catalogue, name, content, municipalities.FILE, municipality)


def read_roster(
    catalogue: Catalogue,
    name: str,
    content: bytes,
    *,
    known: Sequence[Municipality],
    progress: Progress = silently,
) -> Reading[Invited]:
    """The roster in a CSV file or workbook called `name`; its municipalities must be among the `known`.

    `progress` is told now and then how many rows are read, and of how many.
    """
    table = read_table(name, content, columns=columns(catalogue, roster.FILE), progress=progress)
    faults, rows = list(table.faults), []
    lines: dict[object, int] = {}
    homes = {written: municipalities.called(known, written) for written in _municipalities_of(table)}
    for row in table.rows:
        home = homes.get(row.text("municipality"))
        fault = None if home or not row.text("municipality") else _unknown(row, known)
        texts = {code: row.text(code) for code in ("name", "position", "phone", "note", "key", "role")}
        invited = Invited(municipality_id=home.id if home else None, **texts)
        first = lines.setdefault(invited.known_by, row.line)
        if fault is not None:
            faults.append(fault)
        elif first != row.line and not (invited.phone or invited.key):
            faults.append(Fault(row.line, "name", "fault-person-twice", {"value": invited.name, "line": first}))
        rows.append(invited)
    return Reading(() if faults else tuple(rows), table.placed(faults), table.ignored, table.columns)


def read_event(content: bytes) -> Reading[Event]:
    """The event of a TOML file."""
    try:
        written = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = re.search(r"line (\d+)", str(error))
        return Reading(faults=(Fault(int(place[1]) if place else 0, None, "fault-event-toml"),))
    names = [field.name for field in fields(Event)]
    faults = [Fault(0, name, reason) for name in names if (reason := _event_fault(name, written.get(name)))]
    if not faults and written["ends_on"] < written["starts_on"]:
        faults.append(Fault(0, "ends_on", "fault-event-ends"))
    if faults:
        return Reading(faults=tuple(faults))
    event = Event(
        **{name: written.get(name, "") for name in names if name != "sample"}, sample=written.get("sample", False)
    )
    return Reading((event,), ignored=tuple(name for name in written if name not in names))


def fault_line(t: Texts, fault: Fault) -> str:
    """The fault as one line of plain text: where it is, and what."""
    reason = t.plain(fault.reason, **fault.arguments)
    column = fault.heading or fault.column
    if fault.line and column:
        return t.plain("import-fault-cell", line=str(fault.line), column=column, reason=reason)
    if fault.line:
        return t.plain("import-fault-line", line=str(fault.line), reason=reason)
    if column:
        return t.plain("import-fault-column", column=column, reason=reason)
    return reason


def _read(
    catalogue: Catalogue, name: str, content: bytes, declared: Sequence[FileColumn], make: Callable[[Row], R]
) -> Reading[R]:
    table = read_table(name, content, columns=columns(catalogue, declared))
    rows = () if table.faults else tuple(make(row) for row in table.rows)
    return Reading(rows, table.placed(table.faults), table.ignored)


def _municipalities_of(table: Table) -> set[str]:
    return {row.text("municipality") for row in table.rows if row.text("municipality")}


def _unknown(row: Row, known: Sequence[Municipality]) -> Fault:
    """The fault that there is no municipality of that name."""
    written = row.text("municipality")
    near = " / ".join(one.name_ar for one in municipalities.suggestions(known, written))
    return Fault(row.line, "municipality", "fault-municipality-unknown", {"value": written, "near": near})


def _event_fault(name: str, value: Any) -> str | None:
    """The reason why the event cannot have this value, or None."""
    if value is None or value == "":
        return None if name in _OPTIONAL else "fault-value-missing"
    if name in _DAYS:
        return None if type(value) is date else "fault-event-day"
    if name == "sample":
        return None if isinstance(value, bool) else "fault-event-yes-no"
    if not isinstance(value, str):
        return "fault-event-text"
    return "fault-event-zone" if name == "timezone" and not _is_zone(value) else None


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True

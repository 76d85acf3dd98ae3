"""Reads a table that a person sends, a CSV file or a workbook, into rows, and names every fault in it.

The kind of file is told by its content, the delimiter and the sheet by where the expected headings are. The
heading need not be the first line: a title may stand above it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.tables.cells import BadValue, is_empty, read_cell, written
from bot.tables.columns import Column, Columns, Fault, Limits, Row, Table, Unreadable, Value, by_heading
from bot.tables.text_file import DELIMITERS, Record, decode, first_records, records
from bot.tables.workbook import Sheets
from storage.arabic import normalise

LIMITS = Limits()
_HEADING_WITHIN = 5  # lines that hold anything
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


AT_A_TIME = 1000  # rows between two signs of progress
Progress: TypeAlias = Callable[[int, int], None]


def silently(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """The line of headings: which column stands where."""

    index: int  # among the records
    line: int
    columns: tuple[Column | None, ...]
    ignored: tuple[str, ...]
    written: dict[str, str]  # what is written above each column, by its code

    @property
    def known(self) -> int:
        return sum(column is not None for column in self.columns)


def read_table(
    name: str, content: bytes, *, columns: Columns, limits: Limits = LIMITS, progress: Progress = silently
) -> Table:
    """The rows of a file and everything that is wrong with it; never raises for what is in the file.

    Args:
        name: the file's name, only carried along.
        content: CSV as Excel writes it, or an XLSX workbook.
        columns: what the feature expects; other columns are ignored and named.
        limits: what is larger is refused whole.
        progress: told after every so many rows how many are read, and of how many.

    Returns:
        Table: rows without fault and all faults, both in the file's order.
    """
    known = by_heading(columns)
    try:
        lines = _records(content, known, limits)
    except Unreadable as error:
        return Table(name, faults=(error.fault,))
    heading = _heading(lines, known)
    if heading is None:
        expected = ", ".join(column.code for column in columns if column.required)
        return Table(name, faults=(Fault(0, None, "fault-file-headings", {"expected": expected}),))
    faults = _heading_faults(heading, columns)
    reader = _Reader(heading)
    rows = lines[heading.index + 1 :]
    for number, record in enumerate(rows, 1):
        reader.read(record)
        if number % AT_A_TIME == 0:
            progress(number, len(rows))
    if not (reader.rows or reader.faults or faults):
        faults = [Fault(0, None, "fault-file-empty")]
    return Table(
        name,
        rows=tuple(reader.rows),
        faults=(*faults, *reader.faults),
        columns=frozenset(column.code for column in heading.columns if column),
        ignored=heading.ignored,
        headings=heading.written,
    )


def _records(content: bytes, known: dict[str, Column], limits: Limits) -> list[Record]:
    """The records of the file, by the delimiter or of the sheet under which most headings are known."""
    if not content.strip():
        raise Unreadable("fault-file-empty")
    if len(content) > limits.bytes:
        raise Unreadable("fault-file-large", limit=limits.bytes)
    if content.startswith(_OLD_OFFICE):
        raise Unreadable("fault-file-old-workbook")
    if content.startswith(_ZIP):
        sheets = Sheets(content, limits)
        tops = {title: sheets.records(title, at_most=_HEADING_WITHIN) for title in sheets.titles}
        if not tops:
            raise Unreadable("fault-file-empty")
        found = sheets.records(_best(tops, known))
    else:
        text = decode(content)
        tops = {mark: first_records(text, mark, limits, count=_HEADING_WITHIN) for mark in DELIMITERS}
        found = list(records(text, _best(tops, known), limits))
    if not found:
        raise Unreadable("fault-file-empty")
    return found


def _best(tops: dict[str, list[Record]], known: dict[str, Column]) -> str:
    """The way of reading that knows most headings; the first of equals."""

    def count(way: str) -> int:
        heading = _heading(tops[way], known)
        return heading.known if heading else 0

    return max(tops, key=count)


def _heading(lines: list[Record], known: dict[str, Column]) -> _Heading | None:
    """The line among the first ones that has most known headings."""
    best: _Heading | None = None
    for index, record in enumerate(lines[:_HEADING_WITHIN]):
        names = ["" if is_empty(cell) else written(cell) for cell in record.cells]
        found = tuple(known.get(normalise(name)) for name in names)
        ignored = tuple(name.strip() for name, column in zip(names, found, strict=True) if name and not column)
        above = {column.code: name.strip() for name, column in zip(names, found, strict=True) if column}
        heading = _Heading(index, record.line, found, ignored, above)
        if heading.known > (best.known if best else 0):
            best = heading
    return best


def _heading_faults(heading: _Heading, columns: Columns) -> list[Fault]:
    """Required columns that are not there, and columns that are there twice."""
    faults: list[Fault] = []
    for column in columns:
        times = heading.columns.count(column)
        if times > 1:
            faults.append(Fault(heading.line, column.code, "fault-column-twice", {"column": column.code}))
        if not times and column.required:
            faults.append(Fault(heading.line, column.code, "fault-column-missing", {"column": column.code}))
    return faults


class _Reader:
    """Reads record after record under one heading."""

    def __init__(self, heading: _Heading) -> None:
        self.rows: list[Row] = []
        self.faults: list[Fault] = []
        self._columns = heading.columns
        self._seen: dict[tuple[str, Value], int] = {}

    def read(self, record: Record) -> None:
        """Keeps the record as a row, or its faults."""
        before = len(self.faults)
        beyond = [cell for cell in record.cells[len(self._columns) :] if not is_empty(cell)]
        if beyond:
            arguments = {"expected": len(self._columns), "found": len(record.cells)}
            self.faults.append(Fault(record.line, None, "fault-row-cells", arguments))
        values: dict[str, Value] = {}
        missing = len(self._columns) - len(record.cells)
        for column, cell in zip(self._columns, (*record.cells, *[None] * missing), strict=False):
            if column is None:
                continue
            try:
                value = read_cell(cell, column)
                self._only_once(column, value, record.line)
            except BadValue as error:
                self.faults.append(Fault(record.line, column.code, error.reason, error.arguments))
            else:
                values[column.code] = value
        if len(self.faults) == before:
            self.rows.append(Row(record.line, values))

    def _only_once(self, column: Column, value: Value, line: int) -> None:
        """Raises BadValue when a column of unique values has this one already."""
        if not column.unique or value is None:
            return
        first = self._seen.setdefault((column.code, value), line)
        if first != line:
            raise BadValue("fault-value-twice", value=str(value), line=first)

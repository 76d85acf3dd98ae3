"""What a table is made of: the columns that a feature expects, the rows that were read, the faults in them.

A feature declares its columns; `read_table` gives back every good row and every fault. A fault's `reason` is
the id of its text, in which `arguments` are the variables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from storage.arabic import normalise

Value: TypeAlias = str | int | datetime | None


class Kind(StrEnum):
    """How a cell is read."""

    TEXT = "text"
    """Anything; kept as a person's typed words are."""
    CODE = "code"
    """Latin letters, digits, hyphen and underscore, no spaces."""
    MOMENT = "moment"
    """Local date and time, YYYY-MM-DD HH:MM, or a workbook's own date; a datetime without zone."""
    INTEGER = "integer"
    """A whole number."""
    CHOICE = "choice"
    """One of the column's choices; the choice's code."""
    PHONE = "phone"
    """A telephone number; E.164."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column that a feature reads. Its heading in the file is the code or any of the labels."""

    code: str
    labels: tuple[str, ...] = ()
    kind: Kind = Kind.TEXT
    required: bool = False  # the column must be there and no cell of it empty
    unique: bool = False  # no two rows may have the same value
    max_length: int = 500  # characters, of texts and codes
    minimum: int = 0  # of integers
    maximum: int = 1_000_000
    choices: Mapping[str, str] = field(default_factory=dict)  # what may be written, in any language: its code


Columns: TypeAlias = Sequence[Column]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a table may be; what is larger is refused whole."""

    bytes: int = 5_000_000
    unzipped_bytes: int = 50_000_000
    rows: int = 10_000  # that hold anything
    lines: int = 100_000  # empty ones included
    columns: int = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to mend, and where: the line as a person counts it (from 1; 0 is the file as a whole)."""

    line: int
    column: str | None  # the column's code
    reason: str  # the id of the sentence
    arguments: Mapping[str, str | int] = field(default_factory=dict)
    heading: str = ""  # what the file calls the column


REASONS: Mapping[str, tuple[str, ...]] = {
    # the file as a whole
    "fault-file-empty": (),
    "fault-file-large": ("limit",),  # bytes
    "fault-file-old-workbook": (),  # .xls, or a workbook with a password
    "fault-file-unreadable": (),
    "fault-file-unsafe": (),  # entities or a document type inside
    "fault-file-encoding": (),  # text in a damaged or unknown encoding
    "fault-file-rows": ("limit",),
    "fault-file-columns": ("limit",),
    "fault-file-quotes": (),  # a quotation mark that opens and never closes, or closes too early
    "fault-file-headings": ("expected",),  # no known heading in the first lines
    # the line of headings
    "fault-column-missing": ("column",),
    "fault-column-twice": ("column",),
    # a row
    "fault-row-cells": ("expected", "found"),  # more cells than headings
    # a cell
    "fault-value-missing": (),
    "fault-value-formula": ("value",),  # a formula without a result, or whose result is an error
    "fault-value-long": ("limit", "length"),
    "fault-value-code": ("value",),
    "fault-value-moment": ("value",),
    "fault-value-integer": ("value",),
    "fault-value-range": ("value", "minimum", "maximum"),
    "fault-value-choice": ("value", "choices"),
    "fault-value-phone": ("value",),
    "fault-value-twice": ("value", "line"),
}
"""Every reason that a fault can have, with the names of its arguments."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row without fault. A column that the file does not have reads as empty."""

    line: int
    values: Mapping[str, Value]

    def text(self, code: str) -> str:
        """The text, code, choice or phone of the column; empty when the cell is."""
        value = self.values.get(code)
        return "" if value is None else str(value)

    def number(self, code: str) -> int | None:
        """The whole number of the column."""
        value = self.values.get(code)
        return value if isinstance(value, int) else None

    def moment(self, code: str) -> datetime | None:
        """The local date and time of the column, without zone."""
        value = self.values.get(code)
        return value if isinstance(value, datetime) else None


@dataclass(frozen=True, slots=True)
class Table:
    """A file as it was read: the rows without fault, all faults, and which columns it has."""

    name: str
    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    columns: frozenset[str] = frozenset()  # codes of the columns found
    ignored: tuple[str, ...] = ()  # headings that no column claims
    headings: Mapping[str, str] = field(default_factory=dict)  # what the file calls each column, by its code

    def placed(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """The faults in the file's order, each column by the name that the file gives it."""
        named = (replace(one, heading=self.headings.get(one.column or "", "")) for one in faults)
        return tuple(sorted(named, key=lambda fault: fault.line))


class Unreadable(Exception):
    """The file, or the rest of it from a line on, cannot be read at all."""

    def __init__(self, reason: str, *, line: int = 0, **arguments: str | int) -> None:
        super().__init__(reason)
        self.fault = Fault(line, None, reason, arguments)


def by_heading(columns: Columns) -> dict[str, Column]:
    """The columns under each of their headings in its normal form. Raises ValueError when two share one."""
    found: dict[str, Column] = {}
    for column in columns:
        for heading in {normalise(word) for word in (column.code, *column.labels)}:
            if heading in found:
                raise ValueError(f"two columns are called {heading}: {found[heading].code}, {column.code}")
            found[heading] = column
    return found

"""The codes of the export's buttons, with the filters of a table in the button itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.codes import Code
from storage.exports import Kind

NOBODY = 0  # no choice: all of them


class Filter(StrEnum):
    """By what the rows of a table are narrowed; the name is the field's in `Narrowed`."""

    SESSION = "session"
    AREA = "area"
    STATE = "state"
    SINCE = "since"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True)
class Narrowed(Code, prefix=""):
    """A table and its filters, in the button itself. 0: all; `state`: the table's states from 1; `since`: YYYYMMDD."""

    kind: Kind
    session: int
    area: int
    state: int
    since: int
    municipality: int

    @classmethod
    def of(cls, other: Narrowed, **fields: object) -> Self:
        """The same filters on another button."""
        kept = {name: getattr(other, name) for name in ("kind", *Filter)}
        return cls(**{**kept, **fields})


@dataclass(frozen=True)
class OpenTable(Narrowed, prefix="ext"):
    """One table: in which format, and with which filters?"""


@dataclass(frozen=True)
class OpenFilters(Narrowed, prefix="exr"):
    """By what?"""


@dataclass(frozen=True)
class Pick(Narrowed, prefix="exp"):
    """The choices of one filter, a page of them."""

    field: Filter
    page: int


@dataclass(frozen=True)
class PrepareTable(Narrowed, prefix="exq"):
    """Prepares the table in the place of this screen."""

    format: str
    contacts: bool
    semicolon: bool


@dataclass(frozen=True)
class AskTableContacts(Narrowed, prefix="exk"):
    """With telephone numbers or without?"""

    format: str


@dataclass(frozen=True)
class OtherDelimiter(Narrowed, prefix="exs"):
    """The same table once more, its columns parted the other way: which one an Excel expects, its machine decides."""

    contacts: bool
    semicolon: bool


@dataclass(frozen=True)
class OpenExport(Code, prefix="ex"):
    """Which file?"""


@dataclass(frozen=True)
class OpenTables(Code, prefix="exl"):
    """Which table?"""


@dataclass(frozen=True)
class AskContacts(Code, prefix="exc"):
    """Everything with telephone numbers or without?"""

    name: str
    format: str


@dataclass(frozen=True)
class Prepare(Code, prefix="exf"):
    """Prepares the file in the place of this screen."""

    name: str
    format: str
    contacts: bool


@dataclass(frozen=True)
class Another(Code, prefix="exn"):
    """Which file? below a document, which cannot become another screen."""


@dataclass(frozen=True)
class Evening(Code, prefix="exe"):
    """Switches the evening's workbook on or off."""

    on: bool


@dataclass(frozen=True)
class StopEvening(Code, prefix="exz"):
    """Switches it off, below the workbook itself."""


def plain(kind: Kind) -> OpenTable:
    """The table without filters."""
    return OpenTable(kind, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY)

"""Reads one cell as its column's kind of value, or says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from bot.tables.columns import Column, Kind, Value
from bot.tables.guard import unguard
from storage.arabic import normalise, plain, tidy
from storage.phones import PhoneUnreadable, normalise_phone

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")
_MOMENT = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})[ T]+([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\.0+)?)?")
_SHOWN = 60  # characters of a wrong value that the fault repeats


@dataclass(frozen=True, slots=True)
class Broken:
    """A workbook's cell whose formula has no usable result."""

    shown: str


Cell: TypeAlias = str | int | float | bool | datetime | date | time | timedelta | Broken | None


class BadValue(Exception):
    """The cell cannot be what its column asks for."""

    def __init__(self, reason: str, **arguments: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.arguments = arguments


def is_empty(cell: Cell) -> bool:
    """Whether a person sees nothing in the cell."""
    return cell is None or (isinstance(cell, str) and not tidy(cell))


def read_cell(cell: Cell, column: Column) -> Value:
    """The cell's value; None for an empty cell of a column that allows it.

    Raises:
        BadValue: with the reason's id and arguments.
    """
    if isinstance(cell, Broken):
        raise BadValue("fault-value-formula", value=cell.shown)
    if is_empty(cell):
        if column.required:
            raise BadValue("fault-value-missing")
        return None
    return _READERS[column.kind](cell, column)


def _text(cell: Cell, column: Column) -> str:
    """The words, within their length."""
    text = tidy(unguard(written(cell)))
    if len(text) > column.max_length:
        raise BadValue("fault-value-long", limit=column.max_length, length=len(text))
    return text


def _code(cell: Cell, column: Column) -> str:
    """Latin letters and digits."""
    code = plain(written(cell))
    if not _CODE.fullmatch(code):
        raise _bad("code", cell)
    if len(code) > column.max_length:
        raise BadValue("fault-value-long", limit=column.max_length, length=len(code))
    return code


def _integer(cell: Cell, column: Column) -> int:
    """A whole number between the column's bounds."""
    text = plain(unguard(written(cell)))
    if not _INTEGER.fullmatch(text) or isinstance(cell, bool):
        raise _bad("integer", cell)
    number = int(text)
    if not column.minimum <= number <= column.maximum:
        raise BadValue("fault-value-range", value=text, minimum=column.minimum, maximum=column.maximum)
    return number


def _moment(cell: Cell, _: Column) -> datetime:
    """A date with its time. A workbook keeps fractions of a day, so that its own dates are rounded."""
    try:
        if isinstance(cell, datetime):
            return (cell + timedelta(seconds=30)).replace(second=0, microsecond=0)
        found = _MOMENT.fullmatch(plain(cell)) if isinstance(cell, str) else None
        if found:
            return datetime(*map(int, found.groups()))  # type: ignore[arg-type] # noqa: DTZ001 - local by contract
    except (ValueError, OverflowError) as error:  # the 30th of February, or the end of time
        raise _bad("moment", cell) from error
    raise _bad("moment", cell)


def _choice(cell: Cell, column: Column) -> str:
    """The code of the choice that is written, in whatever language."""
    wanted = normalise(written(cell))
    for word, code in column.choices.items():
        if normalise(word) == wanted:
            return code
    choices = ", ".join(dict.fromkeys(column.choices.values()))
    raise BadValue("fault-value-choice", value=_shown(cell), choices=choices)


def _phone(cell: Cell, _: Column) -> str:
    """A telephone number. A workbook that took it for a number has lost its first zero or its plus."""
    try:
        return normalise_phone(unguard(written(cell)))
    except PhoneUnreadable as error:
        raise _bad("phone", cell) from error


_READERS: dict[Kind, Callable[[Cell, Column], Value]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.MOMENT: _moment,
    Kind.INTEGER: _integer,
    Kind.CHOICE: _choice,
    Kind.PHONE: _phone,
}


def written(cell: Cell) -> str:
    """The cell as a person sees it in the sheet."""
    if isinstance(cell, float):
        return format(cell, ".15g")
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
    return str(cell)


def _shown(cell: Cell) -> str:
    """A wrong value, short enough to be repeated."""
    text = " ".join(tidy(written(cell)).split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _bad(kind: str, cell: Cell) -> BadValue:
    return BadValue(f"fault-value-{kind}", value=_shown(cell))

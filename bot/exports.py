"""Files that leave the forum: rows of storage in somebody's words, written so that a file is whole or not there.

The same way serves the command line and the chat. Rows are read on a connection of their own, as of one moment,
one at a time; the bot goes on beside it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from bot.tables.write_csv import write_csv
from bot.texts import Catalogue
from storage import audit, event, exports
from storage.database import Tx, connect, prepare, snapshot, transact
from storage.errors import OperatorError
from storage.export_rows import Values, Wanted
from storage.exports import Column, Kind, Shape
from storage.times import moment

FORMATS = ("csv",)
DELIMITERS = (",", ";")


class Header(StrEnum):
    """The words of a file: of its headings, states and names."""

    AR = "ar"
    EN = "en"
    CODE = "code"  # the contract's codes, for programs


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is written. `timezone` is that of a forum whose event was not brought in yet."""

    header: Header = Header.AR
    delimiter: str = ","
    timezone: str = "Africa/Tripoli"
    wanted: Wanted = field(default_factory=Wanted)


class NoSuchExport(OperatorError):
    """The file, its format or its delimiter is none of those that there are."""


class NowhereToWrite(OperatorError):
    """The file cannot be written where it is wanted."""


def kind_of(name: str, file_format: str = "csv") -> Kind:
    """The file called `name`. Raises NoSuchExport, which says what there is."""
    try:
        kind = Kind(name)
    except ValueError:
        kind = None
    if kind is None or file_format not in FORMATS:
        there_are = f"{', '.join(Kind)} as {', '.join(FORMATS)}"
        raise NoSuchExport(f"export {name} --format {file_format} is not there: there are {there_are}")
    return kind


def run(database: Path, name: str, file_format: str, output: Path, options: Options, *, now: datetime) -> int:
    """The command line's export, beside a running bot: writes the file, notes it in the audit log.

    Args:
        database: the main file, which must exist.
        name: which file, as Kind has it.
        file_format: csv.
        output: where to; an earlier file of that name is replaced when the new one is whole.
        options: words, delimiter, filters.
        now: the moment, aware.

    Returns:
        The number of rows below the header.

    Raises:
        NoSuchExport, NowhereToWrite, UnknownFilter; DatabaseTooNew, DatabaseUnusable.
    """
    kind = kind_of(name, file_format)
    if not database.is_file():
        raise NowhereToWrite(f"there is no database {database}")
    prepare(database)
    with snapshot(database, now) as tx:
        count = write(tx, kind, output, options, catalogue=Catalogue())
    connection = connect(database)
    try:
        transact(connection, now, note, kind, actor=None, rows=count, contacts=options.wanted.contacts)
    finally:
        connection.close()
    return count


def write(tx: Tx, kind: Kind, path: Path, options: Options, *, catalogue: Catalogue) -> int:
    """Writes the file at `path` from what `tx` reads, and returns the number of rows.

    Raises: NoSuchExport, NowhereToWrite, UnknownFilter.
    """
    if options.delimiter not in DELIMITERS:
        raise NoSuchExport(f"the delimiter {options.delimiter!r} is neither of {' '.join(DELIMITERS)}")
    found = exports.rows(tx, kind, replace(options.wanted, language=options.header.value))
    words = _Words(catalogue, options.header, ZoneInfo(event.timezone(tx) or options.timezone))
    columns = exports.TABLES[kind].columns
    header = [words.heading(column) for column in columns]
    with _in_place_of(path) as out:
        return write_csv(out, header, words.shown(columns, found), delimiter=options.delimiter)


@contextmanager
def _in_place_of(path: Path) -> Iterator[BinaryIO]:
    """A file beside `path`, which takes its place when it is whole. Raises: NowhereToWrite."""
    try:
        if path.exists() and not path.is_file():  # a folder, or a terminal, which no file must replace
            raise NowhereToWrite(f"{path} cannot be written: it is no file")
        path = path.resolve()  # what a link points to is written, and the link stays
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        unfinished.touch(mode=0o600)
        try:
            with unfinished.open("wb") as out:
                yield out
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise NowhereToWrite(f"{path} cannot be written: {error.strerror}") from error


def note(tx: Tx, kind: Kind, *, actor: int | None, rows: int, contacts: bool) -> None:
    """Writes the audit line of an export."""
    audit.note(tx, "export", actor=actor, subject=kind.value, after={"rows": rows, "contacts": contacts})


def file_name(kind: Kind, day: str) -> str:
    """`forum-recommendations-2025-12-16.csv`: Latin letters, which arrive everywhere."""
    return f"forum-{kind.value}-{day}.csv"


class _Words:
    """What headings and values are called in one file."""

    def __init__(self, catalogue: Catalogue, header: Header, zone: ZoneInfo) -> None:
        self._catalogue = catalogue
        self._header = header
        self._zone = zone
        self._hours: dict[str, str] = {}

    def heading(self, column: Column) -> str:
        """The column's name."""
        if self._header is Header.CODE:
            return column.code
        return _first(self._catalogue.format(self._header.value, column.text_id, {}))

    def shown(self, columns: Sequence[Column], rows: Iterator[Values]) -> Iterator[Values]:
        """The rows with their moments in the event's zone and their codes as words."""
        changes = [(at, change) for at, column in enumerate(columns) if (change := self._change(column))]
        if not changes:
            yield from rows
            return
        for row in rows:
            values = list(row)
            for at, change in changes:
                value = values[at]
                if value:
                    values[at] = change(value)
            yield values

    def _change(self, column: Column) -> Callable[[Any], str] | None:
        if column.shape is Shape.MOMENT:
            return self._local
        if self._header is Header.CODE:
            return None
        if column.shape is Shape.LABEL:
            return _Labels(self._catalogue, self._header.value, column.labels).__getitem__
        if column.shape is Shape.LABELS:
            labels = _Labels(self._catalogue, self._header.value, column.labels)
            between = self._catalogue.format(self._header.value, "column-between", {})
            return lambda codes: between.join(labels[code] for code in codes.split(","))
        return None

    def _local(self, text: str) -> str:
        """`2025-12-16 09:05` in the event's zone. Each hour is reckoned once, where the zone keeps its minutes."""
        hour = self._hours.get(text[:13])
        if hour is None:
            local = moment(f"{text[:13]}:00:00Z").astimezone(self._zone)
            hour = self._hours[text[:13]] = local.strftime("%Y-%m-%d %H:") if local.minute == 0 else ""
        return hour + text[14:16] if hour else moment(text).astimezone(self._zone).strftime("%Y-%m-%d %H:%M")


class _Labels(dict[str, str]):
    """The names of a column's codes, looked up once each; a code without a name stays as it is."""

    def __init__(self, catalogue: Catalogue, language: str, labels: str) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._language = language
        self._labels = labels

    def __missing__(self, code: str) -> str:
        text_id = f"column-{self._labels}-{code.replace('_', '-')}"
        known = self._catalogue.has(text_id)
        self[code] = name = _first(self._catalogue.format(self._language, text_id, {})) if known else code
        return name


def _first(spellings: str) -> str:
    """Of several spellings that are understood in files, the one that is written."""
    return spellings.partition("|")[0].strip()

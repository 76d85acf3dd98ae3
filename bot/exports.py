"""Files that leave the forum: which there are, in which formats, written so that a file is whole or not there.

The same way serves the command line and the chat. Rows are read on a connection of their own, as of one moment,
one at a time; the bot goes on beside it. How each format is written stands in bot/files/.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import BinaryIO

from bot.files.source import Options, Report, Sheet, Source
from bot.tables.write_csv import write_csv
from bot.texts import Catalogue
from storage import audit, programme
from storage.database import Tx, connect, prepare, snapshot, transact
from storage.errors import OperatorError
from storage.exports import Kind

DELIMITERS = (",", ";")
SCHEDULE = "schedule-json"  # the programme as conference tools exchange it
FOLDER = "folder"  # the one format that is no file: of everything at once, where the name has no ending
Writer = Callable[[BinaryIO, Source], int]
"""Writes one file from a source, and returns the number of its rows."""


class Document(StrEnum):
    """A file that is no single table."""

    REPORT = "report"
    STATEMENT = "statement"
    CODEBOOK = "codebook"
    ALL = "all"


class NoSuchExport(OperatorError):
    """The file, its format or its delimiter is none of those that there are."""


class NowhereToWrite(OperatorError):
    """The file cannot be written where it is wanted."""


@dataclass(frozen=True, slots=True)
class File:
    """Which file in which format, both of FORMATS."""

    name: str
    format: str


def asked(name: str, file_format: str = "", output: Path | None = None) -> File:
    """The file called `name` in the format given, else in that of `output`'s ending, else in its first format.

    Raises: NoSuchExport, which says what there is.
    """
    formats = FORMATS.get(name)
    if formats is None:
        raise NoSuchExport(f"export {name} is not there: there are {', '.join(FORMATS)}")
    ending = output.suffix.lower().removeprefix(".") if output is not None else ""
    if name == Document.ALL and (file_format or ending or FOLDER) == FOLDER:
        return File(name, FOLDER)
    if not file_format:
        known = any(ending in others for others in FORMATS.values())
        file_format = ending if known else next(iter(formats))
    if file_format not in formats:
        raise NoSuchExport(f"export {name} --format {file_format} is not there: there are {', '.join(formats)}")
    return File(name, file_format)


def run(  # what the verb is given
    database: Path,
    name: str,
    file_format: str,
    output: Path,
    options: Options,
    *,
    now: datetime,
    report: Report | None = None,
) -> int:
    """The command line's export, beside a running bot: writes the file, notes it in the audit log.

    Args:
        database: the main file, which must exist.
        name: which file, as FORMATS has it.
        file_format: one of its formats, or '' for that of `output`'s ending.
        output: where to; an earlier file of that name is replaced when the new one is whole.
        options: words, delimiter, filters.
        now: the moment, aware.
        report: told how far it is.

    Returns:
        The number of rows in it.

    Raises:
        NoSuchExport, NowhereToWrite, UnknownFilter; DatabaseTooNew, DatabaseUnusable.
    """
    file = asked(name, file_format, output)
    if _is_folder(output) and file.format != FOLDER:
        raise NowhereToWrite(f"{output} cannot be written: it is a directory")
    if not database.is_file():
        raise NowhereToWrite(f"there is no database {database}")
    prepare(database)
    with snapshot(database, now) as tx:
        source = Source(tx, options, Catalogue(), folder=database.parent, report=report)
        count = write(file, output, source)
    connection = connect(database)
    try:
        transact(connection, now, note, file, actor=None, rows=count, contacts=options.wanted.contacts)
    finally:
        connection.close()
    return count


def write(file: File, path: Path, source: Source) -> int:
    """Writes the file at `path` and returns the number of rows.

    Raises: NoSuchExport, NowhereToWrite, UnknownFilter.
    """
    delimiter = source.options.delimiter
    if delimiter not in DELIMITERS:
        raise NoSuchExport(f"the delimiter {delimiter!r} is neither of {' '.join(DELIMITERS)}")
    if file.format == FOLDER:
        try:
            return _folder(path.resolve(), source)
        except OSError as error:
            raise NowhereToWrite(f"{path} cannot be written: {error.strerror}") from error
    with _in_place_of(path) as out:
        return FORMATS[file.name][file.format](out, source)


def _is_folder(path: Path) -> bool:
    """Whether there is a folder; what cannot even be looked for is none, and is told when it is written."""
    try:
        return path.is_dir()
    except OSError:
        return False


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


def note(tx: Tx, file: File, *, actor: int | None, rows: int, contacts: bool) -> None:
    """Writes the audit line of an export."""
    after = {"format": file.format, "rows": rows, "contacts": contacts}
    audit.note(tx, "export", actor=actor, subject=file.name, after=after)


def file_name(file: File, day: str) -> str:
    """`forum-recommendations-2025-12-16.csv`: Latin letters, which arrive everywhere."""
    if file.format == SCHEDULE:
        return f"forum-schedule-{day}.json"
    return f"forum-{file.name}-{day}.{file.format}"


def _csv(out: BinaryIO, source: Source, sheet: Sheet) -> int:
    words = source.words
    header = [words.heading(column) for column in sheet.columns]
    return write_csv(out, header, words.shown(sheet.columns, sheet.rows), delimiter=source.options.delimiter)


def _xlsx(out: BinaryIO, source: Source, sheet: Sheet) -> int:
    from bot.files.workbook import write_sheet  # noqa: PLC0415  # heavy, and most starts of the bot write none

    return write_sheet(out, source, sheet, source.t.plain(f"export-{sheet.name}"))


def _json(out: BinaryIO, source: Source, sheet: Sheet) -> int:
    from bot.files.json_file import write_json  # noqa: PLC0415  # as above

    return write_json(out, source, sheet)


def _table(write: Callable[[BinaryIO, Source, Sheet], int], kind: Kind, out: BinaryIO, source: Source) -> int:
    return write(out, source, source.sheet(kind, codes=write is _json))


def _codebook(write: Callable[[BinaryIO, Source, Sheet], int], out: BinaryIO, source: Source) -> int:
    from bot import codebook  # noqa: PLC0415  # as above

    return write(out, source, codebook.sheet(source))


def _whole(out: BinaryIO, source: Source) -> int:
    from bot.files.whole import write_whole  # noqa: PLC0415  # as above

    return write_whole(out, source)


def _report(out: BinaryIO, source: Source) -> int:
    from bot.files.report import write_report  # noqa: PLC0415  # as above

    return write_report(out, source)


def _statement(out: BinaryIO, source: Source) -> int:
    from bot.files.statement import write_statement  # noqa: PLC0415  # as above

    return write_statement(out, source)


def _zip(out: BinaryIO, source: Source) -> int:
    from bot.files.bundle import write_zip  # noqa: PLC0415  # as above

    return write_zip(out, source, _parts())


def _folder(path: Path, source: Source) -> int:
    from bot.files.bundle import write_folder  # noqa: PLC0415  # as above

    return write_folder(path, source, _parts())


def _schema(out: BinaryIO, source: Source) -> int:  # noqa: ARG001  # a Writer
    from bot.files.json_file import written_schema  # noqa: PLC0415  # as above

    out.write(written_schema().encode())
    return 0


def _parts() -> dict[str, Writer]:
    """What everything at once holds, by the names in it."""
    parts = {
        "forum.xlsx": FORMATS[Document.ALL]["xlsx"],
        "report.docx": FORMATS[Document.REPORT]["docx"],
        "statement.docx": FORMATS[Document.STATEMENT]["docx"],
        "codebook.csv": FORMATS[Document.CODEBOOK]["csv"],
        "json/exports.schema.json": _schema,
    }
    for kind in Kind:
        for name, write in FORMATS[kind].items():
            if name == "xlsx":
                continue  # a sheet of the workbook
            place = f"{name}/{kind.value}.{name}" if name in ("csv", "json") else f"{kind.value}.{name}"
            parts[place] = partial(_among, kind, write)
    return parts


def _among(kind: Kind, write: Writer, out: BinaryIO, source: Source) -> int:
    return write(out, source.among(kind))


def _calendar(out: BinaryIO, source: Source) -> int:
    from bot import calendars  # noqa: PLC0415  # as above

    sessions = programme.sessions(source.tx)
    out.write(calendars.write(source.tx, source.t, sessions))
    return len(sessions)


def _schedule(out: BinaryIO, source: Source) -> int:
    from bot.files.schedule_json import write_schedule  # noqa: PLC0415  # as above

    return write_schedule(out, source)


_TABULAR = {"csv": _csv, "xlsx": _xlsx, "json": _json}

FORMATS: Mapping[str, Mapping[str, Writer]] = {
    **{kind.value: {name: partial(_table, write, kind) for name, write in _TABULAR.items()} for kind in Kind},
    Kind.PROGRAMME.value: {
        **{name: partial(_table, write, Kind.PROGRAMME) for name, write in _TABULAR.items()},
        "ics": _calendar,
        SCHEDULE: _schedule,
    },
    Document.REPORT.value: {"docx": _report},
    Document.STATEMENT.value: {"docx": _statement},
    Document.CODEBOOK.value: {name: partial(_codebook, _TABULAR[name]) for name in ("csv", "xlsx")},
    Document.ALL.value: {"zip": _zip, "xlsx": _whole},
}
"""Every file by its name, with a writer for each of its formats; the first is what comes where none is named."""

"""What every file is written from: one moment of the database, the words, the filters, and the tables in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.files.words import Words
from bot.texts import SOURCE, Catalogue, Texts
from storage import event, exports, releases
from storage.database import Tx
from storage.event import Event
from storage.export_rows import Values, Wanted
from storage.exports import Column, Kind


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


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file is: the part under way, of how many, and the rows of it that are written."""

    part: int
    parts: int
    rows: int


Report = Callable[[Progress], None]
ROWS_BETWEEN = 2_000  # signs of life


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on its way into a file: its name, its columns, its rows one by one."""

    name: str
    columns: Sequence[Column]
    rows: Iterator[Values]


class Source:
    """One moment of the forum, in somebody's words.

    `folder` is where the database lies, with the letterhead; `report` is told how far the file is.
    """

    def __init__(
        self,
        tx: Tx,
        options: Options,
        catalogue: Catalogue,
        *,
        folder: Path | None = None,
        report: Report | None = None,
    ) -> None:
        self.tx = tx
        self.options = options
        self.catalogue = catalogue
        self.folder = folder
        self._report = report
        self._at = Progress(1, 1, 0)
        self.zone = ZoneInfo(event.timezone(tx) or options.timezone)
        self.language = SOURCE if options.header is Header.CODE else options.header.value
        self.words = Words(catalogue, options.header.value, self.zone)

    @cached_property
    def t(self) -> Texts:
        """The words of documents; a file of codes has Arabic ones."""
        return Texts(self.catalogue, self.language, self.zone)

    @cached_property
    def event(self) -> Event | None:
        """The event, where one was brought in."""
        return event.find(self.tx)

    @cached_property
    def version(self) -> int:
        """The number of the programme's release that is in force; 0 before the first."""
        return releases.latest(self.tx)

    @property
    def now(self) -> datetime:
        """The moment as of which the files are."""
        return self.tx.now

    @property
    def title(self) -> str:
        """The event's name."""
        return self.t.pick(self.event.name_ar, self.event.name_en) if self.event else ""

    def progress(self, at: Progress) -> None:
        """A sign of life."""
        self._at = at
        if self._report is not None:
            self._report(at)

    def sheet(self, kind: Kind, *, codes: bool = False) -> Sheet:
        """A table of the forum with the filters that it takes. `codes`: names of focus areas as codes.

        Raises: UnknownFilter.
        """
        language = Header.CODE.value if codes else self.options.header.value
        wanted = replace(self.options.wanted, language=language, zone=self.zone)
        rows = exports.rows(self.tx, kind, wanted)
        return Sheet(kind.value, exports.TABLES[kind].columns, self._told(rows) if self._report else rows)

    def among(self, kind: Kind) -> Source:
        """The same for one table of many: filters that this table does not take are left out."""
        table = exports.TABLES[kind]
        wanted = self.options.wanted
        left = {name: "" for name in ("session", "focus_area", "municipality") if name not in table.filters}
        if wanted.state not in table.states:
            left["state"] = ""
        since = wanted.since if "since" in table.filters else None
        options = replace(self.options, wanted=replace(wanted, since=since, **left))  # type: ignore[arg-type]
        narrow = Source(self.tx, options, self.catalogue, folder=self.folder, report=self._report)
        narrow._at = self._at
        return narrow

    def _told(self, rows: Iterator[Values]) -> Iterator[Values]:
        for number, row in enumerate(rows, 1):
            if number % ROWS_BETWEEN == 0:
                self.progress(replace(self._at, rows=number))
            yield row

"""Writes workbooks: sheets that read from the right, real dates and numbers, and text that stays text.

A workbook of ordinary size has real tables with filters and stripes. One with more rows than anybody reads is written
row by row in little memory (XlsxWriter's constant-memory mode, which knows no tables): filters and frozen headings
remain. What looks like a formula needs no guard here: a cell has a type.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from bot.files.source import Sheet, Source
from storage.export_rows import Values
from storage.exports import Column, Shape

TABLE_ROWS = 5_000  # of one sheet; beyond that the workbook is written in little memory
LONGEST = 32_767  # UTF-16 units of one cell; Excel's own bound
FONT = "Arial"
LINE, TALLEST = 15, 409  # points: of one line, and of the tallest row that Excel knows
PAGE_WIDTH = 230  # letters that can still be read across one page
WIDTHS = {
    "title": 34, "problem": 46, "action": 46, "answer": 40, "comment": 52, "text": 60, "workshop": 26, "name": 30,
    "responsible_body": 26, "author": 26, "title_ar": 30, "title_en": 30, "description_ar": 44, "description_en": 44,
    "focus_area": 24, "position": 24, "facilitator": 26, "room": 18, "list": 26, "checked_in_by": 24, "chips": 28,
    "progress": 30, "code": 20, "meaning": 70, "meaning_ar": 60, "meaning_en": 60, "values": 44, "file": 20,
    "column": 24, "heading_ar": 24, "heading_en": 24, "audience": 24, "roles": 20, "substitute": 24,
}  # fmt: skip
"""Of columns, in letters; the others are as wide as their shape asks."""
NARROW = {Shape.NUMBER: 11, Shape.DECIMAL: 11, Shape.MOMENT: 17, Shape.DAY: 13}
LATIN = frozenset({"reference", "workshop_code", "code", "merged_into", "phone", "column"})
"""Columns that read from the left."""

Put = Callable[[int, int, Any], object]


@dataclass(frozen=True, slots=True)
class Placed:
    """A sheet as it was written: where its rows stand, for charts. `last` is the last row, from 0."""

    page: Any
    name: str
    last: int


class Book:
    """A workbook under way. `small`: everything fits into memory, and the sheets become tables."""

    def __init__(self, out: BinaryIO, source: Source, *, small: bool) -> None:
        self.source = source
        self._small = small
        self._tables = 0
        self._parts = TemporaryDirectory(prefix="forum-")  # of a large workbook, until it is put together
        options = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "in_memory": small,
            "constant_memory": not small,
            "tmpdir": self._parts.name,
        }
        self.workbook = xlsxwriter.Workbook(out, options)
        self.workbook.set_properties({"title": source.title, "created": source.now.replace(tzinfo=None)})
        self._formats: dict[str, Any] = {}

    def close(self) -> None:
        """Writes what is left. Raises: OSError."""
        try:
            self.workbook.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args else None
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from error
        finally:
            self._parts.cleanup()

    def add(self, sheet: Sheet, title: str) -> Placed:
        """Adds a sheet with its rows. `title` is its name on the tab."""
        page = self.workbook.add_worksheet(title[:31])
        words = self.source.words
        for at, column in enumerate(sheet.columns):
            page.set_column(at, at, _width(column), self.format(column))
        page.set_row(0, 34)  # two lines of a heading
        headings = [words.heading(column) for column in sheet.columns]
        for at, heading in enumerate(headings):
            page.write_string(0, at, heading, self.heading())
        puts = [self._put(page, column) for column in sheet.columns]
        last = 0
        for last, row in enumerate(sheet.rows, 1):
            lines = self._lines(sheet.columns, row) if self._small else 1
            if lines > 1:  # not every program finds the height of wrapped text by itself
                page.set_row(last, min(lines * LINE, TALLEST))
            for at, value in enumerate(row):
                if value is not None and value != "":
                    puts[at](last, at, value)
        self._dress(page, sheet.columns, headings, last)
        self._set_up_print(page, title, sum(_width(column) for column in sheet.columns))
        return Placed(page, title[:31], last)

    def heading(self) -> Any:
        """How a heading looks."""
        look = {**self._words(), "bold": True, "bg_color": "#0B6E4F", "font_color": "#FFFFFF", "valign": "vcenter"}
        return self._format("heading", look)

    def format(self, column: Column) -> Any:
        """How the cells of a column look."""
        if column.shape is Shape.MOMENT:
            return self._latin("moment", num_format="yyyy-mm-dd hh:mm")
        if column.shape is Shape.DAY:
            return self._latin("day", num_format="yyyy-mm-dd")
        if column.shape is Shape.NUMBER:
            return self._latin("number", num_format="0")
        if column.shape is Shape.DECIMAL:
            rate = column.code.endswith("rate")
            return self._latin("rate" if rate else "decimal", num_format="0%" if rate else "0.0")
        if column.code in LATIN:
            return self._latin("latin", num_format="@")
        return self._format("words", {**self._words(), "num_format": "@"})

    def _words(self) -> dict[str, Any]:
        look = {"valign": "top", "text_wrap": True, "font_name": FONT}
        return {**look, "reading_order": 2, "align": "right"} if self.source.t.rtl else look

    def _latin(self, name: str, **look: Any) -> Any:
        look = {"reading_order": 1, "align": "center", "valign": "top", "font_name": FONT, **look}
        return self._format(name, look)

    def _format(self, name: str, look: Mapping[str, Any]) -> Any:
        if name not in self._formats:
            self._formats[name] = self.workbook.add_format(look)
        return self._formats[name]

    @staticmethod
    def _lines(columns: Sequence[Column], row: Values) -> int:
        """How many lines the row's longest text takes, about."""
        most = 1
        for column, value in zip(columns, row, strict=True):
            if type(value) is str and column.shape is Shape.TEXT:
                letters = _width(column) * 1.2  # Arabic ones are narrower than a digit
                most = max(most, sum(1 + int((len(line) - 1) / letters) for line in value.split("\n")))
        return most

    def _put(self, page: Any, column: Column) -> Put:
        """What writes a value of the column: a number as a number, a moment as a date, all else as text."""
        look, words = self.format(column), self.source.words
        number, string = page.write_number, page.write_string
        if column.shape in (Shape.NUMBER, Shape.DECIMAL):
            return lambda row, at, value: number(row, at, value, look)
        if column.shape in (Shape.MOMENT, Shape.DAY):
            day = self._latin("day", num_format="yyyy-mm-dd")
            return lambda row, at, value: number(row, at, words.serial(value), look if len(value) > 10 else day)
        naming = words.naming(column)
        if naming is not None:
            return lambda row, at, value: string(row, at, naming(value), look)
        return lambda row, at, value: string(row, at, cell_text(value), look)

    def _dress(self, page: Any, columns: Sequence[Column], headings: Sequence[str], last: int) -> None:
        """Filters, stripes where the size allows them, headings that stay in sight."""
        if self._small:
            self._tables += 1
            named = [
                {"header": heading, "header_format": self.heading(), "format": self.format(column)}
                for heading, column in zip(headings, columns, strict=True)
            ]
            look = {"style": "Table Style Light 9", "columns": named, "name": f"Table{self._tables}"}
            page.add_table(0, 0, max(1, last), len(columns) - 1, look)
        else:
            page.autofilter(0, 0, max(1, last), len(columns) - 1)
        page.freeze_panes(1, 0)

    def _set_up_print(self, page: Any, title: str, width: int) -> None:
        """A4, headings on every page; a table too wide to be read on one page goes over several."""
        if self.source.t.rtl:
            page.right_to_left()
        page.set_paper(9)  # A4
        page.set_landscape()
        page.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
        page.fit_to_pages(max(1, round(width / PAGE_WIDTH)), 0)
        page.repeat_rows(0)
        page.repeat_columns(0)
        escaped = f"{self.source.title} | {title}".replace("&", "&&")
        page.set_header(f"&C{escaped[:250]}")
        page.set_footer("&C&P / &N")


def write_sheet(out: BinaryIO, source: Source, sheet: Sheet, title: str) -> int:
    """Writes a workbook of one table and returns the number of its rows. Raises: OSError."""
    first = list(islice(sheet.rows, TABLE_ROWS + 1))
    book = Book(out, source, small=len(first) <= TABLE_ROWS)
    placed = book.add(Sheet(sheet.name, sheet.columns, chain(first, sheet.rows)), title)
    book.close()
    return placed.last


def cell_text(value: object) -> str:
    """Text as a cell holds it: line breaks as Excel writes them, and no longer than it can be."""
    text = value if type(value) is str else str(value)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST:
        text = text.encode("utf-16-le")[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore") + "…"
    return text


def _width(column: Column) -> int:
    return NARROW.get(column.shape) or WIDTHS.get(column.code, 16)

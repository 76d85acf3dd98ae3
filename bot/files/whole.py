"""The workbook of everything: a sheet for each table, the summary of feedback with charts, and the codebook last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, BinaryIO

from bot import codebook
from bot.files.source import Sheet, Source
from bot.files.workbook import TABLE_ROWS, Book, Placed
from storage import figures
from storage.export_rows import Values
from storage.exports import TABLES, Kind

ORDER = (
    Kind.RECOMMENDATIONS,
    Kind.FEEDBACK_SUMMARY,
    Kind.FEEDBACK,
    Kind.PARTICIPANTS,
    Kind.ATTENDANCE,
    Kind.ANNOUNCEMENTS,
    Kind.PROGRAMME,
)
GREEN, GOLD = "#0B6E4F", "#E09F3E"
_CHART_WIDTH, _CHART_HEIGHT = 900, 380  # pixels, at least
_ROW = 20  # pixels of a row of ordinary height


@dataclass(frozen=True, slots=True)
class _Begun:
    """A table whose first rows are read, so that it is known whether it is of ordinary size."""

    sheet: Sheet
    kind: Kind
    small: bool


def write_whole(out: BinaryIO, source: Source) -> int:
    """Writes the workbook and returns the number of rows of all its tables. Raises: OSError, UnknownFilter."""
    begun = [_begin(source.among(kind), kind) for kind in ORDER]
    book = Book(out, source, small=all(one.small for one in begun))
    count = 0
    for one in begun:
        placed = book.add(one.sheet, source.t.plain(f"export-{one.kind.value}"))
        count += placed.last
        if one.kind is Kind.FEEDBACK_SUMMARY:
            _charts(book, placed)
    book.add(codebook.short_sheet(source), source.t.plain("export-codebook"))
    book.close()
    return count


def _begin(source: Source, kind: Kind) -> _Begun:
    sheet = source.sheet(kind)
    first: list[Values] = list(islice(sheet.rows, TABLE_ROWS + 1))
    rows: Iterator[Values] = chain(first, sheet.rows)
    return _Begun(Sheet(sheet.name, sheet.columns, rows), kind, len(first) <= TABLE_ROWS)


def _charts(book: Book, placed: Placed) -> None:
    """Below the summary: the average of each session and of each focus area, and how many answered."""
    summary = figures.summary(book.source.tx)
    sessions = sum(one.group is figures.Group.SESSION for one in summary)
    if placed.last != len(summary):  # filtered: some of one kind alone
        sessions = placed.last
    t = book.source.t
    charts = [("column-chart-ratings", "average", 1, sessions), ("column-chart-answers", "answers", 1, sessions)]
    if placed.last > sessions:
        charts.append(("column-chart-areas", "average", sessions + 1, placed.last))
    row, breaks = placed.last + 2, []
    for text_id, column, first, last in charts:
        if last < first:
            continue
        chart = _chart(book, placed, column, (first, last))
        chart.set_title({"name": t.plain(text_id), "name_font": {"size": 14}})
        height = max(_CHART_HEIGHT, 36 * (last - first + 1))
        chart.set_size({"width": _CHART_WIDTH, "height": height})
        placed.page.insert_chart(row, 0, chart, {"object_position": 2})
        breaks.append(row)
        row += -(-height // _ROW) + 2
    placed.page.set_h_pagebreaks(breaks)


def _chart(book: Book, placed: Placed, column: str, rows: tuple[int, int]) -> Any:
    """Bars that grow from the side where reading begins, the first on top."""
    codes = [one.code for one in TABLES[Kind.FEEDBACK_SUMMARY].columns]
    name, value = codes.index("name"), codes.index(column)
    first, last = rows
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [placed.name, first, name, last, name],
            "values": [placed.name, first, value, last, value],
            "fill": {"color": GREEN if column == "average" else GOLD},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "0.0" if column == "average" else "0"},
        }
    )
    rtl = book.source.t.rtl
    scale = {"min": 0, "max": 5} if column == "average" else {"min": 0}
    chart.set_x_axis({"reverse": rtl, "major_gridlines": {"visible": False}, **scale})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 11}})
    chart.set_legend({"none": True})
    return chart

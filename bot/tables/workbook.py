"""Takes an XLSX workbook apart into records: dates are real dates, formulas count for what they came to.

A workbook is a zip of XML that a stranger made: it is looked over, part by part and within bounds, before a
parser sees it, and nothing that declares entities or a document type gets that far.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat
from typing import TYPE_CHECKING, Any

from bot.tables.cells import Broken, Cell, is_empty
from bot.tables.columns import Limits, Unreadable
from bot.tables.text_file import Record

if TYPE_CHECKING:
    from openpyxl import Workbook

_PARTS = 2_000
_XML = (".xml", ".rels", ".vml")
_DECLARED = re.compile(rb"""^<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,  # what XML parsers raise
    OSError,
    RuntimeError,  # a part with a password
)


class Sheets:
    """The visible sheets of one workbook. Raises Unreadable for what is no workbook or not a safe one."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._limits = limits
        with _damage_is_unreadable():
            computed = _look_over(content, limits)
            self._results = _open(content, results=True)
            self._formulas = _open(content, results=False) if computed else None
            self.titles = [s.title for s in self._results.worksheets if s.sheet_state == "visible"]

    def records(self, title: str, *, at_most: int | None = None) -> list[Record]:
        """The rows of a sheet that hold anything; the line is the row's own number."""
        found: list[Record] = []
        with _damage_is_unreadable():
            for line, cells in enumerate(self._rows(title), 1):
                if len(cells) > self._limits.columns:
                    raise Unreadable("fault-file-columns", line=line, limit=self._limits.columns)
                if cells:
                    found.append(Record(line, cells))
                # One row more than the limit, for the headings.
                if len(found) > self._limits.rows + 1 or line > self._limits.lines:
                    raise Unreadable("fault-file-rows", limit=self._limits.rows)
                if len(found) == at_most:
                    break
        return found

    def _rows(self, title: str) -> Iterator[tuple[Cell, ...]]:
        """The cells of each row, without the empty ones at its end."""
        formulas = repeat(None) if self._formulas is None else _rows_of(self._formulas, title)
        for row, sources in zip(_rows_of(self._results, title), formulas, strict=False):
            cells = [_value(cell, source) for cell, source in zip(row, sources or repeat(None), strict=False)]
            while cells and is_empty(cells[-1]):
                cells.pop()
            yield tuple(cells)


def _rows_of(book: Workbook, title: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet. What the file says of its size may be wrong and is not asked."""
    sheet: Any = book[title]
    sheet.reset_dimensions()
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows()
    return rows


def _value(cell: Any, source: Any) -> Cell:
    """The cell's value; Broken for a formula that was never computed or came to an error."""
    value: Cell = cell.value
    if cell.data_type == "e":
        return Broken(str(value))
    # A formula that came to an empty text says so by its type.
    if value is None and source is not None and source.data_type == "f" and cell.data_type != "str":
        return Broken(str(getattr(source.value, "text", source.value)))
    return value


def _open(content: bytes, *, results: bool) -> Workbook:
    """The workbook row by row, with what its formulas came to or with the formulas."""
    from openpyxl import load_workbook  # noqa: PLC0415  # a quarter of the bot's start, for the few who send one

    return load_workbook(io.BytesIO(content), read_only=True, data_only=results, keep_links=False)


def _look_over(content: bytes, limits: Limits) -> bool:
    """Whether there are formulas in the workbook. Raises Unreadable if it is too large or unsafe to parse."""
    computed = False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > _PARTS or sum(part.file_size for part in parts) > limits.unzipped_bytes:
            raise Unreadable("fault-file-large", limit=limits.unzipped_bytes)
        for part in parts:
            data = archive.read(part)
            if not _is_safe(part.filename, data):
                raise Unreadable("fault-file-unsafe")
            computed = computed or ("worksheets/" in part.filename and _FORMULA.search(data) is not None)
    return computed


def _is_safe(name: str, data: bytes) -> bool:
    """No part declares entities or a document type, nor hides it in another encoding than UTF-8."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return False
    if not name.lower().endswith(_XML):
        return True
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = _DECLARED.match(text)
    encoding = declared.group(1).lower() if declared else b"utf-8"
    return text[:1] in {b"<", b""} and b"\0" not in text and encoding in {b"utf-8", b"utf8", b"us-ascii"}


@contextmanager
def _damage_is_unreadable() -> Iterator[None]:
    """Turns what a broken workbook makes its parsers raise into one fault, and silences their advice."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except _DAMAGE as error:
            raise Unreadable("fault-file-unreadable") from error

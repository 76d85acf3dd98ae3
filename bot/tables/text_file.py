"""Takes a text file apart into records, as Excel on any Windows may have written it: UTF-8 with or without
a mark, UTF-16 or Windows-1256; commas, semicolons or tabs; line breaks inside quotes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from bot.tables.cells import Cell
from bot.tables.columns import Limits, Unreadable

DELIMITERS = (",", ";", "\t")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it lies in the file, and the line where it begins."""

    line: int
    cells: tuple[Cell, ...]


def decode(content: bytes) -> str:
    """The file's text. Raises Unreadable for what is no text, or UTF-8 that was damaged."""
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError:
        raise Unreadable("fault-file-encoding") from None
    if _NOT_TEXT.search(text):
        raise Unreadable("fault-file-unreadable")
    return text


def _encoding(content: bytes) -> str:
    """The encoding by its mark, else by what the bytes can be."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    if b"\0" in content[:2]:
        return "utf-16-be" if content.startswith(b"\0") else "utf-16-le"
    text = content.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(character > "\x7f" for character in text) - wrong
    # Arabic in Windows-1256 is hardly ever right as UTF-8 by chance; mostly right means UTF-8 that was cut.
    return "utf-8" if wrong == 0 or right > wrong else "cp1256"


def records(text: str, delimiter: str, limits: Limits) -> Iterator[Record]:
    """The records that hold anything, in order. Raises Unreadable at the first that cannot be told apart."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins, count = 1, 0
    while True:
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error:
            raise Unreadable("fault-file-quotes", line=begins) from None
        if len(cells) > limits.columns:
            raise Unreadable("fault-file-columns", line=begins, limit=limits.columns)
        if any(cell.strip() for cell in cells):
            count += 1
            yield Record(begins, tuple(cells))
        # One row more than the limit, for the headings.
        if count > limits.rows + 1 or begins > limits.lines:
            raise Unreadable("fault-file-rows", limit=limits.rows)
        begins = lines.line_num + 1


def first_records(text: str, delimiter: str, limits: Limits, *, count: int) -> list[Record]:
    """Up to `count` records from the top, as far as they can be read."""
    found: list[Record] = []
    with suppress(Unreadable):
        found.extend(islice(records(text, delimiter, limits), count))
    return found

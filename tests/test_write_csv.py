"""What goes out as CSV opens in Excel as text, and reads back exactly."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tables.guard import guard, unguard
from bot.tables.write_csv import write_csv

NASTY = st.text(alphabet="'\"=+-@\t\r\n \u00a0\u200f\u200e\u202e\u2066\u2007\ufeff\uff1d\uff0b,;aب1", max_size=12)
TEXTS = st.one_of(NASTY, st.text(max_size=30))


def written(header: Sequence[str], rows: Sequence[Sequence[object]], *, delimiter: str = ",") -> bytes:
    out = io.BytesIO()
    write_csv(out, header, rows, delimiter=delimiter)
    return out.getvalue()


def read_back(content: bytes, *, delimiter: str = ",") -> list[list[str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=delimiter, strict=True))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+218912345678", "-5", "@a", "\t=1", "\rx", " \u00a0=1", "\u200f=1", "\u202e\u2066+1", "\uff1dA1", "'=1"],
)
def test_what_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guard(text) == "'" + text


@pytest.mark.parametrize("text", ["", "نص", "1+1", "a=b", "'اقتباس'", "• بند", "7 أغسطس", "  نص"])
def test_plain_words_are_left_alone(text: str) -> None:
    assert guard(text) == text


@given(TEXTS)
def test_the_guard_comes_off_exactly(text: str) -> None:
    assert unguard(guard(text)) == text


@given(TEXTS)
def test_a_guarded_cell_never_begins_with_a_formulas_sign(text: str) -> None:
    assert not guard(text).lstrip(" \u00a0\u200e\u200f\u202e\u2066\u2007\ufeff").startswith(("=", "+", "-", "@"))


@given(st.lists(st.lists(TEXTS.map(lambda text: text.replace("\0", "")), min_size=2, max_size=3), max_size=4))
def test_rows_read_back_as_they_were(rows: list[list[str]]) -> None:
    for delimiter in (",", ";"):
        back = read_back(written(["أ", "ب"], rows, delimiter=delimiter), delimiter=delimiter)
        assert [[unguard(cell) for cell in row] for row in back[1:]] == rows


def test_the_bytes_are_those_that_excel_expects() -> None:
    content = written(["الاسم", "العدد"], [('قال "نعم"', 3), (None, -2)])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content[3:].decode() == '"الاسم","العدد"\r\n"قال ""نعم""","3"\r\n"","-2"\r\n'


def test_a_line_break_inside_a_cell_stays_inside_it() -> None:
    assert read_back(written(["نص"], [("أ\nب\r\nج",)])) == [["نص"], ["أ\nب\r\nج"]]


def test_headings_are_guarded_too_and_nul_never_gets_out() -> None:
    assert read_back(written(["=x"], [("أ\0ب",)])) == [["'=x"], ["أب"]]


def test_the_number_of_rows_is_returned_and_the_file_stays_open() -> None:
    out = io.BytesIO()
    assert write_csv(out, ["n"], ((n,) for n in range(7))) == 7
    assert out.write(b"") == 0


def test_what_was_written_before_a_fault_in_the_rows_is_not_held_back() -> None:
    def rows() -> object:
        yield ("أ",)
        raise RuntimeError("the database went away")

    out = io.BytesIO()
    with pytest.raises(RuntimeError):
        write_csv(out, ["نص"], rows())  # type: ignore[arg-type]
    assert not out.closed


class _Sink(io.RawIOBase):
    """Swallows everything, and counts it."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        size = len(data)  # type: ignore[arg-type]
        self.size += size
        return size


def test_any_number_of_rows_goes_through_little_memory() -> None:
    row = ("W1-001", "توصية بشأن الإيرادات المحلية " * 10, None, 4) * 5
    sink = _Sink()
    with io.BufferedWriter(sink) as out:
        tracemalloc.start()
        count = write_csv(out, ["x"] * 20, (row for _ in range(5_000)))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert count == 5_000
    assert sink.size > 10_000_000
    assert peak < 500_000

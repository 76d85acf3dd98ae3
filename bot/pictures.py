"""Pictures of figures, as PNG: bars that grow from the right, for a phone in the hand and for a slide on the wall.

1280 pixels wide, which a phone shows whole, with letters that are still read when it is 360 points wide. Drawn by
matplotlib, which shapes Arabic by itself and brings a font for it. It is heavy (half a second and 50 MB) and imported
when the first picture is drawn: draw in a job, never in a turn.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 1280  # pixels; the height follows the rows
SHORTEST = 720  # pixels: 16 to 9, a slide
DPI = 200
MOST = 14  # rows of one picture: more would be too small to read; see `in_parts`
INK, PALE, TRACK = "#14213d", "#5c677d", "#eef0f4"
ACCENT = "#0b6e4f"
LAYERS = ("#0b6e4f", "#e09f3e", "#3d5a80", "#9e2a2b", "#6a994e", "#8d99ae", "#7b2d8b", "#118ab2", "#b08968", "#343a40")

_HEAD, _FOOT, _ROW, _KEY = 190, 90, 82, 62  # pixels: the title, the note, a row, a line of the key
_MARGIN = 48
_LABELS = 0.36  # of the width
_LETTERS = 24  # of a label on one line
_TITLE, _PLAIN, _SMALL = 16.0, 11.5, 10.0  # points: 44, 32 and 28 pixels
_KEYS_IN_LINE = 3
_RLM = "\u200f"


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands around the bars, as plain text. `below` the title, `note` at the foot; `rtl`: from the right."""

    title: str
    below: str = ""
    note: str = ""
    rtl: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, and the words at its end. Without a value there is no bar, and the words say why."""

    label: str
    value: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar of several parts, in the order of the key, and the words at its end."""

    label: str
    parts: Sequence[float]
    shown: str


def bars(heading: Heading, rows: Sequence[Bar], *, highest: float = 0, shortest: int = SHORTEST) -> bytes:
    """Draws a bar a row, the first on top.

    Args:
        heading: title and notes.
        rows: at most MOST.
        highest: the value that fills the width; 0 for the highest that there is.
        shortest: how high the picture is at least, in pixels.

    Returns:
        The PNG.

    Raises:
        ValueError: there are more rows than can be read.
    """
    whole = highest or max((row.value or 0 for row in rows), default=0) or 1
    stacks = [(row.label, () if row.value is None else (row.value,), row.shown) for row in rows]
    return _draw(heading, [Stack(*stack) for stack in stacks], whole, (), shortest)


def stacked(heading: Heading, rows: Sequence[Stack], key: Sequence[str], *, highest: float = 0) -> bytes:
    """Draws a bar of several parts a row; `key` names the parts. The rest is as `bars` has it."""
    whole = highest or max((sum(row.parts) for row in rows), default=0) or 1
    return _draw(heading, rows, whole, key, SHORTEST)


def in_parts(rows: Sequence[T]) -> list[Sequence[T]]:
    """The rows in as few pictures as can be read, of about the same length each."""
    pictures = max(1, -(-len(rows) // MOST))
    each = -(-len(rows) // pictures)
    return [rows[at : at + each] for at in range(0, len(rows), each)] if rows else [rows]


def fold(text: str, letters: int, lines: int) -> str:
    """The text on as many lines at most, cut with an ellipsis where even that is too short."""
    found: list[str] = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if len(longer) <= letters or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    kept = [line if len(line) <= letters else f"{line[: letters - 1]}…" for line in found[:lines]]
    if len(found) > lines and not kept[-1].endswith("…"):
        kept[-1] = f"{kept[-1][: letters - 1]}…"
    return "\n".join(kept)


def _draw(heading: Heading, rows: Sequence[Stack], whole: float, key: Sequence[str], shortest: int) -> bytes:
    if len(rows) > MOST:
        raise ValueError(f"{len(rows)} rows are too many for one picture: {MOST} at most")
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  # half a second and 50 MB
    from matplotlib.figure import Figure  # noqa: PLC0415

    lines = -(-len(key) // _KEYS_IN_LINE)
    height = max(shortest, _HEAD + _FOOT + _ROW * len(rows) + _KEY * lines)
    figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    axes: Any = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    paper = _Paper(axes, rtl=heading.rtl)
    _words(paper, heading, height)
    _key(paper, key)
    top = _HEAD + _KEY * lines
    row_height = min((height - top - _FOOT) / max(1, len(rows)), 2 * _ROW)
    for number, row in enumerate(rows):
        _row(paper, row, whole, y=top + row_height * (number + 0.5))
    return _png(figure)


def _words(paper: _Paper, heading: Heading, height: float) -> None:
    paper.text(_MARGIN, 58, fold(heading.title, 44, 1), size=_TITLE, weight="bold")
    paper.text(_MARGIN, 124, fold(heading.below, 68, 1), size=_PLAIN, color=PALE)
    paper.text(_MARGIN, height - 40, fold(heading.note, 76, 1), size=_SMALL, color=PALE)


def _key(paper: _Paper, names: Sequence[str]) -> None:
    """Which colour is which, before the bars."""
    between = (WIDTH - 2 * _MARGIN) / _KEYS_IN_LINE
    for number, name in enumerate(names):
        line, place = divmod(number, _KEYS_IN_LINE)
        x, y = _MARGIN + between * place, _HEAD - 12 + _KEY * line
        paper.bar(x, y, 30, 30, LAYERS[number % len(LAYERS)])
        paper.text(x + 44, y, fold(name, 26, 1), size=_SMALL)


def _row(paper: _Paper, row: Stack, whole: float, *, y: float) -> None:
    """The label, the track, the bar on it, and the words at the bar's end."""
    begin = WIDTH * _LABELS
    room = WIDTH - _MARGIN - begin - 170  # for the words
    paper.text(
        begin - 24, y, fold(row.label, _LETTERS, 2), size=_PLAIN if len(row.label) <= _LETTERS else _SMALL, at_end=True
    )
    paper.bar(begin, y, room, 38, TRACK)
    x = begin
    for number, part in enumerate(row.parts):
        length = room * min(max(part, 0), whole) / whole
        paper.bar(x, y, length, 38, LAYERS[number % len(LAYERS)])
        x += length
    paper.text(begin + room + 18, y, fold(row.shown, 12, 2), size=_PLAIN if len(row.shown) <= 8 else _SMALL)


class _Paper:
    """Draws in pixels from the edge at which reading begins."""

    def __init__(self, axes: Axes, *, rtl: bool) -> None:
        self._axes: Any = axes
        self._rtl = rtl

    def bar(self, x: float, y: float, length: float, thickness: float, color: str) -> None:
        """A bar that begins `x` from the edge, in the middle of `y`."""
        if length <= 0:
            return
        left = WIDTH - x - length if self._rtl else x
        self._axes.broken_barh([(left, length)], (y - thickness / 2, thickness), facecolors=color, linewidth=0)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        color: str = INK,
        weight: str = "normal",
        at_end: bool = False,
    ) -> None:
        """Words that begin `x` from the edge, or end there; what people typed is never read as mathematics."""
        shown = "\n".join(f"{_RLM if self._rtl else ''}{legible(line)}" for line in text.split("\n") if line)
        side = "right" if self._rtl != at_end else "left"
        self._axes.text(
            WIDTH - x if self._rtl else x,
            y,
            shown,
            ha=side,
            va="center",
            size=size,
            color=color,
            weight=weight,
            linespacing=1.25,
            parse_math=False,
        )


def legible(text: str) -> str:
    """The text without what the font cannot draw: an emoji, a mark of control."""
    known = _glyphs()
    return "".join(letter for letter in text if letter.isprintable() and ord(letter) in known).strip()


@cache
def _glyphs() -> frozenset[int]:
    from matplotlib.font_manager import findfont, get_font  # noqa: PLC0415  # as above

    return frozenset(get_font(findfont("DejaVu Sans")).get_charmap())


def _png(figure: Figure) -> bytes:
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=DPI)
    return out.getvalue()

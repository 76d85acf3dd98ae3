"""The hall's screen: a picture with the room code in digits that the last row can read, and the bot's QR.

Drawn by matplotlib, which shapes Arabic by itself and brings a font for it. It is heavy to import, and is imported
when the first picture is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import segno

from bot.pictures import fold

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 1920, 1080  # pixels
DPI = 100
INK, PALE, ACCENT = "#14213d", "#5c677d", "#0b6e4f"
LONGEST_LINE = 34  # letters of the title on one line
LINES = 2
QR_SIDE = 0.46  # of the picture's height


@dataclass(frozen=True, slots=True)
class Slide:
    """What stands on it, as plain text. `address` is what the QR opens; `rtl`: read from the right."""

    title: str
    when: str
    label: str
    code: str
    hint: str
    scan: str
    address: str
    rtl: bool = True


def draw(path: Path, slide: Slide) -> None:
    """Draws the slide as a PNG of 1920 × 1080. Takes a second the first time. Raises: OSError."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  # half a second and 50 MB
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    _words(figure, slide)
    _code(figure, slide)
    _qr(figure, slide)
    figure.savefig(path, format="png", dpi=DPI)


def wrapped(title: str) -> str:
    """The title on two lines at most, cut with an ellipsis where even that is too short."""
    return fold(title, LONGEST_LINE, LINES)


def _words(figure: Figure, slide: Slide) -> None:
    x, side = _edge(slide)
    figure.text(x, 0.93, wrapped(slide.title), ha=side, va="top", size=52, weight="bold", color=INK, linespacing=1.3)
    figure.text(x, 0.665, slide.when, ha=side, va="top", size=30, color=PALE)
    figure.text(x, 0.13, slide.hint, ha=side, va="center", size=28, color=PALE)


def _code(figure: Figure, slide: Slide) -> None:
    x, side = _edge(slide)
    figure.text(x, 0.545, slide.label, ha=side, va="center", size=40, color=INK)
    figure.text(x, 0.345, " ".join(slide.code), ha=side, va="center", size=150, weight="bold", color=ACCENT)


def _qr(figure: Figure, slide: Slide) -> None:
    dark = segno.make(slide.address, error="m", micro=False).matrix
    width = QR_SIDE * HEIGHT / WIDTH
    left = 0.05 if slide.rtl else 0.95 - width
    axes = figure.add_axes((left, 0.19, width, QR_SIDE))
    axes.imshow([[0 if module else 1 for module in row] for row in dark], cmap="gray", interpolation="nearest")
    axes.axis("off")
    figure.text(left + width / 2, 0.13, slide.scan, ha="center", va="center", size=28, color=PALE)


def _edge(slide: Slide) -> tuple[float, str]:
    """Where the words begin."""
    return (0.95, "right") if slide.rtl else (0.05, "left")

"""The screens of the forum's pictures."""

from __future__ import annotations

from collections.abc import Iterator

from bot.screen import Screen
from bot.texts import Texts
from handlers import report


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """In the order in which somebody of the secretariat meets them."""
    yield "report/drawing", report.drawing_screen(t)
    for count in (0, 1, 2, 3, 11, 100):
        yield f"report/drawn, {count}", report.drawn_screen(t, count)
    yield "report/below a picture", report.caption_screen(t, t.plain("picture-ratings"), "16", "08:30")

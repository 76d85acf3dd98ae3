"""The question before a session is said to be over."""

from __future__ import annotations

from collections.abc import Iterator

from bot.screen import Screen
from bot.texts import Texts
from handlers.endings import sure_screen
from handlers.gallery.programme import sample_sessions


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """The one question."""
    yield "is it over", sure_screen(t, sample_sessions()[0])

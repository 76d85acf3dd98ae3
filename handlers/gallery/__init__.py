"""Every screen of the bot in each language, drawn by the screens' own functions: what /screens of the sandbox shows.

A feature's module here gives its screens with sample records; refusals.py draws every mistake that people can make, and
words.py lists the texts that stand on no screen of the chat.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.sample import TIMEZONE
from bot.sandbox import Screen as Shown
from bot.screen import Screen
from bot.texts import Catalogue, Texts


def screens(catalogue: Catalogue | None = None) -> list[Shown]:
    """All of them, feature by feature, each in every language."""
    catalogue = catalogue or Catalogue()
    texts = [Texts(catalogue, language, ZoneInfo(TIMEZONE)) for language in catalogue.languages]
    return [shown for t in texts for shown in _features(t)]


def _features(t: Texts) -> Iterator[Shown]:
    for module in sorted(name for _, name, _ in pkgutil.iter_modules(__path__)):
        drawn = importlib.import_module(f"{__name__}.{module}").screens(t)
        for title, screen in drawn:
            yield _shown(t, module, title, screen)


def _shown(t: Texts, group: str, title: str, screen: Screen) -> Shown:
    return Shown(
        id=f"{t.language}/{group}/{title}",
        group=group,
        title=title,
        language=t.language,
        text=screen.text,
        entities=list(screen.entities) if screen.entities is not None else None,
        parse_mode=None if screen.entities is not None else "HTML",
        reply_markup=screen.markup(),
    )

"""The welcome and the menu, for everybody who may see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.imports import read_event
from bot.sample import SEED
from bot.screen import Screen
from bot.texts import Texts
from handlers.menu import View, menu_screen, welcome_screen
from storage.event import Event


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """From the first word to the menu of staff."""
    forum, name = sample_event(), t.plain("personal-position-deputy")
    yield "welcome", welcome_screen(t, forum, View())
    yield "welcome, some are invited", welcome_screen(t, forum, View(codes=True))
    yield "welcome, one real day", welcome_screen(t, replace(forum, sample=False, ends_on=forum.starts_on), View())
    yield "welcome, a draft waits", welcome_screen(t, forum, View(drafts=(1,)))
    yield "welcome, staff who do not take part", welcome_screen(t, forum, View(staff=True))
    yield "welcome, no event yet", welcome_screen(t, None, View())
    yield "menu", menu_screen(t, forum, View(name))
    yield "menu, a draft waits", menu_screen(t, forum, View(name, drafts=(1,)))
    yield "menu, staff", menu_screen(t, forum, View(name, staff=True))
    yield "menu, staff with drafts", menu_screen(t, forum, View(name, staff=True, drafts=(1, 2)))


def sample_event() -> Event:
    """The event of the sample forum."""
    return read_event((SEED / "event.toml").read_bytes()).rows[0]

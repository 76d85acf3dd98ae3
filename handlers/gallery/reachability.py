"""Whom the bot does not reach."""

from __future__ import annotations

from collections.abc import Iterator

from bot.screen import Screen
from bot.texts import Texts
from handlers import reachability
from storage.reachability import Lost, Reach


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """The figures, then the names for each reason."""
    for count in (0, 1, 2, 3, 11, 100):
        yield f"figures, {count}", reachability.unreachable_screen(t, dict.fromkeys(Reach, count))
    name, place = t.plain("registration-name-label"), t.plain("personal-municipality-other")
    people = [Lost(1, name, place, place), Lost(2, name, "", ""), Lost(3, "", "", "")]
    for reach in Reach:
        yield f"names, {reach.value}", reachability.lost_screen(t, reach, people, total=3)
    yield "names, a page of many", reachability.lost_screen(t, Reach.NEVER, people, total=90, page=1)

"""The staff's door, as each role finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.doors import OPENED_BY, Door
from bot.screen import Screen
from bot.texts import Texts
from handlers.staff_door import SECTIONS, opened, section_screen, staff_screen
from storage.people import Role


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """The door of each role, then every section."""
    for role in Role:
        yield role.value, staff_screen(t, [role], opened(_opened_by(role)))
    for name, tools in SECTIONS.items():
        yield f"section {name}", section_screen(t, name, tools)


def _opened_by(role: Role) -> Callable[[Door], bool]:
    return lambda door: role in OPENED_BY[door]

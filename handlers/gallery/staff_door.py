"""The staff's door, as each role finds it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.doors import OPENED_BY
from bot.screen import Screen
from bot.texts import Texts
from handlers.staff_door import everything, staff_screen
from storage.people import Role


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """The door of each role; of the owner also once the forum is over."""
    for role in Role:
        yield role.value, _door(t, role)
    yield "owner, after the forum", _door(t, Role.OWNER, over=True)


def _door(t: Texts, role: Role, *, over: bool = False) -> Screen:
    tools = [tool for tool in everything(over=over) if role in OPENED_BY[tool.door]]
    return staff_screen(t, [role], tools)

"""The way back to the menu, which every screen has: no screen is a dead end."""

from __future__ import annotations

from dataclasses import dataclass

from bot.codes import Code
from bot.screen import Button, Row
from bot.texts import Texts


@dataclass(frozen=True)
class Home(Code, prefix="m"):
    """Shows the menu in the place of this screen."""


def home_row(t: Texts) -> Row:
    """The last row of a screen."""
    return (Button(t.plain("home"), Home()),)

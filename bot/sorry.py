"""What the chat says where something was refused, or went wrong on our side."""

from __future__ import annotations

from bot.home import home_row
from bot.screen import Screen
from bot.texts import Texts
from storage.errors import UserError


def refusal_screen(t: Texts, refused: UserError) -> Screen:
    """A mistake's sentence, and the way on."""
    return Screen(t(refused.text_id(), **refused.arguments), (home_row(t),))


def apology_screen(t: Texts) -> Screen:
    """It was our fault."""
    return Screen(t("apology"), (home_row(t),))

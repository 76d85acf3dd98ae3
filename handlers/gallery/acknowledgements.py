"""«Received», before and after the press."""

from __future__ import annotations

from collections.abc import Iterator

from bot.home import home_row
from bot.screen import Button, Screen
from bot.texts import Texts
from handlers.acknowledgements import Acknowledge, noted_screen, received_row


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """The button, the button after the press, and what is said where the message cannot be changed."""
    about = "announcement:3"
    yield "asks", Screen(t("received-noted"), (received_row(t, about), home_row(t)))
    done = Button(t.plain("received-done"), Acknowledge("announcement", 3))
    yield "noted", Screen(t("received-noted"), ((done,), home_row(t)))
    yield "noted in a message of its own", noted_screen(t)

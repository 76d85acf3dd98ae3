"""Edits of cards that keep themselves current (storage/watching.py): each as its owner may see it now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bot.frame import Frame
from bot.screen import Screen
from storage import outbox, people
from storage.database import Tx
from storage.outbox import Class
from storage.people import Visitor
from storage.watching import SECONDS, Cards

W = TypeVar("W")


def renew(tx: Tx, frame: Frame, cards: Cards[W], draw: Callable[[Visitor, W], Screen | None]) -> None:
    """Edits every card that is open. `draw` gives None for whom a card is not any more: it stays as it is."""
    for watch in cards.watched(tx):
        visitor = people.known(tx, watch.user_id, frame.owners)
        screen = draw(visitor, watch.shows) if visitor is not None else None
        if screen is None:
            cards.stop(tx, watch.user_id)
            continue
        card = cards.about(watch.user_id)
        outbox.add(
            tx,
            watch.user_id,
            "editMessageText",
            screen.written,
            klass=Class.CHANGE,
            card=card,
            every=SECONDS,
            about=card,
        )

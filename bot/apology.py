"""The plain word to somebody whom a mistake of the bot has left without an answer, where no turn can say it."""

from __future__ import annotations

from collections.abc import Callable

from bot.frame import Frame, send
from bot.home import home_row
from bot.screen import Screen
from storage import people
from storage.database import Tx
from storage.delivery import Mark
from storage.outbox import Class, Outcome

ABOUT = "apology"  # what the rows are about, so that for one of them no other is made
ANSWERS = ("sendMessage", "editMessageText")

Apologise = Callable[[Tx, int], None]
"""Queues the word for a private chat."""


def apologise(tx: Tx, frame: Frame, user_id: int) -> None:
    """Queues the word, in the person's language, with the way to the menu."""
    t = frame.texts(tx, people.language_of(tx, user_id))
    send(tx, user_id, Screen(t("apology"), (home_row(t),)), klass=Class.REPLY, about=ABOUT)


def left_without_answer(mark: Mark) -> bool:
    """Whether Telegram has refused, for good, what answers a person."""
    row = mark.row
    answers = row.method in ANSWERS and row.klass in (Class.REPLY, Class.STRANGER) and row.chat_id > 0
    return mark.outcome is Outcome.FAILED and answers and row.about != ABOUT

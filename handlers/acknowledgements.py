"""«Received»: the button below what must not be missed, whoever sends it.

    bot      تغيير في البرنامج … التحول الرقمي، من 11:15 إلى 10:30 … [وصلني] [البرنامج] [القائمة الرئيسية]
    Basel    [وصلني]
    bot      (the same message) … [✓ سُجّل الاستلام] [البرنامج] [القائمة الرئيسية]

Who sends such a message puts `received_row(t, about)` above its own rows, and calls `acknowledgements.ask` for each
account with the row that it queues. Who has answered is asked of storage/acknowledgements.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.codes import Code
from bot.doors import Door
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen
from bot.texts import Texts
from bot.turn import Turn
from storage import acknowledgements, outbox
from storage.errors import NotFound


@dataclass(frozen=True)
class Acknowledge(Code, prefix="ack"):
    """The message that is about KIND:NUMBER has arrived."""

    kind: str
    number: int


def received_row(t: Texts, about: str) -> Row:
    """The button below a message that is `about` something, such as changes:3."""
    kind, _, number = about.partition(":")
    return (Button(t.plain("received-button"), Acknowledge(kind, int(number)), style="primary"),)


def noted_screen(t: Texts) -> Screen:
    """Noted, where the message itself is too old to be changed."""
    return Screen(t("received-noted"), (home_row(t),))


def acknowledge(turn: Turn) -> None:
    """A press on «received»: noted at once, and the button says so from then on."""
    code = turn.pressed(Acknowledge)
    first = acknowledgements.acknowledge(turn.tx, f"{code.kind}:{code.number}", turn.user_id)
    if first is None:
        raise NotFound
    turn.toast(turn.t.plain("toast-received" if first else "toast-received-before"))
    if not turn.keyboard or not isinstance(turn.place, int):
        turn.say(noted_screen(turn.t))
        return
    rows = _noted(turn.t, turn.keyboard, code)
    payload = {"message_id": turn.place, "reply_markup": {"inline_keyboard": rows}}
    outbox.add(turn.tx, turn.chat_id, "editMessageReplyMarkup", payload, klass=turn.klass)


def _noted(t: Texts, rows: list[list[dict[str, Any]]], code: Code) -> list[list[dict[str, Any]]]:
    """The message's buttons, the pressed one saying that it is noted."""
    done = Button(t.plain("received-done"), code).markup()
    return [[done if button.get("callback_data") == code.pack() else button for button in row] for row in rows]


TAPS = (Tap(Acknowledge, acknowledge, Door.ANYONE),)

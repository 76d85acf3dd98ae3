"""The message in which a form asks: one in a chat, so that the questions above it do not keep buttons that are dead.

The newest one is the card ASKED. When the next question comes as a new message, because the answer was typed, the old
one loses its buttons. ENDED is where a form ended or was left by a tap: what comes from there for a form that is gone
is the second tap of an impatient finger, and the screen that it asks for has been shown.
"""

from __future__ import annotations

from bot import frame
from bot.screen import Screen
from bot.turn import Turn
from storage import cards, outbox

ASKED, ENDED = "form", "form-ended"


def go_to_newest(turn: Turn) -> None:
    """A form's button above the message that asks now: what follows is shown there, where the chat ends.

    So it is with two copies of one question, after a crash between sending the first and noting that it was sent.
    """
    if not isinstance(turn.place, int):
        return
    coming = cards.on_its_way(turn.tx, turn.chat_id, ASKED)
    newest = ASKED if coming else cards.message_of(turn.tx, turn.chat_id, ASKED)
    if newest == ASKED or (isinstance(newest, int) and turn.place < newest):
        _strip(turn, turn.place)
        turn.place = newest


def ask(turn: Turn, screen: Screen) -> None:
    """Shows a form's screen; only this message of the chat asks from now on."""
    before = cards.message_of(turn.tx, turn.chat_id, ASKED)
    turn.show(screen, card=ASKED)
    if turn.place not in (before, ASKED):
        _strip(turn, before)


def ask_below(turn: Turn, screen: Screen, *, key: str | None = None) -> None:
    """The same as a new message at the end of the chat; only once for a `key`."""
    before = cards.message_of(turn.tx, turn.chat_id, ASKED)
    if frame.send(turn.tx, turn.chat_id, screen, klass=turn.klass, card=ASKED, key=key):
        _strip(turn, before)


def end(turn: Turn) -> None:
    """No form asks in this chat any more."""
    before, pressed = cards.message_of(turn.tx, turn.chat_id, ASKED), turn.place
    cards.forget(turn.tx, turn.chat_id, ASKED)
    if isinstance(pressed, int):
        cards.put(turn.tx, turn.chat_id, ENDED, pressed)
    if pressed not in (before, ASKED):
        _strip(turn, before)


def ended_here(turn: Turn) -> bool:
    """Whether the pressed message is the one on which a form ended."""
    pressed = turn.place
    return pressed is not None and pressed == cards.message_of(turn.tx, turn.chat_id, ENDED)


def _strip(turn: Turn, message_id: int | None) -> None:
    if message_id is not None:
        outbox.add(turn.tx, turn.chat_id, "editMessageReplyMarkup", {"message_id": message_id}, klass=turn.klass)

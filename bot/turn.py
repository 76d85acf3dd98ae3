"""A turn: one person's one update, and what the bot says to it.

Handlers get a turn and nothing else. They never speak to Telegram: what they say becomes outbox rows of the same
transaction, so that it is said if and only if it was done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from telegram import Message, Update

from bot import frame as speak
from bot.cleaning import CONFIDENTIAL
from bot.codes import Code
from bot.fetching import SentFile
from bot.frame import Frame
from bot.reading import KEYBOARD, PRESSED
from bot.screen import Screen
from storage import drafts, outbox, people
from storage.database import Tx
from storage.errors import OutOfDate
from storage.outbox import Class
from storage.people import Person, Visitor

C = TypeVar("C", bound=Code)
TOAST_LENGTH = 200  # Bot API, answerCallbackQuery


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a tap: best effort, once, after the commit."""

    query_id: str
    text: str = ""
    alert: bool = False


class Turn:
    """One update inside its transaction. `received_at` decides about windows and deadlines, not the handling."""

    def __init__(self, tx: Tx, frame: Frame, update: Update, received_at: datetime) -> None:
        self.tx = tx
        self.frame = frame
        self.update = update
        self.received_at = received_at
        user, chat = update.effective_user, update.effective_chat
        self.user_id = user.id if user else 0
        self.chat_id = chat.id if chat else self.user_id
        self.private = chat is None or chat.type == "private"
        self.visitor: Visitor = self._meet()
        self.t = frame.texts(tx, self.visitor.language)
        self.code: Code | None = None  # of the pressed button, typed
        self.file: SentFile | None = None  # as the route asked for it
        self._toast: tuple[str, bool] | None = None
        query = update.callback_query
        self.place: int | str | None = query.message.message_id if query is not None and query.message else None
        """The message that `show` changes: the pressed one or, by name, a card that is on its way and stands for it."""

    def _meet(self) -> Visitor:
        """Whoever speaks to the bot gets an account; who only talks in a group, or blocks it, has not spoken to it."""
        tx, owners = self.tx, self.frame.owners
        if self.private and self.user_id and self.update.my_chat_member is None:
            return people.meet(tx, self.user_id, owners)
        return people.known(tx, self.user_id, owners) or people.stranger(tx, self.user_id, owners)

    @property
    def person(self) -> Person:
        """The registered participant. Raises NotRegistered for anybody else."""
        if self.visitor.person is None or not self.visitor.registered:
            raise people.NotRegistered
        return self.visitor.person

    @property
    def message(self) -> Message | None:
        """What the person wrote or sent; None for a tap, whose message is the bot's own."""
        return self.update.effective_message if self.update.callback_query is None else None

    @property
    def text(self) -> str:
        """What was typed, or ''."""
        return (self.message.text or "") if self.message is not None else ""

    @property
    def argument(self) -> str:
        """What stands behind a command: the payload of /start."""
        return self.text.partition(" ")[2].strip()

    @property
    def keyboard(self) -> list[list[dict[str, Any]]]:
        """The rows of buttons of the pressed message, as the Bot API writes them; none where it is not known."""
        query = self.update.callback_query
        return query.api_kwargs.get(KEYBOARD, []) if query is not None else []

    @property
    def klass(self) -> Class:
        """How soon replies go out: people of the forum, and those busy with a form, come before strangers."""
        known = self.visitor.person is not None or self.visitor.roles
        busy = known or drafts.busy(self.tx, self.user_id)
        return Class.REPLY if busy else Class.STRANGER

    def pressed(self, kind: type[C]) -> C:
        """The code of the pressed button. Raises OutOfDate when it is of another kind."""
        if not isinstance(self.code, kind):
            raise OutOfDate
        return self.code

    def say(self, screen: Screen, *, card: str | None = None) -> None:
        """Sends a new message to where the update came from."""
        speak.send(self.tx, self.chat_id, screen, klass=self.klass, card=card)

    def show(self, screen: Screen, *, card: str | None = None) -> None:
        """Turns the message whose button was pressed into `screen`; sends a new one where none was pressed.

        So it does below a file or a picture, which cannot become a screen.
        """
        if self.place is None or screen.contact is not None or self._is_file():
            self.say(screen, card=card)
            return
        payload = screen.written
        if isinstance(self.place, int):
            payload = outbox.changing(self.place, payload)
        else:
            card = self.place
        outbox.add(self.tx, self.chat_id, "editMessageText", payload, klass=self.klass, card=card)

    def show_sealed(self, screen: Screen, *, below: int | None = None) -> None:
        """As `show`, of what nobody is to find in the file: sealed while it waits, without a trace once it is sent.

        With `below`, as a new message that answers the one of that id.
        """
        self.confidential()
        payload, method = screen.written, "sendMessage"
        if below is not None:
            answered = {"message_id": below, "allow_sending_without_reply": True}
            payload = outbox.written(screen.payload() | {"reply_parameters": answered})
        elif isinstance(self.place, int):
            payload, method = outbox.changing(self.place, payload), "editMessageText"
        outbox.add_sealed(self.tx, self.chat_id, method, payload, seal=self.frame.seal, klass=self.klass)

    def _is_file(self) -> bool:
        """Whether the message whose place it is has no text; of one too old to be read that is not known."""
        query = self.update.callback_query
        pressed = query.api_kwargs.get(PRESSED) if query is not None else None
        if not isinstance(pressed, dict) or pressed["message_id"] != self.place:
            return False
        return "text" not in pressed and bool(pressed.get("date"))

    def confidential(self) -> None:
        """What came in with this update is wiped from the disk as soon as it is handled."""
        self.tx.wake(CONFIDENTIAL)

    def toast(self, text: str, *, alert: bool = False) -> None:
        """Answers the tap with a line over the chat, or with a box to close if `alert`. Plain text."""
        self._toast = (text[:TOAST_LENGTH], alert)

    def answer(self) -> Toast | None:
        """The toast to send after the commit: every tap gets one, an empty one if nothing was to be said."""
        query = self.update.callback_query
        if query is None:
            return None
        text, alert = self._toast or ("", False)
        return Toast(query.id, text, alert)

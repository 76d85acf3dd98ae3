"""Updates as python-telegram-bot's objects, from the JSON that the inbox keeps.

A tap is built from its few parts: of the message under the button nobody reads more than its place and the rows of
its buttons as they came, and to make objects of its whole text and keyboard takes ten times as long as of the tap.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar

from telegram import Bot, CallbackQuery, Chat, InaccessibleMessage, MaybeInaccessibleMessage, Message, Update, User

Known = TypeVar("Known", User, Chat)
KEYBOARD = "keyboard"  # under which a tap's api_kwargs have the rows of buttons, as the Bot API writes them
PRESSED = "pressed"  # likewise, the message under the button as it came


def read(body: str, bot: Bot) -> Update:
    """The update. Raises whatever its shape makes python-telegram-bot or this module raise."""
    raw = json.loads(body)
    query = raw.get("callback_query")
    if query is None:
        return Update.de_json(raw, bot)
    return Update(raw["update_id"], callback_query=_tap(query))


def _tap(query: dict[str, Any]) -> CallbackQuery:
    pressed = query.get("message")
    return CallbackQuery(
        id=query["id"],
        from_user=_once(_user, query["from"]),
        chat_instance=query.get("chat_instance", ""),
        message=InaccessibleMessage(_once(_chat, pressed["chat"]), pressed["message_id"]) if pressed else None,
        data=query.get("data"),
        api_kwargs=(
            {KEYBOARD: (pressed.get("reply_markup") or {}).get("inline_keyboard", []), PRESSED: pressed}
            if pressed
            else None
        ),
    )


def _once(make: Callable[[tuple[tuple[str, Any], ...]], Known], raw: dict[str, Any]) -> Known:
    """The user or the chat, made once: whoever taps taps again, and these objects never change."""
    try:
        return make(tuple(raw.items()))
    except TypeError:  # it holds more than words and numbers
        return make.__wrapped__(raw.items())  # type: ignore[attr-defined, no-any-return]


@lru_cache(maxsize=1000)
def _user(written: tuple[tuple[str, Any], ...]) -> User:
    return User.de_json(dict(written))


@lru_cache(maxsize=1000)
def _chat(written: tuple[tuple[str, Any], ...]) -> Chat:
    return Chat.de_json(dict(written))


def pressed_message(update: Update) -> Message | None:
    """The whole message under the pressed button, with the one that it answers; None where Telegram gives none."""
    query = update.callback_query
    raw = query.api_kwargs.get(PRESSED) if query is not None else None
    if not isinstance(raw, dict):
        return None
    message = MaybeInaccessibleMessage.de_json(raw)
    return message if isinstance(message, Message) else None


def sender(body: str, at: datetime) -> Update | None:
    """Who sent an update that cannot be read, as a bare update to answer; None where that cannot be read either.

    Args:
        body: the JSON that the inbox keeps.
        at: when it came.
    """
    try:
        raw = json.loads(body)
        query = raw.get("callback_query")
        if query is not None:
            tap = CallbackQuery(str(query["id"]), _bare(query["from"]), chat_instance="")
            return Update(raw["update_id"], callback_query=tap)
        message = raw["message"]
        chat = Chat(int(message["chat"]["id"]), str(message["chat"]["type"]))
        return Update(raw["update_id"], message=Message(0, at, chat, from_user=_bare(message["from"])))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _bare(user: dict[str, Any]) -> User:
    return User(int(user["id"]), "", is_bot=bool(user.get("is_bot")))

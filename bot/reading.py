"""Updates as python-telegram-bot's objects, from the JSON that the inbox keeps.

A tap is built from its few parts: of the message under the button nobody reads more than its place, and to make
objects of its whole text and keyboard takes ten times as long as of the tap.
"""

from __future__ import annotations

import json
from typing import Any

from telegram import Bot, CallbackQuery, Chat, InaccessibleMessage, Update, User


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
        from_user=User.de_json(query["from"]),
        chat_instance=query.get("chat_instance", ""),
        message=InaccessibleMessage(Chat.de_json(pressed["chat"]), pressed["message_id"]) if pressed else None,
        data=query.get("data"),
    )

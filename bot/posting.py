"""How a row is posted: whether it need leave at all, what Telegram is asked for, and how its text goes out anew.

The dispatcher (bot/dispatcher.py) asks it of each row that leaves.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.queues import Departure
from storage.delivery import Row, makes_message

FILE = '"file":'  # stands in a payload that names a file; as words of a person it would be written otherwise


def pointless(row: Row, now: Callable[[], datetime]) -> str | None:
    """Why a row need not leave any more. An edit of a card that was never sent becomes its sending."""
    if row.expires_at is not None and row.expires_at <= now():
        return "it came too late to help"
    if row.card is None or row.message_id is not None or makes_message(row.method):
        return None
    if row.method != "editMessageText":
        return "there is no such message"
    row.method = "sendMessage"
    return None


def request(departure: Departure) -> tuple[str, bytes | dict[str, Any]]:
    """The method and its parameters. JSON is taken as it lies, with the chat and the message put in front, unless it
    names files to upload.
    """
    row, address = departure.row, departure.chat.address
    named = row.message_id is not None and not row.fixed and not makes_message(row.method)
    front = f'{{"chat_id":{address}' + (f',"message_id":{row.message_id}' if named else "")
    if FILE in row.payload or row.payload == "{}":
        return row.method, {**json.loads(front + "}"), **json.loads(row.payload)}
    return row.method, f"{front},{row.payload[1:]}".encode()


def without_topic(row: Row) -> None:
    """The topic is gone: the message leaves for the chat itself."""
    row.payload = _without(row.payload, "message_thread_id")


def as_new(row: Row) -> None:
    """The message to edit is gone: its text leaves as a new one."""
    row.method, row.message_id, row.fixed = "sendMessage", None, False
    row.payload = _without(row.payload, "message_id")


def _without(payload: str, name: str) -> str:
    parameters = json.loads(payload)
    parameters.pop(name, None)
    return json.dumps(parameters, ensure_ascii=False)

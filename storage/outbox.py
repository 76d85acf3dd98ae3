"""What the bot has to say, in the order in which it will be said.

A row is one call of the Bot API. Handlers add rows in the transaction of what they change; the dispatcher sends
them and marks what became of each (storage/delivery.py). A sent row keeps its key and outcome, and loses its payload.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from storage.database import Tx
from storage.times import stamp


class Class(IntEnum):
    """Who goes first; within one chat and class the order of the rows holds."""

    REPLY = 0  # to what a person has just done
    CHANGE = 1  # changes of the programme, reminders, feedback cards, progress cards
    ANNOUNCEMENT = 2
    STRANGER = 3  # replies to people who are not of the forum


class Outcome(StrEnum):
    """What became of a row."""

    SENT = "sent"  # Telegram has it
    FAILED = "failed"  # Telegram refused it for good
    BLOCKED = "blocked"  # the person has blocked the bot, never started it, or is gone
    SKIPPED = "skipped"  # overtaken by a newer edit, or too late to help
    UNCERTAIN = "uncertain"  # sent, but no answer came back: it may have arrived


def add(  # noqa: PLR0913  # a row has many columns, all but four by keyword
    tx: Tx,
    chat_id: int,
    method: str,
    payload: Mapping[str, Any],
    *,
    klass: Class,
    key: str | None = None,
    card: str | None = None,
    every: int = 0,
    about: str | None = None,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> bool:
    """Queues one call. Returns False, and queues nothing, when `key` was queued before.

    `payload` holds the method's parameters without chat_id (and, where `card` names the message, without
    message_id). `every` is the least number of seconds between two edits of the card.
    """
    cursor = tx.run(
        "INSERT INTO outbox (key, chat_id, class, method, payload, card, every, about, not_before, expires_at,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
        key,
        chat_id,
        int(klass),
        method,
        json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
        card,
        every,
        about,
        stamp(not_before) if not_before else None,
        stamp(expires_at) if expires_at else None,
        tx.stamp,
    )
    tx.wake("outbox")
    return cursor.rowcount == 1


def outcomes(tx: Tx, about: str) -> dict[str, int]:
    """How many rows of `about` stand in each state, waiting ones included."""
    rows = tx.all("SELECT state, count(*) AS n FROM outbox WHERE about = ? GROUP BY state", about)
    return {row["state"]: row["n"] for row in rows}


def fan_out(tx: Tx, chats: Sequence[int], method: str, payload: Mapping[str, Any], *, klass: Class, about: str) -> None:
    """Queues the same call for many chats under the keys `ABOUT:CHAT`, so that twice is the same as once."""
    written = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    tx.connection.executemany(
        "INSERT INTO outbox (key, chat_id, class, method, payload, about, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO NOTHING",
        [(f"{about}:{chat}", chat, int(klass), method, written, about, tx.stamp) for chat in chats],
    )
    tx.wake("outbox")


def withdraw(tx: Tx, about: str) -> int:
    """Takes back every row of `about` that still waits, and returns how many there were.

    A row that is on its way just now is sent all the same; its mark comes after this and says so.
    """
    cursor = tx.run(
        "UPDATE outbox SET state = 'skipped', payload = NULL, done_at = ? WHERE about = ? AND state = 'waiting'",
        tx.stamp,
        about,
    )
    tx.wake("outbox-withdrawn")
    return cursor.rowcount

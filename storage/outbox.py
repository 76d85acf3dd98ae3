"""What the bot has to say, in the order in which it will be said.

A row is one call of the Bot API. Handlers add rows in the transaction of what they change; the dispatcher sends
them and marks what became of each (storage/delivery.py). A sent row keeps its key and outcome, and loses its payload.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from storage.database import Tx
from storage.sealing import Seal
from storage.times import stamp

HELD = "9999-12-31T23:59:59Z"  # the not_before of a row that waits until somebody lets it go
_FAILED = "SELECT chat_id FROM outbox WHERE state = 'failed' AND"
BEFORE_SEALED, AFTER_SEALED = '{"sealed":"', '"}'  # around the one parameter of a row that is sealed
SEALED_SIZES = (1024, 8192)  # bytes: a card, and one with a long comment


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
    payload: Mapping[str, Any] | str,
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
    message_id), as they are or as `written`. `every` is the least number of seconds between two edits of the card.
    """
    cursor = tx.run(
        "INSERT INTO outbox (key, chat_id, class, method, payload, card, every, about, not_before, expires_at,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
        key,
        chat_id,
        int(klass),
        method,
        payload if isinstance(payload, str) else written(payload),
        card,
        every,
        about,
        stamp(not_before) if not_before else None,
        stamp(expires_at) if expires_at else None,
        tx.stamp,
    )
    tx.wake("outbox")
    return cursor.rowcount == 1


def known(tx: Tx, key: str) -> bool:
    """Whether a row was queued under that key, so that another would not be."""
    return tx.one("SELECT 1 FROM outbox WHERE key = ?", key) is not None


def written(payload: Mapping[str, Any]) -> str:
    """The JSON of a method's parameters."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"))


def changing(message_id: int, payload: str) -> str:
    """Parameters as `written`, with the message that they change put in front."""
    return f'{{"message_id":{message_id},{payload[1:]}'


def add_sealed(tx: Tx, chat_id: int, method: str, payload: str, *, seal: Seal, klass: Class) -> None:
    """Queues one call that leaves no trace: sealed while it waits, its row deleted once it is settled.

    `payload` holds the parameters as `written`.
    Such rows are of one length, or of another where they are long. Raises: ValueError when it fits neither.
    """
    sealed = base64.b64encode(seal.seal(payload, *SEALED_SIZES)).decode()
    add(tx, chat_id, method, f"{BEFORE_SEALED}{sealed}{AFTER_SEALED}", klass=klass)


def unseal(payload: str | None, seal: Seal) -> str | None:
    """The payload of a sealed row as it was; None where the row is not sealed. Raises: Unsealable."""
    if not payload or not payload.startswith(BEFORE_SEALED):
        return None
    return seal.open(base64.b64decode(payload[len(BEFORE_SEALED) : -len(AFTER_SEALED)]))


def outcomes(tx: Tx, about: str) -> dict[str, int]:
    """How many rows of `about` stand in each state, waiting ones included."""
    rows = tx.all("SELECT state, count(*) AS n FROM outbox WHERE about = ? GROUP BY state", about)
    return {row["state"]: row["n"] for row in rows}


def fan_out(  # noqa: PLR0913  # as above
    tx: Tx,
    chats: Sequence[int],
    method: str,
    payload: Mapping[str, Any],
    *,
    klass: Class,
    about: str,
    card: str | None = None,
    not_before: datetime | None = None,
) -> None:
    """Queues the same call for many chats under the keys `ABOUT:CHAT`, so that twice is the same as once."""
    parameters = written(payload)
    late = stamp(not_before) if not_before else None
    tx.connection.executemany(
        "INSERT INTO outbox (key, chat_id, class, method, payload, card, about, not_before, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
        [(f"{about}:{chat}", chat, int(klass), method, parameters, card, about, late, tx.stamp) for chat in chats],
    )
    tx.wake("outbox")


def hold(tx: Tx, about: str) -> int:
    """Holds back every row of `about` that waits, in its place, and returns how many there are.

    A row that is on its way just now is sent all the same; its mark comes after this and says so.
    """
    cursor = tx.run("UPDATE outbox SET not_before = ?, error = NULL WHERE about = ? AND state = 'waiting'", HELD, about)
    tx.wake("outbox-withdrawn")
    return cursor.rowcount


def release(tx: Tx, about: str) -> int:
    """Lets what was held back leave at once, and returns how many rows there are."""
    cursor = tx.run(
        "UPDATE outbox SET not_before = NULL, error = NULL WHERE about = ? AND state = 'waiting' AND not_before = ?",
        about,
        HELD,
    )
    tx.wake("outbox-withdrawn")
    tx.wake("outbox-released")  # the dispatcher has read past their places
    return cursor.rowcount


def forget_failed(tx: Tx, about: str, with_them: Sequence[str] = ()) -> int:
    """Forgets the rows of `about` that failed, with those of the same chats about other things; returns how many.

    None of them is on its way any more, so that they can be queued anew under their own keys.
    """
    chats = [row["chat_id"] for row in tx.all(f"{_FAILED} about = ?", about)]
    for other in (*with_them, about):
        tx.connection.executemany(
            "DELETE FROM outbox WHERE about = ? AND chat_id = ? AND state NOT IN ('waiting', 'sent')",
            [(other, chat) for chat in chats],
        )
    return len(chats)


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

"""What the bot has to say, in the order in which it will be said.

A row is one call of the Bot API. Handlers add rows in the transaction of what they change; the dispatcher sends
them and marks what became of each. A sent row keeps its key and outcome, and loses its payload.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from storage.database import Tx
from storage.times import moment_or_none, stamp


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


@dataclass(frozen=True, slots=True)
class Row:
    """A waiting row as the dispatcher reads it."""

    id: int
    chat_id: int
    klass: Class
    method: str
    payload: dict[str, Any]
    card: str | None
    message_id: int | None  # of the card, when it is known already
    every: int
    about: str | None
    not_before: datetime | None
    expires_at: datetime | None
    tries: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of one row. `new_chat_id` follows a group that has become a supergroup."""

    id: int
    outcome: Outcome
    error: str | None = None
    message_id: int | None = None
    unreachable: str | None = None  # 'blocked', 'deactivated' or 'never': the account's new state
    new_chat_id: int | None = None


@dataclass(frozen=True, slots=True)
class Delay:
    """A row that is tried again not before `until`."""

    id: int
    until: datetime
    tries: int
    error: str


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


def waiting(tx: Tx, klass: Class, *, after: int, limit: int) -> list[Row]:
    """The next waiting rows of a class whose id is above `after`, oldest first."""
    rows = tx.all(
        "SELECT o.*, c.message_id AS card_message_id FROM outbox o"
        " LEFT JOIN card c ON c.chat_id = o.chat_id AND c.name = o.card"
        " WHERE o.state = 'waiting' AND o.class = ? AND o.id > ? ORDER BY o.id LIMIT ?",
        int(klass),
        after,
        limit,
    )
    return [
        Row(
            id=row["id"],
            chat_id=row["chat_id"],
            klass=Class(row["class"]),
            method=row["method"],
            payload=json.loads(row["payload"]),
            card=row["card"],
            message_id=row["card_message_id"],
            every=row["every"],
            about=row["about"],
            not_before=moment_or_none(row["not_before"]),
            expires_at=moment_or_none(row["expires_at"]),
            tries=row["tries"],
        )
        for row in rows
    ]


def mark(tx: Tx, marks: list[Mark], delays: list[Delay]) -> None:
    """Writes what became of rows; a card's message id is remembered, an unreachable account is noted."""
    for done in marks:
        row = tx.one(
            "UPDATE outbox SET state = ?, error = ?, message_id = ?, payload = NULL, done_at = ?"
            " WHERE id = ? RETURNING chat_id, card, method, about",
            done.outcome.value,
            done.error,
            done.message_id,
            tx.stamp,
            done.id,
        )
        if row is None:
            continue
        if row["card"] and done.message_id and row["method"].startswith(("send", "edit")):
            tx.run(
                "INSERT INTO card (chat_id, name, message_id) VALUES (?, ?, ?)"
                " ON CONFLICT (chat_id, name) DO UPDATE SET message_id = excluded.message_id",
                row["chat_id"],
                row["card"],
                done.message_id,
            )
        if done.unreachable:
            tx.run("UPDATE account SET reachable = ? WHERE user_id = ?", done.unreachable, row["chat_id"])
        if row["about"]:
            tx.wake("about")
    for delay in delays:
        tx.run(
            "UPDATE outbox SET not_before = ?, tries = ?, error = ? WHERE id = ? AND state = 'waiting'",
            stamp(delay.until),
            delay.tries,
            delay.error,
            delay.id,
        )


def outcomes(tx: Tx, about: str) -> dict[str, int]:
    """How many rows of `about` stand in each state, waiting ones included."""
    rows = tx.all("SELECT state, count(*) AS n FROM outbox WHERE about = ? GROUP BY state", about)
    return {row["state"]: row["n"] for row in rows}


def fan_out(
    tx: Tx, chats: Sequence[int], method: str, payload: Mapping[str, Any], *, klass: Class, about: str
) -> None:
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

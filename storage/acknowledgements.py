"""«Received»: which messages ask people to say that they have them, who has, and what is known of the others.

Telegram tells a bot nothing of delivery or reading. So of those who have not pressed the button it is known only
whether Telegram has taken the message, has refused it, or has not been given it yet; nothing more is claimed.
A message is named by what its outbox row is about (`changes:3`, `announcement:7`) and the account that it goes to:

    acknowledgements.ask(tx, about, user_id)                with the row that is queued
    acknowledgements.acknowledge(tx, about, user_id)        the button was pressed
    acknowledgements.figures(tx, about)                     how many of each standing
    acknowledgements.people(tx, about, Standing.UNREACHABLE)    by name, with telephone numbers
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.database import Tx
from storage.people import PERSON_COLUMNS, PERSON_TABLES
from storage.stirring import stir
from storage.times import moment_or_none


class Standing(StrEnum):
    """What is known of one asked person."""

    ACKNOWLEDGED = "acknowledged"  # has pressed «received»
    ACCEPTED = "accepted"  # Telegram has the message; whether it was seen nobody knows
    WAITING = "waiting"  # not handed to Telegram yet
    UNREACHABLE = "unreachable"  # has blocked the bot, is gone, or Telegram refuses
    UNCERTAIN = "uncertain"  # handed over, and no answer came back


@dataclass(frozen=True, slots=True)
class Asked:
    """One person who was asked. `phone` is '' where none is known."""

    user_id: int
    name: str
    municipality_ar: str
    municipality_en: str
    phone: str
    standing: Standing
    acknowledged_at: datetime | None


def ask(tx: Tx, about: str, user_id: int) -> None:
    """From now on the account is asked; twice is the same as once."""
    tx.run(
        "INSERT INTO acknowledgement (about, user_id, asked_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        about,
        user_id,
        tx.stamp,
    )


def ask_all(tx: Tx, about: str, user_ids: Sequence[int]) -> None:
    """The same of many."""
    tx.connection.executemany(
        "INSERT INTO acknowledgement (about, user_id, asked_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(about, user_id, tx.stamp) for user_id in user_ids],
    )


def take_back(tx: Tx, about: str, user_id: int) -> None:
    """The message was replaced before it left: nobody waits for an answer to it."""
    tx.run("DELETE FROM acknowledgement WHERE about = ? AND user_id = ? AND acknowledged_at IS NULL", about, user_id)


def acknowledge(tx: Tx, about: str, user_id: int) -> bool | None:
    """Notes that the button was pressed. Returns False when it was before, None when the account is not asked."""
    row = tx.one("SELECT acknowledged_at FROM acknowledgement WHERE about = ? AND user_id = ?", about, user_id)
    if row is None:
        return None
    if row["acknowledged_at"] is not None:
        return False
    tx.run("UPDATE acknowledgement SET acknowledged_at = ? WHERE about = ? AND user_id = ?", tx.stamp, about, user_id)
    stir(tx, about)
    return True


def count(tx: Tx, about: str) -> int:
    """How many have pressed the button: quickly, for a card that is drawn while thousands are written to."""
    sql = "SELECT count(*) FROM acknowledgement WHERE about = ? AND acknowledged_at IS NOT NULL"
    found: int = tx.value(sql, about)
    return found


def counts(tx: Tx, about: str) -> tuple[int, int]:
    """How many are asked, and how many of them have pressed the button; as quickly."""
    row = tx.one("SELECT count(*), count(acknowledged_at) FROM acknowledgement WHERE about = ?", about)
    return (row[0], row[1]) if row is not None else (0, 0)


def figures(tx: Tx, about: str) -> dict[Standing, int]:
    """How many of the asked stand where; every standing has a number."""
    rows = tx.all(f"SELECT standing, count(*) AS n FROM ({_ASKED}) GROUP BY standing", about, about)
    counted = {row["standing"]: row["n"] for row in rows}
    return {standing: counted.get(standing.value, 0) for standing in Standing}


def people(tx: Tx, about: str, *standings: Standing, limit: int = 1000, offset: int = 0) -> list[Asked]:
    """The asked people of these standings (of all, if none is given), by name."""
    wanted = standings or tuple(Standing)
    marks = ", ".join("?" * len(wanted))
    rows = tx.all(
        f"SELECT k.user_id, k.standing, k.acknowledged_at, coalesce(p.name, '') AS name,"
        " coalesce(p.municipality_ar, '') AS municipality_ar, coalesce(p.municipality_en, '') AS municipality_en,"
        f" coalesce(p.phone, '') AS phone FROM ({_ASKED}) k"
        f" LEFT JOIN (SELECT a.user_id, p.name_key, {PERSON_COLUMNS} FROM account a"
        f" JOIN {PERSON_TABLES} WHERE p.id = a.person_id) p"
        f" ON p.user_id = k.user_id WHERE k.standing IN ({marks}) ORDER BY p.name_key, k.user_id LIMIT ? OFFSET ?",
        about,
        about,
        *(standing.value for standing in wanted),
        limit,
        offset,
    )
    return [_asked(row) for row in rows]


def _asked(row: sqlite3.Row) -> Asked:
    kept = dict(row)
    kept["standing"] = Standing(row["standing"])
    kept["acknowledged_at"] = moment_or_none(row["acknowledged_at"])
    return Asked(**kept)


# Everybody asked, with the standing as the newest outbox row of the message tells it. The values: about, twice.
_ASKED = """
    SELECT k.user_id, k.acknowledged_at, CASE
        WHEN k.acknowledged_at IS NOT NULL THEN 'acknowledged'
        WHEN o.state = 'sent' THEN 'accepted'
        WHEN o.state = 'uncertain' THEN 'uncertain'
        WHEN o.state IN ('blocked', 'failed', 'skipped') THEN 'unreachable'
        ELSE 'waiting' END AS standing
    FROM acknowledgement k
    LEFT JOIN (SELECT chat_id, state, max(id) FROM outbox WHERE about = ? GROUP BY chat_id) o ON o.chat_id = k.user_id
    WHERE k.about = ?
"""

"""The inbox: updates as Telegram sent them, in a file of their own that no backup takes.

An update is here before Telegram is told that it arrived, and leaves after the main file has its effects. The
main file alone says what was handled (`processed`); rows that were handled before a kill are dropped at start.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from storage.database import Tx, configure, connect, wipe
from storage.thread import Thread
from storage.times import moment, stamp

TABLE = """
CREATE TABLE IF NOT EXISTS inbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    update_id INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    body TEXT NOT NULL,
    parked TEXT
) STRICT
"""
# A parked update may lie here for weeks, while ids begin anew: it keeps no other out.
ONCE = "CREATE UNIQUE INDEX IF NOT EXISTS inbox_once ON inbox (update_id) WHERE parked IS NULL"
PROCESSED_KEPT = timedelta(days=3)  # Telegram offers an update for 24 hours; ids restart after a week of silence


@dataclass(frozen=True, slots=True)
class Arrived:
    """One update in the inbox; `body` is Telegram's JSON."""

    seq: int
    update_id: int
    received_at: datetime
    body: str


def path_beside(database: Path) -> Path:
    """`forum.inbox.db` for `forum.db`."""
    return database.with_name(f"{database.stem}.inbox{database.suffix}")


class Inbox:
    """Two connections: one adds durably, the other reads and forgets (a forgetting that is lost is made good)."""

    def __init__(self, adding: Thread, reading: Thread) -> None:
        self._adding = adding
        self._reading = reading

    @classmethod
    async def open(cls, path: Path, *, synchronous: str = "FULL") -> Inbox:
        """Opens or makes the file."""
        await asyncio.to_thread(_prepare, path)
        adding = await Thread.open(path, partial(configure, synchronous=synchronous))
        try:
            reading = await Thread.open(path, partial(configure, synchronous="NORMAL"))
        except BaseException:
            await adding.close()
            raise
        return cls(adding, reading)

    async def add(self, updates: Sequence[dict[str, Any]], received_at: datetime) -> None:
        """Commits a batch; an update that is here already is left as it is. Raises sqlite3.Error when it cannot."""
        at = stamp(received_at)  # and the JSON in ASCII: half a surrogate pair cannot keep its batch out
        rows = [(update["update_id"], at, json.dumps(update)) for update in updates]
        await self._adding.ship(_add, rows)

    async def waiting(self, *, after: int, limit: int) -> list[Arrived]:
        """The next updates above the sequence number `after`, in the order in which they arrived."""
        rows = await self._reading.ship(_waiting, after, limit)
        return [Arrived(row["seq"], row["update_id"], moment(row["received_at"]), row["body"]) for row in rows]

    async def left(self) -> list[int]:
        """The update ids of all that is here and not parked."""
        return await self._reading.ship(_left)

    async def forget(self, done: Sequence[int], parked: Sequence[tuple[int, str]] = ()) -> None:
        """Drops handled rows; parked ones stay, with the reason, for a person to look at."""
        await self._reading.ship(_forget, list(done), list(parked))

    async def wipe(self) -> bool:
        """Empties the -wal, where handled updates stand still; False where something is in the way."""
        return await self._reading.ship(wipe)

    async def close(self) -> None:
        """Closes both connections."""
        await self._adding.close()
        await self._reading.close()


def _prepare(path: Path) -> None:
    connection = connect(path)
    connection.execute(TABLE)
    connection.execute(ONCE)
    connection.close()
    path.chmod(0o600)


def _add(connection: sqlite3.Connection, rows: list[tuple[int, str, str]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany(
            "INSERT INTO inbox (update_id, received_at, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows
        )
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _waiting(connection: sqlite3.Connection, after: int, limit: int) -> list[sqlite3.Row]:
    return connection.execute(
        "SELECT seq, update_id, received_at, body FROM inbox WHERE seq > ? AND parked IS NULL ORDER BY seq LIMIT ?",
        (after, limit),
    ).fetchall()


def _left(connection: sqlite3.Connection) -> list[int]:
    return [row["update_id"] for row in connection.execute("SELECT update_id FROM inbox WHERE parked IS NULL")]


def _forget(connection: sqlite3.Connection, done: list[int], parked: list[tuple[int, str]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany("DELETE FROM inbox WHERE seq = ?", [(seq,) for seq in done])
        connection.executemany("UPDATE inbox SET parked = ? WHERE seq = ?", [(why, seq) for seq, why in parked])
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def outcomes(tx: Tx, update_ids: Sequence[int]) -> dict[int, str]:
    """`done` or `parked` for each of the updates whose effects stand in the main file."""
    rows = tx.all(
        "SELECT p.update_id, p.outcome FROM json_each(?) AS asked JOIN processed p ON p.update_id = asked.value",
        json.dumps(list(update_ids)),
    )
    return {row["update_id"]: row["outcome"] for row in rows}


def mark_processed(tx: Tx, update_id: int, *, parked: bool = False) -> None:
    """Notes in the transaction of its effects that an update is handled."""
    tx.run(
        "INSERT INTO processed (update_id, outcome, at) VALUES (?, ?, ?)",
        update_id,
        "parked" if parked else "done",
        tx.stamp,
    )


def prune(tx: Tx, left: Sequence[int]) -> None:
    """Drops old marks, before Telegram's ids come round; those of updates that are `left` in the inbox stay."""
    tx.run(
        "DELETE FROM processed WHERE at < ? AND update_id NOT IN (SELECT value FROM json_each(?))",
        stamp(tx.now - PROCESSED_KEPT),
        json.dumps(left),
    )


@dataclass(frozen=True, slots=True)
class Parked:
    """An update that failed twice; `reason` is the error, never what the person wrote."""

    update_id: int
    received_at: datetime
    reason: str


def parked(path: Path) -> list[Parked]:
    """The updates that were set aside in the inbox file `path`; none where there is no such file."""
    if not path.exists():
        return []
    connection = connect(path)
    try:
        rows = connection.execute(
            "SELECT update_id, received_at, parked FROM inbox WHERE parked IS NOT NULL ORDER BY seq"
        )
        return [Parked(row["update_id"], moment(row["received_at"]), row["parked"]) for row in rows]
    finally:
        connection.close()


def retry(path: Path, tx: Tx) -> int:
    """Gives every parked update back to the lane; `tx` is of the main file, the bot stopped. Returns how many."""
    ids = [row.update_id for row in parked(path)]
    for update_id in ids:
        tx.run("DELETE FROM processed WHERE update_id = ? AND outcome = 'parked'", update_id)
    if ids:
        connection = connect(path)
        try:
            connection.execute("UPDATE OR IGNORE inbox SET parked = NULL")  # of two with one id, the first
        finally:
            connection.close()
    return len(ids)

"""The main file: one writer connection, short units of work, and readers beside it.

A unit of work is a plain function `f(tx, …)`, shipped whole to the connection's thread (storage/thread.py), which
runs one after another: so the file has one writer at a time, and no lock is needed inside the bot.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from storage.errors import DatabaseUnusable
from storage.migrate import migrate
from storage.thread import Thread
from storage.times import stamp

P = ParamSpec("P")
T = TypeVar("T")

BUSY_SECONDS = 10
MACHINE_TROUBLE = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOMEM,
    }
)


def is_machine_trouble(error: BaseException) -> bool:
    """Whether `error` is the disk's or a neighbour's doing, so that the same work may succeed later."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and (code & 0xFF) in MACHINE_TROUBLE


class Tx:
    """One transaction: the only way to the data, and the only clock that storage knows."""

    __slots__ = ("connection", "now", "stamp", "woken")

    def __init__(self, connection: sqlite3.Connection, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self.stamp = stamp(now)  # `now` as it is written in the file
        self.woken: set[str] = set()

    def run(self, sql: str, *values: Any) -> sqlite3.Cursor:
        """Runs one statement."""
        return self.connection.execute(sql, values)

    def one(self, sql: str, *values: Any) -> sqlite3.Row | None:
        """The first row, or None."""
        row: sqlite3.Row | None = self.connection.execute(sql, values).fetchone()
        return row

    def all(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """Every row."""
        return self.connection.execute(sql, values).fetchall()

    def value(self, sql: str, *values: Any) -> Any:
        """The first column of the first row, or None."""
        row = self.connection.execute(sql, values).fetchone()
        return row[0] if row else None

    def add(self, table: str, **columns: Any) -> int:
        """Inserts one row and returns its id. Table and column names come from code, never from people."""
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        cursor = self.connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values()))
        return cursor.lastrowid or 0

    def wake(self, who: str) -> None:
        """After the commit, tells `who` ("outbox", "due", "job", …) that there is work for it."""
        self.woken.add(who)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What fails inside is undone to here; the rest of the transaction stands."""
        self.connection.execute("SAVEPOINT one")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK TO one")
                self.connection.execute("RELEASE one")
            raise
        self.connection.execute("RELEASE one")


def configure(connection: sqlite3.Connection, synchronous: str = "FULL") -> sqlite3.Connection:
    """Sets what every connection to our files needs, and returns it."""
    connection.isolation_level = None
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def connect(path: Path, synchronous: str = "FULL") -> sqlite3.Connection:
    """Opens an SQLite file of ours for the calling thread; it and a new folder are readable to the owner alone."""
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True)
        path.parent.chmod(0o700)
    if not path.exists():
        path.touch(mode=0o600)
    return configure(sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False), synchronous)


def transact(
    connection: sqlite3.Connection,
    now: datetime,
    work: Callable[Concatenate[Tx, P], T],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> tuple[T, set[str]]:
    """Runs `work(tx, …)` in one transaction and commits it. Returns its result and whom to wake.

    Raises: whatever `work` or the commit raises; nothing of it is kept then.
    """
    tx = Tx(connection, now)
    if connection.in_transaction:  # a rollback failed: nothing of that may get into this
        connection.execute("ROLLBACK")
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(tx, *args, **kwargs)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result, tx.woken


@contextmanager
def snapshot(path: Path, now: datetime) -> Iterator[Tx]:
    """A reader of its own, consistent as of one moment, for exports in a thread beside the bot."""
    connection = connect(path)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        yield Tx(connection, now)
    finally:
        connection.close()


class Database:
    """The open main file of one forum."""

    def __init__(self, path: Path, now: Callable[[], datetime], *, writer: Thread, reader: Thread) -> None:
        self.path = path
        self._now = now
        self._writer = writer
        self._reader = reader
        self._listeners: dict[str, Callable[[], None]] = {}

    @classmethod
    async def open(cls, path: Path, now: Callable[[], datetime], *, synchronous: str = "FULL") -> Database:
        """Opens (and migrates) the file at `path`; `now` is the clock that every transaction reads.

        Raises: DatabaseTooNew when the file is of a newer version; sqlite3.Error when it cannot be opened.
        """
        await asyncio.to_thread(prepare, path)
        writer = await Thread.open(path, partial(configure, synchronous=synchronous))
        try:
            reader = await Thread.open(path, _configure_reader)
        except BaseException:
            await writer.close()
            raise
        return cls(path, now, writer=writer, reader=reader)

    async def write(self, work: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs `work(tx, …)` in one write transaction, then wakes whom it named."""
        result, woken = await self._writer.ship(transact, self._now(), work, *args, **kwargs)
        for who in woken:
            self.wake(who)
        return result

    async def read(self, work: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs `work(tx, …)` on the reading connection, which cannot write and never waits for the writer."""
        return await self._reader.ship(_look, self._now(), work, *args, **kwargs)

    async def wipe(self) -> bool:
        """Empties the -wal, where pages stand as they once were. False where a reader is in the way."""
        return await self._writer.ship(wipe)

    def when_woken(self, who: str, listener: Callable[[], None]) -> None:
        """Calls `listener` on the event loop after each commit that wakes `who`."""
        self._listeners[who] = listener

    def wake(self, who: str) -> None:
        """Wakes `who` now."""
        listener = self._listeners.get(who)
        if listener is not None:
            listener()

    async def close(self) -> None:
        """Closes both connections after what is under way."""
        await self._reader.close()
        await self._writer.close()


def wipe(connection: sqlite3.Connection) -> bool:
    """Brings the -wal into the file and cuts it to nothing; False, without waiting, where a reader needs it."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    return not busy


def prepare(path: Path) -> None:
    """Makes or migrates the file. Raises: DatabaseTooNew, DatabaseUnusable."""
    try:
        with closing(connect(path)) as connection:
            migrate(connection, path)
    except (sqlite3.Error, OSError, ValueError) as error:
        raise DatabaseUnusable(path, error) from error


def _configure_reader(connection: sqlite3.Connection) -> None:
    configure(connection).execute("PRAGMA query_only = ON")


def _look(
    connection: sqlite3.Connection,
    now: datetime,
    work: Callable[Concatenate[Tx, P], T],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    connection.execute("BEGIN")
    try:
        return work(Tx(connection, now), *args, **kwargs)
    finally:
        connection.execute("ROLLBACK")

"""One bot a file: a lock that a crash releases by itself, on every system, since SQLite holds it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from storage.errors import DatabaseInUse, DatabaseUnusable


class Lock:
    """Held from construction to `release` on `PATH.lock`. Raises: DatabaseInUse, DatabaseUnusable."""

    def __init__(self, database: Path) -> None:
        try:
            self._connection = _open(database)
            self._connection.execute("BEGIN EXCLUSIVE")
        except (sqlite3.Error, OSError, ValueError) as error:
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
                raise DatabaseUnusable(database, error) from error
            self._connection.close()
            raise DatabaseInUse(
                f"another bot already runs on {database}: stop it first, or set FORUM_DATABASE to another file"
            ) from None

    def release(self) -> None:
        """Lets the next bot in."""
        self._connection.close()


def _open(database: Path) -> sqlite3.Connection:
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = database.with_name(database.name + ".lock")
    return sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)

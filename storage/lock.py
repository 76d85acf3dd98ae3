"""One bot a file: a lock that a crash releases by itself, on every system, since SQLite holds it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from storage.errors import DatabaseInUse


class Lock:
    """Held from construction to `release` on `PATH.lock`. Raises DatabaseInUse when another bot holds it."""

    def __init__(self, database: Path) -> None:
        database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._connection = sqlite3.connect(
            database.with_name(database.name + ".lock"),
            timeout=0,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            self._connection.close()
            raise DatabaseInUse(
                f"another bot already runs on {database}: stop it first, or set FORUM_DATABASE to another file"
            ) from None

    def release(self) -> None:
        """Lets the next bot in."""
        self._connection.close()

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
        self._path = _path(database)
        self._file = _identity(self._path)

    @property
    def held(self) -> bool:
        """Whether the next bot would be refused: not so when somebody has taken the file away."""
        return _identity(self._path) == self._file

    def release(self) -> None:
        """Lets the next bot in."""
        self._connection.close()


def _open(database: Path) -> sqlite3.Connection:
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return sqlite3.connect(_path(database), timeout=0, isolation_level=None, check_same_thread=False)


def _path(database: Path) -> Path:
    return database.with_name(database.name + ".lock")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino

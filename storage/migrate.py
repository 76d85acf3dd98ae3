"""Numbered migrations: storage/migrations/NNNN_words.sql, one transaction each, a copy of the file before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from storage.errors import DatabaseTooNew

FOLDER = Path(__file__).parent / "migrations"


def migrations(folder: Path = FOLDER) -> dict[int, Path]:
    """Every migration by its number, in order."""
    return {int(path.name[:4]): path for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))}


def migrate(connection: sqlite3.Connection, path: Path, folder: Path = FOLDER) -> None:
    """Brings the file to the newest version; each step is committed whole or not at all.

    Raises: DatabaseTooNew when the file's version is above every migration known here.
    """
    known = migrations(folder)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    newest = max(known, default=0)
    worth_a_copy = version > 0
    if version > newest:
        raise DatabaseTooNew(
            f"{path} is of version {version}, this program knows up to {newest}: run the newer program on it"
        )
    for number, script in known.items():
        if number <= version:
            continue
        if worth_a_copy:
            _copy(connection, path.with_name(f"{path.name}.before-{number:04d}"))
        _apply(connection, number, script.read_text("utf-8"))


def _apply(connection: sqlite3.Connection, number: int, script: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        now: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if now < number:  # else another process has just done it
            for statement in statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one (executescript would commit between them)."""
    collected = ""
    for line in script.splitlines(keepends=True):
        collected += line
        if sqlite3.complete_statement(collected):
            yield collected
            collected = ""
    if collected.strip():
        yield collected


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    target.unlink(missing_ok=True)
    copy = sqlite3.connect(target)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    target.chmod(0o600)

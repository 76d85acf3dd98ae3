"""The main file: units of work, migrations, the lock, and the private call of aiosqlite that is pinned."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.database import Database, Tx, connect, is_machine_trouble, snapshot, transact
from storage.errors import DatabaseInUse, DatabaseTooNew
from storage.lock import Lock
from storage.migrate import migrate, migrations, statements

NOW = datetime(2025, 12, 16, 6, 30, tzinfo=UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "data" / "forum.db", lambda: NOW)
    yield database
    await database.close()


def put(tx: Tx, name: str) -> None:
    tx.run("INSERT INTO setting VALUES (?, '1')", name)


def count(tx: Tx) -> int:
    total: int = tx.value("SELECT count(*) FROM setting")
    return total


async def test_a_unit_of_work_is_committed_whole_or_not_at_all(database: Database) -> None:
    def half(tx: Tx) -> None:
        put(tx, "a")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        await database.write(half)
    assert await database.read(count) == 0
    await database.write(put, "a")
    assert await database.read(count) == 1


async def test_a_function_is_shipped_whole_to_one_thread(database: Database) -> None:
    seen = set()

    def here(tx: Tx) -> None:
        seen.add(threading.get_ident())
        assert tx.connection.in_transaction

    for _ in range(3):
        await database.write(here)
    assert len(seen) == 1
    assert threading.get_ident() not in seen


async def test_a_savepoint_undoes_only_itself(database: Database) -> None:
    def undone(tx: Tx) -> None:
        with tx.savepoint():
            put(tx, "undone")
            raise ValueError("gone")

    def two(tx: Tx) -> None:
        put(tx, "kept")
        with pytest.raises(ValueError, match="gone"):
            undone(tx)

    await database.write(two)
    assert await database.read(count) == 1


async def test_the_reader_cannot_write(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await database.read(put, "a")


async def test_a_transaction_that_was_left_open_is_not_added_to(database: Database) -> None:
    await database._writer.ship(lambda connection: connection.execute("BEGIN"))
    await database._writer.ship(lambda connection: connection.execute("INSERT INTO setting VALUES ('left', '1')"))
    await database.write(put, "a")
    assert await database.read(count) == 1


async def test_whoever_is_named_is_woken_after_the_commit_and_not_without_it(database: Database) -> None:
    woken: list[str] = []
    database.when_woken("outbox", lambda: woken.append("outbox"))

    def wake(tx: Tx, *, fail: bool) -> None:
        tx.wake("outbox")
        tx.wake("nobody listens")
        if fail:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await database.write(wake, fail=True)
    assert woken == []
    await database.write(wake, fail=False)
    assert woken == ["outbox"]


async def test_the_clock_of_a_transaction_is_the_injected_one(database: Database) -> None:
    assert await database.read(lambda tx: tx.stamp) == "2025-12-16T06:30:00Z"


async def test_every_file_is_durable_and_wipes_what_it_deletes(database: Database) -> None:
    def pragmas(tx: Tx) -> list[int]:
        names = ("synchronous", "foreign_keys", "secure_delete")
        return [tx.value(f"PRAGMA {name}") for name in names]

    assert await database.write(pragmas) == [2, 1, 1]
    assert await database.read(lambda tx: tx.value("PRAGMA journal_mode")) == "wal"


async def test_what_cannot_be_opened_leaves_no_thread_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    before = set(threading.enumerate())
    monkeypatch.setattr("storage.database._configure_reader", broken)
    with pytest.raises(sqlite3.OperationalError):
        await Database.open(tmp_path / "forum.db", lambda: NOW)
    left = [thread for thread in set(threading.enumerate()) - before if "asyncio" not in thread.name]
    for thread in left:
        thread.join(2)  # its last word comes a moment before its end
    assert [thread.name for thread in left if thread.is_alive()] == []


async def test_the_folder_is_the_owners_alone(database: Database) -> None:
    assert database.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_snapshot_sees_one_moment(tmp_path: Path) -> None:
    path = tmp_path / "forum.db"
    connection = connect(path)
    migrate(connection, path)
    with snapshot(path, NOW) as tx:
        assert count(tx) == 0
        transact(connection, NOW, put, "later")
        assert count(tx) == 0
    connection.close()


def test_a_newer_file_is_refused_with_a_clear_word(tmp_path: Path) -> None:
    path = tmp_path / "forum.db"
    connection = connect(path)
    connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(DatabaseTooNew, match="9999"):
        migrate(connection, path)
    connection.close()


def test_a_migration_that_fails_leaves_the_version_before_and_a_copy(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_a.sql").write_text("CREATE TABLE a (x INTEGER) STRICT;\nINSERT INTO a VALUES (1);")
    path = tmp_path / "forum.db"
    connection = connect(path)
    migrate(connection, path, folder)
    (folder / "0002_b.sql").write_text("CREATE TABLE b (x INTEGER) STRICT;\nINSERT INTO nothing VALUES (1);")
    with pytest.raises(sqlite3.OperationalError, match="nothing"):
        migrate(connection, path, folder)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'b'").fetchone()[0] == 0
    copy = sqlite3.connect(path.with_name("forum.db.before-0002"))
    assert copy.execute("SELECT x FROM a").fetchall() == [(1,)]
    copy.close()
    connection.close()


def test_migrations_are_numbered_without_gaps() -> None:
    assert list(migrations()) == list(range(1, len(migrations()) + 1))


def test_a_script_is_split_into_its_statements() -> None:
    script = "-- a; comment\nCREATE TABLE a (\n  x TEXT DEFAULT ';' -- ; here\n);\nSELECT 1;"
    assert [part.strip().splitlines()[-1] for part in statements(script)] == [");", "SELECT 1;"]


def test_one_bot_a_file_and_a_crash_lets_go(tmp_path: Path) -> None:
    first = Lock(tmp_path / "forum.db")
    with pytest.raises(DatabaseInUse, match="another bot"):
        Lock(tmp_path / "forum.db")
    first.release()
    Lock(tmp_path / "forum.db").release()


def test_only_the_machines_troubles_are_worth_waiting_for(tmp_path: Path) -> None:
    full = sqlite3.connect(tmp_path / "small.db", isolation_level=None)
    full.execute("PRAGMA page_size = 512")
    full.execute("CREATE TABLE t (x TEXT)")
    full.execute("PRAGMA max_page_count = 4")
    with pytest.raises(sqlite3.OperationalError) as trouble:
        full.execute("INSERT INTO t VALUES (?)", ("x" * 10_000,))
    assert is_machine_trouble(trouble.value)
    with pytest.raises(sqlite3.OperationalError) as bug:
        full.execute("SELECT * FROM nowhere")
    assert not is_machine_trouble(bug.value)
    assert not is_machine_trouble(RuntimeError())
    full.close()

"""The scheduler: what is due is done once, in time, late or not at all; a failing act holds up no other."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot import scheduler
from bot.clock import Clock
from bot.forms import Forms
from bot.frame import Frame
from bot.scheduler import Scheduler
from bot.work import DueAct
from storage import due
from storage.database import Database, Tx
from storage.due import Due
from tests.held import CATALOGUE

HOUR = timedelta(hours=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(tmp_path: Path, clock: Clock) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "data" / "forum.db", clock.now)
    yield database
    await database.close()


Start = Callable[..., Awaitable[Scheduler]]


@pytest.fixture
async def start(database: Database, clock: Clock, tmp_path: Path) -> AsyncIterator[Start]:
    running: list[asyncio.Task[None]] = []

    async def start(acts: Mapping[str, DueAct], **how: object) -> Scheduler:
        frame = Frame(CATALOGUE, frozenset(), "ar", "Africa/Tripoli", tmp_path, Forms())
        made = Scheduler(database, frame, acts, clock, **how)  # type: ignore[arg-type]
        running.append(asyncio.create_task(made.run()))
        return made

    yield start
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


class Ledger:
    """An act that notes what it was asked for in the transaction, and fails as often as it is told."""

    def __init__(self, *, failures: int = 0, error: Exception | None = None) -> None:
        self.failures = failures
        self.error = error or RuntimeError("a bug")
        self.seen: list[str] = []

    def __call__(self, tx: Tx, _: Frame, one: Due) -> None:
        tx.add("setting", name=f"{one.kind} {one.subject}", value="1")
        self.seen.append(one.subject)
        if self.failures:
            self.failures -= 1
            raise self.error


async def states(database: Database) -> dict[str, str]:
    return await database.read(lambda tx: {row["subject"]: row["state"] for row in tx.all("SELECT * FROM due")})


async def eventually(check: Callable[[], Awaitable[bool]], *, within: float = 5.0) -> None:
    async with asyncio.timeout(within):
        done = await check()
        while not done:
            await asyncio.sleep(0.005)
            done = await check()


async def plan(
    database: Database, subject: str, *, after: timedelta, helps: timedelta = HOUR, kind: str = "note"
) -> None:
    def put(tx: Tx) -> None:
        due.put(tx, kind, subject, at=tx.now + after, helps_until=tx.now + after + helps)

    await database.write(put)


def all_are(database: Database, **wanted: str) -> Callable[[], Awaitable[bool]]:
    async def check() -> bool:
        return await states(database) == wanted

    return check


async def test_what_is_due_at_the_start_is_done_and_what_is_not_waits(database: Database, start: Start) -> None:
    ledger = Ledger()
    await plan(database, "past", after=-timedelta(minutes=1))
    await plan(database, "future", after=HOUR)
    await start({"note": ledger})
    await eventually(all_are(database, past="done", future="waiting"))
    assert ledger.seen == ["past"]


async def test_what_is_planned_for_now_is_done_at_once_without_a_tick(
    database: Database, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "TICK", 3600)
    await start({"note": Ledger()})
    await asyncio.sleep(0.05)
    began = time.monotonic()
    await plan(database, "now", after=timedelta())
    await eventually(all_are(database, now="done"))
    assert time.monotonic() - began < 1


async def test_a_tick_finds_what_another_process_has_planned(database: Database, start: Start) -> None:
    await start({"note": Ledger()})
    await asyncio.sleep(0.05)
    beside = sqlite3.connect(database.path)
    beside.execute(
        "INSERT INTO due (kind, subject, at, helps_until) VALUES ('note', 'import', '2020-01-01T00:00:00Z',"
        " '2999-01-01T00:00:00Z')"
    )
    beside.commit()
    beside.close()
    await eventually(all_are(database, **{"import": "done"}))


async def test_a_jump_of_the_clock_does_what_helps_and_drops_the_rest_with_a_note(
    database: Database, start: Start, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(scheduler, "TICK", 3600)
    ledger = Ledger()
    await start({"note": ledger})
    await plan(database, "early", after=HOUR, helps=HOUR)
    await plan(database, "late", after=5 * HOUR, helps=HOUR)
    await plan(database, "later", after=9 * HOUR)
    with caplog.at_level(logging.WARNING, logger="bot.scheduler"):
        clock.follow(time.time() + 5.5 * 3600)
        await eventually(all_are(database, early="dropped", late="done", later="waiting"))
    assert ledger.seen == ["late"]
    note = await database.read(lambda tx: tx.value("SELECT note FROM due WHERE subject = 'early'"))
    assert note.startswith("4:30:00 late")
    assert "note early is dropped" in caplog.text


async def test_a_failing_act_leaves_nothing_behind_holds_up_no_other_and_is_tried_again(
    database: Database, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "TICK", 0.02)
    monkeypatch.setattr(scheduler, "REST", 0.3)
    bad, good = Ledger(failures=1), Ledger()
    await plan(database, "bad", after=-timedelta(minutes=2), kind="bad")
    await plan(database, "good", after=-timedelta(minutes=1), kind="good")
    await start({"bad": bad, "good": good})
    await eventually(all_are(database, bad="waiting", good="done"))
    assert await database.read(lambda tx: tx.value("SELECT 1 FROM setting WHERE name = 'bad bad'")) is None
    await eventually(all_are(database, bad="done", good="done"))
    assert bad.seen == ["bad", "bad"]


async def test_an_act_that_keeps_failing_is_dropped_with_its_reason(
    database: Database, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "TICK", 0.02)
    monkeypatch.setattr(scheduler, "REST", 0.02)
    ledger = Ledger(failures=100)
    await plan(database, "bad", after=-timedelta(minutes=2))
    await start({"note": ledger})
    await eventually(all_are(database, bad="dropped"))
    assert len(ledger.seen) == scheduler.TRIES
    note = await database.read(lambda tx: tx.value("SELECT note FROM due"))
    assert note == "failed 3 times: RuntimeError('a bug')"


async def test_a_full_disk_is_waited_for_and_is_not_the_acts_fault(
    database: Database, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "TICK", 0.02)
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    ledger = Ledger(failures=10, error=full)
    await plan(database, "patient", after=-timedelta(minutes=2))
    await start({"note": ledger})
    await eventually(all_are(database, patient="done"))
    assert len(ledger.seen) == 11


async def test_a_kind_that_nobody_does_is_dropped(database: Database, start: Start) -> None:
    await plan(database, "orphan", after=-timedelta(minutes=2))
    await start({})
    await eventually(all_are(database, orphan="dropped"))


async def test_what_an_earlier_act_has_done_already_is_not_done_again(database: Database, start: Start) -> None:
    seen: list[str] = []

    def both(tx: Tx, _: Frame, one: Due) -> None:
        seen.append(one.subject)
        for other in due.fallen(tx):
            due.done(tx, other)

    await plan(database, "first", after=-timedelta(minutes=2))
    await plan(database, "second", after=-timedelta(minutes=1))
    await start({"note": both})
    await eventually(all_are(database, first="done", second="done"))
    assert seen == ["first"]


async def test_housework_is_done_at_the_start_and_its_failure_stops_nothing(database: Database, start: Start) -> None:
    swept: list[datetime] = []

    async def broken() -> None:
        raise RuntimeError("no broom")

    async def sweep() -> None:
        await database.write(lambda tx: swept.append(tx.now))

    await plan(database, "due", after=-timedelta(minutes=2))
    await start({"note": Ledger()}, daily=(broken, sweep))
    await eventually(all_are(database, due="done"))
    assert len(swept) == 1
    assert swept[0].tzinfo is UTC


class Noted(asyncio.Event):
    """An event that notes from which threads it was set."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: list[threading.Thread] = []

    def set(self) -> None:
        self.threads.append(threading.current_thread())
        super().set()


async def test_a_tick_comes_on_the_loop_and_from_no_other_thread(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "TICK", 0.01)
    made = await start({})
    made._wake = woken = Noted()
    async with asyncio.timeout(5):
        while len(woken.threads) < 5:  # noqa: ASYNC110  # nothing tells of a tick
            await asyncio.sleep(0.01)
    assert set(woken.threads) == {threading.current_thread()}


async def test_what_plans_itself_again_is_done_again(database: Database, start: Start) -> None:
    done: list[datetime] = []

    def twice(tx: Tx, _: Frame, one: Due) -> None:
        done.append(one.at)
        if len(done) == 1:
            due.put(tx, one.kind, one.subject, at=one.at + timedelta(seconds=1), helps_until=one.helps_until)

    await plan(database, "look", after=-timedelta(minutes=1))
    await start({"note": twice})
    async with asyncio.timeout(5):
        while len(done) < 2:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.005)
    assert [after - before for before, after in pairwise(done)] == [timedelta(seconds=1)]

"""The bot as a whole in trouble: what begins again, what is told to whom, and what is not left behind."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import sys
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram.error import BadRequest
from telegram.ext import filters

from bot import app, demo, jobs, sample
from bot.app import Features, ForumBot, LockLost, TokenRefused
from bot.frame import Frame, send
from bot.jobs import TURNS
from bot.pacing import Rates
from bot.refusals import TOKEN_REFUSED
from bot.router import Said, Table
from bot.sandbox import Fault, Limits
from bot.screen import Screen
from bot.transport import AiohttpRequest
from bot.turn import Turn
from bot.work import Finish, Heavy
from handlers.routes import FEATURES
from storage import jobs as queue
from storage import outbox
from storage.database import Tx
from storage.jobs import Job
from storage.lock import Lock
from storage.outbox import Class
from tests.cast import CAST, TOKEN, Actor, Forum, make_sandbox

BASEL, _ = CAST["basel"]


@dataclass
class Feature:
    """A feature that does what the test wants, and fails as often as it wants."""

    failing: list[Exception] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    gate: threading.Event | None = None  # what heavy work waits for

    def act(self, turn: Turn) -> None:
        turn.say(Screen(f"you said {turn.text or (turn.message and 'a file')}"))

    def chunk(self, tx: Tx, frame: Frame, job: Job) -> bool:
        number = job.progress.get("after", 0) + 1
        send(tx, BASEL, Screen(f"chunk {number}"), klass=Class.CHANGE, about="test:1")
        self.fail()
        queue.advance(tx, job, {"after": number})
        return bool(number == 3)

    def heavy(self, tx: Tx, frame: Frame, job: Job) -> Finish:
        self.fail()
        if self.gate is not None:
            assert self.gate.wait(30)
        return lambda tx: self.done.append("heavy")

    def about(self, tx: Tx, frame: Frame) -> None:
        self.fail()
        self.done.append("about")

    def start(self, tx: Tx, frame: Frame) -> None:
        self.fail()
        self.done.append("start")

    def fail(self) -> None:
        if self.failing:
            raise self.failing.pop()


def disk_full() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


@pytest.fixture
def feature() -> Feature:
    return Feature()


def features(feature: Feature, **more: Any) -> Features:
    table = Table(
        commands=(), taps=(), said=(Said(filters.ALL, feature.act),), stale=feature.act, otherwise=lambda turn: None
    )
    return Features(table=table, forms=(), jobs={"chunks": feature.chunk, "heavy": Heavy(feature.heavy)}, **more)


@pytest.fixture
async def forum(tmp_path: Path, feature: Feature, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Forum]:
    monkeypatch.setattr(jobs, "BREATH", 0.01)
    monkeypatch.setattr(app, "BREATH", 0.01)
    sandbox = make_sandbox()
    sandbox.world.chats[BASEL].started = True
    await sandbox.start()
    forum = Forum(tmp_path, sandbox, features(feature), frozenset())
    yield forum
    await sandbox.stop()


@pytest.fixture
def basel(forum: Forum) -> Actor:
    return Actor(forum, *CAST["basel"])


def texts(who: Actor) -> list[str]:
    return [message["text"] for message in who.messages]


# Jobs


@pytest.mark.parametrize("error", [RuntimeError("a bug"), disk_full()])
async def test_a_chunk_that_fails_leaves_nothing_and_is_done_again(
    forum: Forum, basel: Actor, feature: Feature, error: Exception
) -> None:
    await forum.start_bot()
    feature.failing = [error]
    await forum.do(lambda tx: queue.add(tx, "chunks", {}, user_id=BASEL))
    assert texts(basel) == ["chunk 1", "chunk 2", "chunk 3"]
    await forum.stop_bot()


@pytest.mark.parametrize("kind", ["chunks", "heavy", "nobody does this"])
async def test_whoever_asked_for_a_job_that_keeps_failing_gets_a_plain_word(
    forum: Forum, basel: Actor, feature: Feature, kind: str
) -> None:
    await forum.start_bot()
    feature.failing = [RuntimeError("a bug")] * 10
    await forum.do(lambda tx: queue.add(tx, kind, {}, user_id=BASEL))
    assert ["خلل" in text for text in texts(basel)] == [True]
    assert [row["state"] for row in await forum.rows("SELECT state FROM job")] == ["failed"]
    await forum.stop_bot()


async def test_a_job_that_keeps_failing_holds_up_no_other(forum: Forum, basel: Actor, feature: Feature) -> None:
    await forum.start_bot()

    def two(tx: Tx) -> None:
        queue.add(tx, "nobody does this", {})
        queue.add(tx, "chunks", {})

    await forum.do(two)
    assert texts(basel) == ["chunk 1", "chunk 2", "chunk 3"]
    await forum.stop_bot()


async def test_a_file_that_takes_long_holds_up_nothing_that_is_short(
    forum: Forum, basel: Actor, feature: Feature
) -> None:
    await forum.start_bot()
    feature.gate = threading.Event()
    for kind in ("heavy", "chunks"):
        await forum.bot.database.write(queue.add, kind, {})
    await forum.sandbox.until(lambda: len(basel.messages) == 3)
    assert feature.done == []
    assert sys.getswitchinterval() == pytest.approx(TURNS), "others get their turn often"
    feature.gate.set()
    await forum.settle()
    assert feature.done == ["heavy"]
    assert sys.getswitchinterval() > 100 * TURNS
    await forum.stop_bot()


# Answers


@pytest.mark.parametrize("bad", [Screen("<b>half"), Screen("x" * 5000)])
async def test_an_answer_that_telegram_refuses_leaves_nobody_without_a_word(
    forum: Forum, basel: Actor, bad: Screen
) -> None:
    await forum.start_bot()
    await forum.do(lambda tx: send(tx, BASEL, bad, klass=Class.REPLY))
    assert "خلل" in basel.screen
    await forum.stop_bot()


async def test_a_word_of_apology_that_is_refused_too_is_the_last(forum: Forum, basel: Actor) -> None:
    await forum.start_bot()

    async def refuse(*_: Any, **__: Any) -> Any:
        raise BadRequest("Bad Request: something new")

    forum.bot.dispatcher._transport = type("Refusing", (), {"call": refuse})()
    await forum.do(lambda tx: send(tx, BASEL, Screen("hello"), klass=Class.REPLY))
    states = [row["state"] for row in await forum.rows("SELECT state FROM outbox WHERE method = 'sendMessage'")]
    assert states == ["failed", "failed"]
    await forum.stop_bot()


async def test_for_a_push_that_is_refused_nobody_is_told_of_a_mistake(forum: Forum, basel: Actor) -> None:
    await forum.start_bot()
    await forum.do(lambda tx: send(tx, BASEL, Screen("<b>half"), klass=Class.ANNOUNCEMENT))
    assert basel.messages == []
    await forum.stop_bot()


# Files


async def test_what_an_earlier_run_left_in_outgoing_is_removed_and_what_still_waits_stays(
    forum: Forum, basel: Actor
) -> None:
    outgoing = forum.folder / "data" / "outgoing"
    await forum.start_bot()
    outgoing.mkdir()
    for name in ("wanted.csv", "sent.csv", ".unfinished.csv.123"):
        (outgoing / name).write_bytes(b"names and numbers")
    document = {"document": {"file": "outgoing/wanted.csv", "name": "wanted.csv"}}
    later = forum.bot.clock.now() + timedelta(hours=1)
    await forum.do(lambda tx: outbox.add(tx, BASEL, "sendDocument", document, klass=Class.REPLY, not_before=later))
    await forum.stop_bot()
    await forum.start_bot()
    assert [path.name for path in outgoing.iterdir()] == ["wanted.csv"]
    await forum.stop_bot()


# The beginning and the end


async def test_a_disk_that_is_full_at_the_start_is_waited_for(forum: Forum, feature: Feature) -> None:
    forum.features = replace(forum.features, at_start=feature.start)
    feature.failing = [disk_full(), disk_full()]
    await forum.start_bot()
    assert feature.done == ["start"]
    await forum.stop_bot()


async def test_a_start_that_fails_lets_go_of_everything(
    forum: Forum, feature: Feature, recwarn: pytest.WarningsRecorder
) -> None:
    forum.features = replace(forum.features, at_start=feature.start)
    feature.failing = [RuntimeError("a bug")]
    before = set(threading.enumerate())
    with pytest.raises(RuntimeError, match="a bug"):
        await ForumBot.open(forum.environment, forum.features)
    Lock(forum.environment.database).release()
    workers = [thread for thread in set(threading.enumerate()) - before if "connection_worker" in thread.name]
    for worker in workers:  # told to end; give them the moment that takes
        await asyncio.to_thread(worker.join, 5)
    assert not [worker.name for worker in workers if worker.is_alive()]
    assert not [str(warning.message) for warning in recwarn]


async def test_a_refused_token_lets_go_of_everything(forum: Forum, recwarn: pytest.WarningsRecorder) -> None:
    forum.sandbox.faults.add(Fault("401", method="getMe"))
    with pytest.raises(TokenRefused):
        await ForumBot.open(forum.environment, forum.features)
    Lock(forum.environment.database).release()
    assert not [str(warning.message) for warning in recwarn]


async def test_a_disk_that_is_full_at_the_end_keeps_nobody_from_ending(
    forum: Forum, basel: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.dispatcher.LAST_ANSWERS", 0.1)
    await forum.start_bot()

    async def full(*_: Any, **__: Any) -> None:
        raise disk_full()

    monkeypatch.setattr(forum.bot.inbox, "forget", full)
    monkeypatch.setattr(forum.bot.dispatcher._marker, "write", full)
    await forum.sandbox.say(BASEL, "hello")
    await forum.sandbox.until(lambda: basel.messages)
    await asyncio.wait_for(forum.stop_bot(), 5)
    Lock(forum.environment.database).release()


async def test_an_ordinary_restart_says_nothing_twice(forum: Forum, basel: Actor) -> None:
    forum.sandbox.api.latency = 0.15
    await forum.start_bot(within=30)
    for number in range(8):
        await forum.sandbox.say(BASEL, f"{number}")
        await asyncio.sleep(0.05)
        if number % 2:
            await forum.stop_bot()
            forum.bot = await ForumBot.open(forum.environment, forum.features, rates=Rates.unlimited())
            forum._running = asyncio.create_task(forum.bot.run())
    await forum.settle(30)
    assert texts(basel) == [f"you said {number}" for number in range(8)]
    await forum.stop_bot()


async def test_the_bot_of_a_kept_sandbox_hears_what_is_said_in_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "DATABASE", tmp_path / "data" / "forum.db")
    deputy = next(account for account in sample.accounts() if account.part == "deputy")
    for keep in (False, True, True):
        fresh = await asyncio.to_thread(demo._prepare, keep=keep)
        assert fresh is not keep
        sandbox = demo.telegram(list, fresh=fresh)
        await sandbox.start()
        forum = Forum(tmp_path, sandbox, FEATURES, frozenset())
        monkeypatch.setattr("tests.cast.TOKEN", demo.TOKEN)
        forum.rates = Rates()
        await forum.start_bot(within=30)
        basel = Actor(forum, deputy.user_id, deputy.name)
        before = len(basel.messages)
        await basel.says("/help")
        assert len(basel.messages) == before + 1
        await forum.stop_bot()
        await sandbox.stop()


async def test_a_bot_whose_lock_was_taken_away_ends_before_another_speaks_beside_it(
    forum: Forum, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "LOCK_SECONDS", 0.01)
    await forum.start_bot()
    await asyncio.sleep(0.05)
    assert not forum._running.done()
    (forum.folder / "data" / "forum.db.lock").unlink()
    with pytest.raises(LockLost, match="taken away"):
        await asyncio.wait_for(forum._running, 5)
    await forum.bot.close()


# Loops


@pytest.mark.parametrize("error", [disk_full(), RuntimeError("a bug")])
async def test_an_outcome_that_could_not_be_seen_to_is_seen_to_later(
    forum: Forum, feature: Feature, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(app, "FIRST_PAUSE", 0.01)
    forum.features = replace(forum.features, about=feature.about)
    await forum.start_bot()
    await asyncio.sleep(0.6)
    feature.done.clear()
    feature.failing = [error]
    await forum.do(lambda tx: send(tx, BASEL, Screen("hello"), klass=Class.CHANGE, about="test:1"))
    await asyncio.sleep(1.5)
    assert feature.done == ["about"]
    await forum.stop_bot()


async def test_a_loop_that_keeps_failing_is_begun_again_more_and_more_seldom(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pauses: list[float] = []
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        pauses.append(seconds)
        await sleep(0)
        if len(pauses) == 9:
            raise asyncio.CancelledError

    async def broken() -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(asyncio, "sleep", note)
    with pytest.raises(asyncio.CancelledError):
        await app._keep_going(broken)
    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]
    assert "a bug" in caplog.text


async def test_trouble_with_the_disk_is_not_written_about_more_than_once_a_minute(
    forum: Forum, basel: Actor, feature: Feature, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for module in ("lane", "marking", "lookout", "jobs", "app"):
        monkeypatch.setattr(f"bot.{module}.BREATH", 0.01)
    await forum.start_bot()
    await forum.do(lambda tx: outbox.add(tx, BASEL, "sendMessage", {"text": "hello"}, klass=Class.CHANGE, about="x"))
    caplog.set_level(logging.WARNING)
    write = forum.bot.database.write

    async def full(*_: Any, **__: Any) -> None:
        raise disk_full()

    monkeypatch.setattr(forum.bot.database, "write", full)
    await forum.sandbox.say(BASEL, "hello")
    forum.bot._outcomes.set()
    await asyncio.sleep(1.0)
    monkeypatch.setattr(forum.bot.database, "write", write)
    await forum.settle()
    assert texts(basel) == ["hello", "you said hello"]
    assert len([record for record in caplog.records if "full" in record.getMessage()]) <= 5
    await forum.stop_bot()


async def test_a_webhook_that_an_earlier_program_set_does_not_keep_the_bot_from_hearing(
    forum: Forum, basel: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.FIRST_WAIT", 0.01)
    other = AiohttpRequest(f"{forum.sandbox.url}/bot{TOKEN}")
    await other.call("setWebhook", {"url": "https://example.org/hook"})
    await other.shutdown()
    await forum.start_bot()
    await basel.says("hello")
    assert texts(basel) == ["you said hello"]
    await forum.stop_bot()


async def test_a_token_refused_later_is_said_once_and_costs_nothing(
    forum: Forum, basel: Actor, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.FIRST_WAIT", 0.05)
    monkeypatch.setattr("bot.intake.LONGEST_WAIT", 0.05)
    monkeypatch.setattr("bot.gate.FIRST_WAIT", 0.05)
    monkeypatch.setattr("bot.gate.LONGEST_WAIT", 0.05)
    await forum.start_bot()
    caplog.set_level(logging.WARNING)
    await forum.sandbox.say(BASEL, "hello")
    forum.sandbox.faults.add(Fault("401", times=None))
    forum.sandbox.world.updates.wake()
    await asyncio.sleep(1.0)
    forum.sandbox.faults.clear()
    await forum.settle()
    assert texts(basel) == ["you said hello"]
    assert {call.method for call in forum.sandbox.ledger if call.fault == "401"} >= {"getUpdates", "sendMessage"}
    assert [record.getMessage() for record in caplog.records] == [TOKEN_REFUSED]
    assert TOKEN not in caplog.text
    await forum.stop_bot()


async def test_a_person_who_floods_gets_the_last_answer_soon_and_telegram_has_nothing_to_refuse(
    tmp_path: Path, feature: Feature
) -> None:
    sandbox = make_sandbox(limits=Limits())
    sandbox.world.chats[BASEL].started = True
    await sandbox.start()
    forum = Forum(tmp_path, sandbox, features(feature), frozenset())
    forum.rates = Rates()
    await forum.start_bot()
    basel = Actor(forum, *CAST["basel"])
    for _ in range(40):
        await sandbox.send_sticker(BASEL)
    await sandbox.say(BASEL, "and now?")
    await sandbox.until(lambda: "you said and now?" in texts(basel), timeout=8)
    assert [call.outcome for call in sandbox.ledger if call.code == 429] == []
    assert len(basel.messages) <= 9
    await forum.stop_bot()
    await sandbox.stop()

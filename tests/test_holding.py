"""A file that takes long keeps nobody waiting but its sender, whose updates stay in their order."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from telegram import Update
from telegram.ext import filters

from bot.app import Features
from bot.doors import Door
from bot.fetching import Fetches, SentFile
from bot.router import Said, Table
from bot.sandbox import Fault
from bot.screen import Screen
from bot.turn import Turn
from storage.database import Tx
from storage.kept_files import Kind
from tests.cast import CAST, Actor, Forum, make_sandbox

SETTLED = 15.0  # seconds for a few of those, on a busy machine


def hear(turn: Turn) -> None:
    """Says what came, and counts it."""
    note = f"voice of {turn.file.sent.size} bytes" if turn.file is not None and turn.file.sent is not None else ""
    count(turn, note or "voice that nobody waits for")


def read(turn: Turn) -> None:
    count(turn, turn.text)


def count(turn: Turn, what: str) -> None:
    before = turn.tx.value("SELECT value FROM setting WHERE name = ?", what) or "0"
    turn.tx.run("INSERT OR REPLACE INTO setting VALUES (?, ?)", what, str(int(before) + 1))
    turn.say(Screen(f"{what}: {int(before) + 1}"))


def listens(tx: Tx, user_id: int) -> bool:
    """Voice notes are waited for until somebody has said «enough»."""
    del user_id
    return tx.value("SELECT value FROM setting WHERE name = 'enough'") is None


VOICES = Fetches(Door.ANYONE, (), 1000, frozenset({Kind.VOICE}), asked=listens)
TABLE = Table(
    commands=(),
    taps=(),
    said=(Said(filters.VOICE, hear, fetches=(VOICES,)), Said(filters.TEXT, read)),
    stale=read,
    otherwise=read,
)


@pytest.fixture
async def forum(tmp_path: Path, sample: Path) -> AsyncIterator[Forum]:
    await asyncio.to_thread(shutil.copytree, sample.parent, tmp_path / "data")
    sandbox = make_sandbox()
    for name in ("basel", "dana", "omar"):
        sandbox.world.chats[CAST[name][0]].started = True
    await sandbox.start()
    forum = Forum(tmp_path, sandbox, Features(table=TABLE, forms=()), frozenset())
    await forum.start_bot()
    yield forum
    await forum.stop_bot()
    await sandbox.stop()


@pytest.fixture
def basel(forum: Forum) -> Actor:
    return Actor(forum, *CAST["basel"])


@pytest.fixture
def dana(forum: Forum) -> Actor:
    return Actor(forum, *CAST["dana"])


@pytest.fixture
def omar(forum: Forum) -> Actor:
    return Actor(forum, *CAST["omar"])


def hangs(forum: Forum) -> asyncio.Event:
    """The first file of this bot is on its way until the event is set."""
    fetch, there, first = forum.bot.lane._fetch, asyncio.Event(), [True]

    async def wait(update: Update, wanted: Sequence[Fetches]) -> SentFile | None:
        if first:
            first.clear()
            await there.wait()
        return await fetch(update, wanted)

    forum.bot.lane._fetch = wait
    return there


async def until(check: Callable[[], bool]) -> None:
    """Waits for what the local Telegram sees nothing of."""
    async with asyncio.timeout(SETTLED):
        while not check():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def speaks(actor: Actor, size: int = 10) -> None:
    """Sends a voice note, and does not wait for the answer."""
    await actor.forum.sandbox.send_voice(actor.user_id, b"x" * size)


async def writes(actor: Actor, text: str) -> None:
    await actor.forum.sandbox.say(actor.user_id, text)


async def hears(actor: Actor, text: str) -> None:
    await actor.forum.sandbox.until(lambda: said(actor)[-1:] == [text], timeout=SETTLED)


def said(actor: Actor) -> list[str]:
    return [message["text"] for message in actor.messages]


async def test_nobody_else_waits_for_a_file_and_of_its_sender_order_holds(
    forum: Forum, basel: Actor, dana: Actor
) -> None:
    there = hangs(forum)
    await speaks(basel)
    await writes(basel, "after it")
    await until(lambda: not forum.bot.lane._holding.empty)
    await writes(dana, "hello")
    await hears(dana, "hello: 1")
    assert said(basel) == [], "his file is still on its way"
    assert not forum.bot.lane.idle
    there.set()
    await forum.settle(SETTLED)
    assert said(basel) == ["voice of 10 bytes: 1", "after it: 1"]


async def test_several_files_of_one_come_one_after_the_other(forum: Forum, basel: Actor, dana: Actor) -> None:
    there = hangs(forum)
    await speaks(basel, 10)
    await speaks(basel, 20)
    await writes(basel, "enough")
    await speaks(basel, 30)
    await writes(dana, "hello")
    await hears(dana, "hello: 1")
    there.set()
    await forum.settle(SETTLED)
    assert said(basel) == [
        "voice of 10 bytes: 1",
        "voice of 20 bytes: 1",
        "enough: 1",
        "voice that nobody waits for: 1",
    ]


async def test_files_of_several_are_on_their_way_together(forum: Forum, basel: Actor, omar: Actor) -> None:
    there = hangs(forum)
    await speaks(basel)
    await speaks(omar)
    await hears(omar, "voice of 10 bytes: 1")
    assert said(basel) == []
    there.set()
    await forum.settle(SETTLED)
    assert said(basel) == ["voice of 10 bytes: 2"]


async def test_a_file_that_does_not_come_is_said_and_holds_nobody_up(forum: Forum, basel: Actor) -> None:
    forum.sandbox.faults.add(Fault("5xx", method="getFile", times=None))
    await speaks(basel)
    await writes(basel, "after it")
    await forum.settle(SETTLED)
    assert said(basel)[-1] == "after it: 1"
    assert len(said(basel)) == 2


async def test_a_file_for_which_the_machine_is_in_trouble_is_tried_again(
    forum: Forum, basel: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.lane.BREATH", 0.02)
    fetch = forum.bot.lane._fetch
    failed: list[int] = []

    async def fails_once(update: Update, wanted: Sequence[Fetches]) -> SentFile | None:
        failed.append(update.update_id)
        if len(failed) == 1:
            locked = sqlite3.OperationalError("database is locked")
            locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise locked
        return await fetch(update, wanted)

    monkeypatch.setattr(forum.bot.lane, "_fetch", fails_once)
    await speaks(basel)
    await forum.settle(SETTLED)
    assert said(basel) == ["voice of 10 bytes: 1"]
    assert len(failed) == 2


async def test_an_end_in_the_middle_loses_nothing(forum: Forum, basel: Actor) -> None:
    hangs(forum)
    await speaks(basel)
    await writes(basel, "after it")
    await until(lambda: not forum.bot.lane._holding.empty)
    await forum.restart_bot()
    await forum.settle(SETTLED)
    assert said(basel) == ["voice of 10 bytes: 1", "after it: 1"]


async def test_a_lane_that_begins_again_handles_what_it_held_back_once(
    forum: Forum, basel: Actor, dana: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.app.FIRST_PAUSE", 0.1)
    there = hangs(forum)
    await speaks(basel)
    await writes(basel, "after it")
    await until(lambda: not forum.bot.lane._holding.empty)
    waiting = forum.bot.inbox.waiting
    failed: list[dict[str, Any]] = []

    async def fails_once(**which: Any) -> Any:
        if not failed:
            failed.append(which)
            raise sqlite3.OperationalError("disk I/O error")
        return await waiting(**which)

    monkeypatch.setattr(forum.bot.inbox, "waiting", fails_once)
    await writes(dana, "hello")
    await hears(dana, "hello: 1")
    assert failed
    there.set()
    await forum.settle(SETTLED)
    assert said(basel) == ["voice of 10 bytes: 1", "after it: 1"]


async def test_where_too_many_would_be_held_back_the_others_stay_in_the_inbox(
    forum: Forum, basel: Actor, dana: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.holding.MOST", 5)
    monkeypatch.setattr("bot.lane.TOGETHER", 1)
    there = hangs(forum)
    await speaks(basel)
    for number in range(9):
        await writes(basel, f"{number}")
    await writes(dana, "hello")
    await until(lambda: forum.bot.lane._holding.full)
    await asyncio.sleep(0.2)
    assert said(dana) == []
    assert len(await forum.bot.inbox.waiting(after=0, limit=20)) == 11
    there.set()
    await forum.settle(SETTLED)
    assert said(basel) == ["voice of 10 bytes: 1", *(f"{number}: 1" for number in range(9))]
    assert said(dana) == ["hello: 1"]
    assert await forum.bot.inbox.waiting(after=0, limit=10) == []

"""The lane and the intake on their own, with handlers made to fail: nothing is lost, nothing counted twice."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram.ext import filters

from bot.app import Features
from bot.codes import Code
from bot.doors import Door
from bot.router import Command, Said, Table, Tap
from bot.sandbox import Fault
from bot.sandbox.faults import Kind
from bot.screen import Button, Screen
from bot.turn import Turn
from storage import inbox
from storage.database import Tx, connect, transact
from storage.errors import UserError
from tests.cast import CAST, Actor, Forum, make_sandbox

BASEL, _ = CAST["basel"]


@dataclass(frozen=True)
class Press(Code, prefix="t"):
    """The only button of these tests."""

    number: int


class NotFound(UserError):
    """A mistake whose text exists."""


class Broken:
    """How often the handlers shall fail from now on."""

    times = 0


def count(turn: Turn) -> None:
    """Adds one to what this text was counted, and says how often; fails after that if it shall."""
    before = turn.tx.value("SELECT value FROM setting WHERE name = ?", turn.text) or "0"
    turn.tx.run("INSERT OR REPLACE INTO setting VALUES (?, ?)", turn.text, str(int(before) + 1))
    turn.say(Screen(f"{turn.text} counted {int(before) + 1}", ((Button("press", Press(1)),),)))
    if turn.text == "mistake":
        raise NotFound
    if turn.text == "rollback":
        turn.tx.connection.execute("ROLLBACK")
    if Broken.times:
        Broken.times -= 1
        raise RuntimeError("a bug")


def press(turn: Turn) -> None:
    turn.show(Screen(f"pressed {turn.pressed(Press).number}"))


def nothing(turn: Turn) -> None:
    turn.say(Screen("anything else"))


TABLE = Table(
    commands=(Command("secret", nothing, Door.OWN),),
    taps=(Tap(Press, press, Door.ANYONE),),
    said=(Said(filters.TEXT, count),),
    stale=nothing,
    otherwise=nothing,
)


@pytest.fixture
async def forum(tmp_path: Path) -> AsyncIterator[Forum]:
    Broken.times = 0
    sandbox = make_sandbox()
    sandbox.world.chats[BASEL].started = True
    await sandbox.start()
    forum = Forum(tmp_path, sandbox, Features(table=TABLE, forms=()), frozenset())
    await forum.start_bot()
    yield forum
    await forum.stop_bot()
    await sandbox.stop()


@pytest.fixture
def basel(forum: Forum) -> Actor:
    return Actor(forum, *CAST["basel"])


async def parked(forum: Forum) -> list[inbox.Parked]:
    return await asyncio.to_thread(inbox.parked, inbox.path_beside(forum.bot.database.path))


async def test_an_update_that_comes_twice_counts_once(forum: Forum, basel: Actor) -> None:
    update = {"update_id": 800_000_000, "message": message("hello")}
    for _ in range(2):
        forum.sandbox.inject(dict(update))
        await forum.settle()
    assert [text["text"] for text in basel.messages] == ["hello counted 1"]


async def test_a_bug_is_tried_once_more_at_once(forum: Forum, basel: Actor, caplog: pytest.LogCaptureFixture) -> None:
    Broken.times = 1
    await basel.says("hello")
    assert basel.screen == "hello counted 1"
    assert await parked(forum) == []
    assert "a bug" in caplog.text


async def test_a_bug_that_stays_is_parked_and_the_person_gets_a_plain_word(forum: Forum, basel: Actor) -> None:
    Broken.times = 2
    await basel.says("hello")
    assert "خلل" in basel.screen
    assert [update.reason for update in await parked(forum)] == ["RuntimeError('a bug')"]
    await basel.says("goodbye")
    assert basel.screen == "goodbye counted 1"


async def test_what_was_parked_can_be_tried_again(forum: Forum, basel: Actor) -> None:
    Broken.times = 2
    await basel.says("hello")
    path = forum.bot.database.path
    await forum.do(lambda tx: inbox.retry(inbox.path_beside(path), tx))
    await forum.restart_bot()
    assert basel.screen == "hello counted 1"
    assert await parked(forum) == []


async def test_two_parked_updates_of_one_id_keep_no_other_from_being_tried_again(forum: Forum, basel: Actor) -> None:
    again = {"update_id": 800_000_000, "message": message("hello")}
    for _ in range(2):  # ids have begun anew in between
        Broken.times = 2
        forum.sandbox.inject(dict(again))
        await forum.settle()
        await forum.do(lambda tx: tx.run("DELETE FROM processed"))
    Broken.times = 2
    await basel.says("goodbye")
    assert len(await parked(forum)) == 3
    path = forum.bot.database.path
    await forum.stop_bot()
    with closing(connect(path)) as connection:
        transact(connection, forum.bot.clock.now(), lambda tx: inbox.retry(inbox.path_beside(path), tx))
    await forum.start_bot()
    assert {"hello counted 1", "goodbye counted 1"} <= {text["text"] for text in basel.messages}


async def test_a_persons_mistake_undoes_the_update_and_is_answered(forum: Forum, basel: Actor) -> None:
    await basel.says("mistake")
    assert "لم يُعثر" in basel.screen
    assert await forum.rows("SELECT * FROM setting") == []
    assert await parked(forum) == []


async def test_a_closed_door_refuses_politely_and_is_noted(forum: Forum, basel: Actor) -> None:
    await basel.says("/secret")
    assert "غير متاح" in basel.screen
    notes = await forum.rows("SELECT actor, act, subject FROM audit")
    assert notes == [{"actor": BASEL, "act": "refused", "subject": "own: /secret"}]


@pytest.mark.parametrize("data", ["t:1:2", "t:x", "nobody:1", "", ":" * 60])
async def test_a_forged_tap_is_answered_and_does_nothing(forum: Forum, basel: Actor, data: str) -> None:
    await basel.says("hello")
    await basel.forges(data)
    assert basel.unanswered == []
    assert len(basel.messages) >= 2


async def test_every_tap_is_answered(forum: Forum, basel: Actor) -> None:
    await basel.says("hello")
    await basel.taps("press")
    assert basel.screen == "pressed 1"
    assert basel.unanswered == []


@pytest.mark.parametrize(
    "poison",
    [
        {"something_new": {"a": 1}},
        {"message": {"message_id": "x"}},
        {"message": 7},
        {"callback_query": {"id": "1"}},
        {},
    ],
)
async def test_a_poison_update_dies_alone(forum: Forum, basel: Actor, poison: dict[str, Any]) -> None:
    forum.sandbox.inject(poison)
    await basel.says("hello")
    assert basel.screen == "hello counted 1"


async def test_a_handler_that_ends_the_transaction_is_parked_and_blocks_nobody(forum: Forum, basel: Actor) -> None:
    for text in ("before", "rollback", "after"):
        await forum.sandbox.say(BASEL, text)
    await forum.settle()
    assert {"before counted 1", "after counted 1"} <= {message["text"] for message in basel.messages}
    assert any("خلل" in message["text"] for message in basel.messages)
    assert len(await parked(forum)) == 1


UNREADABLE = {"text": "hello", "entities": "none"}  # Telegram's shape may change; a list is expected


async def test_whoever_sent_an_update_that_cannot_be_read_gets_a_plain_word(forum: Forum, basel: Actor) -> None:
    forum.sandbox.inject({"message": {**message("hello"), **UNREADABLE}})
    await forum.settle()
    assert "خلل" in basel.screen
    assert len(await parked(forum)) == 1


async def test_a_tap_that_cannot_be_read_is_answered(
    forum: Forum, basel: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await basel.says("hello")
    monkeypatch.setattr("bot.lane.read", lambda body, bot: json.loads("{"))
    await basel.taps("press")
    assert basel.unanswered == []
    assert "خلل" in basel.toasts[-1]
    assert "خلل" in basel.screen


async def test_what_was_handled_days_ago_and_stayed_in_the_inbox_is_not_handled_again(
    forum: Forum, basel: Actor
) -> None:
    await forum.bot.inbox._reading.ship(lambda connection: connection.execute(NEVER_FORGETS))
    await basel.says("hello")
    await forum.clock_to(forum.sandbox.clock.now() + timedelta(days=5))
    await forum.stop_bot()
    await forum.start_bot()
    await basel.says("goodbye")
    assert [text["text"] for text in basel.messages] == ["hello counted 1", "goodbye counted 1"]


NEVER_FORGETS = "CREATE TRIGGER keep BEFORE DELETE ON inbox BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"


async def test_what_could_not_be_forgotten_is_forgotten_later(forum: Forum, basel: Actor) -> None:
    reading = forum.bot.inbox._reading
    await reading.ship(lambda connection: connection.execute(NEVER_FORGETS))
    await basel.says("hello")
    await reading.ship(lambda connection: connection.execute("DROP TRIGGER keep"))
    await basel.says("goodbye")
    assert await forum.bot.inbox.waiting(after=0, limit=10) == []


@pytest.mark.parametrize("kind", ["5xx", "garbage", "drop_before", "drop_after", "409", "401", "429"])
async def test_whatever_telegram_does_the_bot_goes_on(forum: Forum, basel: Actor, kind: Kind) -> None:
    forum.sandbox.faults.add(Fault(kind, method="getUpdates", times=2, retry_after=1))
    await basel.says("hello")
    assert basel.screen == "hello counted 1"
    assert len(basel.messages) == 1


async def test_trouble_is_said_once_a_minute(forum: Forum, basel: Actor, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, "bot.intake")
    forum.sandbox.faults.add(Fault("401", method="getUpdates", times=3))
    await basel.says("hello")
    assert caplog.text.count("refuses the token") == 1


async def test_a_full_disk_holds_the_lane_and_loses_nothing(forum: Forum, basel: Actor) -> None:
    def fill(tx: Tx) -> int:
        pages: int = tx.value("PRAGMA page_count")
        return int(tx.value(f"PRAGMA max_page_count = {pages}"))

    await forum.bot.database._writer.ship(lambda connection: fill(Tx(connection, forum.bot.clock.now())))
    long = "x" * 4000
    for number in range(3):
        await forum.sandbox.say(BASEL, f"{number}{long}")
    await asyncio.sleep(1.5)
    assert not forum.bot.lane.idle
    await forum.bot.database._writer.ship(lambda connection: connection.execute("PRAGMA max_page_count = 1000000"))
    await forum.settle()
    counted = await forum.rows("SELECT value FROM setting")
    assert [row["value"] for row in counted] == ["1"] * 3
    assert await parked(forum) == []


async def test_a_long_import_beside_the_bot_is_waited_for(
    forum: Forum, basel: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.lane.BREATH", 0.02)
    await forum.bot.database._writer.ship(lambda connection: connection.execute("PRAGMA busy_timeout = 50"))
    with closing(sqlite3.connect(forum.bot.database.path, isolation_level=None)) as beside:
        beside.execute("BEGIN IMMEDIATE")
        for number in range(3):
            await forum.sandbox.say(BASEL, f"{number}")
        await asyncio.sleep(0.5)
        assert not forum.bot.lane.idle
        beside.execute("COMMIT")
    await forum.settle()
    assert [text["text"] for text in basel.messages] == [f"{number} counted 1" for number in range(3)]
    assert await parked(forum) == []


async def test_a_full_disk_at_the_inbox_leaves_the_updates_with_telegram(forum: Forum, basel: Actor) -> None:
    adding = forum.bot.inbox._adding
    pages = await adding.ship(lambda connection: connection.execute("PRAGMA page_count").fetchone()[0])
    await adding.ship(_limit, pages)
    for number in range(4):
        await forum.sandbox.say(BASEL, f"{number}" + "x" * 4000)
    await asyncio.sleep(0.8)
    assert forum.sandbox.world.updates.waiting
    await adding.ship(_limit, 1_000_000)
    await forum.settle()
    assert len(await forum.rows("SELECT value FROM setting")) == 4


def _limit(connection: sqlite3.Connection, pages: int) -> None:
    """How many pages a file may have. The answer is read: a statement left open would keep a stale view of the file."""
    connection.execute(f"PRAGMA max_page_count = {pages}").fetchone()


async def test_a_backlog_of_ten_thousand_is_worked_off_in_order(forum: Forum, basel: Actor) -> None:
    await forum.stop_bot()
    for number in range(10_000):
        forum.sandbox.inject({"message": message(f"{number}")})
    await forum.start_bot(within=60)
    in_order = [f"{number} counted 1" for number in range(10_000)]
    assert [text["text"] for text in basel.messages] == in_order
    texts = {text["message_id"]: text["text"] for text in basel.messages}
    rows = await forum.rows("SELECT message_id FROM outbox WHERE method = 'sendMessage' ORDER BY id")
    assert [texts[row["message_id"]] for row in rows] == in_order


def message(text: str) -> dict[str, Any]:
    user = {"id": BASEL, "is_bot": False, "first_name": "Basel"}
    chat = {"id": BASEL, "type": "private", "first_name": "Basel"}
    return {"message_id": 1, "date": 1765866600, "from": user, "chat": chat, "text": text}

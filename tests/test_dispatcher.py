"""The dispatcher: what leaves when, and what becomes of it. Telegram is played by a script, time by hand."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, Forbidden, InvalidToken, RetryAfter

from bot import loading
from bot.clock import Clock
from bot.dispatcher import IN_FLIGHT, Dispatcher
from bot.pacing import Pace, Rates
from bot.refusals import NotSent, ServerTrouble, UnknownOutcome, error_of
from bot.sandbox import Fault, Limits, Person, Sandbox
from bot.transport import AiohttpRequest
from bot.turn import Toast
from storage import outbox, slowdown
from storage.database import Database, Tx
from storage.delivery import Row
from storage.outbox import Class

REPLY, CHANGE, ANNOUNCEMENT, STRANGER = Class
MUCH_LATER = datetime(2026, 1, 1, tzinfo=UTC)
BASEL, DANA, OMAR, GROUP = 11, 12, 13, -100


class Time:
    """Both clocks, moved by hand together."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.start = datetime(2025, 12, 16, 7, 0, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.seconds - 1000.0)


@dataclass
class Sent:
    method: str
    chat: int
    text: str
    parameters: dict[str, Any]


Answer = Exception | dict[str, Any] | Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


@dataclass
class Script:
    """Telegram as a script: answers each call with what was prepared for its chat, else with a new message."""

    calls: list[Sent] = field(default_factory=list)
    answers: dict[int, list[Answer]] = field(default_factory=dict)
    last_id: int = 500
    flying: int = 0
    most_flying: int = 0

    def answer(self, chat: int, *answers: Answer) -> None:
        self.answers.setdefault(chat, []).extend(answers)

    async def call(
        self,
        method: str,
        parameters: Any,
        *,
        timeout: float = 30.0,  # noqa: ASYNC109
        wanted: bool = True,
    ) -> Any:
        given = json.loads(parameters) if isinstance(parameters, bytes) else dict(parameters)
        chat = given.get("chat_id", 0)
        self.calls.append(Sent(method, chat, given.get("text", ""), given))
        self.flying += 1
        self.most_flying = max(self.most_flying, self.flying)
        try:
            await asyncio.sleep(0)
            prepared = self.answers.get(chat)
            answer = prepared.pop(0) if prepared else None
            if isinstance(answer, Exception):
                raise answer
            if callable(answer):
                return await answer(given)
            if answer is not None:
                return answer
            if method.startswith("send"):
                self.last_id += 1
                return {"message_id": self.last_id}
            return {"message_id": given["message_id"]} if "message_id" in given else True
        finally:
            self.flying -= 1

    @property
    def texts(self) -> list[str]:
        return [call.text for call in self.calls]


class Desk:
    """The dispatcher with everything around it."""

    def __init__(self, database: Database, script: Script, time: Time, dispatcher: Dispatcher, folder: Path) -> None:
        self.database = database
        self.script = script
        self.time = time
        self.dispatcher = dispatcher
        self.folder = folder

    async def queue(self, *rows: Callable[[Tx], object]) -> None:
        def work(tx: Tx) -> None:
            for row in rows:
                row(tx)

        await self.database.write(work)

    async def drain(self) -> None:
        await asyncio.wait_for(self.dispatcher.drain(), 5)

    async def rest(self) -> None:
        """Until nothing more happens at this time."""
        seen = -1
        while seen != (seen := len(self.script.calls)) or self.script.flying or self.busy:
            self.dispatcher.wake()
            for _ in range(5):
                await asyncio.sleep(0.004)

    @property
    def busy(self) -> bool:
        """Whether the dispatcher reads or writes the file just now."""
        dispatcher = self.dispatcher
        return dispatcher._lookout.busy or bool(len(dispatcher._marker)) or bool(dispatcher._flights)

    async def pass_seconds(self, seconds: float) -> None:
        self.time.seconds += seconds
        await self.rest()

    async def rows(self) -> list[dict[str, Any]]:
        return await self.database.read(lambda tx: [dict(row) for row in tx.all("SELECT * FROM outbox ORDER BY id")])

    async def states(self) -> list[str]:
        return [row["state"] for row in await self.rows()]


async def until(check: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not check():  # noqa: ASYNC110
            await asyncio.sleep(0.001)


def says(chat: int, text: str, klass: Class = REPLY, **more: Any) -> Callable[[Tx], object]:
    return lambda tx: outbox.add(tx, chat, "sendMessage", {"text": text}, klass=klass, **more)


def edits(
    chat: int, text: str, klass: Class = REPLY, message_id: int | None = None, **more: Any
) -> Callable[[Tx], object]:
    payload = {"text": text} if message_id is None else {"text": text, "message_id": message_id}
    return lambda tx: outbox.add(tx, chat, "editMessageText", payload, klass=klass, **more)


def calls(
    chat: int, method: str, klass: Class = REPLY, card: str | None = None, **payload: Any
) -> Callable[[Tx], object]:
    return lambda tx: outbox.add(tx, chat, method, payload, klass=klass, card=card)


async def open_desk(folder: Path, rates: Rates) -> Desk:
    time, script = Time(), Script()
    database = await Database.open(folder / "forum.db", time.now, synchronous="OFF")
    pace = Pace(rates, clock=time.monotonic)
    dispatcher = Dispatcher(database, script, pace, now=time.now, folder=folder)  # type: ignore[arg-type]  # a script
    return Desk(database, script, time, dispatcher, folder)


async def serve(desk: Desk) -> AsyncIterator[Desk]:
    running = asyncio.create_task(desk.dispatcher.run())
    yield desk
    await desk.dispatcher.stop()
    await running
    await desk.database.close()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async for desk in serve(await open_desk(tmp_path, Rates.unlimited())):
        yield desk


@pytest.fixture
async def paced(tmp_path: Path) -> AsyncIterator[Desk]:
    async for desk in serve(await open_desk(tmp_path, Rates())):
        yield desk


# Order


async def test_rows_of_one_chat_and_class_leave_in_their_order_one_at_a_time(desk: Desk) -> None:
    await desk.queue(*(says(BASEL, str(number)) for number in range(10)))
    await desk.drain()
    assert desk.script.texts == [str(number) for number in range(10)]
    assert desk.script.most_flying == 1


async def test_chats_do_not_wait_for_one_another(desk: Desk) -> None:
    await desk.queue(*(says(chat, "hello") for chat in range(1, 41)))
    await desk.drain()
    assert desk.script.most_flying > 20


async def test_a_higher_class_overtakes_and_strangers_come_last(desk: Desk) -> None:
    await desk.queue(
        says(BASEL, "hello, stranger", STRANGER),
        says(BASEL, "to all", ANNOUNCEMENT),
        says(BASEL, "soon", CHANGE),
        says(BASEL, "answer", REPLY),
    )
    await desk.drain()
    assert desk.script.texts == ["answer", "soon", "to all", "hello, stranger"]


async def test_what_is_sent_is_marked_keeps_its_message_id_and_loses_its_payload(desk: Desk) -> None:
    await desk.queue(says(BASEL, "hello", key="greeting:11"))
    await desk.drain()
    (row,) = await desk.rows()
    assert (row["state"], row["message_id"], row["payload"], row["key"]) == ("sent", 501, None, "greeting:11")


async def test_rows_that_another_process_adds_are_seen_within_a_second(desk: Desk) -> None:
    await desk.drain()
    other = await Database.open(desk.folder / "forum.db", desk.time.now)
    await other.write(says(BASEL, "from the command line"))
    await asyncio.sleep(1.1)
    assert desk.script.texts == ["from the command line"]
    await other.close()


# Cards and edits


async def test_an_edit_never_leaves_before_the_send_of_its_card_not_even_from_a_higher_class(desk: Desk) -> None:
    await desk.queue(says(BASEL, "card", ANNOUNCEMENT, card="rating"), edits(BASEL, "card, changed", card="rating"))
    await desk.drain()
    assert desk.script.texts == ["card", "card, changed"]
    assert desk.script.calls[1].parameters["message_id"] == 501


async def test_an_edit_that_waits_for_its_card_lets_other_replies_pass(desk: Desk) -> None:
    desk.script.answer(BASEL, RetryAfter(5))
    await desk.queue(says(BASEL, "card", ANNOUNCEMENT, card="rating"))
    await desk.rest()
    await desk.queue(edits(BASEL, "card, changed", card="rating"), says(BASEL, "an answer"))
    await desk.pass_seconds(6)
    assert desk.script.texts == ["card", "an answer", "card", "card, changed"]


async def test_a_card_that_is_sent_again_is_edited_where_it_stands_now(desk: Desk) -> None:
    await desk.queue(says(BASEL, "old", card="menu"))
    await desk.drain()
    await desk.queue(
        edits(BASEL, "old, changed", card="menu"),
        says(BASEL, "new", card="menu"),
        edits(BASEL, "new, changed", card="menu"),
    )
    await desk.drain()
    assert [(call.text, call.parameters.get("message_id")) for call in desk.script.calls] == [
        ("old", None),
        ("old, changed", 501),
        ("new", None),
        ("new, changed", 502),
    ]


async def test_a_card_is_known_after_a_restart(tmp_path: Path) -> None:
    calls_made: list[Sent] = []
    for text in ("before", "after"):
        async for desk in serve(await open_desk(tmp_path, Rates.unlimited())):
            if text == "before":
                await desk.queue(says(BASEL, text, card="rating"))
            else:
                await desk.queue(edits(BASEL, text, card="rating"))
            await desk.drain()
            calls_made += desk.script.calls
    assert [(call.text, call.parameters.get("message_id")) for call in calls_made] == [("before", None), ("after", 501)]


async def test_newer_edits_replace_older_ones_that_wait(desk: Desk) -> None:
    await desk.queue(
        says(BASEL, "card", card="progress"), *(edits(BASEL, f"{n} %", card="progress") for n in range(0, 101, 10))
    )
    await desk.drain()
    assert desk.script.texts == ["card", "100 %"]
    assert await desk.states() == ["sent"] + ["skipped"] * 10 + ["sent"]


async def test_a_newer_edit_takes_the_older_ones_place_in_a_better_class(desk: Desk) -> None:
    desk.script.answer(BASEL, RetryAfter(1))
    await desk.queue(says(BASEL, "first"), edits(BASEL, "old", message_id=7))
    await desk.rest()
    await desk.queue(edits(BASEL, "new", ANNOUNCEMENT, message_id=7), says(BASEL, "soon", CHANGE))
    await desk.pass_seconds(2)
    assert desk.script.texts == ["first", "first", "new", "soon"]


async def test_edits_of_other_messages_and_of_other_parts_stay(desk: Desk) -> None:
    await desk.queue(
        edits(BASEL, "one", message_id=1),
        edits(BASEL, "two", message_id=2),
        calls(BASEL, "editMessageReplyMarkup", message_id=1, reply_markup={"inline_keyboard": []}),
    )
    await desk.drain()
    assert [call.method for call in desk.script.calls] == [
        "editMessageText",
        "editMessageText",
        "editMessageReplyMarkup",
    ]


async def test_a_self_updating_card_moves_every_few_seconds_and_its_last_state_arrives(desk: Desk) -> None:
    await desk.queue(says(BASEL, "0", card="progress"), edits(BASEL, "1", CHANGE, card="progress", every=5))
    await desk.drain()
    for number in range(2, 6):
        await desk.queue(edits(BASEL, str(number), CHANGE, card="progress", every=5))
        await desk.pass_seconds(0.5)
    assert desk.script.texts == ["0", "1"]
    await desk.queue(says(BASEL, "an answer", CHANGE))
    await desk.rest()
    await desk.pass_seconds(5)
    assert desk.script.texts == ["0", "1", "an answer", "5"]
    assert await desk.states() == ["sent", "sent", "skipped", "skipped", "skipped", "sent", "sent"]


async def test_in_groups_a_self_updating_card_moves_every_fifteen_seconds(desk: Desk) -> None:
    await desk.queue(says(GROUP, "0", card="progress"), edits(GROUP, "1", card="progress", every=5))
    await desk.drain()
    await desk.queue(edits(GROUP, "2", card="progress", every=5))
    await desk.pass_seconds(10)
    assert desk.script.texts[-1] == "1"
    await desk.pass_seconds(6)
    assert desk.script.texts[-1] == "2"


async def test_an_unchanged_message_is_a_success(desk: Desk) -> None:
    desk.script.answer(BASEL, BadRequest("Message is not modified: specified new message content"))
    await desk.queue(edits(BASEL, "same", message_id=7))
    await desk.drain()
    assert await desk.states() == ["sent"]


@pytest.mark.parametrize("words", ["Message to edit not found", "Message can't be edited"])
async def test_a_message_that_is_gone_is_sent_anew_and_its_card_follows(desk: Desk, words: str) -> None:
    await desk.queue(says(BASEL, "card", card="menu"))
    await desk.drain()
    desk.script.answer(BASEL, BadRequest(words))
    await desk.queue(edits(BASEL, "again", card="menu"))
    await desk.drain()
    await desk.queue(edits(BASEL, "once more", card="menu"))
    await desk.drain()
    assert [(call.method, call.parameters.get("message_id")) for call in desk.script.calls[1:]] == [
        ("editMessageText", 501),
        ("sendMessage", None),
        ("editMessageText", 502),
    ]


async def test_an_edit_of_a_card_that_was_never_sent_is_sent_and_a_pin_of_it_is_skipped(desk: Desk) -> None:
    await desk.queue(calls(BASEL, "pinChatMessage", card="lost"), edits(BASEL, "here", card="lost"))
    await desk.drain()
    assert [(call.method, call.text) for call in desk.script.calls] == [("sendMessage", "here")]
    assert await desk.states() == ["skipped", "sent"]


async def test_pins_and_deletes_find_the_message_of_their_card(desk: Desk) -> None:
    await desk.queue(
        says(BASEL, "card", card="now"),
        calls(BASEL, "pinChatMessage", card="now"),
        calls(BASEL, "deleteMessage", card="now"),
    )
    await desk.drain()
    assert [call.parameters.get("message_id") for call in desk.script.calls] == [None, 501, 501]
    assert await desk.database.read(lambda tx: tx.value("SELECT count(*) FROM card")) == 0


# Refusals


@pytest.mark.parametrize(
    ("error", "state", "reachable"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), "blocked", "blocked"),
        (Forbidden("Forbidden: user is deactivated"), "blocked", "deactivated"),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), "blocked", "never"),
        (BadRequest("Chat not found"), "blocked", "never"),
        (BadRequest("Can't parse entities: unclosed tag"), "failed", "yes"),
        (EndPointNotFound("Not Found: method not found"), "failed", "yes"),
    ],
)
async def test_permanent_refusals_are_final_and_mark_the_person(
    desk: Desk, error: Exception, state: str, reachable: str
) -> None:
    await desk.queue(
        lambda tx: tx.add("account", user_id=BASEL, language="ar", first_seen_at=tx.stamp, last_seen_at=tx.stamp)
    )
    desk.script.answer(BASEL, error)
    await desk.queue(says(BASEL, "hello"))
    await desk.drain()
    assert await desk.states() == [state]
    assert await desk.database.read(lambda tx: tx.value("SELECT reachable FROM account")) == reachable


async def test_a_group_that_has_moved_gets_everything_under_its_new_id(desk: Desk) -> None:
    desk.script.answer(GROUP, ChatMigrated(-1001))
    await desk.queue(says(GROUP, "one", card="now"), says(GROUP, "two"))
    await desk.drain()
    await desk.queue(says(GROUP, "three"))
    await desk.drain()
    assert [(call.chat, call.text) for call in desk.script.calls][1:3] == [(-1001, "one"), (-1001, "two")]
    assert await desk.states() == ["sent"] * 3
    assert await desk.database.read(lambda tx: tx.value("SELECT chat_id FROM card")) == -1001


async def test_a_429_holds_up_its_chat_alone_and_is_kept(desk: Desk) -> None:
    desk.script.answer(BASEL, RetryAfter(30))
    await desk.queue(says(BASEL, "one"), says(BASEL, "two", ANNOUNCEMENT), says(DANA, "hello"))
    await desk.rest()
    await desk.queue(says(BASEL, "three"), says(OMAR, "hello"))
    await desk.rest()
    assert [(call.chat, call.text) for call in desk.script.calls] == [(BASEL, "one"), (DANA, "hello"), (OMAR, "hello")]
    assert (await desk.rows())[0]["not_before"] == "2025-12-16T07:00:30Z"
    await desk.pass_seconds(31)
    assert desk.script.texts[3:] == ["one", "three", "two"]


async def test_a_429_is_kept_to_after_a_restart(tmp_path: Path) -> None:
    async for desk in serve(await open_desk(tmp_path, Rates.unlimited())):
        desk.script.answer(BASEL, RetryAfter(30))
        await desk.queue(says(BASEL, "one"), says(BASEL, "two"))
        await desk.rest()
    async for desk in serve(await open_desk(tmp_path, Rates.unlimited())):
        await desk.rest()
        assert desk.script.texts == []
        await desk.pass_seconds(31)
        assert desk.script.texts == ["one", "two"]


async def test_429s_of_several_chats_at_once_silence_the_whole_bot_and_slow_it(paced: Desk) -> None:
    paced.script.answer(BASEL, RetryAfter(4))
    paced.script.answer(DANA, RetryAfter(4))
    await paced.queue(says(BASEL, "one"), says(DANA, "one"))
    await paced.rest()
    await paced.queue(says(OMAR, "hello"))
    await paced.pass_seconds(3)
    assert len(paced.script.calls) == 2
    await paced.pass_seconds(1.1)
    assert {call.chat for call in paced.script.calls[2:]} == {BASEL, DANA, OMAR}
    assert paced.dispatcher._pace.most(paced.time.seconds) < 30


async def test_where_refusals_and_successes_alternate_the_whole_bot_slows_down_without_silence(paced: Desk) -> None:
    """As at a limit below the bot's own: every fourth of different chats is refused."""
    for chat in range(1000, 1020):
        if chat % 4 == 3:
            paced.script.answer(chat, RetryAfter(1))
    await paced.queue(*(says(chat, "hello", ANNOUNCEMENT) for chat in range(1000, 1020)))
    while len(paced.script.calls) < 16:
        await paced.pass_seconds(0.1)
    assert 20 <= paced.dispatcher._pace.most(paced.time.seconds) < 30
    assert await paced.database.read(slowdown.current) is not None
    for _ in range(24):
        await paced.pass_seconds(1)
    assert (await paced.states()) == ["sent"] * 20
    assert paced.dispatcher._pace.most(paced.time.seconds) == 30


async def test_one_chat_that_is_refused_again_and_again_slows_nobody_else(paced: Desk) -> None:
    paced.script.answer(BASEL, *(RetryAfter(1) for _ in range(6)))
    await paced.queue(says(BASEL, "one", ANNOUNCEMENT))
    for chat in range(1000, 1030):
        await paced.queue(says(chat, "hello", ANNOUNCEMENT))
        await paced.pass_seconds(0.3)
    assert paced.dispatcher._pace.most(paced.time.seconds) == 30
    assert await paced.database.read(slowdown.current) is None


# Unknown outcomes and troubles on the way


async def test_an_edit_with_unknown_outcome_is_repeated_until_it_is_known(desk: Desk) -> None:
    desk.script.answer(BASEL, *[UnknownOutcome() for _ in range(9)])
    await desk.queue(edits(BASEL, "state", message_id=7))
    for _ in range(12):
        await desk.pass_seconds(70)
    assert len(desk.script.calls) == 10
    assert await desk.states() == ["sent"]


async def test_a_send_with_unknown_outcome_is_repeated_a_few_times_and_then_uncertain(desk: Desk) -> None:
    desk.script.answer(BASEL, *[UnknownOutcome() for _ in range(9)])
    await desk.queue(says(BASEL, "hello"), says(BASEL, "next"))
    for _ in range(12):
        await desk.pass_seconds(40)
    assert desk.script.texts[:7] == ["hello"] * 6 + ["next"]
    assert (await desk.states())[0] == "uncertain"


async def test_a_send_with_unknown_outcome_is_repeated_only_while_it_helps(desk: Desk) -> None:
    desk.script.answer(BASEL, UnknownOutcome(), UnknownOutcome(), UnknownOutcome())
    soon = desk.time.now() + timedelta(seconds=4)
    await desk.queue(says(BASEL, "begins in 4 seconds", expires_at=soon))
    for _ in range(6):
        await desk.pass_seconds(1.5)
    assert len(desk.script.calls) == 2
    assert await desk.states() == ["uncertain"]


async def test_how_often_a_send_was_tried_is_remembered_over_a_restart(tmp_path: Path) -> None:
    for _ in range(2):
        async for desk in serve(await open_desk(tmp_path, Rates.unlimited())):
            desk.time.seconds += 1000
            desk.script.answer(BASEL, *[UnknownOutcome() for _ in range(3)])
            if not await desk.rows():
                await desk.queue(says(BASEL, "hello"))
            for _ in range(12):
                await desk.pass_seconds(20)
                if len(desk.script.calls) == 3:
                    break
    assert states_in(tmp_path) == ["uncertain"]


def states_in(folder: Path) -> list[str]:
    connection = sqlite3.connect(folder / "forum.db")
    try:
        return [row[0] for row in connection.execute("SELECT state FROM outbox ORDER BY id")]
    finally:
        connection.close()


async def test_an_edit_with_unknown_outcome_gives_way_to_a_newer_one(desk: Desk) -> None:
    desk.script.answer(BASEL, UnknownOutcome())
    await desk.queue(edits(BASEL, "old", message_id=7))
    await desk.rest()
    await desk.queue(edits(BASEL, "new", message_id=7))
    await desk.pass_seconds(2)
    assert desk.script.texts == ["old", "new"]
    assert await desk.states() == ["skipped", "sent"]


async def test_what_was_not_sent_is_repeated_for_as_long_as_it_takes_without_marks(desk: Desk) -> None:
    desk.script.answer(BASEL, *[NotSent("no connection") for _ in range(20)])
    await desk.queue(says(BASEL, "hello"))
    for _ in range(25):
        await desk.pass_seconds(31)
    assert len(desk.script.calls) == 21
    assert await desk.states() == ["sent"]


async def test_while_telegram_is_not_reached_one_row_tries_and_the_others_wait(desk: Desk) -> None:
    for chat in range(1, 101):
        desk.script.answer(chat, *[NotSent("no connection") for _ in range(30)])
    await desk.queue(*(says(chat, "hello") for chat in range(1, 101)))
    await desk.rest()
    first = len(desk.script.calls)
    await desk.pass_seconds(31)
    await desk.pass_seconds(31)
    assert first <= 64
    assert len(desk.script.calls) == first + 2
    desk.script.answers.clear()
    await desk.pass_seconds(31)
    assert await desk.states() == ["sent"] * 100


async def test_a_5xx_holds_up_its_row_and_not_the_others(desk: Desk) -> None:
    desk.script.answer(BASEL, *[ServerTrouble("Internal Server Error") for _ in range(8)])
    await desk.queue(says(BASEL, "hello"))
    await desk.rest()
    await desk.queue(says(DANA, "hello"))
    await desk.rest()
    assert desk.script.calls[-1].chat == DANA
    for _ in range(12):
        await desk.pass_seconds(61)
    assert await desk.states() == ["sent", "sent"]


async def test_a_refused_token_loses_nothing_and_says_so_once_a_minute(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    desk.script.answer(BASEL, *[InvalidToken("Unauthorized") for _ in range(10)])
    await desk.queue(says(BASEL, "hello"))
    await desk.rest()
    for _ in range(11):
        await desk.pass_seconds(10)
    assert len([record for record in caplog.records if "token" in record.message]) == 2
    for _ in range(20):
        await desk.pass_seconds(31)
    assert await desk.states() == ["sent"]


# Time


async def test_what_comes_too_late_to_help_is_skipped(desk: Desk) -> None:
    late = desk.time.now() - timedelta(minutes=1)
    await desk.queue(says(BASEL, "begins soon", expires_at=late), says(BASEL, "hello"))
    await desk.drain()
    assert desk.script.texts == ["hello"]
    assert await desk.states() == ["skipped", "sent"]


async def test_what_comes_too_late_uses_up_nobodys_turn(paced: Desk) -> None:
    late = paced.time.now() - timedelta(minutes=1)
    await paced.queue(*(says(chat, "too late", ANNOUNCEMENT, expires_at=late) for chat in range(100, 200)))
    await paced.queue(says(BASEL, "in time", ANNOUNCEMENT))
    await paced.rest()
    assert paced.script.texts == ["in time"]


async def test_what_is_put_off_leaves_in_its_time_and_holds_up_nobody(desk: Desk) -> None:
    later = desk.time.now() + timedelta(minutes=5)
    await desk.queue(says(BASEL, "later", not_before=later), says(BASEL, "now"))
    await desk.drain()
    assert desk.script.texts == ["now"]
    await desk.pass_seconds(301)
    assert desk.script.texts == ["now", "later"]


async def test_a_person_gets_a_burst_and_then_a_message_a_second(paced: Desk) -> None:
    await paced.queue(*(says(BASEL, str(number)) for number in range(8)))
    await paced.rest()
    assert len(paced.script.calls) == 5
    await paced.pass_seconds(1.01)
    assert len(paced.script.calls) == 6


async def test_a_flood_of_the_same_reply_is_answered_by_its_burst_and_once_at_the_end(paced: Desk) -> None:
    await paced.queue(*(says(BASEL, "menu", STRANGER) for _ in range(200)), says(BASEL, "an answer", STRANGER))
    for _ in range(30):
        await paced.pass_seconds(1.05)
        if "an answer" in paced.script.texts:
            break
    assert paced.script.texts.count("menu") <= 7
    assert paced.script.texts[-1] == "an answer"
    assert set(await paced.states()) == {"sent", "skipped"}


async def test_replies_that_somebody_counts_are_each_said(paced: Desk) -> None:
    await paced.queue(
        *(says(BASEL, "to all", ANNOUNCEMENT) for _ in range(6)),
        *(says(BASEL, "counted", about="announcement:1") for _ in range(6)),
        *(says(BASEL, "card", card=f"card {n}") for n in range(6)),
    )
    for _ in range(15):
        await paced.pass_seconds(1.05)
    assert [paced.script.texts.count(text) for text in ("counted", "card", "to all")] == [6, 6, 6]


async def test_a_reply_does_not_wait_behind_a_broadcast(paced: Desk) -> None:
    await paced.queue(*(says(chat, "to all", ANNOUNCEMENT) for chat in range(100, 200)))
    for _ in range(10):
        await paced.pass_seconds(0.034)
    await paced.queue(says(BASEL, "an answer"))
    await paced.pass_seconds(0.034)
    assert "an answer" in paced.script.texts[-2:]
    assert len(paced.script.calls) < 20


# Storage


async def test_a_long_backlog_passes_through_a_small_window(desk: Desk) -> None:
    await desk.queue(
        lambda tx: outbox.fan_out(
            tx, range(1, 5001), "sendMessage", {"text": "to all"}, klass=ANNOUNCEMENT, about="announcement:1"
        )
    )
    most = 0

    async def watch(given: dict[str, Any]) -> dict[str, Any]:
        nonlocal most
        most = max(most, sum(desk.dispatcher._order.held))
        return {"message_id": 1}

    for chat in range(1, 5001, 100):
        desk.script.answer(chat, watch)
    await desk.drain()
    assert 100 < most <= loading.WINDOW
    left = [call.chat for call in desk.script.calls]
    assert sorted(left) == list(range(1, 5001))
    assert max(abs(chat - place) for place, chat in enumerate(left, start=1)) <= IN_FLIGHT
    assert await desk.database.read(outbox.outcomes, "announcement:1") == {"sent": 5000}
    assert not desk.dispatcher._order.chats
    await desk.rest()
    assert not desk.dispatcher._loader._known
    assert not desk.dispatcher._loader._answers
    assert not desk.dispatcher._order.flying


async def test_one_slow_chat_does_not_starve_its_class(desk: Desk) -> None:
    desk.script.answer(BASEL, RetryAfter(60))
    await desk.queue(*(says(BASEL, str(number), ANNOUNCEMENT) for number in range(3000)))
    await desk.queue(says(DANA, "hello", ANNOUNCEMENT))
    for _ in range(8):
        await desk.rest()
    assert desk.script.calls[-1].chat == DANA
    assert sum(desk.dispatcher._order.held) < 100
    desk.time.seconds += 61
    await desk.drain()
    assert [call.text for call in desk.script.calls if call.chat == BASEL][1:] == [
        str(number) for number in range(3000)
    ]


async def test_what_is_withdrawn_does_not_leave_any_more(paced: Desk) -> None:
    await paced.queue(*(says(chat, "to all", ANNOUNCEMENT, about="announcement:1") for chat in range(100, 150)))
    await paced.rest()
    sent = len(paced.script.calls)
    await paced.queue(lambda tx: outbox.withdraw(tx, "announcement:1"))
    for _ in range(5):
        await paced.pass_seconds(1.0)
    assert len(paced.script.calls) == sent
    assert await paced.database.read(outbox.outcomes, "announcement:1") == {"sent": sent, "skipped": 50 - sent}


async def test_marks_wait_for_a_disk_that_is_full_and_nothing_is_sent_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.marking.BREATH", 0.01)
    await desk.database.write(lambda tx: tx.add("card", chat_id=1, name="full", message_id=1))
    pages = await desk.database.read(lambda tx: tx.value("PRAGMA page_count"))
    await desk.queue(*(says(BASEL, f"{number} " + "x" * 3000) for number in range(3)))
    full = full_disk(desk.database, monkeypatch, times=5)
    await desk.drain()
    assert full.refused == 5
    assert len(desk.script.calls) == 3
    assert await desk.states() == ["sent"] * 3
    assert pages


class full_disk:  # noqa: N801  # read as a phrase
    """A disk that is full for so many commits."""

    def __init__(self, database: Database, monkeypatch: pytest.MonkeyPatch, *, times: int) -> None:
        self.refused, self._times, self._write = 0, times, database.write
        monkeypatch.setattr(database, "write", self.write)

    async def write(self, work: Any, *args: Any, **kwargs: Any) -> Any:
        if self.refused < self._times:
            self.refused += 1
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return await self._write(work, *args, **kwargs)


async def test_sending_stops_while_nothing_can_be_marked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.marking.BREATH", 0.005)
    monkeypatch.setattr("bot.dispatcher.UNMARKED", 10)
    monkeypatch.setattr("bot.dispatcher.IN_FLIGHT", 4)
    await desk.queue(*(says(chat, "hello") for chat in range(1, 51)))
    full = full_disk(desk.database, monkeypatch, times=20)
    await until(lambda: full.refused >= 3)
    sent = len(desk.script.calls)
    assert sent <= 14
    while full.refused < 20:
        assert len(desk.script.calls) == sent
        await asyncio.sleep(0.001)
    await desk.drain()
    assert await desk.states() == ["sent"] * 50


async def test_parameters_arrive_as_they_were_queued_however_they_are_written(desk: Desk) -> None:
    words = 'he wrote "file": and {"message_id":7} and \\ and «كلمات»'
    await desk.queue(
        lambda tx: outbox.add(
            tx, BASEL, "editMessageText", outbox.changing(31, outbox.written({"text": words})), klass=REPLY
        ),
        edits(BASEL, words, message_id=32),
        calls(BASEL, "deleteMessage", message_id=33),
        says(DANA, "card", card="c"),
        calls(DANA, "deleteMessage", card="c"),
        calls(OMAR, "sendPhoto", photo={"file": "outgoing/a.jpg"}, caption=words),
    )
    await desk.drain()
    given = {(call.chat, call.method, call.parameters.get("message_id")): call.parameters for call in desk.script.calls}
    assert given[BASEL, "editMessageText", 31] == {"chat_id": BASEL, "message_id": 31, "text": words}
    assert given[BASEL, "editMessageText", 32] == {"chat_id": BASEL, "message_id": 32, "text": words}
    assert given[BASEL, "deleteMessage", 33] == {"chat_id": BASEL, "message_id": 33}
    card = next(row["message_id"] for row in await desk.rows() if row["card"] == "c")
    assert given[DANA, "deleteMessage", card] == {"chat_id": DANA, "message_id": card}
    assert given[OMAR, "sendPhoto", None] == {"chat_id": OMAR, "photo": {"file": "outgoing/a.jpg"}, "caption": words}


async def test_a_file_made_to_be_sent_is_removed_after_its_row_is_marked_and_others_stay(desk: Desk) -> None:
    for name in ("outgoing/export.csv", "files/photo.jpg"):
        (desk.folder / name).parent.mkdir()
        (desk.folder / name).write_bytes(b"content")
    await desk.queue(
        calls(BASEL, "sendDocument", document={"file": "outgoing/export.csv", "name": "recommendations.csv"}),
        calls(DANA, "sendPhoto", photo={"file": "files/photo.jpg", "name": "photo.jpg"}),
    )
    await desk.drain()
    assert not (desk.folder / "outgoing/export.csv").exists()
    assert (desk.folder / "files/photo.jpg").exists()


async def test_a_file_that_others_still_wait_for_stays_until_the_last_has_it(desk: Desk) -> None:
    (desk.folder / "outgoing").mkdir()
    path = desk.folder / "outgoing" / "photo.jpg"
    path.write_bytes(b"content")
    desk.script.answer(DANA, RetryAfter(5))
    photo = {"file": "outgoing/photo.jpg", "name": "photo.jpg"}
    await desk.queue(calls(BASEL, "sendPhoto", photo=photo), calls(DANA, "sendPhoto", photo=photo))
    await desk.rest()
    assert path.exists()
    await desk.pass_seconds(6)
    await desk.drain()
    assert not path.exists()


# Beside the rows


async def test_a_toast_is_sent_once_and_its_failure_is_nobodys_trouble(desk: Desk) -> None:
    desk.script.answer(0, BadRequest("Query is too old and response timeout expired or query ID is invalid"))
    desk.dispatcher.toast(Toast("77", "done", alert=True))
    await asyncio.sleep(0.02)
    assert [(call.method, call.parameters) for call in desk.script.calls] == [
        ("answerCallbackQuery", {"callback_query_id": "77", "text": "done", "show_alert": True})
    ]
    await desk.queue(says(BASEL, "hello"))
    await desk.drain()


async def test_the_moments_before_and_after_a_send_are_reached_in_their_order(desk: Desk) -> None:
    reached: list[str] = []
    desk.dispatcher._reached = lambda moment: reached.append(f"{moment} {len(desk.script.calls)}")
    await desk.queue(says(BASEL, "hello"))
    await desk.drain()
    assert reached == ["before_send 0", "after_send 1"]


async def test_stopping_gives_up_on_a_disk_that_stays_full_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.marking.BREATH", 0.01)
    monkeypatch.setattr("bot.dispatcher.LAST_ANSWERS", 0.2)
    desk = await open_desk(tmp_path, Rates.unlimited())
    running = asyncio.create_task(desk.dispatcher.run())
    await desk.queue(says(BASEL, "hello"))
    full_disk(desk.database, monkeypatch, times=10**6)
    await until(lambda: len(desk.script.calls) > 0)
    await asyncio.wait_for(desk.dispatcher.stop(), 5)
    await running
    await desk.database.close()
    assert "sent again" in caplog.text


async def test_stopping_waits_for_a_disk_that_is_full_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.marking.BREATH", 0.01)
    desk = await open_desk(tmp_path, Rates.unlimited())
    running = asyncio.create_task(desk.dispatcher.run())
    await desk.queue(says(BASEL, "hello"))
    full = full_disk(desk.database, monkeypatch, times=30)
    await until(lambda: len(desk.script.calls) > 0)
    await asyncio.wait_for(desk.dispatcher.stop(), 5)
    await running
    assert full.refused == 30
    assert await desk.states() == ["sent"]
    await desk.database.close()


async def test_stopping_writes_the_marks_though_toasts_find_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.dispatcher.LAST_ANSWERS", 0.3)
    desk = await open_desk(tmp_path, Rates.unlimited())
    running = asyncio.create_task(desk.dispatcher.run())

    async def never(_given: dict[str, Any]) -> dict[str, Any]:
        await asyncio.Event().wait()
        raise AssertionError

    desk.script.answer(0, never)
    desk.script.answer(DANA, never)
    desk.dispatcher.toast(Toast("77", "done"))
    await desk.queue(says(DANA, "hello"), says(BASEL, "hello"))
    await until(lambda: len(desk.script.calls) == 3)
    before = asyncio.get_running_loop().time()
    await desk.dispatcher.stop()
    assert asyncio.get_running_loop().time() - before < 0.5
    await running
    assert await desk.states() == ["waiting", "sent"]
    await desk.database.close()


async def test_stopping_waits_for_the_answer_that_is_under_way_and_writes_its_mark(tmp_path: Path) -> None:
    desk = await open_desk(tmp_path, Rates.unlimited())
    running = asyncio.create_task(desk.dispatcher.run())
    called, answer = asyncio.Event(), asyncio.Event()

    async def slow(_given: dict[str, Any]) -> dict[str, Any]:
        called.set()
        await answer.wait()
        return {"message_id": 9}

    desk.script.answer(BASEL, slow)
    await desk.queue(says(BASEL, "hello"), says(BASEL, "next"))
    await asyncio.wait_for(called.wait(), 5)
    running.cancel()
    stopping = asyncio.create_task(desk.dispatcher.stop())
    await asyncio.sleep(0.01)
    answer.set()
    await stopping
    assert await desk.states() == ["sent", "waiting"]
    assert len(desk.script.calls) == 1
    await desk.database.close()
    await asyncio.gather(running, return_exceptions=True)


# A row is in memory once, and what is taken back stays behind


async def test_what_is_put_off_within_a_backlog_leaves_once(desk: Desk) -> None:
    desk.script.answer(BASEL, RetryAfter(400))
    later = desk.time.now() + timedelta(minutes=5)
    await desk.queue(*(says(BASEL, str(n), CHANGE, not_before=later if n == 35 else None) for n in range(60)))
    await desk.rest()
    await desk.pass_seconds(301)
    await desk.pass_seconds(100)
    await desk.drain()
    assert sorted(map(int, desk.script.texts[1:])) == list(range(60))


async def test_what_is_let_go_again_leaves_at_once_and_in_its_order(desk: Desk) -> None:
    """No second passes."""
    await desk.queue(*(says(BASEL, str(n), ANNOUNCEMENT, about="a:1", not_before=MUCH_LATER) for n in range(30)))
    await desk.queue(lambda tx: outbox.hold(tx, "a:1"), says(DANA, "another", ANNOUNCEMENT))
    await desk.rest()
    assert desk.script.texts == ["another"]
    await desk.queue(lambda tx: outbox.release(tx, "a:1"))
    await desk.drain()
    assert desk.script.texts == ["another", *map(str, range(30))]


async def test_thousands_that_fall_due_together_or_are_let_go_pass_through_a_small_window(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "WINDOW", 100)
    later = desk.time.now() + timedelta(seconds=10)
    await desk.queue(*(says(chat, "due", CHANGE, not_before=later) for chat in range(1, 1001)))
    held = (says(chat, "held", ANNOUNCEMENT, about="a:1") for chat in range(2001, 3001))
    await desk.queue(*held, lambda tx: outbox.hold(tx, "a:1"))
    await desk.rest()
    assert desk.script.calls == []
    most = 0
    put = desk.dispatcher._order.put

    def watched(row: Row, now: float) -> Row | None:
        nonlocal most
        older = put(row, now)
        most = max(most, *desk.dispatcher._order.held)
        return older

    monkeypatch.setattr(desk.dispatcher._order, "put", watched)
    desk.time.seconds += 11
    await desk.queue(lambda tx: outbox.release(tx, "a:1"))
    await desk.drain()
    assert sorted(call.chat for call in desk.script.calls) == [*range(1, 1001), *range(2001, 3001)]
    assert most <= loading.WINDOW + loading.PAGE


async def test_what_is_put_off_leaves_once_though_the_wall_clock_steps_back(desk: Desk) -> None:
    desk.script.answer(BASEL, RetryAfter(100))
    later = desk.time.now() + timedelta(seconds=5)
    await desk.queue(says(BASEL, "first", CHANGE), says(BASEL, "later", CHANGE, not_before=later))
    await desk.rest()
    await desk.pass_seconds(6)
    desk.time.start -= timedelta(seconds=30)
    await desk.rest()
    desk.time.start += timedelta(seconds=30)
    await desk.rest()
    await desk.pass_seconds(101)
    await desk.drain()
    assert desk.script.texts == ["first", "first", "later"]


async def test_what_is_withdrawn_on_its_way_and_refused_is_not_tried_again(desk: Desk) -> None:
    asked, answer = asyncio.Event(), asyncio.Event()

    async def refuse(_given: dict[str, Any]) -> dict[str, Any]:
        asked.set()
        await answer.wait()
        raise RetryAfter(3)

    desk.script.answer(BASEL, refuse)
    await desk.queue(says(BASEL, "W1 begins", about="push:1"), says(BASEL, "an answer"))
    await asyncio.wait_for(asked.wait(), 5)
    await desk.queue(lambda tx: outbox.withdraw(tx, "push:1"))
    await asyncio.sleep(0.05)
    answer.set()
    await desk.rest()
    await desk.pass_seconds(4)
    assert desk.script.texts == ["W1 begins", "an answer"]
    assert await desk.states() == ["skipped", "sent"]


async def test_what_another_process_withdraws_does_not_leave_any_more(desk: Desk) -> None:
    desk.script.answer(BASEL, RetryAfter(60))
    await desk.queue(says(BASEL, "hello"), says(BASEL, "W1 begins", CHANGE, about="push:1"))
    await desk.rest()
    other = await Database.open(desk.folder / "forum.db", desk.time.now)
    await other.write(lambda tx: outbox.withdraw(tx, "push:1"))
    await other.close()
    await desk.pass_seconds(2)
    await desk.pass_seconds(60)
    await desk.drain()
    assert desk.script.texts == ["hello", "hello"]


async def test_a_withdrawal_is_heard_though_the_file_cannot_be_read_at_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.lookout.BREATH", 0.01)
    monkeypatch.setattr("bot.lookout.POLL_SECONDS", 3600.0)
    desk.script.answer(BASEL, RetryAfter(60))
    await desk.queue(says(BASEL, "hello"), says(BASEL, "W1 begins", CHANGE, about="push:1"))
    await desk.rest()
    drop, broken = desk.dispatcher._loader.drop_withdrawn, [no_disk()]

    async def drop_later() -> None:
        if broken:
            raise broken.pop()
        await drop()

    monkeypatch.setattr(desk.dispatcher._loader, "drop_withdrawn", drop_later)
    await desk.queue(lambda tx: outbox.withdraw(tx, "push:1"))
    await desk.rest()
    await desk.pass_seconds(61)
    assert desk.script.texts == ["hello", "hello"]


def no_disk() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


# Nothing holds up the others


async def test_a_bug_in_judging_an_answer_costs_its_row_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def bug(*_: object) -> None:
        raise RuntimeError("a bug")

    desk.script.answer(BASEL, Forbidden("Forbidden: something new"))
    monkeypatch.setattr("bot.dispatcher.verdict", bug)
    await desk.queue(says(BASEL, "one"), says(BASEL, "two"))
    await desk.drain()
    assert await desk.states() == ["failed", "sent"]
    assert "a bug" in caplog.text


@pytest.mark.parametrize("payload", [None, "[]", "{", '"text"'])
@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "sendDocument", "deleteMessage"])
async def test_a_row_that_makes_no_sense_holds_up_no_other(desk: Desk, payload: str | None, method: str) -> None:
    await desk.queue(
        lambda tx: tx.add(
            "outbox", chat_id=BASEL, method=method, payload=payload, created_at=tx.stamp, **{"class": REPLY}
        ),
        says(BASEL, "next"),
        says(DANA, "hello"),
    )
    await desk.drain()
    assert await desk.states() == ["failed", "sent", "sent"]


async def test_a_wait_beyond_all_reason_is_shortened(desk: Desk) -> None:
    desk.script.answer(BASEL, RetryAfter(10**13))
    await desk.queue(says(BASEL, "hello"))
    await desk.rest()
    await desk.pass_seconds(86_401)
    await desk.drain()
    assert await desk.states() == ["sent"]


async def test_what_telegram_refuses_for_good_is_told_to_the_operator_without_its_words(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.script.answer(BASEL, BadRequest("Can't parse entities: unclosed tag"))
    await desk.queue(says(BASEL, "what a person wrote"))
    await desk.drain()
    assert "unclosed tag" in caplog.text
    assert "what a person wrote" not in caplog.text


@pytest.mark.parametrize("code", [400, 403, 404, 401, 302, 418])
async def test_a_refusal_that_is_not_telegrams_settles_nothing(code: int) -> None:
    assert isinstance(error_of(code, b"<html>Access denied by your provider</html>"), ServerTrouble)


@pytest.mark.parametrize("parameters", [{"retry_after": "soon"}, {"migrate_to_chat_id": "there"}, [7], None])
async def test_parameters_that_make_no_sense_are_left_out(parameters: Any) -> None:
    body = json.dumps({"ok": False, "error_code": 400, "description": "Bad Request", "parameters": parameters})
    assert type(error_of(400, body.encode())) is BadRequest


# Over real HTTP


async def test_through_every_kind_of_fault_each_message_arrives_and_each_card_ends_in_its_last_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.verdicts.FIRST_WAIT", 0.01)
    monkeypatch.setattr("bot.gate.FIRST_WAIT", 0.01)
    monkeypatch.setattr("bot.verdicts.MOST_TRIES", 50)
    people = range(101, 113)
    async with Sandbox(
        people=[Person(id=number, first_name=str(number), started=True) for number in people],
        limits=Limits.unlimited_rates(),
    ) as sandbox:
        for seed, kind in enumerate(("drop_before", "drop_after", "5xx", "garbage", "401")):
            sandbox.faults.add(Fault(kind, share=0.06, times=None), seed=seed)  # type: ignore[arg-type]  # its literals
        sandbox.faults.add(Fault("429", chat_id=105, retry_after=1))
        clock = Clock()
        database = await Database.open(tmp_path / "forum.db", clock.now)
        transport = AiohttpRequest(f"{sandbox.url}/bot{sandbox.token}")
        dispatcher = Dispatcher(database, transport, Pace(Rates.unlimited()), now=clock.now)
        running = asyncio.create_task(dispatcher.run())
        for step in range(5):
            for row in range(len(people)):
                chat = people[row]
                await database.write(says(chat, f"message {step}"))
                change = (
                    says(chat, "card 0", card="card") if step == 0 else edits(chat, f"card {step}", CHANGE, card="card")
                )
                await database.write(change)
        await asyncio.wait_for(dispatcher.drain(), 20)
        await dispatcher.stop()
        await running
        await transport.shutdown()
        twice = len([call for call in sandbox.ledger if call.fault == "drop_after" and call.method == "sendMessage"])
        texts = {chat: [message["text"] for message in sandbox.messages(chat)] for chat in people}
        assert all(set(said) >= {"card 4", *(f"message {step}" for step in range(5))} for said in texts.values())
        assert sum(len(said) for said in texts.values()) <= 6 * len(people) + twice
        states = {row[0] for row in await database.read(lambda tx: tx.all("SELECT DISTINCT state FROM outbox"))}
        assert states <= {"sent", "skipped"}
        await database.close()

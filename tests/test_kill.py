"""A real SIGKILL at named moments and at fifty random ones: nothing is lost, nothing counted twice.

The bot is a process of its own on the local Telegram, whose ledger is the truth about what was said. A reply may
come twice only if it was in flight at a kill, that is: if its row still waited in the file when the process was dead.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC
from pathlib import Path

import pytest

from bot.sandbox import Call, Person, Sandbox
from storage import registration
from storage.database import Tx, connect, transact
from storage.inbox import path_beside
from storage.programme import session
from tests.cast import TOKEN, Message, at, buttons_of, make_sandbox, text_of

DEPUTIES = range(2001, 2021)
AFTER_W1 = at("12:50")
KILLS = 50
RESTART = 30.0  # seconds that a restart may take on a busy machine


class Killed:
    """The bot as a process that is killed and started again."""

    def __init__(self, sandbox: Sandbox, database: Path) -> None:
        self.sandbox = sandbox
        self.database = database
        self.process: asyncio.subprocess.Process
        self.in_flight: Counter[int] = Counter()  # by chat, what was said but still waited in the file at a kill

    async def start(self, **environment: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("FORUM_")}
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(Path(__file__).with_name("killable.py")),
            env={
                **kept,
                "FORUM_BOT_TOKEN": TOKEN,
                "FORUM_BOT_API_URL": self.sandbox.url,
                "FORUM_DATABASE": str(self.database),
                "FORUM_LOG_LEVEL": "WARNING",
                **environment,
            },
        )

    async def at_work(self) -> None:
        """Waits until the new process has asked for updates."""
        before = self._asked()
        await self.sandbox.until(lambda: self._asked() > before, timeout=RESTART)

    def _asked(self) -> int:
        return sum(1 for call in self.sandbox.ledger if call.method == "getUpdates")

    async def kill(self) -> None:
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
        await self.died()

    async def died(self) -> None:
        code = await asyncio.wait_for(self.process.wait(), RESTART)
        assert code == -signal.SIGKILL
        said = {(int(call.params["chat_id"]), call.params["text"]) for call in self.said()}
        for row in self.rows("SELECT chat_id, payload FROM outbox WHERE state = 'waiting' AND method = 'sendMessage'"):
            if (row["chat_id"], json.loads(row["payload"])["text"]) in said:
                self.in_flight[row["chat_id"]] += 1

    def said(self) -> list[Call]:
        """The messages that Telegram has taken."""
        return [
            call for call in self.sandbox.ledger if call.method == "sendMessage" and call.served and call.code == 200
        ]

    async def settled(self) -> None:
        """Waits until nothing is left in Telegram, the inbox or the outbox."""
        async with asyncio.timeout(RESTART):
            while self.sandbox.world.updates.waiting or self._left():  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    async def stop(self) -> None:
        if self.process.returncode is None:
            self.process.terminate()
            await asyncio.wait_for(self.process.wait(), RESTART)

    def rows(self, sql: str, *values: object, of: Path | None = None) -> list[sqlite3.Row]:
        connection = connect(of or self.database)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def _left(self) -> int:
        inbox = self.rows("SELECT count(*) AS n FROM inbox WHERE parked IS NULL", of=path_beside(self.database))
        outbox = self.rows("SELECT count(*) AS n FROM outbox WHERE state = 'waiting'")
        return int(inbox[0]["n"] + outbox[0]["n"])


class Deputy:
    """A registered deputy who waits for each answer before the next act, however long the bot is away."""

    def __init__(self, sandbox: Sandbox, user_id: int) -> None:
        self.sandbox = sandbox
        self.user_id = user_id

    async def says(self, text: str) -> None:
        await self.sandbox.say(self.user_id, text)

    async def taps(self, beginning: str, end: str = "", *, on: str = "") -> None:
        """Presses the newest button whose code begins and ends so, on a screen that shows the words `on`."""
        found = await self.sandbox.until(lambda: self._button(beginning, end, on), timeout=RESTART)
        await self.sandbox.tap(self.user_id, *found)

    async def waits_at(self, words: str, *, without: str = "") -> None:
        """Waits until the newest message shows `words`, and no button whose code begins with `without`."""
        try:
            await self.sandbox.until(lambda: self._at(words, without), timeout=RESTART)
        except TimeoutError:
            newest = text_of(self.sandbox.messages(self.user_id)[-1])
            raise AssertionError(f"{self.user_id} waits for {words!r} and sees {newest!r}") from None

    def _at(self, words: str, without: str) -> bool:
        return any(
            words in text_of(message) and not (without and any(code.startswith(without) for code in codes_of(message)))
            for message in self._since_own_words()
        )

    def _since_own_words(self) -> list[Message]:
        """What the bot shows below the last thing typed: the screen, and perhaps once more what was in flight."""
        below: list[Message] = []
        for message in reversed(self.sandbox.messages(self.user_id)):
            if not message["from"]["is_bot"]:
                break
            below.append(message)
        return below

    def _button(self, beginning: str, end: str, on: str) -> tuple[int, str] | None:
        for message in self._since_own_words():
            for code in codes_of(message):
                if on in text_of(message) and code.startswith(beginning) and code.endswith(end):
                    return message["message_id"], code
        return None


def codes_of(message: Message) -> list[str]:
    return [button.get("callback_data", "") for button in buttons_of(message)]


@pytest.fixture
async def killed(tmp_path: Path, sample: Path) -> AsyncIterator[Killed]:
    database = tmp_path / "data" / "forum.db"
    await asyncio.to_thread(_prepare, sample, database)
    sandbox = make_sandbox(starts_at=AFTER_W1)
    for user_id in DEPUTIES:
        sandbox.add_person(Person(user_id, first_name=f"D{user_id}", started=True))
    await sandbox.start()
    killed = Killed(sandbox, database)
    yield killed
    await killed.stop()
    await sandbox.stop()


def _prepare(sample: Path, database: Path) -> None:
    database.parent.mkdir(mode=0o700)
    source = connect(sample)
    connection = connect(database)
    source.backup(connection)
    source.close()
    transact(connection, AFTER_W1.astimezone(UTC), _register)
    connection.close()


def _register(tx: Tx) -> None:
    for user_id in DEPUTIES:
        registration.enrol(tx, user_id, name=f"Deputy {user_id}", phone=f"+21891000{user_id}")
    tx.run("INSERT INTO setting VALUES ('recommendations_per_session', '1000')")
    tx.run("UPDATE due SET state = 'done'")  # the pushes have tests of their own


async def rate_and_recommend(killed: Killed, **environment: str) -> None:
    """Three deputies rate W1 while the bot is killed once; then everything must stand exactly once."""
    await killed.start(**environment)
    deputies = [Deputy(killed.sandbox, user_id) for user_id in DEPUTIES[:3]]
    acts = [asyncio.create_task(_rate(killed, deputy)) for deputy in deputies]
    await killed.died()
    await killed.start()
    await asyncio.gather(*acts)
    await killed.settled()
    check_ratings(killed, deputies)


TYPED = 3  # messages that each of them types; a tap is answered by an edit


async def _rate(killed: Killed, deputy: Deputy) -> None:
    w1 = _session(killed, "W1")
    await deputy.says(f"stray {deputy.user_id}")
    await deputy.says("/feedback")
    await deputy.taps(f"fbs:{w1}")
    await deputy.taps(f"fb:{w1}:4")
    await deputy.taps(f"fbc:{w1}")
    await deputy.says(f"comment of {deputy.user_id}")
    await deputy.taps("fs:", ":send")
    await deputy.waits_at(f"comment of {deputy.user_id}", without="fs:")


def _session(killed: Killed, code: str) -> int:
    connection = connect(killed.database)
    try:
        return session(Tx(connection, AFTER_W1), code).id  # type: ignore[union-attr]
    finally:
        connection.close()


def check_ratings(killed: Killed, deputies: list[Deputy]) -> None:
    rows = killed.rows("SELECT count(*) AS n, sum(rating) AS stars FROM feedback")
    assert (rows[0]["n"], rows[0]["stars"]) == (len(deputies), 4 * len(deputies))
    comments = {row["comment"] for row in killed.rows("SELECT comment FROM feedback")}
    assert comments == {f"comment of {deputy.user_id}" for deputy in deputies}
    handled = killed.rows("SELECT count(*) AS n FROM processed WHERE outcome = 'done'")
    assert handled[0]["n"] == killed.sandbox.world.updates.next_id - 700_000_001
    replies = killed.rows("SELECT chat_id, count(*) AS n FROM outbox WHERE method = 'sendMessage' GROUP BY chat_id")
    assert {row["chat_id"]: row["n"] for row in replies} == {deputy.user_id: TYPED for deputy in deputies}
    check_said(killed)


def check_said(killed: Killed) -> None:
    """Every row was said; what was said more often than there are rows for it was in flight at a kill."""
    rows = Counter(
        row["chat_id"]
        for row in killed.rows("SELECT chat_id FROM outbox WHERE method = 'sendMessage' AND state = 'sent'")
    )
    said = Counter(int(call.params["chat_id"]) for call in killed.said())
    for chat_id, times in said.items():
        twice, in_flight = times - rows[chat_id], killed.in_flight[chat_id]
        assert 0 <= twice <= in_flight, f"{chat_id}: {twice} said twice, {in_flight} were in flight"


MOMENTS = [
    "after_get_updates:2",
    "after_inbox:1",
    "after_inbox:4",
    "in_handler:1",
    "in_handler:5",
    "after_commit:1",
    "after_commit:4",
    "before_send:2",
    "after_send:1",
    "after_send:4",
]


@pytest.mark.parametrize("moment", MOMENTS)
async def test_killed_at_a_named_moment_everything_stands_once(killed: Killed, moment: str) -> None:
    await rate_and_recommend(killed, KILL_AT=moment)


@pytest.mark.parametrize(
    ("guarantee", "moment"),
    [("confirm_first", "after_confirm:2"), ("mark_apart", "between_commits:1"), ("send_first", "after_early_send:2")],
)
async def test_without_a_guarantee_these_tests_fail(killed: Killed, guarantee: str, moment: str) -> None:
    with pytest.raises((AssertionError, TimeoutError)):
        async with asyncio.timeout(12):
            await rate_and_recommend(killed, SABOTAGE=guarantee, KILL_AT=moment)


async def test_fifty_random_kills_of_a_room_at_work(killed: Killed) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    dice = random.Random(seed)
    stop = asyncio.Event()
    room = [asyncio.create_task(_recommend_until(stop, Deputy(killed.sandbox, user_id))) for user_id in DEPUTIES]
    for _ in range(KILLS):
        await killed.start()
        await killed.at_work()
        await asyncio.sleep(dice.uniform(0.0, 0.4))
        await killed.kill()
    stop.set()
    await killed.start()
    titles = [title for titles in await asyncio.gather(*room) for title in titles]
    await killed.settled()
    kept = [row["title"] for row in killed.rows("SELECT title FROM recommendation")]
    assert Counter(kept) == Counter(titles), f"seed {seed}"
    assert len(titles) > len(DEPUTIES), f"seed {seed}: too little was done between the kills"
    check_said(killed)


async def _recommend_until(stop: asyncio.Event, deputy: Deputy) -> list[str]:
    """Puts one recommendation after the other on record; returns their titles, each its own."""
    titles: list[str] = []
    while not stop.is_set():
        titles.append(f"title {deputy.user_id} number {len(titles)} end")
        await _recommend(deputy, titles[-1])
    return titles


async def _recommend(deputy: Deputy, title: str) -> None:
    """The eight questions, the preview, and the word that it is on record."""
    await deputy.says("/recommend")
    for number in (1, 2):
        await deputy.taps("fa:", on=f"الخطوة {number} من 8")
    for number, answer in enumerate((title, "the problem", "the action", "the body"), start=3):
        await deputy.waits_at(f"الخطوة {number} من 8")
        await deputy.says(answer)
    for number in (7, 8):
        await deputy.taps("fa:", on=f"الخطوة {number} من 8")
    await deputy.taps("fs:", ":send")
    await deputy.waits_at(title, without="fs:")

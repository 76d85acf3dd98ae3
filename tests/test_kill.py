"""A real SIGKILL at named moments and at fifty random ones: nothing is lost, nothing counted twice.

The bot is a process of its own on the local Telegram, whose ledger is the truth about what was said. A reply may
come twice only if it was in flight at a kill, that is: if its row still waited in the file when the process was dead.
An ordinary end (SIGTERM) says nothing twice. The random moments come from a seed that is printed; KILL_SEED=… in the
environment gives those of an earlier run again.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.sandbox import Fault, Person, Sandbox
from storage import registration
from storage.database import Tx, connect, transact
from storage.inbox import path_beside
from storage.programme import session
from tests.cast import CAST, TOKEN, Message, at, buttons_of, make_sandbox, text_of

DEPUTIES = range(2001, 2021)
AFTER_W1 = at("12:50")
KILLS = 50
RESTART = 30.0  # seconds that a restart may take on a busy machine


Words = tuple[int, str]
"""A text said in a chat."""


class Nursery:
    """The program, imported once, that bears a process for each life of a bot (tests/killable.py)."""

    def __init__(self) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("FORUM_")}
        command = [sys.executable, str(Path(__file__).with_name("killable.py"))]
        self._nurse = subprocess.Popen(command, env=kept, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def bear(self, environment: dict[str, str]) -> int:
        """Begins a life; returns the process id."""
        assert self._nurse.stdin is not None
        print(json.dumps(environment), file=self._nurse.stdin, flush=True)
        return self._told()

    def ended(self) -> int:
        """Waits until the life has ended; returns its exit code."""
        return self._told()

    def close(self) -> None:
        self._nurse.communicate()

    def _told(self) -> int:
        assert self._nurse.stdout is not None
        return int(self._nurse.stdout.readline())


class Killed:
    """The bot as a process that is killed and started again."""

    def __init__(self, sandbox: Sandbox, database: Path, nursery: Nursery) -> None:
        self.sandbox = sandbox
        self.database = database
        self.nursery = nursery
        self.pid = 0
        self.ended: asyncio.Task[int] | None = None  # the exit code
        self.in_flight: Counter[Words] = Counter()  # said, but still waiting in the file at a kill

    async def start(self, **environment: str) -> None:
        settings = {
            "FORUM_BOT_TOKEN": TOKEN,
            "FORUM_BOT_API_URL": self.sandbox.url,
            "FORUM_DATABASE": str(self.database),
            "FORUM_LOG_LEVEL": "WARNING",
            **environment,
        }
        self.pid = await asyncio.to_thread(self.nursery.bear, settings)
        self.ended = asyncio.create_task(asyncio.to_thread(self.nursery.ended))

    async def at_work(self) -> None:
        """Waits until the new process has asked for updates."""
        before = self._asked()
        await self.sandbox.until(lambda: self._asked() > before, timeout=RESTART)

    def _asked(self) -> int:
        return sum(1 for call in self.sandbox.ledger if call.method == "getUpdates")

    async def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        await self.died()

    async def died(self) -> None:
        assert await self._exit_code() == -signal.SIGKILL
        await self._heard_out()
        self.in_flight += self._waiting() & (self._unmarked() - self.in_flight)

    def _waiting(self) -> Counter[Words]:
        rows = self.rows("SELECT chat_id, payload FROM outbox WHERE state = 'waiting' AND method = 'sendMessage'")
        return Counter((row["chat_id"], json.loads(row["payload"]).get("text", "")) for row in rows)

    def _unmarked(self) -> Counter[Words]:
        """What was said more often than it is marked as sent."""
        said = self.said()
        rows = self.rows("SELECT chat_id, message_id FROM outbox WHERE state = 'sent' AND method = 'sendMessage'")
        return Counter(said.values()) - Counter(said[row["chat_id"], row["message_id"]] for row in rows)

    async def _heard_out(self) -> None:
        """What the dead process had put on the wire is read to its end: it was in flight, too."""
        runner = self.sandbox._server._runner
        assert runner is not None
        assert runner.server is not None
        async with asyncio.timeout(RESTART):
            while any(connection.transport for connection in runner.server.connections):  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        await asyncio.sleep(0.05 + self.sandbox.api.latency)  # a call that was read is on its way to the ledger

    def said(self) -> dict[tuple[int, int], Words]:
        """The messages that Telegram has taken, chat and text by chat and message id."""
        taken = [call for call in self.sandbox.ledger if call.method == "sendMessage" and call.served and call.result]
        return {
            (int(call.params["chat_id"]), call.result["message_id"]): (int(call.params["chat_id"]), call.params["text"])
            for call in taken
            if call.result is not None
        }

    async def settled(self) -> None:
        """Waits until nothing is left in Telegram, the inbox or the outbox."""
        async with asyncio.timeout(RESTART):
            while self.sandbox.world.updates.waiting or self._left():  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    async def stop(self) -> None:
        """An ordinary end."""
        if self.ended is not None:
            os.kill(self.pid, signal.SIGTERM)
            assert await self._exit_code() == 0

    async def _exit_code(self) -> int:
        assert self.ended is not None
        code = await asyncio.wait_for(self.ended, RESTART)
        self.ended = None
        return code

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


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
async def killed(tmp_path: Path, sample: Path, nursery: Nursery) -> AsyncIterator[Killed]:
    database = tmp_path / "data" / "forum.db"
    await asyncio.to_thread(_prepare, sample, database)
    sandbox = make_sandbox(starts_at=AFTER_W1)
    for user_id in DEPUTIES:
        sandbox.add_person(Person(user_id, first_name=f"D{user_id}", started=True))
    await sandbox.start()
    killed = Killed(sandbox, database, nursery)
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
    assert not_handled(killed) == 0
    assert said_too_often(killed) == 0


def not_handled(killed: Killed) -> int:
    """How many updates that Telegram was told had arrived were never handled."""
    handled = killed.rows("SELECT count(*) AS n FROM processed WHERE outcome = 'done'")
    return killed.sandbox.world.updates.next_id - 700_000_001 - int(handled[0]["n"])


def said_too_often(killed: Killed) -> int:
    """How many messages are queued beyond one for each that a deputy typed."""
    rows = killed.rows("SELECT chat_id, count(*) AS n FROM outbox WHERE method = 'sendMessage' GROUP BY chat_id")
    return sum(max(0, row["n"] - _typed(killed, row["chat_id"])) for row in rows)


def _typed(killed: Killed, user_id: int) -> int:
    return sum(not message["from"]["is_bot"] for message in killed.sandbox.messages(user_id))


TYPED = 3  # messages that each of them types; a tap is answered by an edit


async def _rate(killed: Killed, deputy: Deputy) -> None:
    w1 = _session(killed, "W1")
    await deputy.says(f"stray {deputy.user_id}")
    await deputy.says("/feedback")
    await deputy.taps(f"fbs:{w1}")
    await deputy.taps(f"fb:{w1}:4")
    await deputy.taps(f"fbz:{w1}:", ":1")
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
    replies = killed.rows("SELECT chat_id, count(*) AS n FROM outbox WHERE method = 'sendMessage' GROUP BY chat_id")
    assert {row["chat_id"]: row["n"] for row in replies} == {deputy.user_id: TYPED for deputy in deputies}
    check_said(killed)


def check_said(killed: Killed) -> None:
    """The message of every row was said; what was said beyond those was in flight at a kill."""
    rows = killed.rows("SELECT chat_id, message_id, state FROM outbox WHERE method = 'sendMessage'")
    assert {row["state"] for row in rows} == {"sent"}
    known = {(row["chat_id"], row["message_id"]) for row in rows}
    said = killed.said()
    assert len(known) == len(rows)
    assert known <= said.keys()
    twice = Counter(words for message, words in said.items() if message not in known)
    assert twice <= killed.in_flight, f"said twice: {twice - killed.in_flight}"


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


async def test_killed_between_the_stars_and_the_chip_nothing_is_kept_and_nothing_lost(killed: Killed) -> None:
    """Half an answer is on the phone alone: in the file there is none before, between and after three kills."""
    await killed.start()
    w1 = _session(killed, "W1")
    room = [Deputy(killed.sandbox, user_id) for user_id in DEPUTIES[:5]]
    for deputy in room:
        await deputy.says("/feedback")
        await deputy.taps(f"fbs:{w1}")
        await deputy.taps(f"fb:{w1}:4")
        await deputy.waits_at("إرسال", without="fb:")
    await killed.kill()
    assert killed.rows("SELECT count(*) AS n FROM draft")[0]["n"] == 0
    assert killed.rows("SELECT DISTINCT length(sealed) AS n FROM feedback_card")[0]["n"] == 256
    assert not killed.rows("SELECT 1 FROM outbox WHERE payload LIKE '%⭐⭐⭐⭐%جيد%' AND state <> 'waiting'")
    await killed.start(KILL_AT="in_handler:1")
    await asyncio.gather(*(deputy.taps(f"fbk:{w1}:1:4:1") for deputy in room))
    await killed.died()
    await killed.start(KILL_AT="after_commit:2")
    acts = [asyncio.create_task(deputy.taps(f"fbz:{w1}:1:4:1:0")) for deputy in room]
    await killed.died()
    await killed.start()
    await asyncio.gather(*acts)
    await asyncio.gather(*(deputy.waits_at("وصل رأيك دون اسم", without="fbz:") for deputy in room))
    await killed.settled()
    counts = killed.rows("SELECT rating, chips, count(*) AS n FROM feedback WHERE person_id IS NULL GROUP BY 1, 2")
    assert [tuple(row) for row in counts] == [(4, "clear", 5)]
    assert killed.rows("SELECT count(*) AS n FROM feedback_answered")[0]["n"] == 5
    assert _half_made(killed) == 0


def _half_made(killed: Killed) -> int:
    """Rows in which half an answer could stand."""
    tables = ("draft", "feedback_card", "feedback_sealed", "feedback WHERE person_id IS NOT NULL")
    return sum(killed.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in tables)


UNNAMED_MOMENTS = ["in_handler:6", "after_commit:3", "in_handler:9", "before_send:7", "after_send:9", "after_inbox:3"]


@pytest.mark.parametrize("moment", UNNAMED_MOMENTS)
async def test_killed_at_a_named_moment_each_answer_without_name_stands_once(killed: Killed, moment: str) -> None:
    await killed.start(KILL_AT=moment)
    w1 = _session(killed, "W1")
    room = [Deputy(killed.sandbox, user_id) for user_id in DEPUTIES[:5]]
    acts = [asyncio.create_task(_rate_without_name(deputy, w1)) for deputy in room]
    await killed.died()
    await killed.start()
    await asyncio.gather(*acts)
    await killed.settled()
    assert killed.rows("SELECT count(*) AS n, sum(rating) AS stars FROM feedback")[0]["stars"] == 20
    assert killed.rows("SELECT count(*) AS n FROM feedback_answered")[0]["n"] == 5
    assert not_handled(killed) == 0


async def _rate_without_name(deputy: Deputy, session: int) -> None:
    await deputy.says("/feedback")
    await deputy.taps(f"fbs:{session}")
    await deputy.taps(f"fb:{session}:4")
    await deputy.taps(f"fbz:{session}:", ":0")
    await deputy.waits_at("وصل رأيك دون اسم", without="fbz:")


async def killed_without(killed: Killed, guarantee: str, moment: str) -> None:
    """Three deputies begin to rate, the bot is killed without a guarantee, and comes to rest after a restart."""
    await killed.start(SABOTAGE=guarantee, KILL_AT=moment)
    acts = [asyncio.create_task(_rate(killed, Deputy(killed.sandbox, user_id))) for user_id in DEPUTIES[:3]]
    await killed.died()
    await killed.start()
    await killed.at_work()
    await killed.settled()
    await asyncio.sleep(0.5)
    for act in acts:
        act.cancel()
    await asyncio.gather(*acts, return_exceptions=True)
    await killed.settled()


async def test_confirming_before_the_commit_would_lose_updates(killed: Killed) -> None:
    await killed_without(killed, "confirm_first", "after_confirm:2")
    assert not_handled(killed) > 0


async def test_a_mark_in_a_transaction_of_its_own_would_handle_updates_twice(killed: Killed) -> None:
    await killed_without(killed, "mark_apart", "between_commits:1")
    assert not_handled(killed) == 0
    assert said_too_often(killed) > 0


async def test_sending_before_the_commit_would_say_twice_what_was_not_in_flight(killed: Killed) -> None:
    await killed_without(killed, "send_first", "after_early_send:2")
    assert not_handled(killed) == 0
    assert said_too_often(killed) == 0
    with pytest.raises(AssertionError, match="said twice"):
        check_said(killed)


async def test_killed_while_a_voice_note_is_on_its_way_it_comes_before_what_followed_it(killed: Killed) -> None:
    """The card's button, pressed after the note, is of before it: what sends both stands below the note."""
    await killed.start()
    basel, dana = (Deputy(killed.sandbox, user_id) for user_id in DEPUTIES[:2])
    w1 = _session(killed, "W1")
    await basel.says("/feedback")
    await basel.taps(f"fbs:{w1}")
    await basel.taps(f"fb:{w1}:4")
    with_name = await killed.sandbox.until(lambda: basel._button(f"fbz:{w1}:", ":1", ""), timeout=RESTART)
    killed.sandbox.faults.add(Fault("slow", method="getFile", seconds=RESTART))
    await killed.sandbox.send_voice(basel.user_id)
    await killed.sandbox.until(lambda: any(call.method == "getFile" for call in killed.sandbox.ledger))
    await killed.sandbox.tap(basel.user_id, *with_name)
    await dana.says("/feedback")
    await dana.waits_at("")
    waiting = killed.rows("SELECT body FROM inbox ORDER BY seq", of=path_beside(killed.database))
    assert ["voice" if "voice" in row["body"] else "tap" for row in waiting[:2]] == ["voice", "tap"]
    os.kill(killed.pid, signal.SIGKILL)
    assert await killed._exit_code() == -signal.SIGKILL
    await killed.start()
    await killed.settled()
    answers = "SELECT rating, voice_id IS NOT NULL AS spoken FROM feedback"
    assert killed.rows(answers) == []
    button = next(found for message in reversed(killed.sandbox.messages(basel.user_id)) if (found := _below(message)))
    await killed.sandbox.tap(basel.user_id, *button)
    await killed.sandbox.until(lambda: killed.rows(answers), timeout=RESTART)
    await killed.settled()
    assert [tuple(row) for row in killed.rows(answers)] == [(4, 1)]
    assert len(killed.rows("SELECT id FROM kept_file")) == 1
    assert not_handled(killed) == 0


def _below(message: Message) -> tuple[int, str] | None:
    """The button below a voice note that sends it with the stars, and with the name."""
    found = [code for code in codes_of(message) if code.startswith("fbw:") and code.endswith(":1")]
    return (message["message_id"], found[0]) if found else None


@pytest.mark.parametrize("guarantee", ["confirm_first", "mark_apart", "send_first"])
async def test_without_a_guarantee_all_is_well_as_long_as_nobody_kills(killed: Killed, guarantee: str) -> None:
    await killed.start(SABOTAGE=guarantee)
    deputies = [Deputy(killed.sandbox, user_id) for user_id in DEPUTIES[:3]]
    await asyncio.gather(*(_rate(killed, deputy) for deputy in deputies))
    await killed.settled()
    check_ratings(killed, deputies)


async def test_an_ordinary_end_in_the_middle_of_everything_says_nothing_twice(killed: Killed) -> None:
    killed.sandbox.api.latency = 0.1
    stop = asyncio.Event()
    room = [asyncio.create_task(_recommend_until(stop, Deputy(killed.sandbox, user_id))) for user_id in DEPUTIES]
    for _ in range(5):
        await killed.start()
        await killed.at_work()
        await asyncio.sleep(0.5)
        await killed.stop()
    stop.set()
    await killed.start()
    put_on_record = [one for written in await asyncio.gather(*room) for one in written]
    await killed.settled()
    assert on_record(killed) == Counter(put_on_record)
    assert not killed.in_flight
    check_said(killed)


async def test_a_file_that_a_kill_left_half_written_is_made_again_and_nothing_of_it_stays(killed: Killed) -> None:
    outgoing = killed.database.parent / "outgoing"
    await killed.start(KILL_AT="in_export:1")
    salma = Deputy(killed.sandbox, CAST["salma"][0])
    await salma.says("/export")
    await salma.taps("exl")
    await salma.taps("ext:participants")
    await salma.taps("exk:participants", "csv")
    await salma.taps("exq:participants", ":csv:0:0")
    await killed.died()
    assert [path.name for path in outgoing.iterdir()] != []
    await killed.start()
    await killed.sandbox.until(lambda: "document" in killed.sandbox.messages(salma.user_id)[-1], timeout=RESTART)
    await killed.settled()
    assert [path.name for path in outgoing.iterdir()] == []
    assert sum(call.method == "sendDocument" for call in killed.sandbox.ledger) == 1


async def test_fifty_random_kills_of_a_room_at_work(killed: Killed) -> None:
    seed = int(os.environ.get("KILL_SEED") or random.randrange(10**6))
    print(f"seed {seed}")
    dice = random.Random(seed)
    stop = asyncio.Event()
    room = [asyncio.create_task(_recommend_until(stop, Deputy(killed.sandbox, user_id))) for user_id in DEPUTIES]
    for _ in range(KILLS):
        await killed.start()
        if dice.random() < 0.8:  # else it may be killed while it begins
            await killed.at_work()
        await asyncio.sleep(dice.uniform(0.0, 0.4))
        await killed.kill()
    stop.set()
    await killed.start()
    put_on_record = [one for written in await asyncio.gather(*room) for one in written]
    await killed.settled()
    assert on_record(killed) == Counter(put_on_record), f"seed {seed}"
    assert len(put_on_record) > len(DEPUTIES), f"seed {seed}: too little was done between the kills"
    assert not_handled(killed) == 0, f"seed {seed}"
    assert said_too_often(killed) == 0, f"seed {seed}"
    check_said(killed)


class Recommended(NamedTuple):
    """All that a deputy answers, in the order of the questions."""

    author: str
    session_id: int
    focus_area_id: int
    title: str
    problem: str
    action: str
    responsible_body: str
    time_frame: str
    priority: str


def on_record(killed: Killed) -> Counter[Recommended]:
    """Every recommendation that the file has, whole."""
    columns = ", ".join(f"r.{column}" for column in Recommended._fields[1:])
    rows = killed.rows(f"SELECT p.name, {columns} FROM recommendation r JOIN person p ON p.id = r.author_id")
    return Counter(Recommended(*row) for row in rows)


def _to_recommend(deputy: Deputy, number: int) -> Recommended:
    """What the deputy recommends for the so-manieth time: each answer another one."""
    title = f"title {deputy.user_id} number {number} end"
    unlike = sha256(title.encode()).hexdigest()  # else others like it would be shown on the way
    dice = random.Random(title)
    return Recommended(
        f"Deputy {deputy.user_id}",
        dice.choice((1, 2, 4, 5)),
        dice.randrange(1, 8),
        title,
        problem=unlike,
        action=f"set up office {unlike[:8]} in each region",
        responsible_body=f"the body {unlike[8:12]}",
        time_frame=dice.choice(("short", "medium", "long")),
        priority=dice.choice(("high", "medium", "low")),
    )


async def _recommend_until(stop: asyncio.Event, deputy: Deputy) -> list[Recommended]:
    """Puts one recommendation after the other on record; returns what they say."""
    written: list[Recommended] = []
    while not stop.is_set():
        written.append(_to_recommend(deputy, len(written)))
        await _recommend(deputy, written[-1])
    return written


async def _recommend(deputy: Deputy, written: Recommended) -> None:
    """The eight questions, the preview, and the word that it is on record."""
    await deputy.says("/recommend")
    for number, answer in enumerate(written[1:], start=1):
        question = f"الخطوة {number} من 8"
        if number in (1, 2, 7, 8):
            await deputy.taps("fa:", f":{answer}", on=question)
        else:
            await deputy.waits_at(question)
            await deputy.says(str(answer))
    await deputy.taps("fs:", ":send")
    await deputy.waits_at(written.title, without="fs:")

"""An attacker looks for the authors of answers without name, and does no better than chance.

He has copies of every file of the bot but the key, taken between any two acts: the database, its -wal, the inbox; the
log at DEBUG; the file of feedback and the figures after each answer. He knows who has answered and in what order.
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot import cleaning
from bot.sandbox import Person
from handlers.feedback_codes import Rate
from storage import export_rows, feedback, registration, results, unnamed
from storage.database import Tx
from storage.export_rows import Wanted
from storage.feedback import Answer
from storage.sealing import FILE as KEY
from storage.sealing import Seal
from tests.cast import Actor, Forum, at
from tests.held import Held, local, session

UNNAMED = "إرسال دون اسم"
ROOM = range(7001, 7012)  # eleven deputies: two steps of five, and one who stays out
CODES = re.compile(rb"fb[kzw]:[0-9]+:[0-9]")
IDENTITY = {
    "user_id",
    "person_id",
    "chat_id",
    "id",
    "name",
    "name_key",
    "message_id",
    "phone",
    "key",
    "mark",
    "sealed",
    "by",
}


@dataclass(slots=True)
class Loot:
    """What one look at the machine brings: the bytes of every file but the key, and who has answered by then."""

    files: dict[str, bytes]
    answered: set[int]
    figures: tuple[int, ...]
    exported: list[tuple[Any, ...]] = field(default_factory=list)

    def holds(self, words: str) -> bool:
        """Whether the words stand in any file, as they are or as JSON writes them in ASCII."""
        spellings = (words.encode(), json.dumps(words).strip('"').encode(), words.encode("utf-16-le"))
        return any(spelling in content for content in self.files.values() for spelling in spellings)


async def look(forum: Forum) -> Loot:
    """Takes copies, once the bot has come to rest."""
    folder = forum.environment.database.parent
    async with asyncio.timeout(20):
        while not forum.bot.cleaner.clean:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.01)
    files = {str(path): path.read_bytes() for path in _files(folder) if path.name != KEY}
    rows = await forum.rows("SELECT person_id FROM feedback_answered")
    shown = await forum.ask(results.over, forum.bot.clock.now())
    figures = tuple(number for result in shown for number in (result.tally.answers, *result.tally.stars))
    figures += tuple(count for result in shown for _, count in result.chips)
    exported = await forum.ask(lambda tx: list(export_rows.feedback_rows(tx, Wanted())))
    return Loot(files, {row["person_id"] for row in rows}, figures, exported)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


async def test_the_attacker_finds_nobody(
    forum: Forum, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaning, "WIPE_SECONDS", 0.02)  # the looks follow close on one another
    caplog.set_level(logging.DEBUG)
    dice = random.Random(5)
    await forum.clock_to(at("12:50"))
    [row] = await forum.rows("SELECT id FROM session WHERE code = 'W1'")
    room = [await _deputy(forum, user_id) for user_id in ROOM]
    order, looks, half_made = [], [await look(forum)], []
    said: dict[str, int] = {}  # the words by the person who wrote them
    for deputy in dice.sample(room, len(room)):
        words = f"سرّ {dice.randrange(10**9)} آخره"
        await deputy.forges(Rate(row["id"], dice.randint(1, 5)).pack())
        for chip in dice.sample(["واضحة", "عملية", "سريعة"], dice.randrange(3)):
            await deputy.taps(chip)
        writes = dice.random() < 0.8
        if writes:
            await deputy.says(words)
        half_made.append((await look(forum), words))
        await deputy.taps(UNNAMED)
        person = await _person(forum, deputy)
        order.append(person)
        said |= {words: person} if writes else {}
        looks.append(await look(forum))
    _nothing_half_made(half_made)
    assert _guessed_by_differences(looks, said) <= len(looks) // unnamed.FLOOR
    _steps_of_five(looks)
    _no_trace_in_the_log(caplog, said)
    _exports_name_nobody(looks[-1])
    await _rows_are_alike(forum, room)


async def _deputy(forum: Forum, user_id: int) -> Actor:
    """Another deputy, with the list of sessions on the screen."""
    forum.sandbox.add_person(Person(user_id, first_name=f"d{user_id}"))
    await forum.do(registration.enrol, user_id, name=f"نائب {user_id}")
    deputy = Actor(forum, user_id, str(user_id))
    await deputy.says("/feedback")
    return deputy


async def _person(forum: Forum, deputy: Actor) -> int:
    [row] = await forum.rows("SELECT person_id FROM account WHERE user_id = ?", deputy.user_id)
    return int(row["person_id"])


def _nothing_half_made(looks: list[tuple[Loot, str]]) -> None:
    """Between the stars and the last tap no file tells the words, the stars or the chips."""
    for loot, words in looks:
        assert not loot.holds(words)
        for name, content in loot.files.items():
            assert CODES.search(content) is None, name


def _guessed_by_differences(looks: list[Loot], said: dict[str, int]) -> int:
    """What is new in a copy is the words of who is new in it: how often the attacker is right."""
    right = 0
    for before, after in pairwise(looks):
        new = after.answered - before.answered
        assert len(new) == 1
        right += sum(said[words] in new for words in said if after.holds(words) and not before.holds(words))
    return right


def _steps_of_five(looks: list[Loot]) -> None:
    """Figures stand still until five are together; nothing of the eleventh is anywhere."""
    counts = [len(loot.exported) for loot in looks]
    assert counts == [0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10]
    assert len({loot.figures for loot in looks}) == 3, "the dashboard has changed between two steps"
    for before, after in pairwise(looks):
        changed = Counter(after.exported) - Counter(before.exported)
        assert changed.total() in (0, unnamed.FLOOR)


def _no_trace_in_the_log(caplog: pytest.LogCaptureFixture, said: dict[str, int]) -> None:
    """The loggers that print parameters stay at WARNING as the bot sets them up; ours never print any."""
    quiet = ("aiosqlite", "aiohttp", "asyncio", "telegram", "httpx", "apscheduler")
    text = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith(quiet))
    assert text
    for words in said:
        assert words not in text
    assert CODES.search(text.encode()) is None


def _exports_name_nobody(loot: Loot) -> None:
    for *_, author, municipality, when in loot.exported:
        assert (author, municipality, when) == (None, None, "2025-12-16")


async def _rows_are_alike(forum: Forum, room: list[Actor]) -> None:
    """Of each who answered the database has the same rows, however many taps and words it took."""
    tables = [row["name"] for row in await forum.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    seen = []
    for deputy in room:
        person, rows = await _person(forum, deputy), []
        for table in tables:
            columns = {row["name"] for row in await forum.rows(f"SELECT name FROM pragma_table_info('{table}')")}
            for column, value in (("user_id", deputy.user_id), ("chat_id", deputy.user_id), ("person_id", person)):
                if column in columns:
                    found = await forum.rows(f"SELECT * FROM {table} WHERE {column} = ?", value)
                    rows += [_bare(table, row) for row in found]
        seen.append(Counter(rows))
    for one in seen[1:]:
        assert one == seen[0]


def _bare(table: str, row: dict[str, Any]) -> tuple[Any, ...]:
    """A row without what tells people apart anyway: who they are, and when they came."""
    kept = {name: value for name, value in row.items() if name not in IDENTITY and not name.endswith("_at")}
    return (table, *sorted((name, str(value)) for name, value in kept.items() if name != "at"))


def test_no_order_in_the_file_is_the_order_of_the_answers(tmp_path: Path) -> None:
    """Two hundred steps of five: by number, by place in the file, by place in an export. Chance is one right a step."""
    held, seal = Held(local("11:00")), Seal(tmp_path)
    codes = [f"S{number}" for number in range(200)]
    held.release(*(session(code, "09:00", "10:30") for code in codes))
    held.register(*range(1, 6))
    people = [row["person_id"] for row in held.rows("SELECT person_id FROM account ORDER BY user_id")]
    held.do(_answer_all, codes, people, seal)
    raw = held.connection.serialize()
    right = {"number": 0, "place": 0, "export": 0}
    for code in codes:
        words = [f"{code}-{person}-word" for person in people]
        rows = held.rows("SELECT comment FROM feedback WHERE session_id = ? ORDER BY id", held.session(code).id)
        exported = held.do(_exported, code)
        orders = {
            "number": [row["comment"] for row in rows],
            "place": sorted(words, key=lambda one: raw.index(one.encode())),
            "export": [row[4] for row in exported],
        }
        for way, order in orders.items():
            assert sorted(order) == sorted(words)
            right[way] += sum(found == true for found, true in zip(order, words, strict=True))
    for way, count in right.items():  # 200 expected, with a standard deviation of 14
        assert 110 < count < 290, f"{way}: {count} of 1000 right, 200 by chance"


def _exported(tx: Tx, code: str) -> list[Any]:
    return list(export_rows.feedback_rows(tx, Wanted(session=code)))


def _answer_all(tx: Tx, codes: list[str], people: list[int], seal: Seal) -> None:
    for code in codes:
        number = tx.value("SELECT id FROM session WHERE code = ?", code)
        for person in people:
            opinion = feedback.of_session(tx, person, number)
            assert opinion is not None
            answer = Answer(3, comment=f"{code}-{person}-word")
            unnamed.give(tx, person, opinion, answer, questions_id=1, seal=seal)


def test_no_filter_and_no_difference_of_two_shows_fewer_than_five(tmp_path: Path) -> None:
    """Three answer on the first day and two on the second: they stand together, on the day on which they came in."""
    held, seal = Held(local("11:00")), Seal(tmp_path)
    held.release(session("W1", "09:00", "10:30"), session("W2", "09:00", "10:30"))
    held.register(*range(1, 10))
    people = [row["person_id"] for row in held.rows("SELECT person_id FROM account ORDER BY user_id")]
    for ahead in range(0, 9, 3):
        held.do(_answer_all, ["W1"], people[ahead : ahead + 3], seal)
        held.do(_answer_all, ["W2"], people[ahead : ahead + 1], seal)
        held.later(days=1)
    held.rates(9, "W2")
    days = [date(2025, 12, day) for day in range(15, 20)]
    wanted = [Wanted(), *(Wanted(since=day) for day in days), Wanted(session="W1"), Wanted(session="W2")]
    counts = {sum(row[5] is None for row in held.do(_rows, one)) for one in wanted}
    assert counts <= {0, unnamed.FLOOR}
    assert {row[7] for row in held.do(_rows, Wanted(session="W1"))} == {"2025-12-17"}
    figures = {one.session.code: one for one in held.do(results.over, held.now)}
    assert (figures["W1"].tally.answers, figures["W1"].waiting) == (5, 4)
    assert (figures["W2"].tally.answers, figures["W2"].answered, figures["W2"].waiting) == (1, 4, 3)


def _rows(tx: Tx, wanted: Wanted) -> list[Any]:
    return list(export_rows.feedback_rows(tx, wanted))


def test_a_sealed_answer_tells_not_even_its_length(tmp_path: Path) -> None:
    seal = Seal(tmp_path)
    short, long = seal.seal("1", 5120), seal.seal("ك" * 2000, 5120)
    assert len(short) == len(long) == 5120
    assert seal.seal("1", 5120) != short
    assert (seal.open(short), seal.open(long)) == ("1", "ك" * 2000)
    zeros = sum(byte.bit_count() for byte in short) / (5120 * 8)
    assert 0.48 < zeros < 0.52
    assert (tmp_path / KEY).stat().st_mode & 0o077 == 0


def test_the_sealed_bytes_are_bound_to_the_clock_of_nobody(tmp_path: Path) -> None:
    """Who has answered, and what waits, have no column in which a time could stand."""
    held = Held(local("11:00").astimezone(UTC))
    for table in ("feedback_answered", "feedback_sealed"):
        columns = {row["name"] for row in held.rows(f"SELECT name FROM pragma_table_info('{table}')")}
        assert columns <= {"id", "session_id", "person_id", "questions_id", "sealed"}

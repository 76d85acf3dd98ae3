"""(e) The door: 75 deputies checked in by two ushers, each by three typed letters and one tap.

First both ushers check in every one of them at the same time, as fast as the machine goes: nobody may be counted
twice. Then they share the deputies under Telegram's limits, each beginning with the next one as soon as the last is
done: what an usher waits for is Telegram's one message a second in a chat.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from handlers.checkin_screens import Mark
from storage import attendance, people
from storage.arabic import name_key
from storage.database import Tx
from storage.people import Role
from tests.bench import scene
from tests.bench.child import child
from tests.bench.stand_in import StandIn, stand_in
from tests.bench.tables import Report, Target, milliseconds

DEPUTIES = 75
DAY, MORNING = "2025-12-16", "2025-12-16T08:30+02:00"
LETTERS = "بتجدرسشصعفقكلم"  # of which each deputy's name begins with three of their own
USHERS = (scene.ORGANIZER, scene.ORGANIZER - 1)
SEND, EDIT = "sendMessage", "editMessageText"


@dataclass(frozen=True, slots=True)
class Arrived:
    """How long it took, and how many marks there were at the end."""

    deputies: int
    seconds: float
    marks: int
    refused: int


async def measure(folder: Path, *, size: float) -> Report:
    """`size` 1 is the whole door."""
    template = scene.make(folder / "template" / "forum.db", deputies=DEPUTIES)
    scene.write(template, _open_door)
    few = max(6, int(DEPUTIES * size))
    race = await _race(scene.copy(template, folder / "race"), DEPUTIES)
    shared = await _share(scene.copy(template, folder / "share"), few)
    return _report(race, shared)


async def _race(database: Path, deputies: int) -> Arrived:
    async with stand_in("--unlimited", starts_at=MORNING) as server:
        await _people(server)
        async with child("forum_bot", "FULL", "unlimited", settings=scene.settings(server.url, database)) as bot:
            await _sit_down(server)
            began = time.monotonic()
            for place, person in enumerate(scene.write(database, _people_of)[:deputies]):
                await server.order("says", user_ids=USHERS, text=_letters(place))
                await _tap(server, [person, person])
            await server.served(EDIT, 2 * deputies)
            took = time.monotonic() - began
            await bot.meter()
            return await _arrived(server, database, deputies, took)


async def _share(database: Path, deputies: int) -> Arrived:
    async with stand_in(starts_at=MORNING) as server:
        await _people(server)
        async with child("forum_bot", "FULL", settings=scene.settings(server.url, database)) as bot:
            await _sit_down(server)
            waiting = scene.write(database, _people_of)[: deputies // 2 * 2]
            began = time.monotonic()
            for done in range(0, len(waiting), 2):
                for ahead, usher in enumerate(USHERS):
                    await server.order("says", user_ids=[usher], text=_letters(done + ahead))
                await server.served(SEND, done + 2)
                await _tap(server, waiting[done : done + 2])
                await server.served(EDIT, done + 2)
            took = time.monotonic() - began
            await bot.meter()
            return await _arrived(server, database, len(waiting), took)


async def _people(server: StandIn) -> None:
    await server.order("people", count=2, first_id=min(USHERS))


async def _sit_down(server: StandIn) -> None:
    await server.order("says", user_ids=USHERS, text="/checkin")
    await server.served(SEND, 2)
    await server.order("reset")


async def _tap(server: StandIn, persons: list[int]) -> None:
    """Each usher presses a button of a message that is there for this one press."""
    cards = await server.cards(USHERS, {"text": "..."})
    for usher, card, person in zip(USHERS, cards, persons, strict=True):
        await server.order("taps", user_ids=[usher], message_ids=[card], data=Mark(DAY, person).pack())


async def _arrived(server: StandIn, database: Path, deputies: int, seconds: float) -> Arrived:
    refused = sum((await server.counters()).refused_of(SEND, EDIT).values())
    return Arrived(deputies, seconds, scene.write(database, _marks), refused)


def _open_door(tx: Tx) -> None:
    people.grant(tx, USHERS[1], Role.USHER, scope=DAY)
    for place, person in enumerate(_people_of(tx)):
        name = f"{_letters(place)} الوكيل"
        tx.run("UPDATE person SET name = ?, name_key = ? WHERE id = ?", name, name_key(name), person)


def _letters(place: int) -> str:
    first, second = divmod(place, len(LETTERS))
    return LETTERS[first] + LETTERS[second] + LETTERS[first - 1]


def _people_of(tx: Tx) -> list[int]:
    return [
        row["person_id"]
        for row in tx.all("SELECT person_id FROM account WHERE user_id >= ? ORDER BY user_id", scene.FIRST)
    ]


def _marks(tx: Tx) -> int:
    return len(attendance.present(tx, DAY))


def _report(race: Arrived, shared: Arrived) -> Report:
    rows = [
        _row("both ushers check in everybody, no limits", race),
        _row("two ushers share them, Telegram's limits", shared),
    ]
    return Report(
        "(e) check-in at the door by two ushers",
        ("", "deputies", "counted", "seconds", "a deputy", "refused"),
        rows,
        ("Three letters, an answer, a tap, an edit for each deputy; the sandbox answers at once.",),
        (
            Target("nobody is counted twice", race.marks == race.deputies and shared.marks == shared.deputies),
            Target("75 in less than two minutes", shared.seconds / shared.deputies * DEPUTIES < 120),
        ),
    )


def _row(words: str, arrived: Arrived) -> tuple[str, ...]:
    each = milliseconds(arrived.seconds / arrived.deputies)
    return words, str(arrived.deputies), str(arrived.marks), f"{arrived.seconds:.1f}", each, str(arrived.refused)

"""Under Telegram's limits: (b) how much of the 30 messages a second a broadcast takes, and (c) how soon a tap is
answered while one runs.

They run side by side, each with a stand-in of its own that refuses as Telegram does; at 30 messages a second all
together leave the machine idle. Answers take as long as Telegram's do, so that what is under way overlaps.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from tests.bench import scene
from tests.bench.broadcast import SEND, TEXT
from tests.bench.child import child
from tests.bench.stand_in import TOKEN, WITHIN, Counters, StandIn, stand_in
from tests.bench.tables import Report, Target, milliseconds, share

LIMIT = 30  # messages a second
LATENCY = "0.04"  # seconds that the stand-in takes for an answer
BETWEEN_TAPS = 0.37  # seconds: as many as 2.7 a second
SETTLING = 3.0  # seconds from the beginning that are not counted
EDIT = "editMessageText"


@dataclass(frozen=True, slots=True)
class Achieved:
    """What a broadcast under the limit came to."""

    messages: int
    seconds: float
    refused: int

    @property
    def share(self) -> float:
        return self.messages / self.seconds / LIMIT


@dataclass(frozen=True, slots=True)
class Heard:
    """How long people waited for an answer, the server's own time included."""

    waits: list[float]
    server: float  # what the stand-in itself takes
    meanwhile: Achieved  # by broadcast and replies together

    def wait(self, at: float) -> float:
        """How long a share of them waited at most, the server's own time taken off."""
        return max(0.0, share(self.waits, at) - self.server)


async def measure(folder: Path, *, seconds: float) -> Report:
    """All measurements side by side, `seconds` each."""
    deputies = int(LIMIT * (seconds + 20))
    template = scene.make(folder / "template" / "forum.db", deputies=deputies)
    achieved, heard, bare = await asyncio.gather(
        _share(scene.copy(template, folder / "share"), deputies, seconds),
        _latency(scene.copy(template, folder / "latency"), deputies, seconds),
        _bare_latency(seconds),
    )
    return _report(achieved, heard, bare)


async def _share(database: Path, deputies: int, seconds: float) -> Achieved:
    async with stand_in("--latency", LATENCY) as server:
        await server.order("people", count=deputies + 1, first_id=scene.ORGANIZER)
        async with child("forum_bot", "FULL", settings=scene.settings(server.url, database)):
            await asyncio.to_thread(scene.send_announcement, database, TEXT)
            await server.served(SEND, 1)
            await asyncio.sleep(SETTLING)
            first = await server.counters()
            began = time.monotonic()
            await asyncio.sleep(seconds)
            last = await server.counters()
            took = time.monotonic() - began
    return Achieved(_messages(last) - _messages(first), took, _refused(last))


async def _latency(database: Path, deputies: int, seconds: float) -> Heard:
    """Taps, each of another deputy, while an announcement goes out."""
    async with stand_in("--latency", LATENCY) as server:
        await server.order("people", count=deputies + 1, first_id=scene.ORGANIZER)
        code = scene.announcement(database, TEXT)
        card, codes = scene.rating_card()
        users = list(range(scene.FIRST + deputies - 1, scene.FIRST, -1))  # the announcement begins at the other end
        cards = await server.cards(users, card)

        async def tap(number: int) -> None:
            at = {"user_ids": [users[number]], "message_ids": [cards[number]]}
            await server.order("taps", **at, data=codes[4], measure=True)

        async with child("forum_bot", "FULL", settings=scene.settings(server.url, database)):
            (own_card,) = await server.cards([scene.ORGANIZER], {"text": "..."})
            await server.order("taps", user_ids=[scene.ORGANIZER], message_ids=[own_card], data=code)
            await server.served(SEND, LIMIT)  # more than a word to the organizer: the announcement runs
            waits, meanwhile = await asked(server, seconds, tap)
        return Heard(waits, await own_time(server), meanwhile)


async def _bare_latency(seconds: float) -> Heard:
    """The same taking of time from a bare echo that sends nothing else: what this machine does to anybody now."""
    async with stand_in("--unlimited", "--latency", LATENCY) as server:
        users = (await server.order("people", count=int(seconds / BETWEEN_TAPS) + 20))["ids"]

        async def say(number: int) -> None:
            await server.order("says", user_ids=[users[number]], text="...", measure=True)

        async with child("ptb_bot", server.url):
            waits, meanwhile = await asked(server, seconds, say)
        return Heard(waits, await own_time(server), meanwhile)


async def asked(server: StandIn, seconds: float, ask: Callable[[int], Awaitable[None]]) -> tuple[list[float], Achieved]:
    """Asks now and then. Gives how long each answer took, and what was sent meanwhile."""
    await asyncio.sleep(SETTLING)
    first, began, number = await server.counters(), time.monotonic(), 0
    while time.monotonic() < began + seconds:
        await ask(number)
        number += 1
        await asyncio.sleep(BETWEEN_TAPS)
    last, took = await server.counters(), time.monotonic() - began
    meanwhile = Achieved(_messages(last) - _messages(first), took, _refused(last))
    async with asyncio.timeout(WITHIN):
        while len(last.latencies) < number:  # each is answered, however late
            last = await server.counters()
    return last.latencies, meanwhile


async def own_time(server: StandIn) -> float:
    """What the stand-in itself takes to hand out an update: the quickest of some polls for one."""
    quickest = 1.0
    async with aiohttp.ClientSession() as session:
        for _ in range(20):
            await server.order("inject", updates=[{"message": {}}])
            began = time.monotonic()
            async with session.post(f"{server.url}/bot{TOKEN}/getUpdates", json={"offset": -1}) as answer:
                await answer.read()
            quickest = min(quickest, time.monotonic() - began)
    return quickest


def _row(name: str, achieved: Achieved) -> tuple[str, str, str, str]:
    return (name, f"{achieved.share:.3f}", f"{achieved.messages:,} in {achieved.seconds:.0f} s", "")


def _messages(counters: Counters) -> int:
    return counters.served.get(SEND, 0) + counters.served.get(EDIT, 0)


def _refused(counters: Counters) -> int:
    return sum(count for words, count in counters.refused_of("send", "edit").items() if words.endswith(" 429"))


def _report(achieved: Achieved, heard: Heard, bare: Heard) -> Report:
    rows = [
        _row("share of 30 messages a second by a broadcast", achieved),
        _row("share while people talk to the bot, replies included", heard.meanwhile),
        ("429s", f"{achieved.refused} + {heard.meanwhile.refused}", "", ""),
        *(
            (name, milliseconds(heard.wait(at)), f"{len(heard.waits)} taps", milliseconds(bare.wait(at)))
            for name, at in (("tap to edit while a broadcast runs, p50", 0.5), ("p99", 0.99), ("longest", 1.0))
        ),
    ]
    return Report(
        "(b), (c) under the limit of 30 messages a second",
        ("", "", "of", "bare PTB echo alone"),
        rows,
        (
            "From the moment that a tap can be fetched until its edit is served, as the stand-in sees it, less the",
            f"{milliseconds(heard.server)} that the stand-in itself takes; it answers after {LATENCY} s. Beside it, at",
            "the same time, a bot that keeps nothing and sends nothing else: how long this machine lets anybody wait.",
        ),
        (
            Target("at least 0.99 of the limit", achieved.share >= 0.99),
            Target("p99 under 50 ms", heard.wait(0.99) < 0.050),
        ),
    )

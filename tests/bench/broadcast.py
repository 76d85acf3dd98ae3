"""(b) A broadcast with the limit lifted, beside what sends bare: an announcement, from the organizer's tap on "send"
until every deputy has it and every outcome is on record.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import scene
from tests.bench.child import child
from tests.bench.stand_in import StandIn, stand_in
from tests.bench.tables import Report, Target, console, middle, milliseconds, ratio, times

SEND = "sendMessage"
TEXT = "تبدأ الجلسة الثانية في القاعة الكبرى عند الساعة الحادية عشرة والربع."


@dataclass(slots=True)
class Way:
    """A way to send to many."""

    name: str
    count: int
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


async def measure(folder: Path, *, rounds: int, size: float) -> Report:
    """Each way once a round."""
    recipients = int(10_000 * size)
    template = scene.make(folder / "template" / "forum.db", deputies=recipients - 1)  # the organizer is one too
    ours = Way("announcement, outbox and outcomes, synchronous=FULL", recipients)
    ptb = Way("bare bot.send_message, 30 in flight", int(2_000 * size))
    posting = Way("bare aiohttp posting the JSON, 30 in flight", recipients)
    async with stand_in("--unlimited") as server:
        await server.order("people", count=recipients, first_id=scene.ORGANIZER)
        for number in range(rounds):
            console.print(f"  round {number + 1}", style="dim", highlight=False)
            await _bare(server, "ptb", ptb)
            await _bare(server, "aiohttp", posting)
            await _announce(server, ours, scene.copy(template, folder / "run"), number)
    return _report(ptb, posting, ours)


async def _bare(server: StandIn, way: str, kept: Way) -> None:
    async with child("senders", way, server.url, str(scene.FIRST)) as sender:
        await sender.ask(f"send 100 {TEXT}")
        before = await sender.meter()
        await server.order("reset")
        began = time.monotonic()
        await sender.ask(f"send {kept.count - 1} {TEXT}")
        counters = await server.served(SEND, kept.count - 1)
        after = await sender.meter()
    _keep(kept, counters.last_at[SEND] - began, after.cpu - before.cpu)


async def _announce(server: StandIn, kept: Way, database: Path, number: int) -> None:
    settings = scene.settings(server.url, database)
    code = scene.announcement(database, f"{TEXT} {number}")
    async with child("forum_bot", "FULL", "unlimited", settings=settings) as bot:
        (card,) = await server.cards([scene.ORGANIZER], {"text": "..."})
        before = await bot.meter()
        await server.order("reset")
        await server.order("taps", user_ids=[scene.ORGANIZER], message_ids=[card], data=code)
        began = time.monotonic()
        counters = await server.served(SEND, kept.count)
        after = await bot.meter()
    if refused := counters.refused_of("send", "edit"):
        raise RuntimeError(f"refused: {refused}")
    _keep(kept, after.at - began, after.cpu - before.cpu)


def _keep(way: Way, seconds: float, cpu: float) -> None:
    way.rates.append(way.count / seconds)
    way.cpu.append(cpu / way.count)


def _report(ptb: Way, posting: Way, ours: Way) -> Report:
    ways: Sequence[Way] = (ptb, posting, ours)
    rows = [
        (
            way.name,
            f"{way.count:,}",
            f"{middle(way.rates):,.0f}",
            milliseconds(middle(way.cpu)),
            times(ratio(way.rates, ptb.rates)),
            times(ratio(way.rates, posting.rates)),
        )
        for way in ways
    ]
    return Report(
        "(b) a broadcast, limits lifted",
        ("", "messages", "messages/s", "CPU a message", "to send_message", "to aiohttp"),
        rows,
        ("From the organizer's tap until every message has arrived and every outcome is on record.",),
        (Target("at least 6 x bare bot.send_message", ratio(ours.rates, ptb.rates) >= 6),),
    )

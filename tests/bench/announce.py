"""(g) An announcement to ten thousand at Telegram's limit, beside what else sends to many.

All of them run side by side for the same time, each with a stand-in of its own that refuses as Telegram does and takes
a fifth of a second for each answer: first when nothing goes wrong; then with one in twenty who has blocked the bot, one
in a hundred refused for a moment, one that meets a server in trouble, and one whose connection drops after the message
was taken, while deputies tap; and the product alone meets a 429 that concerns the whole bot.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storage import announcements, sending
from storage.database import Tx
from tests.bench import scene
from tests.bench.broadcast import SEND, TEXT
from tests.bench.child import Child, Meter, child
from tests.bench.limit import BETWEEN_TAPS, EDIT, LIMIT, own_time
from tests.bench.stand_in import Counters, StandIn, stand_in
from tests.bench.tables import Report, Target, milliseconds, share, times

LATENCY = 0.2  # seconds
RIVALS = {"ptb": "python-telegram-bot, AIORateLimiter", "aiogram": "aiogram's broadcaster loop", "aiohttp": "aiohttp"}
OURS = "announcement, outbox and outcomes"
FAULTS: tuple[dict[str, Any], ...] = (
    {"kind": "429", "share": 0.01, "retry_after": 2},
    {"kind": "5xx", "share": 0.01},
    {"kind": "drop_after", "share": 0.01},
)
BLOCKED = 20  # every twentieth has blocked the bot
SETTLING = 3.0  # seconds from the beginning that are not counted
FLOOD = 8  # calls that a 429 for the whole bot refuses
WINDOW = 5.0  # seconds over which a rate is taken
MEMORY_MAY_GROW = 10_000_000  # bytes


@dataclass(slots=True)
class Run:
    """One way in one weather."""

    name: str
    tried: int = 0  # recipients
    said: dict[str, int] = field(default_factory=dict)  # what the sender itself knows, by outcome
    copies: dict[str, int] = field(default_factory=dict)  # chats that have it `none`, `once` or `more` times
    faults: dict[str, int] = field(default_factory=dict)  # what the stand-in has done to it
    rate: float = 0.0  # messages a second that count, after the beginning
    refused: int = 0  # 429s of the stand-in's own
    cpu: float = 0.0  # seconds a message
    grown: int = 0  # bytes of memory, from a tenth of the way on
    waits: list[float] = field(default_factory=list)  # of people who tapped meanwhile, less the server's time


async def measure(folder: Path, *, recipients: int) -> Report:
    """Everything side by side."""
    template = scene.make(folder / "template" / "forum.db", deputies=recipients - 1)
    calm, rough, back = await asyncio.gather(
        _ours(scene.copy(template, folder / "calm"), recipients, faults=()),
        _ours(scene.copy(template, folder / "rough"), recipients, faults=FAULTS),
        _flood(scene.copy(template, folder / "flood"), recipients),
    )
    few = max(recipients // 5, 300)
    weathers = ((), FAULTS)
    others = await asyncio.gather(*(_rival(way, few, faults=faults) for faults in weathers for way in RIVALS))
    return _report([calm, *others[: len(RIVALS)]], [rough, *others[len(RIVALS) :]], back)


async def _ours(database: Path, recipients: int, *, faults: tuple[dict[str, Any], ...]) -> Run:
    run = Run(OURS, recipients)
    async with stand_in("--latency", str(LATENCY)) as server:
        await server.order("people", count=recipients, first_id=scene.ORGANIZER)
        card, codes = scene.rating_card()
        every = range(scene.FIRST + recipients - 2, scene.FIRST, -1)
        users = [user for user in every if (user - scene.FIRST) % BLOCKED]
        cards = await server.cards(users, card) if faults else []
        await _arm(server, faults, recipients)
        async with child("forum_bot", "FULL", settings=scene.settings(server.url, database)) as bot:
            before = await _meter(bot)
            await asyncio.to_thread(scene.send_announcement, database, TEXT)
            await server.served(SEND, 1)
            stop = asyncio.create_task(_tap(server, users, cards, codes[4])) if faults else None
            early = await _until(server, bot, recipients // 10)
            first, began = await server.counters(), time.monotonic()
            last = await _until_done(server, database)
            if stop is not None:
                stop.cancel()
            after = await bot.meter()
            run.rate = (_counted(last) - _counted(first)) / (last.last_at[SEND] - began)
            run.cpu = (after.cpu - before.cpu) / recipients
            run.grown = after.memory - early.memory
            run.said = scene.write(database, _outcomes)
        own = await own_time(server)
        run.waits = [max(0.0, wait - own) for wait in last.latencies]
        await _look(server, run, last)
    return run


async def _rival(way: str, recipients: int, *, faults: tuple[dict[str, Any], ...]) -> Run:
    run, seconds = Run(RIVALS[way], recipients), recipients / LIMIT * 1.05
    async with stand_in("--latency", str(LATENCY)) as server:
        await server.order("people", count=recipients, first_id=scene.ORGANIZER)
        await _arm(server, faults, recipients)
        async with child("broadcasters", way, server.url, str(scene.ORGANIZER)) as sender:
            before = await sender.meter()
            told = asyncio.create_task(sender.ask(f"send {recipients} {seconds:.0f} {TEXT}"))
            began = time.monotonic()
            run.said = json.loads(await told)
            last, ended = await server.counters(), time.monotonic()
            after = await sender.meter()
            run.tried = sum(run.said.values())
            run.rate = _counted(last) / (ended - began)
            run.cpu = (after.cpu - before.cpu) / max(1, run.tried)
            run.grown = after.memory - before.memory
        await _look(server, run, last)
    return run


async def _flood(database: Path, recipients: int) -> list[float]:
    """The rate in one window after another, while a 429 meets the whole bot in the second or third."""
    rates = []
    async with stand_in("--latency", str(LATENCY)) as server:
        await server.order("people", count=recipients, first_id=scene.ORGANIZER)
        async with child("forum_bot", "FULL", settings=scene.settings(server.url, database)):
            await asyncio.to_thread(scene.send_announcement, database, TEXT)
            await server.served(SEND, 1)
            await asyncio.sleep(SETTLING)
            for number in range(8):
                if number == 1:
                    await server.order("fault", kind="429", method=SEND, times=FLOOD, retry_after=3)
                first, began = await server.counters(), time.monotonic()
                await asyncio.sleep(WINDOW)
                last = await server.counters()
                rates.append((_counted(last) - _counted(first)) / (time.monotonic() - began))
    return rates


async def _arm(server: StandIn, faults: tuple[dict[str, Any], ...], recipients: int) -> None:
    """One in twenty blocks the bot unnoticed, and the stand-in begins to fail."""
    if faults:
        await server.order("block", user_ids=list(range(scene.FIRST, scene.FIRST + recipients - 1, BLOCKED)))
    for seed, fault in enumerate(faults):
        await server.order("fault", **fault, method=SEND, times=None, seed=seed)


async def _tap(server: StandIn, users: list[int], cards: list[int], data: str) -> None:
    """Deputies tap, each once, until this is cancelled."""
    await asyncio.sleep(SETTLING)
    for user, card in zip(users, cards, strict=True):
        await server.order("taps", user_ids=[user], message_ids=[card], data=data, measure=True)
        await asyncio.sleep(BETWEEN_TAPS)


async def _until(server: StandIn, bot: Child, count: int) -> Meter:
    await server.served(SEND, count)
    return await _meter(bot)


async def _meter(bot: Child) -> Meter:
    return Meter(**json.loads(await bot.ask("look")))


async def _until_done(server: StandIn, database: Path) -> Counters:
    """Waits until the announcement has ended."""
    while not await asyncio.to_thread(_ended, database):  # noqa: ASYNC110  # it is another process
        await asyncio.sleep(0.5)
    return await server.counters()


async def _look(server: StandIn, run: Run, last: Counters) -> None:
    """What has arrived, and what the stand-in has done."""
    run.copies = await server.order("copies", text=TEXT)
    run.faults = (await server.order("faults"))["faults"]
    refused = sum(count for words, count in last.refused.items() if words.endswith(" 429"))
    run.refused = refused - run.faults.get("429", 0)


def _counted(counters: Counters) -> int:
    return counters.served.get(SEND, 0) + counters.served.get(EDIT, 0) + counters.refused.get(f"{SEND} 403", 0)


def _ended(database: Path) -> bool:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reader:
        row = reader.execute("SELECT count(*) FROM announcement WHERE state = 'sending'").fetchone()
    return bool(row[0] == 0)


def _outcomes(tx: Tx) -> dict[str, int]:
    became = sending.delivery(tx, announcements.listed(tx)[0])
    return {name: getattr(became, name) for name in ("sent", "blocked", "failed", "uncertain")}


def _report(calm: list[Run], rough: list[Run], back: list[float]) -> Report:
    ours, ptb = calm[0], calm[1]
    worn = rough[0]
    rows = [_row(weather, run, ptb) for weather, runs in (("calm", calm), ("rough", rough)) for run in runs]
    reachable = worn.said["sent"] + worn.said["uncertain"]
    arrived = worn.copies["once"] + worn.copies["more"]
    doubled, dropped = worn.copies["more"], worn.faults.get("drop_after", 0)
    p50, p99, longest = (milliseconds(share(worn.waits, at)) for at in (0.5, 0.99, 1.0))
    lowest = min(back[1:4])
    return Report(
        f"(g) an announcement to {ours.tried:,} at {LIMIT} a second, answers after {LATENCY:.1f} s",
        ("", "tried", "of the limit", "own 429s", "have it", "twice", "left out", "CPU a message", "to PTB", "grown"),
        rows,
        (
            "calm: nothing goes wrong. rough: 5 % have blocked the bot, 1 % get a 429 of 2 s, 1 % a 5xx, and of 1 %",
            "the connection drops after the message was taken. Edits of the progress card count as messages; so do",
            f"refusals for a blocked bot. Taps meanwhile, {len(worn.waits)} of them, over the server's own time: p50",
            f"{p50}, p99 {p99}, longest {longest}.",
            f"A 429 for the whole bot: {', '.join(f'{rate:.0f}' for rate in back)} a second, {WINDOW:.0f} s each.",
            f"What the outbox says of the rough one: {worn.said}; the stand-in dropped {dropped}.",
        ),
        (
            Target("at least 0.99 of the limit", ours.rate / LIMIT >= 0.99),
            Target("no 429 of its own doing", ours.refused == 0 and worn.refused == 0),
            Target("everybody is reached who can be", arrived >= worn.tried - worn.said["blocked"]),
            Target("what it says is what arrived", 0 <= reachable - arrived <= worn.said["uncertain"]),
            Target("twice only where the connection dropped", doubled <= dropped),
            Target("p99 of taps under 50 ms", share(worn.waits, 0.99) < 0.050),
            Target("memory flat", ours.grown < MEMORY_MAY_GROW and worn.grown < MEMORY_MAY_GROW),
            Target("CPU a message at most a quarter of PTB's", ours.cpu <= ptb.cpu / 4),
            Target("slows down when told, and finds its way back", lowest < LIMIT / 2 and max(back[3:]) > LIMIT * 0.9),
        ),
    )


def _row(weather: str, run: Run, ptb: Run) -> tuple[str, ...]:
    left_out = run.said.get("failed", 0)
    return (
        f"{weather}: {run.name}",
        f"{run.tried:,}",
        f"{run.rate / LIMIT:.3f}",
        str(run.refused),
        f"{run.copies['once'] + run.copies['more']:,}",
        str(run.copies["more"]),
        str(left_out),
        milliseconds(run.cpu),
        times(run.cpu / ptb.cpu),
        f"{run.grown / 1e6:.1f} MB",
    )

"""(g) The room: 75 deputies rate one session within a minute, in three taps each, under Telegram's limits.

They begin at random moments and each tap follows the last after a second or two, as fingers do. Every other one sends
without name. What is measured is what a deputy waits for: from the tap until the card's edit has arrived.
"""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass
from pathlib import Path

from handlers.feedback_codes import Mark, Rate, Send
from storage.database import Tx
from tests.bench import scene
from tests.bench.child import child
from tests.bench.limit import own_time
from tests.bench.stand_in import StandIn, stand_in
from tests.bench.tables import Report, Target, milliseconds, share

DEPUTIES = 75
WITHIN_SECONDS = 60.0
SESSION = 4  # W1, the fourth row of the sample programme
LATENCY = "0.04"  # seconds that the stand-in takes for an answer
EDIT = "editMessageText"


@dataclass(frozen=True, slots=True)
class Rated:
    """What the room came to."""

    deputies: int
    seconds: float
    waits: list[float]  # seconds, the server's own time taken off
    refused: int
    answered: int
    kept: int


async def measure(folder: Path, *, size: float) -> Report:
    """`size` 1 is the whole room."""
    deputies = max(10, int(DEPUTIES * size))
    database = scene.make(folder / "room" / "forum.db", deputies=deputies)
    async with stand_in("--latency", LATENCY) as server:
        await server.order("people", count=deputies, first_id=scene.FIRST)
        card, _ = scene.rating_card()
        users = list(range(scene.FIRST, scene.FIRST + deputies))
        cards = await server.cards(users, card)
        async with child("forum_bot", "FULL", settings=scene.settings(server.url, database)) as bot:
            began = time.monotonic()
            pairs = zip(users, cards, strict=True)
            await asyncio.gather(*(_rates(server, user, shown) for user, shown in pairs))
            counters = await server.served(EDIT, 3 * deputies)
            took = time.monotonic() - began
            await bot.meter()
        own = await own_time(server)
    answered, kept = scene.write(database, _kept)
    refused = sum(counters.refused_of("send", "edit").values())
    waits = [max(0.0, wait - own) for wait in counters.latencies]
    return _report(Rated(deputies, took, waits, refused, answered, kept))


async def _rates(server: StandIn, user: int, card: int) -> None:
    dice = random.Random(user)
    await asyncio.sleep(dice.uniform(0, WITHIN_SECONDS - 10))
    named, stars, chip = bool(user % 2), dice.randint(1, 5), 1 << dice.randrange(6)
    for code in (
        Rate(SESSION, stars),
        Mark(SESSION, 1, str(stars), chip),
        Send(SESSION, 1, str(stars), chip, named),
    ):
        await server.order("taps", user_ids=[user], message_ids=[card], data=code.pack(), measure=True)
        await asyncio.sleep(dice.uniform(1.0, 2.5))


def _kept(tx: Tx) -> tuple[int, int]:
    """Who has answered, and the answers: those that count, and those that wait."""
    answered: int = tx.value("SELECT count(*) FROM feedback_answered")
    kept: int = tx.value("SELECT (SELECT count(*) FROM feedback) + (SELECT count(*) FROM feedback_sealed)")
    return answered, kept


def _report(rated: Rated) -> Report:
    waits = rated.waits
    rows = [
        ("deputies, taps", f"{rated.deputies}, {len(waits)}"),
        ("answered, kept", f"{rated.answered}, {rated.kept}"),
        ("seconds", f"{rated.seconds:.0f}"),
        *((name, milliseconds(share(waits, at))) for name, at in (("p50", 0.5), ("p99", 0.99), ("longest", 1.0))),
        ("refused", str(rated.refused)),
    ]
    return Report(
        "(g) the whole room rates a session within a minute",
        ("", ""),
        rows,
        (f"From the tap until its edit is served, less what the stand-in takes, which answers after {LATENCY} s.",),
        (
            Target("every answer is kept once", rated.answered == rated.kept == rated.deputies),
            Target("p99 under 100 ms", share(waits, 0.99) < 0.1),
        ),
    )

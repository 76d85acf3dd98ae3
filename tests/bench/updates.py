"""(a) Updates handled: a rating tap through the whole durable pipeline, beside bare bots that keep nothing.

The clock starts when the updates stand ready at the stand-in. For the pipeline it stops when every edit has arrived
there, every tap is answered, and inbox and outbox are empty; for a bare bot when its last reply has arrived.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import scene
from tests.bench.child import Child, child
from tests.bench.stand_in import StandIn, stand_in
from tests.bench.tables import Report, Target, console, middle, milliseconds, ratio, times

DEPUTIES = 400
WARM_UP = 200
ANSWER, EDIT, SEND = "answerCallbackQuery", "editMessageText", "sendMessage"


@dataclass(slots=True)
class Contender:
    """A bot that is measured. `synchronous` is the pipeline's; a bare bot has none."""

    name: str
    module: str
    taps: bool
    count: int
    synchronous: str = ""
    rounds: int = 100  # at most
    rates: list[float] = field(default_factory=list)  # updates a second, a run each
    cpu: list[float] = field(default_factory=list)  # seconds an update

    @property
    def methods(self) -> tuple[str, ...]:
        """What its updates make it call."""
        return (EDIT, ANSWER) if self.taps else (SEND,)


def contenders(size: float) -> list[Contender]:
    """`size` 1 is the full measurement. A slow bot gets fewer updates, so that each is measured about as long.

    The pipeline stands between the two with which it is compared, so that little time lies between them.
    """
    few, many = max(200, int(1000 * size)), max(400, int(2500 * size))
    return [
        Contender("bare PTB echo, its own transport", "ptb_bot", taps=False, count=few),
        Contender("durable pipeline, synchronous=FULL", "forum_bot", taps=True, count=many, synchronous="FULL"),
        Contender("bare aiogram echo", "aiogram_bot", taps=False, count=many),
        Contender("durable pipeline, synchronous=NORMAL", "forum_bot", taps=True, count=many, synchronous="NORMAL"),
        Contender("bare PTB, the same two calls a tap", "ptb_bot", taps=True, count=few // 2, rounds=2),
        Contender("bare aiogram, the same two calls a tap", "aiogram_bot", taps=True, count=few, rounds=2),
    ]


async def measure(folder: Path, *, rounds: int, size: float) -> Report:
    """Every contender once a round, so that what the machine does meanwhile meets all of them."""
    template = scene.make(folder / "template" / "forum.db", deputies=DEPUTIES)
    entered = contenders(size)
    async with stand_in("--unlimited") as server:
        await server.order("people", count=DEPUTIES, first_id=scene.FIRST)
        for number in range(rounds):
            for contender in entered:
                if number >= contender.rounds:
                    continue
                console.print(f"  round {number + 1}: {contender.name}", style="dim", highlight=False)
                await _run(server, contender, template, folder / "run")
    return _report(entered)


async def _run(server: StandIn, contender: Contender, template: Path, folder: Path) -> None:
    if contender.synchronous:
        database = scene.copy(template, folder)
        bot_of = child("forum_bot", contender.synchronous, "unlimited", settings=scene.settings(server.url, database))
    else:
        bot_of = child(contender.module, server.url)
    async with bot_of as bot:
        await _updates(server, bot, contender, WARM_UP)
        seconds, cpu = await _updates(server, bot, contender, contender.count)
    contender.rates.append(contender.count / seconds)
    contender.cpu.append(cpu / contender.count)


async def _updates(server: StandIn, bot: Child, contender: Contender, count: int) -> tuple[float, float]:
    """Injects updates, deputy after deputy and round again, and waits for the end. Gives seconds and CPU seconds."""
    users = [scene.FIRST + number % DEPUTIES for number in range(count)]
    card, codes = scene.rating_card()
    cards = await server.cards(users, card) if contender.taps else []
    before = await bot.meter()
    await server.order("reset")
    if contender.taps:
        await server.order("taps", user_ids=users, message_ids=cards, data=codes[count % 5])
    else:
        await server.order("says", user_ids=users, text="السلام عليكم")
    began = time.monotonic()
    for method in contender.methods:
        await server.served(method, count)
    await server.order("drained")
    after = await bot.meter()
    counters = await server.counters()
    if refused := counters.refused_of(*contender.methods):
        raise RuntimeError(f"{contender.name}: refused {refused}")
    ended = after.at if contender.synchronous else max(counters.last_at[method] for method in contender.methods)
    return ended - began, after.cpu - before.cpu


def _report(entered: Sequence[Contender]) -> Report:
    ptb, full, aiogram, *_ = entered
    rows = [
        (
            contender.name,
            str(len(contender.methods)),
            f"{middle(contender.rates):,.0f}",
            milliseconds(middle(contender.cpu)),
            times(ratio(contender.rates, ptb.rates)),
            times(ratio(contender.rates, aiogram.rates)),
            times(ratio(contender.cpu, aiogram.cpu)),
        )
        for contender in entered
    ]
    return Report(
        "(a) updates handled",
        ("", "calls", "updates/s", "CPU an update", "to PTB echo", "to aiogram echo", "CPU to aiogram"),
        rows,
        (
            "A rating tap: access, form, state and outbox in one transaction; then an edit and an answer to the tap,",
            "two calls where an echo makes one. The clock stops when inbox and outbox are empty.",
            f"Medians of {len(full.rates)} rounds; a ratio is the median of each round's own.",
        ),
        (
            Target("FULL at least 2 x the bare PTB echo", ratio(full.rates, ptb.rates) >= 2),
            Target("FULL level with the bare aiogram echo", ratio(full.rates, aiogram.rates) >= 1),
        ),
    )

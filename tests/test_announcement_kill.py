"""An announcement under a real SIGKILL, again and again, and paused in between: everybody has it, and its figures hold.

Somebody may have it twice only who was in flight at a kill, that is: whose row still waited in the file.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC
from typing import Any, TypeVar

from bot.sandbox import Fault
from storage import announcements, sending
from storage.announcements import Announcement, Content
from storage.database import Tx, connect, transact
from tests.test_kill import DEPUTIES, Killed, killed, nursery

__all__ = ["killed", "nursery"]  # fixtures

T = TypeVar("T")
TEXT = "تبدأ الجلسة الثانية في القاعة الكبرى"
KILLS = 4


def write(bot: Killed, work: Callable[..., T], *arguments: Any) -> T:
    """A unit of work beside the bot, or while it is dead."""
    connection = connect(bot.database)
    try:
        return transact(connection, bot.sandbox.clock.now().astimezone(UTC), work, *arguments)[0]
    finally:
        connection.close()


def begins(tx: Tx) -> Announcement:
    return sending.begin(tx, announcements.write(tx, 102, Content(TEXT)))


def pauses(tx: Tx) -> None:
    sending.pause(tx, announcements.existing(tx, 1), by=102)


def goes_on(tx: Tx) -> None:
    sending.resume(tx, announcements.existing(tx, 1), by=102)


def copies(bot: Killed) -> Counter[int]:
    return Counter(chat for chat, text in bot.said().values() if text == TEXT)


async def test_killed_again_and_again_it_reaches_everybody_and_its_figures_hold(killed: Killed) -> None:
    chance = random.Random(1)
    bot = killed
    bot.sandbox.faults.add(Fault("slow", method="sendMessage", seconds=0.05, times=None, share=0.5))
    await bot.start()
    await bot.at_work()
    recipients = write(bot, begins).recipients
    for number in range(KILLS):
        held = number % 3 == 1
        if held:
            write(bot, pauses)
        await asyncio.sleep(chance.random() * 0.3)  # somewhere, on its way or before it or after it
        await bot.kill()
        if held and chance.random() < 0.5:
            write(bot, goes_on)  # while nobody is there
        await bot.start()
        await bot.at_work()
        if held:
            write(bot, goes_on)
    everybody = set(DEPUTIES)
    await bot.sandbox.until(lambda: set(copies(bot)) >= everybody, timeout=30)
    await bot.settled()
    await bot.stop()
    doubled = {chat for chat, count in copies(bot).items() if count > 1}
    assert doubled <= {chat for chat, text in bot.in_flight if text == TEXT}
    became = write(bot, sending.delivery, write(bot, announcements.existing, 1))
    assert set(copies(bot)) == everybody
    assert (became.sent, became.blocked) == (len(everybody), recipients - len(everybody))

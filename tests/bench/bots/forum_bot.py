"""The product as a measured child: put together and run as `main.py run` does, its rates and its care as told.

python -m tests.bench.bots.forum_bot FULL|NORMAL [unlimited]
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys

from bot.app import ForumBot, keep_what_is_loaded
from bot.environment import read_environment
from bot.pacing import Rates
from handlers.routes import FEATURES
from storage.database import Tx
from tests.bench.obey import meter, obey


def _waiting(tx: Tx) -> bool:
    return bool(
        tx.value(
            "SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'waiting')"
            " OR EXISTS (SELECT 1 FROM job WHERE state = 'waiting')"
        )
    )


async def look(_line: str) -> str:
    """The meter at once, while the bot is at work."""
    return meter()


async def main(synchronous: str, *, unlimited: bool) -> None:
    environment = read_environment()
    logging.basicConfig(level=logging.WARNING)
    rates = Rates.unlimited() if unlimited else None
    bot = await ForumBot.open(environment, FEATURES, synchronous=synchronous, rates=rates)
    keep_what_is_loaded()
    running = asyncio.create_task(bot.run())

    async def busy() -> bool:
        return not bot.lane.idle or bool(await bot.inbox.waiting(after=0, limit=1)) or await bot.database.read(_waiting)

    async def settle() -> None:
        while await busy():  # noqa: ASYNC110  # nothing in the product waits for its own rest
            await asyncio.sleep(0.002)

    await settle()
    await obey(settle=settle, act=look)
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
    await bot.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], unlimited="unlimited" in sys.argv))

"""Programs that only send: `send COUNT TEXT` sends that many messages to as many chats, 30 in flight.

python -m tests.bench.bots.senders ptb|aiohttp URL FIRST_CHAT
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
from telegram.ext import Application

from tests.bench.obey import obey
from tests.bench.stand_in import TOKEN

IN_FLIGHT = 30
Send = Callable[[int, str], Awaitable[object]]


@asynccontextmanager
async def ptb(url: str) -> AsyncIterator[Send]:
    """bot.send_message on python-telegram-bot's own transport."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    application = Application.builder().token(TOKEN).base_url(f"{url}/bot").updater(None).build()
    async with application:
        yield application.bot.send_message


@asynccontextmanager
async def posting(url: str) -> AsyncIterator[Send]:
    """aiohttp posting the JSON, no bot library."""
    async with aiohttp.ClientSession() as session:

        async def send(chat_id: int, text: str) -> None:
            async with session.post(f"{url}/bot{TOKEN}/sendMessage", json={"chat_id": chat_id, "text": text}) as answer:
                told = json.loads(await answer.read())
            assert told["ok"], told

        yield send


async def main(way: str, url: str, first: int) -> None:
    async with (ptb if way == "ptb" else posting)(url) as send:

        async def act(line: str) -> None:
            _, count, text = line.split(" ", 2)
            chats = iter(range(first, first + int(count)))

            async def worker() -> None:
                for chat in chats:
                    await send(chat, text)

            await asyncio.gather(*(worker() for _ in range(IN_FLIGHT)))

        await obey(act=act)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))

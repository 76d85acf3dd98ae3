"""What else sends to many at Telegram's pace, each as its own documentation has it.

python -m tests.bench.bots.broadcasters ptb|aiogram|aiohttp URL FIRST_CHAT

`send COUNT SECONDS TEXT` sends to as many chats, and gives up after the seconds; it answers with what it knows.

    ptb      python-telegram-bot with its AIORateLimiter, 30 in flight, every error caught and counted
    aiogram  the loop of aiogram's broadcaster example: one after another, a twentieth of a second between two
    aiohttp  posts the JSON at 30 a second, waits out a 429 and sends that one again
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
from aiogram import Bot, exceptions
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram.error import Forbidden, TelegramError
from telegram.ext import AIORateLimiter, Application

from tests.bench.obey import obey
from tests.bench.stand_in import TOKEN

IN_FLIGHT = 30
PER_SECOND = 30
BETWEEN = 0.05  # seconds between two messages of aiogram's example
RETRIES = 5
Said = Counter[str]
Broadcast = Callable[[range, str, float, Said], Awaitable[None]]


@asynccontextmanager
async def ptb(url: str) -> AsyncIterator[Broadcast]:
    """AIORateLimiter as its documentation sets it up."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # it prints every refusal with its traceback
    limiter = AIORateLimiter(overall_max_rate=PER_SECOND, overall_time_period=1, max_retries=RETRIES)
    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot").updater(None).concurrent_updates(False)
    application = builder.rate_limiter(limiter).connection_pool_size(IN_FLIGHT * 2).build()
    async with application:

        async def broadcast(chats: range, text: str, until: float, said: Said) -> None:
            left = iter(chats)

            async def worker() -> None:
                for chat in left:
                    if time.monotonic() > until:
                        return
                    try:
                        await application.bot.send_message(chat, text)
                        said["sent"] += 1
                    except Forbidden:
                        said["blocked"] += 1
                    except TelegramError:
                        said["failed"] += 1

            await asyncio.gather(*(worker() for _ in range(IN_FLIGHT)))

        yield broadcast


@asynccontextmanager
async def aiogram(url: str) -> AsyncIterator[Broadcast]:
    """The broadcaster of aiogram's examples."""
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))

    async def send(chat: int, text: str, said: Said) -> None:
        try:
            await bot.send_message(chat, text)
            said["sent"] += 1
        except exceptions.TelegramForbiddenError:
            said["blocked"] += 1
        except exceptions.TelegramRetryAfter as refused:
            await asyncio.sleep(refused.retry_after)
            await send(chat, text, said)
        except exceptions.TelegramAPIError:
            said["failed"] += 1

    async def broadcast(chats: range, text: str, until: float, said: Said) -> None:
        for chat in chats:
            if time.monotonic() > until:
                return
            await send(chat, text, said)
            await asyncio.sleep(BETWEEN)

    yield broadcast
    await bot.session.close()


@asynccontextmanager
async def posting(url: str) -> AsyncIterator[Broadcast]:
    """aiohttp alone, with a clock."""
    async with aiohttp.ClientSession() as session:

        async def send(chat: int, text: str, said: Said) -> None:
            body = {"chat_id": chat, "text": text}
            try:
                async with session.post(f"{url}/bot{TOKEN}/sendMessage", json=body) as answer:
                    told = json.loads(await answer.read())
            except (aiohttp.ClientError, TimeoutError, ValueError):
                said["failed"] += 1
                return
            if told.get("error_code") == 429:
                await asyncio.sleep(told["parameters"]["retry_after"])
                await send(chat, text, said)
                return
            said["sent" if told["ok"] else "blocked" if told["error_code"] == 403 else "failed"] += 1

        async def broadcast(chats: range, text: str, until: float, said: Said) -> None:
            flights: set[asyncio.Task[None]] = set()
            due = time.monotonic()
            for chat in chats:
                if time.monotonic() > until:
                    break
                flight = asyncio.create_task(send(chat, text, said))
                flights.add(flight)
                flight.add_done_callback(flights.discard)
                due += 1 / PER_SECOND
                await asyncio.sleep(max(0.0, due - time.monotonic()))
            await asyncio.gather(*flights)

        yield broadcast


WAYS = {"ptb": ptb, "aiogram": aiogram, "aiohttp": posting}


async def main(way: str, url: str, first: int) -> None:
    async with WAYS[way](url) as broadcast:

        async def act(line: str) -> str:
            _, count, seconds, text = line.split(" ", 3)
            said: Said = Counter()
            until = time.monotonic() + float(seconds)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(float(seconds) + 60):
                    await broadcast(range(first, first + int(count)), text, until, said)
            return json.dumps(said)

        await obey(act=act)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))

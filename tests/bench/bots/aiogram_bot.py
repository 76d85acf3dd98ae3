"""A bare aiogram 3, as its documentation has it: echoes texts, answers taps.

python -m tests.bench.bots.aiogram_bot URL
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message

from tests.bench.obey import obey
from tests.bench.stand_in import TOKEN


async def echo(message: Message) -> None:
    await message.answer(message.text or "")


async def edit(query: CallbackQuery) -> None:
    await query.answer("kept")
    assert isinstance(query.message, Message)
    await query.message.edit_text(f"kept: {query.data}")


async def main(url: str) -> None:
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    dispatcher.callback_query.register(edit)
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=True))
    await obey()
    logging.getLogger("aiogram").setLevel(logging.CRITICAL)  # it takes the end of its polling for a fault
    polling.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await polling


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))

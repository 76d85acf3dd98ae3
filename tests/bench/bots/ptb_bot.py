"""A bare python-telegram-bot on its own transport, as its documentation has it: echoes texts, answers taps.

python -m tests.bench.bots.ptb_bot URL
"""

from __future__ import annotations

import asyncio
import logging
import sys

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from tests.bench.obey import obey
from tests.bench.stand_in import TOKEN


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    await update.message.reply_text(update.message.text or "")


async def edit(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("kept")
    await query.edit_message_text(f"kept: {query.data}")


async def main(url: str) -> None:
    logging.getLogger("httpx").setLevel(logging.WARNING)
    application = Application.builder().token(TOKEN).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(edit))
    assert application.updater is not None
    async with application:
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        await application.start()
        await obey()
        await application.updater.stop()
        await application.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))

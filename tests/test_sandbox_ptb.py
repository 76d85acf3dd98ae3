"""python-telegram-bot on its own transport works against the local Telegram."""

from __future__ import annotations

import asyncio

import pytest
from telegram import (
    Bot,
    BotCommandScopeChat,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.sandbox import Fault
from tests.sandbox_client import AMINA, BASEL, DANA, png, telegram

Context = ContextTypes.DEFAULT_TYPE


def ptb(url: str, token: str = "1:test") -> Bot:
    return Bot(token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot")


async def test_an_application_polls_answers_taps_and_edits() -> None:
    async with telegram() as (box, _):

        async def start(update: Update, context: Context) -> None:
            assert update.message is not None
            button = InlineKeyboardButton("5", callback_data="rate:5", style="success")
            words = " ".join(context.args or [])
            await update.message.reply_html(f"<b>أهلا</b> {words}", reply_markup=InlineKeyboardMarkup([[button]]))

        async def rate(update: Update, _: Context) -> None:
            assert isinstance(update.callback_query, CallbackQuery)
            await update.callback_query.answer("سُجل")
            await update.callback_query.edit_message_text("شكرا")

        application = Application.builder().bot(ptb(box.url)).build()
        application.add_handler(CommandHandler("start", start))
        application.add_handler(CallbackQueryHandler(rate))
        async with application:
            assert application.updater is not None
            await application.updater.start_polling(timeout=1, poll_interval=0)
            await application.start()
            await box.press_start(DANA, "tok")
            await box.until(lambda: len(box.messages(DANA)) == 2)
            card = box.messages(DANA)[1]
            assert (card["text"], card["reply_markup"]["inline_keyboard"][0][0]["style"]) == ("أهلا tok", "success")
            await box.tap(DANA, card["message_id"], "rate:5")
            await box.until(lambda: box.messages(DANA)[1]["text"] == "شكرا")
            await application.updater.stop()
            await application.stop()


async def test_files_go_up_and_come_down() -> None:
    async with telegram() as (box, _), ptb(box.url) as bot:
        sent = await bot.send_document(BASEL, b"a,b\r\n", filename="توصيات.csv", caption="ملف")
        assert sent.document is not None
        assert sent.document.file_name == "توصيات.csv"
        file = await bot.get_file(sent.document)
        assert bytes(await file.download_as_bytearray()) == b"a,b\r\n"
        photo = await bot.send_photo(BASEL, png(3, 4))
        assert (photo.photo[-1].width, photo.photo[-1].height) == (3, 4)


async def test_its_exceptions_recognise_every_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    async with telegram() as (box, _), ptb(box.url) as bot, ptb(box.url) as other:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(DANA, "hi")
        await box.block(BASEL)
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(BASEL, "hi")
        group = await box.make_group("لجنة", [AMINA])
        new = await box.migrate_group(group)
        with pytest.raises(ChatMigrated) as migrated:
            await bot.send_message(group, "hi")
        assert migrated.value.new_chat_id == new
        box.faults.add(Fault("429", retry_after=9))
        with pytest.raises(RetryAfter):
            await bot.send_message(AMINA, "hi")
        for kind in ("5xx", "garbage", "drop_before", "drop_after"):
            box.faults.add(Fault(kind))
            with pytest.raises(TelegramError):
                await bot.send_message(AMINA, "hi")
        last = (await bot.get_updates())[-1].update_id
        waiting = asyncio.create_task(bot.get_updates(offset=last + 1, timeout=5))
        await box.until(lambda: box.polled)
        second = asyncio.create_task(other.get_updates(offset=last + 1, timeout=5))
        with pytest.raises(Conflict):
            await waiting
        await box.say(AMINA, "hi")
        assert len(await second) == 1
        stranger = ptb(box.url, "1:other")
        with pytest.raises(InvalidToken):
            await stranger.initialize()
        await asyncio.gather(*(request.shutdown() for request in stranger._request))


async def test_texts_taps_on_gone_messages_and_command_lists() -> None:
    async with telegram() as (box, _), ptb(box.url) as bot:
        sent = await bot.send_message(BASEL, "😀 <b>عريض</b>", parse_mode="HTML")
        assert sent.parse_entities([MessageEntity.BOLD]) == {sent.entities[0]: "عريض"}
        await box.tap(BASEL, 999, "old", forged=True)
        query = (await bot.get_updates())[-1].callback_query
        assert query is not None
        assert query.message is not None
        assert query.message.is_accessible is False
        await bot.set_my_commands([("now", "الآن")], scope=BotCommandScopeChat(BASEL), language_code="ar")
        assert (await bot.get_my_commands(scope=BotCommandScopeChat(BASEL), language_code="ar"))[0].command == "now"
        assert (await bot.get_chat(BASEL)).first_name == "باسل"

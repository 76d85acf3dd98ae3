"""An independent client, aiogram 3, works against the local Telegram: it is not shaped to ours."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.filters import Command, CommandObject
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)

from bot.sandbox import Fault, Limits, Person, Sandbox
from tests.sandbox_client import AMINA, BASEL, DANA, PEOPLE, png

Stage = AsyncIterator[tuple[Sandbox, Bot]]


@asynccontextmanager
async def stage(limits: Limits | None = None) -> Stage:
    async with Sandbox(people=PEOPLE, limits=limits or Limits.unlimited_rates()) as box:
        session = AiohttpSession(api=TelegramAPIServer.from_base(box.url))
        async with Bot("1:test", session=session, default=DefaultBotProperties(parse_mode="HTML")) as bot:
            yield box, bot


def rating() -> InlineKeyboardMarkup:
    copy = InlineKeyboardButton(text="نسخ", copy_text=CopyTextButton(text="W3-017"))
    row = [InlineKeyboardButton(text=str(stars), callback_data=f"rate:{stars}") for stars in range(1, 6)]
    return InlineKeyboardMarkup(inline_keyboard=[row, [copy]])


async def test_a_dispatcher_polls_answers_taps_and_edits() -> None:
    async with stage() as (box, bot):
        dispatcher = Dispatcher()

        @dispatcher.message(Command("start"))
        async def start(message: Message, command: CommandObject) -> None:
            await message.answer(f"<b>أهلا</b> {command.args}", reply_markup=rating())

        @dispatcher.callback_query(F.data.startswith("rate:"))
        async def rate(query: CallbackQuery) -> None:
            await query.answer("سُجل")
            assert isinstance(query.message, Message)
            await query.message.edit_text(f"قيّمت: {query.data}")

        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1))
        try:
            await box.press_start(DANA, "tok")
            await box.until(lambda: len(box.messages(DANA)) == 2)
            card = box.messages(DANA)[1]
            assert card["text"] == "أهلا tok"
            assert card["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
            await box.tap(DANA, card["message_id"], "rate:5")
            await box.until(lambda: box.messages(DANA)[1]["text"] == "قيّمت: rate:5")
            assert [toast["text"] for toast in box.toasts(DANA)] == ["سُجل"]
        finally:
            await dispatcher.stop_polling()
            await asyncio.wait_for(polling, 5)


async def test_files_go_up_and_come_down() -> None:
    async with stage() as (box, bot):
        content = bytes(range(256)) * 50
        file = BufferedInputFile(content, filename="توصيات.csv")
        sent = await bot.send_document(BASEL, file, caption="<i>الملف</i>")
        assert sent.document is not None
        assert sent.document.file_name == "توصيات.csv"
        got = io.BytesIO()
        await bot.download(sent.document, destination=got)
        assert got.getvalue() == content
        again = await bot.send_document(AMINA, sent.document.file_id)
        assert again.document == sent.document
        photo = await bot.send_photo(BASEL, BufferedInputFile(png(9, 8), filename="p.png"))
        assert photo.photo is not None
        assert (photo.photo[-1].width, photo.photo[-1].height) == (9, 8)
        media = [InputMediaDocument(media=BufferedInputFile(b"x", filename=f"{n}.txt")) for n in range(2)]
        album = await bot.send_media_group(BASEL, list(media))
        assert [item.document.file_name for item in album if item.document] == ["0.txt", "1.txt"]
        await box.send_document(BASEL, "من شخص.bin", b"up")
        document = (await bot.get_updates())[0].message
        assert document is not None
        assert document.document is not None
        got = io.BytesIO()
        await bot.download(document.document.file_id, destination=got)
        assert got.getvalue() == b"up"


async def test_its_exceptions_recognise_every_refusal() -> None:
    async with stage() as (box, bot):
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await bot.send_message(DANA, "hi")
        with pytest.raises(TelegramBadRequest, match="can't parse entities"):
            await bot.send_message(BASEL, "<b>hi")
        await box.block(BASEL)
        with pytest.raises(TelegramForbiddenError, match="blocked"):
            await bot.send_message(BASEL, "hi")
        group = await box.make_group("لجنة", [AMINA])
        new = await box.migrate_group(group)
        with pytest.raises(TelegramMigrateToChat) as migrated:
            await bot.send_message(group, "hi")
        assert migrated.value.migrate_to_chat_id == new
        box.faults.add(Fault("409"))
        with pytest.raises(TelegramConflictError):
            await bot.get_updates()
        box.faults.add(Fault("429", retry_after=9))
        with pytest.raises(TelegramRetryAfter) as later:
            await bot.send_message(AMINA, "hi")
        assert later.value.retry_after == 9
        other = Bot("1:other", session=bot.session)
        with pytest.raises(TelegramUnauthorizedError):
            await other.get_me()
        stray = Bot(
            "1:test", session=AiohttpSession(api=TelegramAPIServer(base=box.url + "/bot{token}/x{method}", file=""))
        )
        with pytest.raises(TelegramNotFound):
            await stray.get_me()
        await stray.session.close()


async def test_its_burst_meets_the_rates() -> None:
    async with stage(Limits()) as (box, bot):
        for number in range(1000, 1040):
            box.add_person(Person(number, "x", started=True))
        sends = [bot.send_message(number, "hi") for number in range(1000, 1040)]
        results = await asyncio.gather(*sends, return_exceptions=True)
        assert sum(isinstance(result, TelegramRetryAfter) for result in results) == 10
        assert sum(isinstance(result, Message) for result in results) == 30


async def test_keyboards_commands_chats_and_the_rest() -> None:
    async with stage() as (box, bot):
        keyboard = ReplyKeyboardMarkup(
            keyboard=[[KeyboardButton(text="رقمي", request_contact=True)]], one_time_keyboard=True
        )
        await bot.send_message(BASEL, "شارك", reply_markup=keyboard)
        shown = box.reply_keyboard(BASEL)
        assert shown is not None
        assert shown["keyboard"][0][0]["request_contact"] is True
        await box.share_contact(BASEL)
        update = (await bot.get_updates())[0]
        assert update.message is not None
        assert update.message.contact is not None
        assert update.message.contact.user_id == BASEL
        commands = [BotCommand(command="now", description="الآن")]
        await bot.set_my_commands(commands, scope=BotCommandScopeChat(chat_id=BASEL), language_code="ar")
        assert box.commands(BASEL, BASEL, "ar") == [{"command": "now", "description": "الآن"}]
        kept = await bot.get_my_commands(BotCommandScopeChat(chat_id=BASEL), "ar")
        assert [command.description for command in kept] == ["الآن"]
        await bot.set_my_name("منتدى", language_code="ar")
        assert (await bot.get_my_name("ar")).name == "منتدى"
        assert (await bot.get_chat(BASEL)).first_name == "باسل"
        assert (await bot.get_chat_member(BASEL, BASEL)).status == "member"
        assert (await bot.me()).username == "forum_sandbox_bot"
        sent = await bot.send_message(BASEL, "x")
        assert await bot.pin_chat_message(BASEL, sent.message_id)
        assert await bot.send_chat_action(BASEL, "typing")
        assert (await bot.copy_message(AMINA, BASEL, sent.message_id)).message_id
        assert await bot.delete_message(BASEL, sent.message_id)
        poll = await bot.send_poll(BASEL, "؟", ["نعم", "لا"])
        assert poll.poll is not None
        assert (await bot.send_location(BASEL, 32.8, 13.1)).location is not None
        assert (await bot.get_webhook_info()).url == ""

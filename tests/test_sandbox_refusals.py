"""Every refusal of the local Telegram, in Telegram's own words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import FormData

from bot.sandbox import Limits
from tests.sandbox_client import AMINA, BASEL, DANA, STRANGER, button, png, telegram

HI = {"chat_id": BASEL, "text": "hi"}


def keyboard(*labels: str, **more: Any) -> dict[str, Any]:
    return {"keyboard": [[{"text": label, **more} for label in labels]]}


def inline(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[fields]]}


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMessage", {"chat_id": BASEL}, "message text is empty"),
        ("sendMessage", {"chat_id": BASEL, "text": " \n\u202e"}, "text must be non-empty"),
        ("sendMessage", {"chat_id": BASEL, "text": "<b> </b>", "parse_mode": "HTML"}, None),
        ("sendMessage", {"chat_id": BASEL, "text": "ا" * 4097}, "message is too long"),
        ("sendMessage", {"chat_id": BASEL, "text": "😀" * 2049}, "message is too long"),
        ("sendMessage", {"text": "hi"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": STRANGER, "text": "hi"}, "chat not found"),
        ("sendMessage", {"chat_id": "@someone", "text": "hi"}, "chat not found"),
        ("sendMessage", {"chat_id": DANA, "text": "hi"}, "chat not found"),
        ("sendMessage", {**HI, "parse_mode": "RTF"}, "unsupported parse_mode"),
        (
            "sendMessage",
            {**HI, "entities": [{"type": "shiny", "offset": 0, "length": 1}]},
            "can't parse MessageEntity: unsupported type specified",
        ),
        (
            "sendMessage",
            {**HI, "entities": [{"type": "bold", "length": 1}]},
            "can't parse MessageEntity: can't find field \"offset\"",
        ),
        ("sendMessage", {**HI, "reply_to_message_id": 999}, "message to be replied not found"),
        ("sendMessage", {**HI, "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ("sendMessage", {**HI, "message_thread_id": 5}, "message thread not found"),
        ("sendMessage", {**HI, "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ("sendMessage", {**HI, "reply_markup": "[]"}, "object expected as reply markup"),
        (
            "sendMessage",
            {**HI, "reply_markup": {"inline_keyboard": 1}},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array',
        ),
        (
            "sendMessage",
            {**HI, "reply_markup": {"inline_keyboard": [{}]}},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            "sendMessage",
            {**HI, "reply_markup": inline(text="x")},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            "sendMessage",
            {**HI, "reply_markup": inline(callback_data="x")},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            "sendMessage",
            {**HI, "reply_markup": inline(text="x", callback_data="a", url="t.me")},
            "can't parse inline keyboard button: exactly one action must be specified",
        ),
        ("sendMessage", {**HI, "reply_markup": inline(text="x", callback_data="ا" * 33)}, "BUTTON_DATA_INVALID"),
        (
            "sendMessage",
            {**HI, "reply_markup": inline(text="x", url="nowhere")},
            "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
        (
            "sendMessage",
            {**HI, "reply_markup": inline(text="x", copy_text={"text": "x" * 257})},
            "BUTTON_COPY_TEXT_INVALID",
        ),
        (
            "sendMessage",
            {**HI, "reply_markup": inline(text="x", callback_data="a", style="pink")},
            "can't parse inline keyboard button: unsupported button style specified",
        ),
        (
            "sendMessage",
            {**HI, "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "a"}] * 9]}},
            "reply markup is too long",
        ),
        (
            "sendMessage",
            {**HI, "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "a"}]] * 101}},
            "reply markup is too long",
        ),
        (
            "sendMessage",
            {**HI, "reply_markup": {**keyboard("x"), "resize_keyboard": "yes"}},
            'field "resize_keyboard" of the ReplyKeyboardMarkup must be of the type Boolean',
        ),
        (
            "sendMessage",
            {**HI, "reply_markup": {"keyboard": [[7]]}},
            "can't parse keyboard button: KeyboardButton must be a String or an Object",
        ),
        ("sendPhoto", {"chat_id": BASEL}, "there is no photo in the request"),
        (
            "sendDocument",
            {"chat_id": BASEL, "document": "nonsense"},
            "wrong remote file identifier specified: Wrong string length",
        ),
        ("sendDocument", {"chat_id": BASEL, "document": "https://example.org/a.pdf"}, "failed to get HTTP URL content"),
        ("sendDocument", {"chat_id": BASEL, "document": "x", "caption": "ا" * 1025}, "message caption is too long"),
        (
            "sendMediaGroup",
            {"chat_id": BASEL, "media": [{"type": "photo", "media": "x"}] * 11},
            "too many messages to send as an album",
        ),
        ("sendLocation", {"chat_id": BASEL, "latitude": 1}, "longitude is empty"),
        ("sendContact", {"chat_id": BASEL, "first_name": "x"}, "phone number is empty"),
        ("sendPoll", {"chat_id": BASEL, "question": "?", "options": ["one"]}, "poll must have at least 2 option"),
        ("sendChatAction", {"chat_id": BASEL, "action": "dancing"}, "wrong parameter action in request"),
        ("getFile", {"file_id": "nonsense"}, "invalid file_id"),
        ("editMessageText", {"chat_id": BASEL, "message_id": 99, "text": "x"}, "message to edit not found"),
        ("editMessageText", {"chat_id": BASEL, "text": "x"}, "message identifier is not specified"),
        ("deleteMessage", {"chat_id": BASEL, "message_id": 99}, "message to delete not found"),
        ("copyMessage", {"chat_id": BASEL, "from_chat_id": BASEL, "message_id": 99}, "message to copy not found"),
        ("forwardMessage", {"chat_id": BASEL, "from_chat_id": BASEL, "message_id": 99}, "message to forward not found"),
        ("pinChatMessage", {"chat_id": BASEL, "message_id": 99}, "message to pin not found"),
        ("setMessageReaction", {"chat_id": BASEL, "message_id": 99}, "message to react not found"),
        ("createForumTopic", {"chat_id": BASEL, "name": "x"}, "the chat is not a forum"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "ا" * 201}, "MESSAGE_TOO_LONG"),
        ("setMyCommands", {"commands": [{"command": "start", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("setMyCommands", {"commands": [{"command": "Start", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        (
            "setMyCommands",
            {"commands": [{"command": "a" * 33, "description": "x"}]},
            "command length must not exceed 32",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": "x" * 257}]},
            "command description length must not exceed 256",
        ),
        ("setMyCommands", {"commands": [], "language_code": "ar-LY"}, "invalid language code specified"),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": DANA}}, "chat not found"),
        ("setMyName", {"name": "x" * 65}, "name length must not exceed 64"),
        ("setMyDescription", {"description": "x" * 513}, "description length must not exceed 512"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "short description length must not exceed 120"),
        ("setWebhook", {"url": "http://example.org/hook"}, "bad webhook: HTTPS URL must be provided for webhook"),
        (
            "setWebhook",
            {"url": "https://example.org/", "secret_token": "no spaces"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_a_bad_call_is_refused(method: str, params: dict[str, Any], words: str | None) -> None:
    async with telegram() as (box, bot):
        status, said = await bot.refusal(method, **params)
        assert status == 400
        assert said == f"Bad Request: {words or 'text must be non-empty'}"
        assert box.messages(BASEL) == []


async def test_what_is_just_within_the_limits_passes() -> None:
    async with telegram() as (_, bot):
        await bot("sendMessage", chat_id=BASEL, text="<b>" + "ا" * 4096 + "</b>", parse_mode="HTML")
        await bot("sendMessage", **HI, reply_markup=button("ا" * 32))
        rows = [[{"text": "x", "callback_data": "a"}] * 8] * 12 + [[{"text": "x", "callback_data": "a"}] * 4]
        await bot("sendMessage", **HI, reply_markup={"inline_keyboard": rows})
        commands = [{"command": f"c{number}", "description": "x" * 256} for number in range(100)]
        assert await bot("setMyCommands", commands=commands)


async def test_buttons_of_every_kind_are_shown_as_sent() -> None:
    async with telegram() as (_, bot):
        row = [
            {"text": "a", "callback_data": "a", "style": "danger"},
            {"text": "b", "url": "https://example.org/"},
            {"text": "c", "copy_text": {"text": "W3-017"}},
            {"text": "d", "switch_inline_query": ""},
        ]
        sent = await bot("sendMessage", **HI, reply_markup={"inline_keyboard": [row, []]})
        assert sent["reply_markup"] == {"inline_keyboard": [row]}


async def test_an_unchanged_edit_is_refused_whatever_spelling_made_it() -> None:
    words = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
    async with telegram() as (box, bot):
        sent = await bot("sendMessage", chat_id=BASEL, text="<b>a</b>", parse_mode="HTML", reply_markup=button("x"))
        same = {"chat_id": BASEL, "message_id": sent["message_id"]}
        bold = [{"type": "bold", "offset": 0, "length": 1}]
        for text in ({"text": "<b>a</b> ", "parse_mode": "HTML"}, {"text": "a", "entities": bold}):
            assert await bot.refusal("editMessageText", **same, **text, reply_markup=button("x")) == (400, words)
        assert await bot.refusal("editMessageReplyMarkup", **same, reply_markup=button("x")) == (400, words)
        edited = await bot("editMessageText", **same, text="a", reply_markup=button("x"))
        assert "entities" not in edited
        assert "edit_date" in edited
        edited = await bot("editMessageText", **same, text="a")
        assert "reply_markup" not in edited
        assert box.messages(BASEL) == [edited]


async def test_only_the_bots_own_texts_can_be_edited_as_texts() -> None:
    async with telegram() as (box, bot):
        own = await box.say(BASEL, "مني")
        target = {"chat_id": BASEL, "message_id": own["message_id"]}
        assert (await bot.refusal("editMessageText", **target, text="x"))[1] == "Bad Request: message can't be edited"
        place = await bot("sendLocation", chat_id=BASEL, latitude=32.8, longitude=13.2)
        target["message_id"] = place["message_id"]
        said = await bot.refusal("editMessageText", **target, text="x")
        assert said[1] == "Bad Request: there is no text in the message to edit"
        said = await bot.refusal("editMessageCaption", **target, caption="x")
        assert said[1] == "Bad Request: there is no caption in the message to edit"
        for markup in ({"keyboard": [["أ"]]}, {"remove_keyboard": True}, {"force_reply": True}):
            below = await bot("sendMessage", **HI, reply_markup=markup)
            said = await bot.refusal("editMessageText", chat_id=BASEL, message_id=below["message_id"], text="x")
            assert said[1] == "Bad Request: message can't be edited"
        said = await bot.refusal("editMessageReplyMarkup", **target, reply_markup={"remove_keyboard": True})
        assert said[1] == "Bad Request: inline keyboard expected"


async def test_a_blocked_bot_a_deleted_account_and_a_person_known_from_a_group_only() -> None:
    async with telegram() as (box, bot):
        await box.block(BASEL)
        assert await bot.refusal("sendMessage", **HI) == (403, "Forbidden: bot was blocked by the user")
        assert (await bot.refusal("sendChatAction", chat_id=BASEL, action="typing"))[0] == 403
        await box.unblock(BASEL)
        assert await bot("sendMessage", **HI)
        await box.deactivate(BASEL)
        assert await bot.refusal("sendMessage", **HI) == (403, "Forbidden: user is deactivated")
        await box.make_group("لجنة", [AMINA, DANA])
        said = await bot.refusal("sendMessage", chat_id=DANA, text="hi")
        assert said == (403, "Forbidden: bot can't initiate conversation with a user")
        await box.press_start(DANA)
        assert await bot("sendMessage", chat_id=DANA, text="hi")


async def test_groups_that_the_bot_has_lost() -> None:
    async with telegram() as (box, bot):
        group = await box.make_group("لجنة", [AMINA])
        call: dict[str, Any] = {"chat_id": group, "text": "hi"}
        assert await bot("sendMessage", **call)
        assert await bot.refusal("pinChatMessage", chat_id=group, message_id=2) == (
            400,
            "Bad Request: not enough rights to manage pinned messages in the chat",
        )
        contact = {"keyboard": [[{"text": "x", "request_contact": True}]]}
        said = await bot.refusal("sendMessage", **call, reply_markup=contact)
        assert said[1] == "Bad Request: phone number can be requested in private chats only"
        await bot("leaveChat", chat_id=group)
        assert await bot.refusal("sendMessage", **call) == (403, "Forbidden: bot is not a member of the group chat")
        await box.kick_bot(group)
        assert await bot.refusal("sendMessage", **call) == (403, "Forbidden: bot was kicked from the group chat")
        await box.add_bot(group)
        new = await box.migrate_group(group)
        status, answer = await bot.raw("sendMessage", **call)
        assert status == 400
        assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
        assert answer["parameters"] == {"migrate_to_chat_id": new}
        assert await bot("sendMessage", chat_id=new, text="hi")
        await box.kick_bot(new)
        said = await bot.refusal("sendMessage", chat_id=new, text="hi")
        assert said[1] == "Forbidden: bot was kicked from the supergroup chat"
        await box.delete_group(new)
        said = await bot.refusal("sendMessage", chat_id=new, text="hi")
        assert said[1] == "Forbidden: the group chat was deleted"


async def test_messages_can_be_deleted_for_two_days() -> None:
    async with telegram() as (box, bot):
        old = await bot("sendMessage", **HI)
        await box.jump(box.clock.now() + timedelta(hours=47))
        young = await bot("sendMessage", **HI)
        await box.jump(box.clock.now() + timedelta(hours=1, minutes=1))
        said = await bot.refusal("deleteMessage", chat_id=BASEL, message_id=old["message_id"])
        assert said[1] == "Bad Request: message can't be deleted for everyone"
        assert await bot("deleteMessages", chat_id=BASEL, message_ids=[young["message_id"], 999])
        assert box.messages(BASEL) == [old]


async def test_files_too_big_empty_or_of_another_kind() -> None:
    small = Limits(upload=2000, photo=100, download=500).without_rates()
    async with telegram(small) as (box, bot):
        document = await box.send_document(BASEL, "big.bin", b"x" * 501)
        file_id = document["document"]["file_id"]
        assert await bot.refusal("getFile", file_id=file_id) == (400, "Bad Request: file is too big")
        said = await bot.refusal("sendPhoto", chat_id=BASEL, photo=file_id)
        assert said[1] == "Bad Request: can't use file of type Document as Photo"
        too_big = f"file of size {len(png()) + 100} bytes is too big for a photo"
        sizes = {
            ("document", b""): (400, "Bad Request: file must be non-empty"),
            ("document", b"x" * 2001): (413, "Request Entity Too Large"),
            ("photo", b"no picture"): (400, "Bad Request: IMAGE_PROCESS_FAILED"),
            ("photo", png() + b"x" * 100): (
                400,
                f"Bad Request: {too_big}; the maximum size is 100 bytes",
            ),
        }
        for (kind, content), expected in sizes.items():
            address = f"{box.url}/bot1:test/send{kind.title()}"
            form = FormData({"chat_id": str(BASEL)})
            form.add_field(kind, content, filename="f.bin")
            async with bot.session.post(address, data=form) as response:
                answer = await response.json()
                assert (response.status, answer["description"]) == expected

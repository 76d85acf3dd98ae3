"""What people can do in the local Telegram, and what the bot hears of it."""

from __future__ import annotations

import pytest

from bot.sandbox import ImpossibleError
from tests.sandbox_client import AMINA, BASEL, DANA, STRANGER, button, png, telegram


async def test_the_first_message_starts_the_chat_and_a_link_brings_its_payload() -> None:
    async with telegram() as (box, bot):
        await box.press_start(DANA, "tok_EN-1")
        message = (await bot.updates())[0]["message"]
        assert message["text"] == "/start tok_EN-1"
        assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
        assert (message["chat"]["id"], message["from"]["language_code"]) == (DANA, "ar")
        assert await bot("sendMessage", chat_id=DANA, text="أهلا")
        for payload in ("x" * 65, "a b", "عربي"):
            with pytest.raises(ImpossibleError):
                await box.press_start(DANA, payload)


async def test_nobody_says_nothing_and_strangers_have_no_account() -> None:
    async with telegram() as (box, _):
        with pytest.raises(ImpossibleError):
            await box.say(BASEL, " \u200b ")
        with pytest.raises(ImpossibleError):
            await box.say(STRANGER, "hi")


async def test_a_text_that_is_too_long_goes_as_several_messages() -> None:
    async with telegram() as (box, bot):
        await box.say(BASEL, "😀ا" * 3000)
        texts = [update["message"]["text"] for update in await bot.updates()]
        assert "".join(texts) == "😀ا" * 3000
        assert len(texts) == 3


@pytest.mark.parametrize(
    ("written", "text", "entities"),
    [
        ("**غليظ**", "غليظ", [("bold", 0, 4)]),
        ("👋 **a __b__** ||d||", "👋 a b d", [("bold", 3, 3), ("italic", 5, 1), ("spoiler", 7, 1)]),
        ("`**c**`", "**c**", [("code", 0, 5)]),
        ("2 ** 3 ** 4, snake__case, **open", "2 ** 3 ** 4, snake__case, **open", []),
        ("**see** /menu", "see /menu", [("bold", 0, 3), ("bot_command", 4, 5)]),
    ],
)
async def test_words_between_marks_are_formatted_as_by_telegrams_apps(
    written: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    async with telegram() as (box, _):
        message = await box.say(BASEL, written)
        assert message["text"] == text
        found = [(entity["type"], entity["offset"], entity["length"]) for entity in message.get("entities", [])]
        assert found == entities
        edited = await box.edit_text(BASEL, message["message_id"], f"**{text[0]}** new")
        assert edited["entities"][0]["type"] == "bold"


async def test_only_a_button_that_is_there_can_be_tapped_unless_forged() -> None:
    async with telegram() as (box, bot):
        sent = await bot("sendMessage", chat_id=BASEL, text="؟", reply_markup=button("real"))
        with pytest.raises(ImpossibleError):
            await box.tap(BASEL, sent["message_id"], "fake")
        await box.tap(BASEL, sent["message_id"], "fake", forged=True)
        await bot("deleteMessage", chat_id=BASEL, message_id=sent["message_id"])
        with pytest.raises(ImpossibleError):
            await box.tap(BASEL, sent["message_id"], "real")
        await box.tap(BASEL, sent["message_id"], "real", forged=True)
        first, second = [update["callback_query"] for update in await bot.updates()]
        assert (first["data"], first["message"]["text"]) == ("fake", "؟")
        assert second["message"]["date"] == 0


async def test_a_reply_keyboard_is_shown_used_once_and_removed() -> None:
    async with telegram() as (box, bot):
        markup = {
            "keyboard": [["برنامج", {"text": "رقمي", "request_contact": True}]],
            "one_time_keyboard": True,
            "input_field_placeholder": "x" * 70,
        }
        await bot("sendMessage", chat_id=BASEL, text="اختر", reply_markup=markup)
        shown = box.reply_keyboard(BASEL)
        assert shown is not None
        assert shown["keyboard"] == [[{"text": "برنامج"}, {"text": "رقمي", "request_contact": True}]]
        assert len(shown["input_field_placeholder"]) == 64
        await box.say(BASEL, "شيء آخر")
        assert box.reply_keyboard(BASEL) is not None
        await box.share_contact(BASEL)
        assert box.reply_keyboard(BASEL) is None
        await bot("sendMessage", chat_id=BASEL, text="اختر", reply_markup={"keyboard": [["أ"]]})
        await box.say(BASEL, "أ")
        assert box.reply_keyboard(BASEL) is not None
        await bot("sendMessage", chat_id=BASEL, text="انتهى", reply_markup={"remove_keyboard": True})
        assert box.reply_keyboard(BASEL) is None
        assert all("reply_markup" not in message for message in box.messages(BASEL))


async def test_a_contact_is_ones_own_or_somebody_elses() -> None:
    async with telegram() as (box, bot):
        await box.share_contact(BASEL)
        await box.share_contact(BASEL, "+218925555555", contact_user_id=AMINA, first_name="أمينة")
        await box.share_contact(BASEL, "+218920000000", contact_user_id=0)
        own, other, unknown = [update["message"]["contact"] for update in await bot.updates()]
        assert own == {"phone_number": "+218911234567", "first_name": "باسل", "user_id": BASEL}
        assert (other["user_id"], other["first_name"]) == (AMINA, "أمينة")
        assert "user_id" not in unknown


async def test_stickers_places_voices_pictures_and_files_arrive() -> None:
    async with telegram() as (box, bot):
        await box.send_sticker(BASEL)
        await box.send_location(BASEL)
        await box.send_voice(BASEL, seconds=7)
        await box.send_photo(BASEL, "p.png", png(4, 5), "صورة /x")
        await box.send_document(BASEL, "قائمة.csv", b"a,b", mime="text/csv")
        sticker, place, voice, photo, document = [update["message"] for update in await bot.updates()]
        assert sticker["sticker"]["type"] == "regular"
        assert place["location"]["latitude"] == pytest.approx(32.88, abs=0.1)
        assert voice["voice"]["duration"] == 7
        assert (photo["photo"][0]["width"], photo["photo"][0]["height"], photo["caption"]) == (4, 5, "صورة /x")
        assert photo["caption_entities"][0]["type"] == "bot_command"
        assert (document["document"]["file_name"], document["document"]["mime_type"]) == ("قائمة.csv", "text/csv")
        with pytest.raises(ImpossibleError):
            await box.send_photo(BASEL, "p.png", b"no picture")


async def test_an_edit_arrives_as_one_and_only_of_ones_own_text() -> None:
    async with telegram() as (box, bot):
        own = await box.say(BASEL, "خطأ")
        sent = await bot("sendMessage", chat_id=BASEL, text="جواب")
        await box.edit_text(BASEL, own["message_id"], "صواب")
        edited = (await bot.updates())[-1]["edited_message"]
        assert (edited["text"], edited["message_id"]) == ("صواب", own["message_id"])
        assert edited["edit_date"] >= edited["date"]
        assert own["text"] == "خطأ"
        with pytest.raises(ImpossibleError):
            await box.edit_text(BASEL, sent["message_id"], "لا")


async def test_blocking_tells_the_bot_and_nobody_writes_to_a_blocked_one() -> None:
    async with telegram() as (box, bot):
        await box.block(BASEL)
        await box.block(BASEL)
        with pytest.raises(ImpossibleError):
            await box.say(BASEL, "hi")
        await box.unblock(BASEL)
        changes = [update["my_chat_member"] for update in await bot.updates()]
        statuses = [(change["old_chat_member"]["status"], change["new_chat_member"]["status"]) for change in changes]
        assert statuses == [("member", "kicked"), ("kicked", "member")]
        assert changes[0]["chat"]["id"] == BASEL


async def test_in_a_group_the_bot_hears_what_is_meant_for_it() -> None:
    async with telegram() as (box, bot):
        group = await box.make_group("لجنة", [AMINA, BASEL])
        card = await bot("sendMessage", chat_id=group, text="بطاقة", reply_markup=button("v"))
        await box.say(BASEL, "حديث بيننا", chat_id=group)
        await box.say(BASEL, "/now", chat_id=group)
        await box.say(BASEL, "/now@forum_sandbox_bot", chat_id=group)
        await box.say(BASEL, "/now@other_bot", chat_id=group)
        await box.say(BASEL, "يا @forum_sandbox_bot", chat_id=group)
        await box.say(BASEL, "ردا", chat_id=group, reply_to=card["message_id"])
        await box.tap(BASEL, card["message_id"], "v", chat_id=group)
        updates = await bot.updates()
        heard = [update["message"].get("text") for update in updates if "message" in update]
        assert heard == [None, "/now", "/now@forum_sandbox_bot", "يا @forum_sandbox_bot", "ردا"]
        assert updates[0]["my_chat_member"]["new_chat_member"]["status"] == "member"
        assert updates[1]["message"]["new_chat_members"][0]["is_bot"]
        assert updates[-1]["callback_query"]["message"]["chat"]["id"] == group
        with pytest.raises(ImpossibleError):
            await box.say(DANA, "/now", chat_id=group)
        await box.add_bot(group, admin=True)
        await box.say(BASEL, "الآن تسمع", chat_id=group)
        assert (await bot.updates())[-1]["message"]["text"] == "الآن تسمع"


async def test_groups_migrate_and_forums_have_topics() -> None:
    async with telegram() as (box, bot):
        group = await box.make_group("لجنة", [AMINA])
        new = await box.migrate_group(group)
        services = [update["message"] for update in await bot.updates() if "message" in update]
        assert services[-2]["migrate_to_chat_id"] == new
        assert services[-1]["migrate_from_chat_id"] == group
        with pytest.raises(ImpossibleError):
            await box.migrate_group(group)
        forum = await box.make_group("منتدى", [AMINA], forum=True)
        said = await bot.refusal("createForumTopic", chat_id=forum, name="W1")
        assert said[1] == "Bad Request: not enough rights to create a topic"
        await box.add_bot(forum, admin=True)
        topic = await bot("createForumTopic", chat_id=forum, name="W1")
        thread = topic["message_thread_id"]
        sent = await bot("sendMessage", chat_id=forum, text="x", message_thread_id=thread)
        assert sent["message_thread_id"] == thread
        assert sent["is_topic_message"] is True


async def test_the_narrowest_command_list_wins_and_language_within_it() -> None:
    async with telegram() as (box, bot):
        group = await box.make_group("لجنة", [AMINA, BASEL])

        async def put(word: str, **more: object) -> None:
            await bot("setMyCommands", commands=[{"command": word, "description": "وصف"}], **more)

        def shown(chat: int, user: int, language: str = "ar") -> str:
            listed = box.commands(chat, user, language)
            return str(listed[0]["command"]) if listed else ""

        assert shown(BASEL, BASEL) == ""
        await put("everyone")
        await put("everyone_ar", language_code="ar")
        assert (shown(BASEL, BASEL), shown(BASEL, BASEL, "en")) == ("everyone_ar", "everyone")
        await put("private", scope={"type": "all_private_chats"})
        assert (shown(BASEL, BASEL), shown(group, BASEL)) == ("private", "everyone_ar")
        await put("own", scope={"type": "chat", "chat_id": BASEL})
        assert (shown(BASEL, BASEL), shown(AMINA, AMINA)) == ("own", "private")
        await put("admins", scope={"type": "all_chat_administrators"})
        assert (shown(group, AMINA), shown(group, BASEL)) == ("admins", "everyone_ar")
        member = {"type": "chat_member", "chat_id": group, "user_id": BASEL}
        await put("member", scope=member)
        assert shown(group, BASEL) == "member"
        assert (await bot("getMyCommands", scope=member))[0]["command"] == "member"
        await bot("deleteMyCommands", scope=member)
        assert shown(group, BASEL) == "everyone_ar"
        with pytest.raises(ImpossibleError):
            box.commands(STRANGER, STRANGER, "ar")


async def test_names_and_descriptions_are_kept_by_language() -> None:
    async with telegram() as (_, bot):
        for method, field in (
            ("Name", "name"),
            ("Description", "description"),
            ("ShortDescription", "short_description"),
        ):
            await bot(f"setMy{method}", **{field: "Forum"})
            await bot(f"setMy{method}", **{field: "المنتدى"}, language_code="ar")
            assert await bot(f"getMy{method}", language_code="ar") == {field: "المنتدى"}
            assert await bot(f"getMy{method}", language_code="en") == {field: "Forum"}
        await bot("setChatMenuButton", chat_id=BASEL, menu_button={"type": "commands"})
        assert await bot("getChatMenuButton", chat_id=BASEL) == {"type": "commands"}
        assert await bot("getChatMenuButton") == {"type": "default"}


async def test_chats_and_members_are_told_when_asked() -> None:
    async with telegram() as (box, bot):
        group = await box.make_group("لجنة", [AMINA, BASEL])
        assert (await bot("getChat", chat_id=group))["title"] == "لجنة"
        assert (await bot("getChat", chat_id=BASEL))["first_name"] == "باسل"
        roles = {
            user: (await bot("getChatMember", chat_id=group, user_id=user))["status"]
            for user in (AMINA, BASEL, DANA, 1)
        }
        assert roles == {AMINA: "creator", BASEL: "member", DANA: "left", 1: "member"}
        assert await bot("getChatMemberCount", chat_id=group) == 3
        assert len(await bot("getChatAdministrators", chat_id=group)) == 1
        assert (await bot.refusal("getChatMember", chat_id=group, user_id=9))[
            1
        ] == "Bad Request: invalid user_id specified"


async def test_copies_forwards_pins_polls_and_albums() -> None:
    async with telegram() as (box, bot):
        sent = await bot("sendMessage", chat_id=BASEL, text="أصل", reply_markup=button("x"), protect_content=True)
        source = {"from_chat_id": BASEL, "message_id": sent["message_id"]}
        copied = await bot("copyMessage", chat_id=AMINA, **source)
        assert box.messages(AMINA)[0]["text"] == "أصل"
        assert set(copied) == {"message_id"}
        assert (await bot.refusal("forwardMessage", chat_id=AMINA, **source))[0] == 400
        free = await bot("sendMessage", chat_id=BASEL, text="حر")
        forwarded = await bot("forwardMessage", chat_id=AMINA, from_chat_id=BASEL, message_id=free["message_id"])
        assert forwarded["forward_origin"]["sender_user"]["id"] == 1
        assert await bot("pinChatMessage", chat_id=BASEL, message_id=free["message_id"])
        assert (await bot("getChat", chat_id=BASEL))["pinned_message"]["text"] == "حر"
        assert await bot("unpinAllChatMessages", chat_id=BASEL)
        poll = await bot("sendPoll", chat_id=BASEL, question="؟", options=["نعم", {"text": "لا"}])
        closed = await bot("stopPoll", chat_id=BASEL, message_id=poll["message_id"])
        assert closed["is_closed"] is True
        photo = (await box.send_photo(BASEL, "a.png", png()))["photo"][0]["file_id"]
        album = [{"type": "photo", "media": photo, "caption": "<b>ا</b>", "parse_mode": "HTML"}] * 2
        group = await bot("sendMediaGroup", chat_id=BASEL, media=album)
        assert len({item["media_group_id"] for item in group}) == 1
        assert group[0]["caption_entities"][0]["type"] == "bold"
        changed = await bot(
            "editMessageMedia",
            chat_id=BASEL,
            message_id=group[0]["message_id"],
            media={"type": "photo", "media": photo},
        )
        assert "caption" not in changed

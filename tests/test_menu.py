"""The menu, the language, help, and whatever else people send."""

from __future__ import annotations

from typing import Any

import pytest

from bot.commands import BEHIND, refresh_commands
from handlers.openings import OpenStaff
from handlers.routes import TABLE
from storage import people
from storage.people import Role
from tests.cast import CAST, Actor, Forum, at, buttons_of, text_of

PNG = b"\x89PNG\r\n\x1a\n" + bytes(8) + (8).to_bytes(4, "big") * 2


def commands_of(actor: Actor) -> list[str]:
    listed = actor.forum.sandbox.commands(actor.user_id, actor.user_id, "ar")
    return [command["command"] for command in listed]


async def test_a_newcomer_is_welcomed_with_the_event_and_the_way_to_register(dana: Actor) -> None:
    await dana.says("/start")
    assert "منتدى وكلاء البلديات" in dana.screen
    assert "من الثلاثاء 16 ديسمبر إلى الأربعاء، 17 ديسمبر 2025" in dana.screen
    assert dana.sees("نموذجية")
    assert dana.sees("التسجيل في المنتدى")
    assert dana.sees("البرنامج")
    assert dana.sees("اللغة")
    assert dana.sees("المساعدة")
    assert not dana.sees("إدارة المنتدى")


async def test_an_unknown_payload_gets_the_plain_welcome(dana: Actor) -> None:
    await dana.says("/start x-unknown_1")
    assert dana.sees("مرحباً بكم")


async def test_a_deputys_menu_has_what_a_deputy_needs_and_six_buttons_at_most(basel: Actor) -> None:
    await basel.says("/menu")
    assert basel.sees("باسل محمد الورفلي")
    for label in ("الآن", "البرنامج", "التقييم", "التوصيات", "حسابي"):
        assert basel.sees(label)
    assert not basel.sees("التسجيل في المنتدى")
    assert len(basel.labels) <= 6


WHO = {
    "a deputy": ("basel", None),
    "somebody new": ("dana", None),
    "the owner": ("waleed", None),
    "an owner who takes part": ("basel", Role.OWNER),
    "an organizer": ("amina", None),
    "the secretariat": ("salma", None),
    "a deputy of the secretariat": ("basel", Role.SECRETARIAT),
    "a facilitator": ("omar", None),
    "a rapporteur": ("basel", Role.RAPPORTEUR),
    "an usher": ("ziad", Role.USHER),
}
AT_HAND = {"start", "menu", "cancel"}  # the menu itself, and a button below every question


@pytest.mark.parametrize(
    ("who", "draft"),
    [*((who, False) for who in WHO), *((who, True) for who in ("a deputy", "the owner", "an owner who takes part"))],
)
async def test_every_command_is_two_taps_from_the_menu(forum: Forum, who: str, draft: bool) -> None:
    """By pressing every button of the menu, and every button of what it shows, until all that is asked for is seen."""
    name, role = WHO[who]
    actor = Actor(forum, *CAST[name])
    if role is not None:
        await forum.do(people.grant, actor.user_id, role)
    await actor.says("/start")
    asked = {command: await answer(actor, command) for command in commands_of(actor) if command not in AT_HAND}
    if draft:
        await begin_something(actor)
    assert await missed(actor, asked) == {}


async def begin_something(actor: Actor) -> None:
    """A draft, of other details or of the registration."""
    if actor.name in (CAST["basel"][1], CAST["omar"][1]):
        await actor.says("/me")
        await actor.taps("تعديل بياناتي")
        await actor.taps("البلدية")
        await actor.says("مصر")
    else:
        await begin_registration(actor)
        await actor.says("دانا سالم الفيتوري")


async def answer(actor: Actor, command: str) -> str:
    """The first line of what a command is answered with."""
    before = actor.messages[-1]["message_id"]
    await actor.says(f"/{command}")
    return first_line(next(message for message in actor.messages if message["message_id"] > before))


async def missed(actor: Actor, asked: dict[str, str]) -> dict[str, str]:
    """Which of these commands' screens no two taps from the menu show. `asked` are their first lines."""
    left, pressed = dict(asked), set[str]()
    _, menu = await press(actor)
    assert len(menu) <= 6
    screens = [menu]
    for screen in screens:  # they grow while they are pressed through
        for data in screen:
            if data in pressed or not left:
                continue
            pressed.add(data)
            lines, offered = await press(actor, data)
            left = {command: line for command, line in left.items() if line not in lines}
            screens += [offered] if screen is menu else []
    return left


async def press(actor: Actor, data: str = "") -> tuple[set[str], list[str]]:
    """Asks for a new menu, and presses the button of that code in its place.

    Returns the first lines of what is shown from the menu on, and the codes of the newest message's buttons.
    """
    await actor.says("/menu")
    menu = actor.messages[-1]["message_id"]
    if data:
        await actor.forges(data)
    lines = {first_line(message) for message in actor.messages if message["message_id"] >= menu}
    offered = [button for button in buttons_of(actor.messages[-1]) if button["text"] != "English"]
    return lines, [button["callback_data"] for button in offered if "callback_data" in button]


def first_line(message: dict[str, Any]) -> str:
    return text_of(message).split("\n")[0]


async def test_the_staffs_door_shows_what_the_role_opens(amina: Actor, salma: Actor, omar: Actor) -> None:
    for actor, tools in ((amina, ["الإعلانات", "تصدير"]), (salma, ["تصدير"])):
        await actor.says("/menu")
        await actor.taps("إدارة المنتدى")
        assert [any(tool in label for label in actor.labels) for tool in ("الإعلانات", "تصدير")] == [
            "الإعلانات" in tools,
            True,
        ]
        await actor.taps("القائمة الرئيسية")
        assert actor.sees("إدارة المنتدى")
    await omar.says("/menu")
    assert not omar.sees("إدارة المنتدى")  # a facilitator has nothing behind it yet


async def test_a_stranger_is_refused_politely_at_the_staffs_door_and_it_is_noted(ziad: Actor) -> None:
    await ziad.says("/start")
    await ziad.forges(OpenStaff().pack())
    assert ziad.sees("هذا الإجراء غير متاح لك")
    lines = await ziad.forum.rows("SELECT act, actor, subject FROM audit WHERE act = 'refused'")
    assert lines == [{"act": "refused", "actor": ziad.user_id, "subject": f"staff: {OpenStaff().pack()}"}]


async def test_a_refusal_stands_in_the_chat_and_leaves_no_box_to_close(forum: Forum, basel: Actor) -> None:
    await basel.says("/menu")
    before = len(basel.messages)
    await basel.forges("stf")
    assert len(basel.messages) == before + 1
    assert basel.screen == basel.toasts[-1] == "هذا الإجراء غير متاح لك."
    assert not forum.sandbox.toasts(basel.user_id)[-1].get("show_alert")


async def test_a_button_of_another_age_gets_the_menu_and_not_silence(dana: Actor) -> None:
    await dana.says("/start")
    await dana.forges("old:1:2")
    assert dana.toasts[-1] == "تغيّرت هذه الشاشة، وهذه أحدث نسخة منها."
    await dana.forges("lngc:xx")
    assert dana.sees("انتهت صلاحية هذه الشاشة")


async def test_the_language_changes_at_once_with_the_list_of_commands(dana: Actor, basel: Actor) -> None:
    await basel.says("/language")
    assert basel.labels == ["✓ العربية", "English", "🔔 التنبيهات", "القائمة الرئيسية"]
    await basel.taps("English")
    assert basel.screen == "This chat is in English now."
    listed = basel.forum.sandbox.commands(basel.user_id, basel.user_id, "ar")
    assert {"command": "programme", "description": "Programme of the sessions"} in listed
    await basel.taps("Main menu")
    assert basel.sees("Programme")
    await dana.says("/start")
    assert dana.sees("مرحباً بكم")  # one person's choice is theirs alone


async def test_each_role_is_offered_its_own_commands(
    forum: Forum, basel: Actor, amina: Actor, salma: Actor, ziad: Actor
) -> None:
    await ziad.says("/start")
    assert "programme" in commands_of(ziad)
    assert not {"feedback", "recommend", "announce", "export"} & set(commands_of(ziad))
    english = forum.sandbox.commands(ziad.user_id, ziad.user_id, "en")
    assert {"command": "help", "description": "Help"} in english
    assert {"feedback", "recommend", "recommendations"} <= set(commands_of(basel))
    assert not {"announce", "export"} & set(commands_of(basel))
    assert {"announce", "export"} <= set(commands_of(amina))
    assert "export" in commands_of(salma)
    assert "announce" not in commands_of(salma)


async def test_a_grant_changes_the_commands_at_once_and_a_revocation_too(forum: Forum, basel: Actor) -> None:
    await forum.do(people.grant, basel.user_id, Role.ORGANIZER)
    await forum.do(refresh_commands, forum.bot.frame, basel.user_id)
    assert "announce" in commands_of(basel)
    await basel.says("/menu")
    assert basel.sees("إدارة المنتدى")
    await forum.do(people.revoke, basel.user_id, Role.ORGANIZER)
    await forum.do(refresh_commands, forum.bot.frame, basel.user_id)
    assert "announce" not in commands_of(basel)
    before = len(forum.sandbox.ledger)
    await forum.do(refresh_commands, forum.bot.frame, 424242)  # never spoke to the bot: there is no chat to change
    assert len(forum.sandbox.ledger) == before


def test_the_list_of_commands_is_the_routing_tables() -> None:
    assert {command.name: command.door for command in TABLE.commands} == BEHIND


async def test_help_tells_each_their_own_commands(basel: Actor, amina: Actor) -> None:
    await basel.says("/help")
    assert "/recommend" in basel.screen
    assert "/announce" not in basel.screen
    await amina.says("/help")
    assert "/announce" in amina.screen


async def test_cancel_keeps_the_draft_or_says_that_there_is_nothing(dana: Actor) -> None:
    await dana.says("/cancel")
    assert dana.sees("لا يوجد ما يمكن إلغاؤه")
    await begin_registration(dana)
    await dana.says("دانا سالم الفيتوري")
    await dana.says("/cancel")
    assert dana.sees("حُفظت الإجابات كمسودة")
    await dana.says("طرابلس")  # goes to no form any more
    assert dana.sees("لم يتضح المقصود")
    await dana.says("/menu")
    await dana.taps("متابعة المسودة")
    assert dana.sees("ما البلدية؟")


async def test_a_command_in_the_middle_of_a_form_loses_nothing(dana: Actor) -> None:
    await begin_registration(dana)
    await dana.says("دانا سالم الفيتوري")
    await dana.says("/programme")
    assert dana.sees("برنامج")
    await dana.says("/menu")
    assert dana.sees("متابعة المسودة")
    await dana.taps("متابعة المسودة")
    await dana.says("سبها")
    await dana.taps("سبها")
    assert dana.sees("ما الصفة الوظيفية؟")


async def begin_registration(actor: Actor) -> None:
    await actor.says("/start")
    await actor.taps("التسجيل في المنتدى")
    await actor.taps("أوافق")


async def test_a_workshops_name_or_code_shows_its_card(basel: Actor) -> None:
    for words in ("W3", "التسوية الوظيفيه", "w ٣"):
        await basel.says(words)
        assert basel.screen.startswith("التسوية الوظيفية\n"), words
        assert "الرمز: W3" in basel.screen, words
        assert "تقديم توصية" in basel.labels, words


async def test_words_that_fit_several_sessions_show_them_all(basel: Actor) -> None:
    await basel.says("الجلسة")
    assert "جلسات قد تكون المقصودة" in basel.screen
    assert [label.rpartition(" · ")[2] for label in basel.labels[:2]] == ["D1-OPEN", "D2-CLOSE"]


@pytest.mark.parametrize("words", ["السلام عليكم", "صباح الخير يا جماعة", "شكرًا", "مرحبا", "Hello", "القائمة"])
async def test_a_greeting_is_answered_with_the_menu(basel: Actor, words: str) -> None:
    await basel.says(words)
    assert basel.screen.startswith("أهلاً باسل محمد الورفلي")
    assert "حسابي" in basel.labels[-1]


async def test_a_greeting_with_a_wish_is_answered_about_the_wish(basel: Actor) -> None:
    await basel.says("السلام عليكم، أريد البرنامج")
    assert "هل المقصود أحد هذه الخيارات؟" in basel.screen
    assert "البرنامج" in basel.labels[0]


@pytest.mark.parametrize(
    ("words", "label"), [("وين البرنامج؟", "البرنامج"), ("تقييم", "التقييم"), ("language", "اللغة")]
)
async def test_words_of_the_menu_lead_to_its_buttons(basel: Actor, words: str, label: str) -> None:
    await basel.says(words)
    assert basel.sees("هل المقصود")
    assert basel.sees(label)


async def test_words_that_mean_nothing_get_a_useful_answer(ziad: Actor) -> None:
    await ziad.says("ب" * 4096)
    assert ziad.sees("لم يتضح المقصود")
    assert ziad.sees("القائمة الرئيسية")
    await ziad.says("/nothing")
    assert ziad.sees("هذا الأمر غير معروف")
    await ziad.taps("المساعدة")
    assert "/programme" in ziad.screen


async def test_a_voice_note_that_nobody_asked_for_learns_where_voice_is_taken(basel: Actor) -> None:
    await basel.sends("voice")
    assert "توصية دفعة واحدة" in basel.screen
    await basel.taps("التوصيات")
    assert "توصية جديدة" in basel.labels


async def test_what_cannot_be_read_is_answered_with_a_sentence(ziad: Actor) -> None:
    sent: list[tuple[str, tuple[Any, ...]]] = [
        ("sticker", ()),
        ("photo", ("p.png", PNG)),
        ("voice", ()),
        ("document", ("d.pdf", b"pdf")),
        ("location", ()),
    ]
    for kind, arguments in sent:
        before = len(ziad.messages)
        await ziad.sends(kind, *arguments)
        assert len(ziad.messages) == before + 1, kind
        assert "يُقرأ هنا النص والأزرار فقط" in ziad.screen


async def test_in_a_form_the_question_is_asked_again_after_what_cannot_be_read(dana: Actor) -> None:
    await begin_registration(dana)
    await dana.sends("sticker")
    assert "يُقرأ هنا النص والأزرار فقط" in dana.screen
    assert "ما الاسم الكامل" in dana.screen
    await dana.says("دانا سالم الفيتوري")
    assert dana.sees("ما البلدية؟")


async def test_an_edited_message_changes_nothing_and_says_so(dana: Actor) -> None:
    await begin_registration(dana)
    await dana.says("دانا سالم الفيتوري")
    mine = [m for m in dana.forum.sandbox.messages(dana.user_id) if m["from"]["id"] == dana.user_id][-1]
    await dana.forum.sandbox.edit_text(dana.user_id, mine["message_id"], "اسم آخر تماماً")
    await dana.forum.settle()
    assert "لا يغيّر ما حُفظ" in dana.screen
    assert "ما البلدية؟" in dana.screen
    assert await dana.forum.rows("SELECT answers FROM draft WHERE answers LIKE '%آخر%'") == []


async def test_a_card_that_nobody_asked_for_is_not_kept(dana: Actor) -> None:
    await dana.says("/start")
    await dana.shares_contact("+218910000777")
    assert dana.sees("لا يُطلب رقم هاتف الآن")
    assert dana.sees("التسجيل في المنتدى")


async def test_the_key_that_shares_a_number_goes_when_the_form_is_left(dana: Actor) -> None:
    await begin_registration(dana)
    await dana.says("دانا سالم الفيتوري")
    await dana.taps("لا أمثّل بلدية")
    await dana.taps("وكيل البلدية")
    await dana.says("/cancel")
    await dana.shares_contact("+218910000777")
    assert dana.forum.sandbox.reply_keyboard(dana.user_id) is None
    assert dana.sees("متابعة المسودة")


async def test_in_a_group_commands_point_to_the_private_chat_and_talk_is_ignored(
    forum: Forum, basel: Actor, dana: Actor
) -> None:
    group = await forum.sandbox.make_group("الورشة", [basel.user_id, dana.user_id])
    await basel.says("/programme", chat_id=group)
    shown = [message for message in forum.sandbox.messages(group) if message.get("from", {}).get("is_bot")]
    assert len(shown) == 1
    assert "المحادثة الخاصة" in text_of(shown[0])
    assert buttons_of(shown[0])[0]["url"].startswith("https://t.me/")
    for words in ("صباح الخير", "/ban", "/programme@another_bot"):
        await basel.says(words, chat_id=group)
    await dana.says("صباح النور", chat_id=group)
    assert await forum.rows("SELECT * FROM account WHERE user_id = ?", dana.user_id) == []
    after = [message for message in forum.sandbox.messages(group) if message.get("from", {}).get("is_bot")]
    assert len(after) == 1


async def test_who_blocks_the_bot_is_known_as_blocked_until_they_come_back(forum: Forum, basel: Actor) -> None:
    async def reachable() -> str:
        rows = await forum.rows("SELECT reachable FROM account WHERE user_id = ?", basel.user_id)
        return str(rows[0]["reachable"])

    before = len(basel.messages)
    await forum.sandbox.block(basel.user_id)
    await forum.settle()
    assert await reachable() == "blocked"
    await forum.sandbox.unblock(basel.user_id)
    await forum.settle()
    assert await reachable() == "yes"
    assert len(basel.messages) == before  # nobody is greeted for it


async def test_staff_who_take_no_part_find_their_door_first(amina: Actor, waleed: Actor, basel: Actor) -> None:
    for actor in (amina, waleed):
        await actor.says("/menu")
        assert actor.labels[0] == "إدارة المنتدى"
    await basel.says("/menu")
    assert "إدارة المنتدى" not in basel.labels


async def test_many_tools_stand_two_abreast_and_few_one_below_the_other(
    forum: Forum, waleed: Actor, ziad: Actor
) -> None:
    await forum.do(people.grant, ziad.user_id, Role.USHER)
    await ziad.says("/menu")
    await ziad.taps("إدارة المنتدى")
    assert rows_of(ziad) == [["✅ تسجيل الحضور"], ["📋 الحضور"], ["القائمة الرئيسية"]]
    await waleed.says("/menu")
    await waleed.taps("إدارة المنتدى")
    assert rows_of(waleed)[:2] == [
        ["🗓 إدارة البرنامج", "📣 الإعلانات"],
        ["📋 الحضور", "✅ تسجيل الحضور"],
    ]  # from the right
    await waleed.taps("👥 فريق العمل")
    assert waleed.sees("مالك: وليد *")


async def test_once_the_forum_is_over_its_results_stand_first_behind_the_door(forum: Forum, waleed: Actor) -> None:
    await forum.clock_to(at("23:59", day=17))
    await waleed.says("/menu")
    await waleed.taps("إدارة المنتدى")
    assert waleed.labels[1] == "📣 الإعلانات"
    await forum.clock_to(at("00:01", day=18))
    await waleed.says("/menu")
    await waleed.taps("إدارة المنتدى")
    assert waleed.labels[:2] == ["🗂 مكتب التوصيات", "🖊 سجل الجلسات"]


def rows_of(actor: Actor) -> list[list[str]]:
    markup = actor.messages[-1]["reply_markup"]["inline_keyboard"]
    return [[button["text"] for button in row] for row in markup]

"""The forum's groups: the programme hangs there, is kept current, and commands are answered briefly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.pacing import Rates
from storage import groups, releases
from storage.database import Tx
from storage.groups import Purpose
from tests.cast import Actor, Forum, Message, at, buttons_of, text_of


async def forum_group(forum: Forum, amina: Actor, *others: Actor, admin: bool = True, topics: bool = False) -> int:
    """A group of the forum in which the bot has been put to use."""
    members = [amina.user_id, *(other.user_id for other in others)]
    group: int = await forum.sandbox.make_group("وكلاء البلديات", members, forum=topics)
    if admin:
        await forum.sandbox.add_bot(group, admin=True)
    await forum.settle()
    await amina.taps("مجموعة المنتدى")
    return group


def said(forum: Forum, group: int) -> list[Message]:
    """What the bot says in the group, service messages aside."""
    shown = forum.sandbox.messages(group)
    return [one for one in shown if one.get("from", {}).get("is_bot") and "text" in one]


def pinned(forum: Forum, group: int) -> list[int]:
    return forum.sandbox.world.chats[group].pinned


async def test_the_conversation_of_the_handlers_first_page(forum: Forum, amina: Actor, basel: Actor) -> None:
    group = await forum_group(forum, amina, basel)
    (card,) = said(forum, group)
    assert "برنامج الثلاثاء، 16 ديسمبر 2025" in text_of(card)
    assert "• التحول الرقمي — القاعة الكبرى" in text_of(card)
    assert pinned(forum, group) == [card["message_id"]]
    assert buttons_of(card)[0]["url"].endswith("?start=p")
    await forum.clock_to(at("10:20"))
    await forum.do(_change, "W1", room="القاعة 5")
    (changed,) = said(forum, group)
    assert changed["message_id"] == card["message_id"]
    assert "• التحول الرقمي — القاعة 5" in text_of(changed)
    assert "آخر تحديث: 10:20" in text_of(changed)
    await forum.clock_to(at("10:24"))
    news = text_of(said(forum, group)[-1])
    assert "تغيير في البرنامج" in news
    assert "المكان السابق: القاعة الكبرى\nالمكان الجديد: القاعة 5" in news
    await forum.clock_to(at("11:20"))
    await basel.says("/now", chat_id=group)
    answer = said(forum, group)[-1]
    assert "الساعة الآن 11:20" in text_of(answer)
    await basel.says("/programme", chat_id=group)
    left = text_of(said(forum, group)[-1])
    assert "• التحول الرقمي — القاعة 5" in left
    assert "الافتتاحية" not in left, "briefly: what is over is left out"
    assert "callback_data" not in str(answer), "work is done in private"


async def test_each_morning_the_days_programme_takes_the_place_of_the_last(forum: Forum, amina: Actor) -> None:
    group = await forum_group(forum, amina)
    await forum.clock_to(at("07:01", day=17))
    cards = said(forum, group)
    assert [text_of(card).split("\n")[0] for card in cards] == [
        "برنامج الثلاثاء، 16 ديسمبر 2025",
        "برنامج الأربعاء، 17 ديسمبر 2025",
    ]
    assert pinned(forum, group) == [cards[1]["message_id"]]
    await forum.restart_bot()
    await forum.clock_to(at("12:00", day=18))
    assert len(said(forum, group)) == 2, "when all is over, nothing is posted"


async def hurry(forum: Forum) -> None:
    """What hangs may change each second, so that nobody has to wait for it."""
    forum.rates = replace(Rates.unlimited(), group_card_every=1)
    await forum.restart_bot()


async def test_many_corrections_in_a_moment_make_few_edits(forum: Forum, amina: Actor) -> None:
    await hurry(forum)
    group = await forum_group(forum, amina)
    before = len([call for call in forum.sandbox.ledger if call.method == "editMessageText"])
    for room in range(8):
        await forum.bot.database.write(_change, "W1", room=f"القاعة {room}")
    await forum.settle()
    edits = [call for call in forum.sandbox.ledger if call.method == "editMessageText"][before:]
    assert len(edits) <= 2
    assert "القاعة 7" in text_of(said(forum, group)[0])


async def test_a_flood_of_commands_is_answered_once_a_minute(forum: Forum, amina: Actor, basel: Actor) -> None:
    group = await forum_group(forum, amina, basel)
    before = len(said(forum, group))
    for _ in range(5):
        await basel.says("/programme", chat_id=group)
        await amina.says("/now@forum_sandbox_bot", chat_id=group)
        await basel.says("/recommend", chat_id=group)
    answers = said(forum, group)[before:]
    assert len(answers) == 3
    assert "للخصوصية" in text_of(answers[2])
    await forum.pass_minutes(1)
    await basel.says("/programme", chat_id=group)
    assert len(said(forum, group)) == before + 4


async def test_nothing_of_persons_and_no_meeting_of_a_few_is_shown(forum: Forum, amina: Actor, basel: Actor) -> None:
    await forum.do(_change, "W2", audience="مصراتة")
    group = await forum_group(forum, amina, basel)
    await forum.do(_change, "W2", room="القاعة 9")
    await forum.pass_minutes(4)
    await basel.says("/programme", chat_id=group)
    await forum.clock_to(at("11:20"))
    await basel.says("/now", chat_id=group)
    shown = "\n".join(text_of(one) for one in said(forum, group))
    assert "التحول الرقمي" in shown
    for word in ("الهيكل التنظيمي", "القاعة 9", "باسل", "الورفلي", "زليتن"):
        assert word not in shown


async def test_the_groups_button_leads_to_the_programme_and_to_now_in_private(forum: Forum, dana: Actor) -> None:
    await forum.sandbox.press_start(dana.user_id, "p")
    await forum.settle()
    assert "برنامج الثلاثاء" in dana.screen
    await forum.sandbox.press_start(dana.user_id, "n")
    await forum.settle()
    assert "الساعة الآن" in dana.screen


async def test_rights_that_come_later_pin_what_hangs_and_a_group_speaks_its_own_language(
    forum: Forum, amina: Actor
) -> None:
    await hurry(forum)
    group = await forum_group(forum, amina, admin=False)
    assert "لتثبيته" in amina.screen
    assert pinned(forum, group) == []
    await forum.sandbox.add_bot(group, admin=True)
    await forum.settle()
    assert pinned(forum, group) == [said(forum, group)[0]["message_id"]]
    await amina.taps("لغة المجموعة: English")
    assert text_of(said(forum, group)[0]).startswith("Programme of Tuesday")


async def test_what_hangs_moves_with_the_group_and_is_posted_again_when_it_was_deleted(
    forum: Forum, amina: Actor
) -> None:
    group = await forum_group(forum, amina)
    new = await forum.sandbox.migrate_group(group)
    await forum.settle()
    (card,) = said(forum, new)
    assert "برنامج الثلاثاء" in text_of(card)
    assert pinned(forum, new) == [card["message_id"]]
    forum.sandbox.world.remove(forum.sandbox.world.chats[new], card["message_id"])
    await forum.do(_change, "W1", room="القاعة 5")
    assert "القاعة 5" in text_of(said(forum, new)[-1])


async def test_a_staff_group_and_one_without_use_get_no_programme(forum: Forum, amina: Actor, basel: Actor) -> None:
    group = await forum_group(forum, amina, basel)
    for purpose in (Purpose.STAFF, Purpose.NONE):
        await forum.do(groups.set_purpose, group, purpose, by=amina.user_id)
        before = len(said(forum, group))
        await forum.do(_change, "W1", room=f"القاعة {purpose.value or 9}")
        await basel.says("/programme", chat_id=group)
        assert len(said(forum, group)) <= before + 1
        await forum.pass_minutes(1)
    assert "القاعة 9" not in "".join(text_of(one) for one in said(forum, group))


async def test_in_a_topic_the_answer_stands_in_the_topic(forum: Forum, amina: Actor) -> None:
    group = await forum_group(forum, amina, topics=True)
    record = await forum.ask(groups.find, group)
    await forum.do(groups.open_topic, record, "talk", "أسئلة")
    thread = await forum.ask(groups.topic, group, "talk")
    chat = forum.sandbox.world.chats[group]
    message: dict[str, Any] = {"message_thread_id": thread, "is_topic_message": True, "text": "/now"}
    message["entities"] = [{"type": "bot_command", "offset": 0, "length": 4}]
    who = {"id": amina.user_id, "is_bot": False, "first_name": "أمينة"}
    forum.sandbox.inject({"message": {"message_id": 900, "date": 1, "chat": chat.shape, "from": who, **message}})
    await forum.settle()
    assert said(forum, group)[-1]["message_thread_id"] == thread


def _change(tx: Tx, /, code: str, **columns: Any) -> None:
    row = next(row for row in releases.released(tx) if row.code == code)
    releases.bring_in(tx, [replace(row, **columns)], comment="changed")


async def test_what_hangs_comes_down_when_the_group_serves_another_purpose_and_hangs_anew_later(
    forum: Forum, amina: Actor
) -> None:
    group = await forum_group(forum, amina)
    (first,) = said(forum, group)
    await amina.taps("إيقاف الاستخدام")
    assert pinned(forum, group) == []
    await amina.taps("مجموعة المنتدى")
    second = said(forum, group)[-1]
    assert second["message_id"] != first["message_id"]
    assert pinned(forum, group) == [second["message_id"]]
    await forum.sandbox.kick_bot(group)
    await forum.settle()
    await forum.sandbox.add_bot(group, admin=True)
    await forum.settle()
    third = said(forum, group)[-1]
    assert third["message_id"] > second["message_id"]
    assert third["message_id"] in pinned(forum, group)


async def test_a_day_of_very_long_sessions_fits_into_one_message(forum: Forum, amina: Actor) -> None:
    group = await forum_group(forum, amina)
    await forum.do(_lengthen)
    assert "بقية الجلسات في المحادثة الخاصة." in text_of(said(forum, group)[0])


def _lengthen(tx: Tx) -> None:
    rows = releases.released(tx)
    many = [
        replace(row, code=f"{row.code}-{copy}", title_ar="🎉" * 200, room="🎉" * 100)
        for row in rows
        for copy in range(4)
    ]
    releases.bring_in(tx, [*rows, *many], comment="long")

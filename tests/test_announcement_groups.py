"""An announcement in groups and channels: in its topic, pinned, corrected, and with the group when it moves."""

from __future__ import annotations

from datetime import timedelta

from bot.sandbox import Fault
from handlers.announcement_card import GoOn, Pause, Withdraw
from storage import announcement_report, announcements, groups, registration, sending
from storage.announcement_report import Standing
from storage.audiences import Audience
from storage.database import Tx
from storage.groups import Group, Kind
from tests.cast import Actor, Forum, buttons_of, text_of
from tests.test_announcement_sending import TEXT, became, presses, seen


async def group_of(forum: Forum, amina: Actor, *, topics: bool = False, admin: bool = True) -> int:
    chat: int = await forum.sandbox.make_group("وكلاء البلديات", [amina.user_id], forum=topics)
    await forum.settle()
    await amina.taps("مجموعة فريق العمل")
    if admin:
        await forum.sandbox.add_bot(chat, admin=True)
        await forum.settle()
    return chat


def said(forum: Forum, chat_id: int) -> list[str]:
    return [text_of(one) for one in forum.sandbox.messages(chat_id) if one.get("from", {}).get("is_bot")]


def asked(forum: Forum, method: str, chat_id: int) -> bool:
    """Whether Telegram was asked for this there."""
    return any(call.method == method and call.params.get("chat_id") == chat_id for call in forum.sandbox.ledger)


async def written_to_groups(amina: Actor, *, alone: bool = True, pinned: bool = True, text: str = TEXT) -> None:
    await amina.says("/announce")
    await amina.says(text)
    for label in ("المستلمون", "المجموعات والقنوات", "وكلاء البلديات"):
        await amina.taps(label)
    if pinned:
        await amina.taps("تثبيت في المجموعات")
    if alone:
        await amina.taps("للمجموعات وحدها")
    await amina.taps("رجوع")
    await amina.taps("تم")
    assert "المجموعات والقنوات: وكلاء البلديات" in amina.screen


async def to_groups(amina: Actor, *, alone: bool = True, pinned: bool = True, text: str = TEXT) -> None:
    await written_to_groups(amina, alone=alone, pinned=pinned, text=text)
    await amina.taps("إرسال")


async def presses_send(forum: Forum, amina: Actor) -> int:
    """Without waiting for what comes of it; gives the message that becomes the card."""
    message, data = amina.button("إرسال")
    await forum.sandbox.tap(amina.user_id, message["message_id"], data)
    return int(message["message_id"])


async def test_for_groups_alone_nothing_is_said_of_participants(forum: Forum, amina: Actor) -> None:
    await group_of(forum, amina)
    await amina.says("/announce")
    await amina.says(TEXT)
    assert "المستلمون: مشاركان" in amina.screen
    for label in ("المستلمون", "المجموعات والقنوات", "وكلاء البلديات", "للمجموعات وحدها", "رجوع"):
        await amina.taps(label)
    assert "يمكن مراسلته" not in amina.screen
    await amina.taps("تم")
    assert "معاينة الإعلان" in amina.screen
    assert "المستلمون:" not in amina.screen
    assert "إرسال" in amina.labels


async def test_it_goes_to_a_group_pinned_and_to_nobody_else(forum: Forum, amina: Actor, basel: Actor) -> None:
    chat = await group_of(forum, amina)
    await to_groups(amina)
    await forum.sent()
    assert said(forum, chat)[-1] == TEXT
    assert forum.sandbox.world.chats[chat].pinned == [forum.sandbox.messages(chat)[-1]["message_id"]]
    assert seen(basel) == 0
    assert (await became(forum)).sent == 1
    assert not any("callback_data" in button for m in forum.sandbox.messages(chat) for button in buttons_of(m))


async def test_in_a_group_with_topics_it_goes_into_its_own_from_the_first_on(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    chat = await group_of(forum, amina, topics=True)
    for _ in range(2):
        await to_groups(amina, alone=False)
        await amina.taps("للمستلمين الحاليين فقط")
        await forum.sent()
    shown = [m for m in forum.sandbox.messages(chat) if TEXT in text_of(m)]
    thread = await forum.ask(groups.topic, chat, groups.POSTS)
    assert [m["message_thread_id"] for m in shown] == [thread, thread]
    assert set(forum.sandbox.world.chats[chat].pinned) == {m["message_id"] for m in shown}
    assert seen(basel) == 2


async def test_a_topic_that_cannot_be_made_holds_nothing_up_for_long(forum: Forum, amina: Actor) -> None:
    chat = await group_of(forum, amina, topics=True)
    forum.sandbox.faults.add(Fault("5xx", method="createForumTopic", times=None))
    await written_to_groups(amina)
    await presses_send(forum, amina)
    await forum.sandbox.until(lambda: asked(forum, "createForumTopic", chat))
    assert TEXT not in said(forum, chat)
    await forum.sandbox.jump(forum.sandbox.clock.now() + timedelta(seconds=20))
    await forum.sandbox.until(lambda: TEXT in said(forum, chat))
    forum.sandbox.faults.clear()


async def test_a_group_that_becomes_a_supergroup_gets_it_all_the_same(forum: Forum, amina: Actor) -> None:
    chat = await group_of(forum, amina, admin=False)
    await amina.says("/announce")
    new = await forum.sandbox.migrate_group(chat)
    await forum.settle()
    await amina.says(TEXT)
    for label in ("المستلمون", "المجموعات والقنوات", "وكلاء البلديات", "للمجموعات وحدها", "رجوع", "تم", "إرسال"):
        await amina.taps(label)
    await forum.sent()
    assert TEXT in said(forum, new)
    assert (await became(forum)).sent == 1


async def test_a_group_that_has_thrown_the_bot_out_is_counted_and_told(forum: Forum, amina: Actor) -> None:
    chat = await group_of(forum, amina)
    await amina.says("/announce")
    await amina.says(TEXT)
    for label in ("المستلمون", "المجموعات والقنوات", "وكلاء البلديات", "للمجموعات وحدها", "رجوع", "تم"):
        await amina.taps(label)
    forum.sandbox.world.chats[chat].bot_is = "kicked"  # and no update has told of it
    await amina.taps("إرسال")
    await forum.sent()
    assert (await became(forum)).blocked == 1
    assert amina.sees("لم يعد البوت موجوداً في «وكلاء البلديات»")


# The group moves


async def standings(forum: Forum, number: int = 1) -> list[Standing]:
    def read(tx: Tx) -> list[Standing]:
        return [line.standing for line in announcement_report.lines(tx, announcements.existing(tx, number))]

    found: list[Standing] = await forum.ask(read)
    return found


async def test_a_group_that_moves_while_the_sending_is_paused_gets_it_once(forum: Forum, amina: Actor) -> None:
    chat = await group_of(forum, amina, admin=False)
    forum.sandbox.faults.add(Fault("429", method="sendMessage", chat_id=chat, retry_after=2))
    await written_to_groups(amina)
    card = await presses_send(forum, amina)
    await forum.sandbox.until(lambda: asked(forum, "sendMessage", chat))
    await presses(forum, amina, card, Pause(1).pack(), "أُوقف الإرسال مؤقتاً.")
    new = await forum.sandbox.migrate_group(chat)
    await forum.settle()
    assert TEXT not in said(forum, new)
    await presses(forum, amina, card, GoOn(1).pack(), "الإرسال جارٍ.")
    await forum.sent()
    assert said(forum, new).count(TEXT) == 1
    assert await standings(forum) == [Standing.SENT]


async def test_who_joins_after_the_move_brings_no_second_post(forum: Forum, amina: Actor, dana: Actor) -> None:
    chat = await group_of(forum, amina, admin=False)
    await to_groups(amina, alone=False, pinned=True)
    await amina.taps("حتى نهاية اليوم")
    await forum.sent()
    new = await forum.sandbox.migrate_group(chat)
    await forum.settle()
    rows = await forum.rows("SELECT key FROM outbox WHERE chat_id = ? AND key LIKE 'announcement:%'", new)
    assert {row["key"] for row in rows} == {f"announcement:1:{new}", f"announcement:1:pin:{new}"}
    await dana.says("/start")
    await forum.do(registration.enrol, dana.user_id, name="دانة", municipality="زليتن", phone="+218920000009")
    await forum.do(sending.joins_late)
    assert seen(dana) == 1
    assert TEXT not in said(forum, new)
    assert set(await standings(forum)) == {Standing.SENT}


async def test_after_a_move_the_new_words_come_anew_and_a_withdrawal_says_so(forum: Forum, amina: Actor) -> None:
    chat = await group_of(forum, amina, admin=False)
    await to_groups(amina, pinned=False)
    await forum.sent()
    new = await forum.sandbox.migrate_group(chat)
    await forum.settle()
    before = forum.sandbox.messages(new)
    await amina.taps("تصحيح")
    await amina.says("الحافلة عند الباب الغربي")
    await amina.taps("تعديل ما أُرسل")
    assert said(forum, new) == ["الحافلة عند الباب الغربي"]
    await amina.forges(Withdraw(1, sure=True).pack())
    assert "لم يعد سارياً" in said(forum, new)[-1]
    assert forum.sandbox.messages(new)[: len(before)] == before, "nothing of the new group is touched"


# Corrected, and taken back


async def to_a_forum_in_english(forum: Forum, amina: Actor) -> int:
    """An announcement in two languages with a button, in the topic of a group that reads English."""
    chat = await group_of(forum, amina, topics=True)
    await forum.do(groups.set_language, chat, "en")
    await amina.says("/announce")
    await amina.says("الحافلة عند الباب الشرقي")
    for label in ("الخيارات", "النسخة الإنجليزية", "كتابة النسخة"):
        await amina.taps(label)
    await amina.says("The small hall")
    for label in ("الخيارات", "الأزرار", "زر إلى جلسة", "W1"):
        await amina.taps(label)
    for label in ("رجوع", "رجوع", "المستلمون", "المجموعات والقنوات", "وكلاء البلديات", "للمجموعات وحدها"):
        await amina.taps(label)
    for label in ("رجوع", "تم"):
        await amina.taps(label)
    return chat


async def test_a_correction_leaves_a_group_its_language_and_its_buttons(forum: Forum, amina: Actor) -> None:
    chat = await to_a_forum_in_english(forum, amina)
    await amina.taps("إرسال")
    await forum.sent()
    post = next(m for m in forum.sandbox.messages(chat) if "The small hall" in text_of(m))
    await amina.taps("تصحيح")
    await amina.says("الحافلة عند الباب الغربي")
    await amina.says("The large hall")
    await amina.taps("تعديل ما أُرسل")
    now = next(m for m in forum.sandbox.messages(chat) if m["message_id"] == post["message_id"])
    assert text_of(now) == "The large hall"
    assert buttons_of(now) == buttons_of(post) != []
    assert said(forum, chat).count("The large hall") == 1


async def test_a_correction_before_its_turn_comes_reaches_the_group_as_its_own(forum: Forum, amina: Actor) -> None:
    chat = await to_a_forum_in_english(forum, amina)
    forum.sandbox.faults.add(Fault("429", method="sendMessage", chat_id=chat, retry_after=2))
    card = await presses_send(forum, amina)
    await forum.sandbox.until(lambda: asked(forum, "sendMessage", chat), timeout=10)
    await presses(forum, amina, card, Pause(1).pack(), "أُوقف الإرسال مؤقتاً.")
    await forum.settle()
    await amina.forges("anx4:1")
    await amina.says("الحافلة عند الباب الغربي")
    await amina.says("The large hall")
    await amina.taps("تعديل ما أُرسل")
    await amina.taps("متابعة الإرسال")
    await forum.sent()
    post = forum.sandbox.messages(chat)[-1]
    assert text_of(post) == "The large hall"
    assert post["message_thread_id"] == await forum.ask(groups.topic, chat, groups.POSTS)
    assert ["url" in button for button in buttons_of(post)] == [True]


async def test_what_cannot_be_deleted_any_more_is_said_to_be_void_in_the_topic(forum: Forum, amina: Actor) -> None:
    chat = await to_a_forum_in_english(forum, amina)
    await amina.taps("إرسال")
    await forum.sent()
    await forum.pass_minutes(49 * 60)
    await amina.forges(Withdraw(1, sure=True).pack())
    void = forum.sandbox.messages(chat)[-1]
    assert "The small hall" in text_of(void)
    assert void["message_thread_id"] == await forum.ask(groups.topic, chat, groups.POSTS)
    assert not buttons_of(void)


# Choosing them


def _many(tx: Tx, count: int) -> None:
    for number in range(count):
        group = Group(-7000 - number, Kind.SUPERGROUP, f"وكلاء البلدية {number:03} " + "ا" * 60)
        groups.joined(tx, group, by=1)
        tx.run("UPDATE group_chat SET purpose = 'staff' WHERE chat_id = ?", group.chat_id)


async def chosen(forum: Forum) -> set[int]:
    [row] = await forum.rows("SELECT audience FROM announcement WHERE state = 'draft'")
    return set(Audience.read(row["audience"]).chats)


async def test_a_hundred_groups_are_paged_and_chosen_all_at_once(forum: Forum, amina: Actor) -> None:
    await forum.do(_many, 120)
    await amina.says("/announce")
    await amina.says(TEXT)
    for label in ("المستلمون", "المجموعات والقنوات", "التالي", "التالي", "020"):
        await amina.taps(label)
    assert "✅" in next(label for label in amina.labels if "020" in label), "the page stays where it is"
    assert await chosen(forum) == {-7020}
    await amina.taps("الكل (120)")
    assert len(await chosen(forum)) == 120
    await amina.taps("رجوع")
    await amina.taps("تم")
    assert "و115 مجموعة وقناة أخرى" in amina.screen
    for label in ("المستلمون", "المجموعات والقنوات", "الكل (120)"):
        await amina.taps(label)
    assert await chosen(forum) == set()
    assert not amina.unanswered


async def test_the_list_of_groups_is_paged_for_the_staff_too(forum: Forum, amina: Actor) -> None:
    await forum.do(_many, 25)
    await amina.works_at("المجموعات")
    for label in ("التالي", "التالي", "024"):
        await amina.taps(label)
    assert "وكلاء البلدية 024" in amina.screen


async def test_a_group_that_is_lost_can_be_unticked(forum: Forum, amina: Actor) -> None:
    chat = await group_of(forum, amina)
    await written_to_groups(amina, alone=False, pinned=False)
    await forum.sandbox.kick_bot(chat)
    await forum.settle()
    await amina.says("/announce")
    assert "المجموعات والقنوات: وكلاء البلديات (لم يعد البوت فيها)" in amina.screen
    await amina.taps("المستلمون")
    await amina.taps("المجموعات والقنوات")
    await amina.taps("وكلاء البلديات (لم يعد البوت فيها)")
    assert await chosen(forum) == set()
    assert not any("وكلاء البلديات" in label for label in amina.labels)
    await amina.forges(f"ana8:{chat}:0")
    assert await chosen(forum) == set(), "nor can it be chosen again"


async def test_nothing_is_posted_in_a_group_before_its_purpose_is_chosen(forum: Forum, amina: Actor) -> None:
    chat = await group_of(forum, amina)
    await forum.do(groups.set_purpose, chat, groups.Purpose.NONE, by=amina.user_id)
    await amina.says("/announce")
    await amina.says(TEXT)
    await amina.taps("المستلمون")
    await amina.taps("المجموعات والقنوات")
    assert "لا تظهر هنا المجموعات التي لم يُحدَّد استخدامها" in amina.screen
    assert "لم يُضف البوت" not in amina.screen
    await amina.forges(f"ana8:{chat}:0")
    await amina.forges("anah:1:0")
    assert await chosen(forum) == set()


async def test_where_the_bot_may_not_pin_that_is_said_before_and_afterwards(forum: Forum, amina: Actor) -> None:
    await group_of(forum, amina, admin=False)
    await amina.says("/announce")
    await amina.says(TEXT)
    for label in ("المستلمون", "المجموعات والقنوات", "وكلاء البلديات"):
        await amina.taps(label)
    assert "صلاحية التثبيت" not in amina.screen
    await amina.taps("تثبيت في المجموعات")
    assert "لا يملك البوت صلاحية التثبيت في: " in amina.screen
    for label in ("للمجموعات وحدها", "رجوع", "تم", "إرسال"):
        await amina.taps(label)
    await forum.sent()
    assert (await became(forum)).sent == 1
    assert "وصل دون تثبيت إلى مجموعة واحدة" in amina.screen
    await amina.taps("التقرير")
    assert "وصل إليها دون تثبيت" in amina.screen
    assert "• وكلاء البلديات" in amina.screen

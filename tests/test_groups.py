"""Groups and channels: added by staff, told what they are for, lost, moved."""

from __future__ import annotations

from typing import Any

from bot.frame import send
from bot.screen import Screen
from storage import cards, delivery, groups, outbox
from storage.audiences import Audience
from storage.database import Tx
from storage.groups import Purpose
from storage.outbox import Class
from tests.cast import Actor, Forum, text_of


def said(forum: Forum, chat_id: int) -> list[str]:
    """What the bot shows in the group."""
    return [text_of(one) for one in forum.sandbox.messages(chat_id) if one.get("from", {}).get("is_bot")]


async def found(forum: Forum, chat_id: int) -> groups.Group:
    group: groups.Group | None = await forum.ask(groups.find, chat_id)
    assert group is not None
    return group


async def make(forum: Forum, owner: Actor, title: str = "وكلاء البلديات", *, topics: bool = False) -> int:
    group: int = await forum.sandbox.make_group(title, [owner.user_id], forum=topics)
    await forum.settle()
    return group


async def test_an_organizer_adds_the_bot_and_says_in_private_what_the_group_is_for(forum: Forum, amina: Actor) -> None:
    group = await make(forum, amina)
    assert "أُضيف البوت إلى «وكلاء البلديات»" in amina.screen
    assert said(forum, group) == []
    await amina.taps("مجموعة فريق العمل")
    assert "الاستخدام: مجموعة فريق العمل" in amina.screen
    assert [one.chat_id for one in await forum.ask(groups.of_purpose, "staff")] == [group]
    assert await forum.ask(groups.of_purpose, "forum") == []
    await amina.taps("لغة المجموعة: English")
    assert (await found(forum, group)).language == "en"
    await amina.taps("إيقاف الاستخدام")
    assert (await found(forum, group)).purpose is Purpose.NONE
    await amina.taps("المجموعات")
    assert "وكلاء البلديات" in amina.labels
    assert not amina.unanswered


async def test_where_others_add_the_bot_it_does_nothing_and_nobody_hears_of_it(
    forum: Forum, basel: Actor, amina: Actor
) -> None:
    before = len(amina.messages), len(basel.messages)
    group = await make(forum, basel)
    assert await forum.ask(groups.find, group) is None
    assert (len(amina.messages), len(basel.messages)) == before
    await basel.forges(f"gru:{group}:forum")
    assert await forum.ask(groups.find, group) is None


async def test_the_buttons_open_to_organizers_alone_and_an_unknown_group_is_answered(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    group = await make(forum, amina)
    for data in ("gr", f"grp:{group}", f"gru:{group}:forum", f"grl:{group}:en"):
        await basel.forges(data)
    assert (await found(forum, group)).purpose is Purpose.NONE
    for data in ("grp:-99", "gru:-99:forum", f"gru:{group}:party", f"grl:{group}:xx", "gru:x:forum"):
        await amina.forges(data)
        assert amina.labels[-1] == "القائمة الرئيسية"
    assert not amina.unanswered
    assert not basel.unanswered


async def test_who_is_thrown_out_says_nothing_more_there_and_tells_the_organizers_once(
    forum: Forum, amina: Actor, waleed: Actor
) -> None:
    group = await make(forum, amina)
    await forum.sandbox.kick_bot(group)
    await forum.settle()
    for actor in (amina, waleed):
        assert "لم يعد البوت موجوداً في «وكلاء البلديات»" in actor.screen
        assert sum("لم يعد البوت" in text_of(one) for one in actor.messages) == 1
    assert await forum.ask(groups.all_of_them) == []
    await forum.sandbox.add_bot(group)
    await forum.settle()
    assert "أُضيف البوت" in amina.screen


async def test_a_group_that_was_deleted_is_noticed_by_what_cannot_be_said_there(forum: Forum, amina: Actor) -> None:
    group = await make(forum, amina)
    await forum.sandbox.delete_group(group)
    await forum.do(_say, group, "صباح الخير")
    assert (await found(forum, group)).gone
    assert "لم يعد البوت موجوداً" in amina.screen


async def test_a_group_that_moves_keeps_its_purpose_and_what_waits_follows_it(forum: Forum, amina: Actor) -> None:
    group = await make(forum, amina)
    await amina.taps("مجموعة فريق العمل")
    await forum.do(_say, group, "بطاقة", card="desk:1")
    new = await forum.sandbox.migrate_group(group)
    await forum.settle()
    assert await forum.ask(groups.find, group) is None
    assert (await found(forum, new)).purpose is Purpose.STAFF
    assert await forum.ask(cards.message_of, group, "desk:1") is None
    await forum.do(_say, group, "إلى العنوان القديم")
    await forum.do(_edit, new, "بطاقة محدَّثة", "desk:1")
    assert said(forum, new) == ["إلى العنوان القديم", "بطاقة محدَّثة"]
    assert "أُضيف البوت" not in "".join(text_of(one) for one in amina.messages[-1:])


async def test_a_move_that_the_bot_learns_of_by_a_refusal_is_followed_too(forum: Forum, amina: Actor) -> None:
    group = await make(forum, amina)
    await amina.taps("مجموعة المنتدى")
    forum.sandbox.world.updates.allowed = frozenset()  # the service messages are lost
    new = await forum.sandbox.migrate_group(group)
    await forum.do(_say, group, "مرحباً")
    assert "مرحباً" in said(forum, new)
    assert (await found(forum, new)).purpose is Purpose.FORUM


async def test_what_was_to_be_deleted_before_a_move_hits_nothing_in_the_new_group(forum: Forum, amina: Actor) -> None:
    group = await make(forum, amina)
    await forum.sandbox.add_bot(group, admin=True)
    await forum.settle()
    forum.sandbox.world.updates.allowed = frozenset()  # the service messages are lost
    new = await forum.sandbox.migrate_group(group)
    there = forum.sandbox.messages(new)[-1]
    await forum.do(_delete, group, there["message_id"])
    assert there in forum.sandbox.messages(new)
    await forum.do(_say, group, "مرحباً")
    assert "مرحباً" in said(forum, new), "what follows goes there all the same"


async def test_a_message_sent_just_before_a_move_is_not_looked_for_in_the_new_group(forum: Forum, amina: Actor) -> None:
    group = await make(forum, amina)
    await forum.do(_say, group, "مرحباً")

    def marked_late(tx: Tx) -> int | None:
        tx.run("UPDATE outbox SET state = 'waiting', message_id = NULL WHERE chat_id = ?", group)
        [row] = [row for row in delivery.waiting(tx, Class.CHANGE, after=0, limit=9) if row.chat_id == group]
        groups.moved(tx, group, group - 1)
        delivery.mark(tx, [delivery.Mark(row, outbox.Outcome.SENT, message_id=7)])
        tx.woken.clear()
        found: int | None = tx.value("SELECT message_id FROM outbox WHERE id = ?", row.id)
        return found

    assert await forum.bot.database.write(marked_late) is None


async def test_topics_are_made_once_and_what_is_said_goes_into_them(forum: Forum, amina: Actor) -> None:
    group = await make(forum, amina, topics=True)
    record = await found(forum, group)
    assert record.is_forum
    await forum.do(groups.open_topic, record, "w1", "ورشة أولى")
    assert await forum.ask(groups.topic, group, "w1") is None, "not while the bot may not make topics"
    await forum.sandbox.add_bot(group, admin=True)
    await forum.settle()
    record = await found(forum, group)
    assert record.may_pin
    for _ in range(2):
        await forum.do(groups.open_topic, record, "w1", "ورشة أولى")
    thread = await forum.ask(groups.topic, group, "w1")
    assert list(forum.sandbox.world.chats[group].topics) == [thread]
    await forum.do(_say, group, "بطاقة", thread=thread)
    assert forum.sandbox.messages(group)[-1]["message_thread_id"] == thread
    await forum.do(_say, group, "موضوع محذوف", thread=99)
    assert said(forum, group)[-1] == "موضوع محذوف", "a topic that is gone loses no message"


async def test_a_group_has_another_title(forum: Forum, amina: Actor) -> None:
    group = await make(forum, amina)
    chat = forum.sandbox.world.chats[group]
    shape = {**chat.shape, "title": "منتدى الوكلاء"}
    message = {"message_id": 900, "from": {"id": amina.user_id, "is_bot": False, "first_name": "أ"}, "date": 1}
    forum.sandbox.inject({"message": {**message, "chat": shape, "new_chat_title": "منتدى الوكلاء"}})
    await forum.settle()
    assert (await found(forum, group)).title == "منتدى الوكلاء"


def _say(tx: Tx, chat_id: int, text: str, **how: Any) -> None:
    send(tx, chat_id, Screen(text), klass=Class.CHANGE, **how)


def _delete(tx: Tx, chat_id: int, message_id: int) -> None:
    outbox.add(tx, chat_id, "deleteMessage", {"message_id": message_id}, klass=Class.CHANGE)


def _edit(tx: Tx, chat_id: int, text: str, card: str) -> None:
    outbox.add(tx, chat_id, "editMessageText", Screen(text).payload(), klass=Class.CHANGE, card=card)


async def test_a_channel_is_put_to_use_as_a_group_is(forum: Forum, amina: Actor) -> None:
    channel = await forum.sandbox.make_group("قناة المنتدى", [amina.user_id], channel=True)
    await forum.settle()
    assert "النوع: قناة" in amina.screen
    await amina.taps("مجموعة المنتدى")
    shown = forum.sandbox.messages(channel)
    assert [text_of(one).split("\n")[0] for one in shown] == ["برنامج الثلاثاء، 16 ديسمبر 2025"]
    assert forum.sandbox.world.chats[channel].pinned == [shown[0]["message_id"]]


async def test_announcements_to_a_group_follow_it(forum: Forum, amina: Actor) -> None:
    group = await make(forum, amina)
    other = group - 1
    await forum.do(_announce, Audience(chats=(other, group)))
    new = await forum.sandbox.migrate_group(group)
    await forum.settle()
    rows = await forum.rows("SELECT audience FROM announcement")
    assert Audience.read(rows[0]["audience"]).chats == (other, new)
    assert await forum.rows("SELECT chat_id FROM announcement_recipient") == [{"chat_id": new}]


def _announce(tx: Tx, audience: Audience) -> None:
    number = tx.add(
        "announcement", author_id=1, body="x", audience=audience.written(), state="scheduled", created_at=tx.stamp
    )
    tx.add("announcement_recipient", announcement_id=number, chat_id=audience.chats[-1])

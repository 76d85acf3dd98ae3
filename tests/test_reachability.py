"""Whom the bot does not reach: shown by name, and what they missed reaches them when they come back, once."""

from __future__ import annotations

from typing import Any

import pytest

from storage import announcements, outbox, people, programme, pushes, revival, sending
from storage.database import Tx
from storage.outbox import Class
from storage.people import Role
from tests.cast import Actor, Forum, at, text_of

ANNOUNCEMENT = "تبدأ الجلسة الثانية في القاعة الكبرى."


async def announces(amina: Actor, text: str = ANNOUNCEMENT) -> None:
    await amina.announces(text)


async def blocks(actor: Actor) -> None:
    await actor.forum.sandbox.block(actor.user_id)
    await actor.forum.settle()


async def unblocks(actor: Actor) -> None:
    await actor.forum.sandbox.unblock(actor.user_id)
    await actor.forum.settle()


async def opens(amina: Actor, data: str = "") -> None:
    await amina.says("/menu")
    if data:
        await amina.forges(data)
        return
    await amina.works_at("المشاركون")
    await amina.taps("من لا تصلهم")


def heard(actor: Actor, words: str) -> int:
    return sum(words in text_of(message) for message in actor.messages)


async def test_an_announcement_missed_arrives_when_the_person_comes_back_and_once(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await blocks(basel)
    await announces(amina)
    assert heard(basel, ANNOUNCEMENT) == 0
    (one,) = await forum.ask(announcements.listed)
    assert (await forum.ask(sending.delivery, one)).blocked == 1
    await unblocks(basel)
    assert heard(basel, ANNOUNCEMENT) == 1
    await basel.says("/menu")
    await blocks(basel)
    await unblocks(basel)
    await forum.restart_bot()
    assert heard(basel, ANNOUNCEMENT) == 1
    became = await forum.ask(sending.delivery, one)
    assert (became.sent, became.blocked, became.failed) == (became.recipients, 0, 0)


async def test_who_unblocks_unnoticed_gets_it_with_the_next_word(forum: Forum, basel: Actor) -> None:
    def missed(tx: Tx) -> None:
        outbox.add(tx, basel.user_id, "sendMessage", {"text": "news"}, klass=Class.CHANGE, key="k")
        tx.run("UPDATE outbox SET state = 'blocked' WHERE key = 'k'")
        tx.run("UPDATE account SET reachable = 'blocked' WHERE user_id = ?", basel.user_id)

    await forum.do(missed)
    await basel.says("مرحبا")
    await basel.says("مرحبا")
    assert heard(basel, "news") == 1


@pytest.mark.parametrize(("back_at", "arrives"), [("10:20", True), ("10:45", False)])
async def test_an_announcement_comes_late_only_while_it_is_valid(
    forum: Forum, amina: Actor, basel: Actor, back_at: str, *, arrives: bool
) -> None:
    """It is sent at 08:30 and holds for two hours."""
    await blocks(basel)
    await amina.says("/announce")
    await amina.says(ANNOUNCEMENT)
    await amina.taps("إرسال")
    await amina.taps("ساعتان")
    await forum.sent()
    await forum.clock_to(at(back_at))
    await unblocks(basel)
    assert heard(basel, ANNOUNCEMENT) == arrives


async def test_a_stopped_announcement_is_not_brought_back(forum: Forum, amina: Actor, basel: Actor) -> None:
    await blocks(basel)
    await announces(amina)
    await forum.do(lambda tx: tx.run("UPDATE announcement SET state = 'cancelled'"))
    await unblocks(basel)
    assert heard(basel, ANNOUNCEMENT) == 0


async def test_a_reminder_that_is_over_stays_away_and_a_call_for_feedback_comes(forum: Forum, basel: Actor) -> None:
    await blocks(basel)
    await forum.clock_to(at("11:00"))
    await forum.clock_to(at("13:05"))
    await unblocks(basel)
    assert heard(basel, "تذكير") == 0
    assert heard(basel, "أي جلسة حضرت") == 2, "of the morning and of noon"


async def test_nothing_comes_when_the_event_is_long_over(forum: Forum, amina: Actor, basel: Actor) -> None:
    await blocks(basel)
    await announces(amina)
    await forum.clock_to(at("12:00", day=30))
    await unblocks(basel)
    assert heard(basel, ANNOUNCEMENT) == 0
    assert await forum.rows("SELECT id FROM outbox WHERE state = 'blocked' AND payload IS NOT NULL") == []


async def test_replies_are_not_kept_for_later(forum: Forum, basel: Actor) -> None:
    await blocks(basel)
    await forum.do(outbox.add, basel.user_id, "sendMessage", {"text": "x"}, klass=Class.REPLY)
    assert await forum.rows("SELECT id FROM outbox WHERE state = 'blocked' AND payload IS NOT NULL") == []


async def test_of_a_card_the_last_state_alone_comes(forum: Forum, basel: Actor) -> None:
    await blocks(basel)
    for text in ("one", "two", "three"):
        method = "sendMessage" if text == "one" else "editMessageText"
        await forum.do(outbox.add, basel.user_id, method, {"text": text}, klass=Class.CHANGE, card="c")
    await unblocks(basel)
    assert [text_of(message) for message in basel.messages][-1] == "three"
    assert heard(basel, "one") + heard(basel, "two") == 0


async def test_what_has_arrived_never_comes_twice(forum: Forum, basel: Actor) -> None:
    def twice(tx: Tx) -> int:
        outbox.add(tx, basel.user_id, "sendMessage", {"text": "news"}, klass=Class.CHANGE, key="k")
        return revival.revive(tx, basel.user_id)

    assert await forum.do(twice) == 0
    await blocks(basel)
    await forum.do(twice)
    await unblocks(basel)
    assert heard(basel, "news") == 1


async def test_organizers_see_who_is_not_reached_by_name(forum: Forum, amina: Actor, basel: Actor) -> None:
    await blocks(basel)
    await opens(amina)
    assert amina.sees("حظر البوت: شخص واحد")
    await amina.taps("حظروا البوت")
    assert "باسل محمد الورفلي، زليتن" in amina.screen
    await amina.taps("رجوع")
    await unblocks(basel)
    await opens(amina)
    assert "تصل الرسائل إلى الجميع" in amina.screen


async def test_those_who_left_telegram_and_those_who_never_came(forum: Forum, amina: Actor, omar: Actor) -> None:
    def happen(tx: Tx) -> None:
        tx.run("UPDATE account SET reachable = 'deactivated' WHERE user_id = ?", omar.user_id)
        for number in range(25):
            values: dict[str, Any] = {"name": f"مدعو {number:02d}", "name_key": f"مدعو {number:02d}"}
            tx.add("person", **values, state="invited", created_at=tx.stamp, updated_at=tx.stamp)

    await forum.do(happen)
    await opens(amina)
    assert amina.sees("لم يبدأ المحادثة: 25 شخصاً")
    assert amina.sees("حُذف من تيليجرام: حساب واحد")
    await amina.taps("لم يبدؤوا المحادثة")
    assert "مدعو 00" in amina.screen
    assert "مدعو 20" not in amina.screen
    await amina.taps("التالي")
    assert "مدعو 24" in amina.screen
    await amina.taps("رجوع")
    await amina.taps("حُذفت حساباتهم")
    assert "عمر علي الزنتاني" in amina.screen


async def test_staff_who_are_no_participants_are_shown_too(forum: Forum, amina: Actor, salma: Actor) -> None:
    await blocks(salma)
    await opens(amina, "url:blocked:0")
    assert "سلمى" in amina.screen


async def test_an_old_page_shows_the_figures(amina: Actor) -> None:
    await opens(amina, "url:blocked:7")
    assert "من لا تصل إليهم" in amina.screen


async def test_in_english_too(amina: Actor, basel: Actor) -> None:
    await blocks(basel)
    await amina.says("/language")
    await amina.taps("English")
    await opens(amina, "ur")
    assert "One person has blocked the bot" in amina.screen


async def test_organizers_and_owners_alone(forum: Forum, basel: Actor, salma: Actor, waleed: Actor) -> None:
    for actor in (basel, salma):
        await actor.says("/menu")
        for data in ("ur", "url:blocked:0"):
            await actor.forges(data)
            assert actor.toasts[-1] == "هذا الإجراء غير متاح لك."
    await opens(waleed)
    assert "من لا تصل إليهم" in waleed.screen


@pytest.mark.parametrize("blocked", [True, False])
async def test_a_block_by_itself_brings_nothing_back(forum: Forum, basel: Actor, *, blocked: bool) -> None:
    """Not even where Telegram's refusal was noted before the news of the block."""
    await forum.do(people.note_blocked, basel.user_id, blocked=True)
    if blocked:
        await blocks(basel)
    rows = await forum.rows("SELECT reachable FROM account WHERE user_id = ?", basel.user_id)
    assert rows == [{"reachable": "blocked"}]


async def test_a_role_told_in_vain_is_told_later(forum: Forum, waleed: Actor, basel: Actor) -> None:
    await blocks(basel)
    await waleed.says("/staff")
    for label in ("منح صلاحية", "باسل محمد", "منظِّم", "إرسال"):
        await waleed.taps(label)
    assert Role.ORGANIZER in await forum.ask(people.roles_of, basel.user_id, frozenset())
    await unblocks(basel)
    assert heard(basel, "أُسندت إليك صلاحية «منظِّم»") == 1


async def test_a_session_that_moves_is_not_spoken_of_at_its_old_time(forum: Forum, basel: Actor) -> None:
    await blocks(basel)
    await forum.clock_to(at("11:01"))
    await forum.do(pushes.recall, frozenset(one.code for one in await forum.ask(programme.sessions)))
    await unblocks(basel)
    assert heard(basel, "تذكير") == 1

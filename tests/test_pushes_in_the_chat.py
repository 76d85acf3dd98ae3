"""Reminders, mornings and calls for feedback as they arrive in people's chats, over the whole machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.sandbox import Fault
from storage import releases
from storage.database import Tx
from tests.cast import Actor, Forum, at, buttons_of, text_of


def heard(actor: Actor, words: str) -> list[str]:
    """The messages that came to the person and hold the words."""
    return [text_of(message) for message in actor.messages if words in text_of(message)]


async def test_the_day_from_the_reminder_to_the_rating(forum: Forum, basel: Actor, dana: Actor) -> None:
    await forum.clock_to(at("11:00"))
    (reminder,) = heard(basel, "عند الساعة 11:15")
    assert "عند الساعة 11:15\n• التحول الرقمي — القاعة الكبرى\n• الهيكل التنظيمي — القاعة 2" in reminder
    assert reminder.startswith("تذكير: جلستان متوازيتان تبدآن بعد 15 دقيقة")
    await forum.clock_to(at("12:50"))
    card = basel.messages[-1]
    assert "أي جلسة حضرت؟" in text_of(card)
    assert [button["text"] for button in buttons_of(card)][:2] == ["التحول الرقمي · W1", "الهيكل التنظيمي · W2"]
    await basel.taps("التحول الرقمي · W1", message=card)
    assert basel.messages[-1]["message_id"] == card["message_id"]
    assert "التحول الرقمي" in basel.screen
    assert dana.messages == []


async def test_a_single_session_is_asked_about_with_its_stars_at_once(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("10:04"))
    before = len(basel.messages)
    await forum.clock_to(at("10:05"))
    assert len(basel.messages) == before + 1
    assert "الجلسة الافتتاحية" in basel.screen
    assert len(buttons_of(basel.messages[-1])) >= 5


async def test_the_morning_of_the_second_day_arrives_at_seven_and_once(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("06:59", day=17))
    assert heard(basel, "صباح الخير، برنامج الأربعاء") == []
    await forum.clock_to(at("07:00", day=17))
    (morning,) = heard(basel, "صباح الخير، برنامج الأربعاء، 17 ديسمبر 2025")
    assert "من 11:00 إلى 12:15، جلسات متوازية\n• جهاز الحرس البلدي — القاعة الكبرى" in morning
    await basel.taps("الآن")
    assert "التالي بعد ساعتين، عند الساعة 09:00" in basel.screen
    await forum.clock_to(at("07:30", day=17))
    assert len(heard(basel, "صباح الخير، برنامج الأربعاء")) == 0
    assert "الساعة الآن 07:00" in basel.screen


async def test_nothing_is_said_twice_after_a_restart(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("11:00"))
    before = [text_of(message) for message in basel.messages]
    await forum.restart_bot()
    await forum.pass_minutes(1)
    assert [text_of(message) for message in basel.messages] == before


async def test_a_jump_over_the_whole_day_leaves_out_what_helps_nobody_any_more(forum: Forum, basel: Actor) -> None:
    before = len(basel.messages)
    await forum.clock_to(at("20:00"))
    assert [text_of(message) for message in basel.messages[before:]] == ["أي جلسة حضرت؟ يُرجى اختيار الجلسة لتقييمها."]
    labels = [button["text"] for button in buttons_of(basel.messages[-1])]
    assert [label.rpartition(" · ")[2] for label in labels[:-2]] == ["D1-OPEN", "D1-DATA", "W1", "W2", "W3", "W4", "W5"]
    dropped = await forum.rows("SELECT subject FROM due WHERE state = 'dropped' AND note LIKE '%late%'")
    assert len(dropped) == 7


async def test_a_cancelled_session_reminds_nobody_and_a_moved_one_at_its_new_time(forum: Forum, basel: Actor) -> None:
    await forum.do(_cancel, "W1")
    await forum.do(_move, "W2", minutes=30)
    await forum.clock_to(at("11:00"))
    assert not [text for text in heard(basel, "تذكير") if "11:15" in text]
    await forum.clock_to(at("11:30"))
    (reminder,) = heard(basel, "تذكير: تبدأ بعد 15 دقيقة، عند الساعة 11:45")
    assert "التحول الرقمي" not in reminder


async def test_in_english_it_speaks_english(forum: Forum, basel: Actor) -> None:
    await forum.do(_speaks, basel.user_id, "en")
    await forum.clock_to(at("11:00"))
    assert heard(basel, "Reminder: 2 parallel sessions in 15 minutes, at 11:15")


async def test_what_waits_for_a_session_that_changes_is_replaced_before_it_leaves(
    forum: Forum, basel: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else the library warns that it is going to be so
    await forum.clock_to(at("10:50"))
    forum.sandbox.faults.add(Fault("429", method="sendMessage", chat_id=basel.user_id, times=1, retry_after=1))
    await forum.sandbox.jump(at("11:00"))
    await forum.sandbox.until(lambda: any(call.fault for call in forum.sandbox.ledger))
    assert heard(basel, "عند الساعة 11:15") == []
    await forum.do(_move, "W1", minutes=0, room="القاعة 3")
    (reminder,) = heard(basel, "عند الساعة 11:15")
    assert "التحول الرقمي — القاعة 3" in reminder
    states = await forum.rows("SELECT state FROM outbox WHERE key LIKE 'reminder:W1%' AND chat_id = ?", basel.user_id)
    assert [row["state"] for row in states] == ["skipped", "sent"]


def _cancel(tx: Tx, code: str) -> None:
    _change(tx, code, cancelled=True)


def _move(tx: Tx, code: str, *, minutes: int, **columns: str) -> None:
    length = timedelta(minutes=minutes)
    row = next(row for row in releases.released(tx) if row.code == code)
    _change(tx, code, starts_at=row.starts_at + length, ends_at=row.ends_at + length, **columns)


def _change(tx: Tx, code: str, **columns: object) -> None:
    row = next(row for row in releases.released(tx) if row.code == code)
    releases.bring_in(tx, [replace(row, **columns)], comment="changed")  # type: ignore[arg-type]


def _speaks(tx: Tx, user_id: int, language: str) -> None:
    tx.run("UPDATE account SET language = ? WHERE user_id = ?", language, user_id)

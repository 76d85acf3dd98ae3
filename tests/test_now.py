"""/now at every hour of the forum."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.texts import Texts
from handlers.now import duration
from storage import releases
from storage.database import Tx
from tests.cast import Actor, Forum, at
from tests.held import CATALOGUE, TRIPOLI


async def test_the_conversation_of_the_handlers_first_page(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("11:00"))
    await basel.says("/now")
    assert "الساعة الآن 11:00" in basel.screen
    assert "يجري الآن\n• استراحة، حتى 11:15" in basel.screen
    assert "التالي بعد 15 دقيقة، عند الساعة 11:15\n• التحول الرقمي — القاعة الكبرى" in basel.screen
    shown = basel.messages[-1]["message_id"]
    await forum.clock_to(at("11:20"))
    card = next(message for message in basel.messages if message["message_id"] == shown)
    await basel.taps("تحديث", message=card)
    fresh = next(message for message in basel.messages if message["message_id"] == shown)["text"]
    assert "يجري الآن" in fresh
    assert "التحول الرقمي" in fresh
    assert basel.toasts[-1] == "حُدّثت الشاشة: الساعة 11:20"


async def test_refreshing_twice_in_a_minute_is_answered_although_nothing_changes(dana: Actor) -> None:
    await dana.says("/now")
    await dana.taps("تحديث")
    await dana.taps("تحديث")
    assert [toast for toast in dana.toasts if "حُدّثت" in toast]
    assert not dana.unanswered
    assert len(dana.messages) == 1


async def test_at_lunch_the_next_workshops_are_named_and_during_workshops_what_follows_lunch(
    forum: Forum, dana: Actor
) -> None:
    await forum.clock_to(at("12:00"))
    await dana.says("/now")
    assert "التالي بعد 45 دقيقة، عند الساعة 12:45\n• صلاة وغداء" in dana.screen
    assert "ثم عند الساعة 14:00\n• التسوية الوظيفية — القاعة 2\n• الإيرادات المحلية" in dana.screen
    assert [label for label in dana.labels if "W" in label] == [
        "التحول الرقمي · W1",
        "الهيكل التنظيمي · W2",
        "التسوية الوظيفية · W3",
        "الإيرادات المحلية · W4",
    ]


async def test_what_is_in_my_agenda_comes_first(forum: Forum, basel: Actor) -> None:
    await basel.says("W2")
    await basel.taps("إضافة إلى جدولي")
    await forum.clock_to(at("11:20"))
    await basel.says("/now")
    assert "يجري الآن\n• الهيكل التنظيمي — القاعة 2، حتى 12:45 (في جدولي)\n• التحول الرقمي" in basel.screen


async def test_in_the_evening_it_says_when_it_goes_on_and_at_the_end_that_it_is_over(forum: Forum, dana: Actor) -> None:
    await forum.clock_to(at("18:00"))
    await dana.says("/now")
    assert "لا جلسات أخرى اليوم. تُستأنف الأربعاء، 17 ديسمبر 2025 عند الساعة 09:00:" in dana.screen
    await forum.clock_to(at("14:00", day=17))
    await dana.says("/now")
    assert "هذه آخر جلسات البرنامج." in dana.screen
    await forum.clock_to(at("15:00", day=17))
    await dana.says("/now")
    assert "انتهت جلسات البرنامج." in dana.screen
    assert "البرنامج" in dana.labels


async def test_days_before_it_counts_them(forum: Forum, dana: Actor) -> None:
    await forum.do(_put_off, days=9)
    await dana.says("/now")
    assert "يبدأ البرنامج بعد 9 أيام، الخميس، 25 ديسمبر 2025، عند الساعة 09:00:" in dana.screen
    await forum.clock_to(at("10:00", day=24))
    await dana.says("/now")
    assert "يبدأ البرنامج غداً" in dana.screen


def _put_off(tx: Tx, *, days: int) -> None:
    later = timedelta(days=days)
    rows = [replace(row, starts_at=row.starts_at + later, ends_at=row.ends_at + later) for row in releases.released(tx)]
    releases.bring_in(tx, rows, comment="put off")


@pytest.mark.parametrize(
    ("minutes", "arabic", "english"),
    [
        (0.5, "دقيقة واحدة", "one minute"),
        (2, "دقيقتين", "2 minutes"),
        (10, "10 دقائق", "10 minutes"),
        (59.1, "ساعة واحدة", "one hour"),
        (61, "ساعة واحدة ودقيقة واحدة", "one hour and one minute"),
        (135, "ساعتين و15 دقيقة", "2 hours and 15 minutes"),
        (7 * 60 + 20, "7 ساعات", "7 hours"),
        (11 * 60, "11 ساعة", "11 hours"),
    ],
)
def test_lengths_of_time_in_words(minutes: float, arabic: str, english: str) -> None:
    length = timedelta(minutes=minutes)
    assert duration(Texts(CATALOGUE, "ar", TRIPOLI), length) == arabic
    assert duration(Texts(CATALOGUE, "en", TRIPOLI), length) == english

"""Deputies rate sessions: in three taps, changeable until the window closes, once a person and session."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import Update

from bot.turn import Turn
from handlers import feedback_card as handler
from handlers.feedback_codes import Comment, Done, OpenFeedback, OpenSessionFeedback, Rate, Send
from storage import feedback, people, programme, settings
from storage.database import Tx
from storage.times import stamp
from tests.cast import CAST, Actor, Forum, at

AFTER_W1 = at("12:50")
LAST_MINUTE = at("23:58", day=24)  # the forum ends on the 17th, the window is seven days


async def session(forum: Forum, code: str) -> int:
    [row] = await forum.rows("SELECT id FROM session WHERE code = ?", code)
    return int(row["id"])


async def kept(forum: Forum) -> list[tuple[str, int, str]]:
    rows = await forum.rows(
        "SELECT s.code, f.rating, f.comment FROM feedback f JOIN session s ON s.id = f.session_id ORDER BY s.code"
    )
    return [(row["code"], row["rating"], row["comment"]) for row in rows]


async def rates(actor: Actor, session_id: int, stars: int) -> None:
    """The hurried: stars, and send with name."""
    await actor.forges(Rate(session_id, stars).pack())
    await actor.taps("إرسال باسمي")


async def test_three_taps_and_the_same_message_all_along(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    await basel.says("/feedback")
    assert basel.sees("تقييم الجلسات")
    shown = basel.messages[-1]["message_id"]
    await basel.taps("التحول الرقمي")
    assert basel.labels[:5] == ["⭐⭐⭐⭐⭐ ممتاز", "⭐⭐⭐⭐ جيد جداً", "⭐⭐⭐ جيد", "⭐⭐ مقبول", "⭐ ضعيف"]
    assert basel.sees("بالاسم أو دون اسم")
    await basel.taps("جيد جداً")
    assert await kept(forum) == []
    assert "⭐⭐⭐⭐ جيد جداً" in basel.screen
    await basel.taps("إرسال باسمي")
    assert await kept(forum) == [("W1", 4, "")]
    assert "حُفظ تقييمك" in basel.screen
    await basel.taps("تم")
    assert "شكراً" in basel.screen
    assert basel.messages[-1]["message_id"] == shown
    assert basel.unanswered == []


async def test_the_call_at_the_end_takes_three_taps(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("10:06"))
    assert "ما تقييمك لهذه الجلسة؟" in basel.screen
    await basel.taps("ممتاز")
    await basel.taps("عملية")
    assert "✓ عملية" in basel.labels
    await basel.taps("إرسال باسمي")
    assert await kept(forum) == [("D1-OPEN", 5, "")]
    assert await forum.rows("SELECT chips FROM feedback") == [{"chips": "practical"}]


async def test_a_session_opens_at_its_end_and_breaks_never(forum: Forum, basel: Actor) -> None:
    await basel.says("/feedback")
    assert "لا توجد جلسات للتقييم بعد" in basel.screen
    w1 = await session(forum, "W1")
    await forum.clock_to(at("12:40"))
    await basel.forges(Rate(w1, 5).pack())
    assert basel.sees("لم تنتهِ هذه الجلسة بعد")
    assert basel.sees("12:45")
    await basel.forges(OpenSessionFeedback(w1).pack())
    assert basel.sees("لم تنتهِ هذه الجلسة بعد")
    assert await kept(forum) == []
    await forum.clock_to(at("12:45"))
    await basel.says("/feedback")
    assert not any("استراحة" in label for label in basel.labels)
    await basel.forges(Rate(await session(forum, "D1-B1"), 5).pack())
    assert basel.sees("لم يُعثر على المطلوب")
    await rates(basel, w1, 5)
    assert await kept(forum) == [("W1", 5, "")]


async def test_stars_can_be_changed_and_count_once(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    await rates(basel, await session(forum, "W1"), 2)
    await basel.taps("تغيير التقييم")
    await basel.taps("ممتاز")
    assert "إرسال دون اسم" not in " ".join(basel.labels)
    await basel.taps("حفظ التغيير")
    assert await kept(forum) == [("W1", 5, "")]


async def test_the_last_tap_twice_is_kept_once_and_answered_twice(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    code = Send(await session(forum, "W1"), 1, "3", 0, named=True).pack()
    await basel.forges(code)
    await basel.forges(code)
    assert await kept(forum) == [("W1", 3, "")]
    assert basel.toasts[-2:] == ["حُفظ التقييم", "حُفظ التقييم"]
    assert basel.unanswered == []


async def test_a_comment_is_asked_previewed_changed_and_deleted(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    w1 = await session(forum, "W1")
    await rates(basel, w1, 4)
    await basel.taps("إضافة تعليق")
    await basel.says("الأمثلة كانت مفيدة")
    assert "معاينة التعليق" in basel.screen
    await basel.taps("إرسال")
    assert "الأمثلة كانت مفيدة" in basel.screen
    assert await kept(forum) == [("W1", 4, "الأمثلة كانت مفيدة")]
    await basel.taps("تغيير التقييم")
    await basel.taps("ممتاز")
    await basel.taps("حفظ التغيير")
    assert await kept(forum) == [("W1", 5, "الأمثلة كانت مفيدة")]
    await basel.taps("تغيير التعليق")
    await basel.says("كان الوقت قصيراً")
    await basel.taps("إرسال")
    assert await kept(forum) == [("W1", 5, "كان الوقت قصيراً")]
    await basel.taps("حذف التعليق")
    assert await kept(forum) == [("W1", 5, "")]
    assert "حذف التعليق" not in basel.labels


async def test_leaving_the_comment_leaves_the_stars(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    await rates(basel, await session(forum, "W1"), 4)
    await basel.taps("إضافة تعليق")
    await basel.taps("إلغاء")
    assert await kept(forum) == [("W1", 4, "")]
    assert "القائمة الرئيسية" in basel.labels


async def test_strange_words_are_kept_as_words(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    await rates(basel, await session(forum, "W1"), 4)
    await basel.taps("إضافة تعليق")
    await basel.sends("sticker")
    await basel.says("ك" * 3000)
    assert basel.sees("الحد الأقصى")
    await basel.says("<b>خط</b> & =1+1 \u202eمقلوب 👍")
    assert "<b>خط</b> & =1+1 مقلوب 👍" in basel.screen
    await basel.taps("إرسال")
    assert "<b>خط</b> & =1+1 مقلوب 👍" in basel.screen
    assert await kept(forum) == [("W1", 4, "<b>خط</b> & =1+1 مقلوب 👍")]


async def test_unsent_words_to_another_session_are_not_lost_unasked(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    w1, w2 = await session(forum, "W1"), await session(forum, "W2")
    await rates(basel, w1, 4)
    await basel.taps("إضافة تعليق")
    await basel.says("عن الأولى")
    await rates(basel, w2, 3)
    await basel.forges(Comment(w2).pack())
    assert "لم يُرسل بعد" in basel.screen
    assert "التحول الرقمي" in basel.screen
    await basel.taps("متابعة")
    await basel.taps("إرسال")
    assert await kept(forum) == [("W1", 4, "عن الأولى"), ("W2", 3, "")]


async def test_words_need_stars_first(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    w1 = await session(forum, "W1")
    for code in (Comment(w1), Done(w1)):
        await basel.forges(code.pack())
        assert basel.sees("يُرجى اختيار التقييم أولاً")


async def test_stars_that_are_none_are_out_of_date(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    w1 = await session(forum, "W1")
    for stars in (0, 6, -1, 99):
        await basel.forges(Rate(w1, stars).pack())
    await basel.forges(f"fb:{w1}:five")
    await basel.forges(f"fb:{w1}")
    await basel.forges("fb:999999:5")
    assert await kept(forum) == []
    assert basel.unanswered == []


async def test_the_window_closes_at_the_end_of_its_last_local_day(forum: Forum, basel: Actor) -> None:
    w1, w2 = await session(forum, "W1"), await session(forum, "W2")
    await forum.clock_to(LAST_MINUTE)
    await rates(basel, w1, 4)
    await basel.taps("إضافة تعليق")
    await basel.says("تأخر إرساله")
    await forum.clock_to(at("00:00", day=25))
    await basel.taps("إرسال")
    assert basel.sees("انتهت مهلة التقييم")
    await basel.forges(Rate(w2, 4).pack())
    await basel.forges(Send(w1, 1, "1", 0, named=True).pack())
    assert await kept(forum) == [("W1", 4, "")]
    assert basel.sees("الأربعاء، 24 ديسمبر 2025")
    await basel.says("/feedback")
    assert "انتهت مهلة التقييم" in basel.screen
    assert not any("الهيكل التنظيمي" in label for label in basel.labels), "of W2 there is nothing to see"
    await basel.taps("التحول الرقمي")
    assert "جيد جداً" in basel.screen
    assert not any("ممتاز" in label for label in basel.labels)


async def test_a_cancelled_session_is_not_rated(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    w1 = await session(forum, "W1")
    await forum.do(lambda tx: tx.run("UPDATE session SET cancelled_at = ? WHERE id = ?", tx.stamp, w1))
    await basel.forges(Rate(w1, 5).pack())
    assert basel.sees("أُلغيت هذه الجلسة")
    await basel.says("/feedback")
    assert not any("التحول الرقمي" in label for label in basel.labels)
    assert await kept(forum) == []


async def test_an_old_card_of_a_removed_session_rates_no_other(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    [last] = await forum.rows("SELECT id, code FROM session ORDER BY id DESC LIMIT 1")
    await forum.do(lambda tx: tx.run("DELETE FROM session WHERE id = ?", last["id"]))
    await forum.do(_add_session, "NEW")
    await basel.forges(Rate(last["id"], 5).pack())
    assert basel.sees("لم يُعثر على المطلوب")
    assert await kept(forum) == []


def _add_session(tx: Tx, code: str) -> None:
    begins, ends = AFTER_W1 - timedelta(hours=2), AFTER_W1 - timedelta(hours=1)
    tx.add("session", code=code, kind="workshop", title_ar="جديدة", starts_at=stamp(begins), ends_at=stamp(ends))


async def test_only_participants_rate(forum: Forum, dana: Actor, ziad: Actor, amina: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    w1 = await session(forum, "W1")
    for visitor in (dana, ziad, amina):
        await visitor.says("/feedback")
        assert visitor.sees("يُرجى التسجيل أولاً")
        await visitor.forges(Rate(w1, 5).pack())
        await visitor.forges(OpenFeedback().pack())
        assert visitor.unanswered == []
    assert await kept(forum) == []


async def test_each_deputy_rates_for_oneself(forum: Forum, basel: Actor, omar: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    w1 = await session(forum, "W1")
    await rates(basel, w1, 5)
    await rates(omar, w1, 1)
    assert sorted(await kept(forum)) == [("W1", 1, ""), ("W1", 5, "")]


async def test_a_rating_leads_to_a_recommendation_on_its_session(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    await rates(basel, await session(forum, "W1"), 5)
    await basel.taps("تقديم توصية")
    assert "مجال التركيز" in basel.screen
    assert basel.labels[0] == "★ التحول الرقمي"


async def test_what_was_said_with_name_is_the_first_draft_of_the_problem(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    await basel.forges(Rate(await session(forum, "W1"), 5).pack())
    await basel.says("لا قاعدة بيانات موحدة للبلديات")
    await basel.taps("إرسال باسمي")
    await basel.taps("تقديم توصية")
    [draft] = await forum.rows("SELECT answers FROM draft WHERE user_id = ?", basel.user_id)
    assert "لا قاعدة بيانات موحدة للبلديات" in draft["answers"]


async def test_in_english(forum: Forum, basel: Actor) -> None:
    await forum.do(people.choose_language, basel.user_id, "en")
    await forum.clock_to(AFTER_W1)
    await basel.says("/feedback")
    await basel.taps("Digital transformation")
    await basel.taps("Very good")
    await basel.taps("Send with my name")
    assert "You can change it until the end of Wednesday" in basel.screen
    await basel.taps("Add a comment")
    await basel.says("Useful")
    await basel.taps("Send")
    assert "Useful" in basel.screen


async def test_when_it_was_received_decides_not_when_it_is_handled(forum: Forum, basel: Actor) -> None:
    w1 = await session(forum, "W1")
    late = at("00:30", day=25)
    await forum.clock_to(late)
    await forum.do(tap, forum, Send(w1, 1, "4", 0, named=True), late - timedelta(minutes=31))
    assert await kept(forum) == [("W1", 4, "")]
    with pytest.raises(handler.FeedbackClosed):
        await forum.do(tap, forum, Send(w1, 1, "2", 0, named=True), late - timedelta(minutes=30))
    assert await kept(forum) == [("W1", 4, "")]


async def test_a_rating_costs_three_statements(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    statements: list[str] = []
    await forum.do(tap, forum, Rate(await session(forum, "W1"), 4), AFTER_W1, statements)
    assert len(statements) == 3, statements


async def test_the_window_is_the_one_of_the_programme(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    await forum.do(settings.put, "feedback_window_days", 2)
    [person] = await forum.rows("SELECT person_id FROM account WHERE user_id = ?", basel.user_id)
    opinions = await forum.ask(feedback.of_person, person["person_id"], at=AFTER_W1)
    assert {opinion.closes_at for opinion in opinions} == {await forum.ask(programme.feedback_closes)}
    assert opinions[0].closes_at == datetime(2025, 12, 19, 22, tzinfo=UTC)


def tap(tx: Tx, forum: Forum, code: Rate | Send, received_at: datetime, trace: list[str] | None = None) -> None:
    """Basel's tap, handled now and received at `received_at`; the statements of its handler go to `trace`."""
    user = {"id": CAST["basel"][0], "is_bot": False, "first_name": "Basel"}
    message = {"message_id": 1, "date": 0, "chat": {"id": user["id"], "type": "private"}}
    query: dict[str, Any] = {"id": "1", "from": user, "chat_instance": "1", "data": code.pack(), "message": message}
    update = Update.de_json({"update_id": 1, "callback_query": query}, None)
    assert update is not None
    turn = Turn(tx, forum.bot.frame, update, received_at)
    turn.code = code
    tx.connection.set_trace_callback(trace.append if trace is not None else None)
    try:
        (handler.rate if isinstance(code, Rate) else handler.send)(turn)
    finally:
        tx.connection.set_trace_callback(None)

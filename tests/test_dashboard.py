"""The dashboard: who has answered, what they say, insults hidden, the missing asked twice at most, the day's digest."""

from __future__ import annotations

import sys

import pytest

from handlers.dashboard_screens import Hide, Nudge, Play, Publish, SetWindow, ShowComments, ShowMissing, ShowResult
from handlers.feedback_codes import OpenSessionFeedback, Rate, Send
from storage import attendance, dashboards, feedback, programme, registration, results, unnamed
from storage.attendance import Way
from storage.database import Tx
from storage.feedback import Answer
from storage.groups import Group, Kind, Purpose, joined, set_purpose
from tests.cast import Actor, Forum, at, text_of

AFTER_W1 = at("12:55")


async def number(forum: Forum, code: str) -> int:
    [row] = await forum.rows("SELECT id FROM session WHERE code = ?", code)
    return int(row["id"])


def check_in(tx: Tx, code: str, *user_ids: int) -> None:
    session = programme.session(tx, code)
    assert session is not None
    for user_id in user_ids:
        person = tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)
        where = attendance.of_session(tx, session)
        attendance.check_in(tx, where, person, at=tx.now, by=102, way=Way.NAME)


def enrol(tx: Tx, first: int, count: int) -> list[int]:
    """More deputies; returns the ids of the people."""
    return [registration.enrol(tx, first + one, name=f"نائب {first + one}").id for one in range(count)]


def answer(tx: Tx, person: int, code: str, said: Answer, *, forum: Forum | None = None) -> None:
    """With name, or without where the forum gives its seal."""
    opinion = feedback.of_session(tx, person, tx.value("SELECT id FROM session WHERE code = ?", code))
    assert opinion is not None
    if forum is None:
        feedback.give(tx, person, opinion, said)
    else:
        unnamed.give(tx, person, opinion, said, questions_id=1, seal=forum.bot.frame.seal)


async def test_only_organizers_see_it(forum: Forum, amina: Actor, basel: Actor, salma: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    await amina.says("/menu")
    await amina.works_at("متابعة التقييم")
    assert "متابعة التقييم" in amina.screen
    w1 = await number(forum, "W1")
    for stranger in (basel, salma):
        await stranger.says("/dashboard")
        assert "لا تتيح" in stranger.screen or "غير متاح" in stranger.screen
        for code in (ShowResult(w1), ShowComments(w1), ShowMissing(w1), Nudge(w1, sure=True), Publish(w1, shown=True)):
            await stranger.forges(code.pack())
        assert stranger.unanswered == []
    assert await forum.rows("SELECT * FROM feedback_nudge") == []
    assert await forum.rows("SELECT * FROM feedback_published") == []


async def test_one_card_keeps_itself_current(forum: Forum, amina: Actor, basel: Actor, omar: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    await forum.do(check_in, "W1", basel.user_id, omar.user_id)
    await amina.says("/dashboard")
    assert "• التحول الرقمي: أجاب 0 من 2، المتوسط —" in amina.screen
    assert "عرض بيانات مجالات التركيز ال… · D1-DATA" in amina.labels, "cut, so that the code is seen"
    await amina.taps("التحول الرقمي · W1")
    card = amina.messages[-1]["message_id"]
    for line in ("الحاضرون: 2", "أجابوا: 0", "لم يجيبوا: 2", "لا إجابات معروضة بعد"):
        assert line in amina.screen
    await basel.forges(Send(await number(forum, "W1"), 1, "4", 2, named=True).pack())
    assert amina.messages[-1]["message_id"] == card
    for line in ("أجابوا: 1", "لم يجيبوا: 1", "المتوسط 4,0 من 5", "جيد جداً ▇▇▇▇▇▇▇▇▇▇ 1", "الأبرز: عملية 1"):
        assert line in amina.screen
    await omar.forges(Send(await number(forum, "W1"), 1, "1", 0, named=False).pack())
    await forum.pass_minutes(0.1)
    assert "أجابوا: 2" in amina.screen
    assert "المتوسط 4,0 من 5" in amina.screen
    assert "إجابة واحدة دون اسم خارج الأرقام" in amina.screen
    await amina.taps("القائمة الرئيسية")
    await basel.forges(Send(await number(forum, "W1"), 1, "5", 0, named=True).pack())
    assert "مرحباً" in amina.screen or "القائمة" in amina.screen


async def test_comments_with_name_come_first_and_an_insult_is_hidden_and_kept(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await forum.clock_to(AFTER_W1)
    people = await forum.do(enrol, 6001, 7)
    await forum.do(answer, people[0], "W1", Answer(3, comment="أول"))
    await forum.clock_to(at("13:00"))
    await forum.do(answer, people[1], "W1", Answer(4, comment="أحدث"))
    for person in people[2:]:
        await forum.do(answer, person, "W1", Answer(1, comment="بلا اسم"), forum=forum)
    w1 = await number(forum, "W1")
    await amina.forges(ShowComments(w1).pack())
    shown = amina.screen
    assert shown.index("أحدث") < shown.index("أول") < shown.index("بلا اسم")
    assert "نائب 6001" in shown
    assert "العدد: 7" in shown
    await amina.taps("التالي")
    assert "7. ⭐ دون اسم" in amina.screen
    await amina.taps("السابق")
    await amina.taps("إخفاء 1")
    assert "مخفي عن التقارير" in amina.screen
    assert (await forum.rows("SELECT comment FROM feedback WHERE hidden_at IS NOT NULL")) == [{"comment": "أحدث"}]
    audited = await forum.rows("SELECT actor, act FROM audit WHERE act LIKE 'feedback-%'")
    assert audited == [{"actor": amina.user_id, "act": "feedback-hidden"}]
    [seen] = [
        one for one in await forum.ask(results.comments, w1, offset=0, limit=9, hidden=False) if one.text == "أول"
    ]
    assert seen.name == "نائب 6001"
    await amina.taps("إظهار 1")
    assert await forum.rows("SELECT id FROM feedback WHERE hidden_at IS NOT NULL") == []
    await amina.forges(Hide(424242, hidden=True, page=0).pack())
    assert "لم يُعثر على المطلوب" in amina.screen


async def test_a_voice_note_is_heard_in_the_staffs_chat(forum: Forum, amina: Actor, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    w1 = await number(forum, "W1")
    await basel.forges(Send(w1, 1, "4", 0, named=True).pack())
    await basel.taps("رسالة صوتية")
    await basel.sends("voice", b"OggS" * 9)
    await amina.forges(ShowComments(w1).pack())
    await amina.taps("استماع 1")
    assert "voice" in amina.messages[-1]
    assert "كُتب آلياً" not in text_of(amina.messages[-2])
    await amina.forges(Play(1, 99).pack())
    assert "لم يُعثر على المطلوب" in amina.screen


async def test_a_program_that_is_plugged_in_writes_voice_notes_down(forum: Forum, amina: Actor, basel: Actor) -> None:
    forum.bot.frame.transcriber = f"{sys.executable} -c \"print('قاعة باردة')\""
    await forum.clock_to(AFTER_W1)
    w1 = await number(forum, "W1")
    await basel.forges(Rate(w1, 4).pack())
    await basel.sends("voice", b"OggS" * 9)
    await basel.taps("إرسال باسمي")
    await forum.settle(30)
    await amina.forges(ShowComments(w1).pack())
    assert "كُتب آلياً من الصوت، وقد يخطئ:\nقاعة باردة" in amina.screen


async def test_the_missing_are_asked_twice_at_most(forum: Forum, amina: Actor, basel: Actor, omar: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    await forum.do(check_in, "W1", basel.user_id, omar.user_id)
    w1 = await number(forum, "W1")
    await omar.forges(Send(w1, 1, "4", 0, named=False).pack())
    before = len(omar.messages)
    await amina.forges(ShowMissing(w1).pack())
    assert "باسل محمد الورفلي" in amina.screen
    assert "عمر" not in amina.screen
    for left in ("مرتين", "آخر تذكير"):
        await amina.taps("تذكيرهم")
        assert "مشارك واحد" in amina.screen
        assert left in amina.screen
        await amina.taps("نعم، تذكيرهم")
        assert "تذكير:" in basel.screen
        assert "ما تقييمك لهذه الجلسة؟" in basel.screen
        await amina.forges(ShowMissing(w1).pack())
    assert "أُرسل التذكيران" in amina.screen
    await amina.forges(Nudge(w1, sure=True).pack())
    assert "لا يمكن إرسال المزيد" in amina.screen
    assert len([text for text in map(text_of, basel.messages) if "تذكير: لم يصل" in text]) == 2
    assert len(omar.messages) == before


async def test_results_are_for_deputies_after_the_window_where_the_organizer_says_so(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await forum.clock_to(AFTER_W1)
    people = await forum.do(enrol, 6001, 6)
    for person in people:
        await forum.do(answer, person, "W1", Answer(5, chips=("clear",), comment="سرّ"))
    await forum.do(answer, people[0], "W2", Answer(1))
    await amina.says("/dashboard")
    await amina.taps("الإعدادات")
    await amina.taps("عرض كل النتائج للمشاركين")
    assert "نتائج 4 من 4" in amina.screen
    w1, w2 = await number(forum, "W1"), await number(forum, "W2")
    await basel.says("/feedback")
    await basel.taps("التحول الرقمي")
    assert "المتوسط" not in basel.screen
    await forum.clock_to(at("00:10", day=25))
    await basel.forges(OpenSessionFeedback(w1).pack())
    assert "المتوسط 5,0 من 5" in basel.screen
    assert "سرّ" not in basel.screen
    await basel.forges(OpenSessionFeedback(w2).pack())
    assert "لا تُعرض النتائج لأن الإجابات أقل من 5" in basel.screen
    await amina.forges(Publish(w1, shown=False).pack())
    await basel.forges(OpenSessionFeedback(w1).pack())
    assert "انتهت مهلة التقييم" in basel.screen
    assert "المتوسط" not in basel.screen
    assert not await forum.ask(dashboards.is_published, w1)
    assert await forum.ask(dashboards.is_published, w2)


async def test_the_window_is_set_and_an_answer_after_it_is_refused(forum: Forum, amina: Actor, basel: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    await amina.forges(SetWindow(1).pack())
    assert "بيوم واحد، أي بنهاية يوم الخميس، 18 ديسمبر 2025" in amina.screen
    w1 = await number(forum, "W1")
    await basel.forges(Send(w1, 1, "4", 0, named=False).pack())
    await forum.clock_to(at("00:00", day=19))
    await basel.forges(Send(await number(forum, "W2"), 1, "4", 0, named=False).pack())
    assert "انتهت مهلة التقييم" in basel.screen
    assert await forum.rows("SELECT * FROM feedback_sealed") == []
    await amina.forges(ShowResult(w1).pack())
    assert "إجابة واحدة دون اسم خارج الأرقام" in amina.screen
    await amina.forges(SetWindow(5).pack())
    assert amina.unanswered == []


async def test_the_digest_comes_to_the_staffs_group_with_pictures(forum: Forum, amina: Actor) -> None:
    chat = await forum.sandbox.make_group("فريق العمل", [amina.user_id])
    await forum.sandbox.add_bot(chat)
    await forum.settle()
    await forum.do(joined, Group(chat, Kind.GROUP, "فريق العمل"), by=amina.user_id)
    await forum.do(set_purpose, chat, Purpose.STAFF, by=amina.user_id)
    await forum.clock_to(AFTER_W1)
    people = await forum.do(enrol, 6001, 3)
    for person in people:
        await forum.do(answer, person, "W1", Answer(4))
    await forum.clock_to(at("20:00"))
    await forum.settle(30)
    said = [message for message in forum.sandbox.messages(chat) if message["from"]["is_bot"]]
    [digest] = [message for message in said if "حصيلة التقييم" in text_of(message)]
    assert "• التحول الرقمي: أجاب 3 من" in text_of(digest)
    assert "الإجابات: 3" in text_of(digest)
    assert len([message for message in said if "photo" in message]) == 2


async def test_a_day_of_silence_has_no_digest(forum: Forum, amina: Actor) -> None:
    await forum.clock_to(at("20:00"))
    assert not any("حصيلة التقييم" in text_of(message) for message in amina.messages)


async def test_pictures_on_request(forum: Forum, amina: Actor) -> None:
    await forum.clock_to(AFTER_W1)
    await amina.says("/dashboard")
    await amina.taps("صورة النتائج")
    await forum.settle(30)
    assert "لا نتائج بعد" in amina.screen
    people = await forum.do(enrol, 6001, 2)
    await forum.do(answer, people[0], "W1", Answer(4))
    await amina.says("/dashboard")
    await amina.taps("صورة النتائج")
    await forum.settle(30)
    photos = [message for message in amina.messages if "photo" in message]
    assert [text_of(message) for message in photos] == ["متوسط تقييم الجلسات", "متوسط التقييم حسب مجال التركيز"]
    assert not list((forum.environment.database.parent / "outgoing").glob("feedback-*"))


@pytest.mark.parametrize("page", [-1, 7, 99])
async def test_a_page_that_is_none_is_the_nearest(forum: Forum, amina: Actor, page: int) -> None:
    await forum.clock_to(AFTER_W1)
    w1 = await number(forum, "W1")
    for code in (ShowComments(w1, page), ShowMissing(w1, page)):
        await amina.forges(code.pack())
        assert "التحول الرقمي" in amina.screen
    await amina.forges(f"db:{page}")
    assert "متابعة التقييم" in amina.screen

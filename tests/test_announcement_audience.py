"""For whom an announcement is, and when: conditions by buttons, times as people write them, the programme's moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.announcement_when import TimeNotUnderstood, read_time
from storage import announcements, attendance, audiences, moments, programme, registration, sending
from storage.announcements import Announcement, State
from storage.attendance import Way
from storage.audiences import EVERYONE, Audience, Condition, Term
from storage.database import Tx
from storage.moments import Moment, MomentHasPassed
from storage.people import Role
from tests.cast import Actor, Forum, at, text_of
from tests.test_tellings import change, move

DANA = 104


def seen(who: Actor, words: str) -> int:
    return sum(words in text_of(message) for message in who.messages)


async def composes(amina: Actor, text: str = "إعلان") -> None:
    await amina.says("/announce")
    await amina.says(text)


async def enrols(forum: Forum, user_id: int = DANA, name: str = "دانا سالم") -> None:
    await forum.do(registration.enrol, user_id, name=name, municipality="مصراتة", phone=f"+2189100{user_id:05d}")


async def checks_in(forum: Forum, user_id: int, code: str = "") -> None:
    def mark(tx: Tx) -> None:
        person = tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)
        session = programme.session(tx, code) if code else None
        today = attendance.today(tx, tx.now)
        there = attendance.of_session(tx, session) if session else today
        attendance.check_in(tx, there, person, by=102, way=Way.NAME, at=tx.now)

    await forum.do(mark)


async def members(forum: Forum, audience: Audience) -> set[int]:
    found: set[int] = await forum.ask(audiences.members, audience)
    return found


async def test_conditions_combine_with_and_or_and_not(forum: Forum, basel: Actor, omar: Actor, dana: Actor) -> None:
    await dana.says("/start")
    await enrols(forum)
    await checks_in(forum, basel.user_id)
    everybody = {basel.user_id, omar.user_id, dana.user_id}
    today, away = Term(Condition.TODAY), Term(Condition.TODAY, turned=True)
    role = Term(Condition.ROLE, Role.FACILITATOR.value)
    assert await members(forum, EVERYONE) == everybody
    assert await members(forum, EVERYONE.narrowed(today)) == {basel.user_id}
    assert await members(forum, EVERYONE.narrowed(away)) == everybody - {basel.user_id}
    assert await members(forum, EVERYONE.narrowed(today).widened(role)) == {basel.user_id, omar.user_id}
    assert await members(forum, EVERYONE.narrowed(away).narrowed(role)) == {omar.user_id}
    assert await members(forum, EVERYONE.narrowed(today).narrowed(role)) == set()
    assert await members(forum, Audience((), (-1,))) == set()


async def test_every_condition_finds_its_people(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor, dana: Actor, ziad: Actor
) -> None:
    for who in (dana, ziad):
        await who.says("/start")
    await enrols(forum)
    await checks_in(forum, omar.user_id, "W1")
    w1 = await forum.ask(programme.session, "W1")
    (row,) = await forum.rows(
        "SELECT p.municipality_id, m.region FROM person p JOIN municipality m"
        " ON m.id = p.municipality_id JOIN account a ON a.person_id = p.id WHERE a.user_id = ?",
        dana.user_id,
    )
    (area,) = await forum.rows("SELECT focus_area_id FROM session WHERE code = 'W1'")
    (person,) = await forum.rows("SELECT person_id FROM account WHERE user_id = ?", basel.user_id)

    def rates(tx: Tx) -> None:
        tx.run(
            "INSERT INTO session_choice (session_id, person_id, state, at) VALUES (?, ?, 'chosen', ?)",
            w1.id,
            person["person_id"],
            tx.stamp,
        )

    await forum.do(rates)
    expected = {
        Term(Condition.PRESENT, str(w1.id)): {omar.user_id},
        Term(Condition.CHOSE, str(w1.id)): {basel.user_id},
        Term(Condition.SILENT, str(w1.id)): {basel.user_id, omar.user_id, dana.user_id},
        Term(Condition.MUNICIPALITY, str(row["municipality_id"])): {dana.user_id},
        Term(Condition.REGION, row["region"]): {basel.user_id, omar.user_id, dana.user_id},
        Term(Condition.AREA, str(area["focus_area_id"])): {omar.user_id, basel.user_id},
        Term(Condition.ROLE, "organizer"): {amina.user_id},
        Term(Condition.PICKED, str(person["person_id"])): {basel.user_id},
    }
    for term, people in expected.items():
        assert await members(forum, EVERYONE.narrowed(term)) == people, term
    assert ziad.user_id in await members(forum, EVERYONE.narrowed(Term(Condition.NEW)))
    assert basel.user_id not in await members(forum, EVERYONE.narrowed(Term(Condition.NEW)))


async def test_an_audience_is_put_together_by_buttons_and_looked_at_by_name(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor
) -> None:
    await checks_in(forum, basel.user_id)
    await forum.sandbox.block(omar.user_id)
    await forum.settle()
    await composes(amina)
    for label in ("المستلمون", "تضييق بشرط", "حاضر اليوم"):
        await amina.taps(label)
    assert "الحاضرون اليوم" in amina.screen
    assert "مشارك واحد" in amina.screen
    for label in ("توسيع بفئة", "من لا ينطبق", "حاضر اليوم"):
        await amina.taps(label)
    assert "(الحاضرون اليوم) أو (غير الحاضرين اليوم)" in amina.screen
    assert "منهم واحد يتعذّر الوصول إليه" in amina.screen
    await amina.taps("الأسماء")
    assert "باسل محمد الورفلي" in amina.screen
    assert "عمر علي الزنتاني، زليتن (يتعذّر الوصول إليه)" in amina.screen
    for label in ("رجوع", "حذف آخر شرط", "تم"):
        await amina.taps(label)
    assert "الفئة: الحاضرون اليوم" in amina.screen
    await amina.sends_it()
    await forum.sent()
    assert (seen(basel, "إعلان"), seen(omar, "إعلان")) == (1, 0)
    (kept,) = await forum.rows("SELECT audience_words, recipients FROM announcement")
    assert kept == {"audience_words": "الحاضرون اليوم", "recipients": 1}


async def test_people_and_places_are_picked_by_typing(forum: Forum, amina: Actor, basel: Actor, omar: Actor) -> None:
    await composes(amina)
    for label in ("المستلمون", "تضييق بشرط", "اختيار بالاسم"):
        await amina.taps(label)
    for typed, name in (("ورفل", "باسل محمد الورفلي"), ("زنتان", "عمر علي الزنتاني")):
        await amina.says(typed)
        await amina.taps(name)
        assert any(label.startswith(f"✅ {name}") for label in amina.labels)
    assert "مشاركان اختيرا بالاسم" in amina.screen, "picked ones come together"
    await amina.taps("تم")
    for label in ("تضييق بشرط", "البلدية"):
        await amina.taps(label)
    await amina.says("زلتين")
    await amina.taps("زليتن")
    assert "مشاركان اختيرا بالاسم وبلدية زليتن" in amina.screen
    for _ in range(2):
        await amina.taps("حذف آخر شرط")
    assert "جميع المسجَّلين" in amina.screen


async def test_who_is_picked_by_name_is_taken_out_by_a_tap(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor
) -> None:
    await composes(amina)
    for label in ("المستلمون", "تضييق بشرط", "حاضر اليوم", "توسيع بفئة", "اختيار بالاسم"):
        await amina.taps(label)
    for typed in ("ورفل", "زنتان"):
        await amina.says(typed)
        await amina.taps("باسل" if typed == "ورفل" else "عمر")
    await amina.taps("✅ باسل")
    assert "مشارك واحد اختير بالاسم" in amina.screen
    stale = amina.button("✅ عمر")[1]
    await amina.taps("✅ عمر")
    await amina.forges(stale)
    assert not any("✅" in label for label in amina.labels)
    await amina.says("ورفل")
    await amina.taps("باسل")
    await amina.taps("تم")
    assert "(الحاضرون اليوم) أو (مشارك واحد اختير بالاسم)" in amina.screen, "still a group of its own"
    await amina.says("كلام")
    assert not any("✅" in label for label in amina.labels), "no name is asked for any more"


async def test_many_who_are_picked_take_pages(forum: Forum, amina: Actor) -> None:
    for number in range(12):
        await enrols(forum, 9100 + number, f"مشارك رقم {number:02}")
    people = [
        row["person_id"] for row in await forum.rows("SELECT person_id FROM account WHERE user_id >= 9100 ORDER BY 1")
    ]
    await composes(amina)
    one = await forum.ask(announcements.existing, 1)
    await forum.do(announcements.address, one, EVERYONE.narrowed(audiences.picked(people)))
    for label in ("المستلمون", "تضييق بشرط", "اختيار بالاسم"):
        await amina.taps(label)
    assert sum("✅" in label for label in amina.labels) == 2, "those who were picked last"
    await amina.taps("السابق")
    assert sum("✅" in label for label in amina.labels) == 10
    await amina.taps("✅ مشارك رقم 03")
    assert (await find(forum)).audience.terms[0].value.count(",") == 10
    assert any("رقم 04" in label for label in amina.labels), "the page stays where it is"


async def test_every_session_can_be_chosen_however_many_there_are(forum: Forum, amina: Actor) -> None:
    def many(tx: Tx) -> None:
        for number in range(50):
            hour = f"2025-12-17T{number // 10 + 7:02}:{number % 10:02}:00Z"
            end = hour.replace("12-17T", "12-18T")
            tx.add(
                "session", code=f"X{number}", kind="workshop", title_ar=f"ورشة {number}", starts_at=hour, ends_at=end
            )

    await forum.do(many)
    await composes(amina)
    ways = (
        ("المستلمون", "تضييق بشرط", "حضر جلسة"),
        ("الموعد", "مع البرنامج"),
        ("الخيارات", "الأزرار", "زر إلى جلسة"),
    )
    for labels in ways:
        for label in labels:
            await amina.taps(label)
        while not any("X49" in label for label in amina.labels):
            await amina.taps("التالي")
        await amina.taps("X49")
        await amina.says("/announce")


async def test_who_has_left_telegram_counts_as_out_of_reach(forum: Forum, amina: Actor, omar: Actor) -> None:
    await forum.do(lambda tx: tx.run("UPDATE account SET reachable = 'deactivated' WHERE user_id = ?", omar.user_id))
    found = await forum.ask(audiences.reach, EVERYONE)
    assert (found.people, found.unreachable) == (2, 1)
    await composes(amina)
    assert "منهم واحد يتعذّر الوصول إليه" in amina.screen


async def test_the_staff_are_not_asked_to_register(forum: Forum, amina: Actor, waleed: Actor, ziad: Actor) -> None:
    for who in (amina, waleed, ziad):
        await who.says("/start")
    new = EVERYONE.narrowed(Term(Condition.NEW))
    assert await forum.ask(audiences.members, new, owners=forum.owners) == {ziad.user_id}


async def test_a_name_that_nobody_has_is_said_and_asked_again(forum: Forum, amina: Actor) -> None:
    await composes(amina)
    for label in ("المستلمون", "تضييق بشرط", "اختيار بالاسم"):
        await amina.taps(label)
    await amina.says("قققق")
    assert "يُرجى كتابة حروف من اسم المشارك" in amina.screen
    await amina.taps("إلغاء")
    assert "جميع المسجَّلين" in amina.screen, "back at the recipients"


async def test_forged_conditions_are_refused(forum: Forum, amina: Actor, basel: Actor) -> None:
    await composes(amina)
    forged = ("ana3:and:0:region:99", "ana3:and:0:role:king", "ana3:and:0:present:x", "ana2:and:0:new", "ana8:-77")
    for data in forged:
        await amina.forges(data)
        await basel.forges(data)
    one = await forum.ask(announcements.existing, 1)
    assert one.audience == EVERYONE
    assert not amina.unanswered
    assert not basel.unanswered


TRIPOLI = ZoneInfo("Africa/Tripoli")
NOON = datetime(2025, 12, 16, 12, 0, tzinfo=TRIPOLI)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:30", "2025-12-16 14:30"),
        ("١٤:٣٠", "2025-12-16 14:30"),
        ("9.05", "2025-12-17 09:05"),
        ("17/12 08:00", "2025-12-17 08:00"),
        ("17-12 8:00", "2025-12-17 08:00"),
        ("2025-12-18 08:00", "2025-12-18 08:00"),
        ("3/1 10:00", "2026-01-03 10:00"),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, meant: str) -> None:
    assert read_time(typed, NOON, TRIPOLI) == datetime.fromisoformat(meant).replace(tzinfo=TRIPOLI)


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "31/2 10:00", "14", "14:3", "1/1/1 1:1:1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(TimeNotUnderstood):
        read_time(typed, NOON, TRIPOLI)


def test_a_day_that_has_passed_is_refused() -> None:
    with pytest.raises(MomentHasPassed):
        read_time("15/12 10:00", NOON, TRIPOLI)


async def find(forum: Forum, number: int = 1) -> Announcement:
    one: Announcement = await forum.ask(announcements.existing, number)
    return one


async def schedules(amina: Actor, typed: str = "14:30", valid: str = "حتى نهاية اليوم") -> None:
    await composes(amina, "بعد قليل")
    for label in ("الموعد", "في وقت محدد"):
        await amina.taps(label)
    await amina.says(typed)
    await amina.taps("رجوع")
    assert "الموعد: الثلاثاء 16 ديسمبر، الساعة 14:30" in amina.screen
    await amina.taps("جدولة الإرسال")
    await amina.taps(valid)


async def test_it_is_sent_at_its_time_and_its_card_comes_anew(forum: Forum, amina: Actor, basel: Actor) -> None:
    await schedules(amina)
    assert "الإعلان 1: مجدول" in amina.screen
    await forum.clock_to(at("14:29"))
    assert seen(basel, "بعد قليل") == 0
    await forum.clock_to(at("14:30"))
    await forum.sent()
    assert seen(basel, "بعد قليل") == 1
    assert "الإعلان 1: اكتمل الإرسال" in amina.screen


async def test_one_that_fell_due_while_the_bot_was_down_is_sent_late_while_it_helps(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await schedules(amina)
    await forum.stop_bot()
    await forum.sandbox.jump(at("15:10"))
    await forum.start_bot()
    await forum.sent()
    assert seen(basel, "بعد قليل") == 1


async def test_one_that_helps_nobody_any_more_is_not_sent_and_its_author_is_told(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await schedules(amina, valid="ساعتان")
    await forum.stop_bot()
    await forum.sandbox.jump(at("16:31"))
    await forum.start_bot()
    assert seen(basel, "بعد قليل") == 0
    assert "لم يُرسل: مضى وقته" in amina.screen
    assert (await find(forum)).state is State.CANCELLED


async def test_a_scheduled_one_is_taken_back_and_changed(forum: Forum, amina: Actor, waleed: Actor) -> None:
    await schedules(amina)
    await waleed.forges("anx9:1:0")
    assert (await find(forum)).state is State.SCHEDULED, "another organizer may stop it, not change it"
    await amina.taps("تعديل")
    assert "أُلغيت جدولة الإعلان" in amina.screen
    await amina.taps("متابعة")
    assert "معاينة" in amina.screen
    await forum.clock_to(at("15:00"))
    assert (await find(forum)).state is State.DRAFT


async def test_it_moves_with_its_session_and_is_off_with_it(forum: Forum, amina: Actor, basel: Actor) -> None:
    await composes(amina, "يُرجى الحضور")
    for label in ("الموعد", "مع البرنامج", "W1", "قبل البداية بـ10 دقائق", "رجوع", "جدولة الإرسال", "حتى نهاية اليوم"):
        await amina.taps(label)
    assert "قبل بداية «التحول الرقمي» بـ10 دقائق" in amina.screen
    assert "الساعة 11:05" in amina.screen

    await forum.do(move, "W1", minutes=45)
    await forum.clock_to(at("11:20"))
    assert seen(basel, "يُرجى الحضور") == 0
    await amina.forges("anv:1")
    assert "الساعة 11:50" in amina.screen, "it was released with its session's new time"

    def is_off(tx: Tx) -> None:
        change(tx, "W1", cancelled=True)

    await forum.do(is_off)
    assert seen(basel, "يُرجى الحضور") == 0
    assert "أُلغيت الجلسة المرتبط بها" in amina.screen


async def test_a_time_that_passed_while_one_thought_is_said(forum: Forum, amina: Actor, basel: Actor) -> None:
    await composes(amina)
    for label in ("الموعد", "في وقت محدد"):
        await amina.taps(label)
    await amina.says("كلام")
    assert "لم يُفهم الوقت" in amina.screen
    await amina.says("08:40")
    await amina.taps("رجوع")
    await forum.clock_to(at("09:00"))
    await amina.taps("جدولة الإرسال")
    await amina.taps("حتى نهاية اليوم")
    assert "مضى هذا الوقت" in amina.screen
    assert (await find(forum)).state is State.DRAFT


async def test_who_joins_late_gets_what_still_holds_and_nobody_twice(
    forum: Forum, amina: Actor, basel: Actor, dana: Actor
) -> None:
    await composes(amina, "مفتاح القاعة لدى الاستقبال")
    await amina.taps("إرسال")
    await amina.taps("ساعتان")
    await forum.sent()
    await dana.says("/start")
    await enrols(forum)
    await forum.pass_minutes(1.1)
    await forum.settle()
    assert seen(dana, "مفتاح القاعة") == 1
    assert (await forum.ask(sending.delivery, await find(forum))).recipients == 3
    await forum.pass_minutes(1.1)
    assert (seen(dana, "مفتاح القاعة"), seen(basel, "مفتاح القاعة")) == (1, 1)


async def test_who_joins_after_its_end_gets_nothing(forum: Forum, amina: Actor, dana: Actor) -> None:
    await composes(amina, "مفتاح القاعة لدى الاستقبال")
    await amina.taps("إرسال")
    await amina.taps("ساعتان")
    await forum.sent()
    await forum.pass_minutes(121)
    await dana.says("/start")
    await enrols(forum)
    await forum.pass_minutes(5)
    assert seen(dana, "مفتاح القاعة") == 0


async def test_validity_ends_where_it_says(forum: Forum) -> None:

    sent_at = at("10:00")
    ends = {word: await forum.ask(moments.ends, word, sent_at=sent_at) for word in ("none", "hours-2", "day", "event")}
    assert ends["none"] is None
    assert ends["hours-2"] == sent_at + timedelta(hours=2)
    assert ends["day"] == datetime(2025, 12, 17, tzinfo=TRIPOLI)
    assert ends["event"] == datetime(2025, 12, 18, tzinfo=TRIPOLI)
    late = datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert await forum.ask(moments.ends, "event", sent_at=late) == datetime(2026, 3, 2, tzinfo=TRIPOLI)


def test_a_moment_is_read_as_it_was_written() -> None:
    for one in (Moment(), Moment(at="2025-12-16T10:00:00Z"), Moment(session_id=4, from_end=True, minutes=-10)):
        assert Moment.read(one.written()) == one
    audience = Audience(((Term(Condition.TODAY, "", turned=True),), ()), (-5,))
    assert Audience.read(audience.written()) == audience
    assert Audience.read("everyone") == EVERYONE

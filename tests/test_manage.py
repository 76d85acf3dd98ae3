"""The programme edited in the chat: on a working copy, looked over, released with a comment; and done wrongly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from storage import editing, people, releases, versions
from storage.database import Tx
from storage.people import Role
from storage.versions import Planned
from tests.cast import Actor, Forum, at, text_of
from tests.test_board import forum_group, said

W1 = "11:15 التحول الرقمي"


async def edits(amina: Actor, session: str = W1) -> None:
    await amina.says("/manage")
    await amina.taps("تعديل جلسة")
    await amina.taps(session)


async def row(forum: Forum, code: str) -> Planned:
    found: Planned = await forum.ask(editing.find, code)
    return found


async def in_force(forum: Forum, code: str) -> dict[str, Any]:
    (found,) = await forum.rows("SELECT * FROM session WHERE code = ?", code)
    return found


async def test_the_conversation_of_the_handlers_first_page(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.works_at("إدارة البرنامج")
    assert "النسخة السارية: 1" in amina.screen
    assert "لا توجد تعديلات غير منشورة." in amina.screen
    await amina.taps("تعديل جلسة")
    await amina.taps(W1)
    await amina.taps("الموعد")
    await amina.taps("+15 د")
    assert "من 11:30 إلى 13:00" in amina.screen
    await amina.taps("رجوع")
    assert "تعديل لم يُنشر بعد:\n🕒 التحول الرقمي: تغيّر الموعد" in amina.screen
    assert (await in_force(forum, "W1"))["starts_at"] == "2025-12-16T09:15:00Z"
    await amina.taps("مراجعة ونشر (1)")
    assert "تعديل واحد ينتظر النشر" in amina.screen
    assert "الموعد السابق: من 11:15 إلى 12:45" in amina.screen
    assert "يُبلَّغ المعنيون وحدهم بعد 3 دقائق" in amina.screen
    await amina.taps("نشر")
    await amina.says("تأخر الافتتاح")
    assert "نُشرت النسخة 2 من البرنامج." in amina.screen
    assert (await in_force(forum, "W1"))["starts_at"] == "2025-12-16T09:30:00Z"
    await forum.pass_minutes(4)
    assert basel.sees("الموعد الجديد: من 11:30 إلى 13:00")
    await amina.says("/manage")
    assert "سببها: تأخر الافتتاح" in amina.screen
    assert not amina.unanswered


async def test_the_conversation_of_the_forms_first_page(forum: Forum, amina: Actor) -> None:
    await edits(amina)
    await amina.taps("الموعد")
    await amina.taps("يوم أو وقت آخر")
    await amina.taps("الأربعاء 17 ديسمبر")
    await amina.says("٩:١٥")
    assert "الأربعاء، 17 ديسمبر 2025، من 09:15 إلى 10:45" in amina.screen
    assert (await row(forum, "W1")).starts_at == at("09:15", day=17)


@pytest.mark.parametrize(("typed", "time"), [("14", "14:00"), ("9.05", "09:05"), ("0930", "09:30"), ("23:59", "23:59")])
async def test_times_as_people_write_them(forum: Forum, amina: Actor, typed: str, time: str) -> None:
    await edits(amina)
    await amina.taps("الموعد")
    await amina.taps("يوم أو وقت آخر")
    await amina.taps("الثلاثاء 16 ديسمبر")
    await amina.says(typed)
    assert (await row(forum, "W1")).starts_at == at(time)


async def test_what_is_no_time_is_refused_with_an_example_and_asked_again(forum: Forum, amina: Actor) -> None:
    await edits(amina)
    await amina.taps("المدة")
    await amina.taps("وقت انتهاء آخر")
    for typed in ("بعد الظهر", "25:00", "12:75", "١٢٣٤٥", "س" * 4000):
        await amina.says(typed)
        assert "يُرجى كتابته بالساعة والدقيقة، مثل 14:30" in amina.screen
    await amina.says("10:00")
    assert "لا يمكن أن تنتهي الجلسة عند 10:00 وهي تبدأ عند 11:15" in amina.screen
    await amina.says("13:00")
    assert "من 11:15 إلى 13:00" in amina.screen


async def test_length_room_cancellation_and_undo(forum: Forum, amina: Actor) -> None:
    await edits(amina)
    await amina.taps("المدة")
    await amina.taps("+30 د")
    await amina.taps("رجوع")
    await amina.taps("المكان")
    await amina.taps("القاعة 2")
    assert "تغيّر الموعد والمكان" in amina.screen
    await amina.taps("المكان")
    await amina.says("قاعة المؤتمرات")
    assert (await row(forum, "W1")).room == "قاعة المؤتمرات"
    await amina.taps("إلغاء الجلسة")
    assert "أُلغيت هذه الجلسة." in amina.screen
    assert (await in_force(forum, "W1"))["cancelled_at"] is None
    await amina.taps("إعادة الجلسة")
    await amina.taps("التراجع عن التعديل")
    assert amina.toasts[-1] == "أُلغي التعديل"
    assert await forum.ask(releases.working) is None


async def test_two_sessions_change_places(forum: Forum, amina: Actor) -> None:
    before = await row(forum, "W1"), await row(forum, "W3")
    await edits(amina)
    await amina.taps("تبديل")
    await amina.taps("التسوية الوظيفية")
    assert "ما الذي يُبدَّل بين الجلستين؟" in amina.screen
    await amina.taps("الموعدان والمكانان")
    after = await row(forum, "W1"), await row(forum, "W3")
    assert (after[0].starts_at, after[0].ends_at, after[0].room) == (
        before[1].starts_at,
        before[1].ends_at,
        before[1].room,
    )
    assert (after[1].starts_at, after[1].room) == (before[0].starts_at, before[0].room)
    await amina.taps("مراجعة ونشر (2)")
    assert "تعديلان ينتظران النشر" in amina.screen


async def test_a_session_is_added_and_is_gone_again_when_it_is_undone(forum: Forum, amina: Actor) -> None:
    async def add() -> None:
        await amina.says("/manage")
        await amina.taps("إضافة جلسة")
        await amina.says("حلقة نقاش")
        await amina.taps("تخطي")
        await amina.taps("ورشة عمل")
        await amina.taps("الأربعاء 17 ديسمبر")
        await amina.says("15:00")
        await amina.taps("90 دقيقة")
        await amina.taps("القاعة 2")
        await amina.taps("تخطي")
        await amina.says("زليتن، غات")
        assert "حلقة نقاش" in amina.screen
        await amina.taps("إضافة إلى نسخة العمل")

    await add()
    assert "حلقة نقاش: جلسة مضافة" in amina.screen
    assert "الفئة المستهدفة: زليتن، غات" in amina.screen
    await amina.taps("التراجع عن التعديل")
    assert "تعديل برنامج الأربعاء، 17 ديسمبر 2025" in amina.screen
    await add()
    await amina.taps("مراجعة ونشر")
    assert "لا أحد في الكشف ينطبق عليه «غات»" in amina.screen
    await amina.taps("نشر")
    await amina.taps("دون سبب آخر، ونشر الآن")
    assert "نُشرت النسخة 2" in amina.screen
    found = await in_force(forum, "W10")
    assert (found["title_ar"], found["starts_at"]) == ("حلقة نقاش", "2025-12-17T13:00:00Z")
    (comment,) = await forum.rows("SELECT comment FROM programme_release WHERE number = 2")
    assert comment["comment"] == "تعديل: حلقة نقاش (مضافة)"


async def test_details_by_words_and_by_buttons(forum: Forum, amina: Actor) -> None:
    await edits(amina)
    await amina.taps("تفاصيل أخرى")
    await amina.taps("عدد المقاعد")
    await amina.says("لا أدري")
    assert "يُرجى كتابة رقم من 1 إلى" in amina.screen
    await amina.says("٤٠")
    await amina.taps("تفاصيل أخرى")
    await amina.taps("النوع")
    await amina.taps("اجتماع")
    await amina.taps("تفاصيل أخرى")
    await amina.taps("الميسّر")
    await amina.taps("تخطي")
    found = await row(forum, "W1")
    assert (found.capacity, found.kind.value, found.facilitator) == (40, "meeting", "")
    await amina.taps("مراجعة ونشر")
    assert "تعديلات النص لا تُرسل بها رسائل." in amina.screen


async def test_doubts_before_the_release(forum: Forum, amina: Actor) -> None:
    def clash(tx: Tx) -> None:
        w2 = editing.find(tx, "W2")
        w3 = editing.find(tx, "W3")
        editing.put(tx, replace(w2, room="القاعه الكبرى", facilitator="د. سالم"), by=1)
        editing.put(tx, replace(w3, facilitator="د سالم", starts_at=w2.starts_at, ends_at=w2.ends_at), by=1)
        d2 = editing.find(tx, "W8")
        editing.put(tx, editing.shifted(d2, at("10:00", day=19)), by=1)

    await forum.do(clash)
    await amina.says("/manage")
    await amina.taps("مراجعة ونشر (3)")
    assert "فيه جلستان في وقت واحد: «التحول الرقمي» و«الهيكل التنظيمي»" in amina.screen
    assert "الميسّر «د. سالم» في جلستين في وقت واحد" in amina.screen
    assert "خارج أيام المنتدى: الجمعة، 19 ديسمبر 2025" in amina.screen
    assert "في يوم جمعة" in amina.screen


async def test_what_was_edited_after_the_look_is_not_released(forum: Forum, amina: Actor, waleed: Actor) -> None:
    await edits(amina)
    await amina.taps("إلغاء الجلسة")
    await amina.taps("مراجعة ونشر")
    await edits(waleed, "11:15 الهيكل التنظيمي")
    await waleed.taps("إلغاء الجلسة")
    await amina.taps("نشر")
    assert amina.toasts[-1].startswith("تغيّرت هذه الشاشة") or amina.sees("تعديلان ينتظران النشر")
    await amina.taps("نشر")
    await waleed.taps("إعادة الجلسة")
    await amina.says("الجلسة ملغاة")
    assert "عُدّل البرنامج في أثناء ذلك، ولم يُنشر شيء." in amina.screen
    assert await forum.ask(versions.latest) == 1


async def test_an_impatient_second_tap_moves_nothing_twice(forum: Forum, amina: Actor) -> None:
    await edits(amina)
    await amina.taps("الموعد")
    _, data = amina.button("+15 د")
    await amina.forges(data)
    await amina.forges(data)
    assert (await row(forum, "W1")).starts_at == at("11:30")


async def test_every_edit_is_forgotten_after_a_question(forum: Forum, amina: Actor) -> None:
    await edits(amina)
    await amina.taps("إلغاء الجلسة")
    await amina.taps("مراجعة ونشر")
    await amina.taps("التراجع عن كل التعديلات")
    assert await forum.ask(releases.working) is not None
    await amina.taps("نعم، حذف التعديلات")
    assert "لا توجد تعديلات تنتظر النشر." in amina.screen
    assert await forum.ask(releases.working) is None


async def test_old_versions_are_read_and_brought_back(forum: Forum, amina: Actor) -> None:
    await edits(amina)
    await amina.taps("إلغاء الجلسة")
    await amina.taps("مراجعة ونشر")
    await amina.taps("نشر")
    await amina.says("اعتذار الميسّر")
    await amina.taps("النسخة 2")
    assert "سببها: اعتذار الميسّر" in amina.screen
    assert "نشرها: أمينة" in amina.screen
    assert "التحول الرقمي: أُلغيت" in amina.screen
    await amina.taps("النسخ السابقة")
    await amina.taps("1. ")
    await amina.taps("قراءة البرنامج كما كان")
    assert "من 11:15 إلى 12:45، جلسات متوازية\n• التحول الرقمي — القاعة الكبرى" in amina.screen
    await amina.taps("الأربعاء 17 ديسمبر")
    assert "الجلسة الختامية" in amina.screen
    await amina.taps("النسخة 1")
    await amina.taps("إعادة هذه النسخة")
    assert "أُعدّت النسخة 1 للنشر." in amina.screen
    assert "التحول الرقمي: جلسة مضافة" in amina.screen
    await amina.taps("نشر")
    await amina.says("عاد الميسّر")
    assert (await in_force(forum, "W1"))["cancelled_at"] is None
    assert await forum.ask(versions.latest) == 3


async def test_who_was_told_is_found_again_from_the_versions(forum: Forum, amina: Actor) -> None:
    await edits(amina)
    await amina.taps("إلغاء الجلسة")
    await amina.taps("مراجعة ونشر")
    await amina.taps("نشر")
    await amina.says("اعتذار الميسّر")
    await forum.pass_minutes(4)
    await amina.says("/manage")
    await amina.taps("النسخ السابقة")
    await amina.taps("الإبلاغ")
    await amina.taps("النسخة 2 · ")
    assert "✓ أُكّد استلامها: 0 من 2" in amina.screen
    await amina.taps("تحديث")
    assert amina.toasts[-1].startswith("حُدّثت البطاقة")


async def test_nobody_without_the_right_edits_or_releases(
    forum: Forum, amina: Actor, basel: Actor, salma: Actor, ziad: Actor
) -> None:
    await edits(amina)
    await amina.taps("المكان")
    await forum.do(people.revoke, amina.user_id, Role.ORGANIZER)
    await amina.says("قاعة لا يملكها")
    assert await forum.ask(releases.working) is None
    for actor in (basel, salma, ziad):
        await actor.says("/manage")
        for data in ("mg", "mgc:W1:1", "mgm:W1:15:29431395", "rel:abcdefgh", "verr:1", "hrn:quiet_minutes:0"):
            await actor.forges(data)
        assert not actor.unanswered
    assert await forum.ask(releases.working) is None


async def test_forged_and_stale_buttons_get_an_answer(forum: Forum, amina: Actor) -> None:
    await amina.says("/manage")
    forged = ["mgd:5:0", "mgd:20261216:0", "mgs:NONE", "mga:nothing:W1", "mgw:W1:40", "verd:9:0", "verd:1:20300101"]
    for data in [*forged, "ver:99:0", "mgx:W1:W1:rooms", "rel:zzzzzzzz", "relx:zzzzzzzz:1", "hrn:quiet_minutes:999"]:
        await amina.forges(data)
    assert not amina.unanswered
    assert await forum.ask(releases.working) is None


async def test_a_form_that_is_left_goes_back_to_the_session(forum: Forum, amina: Actor) -> None:
    await edits(amina)
    await amina.taps("المكان")
    await amina.taps("إلغاء")
    assert "التحول الرقمي" in amina.screen
    assert "🕒 الموعد" in amina.labels
    await amina.taps("المكان")
    await amina.says("/manage")
    await amina.says("ليست قاعة")
    assert (await row(forum, "W1")).room == "القاعة الكبرى"


async def test_wrong_answers_are_refused_in_one_sentence_and_nothing_is_lost(forum: Forum, amina: Actor) -> None:
    await amina.says("/manage")
    await amina.taps("إضافة جلسة")
    await amina.says("س" * 4000)
    assert "200" in amina.screen
    await amina.sends("sticker")
    assert "ما عنوان الجلسة بالعربية؟" in amina.screen
    await amina.says("<b>حلقة</b> & نقاش")
    await amina.says("Panel")
    await amina.says("ورشة")
    assert "ما نوعها؟" in amina.screen
    await amina.taps("اجتماع")
    await amina.says("/menu")
    await amina.taps("متابعة")
    await amina.taps("الثلاثاء 16 ديسمبر")
    await amina.says("23:30")
    await amina.taps("120 دقيقة")
    await amina.taps("تخطي")
    await amina.taps("تخطي")
    await amina.taps("تخطي")
    await amina.taps("إضافة إلى نسخة العمل")
    assert "<b>حلقة</b> & نقاش" in amina.screen
    await amina.taps("مراجعة ونشر")
    await amina.taps("نشر")
    await amina.says("ن" * 1000)
    assert "200" in amina.screen
    await amina.taps("إلغاء")
    assert "تعديل واحد ينتظر النشر" in amina.screen
    assert not amina.unanswered


async def test_every_edit_stands_in_the_audit_log(forum: Forum, amina: Actor) -> None:
    await edits(amina)
    await amina.taps("إلغاء الجلسة")
    (line,) = await forum.rows("SELECT actor, subject, before, after FROM audit WHERE act = 'edit'")
    assert (line["actor"], line["subject"]) == (amina.user_id, "W1")
    assert (line["before"], line["after"]) == ('{"cancelled": false}', '{"cancelled": true}')


async def test_the_times_of_notices_are_set_and_what_is_due_moves(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.works_at("أوقات التنبيهات")
    assert "🌙 ساعات الهدوء: من 22:00 إلى 06:00" in amina.labels
    await amina.taps("تذكير قبل الجلسة: 15 دقيقة")
    assert "تذكير قبل الجلسة: 30 دقيقة" in amina.labels
    await amina.taps("ساعات الهدوء")
    assert "🌙 ساعات الهدوء: من 21:00 إلى 07:00" in amina.labels
    await amina.taps("برنامج الصباح: 07:00")
    assert "برنامج الصباح: 08:00" in amina.labels
    await forum.clock_to(at("10:46"))
    assert basel.sees("عند الساعة 11:15")


async def test_another_hour_of_the_morning_holds_for_what_is_posted_in_groups_too(forum: Forum, amina: Actor) -> None:
    group = await forum_group(forum, amina)
    await amina.says("/menu")
    await amina.works_at("أوقات التنبيهات")
    await amina.taps("برنامج الصباح: 07:00")
    await forum.clock_to(at("07:30", day=17))
    assert len(said(forum, group)) == 1
    await forum.clock_to(at("08:01", day=17))
    assert "برنامج الأربعاء، 17 ديسمبر 2025" in text_of(said(forum, group)[-1])


async def test_one_chooses_ones_own_quiet_hours(forum: Forum, basel: Actor) -> None:
    await basel.says("/me")
    await basel.taps("اللغة")
    await basel.taps("التنبيهات")
    await basel.taps("ساعات الهدوء: من 22:00 إلى 06:00")
    assert "🌙 ساعات الهدوء: دون" in basel.labels
    await basel.taps("ساعات الهدوء")
    assert "🌙 ساعات الهدوء: من 21:00 إلى 07:00" in basel.labels
    await basel.forges("remq:1-23")
    assert (await forum.rows("SELECT quiet FROM account WHERE user_id = ?", basel.user_id))[0]["quiet"] == "21-7"

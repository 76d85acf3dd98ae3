"""The rapporteur records what the room agreed, quickly, and takes in what participants wrote."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.record_screens import OpenRoom, RecordNew, TakeIn, TakeOut
from storage import people, recommendations, wordings
from storage.people import Role
from storage.recommendations import Recommendation
from tests.cast import Actor, Forum, at
from tests.test_desk import records, stands

FIRST = "توحيد نماذج التسوية\nإصدار نموذج واحد لكل البلديات"


@pytest.fixture
async def rania(forum: Forum, dana: Actor) -> Actor:
    """Dana, who is the rapporteur of W3 and no participant."""
    await dana.says("/start")
    await forum.do(people.grant, dana.user_id, Role.RAPPORTEUR, scope="W3")
    return dana


async def session(forum: Forum, code: str) -> int:
    [row] = await forum.rows("SELECT id FROM session WHERE code = ?", code)
    return int(row["id"])


async def found(forum: Forum, reference: str) -> Recommendation:
    one: Recommendation | None = await forum.ask(recommendations.by_reference, reference)
    assert one is not None
    return one


async def test_one_after_the_other_a_message_and_two_taps_each(forum: Forum, rania: Actor, basel: Actor) -> None:
    await forum.clock_to(at("14:20"))
    await records(forum, basel, session="W3")
    await rania.says("/record")
    assert "التسوية الوظيفية" in rania.screen, "her only session opens by itself"
    await rania.taps("توصية جديدة")
    await rania.says(FIRST)
    await rania.taps("إدارة الإيرادات")
    await rania.taps("قصير الأجل")
    assert "سُجّلت التوصية W3-002" in rania.screen
    await rania.says("تدريب العاملين على النموذج")
    await rania.taps("تخطي")
    await rania.taps("متوسط الأجل")
    assert "سُجّلت التوصية W3-003" in rania.screen
    one = await found(forum, "W3-002")
    assert (one.wording.title, one.of_meeting, one.author) == ("توحيد نماذج التسوية", True, "")
    assert one.wording.action == "إصدار نموذج واحد لكل البلديات"
    assert one.wording.responsible_body == "إدارة الإيرادات"
    await rania.taps("انتهى التسجيل")
    assert "سُجّلت توصيتان" in rania.screen
    assert rania.unanswered == []


async def test_the_last_one_is_taken_back_by_one_tap_and_others_are_mended(forum: Forum, rania: Actor) -> None:
    await rania.says("/record")
    for text in ("أولى", "ثانية"):
        if text == "أولى":
            await rania.taps("توصية جديدة")
        await rania.says(text)
        await rania.says("وزارة الحكم المحلي")
        await rania.taps("قصير الأجل")
    await rania.taps("تراجع: W3-002")
    assert "سُجّلت توصية واحدة" in rania.screen
    assert (await stands(forum, 2))["withdrawn_at"] is not None
    await rania.taps("W3-001")
    await rania.taps("تعديل النص")
    assert "أولى" in rania.screen
    await rania.says("أولى بصياغة أدق")
    assert "حُفظ النص الجديد" in rania.screen
    assert (await found(forum, "W3-001")).wording.action == "أولى بصياغة أدق"
    assert len(await forum.ask(wordings.versions, 1)) == 2
    await rania.taps("حذف")
    assert "حذف التوصية رقم W3-001" in rania.screen
    await rania.taps("تأكيد الحذف")
    assert "لم تُسجَّل توصية بعد" in rania.screen


async def test_what_participants_wrote_is_taken_in_with_their_names(forum: Forum, rania: Actor, basel: Actor) -> None:
    number = await records(forum, basel, session="W3")
    await rania.says("/record")
    await rania.taps("ضم توصية مشارك · 1")
    await rania.taps("W3-001")
    assert "باسل محمد الورفلي" in rania.screen
    await rania.taps("ضمها")
    assert "ضُمّت التوصية W3-001" in rania.screen
    await rania.taps("رجوع")
    assert "قدّمها باسل محمد الورفلي" in rania.screen
    one = await found(forum, "W3-001")
    assert (one.in_meeting, one.of_meeting) == (True, False)
    await rania.forges(TakeIn(number).pack())
    await rania.taps("إخراجها")
    assert not (await found(forum, "W3-001")).in_meeting
    assert (await stands(forum, number))["withdrawn_at"] is None, "it stays its author's"


async def test_a_rapporteur_records_for_the_own_session_alone(forum: Forum, rania: Actor, basel: Actor) -> None:
    number = await records(forum, basel, session="W4")
    other = await session(forum, "W4")
    for code in (OpenRoom(other), RecordNew(other), TakeIn(number), TakeOut(number, sure=True)):
        await rania.forges(code.pack())
        assert rania.sees("صلاحيتك مخصَّصة") or rania.sees("غير متاح")
        await basel.forges(code.pack())
        assert basel.sees("غير متاح")
    await basel.says("/record")
    assert basel.sees("غير متاح")
    row: dict[str, Any] = await stands(forum, number)
    assert (row["meeting_at"], row["withdrawn_at"]) == (None, None)
    assert rania.unanswered == basel.unanswered == []


async def test_the_secretariat_records_for_every_session_and_asks_where_there_is_no_focus_area(
    forum: Forum, salma: Actor
) -> None:
    await forum.do(lambda tx: tx.run("UPDATE session SET focus_area_id = NULL WHERE code = 'W1'"))
    await salma.says("/record")
    assert len(salma.labels) > 5
    await salma.taps("W1")
    await salma.taps("توصية جديدة")
    await salma.says("نص" * 900)
    assert salma.sees("الحد الأقصى")
    await salma.says("ربط الأنظمة")
    await salma.taps("التحول الرقمي")
    await salma.says("الوزارة")
    await salma.taps("طويل الأجل")
    assert "سُجّلت التوصية W1-001" in salma.screen
    await salma.says("/review")
    await salma.taps("الأقدم انتظاراً")
    assert "الجلسة نفسها" in salma.screen
    await salma.taps("طلب إيضاح")
    await salma.says("أي الأنظمة؟")
    await forum.pass_minutes(1.2)
    assert "أي الأنظمة؟" in salma.screen, "who recorded it is asked"
    await salma.taps("الإجابة عن السؤال")
    await salma.says("أنظمة الجباية")
    assert (await stands(forum, 1))["state"] == "under_review"

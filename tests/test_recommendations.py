"""Deputies put recommendations on record, find them again, mend them and take them back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.form import AnswerTooLong
from bot.screen import LONGEST_TEXT
from bot.texts import FSI, PDI
from handlers.recommendation_codes import OpenMine
from handlers.recommendations import Edit, OpenRecommendation, OpenRecommendations, Recommend, Withdraw
from handlers.wording import BODY_LENGTH, TEXT_LENGTH, TITLE_LENGTH, written
from storage import desk, people, recommendations, settings, wordings
from storage.database import Tx
from storage.moves import MOVES, Act, State, allowed
from storage.moves import Actor as Who
from storage.wordings import Priority, TimeFrame, Wording
from tests.cast import Actor, Forum, at

TITLE = "تحصيل رسوم الأسواق إلكترونياً"
PROBLEM = "تُحصَّل الرسوم نقداً ويضيع جزء منها"
ACTION = "تطبيق الدفع الإلكتروني في ثلاث بلديات"
BODY = "إدارة الإيرادات المحلية"


async def answers(who: Actor, *, session: str = "W4", until: str = "") -> None:
    """Goes through the questions from the second one on; stops before the question `until`."""
    steps: list[tuple[str, Callable[[str], Awaitable[None]], str]] = [
        ("session", who.taps, session),
        ("focus_area", who.taps, "★"),
        ("title", who.says, TITLE),
        ("problem", who.says, PROBLEM),
        ("action", who.says, ACTION),
        ("responsible_body", who.says, BODY),
        ("time_frame", who.taps, "قصير الأجل"),
        ("priority", who.taps, "عالية"),
    ]
    for name, does, what in steps:
        if name == until:
            return
        await does(what)
        if "توصيات مسجَّلة قريبة" in who.screen:
            await who.taps("المتابعة بتوصيتي")


async def submits(who: Actor, *, session: str = "W4") -> None:
    await who.says("/recommend")
    await answers(who, session=session)
    await who.taps("إرسال")


async def on_record(forum: Forum) -> list[dict[str, Any]]:
    return await forum.rows("SELECT * FROM recommendation ORDER BY id")


async def session(forum: Forum, code: str) -> int:
    [row] = await forum.rows("SELECT id FROM session WHERE code = ?", code)
    return int(row["id"])


async def cancel(forum: Forum, code: str) -> None:
    await forum.do(lambda tx: tx.run("UPDATE session SET cancelled_at = ? WHERE code = ?", tx.stamp, code))


async def test_one_question_after_the_other_and_a_reference(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    assert "ما الجلسة" in basel.screen
    assert "مثال" in basel.screen
    await basel.taps("W4")
    assert "مجال التركيز" in basel.screen
    assert basel.labels[0] == "★ الإيرادات المحلية"
    assert len([label for label in basel.labels if label not in ("رجوع", "إلغاء")]) == 7
    await basel.taps("★")
    for words in (TITLE, PROBLEM, ACTION, BODY):
        assert "مثال" in basel.screen
        await basel.says(words)
    await basel.taps("متوسط الأجل")
    await basel.taps("منخفضة")
    for words in (TITLE, PROBLEM, ACTION, BODY, "متوسط الأجل", "منخفضة", "الإيرادات المحلية"):
        assert words in basel.screen
        assert f"{FSI}{words}{PDI}" in basel.messages[-1]["text"]
    await basel.taps("إرسال")
    assert "W4-001" in basel.screen
    [row] = await on_record(forum)
    assert (row["reference"], row["title"], row["time_frame"], row["priority"]) == ("W4-001", TITLE, "medium", "low")
    assert row["state"] == "submitted"
    await basel.taps("عرض التوصية")
    assert "مقدَّمة" in basel.screen
    assert f"{FSI}{ACTION}{PDI}" in basel.messages[-1]["text"]
    assert basel.unanswered == []


async def test_sessions_begun_come_first_and_breaks_never(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("14:10"))
    await basel.says("/recommend")
    assert {basel.labels[0], basel.labels[1]} == {"التسوية الوظيفية · W3", "الإيرادات المحلية · W4"}
    await basel.taps("التالي")
    await basel.taps("W8")
    assert "مجال التركيز" in basel.screen
    offered = await forum.rows("SELECT answers FROM draft WHERE form = 'recommendation'")
    assert str(await session(forum, "W8")) in offered[0]["answers"]
    assert not any("استراحة" in label for label in basel.labels)


async def test_a_session_is_found_by_its_words_or_code(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await basel.says("استراحة")
    assert basel.sees("لا توجد جلسة بهذا الاسم")
    await basel.says("الايرادات المحليه")
    assert basel.labels[0] == "★ الإيرادات المحلية"
    await basel.taps("رجوع")
    await basel.says("w1")
    assert basel.labels[0] == "★ التحول الرقمي"


async def test_every_answer_survives_a_restart_and_another_phone(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel, until="action")
    await forum.restart_bot()
    await basel.says("/recommendations")
    await basel.taps("توصياتي")
    await basel.taps(f"مسودة: {TITLE}")
    assert "الإجراء المقترح" in basel.screen
    await basel.says(ACTION)
    await basel.says(BODY)
    await basel.taps("قصير الأجل")
    await basel.taps("عالية")
    await basel.taps("إرسال")
    [row] = await on_record(forum)
    assert (row["problem"], row["action"]) == (PROBLEM, ACTION)


async def test_a_draft_is_never_lost_unasked(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel, until="problem")
    await basel.says("/recommend")
    assert "لديك توصية لم تُستكمل" in basel.screen
    assert TITLE in basel.screen
    await basel.taps("متابعة")
    assert "المشكلة" in basel.screen
    await basel.forges(Recommend(await session(forum, "W1")).pack())
    assert "لديك توصية لم تُستكمل" in basel.screen
    await basel.taps("البدء من جديد")
    assert basel.labels[0] == "★ التحول الرقمي"


async def test_back_edit_and_cancel(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel, until="problem")
    await basel.taps("رجوع")
    await basel.says("عنوان آخر")
    await basel.says(PROBLEM)
    await basel.says(ACTION)
    await basel.says(BODY)
    await basel.taps("قصير الأجل")
    await basel.taps("عالية")
    assert "عنوان آخر" in basel.screen
    await basel.taps("تعديل")
    await basel.taps("الأولوية")
    await basel.taps("منخفضة")
    assert "منخفضة" in basel.screen
    await basel.taps("إلغاء")
    assert await on_record(forum) == []
    await basel.taps("متابعة")
    await basel.taps("إرسال")
    [row] = await on_record(forum)
    assert (row["title"], row["priority"]) == ("عنوان آخر", "low")


async def test_sent_twice_is_on_record_once(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel)
    _, send = basel.button("إرسال")
    await basel.taps("إرسال")
    await basel.forges(send)
    assert len(await on_record(forum)) == 1
    assert basel.unanswered == []


async def test_buttons_of_a_sent_draft_do_not_reach_into_the_next(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel)
    _, send = basel.button("إرسال")
    await basel.taps("إرسال")
    await basel.says("/recommend")
    await answers(basel, session="W1")
    await basel.forges(send)
    assert [row["reference"] for row in await on_record(forum)] == ["W4-001"]


async def test_editing_keeps_the_reference_and_every_version(forum: Forum, basel: Actor) -> None:
    await submits(basel)
    await basel.taps("عرض التوصية")
    await basel.taps("تعديل")
    assert PROBLEM in basel.screen
    assert "الجلسة" not in basel.screen
    await basel.taps("العنوان")
    assert f"الإجابة الحالية:\n{TITLE}" in basel.screen
    await basel.says("عنوان أدق")
    await basel.taps("إرسال")
    assert "W4-001" in basel.screen
    assert "عنوان أدق" in basel.screen
    [row] = await on_record(forum)
    assert (row["reference"], row["title"], row["problem"]) == ("W4-001", "عنوان أدق", PROBLEM)
    versions = await forum.ask(wordings.versions, row["id"])
    assert [version.title for version in versions] == [TITLE, "عنوان أدق"]


async def test_an_edit_left_open_does_not_swallow_another(forum: Forum, basel: Actor) -> None:
    await submits(basel)
    await submits(basel, session="W1")
    first, second = (row["id"] for row in await on_record(forum))
    await basel.forges(Edit(first).pack())
    await basel.taps("العنوان")
    await basel.says("عنوان أدق")
    await basel.forges(Edit(second).pack())
    assert "تعديل غير مكتمل للتوصية W4-001" in basel.screen
    await basel.taps("متابعة")
    await basel.taps("إرسال")
    assert [row["title"] for row in await on_record(forum)] == ["عنوان أدق", TITLE]


async def test_editing_ends_with_the_first_act_of_somebody_else(forum: Forum, basel: Actor) -> None:
    await submits(basel)
    [row] = await on_record(forum)
    await basel.forges(Edit(row["id"]).pack())
    await basel.taps("العنوان")
    await basel.says("متأخر")
    await forum.do(lambda tx: tx.run("UPDATE recommendation SET touched_at = ?", tx.stamp))
    await basel.taps("إرسال")
    assert basel.sees("بدأت أمانة المنتدى دراسة التوصية W4-001")
    await basel.forges(Edit(row["id"]).pack())
    assert basel.sees("بدأت أمانة المنتدى دراسة التوصية W4-001")
    await basel.forges(OpenRecommendation(row["id"]).pack())
    assert "تعديل" not in basel.labels
    assert [row["title"] for row in await on_record(forum)] == [TITLE]


async def test_withdrawing_is_asked_and_done_once_and_its_number_is_not_given_again(forum: Forum, basel: Actor) -> None:
    await submits(basel)
    await basel.taps("عرض التوصية")
    await basel.taps("سحب")
    assert "سحب التوصية رقم W4-001" in basel.screen
    await basel.taps("رجوع")
    assert (await on_record(forum))[0]["withdrawn_at"] is None
    await basel.taps("سحب")
    _, sure = basel.button("تأكيد السحب")
    await basel.taps("تأكيد السحب")
    assert "مسحوبة" in basel.screen
    assert not {"تعديل", "سحب"} & set(basel.labels)
    withdrawn = (await on_record(forum))[0]["withdrawn_at"]
    await basel.forges(sure)
    assert basel.sees("سبق سحب التوصية W4-001")
    assert (await on_record(forum))[0]["withdrawn_at"] == withdrawn
    await submits(basel)
    assert [row["reference"] for row in await on_record(forum)] == ["W4-001", "W4-002"]


async def test_a_decided_one_cannot_be_withdrawn(forum: Forum, basel: Actor) -> None:
    await submits(basel)
    [row] = await on_record(forum)
    await forum.do(desk.move, row["id"], Act.ACCEPT, actor=Who.SECRETARIAT, by=106)
    await basel.forges(Withdraw(row["id"], sure=True).pack())
    assert basel.sees("صدر قرار بشأن التوصية W4-001")
    assert (await on_record(forum))[0]["withdrawn_at"] is None


async def test_a_session_has_room_for_so_many_of_one_person(forum: Forum, basel: Actor, omar: Actor) -> None:
    await forum.do(settings.put, "recommendations_per_session", 1)
    await submits(basel)
    await basel.says("/recommend")
    await basel.taps("W4")
    assert basel.sees("لكل مشارك توصية واحدة في الجلسة")
    await basel.forges(Recommend(await session(forum, "W4")).pack())
    assert len(await on_record(forum)) == 1
    await basel.taps("W1")
    assert basel.sees("مجال التركيز")
    await submits(omar)
    assert [row["reference"] for row in await on_record(forum)] == ["W4-001", "W4-002"]


async def test_the_limit_holds_at_sending_too(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel)
    await forum.do(settings.put, "recommendations_per_session", 0)
    await basel.taps("إرسال")
    assert "ما الجلسة" in basel.screen
    assert await on_record(forum) == []


async def test_a_session_cancelled_meanwhile_is_asked_again(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel)
    await cancel(forum, "W4")
    await basel.taps("إرسال")
    assert "هذه الجلسة أُلغيت" in basel.screen
    assert "ما الجلسة" in basel.screen
    assert await on_record(forum) == []
    assert not any("W4" in label for label in basel.labels)
    await basel.taps("W1")
    assert PROBLEM in basel.screen
    await basel.taps("إرسال")
    [row] = await on_record(forum)
    assert (row["reference"], row["problem"]) == ("W1-001", PROBLEM)


async def test_an_old_button_of_a_cancelled_session_says_so(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    _, w4 = basel.button("W4")
    await cancel(forum, "W4")
    await basel.forges(w4)
    assert basel.sees("هذه الجلسة أُلغيت")
    await basel.forges(Recommend(await session(forum, "W4")).pack())
    assert basel.sees("هذه الجلسة أُلغيت")
    await basel.forges(Recommend(await session(forum, "D1-B1")).pack())
    await basel.forges(Recommend(999999).pack())
    assert basel.unanswered == []


async def test_what_is_no_answer_gets_a_clear_word(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await basel.taps("W4")
    await basel.says("مجال كتبته بيدي")
    assert basel.sees("يُجاب عن هذا السؤال بأحد الأزرار")
    await basel.taps("★")
    await basel.says("🎉🎉🎉")
    assert basel.sees("لا توجد كلمات في الإجابة")
    await basel.says("ع" * (TITLE_LENGTH + 1))
    assert basel.sees("الحد الأقصى 120 حرف")
    before = len(basel.messages)
    await basel.sends("sticker")
    assert len(basel.messages) > before
    await basel.says(TITLE)
    for part in (4096, 4096, 1808):  # ten thousand characters, as Telegram cuts them
        await basel.says("م" * part)
    assert basel.sees("الحد الأقصى 1500 حرف")
    await basel.says(PROBLEM)
    assert "الإجراء المقترح" in basel.screen


async def test_hostile_words_stay_words(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await basel.taps("W4")
    await basel.taps("★")
    await basel.says("<b>عنوان</b>\nفي & سطرين")
    await basel.says("=HYPERLINK(1) مشكلة \u202eمقلوبة")
    await basel.says("</blockquote><a href='x'>إجراء</a> {$title}")
    await basel.says('"جهة" <script>')
    await basel.taps("قصير الأجل")
    await basel.taps("عالية")
    await basel.taps("إرسال")
    [row] = await on_record(forum)
    assert row["title"] == "<b>عنوان</b> في & سطرين"
    assert row["problem"] == "=HYPERLINK(1) مشكلة مقلوبة"
    await basel.taps("عرض التوصية")
    for words in (row["title"], row["problem"], "</blockquote><a href='x'>إجراء</a> {$title}", '"جهة" <script>'):
        assert words in basel.screen
    await basel.says("/recommendations")
    await basel.taps("توصياتي")
    assert row["title"] in basel.screen


async def test_the_longest_of_everything_fits_into_one_message(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await basel.taps("W4")
    await basel.taps("★")
    await basel.says("ع" + "😀" * ((TITLE_LENGTH - 1) // 2))
    await basel.says("ع" + "😀" * ((TEXT_LENGTH - 1) // 2))
    await basel.says("<" * TEXT_LENGTH)
    assert basel.sees("لا توجد كلمات في الإجابة")
    await basel.says("ع" + "<" * (TEXT_LENGTH - 1))
    await basel.says("ع" * BODY_LENGTH)
    await basel.taps("قصير الأجل")
    await basel.taps("عالية")
    assert units(basel.messages[-1]["text"]) < LONGEST_TEXT
    await basel.taps("تعديل")
    assert "ما الإجابة المطلوب تعديلها" in basel.screen
    await basel.taps("المشكلة")
    assert "الإجابة الحالية" in basel.screen
    await basel.says("ع" + "<" * (TEXT_LENGTH - 1))
    await basel.taps("إرسال")
    await basel.taps("عرض التوصية")
    assert TEXT_LENGTH * 2 < units(basel.messages[-1]["text"]) < LONGEST_TEXT


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


async def test_bodies_named_before_are_offered(forum: Forum, basel: Actor, omar: Actor) -> None:
    await submits(omar)
    await submits(omar, session="W1")
    await basel.says("/recommend")
    await answers(basel, until="responsible_body")
    assert basel.labels[0] == BODY
    await basel.taps(BODY)
    await basel.taps("قصير الأجل")
    await basel.taps("عالية")
    await basel.taps("إرسال")
    assert [row["responsible_body"] for row in await on_record(forum)] == [BODY] * 3


async def test_others_read_and_the_author_alone_edits_and_withdraws(
    forum: Forum, basel: Actor, omar: Actor, dana: Actor
) -> None:
    await submits(basel)
    [row] = await on_record(forum)
    await omar.forges(OpenRecommendation(row["id"]).pack())
    assert TITLE in omar.screen
    assert not {"تعديل", "سحب"} & set(omar.labels)
    changing = (Edit(row["id"]), Withdraw(row["id"]), Withdraw(row["id"], sure=True))
    for code in changing:
        await omar.says("/menu")
        await omar.forges(code.pack())
        assert TITLE not in omar.screen
        assert omar.sees("لم يُعثر على المطلوب")
    await dana.says("/start")
    for packed in (OpenRecommendation(row["id"]).pack(), *(code.pack() for code in changing)):
        await dana.forges(packed)
        assert dana.sees("يُرجى التسجيل أولاً")
        assert TITLE not in dana.screen
    assert (await on_record(forum))[0]["withdrawn_at"] is None


async def test_strangers_neither_recommend_nor_look(forum: Forum, ziad: Actor) -> None:
    for words in ("/recommend", "/recommendations"):
        await ziad.says(words)
        assert ziad.sees("يُرجى التسجيل أولاً")
    await ziad.forges(Recommend().pack())
    await ziad.forges(OpenRecommendations().pack())
    assert await forum.rows("SELECT id FROM draft WHERE form = 'recommendation'") == []
    assert ziad.unanswered == []


async def test_many_are_paged(forum: Forum, basel: Actor) -> None:
    [account] = await forum.rows("SELECT person_id FROM account WHERE user_id = ?", basel.user_id)
    await forum.do(put, account["person_id"], 10)
    await basel.says("/recommendations")
    await basel.taps("توصياتي")
    assert "لديك 10 توصيات مسجَّلة" in basel.screen
    assert "W4-010" in basel.labels
    assert "W4-002" not in basel.labels
    await basel.taps("التالي")
    assert {"W4-001", "W4-002"} < set(basel.labels)
    await basel.taps("W4-002")
    assert "التوصية رقم W4-002" in basel.screen
    await basel.forges(OpenMine(-5).pack())
    await basel.forges(OpenMine(500).pack())
    assert "توصية جديدة" in basel.labels


async def test_in_english(forum: Forum, basel: Actor) -> None:
    await forum.do(people.choose_language, basel.user_id, "en")
    await basel.says("/recommend")
    assert "Which session is it about?" in basel.screen
    await basel.taps("Local revenue")
    await basel.taps("★ Local revenue")
    for words in ("Fees", "Paper", "Cards", "The ministry"):
        await basel.says(words)
    await basel.taps("Short term")
    await basel.taps("High")
    assert "Is it practical?" in basel.screen
    await basel.taps("Go on as it is")
    await basel.taps("Send")
    assert "W4-001" in basel.screen
    await basel.taps("Open it")
    assert "State: Submitted" in basel.screen


def test_an_answer_is_bounded_in_telegrams_units() -> None:
    assert written("  عنوان\nفي سطرين ", most=20, lines=False) == "عنوان في سطرين"
    with pytest.raises(AnswerTooLong):
        written("ع😀😀😀", most=6)
    assert written("ع😀😀", most=5) == "ع😀😀"


def test_the_table_of_moves_decides_alone() -> None:
    assert (Who.AUTHOR, Act.EDIT) in MOVES
    assert allowed(Act.EDIT, Who.AUTHOR, state=State.SUBMITTED, touched=False)
    assert not allowed(Act.EDIT, Who.AUTHOR, state=State.SUBMITTED, touched=True)
    editable = {state for state in State if allowed(Act.EDIT, Who.AUTHOR, state=state, touched=False)}
    assert editable == {State.SUBMITTED}
    final = {State.ACCEPTED, State.ACCEPTED_MODIFIED, State.REFERRED, State.DEFERRED, State.REJECTED}
    assert not any(allowed(Act.WITHDRAW, Who.AUTHOR, state=state, touched=True) for state in final)


def put(tx: Tx, person_id: int, count: int) -> None:
    """So many recommendations of one person in W4."""
    author = people.find(tx, person_id)
    assert author is not None
    session_id = tx.value("SELECT id FROM session WHERE code = 'W4'")
    area = tx.value("SELECT min(id) FROM focus_area")
    for number in range(count):
        wording = Wording(area, f"{TITLE} {number}", PROBLEM, ACTION, BODY, TimeFrame.SHORT, Priority.HIGH)
        recommendations.submit(tx, author, wording=wording, session_id=session_id)

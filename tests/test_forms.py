"""What every form does with its messages: one question has buttons, leaving loses nothing, two taps count once."""

from __future__ import annotations

from typing import Any

from bot.form import Step
from storage import drafts
from tests.cast import Actor, Forum, Message, at, buttons_of, text_of
from tests.test_recommendations import TITLE, answers, on_record, submits
from tests.test_registration import NAME, begin


def asking(actor: Actor) -> list[Message]:
    """The messages that have a button of a form, oldest first."""
    return [
        message
        for message in actor.messages
        if any(button.get("callback_data", "").startswith(("fa:", "fs:")) for button in buttons_of(message))
    ]


async def draft_of(actor: Actor) -> drafts.Draft | None:
    found: drafts.Draft | None = await actor.forum.ask(drafts.active, actor.user_id)
    return found


async def test_an_answered_question_keeps_no_buttons(dana: Actor) -> None:
    await begin(dana)
    question = dana.messages[-1]
    await dana.says(NAME)
    assert [text_of(message) for message in asking(dana)] == [dana.screen]
    await dana.says("مصر")
    await dana.taps("مصراتة")
    await dana.says("مدير مكتب")
    assert len(asking(dana)) == 1
    kept = next(message for message in dana.messages if message["message_id"] == question["message_id"])
    assert text_of(kept) == text_of(question), "the words of the question stay"


async def test_a_mistake_and_a_sticker_leave_one_question_with_buttons(dana: Actor) -> None:
    await begin(dana)
    await dana.says("دانا")
    await dana.sends("sticker")
    await dana.says("دانا 4")
    assert len(asking(dana)) == 1
    assert "بالحروف فقط" in text_of(asking(dana)[0])


async def test_a_form_left_before_any_answer_is_no_draft_and_leads_back(basel: Actor) -> None:
    await basel.says("/recommend")
    await basel.taps("إلغاء")
    assert "توصياتي" in basel.screen
    await basel.says("/recommend")
    await basel.says("/menu")
    assert "متابعة المسودة" not in " ".join(basel.labels)
    assert asking(basel) == []
    assert await basel.forum.rows("SELECT * FROM draft WHERE user_id = ?", basel.user_id) == []


async def test_a_question_that_was_opened_by_mistake_leads_back_to_its_screen(basel: Actor) -> None:
    await basel.says("/me")
    await basel.taps("تعديل بياناتي")
    await basel.taps("رقم الهاتف")
    assert basel.forum.sandbox.reply_keyboard(basel.user_id)
    await basel.taps("إلغاء")
    assert basel.sees("الاسم: باسل محمد الورفلي")
    assert not basel.forum.sandbox.reply_keyboard(basel.user_id), "the key that shares a number is away"


async def test_answers_are_kept_when_the_form_is_left(basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel, until="problem")
    await basel.says("/cancel")
    assert basel.sees("حُفظت الإجابات كمسودة")
    assert asking(basel) == [basel.messages[-1]], "the left question has no buttons"
    await basel.says("/menu")
    await basel.taps("متابعة المسودة")
    assert "المشكلة" in basel.screen


async def test_a_draft_is_deleted_after_a_second_word_only(basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel, until="problem")
    await basel.taps("إلغاء")
    await basel.taps("حذف المسودة")
    assert "لا يمكن استعادتها" in basel.screen
    await basel.taps("متابعة")
    assert "المشكلة" in basel.screen
    await basel.taps("إلغاء")
    await basel.taps("حذف المسودة")
    await basel.taps("تأكيد الحذف")
    assert "حُذفت المسودة" in basel.screen
    assert await basel.forum.rows("SELECT * FROM draft WHERE user_id = ?", basel.user_id) == []


async def test_an_impatient_second_tap_on_send_changes_nothing_on_the_screen(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel)
    message, data = basel.button("إرسال")
    for _ in range(3):
        await forum.sandbox.tap(basel.user_id, message["message_id"], data, forged=True)
    await forum.settle()
    assert len(await on_record(forum)) == 1
    assert "W4-001" in basel.screen
    assert basel.messages[-1]["message_id"] == message["message_id"], "nothing was said below"
    assert basel.toasts[-2:] == ["سبق تنفيذ هذا الطلب."] * 2
    assert basel.unanswered == []


async def test_a_button_of_a_form_that_is_gone_says_so(basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel, until="problem")
    draft = await draft_of(basel)
    assert draft is not None
    await basel.taps("إلغاء")
    await basel.taps("حذف المسودة")
    await basel.taps("تأكيد الحذف")
    await basel.says("/menu")
    await basel.forges(Step(draft.id, draft.version, "back").pack())
    assert "انتهت صلاحية هذه الشاشة" in basel.screen
    assert basel.labels == ["القائمة الرئيسية"]


async def test_a_recommendation_on_record_is_edited_from_the_question_what_to_change(basel: Actor) -> None:
    await submits(basel)
    await basel.taps("عرض التوصية")
    await basel.taps("تعديل")
    assert "ما الإجابة المطلوب تعديلها" in basel.screen
    await basel.taps("إلغاء")
    assert TITLE in basel.screen
    assert "الحالة: مقدَّمة" in basel.screen
    await basel.says("/recommendations")
    await basel.taps("توصياتي")
    assert not any("غير مكتمل" in label for label in basel.labels)


async def test_what_is_left_of_an_edit_goes_with_the_recommendation(basel: Actor) -> None:
    await submits(basel)
    await basel.taps("عرض التوصية")
    await basel.taps("تعديل")
    await basel.taps("العنوان")
    await basel.says("عنوان آخر")
    await basel.says("/recommendations")
    await basel.taps("توصياتي")
    assert any("غير مكتمل" in label for label in basel.labels)
    await basel.taps("W4-001", message=_newest_with(basel, "recc:"))
    await basel.taps("سحب")
    await basel.taps("تأكيد السحب")
    await basel.says("/recommendations")
    await basel.taps("توصياتي")
    assert not any("غير مكتمل" in label for label in basel.labels)


def _newest_with(actor: Actor, prefix: str) -> dict[str, Any]:
    """The newest message, with the buttons of another kind than `prefix` left out."""
    message = actor.messages[-1]
    rows = [[button] for button in buttons_of(message) if button["callback_data"].startswith(prefix)]
    return {**message, "reply_markup": {"inline_keyboard": rows}}


async def test_the_preview_of_a_single_answer_has_one_way_to_change_it(forum: Forum, basel: Actor) -> None:
    [row] = await forum.rows("SELECT id, ends_at FROM session WHERE code = 'W1'")
    await forum.clock_to(at("12:46"))
    await basel.forges(f"fb:{row['id']}:4")
    await basel.taps("إرسال باسمي")
    await basel.taps("إضافة تعليق")
    await basel.says("مفيدة")
    assert basel.labels == ["إرسال", "تعديل", "إلغاء"]
    await basel.taps("تعديل")
    assert "تعليقك على الجلسة" in basel.screen
    await basel.says("مفيدة جداً")
    await basel.taps("إرسال")
    assert "مفيدة جداً" in basel.screen


async def test_of_two_copies_of_a_question_the_lower_one_goes_on(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel, until="time_frame")
    upper = basel.messages[-1]
    await basel.says("ليس وقتاً")  # asked once more below, as after a crash between a send and its mark
    lower = basel.messages[-1]
    data = next(button["callback_data"] for button in buttons_of(upper) if button["text"] == "قصير الأجل")
    await forum.sandbox.tap(basel.user_id, upper["message_id"], data, forged=True)
    await forum.settle()
    assert "الأولوية" in basel.screen or "أولوية" in basel.screen
    assert [message["message_id"] for message in asking(basel)] == [lower["message_id"]]
    assert basel.messages[-1]["message_id"] == lower["message_id"]

"""What waits, was stopped or has been sent: shown once more, and taken up again as a draft, with nothing lost."""

from __future__ import annotations

from storage import announcements, sending
from storage.announcements import Content, State
from tests.cast import Actor, Forum, at, buttons_of, text_of
from tests.test_announcement_audience import find, schedules
from tests.test_announcement_kinds import PICTURE, gathered

OTHER = "نص آخر لم يكتمل بعد"


async def test_a_draft_lies_aside_while_a_scheduled_one_is_changed(
    forum: Forum, amina: Actor, basel: Actor, waleed: Actor
) -> None:
    await schedules(amina)
    await amina.says("/announce")
    await amina.says(OTHER)
    await amina.forges("anv:1")
    await amina.taps("تعديل", message=amina.messages[-1])
    assert "أُلغيت جدولة الإعلان" in amina.screen
    assert amina.toasts[-1] == "حُفظت المسودة الأخرى، وهي ضمن الإعلانات السابقة."
    await amina.taps("متابعة")
    assert text_of(amina.messages[-2]) == "بعد قليل"
    await amina.taps("إلغاء")
    await amina.taps("الإعلانات السابقة")
    assert amina.screen.count("مسودة لم تُرسل بعد") == 2
    await amina.taps("متابعة المسودة 2")
    assert text_of(amina.messages[-2]) == OTHER
    await amina.sends_it()
    assert text_of(basel.messages[-1]) == OTHER
    await waleed.forges("anp:0")
    assert "مسودة" not in waleed.screen, "nobody sees the drafts of others"
    await waleed.forges("ann1:1")
    assert not waleed.sees("بعد قليل")


async def test_what_is_taken_up_last_is_what_is_written_whichever_is_older(forum: Forum, amina: Actor) -> None:
    await amina.says("/announce")
    await amina.says(OTHER)
    for label in ("إلغاء", "إعلان جديد"):
        await amina.taps(label)
    await schedules(amina)
    await amina.taps("الإعلانات السابقة")
    await amina.taps("متابعة المسودة 1")
    await amina.forges("anv:2")
    for label in ("تعديل", "متابعة"):
        await amina.taps(label, message=amina.messages[-1])
    assert text_of(amina.messages[-2]) == "بعد قليل"
    await amina.says("/announce")
    assert text_of(amina.messages[-2]) == "بعد قليل"


async def test_another_one_is_written_while_the_first_waits(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.says("/announce")
    await amina.says(OTHER)
    first = amina.messages[-1]
    await amina.taps("إلغاء")
    await amina.taps("إعلان جديد")
    assert "يُرجى إرسال الإعلان" in amina.screen
    await amina.says("الثاني")
    assert (await find(forum, 1)).content.text == OTHER
    await forum.sandbox.tap(amina.user_id, first["message_id"], "ano", forged=True)
    await forum.settle()
    assert amina.sees("انتهت صلاحية هذه الشاشة"), "the first one's buttons touch nothing of the second"
    assert "خيارات" not in amina.screen
    await amina.says("/announce")
    await amina.sends_it()
    assert text_of(basel.messages[-1]) == "الثاني"
    await amina.says("/announce")
    assert "يُرجى إرسال الإعلان" in amina.screen
    await amina.taps("الإعلانات السابقة")
    assert amina.screen.index("الإعلان 1،") < amina.screen.index("الإعلان 2،"), "what is to be done comes first"
    await amina.taps("متابعة المسودة 1")
    await amina.sends_it()
    assert text_of(basel.messages[-1]) == OTHER


async def test_a_colleague_sees_no_edit_and_may_stop_or_look(forum: Forum, amina: Actor, waleed: Actor) -> None:
    await schedules(amina)
    await waleed.says("/announce")
    await waleed.taps("الإعلانات السابقة")
    await waleed.taps("الإعلان 1")
    assert "تعديل" not in waleed.labels
    await waleed.taps("عرض الإعلان")
    assert text_of(waleed.messages[-2]) == "بعد قليل"
    await waleed.taps("العودة إلى الإعلان")
    await waleed.taps("إلغاء")
    assert (await find(forum)).state is State.CANCELLED


async def test_what_came_too_late_is_used_again(forum: Forum, amina: Actor, basel: Actor, waleed: Actor) -> None:
    await schedules(amina, valid="ساعتان")
    await forum.stop_bot()
    await forum.sandbox.jump(at("16:31"))
    await forum.start_bot()
    assert "لم يُرسل: مضى وقته" in amina.screen
    await amina.taps("نسخه كمسودة")
    assert text_of(amina.messages[-2]) == "بعد قليل"
    draft = await find(forum, 2)
    assert (draft.state, draft.when.at_once, draft.validity) == (State.DRAFT, True, "")
    await amina.sends_it()
    assert text_of(basel.messages[-1]) == "بعد قليل"
    await waleed.forges("anx9:2:1")
    assert (await find(forum, 3)).author_id == waleed.user_id, "anybody who may announce uses it"


async def test_a_stopped_one_of_everything_is_used_again_whole(forum: Forum, amina: Actor) -> None:
    await amina.says("/announce")
    await amina.sends("album", [PICTURE] * 2, "صور القاعة")
    await gathered(forum)
    for label in ("الخيارات", "وصلني", "النسخة الإنجليزية", "كتابة النسخة"):
        await amina.taps(label)
    await amina.says("The hall")
    one = await find(forum)
    await forum.do(sending.begin, one)
    await forum.sent()
    await amina.forges("anv:1")
    await amina.taps("نسخه كمسودة")
    copy = await find(forum, 2)
    assert (copy.content, copy.english, copy.options) == (one.content, one.english, one.options)
    assert one.english is not None
    assert one.english.media == one.content.media, "typed words stand under the same pictures"


async def test_what_was_sent_is_shown_exactly_as_it_came(forum: Forum, amina: Actor, basel: Actor) -> None:
    long = "كلمة " * 100
    await amina.says("/announce")
    await amina.says(long)
    await amina.taps("الخيارات")
    await amina.taps("وصلني")
    await amina.taps("رجوع")
    await amina.sends_it()
    await forum.sent()
    before = len(amina.messages)
    await amina.taps("عرض الإعلان")
    shown = amina.messages[before]
    seen = basel.messages[-1]
    assert shown["text"] == seen["text"]
    assert [button["text"] for button in buttons_of(shown)] == [button["text"] for button in buttons_of(seen)]
    await amina.taps("وصلني", message=shown)
    assert "هذه معاينة" in amina.toasts[-1]
    assert "كما يصل إلى المستلمين" in amina.screen


async def test_every_announcement_is_found_and_what_can_be_stopped_comes_first(forum: Forum, amina: Actor) -> None:
    await schedules(amina)
    for number in range(2, 12):
        draft = await forum.do(announcements.write, amina.user_id, Content(f"ذو الرقم {number}"))
        await forum.do(sending.begin, draft)
    await forum.sent()
    await amina.says("/announce")
    await amina.taps("الإعلانات السابقة")
    assert amina.screen.index("الإعلان 1،") < amina.screen.index("الإعلان 11،")
    assert "الموعد: الثلاثاء 16 ديسمبر، الساعة 14:30" in amina.screen
    assert "الإعلان 4،" not in amina.screen
    await amina.taps("التالي")
    assert [number for number in range(1, 12) if f"الإعلان {number}،" in amina.screen] == [2, 3, 4]
    assert "التالي" not in str(amina.labels)
    await amina.taps("السابق")
    assert "الإعلان 1،" in amina.screen
    await amina.forges("anp:99")
    assert "الإعلان 2،" in amina.screen

"""A second pair of eyes: on an announcement before it goes, and on what is changed of it afterwards."""

from __future__ import annotations

from handlers.announcement_screens import Approve
from storage import people
from storage.announcements import State
from storage.moments import Moment
from storage.people import Role
from storage.times import stamp
from tests.cast import Actor, Forum, at, buttons_of, text_of
from tests.test_announcement_sending import TEXT, find, seen


async def rule_of_two(waleed: Actor) -> None:
    await waleed.says("/announce")
    await waleed.taps("اشتراط موافقة منظِّم آخر")
    await waleed.taps("إلغاء")


async def test_a_second_pair_of_eyes_lets_it_go(forum: Forum, amina: Actor, waleed: Actor, basel: Actor) -> None:
    await rule_of_two(waleed)
    await amina.says("/announce")
    await amina.says(TEXT)
    await amina.taps("طلب الموافقة")
    await amina.taps("للمستلمين الحاليين فقط")
    assert "إلى منظِّم آخر للموافقة" in amina.screen
    assert seen(basel) == 0
    assert seen(waleed) == 1
    assert "إعلان بانتظار الموافقة" in waleed.screen
    await amina.forges(Approve(1, (await find(forum)).seal).pack())
    assert seen(basel) == 0, "one's own eyes do not count"
    await waleed.taps("الموافقة على الإرسال")
    await forum.sent()
    assert seen(basel) == 1
    assert "الإعلان 1: اكتمل الإرسال" in amina.screen
    assert waleed.labels == ["القائمة الرئيسية"], "nothing to press twice"


async def test_what_was_changed_since_needs_new_eyes(forum: Forum, amina: Actor, waleed: Actor, basel: Actor) -> None:
    await rule_of_two(waleed)
    await amina.says("/announce")
    await amina.says("نص قديم")
    await amina.taps("طلب الموافقة")
    await amina.taps("للمستلمين الحاليين فقط")
    old, data = waleed.button("الموافقة على الإرسال")
    await amina.taps("العودة إلى المسودة")
    await amina.taps("تعديل النص")
    await amina.says(TEXT)
    await forum.sandbox.tap(waleed.user_id, old["message_id"], data)
    await forum.settle()
    assert seen(basel) == seen(basel, "نص قديم") == 0
    assert not waleed.unanswered


async def test_a_refusal_goes_back_to_its_author(forum: Forum, amina: Actor, waleed: Actor, basel: Actor) -> None:
    await rule_of_two(waleed)
    await amina.says("/announce")
    await amina.says(TEXT)
    await amina.taps("طلب الموافقة")
    await amina.taps("للمستلمين الحاليين فقط")
    await waleed.taps("إعادة إلى الكاتب")
    assert "لم يُرسل" in amina.screen
    await amina.taps("متابعة")
    assert "معاينة" in amina.screen
    assert seen(basel) == 0


async def test_where_nobody_else_could_approve_that_is_said(forum: Forum, waleed: Actor, basel: Actor) -> None:
    await forum.do(people.revoke, 102, Role.ORGANIZER)
    await rule_of_two(waleed)
    await waleed.says("/announce")
    await waleed.says(TEXT)
    await waleed.taps("طلب الموافقة")
    await waleed.taps("للمستلمين الحاليين فقط")
    assert "لا يوجد منظِّم آخر" in waleed.screen
    assert seen(basel) == 0


async def test_only_owners_set_the_rule(forum: Forum, amina: Actor) -> None:
    await amina.says("/announce")
    assert not any("موافقة" in label for label in amina.labels)
    await amina.forges("an2:1")
    assert "هذا الإجراء غير متاح لك" in amina.toasts[-1]


async def asks_for_two_languages(amina: Actor) -> None:
    """With an English version, a button to feedback and «received», for half past two."""
    await amina.says("/announce")
    await amina.says(TEXT)
    for label in ("الخيارات", "وصلني", "النسخة الإنجليزية", "كتابة النسخة"):
        await amina.taps(label)
    await amina.says("The second session is in the large hall")
    for label in ("الموعد", "في وقت محدد"):
        await amina.taps(label)
    await amina.says("14:30")
    for label in ("رجوع", "طلب الموافقة", "حتى نهاية اليوم"):
        await amina.taps(label)


async def test_who_approves_sees_both_versions_and_everything_that_was_settled(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await rule_of_two(waleed)
    await asks_for_two_languages(amina)
    arabic, english, question = waleed.messages[-3:]
    assert text_of(arabic) == TEXT
    assert text_of(english) == "The second session is in the large hall"
    assert [button["text"] for button in buttons_of(arabic)] == ["وصلني"]
    for words in (
        "المستلمون: مشاركان",
        "الفئة: جميع المسجَّلين",
        "الساعة 14:30",
        "يصل إلى من ينضم لاحقاً حتى: نهاية يوم الإرسال",
        "زر «وصلني»",
        "نسخة إنجليزية",
    ):
        assert words in text_of(question)
    await waleed.taps("وصلني", message=arabic)
    assert "هذه معاينة" in waleed.toasts[-1]
    await waleed.taps("الموافقة على الإرسال")
    await forum.clock_to(at("14:30"))
    await forum.sent()
    assert seen(basel) == 1


async def test_what_is_approved_after_its_time_goes_back_to_its_author(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await rule_of_two(waleed)
    await asks_for_two_languages(amina)
    await forum.do(lambda tx: tx.run("DELETE FROM due WHERE kind = 'announcement-unapproved'"))  # the tap is quicker
    await forum.clock_to(at("14:31"))
    await waleed.taps("الموافقة على الإرسال")
    assert "أُعيد الإعلان 1 إلى كاتبه، ولم يُرسل" in waleed.screen
    assert "مضى هذا الوقت" in waleed.screen
    assert "عاد الإعلان 1 كمسودة، ولم يُرسل: مضى هذا الوقت" in amina.screen
    assert (await find(forum)).asked_at is None
    await amina.taps("متابعة")
    for label in ("الموعد", "فور التأكيد", "رجوع", "طلب الموافقة"):
        await amina.taps(label)
    await waleed.taps("الموافقة على الإرسال")
    await forum.sent()
    assert seen(basel) == 1


async def test_what_nobody_has_approved_in_time_goes_back_by_itself(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await rule_of_two(waleed)
    await asks_for_two_languages(amina)
    old, data = waleed.button("الموافقة على الإرسال")
    await forum.clock_to(at("14:30"))
    assert "عاد الإعلان 1 كمسودة، ولم يُرسل: مضى هذا الوقت" in amina.screen
    await forum.sandbox.tap(waleed.user_id, old["message_id"], data)
    await forum.settle()
    assert (await find(forum)).state is State.DRAFT
    assert seen(basel) == 0
    assert not waleed.unanswered


async def test_what_falls_later_than_it_did_goes_back_then(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await rule_of_two(waleed)
    await asks_for_two_languages(amina)
    later = Moment(at=stamp(at("15:30"))).written()
    await forum.do(lambda tx: tx.run("UPDATE announcement SET moment = ?", later))
    await forum.clock_to(at("14:30"))
    assert "لم يُرسل" not in amina.screen
    await forum.clock_to(at("15:30"))
    assert "عاد الإعلان 1 كمسودة، ولم يُرسل: مضى هذا الوقت" in amina.screen


async def test_nobody_is_asked_who_has_blocked_the_bot(forum: Forum, amina: Actor, waleed: Actor) -> None:
    await rule_of_two(waleed)
    await forum.sandbox.block(waleed.user_id)
    await forum.settle()
    await amina.says("/announce")
    await amina.says(TEXT)
    await amina.taps("طلب الموافقة")
    await amina.taps("للمستلمين الحاليين فقط")
    assert "لا يوجد منظِّم آخر" in amina.screen


# What is changed afterwards


async def sent_with_rule(forum: Forum, amina: Actor, waleed: Actor) -> None:
    """One that went out before the owner wanted two pairs of eyes."""
    await amina.announces("الحافلة عند الباب الشرقي")
    await forum.sent()
    await rule_of_two(waleed)


async def corrects(amina: Actor, text: str = "الحافلة عند الباب الغربي") -> None:
    await amina.forges("anv:1")
    await amina.taps("تصحيح")
    await amina.says(text)
    await amina.taps("تعديل ما أُرسل")


async def test_a_correction_needs_a_second_pair_of_eyes_too(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await sent_with_rule(forum, amina, waleed)
    await corrects(amina)
    assert "عُرض التغيير المقترح للإعلان 1 على منظِّم آخر" in amina.screen
    assert (seen(basel, "الباب الشرقي"), seen(basel, "الباب الغربي")) == (1, 0)
    words, question = waleed.messages[-2:]
    assert text_of(words) == "الحافلة عند الباب الغربي"
    assert "النص الحالي: الحافلة عند الباب الشرقي" in text_of(question)
    assert "يُعدَّل الإعلان لدى مستلمين اثنين" in text_of(question)
    asked, data = waleed.button("الموافقة على التنفيذ")
    await amina.forges(data)
    assert seen(basel, "الباب الغربي") == 0, "one's own eyes do not count"
    await waleed.taps("الموافقة على التنفيذ")
    assert (seen(basel, "الباب الشرقي"), seen(basel, "الباب الغربي")) == (0, 1)
    assert amina.sees("على التغيير المقترح للإعلان 1، ويجري تنفيذه")
    await forum.sandbox.tap(waleed.user_id, asked["message_id"], data, forged=True)
    await forum.settle()
    assert (await find(forum)).version == 2
    [line] = await forum.rows("SELECT actor FROM audit WHERE act = 'announce-approve-change'")
    assert line["actor"] == waleed.user_id


async def test_a_refused_correction_changes_nothing_and_its_author_is_told(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await sent_with_rule(forum, amina, waleed)
    await corrects(amina)
    await waleed.taps("إعادة إلى الكاتب")
    assert "وبقي الإعلان كما هو" in amina.screen
    assert (seen(basel, "الباب الشرقي"), seen(basel, "الباب الغربي")) == (1, 0)
    await corrects(amina, "الحافلة عند الباب الشمالي")
    await waleed.taps("الموافقة على التنفيذ")
    assert seen(basel, "الباب الشمالي") == 1


async def test_the_button_of_an_earlier_correction_approves_no_other(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await sent_with_rule(forum, amina, waleed)
    await corrects(amina)
    old, data = waleed.button("الموافقة على التنفيذ")
    await corrects(amina, "الحافلة عند الباب الشمالي")
    await forum.sandbox.tap(waleed.user_id, old["message_id"], data)
    await forum.settle()
    assert seen(basel, "الباب الشرقي") == 1
    assert not waleed.unanswered


async def test_a_withdrawal_that_says_nothing_is_done_at_once_and_one_that_does_is_asked(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await amina.announces("خبر أول")
    await forum.sent()
    await sent_with_rule(forum, amina, waleed)
    await amina.forges("anx5:2:1")
    assert seen(basel, "الباب الشرقي") == 0
    await forum.pass_minutes(49 * 60)
    await amina.forges("anx5:1:1")
    assert not basel.sees("لم يعد سارياً")
    void, question = waleed.messages[-2:]
    assert "لم يعد سارياً" in text_of(void)
    assert "سحب بانتظار الموافقة" in text_of(question)
    await waleed.taps("الموافقة على التنفيذ")
    assert "لم يعد سارياً" in basel.screen
    assert (await find(forum)).withdrawn_at is not None


async def test_what_was_withdrawn_meanwhile_is_not_corrected_any_more(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await sent_with_rule(forum, amina, waleed)
    await corrects(amina)
    await amina.forges("anx5:1:1")
    await waleed.taps("الموافقة على التنفيذ")
    assert "سُحب من قبل" in waleed.screen
    assert amina.sees("لم يُنفَّذ التغيير المقترح للإعلان 1")
    assert await forum.rows("SELECT 1 FROM announcement_proposal") == []


async def test_the_correction_of_a_demoted_organizer_is_not_made(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await sent_with_rule(forum, amina, waleed)
    await corrects(amina)
    await forum.do(people.revoke, amina.user_id, Role.ORGANIZER)
    await waleed.taps("الموافقة على التنفيذ")
    assert "لم يعد كاتب التغيير من المنظِّمين" in waleed.screen
    assert (seen(basel, "الباب الشرقي"), seen(basel, "الباب الغربي")) == (1, 0)

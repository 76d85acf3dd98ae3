"""Other words after the author's own editing has ended hold only with the author's word of consent."""

from __future__ import annotations

from handlers.recommendation_codes import AskRewording, Edit, More, OpenRecommendation, Restate, Support
from handlers.restating import Agree, Decline, Dismiss
from storage import search, wordings
from storage.wordings import SEARCHED
from tests.cast import Actor, Forum
from tests.test_recommendations import TITLE, on_record, submits

BETTER = "تحصيل رسوم الأسواق بالبطاقات المصرفية"


async def touched(forum: Forum, basel: Actor, omar: Actor) -> int:
    """Basel's recommendation, which Omar supports: the author's own editing has ended."""
    await submits(basel)
    [row] = await on_record(forum)
    await omar.forges(Support(row["id"], on=True).pack())
    await basel.forges(Edit(row["id"]).pack())
    assert basel.sees("فلم يعد تعديلها متاحاً هنا")
    return int(row["id"])


async def test_asked_written_and_agreed_to(forum: Forum, basel: Actor, omar: Actor, salma: Actor) -> None:
    one = await touched(forum, basel, omar)
    await basel.forges(More(one).pack())
    await basel.taps("طلب تعديل الصياغة")
    await basel.says("يُرجى ذكر البطاقات المصرفية في العنوان")
    assert "وصل طلب تعديل التوصية W4-001" in basel.screen
    assert "يُرجى ذكر البطاقات المصرفية" in salma.screen
    await salma.taps("صياغة التعديل")
    await salma.taps("العنوان")
    await salma.says(BETTER)
    await salma.taps("إرسال إلى مقدِّمها للموافقة")
    assert (await on_record(forum))[0]["title"] == TITLE, "not before its author has agreed"
    assert BETTER in basel.screen
    assert f"كان: {TITLE}" in basel.screen
    _, yes = basel.button("موافقة")
    await omar.forges(yes)
    assert (await on_record(forum))[0]["title"] == TITLE
    await basel.taps("موافقة")
    assert (await on_record(forum))[0]["title"] == BETTER
    assert salma.sees("وافق مقدِّم التوصية W4-001")
    assert [wording.title for wording in await forum.ask(wordings.versions, one)] == [TITLE, BETTER]
    assert len(await forum.ask(search.find, SEARCHED, "بطاقات مصرفية")) == 1
    await basel.forges(yes)
    assert basel.sees("انتهى أمر هذا التعديل")
    await omar.says("W4-001")
    await omar.taps("السجل الزمني")
    assert "عُدِّلت صياغتها بموافقة مقدِّمها" in omar.screen
    assert basel.unanswered == omar.unanswered == salma.unanswered == []


async def test_declined_dismissed_and_nothing_changed(forum: Forum, basel: Actor, omar: Actor, salma: Actor) -> None:
    one = await touched(forum, basel, omar)
    await salma.says("W4-001")
    await salma.taps("تعديل الصياغة بموافقة مقدِّمها")
    await salma.taps("العنوان")
    await salma.says(TITLE)
    await salma.taps("إرسال إلى مقدِّمها للموافقة")
    assert salma.sees("لم يتغير شيء في الصياغة")
    await salma.taps("تعديل")
    await salma.taps("العنوان")
    await salma.says(BETTER)
    await salma.taps("إرسال إلى مقدِّمها للموافقة")
    await basel.taps("الإبقاء على صياغتي")
    assert salma.sees("أبقى مقدِّم التوصية W4-001 على صياغتها")
    await basel.forges(AskRewording(one).pack())
    await basel.says("طلب آخر")
    await salma.taps("الاعتذار عن الطلب")
    assert basel.sees("تعتذر أمانة المنتدى عن تعديل صياغة التوصية W4-001")
    for code in (Agree(1), Decline(1), Agree(99)):
        await basel.forges(code.pack())
    await salma.forges(Dismiss(2).pack())
    assert (await on_record(forum))[0]["title"] == TITLE
    assert basel.unanswered == salma.unanswered == []


async def test_whose_editing_goes_on_needs_none_and_no_deputy_restates(
    forum: Forum, basel: Actor, omar: Actor, salma: Actor
) -> None:
    await submits(basel)
    [row] = await on_record(forum)
    await basel.forges(AskRewording(row["id"]).pack())
    assert basel.sees("لا تُعدَّل بهذه الطريقة الآن")
    await salma.forges(Restate(row["id"]).pack())
    assert salma.sees("لا تُعدَّل بهذه الطريقة الآن")
    await omar.forges(AskRewording(row["id"]).pack())
    assert omar.sees("لم يُعثر على المطلوب")
    await basel.forges(Restate(row["id"]).pack())
    assert basel.sees("غير متاح")
    await basel.forges(OpenRecommendation(row["id"]).pack())
    assert "تعديل" in basel.labels


async def test_withdrawn_meanwhile_it_holds_no_more(forum: Forum, basel: Actor, omar: Actor, salma: Actor) -> None:
    one = await touched(forum, basel, omar)
    await salma.forges(Restate(one).pack())
    await salma.taps("العنوان")
    await salma.says(BETTER)
    await forum.do(lambda tx: tx.run("UPDATE recommendation SET withdrawn_at = ?", tx.stamp))
    await salma.taps("إرسال إلى مقدِّمها للموافقة")
    assert salma.sees("لا تُعدَّل بهذه الطريقة الآن")
    assert await forum.rows("SELECT id FROM rewording") == []

"""Others' recommendations: read, supported, shared, reported; co-authors; what is merged, hidden and answered."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from handlers.recommendation_codes import (
    Hide,
    Join,
    LeaveIt,
    OpenMerged,
    OpenRecommendation,
    ReportIt,
    Support,
    Withdraw,
)
from storage import co_authors, desk, hiding, settings
from storage.moves import Act
from storage.moves import Actor as As
from storage.recommendations import Hidden
from tests.cast import Actor, Forum, at, buttons_of
from tests.test_recommendations import ACTION, PROBLEM, TITLE, on_record, put, submits


async def made(forum: Forum, who: Actor, *, session: str = "W4") -> int:
    await submits(who, session=session)
    return int((await on_record(forum))[-1]["id"])


def link_of(who: Actor, label: str) -> str:
    """The payload of the link that the button passes on."""
    urls = [button["url"] for button in buttons_of(who.messages[-1]) if label in button["text"]]
    passed_on = parse_qs(urlsplit(urls[0]).query)["url"][0]
    return str(parse_qs(urlsplit(passed_on).query)["start"][0])


async def test_support_is_given_once_and_taken_back(forum: Forum, basel: Actor, omar: Actor) -> None:
    one = await made(forum, basel)
    await omar.says("w4 - 1")
    assert "باسل محمد الورفلي" in omar.screen
    await omar.taps("أؤيد هذه التوصية")
    assert "تأييد واحد" in omar.screen
    assert omar.toasts[-1] == "سُجِّل التأييد للتوصية W4-001"
    await omar.forges(Support(one, on=True).pack())
    assert omar.toasts[-1] == "التأييد للتوصية W4-001 مسجَّل من قبل"
    assert "تأييد واحد" in omar.screen
    await basel.forges(OpenRecommendation(one).pack())
    assert "تأييد واحد" in basel.screen
    assert "تعديل" not in basel.labels
    await basel.forges(Support(one, on=True).pack())
    assert basel.sees("من تقديمك")
    await omar.taps("سحب التأييد")
    assert "تأييد" not in omar.screen
    assert omar.unanswered == []


async def test_a_shared_link_opens_the_card_and_no_stranger_reads_it(
    forum: Forum, basel: Actor, omar: Actor, ziad: Actor
) -> None:
    await made(forum, basel)
    await omar.says("W4-001")
    payload = link_of(omar, "مشاركة")
    await omar.says(f"/start {payload}")
    assert PROBLEM in omar.screen
    await ziad.says(f"/start {payload}")
    assert ziad.sees("يُرجى التسجيل أولاً")
    await ziad.says("W4-001")
    assert TITLE not in ziad.screen
    for wrong in ("r", "r99", "rx", "r" + "9" * 30):
        await omar.says(f"/start {wrong}")
        assert omar.sees("لم يُعثر على المطلوب")


async def test_names_are_shown_as_an_owner_sets_it(forum: Forum, basel: Actor, omar: Actor, salma: Actor) -> None:
    one = await made(forum, basel)
    await forum.do(settings.choose, "recommendation_authors", "hidden")
    await omar.says("W4-001")
    assert "باسل" not in omar.screen
    await omar.taps("أؤيد هذه التوصية")
    await salma.says("W4-001")
    assert "باسل محمد الورفلي" in salma.screen
    await salma.taps("المؤيدون (1)")
    assert "عمر علي الزنتاني" in salma.screen
    await omar.forges(OpenRecommendation(one).pack())
    assert "المؤيدون (1)" not in omar.labels


async def test_a_timeline_and_every_wording(forum: Forum, basel: Actor, omar: Actor) -> None:
    await made(forum, basel)
    await basel.taps("عرض التوصية")
    await basel.taps("تعديل")
    await basel.taps("العنوان")
    await basel.says("عنوان أدق")
    await basel.taps("إرسال")
    await omar.says("W4-001")
    await omar.taps("السجل الزمني")
    assert "قُدِّمت" in omar.screen
    assert "عدّل مقدِّمها صياغتها" in omar.screen
    await omar.taps("الصياغات (2)")
    assert "عنوان أدق" in omar.screen
    await omar.taps("الصياغة السابقة")
    assert TITLE in omar.screen
    await omar.forges("recv:1:9")
    assert omar.unanswered == []


async def test_a_report_reaches_the_secretariat_and_of_a_hidden_one_nothing_is_shown(
    forum: Forum, basel: Actor, omar: Actor, salma: Actor
) -> None:
    one = await made(forum, basel)
    await omar.says("W4-001")
    await omar.taps("الإبلاغ عنها")
    await omar.taps("تأكيد الإبلاغ")
    assert "وصل الإبلاغ" in omar.screen
    assert "أُبلغ عن التوصية W4-001" in salma.screen
    assert "عمر" not in salma.screen
    before = len(salma.messages)
    await omar.forges(ReportIt(one, sure=True).pack())
    assert len(salma.messages) == before, "a second report of the same person tells nobody"
    await omar.forges(Hide(one, Hidden.OFFENSIVE).pack())
    assert omar.sees("غير متاح")
    await salma.taps("إخفاء: عبارات مسيئة")
    assert "مخفية" in salma.screen
    assert basel.sees("أخفت أمانة المنتدى توصيتك رقم W4-001")
    await omar.says("W4-001")
    assert "أخفت أمانة المنتدى هذه التوصية. السبب: عبارات مسيئة" in omar.screen
    assert await shows_nothing_of_it(omar, one)
    await omar.says("/recommendations")
    await omar.taps("حسب الجلسة")
    await omar.taps("(1)")
    assert "مخفية (عبارات مسيئة)" in omar.screen
    assert TITLE not in omar.screen
    await basel.forges(OpenRecommendation(one).pack())
    assert TITLE in basel.screen
    await salma.says("W4-001")
    await salma.taps("إخفاء أو إظهار")
    await salma.taps("إعادة إظهارها")
    await omar.says("W4-001")
    assert TITLE in omar.screen
    acts = await forum.rows("SELECT act FROM audit WHERE act IN ('hide', 'unhide') ORDER BY id")
    assert [row["act"] for row in acts] == ["hide", "unhide"]


async def shows_nothing_of_it(who: Actor, one: int) -> bool:
    """Whether no way around the card shows its text."""
    shown = []
    for forged in (f"rect:{one}", f"recv:{one}:1", f"reca:{one}", f"recd:{one}", Support(one, on=True).pack()):
        await who.forges(forged)
        shown.append(TITLE in who.screen or ACTION in who.screen)
    return not any(shown)


async def test_a_day_of_reports_does_not_begin_anew_at_midnight(forum: Forum, basel: Actor, omar: Actor) -> None:
    one = await made(forum, basel)
    [account] = await forum.rows("SELECT person_id FROM account WHERE user_id = ?", basel.user_id)
    await forum.do(put, account["person_id"], hiding.REPORTS_A_DAY)
    await forum.clock_to(at("01:30", day=17))  # half an hour to midnight, in the file's time
    for number in range(hiding.REPORTS_A_DAY):
        await omar.forges(ReportIt(one + number, sure=True).pack())
    await forum.clock_to(at("02:30", day=17))
    await omar.forges(ReportIt(one + hiding.REPORTS_A_DAY, sure=True).pack())
    assert omar.sees("تُقبل 5 إبلاغات في اليوم")
    await forum.clock_to(at("01:40", day=18))
    await omar.forges(ReportIt(one + hiding.REPORTS_A_DAY, sure=True).pack())
    assert "W4-006" in omar.screen


async def test_reports_have_a_limit_a_day(forum: Forum, basel: Actor, omar: Actor, salma: Actor) -> None:
    one = await made(forum, basel)
    [account] = await forum.rows("SELECT person_id FROM account WHERE user_id = ?", basel.user_id)
    await forum.do(put, account["person_id"], hiding.REPORTS_A_DAY)
    for number in range(hiding.REPORTS_A_DAY):
        await omar.forges(ReportIt(one + number, sure=True).pack())
        assert f"W4-{number + 1:03d}" in omar.screen
    told = len(salma.messages)
    await omar.forges(ReportIt(one + hiding.REPORTS_A_DAY, sure=True).pack())
    assert omar.sees("تُقبل 5 إبلاغات في اليوم")
    assert len(salma.messages) == told
    await salma.says("/recommendations")
    await salma.taps("أُبلغ عنها (5)")
    await salma.taps("W4-003 (1)")
    await salma.taps("إبقاؤها كما هي")
    await salma.says("/recommendations")
    assert "⚠️ أُبلغ عنها (4)" in salma.labels


async def test_a_co_author_joins_by_a_link_and_supports_nothing_of_theirs(
    forum: Forum, basel: Actor, omar: Actor, ziad: Actor
) -> None:
    one = await made(forum, basel)
    await omar.forges(Support(one, on=True).pack())
    await basel.forges(OpenRecommendation(one).pack())
    await basel.taps("المزيد")
    await basel.taps("دعوة مشارك في التقديم")
    payload = link_of(basel, "إرسال الدعوة")
    await ziad.says(f"/start {payload}")
    assert ziad.sees("يُرجى التسجيل أولاً")
    await omar.says(f"/start {payload[:-2]}xx")
    assert omar.sees("هذا الرابط غير صحيح")
    await basel.says(f"/start {payload}")
    assert basel.sees("اسمك بين مقدِّمي التوصية W4-001")
    await omar.says(f"/start {payload}")
    assert "دعوة من باسل محمد الورفلي" in omar.screen
    assert PROBLEM in omar.screen
    await omar.taps("الموافقة والانضمام")
    assert basel.sees("انضم عمر علي الزنتاني إلى مقدِّمي التوصية W4-001")
    [row] = await on_record(forum)
    assert row["supporters"] == 0
    await omar.forges(Support(one, on=True).pack())
    assert omar.sees("من تقديمك")
    await omar.says(f"/start {payload}")
    assert omar.sees("اسمك بين مقدِّمي التوصية W4-001")
    await omar.forges(LeaveIt(one, sure=True).pack())
    assert basel.sees("ترك عمر علي الزنتاني المشاركة")
    assert await forum.ask(co_authors.of, one) == set()
    await omar.forges(Join(payload[1:]).pack())
    assert await forum.ask(co_authors.of, one) != set()


async def test_co_authors_learn_of_other_words_and_a_decided_one_takes_none(
    forum: Forum, basel: Actor, omar: Actor
) -> None:
    one = await made(forum, basel)
    payload = co_authors.payload(forum.bot.frame.secret, one)
    await omar.says(f"/start c{payload}")
    await omar.taps("الموافقة والانضمام")
    await basel.forges(OpenRecommendation(one).pack())
    await basel.taps("تعديل")
    await basel.taps("العنوان")
    await basel.says("عنوان أدق")
    await basel.taps("إرسال")
    assert omar.sees("عُدِّلت صياغة التوصية W4-001 التي تشارك في تقديمها")
    await omar.forges(LeaveIt(one, sure=True).pack())
    await forum.do(lambda tx: desk.move(tx, one, Act.ACCEPT, actor=As.SECRETARIAT, by=106))
    await omar.says(f"/start c{payload}")
    assert omar.sees("لم تعد تقبل مشاركين")


async def test_the_old_reference_of_a_merged_one_opens_the_survivor(forum: Forum, basel: Actor, omar: Actor) -> None:
    first, second = await made(forum, basel), await made(forum, basel, session="W1")
    await forum.do(
        lambda tx: desk.move(tx, first, Act.MERGE, actor=As.SECRETARIAT, by=106, changes={"merged_into": second})
    )
    await omar.says("W4-001")
    assert "دُمجت التوصية W4-001 في التوصية W1-001" in omar.screen
    await omar.taps("أؤيد هذه التوصية")
    rows: dict[str, Any] = {row["reference"]: row["supporters"] for row in await on_record(forum)}
    assert rows == {"W4-001": 0, "W1-001": 1}
    await omar.forges(OpenMerged(first).pack())
    assert "دُمجت في التوصية W1-001" in omar.screen
    assert PROBLEM in omar.screen


async def test_an_answer_is_shown_once_it_is_published(forum: Forum, basel: Actor, omar: Actor) -> None:
    one = await made(forum, basel)
    await forum.do(
        lambda tx: desk.move(
            tx, one, Act.ACCEPT, actor=As.SECRETARIAT, by=106, changes={"answer": "تُنفَّذ خلال سنة"}, public=False
        )
    )
    await omar.says("W4-001")
    assert "قيد الدراسة" in omar.screen
    assert "تُنفَّذ خلال سنة" not in omar.screen
    await forum.do(
        lambda tx: desk.move(tx, one, Act.PUBLISH, actor=As.SECRETARIAT, by=106, changes={"published_at": tx.stamp})
    )
    await omar.says("W4-001")
    assert "مقبولة" in omar.screen
    assert "تُنفَّذ خلال سنة" in omar.screen


async def test_of_a_withdrawn_one_others_see_that_it_is_and_co_authors_are_told(
    forum: Forum, basel: Actor, omar: Actor, salma: Actor
) -> None:
    one = await made(forum, basel)
    await omar.says(f"/start c{co_authors.payload(forum.bot.frame.secret, one)}")
    await omar.taps("الموافقة والانضمام")
    await salma.says("W4-001")
    await basel.forges(Withdraw(one, sure=True).pack())
    assert omar.sees("سُحبت التوصية W4-001 التي تشارك في تقديمها")
    await forum.do(lambda tx: tx.run("DELETE FROM co_author"))
    await omar.says("W4-001")
    assert "سحب مقدِّم هذه التوصية توصيته" in omar.screen
    assert await shows_nothing_of_it(omar, one)
    await salma.says("W4-001")
    assert TITLE in salma.screen
    assert "مسحوبة" in salma.screen

"""The register is looked through by session, focus area, support and words, and pages well when it is long."""

from __future__ import annotations

import pytest

from handlers.recommendation_codes import OpenGroups, OpenRules, Place
from handlers.register_rules import SetAuthors, SetLimit
from storage import people, recommendations, register, settings, supports
from storage.database import Tx
from storage.register import By
from storage.wordings import Priority, TimeFrame, Wording
from tests.cast import Actor, Forum
from tests.test_recommendations import ACTION, BODY, PROBLEM, TITLE, submits


def fill(tx: Tx, count: int) -> None:
    """So many recommendations of Basel, in W1 and W4 by turns."""
    author = people.find(tx, tx.value("SELECT person_id FROM account WHERE user_id = 103"))
    assert author is not None
    tx.run("INSERT INTO setting VALUES ('recommendations_per_session', '5000')")
    sessions = [tx.value("SELECT id FROM session WHERE code = ?", code) for code in ("W1", "W4")]
    area = tx.value("SELECT min(id) FROM focus_area")
    for number in range(count):
        wording = Wording(area, f"عنوان {number}", PROBLEM, ACTION, BODY, TimeFrame.SHORT, Priority.HIGH)
        recommendations.submit(tx, author, wording=wording, session_id=sessions[number % 2])


async def test_by_session_by_area_and_back_to_the_list(forum: Forum, omar: Actor) -> None:
    await forum.do(fill, 20)
    await omar.says("/recommendations")
    assert "20 توصية مسجَّلة" in omar.screen
    await omar.taps("حسب الجلسة")
    assert any("(10)" in label for label in omar.labels)
    await omar.taps("التحول الرقمي (10)")
    assert "الصفحة 1 من 2" in omar.screen
    assert "W1-010" in omar.labels
    await omar.taps("التالي")
    assert {"W1-001", "W1-002"} < set(omar.labels)
    await omar.taps("W1-002")
    await omar.taps("أؤيد هذه التوصية")
    await omar.taps("رجوع إلى القائمة")
    assert "الصفحة 2 من 2" in omar.screen
    assert "تأييد واحد" in omar.screen
    await omar.says("/recommendations")
    await omar.taps("حسب مجال التركيز")
    await omar.taps("(20)")
    assert "W4-010" in omar.labels
    await omar.says("/recommendations")
    await omar.taps("الأكثر تأييداً")
    assert [label for label in omar.labels if label.startswith("W")] == ["W1-002"]


async def test_a_list_of_500_is_gone_through_from_both_ends(forum: Forum, omar: Actor) -> None:
    await forum.do(fill, 500)
    await omar.says("/recommendations")
    await omar.taps("حسب الجلسة")
    await omar.taps("(250)")
    assert "الصفحة 1 من 32" in omar.screen
    await omar.taps("الأخيرة")
    assert "الصفحة 32 من 32" in omar.screen
    await omar.taps("السابق")
    assert "الصفحة 31 من 32" in omar.screen
    await omar.taps("الأولى")
    assert "الصفحة 1 من 32" in omar.screen
    [row] = await forum.rows("SELECT id FROM session WHERE code = 'W1'")
    for page in (-5, 5000):
        await omar.forges(Place(By.SESSION, row["id"], page).pack())
        assert "من 32" in omar.screen
    for forged in (Place(By.SESSION, 9999, 0), Place(By.AREA, 9999, 0), OpenGroups(By.SUPPORT, -1)):
        await omar.forges(forged.pack())
    assert omar.unanswered == []


async def test_the_most_supported_come_first(forum: Forum, basel: Actor, omar: Actor) -> None:
    await submits(basel)
    await omar.says("/recommendations")
    await omar.taps("الأكثر تأييداً")
    assert "لم تُؤيَّد أي توصية بعد" in omar.screen
    await submits(basel, session="W1")

    def support(tx: Tx) -> None:
        other = people.find(tx, tx.value("SELECT person_id FROM account WHERE user_id = 105"))
        assert other is not None
        supports.give(tx, tx.value("SELECT id FROM recommendation WHERE reference = 'W4-001'"), other)

    await forum.do(support)
    listing = await forum.ask(register.page, By.SUPPORT, 0, offset=0, limit=8)
    assert [one.reference for one in listing.shown] == ["W4-001"]
    await omar.says("/recommendations")
    await omar.taps("الأكثر تأييداً")
    assert "تأييد واحد" in omar.screen


async def test_a_search_forgives_and_its_pages_turn(forum: Forum, basel: Actor, omar: Actor) -> None:
    await submits(basel)
    await omar.says("/recommendations")
    await omar.taps("بحث")
    await omar.says("تحصييل رسوم الاسواق الكترونيا")
    assert "نتائج البحث" in omar.screen
    assert "W4-001" in omar.labels
    await omar.taps("بحث آخر")
    await omar.says("السياحة الشاطئية في الجبل")
    assert "لا توجد توصية قريبة" in omar.screen
    await omar.says("w4/1")
    assert TITLE in omar.screen
    await omar.taps("كل التوصيات")
    await omar.taps("بحث")
    await omar.taps("إلغاء")
    assert "التوصيات" in omar.screen
    await forum.do(fill, 30)
    await omar.taps("بحث")
    await omar.says("عنوان")
    await omar.taps("التالي")
    assert "الصفحة 2 من" in omar.screen
    await omar.taps("بحث آخر")
    for words in ("\"' OR 1", "* ( ) AND NOT", "ب", "؟؟؟", "😀"):
        await omar.says(words)
        assert omar.unanswered == []
    assert "لا توجد توصية قريبة" in omar.screen
    await omar.taps("إلغاء")
    assert "31 توصية" in omar.screen, "back among the recommendations"


@pytest.mark.parametrize(
    "typed", ["W4-001", "w4 1", "w4-1", "W4/001", "رقم W4-٠٠١", "التوصية w٤-١ لو سمحت", "W4 – 1", "W4_1"]
)
async def test_a_reference_is_read_however_it_is_typed(forum: Forum, basel: Actor, typed: str) -> None:
    await submits(basel)
    found = await forum.ask(register.of_reference, typed)
    assert found is not None
    assert found.reference == "W4-001"


async def test_no_other_words_are_taken_for_a_reference(forum: Forum, basel: Actor) -> None:
    await submits(basel)
    for typed in ("W4", "4-1", "W4-0010", "W41", "القاعة 1", "W4-1000000"):
        assert await forum.ask(register.of_reference, typed) is None, typed


async def test_an_owner_sets_the_rules_and_nobody_else(forum: Forum, waleed: Actor, basel: Actor, salma: Actor) -> None:
    await submits(basel)
    await waleed.says("/recommendations")
    await waleed.taps("ضوابط التوصيات")
    assert "أسماء المقدِّمين: ظاهرة للمشاركين" in waleed.screen
    await waleed.taps("إخفاء الأسماء عن المشاركين")
    assert "أسماء المقدِّمين: لأمانة المنتدى وحدها" in waleed.screen
    await waleed.taps("توصية واحدة في الجلسة")
    assert "لكل مشارك في الجلسة الواحدة: توصية واحدة" in waleed.screen
    await basel.says("/recommend")
    await basel.taps("W4")
    assert basel.sees("لكل مشارك توصية واحدة في الجلسة")
    for who in (basel, salma):
        for code in (OpenRules(), SetAuthors(shown=True), SetLimit(10)):
            await who.forges(code.pack())
            assert who.sees("غير متاح")
    await waleed.forges(SetLimit(7000).pack())
    assert await forum.ask(settings.number, "recommendations_per_session") == 1
    acts = await forum.rows("SELECT subject FROM audit WHERE act = 'set' ORDER BY id")
    assert [row["subject"] for row in acts] == ["recommendation_authors", "recommendations_per_session"]

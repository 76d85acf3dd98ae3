"""Making a recommendation: all at once, others like it, the gentle look whether it is practical; five of the same."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.sandbox import Person
from bot.texts import Catalogue
from handlers.making import LookAt, SupportInstead, WriteBy, vague_in
from handlers.wholes import LENGTH, Cues, parts
from storage import registration, settings
from storage.database import Tx
from tests.cast import Actor, Forum
from tests.test_recommendations import ACTION, BODY, PROBLEM, TITLE, answers, cancel, on_record, submits

CUES = Cues(Catalogue())
AT_ONCE = (
    "تحصيل رسوم الأسواق إلكترونياً. تضيع الرسوم النقدية كل شهر. تطبيق الدفع الإلكتروني في ثلاث بلديات خلال ستة أشهر."
    " الجهة المنفذة: إدارة الإيرادات المحلية"
)


async def draft(forum: Forum) -> dict[str, Any]:
    [row] = await forum.rows("SELECT * FROM draft WHERE form = 'recommendation'")
    return row


async def test_all_at_once_only_the_rest_is_asked(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await basel.taps("دفعة واحدة")
    assert "التوصية دفعة واحدة" in basel.screen
    await basel.says(AT_ONCE)
    assert "فُهم من النص: العنوان والمشكلة والإجراء المقترح والجهة المنفذة والإطار الزمني" in basel.screen
    assert "ما الجلسة" in basel.screen
    await basel.taps("W4")
    assert "فُهم من النص" not in basel.screen, "said once, and not of what was chosen"
    await basel.taps("رجوع")
    assert "فُهم من النص: العنوان والمشكلة" in basel.screen
    await basel.taps("W4")
    await basel.taps("★")
    assert "ما أولوية" in basel.screen
    await basel.taps("عالية")
    await basel.taps("إرسال")
    [row] = await on_record(forum)
    assert row["title"] == "تحصيل رسوم الأسواق إلكترونياً"
    assert row["problem"] == "تضيع الرسوم النقدية كل شهر."
    assert row["action"] == "تطبيق الدفع الإلكتروني في ثلاث بلديات خلال ستة أشهر."
    assert (row["responsible_body"], row["time_frame"]) == ("إدارة الإيرادات المحلية", "short")


async def test_labels_name_the_session_too_and_the_whole_is_seen_before_it_is_sent(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await basel.taps("دفعة واحدة")
    await basel.says(
        f"الورشة: الإيرادات المحلية\nالعنوان: {TITLE}\nالمشكلة: {PROBLEM}\nالإجراء: {ACTION}\nالجهة: {BODY}\n"
        "المدة: سنتين\nالأولوية: متوسطة"
    )
    for words in (TITLE, PROBLEM, ACTION, BODY, "متوسط الأجل", "متوسطة", "الإيرادات المحلية"):
        assert words in basel.screen
    await basel.taps("إرسال")
    [row] = await on_record(forum)
    assert row["reference"] == "W4-001"


async def test_the_way_of_writing_can_be_changed_and_nothing_is_lost(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await basel.taps("دفعة واحدة")
    _, back = basel.button("سؤالاً بعد سؤال")
    await basel.says("🎉")
    assert basel.sees("لا توجد كلمات في الإجابة")
    await basel.says("م" * (LENGTH + 1))
    assert basel.sees("الحد الأقصى 1500 حرف")
    await basel.taps("سؤالاً بعد سؤال")
    assert "ما الجلسة" in basel.screen
    await basel.forges(back)
    assert "ما الجلسة" in basel.screen
    await basel.taps("W4")
    assert "مجال التركيز" in basel.screen
    await basel.forges(WriteBy(9999, 1, whole=True).pack())
    assert basel.unanswered == []


async def test_a_text_that_says_little_is_kept_and_all_is_asked(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await basel.taps("دفعة واحدة")
    await basel.says("نريد تدريباً")
    assert "ما الجلسة" in basel.screen
    assert "نريد تدريباً" in (await draft(forum))["answers"]


async def test_the_session_that_has_no_room_is_asked(forum: Forum, basel: Actor) -> None:
    await submits(basel)
    await forum.do(settings.put, "recommendations_per_session", 1)
    await basel.says("/recommend")
    await basel.taps("دفعة واحدة")
    await basel.says(f"الجلسة: W4\nالعنوان: {TITLE}")
    assert "ما الجلسة" in basel.screen
    await cancel(forum, "W1")
    await basel.says("w1")
    assert basel.sees("لا توجد جلسة بهذا الاسم")


async def test_others_like_it_are_shown_and_one_is_supported_instead(forum: Forum, basel: Actor, omar: Actor) -> None:
    await submits(basel)
    await omar.says("/recommend")
    await omar.taps("W4")
    await omar.taps("★")
    await omar.says("جباية رسوم الأسواق بالدفع الالكتروني")
    await omar.says("الرسوم النقدية يضيع جزء منها ولا تصل")
    assert "توصيات مسجَّلة قريبة من توصيتك" in omar.screen
    assert TITLE in omar.screen
    await omar.taps("عرض التوصية W4-001")
    assert ACTION in omar.screen
    await omar.taps("رجوع إلى توصيتي")
    assert "توصيات مسجَّلة قريبة" in omar.screen
    await omar.taps("عرض التوصية W4-001")
    _, instead = omar.button("أؤيدها بدلاً من توصيتي")
    await omar.taps("أؤيدها بدلاً من توصيتي")
    assert "سُجِّل تأييدك للتوصية W4-001" in omar.screen
    [row] = await on_record(forum)
    assert row["supporters"] == 1
    await omar.forges(instead)
    assert (await on_record(forum))[0]["supporters"] == 1
    await omar.taps("حذف المسودة")
    await omar.taps("تأكيد الحذف")
    await omar.forges(instead)
    await omar.forges(LookAt(1, row["id"]).pack())
    assert await forum.rows("SELECT id FROM draft") == []
    assert omar.unanswered == []


async def test_one_goes_on_with_ones_own_and_is_asked_once(forum: Forum, basel: Actor, omar: Actor) -> None:
    await submits(basel)
    await omar.says("/recommend")
    for does, what in ((omar.taps, "W4"), (omar.taps, "★"), (omar.says, TITLE), (omar.says, PROBLEM)):
        await does(what)
    await omar.taps("المتابعة بتوصيتي")
    assert "الإجراء المقترح" in omar.screen
    await omar.taps("رجوع")
    assert "المشكلة" in omar.screen
    await omar.says(PROBLEM)
    await omar.says(ACTION)
    await omar.says(BODY)
    await omar.taps("قصير الأجل")
    await omar.taps("عالية")
    assert "معاينة" in omar.screen
    assert "قريبة" not in omar.screen
    await omar.taps("إرسال")
    assert len(await on_record(forum)) == 2


async def test_ones_own_withdrawn_and_hidden_ones_are_not_offered(forum: Forum, basel: Actor, omar: Actor) -> None:
    await submits(basel)
    await basel.says("/recommend")
    await answers(basel, session="W1", until="action")
    assert "الإجراء المقترح" in basel.screen
    await basel.taps("إلغاء")
    await forum.do(lambda tx: tx.run("UPDATE recommendation SET hidden_at = ?, hidden_reason = 'offensive'", tx.stamp))
    await omar.says("/recommend")
    for does, what in ((omar.taps, "W4"), (omar.taps, "★"), (omar.says, TITLE), (omar.says, PROBLEM)):
        await does(what)
    assert "الإجراء المقترح" in omar.screen


async def test_what_is_hardly_practical_is_said_gently(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel, until="action")
    await basel.says("الاهتمام بالموضوع")
    await basel.says("الجهات المختصة")
    await basel.taps("قصير الأجل")
    await basel.taps("عالية")
    assert "هل التوصية عملية؟" in basel.screen
    assert "الإجراء المقترح عام" in basel.screen
    assert "الجهة المنفذة غير محددة" in basel.screen
    await basel.taps("تعديل: الإجراء المقترح")
    await basel.says(ACTION)
    assert "الإجراء المقترح عام" not in basel.screen
    assert "الجهة المنفذة غير محددة" in basel.screen
    await basel.taps("المتابعة كما هي")
    await basel.taps("إرسال")
    [row] = await on_record(forum)
    assert (row["action"], row["responsible_body"]) == (ACTION, "الجهات المختصة")


@pytest.mark.parametrize(
    ("action", "body", "vague"),
    [
        (ACTION, BODY, []),
        ("الاهتمام بتطوير العمل البلدي في جميع المجالات", BODY, ["action"]),
        ("تعزيز التدريب بإنشاء مركز في كل منطقة", BODY, []),
        ("تدريب", "الدولة", ["action", "responsible_body"]),
        (ACTION, "الجهات المعنيّة", ["responsible_body"]),
        ("Train the collectors of three markets", "The state", ["responsible_body"]),
    ],
)
def test_what_hardly_practical_means(action: str, body: str, vague: list[str]) -> None:
    assert vague_in(CUES, {"action": action, "responsible_body": body}) == vague


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (AT_ONCE, {"title", "problem", "action", "responsible_body", "time_frame"}),
        ("الطرق متهالكة بسبب الإهمال. صيانة الطرق الداخلية خلال سنة", {"problem", "action", "time_frame"}),
        ("كلام بلا نقاط عن البلدية", {"problem"}),
        ("Title: Fees\nProblem: cash is lost\nAction: introduce cards\nBody: the ministry\nPriority: high",
         {"title", "problem", "action", "responsible_body", "priority"}),
        ("😀😀", set()),
        (":::\n: :\nالعنوان:", set()),
    ],
)  # fmt: skip
def test_which_questions_a_text_answers(text: str, found: set[str]) -> None:
    assert parts(CUES, text).keys() == found


@pytest.mark.parametrize(
    ("said", "frame"),
    [("خلال ستة أشهر", "short"), ("خلال 7 أشهر", "medium"), ("سنتين", "medium"), ("خلال ٣ سنوات", "long"),
     ("فوراً", "short"), ("على المدى الطويل", "long"), ("شهر", "short"), ("within three years", "long"), ("لاحقاً", "")],
)  # fmt: skip
def test_a_time_is_read_from_words(said: str, frame: str) -> None:
    assert CUES.frame(said) == frame


def test_no_sentence_of_a_text_is_lost() -> None:
    text = "عنوان قصير. الطرق سيئة جداً! وكذلك الجسور؟ إعداد خطة. ثم تنفيذها؛ ومتابعتها"
    found = parts(CUES, text)
    kept = " ".join(found[name] for name in ("title", "problem", "action"))
    assert kept.replace(".", "").split() == text.replace(".", "").split()


async def test_the_same_recommendation_from_five_deputies(forum: Forum, basel: Actor) -> None:
    """The first is on record; the others are shown it, support it or go on, and each person counts once."""
    await submits(basel)
    others = [(901 + number, f"وكيل {name}") for number, name in enumerate(("أول", "ثان", "ثالث", "رابع"))]

    def enrol(tx: Tx) -> None:
        for number, (user_id, name) in enumerate(others):
            registration.enrol(tx, user_id, name=name, municipality="زليتن", phone=f"+2189200000{number:02d}")

    await forum.do(enrol)
    deputies = [Actor(forum, user_id, name) for user_id, name in others]
    for deputy in deputies:
        forum.sandbox.add_person(Person(deputy.user_id, first_name=deputy.name))
    await asyncio.gather(*(deputy.says("/recommend") for deputy in deputies))
    for deputy in deputies:
        for does, what in ((deputy.taps, "W4"), (deputy.taps, "★"), (deputy.says, TITLE), (deputy.says, PROBLEM)):
            await does(what)
        assert "توصيات مسجَّلة قريبة" in deputy.screen
    for deputy in deputies[:3]:
        await deputy.taps("عرض التوصية W4-001")
        await deputy.taps("أؤيدها بدلاً من توصيتي")
    last = deputies[3]
    await last.taps("المتابعة بتوصيتي")
    await last.says(ACTION)
    await last.says(BODY)
    await last.taps("قصير الأجل")
    await last.taps("عالية")
    await last.taps("إرسال")
    assert "W4-002" in last.screen
    assert [(row["reference"], row["supporters"]) for row in await on_record(forum)] == [("W4-001", 3), ("W4-002", 0)]
    _, instead = deputies[0].button("رجوع إلى توصيتي")
    await deputies[0].forges(SupportInstead(int(instead.split(":")[1]), 1).pack())
    assert (await on_record(forum))[0]["supporters"] == 3

"""What is asked beside the stars: edited in the chat and by file, kept with the answers, held by kinds of session."""

from __future__ import annotations

import pytest

from bot.bring_in import FaultyFile, NotForThisFile, Source, bring_in
from handlers.feedback_codes import Rate, Send
from handlers.questions import ClearSet, EditSet, ShowSet
from storage import questions, results
from tests.cast import Actor, Forum, at
from tests.held import Held, local

HEAD = "kind,form,text_ar,text_en\n"


async def number(forum: Forum, code: str) -> int:
    [row] = await forum.rows("SELECT id FROM session WHERE code = ?", code)
    return int(row["id"])


async def test_an_organizer_edits_the_chips_and_older_answers_keep_theirs(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor
) -> None:
    await forum.clock_to(at("10:06"))
    opening, w1 = await number(forum, "D1-OPEN"), await number(forum, "W1")
    await basel.forges(Send(opening, 1, "4", 1, named=True).pack())
    await amina.says("/dashboard")
    await amina.taps("الإعدادات")
    await amina.taps("أسئلة التقييم")
    await amina.taps("لكل الأنواع الأخرى")
    assert "• عملية (Practical)" in amina.screen
    await amina.taps("تعديل الإشارات")
    assert "واضحة | Clear" in amina.screen
    await amina.says("واضحة | Clear\n\n• جديدة\nقاعة مناسبة | Good room")
    await amina.taps("حفظ")
    assert "حُفظت الأسئلة" in amina.screen
    assert "• جديدة\n• قاعة مناسبة (Good room)" in amina.screen
    await omar.forges(Rate(opening, 5).pack())
    assert "عملية" in omar.labels
    await forum.clock_to(at("12:51"))
    await omar.forges(Rate(w1, 5).pack())
    assert {"واضحة", "جديدة", "قاعة مناسبة"} <= set(omar.labels)
    assert "عملية" not in omar.labels
    await omar.taps("جديدة")
    await omar.taps("إرسال باسمي")
    assert "جديدة" in omar.screen
    [result] = [one for one in await forum.ask(results.over, at("12:51")) if one.session.code == "W1"]
    assert [(chip.ar, count) for chip, count in result.chips] == [("جديدة", 1)]
    old = await forum.ask(results.of_session, opening)
    assert [(chip.ar, count) for chip, count in old.chips] == [("واضحة", 1)]
    audited = await forum.rows("SELECT actor, subject, after FROM audit WHERE act = 'questions'")
    assert audited == [{"actor": amina.user_id, "subject": "all", "after": '{"ratings": 0, "chips": 3}'}]


async def test_a_set_for_a_kind_of_its_own_and_one_without_anything(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.forges(ShowSet("plenary").pack())
    assert "لا أسئلة خاصة بهذا النوع" in amina.screen
    await amina.taps("تعديل أسئلة النجوم")
    await amina.says("المتحدث | The speaker")
    await amina.taps("حفظ")
    await amina.taps("تعديل الإشارات")
    await amina.taps("دون بنود")
    assert "<b>" not in amina.screen
    assert "لا شيء" in amina.screen
    await forum.clock_to(at("10:06"))
    await basel.forges(Rate(await number(forum, "D1-OPEN"), 5).pack())
    assert "المتحدث" in basel.screen
    await basel.taps("2 ⭐")
    await basel.taps("إرسال باسمي")
    assert await forum.rows("SELECT ratings, chips FROM feedback") == [{"ratings": '{"q1": 2}', "chips": ""}]


async def test_too_many_and_too_long_are_said_and_nothing_is_lost(forum: Forum, amina: Actor) -> None:
    await amina.forges(EditSet("all", "chip").pack())
    await amina.says("\n".join(f"بند {one}" for one in range(9)))
    assert "أكثر مما تسعه البطاقة" in amina.screen
    await amina.says("ك" * 41)
    assert "أطول من زر" in amina.screen
    await amina.sends("sticker")
    await amina.says("قصير")
    await amina.taps("حفظ")
    assert "• قصير" in amina.screen
    for forged in (ShowSet("break"), EditSet("all", "x"), ClearSet("none", "chip"), ClearSet("all", "x")):
        await amina.forges(forged.pack())
    assert amina.unanswered == []


async def test_only_organizers_edit_them(forum: Forum, basel: Actor) -> None:
    for code in (ShowSet("all"), EditSet("all", "chip"), ClearSet("all", "chip")):
        await basel.forges(code.pack())
    assert len(await forum.rows("SELECT id FROM question_set")) == 2


@pytest.fixture
def held() -> Held:
    return Held(local("11:00"))


def take(held: Held, *rows: str, remove_missing: bool = False) -> list[str]:
    content = (HEAD + "\n".join(rows) + "\n").encode()
    return held.do(bring_in, Source.QUESTIONS, "q.csv", content, remove_missing=remove_missing)


def test_a_file_brings_sets_in(held: Held) -> None:
    rows = ("تدريب,نجوم,المدرب,The trainer", "training,chip,عملي,", ",إشارة,واضحة,Clear")
    said = take(held, *rows)
    assert any("2" in line for line in said)
    training = held.do(questions.current, "training")
    assert ([one.code for one in training.ratings], [one.ar for one in training.chips]) == (["trainer"], ["عملي"])
    assert [one.en for one in held.do(questions.current, "workshop").chips] == ["Clear"]
    before = len(held.rows("SELECT id FROM question_set"))
    take(held, *rows)
    assert len(held.rows("SELECT id FROM question_set")) == before


def test_what_is_wrong_with_a_file_is_named(held: Held) -> None:
    with pytest.raises(FaultyFile, match=r"Line 2, column kind"):
        take(held, "party,chip,مرح,Fun")
    with pytest.raises(FaultyFile, match="8 chips"):
        take(held, *(f",chip,بند {one}," for one in range(9)))
    with pytest.raises(NotForThisFile, match="remove-missing"):
        take(held, ",chip,بند,", remove_missing=True)
    assert len(held.rows("SELECT id FROM question_set")) == 2

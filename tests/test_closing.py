"""The closing session: read one at a time, adopted by the hall, followed on the phones."""

from __future__ import annotations

import pytest

from handlers import closing
from handlers.closing_screens import Begin, End, Follow, Judge, TurnTo
from handlers.openings import OpenClosing
from storage import closing as reads
from storage import desk, jobs, record, wordings
from storage.database import Tx
from storage.jobs import Job
from storage.moves import Act
from storage.moves import Actor as As
from storage.wordings import Priority, TimeFrame, Wording
from tests.cast import Actor, Forum
from tests.test_desk import newest, records, stands, supports_it


def agree(tx: Tx, text: str, code: str = "W3") -> int:
    session = tx.value("SELECT id FROM session WHERE code = ?", code)
    said = Wording(1, text, "", f"{text} بالتفصيل", "الوزارة", TimeFrame.LONG, Priority.MEDIUM)
    return record.record(tx, session, said, by=107).id


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Phones follow without the seconds that lie between two edits of one message."""
    monkeypatch.setattr(closing, "EVERY", 0)


@pytest.fixture
async def three(forum: Forum, basel: Actor) -> list[int]:
    """Two of the rooms' own, and Basel's between them in the programme, taken in; one more is nobody's choice."""
    mine = await records(forum, basel, "توصية باسل", session="W4")
    await records(forum, basel, "لم تُختر", session="W1")
    await forum.do(record.take_in, mine, by=107)
    first = await forum.do(agree, "أولى", "W1")
    last = await forum.do(agree, "أخيرة", "W9")
    return [first, mine, last]


async def begins(amina: Actor) -> None:
    await amina.forges(OpenClosing().pack())
    await amina.taps("ما سجّله المقررون · 3")


async def test_it_is_read_in_the_order_of_the_programme_and_the_phones_follow(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor, three: list[int]
) -> None:
    await begins(amina)
    assert "تُقرأ الآن في الجلسة الختامية 3 توصيات" in basel.screen
    await basel.taps("متابعة القراءة على الهاتف")
    assert "1 من 3" in basel.screen
    assert "أولى بالتفصيل" in basel.screen
    before = len(basel.messages)
    await amina.taps("✅ اعتُمدت")
    await forum.pass_minutes(0.2)
    assert "توصية باسل" in amina.screen
    assert "توصية باسل" in basel.screen
    await amina.taps("لم تُعتمد")
    await amina.taps("السابق")
    await forum.pass_minutes(0.2)
    assert "لم تعتمدها الجلسة الختامية" in basel.screen
    assert len(basel.messages) == before, "one message that changes"
    assert "توصية باسل" not in omar.screen, "who does not follow is left in peace"
    await amina.taps("التالي")
    await amina.taps("اعتُمدت معدّلة")
    await amina.says("أخيرة بنص معدّل")
    assert "كانت هذه آخر توصية" in amina.screen
    assert "أخيرة بنص معدّل" in amina.screen
    rows = [await stands(forum, number) for number in three]
    assert [row["state"] for row in rows] == ["accepted", "rejected", "accepted_modified"]
    assert [row["adoption"] for row in rows] == ["adopted", "not_adopted", "adopted_amended"]
    assert rows[1]["reason"] == "not_adopted"
    assert len(await forum.ask(wordings.versions, three[2])) == 2
    await amina.taps("إنهاء القراءة")
    assert "المعتمدة: 1" in amina.screen
    await amina.taps("تأكيد الإنهاء")
    await forum.pass_minutes(0.2)
    assert "انتهت قراءة التوصيات" in basel.screen
    await forum.pass_minutes(1.2)
    assert "صدر رد أمانة المنتدى على التوصية رقم W4-001" in basel.screen
    assert "لم تعتمد الجلسة الختامية" in basel.screen
    assert amina.unanswered == basel.unanswered == []


async def test_a_word_is_taken_back_within_a_minute_with_the_text(forum: Forum, amina: Actor, three: list[int]) -> None:
    await begins(amina)
    await amina.taps("اعتُمدت معدّلة")
    await amina.says("نص آخر تماماً")
    assert (await stands(forum, three[0]))["action"] == "نص آخر تماماً"
    await amina.taps("تراجع")
    assert "أولى بالتفصيل" in amina.screen
    assert "1 من 3" in amina.screen
    row = await stands(forum, three[0])
    assert (row["state"], row["action"], row["adoption"]) == ("submitted", "أولى بالتفصيل", "")
    await amina.taps("اعتُمدت معدّلة")
    await amina.taps("تخطي")
    assert (await stands(forum, three[0]))["state"] == "accepted_modified"
    await forum.pass_minutes(1.1)
    await amina.taps("تراجع")
    assert amina.sees("انقضت مهلة التراجع")


async def test_who_stops_following_has_the_menu_and_keeps_it(
    forum: Forum, amina: Actor, basel: Actor, three: list[int]
) -> None:
    await begins(amina)
    await basel.taps("متابعة القراءة على الهاتف")
    await amina.taps("التالي")
    await basel.taps("إيقاف المتابعة")
    assert "البرنامج" in " ".join(basel.labels)
    await amina.taps("التالي")
    await forum.pass_minutes(0.3)
    assert "البرنامج" in " ".join(basel.labels)
    assert basel.unanswered == []


@pytest.mark.parametrize("ends", [False, True], ids=["moves on", "ends"])
async def test_phones_that_were_shown_before_the_others_are_not_left_behind(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor, three: list[int], monkeypatch: pytest.MonkeyPatch, ends: bool
) -> None:
    """More phones follow than one transaction shows: after the first of them the reading moves on, or ends."""
    await begins(amina)
    for deputy in (basel, omar):
        await deputy.taps("متابعة القراءة على الهاتف")
    advance = jobs.advance
    happened: list[dict[str, int]] = []

    def and_meanwhile(tx: Tx, job: Job, progress: dict[str, int]) -> None:
        advance(tx, job, progress)
        if not happened:
            happened.append(progress)
            reading = reads.current(tx)
            assert reading is not None
            if ends:
                reads.end(tx, by=amina.user_id)
            else:
                reads.go_to(tx, reading, 3)
            closing._changed(tx)

    monkeypatch.setattr(reads, "CHUNK", 1)
    monkeypatch.setattr(jobs, "advance", and_meanwhile)
    await amina.taps("التالي")
    await forum.pass_minutes(0.2)
    assert happened
    for deputy in (basel, omar):
        assert ("انتهت قراءة التوصيات" if ends else "3 من 3") in deputy.screen
    assert await forum.ask(reads.count_followers) == (0 if ends else 2)


async def test_stale_and_forged_buttons_change_nothing(
    forum: Forum, amina: Actor, basel: Actor, three: list[int]
) -> None:
    await amina.forges(End(sure=True).pack())
    assert "ماذا يُقرأ؟" in amina.screen
    await begins(amina)
    await amina.forges(Judge(three[1], Act.ADOPT).pack())
    assert "1 من 3" in amina.screen, "something else is read now"
    await amina.forges(Judge(three[0], Act.PUBLISH).pack())
    await amina.forges(TurnTo(99).pack())
    assert "3 من 3" in amina.screen
    await amina.forges(Begin(agreed=False).pack())
    assert "3 من 3" in amina.screen, "one reading at a time"
    for code in (OpenClosing(), Judge(three[2], Act.ADOPT), End(sure=True)):
        await basel.forges(code.pack())
        assert basel.sees("غير متاح")
    assert [(await stands(forum, number))["state"] for number in three] == ["submitted"] * 3
    await basel.forges(Follow().pack())
    assert "3 من 3" in basel.screen
    assert amina.unanswered == basel.unanswered == []


async def test_a_reading_that_nobody_ends_ends_by_itself_and_all_are_told_once(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor, three: list[int]
) -> None:
    await supports_it(forum, three[0], omar)
    await begins(amina)
    await amina.taps("✅ اعتُمدت")
    await forum.pass_minutes(30)
    assert not omar.sees("صدر رد")
    await forum.pass_minutes(6 * 60)
    await forum.pass_minutes(2)
    assert newest(omar, "صدر رد") == 1
    await amina.forges(OpenClosing().pack())
    assert "ماذا يُقرأ؟" in amina.screen


async def test_where_nothing_is_agreed_all_can_be_read_and_withdrawn_ones_never(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await amina.forges(OpenClosing().pack())
    assert "لا توجد توصيات للقراءة" in amina.screen
    await amina.forges(Begin(agreed=True).pack())
    assert amina.sees("لا توجد توصيات للقراءة")
    number = await records(forum, basel)
    gone = await records(forum, basel, "مسحوبة")
    await forum.do(lambda tx: tx.run("UPDATE recommendation SET withdrawn_at = ? WHERE id = ?", tx.stamp, gone))
    await forum.do(desk.move, number, Act.ACCEPT, actor=As.SECRETARIAT, by=106)
    await amina.forges(OpenClosing().pack())
    await amina.taps("كل التوصيات · 1")
    await amina.taps("لم تُعتمد")
    assert (await stands(forum, number))["state"] == "rejected", "the hall has the last word"

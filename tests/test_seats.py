"""Seats as organizers see them: who sits where, somebody placed, squeezed in, taken out, and told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from storage import agenda, programme, releases
from storage.agenda import State
from storage.database import Tx
from tests.cast import Actor, Forum, at


async def standing(forum: Forum, actor: Actor, code: str) -> State | None:
    """How the session stands in somebody's agenda."""
    person = (await forum.rows("SELECT person_id FROM account WHERE user_id = ?", actor.user_id))[0]["person_id"]
    session = await forum.ask(programme.session, code)
    choice = await forum.ask(agenda.choice, person, session.id)
    return choice.state if choice else None


async def test_the_conversation_of_the_handlers_first_page(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor
) -> None:
    await basel.says("W1")
    await basel.taps("إضافة إلى جدولي")
    await amina.says("W1")
    await amina.taps("المقاعد")
    assert "المقاعد المحجوزة: 1 من 75" in amina.screen
    assert "1. باسل محمد الورفلي، زليتن" in amina.screen
    await amina.taps("إضافة مشارك")
    await amina.says("عمر")
    assert "لا مقعد محجوز بهذا الاسم في هذه الجلسة." in amina.screen
    await amina.taps("حجز مقعد")
    assert "المقاعد المحجوزة: 2 من 75" in amina.screen
    assert "أضاف المنظمون هذه الجلسة إلى جدولكم" in omar.screen
    assert await standing(forum, omar, "W1") is State.CHOSEN
    await amina.taps("باسل محمد الورفلي")
    await amina.taps("حذف من الجلسة")
    assert "حذف المنظمون هذه الجلسة من جدولكم" in basel.screen
    assert await standing(forum, basel, "W1") is None
    acts = [row["act"] for row in await forum.rows("SELECT act FROM audit WHERE act IN ('place', 'unplace')")]
    assert acts == ["place", "unplace"]


async def test_when_all_is_taken_somebody_is_squeezed_in_or_waits(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor
) -> None:
    await forum.do(_change, "W1", capacity=1)
    await basel.says("W1")
    await basel.taps("إضافة إلى جدولي")
    await omar.says("W2")
    await omar.taps("إضافة إلى جدولي")
    await amina.says("W1")
    await amina.taps("المقاعد")
    await amina.taps("إضافة مشارك")
    await amina.says("عمر")
    assert "في الجدول جلسة في الوقت نفسه، «الهيكل التنظيمي»، وتُحذف منه عند حجز المقعد." in amina.screen
    await amina.taps("إضافة إلى قائمة الانتظار")
    assert "(⏳ الانتظار: 1)" in amina.screen
    assert await standing(forum, omar, "W2") is State.CHOSEN
    await amina.taps("عمر علي الزنتاني")
    await amina.taps("حجز مقعد فوق السعة")
    assert "المقاعد المحجوزة: 2 من 1" in amina.screen
    assert await standing(forum, omar, "W2") is None
    assert "أضاف المنظمون هذه الجلسة إلى جدولكم" in omar.screen


async def test_the_door_holds_and_wrong_names_and_forged_buttons_are_answered(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor
) -> None:
    w1 = (await forum.ask(programme.session, "W1")).id
    person = (await forum.rows("SELECT person_id FROM account WHERE user_id = ?", omar.user_id))[0]["person_id"]
    for actor in (basel, omar):
        await actor.says("W1")
        assert "المقاعد" not in "".join(actor.labels)
        for data in (f"se:{w1}:0", f"sef:{w1}", f"sep:{w1}:{person}", f"seg:{w1}:{person}:1", f"sex:{w1}:{person}"):
            await actor.forges(data)
    assert await forum.ask(agenda.counts) == {}
    await amina.says("W1")
    for data in ("se:999:0", f"se:{w1}:99", f"sep:{w1}:999", f"seg:{w1}:999:0", f"sex:{w1}:{person}", f"se:{w1}:-1"):
        await amina.forges(data)
        assert "القائمة الرئيسية" in amina.labels[-2:]
    await forum.do(_change, "W2", audience="مصراتة")
    w2 = (await forum.ask(programme.session, "W2")).id
    await amina.forges(f"seg:{w2}:{person}:1")
    assert await forum.ask(agenda.counts) == {}
    await amina.says("W1")
    await amina.taps("المقاعد")
    await amina.taps("إضافة مشارك")
    await amina.says("س")
    await amina.says("زكرياء")
    assert amina.sees("لا يوجد مشارك مسجَّل بهذه الأحرف")
    await amina.says("/cancel")
    await forum.clock_to(at("12:46"))
    await amina.forges(f"seg:{w1}:{person}:0")
    assert "لا يمكن إضافة هذه الجلسة" in amina.screen
    for actor in (amina, basel, omar):
        assert not actor.unanswered


def _change(tx: Tx, code: str, **columns: Any) -> None:
    row = next(row for row in releases.released(tx) if row.code == code)
    releases.bring_in(tx, [replace(row, **columns)], comment="changed")

"""A programme as a file in the chat: sent, looked over, released; and everything that is no programme."""

from __future__ import annotations

import json

from bot.sample import SEED
from storage import editing, programme, releases, versions
from tests.cast import Actor, Forum

PROGRAMME = (SEED / "programme.csv").read_bytes()
MOVED = PROGRAMME.replace(b"2025-12-16 11:15", b"2025-12-16 11:20", 1)


async def ask(amina: Actor) -> None:
    await amina.says("/manage")
    await amina.taps("استيراد ملف")
    assert "استيراد البرنامج من ملف" in amina.screen


async def test_the_conversation_of_the_handlers_first_page(forum: Forum, amina: Actor) -> None:
    assert MOVED != PROGRAMME
    await ask(amina)
    await amina.sends("document", "programme.csv", MOVED)
    assert "وصار ما فيه تعديلات تنتظر النشر" in amina.screen
    assert "• جلسات معدَّلة: 1" in amina.screen
    assert await forum.ask(versions.latest) == 1, "nothing is released"
    assert len(await forum.ask(editing.pending)) == 1
    await amina.taps("مراجعة ونشر")
    assert "11:20" in amina.screen
    assert list(forum.folder.joinpath("data", "incoming").glob("*")) == []


async def test_a_faulty_file_changes_nothing_and_another_may_be_sent(forum: Forum, amina: Actor) -> None:
    await ask(amina)
    wrong = PROGRAMME.replace(b"workshop", b"wrkshop", 1)
    await amina.sends("document", "programme.csv", wrong)
    assert "لم يُقبل الملف programme.csv: فيه خطأ واحد، ولم يتغيّر شيء." in amina.screen
    assert await forum.ask(releases.working) is None
    await amina.taps("إرسال ملف آخر")
    await amina.sends("document", "programme.csv", PROGRAMME)
    assert "مطابق للبرنامج" in amina.screen


async def test_a_schedule_of_a_conference_tool_comes_in_with_its_warnings(forum: Forum, amina: Actor) -> None:
    event = {
        "code": "TALK1",
        "title": "جلسة حوارية",
        "type": "Fireside",
        "date": "2025-12-16T17:00:00+02:00",
        "duration": "01:00",
    }
    days = [{"date": "2025-12-16", "rooms": {"القاعة 2": [event]}}]
    content = json.dumps({"schedule": {"version": "1", "conference": {"title": "x", "days": days}}}).encode()
    await ask(amina)
    await amina.sends("document", "schedule.json", content)
    assert "• جلسات جديدة: 1" in amina.screen
    assert "النوع «Fireside» ليس من أنواع الجلسات" in amina.screen
    assert await forum.ask(programme.session, "TALK1") is None, "it waits to be released"
    await ask(amina)
    await amina.sends("document", "schedule.json", b"{")
    assert "ليس JSON سليماً" in amina.screen


async def test_what_is_no_programme_is_answered_and_who_may_not_is_not_asked(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await ask(amina)
    await amina.says("لا أعرف")
    assert "المطلوب هنا ملف البرنامج" in amina.screen
    await amina.sends("document", "programme.pdf", b"%PDF")
    await amina.sends("document", "programme.csv", MOVED)
    assert await forum.ask(releases.working) is not None
    await amina.sends("sticker")
    await ask(amina)
    await amina.says("/cancel")
    await amina.sends("document", "roster.csv", "name\nأحمد علي\n".encode())
    assert "مراجعة الكشف" in amina.screen, "what is sent unasked is a roster, as before"
    await basel.says("/start")
    for data in ("pfi", "pfa"):
        await basel.forges(data)
    await basel.sends("document", "programme.csv", PROGRAMME)
    assert not amina.unanswered
    assert not basel.unanswered


async def test_the_programme_leaves_as_calendar_and_as_schedule(forum: Forum, amina: Actor) -> None:
    await amina.says("/export")
    await amina.taps("ملف واحد")
    await amina.taps("البرنامج")
    for label, name in (
        ("ملف تقويم", "forum-programme-2025-12-16.ics"),
        ("schedule.json", "forum-schedule-2025-12-16.json"),
    ):
        await amina.taps(label)
        sent = next(one for one in reversed(amina.messages) if "document" in one)
        assert sent["document"]["file_name"] == name
        stored = forum.sandbox.world.files.find(sent["document"]["file_id"])
        assert stored is not None
        assert "التحول الرقمي" in stored.content.decode().replace("\r\n ", "")
        await amina.says("/export")
        await amina.taps("ملف واحد")
        await amina.taps("البرنامج")

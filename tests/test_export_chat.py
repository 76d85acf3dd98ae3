"""The export in the chat: every file with its choices, contacts by right alone, one card that tells how far it is."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from dataclasses import asdict
from typing import Any

import openpyxl
import pytest
from docx import Document
from PIL import Image

from bot import exports
from bot.exports import NowhereToWrite
from handlers.export_codes import Evening, Filter, OpenFilters, OtherDelimiter, Pick, Prepare, PrepareTable
from handlers.export_writing import Ordered
from storage import evening, jobs, people, programme, settings
from storage.database import connect, transact
from storage.exports import Kind
from storage.people import Role
from tests.cast import Actor, Forum, Message, at, text_of
from tests.test_export import NOW, parse, recommend

PLAIN = (0, 0, 0, 0, 0)


@pytest.fixture(autouse=True)
def drawn_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pictures have tests of their own, and each takes a tenth of a second."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    monkeypatch.setattr("bot.pictures._draw", lambda *_: out.getvalue())


def document(who: Actor) -> Message:
    return next(message for message in reversed(who.messages) if "document" in message)


def documents(who: Actor) -> int:
    return sum("document" in message for message in who.messages)


def content(who: Actor) -> bytes:
    stored = who.forum.sandbox.world.files.find(document(who)["document"]["file_id"])
    assert stored is not None
    return stored.content


async def test_the_conversation_of_the_first_page(forum: Forum, salma: Actor) -> None:
    await forum.do(recommend, "=1+1")
    await salma.says("/export")
    assert "يُرجى اختيار الملف" in salma.screen
    question = salma.messages[-1]["message_id"]
    await salma.taps("ملف واحد")
    await salma.taps("التوصيات")
    assert "ملف «التوصيات»: يُرجى اختيار الصيغة." in salma.screen
    await salma.taps("Excel")
    assert document(salma)["document"]["file_name"] == "forum-recommendations-2025-12-16.xlsx"
    assert "الملف: التوصيات (Excel)، الثلاثاء، 16 ديسمبر 2025 08:3" in text_of(document(salma))
    page = openpyxl.load_workbook(io.BytesIO(content(salma))).worksheets[0]
    assert [cell.value for cell in page["F"]] == ["العنوان", "=1+1"]
    [status] = [message for message in salma.messages if message["message_id"] == question]
    assert "وفيه سجل واحد" in text_of(status)
    [line] = await forum.rows("SELECT * FROM audit WHERE act = 'export'")
    assert (line["actor"], line["subject"]) == (salma.user_id, "recommendations")
    assert json.loads(line["after"]) == {"format": "xlsx", "rows": 1, "contacts": False}
    assert list((forum.folder / "data" / "outgoing").iterdir()) == []


async def test_a_csv_once_more_with_semicolons(forum: Forum, salma: Actor) -> None:
    await salma.exports("البرنامج")
    await salma.taps("بفاصلة منقوطة")
    assert documents(salma) == 2
    rows = parse(content(salma), delimiter=";")
    assert len(rows) == len(await forum.ask(programme.sessions))
    assert "W4" in {row["الرمز"] for row in rows}
    await salma.taps("بفاصلة", message=document(salma))
    assert documents(salma) == 3
    assert parse(content(salma))[0]["الرمز"]


@pytest.mark.parametrize("label", ["التوصيات", "التقييمات", "المشاركون", "الحضور", "الإعلانات", "البرنامج"])
async def test_an_organizer_gets_every_file_and_no_telephone_numbers(forum: Forum, amina: Actor, label: str) -> None:
    await amina.exports(label)
    assert b"218" not in content(amina)
    assert content(amina).startswith(b"\xef\xbb\xbf")
    await amina.exports(label, "JSON")
    assert json.loads(content(amina))["version"] == 1
    assert b"+218" not in content(amina)


async def test_the_documents_the_workbook_and_everything(forum: Forum, amina: Actor) -> None:
    await forum.do(recommend, "توصية")
    for label, name in (
        ("المصنف الكامل", "forum-all-2025-12-16.xlsx"),
        ("البيان الختامي", "forum-statement-2025-12-16.docx"),
        ("تقرير المنتدى", "forum-report-2025-12-16.docx"),
        ("كل الملفات", "forum-all-2025-12-16.zip"),
    ):
        await amina.says("/export")
        await amina.taps(label)
        assert document(amina)["document"]["file_name"] == name
        await amina.taps("ملف آخر", message=document(amina))
        assert "يُرجى اختيار الملف" in amina.screen
    with zipfile.ZipFile(io.BytesIO(content(amina))) as archive:
        assert "manifest.json" in archive.namelist()
        Document(io.BytesIO(archive.read("report.docx")))
        assert b"+218" not in archive.read("csv/participants.csv")


async def test_the_card_says_how_far_it_is(forum: Forum, amina: Actor) -> None:
    await amina.says("/export")
    await amina.taps("كل الملفات")
    edits = await forum.rows("SELECT * FROM outbox WHERE card LIKE 'export:%' AND method = 'editMessageText'")
    assert len(edits) > 10, "a sign of life a part, of which overtaken ones are left out"
    assert amina.sees("أُعدّ الملف «كل الملفات»")


async def test_the_secretariat_chooses_whether_telephone_numbers_go_along(forum: Forum, salma: Actor) -> None:
    await salma.exports("المشاركون")
    assert salma.labels[:2] == ["دون أرقام الهواتف", "مع أرقام الهواتف"]
    await salma.taps("دون أرقام الهواتف")
    assert {row["رقم الهاتف"] for row in parse(content(salma))} == {""}
    await salma.exports("المشاركون")
    await salma.taps("مع أرقام الهواتف")
    assert "'+218910000103" in {row["رقم الهاتف"] for row in parse(content(salma))}
    await salma.taps("بفاصلة منقوطة")
    assert "'+218910000103" in {row["رقم الهاتف"] for row in parse(content(salma), delimiter=";")}
    for label, found in (("دون أرقام الهواتف", False), ("مع أرقام الهواتف", True)):
        await salma.says("/export")
        await salma.taps("المصنف الكامل")
        await salma.taps(label)
        book = openpyxl.load_workbook(io.BytesIO(content(salma)))
        phones = [cell.value for row in book["المشاركون"].iter_rows() for cell in row]
        assert ("+218910000103" in phones) == found


async def test_rows_are_chosen_by_what_a_table_can_be_narrowed_by(forum: Forum, salma: Actor) -> None:
    await forum.do(recommend, "في الرابعة")
    await forum.do(recommend, "في الأولى", code="W1")
    await salma.says("/export")
    await salma.taps("ملف واحد")
    await salma.taps("التوصيات")
    await salma.taps("تصفية السجلات")
    assert salma.labels[:5] == ["الجلسة: الكل", "مجال التركيز: الكل", "الحالة: الكل", "منذ: الكل", "البلدية: الكل"]
    await salma.taps("الجلسة: الكل")
    await salma.taps("التالي")
    await salma.taps("السابق")
    await salma.taps("W1")
    await salma.taps("الحالة: الكل")
    await salma.taps("مقدَّمة")
    await salma.taps("منذ: الكل")
    await salma.taps("الثلاثاء، 16 ديسمبر 2025")
    await salma.taps("البلدية: الكل")
    await salma.taps("زليتن")
    await salma.taps("مجال التركيز: الكل")
    await salma.taps("الإدارة المحلية")
    await salma.taps("تم")
    assert "الجلسة: التحول الرقمي · W1" in salma.screen
    assert "الحالة: مقدَّمة" in salma.screen
    await salma.taps("CSV")
    assert [row["العنوان"] for row in parse(content(salma))] == ["في الأولى"]
    assert "• الجلسة: التحول الرقمي · W1" in text_of(document(salma)), "what is in it stands below it"
    await salma.taps("بفاصلة منقوطة")
    assert [row["العنوان"] for row in parse(content(salma), delimiter=";")] == ["في الأولى"]


async def test_a_filter_is_taken_back(forum: Forum, salma: Actor) -> None:
    await salma.says("/export")
    await salma.taps("ملف واحد")
    await salma.taps("الحضور")
    await salma.taps("تصفية السجلات")
    await salma.taps("الجلسة: الكل")
    await salma.taps("W1")
    await salma.taps("الجلسة: التحول الرقمي")
    await salma.taps("الكل")
    assert "الجلسة: الكل" in salma.labels


async def test_forged_buttons_bring_no_telephone_numbers(forum: Forum, amina: Actor, basel: Actor, ziad: Actor) -> None:
    await ziad.says("/start")
    for who in (amina, basel, ziad):
        for code in (
            PrepareTable(Kind.PARTICIPANTS, *PLAIN, format="csv", contacts=True, semicolon=False),
            OtherDelimiter(Kind.PARTICIPANTS, *PLAIN, contacts=True, semicolon=True),
            Prepare("all", "zip", contacts=True),
        ):
            await who.forges(code.pack())
            assert who.toasts[-1] == "هذا الإجراء غير متاح لك."
    for who in (basel, ziad):
        await who.says("/export")
        assert who.sees("هذا الإجراء غير متاح لك")
        await who.forges(
            PrepareTable(Kind.RECOMMENDATIONS, *PLAIN, format="csv", contacts=False, semicolon=False).pack()
        )
        await who.forges(Prepare("statement", "docx", contacts=False).pack())
    assert await forum.rows("SELECT * FROM job WHERE kind = 'export'") == []
    assert len(await forum.rows("SELECT * FROM audit WHERE act = 'refused'")) == 15


@pytest.mark.parametrize(
    "code",
    [
        Prepare("nonsense", "csv", contacts=False),
        Prepare("report", "exe", contacts=False),
        PrepareTable(Kind.FEEDBACK, *PLAIN, format="docx", contacts=False, semicolon=False),
        PrepareTable(Kind.RECOMMENDATIONS, 999, 0, 0, 0, 0, format="csv", contacts=False, semicolon=False),
        PrepareTable(Kind.RECOMMENDATIONS, 0, 0, 99, 0, 0, format="csv", contacts=False, semicolon=False),
        OpenFilters(Kind.RECOMMENDATIONS, 0, 0, 0, 20259999, 0),
        OpenFilters(Kind.RECOMMENDATIONS, 0, -1, 0, 0, 0),
    ],
    ids=str,
)
async def test_what_no_button_offered_gets_the_fresh_screen(forum: Forum, salma: Actor, code: Any) -> None:
    await salma.says("/export")
    await salma.forges(code.pack())
    assert await forum.rows("SELECT * FROM job WHERE kind = 'export'") == []
    assert salma.unanswered == []


async def test_a_page_beyond_the_last_is_an_empty_one_with_a_way_back(forum: Forum, salma: Actor) -> None:
    await salma.says("/export")
    code = Pick(Kind.RECOMMENDATIONS, *PLAIN, field=Filter.STATE, page=70)
    await salma.forges(code.pack())
    assert "رجوع" in salma.labels


async def test_two_presses_prepare_it_once(forum: Forum, salma: Actor) -> None:
    await salma.says("/export")
    await salma.taps("ملف واحد")
    await salma.taps("التوصيات")
    message, data = salma.button("CSV")
    await asyncio.gather(*(forum.sandbox.tap(salma.user_id, message["message_id"], data) for _ in range(4)))
    await forum.settle()
    assert salma.unanswered == []
    done = len(await forum.rows("SELECT * FROM job WHERE kind = 'export'"))
    assert documents(salma) == done
    assert done + salma.toasts.count("يُعدّ هذا الملف الآن.") == 4
    assert salma.sees("أُعدّ الملف «التوصيات»")


async def test_a_job_that_a_restart_interrupted_is_done_once(forum: Forum, salma: Actor) -> None:
    await forum.stop_bot()
    arguments = asdict(Ordered("feedback", "csv", "ar"))
    connection = connect(forum.environment.database)
    transact(connection, NOW, jobs.add, "export", arguments, user_id=salma.user_id)
    connection.close()
    await forum.start_bot()
    assert documents(salma) == 1
    await forum.restart_bot()
    assert documents(salma) == 1


async def test_what_a_filter_named_may_be_gone_when_the_job_comes(forum: Forum, salma: Actor) -> None:
    arguments = asdict(Ordered("recommendations", "csv", "ar", session="W99"))
    await forum.do(jobs.add, "export", arguments, user_id=salma.user_id)
    assert "لأن ما اختير للتصفية لم يعد موجوداً" in salma.screen
    assert documents(salma) == 0


async def test_a_full_disk_is_told_to_the_person(forum: Forum, salma: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: Any, **__: Any) -> int:
        raise NowhereToWrite("no space")

    with monkeypatch.context() as here:
        here.setattr(exports, "write", full_disk)
        await salma.exports("التوصيات")
    assert "تعذّر إعداد الملف" in salma.screen
    assert documents(salma) == 0
    await salma.taps("ملف آخر")
    await salma.taps("تقرير المنتدى")
    assert documents(salma) == 1


async def test_what_telegram_would_not_take_is_not_sent(
    forum: Forum, salma: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.export_writing.LARGEST", 100)
    await salma.exports("التوصيات")
    assert "أكبر مما يقبله تيليجرام" in salma.screen
    assert documents(salma) == 0
    assert list((forum.folder / "data" / "outgoing").iterdir()) == []


async def test_in_english(forum: Forum, salma: Actor) -> None:
    await forum.do(recommend, "عنوان")
    await forum.do(people.choose_language, salma.user_id, "en")
    await salma.says("/export")
    await salma.taps("One file")
    await salma.taps("Recommendations")
    await salma.taps("CSV")
    [row] = parse(content(salma))
    assert (row["Reference"], row["State"], row["Workshop"]) == ("W4-001", "Submitted", "Local revenue")
    assert salma.sees("The file “Recommendations” is ready, with 1 row.")


# Every evening


async def test_every_evening_of_the_event_the_secretariat_gets_the_workbook(
    forum: Forum, salma: Actor, amina: Actor
) -> None:
    await forum.clock_to(at("19:59"))
    assert documents(salma) == 0
    await forum.clock_to(at("20:01"))
    assert documents(salma) == 1
    assert documents(amina) == 0, "an organizer asks for it"
    assert "مصنف المساء، الثلاثاء، 16 ديسمبر 2025" in text_of(document(salma))
    book = openpyxl.load_workbook(io.BytesIO(content(salma)))
    assert "+218910000103" not in [cell.value for row in book["المشاركون"].iter_rows() for cell in row]
    await forum.clock_to(at("20:01", day=17))
    assert documents(salma) == 2
    await forum.clock_to(at("20:01", day=18))
    assert documents(salma) == 2, "the forum is over"


async def test_the_secretariat_stops_it_and_has_it_again(forum: Forum, salma: Actor) -> None:
    await forum.clock_to(at("20:01"))
    await salma.taps("إيقاف المصنف المسائي")
    assert salma.toasts[-1] == "أُوقف المصنف المسائي."
    assert "المصنف كل مساء: متوقف" in salma.labels
    await salma.taps("إيقاف المصنف المسائي")
    assert len(await forum.rows("SELECT * FROM audit WHERE act = 'evening-files'")) == 1
    await salma.taps("المصنف كل مساء: متوقف")
    assert await forum.ask(evening.is_on)
    await salma.taps("المصنف كل مساء: يعمل")
    await forum.clock_to(at("20:01", day=17))
    assert documents(salma) == 1


async def test_the_switch_is_the_secretariats(forum: Forum, amina: Actor) -> None:
    await amina.says("/export")
    await amina.taps("ملف واحد")
    assert not any("كل مساء" in label for label in amina.labels)
    await amina.forges(Evening(on=False).pack())
    assert amina.toasts[-1] == "هذا الإجراء غير متاح لك."
    assert await forum.ask(evening.is_on)


async def test_the_evening_moves_with_the_hour_and_with_the_event(forum: Forum, salma: Actor) -> None:
    await forum.do(settings.put, "evening_hour", 18)
    await forum.do(lambda tx: tx.run("UPDATE event SET ends_on = '2025-12-16'"))
    await forum.do(evening.plan)
    planned = await forum.rows("SELECT subject, at FROM due WHERE kind = 'evening-files'")
    assert planned == [{"subject": "2025-12-16", "at": "2025-12-16T16:00:00Z"}]


async def test_late_in_the_night_it_still_comes_and_not_in_the_morning(forum: Forum, salma: Actor) -> None:
    await forum.do(people.grant, 110, Role.SECRETARIAT)
    await forum.stop_bot()
    forum.sandbox.clock.jump(at("07:00", day=17))
    await forum.start_bot()
    assert documents(salma) == 1
    await forum.stop_bot()
    forum.sandbox.clock.jump(at("09:00", day=18))
    await forum.start_bot()
    assert documents(salma) == 1

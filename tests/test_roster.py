"""The roster in the chat: a file is sent, looked over and brought in; and what it may hold."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.imports import read_roster
from bot.sandbox import Fault
from bot.sandbox.faults import Kind
from bot.sandbox.ledger import Call
from bot.texts import Catalogue
from storage import agenda, database, jobs, municipalities, roster
from storage.database import connect, snapshot, transact
from storage.roster import Invited
from tests.cast import MARKS, Actor, Forum, Message, text_of
from tests.held import Held, local

HEAD = "name,municipality,position,phone,role,note,key\n"


def file(*rows: str, head: str = HEAD) -> bytes:
    return (head + "\n".join(rows) + "\n").encode()


def calls(forum: Forum, method: str) -> list[Call]:
    return [call for call in forum.sandbox.ledger if call.method == method]


async def names(forum: Forum) -> list[str]:
    rows = await forum.rows("SELECT name FROM person WHERE state = 'invited' ORDER BY id")
    return [row["name"] for row in rows]


def left_over(forum: Forum) -> list[str]:
    folder = forum.environment.database.parent / "incoming"
    return [path.name for path in folder.iterdir()] if folder.is_dir() else []


def documents(actor: Actor) -> list[Message]:
    return [message for message in actor.messages if "document" in message]


async def content_of(forum: Forum, message: Message) -> str:
    stored = forum.sandbox.world.files.find(message["document"]["file_id"])
    assert stored is not None
    return stored.content.decode("utf-8-sig")


async def test_a_file_is_looked_over_and_then_brought_in(forum: Forum, amina: Actor) -> None:
    rows = ("سالم علي الورفلي,زليتن,وكيل البلدية,0910000801,ضيف,,1", "مريم حسن الغرياني,سرت,مدير إدارة,0910000802,,,2")
    await amina.sends("document", "roster.csv", file(*rows))
    assert "مراجعة الكشف" in amina.screen
    for line in ("جديد: 2", "معدَّل: 0", "دون تغيير: 0", "ليس في الملف، ويبقى: 0", "مريم حسن الغرياني"):
        assert line in amina.screen
    assert await names(forum) == []
    before = len(amina.messages)
    await amina.taps("إدخال الكشف")
    assert "أُدخل الكشف" in amina.screen
    assert len(amina.messages) == before  # on the same card
    assert await names(forum) == ["سالم علي الورفلي", "مريم حسن الغرياني"]
    assert await forum.rows("SELECT phone, roster_role, key FROM person WHERE key = '1'") == [
        {"phone": "+218910000801", "roster_role": "ضيف", "key": "1"}
    ]
    assert left_over(forum) == []
    audited = await forum.rows("SELECT actor, after FROM audit WHERE act = 'import' AND subject = 'roster'")
    assert audited == [{"actor": amina.user_id, "after": '{"added": 2, "changed": 0, "left": 0}'}]


async def test_the_same_file_changes_nothing_and_a_corrected_one_changes_that(forum: Forum, amina: Actor) -> None:
    rows = ["سالم علي الورفلي,زليتن,وكيل البلدية,0910000801,,,1", "مريم حسن الغرياني,سرت,مدير,0910000802,,,2"]
    await bring(amina, file(*rows))
    await amina.sends("document", "roster.csv", file(*rows))
    assert "لا تغيير" in amina.screen
    assert "إدخال الكشف" not in amina.labels
    assert left_over(forum) == []
    await amina.sends("document", "roster.csv", file(rows[0].replace("0801", "0899")))
    for line in (
        "معدَّل: 1",
        "• سالم علي الورفلي: الهاتف",
        "ليس في الملف، ويبقى: 1",
        "أسماء ليست في الملف:\n• مريم حسن الغرياني",
    ):
        assert line in amina.screen
    await amina.taps("إدخال الكشف")
    assert await forum.rows("SELECT phone FROM person WHERE key = '1'") == [{"phone": "+218910000899"}]
    assert len(await names(forum)) == 2


async def bring(actor: Actor, content: bytes, name: str = "roster.csv") -> None:
    await actor.sends("document", name, content)
    await actor.taps("إدخال الكشف")


async def test_every_fault_is_named_and_nothing_comes_in(forum: Forum, amina: Actor) -> None:
    rows = [f"مدعو رقم {letter},لا بلدية,,,,," for letter in "أبجدهوزحطيكل"]
    await amina.sends("document", "roster.csv", file("سالم علي,زليتن,,12,,,", *rows))
    assert "فيه 13 خطأً، ولم يتغيّر شيء" in [text_of(one) for one in amina.messages][-2]
    assert "السطر 2، العمود phone" in [text_of(one) for one in amina.messages][-2]
    [document] = documents(amina)
    told = await content_of(forum, document)
    assert len(told.strip().splitlines()) == 13
    assert "السطر 10، العمود municipality" in told
    assert await names(forum) == []
    assert left_over(forum) == []


async def test_few_faults_need_no_file_of_their_own(forum: Forum, amina: Actor) -> None:
    await amina.sends("document", "roster.csv", file("سالم علي,زليتن,,12,,,"))
    assert "فيه خطأ واحد" in amina.screen
    assert "السطر 2، العمود phone" in amina.screen
    assert documents(amina) == []


async def test_a_fault_names_the_column_as_the_file_does(forum: Forum, amina: Actor) -> None:
    await amina.sends(
        "document", "roster.csv", "الاسم الكامل;البلدية;رقم الهاتف\nسالم علي;لا بلدية;12\n;زليتن;\n".encode()
    )
    assert "السطر 2، العمود رقم الهاتف:" in amina.screen
    assert "السطر 3، العمود الاسم الكامل:" in amina.screen
    assert await names(forum) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1256", "utf-16"])
async def test_files_as_an_arabic_windows_writes_them(forum: Forum, amina: Actor, encoding: str) -> None:
    text = "الاسم;البلدية;الهاتف;الدور\nسالم علي الورفلي;بلدية زليتن;0910000801;ضيف\n"
    await bring(amina, text.encode(encoding))
    [row] = await forum.rows(
        "SELECT p.name, m.name_ar, p.phone, p.roster_role FROM person p JOIN municipality m ON m.id = p.municipality_id"
        " WHERE p.state = 'invited'"
    )
    assert tuple(row.values()) == ("سالم علي الورفلي", "زليتن", "+218910000801", "ضيف")


async def test_a_workbook_comes_in_too(forum: Forum, amina: Actor) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (("الاسم", "البلدية", "الهاتف"), ("سالم علي الورفلي", "زليتن", "0910000801")):
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    await bring(amina, out.getvalue(), "كشف المدعوين.XLSX")
    assert await names(forum) == ["سالم علي الورفلي"]


async def test_it_is_told_in_english_to_who_reads_english(forum: Forum, amina: Actor) -> None:
    await amina.says("/language")
    await amina.taps("English")
    await amina.sends("document", "roster.csv", file("سالم علي,زليتن,,0910000801,,,"))
    assert "New: 1" in amina.screen
    await amina.taps("Bring in")
    assert "The roster is brought in" in amina.screen


async def test_namesakes_are_shown_and_not_merged(forum: Forum, amina: Actor) -> None:
    await bring(amina, file("سالم علي الورفلي,زليتن,,0910000801,,,"))
    await amina.sends(
        "document", "r.csv", file("سالم علي ورفلي,زليتن,,0910000801,,,", "سالم على الورفلى,زليتن,,0910000802,,,")
    )
    assert "أسماء مكررة في البلدية نفسها، ولا تُدمج" in amina.screen
    await amina.taps("إدخال الكشف")
    assert await names(forum) == ["سالم علي ورفلي", "سالم على الورفلى"]


async def test_a_likeness_with_another_number_is_asked(forum: Forum, amina: Actor) -> None:
    await bring(amina, file("سالم علي الورفلي,زليتن,,0910000801,,,"))
    other = file("سالم علي الورفلي,زليتن,,0910000802,,,")
    await amina.sends("document", "r.csv", other)
    assert "تشبه مدعوين برقم هاتف آخر:\n• سالم علي الورفلي" in amina.screen
    await amina.taps("المتشابهون جدد")
    assert await forum.rows("SELECT phone FROM person WHERE state = 'invited' ORDER BY id") == [
        {"phone": "+218910000801"},
        {"phone": "+218910000802"},
    ]
    await amina.sends("document", "r.csv", file("سالم علي الورفلي,زليتن,,0910000803,,,"))
    await amina.taps("إدخال الكشف")
    assert len(await names(forum)) == 2


async def test_a_column_that_the_file_lacks_is_left_alone(forum: Forum, amina: Actor) -> None:
    await bring(amina, file("سالم علي الورفلي,زليتن,وكيل البلدية,0910000801,ضيف,,"))
    await bring(amina, file("سالم علي الورفلي,زليتن,عميد", head="name,municipality,position\n"))
    [row] = await forum.rows("SELECT position, phone, roster_role FROM person WHERE state = 'invited'")
    assert tuple(row.values()) == ("عميد", "+218910000801", "ضيف")


async def test_cancel_forgets_the_file_and_old_buttons_do_nothing(forum: Forum, amina: Actor) -> None:
    await amina.sends("document", "roster.csv", file("سالم علي,زليتن,,0910000801,,,"))
    card, data = amina.button("إدخال الكشف")
    await amina.taps("إلغاء")
    assert "أُلغي الإدخال" in amina.screen
    assert left_over(forum) == []
    await forum.sandbox.tap(amina.user_id, card["message_id"], data, forged=True)
    await forum.settle()
    assert amina.unanswered == []
    assert await names(forum) == []


async def test_two_presses_bring_it_in_once(forum: Forum, amina: Actor) -> None:
    await amina.sends("document", "roster.csv", file("سالم علي,زليتن,,0910000801,,,"))
    card, data = amina.button("إدخال الكشف")
    for _ in range(2):
        await forum.sandbox.tap(amina.user_id, card["message_id"], data)
    await forum.settle()
    assert await names(forum) == ["سالم علي"]
    assert len(await forum.rows("SELECT * FROM audit WHERE act = 'import' AND subject = 'roster'")) == 1


async def test_a_file_is_forgotten_after_a_day(forum: Forum, amina: Actor) -> None:
    await amina.sends("document", "roster.csv", file("سالم علي,زليتن,,0910000801,,,"))
    assert len(left_over(forum)) == 1
    await forum.pass_minutes(24 * 60 + 1)
    assert left_over(forum) == []
    await amina.taps("إدخال الكشف")
    assert await names(forum) == []
    assert amina.unanswered == []


async def test_nobody_but_organizers_brings_in_a_roster(
    forum: Forum, basel: Actor, salma: Actor, ziad: Actor, amina: Actor
) -> None:
    for actor in (basel, salma, ziad):
        await actor.sends("document", "roster.csv", file("سالم علي,زليتن,,0910000801,,,"))
        assert "يُقرأ هنا النص والأزرار فقط" in actor.screen
    assert left_over(forum) == []
    assert calls(forum, "getFile") == []
    await amina.sends("document", "roster.csv", file("سالم علي,زليتن,,0910000801,,,"))
    _, data = amina.button("إدخال الكشف")
    for actor in (basel, ziad):
        await actor.says("/menu")
        await actor.forges(data)
    assert await names(forum) == []


async def test_an_organizers_look_is_not_anothers_to_bring_in(forum: Forum, amina: Actor, waleed: Actor) -> None:
    await amina.sends("document", "roster.csv", file("سالم علي,زليتن,,0910000801,,,"))
    _, data = amina.button("إدخال الكشف")
    await waleed.forges(data)
    assert await names(forum) == []
    assert waleed.unanswered == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("cv.pdf", b"%PDF", "بصيغة xlsx أو CSV"),
        ("noname", b"x", "بصيغة xlsx أو CSV"),
        ("big.csv", b"x" * 5_000_001, "أكبر من الحد المسموح، وهو 5"),
        ("empty.csv", b" ", "الملف فارغ"),
        ("book.xlsx", b"PK\x03\x04nonsense", "تعذّرت قراءة الملف"),
        ("words.csv", "لا عناوين هنا\n".encode(), "لم يُعثر على عناوين الأعمدة"),
    ],
)
async def test_a_file_that_cannot_be_read_is_answered(
    forum: Forum, amina: Actor, name: str, content: bytes, told: str
) -> None:
    await amina.sends("document", name, content)
    assert told in amina.screen
    assert left_over(forum) == []


async def test_in_the_middle_of_a_form_a_file_is_no_roster(forum: Forum, amina: Actor) -> None:
    await amina.says("/start")
    await amina.taps("التسجيل في المنتدى")
    await amina.taps("أوافق")
    await amina.sends("document", "roster.csv", file("سالم علي,زليتن,,0910000801,,,"))
    assert "ما الاسم الكامل" in amina.screen
    assert "مراجعة الكشف" not in amina.screen
    assert left_over(forum) == []


@pytest.mark.parametrize("kind", ["5xx", "429", "drop_before", "drop_after", "garbage"])
async def test_when_telegram_does_not_give_the_file_it_is_said(forum: Forum, amina: Actor, kind: Kind) -> None:
    forum.sandbox.faults.add(Fault(kind, method="getFile", times=1, retry_after=1))
    await amina.sends("document", "roster.csv", file("سالم علي,زليتن,,0910000801,,,"))
    assert "تعذّر استلام الملف" in amina.screen
    await amina.sends("document", "roster.csv", file("سالم علي,زليتن,,0910000801,,,"))
    assert "جديد: 1" in amina.screen


async def test_the_look_outlives_a_restart(forum: Forum, amina: Actor) -> None:
    await amina.sends("document", "roster.csv", file("سالم علي,زليتن,,0910000801,,,"))
    await forum.restart_bot()
    await amina.taps("إدخال الكشف")
    assert await names(forum) == ["سالم علي"]


def many(count: int) -> Iterator[str]:
    for number in range(count):
        yield f"مدعو عبد السلام الورفلي,زليتن,وكيل البلدية,+2189{number:08d},,ملاحظة,K{number}"


async def test_ten_thousand_rows_come_in_with_progress_on_the_card(forum: Forum, amina: Actor) -> None:
    started = time.monotonic()
    await forum.sandbox.send_document(amina.user_id, "roster.csv", file(*many(10_000)))
    await forum.settle(within=60)
    looked = time.monotonic()
    assert any("جديد: 10000" in text_of(message) for message in amina.messages)
    _, data = amina.button("إدخال الكشف")
    [card] = [message for message in amina.messages if "جديد: 10000" in text_of(message)]
    await forum.sandbox.tap(amina.user_id, card["message_id"], data)
    await forum.settle(within=60)
    print(f"10,000 rows: looked over in {looked - started:.1f} s, brought in in {time.monotonic() - looked:.1f} s")
    assert len(await names(forum)) == 10_000
    told = [MARKS.sub("", str(call.params["text"])) for call in calls(forum, "editMessageText")]
    assert [text for text in told if "قُرئ" in text and "من 10000" in text]


async def test_others_are_served_while_ten_thousand_rows_are_read(forum: Forum, amina: Actor, basel: Actor) -> None:
    await forum.sandbox.send_document(amina.user_id, "roster.csv", file(*many(10_000)))
    await forum.sandbox.say(basel.user_id, "/help")
    await forum.sandbox.until(
        lambda: any("المساعدة" in text_of(one) or "/help" in text_of(one) for one in basel.messages)
    )
    assert not any("جديد: 10000" in text_of(message) for message in amina.messages)
    await forum.settle(within=60)


async def test_who_asked_is_told_when_a_job_is_given_up(forum: Forum, amina: Actor) -> None:
    await forum.do(jobs.add, "nobody-knows", {}, user_id=amina.user_id)
    assert "تعذّر تنفيذ الطلب" in amina.screen
    assert [row["state"] for row in await forum.rows("SELECT state FROM job WHERE kind = 'nobody-knows'")] == ["failed"]


def test_progress_is_told_now_and_then() -> None:
    told: list[tuple[int, int]] = []
    content = file(*(f"مدعو رقم {number},,,,,,K{number}" for number in range(2500)))
    reading = read_roster(
        Catalogue(), "r.csv", content, known=[], progress=lambda done, total: told.append((done, total))
    )
    assert len(reading.rows) == 2500
    assert told == [(1000, 2500), (2000, 2500)]


def test_a_look_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "forum.db"
    database.prepare(path)
    now = datetime(2025, 12, 16, tzinfo=UTC)
    rows: list[Any] = [Invited("سالم علي", None), Invited("علي سالم", None, phone="+218910000001")]
    with snapshot(path, now) as tx:  # which cannot write
        assert roster.look_over(tx, rows).added == ("سالم علي", "علي سالم")
        assert municipalities.everything(tx) == []
    connection = connect(path)
    transact(connection, now, roster.import_roster, rows)
    connection.close()
    with snapshot(path, now) as tx:
        assert roster.look_over(tx, rows).nothing
        assert roster.look_over(tx, rows[:1]).missing == ("علي سالم",)


def test_seats_of_those_who_are_removed_are_given_away_once(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(local("08:30"))
    held.do(roster.import_roster, [Invited(f"Deputy {number}", None) for number in range(9)])
    settled = list[None]()
    monkeypatch.setattr(agenda, "settle_all", lambda _tx: settled.append(None))
    changes = held.do(roster.import_roster, [Invited("Deputy 0", None)], remove_missing=True)
    assert len(changes.removed) == 8
    assert len(settled) == 1

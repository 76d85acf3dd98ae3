"""Attendance: who is here and who is missing, on a card that keeps up, and telephone numbers for those who call."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from bot import exports
from bot.files.source import Header, Options, Source
from bot.texts import Catalogue
from storage import attendance, municipalities, people, programme, roster, turnout
from storage.attendance import AttendanceList, Way
from storage.database import Tx
from storage.people import Role
from storage.roster import Invited
from tests.cast import OPENS, Actor, Forum, at

DAY1 = "2025-12-16"
BASEL, OMAR = "باسل محمد الورفلي", "عمر علي الزنتاني"
SALEM, PHONE = "سالم علي الفقي", "+218911112233"


async def invite(forum: Forum, name: str, municipality: str, phone: str = "") -> int:
    def add(tx: Tx) -> int:
        known = municipalities.called(municipalities.everything(tx), municipality)
        roster.import_roster(tx, [Invited(name, known.id if known else None, phone=phone)])
        return int(tx.value("SELECT max(id) FROM person"))

    added: int = await forum.do(add)
    return added


async def arrive(forum: Forum, name: str, on: str = DAY1, *, way: Way = Way.NAME, by: int | None = 102) -> None:
    def mark(tx: Tx) -> None:
        person = tx.value("SELECT id FROM person WHERE name = ?", name)
        where = attendance.named(tx, on)
        assert where is not None
        attendance.check_in(tx, where, person, at=tx.now, by=by, way=way)

    await forum.do(mark)


async def figures(forum: Forum, on: str = DAY1) -> Any:
    def look(tx: Tx) -> Any:
        where = attendance.named(tx, on)
        assert where is not None
        return turnout.turnout(tx, where)

    return await forum.ask(look)


async def test_the_conversation_of_attendance(forum: Forum, amina: Actor) -> None:
    await invite(forum, SALEM, "غات", PHONE)
    await amina.says("/attendance")
    assert "الحضور: يوم الثلاثاء 16 ديسمبر" in amina.screen
    assert "الحاضرون: 0 من 3" in amina.screen
    await arrive(forum, BASEL)
    assert "الحاضرون: 1 من 3" in amina.screen  # the same message, by itself
    assert "سجّلهم فريق الاستقبال: 1 (بالاسم 1)" in amina.screen
    await amina.taps("الغائبون")
    assert f"• {SALEM}، غات" in amina.screen
    assert BASEL not in amina.screen
    await amina.taps(SALEM)
    cards = [message["contact"] for message in amina.messages if "contact" in message]
    assert cards == [{"phone_number": PHONE, "first_name": SALEM}]


async def test_attendance_in_english_and_from_the_menu(forum: Forum, salma: Actor) -> None:
    await forum.do(people.choose_language, salma.user_id, "en")
    await salma.says("/menu")
    await salma.taps("Run the forum")
    await salma.taps("Attendance")
    assert "Attendance: Tuesday 16 December" in salma.screen
    assert "Present: 0 of 2" in salma.screen


async def test_by_region_and_municipality(forum: Forum, amina: Actor) -> None:
    await invite(forum, SALEM, "غات")
    await arrive(forum, SALEM)
    await amina.says("/attendance")
    assert "• منطقة غات (الجنوب): 1 من 1" in amina.screen
    await amina.taps("حسب البلديات")
    assert "• غات: 1 من 1" in amina.screen
    assert "• زليتن: 0 من 2" in amina.screen
    await amina.taps("رجوع")
    assert "الحاضرون: 1 من 3" in amina.screen


async def test_the_room_code_stands_apart(forum: Forum, amina: Actor) -> None:
    await arrive(forum, BASEL, way=Way.ROOM, by=None)
    await arrive(forum, OMAR, way=Way.QR)
    await amina.says("/attendance")
    assert "سجّلهم فريق الاستقبال: 1 (ببطاقة الحضور 1)" in amina.screen
    assert "سجّلوا أنفسهم برمز القاعة: 1" in amina.screen


async def test_who_sits_in_the_session_beside_is_not_missing(forum: Forum) -> None:
    await arrive(forum, BASEL, "W1")
    beside = await figures(forum, "W2")
    assert (beside.expected, beside.present, beside.elsewhere, beside.missing) == (1, 0, 1, 1)
    later = await figures(forum, "W4")
    assert (later.expected, later.elsewhere) == (2, 0)
    own = await figures(forum, "W1")
    assert (own.expected, own.present, own.elsewhere) == (2, 1, 0)


async def test_expected_are_the_invited_and_the_registered(forum: Forum) -> None:
    await invite(forum, SALEM, "غات")
    assert (await figures(forum)).expected == 3
    await forum.do(lambda tx: tx.run("UPDATE person SET state = 'withdrawn' WHERE name = ?", SALEM).rowcount)
    assert (await figures(forum)).expected == 2


async def test_an_undone_mark_makes_missing_again(forum: Forum, amina: Actor) -> None:
    await arrive(forum, BASEL)
    await amina.says("/attendance")
    assert "الحاضرون: 1 من 2" in amina.screen
    await forum.do(attendance.undo, 1, by=102)
    assert "الحاضرون: 0 من 2" in amina.screen


async def test_a_card_that_was_left_is_not_written_over(forum: Forum, amina: Actor) -> None:
    await amina.says("/attendance")
    await amina.taps("الغائبون")
    await arrive(forum, BASEL)
    assert "الغائبون: يوم الثلاثاء" in amina.screen
    await amina.taps("رجوع")
    await amina.taps("القائمة الرئيسية")
    await arrive(forum, OMAR)
    assert "مرحباً بكم" in amina.screen
    assert await forum.ask(attendance.CARDS.watched) == []


async def test_the_card_rests_after_half_an_hour_and_is_renewed_by_hand(forum: Forum, amina: Actor) -> None:
    await amina.says("/attendance")
    await forum.pass_minutes(31)
    await amina.says("/programme")  # pushes have come in between
    await arrive(forum, BASEL)
    shown = [message["text"] for message in amina.messages if "الحاضرون" in message.get("text", "")]
    assert "0" in shown[-1].split("الحاضرون")[1].split("\n")[0]
    await amina.taps("تحديث")
    assert amina.sees("الحاضرون: 1 من 2")
    assert amina.toasts[-1].startswith("محدَّث حتى")


async def test_a_newer_card_takes_the_place_of_the_older(forum: Forum, amina: Actor) -> None:
    await amina.says("/attendance")
    await amina.says("/attendance")
    await arrive(forum, BASEL)
    counts = ["الحاضرون: 1" in text for text in texts(amina) if "الحاضرون" in text]
    assert counts == [False, True]


async def test_a_card_is_not_edited_for_whom_it_is_not_any_more(forum: Forum, ziad: Actor) -> None:
    await forum.do(people.grant, ziad.user_id, Role.USHER)
    await ziad.says("/attendance")
    await forum.do(people.revoke, ziad.user_id, Role.USHER)
    await arrive(forum, BASEL)
    assert "الحاضرون: 0" in ziad.screen
    await ziad.taps("تحديث")
    assert ziad.sees("غير متاح لك")


async def test_many_arrivals_make_few_edits(forum: Forum, amina: Actor) -> None:
    ids = [await invite(forum, f"ضيف رقم{chr(0x0628 + n)}", "غات") for n in range(12)]
    await amina.says("/attendance")
    before = len([call for call in forum.sandbox.ledger if call.method == "editMessageText"])

    def all_at_once(tx: Tx) -> None:
        where = attendance.named(tx, DAY1)
        assert where is not None
        for person in ids:
            attendance.check_in(tx, where, person, at=tx.now, by=102, way=Way.NAME)

    await forum.do(all_at_once)
    edits = len([call for call in forum.sandbox.ledger if call.method == "editMessageText"]) - before
    assert "الحاضرون: 12 من 14" in amina.screen
    assert edits == 1


async def test_other_lists_and_other_days(forum: Forum, amina: Actor) -> None:
    await amina.says("/attendance")
    await amina.taps("قائمة أخرى")
    assert "التحول الرقمي · W1" in amina.labels
    await amina.taps("الأربعاء 17 ديسمبر", message=amina.messages[-1])
    assert "الإصحاح البيئي · W6" in amina.labels
    await amina.taps("الإصحاح البيئي · W6")
    assert "الحضور: الإصحاح البيئي (W6)" in amina.screen


async def test_the_missing_are_paged_and_a_forged_page_is_the_last(forum: Forum, amina: Actor) -> None:
    for n in range(9):
        await invite(forum, f"ضيف رقم{chr(0x0628 + n)}", "غات", f"+21891111000{n}")
    await amina.says("/attendance")
    await amina.taps("الغائبون")
    assert "11 غائباً" in amina.screen
    assert amina.screen.count("•") == 8
    assert BASEL in amina.screen  # زليتن comes before غات
    await amina.taps("التالي")
    assert amina.screen.count("•") == 3
    await amina.forges("atm:2025-12-16:99")
    assert amina.screen.count("•") == 3
    await amina.forges("atm:2025-12-16:-3")
    assert BASEL in amina.screen


async def test_nobody_is_missing(forum: Forum, amina: Actor) -> None:
    await arrive(forum, BASEL)
    await arrive(forum, OMAR)
    await amina.says("/attendance")
    await amina.taps("الغائبون")
    assert "لا يوجد غائبون" in amina.screen


async def test_the_secretariat_sees_names_but_no_numbers(forum: Forum, salma: Actor) -> None:
    await invite(forum, SALEM, "غات", PHONE)
    await salma.says("/attendance")
    assert not any("تسجيل الحضور" in label for label in salma.labels)
    await salma.taps("الغائبون")
    assert SALEM in salma.screen
    assert not any(SALEM in label for label in salma.labels)
    await salma.forges(f"atn:{DAY1}:3")
    assert salma.sees("غير متاح لك")
    assert not any("contact" in message for message in salma.messages)


async def test_a_number_is_given_of_the_missing_alone(forum: Forum, amina: Actor) -> None:
    await invite(forum, SALEM, "غات", PHONE)
    await amina.says("/attendance")
    await amina.taps("الغائبون")
    await arrive(forum, SALEM)
    await amina.taps(SALEM)
    assert "سُجّل حضور" in amina.toasts[-1]
    assert not any("contact" in message for message in amina.messages)
    for forged in (f"atn:{DAY1}:99", "atn:s3:1", "atn::1"):
        await amina.forges(forged)
    assert not any("contact" in message for message in amina.messages)


async def test_numbers_stand_nowhere_else(forum: Forum, amina: Actor) -> None:
    await invite(forum, SALEM, "غات", PHONE)
    await amina.says("/checkin")
    await amina.says("سالم")
    await amina.taps("تسجيل الحضور")
    await amina.says("/attendance")
    for label in ("حسب البلديات", "رجوع", "الغائبون", "رجوع", "قائمة أخرى"):
        await amina.taps(label)
    assert not any("1112233" in str(message) for message in amina.messages)
    noted = await forum.rows("SELECT coalesce(before, '') || coalesce(after, '') AS said FROM audit")
    assert not any("1112233" in row["said"] for row in noted)


@pytest.mark.parametrize("name", ["basel", "dana", "ziad"])
async def test_attendance_is_closed_to_others(forum: Forum, request: pytest.FixtureRequest, name: str) -> None:
    actor = request.getfixturevalue(name)
    await actor.says("/attendance")
    assert "غير متاح لك" in actor.screen
    for forged in (f"atl:{DAY1}", f"atm:{DAY1}:0", f"atp:{DAY1}:0", f"atn:{DAY1}:1", f"atc:{DAY1}:0"):
        await actor.forges(forged)
    assert not actor.sees("الحاضرون")
    assert not any("contact" in message for message in actor.messages)


async def test_an_usher_of_one_session_sees_its_list_alone(forum: Forum, ziad: Actor) -> None:
    await forum.do(people.grant, ziad.user_id, Role.USHER, scope="W1")
    await ziad.says("/attendance")
    assert "الحضور: التحول الرقمي (W1)" in ziad.screen
    await ziad.forges(f"atl:{DAY1}")
    assert ziad.sees("صلاحيتك مخصَّصة ليوم آخر")


@pytest.mark.parametrize("forged", ["atl:s3", "atl:s99", "atl:no", "atl:", "atc:no:0", "atp:s99:0"])
async def test_a_forged_list_is_not_there(forum: Forum, amina: Actor, forged: str) -> None:
    await amina.says("/attendance")
    await amina.forges(forged)
    assert amina.toasts[-1]


async def test_on_a_day_without_sessions_there_is_the_days_list(forum: Forum, amina: Actor) -> None:
    await forum.clock_to(at("10:00", day=19))
    await amina.says("/attendance")
    assert "يوم الجمعة 19 ديسمبر" in amina.screen


async def test_the_file_of_attendance(forum: Forum, tmp_path: Path) -> None:
    await arrive(forum, BASEL, "W1", way=Way.QR, by=105)
    await arrive(forum, OMAR, way=Way.ROOM, by=None)
    await arrive(forum, BASEL)
    await forum.do(attendance.come_instead, 3, "نوري سالم", by=102)
    await arrive(forum, OMAR, "W2")
    await forum.do(attendance.undo, 4, by=102)

    async def rows(header: Header) -> list[list[str]]:
        path = tmp_path / f"{header.value}.csv"
        options = Options(header=header)
        await forum.ask(
            lambda tx: exports.write(exports.File("attendance", "csv"), path, Source(tx, options, Catalogue()))
        )
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    head, *coded = await rows(Header.CODE)
    assert head == ["name", "municipality", "list", "checked_in_at", "checked_in_by", "way", "substitute"]
    assert [row[2] for row in coded] == ["W1", DAY1, DAY1]
    assert coded[0][4:] == [OMAR, "qr", ""]
    assert coded[1][4:] == ["", "room", ""]
    assert coded[2][5:] == ["name", "نوري سالم"]
    assert coded[0][3] == "2025-12-16 08:30"
    head, *arabic = await rows(Header.AR)
    assert head[-2:] == ["طريقة التسجيل", "حضر بديلاً"]
    assert (arabic[0][2], arabic[0][5]) == ("التحول الرقمي", "ببطاقة الحضور")


async def test_present_is_what_later_features_ask(forum: Forum) -> None:
    await arrive(forum, BASEL)
    assert len(await forum.ask(attendance.present, DAY1)) == 1
    assert await forum.ask(attendance.present, "W1") == set()


async def test_lists_of_a_day_are_its_own_and_its_sessions(forum: Forum) -> None:
    lists: list[AttendanceList] = await forum.ask(attendance.lists_of, OPENS.date())
    assert [one.name for one in lists][:4] == [DAY1, "D1-OPEN", "D1-DATA", "W1"]
    assert all(not one.session.is_break for one in lists if one.session)
    sessions = await forum.ask(programme.sessions)
    tokens = [one.token for one in lists]
    assert tokens[1] == f"s{sessions[0].id}"
    for token in tokens:
        assert (await forum.ask(attendance.by_token, token)).token == token


def texts(actor: Actor) -> list[str]:
    return [message.get("text", "") for message in actor.messages]

"""Deletion on request: whatever a deputy has done here, nothing in the whole file names them afterwards."""

from __future__ import annotations

import pytest

from bot.sandbox import Person
from handlers.announcement_reply_screens import Answer
from handlers.announcement_screens import OpenNew
from handlers.recommendation_codes import OpenRecommendation, ReportIt, Support
from storage import people, registration
from storage.database import Tx
from storage.people import Role
from tests.cast import Actor, Forum, at
from tests.test_me import deletes, rates, recommends
from tests.test_recommendation_cards import link_of, made
from tests.test_recommendations import on_record

USER = 918_273_645  # a number that is nothing else's
NAME, PHONE = "باسل محمد البوسيفي", "+218917654321"
QUESTION = "هل في القاعة شاشة عرض؟"
TRACES = (str(USER), "بوسيفي", "917654321", "شاشه عرض", "شاشة عرض")

KEPT = {
    ("audit", "actor"): "the log keeps the number of the account, as the screen says",
    ("audit", "subject"): "likewise, where it was given or lost a role",
    ("outbox", "chat_id"): "the last word, that everything is deleted, and a stranger's commands",
}
"""Where a trace may stay, and why."""

KEPT_OF_STAFF = KEPT | {
    ("check_in", "by"): "an usher's number beside who was let in; empty would mean the room code",
    ("announcement", "author_id"): "whose announcement it was: it was sent in the forum's name",
}


@pytest.fixture
async def basel(forum: Forum) -> Actor:
    forum.sandbox.add_person(Person(USER, first_name="باسل"))
    await forum.do(registration.enrol, USER, name=NAME, municipality="زليتن", phone=PHONE)
    basel = Actor(forum, USER, "باسل")
    await basel.says("/start")
    return basel


async def traces(forum: Forum) -> set[tuple[str, str]]:
    """The columns of the database in which something of Basel is found."""
    return set(await forum.ask(_traces))


def _traces(tx: Tx) -> list[tuple[str, str]]:
    tables = [row["name"] for row in tx.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = []
    for table in tables:
        for column in [row["name"] for row in tx.all("SELECT name FROM pragma_table_info(?)", table)]:
            where = " OR ".join(f"instr(CAST({column} AS TEXT), ?)" for _ in TRACES)
            if tx.one(f"SELECT 1 FROM {table} WHERE {where}", *TRACES) is not None:
                found.append((table, column))
    return found


async def takes_part(forum: Forum, amina: Actor, basel: Actor, omar: Actor) -> None:
    """Basel does what a deputy can do: answers, supports, stands beside an author, comes, rates, looks, begins."""
    await amina.announces("نلتقي الساعة العاشرة في القاعة الكبرى")
    await forum.sent()
    await basel.says(QUESTION, reply_to=basel.messages[-1]["message_id"])
    await amina.says("نعم، شاشتان.", reply_to=amina.messages[-1]["message_id"])
    one = await made(forum, omar)
    await omar.forges(OpenRecommendation(one).pack())
    await omar.taps("المزيد")
    await omar.taps("دعوة مشارك في التقديم")
    await basel.says(f"/start {link_of(omar, 'إرسال الدعوة')}")
    await basel.taps("الموافقة والانضمام")
    await recommends(omar, "إنارة الشوارع بالطاقة الشمسية")
    other = int((await on_record(forum))[-1]["id"])
    await basel.forges(Support(other, on=True).pack())
    await basel.forges(ReportIt(other, sure=True).pack())
    await amina.says("/checkin")
    await amina.says("بوسيفي")
    await amina.taps("تسجيل الحضور")
    await basel.says("/recommendations")
    await basel.taps("بحث")
    await basel.says("شاشة عرض")
    await basel.says("/start swrong")
    await forum.clock_to(at("13:00"))
    await rates(basel, "W1", 4)
    await basel.says("/recommend")
    await basel.taps(basel.labels[0])


@pytest.mark.parametrize("author", [False, True])
async def test_nothing_in_the_whole_file_names_a_deputy_who_has_left(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor, author: bool
) -> None:
    if author:
        await recommends(basel, "توصية تبقى")
    await takes_part(forum, amina, basel, omar)
    before = await traces(forum)
    assert {("announcement_reply", "body"), ("recommendation_event", "actor"), ("person", "phone")} <= before
    await deletes(basel)
    await forum.settle()
    assert await traces(forum) - KEPT.keys() == set()


async def test_what_staff_did_for_others_keeps_their_number_alone(forum: Forum, amina: Actor, basel: Actor) -> None:
    for role in (Role.ORGANIZER, Role.SECRETARIAT, Role.USHER):
        await forum.do(people.grant, USER, role)
    await basel.says("/checkin")
    await basel.says("عمر")
    await basel.taps("تسجيل الحضور")
    await basel.announces("إعلان من باسل")
    await forum.sent()
    await deletes(basel)
    assert await traces(forum) - KEPT_OF_STAFF.keys() == set()


async def test_what_an_organizer_was_writing_goes_with_them(forum: Forum, basel: Actor) -> None:
    """The one that lies aside too; nobody else ever sees a draft."""
    await forum.do(people.grant, USER, Role.ORGANIZER)
    await basel.says("/announce")
    await basel.says(QUESTION)
    await basel.forges(OpenNew().pack())
    await basel.says("مسودة أخرى")
    assert len(await forum.rows("SELECT 1 FROM announcement")) == 2
    await deletes(basel)
    assert await forum.rows("SELECT 1 FROM announcement") == []


async def test_the_staff_find_no_answer_of_who_has_left(forum: Forum, amina: Actor, basel: Actor, omar: Actor) -> None:
    await amina.announces("نلتقي الساعة العاشرة")
    await forum.sent()
    await basel.says(QUESTION, reply_to=basel.messages[-1]["message_id"])
    card = amina.messages[-1]
    await deletes(basel)
    await amina.taps("ردود الإعلان 1", message=card)
    assert "شاشة عرض" not in amina.screen
    await amina.forges(Answer(1, USER).pack())
    await amina.says("نعم، شاشتان.")
    assert "لم يُعثر على المطلوب" in amina.screen

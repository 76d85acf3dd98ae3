"""A session for a part of the roster: named by municipality, region, role or position, in whatever spelling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.recommendation_codes import Recommend
from storage import attendance, audience, people, registration, releases, turnout
from storage.database import Tx
from storage.people import Role, Visitor
from tests.cast import Actor, Forum, at
from tests.held import Held, local, session

THREE = "بلدية زليتن، مصراته ,  الخمس"


def _enrol(tx: Tx, user_id: int, municipality: str) -> None:
    registration.enrol(tx, user_id, name=f"Deputy {user_id}", municipality=municipality)


@pytest.fixture
def held() -> Held:
    held = Held(local("08:00"))
    for user_id, municipality in enumerate(("زليتن", "مصراتة", "غات"), start=1):
        held.do(_enrol, user_id, municipality)
    held.do(people.grant, 3, Role.USHER, scope="2025-12-17")
    held.release(session("W1", "09:00", "10:00"), session("M1", "09:00", "10:00", audience=THREE))
    return held


def _visitor(tx: Tx, user_id: int) -> Visitor:
    return people.meet(tx, user_id, frozenset())


def seen(held: Held, user_id: int) -> list[str]:
    visitor = held.do(_visitor, user_id)
    sessions = [held.session("M1"), held.session("W1")]
    return [one.code for one in held.do(audience.visible, visitor, sessions)]


def test_it_is_seen_by_those_whom_it_names_and_by_the_staff_alone(held: Held) -> None:
    assert seen(held, 1) == ["M1", "W1"]
    assert seen(held, 2) == ["M1", "W1"]
    assert seen(held, 3) == ["M1", "W1"]  # staff, of another day
    held.do(people.revoke, 3, Role.USHER)
    assert seen(held, 3) == ["W1"]
    assert seen(held, 99) == ["W1"]
    assert [one.code for one in audience.public([held.session("M1"), held.session("W1")])] == ["W1"]
    assert not held.do(audience.sees, held.do(_visitor, 99), held.session("M1"))


def test_its_people_by_id_and_the_names_that_fit_nobody(held: Held) -> None:
    everybody = {row["user_id"]: row["person_id"] for row in held.rows("SELECT user_id, person_id FROM account")}
    assert held.do(audience.members, THREE) == frozenset({everybody[1], everybody[2]})
    assert held.do(audience.members, "") is None
    assert held.do(audience.members, "لا أحد") == frozenset()
    assert held.do(audience.unknown, THREE) == ["الخمس"]
    assert held.do(audience.unknown, "") == []


def test_nobody_else_is_missing_from_it(held: Held) -> None:
    def counted(tx: Tx, code: str) -> tuple[int, int]:
        where = attendance.named(tx, code)
        assert where is not None
        found = turnout.turnout(tx, where)
        return found.expected, len(turnout.missing(tx, where, offset=0, limit=10))

    assert held.do(counted, "W1") == (3, 3)
    assert held.do(counted, "M1") == (2, 2)


@pytest.mark.parametrize("name", ["الساحل الغربي", "ميسّر", "رئيس اللجنة"])
def test_a_region_a_role_of_the_roster_or_a_position_may_be_named(held: Held, name: str) -> None:
    held.connection.execute(
        "INSERT INTO municipality (code, name_ar, name_en, region, aliases, name_key)"
        " VALUES ('ZLI', 'زليطن', '', 'الساحل الغربي', 'زليتن', 'زليطن')"
    )
    held.connection.execute(
        "UPDATE person SET roster_role = 'ميسر', position = 'رئيس اللجنه', municipality_other = '',"
        " municipality_id = (SELECT id FROM municipality) WHERE id = (SELECT person_id FROM account WHERE user_id = 2)"
    )
    held.release(session("M1", "09:00", "10:00", audience=name), session("W1", "09:00", "10:00"))
    assert seen(held, 2) == ["M1", "W1"]
    assert seen(held, 1) == ["W1"]


async def test_a_deputy_of_elsewhere_can_neither_rate_it_nor_recommend_to_it(forum: Forum, basel: Actor) -> None:
    await forum.do(restrict)
    session = (await forum.rows("SELECT id FROM session WHERE code = 'W1'"))[0]["id"]
    await forum.clock_to(at("13:00"))
    await basel.says("/feedback")
    assert "التحول الرقمي" not in " ".join(basel.labels)
    assert "الهيكل التنظيمي" in " ".join(basel.labels)
    await basel.forges(f"fbs:{session}")
    assert basel.sees("لم يُعثر على المطلوب")
    await basel.forges(Recommend(session).pack())
    assert basel.sees("هذه الجلسة أُلغيت أو لم تعد في البرنامج")
    assert not basel.unanswered


def restrict(tx: Tx) -> None:
    row = next(row for row in releases.released(tx) if row.code == "W1")
    releases.bring_in(tx, [replace(row, audience="غات")], comment="for one")

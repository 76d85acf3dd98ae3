"""Cards that keep themselves current cost the same however many look at them and however many sessions are over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from handlers import attendance as attendance_cards
from handlers import dashboard
from storage import agenda, attendance, dashboards, due, people, results
from storage.attendance import Way
from storage.database import Tx
from storage.due import Due
from storage.people import Role
from storage.watching import SECONDS
from tests.held import Held, local, session

LOOK = range(100, 120)  # organizers, the first of whom look at the overview
DEPUTIES = range(1, 7)
WORKSHOPS = [f"W{number}" for number in range(1, 9)]


@pytest.fixture
def held() -> Held:
    """A morning of two workshops at a time, and organizers in two languages."""
    held = Held(local("08:00"))
    hours = [session(code, f"{9 + at // 2:02}:00", f"{9 + at // 2:02}:50") for at, code in enumerate(WORKSHOPS)]
    held.release(*hours)
    held.register(*DEPUTIES, *LOOK)
    for user_id in LOOK:
        held.do(people.grant, user_id, Role.ORGANIZER)
        held.do(lambda tx, who: tx.run("UPDATE account SET language = ? WHERE user_id = ?", "ar", who), user_id)
    return held


def statements(held: Held, work: Callable[..., Any], *args: Any) -> int:
    """How many statements a unit of work takes; what writes the edits into the outbox is left out."""
    ran: list[str] = []
    held.connection.set_trace_callback(ran.append)
    held.do(work, *args)
    held.connection.set_trace_callback(None)
    return len([sql for sql in ran if "outbox" not in sql])


def draw_dashboards(tx: Tx, held: Held) -> None:
    dashboard.renew_cards(tx, held.frame, Due(0, "dashboard", "all", tx.now, tx.now))


def draw_attendance(tx: Tx, held: Held) -> None:
    attendance_cards.renew_cards(tx, held.frame, Due(0, "attendance", "all", tx.now, tx.now))


def opens_the_overview(held: Held, *user_ids: int) -> None:
    for user_id in user_ids:
        held.do(dashboards.CARDS.watch, user_id, None)


def test_an_answer_costs_the_same_however_many_look(held: Held) -> None:
    held.now = local("10:00")
    opens_the_overview(held, LOOK[0])
    alone = statements(held, dashboards.changed)
    held.do(due.forget, "dashboard", "all")
    opens_the_overview(held, *LOOK)
    assert statements(held, dashboards.changed) == alone
    assert statements(held, dashboards.changed) < alone, "the second finds the drawing planned"


def test_a_drawing_does_not_grow_with_lookers_times_sessions(held: Held) -> None:
    def cost(lookers: int, over: str) -> int:
        held.now = local(over)
        opens_the_overview(held, *LOOK[:lookers])
        return statements(held, draw_dashboards, held)

    few = cost(2, "10:00")
    each = cost(3, "10:00") - few
    assert each <= 5, "who it is and what they may see"
    assert cost(20, "10:00") == few + 18 * each
    assert cost(20, "12:55") == few + 18 * each, "eight sessions cost what two do"


def test_a_list_is_counted_once_for_all_who_look_at_it(held: Held) -> None:
    def cost(lookers: int) -> int:
        for user_id in LOOK[:lookers]:
            held.do(attendance.CARDS.watch, user_id, "W1")
        return statements(held, draw_attendance, held)

    few = cost(2)
    each = cost(3) - few
    assert each <= 5
    assert cost(20) == few + 18 * each


def test_results_of_many_sessions_are_those_of_each(held: Held) -> None:
    held.now = local("09:05")
    held.do(agenda.choose, people_of(held, 3), held.session("W2"))
    held.do(check_in, "W3", 4)
    held.now = local("12:55")
    for user_id, code in ((1, "W1"), (2, "W1"), (4, "W3"), (5, "W8")):
        held.rates(user_id, code)
    together = held.do(results.over, held.now)
    assert [one.session.code for one in together] == sorted(WORKSHOPS, reverse=True)
    assert together == [held.do(results.of_session, one.session.id) for one in together]
    by_code = {one.session.code: one for one in together}
    everybody = len(DEPUTIES) + len(LOOK)
    assert [(by_code[code].present, by_code[code].asked) for code in ("W1", "W2", "W3", "W4", "W8")] == [
        (None, everybody - 1),
        (1, 1),
        (1, 1),
        (None, everybody - 1),
        (None, everybody),
    ]
    assert [by_code[code].answered for code in ("W1", "W2", "W3", "W8")] == [2, 0, 1, 1]


def test_cards_are_drawn_at_once_and_then_not_before_some_seconds_have_passed(held: Held) -> None:
    held.now = local("10:00")
    held.do(dashboards.changed)
    assert planned(held) is None, "nobody looks"
    opens_the_overview(held, LOOK[0])
    held.do(dashboards.changed)
    assert planned(held) == held.now
    [fallen] = [one for one in held.do(due.fallen) if one.kind == "dashboard"]
    held.do(due.done, fallen)
    held.later(seconds=1)
    for _ in range(3):
        held.do(dashboards.changed)
    assert planned(held) == held.now + timedelta(seconds=SECONDS - 1)
    held.later(minutes=1)
    [fallen] = [one for one in held.do(due.fallen) if one.kind == "dashboard"]
    held.do(due.done, fallen)
    held.later(minutes=1)
    held.do(dashboards.changed)
    assert planned(held) == held.now


def planned(held: Held) -> Any:
    last = held.do(due.last, "dashboard", "all")
    return last.at if last is not None and last.waits else None


def people_of(held: Held, user_id: int) -> int:
    return int(held.do(lambda tx: tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)))


def check_in(tx: Tx, code: str, user_id: int) -> None:
    person = tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)
    where = attendance.named(tx, code)
    assert where is not None
    attendance.check_in(tx, where, person, at=tx.now, by=102, way=Way.NAME)

"""The one table of moves: the database refuses whatever it does not have, and the last act is undone in time."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from storage import desk, programme, publishing, recommendations, registration, settings
from storage.database import Tx
from storage.desk import TakenByAnother, UndoTooLate
from storage.errors import OutOfDate
from storage.moves import MOVES, Act, Actor, MoveRefused, State, after
from storage.recommendations import Recommendation
from storage.wordings import Priority, TimeFrame, Wording
from tests.held import Held, local, session

SALMA, AMINA, BASEL = 106, 102, 103
WORDS = Wording(1, "تحصيل الرسوم إلكترونياً", "تُحصَّل نقداً", "تطبيق الدفع", "الإدارة", TimeFrame.SHORT, Priority.HIGH)


@pytest.fixture
def held() -> Held:
    held = Held(local("08:30"))
    held.do(lambda tx: tx.add("focus_area", code="revenue", name_ar="الإيرادات", name_en="Revenue"))
    held.release(session("W3", "09:00", "10:00"))
    return held


def made(held: Held, count: int = 1) -> list[int]:
    """So many recommendations of Basel's."""
    return held.do(_make, count)


def _make(tx: Tx, count: int) -> list[int]:
    tx.run("INSERT INTO setting VALUES ('recommendations_per_session', '1000') ON CONFLICT DO NOTHING")
    known = tx.value("SELECT person_id FROM account WHERE user_id = ?", BASEL)
    author = registration.enrol(tx, BASEL, name="باسل الورفلي") if known is None else None
    if author is None:
        return [_copy(tx) for _ in range(count)]
    w3 = programme.session(tx, "W3")
    assert w3 is not None
    first = recommendations.submit(tx, author, wording=WORDS, session_id=w3.id, by=BASEL)
    return [first.id, *(_copy(tx) for _ in range(count - 1))]


def _copy(tx: Tx) -> int:
    number = tx.value("SELECT max(id) + 1 FROM recommendation")
    return int(
        tx.value(
            "INSERT INTO recommendation (reference, session_id, focus_area_id, title, problem, action,"
            " responsible_body, time_frame, priority, author_id, submitted_at, updated_at)"
            " SELECT ?, session_id, focus_area_id, title || ?, problem, action, responsible_body, time_frame, priority,"
            " author_id, ?, ? FROM recommendation ORDER BY id LIMIT 1 RETURNING id",
            f"W3-{number:03d}",
            f" {number}",
            tx.stamp,
            tx.stamp,
        )
    )


def staff(held: Held, number: int, act: Act, *, by: int = SALMA, **more: Any) -> int:
    return held.do(desk.move, number, act, actor=Actor.SECRETARIAT, by=by, **more)


def found(held: Held, number: int) -> Recommendation:
    one = held.do(recommendations.by_id, number)
    assert one is not None
    return one


def bring_to(held: Held, number: int, state: State) -> None:
    """Along the table's own ways."""
    ways = {
        State.UNDER_REVIEW: Act.TAKE,
        State.NEEDS_INFO: Act.ASK,
        State.ACCEPTED: Act.ACCEPT,
        State.ACCEPTED_MODIFIED: Act.AMEND,
        State.REFERRED: Act.REFER,
        State.DEFERRED: Act.DEFER,
        State.REJECTED: Act.REJECT,
    }
    if state in ways:
        staff(held, number, ways[state])


def test_the_database_and_the_program_have_the_same_table(held: Held) -> None:
    written = {
        (row["actor"], row["act"], row["before"], row["after"], bool(row["untouched"]))
        for row in held.rows("SELECT * FROM recommendation_move")
    }
    said = {
        (actor.value, act.value, before.value, after(act, actor, before).value, move.untouched)
        for (actor, act), move in MOVES.items()
        for before in move.out_of
    }
    assert written == said


def test_every_move_that_the_table_does_not_have_is_refused_by_the_database(held: Held) -> None:
    """Past the program's own question, straight into the journal."""
    numbers = dict(zip(State, made(held, len(State)), strict=True))
    for state, number in numbers.items():
        bring_to(held, number, state)
        assert found(held, number).state is state
    refused = 0
    for actor, act, (before, number), into in product(Actor, Act, numbers.items(), State):
        move = MOVES.get((actor, act))
        if move is not None and before in move.out_of and into is (move.into or before):
            continue
        with pytest.raises(sqlite3.IntegrityError):
            held.do(_write_straight, number, actor=actor, act=act, before=before, into=into)
        refused += 1
    assert refused > 4000


def _write_straight(tx: Tx, number: int, *, actor: Actor, act: Act, before: State, into: State) -> None:
    tx.add(
        "recommendation_event", recommendation_id=number, at=tx.stamp, act=act.value, actor=1, public=0,
        acting_as=actor.value, state_before=before.value, state_after=into.value,
    )  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE recommendation SET state = 'accepted'",
        "UPDATE recommendation SET published_at = '2025-12-16T07:00:00Z'",
        "UPDATE recommendation SET merged_into = 2 WHERE id = 1",
        "UPDATE recommendation SET state = 'nonsense'",
        "UPDATE recommendation SET reason = 'because'",
    ],
)
def test_nothing_changes_past_the_journal(held: Held, change: str) -> None:
    made(held, 2)
    with pytest.raises(sqlite3.IntegrityError):
        held.do(lambda tx: tx.run(change))


def test_none_begins_as_decided_and_a_decided_one_is_not_withdrawn(held: Held) -> None:
    [number] = made(held)
    with pytest.raises(sqlite3.IntegrityError):
        held.do(
            lambda tx: tx.run(
                "INSERT INTO recommendation (reference, session_id, focus_area_id, title, problem, action, author_id,"
                " responsible_body, time_frame, priority, submitted_at, updated_at, state) SELECT 'X', session_id,"
                " focus_area_id, title, problem, action, author_id, responsible_body, time_frame, priority,"
                " submitted_at, updated_at, 'accepted' FROM recommendation"
            )
        )
    staff(held, number, Act.ACCEPT)
    with pytest.raises(sqlite3.IntegrityError):
        held.do(lambda tx: tx.run("UPDATE recommendation SET withdrawn_at = ?", tx.stamp))


def test_an_act_stands_in_the_journal_and_the_audit_log_with_what_it_changed(held: Held) -> None:
    [number] = made(held)
    staff(held, number, Act.REJECT, changes={"reason": "unclear", "answer": "غير واضحة"}, note="unclear")
    one = found(held, number)
    assert (one.state, one.shown_state, one.answer) == (State.REJECTED, State.UNDER_REVIEW, "غير واضحة")
    assert one.touched_at is not None
    [line] = held.rows("SELECT * FROM audit WHERE act = 'recommendation-rejected'")
    assert (line["actor"], line["subject"]) == (SALMA, "W3-001")
    assert '"state": "submitted"' in line["before"]
    assert '"reason": "unclear"' in line["after"]


def test_one_has_it_until_it_lapses(held: Held) -> None:
    [number] = made(held)
    staff(held, number, Act.TAKE)
    with pytest.raises(TakenByAnother):
        staff(held, number, Act.ACCEPT, by=AMINA)
    held.later(minutes=14)
    staff(held, number, Act.ASK)  # each act holds it on
    held.later(minutes=14)
    with pytest.raises(TakenByAnother):
        staff(held, number, Act.ACCEPT, by=AMINA)
    held.later(minutes=2)
    staff(held, number, Act.ACCEPT, by=AMINA)
    assert held.do(desk.standing, number).holder(held.now) == AMINA


def test_who_lets_go_leaves_it_to_the_others(held: Held) -> None:
    [number] = made(held)
    held.do(settings.put, "desk_minutes", 600)
    staff(held, number, Act.TAKE)
    staff(held, number, Act.RELEASE, changes={"taken_by": None, "taken_until": None})
    staff(held, number, Act.ACCEPT, by=AMINA)


def test_undone_within_a_minute_it_stands_as_before(held: Held) -> None:
    [number] = made(held)
    before = held.rows("SELECT * FROM recommendation")[0]
    event = staff(held, number, Act.REJECT, changes={"reason": "local", "answer": "محلية"})
    held.later(seconds=60)
    assert held.do(desk.undo, event, by=SALMA, at=held.now) == [number]
    after_it = held.rows("SELECT * FROM recommendation")[0]
    changed = {name for name in before if before[name] != after_it[name]}
    assert changed <= {"updated_at"}
    with pytest.raises(UndoTooLate):
        held.do(desk.undo, event, by=SALMA, at=held.now)


def test_undoing_is_for_the_last_act_of_ones_own_and_for_a_minute(held: Held) -> None:
    [number] = made(held)
    event = staff(held, number, Act.ACCEPT)
    for by, late in ((AMINA, 0), (SALMA, 61)):
        with pytest.raises(UndoTooLate):
            held.do(desk.undo, event, by=by, at=held.now + timedelta(seconds=late))
    staff(held, number, Act.ANSWER, changes={"answer": "نعم"})
    with pytest.raises(UndoTooLate):
        held.do(desk.undo, event, by=SALMA, at=held.now)


def test_what_people_have_been_told_of_is_not_undone(held: Held) -> None:
    """A tap that was received in time, and handled after its minute."""
    [number] = made(held)
    staff(held, number, Act.ACCEPT)
    event = staff(held, number, Act.PUBLISH, changes={"published_at": "2025-12-16T06:30:00Z"})
    held.do(publishing.told, held.now)
    with pytest.raises(UndoTooLate):
        held.do(desk.undo, event, by=SALMA, at=held.now)


def test_what_one_tap_did_to_many_is_undone_together(held: Held) -> None:
    numbers = made(held, 3)
    first = staff(held, numbers[0], Act.ACCEPT)
    held.do(
        lambda tx: [
            desk.move(tx, one, Act.ACCEPT, actor=Actor.SECRETARIAT, by=SALMA, together=first) for one in numbers[1:]
        ]
    )
    assert held.do(desk.undo, first, by=SALMA, at=held.now) == numbers
    assert {row["state"] for row in held.rows("SELECT state FROM recommendation")} == {"submitted"}


def test_a_button_of_an_earlier_act_is_out_of_date(held: Held) -> None:
    [number] = made(held)
    drawn = held.do(desk.standing, number)
    staff(held, number, Act.TAKE)
    with pytest.raises(OutOfDate):
        desk.check_seen(held.do(desk.standing, number), drawn.seen)


def test_the_table_is_asked_before_the_database(held: Held) -> None:
    [number] = made(held)
    with pytest.raises(MoveRefused):
        staff(held, number, Act.PUBLISH)
    with pytest.raises(MoveRefused):
        held.do(desk.move, number, Act.ACCEPT, actor=Actor.AUTHOR, by=BASEL)

"""My agenda: choosing, sessions at the same time, seats, the waiting list, calendar files."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from storage import agenda, programme, registration, releases
from storage.agenda import NotToBeChosen, SessionsClash, State
from storage.database import Tx
from storage.programme import Kind, Session
from storage.times import stamp
from tests.cast import Actor, Forum, at, text_of
from tests.held import Held, local, session


async def test_the_conversation_of_the_handlers_first_page(forum: Forum, basel: Actor) -> None:
    await basel.says("W1")
    await basel.taps("إضافة إلى جدولي")
    assert basel.toasts[-1] == "أُضيفت إلى جدولي"
    assert "المقاعد المتبقية: 74 مقعداً" in basel.screen
    assert "هذه الجلسة في جدولي" in basel.screen
    await basel.says("W2")
    await basel.taps("إضافة إلى جدولي")
    assert "جلستان في الوقت نفسه" in basel.screen
    assert "التحول الرقمي: الثلاثاء 16 ديسمبر، من 11:15 إلى 12:45 (في جدولي)" in basel.screen
    await basel.taps("اختيار الهيكل التنظيمي · W2")
    assert "هذه الجلسة في جدولي" in basel.screen
    await basel.says("/agenda")
    assert "من 11:15 إلى 12:45\n• الهيكل التنظيمي — القاعة 2" in basel.screen
    assert "التحول الرقمي" not in basel.screen
    await basel.taps("تقويم جدولي")
    entries = calendar_of(forum, basel).events
    assert [str(one["SUMMARY"]) for one in entries] == ["الهيكل التنظيمي"]
    assert not basel.unanswered


def calendar_of(forum: Forum, actor: Actor) -> Calendar:
    """The newest calendar file in the chat, read back."""
    sent = next(one for one in reversed(actor.messages) if "document" in one)
    stored = forum.sandbox.world.files.find(sent["document"]["file_id"])
    assert stored is not None
    found = Calendar.from_ical(stored.content)
    assert isinstance(found, Calendar)
    found.validate()  # type: ignore[no-untyped-call]
    lines = stored.content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75, "RFC 5545, 3.1"
    assert not any(b"\n" in line for line in lines)
    return found


async def test_keeping_what_is_there_keeps_it_and_a_stale_question_is_answered(forum: Forum, basel: Actor) -> None:
    for code in ("W1", "W2"):
        await basel.says(code)
        await basel.taps("إضافة إلى جدولي")
    await basel.taps("إبقاء التحول الرقمي · W1")
    assert "• التحول الرقمي — القاعة الكبرى" in basel.screen
    await basel.says("W1")
    await basel.taps("حذف من جدولي")
    assert basel.toasts[-1] == "حُذفت من جدولي"
    await basel.taps("إضافة إلى جدولي")
    await basel.taps("حذف من جدولي")
    await basel.says("/agenda")
    assert "لم تُضف أي جلسة إلى هذا الجدول بعد" in basel.screen
    assert not basel.unanswered


async def test_who_waits_gets_the_seat_that_comes_free_and_is_told(forum: Forum, basel: Actor, omar: Actor) -> None:
    await forum.do(_seats, "W1", 1)
    await basel.says("W1")
    await basel.taps("إضافة إلى جدولي")
    await omar.says("W2")
    await omar.taps("إضافة إلى جدولي")
    await omar.says("W1")
    assert "اكتملت المقاعد، وقائمة الانتظار فارغة." in omar.screen
    await omar.taps("الانضمام إلى قائمة الانتظار")
    assert "يمكن الانضمام إلى قائمة الانتظار مع إبقاء الجدول كما هو" in omar.screen
    await omar.taps("الانضمام إلى قائمة الانتظار")
    assert omar.toasts[-1] == "في قائمة الانتظار، الترتيب: 1"
    await omar.says("/agenda")
    assert "في قائمة الانتظار، الترتيب: 1" in omar.screen
    assert "الهيكل التنظيمي" in omar.screen
    await basel.says("W1")
    await basel.taps("حذف من جدولي")
    assert "ينتظر شخص واحد مقعداً في «التحول الرقمي»" in basel.screen
    await basel.taps("حذف من جدولي")
    assert "توفّر مقعد" in omar.screen
    assert "وحُذفت من الجدول «الهيكل التنظيمي»" in omar.screen
    await omar.says("/agenda")
    assert "• التحول الرقمي — القاعة الكبرى" in omar.screen
    assert "الهيكل التنظيمي" not in omar.screen


async def test_more_seats_and_leaving_the_forum_move_the_waiting_list_up(
    forum: Forum, basel: Actor, omar: Actor
) -> None:
    await forum.do(_seats, "W1", 1)
    for actor in (basel, omar):
        await actor.says("W1")
        await actor.taps("إضافة إلى جدولي" if actor is basel else "الانضمام إلى قائمة الانتظار")
    await forum.do(_seats, "W1", 2)
    assert sum("توفّر مقعد" in text_of(one) for one in omar.messages) == 1
    await forum.do(_seats, "W1", 1)
    await omar.says("W1")
    await omar.taps("حذف من جدولي")
    await omar.taps("الانضمام إلى قائمة الانتظار")
    await forum.do(_withdraw, basel.user_id)
    assert sum("توفّر مقعد" in text_of(one) for one in omar.messages) == 2


async def test_who_waits_takes_a_seat_that_comes_free_after_the_beginning_and_gives_up_another(
    forum: Forum, basel: Actor, omar: Actor
) -> None:
    await forum.do(_seats, "W1", 1)
    await basel.says("W1")
    await basel.taps("إضافة إلى جدولي")
    await omar.says("W2")
    await omar.taps("إضافة إلى جدولي")
    for _ in range(2):
        await omar.says("W1")
        await omar.taps("الانضمام إلى قائمة الانتظار")
    await omar.taps("الانضمام إلى قائمة الانتظار")
    await forum.clock_to(at("11:20"))
    await basel.says("W1")
    await basel.taps("حذف من جدولي")
    await basel.taps("حذف من جدولي")
    await omar.says("/language")
    await omar.taps("English")
    await omar.says("W1")
    await omar.taps("Add to my agenda")
    assert "You cannot attend both" in omar.screen
    await omar.taps("Choose ")
    assert [row["code"] for row in await forum.rows(_CHOSEN)] == ["W1"]


_CHOSEN = "SELECT s.code FROM session_choice c JOIN session s ON s.id = c.session_id WHERE c.state = 'chosen'"


async def test_strangers_breaks_and_the_past_have_no_seats(forum: Forum, dana: Actor, basel: Actor) -> None:
    await dana.says("/agenda")
    assert "التسجيل" in dana.screen
    w1 = await number(forum, "W1")
    await dana.forges(f"agt:{w1}:0")
    assert await forum.ask(agenda.counts) == {}
    await basel.says("/start")
    lunch = next(one.id for one in await forum.ask(programme.sessions) if one.is_break)
    for data in (f"agt:{lunch}:0", "agt:999:0", "agl:999:0", "agt:x:0", "ag:99", "ag:-3"):
        await basel.forges(data)
        assert basel.labels[-1] == "القائمة الرئيسية"
    await basel.says("W1")
    await forum.clock_to(at("12:46"))
    await basel.taps("إضافة إلى جدولي")
    assert "لا يمكن إضافة هذه الجلسة إلى الجدول" in basel.screen
    assert await forum.ask(agenda.counts) == {}
    assert not basel.unanswered
    assert not dana.unanswered


async def test_a_session_for_others_cannot_be_chosen(forum: Forum, basel: Actor) -> None:
    await forum.do(_change, "W1", audience="مصراتة")
    w1 = await number(forum, "W1")
    await basel.says("/start")
    await basel.forges(f"agt:{w1}:0")
    assert await forum.ask(agenda.counts) == {}
    await basel.says("/agenda")
    await basel.taps("تقويم البرنامج")
    assert "التحول الرقمي" not in {str(one["SUMMARY"]) for one in calendar_of(forum, basel).events}


async def test_a_calendar_file_keeps_its_ids_raises_its_numbers_and_tells_the_hours(forum: Forum, basel: Actor) -> None:
    await basel.says("W1")
    await basel.taps("إضافة إلى جدولي")
    await basel.says("/agenda")
    await basel.taps("تقويم البرنامج")
    before = calendar_of(forum, basel).events
    assert len({str(one["UID"]) for one in before}) == len(before) == len(await forum.ask(programme.sessions))
    first = next(one for one in before if one["SUMMARY"] == "التحول الرقمي")
    assert first.start == at("11:15")
    assert first.end == at("12:45")
    assert "القاعة الكبرى" in str(first["LOCATION"])
    await forum.do(_change, "W1", starts_at=local("15:30"), ends_at=local("16:00"), room="القاعة 5")
    await forum.do(_change, "W1", cancelled=True)
    await basel.says("/agenda")
    await basel.taps("تقويم جدولي")
    file = calendar_of(forum, basel)
    (after,) = file.events
    assert after["UID"] == first["UID"]
    assert after.sequence == first.sequence + 2
    assert after.start == at("15:30")
    assert str(after["STATUS"]) == "CANCELLED"
    assert after["DTSTART"].params["TZID"] == "Africa/Tripoli"
    zone = next(zone for zone in file.timezones if str(zone["TZID"]) == "Africa/Tripoli")
    assert zone.to_tz().utcoffset(at("15:30").replace(tzinfo=None)) == timedelta(hours=2)


def test_a_session_that_is_taken_out_and_comes_back_is_newer(held: Held) -> None:
    from storage import calendar  # noqa: PLC0415  # beside its only use

    held.release(session("W1", "10:00", "11:00"))
    domain = held.do(calendar.domain)
    held.release(session("W2", "10:00", "11:00"))
    held.release(session("W1", "12:00", "13:00"))
    assert held.do(calendar.sequences)["w1"] == 2
    held.do(lambda tx: tx.run("UPDATE session SET last_number = 7"))
    assert held.do(calendar.sequences)["w1"] == 2, "nothing that a calendar shows"
    assert held.do(calendar.domain) == domain


@pytest.fixture
def held() -> Held:
    held = Held(local("08:30"))
    held.register(1, 2, 3, 4, 5)
    return held


def test_a_seat_is_refused_where_it_cannot_be(held: Held) -> None:
    held.release(
        session("W1", "10:00", "11:00"),
        session("W2", "10:30", "11:30"),
        session("B", "12:00", "13:00", kind=Kind.BREAK),
    )
    choose(held, 1, "W1")
    with pytest.raises(SessionsClash):
        choose(held, 1, "W2")
    with pytest.raises(NotToBeChosen):
        choose(held, 1, "B")
    held.change("W1", cancelled=True)
    choose(held, 1, "W2")
    with pytest.raises(NotToBeChosen):
        choose(held, 2, "W1")


def test_staff_squeeze_somebody_in_and_nobody_moves_up_while_it_is_too_full(held: Held) -> None:
    held.release(session("W1", "10:00", "11:00", capacity=1))
    for number, state in ((1, State.CHOSEN), (2, State.WAITING), (3, State.WAITING)):
        assert choose(held, number, "W1").state is state
    assert choose(held, 3, "W1", squeeze=True, by=9).state is State.CHOSEN
    leave(held, 1, "W1")
    assert held.do(agenda.waiting, held.session("W1").id) == [2]
    leave(held, 3, "W1")
    assert held.do(agenda.chosen, held.session("W1").id) == {2}
    assert [row["act"] for row in held.rows("SELECT act FROM audit WHERE act LIKE '%place'")] == ["place"]


def test_who_waits_takes_a_seat_where_the_limit_was_lifted_after_the_beginning(held: Held) -> None:
    held.release(session("W1", "10:00", "11:00", capacity=1))
    choose(held, 1, "W1")
    assert choose(held, 2, "W1").state is State.WAITING
    held.now = local("10:10")  # nobody moves up by themselves any more
    held.change("W1", capacity=None)
    assert choose(held, 2, "W1").state is State.CHOSEN


def test_many_move_up_at_once_and_the_programme_is_read_once_for_them(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    held.register(*range(6, 31))
    held.release(session("W1", "10:00", "11:00", capacity=1), session("W2", "10:30", "11:30"))
    for number in range(1, 31):
        choose(held, number, "W1")
    for number in range(2, 31):
        choose(held, number, "W2")
    held.do(lambda tx: tx.run("UPDATE session SET capacity = NULL WHERE code = 'W1'"))
    reads = list[None]()
    found = programme.sessions

    def counted(tx: Tx) -> list[programme.Session]:
        reads.append(None)
        return found(tx)

    monkeypatch.setattr(programme, "sessions", counted)
    assert held.do(agenda.settle, held.session("W1")) == list(range(2, 31))
    assert len(reads) == 1


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["choose", "instead", "leave", "room", "move", "cancel", "forget"]),
        st.integers(1, 5),
        st.sampled_from(["A", "B", "C"]),
        st.integers(1, 3),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(ACTS)
def test_whatever_people_and_staff_do_the_seats_stay_right(acts: list[tuple[str, int, str, int]]) -> None:
    held = Held(local("08:30"))
    held.register(1, 2, 3, 4, 5)
    held.release(
        session("A", "10:00", "11:00", capacity=2),
        session("B", "10:30", "11:30", capacity=1),
        session("C", "11:00", "12:00"),
    )
    moved = False
    for act, person, code, number in acts:
        held.later(seconds=1)
        one = held.session(code)
        waited = _waiting(held)
        if act in ("choose", "instead"):
            try:
                choose(held, person, code, instead=act == "instead")
            except (SessionsClash, NotToBeChosen):
                continue
        elif act == "leave":
            leave(held, person, code)
        elif act == "room":
            held.change(code, capacity=max(number, len(held.do(agenda.chosen, one.id))))
        elif act == "move":
            held.change(code, starts_at=local(f"{9 + number}:00"), ends_at=local(f"{10 + number}:00"))
            moved = True
        elif act == "cancel":
            held.change(code, cancelled=not one.cancelled)
            moved = True
        else:
            held.do(agenda.forget, person)
        _check(held, moved=moved)
        chose = {person} if act in ("choose", "instead") else set()
        moved_up = {
            choice
            for choice, (who, session_id) in waited.items()
            if who not in chose and who in held.do(agenda.chosen, session_id)
        }
        assert _told(held) == moved_up, "whoever moved up is told, and nobody else"


def _check(held: Held, *, moved: bool) -> None:
    sessions = {one.id: one for one in held.do(programme.sessions)}
    for one in sessions.values():
        seats = held.do(agenda.chosen, one.id)
        assert one.capacity is None or len(seats) <= one.capacity
        if held.do(agenda.waiting, one.id) and not one.cancelled:
            assert len(seats) == one.capacity, "nobody waits for a seat that is free"
    for person in range(1, 6):
        mine = [sessions[number] for number in held.do(agenda.of_person, person)]
        if not moved:
            assert not any(a is not b and agenda.overlap(a, b) for a in mine for b in mine)


def _waiting(held: Held) -> dict[int, tuple[int, int]]:
    """Who waits for which session, by the choice's id."""
    rows = held.rows("SELECT id, person_id, session_id FROM session_choice WHERE state = 'waiting'")
    return {row["id"]: (row["person_id"], row["session_id"]) for row in rows}


def _told(held: Held) -> set[int]:
    """The choices of which people are told now."""
    rows = held.rows("SELECT subject FROM due WHERE kind = 'moved-up' AND at = ?", stamp(held.now))
    return {int(row["subject"].split("@")[0]) for row in rows}


def choose(held: Held, person: int, code: str, **how: Any) -> agenda.Choice:
    return held.do(agenda.choose, person, held.session(code), **how)


def leave(held: Held, person: int, code: str) -> bool:
    return held.do(agenda.leave, person, held.session(code))


async def number(forum: Forum, code: str) -> int:
    found: Session | None = await forum.ask(programme.session, code)
    assert found is not None
    return found.id


def _seats(tx: Tx, code: str, count: int) -> None:
    _change(tx, code, capacity=count)


def _change(tx: Tx, code: str, **columns: Any) -> None:
    row = next(row for row in releases.released(tx) if row.code == code)
    releases.bring_in(tx, [replace(row, **columns)], comment="changed")


def _withdraw(tx: Tx, user_id: int) -> None:
    person = tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)
    registration.withdraw(tx, person, by=user_id)

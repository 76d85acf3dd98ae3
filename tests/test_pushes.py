"""What falls due of a programme, and who is told: each once, nobody of what is no longer so."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot import scheduler
from handlers import pushes as said
from storage import agenda, due, feedback, jobs, programme, push_times, pushes, revival, settings
from storage.database import Tx
from storage.programme import Kind
from storage.times import stamp
from tests.held import Held, local, session

MORNING, W1_AT_NINE = "2025-12-16", "W1@2025-12-16T07:00:00Z"


@pytest.fixture
def held() -> Held:
    held = Held(local("08:00", day=10))
    held.register(1, 2, 3)
    return held


def planned(held: Held, kind: str) -> dict[str, str]:
    rows = held.rows("SELECT subject, at FROM due WHERE kind = ? AND state = 'waiting' ORDER BY subject", kind)
    return {row["subject"]: row["at"] for row in rows}


def states(held: Held) -> dict[str, str]:
    kinds = [kind.value for kind in push_times.Kind]
    rows = [row for row in held.rows("SELECT * FROM due") if row["kind"] in kinds]
    return {f"{row['kind']} {row['subject']}": row["state"] for row in rows}


def fall_due(held: Held) -> None:
    """What the scheduler does when it wakes; the jobs wait."""
    for one in held.do(due.fallen, limit=500):
        held.do(scheduler._perform, held.frame, said.DUE.get(one.kind), one)


def work(held: Held) -> None:
    """Everything due is done and every job written to its end."""
    fall_due(held)
    while waiting := held.do(jobs.waiting):
        for job in waiting:
            held.do(_chunk, held, job)


def _chunk(tx: Tx, held: Held, job: jobs.Job) -> None:
    if said.write_some(tx, held.frame, job):
        jobs.done(tx, job)


def _choose(tx: Tx, user_id: int, code: str) -> None:
    person = tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)
    session = programme.session(tx, code)
    assert session is not None
    agenda.choose(tx, person, session, instead=True)


def waiting(held: Held) -> list[dict[str, Any]]:
    return held.rows("SELECT * FROM outbox WHERE state = 'waiting' ORDER BY id")


def texts(held: Held) -> list[tuple[int, str]]:
    return [(row["chat_id"], json.loads(row["payload"])["text"]) for row in waiting(held)]


def deliver(held: Held) -> None:
    held.connection.execute("UPDATE outbox SET state = 'sent' WHERE state = 'waiting'")


def at_eleven(held: Held) -> None:
    """The morning has been sent; what is due at eleven waits for the scheduler."""
    held.now = local("07:00")
    work(held)
    deliver(held)
    held.now = local("11:00")


def test_each_session_has_a_reminder_and_a_call_for_feedback_and_each_day_a_morning(held: Held) -> None:
    held.release(session("W1", "09:00", "10:30"), session("B", "10:30", "11:00", kind=Kind.BREAK))
    assert planned(held, "morning") == {MORNING: "2025-12-16T05:00:00Z"}
    assert planned(held, "reminder") == {W1_AT_NINE: "2025-12-16T06:45:00Z"}
    assert planned(held, "feedback") == {"W1@2025-12-16T08:30:00Z": "2025-12-16T08:35:00Z"}  # a grace later


def test_a_day_of_breaks_alone_and_a_cancelled_session_push_nothing(held: Held) -> None:
    held.release(
        session("W1", "09:00", "10:30", cancelled=True), session("B", "10:30", "11:00", day=17, kind=Kind.BREAK)
    )
    assert states(held) == {}


def test_due_rows_move_with_the_programme_and_with_the_settings(held: Held) -> None:
    held.release(session("W1", "09:00", "10:30"))
    held.change("W1", starts_at=local("11:00"), ends_at=local("12:00"))
    assert planned(held, "reminder") == {"W1@2025-12-16T09:00:00Z": "2025-12-16T08:45:00Z"}
    held.do(settings.put, "reminder_minutes", 30)
    held.do(settings.put, "morning_hour", 8)
    held.do(pushes.plan)
    assert planned(held, "reminder") == {"W1@2025-12-16T09:00:00Z": "2025-12-16T08:30:00Z"}
    assert planned(held, "morning") == {MORNING: "2025-12-16T06:00:00Z"}
    held.change("W1", cancelled=True)
    assert states(held) == {}


def test_sessions_that_begin_together_are_reminded_of_in_one_message_each_person_once(held: Held) -> None:
    held.release(session("W1", "11:15", "12:45", room="A"), session("W2", "11:15", "12:00", room="B"))
    at_eleven(held)
    work(held)
    reminders = [(chat, text) for chat, text in texts(held) if "Reminder" in text]
    assert [chat for chat, _ in reminders] == [1, 2, 3]
    assert all("Title of W1" in text and "Title of W2" in text and "15 minutes" in text for _, text in reminders)
    work(held)
    assert len(texts(held)) == len(waiting(held)) == 3
    assert all(row["expires_at"] == "2025-12-16T09:20:00Z" for row in waiting(held))


def test_strangers_those_who_are_gone_and_those_who_withdrew_are_not_written_to(held: Held) -> None:
    held.release(session("W1", "11:15", "12:45"))
    held.connection.execute("UPDATE account SET reachable = 'deactivated' WHERE user_id = 1")
    held.connection.execute(
        "UPDATE person SET state = 'withdrawn' WHERE id = (SELECT person_id FROM account WHERE user_id = 2)"
    )
    at_eleven(held)
    work(held)
    assert {chat for chat, _ in texts(held)} == {3}


def test_who_has_muted_a_kind_gets_the_others(held: Held) -> None:
    held.release(session("W1", "11:15", "12:45"))
    held.connection.execute("UPDATE account SET muted = 'morning reminder' WHERE user_id = 1")
    held.connection.execute("UPDATE account SET muted = 'feedback' WHERE user_id = 2")
    at_eleven(held)
    work(held)
    assert {chat for chat, _ in texts(held)} == {2, 3}


def test_what_somebody_has_missed_is_recalled_with_the_rest(held: Held) -> None:
    held.release(session("W1", "11:15", "12:45"))
    at_eleven(held)
    work(held)
    held.connection.execute("UPDATE outbox SET state = 'blocked' WHERE chat_id = 1")
    held.do(pushes.recall, frozenset({"W1"}))
    assert held.rows("SELECT id FROM outbox WHERE state = 'blocked'") == []
    assert held.do(revival.revive, 1) == 0


def test_thousands_are_written_to_in_chunks_each_once_although_a_kill_repeats_one(held: Held) -> None:
    people = range(10, 10 + 2 * pushes.CHUNK + 5)
    held.register(*people)
    held.release(session("W1", "11:15", "12:45"))
    at_eleven(held)
    fall_due(held)
    (job,) = held.do(jobs.waiting)
    assert not held.do(said.write_some, held.frame, job)
    assert not held.do(said.write_some, held.frame, job)  # as it stood before the first chunk: nobody is added
    assert len(waiting(held)) == pushes.CHUNK
    work(held)
    assert sorted(row["chat_id"] for row in waiting(held)) == [1, 2, 3, *people]


def test_a_done_reminder_stays_done_while_the_session_keeps_its_time(held: Held) -> None:
    held.release(session("W1", "11:15", "12:45"))
    at_eleven(held)
    work(held)
    deliver(held)
    held.change("W1", room="another")
    held.do(settings.put, "reminder_minutes", 10)
    held.do(pushes.plan)
    assert not planned(held, "reminder")
    held.now = local("11:10")
    work(held)
    assert not waiting(held)
    held.change("W1", starts_at=local("11:30"))
    held.now = local("11:20")
    work(held)
    assert ["11:30" in text for _, text in texts(held)] == [True] * 3
    deliver(held)
    held.change("W1", starts_at=local("11:15"))
    work(held)
    assert not waiting(held)


def test_a_session_that_is_cancelled_and_held_after_all_is_reminded_of_once(held: Held) -> None:
    held.release(session("W1", "11:15", "12:45"), session("W2", "11:15", "12:45"))
    at_eleven(held)
    work(held)
    held.connection.execute("UPDATE outbox SET state = 'sent' WHERE chat_id = 1 AND state = 'waiting'")
    held.change("W1", cancelled=True)
    work(held)
    deliver(held)
    held.change("W1", cancelled=False)
    work(held)
    assert [chat for chat, text in texts(held) if "Title of W1" in text] == [2, 3]
    assert not any("Title of W2" in text for _, text in texts(held))


def test_who_chooses_late_is_reminded_of_what_they_chose_and_nobody_else_again(held: Held) -> None:
    held.release(session("W1", "11:15", "12:45"), session("W2", "11:15", "12:45"))
    held.do(_choose, 1, "W2")
    at_eleven(held)
    work(held)
    assert ["Title of W1" in text for _, text in texts(held)] == [False, True, True]
    deliver(held)
    held.now = local("11:05")
    held.do(_choose, 1, "W1")
    work(held)
    ((chat, text),) = texts(held)
    assert (chat, "Title of W1" in text, "Title of W2" in text) == (1, True, False)


def test_a_meeting_of_others_is_no_reminder_of_mine(held: Held) -> None:
    held.release(session("M1", "11:15", "12:45", audience="nobody here"), session("W2", "11:15", "12:45"))
    at_eleven(held)
    work(held)
    assert not any("Title of M1" in text for _, text in texts(held))


def test_in_quiet_hours_feedback_waits_and_a_reminder_that_would_be_too_late_does_not(held: Held) -> None:
    held.release(session("W1", "21:00", "22:30"), session("W2", "23:00", "23:30"))
    held.now = local("20:00")
    work(held)
    deliver(held)
    held.now = local("22:46")
    work(held)
    kept = {row["key"].partition(":")[0]: row["not_before"] for row in waiting(held)}
    assert kept == {"reminder": None, "feedback": "2025-12-17T04:00:00Z"}


def test_a_session_that_joins_a_slot_late_is_reminded_of_by_itself(held: Held) -> None:
    held.release(session("W1", "11:15", "12:45"), session("W2", "16:00", "17:00"))
    at_eleven(held)
    work(held)
    deliver(held)
    held.now = local("11:05")
    held.change("W2", starts_at=local("11:15"))
    work(held)
    assert ["Title of W1" in text for _, text in texts(held)] == [False] * 3
    assert all("Title of W2" in text and "10 minutes" in text for _, text in texts(held))


def test_after_an_outage_what_still_helps_is_sent_and_the_rest_dropped_with_a_note(held: Held) -> None:
    held.release(session("W1", "09:00", "10:30"), session("W2", "14:00", "15:00"))
    held.now = local("13:50")
    work(held)
    assert states(held) == {
        "morning 2025-12-16": "dropped",
        f"reminder {W1_AT_NINE}": "dropped",
        "feedback W1@2025-12-16T08:30:00Z": "done",
        "reminder W2@2025-12-16T12:00:00Z": "done",
        "feedback W2@2025-12-16T13:00:00Z": "waiting",
    }
    notes = held.rows("SELECT note FROM due WHERE state = 'dropped' ORDER BY at")
    assert notes[0]["note"].startswith("6:50:00 late, it helped until 2025-12-16 08:30")
    assert len(texts(held)) == 6


def test_the_morning_that_was_missed_by_an_hour_is_still_sent(held: Held) -> None:
    held.release(session("W1", "09:00", "10:30"))
    held.now = local("08:30")
    work(held)
    assert len(texts(held)) == 3
    assert all("Good morning" in text and "Title of W1" in text for _, text in texts(held))


def test_sessions_that_ended_are_asked_about_on_one_card_and_not_those_who_have_answered(held: Held) -> None:
    held.release(session("W1", "09:00", "10:30"), session("W2", "09:00", "10:30"))
    at_eleven(held)
    for user_id, code in ((1, "W1"), (2, "W1"), (2, "W2")):
        held.rates(user_id, code)
    work(held)
    sent = {row["chat_id"]: json.loads(row["payload"]) for row in waiting(held)}
    assert set(sent) == {1, 3}
    assert "Title of W2" in sent[1]["text"]
    labels = [button["text"] for row in sent[3]["reply_markup"]["inline_keyboard"] for button in row]
    assert labels[:2] == ["Title of W1 · W1", "Title of W2 · W2"]


def test_waiting_messages_of_a_session_that_changed_are_replaced_for_the_same_people(held: Held) -> None:
    held.release(session("W1", "11:15", "12:45", room="Old"), session("W2", "11:15", "12:45"))
    at_eleven(held)
    work(held)
    held.connection.execute("UPDATE outbox SET state = 'sent' WHERE chat_id = 1")
    held.change("W1", room="New")
    assert "outbox-withdrawn" in held.woken
    assert not waiting(held)
    work(held)
    assert [chat for chat, _ in texts(held)] == [2, 3]
    assert all("New" in text and "Title of W2" in text for _, text in texts(held))


def test_a_session_cancelled_while_its_reminder_waits_is_not_reminded_of(held: Held) -> None:
    held.release(session("W1", "11:15", "12:45"), session("W2", "11:15", "12:45"))
    at_eleven(held)
    work(held)
    held.change("W1", cancelled=True)
    work(held)
    assert [("Title of W1" in text, "Title of W2" in text) for _, text in texts(held)] == [(False, True)] * 3
    held.change("W2", cancelled=True)
    work(held)
    assert not waiting(held)


def test_a_job_that_comes_too_late_writes_nothing(held: Held) -> None:
    held.release(session("W1", "11:15", "12:45"))
    at_eleven(held)
    fall_due(held)
    held.now = local("11:21")
    work(held)
    assert not waiting(held)


def test_planning_without_an_event_does_nothing(held: Held) -> None:
    held.connection.execute("DELETE FROM event")
    held.do(pushes.plan)
    assert states(held) == {}
    with pytest.raises(programme.NoEvent):
        held.do(programme.zone)


def test_feedback_is_asked_for_as_long_as_it_is_taken(held: Held) -> None:
    held.release(session("W1", "09:00", "10:30"))
    (row,) = held.rows("SELECT helps_until FROM due WHERE kind = 'feedback'")
    w1 = held.session("W1")
    opinion = held.do(feedback.of_session, 1, w1.id)
    assert opinion is not None
    assert row["helps_until"] == stamp(opinion.closes_at)

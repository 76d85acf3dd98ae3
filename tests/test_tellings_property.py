"""Random programmes and edits: the diff applied to the old version gives the new one, and everybody concerned ends up
knowing where and when each of their sessions is, told of each state once and of none that is no longer so.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import settings as tuned
from hypothesis import strategies as st

from bot import scheduler
from handlers import tellings as said
from storage import agenda, due, jobs, programme, releases, tellings, versions
from storage.database import Tx
from storage.diff import apply, diff, in_order
from storage.programme import Kind
from storage.times import stamp
from storage.versions import Planned
from tests.cast import MARKS
from tests.held import TRIPOLI, Held, local, session

PEOPLE = (1, 2, 3)
FREE = 2  # has chosen nothing, so that everything is theirs
CODES = ("W1", "W2", "W3", "W4")
CHOSEN = {1: "W1", 3: "W2"}
SURE = [*((FREE, code) for code in CODES), *CHOSEN.items()]
"""Whose own a session is whatever happens: of the others' it depends on where their chosen ones have moved."""
ROOMS = ("A", "B", "C")

State = tuple[str, str, str] | None  # start, end and room; None: it is not held

moments = st.integers(0, 48).map(lambda step: local("09:00") + timedelta(minutes=15 * step))
rooms = st.sampled_from(ROOMS)
rows = st.builds(
    lambda code, start, length, room, kind, seats, cancelled, audience: Planned(
        code,
        kind,
        f"Title of {code}",
        "",
        start,
        start + timedelta(minutes=15 * length),
        room,
        capacity=seats,
        cancelled=cancelled,
        audience=audience,
    ),
    st.sampled_from([f"S{number}" for number in range(8)]),
    moments,
    st.integers(1, 8),
    rooms,
    st.sampled_from(list(Kind)),
    st.sampled_from((None, 10, 20)),
    st.booleans(),
    st.sampled_from(("", "one")),
)
programmes = st.lists(rows, max_size=8, unique_by=lambda row: row.code)


@given(old=programmes, new=programmes)
def test_the_diff_applied_to_the_old_version_gives_the_new_one(old: list[Planned], new: list[Planned]) -> None:
    changes = diff(old, new)
    assert apply(old, changes) == in_order(new)
    assert all(change.what for change in changes)
    assert diff(new, new) == []
    assert {change.code for change in diff(new, old)} == {change.code for change in changes}


@given(rows=programmes)
def test_a_version_is_read_as_it_was_written(rows: list[Planned]) -> None:
    assert versions.read(versions.write(rows)) == rows


codes = st.sampled_from(CODES)
edits = st.one_of(
    st.tuples(st.just("move"), codes, st.integers(8, 40)),
    st.tuples(st.just("room"), codes, rooms),
    st.tuples(st.just("cancel"), codes, st.booleans()),
    st.tuples(st.just("text"), codes, st.integers(1, 9)),
    st.tuples(st.just("wait"), st.sampled_from((1, 2, 4, 60)), st.none()),
    st.tuples(st.just("send"), st.integers(1, 4), st.none()),
    st.tuples(st.just("settle"), st.none(), st.none()),
)


class World:
    """Three deputies, one of them without a choice, whose messages leave when the test says so."""

    def __init__(self) -> None:
        self.held = Held(local("06:30"))
        self.held.register(*PEOPLE)
        self.held.release(*(session(code, "12:00", "13:00", room="A") for code in CODES))
        for user_id, code in CHOSEN.items():
            self.held.do(_choose, user_id, code)
        self.known = {(user_id, code): self.state(code) for user_id in PEOPLE for code in CODES}

    def state(self, code: str) -> State:
        one = self.held.session(code)
        return None if one.cancelled else (stamp(one.starts_at), stamp(one.ends_at), one.room)

    def act(self, what: str, first: Any, second: Any) -> None:
        if what == "move":
            start = local("07:00") + timedelta(minutes=30 * second)
            self.held.change(first, starts_at=start, ends_at=start + timedelta(hours=1))
        elif what == "room":
            self.held.change(first, room=second)
        elif what == "cancel":
            self.held.change(first, cancelled=second)
        elif what == "text":
            self.held.change(first, facilitator=f"Facilitator {second}")
        elif what == "wait":
            self.held.later(minutes=first)
            self.work(first % 2)
        elif what == "send":
            self.send(first)
        else:
            self.settle()

    def work(self, chunks: int = 1000) -> None:
        """What is due, and so many chunks of the jobs that tell."""
        for one in self.held.do(due.fallen, limit=500):
            if one.kind in said.DUE:
                self.held.do(scheduler._perform, self.held.frame, said.DUE[one.kind], one)
        for _ in range(chunks):
            waiting = [job for job in self.held.do(jobs.waiting) if job.kind == tellings.CHANGES]
            if not waiting:
                return
            self.held.do(_chunk, self.held, waiting[0])

    def send(self, count: int) -> None:
        found = self.held.rows(
            "SELECT * FROM outbox WHERE state = 'waiting' AND key GLOB 'changes:*:[0-9]*' AND key NOT LIKE '%card%'"
            " ORDER BY id LIMIT ?",
            count,
        )
        for row in found:
            self.note(row)
            self.held.connection.execute("UPDATE outbox SET state = 'sent' WHERE id = ?", (row["id"],))

    def note(self, row: dict[str, Any]) -> None:
        """Reads what a person is told, and holds it against the programme as it is just now."""
        text = MARKS.sub("", json.loads(row["payload"])["text"])
        blocks = {code: block for block in text.split("\n\n") for code in CODES if f"Title of {code}<" in block}
        assert blocks, text
        for code, block in blocks.items():
            state, before = self.state(code), self.known[row["chat_id"], code]
            if (row["chat_id"], code) in SURE:
                assert state != before, f"{row['chat_id']} is told of {code} what is known: {block}"
            if state is None:
                assert "cancelled" in block
            else:
                one = self.held.session(code)
                assert f"{one.starts_at.astimezone(TRIPOLI):%H:%M}" in block, block
                assert one.room in block
            self.known[row["chat_id"], code] = state

    def settle(self) -> None:
        self.held.later(minutes=15)
        self.work()
        self.send(1000)
        for user_id, code in SURE:
            assert self.known[user_id, code] == self.state(code), f"{user_id} does not know of {code}"


def _choose(tx: Tx, user_id: int, code: str) -> None:
    person = tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)
    found = programme.session(tx, code)
    assert found is not None
    agenda.choose(tx, person, found)


def _chunk(tx: Tx, held: Held, job: jobs.Job) -> None:
    if said.write_some(tx, held.frame, job):
        jobs.done(tx, job)


@tuned(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(edits, min_size=3, max_size=25))
def test_everybody_concerned_knows_and_is_told_once(steps: list[tuple[str, Any, Any]]) -> None:
    before = tellings.CHUNK
    tellings.CHUNK = 1  # so that releases fall into the middle of a telling
    world = World()
    try:
        for what, first, second in steps:
            world.act(what, first, second)
        world.settle()
        world.settle()
    finally:
        tellings.CHUNK = before
        world.held.connection.close()


def test_a_version_is_what_was_released() -> None:
    world = World()
    world.held.change("W1", room="B")
    released = world.held.do(releases.released)
    assert world.held.do(versions.sessions, 2) == released
    assert [row.room for row in world.held.do(versions.sessions, 1)] == ["A"] * len(CODES)
    assert replace(released[0], room="A") in world.held.do(versions.sessions, 1)

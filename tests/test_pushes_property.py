"""Random programmes, edits, settings, outages and half-sent queues: each is told once, and only of what is so."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as tuned
from hypothesis import strategies as st

from bot import scheduler
from handlers import pushes as said
from storage import due, jobs, programme, pushes, releases, settings
from storage.database import Tx
from storage.programme import Session
from storage.times import moment, stamp
from tests.held import TRIPOLI, Held, local, session

PEOPLE = (1, 2)
CODES = ("W1", "W2", "W3", "W4")
BEGINS = local("07:00")

times = st.integers(0, 20).map(lambda step: BEGINS + timedelta(minutes=30 * step + 60))
codes = st.sampled_from(CODES)
edits = st.one_of(
    st.tuples(st.just("move"), codes, times),
    st.tuples(st.just("cancel"), codes, st.booleans()),
    st.tuples(st.just("rename"), codes, st.integers(1, 9)),
    st.tuples(st.just("ahead"), st.sampled_from((0, 5, 15, 60)), st.none()),
    st.tuples(st.just("wait"), st.sampled_from((1, 5, 10, 30, 300)), st.none()),
    st.tuples(st.just("send"), st.integers(1, 3), st.none()),
    st.tuples(st.just("settle"), st.none(), st.none()),
)


class World:
    """A forum of two deputies whose messages are delivered when the test says so, and a ledger of them."""

    def __init__(self, starts: dict[str, datetime]) -> None:
        self.held = Held(BEGINS)
        self.held.register(*PEOPLE)
        self.ledger: set[tuple[str, str, str, int]] = set()  # kind, code, its moment, user
        plain = session("W1", "09:00", "10:00")
        self.held.release(
            *(
                replace(
                    plain, code=code, title_en=f"Title of {code}", starts_at=start, ends_at=start + timedelta(hours=1)
                )
                for code, start in starts.items()
            )
        )

    def act(self, what: str, first: Any, second: Any) -> None:
        if what == "move":
            self.edit(first, starts_at=second, ends_at=second + timedelta(hours=1))
        elif what == "cancel":
            self.edit(first, cancelled=second)
        elif what == "rename":
            self.edit(first, room=f"Room {second}")
        elif what == "ahead":
            self.held.do(settings.put, "reminder_minutes", first)
            self.held.do(pushes.plan)
        elif what == "wait":
            self.held.later(minutes=first)
        elif what == "send":
            self.send(first)
        else:
            self.settle()

    def edit(self, code: str, **columns: Any) -> None:
        if self.held.do(programme.session, code) is not None:
            self.held.change(code, **columns)

    def work(self) -> None:
        """The scheduler's round and the jobs' worker, as far as they go."""
        for one in self.held.do(due.fallen, limit=500):
            self.held.do(scheduler._perform, self.held.frame, said.DUE.get(one.kind), one)
        for job in self.held.do(jobs.waiting):
            self.held.do(_chunk, self.held, job)

    def send(self, count: int) -> None:
        """The dispatcher sends some; what has expired it skips."""
        rows = self.held.rows("SELECT * FROM outbox WHERE state = 'waiting' ORDER BY class, id LIMIT ?", count)
        for row in rows:
            late = moment(row["expires_at"]) < self.held.now
            if not late:
                self.note(row)
            state = "skipped" if late else "sent"
            self.held.connection.execute("UPDATE outbox SET state = ? WHERE id = ?", (state, row["id"]))

    def settle(self) -> None:
        self.work()
        self.work()
        self.send(1000)
        self.nobody_is_missed()

    def note(self, row: dict[str, Any]) -> None:
        """Reads what a person is told, and holds it against the programme as it is just now."""
        payload = json.loads(row["payload"])
        kind = row["key"].partition(":")[0]
        for one in self.spoken_of(payload):
            when = {"morning": "", "reminder": stamp(one.starts_at), "feedback": stamp(one.ends_at)}[kind]
            if kind != "morning":
                entry = (kind, one.code, when, row["chat_id"])
                assert entry not in self.ledger, f"told twice: {entry}"
                self.ledger.add(entry)
            assert not one.cancelled, f"{one.code} is cancelled"
            if kind == "reminder":
                assert f"{one.starts_at.astimezone(TRIPOLI):%H:%M}" in payload["text"], "the time is an old one"
                assert one.starts_at >= self.held.now - pushes.GRACE
            if kind == "feedback":
                assert one.ends_at <= self.held.now

    def spoken_of(self, payload: dict[str, Any]) -> list[Session]:
        shown = json.dumps(payload)
        return [
            one for one in self.held.do(programme.sessions) if re.search(rf"Title of {one.code}\b", shown) is not None
        ]

    def nobody_is_missed(self) -> None:
        """Whatever helps just now has been said to everybody."""
        for (kind, subject), window in self.held.do(pushes.wanted_now).items():
            code, _, when = subject.partition("@")
            if kind is pushes.Kind.MORNING or not window.at <= self.held.now <= window.helps_until:
                continue
            for user_id in PEOPLE:
                assert (kind.value, code, when, user_id) in self.ledger, f"{user_id} missed {kind} {subject}"


def _chunk(tx: Tx, held: Held, job: jobs.Job) -> None:
    if said.write_some(tx, held.frame, job):
        jobs.done(tx, job)


@tuned(
    max_examples=60,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(starts=st.fixed_dictionaries(dict.fromkeys(CODES, times)), steps=st.lists(edits, min_size=5, max_size=30))
def test_everybody_is_told_once_and_only_of_what_is_so(
    starts: dict[str, datetime], steps: list[tuple[str, Any, Any]]
) -> None:
    world = World(starts)
    for what, first, second in steps:
        world.act(what, first, second)
        if what == "wait":
            world.work()
    world.settle()
    world.held.connection.close()


def test_a_whole_day_minute_by_minute_misses_nobody() -> None:
    world = World(dict(zip(CODES, (local("09:00"), local("09:00"), local("10:30"), local("12:00")), strict=True)))
    while world.held.now < local("13:30"):
        world.held.later(minutes=1)
        world.settle()
    assert len(world.ledger) == 2 * len(CODES) * len(PEOPLE)
    assert world.held.do(releases.latest) == 1
    world.held.connection.close()

"""Random programmes, edits, choices, settings, outages and half-sent queues: each is told once, and only of what is so.

Nobody is reminded of a session that is not at that time any more or that is not theirs; nobody misses one of their
own; each is told exactly once.
"""

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
from storage import agenda, due, endings, jobs, programme, push_times, pushes, quiet, releases, settings, turned_up
from storage.concern import Concern
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
    st.tuples(st.just("end"), codes, st.none()),
    st.tuples(st.just("choose"), codes, st.sampled_from(PEOPLE)),
    st.tuples(st.just("night"), st.sampled_from(((22, 6), (11, 13), (0, 0))), st.none()),
    st.tuples(st.just("settle"), st.none(), st.none()),
)


class World:
    """A forum of two deputies whose messages are delivered when the test says so, and a ledger of them."""

    def __init__(self, starts: dict[str, datetime]) -> None:
        self.held = Held(BEGINS)
        self.held.register(*PEOPLE)
        self.ledger: set[tuple[str, str, str, int]] = set()  # kind, code, its moment, user
        self.owed: dict[tuple[str, str], set[int]] = {}  # by feedback's subject: whose own it was when it fell due
        self.meant: dict[int, set[str]] = {}  # by outbox row: whose own sessions were which when it was written
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
        elif what == "end":
            self.held.do(_end, first)
        elif what == "choose":
            self.held.do(_choose, first, second)
        elif what == "night":
            self.held.do(settings.put, "quiet_from", first[0])
            self.held.do(settings.put, "quiet_to", first[1])
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
        sessions = self.held.do(programme.sessions)
        for (kind, subject), window in self.held.do(push_times.wanted_now).items():
            if window.at <= self.held.now and (kind.value, subject) not in self.owed:
                code = subject.partition("@")[0]
                self.owed[kind.value, subject] = {one for one in PEOPLE if self.was_there(one, code, sessions)}
        for one in self.held.do(due.fallen, limit=500):
            if one.kind in said.DUE:
                self.held.do(scheduler._perform, self.held.frame, said.DUE[one.kind], one)
        for job in self.held.do(jobs.waiting):
            if job.kind == pushes.JOB:
                self.held.do(_chunk, self.held, job)
        sessions = self.held.do(programme.sessions)
        for row in self.held.rows("SELECT id, chat_id FROM outbox WHERE state = 'waiting' AND about LIKE 'push:%'"):
            if row["id"] not in self.meant:
                self.meant[row["id"]] = self.own(row["chat_id"], sessions)

    def send(self, count: int) -> None:
        """The dispatcher sends some; what has expired it skips."""
        rows = self.held.rows(
            "SELECT * FROM outbox WHERE state = 'waiting' AND about LIKE 'push:%'"
            " AND (not_before IS NULL OR not_before <= ?) ORDER BY class, id LIMIT ?",
            stamp(self.held.now),
            count,
        )
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
                assert one.code in self.meant[row["id"]], f"{one.code} was not theirs when it was written"
            if kind == "reminder":
                assert f"{one.starts_at.astimezone(TRIPOLI):%H:%M}" in payload["text"], "the time is an old one"
                assert one.starts_at >= self.held.now - push_times.GRACE
            if kind == "feedback":
                assert one.over_at <= self.held.now

    def spoken_of(self, payload: dict[str, Any]) -> list[Session]:
        shown = json.dumps(payload)
        return [
            one for one in self.held.do(programme.sessions) if re.search(rf"Title of {one.code}\b", shown) is not None
        ]

    def was_there(self, user_id: int, code: str, sessions: list[Session]) -> bool:
        """Whether the person is asked for feedback as things stand."""
        (row,) = self.held.rows("SELECT person_id FROM account WHERE user_id = ?", user_id)
        found = [one for one in sessions if one.code == code]
        return any(row["person_id"] in self.held.do(turned_up.asked, one) for one in found)

    def is_asked(self, user_id: int, code: str, subject: str) -> bool:
        """Whether the person was to be asked when it fell due, and is to be asked still."""
        sessions = self.held.do(programme.sessions)
        return user_id in self.owed["feedback", subject] and self.was_there(user_id, code, sessions)

    def own(self, user_id: int, sessions: list[Session]) -> set[str]:
        """The codes of the sessions that are the person's own as things stand."""
        (row,) = self.held.rows("SELECT person_id FROM account WHERE user_id = ?", user_id)
        concern = self.held.do(Concern, [row["person_id"]], [])
        return {one.code for one in concern.mine(row["person_id"], sessions)}

    def nobody_is_missed(self) -> None:
        """Whatever helps just now has been said to everybody whom it concerns, unless it waits for the night's end."""
        forum = self.held.do(quiet.forum_hours)
        if quiet.ends(self.held.now, TRIPOLI, quiet.hours("", forum)) is not None:
            return
        sessions = self.held.do(programme.sessions)
        for (kind, subject), window in self.held.do(push_times.wanted_now).items():
            code, _, when = subject.partition("@")
            if kind is push_times.Kind.MORNING or not window.at <= self.held.now <= window.helps_until:
                continue
            for user_id in PEOPLE:
                if kind is push_times.Kind.REMINDER and code not in self.own(user_id, sessions):
                    continue
                if kind is push_times.Kind.FEEDBACK and not self.is_asked(user_id, code, subject):
                    continue
                assert (kind.value, code, when, user_id) in self.ledger, f"{user_id} missed {kind} {subject}"


def _end(tx: Tx, code: str) -> None:
    session = programme.session(tx, code)
    if session is not None and endings.may_end(tx, session, tx.now):
        endings.end(tx, session, at=tx.now, by=1)


def _choose(tx: Tx, code: str, user_id: int) -> None:
    session = programme.session(tx, code)
    person = tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)
    if session is not None and agenda.may_choose(session, tx.now):
        agenda.choose(tx, person, session, instead=True)


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

"""What the forum tells people by itself, and when: the day's programme, reminders, the call for feedback.

`plan` turns the programme and the settings into due rows, at the times and about the subjects of
storage/push_times.py. Who was told of a subject stands in the file, so that it may fall due again for those who were
not: nobody is told twice of the same, and everybody of what is new to them.

A push is a job with the subjects that it speaks of; `recall` takes back those of its messages that still wait
when one of the subjects has changed, and has them written anew for the same people.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from storage import dashboards, due, jobs, outbox, programme, revival
from storage.database import Tx
from storage.jobs import Job
from storage.programme import NoEvent, Session
from storage.push_times import Kind, moment_of, subject, wanted_now
from storage.times import moment, stamp

JOB = "push"
CHUNK = 200  # recipients of one short transaction


@dataclass(frozen=True, slots=True)
class Push:
    """One push under way.

    `instead_of` names an earlier one, whose taken-back messages it replaces. `again`: it is for those whom an earlier
    one left out; `only` is a user id: nobody else is written to.
    """

    kind: Kind
    subjects: tuple[str, ...]
    until: datetime
    instead_of: str = ""
    only: int = 0
    again: bool = False

    def arguments(self) -> dict[str, Any]:
        """As the job's row keeps it."""
        return {
            "kind": self.kind.value,
            "subjects": list(self.subjects),
            "until": stamp(self.until),
            "instead_of": self.instead_of,
            "only": self.only,
            "again": self.again,
        }

    def key(self, about: str, user_id: int) -> str:
        """What makes the message to one person unique."""
        again = f":{about}" if self.instead_of or self.again else ""
        return f"{self.kind.value}:{','.join(self.subjects)}{again}:{user_id}"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A registered participant with an account; `language` is '' until chosen, `quiet` as in storage/quiet.py."""

    user_id: int
    person_id: int
    language: str
    quiet: str


def plan(tx: Tx) -> None:
    """Brings the due rows in line with the programme, the event and the settings.

    Done ones stay done; of what is not so any more they are forgotten, lest it become so again and be left out.
    """
    try:
        wanted = wanted_now(tx)
    except NoEvent:
        return
    for kind in Kind:
        known = due.states(tx, kind.value)
        for name in known:
            if (kind, name) not in wanted:
                due.forget(tx, kind.value, name)
        for (of_kind, name), window in wanted.items():
            if of_kind is kind and known.get(name, "waiting") == "waiting":
                due.put(tx, kind.value, name, at=window.at, helps_until=window.helps_until)
    dashboards.plan(tx)


def together(tx: Tx, fallen: due.Due) -> list[due.Due]:
    """What is due now and belongs into one message with `fallen`, which is among it.

    Reminders of sessions that begin at the same moment; every call for feedback that is due.
    """
    kind = Kind(fallen.kind)
    if kind is Kind.MORNING:
        return [fallen]
    others = [other for other in due.fallen(tx, limit=500) if other.kind == fallen.kind]
    if kind is Kind.REMINDER:
        others = [other for other in others if moment_of(other.subject) == moment_of(fallen.subject)]
    return [other for other in others if other.helps_until >= tx.now]


def begin(tx: Tx, push: Push) -> int:
    """Queues the job that writes the messages."""
    return jobs.add(tx, JOB, push.arguments())


def of_job(job: Job) -> Push:
    """The push that a job writes."""
    arguments = job.arguments
    return Push(
        Kind(arguments["kind"]),
        tuple(arguments["subjects"]),
        moment(arguments["until"]),
        arguments["instead_of"],
        arguments.get("only", 0),
        arguments.get("again", False),
    )


def about(job: Job) -> str:
    """What the messages of a job are marked with."""
    return f"{JOB}:{job.id}"


def sessions_of(tx: Tx, push: Push) -> list[Session]:
    """The sessions that a push speaks of and that are still so: not cancelled, and at that very time."""
    sessions = [session for session in programme.sessions(tx) if not session.cancelled]
    if push.kind is Kind.MORNING:
        day, zone = date.fromisoformat(push.subjects[0]), programme.zone(tx)
        return [session for session in sessions if session.day(zone) == day]
    at_start = push.kind is Kind.REMINDER
    return [
        session
        for session in sessions
        if subject(session, session.starts_at if at_start else session.ends_at) in push.subjects
    ]


def recipients(tx: Tx, push: Push, *, after: int) -> list[Recipient]:
    """The next people to write to, those with a user id above `after`, at most CHUNK; none who has muted the kind.

    Who has blocked the bot is among them: what is tried in vain reaches them when they come back (storage/revival.py).
    """
    rows = tx.all(
        "SELECT a.user_id, a.person_id, a.language, a.quiet FROM account a JOIN person p ON p.id = a.person_id"
        " WHERE p.state = 'registered' AND a.reachable <> 'deactivated' AND a.user_id > ?"
        " AND instr(' ' || a.muted || ' ', ?) = 0"
        " AND (? = '' OR a.user_id IN (SELECT chat_id FROM outbox WHERE about = ? AND state = 'skipped'))"
        " AND ? IN (0, a.user_id) ORDER BY a.user_id LIMIT ?",
        after,
        f" {push.kind.value} ",
        push.instead_of,
        push.instead_of,
        push.only,
        CHUNK,
    )
    return [Recipient(**dict(row)) for row in rows]


def told(tx: Tx, push: Push, people: Sequence[Recipient]) -> set[tuple[str, int]]:
    """Which of the push's subjects which of the people were told of: subject and user id."""
    rows = tx.all(
        "SELECT subject, user_id FROM pushed WHERE kind = ? AND subject IN (SELECT value FROM json_each(?))"
        " AND user_id IN (SELECT value FROM json_each(?))",
        push.kind.value,
        json.dumps(push.subjects),
        json.dumps([person.user_id for person in people]),
    )
    return {(row["subject"], row["user_id"]) for row in rows}


def note_told(tx: Tx, push: Push, mark: str, subjects: Iterable[str], user_id: int) -> None:
    """The person is written to about these of the push's subjects."""
    tx.connection.executemany(
        "INSERT OR IGNORE INTO pushed (kind, subject, user_id, about) VALUES (?, ?, ?, ?)",
        [(push.kind.value, one, user_id, mark) for one in subjects],
    )


def subject_of(push: Push, session: Session) -> str:
    """The session as the push has it among its subjects; of a morning the day is the only one."""
    if push.kind is Kind.MORNING:
        return push.subjects[0]
    return subject(session, session.starts_at if push.kind is Kind.REMINDER else session.ends_at)


def top_up(tx: Tx, person_id: int | None = None) -> None:
    """Other sessions are the person's own now, or everybody's may be: reminders that went to others go to them too.

    To be called after a choice or a release. Who has had one gets none again.
    """
    user_id = 0
    if person_id is not None:
        user_id = tx.value("SELECT user_id FROM account WHERE person_id = ?", person_id) or 0
        if not user_id:
            return
    rows = tx.all(
        "SELECT subject, helps_until FROM due WHERE kind = ? AND state = 'done' AND at <= ? AND helps_until >= ?",
        Kind.REMINDER.value,
        tx.stamp,
        tx.stamp,
    )
    together: dict[str, list[str]] = {}
    for row in rows:
        together.setdefault(row["helps_until"], []).append(row["subject"])
    for until, subjects in together.items():
        begin(tx, Push(Kind.REMINDER, tuple(subjects), moment(until), only=user_id, again=True))


def answered(tx: Tx, sessions: Sequence[Session]) -> set[tuple[int, int]]:
    """Who has given feedback on the sessions already: session id and person id."""
    return {
        (session.id, row["person_id"])
        for session in sessions
        for row in tx.all("SELECT person_id FROM feedback_answered WHERE session_id = ?", session.id)
    }


def recall(tx: Tx, touched: frozenset[str]) -> None:
    """Has waiting messages that speak of changed sessions, given by code, replaced by what is so now."""
    if not touched:
        return
    rows = tx.all(
        "SELECT DISTINCT about FROM outbox WHERE about LIKE ?"
        " AND (state = 'waiting' OR (state = 'blocked' AND payload IS NOT NULL))",
        f"{JOB}:%",
    )
    for mark in [row["about"] for row in rows]:
        job = jobs.find(tx, int(mark.removeprefix(f"{JOB}:")))
        if job is None:
            continue
        push = of_job(job)
        codes = {text.partition("@")[0] for text in push.subjects}
        if push.kind is Kind.MORNING or codes & touched:
            outbox.withdraw(tx, mark)
            revival.forget_about(tx, mark)
            tx.run(
                "DELETE FROM pushed WHERE about = ? AND user_id IN"
                " (SELECT chat_id FROM outbox WHERE about = ? AND state = 'skipped')",
                mark,
                mark,
            )
            begin(tx, Push(push.kind, push.subjects, push.until, instead_of=mark))

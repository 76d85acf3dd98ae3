"""What the forum says by itself: the day's programme in the morning, reminders, the call for feedback.

    (11:00)  bot    تذكير، عند الساعة 11:15 تبدأ جلستان متوازيتان: التحول الرقمي — القاعة الكبرى …
    (12:50)  bot    أي جلسة حضرت؟ يُرجى اختيار الجلسة لتقييمها. [التحول الرقمي · W1] [الهيكل التنظيمي · W2]
    Basel    [التحول الرقمي · W1]
    bot      (the same message) asks for 1 to 5 stars

The call for feedback comes when staff say that the session is over, else a grace after its end. In quiet hours what can
wait does. What falls due becomes a job; the job writes to people in short transactions, each at most once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.frame import Frame, send
from bot.home import home_row
from bot.screen import Button, Screen, side_by_side
from bot.texts import Texts
from bot.work import DueAct, JobAct
from handlers.feedback_codes import NoneOfThem, OpenSessionFeedback
from handlers.feedback_screens import invite_screen
from handlers.now import duration
from handlers.programme import OpenNow, day_lines, line, programme_row, session_label, session_rows
from storage import due as plans
from storage import jobs, programme, pushes, quiet, turned_up
from storage.concern import Concern
from storage.database import Tx
from storage.due import Due
from storage.jobs import Job
from storage.outbox import Class
from storage.programme import Session
from storage.push_times import Kind
from storage.pushes import Push, Recipient
from storage.turned_up import Turnup

BUTTONS = 8  # sessions on one card
LISTED = 16  # sessions of a day in the morning; the rest is a button away

CLASSES = {Kind.MORNING: Class.ANNOUNCEMENT, Kind.REMINDER: Class.CHANGE, Kind.FEEDBACK: Class.CHANGE}


def push(tx: Tx, frame: Frame, due: Due) -> None:  # noqa: ARG001  # a DueAct
    """What fell due, with what belongs into the same message, becomes a job."""
    together = pushes.together(tx, due)
    for other in together:
        plans.done(tx, other)
    for first in range(0, len(together), BUTTONS):
        some = together[first : first + BUTTONS]
        until = max(one.helps_until for one in some)
        pushes.begin(tx, Push(Kind(due.kind), tuple(one.subject for one in some), until))


def write_some(tx: Tx, frame: Frame, job: Job) -> bool:
    """Writes to the next people; the programme is read anew each time. True when nobody is left to write to."""
    push = pushes.of_job(job)
    sessions = pushes.sessions_of(tx, push)
    if tx.now > push.until or not any(not session.is_break for session in sessions):
        return True
    people = pushes.recipients(tx, push, after=job.progress.get("after", 0))
    known = pushes.answered(tx, sessions) if push.kind is Kind.FEEDBACK else set()
    told = pushes.told(tx, push, people)
    whole = programme.sessions(tx)
    concern = Concern(tx, [person.person_id for person in people], [session.audience for session in whole])
    there = turned_up.of(tx, sessions) if push.kind is Kind.FEEDBACK else None
    zone, forum = programme.zone(tx), quiet.forum_hours(tx)
    drawn: dict[tuple[str, tuple[int, ...]], Screen] = {}
    for person in people:
        mine = _own(push, concern, person, whole) if there is None else _attended(there, person)
        open_to = [
            one
            for one in sessions
            if one.id in mine
            and (one.id, person.person_id) not in known
            and (pushes.subject_of(push, one), person.user_id) not in told
        ]
        if all(session.is_break for session in open_to):
            continue
        which = (person.language, tuple(session.id for session in open_to))
        if which not in drawn:
            drawn[which] = screen_of(frame.texts(tx, person.language), push, open_to, tx.now)
        wait = quiet.put_off(tx.now, push.until, zone, quiet.hours(person.quiet, forum))
        _write(tx, job, push, person, drawn[which], wait=wait)
        subjects = {pushes.subject_of(push, one) for one in open_to}
        pushes.note_told(tx, push, pushes.about(job), subjects, person.user_id)
    if len(people) < pushes.CHUNK:
        return True
    jobs.advance(tx, job, {"after": people[-1].user_id})
    return False


def _own(push: Push, concern: Concern, person: Recipient, whole: Sequence[Session]) -> set[int]:
    """The sessions of which the person is told: in the morning all that are for them, else their own."""
    which = concern.open_to if push.kind is Kind.MORNING else concern.mine
    return {session.id for session in which(person.person_id, whole)}


def _attended(there: Mapping[int, Turnup], person: Recipient) -> set[int]:
    """The sessions on which the person's view is asked: where they were, as far as anything is known of it."""
    return {session for session, turnup in there.items() if person.person_id in turnup.asked}


def screen_of(t: Texts, push: Push, sessions: Sequence[Session], now: datetime) -> Screen:
    """What a push looks like to one who is concerned by `sessions`."""
    if push.kind is Kind.MORNING:
        return morning_screen(t, date.fromisoformat(push.subjects[0]), sessions)
    if push.kind is Kind.REMINDER:
        return reminder_screen(t, sessions, now)
    if len(sessions) == 1:
        return invite_screen(t, sessions[0])
    return ended_screen(t, sessions)


def morning_screen(t: Texts, day: date, sessions: Sequence[Session]) -> Screen:
    """The day's programme."""
    text = t("push-morning", day=t.day(day)) + "\n\n" + day_lines(t, sessions[:LISTED])
    now = (Button(t.plain("now-open"), OpenNow()),)
    return Screen(text, (side_by_side(*now, *programme_row(t), rtl=t.rtl), home_row(t)))


def reminder_screen(t: Texts, sessions: Sequence[Session], now: datetime) -> Screen:
    """Sessions that begin at one moment, and how soon that is."""
    start = sessions[0].starts_at
    about: dict[str, str | int] = {"count": len(sessions), "start": t.time(start)}
    head = t("push-soon", **about, **{"in": duration(t, start - now)}) if start > now else t("push-started", **about)
    text = "\n".join((head, *(line(t, session) for session in sessions)))
    ways = side_by_side(*programme_row(t), *home_row(t), rtl=t.rtl)
    return Screen(text, session_rows(t, sessions[:BUTTONS])).with_rows(ways)


def ended_screen(t: Texts, sessions: Sequence[Session]) -> Screen:
    """Which of the sessions that have ended does one want to rate?"""
    rows = tuple((Button(session_label(t, session), OpenSessionFeedback(session.id)),) for session in sessions)
    none = (Button(t.plain("push-none"), NoneOfThem()),)
    return Screen(t("push-ended"), (*rows, none)).with_rows(home_row(t))


def _write(tx: Tx, job: Job, push: Push, person: Recipient, screen: Screen, *, wait: datetime | None) -> None:
    mark = pushes.about(job)
    key = push.key(mark, person.user_id)
    klass = CLASSES[push.kind]
    send(tx, person.user_id, screen, klass=klass, key=key, about=mark, not_before=wait, expires_at=push.until)


DUE: dict[str, DueAct] = {kind.value: push for kind in Kind}
JOBS: dict[str, JobAct] = {pushes.JOB: write_some}

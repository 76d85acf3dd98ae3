"""My agenda: which sessions I have chosen, a seat or a place on the waiting list, a file for my own calendar.

    Basel    /programme, then [التحول الرقمي · W1], then [إضافة إلى جدولي]
    bot      (the same message) التحول الرقمي … بقي 74 مقعداً … هذه الجلسة في جدولي [حذف من جدولي]
    Basel    [الهيكل التنظيمي · W2], then [إضافة إلى جدولي]
    bot      جلستان في الوقت نفسه … أيهما تبقى في الجدول؟ [اختيار الهيكل التنظيمي] [إبقاء التحول الرقمي]
    Basel    /agenda
    bot      جدولي … من 11:15 إلى 12:45 • الهيكل التنظيمي … [تقويم جدولي] [تقويم البرنامج]

Who waits and gets a seat is told at once; the staff's side stands in handlers/seats.py.
"""

from __future__ import annotations

from functools import partial

from bot import calendars
from bot.doors import Door
from bot.frame import Frame, send, send_file
from bot.router import Command, Tap
from bot.texts import Texts
from bot.turn import Turn
from bot.work import DueAct, Finish, Heavy, JobAct
from handlers import sessions
from handlers.agenda_screens import (
    OrderCalendar,
    agenda_screen,
    calendar_screen,
    clash_screen,
    giving_up_screen,
    moved_up_screen,
)
from handlers.openings import GiveUpSeat, OpenAgenda, TakeSeat
from storage import agenda, audience, jobs, people, programme, standing
from storage.agenda import State
from storage.database import Tx
from storage.due import Due
from storage.errors import NotFound
from storage.jobs import Job
from storage.outbox import Class
from storage.programme import Session

JOB = "calendar"


def open_agenda(turn: Turn) -> None:
    """/agenda and its button."""
    page = turn.code.page if isinstance(turn.code, OpenAgenda) else 0
    mine = agenda.choices(turn.tx, turn.person.id)
    chosen = [session for session in programme.sessions(turn.tx) if session.id in mine]
    turn.show(agenda_screen(turn.t, chosen, mine, page=page))


def take(turn: Turn) -> None:
    """A press on «add to my agenda»: a seat, a place on the waiting list, or first the question which it shall be."""
    code = turn.pressed(TakeSeat)
    session, person_id = _session(turn, code.session), turn.person.id
    known = agenda.choice(turn.tx, person_id, session.id)
    full = agenda.seats_left(turn.tx, session) == 0
    settled = known is not None and (full or known.state is State.CHOSEN)
    crossing = [] if settled or code.instead else agenda.clashes(turn.tx, person_id, session)
    if crossing and agenda.may_choose(session, turn.received_at):
        turn.show(clash_screen(turn.t, session, crossing, full=full))
        return
    choice = agenda.choose(turn.tx, person_id, session, at=turn.received_at, instead=code.instead)
    if choice.state is State.CHOSEN:
        turn.toast(turn.t.plain("toast-seat-taken"))
    else:
        turn.toast(turn.t.plain("toast-seat-waiting", place=str(choice.place)))
    turn.show(sessions.card(turn, session))


def give_up(turn: Turn) -> None:
    """A press on «remove from my agenda»; it asks where others wait, as a seat is gone at once then."""
    code = turn.pressed(GiveUpSeat)
    session, person_id = _session(turn, code.session), turn.person.id
    choice = agenda.choice(turn.tx, person_id, session.id)
    queue = len(agenda.waiting(turn.tx, session.id))
    if choice is not None and choice.state is State.CHOSEN and queue and not code.sure:
        turn.show(giving_up_screen(turn.t, session, queue))
        return
    agenda.leave(turn.tx, person_id, session)
    turn.toast(turn.t.plain("toast-seat-given-up"))
    turn.show(sessions.card(turn, session))


def tell_moved_up(tx: Tx, frame: Frame, due: Due) -> None:
    """Whoever got a seat from the waiting list is told, if they have it still."""
    choice_id, _, rest = due.subject.partition("@")
    choice = agenda.by_id(tx, int(choice_id))
    session = programme.by_id(tx, choice.session_id) if choice else None
    user_id = standing.account_of(tx, choice.person_id) if choice else None
    if choice is None or session is None or user_id is None or choice.state is not State.CHOSEN:
        return
    t = frame.texts(tx, people.language_of(tx, user_id))
    given_up = [one for code in rest.split("@")[1:] if (one := programme.by_id(tx, int(code))) is not None]
    key = f"{agenda.MOVED_UP}:{due.subject}"
    send(tx, user_id, moved_up_screen(t, session, given_up), klass=Class.CHANGE, key=key, expires_at=due.helps_until)


def order_calendar(turn: Turn) -> None:
    """A press on one of the calendar files."""
    arguments = {"whole": turn.pressed(OrderCalendar).whole, "language": turn.t.language}
    if not jobs.is_waiting(turn.tx, JOB, arguments, user_id=turn.user_id):
        jobs.add(turn.tx, JOB, arguments, user_id=turn.user_id)
    turn.toast(turn.t.plain("toast-calendar"))


def write_calendar(tx: Tx, frame: Frame, job: Job) -> Finish:
    """Writes the file; what remains to be done in the job's last transaction is to send it."""
    user_id = job.user_id or 0
    t = frame.texts(tx, job.arguments["language"])
    visitor = people.known(tx, user_id, frame.owners) or people.stranger(tx, user_id, frame.owners)
    shown = audience.visible(tx, visitor, programme.sessions(tx))
    if not job.arguments["whole"]:
        mine = agenda.of_person(tx, visitor.person.id) if visitor.person else set()
        shown = [session for session in shown if session.id in mine]
    if not shown:  # everything was taken out since; a file without entries no calendar takes
        return partial(_say_none, t=t, user_id=user_id)
    stored = frame.outgoing(f"calendar-{job.id}.ics")
    (frame.folder / stored).write_bytes(calendars.write(tx, t, shown))
    name = "forum-programme.ics" if job.arguments["whole"] else "my-agenda.ics"
    return partial(_deliver, frame=frame, job=job, stored=stored, name=name)


def _deliver(tx: Tx, *, frame: Frame, job: Job, stored: str, name: str) -> None:
    user_id = job.user_id or 0
    screen = calendar_screen(frame.texts(tx, job.arguments["language"]))
    send_file(tx, user_id, stored, screen, name=name, klass=Class.REPLY, key=f"{JOB}:{job.id}")


def _say_none(tx: Tx, *, t: Texts, user_id: int) -> None:
    send(tx, user_id, agenda_screen(t, [], {}), klass=Class.REPLY)


def _session(turn: Turn, session_id: int) -> Session:
    """The session, if this visitor may see it. Raises NotFound."""
    session = programme.by_id(turn.tx, session_id)
    if session is None or not audience.sees(turn.tx, turn.visitor, session):
        raise NotFound
    return session


COMMANDS = (Command("agenda", open_agenda, Door.PARTICIPANT),)
TAPS = (
    Tap(OpenAgenda, open_agenda, Door.PARTICIPANT),
    Tap(TakeSeat, take, Door.PARTICIPANT),
    Tap(GiveUpSeat, give_up, Door.PARTICIPANT),
    Tap(OrderCalendar, order_calendar, Door.ANYONE),
)
DUE: dict[str, DueAct] = {agenda.MOVED_UP: tell_moved_up}
JOBS: dict[str, JobAct] = {JOB: Heavy(write_calendar)}

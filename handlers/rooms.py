"""Room codes: on the hall's screen for everybody in the room, typed by the deputy.

Amina: /attendance … [شاشة القاعة], then «التحول الرقمي»
bot:   (a picture for the hall: the title, 4 7 2 9 6, the bot's QR)
Basel: ٤٧٢٩٦
bot:   سُجّل حضورك في «التحول الرقمي» الساعة 11:20. [القائمة الرئيسية]
Basel: 22222
bot:   هذا ليس رمز قاعة جلسة قائمة الآن … بقيت 4 محاولات
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from bot.codes import Code
from bot.doors import Door, knock, opens
from bot.frame import Frame, refresh, send_file
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen
from bot.slide import Slide, draw
from bot.texts import Texts
from bot.turn import Turn
from bot.work import Finish, Heavy, JobAct
from handlers.openings import OpenAttendance, OpenSlides
from storage import attendance, audit, drafts, guesses, jobs, programme, rooms
from storage.attendance import Way
from storage.database import Tx
from storage.errors import NotFound
from storage.jobs import Job
from storage.outbox import Class
from storage.people import NotRegistered
from storage.programme import Session

JOB = "slide"
SHOWN = 8  # sessions to choose from


@dataclass(frozen=True)
class MakeSlide(Code, prefix="slm"):
    """Draws the hall's screen of a session."""

    session: int


@dataclass(frozen=True)
class MoreSlides(Code, prefix="sln"):
    """The sessions again, below a picture, which cannot become another screen."""


def here_screen(t: Texts, session: Session, at: datetime, *, fresh: bool) -> Screen:
    """The deputy is checked in; or was already."""
    title = t.pick(session.title_ar, session.title_en)
    text = t("rooms-here" if fresh else "rooms-here-before", title=title, time=t.time(at))
    return Screen(text, (home_row(t),))


def wrong_screen(t: Texts, left: int) -> Screen:
    """No session that is on has this code."""
    return Screen(t("rooms-wrong", left=left), (home_row(t),))


def closed_screen(t: Texts) -> Screen:
    """Five digits, and no session is on."""
    return Screen(t("rooms-closed"), (home_row(t),))


def slides_screen(t: Texts, sessions: Sequence[Session], day: date | None) -> Screen:
    """For which session?"""
    text = t("rooms-slides-pick", day=t.day(day)) if day else t("rooms-slides-none")
    rows = tuple((Button(_label(t, one), MakeSlide(one.id)),) for one in sessions)
    return Screen(text, (*rows, (Button(t.plain("form-back"), OpenAttendance()),), home_row(t)))


def preparing_screen(t: Texts, session: Session) -> Screen:
    """The picture is being drawn."""
    return Screen(t("rooms-slide-preparing", title=t.pick(session.title_ar, session.title_en)), (home_row(t),))


def ready_screen(t: Texts, session: Session) -> Screen:
    """The picture is below."""
    again = Button(t.plain("rooms-slides-more"), OpenSlides())
    return Screen(t("rooms-slide-ready", title=t.pick(session.title_ar, session.title_en)), ((again,), home_row(t)))


def below_screen(t: Texts, session: Session) -> Screen:
    """What stands below the picture."""
    first, last = t.time(session.starts_at - rooms.AROUND), t.time(session.ends_at + rooms.AROUND)
    text = t("rooms-slide-caption", title=t.pick(session.title_ar, session.title_en), first=first, last=last)
    return Screen(text, ((Button(t.plain("rooms-slides-more"), MoreSlides()),),))


def slide_of(t: Texts, session: Session, *, code: str, address: str) -> Slide:
    """What stands on the picture."""
    first, last = t.time(session.starts_at), t.time(session.ends_at)
    return Slide(
        title=t.pick(session.title_ar, session.title_en),
        when=t.plain("slide-when", day=t.short_day(session.starts_at), first=first, last=last),
        label=t.plain("slide-label"),
        code=code,
        hint=t.plain("slide-hint"),
        scan=t.plain("slide-scan"),
        address=address,
        rtl=t.rtl,
    )


def typed(turn: Turn) -> bool:
    """Five digits that a deputy types. Returns False for what is none of it, or belongs to a form.

    A wrong code is counted even while a form is open, which then gets it as its answer: else a form would be a way
    to guess without end. Raises: NotRegistered, TooManyGuesses.
    """
    code = rooms.typed(turn.text)
    if code is None:
        return False
    busy = drafts.active(turn.tx, turn.user_id) is not None
    if not rooms.open_at(turn.tx, turn.received_at):
        if not busy:
            turn.say(closed_screen(turn.t))
        return not busy
    if busy and (not turn.visitor.registered or _is_locked(turn)):
        return False
    if not turn.visitor.registered:
        raise NotRegistered
    guesses.check(turn.tx, turn.user_id)
    session = rooms.find(turn.tx, turn.frame.secret, code, turn.received_at)
    if session is not None:
        _check_in(turn, session)
        return True
    left = guesses.note_wrong(turn.tx, turn.user_id)
    if not busy:
        turn.say(wrong_screen(turn.t, left))
    return not busy


def open_slides(turn: Turn) -> None:
    """The sessions of today that are not over, or those of the next day that has any."""
    attendance.CARDS.stop(turn.tx, turn.user_id)
    turn.show(_slides(turn))


def more_slides(turn: Turn) -> None:
    """The same below a picture."""
    turn.say(_slides(turn))


def make_slide(turn: Turn) -> None:
    """Queues the picture; asked for twice it is drawn once."""
    session = programme.by_id(turn.tx, turn.pressed(MakeSlide).session)
    if session is None or not attendance.has_list(session):
        raise NotFound
    knock(Door.ATTENDANCE, turn.visitor, of=session.code)
    arguments = {"session": session.id, "language": turn.t.language}
    if jobs.is_waiting(turn.tx, JOB, arguments, user_id=turn.user_id):
        turn.toast(turn.t.plain("toast-rooms-waits"))
        return
    job = jobs.add(turn.tx, JOB, arguments, user_id=turn.user_id)
    audit.note(turn.tx, "slide", actor=turn.user_id, subject=session.code)
    turn.show(preparing_screen(turn.t, session), card=_card(job))


def draw_slide(tx: Tx, frame: Frame, job: Job) -> Finish:
    """Draws the picture in the forum's own language, for a hall; its words to the staff are in theirs."""
    session = programme.by_id(tx, int(job.arguments["session"]))
    t = frame.texts(tx, str(job.arguments["language"]))
    if session is None:
        return partial(_give_up, job=job, screen=slides_screen(t, [], None))
    stored = frame.outgoing(f"slide-{job.id}.png")
    code = rooms.code_of(tx, frame.secret, session)
    draw(frame.folder / stored, slide_of(frame.texts(tx, ""), session, code=code, address=frame.link()))
    return partial(_deliver, t=t, job=job, session=session, stored=stored)


def _deliver(tx: Tx, *, t: Texts, job: Job, session: Session, stored: str) -> None:
    user_id, below = job.user_id or 0, below_screen(t, session)
    name = f"hall-{session.code}.png"
    send_file(tx, user_id, stored, below, name=name, klass=Class.REPLY, key=_card(job.id))
    refresh(tx, user_id, _card(job.id), ready_screen(t, session), klass=Class.REPLY)


def _give_up(tx: Tx, *, job: Job, screen: Screen) -> None:
    refresh(tx, job.user_id or 0, _card(job.id), screen, klass=Class.REPLY)


def _check_in(turn: Turn, session: Session) -> None:
    where, person = attendance.of_session(turn.tx, session), turn.person
    found, fresh = attendance.check_in(turn.tx, where, person.id, at=turn.received_at, by=None, way=Way.ROOM)
    day = attendance.of_day(where.day)
    attendance.check_in(turn.tx, day, person.id, at=turn.received_at, by=None, way=Way.ROOM)
    turn.say(here_screen(turn.t, session, found.at, fresh=fresh))


def _is_locked(turn: Turn) -> bool:
    try:
        guesses.check(turn.tx, turn.user_id)
    except guesses.TooManyGuesses:
        return True
    return False


def _slides(turn: Turn) -> Screen:
    zone = programme.zone(turn.tx)
    coming = [
        one
        for one in programme.sessions(turn.tx)
        if attendance.has_list(one)
        and one.ends_at + rooms.AROUND >= turn.received_at
        and opens(Door.ATTENDANCE, turn.visitor, of=one.code)
    ]
    day = coming[0].day(zone) if coming else None
    return slides_screen(turn.t, [one for one in coming if one.day(zone) == day][:SHOWN], day)


def _label(t: Texts, session: Session) -> str:
    title = t.pick(session.title_ar, session.title_en)
    return t.plain("rooms-slide-choice", title=title, time=t.time(session.starts_at))


def _card(job_id: int) -> str:
    return f"slide:{job_id}"


TAPS = (
    Tap(OpenSlides, open_slides, Door.ATTENDANCE),
    Tap(MoreSlides, more_slides, Door.ATTENDANCE),
    Tap(MakeSlide, make_slide, Door.ATTENDANCE),
)
JOBS: dict[str, JobAct] = {JOB: Heavy(draw_slide)}

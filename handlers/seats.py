"""Seats, for organizers: who has one in a session, who waits; somebody is placed or taken out, and told.

    Amina    (on the card of W1) [المقاعد]
    bot      التحول الرقمي … المقاعد المحجوزة: 1 من 75 … 1. باسل محمد الورفلي، زليتن [باسل …] [إضافة مشارك]
    Amina    [إضافة مشارك], types «عمر»
    bot      عمر علي الزنتاني … لا مقعد محجوز بهذا الاسم في هذه الجلسة. [حجز مقعد]
    Amina    [حجز مقعد]
    bot      (to Amina) المقاعد المحجوزة: 2 … (to Omar) أضاف المنظمون هذه الجلسة إلى جدولكم …

Where all seats are taken, an organizer may squeeze somebody in. What overlaps is given up, and the card says so before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.doors import Door
from bot.form import Form, text_field
from bot.frame import send
from bot.home import home_row
from bot.paging import fitting, turning
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.agenda_screens import placed_screen, removed_screen
from handlers.openings import OpenSeats
from handlers.programme import LINE, OpenSession, cut
from storage import agenda, audience, participants, people, programme, standing
from storage.agenda import Choice, Seated, State
from storage.drafts import Draft
from storage.errors import NotFound, OutOfDate, UserError
from storage.outbox import Class
from storage.people import Person
from storage.people import State as Standing
from storage.programme import Session

FORM = "seat"
PAGE = 10  # people on one page
FOUND = 8  # people whose names fit
NAME = 36  # characters on a button


class NobodyToSeat(UserError):
    """No registered participant has these letters in the name."""


@dataclass(frozen=True)
class FindForSeat(Code, prefix="sef"):
    """Asks for a name."""

    session: int


@dataclass(frozen=True)
class OpenSeat(Code, prefix="sep"):
    """One person in one session."""

    session: int
    person: int


@dataclass(frozen=True)
class GiveSeat(Code, prefix="seg"):
    """Places somebody; `squeeze`: beyond the seats that there are."""

    session: int
    person: int
    squeeze: bool = False


@dataclass(frozen=True)
class TakeOut(Code, prefix="sex"):
    """Takes somebody out of a session."""

    session: int
    person: int


@dataclass(frozen=True, slots=True)
class Where:
    """How somebody stands to a session. `admitted`: it is for them; `full`: no seat is left; `clash` overlaps it."""

    choice: Choice | None
    admitted: bool = True
    full: bool = False
    clash: tuple[Session, ...] = ()
    open: bool = True


def seats_screen(t: Texts, session: Session, people_: Sequence[Seated], counts: tuple[int, int], page: int) -> Screen:
    """A page of those who have a seat and who wait; `counts` are how many of each there are."""
    seats, queue = counts
    lines = [t("session-title", title=t.pick(session.title_ar, session.title_en)), ""]
    lines.append(
        t("seats-taken-of", count=seats, capacity=session.capacity)
        if session.capacity
        else t("seats-taken", count=seats)
    )
    lines += [t("seats-queue", count=queue)] if queue else []
    if people_:
        lines += ["", *(_line(t, number, one) for number, one in enumerate(people_, start=page * PAGE + 1))]
    rows: list[Row] = [(Button(cut(one.name, NAME), OpenSeat(session.id, one.person_id)),) for one in people_]
    rows += turning(t, lambda to: OpenSeats(session.id, to), page, size=PAGE, total=seats + queue)
    rows.append((Button(t.plain("seats-add"), FindForSeat(session.id)),))
    back = side_by_side(Button(t.plain("seats-session"), OpenSession(session.id)), *home_row(t), rtl=t.rtl)
    return Screen("\n".join(lines), (*rows, back))


def found_screen(t: Texts, session: Session, found: Sequence[Person]) -> Screen:
    """Those whose names fit."""
    rows = tuple((Button(cut(person.name, NAME), OpenSeat(session.id, person.id)),) for person in found)
    again = side_by_side(Button(t.plain("seats-again"), FindForSeat(session.id)), *_back(t, session), rtl=t.rtl)
    return Screen(t("seats-found"), (*rows, again, home_row(t)))


def seat_screen(t: Texts, session: Session, person: Person, where: Where) -> Screen:
    """One person in one session, and what can be done."""
    place = t.pick(person.municipality_ar, person.municipality_en)
    lines = [f"<b>{t('participant-name', name=person.name)}</b>"]
    lines += [t("request-municipality", municipality=place)] if place else []
    lines += ["", t("session-title", title=t.pick(session.title_ar, session.title_en)), _state_line(t, where)]
    lines += [
        t("seat-clash", title=cut(t.pick(other.title_ar, other.title_en), LINE))
        for other in where.clash
        if where.choice is None or where.choice.state is State.WAITING
    ]
    rows = _acts(t, session, person, where)
    return Screen("\n".join(lines), (*rows, side_by_side(*_back(t, session), *home_row(t), rtl=t.rtl)))


def open_seats(turn: Turn) -> None:
    """The button «seats» of a session's card."""
    code = turn.pressed(OpenSeats)
    turn.show(_seats(turn, _session(turn, code.session), page=code.page))


def find(turn: Turn) -> None:
    """The button «add a participant»."""
    session = _session(turn, turn.pressed(FindForSeat).session)
    turn.frame.forms.start_anew(turn, FORM, subject=str(session.id))


def found(turn: Turn, draft: Draft) -> None:
    """Those whose names fit what was typed."""
    session = _session(turn, int(draft.subject))
    fitting = participants.search(turn.tx, draft.answers["name"], limit=FOUND)
    known = [person for person in fitting if person.state is Standing.REGISTERED]
    if not known:
        raise NobodyToSeat
    turn.show(_seat(turn, session, known[0]) if len(known) == 1 else found_screen(turn.t, session, known))


def open_seat(turn: Turn) -> None:
    """A press on somebody."""
    code = turn.pressed(OpenSeat)
    turn.show(_seat(turn, _session(turn, code.session), _person(turn, code.person)))


def give(turn: Turn) -> None:
    """Somebody is placed, and told."""
    code = turn.pressed(GiveSeat)
    session, person = _session(turn, code.session), _person(turn, code.person)
    if not audience.seen_by(turn.tx, person.id, [session]):
        raise OutOfDate
    before = agenda.choice(turn.tx, person.id, session.id)
    how = {"instead": True, "squeeze": code.squeeze}
    after = agenda.choose(turn.tx, person.id, session, at=turn.received_at, by=turn.user_id, **how)
    if before is None or before.state is not after.state:
        seated = after.state is State.CHOSEN
        _tell(turn, person, lambda t: placed_screen(t, session, seated=seated))
    turn.toast(turn.t.plain("toast-seat-given"))
    turn.show(_seats(turn, session))


def take_out(turn: Turn) -> None:
    """Somebody is taken out, and told."""
    code = turn.pressed(TakeOut)
    session, person = _session(turn, code.session), _person(turn, code.person)
    if agenda.leave(turn.tx, person.id, session, by=turn.user_id):
        _tell(turn, person, lambda t: removed_screen(t, session))
    turn.toast(turn.t.plain("toast-seat-removed"))
    turn.show(_seats(turn, session))


def _seats(turn: Turn, session: Session, *, page: int = 0) -> Screen:
    counts = agenda.counts(turn.tx, [session.id]).get(session.id, (0, 0))
    page = fitting(page, size=PAGE, total=sum(counts))
    some = agenda.seated(turn.tx, session.id, offset=page * PAGE, limit=PAGE)
    return seats_screen(turn.t, session, some, counts, page)


def _seat(turn: Turn, session: Session, person: Person) -> Screen:
    where = Where(
        agenda.choice(turn.tx, person.id, session.id),
        admitted=bool(audience.seen_by(turn.tx, person.id, [session])),
        full=agenda.seats_left(turn.tx, session) == 0,
        clash=tuple(agenda.clashes(turn.tx, person.id, session)),
        open=agenda.may_choose(session, turn.received_at),
    )
    return seat_screen(turn.t, session, person, where)


def _acts(t: Texts, session: Session, person: Person, where: Where) -> list[Row]:
    rows: list[Row] = []
    seated = where.choice is not None and where.choice.state is State.CHOSEN
    if where.open and where.admitted and not seated:
        label = "seat-squeeze" if where.full else "seat-give"
        rows.append((Button(t.plain(label), GiveSeat(session.id, person.id, squeeze=where.full)),))
        if where.full and where.choice is None:
            rows.append((Button(t.plain("seat-queue"), GiveSeat(session.id, person.id)),))
    if where.choice is not None:
        label = "seat-remove" if seated else "seat-remove-waiting"
        rows.append((Button(t.plain(label), TakeOut(session.id, person.id), style="danger"),))
    return rows


def _state_line(t: Texts, where: Where) -> str:
    if where.choice is not None and where.choice.state is State.CHOSEN:
        return t("seat-has")
    if where.choice is not None:
        return t("seat-waiting", place=str(where.choice.place))
    if not where.admitted:
        return t("seat-not-admitted")
    return t("seat-full" if where.full else "seat-none")


def _line(t: Texts, number: int, one: Seated) -> str:
    about = {"number": str(number), "name": one.name, "municipality": t.pick(one.municipality_ar, one.municipality_en)}
    if one.place:
        return t("seats-waits", **about, place=str(one.place))
    return t("seats-sits", **about)


def _tell(turn: Turn, person: Person, screen: Callable[[Texts], Screen]) -> None:
    user_id = standing.account_of(turn.tx, person.id)
    if user_id is not None and user_id != turn.user_id:
        t = turn.frame.texts(turn.tx, people.language_of(turn.tx, user_id))
        send(turn.tx, user_id, screen(t), klass=Class.CHANGE)


def _back(t: Texts, session: Session) -> Row:
    return (Button(t.plain("seats-open"), OpenSeats(session.id)),)


def _session(turn: Turn, session_id: int) -> Session:
    session = programme.by_id(turn.tx, session_id)
    if session is None or session.is_break:
        raise NotFound
    return session


def _person(turn: Turn, person_id: int) -> Person:
    person = people.find(turn.tx, person_id)
    if person is None or person.state is not Standing.REGISTERED:
        raise NotFound
    return person


TAPS = (
    Tap(OpenSeats, open_seats, Door.MANAGE),
    Tap(FindForSeat, find, Door.MANAGE),
    Tap(OpenSeat, open_seat, Door.MANAGE),
    Tap(GiveSeat, give, Door.MANAGE),
    Tap(TakeOut, take_out, Door.MANAGE),
)
FORMS = (
    Form(
        FORM,
        (text_field("name", most=100),),
        found,
        door=Door.MANAGE,
        at_once=True,
        left=lambda turn, draft: _seats(turn, _session(turn, int(draft.subject))),
    ),
)

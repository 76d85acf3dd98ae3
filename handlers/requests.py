"""Requests to the staff: a card in the chat of each of them, which one decides for all.

Dana:  registers under a name that the roster has, with a number that she typed
bot:   وصل طلبك إلى المنظمين … [لدي رمز دعوة] [سحب الطلب]
Amina: sees … طلب تسجيل رقم 1 … دانا سالم الفيتوري · مصراتة … [قبول] [مشارك جديد] [رفض]
Amina: taps «قبول»
bot:   … تم القبول (the same card, for every one of the staff)
Dana:  sees … قُبل طلبك، واكتمل التسجيل
"""

from __future__ import annotations

from bot.doors import Door
from bot.frame import Frame, refresh, send
from bot.router import Tap
from bot.turn import Turn
from handlers import behalf
from handlers import standing as telling
from handlers.request_screens import (
    NOBODY,
    Accept,
    Decline,
    OpenRequest,
    OpenRequests,
    TakeBack,
    View,
    card_screen,
    list_screen,
    taken_back_screen,
)
from storage import admission, people, requests, staff
from storage.database import Tx
from storage.errors import OutOfDate, UserError
from storage.outbox import Class
from storage.people import Person, Role
from storage.people import State as Standing
from storage.requests import Kind, Request

OFFERED = 3  # people of the roster on one card


class OwnRequest(UserError):
    """Nobody decides on a request of their own."""


def announce(turn: Turn, request: Request) -> None:
    """Brings a new request to everybody who may decide; once, however often it is asked."""
    tx, frame = turn.tx, turn.frame
    view = view_of(tx, request)
    for user_id in _deciders(tx, frame, request):
        screen = card_screen(frame.texts(tx, people.language_of(tx, user_id)), view)
        name = requests.about(request.id)
        send(tx, user_id, screen, klass=Class.CHANGE, key=f"{name}:{user_id}", card=name, about=name)


def follow_up(turn: Turn, before: Request | None) -> None:
    """A request that waited before may have been settled by what has just happened: its cards say so."""
    if before is not None:
        now = requests.find(turn.tx, before.id)
        if not now.waits:
            _refresh_cards(turn.tx, turn.frame, now)


def view_of(tx: Tx, request: Request) -> View:
    """What the cards of a request show now."""
    details = request.details
    person = people.find(tx, request.person_id) if request.person_id is not None else None
    home = None
    alike: list[Person] = []
    if details is not None:
        home = admission.home_of(tx, details)
        alike = admission.candidates(tx, details) if request.kind is Kind.CLAIM else []
    same = {one.id for one in (*alike, *([person] if person else [])) if details and one.phone == details.phone != ""}
    return View(
        request,
        municipality_ar=home[0] if home else "",
        municipality_en=home[1] if home else "",
        position=details.position if details else "",
        person=person,
        alike=tuple(alike[:OFFERED]),
        same_number=frozenset(same),
        decider=staff.name_of(tx, request.decided_by) if request.decided_by is not None else "",
    )


def open_list(turn: Turn) -> None:
    """The requests that wait."""
    turn.show(list_screen(turn.t, requests.waiting(turn.tx), page=turn.pressed(OpenRequests).page))


def open_one(turn: Turn) -> None:
    """One request, in the place of the list."""
    request = requests.find(turn.tx, turn.pressed(OpenRequest).request)
    turn.show(card_screen(turn.t, view_of(turn.tx, request)))


def accept(turn: Turn) -> None:
    """The account is let in."""
    code = turn.pressed(Accept)
    tx, request = turn.tx, requests.find(turn.tx, code.request)
    _check_decider(turn, request)
    _check_offered(tx, request, code.person)
    accepted = admission.accept(tx, request, as_person=code.person or None, by=turn.user_id)
    if accepted is not None:
        telling.tell(tx, turn.frame, request.user_id, Standing.REGISTERED, name=accepted.person.name)
        behalf.offer(tx, turn.frame, request.user_id, accepted.person)
        if accepted.parted is not None:
            telling.tell(tx, turn.frame, accepted.parted, Standing.INVITED, name=accepted.person.name)
    _decided(turn, code.request, fresh=accepted is not None)


def decline(turn: Turn) -> None:
    """The account is not let in."""
    request = requests.find(turn.tx, turn.pressed(Decline).request)
    _check_decider(turn, request)
    fresh = admission.decline(turn.tx, request, by=turn.user_id)
    if fresh:
        telling.tell(turn.tx, turn.frame, request.user_id, Standing.DECLINED, name=request.name)
    _decided(turn, request.id, fresh=fresh)


def take_back(turn: Turn) -> None:
    """The one who asked does not ask any more."""
    request = requests.waiting_of(turn.tx, turn.user_id)
    if request is None or request.id != turn.pressed(TakeBack).request:
        raise OutOfDate
    admission.take_back(turn.tx, turn.user_id)
    follow_up(turn, request)
    turn.toast(turn.t.plain("toast-request-taken-back"))
    turn.show(taken_back_screen(turn.t))


def _check_offered(tx: Tx, request: Request, person_id: int) -> None:
    """Only whom the card offered may be chosen. Raises OutOfDate."""
    if not request.waits:
        return
    offered = {request.person_id or NOBODY}
    if request.kind is Kind.CLAIM and request.details is not None:
        offered = {NOBODY, *(one.id for one in admission.candidates(tx, request.details))}
    if person_id not in offered:
        raise OutOfDate


def _decided(turn: Turn, request_id: int, *, fresh: bool) -> None:
    request = requests.find(turn.tx, request_id)
    turn.toast(turn.t.plain(f"toast-request-{request.state.value}" if fresh else "toast-request-decided"))
    turn.show(card_screen(turn.t, view_of(turn.tx, request)))
    if fresh:
        _refresh_cards(turn.tx, turn.frame, request)


def _refresh_cards(tx: Tx, frame: Frame, request: Request) -> None:
    view = view_of(tx, request)
    for user_id in requests.informed(tx, request.id):
        screen = card_screen(frame.texts(tx, people.language_of(tx, user_id)), view)
        refresh(tx, user_id, requests.about(request.id), screen)


def _check_decider(turn: Turn, request: Request) -> None:
    """Nobody decides on what they ask for themselves. Raises OwnRequest."""
    if request.waits and turn.user_id not in _deciders(turn.tx, turn.frame, request):
        raise OwnRequest


def _deciders(tx: Tx, frame: Frame, request: Request) -> list[int]:
    """Everybody who may decide on a request: not who asks, unless there is nobody else."""
    held = [people.holders(tx, role, frame.owners) for role in (Role.OWNER, Role.ORGANIZER)]
    staff = {user_id for holders in held for user_id in holders}
    return sorted(staff - {request.user_id} or staff)


TAPS = (
    Tap(OpenRequests, open_list, Door.INVITE),
    Tap(OpenRequest, open_one, Door.INVITE),
    Tap(Accept, accept, Door.INVITE),
    Tap(Decline, decline, Door.INVITE),
    Tap(TakeBack, take_back, Door.ANYONE),
)

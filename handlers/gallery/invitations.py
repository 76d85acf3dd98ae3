"""Invitations, requests to the staff, and what participants are told when they are moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.form import Form
from bot.form_screens import ask_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers import invitations, participants, registration, request_screens, standing
from handlers.gallery.menu import sample_event
from handlers.menu import View, menu_screen
from storage.drafts import Draft
from storage.people import Person, State
from storage.registration import CONSENT_VERSION, Details
from storage.requests import Kind, Request
from storage.requests import State as Decision

AT = datetime(2025, 12, 16, 6, 30, tzinfo=UTC)
PHONE = "+218910000001"


def person(t: Texts, state: State = State.INVITED, *, number: int = 1) -> Person:
    """A made-up participant."""
    home = t.plain("personal-municipality-other")
    position = t.plain("personal-position-deputy")
    return Person(number, t.plain("registration-name-label"), 1, home, home, "", position, PHONE, state)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """From the code to the staff's decision."""
    (code,), (find,) = invitations.FORMS, participants.FORMS
    yield "code", _question(t, code)
    offer = invitations.AcceptInvitation(CONSENT_VERSION, 1, 1, "x" * 12)
    yield "invitation", invitations.invitation_screen(t, person(t), offer)
    for left in (4, 3, 2, 1, 0):
        yield f"wrong code, {left} left", invitations.wrong_screen(t, left)
    heading = t("invitation-yours", name=person(t).name)
    yield "one's own", menu_screen(t, sample_event(), View(person(t).name), heading=heading)
    yield "void", invitations.void_screen(t)
    yield "consent, some are invited", registration.consent_screen(t, with_code=True)
    yield "declined", registration.declined_screen(t)
    for state in State:
        yield f"told, {state.value}", standing.told_screen(t, state, person(t).name)
    yield from _requests(t)
    yield "find", _question(t, find)


def _requests(t: Texts) -> Iterator[tuple[str, Screen]]:
    alike = tuple(person(t, number=number) for number in (1, 2, 3))
    views = {
        "one on the roster": _view(t, Kind.CLAIM, alike[:1]),
        "two of one name": _view(t, Kind.CLAIM, alike[:2]),
        "three of one name": _view(t, Kind.CLAIM, alike),
        "nobody any more": _view(t, Kind.CLAIM, ()),
        "approval": _view(t, Kind.APPROVAL, ()),
        "taken": replace(_view(t, Kind.TAKEN, ()), person=person(t, State.REGISTERED)),
    }
    for title, view in views.items():
        yield f"request, {title}", request_screens.card_screen(t, view)
    for decision in (Decision.ACCEPTED, Decision.DECLINED, Decision.WITHDRAWN):
        decided = replace(views["one on the roster"].request, state=decision)
        yield f"request, {decision.value}", request_screens.card_screen(t, request_screens.View(decided))
    waiting = [replace(views["approval"].request, id=number) for number in range(1, 12)]
    for count in (0, 1, 2, 3):
        yield f"requests, {count}", request_screens.list_screen(t, waiting[:count])
    yield "requests, second page", request_screens.list_screen(t, [replace(one, name="") for one in waiting], page=1)
    for kind in Kind:
        yield f"asked, {kind.value}", request_screens.asked_screen(t, replace(waiting[0], kind=kind))
    yield "asked, taken back", request_screens.taken_back_screen(t)


def _view(t: Texts, kind: Kind, alike: tuple[Person, ...]) -> request_screens.View:
    one = person(t)
    details = Details(one.name, 1, "", one.position, PHONE)
    request = Request(7, 103, None, kind, one.name, details, None, Decision.WAITING, AT, None, None)
    same = frozenset({1} if alike else ())
    return request_screens.View(
        request,
        municipality_ar=one.municipality_ar,
        municipality_en=one.municipality_en,
        position=one.position,
        alike=alike,
        same_number=same,
    )


def _question(t: Texts, form: Form) -> Screen:
    field = form.fields[0]
    return ask_screen(t, form, Draft(1, 1, form.name, "", field.name, {}, 1), [])

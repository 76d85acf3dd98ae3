"""The screens of the usher's desk, of the badge, of the room code and of entries on behalf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.form import Choice, Form
from bot.form_screens import ask_screen, edit_screen, preview_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers import badge, behalf, checkin, rooms
from handlers import checkin_screens as shown
from handlers.gallery.attendance import AT, DAY, DAY_LIST, session_list
from handlers.gallery.menu import sample_event
from handlers.me import drafts_screen
from handlers.menu import View, menu_screen
from storage.attendance import CheckIn, Way
from storage.drafts import PREVIEW, Draft
from storage.lookup import Found
from storage.people import Person, State


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """From the desk to the end of the day."""
    yield from _desk(t)
    yield from _forms(t)
    person, session = _person(t), session_list(t).session
    yield "badge", badge.badge_screen(t, person, AT)
    yield "badge, somebody else's phone", badge.not_yours_screen(t)
    yield "on behalf, known", shown.person_screen(t, DAY_LIST, person, heading=t("behalf-known"))
    yield "on behalf, whose", behalf.claim_screen(t, person, [t.plain("attendance-list-day", day=t.short_day(DAY))])
    yield "on behalf, whose, never there", behalf.claim_screen(t, person, [])
    yield "on behalf, refused", behalf.refused_screen(t)
    heading = t("behalf-yours", name=person.name)
    yield "on behalf, taken over", menu_screen(t, sample_event(), View(person.name), heading=heading)
    yield "room code, closed", rooms.closed_screen(t)
    for left in (0, 1, 2, 3, 11, 100):
        yield f"room code, wrong, {left} left", rooms.wrong_screen(t, left)
    yield "slides, none", rooms.slides_screen(t, [], None)
    if session is not None:
        yield "room code, here", rooms.here_screen(t, session, AT, fresh=True)
        yield "room code, here before", rooms.here_screen(t, session, AT, fresh=False)
        yield "slides", rooms.slides_screen(t, [session], DAY)
        yield "slide, preparing", rooms.preparing_screen(t, session)
        yield "slide, ready", rooms.ready_screen(t, session)
        yield "slide, below", rooms.below_screen(t, session)


def _desk(t: Texts) -> Iterator[tuple[str, Screen]]:
    person, session = _person(t), session_list(t)
    made = CheckIn(1, DAY_LIST.name, person.id, AT, 102, person.name, Way.NAME, "", None)
    yield "desk", shown.desk_screen(t, DAY_LIST, present=12, expected=75)
    yield "desk, other list", shown.lists_screen(t, [DAY_LIST, session])
    found = [Found(n, person.name, person.municipality_ar if n else "", "", present=n == 2) for n in range(8)]
    yield "found, several", shown.found_screen(t, session, found[:3], more=False)
    yield "found, more", shown.found_screen(t, session, found, more=True)
    yield "found, one", shown.person_screen(t, session, person)
    yield "found, nobody", shown.nobody_screen(t, person.name)
    yield "checked in", shown.done_screen(t, DAY_LIST, person, made, fresh=True)
    instead = replace(made, substitute=person.name)
    yield "checked in, a substitute", shown.done_screen(t, DAY_LIST, person, instead, fresh=True)
    yield "checked in before", shown.done_screen(t, DAY_LIST, person, made, fresh=False)
    nameless = replace(made, by_name="")
    yield "checked in before, by nobody known", shown.done_screen(t, DAY_LIST, person, nameless, fresh=False)
    alone = replace(nameless, by=None, way=Way.ROOM)
    yield "checked in before, with the room code", shown.done_screen(t, DAY_LIST, person, alone, fresh=False)
    yield "undone", shown.undone_screen(t, DAY_LIST, person)
    yield "the role is over", shown.over_screen(t)


def _forms(t: Texts) -> Iterator[tuple[str, Screen]]:
    (substitute,), (form,) = checkin.FORMS, behalf.FORMS
    yield "substitute/name", ask_screen(t, substitute, _draft(substitute, "name"), [])
    outside = [Choice("none", t.plain("behalf-municipality-none"))]
    for field in form.fields:
        choices = outside if field.name == "municipality" else []
        yield f"on behalf/{field.name}", ask_screen(t, form, _draft(form, field.name), choices)
    values = {"name": t.plain("registration-name-label")}
    yield "on behalf/preview", preview_screen(t, form, _draft(form, PREVIEW), values)
    yield "on behalf/edit", edit_screen(t, form, _draft(form, PREVIEW))
    yield "substitute/edit", edit_screen(t, substitute, _draft(substitute, PREVIEW))
    yield "drafts of the desk", drafts_screen(t, [_draft(substitute, "name"), _draft(form, PREVIEW)])


def _draft(form: Form, step: str) -> Draft:
    return Draft(1, 102, form.name, "", step, {"municipality": "other"}, 1)


def _person(t: Texts) -> Person:
    name, municipality = t.plain("registration-name-label"), t.plain("registration-municipality-label")
    return Person(7, name, 1, municipality, "", "", "", "", State.REGISTERED)

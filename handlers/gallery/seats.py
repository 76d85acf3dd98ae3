"""Seats of a session, as organizers see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.form_screens import ask_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers import seats
from handlers.gallery.programme import sample_sessions
from handlers.seats import Where
from storage.agenda import Choice, Seated, State
from storage.drafts import Draft
from storage.people import Person
from storage.people import State as Standing


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """The list, short and long; a person in each standing; the search."""
    session = next(one for one in sample_sessions() if one.code == "W1")
    other = next(one for one in sample_sessions() if one.code == "W2")
    name, place = t.plain("registration-name-label"), t.plain("personal-municipality-other")
    sitting = [Seated(number, name, place, place) for number in range(1, 10)]
    yield "seats, nobody", seats.seats_screen(t, session, [], (0, 0), 0)
    yield "seats, without a limit", seats.seats_screen(t, replace(session, capacity=None), sitting[:2], (2, 0), 0)
    some = [*sitting, Seated(10, name, place, place, place=1)]
    yield "seats, a page of many", seats.seats_screen(t, session, some, (19, 2), 1)
    person = Person(1, name, None, place, place, "", "", "", Standing.REGISTERED)
    yield "found", seats.found_screen(t, session, [person, person])
    stands = {
        "no seat": Where(None),
        "full": Where(None, full=True, clash=(other,)),
        "seated": Where(Choice(1, 1, 1, State.CHOSEN)),
        "waiting": Where(Choice(1, 1, 1, State.WAITING, place=2), full=True),
        "not admitted": Where(None, admitted=False),
        "over": Where(None, open=False),
    }
    for title, where in stands.items():
        yield f"a person, {title}", seats.seat_screen(t, session, person, where)
    form = seats.FORMS[0]
    yield "whom?", ask_screen(t, form, Draft(1, 1, form.name, "1", "name", {}, 1), [])

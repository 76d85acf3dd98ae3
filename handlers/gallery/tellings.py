"""What is said of changes of the programme: to those concerned, to the staff, to the ushers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

from bot.screen import Button, Screen
from bot.texts import Texts
from handlers.gallery.programme import sample_sessions
from handlers.openings import OpenManage
from handlers.telling_screens import (
    Figures,
    card_screen,
    changes_screen,
    chase_screens,
    silent_screen,
    tellings_screen,
)
from storage.acknowledgements import Asked, Standing
from storage.diff import Change
from storage.programme import Session
from storage.tellings import Telling
from storage.versions import Planned


def planned(session: Session) -> Planned:
    """A sample session as a version has it."""
    return Planned(
        code=session.code,
        kind=session.kind,
        title_ar=session.title_ar,
        title_en=session.title_en,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        room=session.room,
        facilitator=session.facilitator,
        capacity=session.capacity,
    )


@cache
def sample_changes() -> tuple[Change, ...]:
    """One of every kind."""
    by_code = {session.code: planned(session) for session in sample_sessions()}
    w1, w2, w3, w4, w5 = (by_code[f"W{number}"] for number in range(1, 6))
    hour = timedelta(hours=1)
    later = replace(w1, starts_at=w1.starts_at + hour, ends_at=w1.ends_at + hour)
    tomorrow = replace(w2, starts_at=w2.starts_at + 24 * hour, ends_at=w2.ends_at + 24 * hour)
    return (
        Change("W1", w1, later),
        Change("W2", w2, replace(w2, room=w1.room)),
        Change("W7", w2, tomorrow),
        Change("W3", w3, replace(w3, starts_at=w3.starts_at - hour, ends_at=w3.ends_at - hour, room="")),
        Change("W4", w4, replace(w4, cancelled=True)),
        Change("W9", None, replace(w5, code="W9")),
        Change("W6", w5, replace(w5, audience=w1.title_ar)),
        Change("W5", w5, replace(w5, title_ar=w1.title_ar, facilitator=w1.title_ar, capacity=20)),
    )


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """One change, many, the card at its stages, the lists."""
    changes = sample_changes()
    ids = {change.code: number for number, change in enumerate(changes, start=1)}
    yield "one change", changes_screen(t, changes[:1], ids=ids)
    yield "a critical change", changes_screen(t, changes[:1], ids=ids, about="changes:3", critical=True)
    yield "every kind", changes_screen(t, changes, ids=ids, about="changes:3", critical=True)
    yield "more than fit", changes_screen(t, changes * 3, ids=ids, about="changes:3", critical=True)
    yield "a room not known", changes_screen(t, (replace(changes[1], after=None), changes[2]), ids=ids)
    at = changes[0].session.starts_at
    telling = Telling(3, base=1, release=2, asked_by=None, at=at, finished=True)
    yield "the card at first", card_screen(t, telling, changes, Figures())
    some = Figures(43, 38, waiting=2, uncertain=1, lost=2, asked=43, acknowledged=20, unreachable=(_name(1), _name(2)))
    yield "the card", card_screen(t, telling, changes[:2], some)
    many = replace(some, lost=30, unreachable=tuple(_name(number) for number in range(1, 31)))
    yield "the card when many are lost", card_screen(t, telling, changes, many)
    people = [_asked(number) for number in range(1, 41)]
    yield "who has not acknowledged", silent_screen(t, telling, people[:20], page=0, total=23)
    yield "its second page", silent_screen(t, telling, people[20:23], page=1, total=23)
    yield "everybody has", silent_screen(t, telling, [], page=0, total=0)
    back = (Button(t.plain("home"), OpenManage()),)
    yield "the tellings", tellings_screen(t, [telling, replace(telling, id=2, release=1)], back=back)
    yield "no telling", tellings_screen(t, [], back=back)
    for number, screen in enumerate(chase_screens(t, changes[0], people[:22]), start=1):
        yield f"the ushers' list {number}", screen


def _name(number: int) -> str:
    session = sample_sessions()[0]
    return f"{session.facilitator or session.title_ar} {number}"


def _asked(number: int) -> Asked:
    area = sample_sessions()[1].title_ar
    phone = f"+21891000{number:04d}" if number % 3 else ""
    return Asked(number, _name(number) if number % 5 else "", area, "", phone, Standing.ACCEPTED, None)

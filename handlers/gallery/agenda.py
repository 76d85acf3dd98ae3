"""My agenda, the questions that choosing asks, and what is told of seats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.screen import Screen
from bot.texts import Texts
from handlers import agenda_screens as agenda
from handlers.gallery.programme import sample_sessions
from storage.agenda import Choice, State


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """An empty agenda, one of a day, one of many pages; each question and each message."""
    sessions = [session for session in sample_sessions() if not session.is_break]
    by_code = {session.code: session for session in sessions}
    first, other = by_code["W1"], by_code["W2"]
    seated = {session.id: Choice(session.id, session.id, 1, State.CHOSEN) for session in sessions}
    yield "empty", agenda.agenda_screen(t, [], {})
    waiting = seated | {other.id: Choice(2, other.id, 1, State.WAITING, place=3)}
    yield "two sessions, one waited for", agenda.agenda_screen(t, [first, other], waiting)
    yield "two at the same time", agenda.agenda_screen(t, [first, other], seated)
    yield "a cancelled one", agenda.agenda_screen(t, [replace(first, cancelled=True), by_code["W5"]], seated)
    late = [replace(one, starts_at=one.starts_at + timedelta(days=3)) for one in sessions]
    many = [replace(one, id=one.id + 100, ends_at=one.ends_at + timedelta(days=3)) for one in late]
    long = {one.id: Choice(one.id, one.id, 1, State.CHOSEN) for one in (*sessions, *many)}
    for page in range(3):
        yield f"many sessions, page {page + 1}", agenda.agenda_screen(t, [*sessions, *many], long, page=page)
    yield "which of two", agenda.clash_screen(t, first, [other], full=False)
    yield "which of three", agenda.clash_screen(t, first, [other, by_code["W5"]], full=False)
    yield "waiting beside another", agenda.clash_screen(t, first, [other], full=True)
    for queue in (1, 2, 3, 11, 100):
        yield f"giving up a seat, {queue} waiting", agenda.giving_up_screen(t, first, queue)
    yield "moved up", agenda.moved_up_screen(t, first, [])
    yield "moved up instead of another", agenda.moved_up_screen(t, first, [other])
    yield "placed by the staff", agenda.placed_screen(t, first, seated=True)
    yield "put on the waiting list by the staff", agenda.placed_screen(t, first, seated=False)
    yield "removed by the staff", agenda.removed_screen(t, first)
    yield "below a calendar file", agenda.calendar_screen(t)

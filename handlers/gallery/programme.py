"""The programme and a session's card, drawn with the sample programme (storage/seed)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.sample import SEED, TIMEZONE
from bot.screen import Screen
from bot.texts import Texts
from handlers.agenda_screens import Seats
from handlers.programme import day_screen, days_screen, found_screen, none_screen
from handlers.sessions import View, session_screen
from storage.agenda import Choice, State
from storage.programme import Kind, Session

SEATS = {
    "seats without a limit": Seats(),
    **{f"{left} seats left": Seats(left=left) for left in (1, 2, 3, 11, 100)},
    **{f"full, {queue} waiting": Seats(left=0, queue=queue) for queue in (0, 1, 2, 3, 11, 100)},
    "in my agenda": Seats(Choice(1, 1, 1, State.CHOSEN), left=5),
    "waiting": Seats(Choice(1, 1, 1, State.WAITING, place=3), left=0, queue=4),
    "in my agenda, over": Seats(Choice(1, 1, 1, State.CHOSEN), left=5, open=False),
}
"""How a session may stand to a participant."""


@cache
def sample_sessions() -> tuple[Session, ...]:
    """The sessions of the sample programme, numbered from 1."""
    with (SEED / "programme.csv").open(encoding="utf-8") as file:
        return tuple(
            Session(
                id=number,
                code=row["code"],
                kind=Kind(row["kind"]),
                title_ar=row["title_ar"],
                title_en=row["title_en"],
                starts_at=_utc(row["starts_at"]),
                ends_at=_utc(row["ends_at"]),
                room=row["room"],
                facilitator=row["facilitator"],
                focus_area_ar=row["title_ar"] if row["focus_area"] else "",
                focus_area_en=row["title_en"] if row["focus_area"] else "",
                capacity=int(row["capacity"]) if row["capacity"] else None,
            )
            for number, row in enumerate(csv.DictReader(file), start=1)
        )


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Days of a short and of a long event, a page of a full day, cards of every kind."""
    sessions = sample_sessions()
    by_code = {session.code: session for session in sessions}
    first, opening = by_code["W1"], by_code["D1-OPEN"]
    day = first.day(t.zone)
    yield "none yet", none_screen(t)
    yield "a day", day_screen(t, sessions, day)
    changed = [replace(session, cancelled=session.code == "W2", room="") for session in sessions]
    yield "a day with a cancelled session, rooms not known", day_screen(t, changed, day)
    full = _crowded(sessions)
    yield "a full day of an event of eight days", day_screen(t, full, day)
    yield "its second page", day_screen(t, full, day, page=1)
    yield "the days", days_screen(t, sorted({session.day(t.zone) for session in full}))
    yield "found by words", found_screen(t, [first, opening])
    yield "a workshop, to a stranger", session_screen(t, first)
    described = replace(first, description_ar=opening.title_ar, description_en=opening.title_en)
    yield (
        "a workshop that has ended, to a participant",
        session_screen(t, described, View(rates=True, recommends=True, documents=2)),
    )
    for title, seats in SEATS.items():
        yield f"a workshop, {title}", session_screen(t, first, View(recommends=True, seats=seats))
    yield "a day, to a participant", day_screen(t, sessions, day, mine={first.id})
    yield "a workshop under way, to its staff", session_screen(t, first, View(ends=True, attaches=True, places=True))
    ended = replace(first, ended_at=first.ends_at)
    yield "a workshop that staff have ended", session_screen(t, ended, View(reopens=True, attaches=True, documents=1))
    yield "a plenary under way, to its staff", session_screen(t, opening, View(ends=True))
    yield "a cancelled session", session_screen(t, replace(first, cancelled=True), View(recommends=True))
    for kind in Kind:
        yield f"a {kind.value}", session_screen(t, replace(by_code["D1-DATA"], kind=kind))


def _crowded(sessions: tuple[Session, ...]) -> list[Session]:
    """Eight days, the first with more sessions than fit on a page."""
    days = [
        replace(
            session, starts_at=session.starts_at + timedelta(days=day), ends_at=session.ends_at + timedelta(days=day)
        )
        for day in range(0, 8, 2)
        for session in sessions
    ]
    start = sessions[0].starts_at
    more = [replace(session, starts_at=start, ends_at=start + timedelta(hours=1)) for session in sessions[-5:]]
    return sorted(days + more, key=lambda session: session.starts_at)


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(TIMEZONE)).astimezone(UTC)

"""The screens of attendance: figures, lists to choose from, who is missing, municipalities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from bot.screen import Screen
from bot.texts import Texts
from handlers import attendance_screens as shown
from storage.attendance import AttendanceList, Way
from storage.programme import Kind, Session
from storage.turnout import Missing, Part, Turnout

DAY = date(2025, 12, 16)
AT = datetime(2025, 12, 16, 7, 12, tzinfo=UTC)
DAY_LIST = AttendanceList(DAY.isoformat(), DAY)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """As the day goes on."""
    session = session_list(t)
    empty, full = Turnout(0, 0, 0, 0), _turnout(t, elsewhere=0)
    yield "card, nobody is expected yet", shown.card_screen(t, DAY_LIST, empty, counted_at=AT, usher=False)
    yield "card of a day", shown.card_screen(t, DAY_LIST, full, counted_at=AT, usher=True)
    for count in (1, 2, 3, 11, 100):
        turnout = _turnout(t, elsewhere=count)
        yield f"card of a session, {count} beside", shown.card_screen(t, session, turnout, counted_at=AT, usher=False)
    lists = [DAY_LIST, *(session for _ in range(9))]
    days = [DAY - timedelta(1), DAY, DAY + timedelta(1)]
    for page in (0, 1):
        yield f"lists, page {page}", shown.lists_screen(t, lists, days=days, day=DAY, page=page)
    name, municipality = t.plain("registration-name-label"), t.plain("registration-municipality-label")
    people = [Missing(number, name, municipality if number else "", "", bool(number)) for number in range(8)]
    for total in (0, 1, 2, 3, 11, 100):
        page = 1 if total == 100 else 0
        some = people[:total]
        yield (
            f"missing, {total}",
            shown.missing_screen(t, session, some, total=total, page=page, numbers=total != 11),
        )
    parts = [Part(municipality, "", 1, number % 2) for number in range(16)] + [Part("", "", 2, 1)]
    for page in (0, 1):
        yield f"municipalities, page {page}", shown.parts_screen(t, DAY_LIST, parts, page=page)


def session_list(t: Texts) -> AttendanceList:
    """A list of a session, whose title is a text of ours."""
    session = Session(
        4, "W1", Kind.WORKSHOP, t.plain("recommendation-session-example"), "", AT, AT + timedelta(hours=1)
    )
    return AttendanceList("W1", DAY, session)


def _turnout(t: Texts, *, elsewhere: int) -> Turnout:
    regions = (Part(t.plain("column-region"), "", 40, 30), Part("", "", 35, 12))
    return Turnout(75, 42, elsewhere, 3 if elsewhere else 0, dict.fromkeys(Way, 8), regions)

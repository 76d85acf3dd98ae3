"""The programme: one screen a day, and the way to each session's card.

    Dana     /programme
    bot      برنامج الثلاثاء، 16 ديسمبر 2025 … من 11:15 إلى 12:45، جلسات متوازية: التحول الرقمي — القاعة الكبرى …
    Dana     [التحول الرقمي · W1]
    bot      التحول الرقمي … المكان: القاعة الكبرى … [برنامج اليوم]
    Dana     [برنامج اليوم], then [الأربعاء 17 ديسمبر]
    bot      (the same message) برنامج الأربعاء، 17 ديسمبر 2025 …

The card itself stands in handlers/sessions.py, "now" in handlers/now.py.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from bot.codes import Code
from bot.doors import Door
from bot.home import home_row
from bot.paging import fitting, turning
from bot.router import Command, Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts
from bot.turn import Turn
from handlers.openings import OpenAgenda
from storage import agenda, audience, programme
from storage.errors import NotFound, OutOfDate
from storage.programme import Session

PAGE = 8  # sessions with a button on one page
DAYS_SHOWN = 4  # as buttons below a day; with more there is a list of them
ON_BUTTON = 36  # characters; a longer label is cut by the app, and the code is lost
LINE = 100  # characters of a title in a list


@dataclass(frozen=True)
class OpenProgramme(Code, prefix="pg"):
    """Shows today's programme, or the first day's."""


@dataclass(frozen=True)
class OpenDay(Code, prefix="pd"):
    """Shows a page of a day, which is given as 20251216."""

    day: int
    page: int = 0


@dataclass(frozen=True)
class OpenDays(Code, prefix="pl"):
    """Shows the list of days."""


@dataclass(frozen=True)
class OpenSession(Code, prefix="ps"):
    """Shows a session's card."""

    session: int


@dataclass(frozen=True)
class OpenNow(Code, prefix="nw"):
    """Shows what is on now, and what is next."""


def open_programme(turn: Turn) -> None:
    """/programme: today where the event has come to it, else the first day."""
    sessions = visible(turn)
    days = programme.days_of(sessions, turn.t.zone)
    if not days:
        turn.show(none_screen(turn.t))
        return
    today = turn.tx.now.astimezone(turn.t.zone).date()
    to_come = [day for day in days if day >= today]
    turn.show(day_screen(turn.t, sessions, to_come[0] if to_come else days[0], mine=mine_of(turn)))


def open_day(turn: Turn) -> None:
    """A press on a day, or on another page of it."""
    if not isinstance(turn.code, OpenDay):
        raise OutOfDate
    try:
        day = date.fromisoformat(str(turn.code.day))
    except ValueError:
        raise NotFound from None
    sessions = visible(turn)
    if day not in programme.days_of(sessions, turn.t.zone):
        raise NotFound
    turn.show(day_screen(turn.t, sessions, day, page=turn.code.page, mine=mine_of(turn)))


def open_days(turn: Turn) -> None:
    """A press on «all days»."""
    days = programme.days_of(visible(turn), turn.t.zone)
    turn.show(days_screen(turn.t, days) if days else none_screen(turn.t))


def visible(turn: Turn) -> list[Session]:
    """Every session that whoever looks may see."""
    return audience.visible(turn.tx, turn.visitor, programme.sessions(turn.tx))


def mine_of(turn: Turn) -> Set[int] | None:
    """The sessions in the agenda of whoever looks, by id; None where nobody is registered who could have one."""
    person = turn.visitor.person
    return agenda.of_person(turn.tx, person.id) if person is not None and turn.visitor.registered else None


def none_screen(t: Texts) -> Screen:
    """There is no programme yet."""
    return Screen(t("programme-none")).with_rows(home_row(t))


def day_screen(
    t: Texts, sessions: Sequence[Session], day: date, *, page: int = 0, mine: Set[int] | None = None
) -> Screen:
    """A page of the day's programme; `sessions` are those of all days, the page nearest to `page` is shown.

    `mine` are the ids of those in the agenda of whoever looks, if they have one.
    """
    pages = _pages([session for session in sessions if session.day(t.zone) == day])
    page = fitting(page, size=1, total=len(pages))
    head = (
        t("programme-day", day=t.day(day))
        if len(pages) == 1
        else t("programme-page", day=t.day(day), page=str(page + 1), pages=str(len(pages)))
    )
    text = "\n\n".join((head, day_lines(t, pages[page], mine=mine or frozenset()), t("programme-choose")))
    ways = turning(t, lambda to: OpenDay(day_number(day), to), page, size=1, total=len(pages))
    rows = (*session_rows(t, pages[page]), *ways)
    rows += _day_rows(t, programme.days_of(sessions, t.zone), day)
    now = Button(t.plain("now-open"), OpenNow())
    if mine is not None:
        own = side_by_side(Button(t.plain("agenda-open"), OpenAgenda()), now, rtl=t.rtl)
        return Screen(text, rows).with_rows(own, home_row(t))
    return Screen(text, rows).with_rows(side_by_side(now, *home_row(t), rtl=t.rtl))


def days_screen(t: Texts, days: Sequence[date]) -> Screen:
    """A button for each day."""
    rows = tuple((_day_button(t, day),) for day in days)
    return Screen(t("programme-days-title"), rows).with_rows(home_row(t))


def found_screen(t: Texts, sessions: Sequence[Session]) -> Screen:
    """The sessions that typed words may have meant."""
    text = t("programme-found") + "\n\n" + day_lines(t, sorted(sessions, key=lambda one: one.starts_at), with_day=True)
    ways = side_by_side(*programme_row(t), *home_row(t), rtl=t.rtl)
    return Screen(text, session_rows(t, sessions, breaks=True)).with_rows(ways)


def day_lines(t: Texts, sessions: Sequence[Session], *, with_day: bool = False, mine: Set[int] = frozenset()) -> str:
    """Sessions by their times, parallel ones together; the day above each time `with_day`. `mine` are marked, by id."""
    blocks = []
    for slot in programme.slots(sessions):
        day = (t.day(slot[0].starts_at) + "\n") if with_day else ""
        blocks.append(day + _slot(t, slot, mine))
    return "\n\n".join(blocks)


def line(t: Texts, session: Session, mine: Set[int] = frozenset()) -> str:
    """One session in a list: its title and room; one of `mine` says so."""
    shown = _line(t, session)
    return t("programme-mine", line=Html(shown)) if session.id in mine else shown


def _line(t: Texts, session: Session) -> str:
    title = cut(t.pick(session.title_ar, session.title_en), LINE)
    if session.cancelled:
        return t("programme-line-cancelled", title=title)
    if session.room:
        return t("programme-line-room", title=title, room=session.room)
    return t("programme-line", title=title)


def cut(text: str, longest: int) -> str:
    """The text, or as much of it as fits into `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def session_rows(t: Texts, sessions: Sequence[Session], *, breaks: bool = False) -> tuple[Row, ...]:
    """A button for each session's card; for those of breaks too if asked."""
    return tuple(
        (Button(session_label(t, session), OpenSession(session.id)),)
        for session in sessions
        if breaks or not session.is_break
    )


def session_label(t: Texts, session: Session) -> str:
    """What a session's button says: its title, cut where it is long, and its code."""
    title = cut(t.pick(session.title_ar, session.title_en), ON_BUTTON - len(session.code))
    return t.plain("programme-session", title=title, code=session.code)


def programme_row(t: Texts) -> Row:
    """The way to the programme."""
    return (Button(t.plain("programme-open"), OpenProgramme()),)


def day_number(day: date) -> int:
    """A day as codes carry it: 20251216."""
    return int(day.strftime("%Y%m%d"))


def _slot(t: Texts, slot: Sequence[Session], mine: Set[int]) -> str:
    start, end = t.time(slot[0].starts_at), t.time(slot[0].ends_at)
    if len(slot) == 1 and slot[0].is_break and not slot[0].cancelled:
        return t("programme-break", start=start, end=end, title=cut(t.pick(slot[0].title_ar, slot[0].title_en), LINE))
    parallel = sum(not session.cancelled for session in slot) > 1
    head = t("programme-slot-parallel" if parallel else "programme-slot", start=start, end=end)
    return "\n".join((head, *(line(t, session, mine) for session in slot)))


def _pages(sessions: Sequence[Session]) -> list[list[Session]]:
    """The day's sessions in pages of PAGE that have buttons; breaks stay where they fall."""
    pages: list[list[Session]] = [[]]
    for session in sessions:
        if not session.is_break and sum(not one.is_break for one in pages[-1]) == PAGE:
            pages.append([])
        pages[-1].append(session)
    return pages


def _day_rows(t: Texts, days: Sequence[date], shown: date) -> tuple[Row, ...]:
    """Ways to the other days: a button each where they are few, else the neighbours and the list."""
    if len(days) <= DAYS_SHOWN:
        buttons = [_day_button(t, day) for day in days if day != shown]
    else:
        at = days.index(shown)
        buttons = [_day_button(t, day) for day in (*days[max(at - 1, 0) : at], *days[at + 1 : at + 2])]
        buttons.append(Button(t.plain("programme-days"), OpenDays()))
    pairs = [buttons[index : index + 2] for index in range(0, len(buttons), 2)]
    return tuple(side_by_side(*pair, rtl=t.rtl) for pair in pairs)


def _day_button(t: Texts, day: date) -> Button:
    return Button(t.short_day(day), OpenDay(day_number(day)))


COMMANDS = (Command("programme", open_programme, Door.ANYONE),)
TAPS = (
    Tap(OpenProgramme, open_programme, Door.ANYONE),
    Tap(OpenDay, open_day, Door.ANYONE),
    Tap(OpenDays, open_days, Door.ANYONE),
)

"""What people see of their agenda: the agenda itself, seats on a session's card, the questions that choosing asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.home import home_row
from bot.paging import fitting, turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from handlers.openings import GiveUpSeat, OpenAgenda, TakeSeat
from handlers.programme import LINE, cut, line, programme_row, session_label, session_rows
from storage.agenda import Choice, State, overlap
from storage.programme import Session

PAGE = 8  # sessions on one page
NAMED = 6  # of those that overlap


@dataclass(frozen=True)
class OrderCalendar(Code, prefix="agc"):
    """Sends a calendar file: of my agenda, or of every session that I may see."""

    whole: bool


@dataclass(frozen=True, slots=True)
class Seats:
    """How a session stands to one participant.

    `left` seats are free, None without a limit; `queue` people wait; `open`: seats can be taken.
    """

    mine: Choice | None = None
    left: int | None = None
    queue: int = 0
    open: bool = True


def seat_lines(t: Texts, seats: Seats) -> list[str]:
    """The lines of a session's card: what is free, and what is mine."""
    lines = []
    if seats.open and seats.left is not None:
        lines.append(t("seats-left", count=seats.left) if seats.left else t("seats-full", count=seats.queue))
    if seats.mine is not None and seats.mine.state is State.CHOSEN:
        lines.append(t("seat-mine"))
    elif seats.mine is not None and seats.open:
        lines.append(t("seat-waiting", place=str(seats.mine.place)))
    return lines


def seat_rows(t: Texts, session: Session, seats: Seats) -> tuple[Row, ...]:
    """The buttons of a session's card that take a seat or give it up; none where it is too late."""
    if not seats.open:
        return ()
    take = (Button(t.plain("seat-wait" if seats.left == 0 else "seat-take"), TakeSeat(session.id)),)
    if seats.mine is None:
        return (take,)
    if seats.mine.state is State.CHOSEN:
        return ((Button(t.plain("seat-give-up"), GiveUpSeat(session.id)),),)
    stop = (Button(t.plain("seat-stop-waiting"), GiveUpSeat(session.id)),)
    return (take, stop) if seats.left != 0 else (stop,)  # a seat comes free after the beginning, when nobody moves up


def agenda_row(t: Texts) -> Row:
    """The way to my agenda."""
    return (Button(t.plain("agenda-open"), OpenAgenda()),)


def agenda_screen(t: Texts, sessions: Sequence[Session], mine: Mapping[int, Choice], *, page: int = 0) -> Screen:
    """My sessions in the order of time, page by page; `mine` says how each stands."""
    if not sessions:
        rows: tuple[Row, ...] = (programme_row(t), (Button(t.plain("calendar-whole"), OrderCalendar(whole=True)),))
        return Screen(f"{t('agenda-title')}\n\n{t('agenda-none')}", (*rows, home_row(t)))
    page, last = (fitting(one, size=PAGE, total=len(sessions)) for one in (page, len(sessions)))
    shown = sessions[page * PAGE : (page + 1) * PAGE]
    head = t("agenda-title") if not last else t("agenda-page", page=str(page + 1), pages=str(last + 1))
    blocks = [head, *_days(t, shown, mine)]
    crossing = _crossing(sessions, mine)
    if crossing:
        titles = t.list([_title(t, session) for session in crossing[:NAMED]])
        blocks.append(t("agenda-clash", titles=titles))
    ways = turning(t, OpenAgenda, page, size=PAGE, total=len(sessions))
    files = side_by_side(
        Button(t.plain("calendar-mine"), OrderCalendar(whole=False)),
        Button(t.plain("calendar-whole"), OrderCalendar(whole=True)),
        rtl=t.rtl,
    )
    rows = (*session_rows(t, shown), *ways, files)
    return Screen("\n\n".join(blocks), (*rows, side_by_side(*programme_row(t), *home_row(t), rtl=t.rtl)))


def clash_screen(t: Texts, session: Session, others: Sequence[Session], *, full: bool) -> Screen:
    """The session overlaps what is in the agenda: which of them shall it be? `full`: there is but a waiting list."""
    count = len(others) + 1
    lines = [t("clash-title", count=count), "", _when(t, session)]
    lines += [t("clash-in-agenda", session=_when(t, other)) for other in others]
    lines += ["", t("clash-wait", title=_title(t, session)) if full else t("clash-which", count=count)]
    take = t.plain("seat-wait") if full else t.plain("clash-take", title=session_label(t, session))
    keep = t.plain("clash-keep", title=session_label(t, others[0])) if len(others) == 1 else t.plain("clash-keep-all")
    rows = ((Button(take, TakeSeat(session.id, instead=True)),), (Button(keep, OpenAgenda()),))
    return Screen("\n".join(lines), (*rows, home_row(t)))


def giving_up_screen(t: Texts, session: Session, queue: int) -> Screen:
    """Others wait for this seat: is it to be given up?"""
    rows = (
        (Button(t.plain("seat-give-up"), GiveUpSeat(session.id, sure=True)),),
        (Button(t.plain("giving-up-keep"), OpenAgenda()),),
    )
    return Screen(t("giving-up", title=_title(t, session), count=queue), (*rows, home_row(t)))


def moved_up_screen(t: Texts, session: Session, given_up: Sequence[Session]) -> Screen:
    """A seat has come free, and it is mine now."""
    lines = [t("moved-up-title"), "", _when(t, session), "", t("moved-up")]
    lines += [t("moved-up-gave", title=_title(t, other)) for other in given_up]
    give_up = (Button(t.plain("seat-give-up"), GiveUpSeat(session.id)),)
    return Screen("\n".join(lines), (*session_rows(t, [session]), give_up, _ways(t)))


def placed_screen(t: Texts, session: Session, *, seated: bool) -> Screen:
    """The staff have given me a seat, or have put me on the waiting list."""
    lines = [t("placed-seat" if seated else "placed-waiting"), "", _when(t, session)]
    return Screen("\n".join(lines), (*session_rows(t, [session]), _ways(t)))


def removed_screen(t: Texts, session: Session) -> Screen:
    """The staff have taken a session out of my agenda."""
    return Screen("\n".join((t("placed-removed"), "", _when(t, session))), (*session_rows(t, [session]), _ways(t)))


def calendar_screen(t: Texts) -> Screen:
    """What stands below a calendar file."""
    return Screen(t("calendar-caption"), (_ways(t),))


def _ways(t: Texts) -> Row:
    return side_by_side(*agenda_row(t), *home_row(t), rtl=t.rtl)


def _days(t: Texts, sessions: Sequence[Session], mine: Mapping[int, Choice]) -> list[str]:
    """Blocks: a day, then each of its sessions with its hours."""
    blocks = []
    for day in dict.fromkeys(session.day(t.zone) for session in sessions):
        blocks.append(t("agenda-day", day=t.day(day)))
        own = [session for session in sessions if session.day(t.zone) == day]
        blocks += ["\n".join(_lines(t, session, mine[session.id])) for session in own]
    return blocks


def _lines(t: Texts, session: Session, choice: Choice) -> list[str]:
    lines = [t("agenda-hours", start=t.time(session.starts_at), end=t.time(session.ends_at)), line(t, session)]
    if choice.state is State.WAITING and not session.cancelled:
        lines.append(t("seat-waiting", place=str(choice.place)))
    return lines


def _crossing(sessions: Sequence[Session], mine: Mapping[int, Choice]) -> list[Session]:
    """Those with a seat that overlap another with a seat, as a programme that moved may have it."""
    seated = [session for session in sessions if mine[session.id].state is State.CHOSEN]
    return [one for one in seated if any(one is not other and overlap(one, other) for other in seated)]


def _when(t: Texts, session: Session) -> str:
    about = {"title": _title(t, session), "day": t.short_day(session.starts_at)}
    return t("seat-when", **about, start=t.time(session.starts_at), end=t.time(session.ends_at))


def _title(t: Texts, session: Session) -> str:
    return cut(t.pick(session.title_ar, session.title_en), LINE)

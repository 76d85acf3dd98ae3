"""When an announcement is sent: at once, at a time, or by the programme; and until when it still helps.

Amina: [الموعد], [في وقت محدد]
bot:   يُرجى كتابة الوقت، مثل 14:30 أو 17/12 08:00 …
Amina: ١٤:٣٠
bot:   معاينة الإعلان … الموعد: الثلاثاء 16 ديسمبر، الساعة 14:30 … [جدولة]
Amina: [الموعد], [مع البرنامج], [التحول الرقمي · W1], [قبل البداية بـ10 دقائق]
bot:   الموعد: قبل بداية «التحول الرقمي» بـ10 دقائق (الثلاثاء 16 ديسمبر، الساعة 11:05) …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from bot.codes import Code
from bot.doors import Door
from bot.form import Choice, Field, Form
from bot.paging import PICKED_FROM, fitting, part, turning
from bot.router import Tap
from bot.screen import Button, Row, Screen
from bot.texts import Html, Texts
from bot.turn import Turn
from handlers.announcement_audience import draft_of
from handlers.announcement_screens import OpenWhen, ToDraft, validity_screen
from handlers.announcement_words import moment_words, validity_words
from handlers.programme import session_label
from storage import announcements, moments, programme
from storage.announcements import Announcement
from storage.arabic import tidy
from storage.database import Tx
from storage.drafts import Draft
from storage.errors import NotFound, OutOfDate, UserError
from storage.moments import MOST_MINUTES, Moment, MomentHasPassed
from storage.programme import Session
from storage.times import stamp

FORM = "announcement-time"
CLOCK = re.compile(
    r"(?:(?P<year>\d{4})-)?(?:(?P<a>\d{1,2})[-/](?P<b>\d{1,2})\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
)  # in whatever digits: int reads them all
EDGES: tuple[tuple[bool, int], ...] = (
    *((False, -30), (False, -15), (False, -10), (False, -5), (False, 0)),
    *((True, -10), (True, 0), (True, 10)),
)
"""What is offered: from the end or the start, and minutes from it."""


class TimeNotUnderstood(UserError):
    """No time could be read."""


@dataclass(frozen=True)
class SetNow(Code, prefix="anw1"):
    """At once."""


@dataclass(frozen=True)
class AskTime(Code, prefix="anw2"):
    """Asks for a time."""


@dataclass(frozen=True)
class PickSession(Code, prefix="anw3"):
    """Which session? They come in pages."""

    page: int = 0


@dataclass(frozen=True)
class PickEdge(Code, prefix="anw4"):
    """When in that session?"""

    session: int


@dataclass(frozen=True)
class SetEdge(Code, prefix="anw5"):
    """So many minutes from its start or end."""

    session: int
    from_end: bool
    minutes: int


@dataclass(frozen=True)
class AskValidity(Code, prefix="anw6"):
    """Until when does it help?"""


def when_screen(t: Texts, when: str, validity: str) -> Screen:
    """When it goes, and what can be changed."""
    lines = [t("announcement-when", when=Html(when))]
    if validity:
        lines.append(t("announcement-validity", until=Html(validity)))
    rows: tuple[Row, ...] = (
        (Button(t.plain("moment-choose-now"), SetNow()),),
        (Button(t.plain("moment-choose-time"), AskTime()),),
        (Button(t.plain("moment-choose-session"), PickSession()),),
        (Button(t.plain("moment-choose-validity"), AskValidity()),),
        (Button(t.plain("form-back"), ToDraft()),),
    )
    return Screen("\n".join(lines), rows)


def sessions_screen(t: Texts, sessions: Sequence[Session], *, page: int = 0) -> Screen:
    """The sessions that are still to come or under way."""
    page = fitting(page, size=PICKED_FROM, total=len(sessions))
    found = part(sessions, page, size=PICKED_FROM)
    rows: list[Row] = [(Button(session_label(t, one), PickEdge(one.id)),) for one in found]
    rows += turning(t, PickSession, page, size=PICKED_FROM, total=len(sessions))
    text = t("moment-which-session" if rows else "moment-no-session")
    return Screen(text, (*rows, (Button(t.plain("form-back"), OpenWhen()),)))


def edges_screen(t: Texts, session: Session, edges: Sequence[tuple[bool, int]]) -> Screen:
    """When in that session, where that is still to come."""
    rows = tuple((Button(edge_label(t, *edge), SetEdge(session.id, *edge)),) for edge in edges)
    title = t.pick(session.title_ar, session.title_en)
    return Screen(t("moment-which-edge", session=title), (*rows, (Button(t.plain("form-back"), PickSession()),)))


def edge_label(t: Texts, from_end: bool, minutes: int) -> str:  # spread from EDGES
    """`10 minutes before it begins`."""
    side = "at" if not minutes else "before" if minutes < 0 else "after"
    return t.plain(f"moment-edge-{side}-{'end' if from_end else 'start'}", minutes=abs(minutes))


def read_time(text: str, now: datetime, zone: tzinfo) -> datetime:
    """What was typed as a time in the event's zone: `14:30` is the next one, `17/12 08:00`, `2025-12-17 08:00`.

    Raises: TimeNotUnderstood, MomentHasPassed.
    """
    found = CLOCK.fullmatch(tidy(text).strip())
    if found is None:
        raise TimeNotUnderstood
    local = now.astimezone(zone)
    try:
        clock = time(int(found["hour"]), int(found["minute"]))
        if found["a"] is None:
            at = datetime.combine(local.date(), clock, zone)
            return at if at > now else at + timedelta(days=1)
        year = found["year"]
        day, month = (found["b"], found["a"]) if year else (found["a"], found["b"])
        at = datetime(int(year or local.year), int(month), int(day), clock.hour, clock.minute, tzinfo=zone)
        if year is None and at < now - timedelta(days=180):  # January, said in December
            at = at.replace(year=local.year + 1)
    except ValueError:
        raise TimeNotUnderstood from None
    if at <= now:
        raise MomentHasPassed
    return at


def open_when(turn: Turn) -> None:
    """A press on «when», or back to it."""
    turn.show(_screen(turn.tx, turn.t, draft_of(turn)))


def set_now(turn: Turn) -> None:
    """At once."""
    _set(turn, Moment())


def ask_time(turn: Turn) -> None:
    """Asks for a time."""
    draft_of(turn)
    turn.frame.forms.start_anew(turn, FORM)


def pick_session(turn: Turn) -> None:
    """Which session?"""
    draft_of(turn)
    found = [one for one in programme.sessions(turn.tx) if _edges(turn.tx, one)]
    turn.show(sessions_screen(turn.t, found, page=turn.pressed(PickSession).page))


def pick_edge(turn: Turn) -> None:
    """When in that session?"""
    draft_of(turn)
    session = _session(turn.tx, turn.pressed(PickEdge).session)
    turn.show(edges_screen(turn.t, session, _edges(turn.tx, session)))


def set_edge(turn: Turn) -> None:
    """So many minutes from its start or end."""
    code = turn.pressed(SetEdge)
    if abs(code.minutes) > MOST_MINUTES:
        raise OutOfDate
    when = Moment(session_id=_session(turn.tx, code.session).id, from_end=code.from_end, minutes=code.minutes)
    if moments.falls(turn.tx, when) <= turn.received_at:
        raise MomentHasPassed
    _set(turn, when)


def ask_validity(turn: Turn) -> None:
    """Until when does it help?"""
    turn.show(validity_screen(turn.t, draft_of(turn), sends=False))


def _set(turn: Turn, when: Moment) -> None:
    draft = announcements.change(turn.tx, draft_of(turn), moment=when.written())
    turn.show(_screen(turn.tx, turn.t, draft))


def _screen(tx: Tx, t: Texts, draft: Announcement) -> Screen:
    return when_screen(t, moment_words(tx, t, draft.when), validity_words(t, draft.validity, None))


def _session(tx: Tx, session_id: int) -> Session:
    session = programme.by_id(tx, session_id)
    if session is None or session.cancelled:
        raise NotFound
    return session


def _edges(tx: Tx, session: Session) -> list[tuple[bool, int]]:
    if session.cancelled or session.ends_at + timedelta(minutes=10) <= tx.now:
        return []
    falls = [(edge, moments.falls(tx, Moment("", session.id, *edge))) for edge in EDGES]
    return [edge for edge, at in falls if at > tx.now]


def _read(turn: Turn, _draft: Draft, text: str) -> str:
    return stamp(read_time(text, turn.received_at, turn.t.zone))


def _choices(turn: Turn, _draft: Draft) -> list[Choice]:
    """A quarter of an hour, an hour, and eight o'clock tomorrow from now."""
    soon = turn.received_at.replace(second=0, microsecond=0)
    tomorrow = datetime.combine(soon.astimezone(turn.t.zone).date() + timedelta(days=1), time(8), turn.t.zone)
    times = (soon + timedelta(minutes=15), soon + timedelta(hours=1), tomorrow)
    labels = [f"{turn.t.short_day(at)} {turn.t.time(at)}" for at in times]
    return [Choice(f"{at.timestamp():.0f}", label) for at, label in zip(times, labels, strict=True)]


def _pick(turn: Turn, _draft: Draft, value: str) -> str:
    if not value.isdigit() or len(value) > 11:
        raise OutOfDate
    at = datetime.fromtimestamp(int(value), turn.t.zone)
    if at <= turn.received_at:
        raise MomentHasPassed
    return stamp(at)


def _submit(turn: Turn, draft: Draft) -> None:
    _set(turn, Moment(at=draft.answers["at"]))


FORMS = (
    Form(
        FORM,
        (Field("at", read=_read, choices=_choices, pick=_pick),),
        submit=_submit,
        door=Door.ANNOUNCE,
        at_once=True,
        left=lambda turn, _draft: _screen(turn.tx, turn.t, draft_of(turn)),
    ),
)
TAPS = (
    Tap(OpenWhen, open_when, Door.ANNOUNCE),
    Tap(SetNow, set_now, Door.ANNOUNCE),
    Tap(AskTime, ask_time, Door.ANNOUNCE),
    Tap(PickSession, pick_session, Door.ANNOUNCE),
    Tap(PickEdge, pick_edge, Door.ANNOUNCE),
    Tap(SetEdge, set_edge, Door.ANNOUNCE),
    Tap(AskValidity, ask_validity, Door.ANNOUNCE),
)

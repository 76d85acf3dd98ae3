"""The programme as it is released: its sessions, what is on and what is next, and how a session is found by words.

How a programme comes in and is released stands in storage/releases.py.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from itertools import groupby
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz

from storage import event, settings
from storage.arabic import name_key, normalise
from storage.changes import FileColumn
from storage.database import Tx
from storage.errors import UserError
from storage.times import moment, moment_or_none

FILE = (
    FileColumn("code", "column-programme-code", kind="code", required=True, unique=True, most=16),
    FileColumn("kind", "column-programme-kind", kind="choice", required=True),
    FileColumn("title_ar", "column-programme-title-ar", required=True, most=200),
    FileColumn("title_en", "column-programme-title-en", most=200),
    FileColumn("starts_at", "column-programme-starts-at", kind="moment", required=True),
    FileColumn("ends_at", "column-programme-ends-at", kind="moment", required=True),
    FileColumn("room", "column-programme-room", most=100),
    FileColumn("facilitator", "column-programme-facilitator", most=200),
    FileColumn("focus_area", "column-programme-focus-area", most=100),
    FileColumn("capacity", "column-programme-capacity", kind="integer"),
    FileColumn("description_ar", "column-programme-description-ar", most=1500),
    FileColumn("description_en", "column-programme-description-en", most=1500),
    FileColumn("audience", "column-programme-audience", most=200),
)
"""The columns of a programme's file, in their order."""

ALIKE = 86  # of 100: the words are those of the title, a letter or an ending aside
FOUND_AT_MOST = 8


class Kind(StrEnum):
    """What a session is."""

    WORKSHOP = "workshop"  # a part of the participants works on one subject
    PLENARY = "plenary"  # everybody in one hall
    TRAINING = "training"  # a lesson of a training programme
    MEETING = "meeting"  # of named people, often a part of the roster
    BREAK = "break"  # no reminder, no feedback, no recommendation


@dataclass(frozen=True, slots=True)
class Session:
    """One session. Times are UTC; names of the focus area are empty where there is none; '' is not known.

    `ended_at` is when staff said that it is over, None as long as nobody has.
    """

    id: int
    code: str
    kind: Kind
    title_ar: str
    title_en: str
    starts_at: datetime
    ends_at: datetime
    room: str = ""
    facilitator: str = ""
    focus_area_code: str = ""
    focus_area_ar: str = ""
    focus_area_en: str = ""
    capacity: int | None = None
    description_ar: str = ""
    description_en: str = ""
    audience: str = ""
    cancelled: bool = False
    ended_at: datetime | None = None

    @property
    def over_at(self) -> datetime:
        """When it is over: as staff said (storage/endings.py), else as it is planned."""
        return self.ended_at or self.ends_at

    @property
    def is_break(self) -> bool:
        """Whether nothing happens that one could be reminded of or rate."""
        return self.kind is Kind.BREAK

    def day(self, zone: tzinfo) -> date:
        """The local day on which it begins."""
        return self.starts_at.astimezone(zone).date()

    def on_at(self, when: datetime) -> bool:
        """Whether it is under way at that moment."""
        return not self.cancelled and self.starts_at <= when < self.over_at


class NoEvent(UserError):
    """The event's days and zone are not known yet."""


SELECT = (
    "SELECT s.id, s.code, s.kind, s.title_ar, s.title_en, s.starts_at, s.ends_at, s.room, s.facilitator,"
    " coalesce(f.code, '') AS focus_area_code, coalesce(f.name_ar, '') AS focus_area_ar,"
    " coalesce(f.name_en, '') AS focus_area_en, s.capacity, s.description_ar, s.description_en, s.audience,"
    " s.cancelled_at IS NOT NULL AS cancelled, s.ended_at"
    " FROM session s LEFT JOIN focus_area f ON f.id = s.focus_area_id"
)


def sessions(tx: Tx) -> list[Session]:
    """Every session in the order of time, cancelled ones too."""
    return [_session(row) for row in tx.all(SELECT + " ORDER BY s.starts_at, s.ends_at, length(s.code), s.code")]


def session(tx: Tx, code: str) -> Session | None:
    """The session of that code, in capital or small letters."""
    row = tx.one(SELECT + " WHERE s.code = ? COLLATE NOCASE", code)
    return _session(row) if row else None


def by_id(tx: Tx, session_id: int) -> Session | None:
    """The session of that id."""
    row = tx.one(SELECT + " WHERE s.id = ?", session_id)
    return _session(row) if row else None


def days(tx: Tx, zone: tzinfo) -> list[date]:
    """The local days that have sessions, in order."""
    return days_of(sessions(tx), zone)


def day_sessions(tx: Tx, day: date, zone: tzinfo) -> list[Session]:
    """The sessions that begin on a local day, in the order of time."""
    return [session for session in sessions(tx) if session.day(zone) == day]


def days_of(programme: Iterable[Session], zone: tzinfo) -> list[date]:
    """The local days of the given sessions, in order."""
    return sorted({session.day(zone) for session in programme})


def slots(programme: Sequence[Session]) -> list[tuple[Session, ...]]:
    """Sessions in the order of time, those at the very same time together."""
    together = groupby(programme, key=lambda session: (session.starts_at, session.ends_at))
    return [tuple(group) for _, group in together]


def on_now(tx: Tx) -> list[Session]:
    """What is under way, breaks too."""
    return [session for session in sessions(tx) if session.on_at(tx.now)]


def next_up(tx: Tx, *, breaks: bool = True) -> list[Session]:
    """What begins next: the sessions of the earliest start to come. `breaks`: a break counts as well."""
    return first_after(sessions(tx), tx.now, breaks=breaks)


def first_after(programme: Iterable[Session], when: datetime, *, breaks: bool = True) -> list[Session]:
    """Of the given sessions those that begin together, first after `when`."""
    coming = [
        session
        for session in programme
        if session.starts_at > when and not session.cancelled and (breaks or not session.is_break)
    ]
    first = min((session.starts_at for session in coming), default=None)
    return [session for session in coming if session.starts_at == first]


def find_sessions(tx: Tx, text: str) -> list[Session]:
    """The sessions that typed words speak of, the likeliest first: a code, a number, words of a title."""
    wanted = normalise(text)
    compact = wanted.replace(" ", "")
    if not compact:
        return []
    programme = sessions(tx)
    exact = [session for session in programme if normalise(session.code).replace(" ", "") == compact]
    if exact:
        return exact
    words = wanted.split()
    numbers = {word.lstrip("0") for word in words if word.isdigit()}
    if len(numbers) == 1 and len(words) <= 3:
        number = numbers.pop()
        numbered = [session for session in programme if _number(session.code) == number]
        if numbered:
            return numbered
    scored = [(_likeness(name_key(text), session), session) for session in programme]
    alike = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [session for _, session in alike][:FOUND_AT_MOST]


def zone(tx: Tx) -> ZoneInfo:
    """The event's zone. Raises NoEvent."""
    name = event.timezone(tx)
    if name is None:
        raise NoEvent
    return ZoneInfo(name)


def event_days(tx: Tx) -> tuple[date, date]:
    """The event's first and last local day. Raises NoEvent."""
    found = event.find(tx)
    if found is None:
        raise NoEvent
    return found.starts_on, found.ends_on


def feedback_closes(tx: Tx) -> datetime:
    """The end of the last local day on which feedback is taken. Raises NoEvent."""
    return feedback_end(event_days(tx)[1], days=settings.number(tx, "feedback_window_days"), zone=zone(tx))


def feedback_end(last_day: date, *, days: int, zone: tzinfo) -> datetime:
    """When feedback closes that is taken for so many days after the event's last local day."""
    return datetime.combine(last_day + timedelta(days=days + 1), time(), zone)


def _session(row: sqlite3.Row) -> Session:
    values = dict(row)
    values["kind"] = Kind(row["kind"])
    values["starts_at"], values["ends_at"] = moment(row["starts_at"]), moment(row["ends_at"])
    values["cancelled"] = bool(row["cancelled"])
    values["ended_at"] = moment_or_none(row["ended_at"])
    return Session(**values)


def _number(code: str) -> str:
    """`3` for W3 and W03; '' for a code that is more than letters and one number."""
    found = re.fullmatch(r"[a-z]+0*([1-9][0-9]*)", normalise(code).replace(" ", ""))
    return found.group(1) if found else ""


def _likeness(words: str, session: Session) -> float:
    """How well typed words (a name key) fit one of the titles, of 100."""
    if len(words) < 3:
        return 0
    titles = (name_key(session.title_ar), name_key(session.title_en))
    return max((fuzz.token_set_ratio(words, title) for title in titles if title), default=0)

"""When the forum tells people something by itself, and about what, as the programme and the settings stand.

A reminder or a call for feedback is for one session at one moment (`W1@2025-12-16T09:15:00Z`), a morning for one day;
a session that moves is a new subject. A session whose end staff announced calls for feedback at once, any other a
grace after its planned end. storage/pushes.py turns this into due rows, and those into messages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from storage import programme, settings
from storage.database import Tx
from storage.programme import Session
from storage.times import stamp

GRACE = timedelta(minutes=5)  # a reminder still helps that long after the start
MORNING_HELPS = timedelta(hours=2)  # at least, however late the day's first session


class Kind(StrEnum):
    """What a push is about."""

    MORNING = "morning"  # the day's programme
    REMINDER = "reminder"  # sessions that begin soon
    FEEDBACK = "feedback"  # sessions that have ended


@dataclass(frozen=True, slots=True)
class Window:
    """When a push is due, and until when it helps."""

    at: datetime
    helps_until: datetime


def wanted_now(tx: Tx) -> dict[tuple[Kind, str], Window]:
    """What is to be pushed, as the file stands. Raises NoEvent."""
    return wanted(
        programme.sessions(tx),
        zone=programme.zone(tx),
        morning_hour=settings.number(tx, "morning_hour"),
        ahead=timedelta(minutes=settings.number(tx, "reminder_minutes")),
        grace=timedelta(minutes=settings.number(tx, "feedback_grace_minutes")),
        feedback_closes=programme.feedback_closes(tx),
    )


def wanted(
    sessions: Iterable[Session],
    *,
    zone: ZoneInfo,
    morning_hour: int,
    ahead: timedelta,
    grace: timedelta,
    feedback_closes: datetime,
) -> dict[tuple[Kind, str], Window]:
    """Every push of a programme: none for a cancelled session, for a break the morning's mention alone."""
    found: dict[tuple[Kind, str], Window] = {}
    real = [session for session in sessions if not session.cancelled and not session.is_break]
    for day in programme.days_of(real, zone):
        at = datetime.combine(day, time(morning_hour), zone)
        first_end = min(session.ends_at for session in real if session.day(zone) == day)
        found[Kind.MORNING, day.isoformat()] = Window(at, max(first_end, at + MORNING_HELPS))
    for session in real:
        start, end = session.starts_at, session.ends_at
        found[Kind.REMINDER, subject(session, start)] = Window(start - ahead, start + GRACE)
        over = session.ended_at or end + grace
        found[Kind.FEEDBACK, subject(session, end)] = Window(over, max(feedback_closes, over))
    return found


def subject(session: Session, when: datetime) -> str:
    """A session at a moment of its."""
    return f"{session.code}@{stamp(when)}"


def moment_of(text: str) -> str:
    """The moment of a subject, as `subject` wrote it; '' of a morning."""
    return text.partition("@")[2]

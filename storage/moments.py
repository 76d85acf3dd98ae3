"""When an announcement is sent, and until when it still helps somebody who joins late.

A moment is at once, at a time, or so many minutes from the start or end of a session; then it moves with the
programme. Validity is a word: `none` (for those of the moment alone), `hours-2`, `day`, `event`, or `at-` and a time.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from typing import Self

from storage import programme
from storage.database import Tx
from storage.errors import UserError
from storage.programme import NoEvent
from storage.times import moment, moment_or_none, stamp

NONE, DAY, EVENT = "none", "day", "event"
MOST_MINUTES = 24 * 60  # between an announcement and its session


class MomentHasPassed(UserError):
    """The time lies behind."""


class SessionIsOff(UserError):
    """The session was cancelled or is not there any more."""


@dataclass(frozen=True, slots=True)
class Moment:
    """At once, at the stamp `at`, or `minutes` from the start (or end) of a session; negative is before."""

    at: str = ""
    session_id: int = 0
    from_end: bool = False
    minutes: int = 0

    @classmethod
    def read(cls, text: str) -> Self:
        """As `written` wrote it."""
        return cls(**json.loads(text)) if text else cls()

    def written(self) -> str:
        """As the file keeps it; '' for at once."""
        return json.dumps(asdict(self)) if self != Moment() else ""

    @property
    def at_once(self) -> bool:
        """Whether it waits for nothing."""
        return not self.at and not self.session_id


NOW = Moment()


def falls(tx: Tx, when: Moment) -> datetime:
    """The moment as the programme stands. Raises: SessionIsOff."""
    if when.at:
        return moment(when.at)
    if not when.session_id:
        return tx.now
    session = programme.by_id(tx, when.session_id)
    if session is None or session.cancelled:
        raise SessionIsOff
    return (session.ends_at if when.from_end else session.starts_at) + timedelta(minutes=when.minutes)


def ends(tx: Tx, validity: str, *, sent_at: datetime) -> datetime | None:
    """Until when late joiners get what is sent at `sent_at`; None where they do not get it."""
    name, _, value = validity.partition("-")
    if name == "hours":
        return sent_at + timedelta(hours=int(value))
    if name == "at":
        return moment_or_none(value)
    if name not in (DAY, EVENT):
        return None
    try:
        zone = programme.zone(tx)
        last = programme.event_days(tx)[1] if name == EVENT else sent_at.astimezone(zone).date()
    except NoEvent:
        return None
    last = max(last, sent_at.astimezone(zone).date())
    return datetime.combine(last + timedelta(days=1), time(), zone)


def until(when: datetime) -> str:
    """The validity that ends at a time."""
    return f"at-{stamp(when)}"

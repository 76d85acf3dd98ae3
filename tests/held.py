"""A forum's database without the bot: in memory, at a moment that the test sets."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from bot.forms import Forms
from bot.frame import Frame
from bot.texts import Catalogue
from storage import event, feedback, programme, registration, releases
from storage.database import Tx, configure, transact
from storage.event import Event
from storage.feedback import Answer
from storage.migrate import migrate
from storage.programme import Kind, Session
from storage.releases import Planned

TRIPOLI = ZoneInfo("Africa/Tripoli")
CATALOGUE = Catalogue(strict=True)
DAY = datetime(2025, 12, 16, tzinfo=TRIPOLI)
FORUM = Event("منتدى", "Forum", "", "", "", "", date(2025, 12, 16), date(2025, 12, 17), "Africa/Tripoli")

P = ParamSpec("P")
T = TypeVar("T")


def local(clock: str, *, day: int = 16) -> datetime:
    """That time in Tripoli on a day of December 2025, in UTC as storage keeps it."""
    hour, minute = clock.split(":")
    return datetime(2025, 12, day, int(hour), int(minute), tzinfo=TRIPOLI).astimezone(UTC)


def session(code: str, start: str, end: str, *, day: int = 16, kind: Kind = Kind.WORKSHOP, **more: Any) -> Planned:
    """A planned session with its code for a title."""
    title = f"Title of {code}"
    return Planned(code, kind, title, title, local(start, day=day), local(end, day=day), **more)


def _rate(tx: Tx, user_id: int, code: str) -> None:
    person: int = tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)
    opinion = feedback.of_session(tx, person, tx.value("SELECT id FROM session WHERE code = ?", code))
    assert opinion is not None
    feedback.give(tx, person, opinion, Answer(4))


class Held:
    """The database of a forum of two days; `now` moves when the test says so."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.connection = configure(sqlite3.connect(":memory:", check_same_thread=False), "OFF")
        migrate(self.connection, Path("memory"))
        self.frame = Frame(CATALOGUE, frozenset(), "en", "Africa/Tripoli", Path(), Forms())
        self.woken: set[str] = set()
        self.do(event.import_event, FORUM)

    def do(self, work: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """One unit of work."""
        result, self.woken = transact(self.connection, self.now, work, *args, **kwargs)
        return result

    def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        return [dict(row) for row in self.connection.execute(sql, values)]

    def register(self, *user_ids: int) -> None:
        for user_id in user_ids:
            self.do(registration.enrol, user_id, name=f"Deputy {user_id}")

    def session(self, code: str) -> Session:
        """The released session of that code, which must be there."""
        found = self.do(programme.session, code)
        assert found is not None
        return found

    def rates(self, user_id: int, code: str) -> None:
        """The deputy rates the session of that code."""
        self.do(_rate, user_id, code)

    def release(self, *sessions: Planned) -> releases.Imported:
        """The given sessions are the whole programme, released."""
        return self.do(releases.bring_in, sessions, remove_missing=True, comment="as it is")

    def change(self, code: str, **columns: Any) -> releases.Imported:
        """One session is released with other columns."""
        row = next(row for row in self.do(releases.released) if row.code == code)
        return self.do(releases.bring_in, [replace(row, **columns)], comment="changed")

    def later(self, **length: int) -> None:
        self.now += timedelta(**length)

"""Who was there: a list for each day and each session, and the marks on them.

A person stands on a list once, whoever marks them and however often; a mark that is undone stays in the file with
the one who undid it. How full a list is stands in storage/turnout.py.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from storage import audit, programme
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.programme import Session
from storage.times import moment, stamp
from storage.watching import Cards

SUBSTITUTE_MOST = 100  # characters of the name of who came in somebody's place
CARDS: Cards[str] = Cards("attendance", "attendance_watch", lasts=timedelta(minutes=30))
"""Each shows the list of that name. A mark changes them all: who sits in a workshop is not missing beside it."""


class Way(StrEnum):
    """How somebody was marked as present."""

    NAME = "name"  # an usher typed letters of the name
    CODE = "code"  # an usher typed the invitation's code
    QR = "qr"  # an usher read the badge on the deputy's phone
    ROOM = "room"  # the deputy typed the room code, which can be forwarded
    BEHALF = "behalf"  # an usher registered somebody who has no Telegram


ATTENDING = ("invited", "registered")
"""The states of people who are expected."""


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """A local day, or a session that begins on it. `name` is what the file calls it."""

    name: str
    day: date
    session: Session | None = None

    @property
    def token(self) -> str:
        """What a button carries: a session's code may be typed in any letters, its number not."""
        return f"s{self.session.id}" if self.session else self.day.isoformat()


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One mark. `by` is the usher's user id, None for the room code; `by_name` is empty where it is not known."""

    id: int
    list: str
    person_id: int
    at: datetime
    by: int | None
    by_name: str
    way: Way
    substitute: str
    undone_at: datetime | None


class NotExpected(UserError):
    """The participant has withdrawn, was declined or waits for approval, so that no list has them."""


def of_day(day: date) -> AttendanceList:
    """The list of a day."""
    return AttendanceList(day.isoformat(), day)


def of_session(tx: Tx, session: Session) -> AttendanceList:
    """The list of a session."""
    return AttendanceList(session.code, session.day(programme.zone(tx)), session)


def today(tx: Tx, now: datetime) -> AttendanceList:
    """The list of the local day of `now`. Raises NoEvent."""
    return of_day(now.astimezone(programme.zone(tx)).date())


def lists_of(tx: Tx, day: date) -> list[AttendanceList]:
    """The day's own list, then one for each of its sessions but breaks and cancelled ones."""
    held = [one for one in programme.day_sessions(tx, day, programme.zone(tx)) if has_list(one)]
    return [of_day(day), *(AttendanceList(one.code, day, one) for one in held)]


def has_list(session: Session) -> bool:
    """Whether anybody is checked in there."""
    return not session.is_break and not session.cancelled


def by_token(tx: Tx, token: str) -> AttendanceList:
    """The list that a button names. Raises NotFound."""
    if token.startswith("s") and token[1:].isascii() and token[1:].isdigit() and len(token) < 18:
        session = programme.by_id(tx, int(token[1:]))
        if session is not None and has_list(session):
            return of_session(tx, session)
        raise NotFound
    try:
        return of_day(date.fromisoformat(token))
    except ValueError:
        raise NotFound from None


def named(tx: Tx, name: str) -> AttendanceList | None:
    """The list of that name, as long as the programme has it."""
    session = programme.session(tx, name)
    if session is not None:
        return of_session(tx, session) if has_list(session) else None
    try:
        return of_day(date.fromisoformat(name))
    except ValueError:
        return None


def check_in(
    tx: Tx, where: AttendanceList, person_id: int, *, at: datetime, by: int | None, way: Way, substitute: str = ""
) -> tuple[CheckIn, bool]:
    """Marks the person as present. Returns the mark, and False beside it when one stood there already.

    Raises: NotFound for nobody, NotExpected.
    """
    state = tx.value("SELECT state FROM person WHERE id = ?", person_id)
    if state is None:
        raise NotFound
    before = standing(tx, where, person_id)
    if before is not None:
        return before, False
    if state not in ATTENDING:
        raise NotExpected
    made = tx.add(
        "check_in",
        list=where.name,
        person_id=person_id,
        at=stamp(at),
        by=by,
        way=way.value,
        substitute=substitute,
    )
    if by is not None:
        after = {"list": where.name, "way": way.value, "substitute": bool(substitute)}
        audit.note(tx, "check_in", actor=by, subject=f"person:{person_id}", after=after)
    CARDS.changed(tx)
    return find(tx, made), True


def come_instead(tx: Tx, check_in_id: int, substitute: str, *, by: int) -> CheckIn:
    """Records that `substitute` came in the place of the person who is marked; '' means that they came themselves.

    Raises: NotFound when the mark is undone.
    """
    cursor = tx.run("UPDATE check_in SET substitute = ? WHERE id = ? AND undone_at IS NULL", substitute, check_in_id)
    if not cursor.rowcount:
        raise NotFound
    found = find(tx, check_in_id)
    audit.note(tx, "substitute", actor=by, subject=f"person:{found.person_id}", after={"list": found.list})
    CARDS.changed(tx)
    return found


def undo(tx: Tx, check_in_id: int, *, by: int) -> bool:
    """Takes a mark back. Returns False when that was done before. Raises NotFound."""
    found = find(tx, check_in_id)
    if found.undone_at is not None:
        return False
    tx.run("UPDATE check_in SET undone_at = ?, undone_by = ? WHERE id = ?", tx.stamp, by, check_in_id)
    before = {"list": found.list, "way": found.way.value}
    audit.note(tx, "check_in_undone", actor=by, subject=f"person:{found.person_id}", before=before)
    CARDS.changed(tx)
    return True


def find(tx: Tx, check_in_id: int) -> CheckIn:
    """The mark of that id, undone or not. Raises NotFound."""
    row = tx.one(f"{_SELECT} WHERE c.id = ?", check_in_id)
    if row is None:
        raise NotFound
    return _check_in(row)


def standing(tx: Tx, where: AttendanceList, person_id: int) -> CheckIn | None:
    """The person's mark on a list, unless there is none or it is undone."""
    row = tx.one(f"{_SELECT} WHERE c.list = ? AND c.person_id = ? AND c.undone_at IS NULL", where.name, person_id)
    return _check_in(row) if row else None


def present(tx: Tx, name: str) -> set[int]:
    """The ids of the people who are present on a list: of a day (YYYY-MM-DD) or of a session's code."""
    rows = tx.all("SELECT person_id FROM check_in WHERE list = ? AND undone_at IS NULL", name)
    return {row["person_id"] for row in rows}


def of_person(tx: Tx, person_id: int) -> list[str]:
    """The names of the lists that have the person as present, the earliest mark first."""
    rows = tx.all("SELECT list FROM check_in WHERE person_id = ? AND undone_at IS NULL ORDER BY at, id", person_id)
    return [row["list"] for row in rows]


_SELECT = (
    "SELECT c.id, c.list, c.person_id, c.at, c.by, coalesce(u.name, a.name, '') AS by_name, c.way, c.substitute,"
    " c.undone_at FROM check_in c LEFT JOIN account a ON a.user_id = c.by LEFT JOIN person u ON u.id = a.person_id"
)


def _check_in(row: sqlite3.Row) -> CheckIn:
    return CheckIn(
        id=row["id"],
        list=row["list"],
        person_id=row["person_id"],
        at=moment(row["at"]),
        by=row["by"],
        by_name=row["by_name"],
        way=Way(row["way"]),
        substitute=row["substitute"],
        undone_at=moment(row["undone_at"]) if row["undone_at"] else None,
    )

"""The programme that hangs in the forum's groups: when a day's is to be posted, and when what hangs is to be renewed.

What is due are rows (storage/due.py); what is posted, and where, is the business of handlers/board.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from storage import audience, due, programme, settings
from storage.database import Tx
from storage.programme import NoEvent, Session

DAY = "board-day"  # kind of the due row by which a day's programme is posted; its subject is the day
FRESH = "board"  # … by which what hangs is renewed; its subject is a group, or ALL
ALL = "all"
HELPS = timedelta(hours=12)


def plan(tx: Tx) -> None:
    """Brings the days' rows in line with the programme and the hour of the morning; done ones stay done."""
    try:
        zone = programme.zone(tx)
    except NoEvent:
        return
    if not _groups(tx):
        return
    wanted = dict[str, tuple[datetime, datetime]]()
    hour = time(settings.number(tx, "morning_hour"))
    shown = audience.public(programme.sessions(tx))
    for day in programme.days_of(shown, zone):
        last = max(session.ends_at for session in shown if session.day(zone) == day)
        if last > tx.now:
            wanted[day.isoformat()] = (datetime.combine(day, hour, zone), last)
    known = due.states(tx, DAY)
    for subject, state in known.items():
        if state == "waiting" and subject not in wanted:
            due.cancel(tx, DAY, subject)
    for subject, (at, until) in wanted.items():
        late = subject not in known and at <= tx.now  # renewing hangs today's up already
        if known.get(subject, "waiting") == "waiting" and not late:
            due.put(tx, DAY, subject, at=at, helps_until=max(until, at))


def renew(tx: Tx, where: int | str = ALL) -> None:
    """What hangs in the group `where` (in all of them) is out of date."""
    if not _groups(tx):
        return
    plan(tx)
    due.put_again(tx, FRESH, str(where), at=tx.now, helps_until=tx.now + HELPS)


def day_of(sessions: Sequence[Session], now: datetime, zone: tzinfo) -> date | None:
    """The day whose programme hangs: today's, else that of the next day with sessions; None when all is over."""
    today = now.astimezone(zone).date()
    return next((day for day in programme.days_of(sessions, zone) if day >= today), None)


def _groups(tx: Tx) -> bool:
    """Whether there is any group of the forum."""
    return tx.one("SELECT 1 FROM group_chat WHERE purpose = 'forum' AND left_at IS NULL") is not None

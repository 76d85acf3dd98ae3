"""The workbook that the secretariat gets every evening of the event, unless somebody of it has switched that off."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from storage import due, event, settings
from storage.database import Tx

KIND = "evening-files"  # of the due rows; the subject is a day
SETTING = "evening_files"
HELPS_FOR = timedelta(hours=12)  # until the next morning


def plan(tx: Tx) -> None:
    """One due row for each day of the event; those of days that are no more are taken back."""
    forum = event.find(tx)
    if forum is None:
        return
    zone = ZoneInfo(forum.timezone)
    days = {
        (forum.starts_on + timedelta(number)).isoformat()
        for number in range((forum.ends_on - forum.starts_on).days + 1)
    }
    known = due.states(tx, KIND)
    for day, state in known.items():
        if state == "waiting" and day not in days:
            due.cancel(tx, KIND, day)
    for day in sorted(days):
        if known.get(day, "waiting") == "waiting":
            at = datetime.combine(datetime.fromisoformat(day), time(settings.number(tx, "evening_hour")), zone)
            due.put(tx, KIND, day, at=at, helps_until=at + HELPS_FOR)


def is_on(tx: Tx) -> bool:
    """Whether it is sent."""
    return settings.choice(tx, SETTING) == "on"


def switch(tx: Tx, *, on: bool) -> bool:
    """Switches it; returns False when it was so before."""
    if is_on(tx) == on:
        return False
    settings.choose(tx, SETTING, "on" if on else "off")
    return True

"""Calendar files: the sessions as iCalendar (RFC 5545), for Google's, Apple's and Outlook's calendars.

An entry keeps its UID for good and its SEQUENCE rises with each change, so that taking in a newer file moves what is
there already. Hours are those of the event's zone, which the file describes itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from icalendar import Calendar, Event

from bot.texts import Texts
from storage import calendar, event
from storage.database import Tx
from storage.programme import Session

YEAR = timedelta(days=366)
PRODUCT = "-//Forum bot//Programme//AR"


def write(tx: Tx, t: Texts, sessions: Sequence[Session]) -> bytes:
    """The file with the given sessions, in the words of `t`; cancelled ones are in it as cancelled."""
    forum = event.find(tx)
    file = Calendar()
    file.add("PRODID", PRODUCT)
    file.add("VERSION", "2.0")
    file.add("CALSCALE", "GREGORIAN")
    file.add("METHOD", "PUBLISH")
    if forum is not None:
        file.add("X-WR-CALNAME", t.pick(forum.name_ar, forum.name_en))
    file.add("X-WR-TIMEZONE", str(t.zone))
    domain, sequences = calendar.domain(tx), calendar.sequences(tx)
    place = t.pick(forum.place_ar, forum.place_en) if forum is not None else ""
    for session in sessions:
        entry = _entry(tx, t, session, place)
        entry.add("UID", f"{session.code.lower()}@{domain}")
        entry.add("SEQUENCE", sequences.get(session.code.lower(), 0))
        file.add_component(entry)
    if sessions:  # a year around them, lest the file tell half a century of clocks
        first, last = (find(session.starts_at for session in sessions).date() for find in (min, max))
        file.add_missing_timezones(first - YEAR, last + YEAR)
    written: bytes = file.to_ical()
    return written


def _entry(tx: Tx, t: Texts, session: Session, place: str) -> Event:
    entry = Event()
    entry.add("DTSTAMP", tx.now)
    entry.add("DTSTART", session.starts_at.astimezone(t.zone))
    entry.add("DTEND", session.ends_at.astimezone(t.zone))
    entry.add("SUMMARY", t.pick(session.title_ar, session.title_en))
    entry.add("STATUS", "CANCELLED" if session.cancelled else "CONFIRMED")
    where = t.plain("calendar-between").join(part for part in (session.room, place) if part)
    if where:
        entry.add("LOCATION", where)
    about = [t.plain("calendar-code", code=session.code)]
    if session.facilitator:
        about.append(t.plain("calendar-facilitator", facilitator=session.facilitator))
    described = t.pick(session.description_ar, session.description_en)
    entry.add("DESCRIPTION", "\n".join([*about, *([described] if described else [])]))
    area = t.pick(session.focus_area_ar, session.focus_area_en)
    if area:
        entry.add("CATEGORIES", [area])
    return entry

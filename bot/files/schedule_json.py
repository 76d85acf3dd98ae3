"""Writes the programme as the schedule JSON of conference tools: c3voc's and frab's format, as pretalx writes it.

What that format has no place for (the other language, seats, audience) stands in a session's `answers` under names that
begin with OURS, where other tools look past it and bot/imports_schedule.py finds it. Cancelled sessions are left out:
the format cannot say it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO
from uuid import NAMESPACE_URL, UUID, uuid5

from bot.files.source import Source
from storage import calendar, programme
from storage.programme import Session

FORMAT = "https://c3voc.de/schedule/schema.json"
OURS = "forum:"
SLOT = "00:05"  # what times are rounded to, which the format asks for
EXTRAS = ("title_ar", "title_en", "description_ar", "description_en", "facilitator", "audience")
BETWEEN_PEOPLE = re.compile(r"\s*[\u060c,;\u061b/]\s*")  # commas and semicolons, Arabic ones too


def write_schedule(out: BinaryIO, source: Source) -> int:
    """Writes the file and returns the number of its sessions."""
    sessions = [one for one in programme.sessions(source.tx) if not one.cancelled]
    written = json.dumps(_schedule(source, sessions), ensure_ascii=False, indent=1)
    out.write(written.encode() + b"\n")
    return len(sessions)


def _schedule(source: Source, sessions: Sequence[Session]) -> dict[str, Any]:
    domain = calendar.domain(source.tx)
    days = _days(source, sessions)
    rooms = dict.fromkeys(_room(source, session) for session in sessions)
    tracks = dict.fromkeys(area for one in sessions if (area := _area(source, one)))
    conference = {
        "acronym": f"forum_{days[0].year}" if days else "forum",
        "title": source.title,
        "start": days[0].isoformat() if days else "",
        "end": days[-1].isoformat() if days else "",
        "daysCount": len(days),
        "timeslot_duration": SLOT,
        "time_zone_name": source.zone.key,
        "rooms": [
            {"name": room, "guid": str(_guid(domain, f"room:{room}")), "description": None, "capacity": None}
            for room in rooms
        ],
        "tracks": [{"name": track} for track in tracks],
        "days": [_day(source, day, number, sessions) for number, day in enumerate(days, start=1)],
    }
    return {
        "$schema": FORMAT,
        "generator": {"name": "forum-bot"},
        "schedule": {"version": str(source.version), "conference": conference},
    }


def _days(source: Source, sessions: Sequence[Session]) -> list[date]:
    """Every day from the event's first to its last, those of sessions outside it included."""
    found = {session.day(source.zone) for session in sessions}
    if source.event is not None:
        found |= {source.event.starts_on, source.event.ends_on}
    if not found:
        return []
    first = min(found)
    return [first + timedelta(days=number) for number in range((max(found) - first).days + 1)]


def _day(source: Source, day: date, number: int, sessions: Sequence[Session]) -> dict[str, Any]:
    rooms: dict[str, list[dict[str, Any]]] = {}
    for session in sessions:
        if session.day(source.zone) == day:
            rooms.setdefault(_room(source, session), []).append(_event(source, session))
    return {
        "index": number,
        "date": day.isoformat(),
        "day_start": datetime.combine(day, time(0, 0), source.zone).isoformat(),
        "day_end": datetime.combine(day, time(23, 59), source.zone).isoformat(),
        "rooms": rooms,
    }


def _event(source: Source, session: Session) -> dict[str, Any]:
    start, end = session.starts_at.astimezone(source.zone), session.ends_at.astimezone(source.zone)
    guid = _guid(calendar.domain(source.tx), session.code.lower())
    pick = source.t.pick
    return {
        "id": session.id,
        "guid": str(guid),
        "code": session.code,
        "logo": None,
        "date": start.isoformat(),
        "start": start.strftime("%H:%M"),
        "end": end.isoformat(),
        "duration": _duration(session.ends_at - session.starts_at),
        "room": _room(source, session),
        "slug": _slug(session),
        "url": f"urn:uuid:{guid}",
        "title": pick(session.title_ar, session.title_en),
        "subtitle": "",
        "track": _area(source, session) or None,
        "type": session.kind.value,
        "language": source.language,
        "abstract": "",
        "description": pick(session.description_ar, session.description_en),
        "recording_license": "",
        "do_not_record": False,
        "persons": [_person(name) for name in BETWEEN_PEOPLE.split(session.facilitator) if name],
        "links": [],
        "attachments": [],
        "answers": _extras(session),
    }


def _extras(session: Session) -> list[dict[str, str]]:
    values = {name: str(getattr(session, name)) for name in EXTRAS}
    values |= {"focus_area": session.focus_area_code, "capacity": str(session.capacity or "")}
    values["room"] = session.room
    return [{"question": f"{OURS}{name}", "answer": value} for name, value in values.items()]


def _person(name: str) -> dict[str, Any]:
    return {"name": name, "public_name": name, "biography": "", "answers": []}


def _area(source: Source, session: Session) -> str:
    return source.t.pick(session.focus_area_ar, session.focus_area_en)


def _room(source: Source, session: Session) -> str:
    return session.room or source.t.plain("column-schedule-no-room")


def _duration(length: timedelta) -> str:
    """`01:30`; hours go on past 23."""
    minutes = int(length.total_seconds()) // 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _slug(session: Session) -> str:
    """Small letters and digits that end in one, as addresses have them."""
    plain = re.sub(r"[^a-z0-9]+", "-", session.code.lower()).strip("-")
    return f"{session.id}-{plain}" if plain else f"session-{session.id}"


def _guid(domain: str, name: str) -> UUID:
    """The same for the same thing of the same forum, in every file."""
    return uuid5(NAMESPACE_URL, f"{domain}/{name}")

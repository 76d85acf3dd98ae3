"""What a session of a schedule JSON says, value by value: when, where, who, of which kind, about what.

bot/imports_schedule.py reads the file with it. What cannot be understood is a fault, what is made the best of is a
warning, each with its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.files.schedule_json import OURS
from bot.tables.columns import Fault
from storage.arabic import normalise
from storage.event import Event
from storage.focus_areas import FocusArea
from storage.programme import Kind
from storage.releases import Planned

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,15}")
DURATION = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)")  # hours and minutes, or days before them
ARABIC = re.compile(r"[\u0600-\u06ff]")
LONGEST = {"title": 200, "room": 100, "facilitator": 200, "description": 1500}  # characters, as in the programme's file
KINDS: Mapping[str, Kind] = {
    "workshop": Kind.WORKSHOP,
    "hands-on": Kind.WORKSHOP,
    "training": Kind.TRAINING,
    "tutorial": Kind.TRAINING,
    "meeting": Kind.MEETING,
    "break": Kind.BREAK,
    "lunch": Kind.BREAK,
    "plenary": Kind.PLENARY,
    "keynote": Kind.PLENARY,
    "talk": Kind.PLENARY,
    "lecture": Kind.PLENARY,
    "panel": Kind.PLENARY,
    "opening": Kind.PLENARY,
    "closing": Kind.PLENARY,
}
"""What a type means in which one of these words stands; the first that does."""


@dataclass(slots=True)
class Reader:
    """One file under way: what is known beforehand, and what has been found."""

    event: Event
    areas: Mapping[str, FocusArea]
    kinds: Mapping[str, Kind]
    no_room: frozenset[str]
    between: str  # names of people
    rows: list[Planned] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    said: set[tuple[str, str]] = field(default_factory=set)  # warnings that are said once

    def fault(self, place: str, reason: str, **arguments: str | int) -> None:
        """Something that keeps the file from being taken."""
        self.faults.append(Fault(0, place, reason, arguments))

    def warn(self, place: str, reason: str, *, once: str = "", **arguments: str | int) -> None:
        """Something that was made the best of; `once` for each such value."""
        if once and (reason, once) in self.said:
            return
        self.said.add((reason, once))
        self.warnings.append(Fault(0, place, reason, arguments))


def ours_of(value: Mapping[str, Any]) -> dict[str, str]:
    """What bot/files/schedule_json.py has written beside the format."""
    answers = value.get("answers")
    pairs = [one for one in answers if isinstance(one, dict)] if isinstance(answers, list) else []
    return {
        one["question"].removeprefix(OURS): str(one.get("answer") or "")
        for one in pairs
        if isinstance(one.get("question"), str) and one["question"].startswith(OURS)
    }


def text_of(reader: Reader, place: str, value: Mapping[str, Any], name: str, *, required: bool = False) -> str:
    """A text of the session, in Arabic where there are several; '' where there is none."""
    text = value.get(name)
    if isinstance(text, dict):  # some tools write one text a language
        text = next((text[one] for one in ("ar", "en", *text) if isinstance(text.get(one), str)), None)
    if text is None or text == "":
        if required:
            reader.fault(f"{place}.{name}", "fault-value-missing")
        return ""
    if not isinstance(text, str):
        reader.fault(f"{place}.{name}", "fault-schedule-text")
        return ""
    return " ".join(text.split()) if name in ("title", "room") else text.strip()


def start_of(
    reader: Reader, place: str, value: Mapping[str, Any], *, day: date | None, zone: ZoneInfo
) -> datetime | None:
    """When it begins: its `date`, else its day's with its `start`."""
    found = _moment(value.get("date"), zone) or _moment(value.get("start"), zone)
    if found is not None:
        return found
    clock = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?", str(value.get("start") or ""))
    if clock and day is not None:
        at = time(int(clock[1]), int(clock[2]))
        return datetime.combine(day_of(value.get("date")) or day, at, zone).astimezone(UTC)
    reader.fault(f"{place}.date", "fault-schedule-moment", value=str(value.get("date") or value.get("start") or ""))
    return None


def end_of(
    reader: Reader, place: str, value: Mapping[str, Any], starts: datetime | None, *, zone: ZoneInfo
) -> datetime | None:
    """When it ends: after its `duration`, else at its `end`."""
    if starts is None:
        return None
    written = value.get("duration")
    length = DURATION.fullmatch(written) if isinstance(written, str) else None
    if length:
        days, hours, minutes = (int(part or 0) for part in length.groups())
        ends: datetime | None = starts + timedelta(days=days, hours=hours, minutes=minutes)
    else:
        ends = _moment(value.get("end"), zone)
    if ends is None:
        reader.fault(f"{place}.duration", "fault-schedule-duration", value=str(written or ""))
    elif ends <= starts:
        reader.fault(f"{place}.duration", "fault-session-ends", starts=f"{starts.astimezone(zone):%Y-%m-%d %H:%M}")
        return None
    return ends


def _moment(written: Any, zone: ZoneInfo) -> datetime | None:
    if not isinstance(written, str) or len(written) < len("2025-12-16T09:00"):
        return None
    try:
        found = datetime.fromisoformat(written)
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def day_of(written: Any) -> date | None:
    """The day that is written, if it is one."""
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError:
        return None


def people_of(reader: Reader, value: Mapping[str, Any]) -> str:
    """The names of those who speak."""
    persons = value.get("persons")
    found = [one for one in persons if isinstance(one, dict)] if isinstance(persons, list) else []
    names = (one.get("name") or one.get("public_name") for one in found)
    return reader.between.join(" ".join(name.split()) for name in names if isinstance(name, str))


def code_of(value: Mapping[str, Any]) -> str:
    """The session's code, or the best that can be made one; '' where there is nothing."""
    for name in ("code", "id", "guid"):
        written = str(value.get(name) or "")[: 8 if name == "guid" else None]
        if CODE.fullmatch(written):
            return f"S{written}" if name == "id" else written
    return ""


def kind_of(reader: Reader, place: str, value: Mapping[str, Any]) -> Kind:
    """Which of our kinds the session's type is; a workshop where none is."""
    written = str(value.get("type") or "")
    plain = normalise(written)
    if plain in reader.kinds:
        return reader.kinds[plain]
    low = written.lower()
    found = next((kind for word, kind in KINDS.items() if word in low), None)
    if found is None:
        reader.warn(f"{place}.type", "warning-schedule-type", once=plain, value=written)
    return found or Kind.WORKSHOP


def area_of(reader: Reader, place: str, value: Mapping[str, Any], ours: Mapping[str, str]) -> str:
    """The code of the focus area that its track names; '' where it names none."""
    track = value.get("track")
    if isinstance(track, dict):
        track = next((text for text in track.values() if isinstance(text, str)), "")
    for written in (ours.get("focus_area", ""), str(track or "")):
        area = reader.areas.get(normalise(written)) if written else None
        if area is not None:
            return area.code
    if track:
        reader.warn(f"{place}.track", "warning-schedule-track", once=str(track), value=str(track))
    return ""


def capacity_of(ours: Mapping[str, str]) -> int | None:
    """How many seats it has, where that is written."""
    written = ours.get("capacity", "")
    return int(written) if written.isascii() and written.isdigit() and int(written[:9]) > 0 else None


def cut(reader: Reader, place: str, name: str, text: str) -> str:
    """The text as the programme can hold it."""
    most = LONGEST.get(name.partition("_")[0], LONGEST["facilitator"])
    if len(text) <= most:
        return text
    reader.warn(f"{place}.{name}", "warning-schedule-cut", limit=most, length=len(text))
    return text[: most - 1].rstrip() + "…"

"""Reads the schedule JSON of conference tools (c3voc, frab, pretalx) as a programme, so that an event planned elsewhere
comes over. The form is checked first, and each fault says where it is: `days[0].rooms[Hall][2].date`.

What our programme does not know is a warning: a type of session, a track that is no focus area, a text that is cut.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.files.schedule_json import OURS
from bot.tables.columns import Fault, Limits
from bot.texts import SOURCE, Catalogue
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


def is_schedule(name: str) -> bool:
    """Whether a file of that name is one."""
    return name.lower().endswith(".json")


def read_schedule(catalogue: Catalogue, content: bytes, *, event: Event, areas: Iterable[FocusArea]) -> Reader:
    """The sessions of the file, or its faults; `areas` are the focus areas that a track may name."""
    names = {language: catalogue.format(language, "column-schedule-no-room", {}) for language in catalogue.languages}
    reader = Reader(
        event,
        {normalise(word): area for area in areas for word in (area.code, area.name_ar, area.name_en) if word},
        {word: kind for kind in Kind for word in _words(catalogue, kind)},
        frozenset(names.values()),
        catalogue.format(SOURCE, "calendar-between", {}),
    )
    conference = _conference(reader, content)
    if conference is not None:
        zone = _zone(reader, conference)
        for place, day, value in _events(reader, conference):
            _take(reader, place, value, day=day, zone=zone)
    _codes(reader)
    if not reader.rows and not reader.faults:
        reader.fault("days", "fault-schedule-empty")
    return reader


def _conference(reader: Reader, content: bytes) -> dict[str, Any] | None:
    limit = Limits().bytes
    if len(content) > limit:
        reader.faults.append(Fault(0, None, "fault-file-large", {"limit": limit}))
        return None
    try:
        written = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        line = getattr(error, "lineno", 0)
        reader.faults.append(Fault(line, None, "fault-schedule-json"))
        return None
    for name in ("schedule", "conference"):
        if isinstance(written, dict) and name in written:
            written = written[name]
    if not isinstance(written, dict) or not isinstance(written.get("days"), list):
        reader.faults.append(Fault(0, None, "fault-schedule-shape"))
        return None
    return written


def _zone(reader: Reader, conference: Mapping[str, Any]) -> ZoneInfo:
    """The zone of moments that name none: the file's, else the event's."""
    name = conference.get("time_zone_name")
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else ZoneInfo(reader.event.timezone)
    except (KeyError, ValueError):
        reader.warn("time_zone_name", "warning-schedule-zone", value=str(name))
        return ZoneInfo(reader.event.timezone)


def _events(reader: Reader, conference: Mapping[str, Any]) -> Iterator[tuple[str, date | None, dict[str, Any]]]:
    """Every session with its place in the file and its day."""
    count = 0
    for number, day in enumerate(conference["days"]):
        place = f"days[{number}]"
        rooms = day.get("rooms") if isinstance(day, dict) else None
        if not isinstance(rooms, dict):
            reader.fault(place, "fault-schedule-rooms")
            continue
        for room, events in rooms.items():
            within = f"{place}.rooms[{room}]"
            if not isinstance(events, list):
                reader.fault(within, "fault-schedule-list")
                continue
            for at, value in enumerate(events):
                count += 1
                if count > Limits().rows:
                    reader.faults.append(Fault(0, None, "fault-file-rows", {"limit": Limits().rows}))
                    return
                if isinstance(value, dict):
                    yield f"{within}[{at}]", _day(day.get("date")), {"room": room, **value}
                else:
                    reader.fault(f"{within}[{at}]", "fault-schedule-session")


def _take(reader: Reader, place: str, value: dict[str, Any], *, day: date | None, zone: ZoneInfo) -> None:
    """One session; a fault keeps it out, and with it the file."""
    before = len(reader.faults)
    ours = _ours(value)
    title = _text(reader, place, value, "title", required=True)
    starts = _start(reader, place, value, day=day, zone=zone)
    ends = _end(reader, place, value, starts, zone=zone)
    described = [_text(reader, place, value, name) for name in ("abstract", "description")]
    if len(reader.faults) > before or starts is None or ends is None:
        return
    arabic = bool(ARABIC.search(title)) or str(value.get("language") or "").lower().startswith("ar")
    words = {"title_ar": title, "title_en": "" if arabic else title}
    about = "\n\n".join(dict.fromkeys(text for text in described if text))
    words |= {"description_ar": about if arabic else "", "description_en": "" if arabic else about}
    words |= {"facilitator": _people(reader, value), "audience": ""}
    words |= {name: ours[name] for name in words if name in ours and (ours[name] or name != "title_ar")}
    room = ours.get("room", _text(reader, place, value, "room"))
    words["room"] = "" if room in reader.no_room else room
    cut = {name: _cut(reader, place, name, text) for name, text in words.items()}
    kind, area = _kind(reader, place, value), _area(reader, place, value, ours)
    reader.rows.append(
        Planned(
            _code(value),
            kind,
            cut["title_ar"],
            cut["title_en"],
            starts,
            ends,
            room=cut["room"],
            facilitator=cut["facilitator"],
            focus_area=area,
            capacity=_capacity(ours),
            description_ar=cut["description_ar"],
            description_en=cut["description_en"],
            audience=cut["audience"],
        )
    )
    _check_day(reader, place, starts)


def _ours(value: Mapping[str, Any]) -> dict[str, str]:
    """What bot/files/schedule_json.py has written beside the format."""
    answers = value.get("answers")
    pairs = [one for one in answers if isinstance(one, dict)] if isinstance(answers, list) else []
    return {
        one["question"].removeprefix(OURS): str(one.get("answer") or "")
        for one in pairs
        if isinstance(one.get("question"), str) and one["question"].startswith(OURS)
    }


def _text(reader: Reader, place: str, value: Mapping[str, Any], name: str, *, required: bool = False) -> str:
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


def _start(
    reader: Reader, place: str, value: Mapping[str, Any], *, day: date | None, zone: ZoneInfo
) -> datetime | None:
    """When it begins: its `date`, else its day's with its `start`."""
    found = _moment(value.get("date"), zone) or _moment(value.get("start"), zone)
    if found is not None:
        return found
    clock = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?", str(value.get("start") or ""))
    if clock and day is not None:
        at = time(int(clock[1]), int(clock[2]))
        return datetime.combine(_day(value.get("date")) or day, at, zone).astimezone(UTC)
    reader.fault(f"{place}.date", "fault-schedule-moment", value=str(value.get("date") or value.get("start") or ""))
    return None


def _end(
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


def _day(written: Any) -> date | None:
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError:
        return None


def _people(reader: Reader, value: Mapping[str, Any]) -> str:
    persons = value.get("persons")
    found = [one for one in persons if isinstance(one, dict)] if isinstance(persons, list) else []
    names = (one.get("name") or one.get("public_name") for one in found)
    return reader.between.join(" ".join(name.split()) for name in names if isinstance(name, str))


def _code(value: Mapping[str, Any]) -> str:
    """The session's code, or the best that can be made one; '' where there is nothing."""
    for name in ("code", "id", "guid"):
        written = str(value.get(name) or "")[: 8 if name == "guid" else None]
        if CODE.fullmatch(written):
            return f"S{written}" if name == "id" else written
    return ""


def _codes(reader: Reader) -> None:
    """Sessions without a code get a number; the same code twice is a fault."""
    taken: set[str] = set()
    for number, row in enumerate(reader.rows, start=1):
        code = row.code or f"S{number}"
        if code.casefold() in taken:
            reader.fault(f"code {code}", "fault-schedule-code", value=code)
        taken.add(code.casefold())
        if code != row.code:
            reader.rows[number - 1] = replace(row, code=code)


def _kind(reader: Reader, place: str, value: Mapping[str, Any]) -> Kind:
    written = str(value.get("type") or "")
    plain = normalise(written)
    if plain in reader.kinds:
        return reader.kinds[plain]
    low = written.lower()
    found = next((kind for word, kind in KINDS.items() if word in low), None)
    if found is None:
        reader.warn(f"{place}.type", "warning-schedule-type", once=plain, value=written)
    return found or Kind.WORKSHOP


def _area(reader: Reader, place: str, value: Mapping[str, Any], ours: Mapping[str, str]) -> str:
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


def _capacity(ours: Mapping[str, str]) -> int | None:
    written = ours.get("capacity", "")
    return int(written) if written.isascii() and written.isdigit() and int(written[:9]) > 0 else None


def _cut(reader: Reader, place: str, name: str, text: str) -> str:
    most = LONGEST.get(name.partition("_")[0], LONGEST["facilitator"])
    if len(text) <= most:
        return text
    reader.warn(f"{place}.{name}", "warning-schedule-cut", limit=most, length=len(text))
    return text[: most - 1].rstrip() + "…"


def _check_day(reader: Reader, place: str, starts: datetime) -> None:
    day = starts.astimezone(ZoneInfo(reader.event.timezone)).date()
    if not reader.event.starts_on <= day <= reader.event.ends_on:
        reader.warn(f"{place}.date", "warning-session-outside", day=day.isoformat())


def _words(catalogue: Catalogue, kind: Kind) -> Iterator[str]:
    yield kind.value
    for language in catalogue.languages:
        written = catalogue.format(language, f"column-programme-kind-{kind.value}", {})
        yield from (normalise(word) for word in written.split("|"))

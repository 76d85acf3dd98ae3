"""Reads the schedule JSON of conference tools (c3voc, frab, pretalx) as a programme, so that an event planned elsewhere
comes over. The form is checked first, and each fault says where it is: `days[0].rooms[Hall][2].date`.

What our programme does not know is a warning: a type of session, a track that is no focus area, a text that is cut.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.schedule_values import (
    ARABIC,
    Reader,
    area_of,
    capacity_of,
    code_of,
    cut,
    day_of,
    end_of,
    kind_of,
    ours_of,
    people_of,
    start_of,
    text_of,
)
from bot.tables.columns import Fault, Limits
from bot.texts import SOURCE, Catalogue
from storage.arabic import normalise
from storage.event import Event
from storage.focus_areas import FocusArea
from storage.programme import Kind
from storage.releases import Planned


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
                    yield f"{within}[{at}]", day_of(day.get("date")), {"room": room, **value}
                else:
                    reader.fault(f"{within}[{at}]", "fault-schedule-session")


def _take(reader: Reader, place: str, value: dict[str, Any], *, day: date | None, zone: ZoneInfo) -> None:
    """One session; a fault keeps it out, and with it the file."""
    before = len(reader.faults)
    ours = ours_of(value)
    title = text_of(reader, place, value, "title", required=True)
    starts = start_of(reader, place, value, day=day, zone=zone)
    ends = end_of(reader, place, value, starts, zone=zone)
    described = [text_of(reader, place, value, name) for name in ("abstract", "description")]
    if len(reader.faults) > before or starts is None or ends is None:
        return
    arabic = bool(ARABIC.search(title)) or str(value.get("language") or "").lower().startswith("ar")
    words = {"title_ar": title, "title_en": "" if arabic else title}
    about = "\n\n".join(dict.fromkeys(text for text in described if text))
    words |= {"description_ar": about if arabic else "", "description_en": "" if arabic else about}
    words |= {"facilitator": people_of(reader, value), "audience": ""}
    words |= {name: ours[name] for name in words if name in ours and (ours[name] or name != "title_ar")}
    room = ours.get("room", text_of(reader, place, value, "room"))
    words["room"] = "" if room in reader.no_room else room
    kept = {name: cut(reader, place, name, text) for name, text in words.items()}
    kind, area = kind_of(reader, place, value), area_of(reader, place, value, ours)
    reader.rows.append(
        Planned(
            code_of(value),
            kind,
            kept["title_ar"],
            kept["title_en"],
            starts,
            ends,
            room=kept["room"],
            facilitator=kept["facilitator"],
            focus_area=area,
            capacity=capacity_of(ours),
            description_ar=kept["description_ar"],
            description_en=kept["description_en"],
            audience=kept["audience"],
        )
    )
    _check_day(reader, place, starts)


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


def _check_day(reader: Reader, place: str, starts: datetime) -> None:
    day = starts.astimezone(ZoneInfo(reader.event.timezone)).date()
    if not reader.event.starts_on <= day <= reader.event.ends_on:
        reader.warn(f"{place}.date", "warning-session-outside", day=day.isoformat())


def _words(catalogue: Catalogue, kind: Kind) -> Iterator[str]:
    yield kind.value
    for language in catalogue.languages:
        written = catalogue.format(language, f"column-programme-kind-{kind.value}", {})
        yield from (normalise(word) for word in written.split("|"))

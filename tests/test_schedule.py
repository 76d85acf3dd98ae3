"""The schedule JSON of conference tools: out, in, there and back, and whatever else calls itself one."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot import exports
from bot.bring_in import Source as Brought
from bot.bring_in import bring_in
from bot.exports import File, NoSuchExport
from bot.files.source import Options, Source
from bot.imports_programme import ProgrammeReading, read_programme
from bot.sample import fill
from storage import event, focus_areas, programme, releases
from storage.database import Tx
from storage.focus_areas import FocusArea
from storage.programme import Kind
from tests.held import CATALOGUE, FORUM, Held, local

AREAS = [FocusArea(1, "local-revenue", "الإيرادات المحلية", "Local revenue")]
TEXT, NUMBER, MOMENT = {"type": "string"}, {"type": "integer"}, {"type": "string", "format": "date-time"}
GUID = {"type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"}
MAYBE = {"type": ["string", "null"]}
EVENT = {
    "type": "object",
    "required": [
        *("abstract", "date", "duration", "guid", "id", "language", "links", "persons", "room", "slug", "start"),
        *("subtitle", "title", "track", "type", "url"),
    ],
    "properties": {
        "id": {"type": "integer", "minimum": 1},
        "guid": GUID,
        "date": MOMENT,
        "start": {"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"},
        "duration": {"type": "string", "pattern": "^[0-9]+:[0-9]{2}$"},
        "slug": {"type": "string", "pattern": "^[a-z0-9_-]+[a-z0-9]$"},
        "url": {"type": "string", "format": "uri", "pattern": "^[a-z]+:"},
        "title": TEXT,
        "track": MAYBE,
        "subtitle": MAYBE,
        "abstract": MAYBE,
        "description": MAYBE,
        "type": TEXT,
        "language": {"enum": ["ar", "en"]},
        "persons": {"type": "array", "items": {"required": ["name"], "not": {"required": ["id", "public_name"]}}},
        "links": {"type": "array"},
        "attachments": {"type": "array"},
        "answers": {"type": "array"},
    },
}
DAY = {
    "required": ["date", "day_end", "day_start", "index", "rooms"],
    "properties": {
        "date": {"type": "string", "format": "date"},
        "day_start": MOMENT,
        "day_end": MOMENT,
        "index": NUMBER,
        "rooms": {"type": "object", "additionalProperties": {"type": "array", "items": EVENT}},
    },
    "additionalProperties": False,
}
SCHEMA = {
    "required": ["schedule"],
    "properties": {
        "schedule": {
            "required": ["conference", "version"],
            "properties": {
                "version": TEXT,
                "rooms": False,
                "conference": {
                    "required": ["title", "acronym", "days", "daysCount", "start", "end", "timeslot_duration"],
                    "properties": {
                        "acronym": {"type": "string", "pattern": "^[a-z0-9_-][a-z0-9_]{3,}$"},
                        "daysCount": NUMBER,
                        "time_zone_name": {"type": "string", "pattern": "^[A-Z][a-z]+/[A-Z][a-z]+$"},
                        "rooms": {"type": "array", "items": {"required": ["guid", "name"]}},
                        "days": {"type": "array", "items": DAY},
                    },
                },
            },
        }
    },
}
"""What c3voc's validator asks of a schedule, in our words."""


def export(tx: Tx, file_format: str, *, language: str = "ar") -> bytes:
    out = BytesIO()
    from bot.files.source import Header  # noqa: PLC0415  # beside its only use

    exports.FORMATS["programme"][file_format](out, Source(tx, Options(Header(language)), CATALOGUE))
    return out.getvalue()


@pytest.fixture
def held() -> Held:
    held = Held(local("08:00"))
    held.do(lambda tx: tx.run("DELETE FROM event"))
    held.do(fill, with_roster=False)
    return held


def take(tx: Tx, content: bytes) -> ProgrammeReading:
    forum = event.find(tx)
    assert forum is not None
    return read_programme(CATALOGUE, "schedule.json", content, event=forum, areas=focus_areas.everything(tx))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_there_and_back_nothing_is_lost(held: Held, language: str) -> None:
    held.change("W2", room="", audience="مصراتة، زليتن", facilitator="سالم، هدى", description_ar="سطر\nوآخر")
    held.change("W3", cancelled=True)
    content = held.do(export, "schedule-json", language=language)
    reading = held.do(take, content)
    assert reading.faults == ()
    assert reading.warnings == ()
    kept = [row for row in held.do(releases.released) if not row.cancelled]
    assert {row.code: row for row in reading.rows} == {row.code: row for row in kept}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_written_is_what_the_format_asks_for(held: Held, language: str) -> None:
    held.change("W1", room="", facilitator="سالم")
    written = json.loads(held.do(export, "schedule-json", language=language))
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(written)
    conference = written["schedule"]["conference"]
    assert [day["date"] for day in conference["days"]] == ["2025-12-16", "2025-12-17"]
    first = next(one for one in conference["days"][0]["rooms"]["القاعة 2"] if one["code"] == "W2")
    assert (first["date"], first["start"], first["duration"]) == ("2025-12-16T11:15:00+02:00", "11:15", "01:30")
    again = json.loads(held.do(export, "schedule-json", language=language))
    assert again == written, "ids stay"


PRETALX: dict[str, Any] = {
    "$schema": "https://c3voc.de/schedule/schema.json",
    "generator": {"name": "pretalx", "version": "2025.1.0"},
    "schedule": {
        "url": "https://talks.example.org/demo/schedule/",
        "version": "0.3",
        "base_url": "https://talks.example.org",
        "conference": {
            "acronym": "demo",
            "title": "Demo",
            "start": "2025-12-16",
            "end": "2025-12-17",
            "daysCount": 2,
            "timeslot_duration": "00:05",
            "time_zone_name": "Europe/Berlin",
            "tracks": [{"name": "Security", "slug": "1-security", "color": "#00ff00"}],
            "days": [
                {
                    "index": 1,
                    "date": "2025-12-16",
                    "day_start": "2025-12-16T04:00:00+01:00",
                    "day_end": "2025-12-17T03:59:00+01:00",
                    "rooms": {
                        "Main Hall": [
                            {
                                "guid": "8079583e-8321-506c-95af-fd2903a5f075",
                                "code": "G9JGWY",
                                "id": 25,
                                "logo": None,
                                "date": "2025-12-16T09:00:00+01:00",
                                "start": "09:00",
                                "end": "2025-12-16T09:30:00+01:00",
                                "duration": "00:30",
                                "room": "Main Hall",
                                "slug": "demo-25-opening",
                                "url": "https://talks.example.org/demo/talk/G9JGWY/",
                                "title": "Opening",
                                "subtitle": "",
                                "track": "Security",
                                "type": "Talk",
                                "language": "en",
                                "abstract": "Welcome.",
                                "description": "Welcome.",
                                "recording_license": "",
                                "do_not_record": False,
                                "persons": [
                                    {"code": "NQTF8Y", "name": "Brian Robinson", "biography": None, "answers": []},
                                    {"id": 26, "public_name": "Jordan Parks"},
                                ],
                                "links": [],
                                "attachments": [],
                                "answers": [{"question": 4, "answer": "yes", "options": []}],
                            }
                        ],
                        "Lab": [
                            {
                                "id": 26,
                                "guid": "2d64f8e2-26ee-529f-b5ab-3b3f326e31b9",
                                "date": "2025-12-16T14:00:00+01:00",
                                "start": "14:00",
                                "duration": "01:30",
                                "title": "ورشة",
                                "type": "Bird of a feather",
                                "language": "ar",
                                "track": "الإيرادات المحليه",
                                "persons": [],
                            }
                        ],
                    },
                }
            ],
        },
    },
}


def read(value: Any) -> ProgrammeReading:
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read_programme(CATALOGUE, "schedule.JSON", content, event=FORUM, areas=AREAS)


def test_a_schedule_as_pretalx_writes_it_comes_over() -> None:
    reading = read(PRETALX)
    assert reading.faults == ()
    opening, lab = reading.rows
    assert (opening.code, opening.kind, opening.title_ar, opening.title_en) == (
        "G9JGWY",
        Kind.PLENARY,
        "Opening",
        "Opening",
    )
    assert (opening.starts_at, opening.ends_at) == (local("10:00"), local("10:30"))
    assert (opening.room, opening.facilitator) == ("Main Hall", "Brian Robinson، Jordan Parks")
    assert (opening.description_ar, opening.description_en) == ("", "Welcome.")
    assert (lab.code, lab.kind, lab.room, lab.focus_area) == ("S26", Kind.WORKSHOP, "Lab", "local-revenue")
    assert (lab.title_ar, lab.title_en) == ("ورشة", "")
    assert [warning.reason for warning in reading.warnings] == ["warning-schedule-track", "warning-schedule-type"]


def changed(**fields: Any) -> dict[str, Any]:
    """The schedule with its first session changed."""
    copy: dict[str, Any] = json.loads(json.dumps(PRETALX))
    session = copy["schedule"]["conference"]["days"][0]["rooms"]["Main Hall"][0]
    for name, value in fields.items():
        if value is ...:
            session.pop(name)
        else:
            session[name] = value
    return copy


FIRST = "days[0].rooms[Main Hall][0]"


@pytest.mark.parametrize(
    ("fields", "place", "reason"),
    [
        ({"title": ""}, f"{FIRST}.title", "fault-value-missing"),
        ({"title": 7}, f"{FIRST}.title", "fault-schedule-text"),
        ({"date": "tomorrow", "start": "soon"}, f"{FIRST}.date", "fault-schedule-moment"),
        ({"date": ..., "start": ...}, f"{FIRST}.date", "fault-schedule-moment"),
        ({"duration": "long", "end": ...}, f"{FIRST}.duration", "fault-schedule-duration"),
        ({"duration": "00:00"}, f"{FIRST}.duration", "fault-session-ends"),
        ({"code": "S26"}, "code S26", "fault-schedule-code"),
        ({"abstract": ["x"]}, f"{FIRST}.abstract", "fault-schedule-text"),
    ],
)
def test_every_fault_says_where_it_is_and_nothing_is_taken(fields: dict[str, Any], place: str, reason: str) -> None:
    reading = read(changed(**fields))
    assert [(fault.column, fault.reason) for fault in reading.faults] == [(place, reason)]
    assert reading.rows == ()


@pytest.mark.parametrize(
    ("fields", "starts"),
    [
        ({"date": "2025-12-16", "start": "09:00"}, "10:00"),
        ({"date": ..., "start": "9:00"}, "10:00"),
        ({"date": "2025-12-16T09:00:00"}, "10:00"),
        ({"date": "2025-12-16T09:00:00Z"}, "11:00"),
        ({"duration": "0:00:30"}, "10:00"),
        ({"duration": 30}, "10:00"),
    ],
)
def test_moments_and_lengths_are_understood_as_other_tools_write_them(fields: dict[str, Any], starts: str) -> None:
    reading = read(changed(**fields))
    assert reading.faults == ()
    assert reading.rows[0].starts_at == local(starts)
    assert reading.rows[0].ends_at - reading.rows[0].starts_at in (timedelta(minutes=30), timedelta(minutes=-30))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "fault-schedule-json"),
        (b"{", "fault-schedule-json"),
        (b"\xff\xfe\x00", "fault-schedule-json"),
        (b"[" * 200_000, "fault-schedule-json"),
        (b"[]", "fault-schedule-shape"),
        (b'{"schedule": {"conference": {}}}', "fault-schedule-shape"),
        (b'{"schedule": {"conference": {"days": []}}}', "fault-schedule-empty"),
        (b'{"days": [{}]}', "fault-schedule-rooms"),
        (b'{"days": [{"rooms": {"A": 1}}]}', "fault-schedule-list"),
        (b'{"days": [{"rooms": {"A": [1]}}]}', "fault-schedule-session"),
        (b" " * 5_000_001, "fault-file-large"),
    ],
)
def test_what_is_no_schedule_is_said_in_one_sentence(content: bytes, reason: str) -> None:
    assert [fault.reason for fault in read(content).faults] == [reason]


def test_what_is_too_long_or_outside_is_made_the_best_of() -> None:
    reading = read(changed(title="x" * 300, date="2025-12-20T09:00:00+01:00", language=None))
    assert len(reading.rows[0].title_ar) == 200
    assert {warning.reason for warning in reading.warnings} >= {"warning-schedule-cut", "warning-session-outside"}


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("2025-12-16T09:00:00+02:00")
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner))
FIELDS = st.sampled_from(
    [
        *("id", "guid", "code", "date", "start", "end", "duration", "room", "title", "track", "type", "language"),
        *("abstract", "description", "persons", "answers"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(FIELDS, VALUES), VALUES)
def test_whatever_a_file_holds_it_is_read_or_refused(fields: dict[str, Any], day: Any) -> None:
    written = changed(**fields)
    written["schedule"]["conference"]["days"].append(day)
    reading = read(written)
    assert bool(reading.rows) != bool(reading.faults)
    for row in reading.rows:
        assert row.ends_at > row.starts_at
        assert 0 < len(row.code) <= 17
        assert len(row.title_ar) <= 200


def test_a_schedule_comes_in_as_a_working_copy_and_is_released_when_asked(held: Held) -> None:
    content = held.do(export, "schedule-json")
    told = held.do(bring_in, Brought.PROGRAMME, "schedule.json", content)
    assert "changed 0" in told[0] or "0" in told[0]
    moved = content.replace(b"2025-12-16T11:15:00+02:00", b"2025-12-16T11:30:00+02:00")
    held.do(bring_in, Brought.PROGRAMME, "schedule.json", moved, release="from the conference tool")
    assert held.session("W1").starts_at == datetime(2025, 12, 16, 9, 30, tzinfo=UTC)


def test_the_programme_leaves_in_every_format_of_the_contract(held: Held, tmp_path: Path) -> None:
    assert set(exports.FORMATS["programme"]) == {"csv", "xlsx", "json", "ics", "schedule-json"}
    file = Calendar.from_ical(held.do(export, "ics"))
    assert len(file.walk("VEVENT")) == len(held.do(programme.sessions))
    for name, expected in {"p.ics": "ics", "p.xlsx": "xlsx", "p.json": "json"}.items():
        assert exports.asked("programme", "", tmp_path / name).format == expected
    assert exports.asked("programme", "schedule-json", tmp_path / "p.json") == File("programme", "schedule-json")
    assert exports.file_name(File("programme", "schedule-json"), "2025-12-16") == "forum-schedule-2025-12-16.json"
    with pytest.raises(NoSuchExport):
        exports.asked("participants", "ics")

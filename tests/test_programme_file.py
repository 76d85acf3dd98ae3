"""The programme's file: what is read, what is a fault, what becomes a working copy and what a release."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from bot.imports_programme import ProgrammeReading, read_programme
from bot.sample import SEED
from storage import programme, releases
from storage.focus_areas import FocusArea
from storage.programme import Kind
from storage.releases import NothingToRelease
from tests.held import CATALOGUE, FORUM, Held, local, session

AREAS = [FocusArea(1, "local-revenue", "الإيرادات المحلية", "Local revenue")]
HEAD = "code,kind,title_ar,title_en,starts_at,ends_at,room,facilitator,focus_area,capacity"


@pytest.fixture
def held() -> Held:
    return Held(local("08:00", day=10))


def read(*lines: str, head: str = HEAD) -> ProgrammeReading:
    content = "\n".join((head, *lines)).encode()
    return read_programme(CATALOGUE, "programme.csv", content, event=FORUM, areas=AREAS)


def places(reading: ProgrammeReading) -> list[tuple[int, str | None, str]]:
    return [(fault.line, fault.column, fault.reason) for fault in reading.faults]


def test_local_times_become_utc() -> None:
    (row,) = read("W1,workshop,عنوان,Title,2025-12-16 11:15,2025-12-16 12:45,القاعة 2,,local-revenue,40").rows
    assert (row.starts_at, row.ends_at) == (local("11:15"), local("12:45"))
    assert row.starts_at.hour == 9
    assert (row.code, row.kind, row.room, row.focus_area, row.capacity) == (
        "W1",
        Kind.WORKSHOP,
        "القاعة 2",
        "local-revenue",
        40,
    )


def test_arabic_headings_kinds_digits_and_names_of_focus_areas_are_understood() -> None:
    (row,) = read(
        "W1;ورشة عمل;عنوان;٢٠٢٥-١٢-١٦ ١١:١٥;٢٠٢٥-١٢-١٦ ١٢:٤٥;الإيرادات المحليه;٤٠",
        head="الرمز;النوع;العنوان;البداية;النهاية;مجال التركيز;السعة",
    ).rows
    assert (row.kind, row.starts_at, row.focus_area, row.capacity) == (
        Kind.WORKSHOP,
        local("11:15"),
        "local-revenue",
        40,
    )


def test_a_workbook_with_real_dates_is_read_like_the_csv() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD.split(",")[:6])
    sheet.append(["W1", "workshop", "عنوان", "", datetime(2025, 12, 16, 11, 15), datetime(2025, 12, 16, 12, 45)])
    content = BytesIO()
    book.save(content)
    reading = read_programme(CATALOGUE, "p.xlsx", content.getvalue(), event=FORUM, areas=AREAS)
    assert [(row.code, row.starts_at) for row in reading.rows] == [("W1", local("11:15"))]


def test_every_fault_is_named_by_line_and_column_and_nothing_is_taken() -> None:
    reading = read(
        "W1,workshop,عنوان,,2025-12-16 12:45,2025-12-16 11:15,,,,",
        "w1,workshop,عنوان,,2025-12-16 11:15,2025-12-16 12:45,,,,",
        "W2,party,عنوان,,2025-12-16 11:15,2025-12-16 12:45,,,,",
        "W3,workshop,,,2025-12-16 11:15,tomorrow,,,,0",
        "W4,workshop,عنوان,,2025-12-16 11:15,2025-12-16 12:45,,,gardening,",
    )
    assert places(reading) == [
        (2, "ends_at", "fault-session-ends"),
        (3, "code", "fault-session-code"),
        (4, "kind", "fault-value-choice"),
        (5, "title_ar", "fault-value-missing"),
        (5, "ends_at", "fault-value-moment"),
        (5, "capacity", "fault-value-range"),
        (6, "focus_area", "fault-session-focus-area"),
    ]
    assert reading.rows == ()


def test_a_session_outside_the_event_or_of_a_day_and_a_night_is_warned_of_and_taken() -> None:
    reading = read(
        "W1,workshop,عنوان,,2025-12-19 11:15,2025-12-19 12:45,,,,",
        "W2,workshop,عنوان,,2025-12-16 11:15,2025-12-17 11:15,,,,",
    )
    assert [(warning.line, warning.reason) for warning in reading.warnings] == [
        (2, "warning-session-outside"),
        (3, "warning-session-long"),
    ]
    assert len(reading.rows) == 2
    assert not reading.faults


def test_the_sample_programme_is_taken_whole_and_again_without_effect(held: Held) -> None:
    content = (SEED / "programme.csv").read_bytes()
    codes = {row.split(",")[8] for row in content.decode().splitlines()[1:]} - {""}
    areas = [FocusArea(0, code, code, code) for code in codes]
    for area in areas:
        held.connection.execute(
            "INSERT INTO focus_area (code, name_ar, name_en) VALUES (?, ?, ?)", (area.code, area.code, area.code)
        )
    reading = read_programme(CATALOGUE, "programme.csv", content, event=FORUM, areas=areas)
    first = held.do(releases.bring_in, reading.rows)
    assert (first.release, len(first.changes.added)) == (1, 16)
    again = held.do(releases.bring_in, reading.rows)
    assert again.release is None
    assert again.changes.nothing
    assert len(again.changes.left) == 16
    assert held.do(releases.working) is None
    assert held.session("W4").focus_area_code == "local-revenue"


def test_a_later_file_waits_as_a_working_copy_until_it_is_released(held: Held) -> None:
    held.do(releases.bring_in, [session("W1", "11:15", "12:45")])
    moved = held.do(releases.bring_in, [session("W1", "14:00", "15:00")])
    assert (moved.release, moved.changes.changed) == (None, ("W1",))
    assert held.session("W1").starts_at == local("11:15")
    assert held.do(releases.release, "moved to the afternoon", by=7) == 2
    assert held.session("W1").starts_at == local("14:00")
    kept = held.rows("SELECT number, comment, released_by FROM programme_release ORDER BY number")
    assert [tuple(row.values()) for row in kept] == [(1, "", None), (2, "moved to the afternoon", 7)]
    with pytest.raises(NothingToRelease):
        held.do(releases.release, "again")


def test_what_a_file_does_not_have_is_named_and_kept(held: Held) -> None:
    held.do(releases.bring_in, [session("W1", "11:15", "12:45"), session("W2", "11:15", "12:45")])
    done = held.do(releases.bring_in, [session("W1", "11:15", "12:45", room="2")], comment="")
    assert (done.changes.missing, done.changes.removed) == (("W2",), ())
    assert held.do(programme.session, "W2") is not None


def test_what_is_taken_out_is_deleted_unless_something_is_kept_about_it(held: Held) -> None:
    held.register(1)
    held.release(session("W1", "11:15", "12:45"), session("W2", "11:15", "12:45"), session("W3", "14:00", "15:00"))
    w2 = held.session("W2")
    held.rates(1, "W2")
    done = held.release(session("W1", "11:15", "12:45"))
    assert done.changes.removed == ("W2", "W3")
    assert held.do(programme.session, "W3") is None
    assert held.session("W2").cancelled
    assert held.release(session("W1", "11:15", "12:45")).changes.nothing
    held.release(session("W1", "11:15", "12:45"), session("W2", "11:15", "12:45"))
    back = held.session("W2")
    assert (back.cancelled, back.id) == (False, w2.id)


def test_a_release_is_written_in_the_audit_log(held: Held) -> None:
    held.release(session("W1", "11:15", "12:45"))
    (line,) = held.rows("SELECT act, subject, after FROM audit WHERE act = 'release'")
    assert line["subject"] == "1"
    assert "W1" in line["after"]

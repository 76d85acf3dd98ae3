"""Files that bring in the forum: all or nothing, every fault named, the same file twice changes nothing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.imports import Reading, fault_line, read_event, read_focus_areas, read_municipalities, read_roster
from bot.sample import SEED
from bot.tables.columns import REASONS
from bot.texts import Catalogue, Texts
from storage import database, event, focus_areas, municipalities, registration, roster
from storage.arabic import municipality_key
from storage.database import Tx, connect
from storage.errors import NotFound
from storage.municipalities import Municipality
from storage.registration import Details
from storage.roster import Invited

CATALOGUE = Catalogue(strict=True)
NOW = datetime(2025, 12, 16, 6, 30, tzinfo=UTC)


@pytest.fixture
def tx(tmp_path: Path) -> Iterator[Tx]:
    path = tmp_path / "forum.db"
    database.prepare(path)
    connection = connect(path)
    connection.execute("BEGIN")
    yield Tx(connection, NOW)
    connection.close()


def seed(name: str) -> bytes:
    return (SEED / name).read_bytes()


def homes(tx: Tx) -> list[Municipality]:
    municipalities.import_municipalities(tx, read_municipalities(CATALOGUE, "m.csv", seed("municipalities.csv")).rows)
    return municipalities.everything(tx)


def told(reading: Reading[Any], language: str = "ar") -> list[str]:
    t = Texts(CATALOGUE, language, ZoneInfo("UTC"))
    return [fault_line(t, fault) for fault in reading.faults]


def test_the_sample_forum_comes_in_without_a_fault_and_only_once(tx: Tx) -> None:
    known = homes(tx)
    assert len(known) == 147
    areas = read_focus_areas(CATALOGUE, "f.csv", seed("focus-areas.csv"))
    assert len(focus_areas.import_focus_areas(tx, areas.rows).added) == 7
    people = read_roster(CATALOGUE, "r.csv", seed("roster.csv"), known=known)
    assert len(roster.import_roster(tx, people.rows).added) == 75
    forum = read_event(seed("event.toml"))
    assert event.import_event(tx, forum.rows[0]).added
    assert event.find(tx) == forum.rows[0]

    again = read_municipalities(CATALOGUE, "m.csv", seed("municipalities.csv"))
    assert municipalities.import_municipalities(tx, again.rows).nothing
    assert focus_areas.import_focus_areas(tx, areas.rows).nothing
    twice = roster.import_roster(tx, people.rows)
    assert twice.nothing
    assert (len(twice.left), twice.missing) == (75, ())
    assert event.import_event(tx, forum.rows[0]).nothing


def test_the_sample_roster_is_plainly_made_up(tx: Tx) -> None:
    rows = read_roster(CATALOGUE, "r.csv", seed("roster.csv"), known=homes(tx)).rows
    assert len({row.municipality_id for row in rows}) == len({row.name for row in rows}) == 75
    assert all(row.name.endswith("(نموذج)") and "نموذج" in row.note for row in rows)
    assert [row.phone for row in rows] == [f"+21891000{number:04d}" for number in range(1, 76)]


def test_headings_may_be_arabic_and_semicolons_and_windows_1256(tx: Tx) -> None:
    content = "الاسم الكامل;البلدية;رقم الهاتف;زائد\nسالم علي;بلدية زليتن;091 000 0001;x\n".encode("windows-1256")
    reading = read_roster(CATALOGUE, "r.csv", content, known=homes(tx))
    assert told(reading) == []
    assert reading.ignored == ("زائد",)
    [row] = reading.rows
    home = municipalities.find(tx, row.municipality_id or 0)
    assert (row.name, row.phone, home and home.name_ar) == ("سالم علي", "+218910000001", "زليتن")


def test_every_fault_is_named_by_line_and_column_and_nothing_comes_in(tx: Tx) -> None:
    content = (
        "name,municipality,phone\n"
        "سالم علي,زليتن,0910000001\n"
        "علي سالم,زلتين,0910000002\n"
        "عمر سالم,سرت,12\n"
        "نوري سعد,سرت,\n"
        "نوري سعد,سرت,\n"
        ",سرت,0910000003\n"
        "حسن علي,سرت,0910000001\n"
    ).encode()
    reading = read_roster(CATALOGUE, "r.csv", content, known=homes(tx))
    assert reading.rows == ()
    places = [(fault.line, fault.column, fault.reason) for fault in reading.faults]
    assert places == [
        (3, "municipality", "fault-municipality-unknown"),
        (4, "phone", "fault-value-phone"),
        (6, "name", "fault-person-twice"),
        (7, "name", "fault-value-missing"),
        (8, "phone", "fault-value-twice"),
    ]
    assert "زليتن" in told(reading)[0]
    assert told(reading, "en")[1] == 'Line 4, column phone: "12" is no telephone number.'


def test_two_namesakes_of_one_municipality_are_told_apart_by_phone(tx: Tx) -> None:
    content = "name,municipality,phone\nعلي سالم,سرت,0910000001\nعلي سالم,سرت,0910000002\n".encode()
    rows = read_roster(CATALOGUE, "r.csv", content, known=homes(tx)).rows
    assert len(roster.import_roster(tx, rows).added) == 2
    assert roster.import_roster(tx, rows).nothing
    assert roster.import_roster(tx, rows[::-1]).nothing


def test_a_corrected_file_changes_and_what_it_lacks_is_kept_unless_asked(tx: Tx) -> None:
    first = [
        Invited("سالم علي", None, phone="+218910000001", key="1"),
        Invited("علي سالم الترهوني", None, phone="+218910000002"),
        Invited("عمر حسن", None),
    ]
    roster.import_roster(tx, first)
    corrected = [
        Invited("سالم علي الورفلي", None, phone="+218910000009", key="1"),  # by key
        Invited("علي سالم ترهوني", None, phone="+218910000002"),  # by phone
    ]
    changes = roster.import_roster(tx, corrected)
    assert changes.changed == ("سالم علي الورفلي", "علي سالم ترهوني")
    assert (changes.added, changes.missing, changes.removed) == ((), ("عمر حسن",), ())
    assert roster.by_phone(tx, "+218910000009").key == "1"
    gone = roster.import_roster(tx, corrected, remove_missing=True)
    assert (gone.missing, gone.removed) == ((), ("عمر حسن",))
    assert roster.count(tx) == 2
    with pytest.raises(NotFound):
        roster.by_phone(tx, "+218910000777")


def test_a_name_in_another_spelling_is_the_same_person(tx: Tx) -> None:
    roster.import_roster(tx, [Invited("أحمد عبد السلام الهادي", None)])
    again = roster.import_roster(tx, [Invited("احمد عبدالسلام هادى", None, phone="+218910000001")])
    assert (again.added, len(again.changed)) == ((), 1)


def test_what_a_registered_person_said_stands_against_the_file(tx: Tx) -> None:
    tx.add("account", user_id=5, language="", first_seen_at=tx.stamp, last_seen_at=tx.stamp)
    said = Details("سالم علي الورفلي", None, "", "وكيل البلدية", "+218910000001")
    person = registration.register(tx, 5, said, None)
    changes = roster.import_roster(
        tx, [Invited("س. الورفلي", None, position="نائب", phone="+218910000001", note="قاعة 2", key="9")]
    )
    assert changes.changed == ("س. الورفلي",)
    assert registration.details_of(tx, person.id) == said
    assert tx.value("SELECT key || note FROM person") == "9قاعة 2"
    assert roster.import_roster(tx, [], remove_missing=True).removed == ()


def test_a_roster_of_ten_thousand_comes_in_within_seconds(tx: Tx) -> None:
    rows = [Invited(f"مشارك {number}", None, phone=f"+2189{number:08d}") for number in range(10_000)]
    before = time.monotonic()
    assert len(roster.import_roster(tx, rows).added) == 10_000
    assert roster.import_roster(tx, rows).nothing
    assert time.monotonic() - before < 15


@pytest.mark.parametrize(
    ("change", "told_"),
    [
        (("starts_on = 2025-12-16", 'starts_on = "16/12"'), "الحقل starts_on: التاريخ غير مفهوم"),
        (("ends_on = 2025-12-17", "ends_on = 2025-12-15"), "الحقل ends_on: يوم الانتهاء قبل يوم البداية"),
        (("Africa/Tripoli", "Africa/Nowhere"), "الحقل timezone: المنطقة الزمنية غير معروفة"),
        (("sample = true", "sample = 1"), "الحقل sample: القيمة إما true أو false"),
        (("name_en =", "name = "), "الحقل name_en: القيمة مطلوبة"),
        (('timezone = "', 'timezone = ="'), "السطر 10: الملف ليس بصيغة TOML سليمة"),
    ],
)
def test_a_faulty_event_is_refused_with_its_reason(change: tuple[str, str], told_: str) -> None:
    content = seed("event.toml").decode().replace(*change).encode()
    reading = read_event(content)
    assert reading.rows == ()
    assert told(reading)[0].startswith(told_)


def test_an_event_that_changes_is_changed(tx: Tx) -> None:
    forum = read_event(seed("event.toml")).rows[0]
    event.import_event(tx, forum)
    later = read_event(seed("event.toml").replace(b"ends_on = 2025-12-17", b"ends_on = 2025-12-18")).rows[0]
    assert event.import_event(tx, later).changed
    found = event.find(tx)
    assert found is not None
    assert (found.ends_on, found.sample) == (date(2025, 12, 18), True)


def test_a_municipality_that_people_belong_to_is_never_removed(tx: Tx) -> None:
    known = homes(tx)
    kept = next(one for one in known if one.name_ar == "زليتن")
    roster.import_roster(tx, [Invited("سالم علي", kept.id)])
    changes = municipalities.import_municipalities(tx, [], remove_missing=True)
    assert changes.missing == ("زليتن",)
    assert [one.name_ar for one in municipalities.everything(tx)] == ["زليتن"]
    renamed = Municipality(0, kept.code, "زليتن المركز", "Zliten", "Misrata (West)", "زليتن")
    assert municipalities.import_municipalities(tx, [renamed]).changed == ("زليتن المركز",)


def test_a_focus_area_that_others_speak_of_is_never_removed(tx: Tx) -> None:
    areas = read_focus_areas(CATALOGUE, "f.csv", seed("focus-areas.csv")).rows
    focus_areas.import_focus_areas(tx, areas)
    one = focus_areas.everything(tx)[0]
    tx.add("session", code="W1", kind="workshop", title_ar="ورشة", starts_at="a", ends_at="b", focus_area_id=one.id)
    changes = focus_areas.import_focus_areas(tx, [], remove_missing=True)
    assert (changes.missing, len(changes.removed)) == ((one.name_ar,), 6)


TYPED = {
    "زلتين": "زليتن",
    "بوسليم": "أبوسليم",
    "أبو سليم": "أبوسليم",
    "جنوب الزاوية": "الزاوية الجنوب",
    "القربوللي": "القرة بوللي",
    "مسراتة": "مصراتة",
    "مصراته": "مصراتة",
    "بلدية سرت": "سرت",
    "زاوية": "الزاوية",
    "ترهونه": "ترهونة",
    "الخمــس": "الخمس",
    "عين زاره": "عين زارة",
    "سوق الجمعه": "سوق الجمعة",
    "نالوت ": "نالوت",
    "يفرِن": "يفرن",
    "اجدابيا": "إجدابيا",
    "Benghazi": "بنغازي",
    "tripoli": "طرابلس المركز",
}


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_type_finds_their_municipality_among_three(tx: Tx, typed: str) -> None:
    known = homes(tx)
    found = [one.name_ar for one in municipalities.suggestions(known, typed)]
    assert len(found) == 3
    assert TYPED[typed] in found


def test_the_regions_of_the_list_are_named_in_arabic(tx: Tx) -> None:
    regions = {one.region for one in homes(tx)} - {""}
    assert len(regions) == 22
    assert [region for region in regions if any(letter.isascii() and letter.isalpha() for letter in region)] == []


def test_an_exact_name_is_offered_first_and_nothing_is_found_for_no_letters(tx: Tx) -> None:
    known = homes(tx)
    for one in known:
        assert municipalities.suggestions(known, f"بلدية {one.name_ar}")[0] == one
        assert municipalities.called(known, one.name_ar) == one
        assert municipalities.called(known, one.code) == one
    assert municipalities.suggestions(known, "؟!") == []
    assert municipalities.called(known, "مسراتة") is None
    keys = [municipality_key(one.name_ar) for one in known]
    assert keys == sorted(keys)


def test_every_reason_of_a_fault_has_its_words() -> None:
    for reason, arguments in REASONS.items():
        for language in CATALOGUE.languages:
            words = CATALOGUE.format(language, reason, dict.fromkeys(arguments, "7"))
            assert words != reason


def test_two_people_cannot_share_one_key(tx: Tx) -> None:
    roster.import_roster(tx, [Invited("سالم علي", None, key="1")])
    with pytest.raises(sqlite3.IntegrityError):
        tx.add("person", name="x", name_key="x", key="1", state="invited", created_at="a", updated_at="a")

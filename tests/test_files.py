"""Workbooks, JSON and the codebook: read back, they say what the database says, whatever people wrote into it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
import openpyxl
import pytest

from bot import exports
from bot.files import json_file, whole, workbook
from bot.files.source import Header, Options, Source
from bot.texts import Catalogue
from storage import people, programme, recommendations
from storage.database import Tx, connect, snapshot, transact
from storage.export_rows import Wanted
from storage.exports import TABLES, Kind, Shape
from storage.wordings import Priority, TimeFrame, Wording
from tests.cast import OPENS

NOW = OPENS.astimezone(UTC)
ROOT = Path(__file__).parent.parent
TRIPOLI = ZoneInfo("Africa/Tripoli")
HOSTILE = [
    "=1+1", "+218 91 234 5678", "-5", "@SUM(A1)", "\u200f=HYPERLINK(1)", "'=1", ' "quoted", with; both\r\nand a line ',
    "＝１", "\tتبويب", "نص\nعلى سطرين", "<b>&amp;</b>", "]]> <!-- {{ }} %s", "🎉 \u2028 \u0660", "http://example.org/a?b=c",
    "00123", "1e5", "2025-12-16", "_x000D_ \x01\x1f", "ن" * 4000,
]  # fmt: skip


@pytest.fixture
def held(tmp_path: Path, sample: Path) -> Path:
    path = tmp_path / "data" / "forum.db"
    path.parent.mkdir()
    path.write_bytes(sample.read_bytes())
    return path


def do(path: Path, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    connection = connect(path)
    try:
        return transact(connection, NOW, work, *args, **kwargs)[0]
    finally:
        connection.close()


def fill(tx: Tx) -> None:
    """Hostile text in every field that people write."""
    tx.run("INSERT INTO setting VALUES ('recommendations_per_session', '1000') ON CONFLICT DO NOTHING")
    session_id = tx.value("SELECT id FROM session WHERE code = 'W4'")
    basel = people.find(tx, tx.value("SELECT id FROM person WHERE name LIKE 'باسل%'"))
    assert basel is not None
    for number, text in enumerate(HOSTILE):
        wording = Wording(1, text, text, text, text, TimeFrame.LONG, Priority.HIGH)
        recommendations.submit(tx, basel, wording=wording, session_id=session_id)
        person = tx.add(
            "person", name=text, name_key="", municipality_other=text, position=text, state="registered", note=text,
            phone=text, registered_at=tx.stamp, created_at=tx.stamp, updated_at=tx.stamp,
        )  # fmt: skip
        tx.add(
            "feedback", session_id=session_id, person_id=person, rating=number % 5 + 1, comment=text,
            submitted_at=tx.stamp, updated_at=tx.stamp,
        )  # fmt: skip
        tx.add("feedback_answered", session_id=session_id, person_id=person)
        tx.add("announcement", author_id=number, body=text, state="sent", created_at=tx.stamp)
        tx.add("check_in", list="W4", person_id=person, at=tx.stamp, way="name", substitute=text)
    tx.run("UPDATE recommendation SET answer = title, answered_at = ?", tx.stamp)
    tx.run("UPDATE session SET title_ar = ?, facilitator = ?, room = ? WHERE code = 'W4'", *HOSTILE[:3])


def written(path: Path, name: str, file_format: str, header: Header = Header.AR, **wanted: Any) -> bytes:
    output = path.parent / f"out.{file_format}"
    options = Options(header=header, wanted=Wanted(**wanted))
    exports.run(path, name, file_format, output, options, now=NOW)
    return output.read_bytes()


def expected(path: Path, kind: Kind, **wanted: Any) -> list[list[Any]]:
    """The rows as storage has them."""
    with snapshot(path, NOW) as tx:
        return [list(row) for row in TABLES[kind].rows(tx, Wanted(**wanted))]


def cells(content: bytes) -> dict[str, list[list[Any]]]:
    """Each sheet's rows, the heading first."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {page.title: [[cell.value for cell in row] for row in page.iter_rows()] for page in book.worksheets}


def as_a_cell(value: Any, shape: Shape) -> Any:
    """What a workbook that is read back says of a value."""
    if value in (None, ""):
        return None
    if shape is Shape.MOMENT:
        return datetime.fromisoformat(value).astimezone(TRIPOLI).replace(tzinfo=None, second=0)
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    return pytest.approx(value) if isinstance(value, float) else value


def unescaped(value: Any) -> Any:
    """openpyxl leaves the marks of control that Excel reads, `_x0001_`, as they are."""
    if isinstance(value, str):
        for mark in ("\x01", "\x1f"):
            value = value.replace(f"_x{ord(mark):04X}_", mark)
        return value.replace("_x005F_", "_")
    return value


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("small", [True, False])
def test_a_workbook_equals_the_database(
    held: Path, kind: Kind, monkeypatch: pytest.MonkeyPatch, *, small: bool
) -> None:
    do(held, fill)
    if not small:
        monkeypatch.setattr(workbook, "TABLE_ROWS", 3)
    wanted = expected(held, kind, language="code", contacts=True)  # before: writing a file is in the audit log itself
    content = written(held, kind.value, "xlsx", Header.CODE, contacts=True)
    [(_, (heading, *rows))] = cells(content).items()
    columns = TABLES[kind].columns
    assert heading == [column.code for column in columns]
    assert [[unescaped(value) for value in row] for row in rows] == [
        [as_a_cell(value, column.shape) for value, column in zip(row, columns, strict=True)] for row in wanted
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet, "nothing is a formula"
        assert b"<hyperlink" not in sheet
        assert b'rightToLeft="1"' in sheet
        assert any("tables/" in name for name in parts.namelist()) == small
        assert (b"<autoFilter" in sheet) == (not small)


def test_numbers_and_dates_are_real_and_labels_are_words(held: Path) -> None:
    do(held, fill)
    book = openpyxl.load_workbook(io.BytesIO(written(held, "recommendations", "xlsx")))
    page = book.worksheets[0]
    row = {page.cell(1, at).value: page.cell(2, at) for at in range(1, page.max_column + 1)}
    assert row["تاريخ التقديم"].value == datetime(2025, 12, 16, 8, 30)
    assert row["تاريخ التقديم"].number_format == "yyyy-mm-dd hh:mm"
    assert (row["الحالة"].value, row["الأولوية"].value) == ("مقدَّمة", "عالية")
    assert row["العنوان"].data_type == "s"
    assert row["المشكلة"].alignment.wrap_text
    assert row["المشكلة"].alignment.readingOrder == 2
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert next(iter(page.tables.values())).autoFilter is not None


def test_an_english_workbook_reads_from_the_left(held: Path) -> None:
    content = written(held, "programme", "xlsx", Header.EN)
    assert next(iter(cells(content))) == "Programme"
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"rightToLeft" not in parts.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("small", [True, False])
def test_the_whole_workbook_has_every_table_with_charts_and_the_codebook(
    held: Path, monkeypatch: pytest.MonkeyPatch, *, small: bool
) -> None:
    do(held, fill)
    if not small:
        monkeypatch.setattr(whole, "TABLE_ROWS", 3)
    content = written(held, "all", "xlsx")
    sheets = cells(content)
    assert list(sheets) == [
        "التوصيات", "خلاصة التقييم", "التقييمات", "المشاركون", "الحضور", "الإعلانات", "البرنامج", "دليل الأعمدة",
    ]  # fmt: skip
    assert len(sheets["التوصيات"]) == len(HOSTILE) + 1
    assert len(sheets["دليل الأعمدة"]) == 1 + sum(len(table.columns) for table in TABLES.values())
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 3
    assert all("'خلاصة التقييم'!$C$" in chart and "column-" not in chart for chart in charts)
    assert all('orientation val="maxMin"' in chart for chart in charts)


def test_an_empty_forum_makes_a_workbook_too(held: Path) -> None:
    sheets = cells(written(held, "all", "xlsx"))
    assert sheets["التوصيات"][1:] in ([], [[None] * len(TABLES[Kind.RECOMMENDATIONS].columns)])


def test_the_whole_workbook_takes_filters_where_they_make_sense(held: Path) -> None:
    do(held, fill)
    sheets = cells(written(held, "all", "xlsx", session="W1"))
    assert len(sheets["البرنامج"]) == 2
    assert sheets["خلاصة التقييم"][1][1] == "W1"
    assert len(sheets["المشاركون"]) == len(HOSTILE) + 3, "a participant belongs to no session"


def test_telephone_numbers_stay_out_of_the_workbook(held: Path) -> None:
    do(held, fill)
    people_of = {contacts: cells(written(held, "all", "xlsx", contacts=contacts))["المشاركون"] for contacts in (0, 1)}
    at = people_of[0][0].index("رقم الهاتف")
    assert {row[at] for row in people_of[0][1:]} == {None}
    assert "+218910000103" in {row[at] for row in people_of[1][1:]}


# JSON


def as_json(value: Any, shape: Shape) -> Any:
    if value in (None, ""):
        return None
    if shape is Shape.MOMENT:
        return datetime.fromisoformat(value).astimezone(TRIPOLI).isoformat()
    if shape is Shape.LABELS:
        return value.split(",")
    return round(value, 4) if isinstance(value, float) else value


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("header", Header)
def test_json_equals_the_database_and_holds_to_its_schema(held: Path, kind: Kind, header: Header) -> None:
    do(held, fill)
    do(held, lambda tx: people.grant(tx, 103, people.Role.RAPPORTEUR))
    wanted = expected(held, kind, language="code", contacts=True)
    read = json.loads(written(held, kind.value, "json", header, contacts=True))
    columns = TABLES[kind].columns
    assert (read["file"], read["moment"], read["programme_version"]) == (kind.value, "2025-12-16T08:30:00+02:00", 1)
    assert [list(row.values()) for row in read["rows"]] == [
        [as_json(value, column.shape) for value, column in zip(row, columns, strict=True)] for row in wanted
    ]
    schema().validate(read)


def schema() -> Any:
    published = json.loads((ROOT / "storage" / json_file.SCHEMA).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(published)
    return jsonschema.Draft202012Validator(published)


def test_the_published_schema_is_that_of_the_columns() -> None:
    """If not: python -c "from bot.files import json_file as j; print(j.written_schema(), end='')"."""
    assert (ROOT / "storage" / json_file.SCHEMA).read_text("utf-8") == json_file.written_schema()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda read: read["rows"][0].pop("title"),
        lambda read: read["rows"][0].update(more=1),
        lambda read: read["rows"][0].update(state="adored"),
        lambda read: read["rows"][0].update(submitted_at="yesterday"),
        lambda read: read.update(version=99),
        lambda read: read.update(file="feedback"),
    ],
)
def test_the_schema_refuses_what_is_not_so(held: Path, spoil: Callable[[Any], Any]) -> None:
    do(held, fill)
    read = json.loads(written(held, "recommendations", "json"))
    spoil(read)
    with pytest.raises(jsonschema.ValidationError):
        schema().validate(read)


# The codebook


def test_the_codebook_explains_every_column_in_both_languages(held: Path) -> None:
    [(_, (heading, *rows))] = cells(written(held, "codebook", "xlsx")).items()
    assert heading[:2] == ["الملف", "رمز العمود"]
    assert [(row[0], row[1]) for row in rows] == [
        (kind.value, column.code) for kind in Kind for column in TABLES[kind].columns
    ]
    empty = [tuple(row[:2]) for row in rows if None in (row[2], row[3], row[4], row[6], row[7])]
    assert empty == []
    states = next(row[5] for row in rows if row[:2] == ["recommendations", "state"])
    assert "accepted_modified: مقبولة بصياغة معدّلة" in states


def test_every_value_of_a_list_has_a_name() -> None:
    catalogue = Catalogue()
    nameless = [
        (kind.value, column.code, value)
        for kind in Kind
        for column in TABLES[kind].columns
        for value in column.values
        if not catalogue.has(f"column-{column.labels}-{value.replace('_', '-')}")
    ]
    assert nameless == []


# What a file is written from


def test_a_summary_counts_each_session_and_each_focus_area(held: Path) -> None:
    do(held, fill)
    rows = {row[1]: row for row in expected(held, Kind.FEEDBACK_SUMMARY)}
    of_session = rows["W4"]
    assert of_session[0] == "session"
    asked, answers, rate, average, *stars = of_session[3:12]
    assert (asked, answers, rate) == (len(HOSTILE), len(HOSTILE), 1)
    assert sum(stars) == answers
    assert average == pytest.approx(sum(n * star for n, star in zip(stars, (5, 4, 3, 2, 1), strict=True)) / answers)
    assert of_session[12:] == [len(HOSTILE), len(HOSTILE)]
    nothing = rows["W1"]
    assert (nothing[4], nothing[6], nothing[7]) == (0, None, None)
    assert nothing[3] == len(HOSTILE) + 2, "nobody was checked in: every registered participant is asked"
    assert rows["local-revenue"][0] == "focus_area"
    assert rows["local-revenue"][4] == answers


def test_a_day_alone_stands_as_a_day(held: Path) -> None:
    """As feedback without a name has it: the time of day is not told."""
    do(held, fill)
    with snapshot(held, NOW) as tx:
        words = Source(tx, Options(), Catalogue()).words
        assert words.local("2025-12-16") == words.iso("2025-12-16") == "2025-12-16"
        assert words.serial("2025-12-16") == 46007


def test_a_cell_holds_no_more_than_excel_takes() -> None:
    assert workbook.cell_text("🎉" * 20_000) == "🎉" * 16_383 + "…"
    assert workbook.cell_text("ن" * 32_767) == "ن" * 32_767
    assert len(workbook.cell_text("ن" * 32_768)) == 32_767
    assert workbook.cell_text(5) == "5"


def test_a_full_disk_is_said_and_leaves_nothing(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: Any, **__: Any) -> Iterator[Any]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xlsxwriter.Workbook._store_workbook", full_disk)
    with pytest.raises(exports.NowhereToWrite, match="No space left"):
        written(held, "all", "xlsx")
    assert sorted(path.name for path in held.parent.iterdir() if "out" in path.name) == []


def test_sums_of_announcements_and_sessions_are_read_as_of_one_moment(held: Path) -> None:
    """What another connection writes while a file is being written is not in it."""
    do(held, fill)
    with snapshot(held, NOW) as tx:
        rows = TABLES[Kind.ANNOUNCEMENTS].rows(tx, Wanted())
        first = next(rows)
        do(held, lambda tx: tx.add("announcement", author_id=5, body="later", state="sent", created_at=tx.stamp))
        assert len([first, *rows]) == len(HOSTILE)
        assert len(programme.sessions(tx)) == 16

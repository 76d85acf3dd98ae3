"""Tables come in as people make them: any Excel, any encoding, and every fault is named with its place."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot.tables.columns import REASONS, Column, Fault, Kind, Limits, Table
from bot.tables.read import read_table
from bot.tables.write_csv import write_csv

KINDS = {"workshop": "workshop", "ورشة عمل": "workshop", "break": "break", "استراحة": "break"}
COLUMNS = (
    Column("code", ("الرمز",), Kind.CODE, required=True, unique=True, max_length=20),
    Column("title_ar", ("العنوان",), required=True, max_length=60),
    Column("starts_at", ("يبدأ",), Kind.MOMENT),
    Column("capacity", ("السعة", "عدد المقاعد"), Kind.INTEGER, minimum=1, maximum=500),
    Column("kind", ("النوع",), Kind.CHOICE, choices=KINDS),
    Column("phone", ("رقم الهاتف",), Kind.PHONE),
)
PLAIN = "code,title_ar,starts_at,capacity,kind,phone\nW1,الإيرادات,2025-12-16 09:00,30,workshop,0912345678\n"


def read(content: bytes | str, *, limits: Limits | None = None) -> Table:
    raw = content.encode() if isinstance(content, str) else content
    return read_table("file", raw, columns=COLUMNS, limits=limits or Limits())


def only_row(table: Table) -> dict[str, object]:
    assert table.faults == ()
    assert len(table.rows) == 1
    return dict(table.rows[0].values)


def workbook(*rows: tuple[object, ...], title: str = "Sheet") -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(content: bytes, part: str, change: tuple[bytes, bytes]) -> bytes:
    """The workbook with one part's bytes changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                assert change[0] in data
                data = data.replace(*change)
            new.writestr(name, data)
    return out.getvalue()


EXPECTED = {
    "code": "W1",
    "title_ar": "الإيرادات",
    "starts_at": datetime(2025, 12, 16, 9, 0),
    "capacity": 30,
    "kind": "workshop",
    "phone": "+218912345678",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_way_in_which_excel_writes_text_is_read(encoding: str, delimiter: str, line_end: str) -> None:
    text = PLAIN.replace(",", delimiter).replace("\n", line_end)
    assert only_row(read(text.encode(encoding))) == EXPECTED


def test_headings_may_be_arabic_in_any_order_and_spelling() -> None:
    text = "العنــوان,الرَمز, السعه ,النوع\nالإيرادات,W1,٣٠,استراحه\n"
    row = only_row(read(text))
    assert row == {"code": "W1", "title_ar": "الإيرادات", "capacity": 30, "kind": "break"}


def test_a_windows_1256_file_with_arabic_headings_is_read() -> None:
    assert only_row(read("الرمز;العنوان\nW1;ورشة، أولى\n".encode("cp1256")))["title_ar"] == "ورشة، أولى"


def test_damaged_utf8_is_refused_instead_of_read_as_something_else() -> None:
    content = PLAIN.encode()
    cut = content.index("الإيرادات".encode()) + 1
    assert [fault.reason for fault in read(content[:cut] + content[cut + 1 :]).faults] == ["fault-file-encoding"]
    assert [fault.reason for fault in read(b"\xef\xbb\xbfcode,\xff\n").faults] == ["fault-file-encoding"]


def test_other_columns_are_ignored_and_named() -> None:
    table = read("code,title_ar,ملاحظات,source\nW1,أ,x,y\n")
    assert table.ignored == ("ملاحظات", "source")
    assert table.columns == {"code", "title_ar"}


def test_a_title_above_the_headings_is_passed_over() -> None:
    table = read("برنامج المنتدى,,\n\ncode,title_ar,capacity\nW1,أ,5\n")
    assert only_row(table)["capacity"] == 5
    assert table.rows[0].line == 4


def test_a_line_is_the_one_where_the_row_begins_in_the_file() -> None:
    text = 'code,title_ar\nW1,"سطر\nوسطر\nوسطر"\n\n,,\nW2,\nW3,ب\n'
    table = read(text)
    assert [(row.line, row.text("title_ar")) for row in table.rows] == [(2, "سطر\nوسطر\nوسطر"), (8, "ب")]
    assert table.faults == (Fault(7, "title_ar", "fault-value-missing"),)


def test_every_fault_of_every_row_is_named_with_line_and_column() -> None:
    text = (
        "code,title_ar,starts_at,capacity,kind,phone\n"
        "W 1,أ,2025-02-30 09:00,many,party,12\n"
        "W2,,16/12/2025 09:00,0,break,\n"
        "W3,أ,,,,\n"
        f"W3,{'ط' * 61},2025-12-16,,,,extra\n"
    )
    found = [(fault.line, fault.column, fault.reason) for fault in read(text).faults]
    assert found == [
        (2, "code", "fault-value-code"),
        (2, "starts_at", "fault-value-moment"),
        (2, "capacity", "fault-value-integer"),
        (2, "kind", "fault-value-choice"),
        (2, "phone", "fault-value-phone"),
        (3, "title_ar", "fault-value-missing"),
        (3, "starts_at", "fault-value-moment"),
        (3, "capacity", "fault-value-range"),
        (5, None, "fault-row-cells"),
        (5, "code", "fault-value-twice"),
        (5, "title_ar", "fault-value-long"),
        (5, "starts_at", "fault-value-moment"),
    ]
    assert [row.line for row in read(text).rows] == [4]


def test_a_fault_carries_what_its_sentence_needs() -> None:
    text = f"code,title_ar,capacity,kind\nW1,{'ط' * 61},501,حفلة\nW1,أ,x,\n"
    for fault in read(text).faults:
        assert set(fault.arguments) == set(REASONS[fault.reason])
    faults = {fault.reason: fault.arguments for fault in read(text).faults}
    assert faults["fault-value-twice"] == {"value": "W1", "line": 2}
    assert faults["fault-value-choice"] == {"value": "حفلة", "choices": "workshop, break"}
    assert faults["fault-value-long"] == {"limit": 60, "length": 61}


def test_a_missing_or_doubled_column_is_a_fault_of_the_headings_line() -> None:
    faults = read("title_ar,العنوان,capacity\nأ,ب,1\n").faults
    assert faults[0] == Fault(1, "code", "fault-column-missing", {"column": "code"})
    assert faults[1] == Fault(1, "title_ar", "fault-column-twice", {"column": "title_ar"})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "fault-file-empty"),
        (b" \r\n", "fault-file-empty"),
        (b",,,\n,,\n", "fault-file-empty"),
        (b"a,b\n1,2\n", "fault-file-headings"),
        (b"%PDF-1.7\x00\x01\x02\xff", "fault-file-unreadable"),
        (b"PK\x03\x04 not a zip", "fault-file-unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "fault-file-old-workbook"),
        (b'code,title_ar\nW1,"open\nW2,b\n', "fault-file-quotes"),
        (b'code,title_ar\nW1,"a"b\n', "fault-file-quotes"),
    ],
)
def test_what_is_no_table_is_refused_in_one_word(content: bytes, reason: str) -> None:
    table = read(content)
    assert [fault.reason for fault in table.faults] == [reason]
    assert table.rows == ()


def test_an_open_quotation_mark_is_named_by_the_line_where_it_stands() -> None:
    assert read('code,title_ar\nW1,a\nW2,"open\nW3,b\n').faults[0].line == 3


def test_quotation_marks_inside_an_unquoted_cell_are_just_marks() -> None:
    assert only_row(read('code,title_ar\nW1,قاعة "أ" الكبرى\n'))["title_ar"] == 'قاعة "أ" الكبرى'


def test_too_many_bytes_rows_or_columns_are_refused() -> None:
    rows = "".join(f"W{n},أ\n" for n in range(6))
    text = "code,title_ar\n" + rows
    assert read(text, limits=Limits(rows=6)).faults == ()
    assert read(text, limits=Limits(rows=5)).faults[0].reason == "fault-file-rows"
    assert read(text, limits=Limits(bytes=20)).faults[0].arguments == {"limit": 20}
    assert read("code,title_ar\n" + ",\n" * 30, limits=Limits(lines=20)).faults[0].reason == "fault-file-rows"
    wide = "code,title_ar\nW1," + "," * 30
    assert read(wide, limits=Limits(columns=20)).faults[0].reason == "fault-file-columns"


@pytest.mark.parametrize(
    "written",
    ["2025-12-16 09:05", "٢٠٢٥-١٢-١٦ ٠٩:٠٥", "2025/12/16 9:05", "2025-12-16T09:05:00", "\u20662025-12-16 09:05\u2069 "],
)
def test_a_moment_is_read_however_it_is_typed(written: str) -> None:
    row = read(f"code,title_ar,starts_at\nW1,أ,{written}\n").rows[0]
    assert row.moment("starts_at") == datetime(2025, 12, 16, 9, 5)


def test_the_guard_of_our_own_files_comes_off() -> None:
    out = io.BytesIO()
    write_csv(out, ["code", "title_ar", "phone"], [("W1", "=عنوان", "+218912345678")])
    assert only_row(read(out.getvalue())) == {"code": "W1", "title_ar": "=عنوان", "phone": "+218912345678"}


def test_texts_are_kept_as_typed_words_are() -> None:
    assert only_row(read("code,title_ar\nW1,\u202eأ\u200b ب \n"))["title_ar"] == "أ ب"


def test_empty_cells_read_as_empty_and_short_rows_are_filled() -> None:
    row = read("code,title_ar,starts_at,capacity,kind,phone\nW1,أ\n").rows[0]
    assert (row.text("kind"), row.moment("starts_at"), row.number("capacity")) == ("", None, None)


def test_two_columns_with_one_heading_are_a_bug_of_the_declaration() -> None:
    with pytest.raises(ValueError, match="title"):
        read_table("x", b"", columns=(Column("title"), Column("title_ar", ("Title",))))


# Workbooks


def test_a_workbook_gives_real_dates_numbers_and_texts() -> None:
    content = workbook(
        ("الرمز", "العنوان", "يبدأ", "السعة", "النوع", "رقم الهاتف"),
        ("W1", "الإيرادات", datetime(2025, 12, 16, 9, 0), 30, "ورشة عمل", 912345678),
    )
    assert only_row(read(content)) == EXPECTED


def test_numbers_in_a_workbook_read_as_they_are_shown() -> None:
    content = workbook(
        ("code", "title_ar", "capacity"),
        (101, 2025.0, "٤٠"),
        (102, 0.1 + 0.2, 7.0),
        (103, date(2025, 12, 16), None),
        (104, 12345678.25, None),
    )
    rows = read(content).rows
    assert [(row.text("code"), row.text("title_ar"), row.number("capacity")) for row in rows] == [
        ("101", "2025", 40),
        ("102", "0.3", 7),
        ("103", "2025-12-16", None),
        ("104", "12345678.25", None),
    ]


def test_a_moment_that_excel_holds_inexactly_is_rounded_to_the_minute() -> None:
    content = workbook(("code", "title_ar", "starts_at"), ("W1", "أ", datetime(2025, 12, 16, 8, 59, 59, 999_000)))
    assert only_row(read(content))["starts_at"] == datetime(2025, 12, 16, 9, 0)


def test_a_workbooks_line_is_the_number_that_excel_shows() -> None:
    content = workbook(("title",), (), ("code", "title_ar"), (), ("W1", None), ("W2", "ب"))
    table = read(content)
    assert table.faults == (Fault(5, "title_ar", "fault-value-missing"),)
    assert table.rows[0].line == 6


def test_the_sheet_with_the_headings_is_found_and_hidden_ones_are_not_read() -> None:
    book = Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.append(("code", "title_ar", "capacity"))
    hidden.sheet_state = "hidden"
    book.create_sheet("notes").append(("ملاحظة",))
    sheet = book.create_sheet("data")
    sheet.append(("code", "title_ar"))
    sheet.append(("W1", "أ"))
    assert only_row(read(saved(book)))["code"] == "W1"


def test_a_text_that_looks_like_a_formula_is_a_text() -> None:
    book = load_workbook(io.BytesIO(workbook(("code", "title_ar"), ("W1", "x"))))
    sheet = book.active
    assert sheet is not None
    sheet["B2"].value = "=1+1"
    sheet["B2"].data_type = "s"
    assert only_row(read(saved(book)))["title_ar"] == "=1+1"


def formula(result: bytes, *, kind: bytes = b"") -> bytes:
    """A workbook whose capacity is the formula 6*7 with this result."""
    content = workbook(("code", "title_ar", "capacity"), ("W1", "أ", "=6*7"))
    cell = b"<f>6*7</f><v></v>" if b"<f>6*7</f><v></v>" in sheet_of(content) else b"<f>6*7</f><v />"
    changed = repacked(content, "xl/worksheets/sheet1.xml", (cell, b"<f>6*7</f>" + result))
    if kind:
        changed = repacked(changed, "xl/worksheets/sheet1.xml", (b'<c r="C2">', b'<c r="C2" t="' + kind + b'">'))
    return changed


def sheet_of(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def test_a_formula_counts_for_what_it_came_to() -> None:
    assert only_row(read(formula(b"<v>42</v>")))["capacity"] == 42
    assert only_row(read(formula(b"<v></v>", kind=b"str")))["capacity"] is None


def test_a_formula_without_a_result_or_with_an_error_is_a_fault() -> None:
    assert read(formula(b"")).faults == (Fault(2, "capacity", "fault-value-formula", {"value": "=6*7"}),)
    error = read(formula(b"<v>#REF!</v>", kind=b"e"))
    assert error.faults == (Fault(2, "capacity", "fault-value-formula", {"value": "#REF!"}),)


SHEET = "xl/worksheets/sheet1.xml"
GOOD = workbook(("code", "title_ar"), ("W1", "أ"))


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_that_declares_entities_is_refused(part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        start = archive.read(part)[:20]
    doctype = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>'
    bad = doctype + start if not start.startswith(b"<?xml") else start
    if start.startswith(b"<?xml"):
        end = b"?>"
        table = read(repacked(GOOD, part, (end, end + doctype)))
    else:
        table = read(repacked(GOOD, part, (start, bad)))
    assert [fault.reason for fault in table.faults] == ["fault-file-unsafe"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp037", "utf-7"])
def test_a_workbook_in_another_encoding_is_refused_before_it_is_parsed(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, (declared + data.decode()).encode(encoding) if name == SHEET else data)
    assert [fault.reason for fault in read(out.getvalue()).faults] == ["fault-file-unsafe"]


def test_a_workbook_that_unzips_to_too_much_is_refused_unread() -> None:
    bomb = repacked(GOOD, SHEET, (b"</worksheet>", b"</worksheet>" + b" " * 3_000_000))
    assert len(bomb) < 20_000
    table = read(bomb, limits=Limits(unzipped_bytes=1_000_000))
    assert table.faults == (Fault(0, None, "fault-file-large", {"limit": 1_000_000}),)


def test_a_row_numbered_beyond_all_bounds_does_not_hold_the_reader_up() -> None:
    far = repacked(GOOD, SHEET, (b'<row r="2">', b'<row r="99999999999">'))
    assert read(far, limits=Limits(lines=1_000)).faults[0].reason == "fault-file-rows"


def test_a_wrong_size_written_in_the_sheet_does_not_hide_rows() -> None:
    assert only_row(read(repacked(GOOD, SHEET, (b'ref="A1:B2"', b'ref="A1"'))))["title_ar"] == "أ"


def test_a_zip_that_is_no_workbook_is_unreadable() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert [fault.reason for fault in read(out.getvalue()).faults] == ["fault-file-unreadable"]


def test_a_workbook_cut_short_is_unreadable() -> None:
    assert [fault.reason for fault in read(GOOD[: len(GOOD) // 2]).faults] == ["fault-file-unreadable"]


@given(st.binary(max_size=200), st.integers(min_value=0, max_value=len(GOOD) - 1))
def test_no_bytes_make_the_reader_raise(noise: bytes, place: int) -> None:
    for content in (noise, PLAIN.encode() + noise, GOOD[:place] + noise + GOOD[place + len(noise) :]):
        for fault in read(content).faults:
            assert set(fault.arguments) == set(REASONS[fault.reason])

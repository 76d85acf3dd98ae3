"""The report and the closing statement: read back, they say what the database says, in the right direction."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from bot import exports
from bot.files.source import Header, Options
from bot.files.styled import clean as cleaned
from bot.files.styled import pieces
from bot.files.styles import LOOKS
from storage import database, people, recommendations
from storage.database import Tx, connect, transact
from storage.export_rows import Wanted
from storage.wordings import Priority, TimeFrame, Wording
from tests.cast import OPENS
from tests.test_files import HOSTILE

NOW = OPENS.astimezone(UTC)
MARKS = re.compile("[\u200e\u200f]")
# The order in which the standard (ISO/IEC 29500-1, CT_PPr and CT_RPr) wants what these documents use.
IN_PARAGRAPH = "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
IN_PARAGRAPH += " suppressAutoHyphens bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr"
IN_RUN = "rStyle rFonts b bCs i iCs caps color spacing w kern sz szCs u rtl cs lang noProof"


@pytest.fixture
def held(tmp_path: Path, sample: Path) -> Path:
    path = tmp_path / "data" / "forum.db"
    path.parent.mkdir()
    path.write_bytes(sample.read_bytes())
    return path


@pytest.fixture(autouse=True)
def drawn_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pictures have tests of their own, and each takes a tenth of a second."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    monkeypatch.setattr("bot.pictures._draw", lambda *_: out.getvalue())


def do(path: Path, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    connection = connect(path)
    try:
        return transact(connection, NOW, work, *args, **kwargs)[0]
    finally:
        connection.close()


def recommend(tx: Tx, text: str, *, code: str = "W4", title: str = "", area: int = 1, supporters: int = 0) -> str:
    tx.run("INSERT INTO setting VALUES ('recommendations_per_session', '1000') ON CONFLICT DO NOTHING")
    basel = people.find(tx, tx.value("SELECT id FROM person WHERE name LIKE 'باسل%'"))
    assert basel is not None
    wording = Wording(area, title or text, text, text, text, TimeFrame.SHORT, Priority.HIGH)
    session_id = tx.value("SELECT id FROM session WHERE code = ?", code)
    one = recommendations.submit(tx, basel, wording=wording, session_id=session_id)
    tx.run("UPDATE recommendation SET supporters = ? WHERE id = ?", supporters, one.id)
    return one.reference


def put(tx: Tx, reference: str, **columns: Any) -> None:
    """Sets columns as no move of the desk could, which has tests of its own."""
    for name in [row[0] for row in tx.all("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
        if name.startswith("recommendation_"):
            tx.run(f"DROP TRIGGER {name}")
    for name, value in columns.items():
        tx.run(f"UPDATE recommendation SET {name} = ? WHERE reference = ?", value, reference)


def written(path: Path, name: str, header: Header = Header.AR, **wanted: Any) -> bytes:
    output = path.parent / "out.docx"
    exports.run(path, name, "docx", output, Options(header=header, wanted=Wanted(**wanted)), now=NOW)
    return output.read_bytes()


def lines(content: bytes, style: str = "") -> list[str]:
    """The paragraphs of the body, of one style or of all, without marks of direction."""
    document = Document(io.BytesIO(content))
    return [
        MARKS.sub("", paragraph.text)
        for paragraph in document.paragraphs
        if not style or (paragraph.style is not None and paragraph.style.name == style)
    ]


def tables(content: bytes) -> list[list[list[str]]]:
    document = Document(io.BytesIO(content))
    return [[[MARKS.sub("", cell.text) for cell in row.cells] for row in table.rows] for table in document.tables]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("header", [Header.AR, Header.EN])
@pytest.mark.parametrize("name", ["report", "statement"])
def test_hostile_texts_come_back_as_they_were_written(held: Path, name: str, header: Header) -> None:
    def fill(tx: Tx) -> None:
        for text in HOSTILE:
            put(tx, recommend(tx, text), state="accepted", answer=text, published_at=tx.stamp)
        tx.run(
            "UPDATE session SET title_ar = ?, title_en = ?, room = ?, facilitator = ? WHERE code = 'W4'", *HOSTILE[:4]
        )
        tx.run("UPDATE event SET name_ar = ?, name_en = ?, place_ar = ?, place_en = ?, host_ar = ?", *HOSTILE[:5])

    do(held, fill)
    content = written(held, name, header)
    shown = "\n".join(lines(content))
    for text in HOSTILE:
        assert MARKS.sub("", cleaned(text)) in shown
    assert HOSTILE[header is Header.EN] in lines(content, "Subtitle")


def test_the_report_goes_workshop_by_workshop_in_the_order_of_support(held: Path) -> None:
    def fill(tx: Tx) -> None:
        for number, supporters in enumerate((1, 7, 3, 7)):
            recommend(tx, f"نص {number}", supporters=supporters)
        recommend(tx, "أخرى", code="W1")
        put(tx, recommend(tx, "محجوبة", code="W1"), hidden_at="2025-12-16T08:00:00Z", hidden_reason="offensive")
        put(tx, recommend(tx, "مسحوبة", code="W1"), withdrawn_at="2025-12-16T08:00:00Z")
        put(tx, recommend(tx, "مدمجة", code="W1"), merged_into=1)

    do(held, fill)
    content = written(held, "report")
    assert lines(content, "Heading 1") == [
        "المنتدى في أرقام", "الجلسات: التقييم والتوصيات", "ملحق: الحضور", "ملحق: المنهجية",
        "ملحق: التوصيات المسحوبة والمدمجة",
    ]  # fmt: skip
    assert lines(content, "Heading 3") == [
        "W1-001 أخرى", "W4-002 نص 1", "W4-004 نص 3", "W4-003 نص 2", "W4-001 نص 0",
    ]  # fmt: skip
    assert "استراحة" not in "".join(lines(content, "Heading 2"))
    figures, attendance, gone = tables(content)
    assert ["التوصيات", "5"] in figures
    assert ["التأييدات", "18"] in figures
    assert gone[1:] == [["W1-003", "مسحوبة", "مسحوبة"], ["W1-004", "مدمجة", "أُدمجت في W4-001"]]
    assert attendance[1][0] == "الثلاثاء، 16 ديسمبر 2025"
    assert "محجوبة" not in "\n".join(lines(content))


def test_a_recommendation_tells_who_made_it_and_a_published_answer_alone(held: Path) -> None:
    def fill(tx: Tx) -> None:
        shown = recommend(tx, "أولى")
        put(tx, shown, state="accepted", answer="رد منشور", published_at=tx.stamp)
        put(tx, recommend(tx, "ثانية"), state="rejected", answer="رد داخلي")
        put(tx, recommend(tx, "ثالثة"), of_meeting=1)
        omar = tx.value("SELECT id FROM person WHERE name LIKE 'عمر%'")
        tx.run(
            "INSERT INTO co_author VALUES ((SELECT id FROM recommendation WHERE reference = ?), ?, ?)", shown, omar, "x"
        )

    do(held, fill)
    shown = lines(written(held, "report"))
    assert "الرد: رد منشور" in shown
    assert "رد داخلي" not in "\n".join(shown)
    assert "مقدِّم التوصية: باسل محمد الورفلي، زليتن، ومعه مقدِّم آخر" in shown
    assert "مقدِّم التوصية: توصية الجلسة" in shown
    assert any(line.startswith("الحالة: مقبولة   عدد المؤيدين: 0") for line in shown)


def test_feedback_stands_with_its_chart(held: Path) -> None:
    def fill(tx: Tx) -> None:
        session_id = tx.value("SELECT id FROM session WHERE code = 'W4'")
        for number in range(8):
            person = tx.add(
                "person", name=f"n{number}", name_key="", state="registered", created_at=tx.stamp, updated_at=tx.stamp
            )
            tx.add("feedback_answered", session_id=session_id, person_id=person)
            if number < 6:  # two are without name, and wait
                tx.add(
                    "feedback", session_id=session_id, person_id=person, rating=4 + number % 2,
                    submitted_at=tx.stamp, updated_at=tx.stamp,
                )  # fmt: skip

    do(held, fill)
    content = written(held, "report")
    shown = lines(content)
    held_back = "ولا تدخل في النتيجة تقييمات دون ذكر الاسم، لأنها أقل من خمسة."
    assert f"عدد التقييمات: 8 من أصل 10. {held_back}" in shown
    assert "متوسط التقييم: 4,5 من 5" in shown
    assert shown.count("لا توجد تقييمات لهذه الجلسة.") == 11
    described = [shape.get("descr") for shape in Document(io.BytesIO(content)).element.iter(qn("wp:docPr"))]
    assert described == ["متوسط التقييم حسب الجلسة", "معدّل الاستجابة حسب الجلسة", "توزيع التقييمات: الإيرادات المحلية"]


def test_the_statement_has_what_was_agreed_by_focus_area_with_both_calendars(held: Path) -> None:
    def fill(tx: Tx) -> None:
        put(tx, recommend(tx, "نص أول", title="أولى", area=2), state="accepted")
        put(tx, recommend(tx, "نص ثان", title="ثانية", area=1), state="accepted_modified")
        put(tx, recommend(tx, "نص ثالث", title="ثالثة"), state="rejected")
        put(tx, recommend(tx, "نص رابع", title="رابعة"), state="referred")

    do(held, fill)
    content = written(held, "statement")
    shown = lines(content)
    assert "التاريخ: 17 ديسمبر 2025م، الموافق 26 جمادى الآخرة 1447هـ" in shown
    assert "الرقم الإشاري: " + "." * 30 in shown
    assert lines(content, "Heading 2") == ["الإدارة المحلية", "الإيرادات المحلية"]
    assert lines(content, "List Number") == ["ثانية", "أولى"]
    assert "الجهة المنفذة: نص أول، الإطار الزمني: قصير الأجل، الرقم المرجعي: W4-001" in shown
    assert "وخلص المشاركون إلى التوصيتين الآتيتين:" in shown
    assert "أمانة المنتدى" in lines(content, "Signature")


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("2025-12-16", "في الفترة من 16 إلى 17 ديسمبر 2025، بتنظيم"),
        ("2025-11-30", "في الفترة من 30 نوفمبر 2025 إلى 17 ديسمبر 2025، بتنظيم"),
        ("2025-12-17", "يوم 17 ديسمبر 2025، بتنظيم"),
    ],
)
def test_the_statement_names_the_month_once_where_it_is_one(held: Path, first: str, said: str) -> None:
    do(held, lambda tx: tx.run("UPDATE event SET starts_on = ?", first))
    assert any(said in line for line in lines(written(held, "statement")))


def test_before_anything_is_agreed_the_statement_says_so(held: Path) -> None:
    assert "ولم تُعتمد توصيات حتى وقت إعداد هذا البيان." in lines(written(held, "statement"))
    assert "No recommendations have been adopted by the time of this statement." in lines(
        written(held, "statement", Header.EN)
    )


@pytest.mark.parametrize("name", ["report", "statement"])
def test_everything_reads_from_the_right_and_stands_on_styles(held: Path, name: str) -> None:
    do(held, recommend, "نص 2026-01-01 و +218 91 234 5678 و Excel")
    content = written(held, name)
    document = Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        assert paragraph.style is not None
        assert paragraph.style.name in LOOKS or not paragraph.text, paragraph.text
        if paragraph.text:
            assert paragraph._p.get_or_add_pPr().find(qn("w:bidi")) is not None, paragraph.text
        for run in paragraph.runs:
            direct = {child.tag for child in run._r.rPr} if run._r.rPr is not None else set()
            assert direct <= {qn("w:rtl"), qn("w:rStyle")}, "fonts and sizes stand in styles"
            arabic = bool(re.search("[\u0621-\u064a]", run.text))
            assert not arabic or qn("w:rtl") in direct
    for table in document.tables:
        assert table._tbl.tblPr.find(qn("w:bidiVisual")) is not None
        assert table.rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None
        assert table.style is not None
        assert table.style.name == "Forum Table"
    for style in LOOKS:
        letters = document.styles[style].element.rPr
        assert letters.find(qn("w:szCs")) is not None, "the size of Arabic has an element of its own"
        assert document.styles[style].element.pPr.find(qn("w:bidi")) is not None
    assert b'w:jc w:val="right"' not in parts(content)["word/document.xml"]


@pytest.mark.parametrize("name", ["report", "statement"])
def test_elements_stand_in_the_order_that_word_wants(held: Path, name: str) -> None:
    do(held, recommend, "نص W4-001")
    files = parts(written(held, name))
    for part in ("word/document.xml", "word/styles.xml"):
        text = files[part].decode()
        for tag, order in (("pPr", IN_PARAGRAPH.split()), ("rPr", IN_RUN.split())):
            for block in re.findall(rf"<w:{tag}>(.*?)</w:{tag}>", text, re.DOTALL):
                found = [child for child in re.findall(r"<w:(\w+)[ />]", block) if child in order]
                top = [child for child in found if tag == "rPr" or child not in IN_RUN.split()]
                assert top == sorted(top, key=order.index), block[:300]


def test_the_contents_are_a_field_that_word_updates_and_are_filled_already(held: Path) -> None:
    content = written(held, "report")
    files = parts(content)
    text = files["word/document.xml"].decode()
    assert 'w:fldCharType="begin" w:dirty="true"' in text
    assert ' TOC \\o "1-2" \\h \\z \\u ' in text
    assert text.count('w:fldCharType="begin"') == text.count('w:fldCharType="end"')
    assert "<w:updateFields" in files["word/settings.xml"].decode()
    anchors = set(re.findall(r'w:anchor="(\w+)"', text))
    assert anchors
    assert anchors <= set(re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', text))
    wanted = [*lines(content, "Heading 1"), *lines(content, "Heading 2")]
    assert sorted(filter(None, [*lines(content, "TOC 1"), *lines(content, "TOC 2")])) == sorted(wanted)


def test_the_letterhead_stands_on_the_cover_where_there_is_one(held: Path) -> None:
    before = len([name for name in parts(written(held, "report")) if "media/" in name])
    Image.new("RGB", (600, 100), "#0B6E4F").save(held.parent / "letterhead.png")
    for name in ("report", "statement"):
        document = Document(io.BytesIO(written(held, name)))
        assert len([part for part in parts(written(held, name)) if "media/" in part]) == before + 1
        assert round(document.inline_shapes[0].width.cm) == 17
        assert "شعار الجهة المنظِّمة" not in lines(written(held, name)), "it is read out, not shown"


def test_filters_make_a_report_of_a_part_which_says_so(held: Path) -> None:
    do(held, recommend, "هنا", code="W4")
    do(held, recommend, "هناك", code="W1")
    content = written(held, "report", session="w4")
    assert lines(content, "Heading 3") == ["W4-001 هنا"]
    assert lines(content, "Heading 2") == ["الإيرادات المحلية"]
    assert "يقتصر على الجلسة: w4" in lines(content, "Cover Line")
    assert "المنتدى في أرقام" not in lines(content, "Heading 1"), "the figures are those of the whole forum"


def test_an_english_report_reads_from_the_left_but_for_arabic_words(held: Path) -> None:
    do(held, recommend, "نص عربي")
    content = written(held, "report", Header.EN)
    document = Document(io.BytesIO(content))
    by_text = {MARKS.sub("", paragraph.text): paragraph for paragraph in document.paragraphs}
    assert by_text["The forum in figures"]._p.get_or_add_pPr().find(qn("w:bidi")) is None
    assert by_text["Local revenue"].style is not None
    assert "Problem: نص عربي" in by_text
    assert document.styles["Normal"].element.pPr.find(qn("w:bidi")) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("هاتف +218 91 234 5678.", [("هاتف ", True), ("\u200e+218 91 234 5678\u200e", False), (".", True)]),
        ("عدد 5 بلديات", [("عدد 5 بلديات", True)]),
        ("من 2026-01-01", [("من ", True), ("\u200e2026-01-01\u200e", False), ("", True)]),
        ("", [("", True)]),
    ],
)
def test_what_reads_from_the_left_is_a_run_of_its_own(line: str, found: list[tuple[str, bool]]) -> None:
    assert list(pieces(line)) == found


def test_a_report_without_an_event_or_a_programme_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    database.prepare(path)
    for name in ("report", "statement"):
        assert lines(written(path, name))

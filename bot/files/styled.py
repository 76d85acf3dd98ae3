"""A Word document built on styles alone, so that the ministry restyles it in one place, in Arabic or in English.

Fonts, sizes, colours and distances stand in styles; a run carries nothing but its direction, without which Word would
turn Arabic around. Latin words, codes, dates and numbers with signs in Arabic text are runs of their own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from bot import word
from bot.word import FONT, LRM

INK, GREEN, GREY, PALE = "14213D", "0B6E4F", "595959", "E8F1EE"
ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
LATIN = re.compile(r"[+@#]?[A-Za-z0-9](?:[A-Za-z0-9 ._:/@%+&?=#,()\-\u2013]*[A-Za-z0-9%+])?")
PLAIN_NUMBER = re.compile(r"\d+([.,]\d+)?")
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold these
WIDTH = Cm(17)  # between the margins
_TOC = 'TOC \\o "1-2" \\h \\z \\u'
_BEFORE_UPDATE_FIELDS = (
    "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema",
    "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats", "shapeDefaults", "decimalSymbol",
    "listSeparator",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a style looks; `points` of its letters, distances in points before and after."""

    points: float
    bold: bool = False
    color: str = INK
    before: float = 0
    after: float = 6
    centred: bool = False
    keep: bool = False  # with the paragraph that follows
    indent: float = 0  # centimetres
    hanging: float = 0  # centimetres by which the number or the dot stands before the lines


LOOKS = {
    "Normal": Look(12),
    "Title": Look(28, bold=True, color=GREEN, before=60, after=18, centred=True),
    "Subtitle": Look(16, color=INK, after=10, centred=True),
    "Heading 1": Look(20, bold=True, color=GREEN, before=18, after=8, keep=True),
    "Heading 2": Look(16, bold=True, color=GREEN, before=14, after=6, keep=True),
    "Heading 3": Look(13, bold=True, before=10, after=3, keep=True),
    "Caption": Look(10, color=GREY, after=10, centred=True),
    "Header": Look(9, color=GREY, centred=True),
    "Footer": Look(9, color=GREY, centred=True),
    "List Number": Look(12, bold=True, before=8, after=2, keep=True, indent=0.9, hanging=0.9),
    "List Bullet": Look(12, after=3, indent=0.9, hanging=0.9),
    "TOC Heading": Look(20, bold=True, color=GREEN, after=10, keep=True),
    "TOC 1": Look(12, bold=True, before=4, after=2),
    "TOC 2": Look(11, after=1, indent=0.6),
    "Cover Line": Look(13, color=GREY, after=4, centred=True),
    "Details": Look(10.5, color=GREY, after=6),
    "Recommendation Text": Look(12, after=4),
    "Answer": Look(12, color=GREEN, after=6, indent=0.6),
    "Table Text": Look(10, after=0),
    "Signature": Look(13, bold=True, before=30, centred=True),
}
"""Every style that these documents use, under the name that Word shows."""
LABEL = "Label"  # the character style of `label: text`, by its name and its id
TABLE = "Forum Table"


class Styled:
    """A document under way. `rtl`: it reads from the right, but for what is written in Latin letters."""

    def __init__(self, *, rtl: bool, title: str) -> None:
        self.rtl = rtl
        self._bookmarks: list[tuple[str, str, int]] = []
        self._contents: Any = None
        self.document = word.new_document(margin=Cm(2)) if rtl else Document()
        self.document.core_properties.title = clean(title)
        self.document.core_properties.author = ""
        _styles(self.document, rtl=rtl)
        self._ids = {name: self.document.styles[name].style_id for name in LOOKS}
        section = self.document.sections[0]
        section.page_width, section.page_height = word.A4
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
        section.different_first_page_header_footer = True  # the cover has neither

    def paragraph(self, text: str, style: str = "Normal") -> Any:
        """Adds what somebody wrote, a line of it a line."""
        paragraph = self._paragraph(style)
        self.write(paragraph, text)
        return paragraph

    def labelled(self, label: str, text: str, style: str = "Normal") -> Any:
        """Adds `label: text`; several lines begin below the label."""
        paragraph = self._paragraph(style)
        self.write(paragraph, f"{label}: ", style=LABEL)
        self.write(paragraph, f"\n{text}" if "\n" in text else text)
        return paragraph

    def labels(self, facts: Mapping[str, str], style: str) -> Any:
        """Adds several short `label: text` on one line; those without text are left out."""
        paragraph = self._paragraph(style)
        for number, (label, text) in enumerate((label, text) for label, text in facts.items() if text):
            self.write(paragraph, f"   {label}: " if number else f"{label}: ", style=LABEL)
            self.write(paragraph, text)
        return paragraph

    def heading(self, text: str, level: int) -> None:
        """Adds a heading, which the contents find."""
        paragraph = self._paragraph(f"Heading {level}")
        name = f"_Toc{len(self._bookmarks) + 1:08d}"
        self._bookmarks.append((name, clean(text), level))
        mark = {"w:id": str(len(self._bookmarks)), "w:name": name}
        paragraph._p.append(_element("w:bookmarkStart", mark))  # noqa: SLF001
        self.write(paragraph, text)
        paragraph._p.append(_element("w:bookmarkEnd", {"w:id": mark["w:id"]}))  # noqa: SLF001

    def write(self, paragraph: Any, text: str, *, style: str | None = None) -> None:
        """Adds runs to a paragraph, each with its direction."""
        shown = clean(text)
        from_the_right = self.rtl or bool(ARABIC.search(shown))
        if from_the_right and (self.rtl or _first_is_arabic(shown)):
            word.right_to_left(paragraph)
        for number, line in enumerate(shown.split("\n")):
            if number:
                paragraph.add_run().add_break()
            for part, arabic in pieces(line) if from_the_right else ((line, False),):
                if part:
                    _run(paragraph, part, rtl=arabic, style=style)

    def table(self, heading: Sequence[str], rows: Sequence[Sequence[object]], widths: Sequence[float]) -> Any:
        """Adds a table with a heading that is repeated on each page; widths are parts of the page's width."""
        whole = sum(widths)
        table = self.document.add_table(rows=1 + len(rows), cols=len(heading), style=TABLE)
        table.autofit = False
        if self.rtl:
            table.table_direction = WD_TABLE_DIRECTION.RTL
        for at, width in enumerate(widths):
            table.columns[at].width = int(WIDTH * width / whole)  # what LibreOffice reads
        for row, texts in zip(table.rows, (heading, *rows), strict=True):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
            for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                cell.width = int(WIDTH * widths[at] / whole)  # what Word reads
                cell.paragraphs[0].style = "Table Text"
                self.write(cell.paragraphs[0], str(text))
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
        self._paragraph("Table Text")
        return table

    def picture(self, png: bytes, about: str, *, width: float = 15.5, caption: bool = True) -> None:
        """Adds a picture; what it is about is read out, and stands below it as a caption. Width in centimetres."""
        paragraph = self._paragraph("Caption")
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(width))
        shape._inline.docPr.set("descr", clean(about))  # noqa: SLF001
        if caption:
            paragraph.paragraph_format.keep_with_next = True
            self.paragraph(about, "Caption")

    def contents(self, title: str) -> None:
        """Adds the place of the contents, which `save` fills; Word counts the pages when the file is opened."""
        self.paragraph(title, "TOC Heading")
        self._contents = self._paragraph("TOC 1")

    def _paragraph(self, style: str) -> Any:
        """Adds an empty paragraph; the library's own way looks through all styles and paragraphs for each."""
        added = OxmlElement("w:p")
        added.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), self._ids[style])
        self.document.element.body.sectPr.addprevious(added)
        return Paragraph(added, self.document._body)  # noqa: SLF001

    def page_break(self) -> None:
        """What follows begins on a new page."""
        self.document.add_page_break()

    def furniture(self, header: str, page: str) -> None:
        """A header with the document's name, and the number of the page."""
        section = self.document.sections[0]
        top, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        self.write(top, header)
        self.write(foot, f"{page} ")
        for run in _field("PAGE"):
            foot._p.append(run)  # noqa: SLF001

    def save(self, out: BinaryIO) -> None:
        """Writes the document."""
        if self._contents is not None:
            _fill_contents(self, self._contents, self._bookmarks)
            _update_fields(self.document.settings.element)
        self.document.save(out)


def clean(text: str) -> str:
    """The text as a document can hold it."""
    return UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def pieces(line: str) -> Iterator[tuple[str, bool]]:
    """The line in parts, and whether each is Arabic; what reads from the left gets a mark on either side."""
    at = 0
    for found in LATIN.finditer(line):
        if PLAIN_NUMBER.fullmatch(found[0]):
            continue
        yield line[at : found.start()], True
        yield f"{LRM}{found[0]}{LRM}", False
        at = found.end()
    yield line[at:], True


def _first_is_arabic(text: str) -> bool:
    letter = next((letter for letter in text if letter.isalpha()), "")
    return bool(ARABIC.match(letter))


def _run(paragraph: Any, text: str, *, rtl: bool, style: str | None) -> None:
    run = paragraph.add_run(text)
    if style is not None:
        run._r.get_or_add_rPr().append(_element("w:rStyle", {"w:val": style}))  # noqa: SLF001
    if rtl:
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))  # noqa: SLF001


def _styles(document: Any, *, rtl: bool) -> None:
    """Makes every style of LOOKS, the label's and the table's."""
    for name, look in LOOKS.items():
        known = name in document.styles
        style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if not known:
            style.base_style = document.styles["Normal"]
        style.hidden, style.quick_style = False, True
        _look(style, look, rtl=rtl)
    label = document.styles.add_style(LABEL, WD_STYLE_TYPE.CHARACTER)
    _letters(label.element, Look(0, bold=True, color=GREEN))
    document.styles.element.append(parse_xml(_table_style()))


def _look(style: Any, look: Look, *, rtl: bool) -> None:
    _letters(style.element, look)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing = 1.15
    shape.keep_with_next = look.keep or None
    properties = style.element.get_or_add_pPr()
    for gone in (*properties.findall(qn("w:jc")), *properties.findall(qn("w:pBdr"))):
        properties.remove(gone)
    if look.centred:
        shape.alignment = 1
    if look.indent:
        # In a paragraph that runs from the right, "left" is where its lines begin.
        indent = properties.get_or_add_ind()
        indent.set(qn("w:left"), str(Cm(look.indent).twips))
        if look.hanging:
            indent.set(qn("w:hanging"), str(Cm(look.hanging).twips))
    if rtl:
        word.insert_bidi(properties)


def _letters(style: Any, look: Look) -> None:
    """The style's letters, Arabic and Latin ones alike, in the order of the schema."""
    properties = style.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    add = properties.append
    if look.points:
        add(_element("w:rFonts", {"w:ascii": FONT, "w:hAnsi": FONT, "w:eastAsia": FONT, "w:cs": FONT}))
    for name in ("w:b", "w:bCs") if look.bold else ():
        add(OxmlElement(name))
    add(_element("w:color", {"w:val": look.color}))
    for name in ("w:sz", "w:szCs") if look.points else ():
        add(_element(name, {"w:val": str(round(look.points * 2))}))


def _table_style() -> str:
    line = 'w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ForumTable">'
        f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr></w:style>'
    )


def _fill_contents(styled: Styled, first: Any, headings: Sequence[tuple[str, str, int]]) -> None:
    """The field of the contents with what Word would find, each line a link; the numbers come with the update."""
    paragraph = first
    opening = _field_begin(_TOC, dirty=True)
    lines = [heading for heading in headings if heading[2] <= 2]
    for number, (name, text, level) in enumerate(lines):
        if number:
            following = OxmlElement("w:p")
            paragraph._p.addnext(following)  # noqa: SLF001
            paragraph = type(paragraph)(following, first._parent)  # noqa: SLF001
            paragraph.style = f"TOC {level}"
        link = _element("w:hyperlink", {"w:anchor": name, "w:history": "1"})
        styled.write(paragraph, text)
        for run in paragraph._p.findall(qn("w:r")):  # noqa: SLF001
            link.append(run)
        for run in opening:
            paragraph._p.append(run)  # noqa: SLF001
        opening = []
        paragraph._p.append(link)  # noqa: SLF001
    for run in opening:
        paragraph._p.append(run)  # noqa: SLF001
    paragraph._p.append(_run_with(_element("w:fldChar", {"w:fldCharType": "end"})))  # noqa: SLF001


def _field(instruction: str) -> list[Any]:
    shown = OxmlElement("w:t")
    shown.text = "1"
    end = _element("w:fldChar", {"w:fldCharType": "end"})
    return [*_field_begin(instruction), _run_with(shown), _run_with(end)]


def _field_begin(instruction: str, *, dirty: bool = False) -> list[Any]:
    begin = {"w:fldCharType": "begin", **({"w:dirty": "true"} if dirty else {})}
    code = _element("w:instrText", {qn("xml:space"): "preserve"})
    code.text = f" {instruction} "
    separate = _element("w:fldChar", {"w:fldCharType": "separate"})
    return [_run_with(part) for part in (_element("w:fldChar", begin), code, separate)]


def _run_with(part: Any) -> Any:
    run = OxmlElement("w:r")
    run.append(part)
    return run


def _update_fields(settings: Any) -> None:
    """Word updates the contents when the file is opened."""
    update = _element("w:updateFields", {"w:val": "true"})
    for child in settings:
        if child.tag.rpartition("}")[2] in _BEFORE_UPDATE_FIELDS:
            child.addprevious(update)
            return
    settings.append(update)


def _element(name: str, values: dict[str, str]) -> Any:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(key if key.startswith("{") else qn(key), value)
    return element

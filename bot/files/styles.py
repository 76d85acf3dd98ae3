"""The styles of the Word documents: fonts, sizes, colours and distances, in one place for the ministry to change.

bot/files/styled.py makes them in each new document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from bot import word
from bot.files.word_fields import element
from bot.word import FONT

INK, GREEN, GREY, PALE = "14213D", "0B6E4F", "595959", "E8F1EE"


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


def make_styles(document: Any, *, rtl: bool) -> None:
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
        add(element("w:rFonts", {"w:ascii": FONT, "w:hAnsi": FONT, "w:eastAsia": FONT, "w:cs": FONT}))
    for name in ("w:b", "w:bCs") if look.bold else ():
        add(OxmlElement(name))
    add(element("w:color", {"w:val": look.color}))
    for name in ("w:sz", "w:szCs") if look.points else ():
        add(element(name, {"w:val": str(round(look.points * 2))}))


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

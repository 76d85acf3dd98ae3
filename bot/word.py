"""Word documents that read from the right: what Arabic needs in the XML and python-docx does not write.

Word is strict about the order of elements; each is put where the schema wants it. `jc="right"` is never written: in
a paragraph that runs from the right it means the left edge. Bold and size of Arabic have elements of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu

FONT = "Arial"  # covers Arabic on every Windows and Mac
LRM = "\u200e"
A4 = (Cm(21.0), Cm(29.7))
STYLES = ("Normal", "Title", "Heading 1", "Heading 2", "Header", "Footer", "Caption", "List Bullet", "List Number")
_AFTER_BIDI = (
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
)
_AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription")


def new_document(*, margin: Cm) -> Any:
    """An empty A4 document that reads from the right throughout: defaults, styles, section and settings."""
    document = Document()
    _defaults(document.styles.element)
    for name in STYLES:
        style = document.styles[name].element
        insert_bidi(style.get_or_add_pPr())
        if style.rPr is not None:
            for torn in (*style.rPr.findall(qn("w:spacing")), *style.rPr.findall(qn("w:kern"))):
                style.rPr.remove(torn)  # letter-spacing tears joined letters apart
    section = document.sections[0]
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    _insert(section._sectPr, "w:bidi", ("w:rtlGutter", "w:docGrid", "w:printerSettings"))  # noqa: SLF001
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:bidi"), "ar-LY")
    return document


def right_to_left(paragraph: Any) -> Any:
    """The paragraph, running from the right."""
    insert_bidi(paragraph._p.get_or_add_pPr())  # noqa: SLF001
    return paragraph


def insert_bidi(properties: Any) -> None:
    """Makes paragraphs with these properties, of their own or of a style, run from the right."""
    _insert(properties, "w:bidi", _AFTER_BIDI)


def add_arabic(paragraph: Any, text: str, *, points: float = 11, bold: bool = False, grey: bool = False) -> None:
    """Adds a run of Arabic."""
    _run(paragraph, text, points=points, bold=bold, grey=grey, rtl=True)


def add_latin(paragraph: Any, text: str, *, points: float = 11, bold: bool = False, grey: bool = False) -> None:
    """Adds a run that reads from the left: a code, a telephone number, an address."""
    _run(paragraph, f"{LRM}{text}{LRM}", points=points, bold=bold, grey=grey, rtl=False)


def add_table(holder: Any, rows: int, widths: Sequence[Cm], *, border: str = "") -> Any:
    """Adds a table of fixed widths whose first column is on the right; `border` is a kind of line, '' for none."""
    table = holder.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    table.table_direction = WD_TABLE_DIRECTION.RTL
    _borders(table, border)
    for index, width in enumerate(widths):
        table.columns[index].width = width  # what LibreOffice reads
        for cell in table.columns[index].cells:
            cell.width = width  # what Word reads
    return table


def keep_whole(row: Any, height: Cm) -> None:
    """A row of just this height, never parted by the end of a page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    for name, values in (("w:cantSplit", {}), ("w:trHeight", {"w:val": str(Emu(height).twips), "w:hRule": "exact"})):
        element = OxmlElement(name)
        for key, value in values.items():
            element.set(qn(key), value)
        properties.append(element)


def _run(paragraph: Any, text: str, *, points: float, bold: bool, grey: bool, rtl: bool) -> None:
    run = paragraph.add_run(text)
    properties = run._r.get_or_add_rPr()  # noqa: SLF001
    half_points = str(round(points * 2))
    _add(properties, "w:rFonts", {"w:ascii": FONT, "w:hAnsi": FONT, "w:cs": FONT})
    if bold:
        _add(properties, "w:b", {})
        _add(properties, "w:bCs", {})
    if grey:
        _add(properties, "w:color", {"w:val": "595959"})
    _add(properties, "w:sz", {"w:val": half_points})
    _add(properties, "w:szCs", {"w:val": half_points})
    if rtl:
        _add(properties, "w:rtl", {})
    _add(properties, "w:lang", {"w:bidi": "ar-LY"} if rtl else {"w:val": "en-US", "w:bidi": "ar-LY"})


def _defaults(styles: Any) -> None:
    """Fonts and language where no style says otherwise."""
    properties = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = properties.find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        del fonts.attrib[name]  # a theme's font would win over the named one
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
    language = properties.find(qn("w:lang"))
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:bidi"), "ar-LY")


def _borders(table: Any, kind: str) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for key, value in {"val": kind or "nil", "sz": "4", "space": "0", "color": "7F7F7F"}.items():
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.insert_element_before(borders, *_AFTER_BORDERS)  # noqa: SLF001


def _insert(properties: Any, name: str, after: Sequence[str]) -> None:
    """Puts an empty element before those that come after it, unless it stands there."""
    if properties.find(qn(name)) is None:
        properties.insert_element_before(OxmlElement(name), *after)


def _add(properties: Any, name: str, values: dict[str, str]) -> None:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(key), value)
    properties.append(element)

"""A Word document built on styles alone, so that the ministry restyles it in one place, in Arabic or in English.

Fonts, sizes, colours and distances stand in styles (bot/files/styles.py); a run carries nothing but its direction,
without which Word would turn Arabic around. Latin words, codes, dates and numbers with signs in Arabic text are runs
of their own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from docx import Document
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from bot import word
from bot.files.styles import LABEL, LOOKS, TABLE, make_styles
from bot.files.word_fields import element, fill_contents, page_number, update_fields
from bot.word import LRM

ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
LATIN = re.compile(r"[+@#]?[A-Za-z0-9](?:[A-Za-z0-9 ._:/@%+&?=#,()\-\u2013]*[A-Za-z0-9%+])?")
PLAIN_NUMBER = re.compile(r"\d+([.,]\d+)?")
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold these
WIDTH = Cm(17)  # between the margins


class Styled:
    """A document under way. `rtl`: it reads from the right, but for what is written in Latin letters."""

    def __init__(self, *, rtl: bool, title: str) -> None:
        self.rtl = rtl
        self._bookmarks: list[tuple[str, str, int]] = []
        self._contents: Any = None
        self.document = word.new_document(margin=Cm(2)) if rtl else Document()
        self.document.core_properties.title = clean(title)
        self.document.core_properties.author = ""
        make_styles(self.document, rtl=rtl)
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
        paragraph._p.append(element("w:bookmarkStart", mark))  # noqa: SLF001
        self.write(paragraph, text)
        paragraph._p.append(element("w:bookmarkEnd", {"w:id": mark["w:id"]}))  # noqa: SLF001

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
        for run in page_number():
            foot._p.append(run)  # noqa: SLF001

    def save(self, out: BinaryIO) -> None:
        """Writes the document."""
        if self._contents is not None:
            fill_contents(self.write, self._contents, self._bookmarks)
            update_fields(self.document.settings.element)
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
        run._r.get_or_add_rPr().append(element("w:rStyle", {"w:val": style}))  # noqa: SLF001
    if rtl:
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))  # noqa: SLF001

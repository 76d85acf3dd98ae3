"""Fields of a Word document: what Word itself counts, the contents and the pages' numbers.

bot/files/styled.py puts them in; the library knows nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_TOC = 'TOC \\o "1-2" \\h \\z \\u'
_BEFORE_UPDATE_FIELDS = (
    "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema",
    "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats", "shapeDefaults", "decimalSymbol",
    "listSeparator",
)  # fmt: skip


def fill_contents(write: Callable[[Any, str], None], first: Any, headings: Sequence[tuple[str, str, int]]) -> None:
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
        link = element("w:hyperlink", {"w:anchor": name, "w:history": "1"})
        write(paragraph, text)
        for run in paragraph._p.findall(qn("w:r")):  # noqa: SLF001
            link.append(run)
        for run in opening:
            paragraph._p.append(run)  # noqa: SLF001
        opening = []
        paragraph._p.append(link)  # noqa: SLF001
    for run in opening:
        paragraph._p.append(run)  # noqa: SLF001
    paragraph._p.append(_run_with(element("w:fldChar", {"w:fldCharType": "end"})))  # noqa: SLF001


def page_number() -> list[Any]:
    """The runs of the number of the page."""
    shown = OxmlElement("w:t")
    shown.text = "1"
    end = element("w:fldChar", {"w:fldCharType": "end"})
    return [*_field_begin("PAGE"), _run_with(shown), _run_with(end)]


def _field_begin(instruction: str, *, dirty: bool = False) -> list[Any]:
    begin = {"w:fldCharType": "begin", **({"w:dirty": "true"} if dirty else {})}
    code = element("w:instrText", {qn("xml:space"): "preserve"})
    code.text = f" {instruction} "
    separate = element("w:fldChar", {"w:fldCharType": "separate"})
    return [_run_with(part) for part in (element("w:fldChar", begin), code, separate)]


def _run_with(part: Any) -> Any:
    run = OxmlElement("w:r")
    run.append(part)
    return run


def update_fields(settings: Any) -> None:
    """Word updates the contents when the file is opened."""
    update = element("w:updateFields", {"w:val": "true"})
    for child in settings:
        if child.tag.rpartition("}")[2] in _BEFORE_UPDATE_FIELDS:
            child.addprevious(update)
            return
    settings.append(update)


def element(name: str, values: dict[str, str]) -> Any:
    """An element of a Word document with these attributes, named as `w:val`."""
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(key if key.startswith("{") else qn(key), value)
    return made

"""The screens of the export, from the choice of a file to what stands below it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.exports import FORMATS, Document, File
from bot.screen import Screen
from bot.texts import Texts
from handlers import export_screens as export
from handlers.export_codes import Filter, OpenExport, OtherDelimiter, Pick, Prepare, plain
from handlers.export_screens import Named
from storage.exports import Kind

ASKED = datetime(2025, 12, 16, 15, 30, tzinfo=UTC)
CHOICES = [(number, f"{number}") for number in range(1, 20)]


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """In the order in which somebody of the secretariat meets them."""
    yield "export/choose", export.choose_screen(t, may_contacts=True)
    yield "export/tables", export.tables_screen(t, evening=None)
    for on in (False, True):
        yield f"export/tables, evening {on}", export.tables_screen(t, evening=on)
    yield from _tables(t)
    without, with_them = (Prepare(Document.ALL, "xlsx", contacts=contacts) for contacts in (False, True))
    yield "export/contacts", export.contacts_screen(t, without, with_them, OpenExport())
    for name, formats in FORMATS.items():
        for file_format in formats:
            file = File(name, file_format)
            yield f"export/preparing {name} {file_format}", export.preparing_screen(t, file)
            yield f"export/below {name} {file_format}", export.caption_screen(t, file, ASKED)
    yield "export/preparing, part 3", export.preparing_screen(t, File(Document.ALL, "zip"), part=3, parts=20)
    for count in (0, 1, 2, 3, 11, 100):
        yield f"export/done, {count}", export.done_screen(t, File(Kind.RECOMMENDATIONS, "csv"), count)
        yield f"export/document, {count}", export.done_screen(t, File(Document.REPORT, "docx"), count)
    for text_id in ("export-failed", "export-too-large", "export-filter-gone"):
        yield f"export/{text_id}", export.failed_screen(t, File(Kind.RECOMMENDATIONS, "csv"), text_id)
    for semicolon in (False, True):
        other = OtherDelimiter.of(plain(Kind.FEEDBACK), contacts=False, semicolon=semicolon)
        filters = export.filter_lines(t, Named({Filter.SESSION: "W1"}))
        below = export.caption_screen(t, File(Kind.FEEDBACK, "csv"), ASKED, filters=filters, other=other)
        yield f"export/below a CSV, {semicolon}", below
    yield "export/every evening", export.evening_screen(t, ASKED)


def _tables(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Each table, its filters and their choices."""
    for kind in Kind:
        chosen = plain(kind)
        narrowed = Named({field: t.plain("export-recommendations") for field in export.filters_of(kind)})
        yield f"export/table {kind.value}", export.table_screen(t, chosen, Named({}), may_contacts=True)
        yield f"export/table {kind.value}, narrowed", export.table_screen(t, chosen, narrowed, may_contacts=False)
        yield f"export/filters of {kind.value}", export.filters_screen(t, chosen, narrowed)
    for field in Filter:
        for page in range(3):
            chosen_page = Pick.of(plain(Kind.RECOMMENDATIONS), field=field, page=page)
            yield f"export/pick {field.value}, {page}", export.pick_screen(t, chosen_page, CHOICES)

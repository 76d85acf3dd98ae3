"""The screens of the export, from the choice of a file to what stands below it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.exports import FORMATS, Document
from bot.screen import Screen
from bot.texts import Texts
from handlers import export_screens as export
from handlers.export_screens import Filter, Named, OpenExport, OtherDelimiter, Pick, Prepare
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
    for name in FORMATS:
        yield f"export/preparing {name}", export.preparing_screen(t, name)
    yield "export/preparing, part 3", export.preparing_screen(t, Document.ALL, part=3, parts=20)
    for count in (0, 1, 2, 3, 11, 100):
        yield f"export/done, {count}", export.done_screen(t, Kind.RECOMMENDATIONS, count)
        yield f"export/document, {count}", export.done_screen(t, Document.REPORT, count)
    for text_id in ("export-failed", "export-too-large", "export-filter-gone"):
        yield f"export/{text_id}", export.failed_screen(t, Kind.RECOMMENDATIONS, text_id)
    for name in ("xlsx", "json", "docx", "zip", "csv"):
        yield f"export/below the file, {name}", export.caption_screen(t, Kind.RECOMMENDATIONS, name, ASKED)
    for semicolon in (False, True):
        other = OtherDelimiter.of(export.plain(Kind.FEEDBACK), contacts=False, semicolon=semicolon)
        yield f"export/below a CSV, {semicolon}", export.caption_screen(t, Kind.FEEDBACK, "csv", ASKED, other)
    yield "export/every evening", export.evening_screen(t, ASKED)


def _tables(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Each table, its filters and their choices."""
    for kind in Kind:
        chosen = export.plain(kind)
        narrowed = Named({field: t.plain("export-recommendations") for field in export.filters_of(kind)})
        yield f"export/table {kind.value}", export.table_screen(t, chosen, Named({}), may_contacts=True)
        yield f"export/table {kind.value}, narrowed", export.table_screen(t, chosen, narrowed, may_contacts=False)
        yield f"export/filters of {kind.value}", export.filters_screen(t, chosen, narrowed)
    for field in Filter:
        for page in range(3):
            chosen_page = Pick.of(export.plain(Kind.RECOMMENDATIONS), field=field, page=page)
            yield f"export/pick {field.value}, {page}", export.pick_screen(t, chosen_page, CHOICES)

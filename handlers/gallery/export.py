"""The screens of the export, from the choice of a file to what stands below it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.exports import FORMATS
from bot.screen import Screen
from bot.texts import Texts
from handlers import export
from handlers.export import Ordered
from storage.exports import Kind

ASKED = datetime(2025, 12, 16, 15, 30, tzinfo=UTC)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """In the order in which somebody of the secretariat meets them."""
    yield "export/choose", export.choose_screen(t, may_contacts=True)
    yield "export/contacts", export.contacts_screen(t)
    for name in FORMATS:
        yield f"export/preparing {name}", export.preparing_screen(t, name)
    for count in (0, 1, 2, 3, 11, 100):
        yield f"export/done, {count}", export.done_screen(t, Kind.RECOMMENDATIONS, count)
    yield "export/failed", export.failed_screen(t, Kind.RECOMMENDATIONS)
    yield "export/too large", export.failed_screen(t, Kind.RECOMMENDATIONS, "export-too-large")
    for semicolon in (False, True):
        ordered = Ordered(Kind.RECOMMENDATIONS, contacts=False, semicolon=semicolon, language=t.language)
        yield f"export/below the file, semicolon {semicolon}", export.caption_screen(t, ordered, ASKED)

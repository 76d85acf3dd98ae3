"""A session's documents, to those who get them and to staff who attach them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.form_screens import ask_screen, preview_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers.documents import FORMS, documents_screen, edit_screen
from handlers.gallery.programme import sample_sessions
from storage.documents import FORM, Document
from storage.drafts import PREVIEW, Draft
from storage.kept_files import Kind


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Some and none, before and after a file was sent."""
    session = next(one for one in sample_sessions() if one.code == "W1")
    found = [Document(1, session.id, Kind.DOCUMENT, "", "slides.pdf")]
    found += [Document(number, session.id, kind, "", "") for number, kind in enumerate(Kind, start=2)]
    yield "some", documents_screen(t, session, found)
    yield "none", documents_screen(t, session, [])
    yield "to staff", edit_screen(t, session, [])
    yield "added", edit_screen(t, session, found[:1], heading=t("documents-added"))
    yield "known", edit_screen(t, session, found[:2], heading=t("documents-known"))
    yield "removed", edit_screen(t, session, found, heading=t("documents-removed", name=found[0].name))
    draft = Draft(1, 1, FORM, "1", "file", {}, 2)
    yield "words instead of a file", ask_screen(t, FORMS[0], draft, [])
    yield "the question again", preview_screen(t, FORMS[0], draft.at(PREVIEW), {})

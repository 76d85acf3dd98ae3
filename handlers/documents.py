"""A session's documents: staff attach slides by sending them here, deputies get them with one tap.

    Omar     (the session's card) [إدارة ملفات الجلسة]
    bot      ملفات «التحول الرقمي» … لإضافة ملف يُرجى إرساله هنا. [تم]
    Omar     (sends slides.pdf)
    bot      أُضيف الملف … [حذف: slides.pdf] [تم]
    Basel    (the session's card) [📎 ملفات الجلسة (1)]
    bot      ملفات «التحول الرقمي» … [slides.pdf]
    Basel    [slides.pdf]
    bot      (the file)

Telegram keeps the files; they are sent again by their id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from bot.codes import Code
from bot.doors import Door, knock
from bot.fetching import Fetches, Taker
from bot.form import Field, Form
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.openings import EditDocuments, OpenDocuments
from handlers.programme import OpenSession, cut
from storage import audience, documents, drafts, outbox, programme
from storage.documents import FORM, Document
from storage.drafts import Draft
from storage.errors import NotFound, UserError
from storage.kept_files import Kind
from storage.people import NotRegistered
from storage.programme import Session

METHODS = {Kind.DOCUMENT: "sendDocument", Kind.PHOTO: "sendPhoto", Kind.VOICE: "sendVoice"}
ON_BUTTON = 40  # characters of a name


class SendTheFile(UserError):
    """Words are no file."""


@dataclass(frozen=True)
class SendDocument(Code, prefix="sdg"):
    """Sends one of them."""

    document: int


@dataclass(frozen=True)
class RemoveDocument(Code, prefix="sdr"):
    """Takes one off the session."""

    document: int


def documents_screen(t: Texts, session: Session, found: Sequence[Document]) -> Screen:
    """What there is, a button each."""
    title = t.pick(session.title_ar, session.title_en)
    rows = tuple((Button(label(t, one), SendDocument(one.id)),) for one in found)
    back = Button(t.plain("documents-session"), OpenSession(session.id))
    text = t("documents-title" if found else "documents-none", title=title)
    return Screen(text, (*rows, side_by_side(back, *home_row(t), rtl=t.rtl)))


def edit_screen(t: Texts, session: Session, found: Sequence[Document], *, heading: str = "") -> Screen:
    """To staff: what is attached, and how to add to it; `heading` says what has just happened."""
    title = t.pick(session.title_ar, session.title_en)
    lines = [heading, ""] * bool(heading) + [t("documents-edit", title=title, count=len(found))]
    rows: list[Row] = [
        (Button(t.plain("documents-remove", name=label(t, one)), RemoveDocument(one.id)),) for one in found
    ]
    done = Button(t.plain("documents-done"), EditDocuments(session.id, done=True), style="success")
    return Screen("\n".join(lines), (*rows, (done,), home_row(t)))


def label(t: Texts, document: Document) -> str:
    """What a document is called on a button."""
    return cut(document.name, ON_BUTTON) or t.plain(f"documents-{document.kind.value}")


def open_documents(turn: Turn) -> None:
    """The list, to participants and staff."""
    session = _session(turn, turn.pressed(OpenDocuments).session)
    turn.show(documents_screen(turn.t, session, documents.of_session(turn.tx, session.id)))


def send_document(turn: Turn) -> None:
    """The file itself, as a message of its own."""
    document = _document(turn, turn.pressed(SendDocument).document)
    session = _session(turn, document.session_id)
    title = turn.t("session-title", title=turn.t.pick(session.title_ar, session.title_en))
    payload = {document.kind.value: document.file_id, "caption": title, "parse_mode": "HTML"}
    outbox.add(turn.tx, turn.chat_id, METHODS[document.kind], payload, klass=turn.klass)
    turn.toast(turn.t.plain("toast-document-sent"))


def edit(turn: Turn) -> None:
    """Where staff send files; what comes from here on goes to the session, until they are done."""
    code = turn.pressed(EditDocuments)
    session = _own(turn, code.session)
    turn.frame.forms.interrupt(turn)
    if code.done:
        turn.show(documents_screen(turn.t, session, documents.of_session(turn.tx, session.id)))
        return
    drafts.begin(turn.tx, turn.user_id, FORM, step="file", answers={}, subject=str(session.id))
    turn.show(edit_screen(turn.t, session, documents.of_session(turn.tx, session.id)))


def remove(turn: Turn) -> None:
    """Takes a document off."""
    document = _document(turn, turn.pressed(RemoveDocument).document)
    session = _own(turn, document.session_id)
    documents.remove(turn.tx, document, by=turn.user_id)
    heading = turn.t("documents-removed", name=label(turn.t, document))
    turn.show(edit_screen(turn.t, session, documents.of_session(turn.tx, session.id), heading=heading))


def take(turn: Turn) -> None:
    """A file for the session that is being edited."""
    draft, file, message = drafts.active(turn.tx, turn.user_id), turn.file, turn.message
    if draft is None or file is None or file.sent is None or message is None:
        raise NotFound
    session = _own(turn, int(draft.subject))
    sent = file.sent
    whole = message.document or message.voice or (message.photo[-1] if message.photo else None)
    unique = whole.file_unique_id if whole is not None else sent.file_id
    new = documents.attach(
        turn.tx,
        session.id,
        kind=sent.kind,
        file_id=sent.file_id,
        unique_id=unique,
        name=sent.name or (message.caption or ""),
        by=turn.user_id,
    )
    heading = turn.t("documents-added" if new else "documents-known")
    turn.say(edit_screen(turn.t, session, documents.of_session(turn.tx, session.id), heading=heading))


def _refuse(_turn: Turn, _draft: Draft, _text: str) -> NoReturn:
    raise SendTheFile


def _code(turn: Turn, draft: Draft) -> str:
    return _own(turn, int(draft.subject)).code


def _nothing_to_send(turn: Turn, draft: Draft) -> None:
    session = _own(turn, int(draft.subject))
    turn.show(documents_screen(turn.t, session, documents.of_session(turn.tx, session.id)))


def _session(turn: Turn, session_id: int) -> Session:
    """The session, if this is one of the forum who may see it. Raises NotFound, NotRegistered."""
    session = programme.by_id(turn.tx, session_id)
    if session is None or not audience.sees(turn.tx, turn.visitor, session):
        raise NotFound
    if not turn.visitor.registered and not turn.visitor.scopes:
        raise NotRegistered
    return session


def _own(turn: Turn, session_id: int) -> Session:
    """The session, if this is one of its staff. Raises NotFound, NotAllowed."""
    session = programme.by_id(turn.tx, session_id)
    if session is None:
        raise NotFound
    knock(Door.DOCUMENTS, turn.visitor, of=session.code)
    return session


def _document(turn: Turn, document_id: int) -> Document:
    document = documents.find(turn.tx, document_id)
    if document is None:
        raise NotFound
    return document


TAPS = (
    Tap(OpenDocuments, open_documents, Door.ANYONE),
    Tap(SendDocument, send_document, Door.ANYONE),
    Tap(EditDocuments, edit, Door.ANYONE),
    Tap(RemoveDocument, remove, Door.ANYONE),
)
FORMS = (Form(FORM, (Field("file", read=_refuse),), _nothing_to_send, door=Door.DOCUMENTS, of=_code, at_once=True),)
_ANY = frozenset(Kind)
# Nothing is fetched: Telegram's id is enough to send it again.
TAKER = Taker(Fetches(Door.ANYONE, (), most=0, kinds=_ANY, asked=documents.waits), take)

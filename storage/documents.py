"""Documents that staff attach to a session: slides, hand-outs. Telegram keeps the file, here stands its id."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from storage import audit, drafts
from storage.database import Tx
from storage.errors import UserError
from storage.kept_files import Kind

FORM = "documents"  # the draft that waits for a file; its subject is the session's id
MOST = 10  # of one session
NAME = 100  # characters


class TooManyDocuments(UserError):
    """The session has `most` documents already."""


@dataclass(frozen=True, slots=True)
class Document:
    """One attached file; `name` is '' for a photo or a voice note."""

    id: int
    session_id: int
    kind: Kind
    file_id: str
    name: str


def of_session(tx: Tx, session_id: int) -> list[Document]:
    """The session's documents, the first attached first."""
    return [_document(row) for row in tx.all(f"{_SELECT} WHERE session_id = ? ORDER BY id", session_id)]


def find(tx: Tx, document_id: int) -> Document | None:
    """The document of that id."""
    row = tx.one(f"{_SELECT} WHERE id = ?", document_id)
    return _document(row) if row else None


def attach(tx: Tx, session_id: int, *, kind: Kind, file_id: str, unique_id: str, name: str, by: int) -> bool:
    """Attaches a file. Returns False when the session has it already. Raises TooManyDocuments."""
    known = tx.one("SELECT 1 FROM session_document WHERE session_id = ? AND file_unique_id = ?", session_id, unique_id)
    if known is not None:
        return False
    if len(of_session(tx, session_id)) >= MOST:
        raise TooManyDocuments(most=MOST)
    tx.add(
        "session_document",
        session_id=session_id,
        kind=kind.value,
        file_id=file_id,
        file_unique_id=unique_id,
        name=name[:NAME],
        added_at=tx.stamp,
        added_by=by,
    )
    audit.note(tx, "attach", actor=by, subject=f"session:{session_id}", after={"name": name[:NAME]})
    return True


def remove(tx: Tx, document: Document, *, by: int) -> None:
    """Takes a document off its session; who was sent it keeps it."""
    tx.run("DELETE FROM session_document WHERE id = ?", document.id)
    audit.note(tx, "detach", actor=by, subject=f"session:{document.session_id}", before={"name": document.name})


def waits(tx: Tx, user_id: int) -> bool:
    """Whether a file that the account sends now is meant for a session."""
    draft = drafts.active(tx, user_id)
    return draft is not None and draft.form == FORM


_SELECT = "SELECT id, session_id, kind, file_id, name FROM session_document"


def _document(row: sqlite3.Row) -> Document:
    return Document(row["id"], row["session_id"], Kind(row["kind"]), row["file_id"], row["name"])

"""Files that authors add to a recommendation: a photo, a document, a voice note. They are kept on record."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from storage import drafts, kept_files, timeline
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.kept_files import Kind, Sent
from storage.people import Person

FORM = "enclosure"  # the draft that waits for a file; its subject is the recommendation's id
MOST = 5  # of one recommendation


class TooManyEnclosures(UserError):
    """The recommendation has `most` files already."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One added file; `name` is '' for a photo or a voice note."""

    id: int
    recommendation_id: int
    kept_file_id: int
    person_id: int
    kind: Kind
    file_id: str
    name: str


def of(tx: Tx, recommendation_id: int) -> list[Enclosure]:
    """The recommendation's files, the first added first."""
    return [_read(row) for row in tx.all(f"{_SELECT} WHERE e.recommendation_id = ? ORDER BY e.id", recommendation_id)]


def find(tx: Tx, enclosure_id: int) -> Enclosure:
    """The one of that id. Raises NotFound."""
    row = tx.one(f"{_SELECT} WHERE e.id = ?", enclosure_id)
    if row is None:
        raise NotFound
    return _read(row)


def add(tx: Tx, folder: Path, recommendation_id: int, sent: Sent, *, person: Person, by: int) -> None:
    """Adds a file. Raises TooManyEnclosures."""
    if len(of(tx, recommendation_id)) >= MOST:
        raise TooManyEnclosures(most=MOST)
    kept = kept_files.keep(tx, folder, sent)
    tx.add("enclosure", recommendation_id=recommendation_id, kept_file_id=kept.id, person_id=person.id, at=tx.stamp)
    timeline.note(tx, recommendation_id, "enclosed", actor=by)


def remove(tx: Tx, enclosure: Enclosure) -> None:
    """Takes a file off, and off the record."""
    tx.run("DELETE FROM enclosure WHERE id = ?", enclosure.id)
    kept_files.forget(tx, [enclosure.kept_file_id])


def forget(tx: Tx, person_id: int) -> None:
    """Everything that the person has added."""
    for row in tx.all(f"{_SELECT} WHERE e.person_id = ?", person_id):
        remove(tx, _read(row))


def waits(tx: Tx, user_id: int) -> bool:
    """Whether a file that the account sends now is meant for a recommendation."""
    draft = drafts.active(tx, user_id)
    return draft is not None and draft.form == FORM


_SELECT = (
    "SELECT e.id, e.recommendation_id, e.kept_file_id, e.person_id, k.kind, k.file_id, k.name FROM enclosure e"
    " JOIN kept_file k ON k.id = e.kept_file_id"
)


def _read(row: sqlite3.Row) -> Enclosure:
    return Enclosure(**{**dict(row), "kind": Kind(row["kind"])})

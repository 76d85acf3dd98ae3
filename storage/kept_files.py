"""Attachments kept on record: voice notes, photos and documents that people add to what they say.

A row knows a file by Telegram's id, with which it is sent again, and by the hash of its bytes, which lie below
`files/` beside the database, once however often they were sent. A file too large to be kept is known by its id alone.

Bytes come before their row and leave after it, so that a kill leaves a file too many and never one too few; `sweep`
removes what no row names.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from storage.database import Tx
from storage.errors import NotFound

FOLDER = "files"  # below the database's folder
INCOMING = "incoming"  # where fetched files wait to be taken, below the database's folder
WAITING = "kept-"  # how the name of one begins that may be kept; the update's id follows
SWEEP = "kept-files"  # whom to wake when there may be something to remove


class Kind(StrEnum):
    """What was sent."""

    VOICE = "voice"
    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came in a message. `stored` is its place below the database's folder, '' where it lies nowhere."""

    kind: Kind
    file_id: str
    size: int  # bytes
    name: str = ""
    mime: str = ""
    seconds: int = 0
    stored: str = ""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file on record; `hash` is '' where its bytes are at Telegram alone."""

    id: int
    kind: Kind
    file_id: str
    name: str
    mime: str
    size: int
    seconds: int
    hash: str


def keep(tx: Tx, folder: Path, sent: Sent) -> KeptFile:
    """Puts a file on record, its bytes under their hash below `folder`, which is the database's.

    Raises: OSError where the bytes cannot be read or written.
    """
    digest = _put(folder, sent.stored) if sent.stored else ""
    kept = tx.add(
        "kept_file",
        kind=sent.kind.value,
        file_id=sent.file_id,
        name=sent.name,
        mime=sent.mime,
        size=sent.size,
        seconds=sent.seconds,
        hash=digest,
        kept_at=tx.stamp,
    )
    tx.wake(SWEEP)
    return KeptFile(kept, sent.kind, sent.file_id, sent.name, sent.mime, sent.size, sent.seconds, digest)


def find(tx: Tx, kept_id: int) -> KeptFile:
    """The file of that id. Raises NotFound."""
    row = tx.one(f"SELECT {_COLUMNS} FROM kept_file WHERE id = ?", kept_id)
    if row is None:
        raise NotFound
    return _kept(row)


def path(folder: Path, kept: KeptFile) -> Path | None:
    """Where the bytes lie; None where Telegram alone has them."""
    return _place(folder, kept.hash) if kept.hash else None


def note_heard(tx: Tx, kept_id: int, words: str) -> None:
    """Keeps what a program has heard in a voice note, beside it."""
    tx.run("UPDATE kept_file SET heard = ? WHERE id = ?", words, kept_id)


def forget(tx: Tx, ids: Iterable[int]) -> None:
    """Takes files off the record; the bytes go after the commit, if no other row has the same."""
    tx.connection.executemany("DELETE FROM kept_file WHERE id = ?", [(one,) for one in ids])
    tx.wake(SWEEP)


def sweep(tx: Tx, folder: Path) -> int:
    """Removes bytes that no row names and files whose update is handled; returns how many.

    To be called as a unit of work of the writer: what a turn has put there is named by the time of its commit.
    """
    named = {row["hash"] for row in tx.all("SELECT DISTINCT hash FROM kept_file")}
    spare = [one for one in (folder / FOLDER).glob("??/*") if one.name not in named]
    spare += [one for one in (folder / INCOMING).glob(f"{WAITING}*") if _handled(tx, one.name)]
    for one in spare:
        one.unlink(missing_ok=True)
    return len(spare)


def _handled(tx: Tx, name: str) -> bool:
    number = name.removeprefix(WAITING).partition(".")[0]
    return not number.isdigit() or tx.one("SELECT 1 FROM processed WHERE update_id = ?", int(number)) is not None


def _put(folder: Path, stored: str) -> str:
    """Gives the bytes their name by hash. The file stays where it came to as well: the turn may be run again."""
    source = folder / stored
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    place = _place(folder, digest)
    (folder / FOLDER).mkdir(mode=0o700, exist_ok=True)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        os.link(source, place)
    except FileExistsError:
        return digest
    _sync(place.parent)
    return digest


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _place(folder: Path, digest: str) -> Path:
    return folder / FOLDER / digest[:2] / digest


_COLUMNS = "id, kind, file_id, name, mime, size, seconds, hash"


def _kept(row: sqlite3.Row) -> KeptFile:
    return KeptFile(**{**dict(row), "kind": Kind(row["kind"])})

"""Recommendations that are spoken: the voice note, the words that somebody types from it, and the author's consent.

One is under way at a time for each account. Only words that their speaker has confirmed leave this file; the voice
note goes with the decision.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from storage import drafts, kept_files
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.kept_files import Sent
from storage.times import moment


class State(StrEnum):
    """Where a dictation stands."""

    WAITING = "waiting"  # for somebody to type it
    PROPOSED = "proposed"  # for its speaker to confirm the words
    CONFIRMED = "confirmed"
    DROPPED = "dropped"  # spoken again, written instead, or given up


class DictationDone(UserError):
    """The dictation has been typed, confirmed or dropped in the meantime."""


@dataclass(frozen=True, slots=True)
class Dictation:
    """One voice note. `field` is the question that it answers; `speaker` the participant's name."""

    id: int
    user_id: int
    kept_file_id: int  # 0 once it is decided
    file_id: str
    seconds: int
    field: str
    state: State
    words: str
    spoken_at: datetime
    speaker: str


def keep(tx: Tx, folder: Path, user_id: int, sent: Sent, *, field: str) -> Dictation:
    """Keeps a voice note in the place of the account's earlier one, if that is not confirmed yet."""
    drop(tx, user_id)
    kept = kept_files.keep(tx, folder, sent)
    number = tx.add(
        "dictation", user_id=user_id, kept_file_id=kept.id, field=field, state=State.WAITING.value, spoken_at=tx.stamp
    )
    return find(tx, number)


def find(tx: Tx, dictation_id: int) -> Dictation:
    """The one of that id. Raises NotFound."""
    row = tx.one(f"{_SELECT} WHERE d.id = ?", dictation_id)
    if row is None:
        raise NotFound
    return _read(row)


def standing(tx: Tx, dictation_id: int, state: State, *, user_id: int | None = None) -> Dictation:
    """The one of that id, in that state, of that account if given. Raises NotFound, DictationDone."""
    found = find(tx, dictation_id)
    if user_id is not None and found.user_id != user_id:
        raise NotFound
    if found.state is not state:
        raise DictationDone
    return found


def waiting(tx: Tx) -> list[Dictation]:
    """Those that nobody has typed yet, the longest waiting first."""
    return [_read(row) for row in tx.all(f"{_SELECT} WHERE d.state = 'waiting' ORDER BY d.id")]


def count_waiting(tx: Tx) -> int:
    """How many nobody has typed yet."""
    return int(tx.value("SELECT count(*) FROM dictation WHERE state = 'waiting'"))


def propose(tx: Tx, dictation_id: int, words: str, *, by: int | None) -> Dictation:
    """The words that were typed, for the speaker to confirm. Raises NotFound, DictationDone."""
    standing(tx, dictation_id, State.WAITING)
    tx.run(
        "UPDATE dictation SET state = ?, words = ?, typed_by = ? WHERE id = ?",
        State.PROPOSED.value,
        words,
        by,
        dictation_id,
    )
    return find(tx, dictation_id)


def confirm(tx: Tx, dictation_id: int, user_id: int) -> Dictation:
    """The speaker says that these are the words. Raises NotFound, DictationDone."""
    found = standing(tx, dictation_id, State.PROPOSED, user_id=user_id)
    _decide(tx, found, State.CONFIRMED)
    return found


def drop(tx: Tx, user_id: int) -> None:
    """The account's dictation under way, if any, is given up."""
    row = tx.one(f"{_SELECT} WHERE d.user_id = ? AND d.state IN ('waiting', 'proposed')", user_id)
    if row is not None:
        _decide(tx, _read(row), State.DROPPED)


def forget(tx: Tx, user_id: int) -> None:
    """Everything that the account has spoken, with the voice notes."""
    files = tx.all("SELECT kept_file_id AS id FROM dictation WHERE user_id = ? AND kept_file_id IS NOT NULL", user_id)
    tx.run("DELETE FROM dictation WHERE user_id = ?", user_id)
    kept_files.forget(tx, [row["id"] for row in files])


def spoken_to(tx: Tx, user_id: int, form: str, fields: frozenset[str]) -> bool:
    """Whether a voice note that the account sends now answers one of the form's questions."""
    draft = drafts.active(tx, user_id)
    return draft is not None and draft.form == form and draft.step in fields


def _decide(tx: Tx, dictation: Dictation, state: State) -> None:
    tx.run("UPDATE dictation SET state = ?, decided_at = ? WHERE id = ?", state.value, tx.stamp, dictation.id)
    kept_files.forget(tx, [dictation.kept_file_id])


_SELECT = (
    "SELECT d.id, d.user_id, coalesce(d.kept_file_id, 0) AS kept_file_id, coalesce(k.file_id, '') AS file_id,"
    " coalesce(k.seconds, 0) AS seconds, d.field, d.state, d.words, d.spoken_at, coalesce(p.name, '') AS speaker"
    " FROM dictation d LEFT JOIN kept_file k ON k.id = d.kept_file_id"
    " LEFT JOIN account a ON a.user_id = d.user_id LEFT JOIN person p ON p.id = a.person_id"
)


def _read(row: sqlite3.Row) -> Dictation:
    kept = dict(row) | {"state": State(row["state"]), "spoken_at": moment(row["spoken_at"])}
    return Dictation(**kept)

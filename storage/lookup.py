"""Finding a participant at the door by a few letters of the name or of the municipality, however they are spelt."""

from __future__ import annotations

from dataclasses import dataclass

from storage.arabic import bare, name_key
from storage.attendance import ATTENDING, AttendanceList
from storage.database import Tx
from storage.errors import UserError

LETTERS = 3  # anywhere in a word; two must begin one
LEAST = 2
WORDS = 6  # of what was typed; more would find nobody else


class TooFewLetters(UserError):
    """A letter alone finds half of the forum."""


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody whose name fits, and whether they are present on the list already."""

    id: int
    name: str
    municipality_ar: str
    municipality_en: str
    present: bool


def people_like(tx: Tx, typed: str, where: AttendanceList, *, limit: int) -> list[Found]:
    """Those who are expected and whose name or municipality has every typed word, the likeliest first.

    Raises: TooFewLetters.
    """
    words = name_key(typed).split()[:WORDS]
    if sum(map(len, words)) < LEAST:
        raise TooFewLetters
    conditions, values = zip(*(_condition(word) for word in words), strict=True)
    rows = tx.all(
        "SELECT p.id, p.name, coalesce(m.name_ar, p.municipality_other) AS municipality_ar,"
        " coalesce(nullif(m.name_en, ''), m.name_ar, p.municipality_other) AS municipality_en,"
        " EXISTS (SELECT 1 FROM check_in c WHERE c.person_id = p.id AND c.list = ? AND c.undone_at IS NULL) AS present,"
        " ' ' || p.name_key || ' ' || coalesce(m.name_key, '') AS hay"
        " FROM person p LEFT JOIN municipality m ON m.id = p.municipality_id"
        f" WHERE p.state IN {ATTENDING} AND {' AND '.join(conditions)}"
        " ORDER BY CASE instr(hay, ?) WHEN 1 THEN 0 WHEN 0 THEN 2 ELSE 1 END, p.name_key, p.id LIMIT ?",
        where.name,
        *(value for pair in values for value in pair),
        f" {words[0]}",
        limit,
    )
    return [
        Found(row["id"], row["name"], row["municipality_ar"], row["municipality_en"], bool(row["present"]))
        for row in rows
    ]


def _condition(word: str) -> tuple[str, tuple[str, str]]:
    """A word begins one of the name's words; three letters may stand inside one. A bare article may be meant."""
    rest = bare(word)
    other = f" {rest}" if rest not in ("", word) else word if len(word) >= LETTERS else f" {word}"
    return "(instr(hay, ?) OR instr(hay, ?))", (f" {word}", other)

"""Finding texts by words, as people type them: slips, dialect, other spellings of one letter.

Texts of any kind are kept in their normal form and found by the groups of three letters that they share with the
question. How many of the question's groups a text has (its cover) does not depend on how many texts there are, so one
threshold holds for ten and for ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from storage.arabic import NOISE, normalise
from storage.database import Tx

GRAM = 3  # letters
LEAST_COVER = 0.3  # of the question's groups of letters; below this it is chance
MOST_WORDS = 60  # of the question; a longer one finds nothing better
CANDIDATES = 40  # that the index gives, for the cover to choose from
TITLE_WEIGHT = 2.5


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that fits: its own id in its kind's table, and the share of the question that it has, 0 to 1."""

    subject: int
    cover: float


def put(tx: Tx, kind: str, subject: int, *, title: str, body: str) -> None:
    """Makes a text findable, or findable by its new words."""
    tx.run(
        "INSERT INTO search_document (kind, subject, title, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, subject) DO UPDATE SET title = excluded.title, body = excluded.body",
        kind,
        subject,
        normalise(title),
        normalise(body),
    )


def remove(tx: Tx, kind: str, subjects: Iterable[int]) -> None:
    """Takes texts out for good: no letters of them stay in the index."""
    tx.connection.executemany(
        "DELETE FROM search_document WHERE kind = ? AND subject = ?", [(kind, subject) for subject in subjects]
    )
    tx.run("INSERT INTO search_gram (search_gram) VALUES ('optimize')")


def find(tx: Tx, kind: str, question: str, *, limit: int = 10, least: float = LEAST_COVER) -> list[Hit]:
    """The texts of a kind that fit the question best, the best first; none where all is chance."""
    words = asked(question)
    wanted = grams(words)
    if not wanted:
        return _by_letters(tx, kind, words, limit=limit)
    rows = tx.all(
        "SELECT d.subject, d.title, d.body, -bm25(search_gram, ?, 1.0) AS score FROM search_gram"
        " JOIN search_document d ON d.id = search_gram.rowid WHERE search_gram MATCH ? AND d.kind = ?"
        " ORDER BY score DESC LIMIT ?",
        TITLE_WEIGHT,
        " OR ".join(f'"{gram}"' for gram in sorted(wanted)),
        kind,
        max(CANDIDATES, limit),
    )
    best = max((row["score"] for row in rows), default=0.0) or 1.0
    found = [(Hit(row["subject"], _cover(wanted, row["title"], row["body"])), row["score"] / best) for row in rows]
    fitting = [(hit, score) for hit, score in found if hit.cover >= least]
    fitting.sort(key=lambda pair: -(pair[0].cover + pair[1]))
    return [hit for hit, _ in fitting[:limit]]


def asked(question: str) -> list[str]:
    """The words of a question that say what is sought, in their normal form."""
    return [word for word in normalise(question).split() if word not in NOISE][:MOST_WORDS]


def grams(words: Iterable[str]) -> frozenset[str]:
    """The groups of three letters in the words."""
    return frozenset(word[i : i + GRAM] for word in words for i in range(len(word) - GRAM + 1))


def _cover(wanted: frozenset[str], title: str, body: str) -> float:
    return sum(gram in title or gram in body for gram in wanted) / len(wanted)


def _by_letters(tx: Tx, kind: str, words: list[str], *, limit: int) -> list[Hit]:
    """Words of one or two letters have no group of three: they are looked for as they stand."""
    if not words:
        return []
    rows = tx.all(
        "SELECT subject FROM search_document WHERE kind = ? AND instr(' ' || title || ' ' || body || ' ', ?)"
        " ORDER BY subject DESC LIMIT ?",
        kind,
        f" {' '.join(words)} ",
        limit,
    )
    return [Hit(row["subject"], 1.0) for row in rows]

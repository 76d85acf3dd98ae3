"""Search and likeness, measured on a labelled Arabic set: slips, dialect, other words; with floors that fail.

tests/labelled holds 39 recommendations; questions as people type them, with what they look for; other wordings of the
same proposals, and proposals that are like none; questions on other matters.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import search
from storage.database import Tx, connect, prepare
from storage.register import LEAST_ALIKE

LABELLED = Path(__file__).parent / "labelled"
README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
KIND = "recommendation"
FIRST = 3
SEARCH_FLOOR = 0.94
LIKE_FLOOR = 0.94
QUIET_FLOOR = 0.7  # of what is on other matters, found rightly nowhere


def rows(name: str) -> list[dict[str, str]]:
    with (LABELLED / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Corpus:
    tx: Tx
    keys: list[str]

    def first(self, question: str, least: float) -> list[str]:
        hits = search.find(self.tx, KIND, question, limit=FIRST, least=least)
        return [self.keys[hit.subject] for hit in hits]

    def recall(self, asked: list[dict[str, str]], words: Callable[[dict[str, str]], str], least: float) -> float:
        found = [row["key"] in self.first(words(row), least) for row in asked if row["key"]]
        return sum(found) / len(found)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    path = tmp_path_factory.mktemp("labelled") / "forum.db"
    prepare(path)
    with closing(connect(path)) as connection:
        tx, keys = Tx(connection, datetime(2025, 12, 16, tzinfo=UTC)), []
        for number, row in enumerate(rows("recommendations")):
            body = f"{row['action']}\n{row['problem']}\n{row['responsible_body']}"
            search.put(tx, KIND, number, title=row["title"], body=body)
            keys.append(row["key"])
        yield Corpus(tx, keys)


def both(row: dict[str, str]) -> str:
    return f"{row['title']}\n{row['problem']}"


def test_what_is_looked_for_is_among_the_first_three(corpus: Corpus) -> None:
    recall = corpus.recall(rows("questions"), lambda row: row["question"], search.LEAST_COVER)
    assert recall >= SEARCH_FLOOR
    assert told("a search") == f"{recall:.2f}"


def test_what_is_like_it_is_among_the_first_three(corpus: Corpus) -> None:
    recall = corpus.recall(rows("alike"), both, LEAST_ALIKE)
    assert recall >= LIKE_FLOOR
    assert told("like it") == f"{recall:.2f}"


def test_nobody_is_bothered_with_what_is_not_like_it(corpus: Corpus) -> None:
    others = [corpus.first(both(row), LEAST_ALIKE) for row in rows("alike") if not row["key"]]
    assert len(others) >= 5
    assert others == [[]] * len(others)


def test_questions_on_other_matters_mostly_find_nothing(corpus: Corpus) -> None:
    quiet = [not corpus.first(row["question"], search.LEAST_COVER) for row in rows("nothing")]
    assert sum(quiet) / len(quiet) >= QUIET_FLOOR


def test_a_key_is_a_recommendation_of_the_set(corpus: Corpus) -> None:
    named = {row["key"] for name in ("questions", "alike") for row in rows(name)} - {""}
    assert named == set(corpus.keys)


def told(what: str) -> str:
    """The figure that the README gives."""
    found = re.search(rf"^\| [^|]*{what}[^|]*\| (\d\.\d\d) in the first three", README, re.MULTILINE)
    assert found is not None, what
    return found[1]


@pytest.mark.parametrize("words", ["", "؟", "في من", '"', "a*b", "NEAR(", "ب ت", "ء" * 500, "كلمة " * 900])
def test_no_words_break_the_index(corpus: Corpus, words: str) -> None:
    search.find(corpus.tx, KIND, words)


def test_of_what_is_removed_no_letter_stays(tmp_path: Path) -> None:
    path = tmp_path / "forum.db"
    prepare(path)
    with closing(connect(path)) as connection:
        tx = Tx(connection, datetime(2025, 12, 16, tzinfo=UTC))
        search.put(tx, KIND, 1, title="سر مكتوم", body="xyzzyq")
        search.put(tx, KIND, 2, title="آخر", body="كلام")
        search.remove(tx, KIND, [1])
        assert search.find(tx, KIND, "مكتوم", least=0) == []
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM")
    kept = path.read_bytes()
    assert b"zzy" not in kept
    assert "كتو".encode() not in kept

"""The questions of feedback beside the stars: further ratings and one-tap chips, a set for each kind of session.

A set never changes once it is made, since answers name theirs: an edit makes a new one, which holds for sessions that
end from then on. The set of kind '' is that of every kind without one of its own.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

from storage import audit
from storage.arabic import tidy
from storage.changes import Changes, FileColumn
from storage.database import Tx
from storage.errors import NotFound, UserError

FILE = (
    FileColumn("kind", "column-question-kind", kind="choice"),
    FileColumn("form", "column-question-form", kind="choice", required=True),
    FileColumn("text_ar", "column-question-ar", required=True, most=40),
    FileColumn("text_en", "column-question-en", most=40),
)
"""The columns of a file of questions, in their order."""

KINDS = ("", "workshop", "plenary", "training", "meeting")
MOST_RATINGS = 4  # beside the stars of the session itself
MOST_CHIPS = 8
MOST_LETTERS = 40


class TooManyQuestions(UserError):
    """A set has MOST_RATINGS further ratings and MOST_CHIPS chips at most."""


class QuestionTooLong(UserError):
    """A question is longer than a button may be."""


@dataclass(frozen=True, slots=True)
class Question:
    """One rating or one chip. `code` names it in answers and is never shown."""

    code: str
    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """What is asked beside the stars of the session."""

    id: int
    kind: str
    ratings: tuple[Question, ...]
    chips: tuple[Question, ...]

    def chosen(self, bits: int) -> tuple[str, ...]:
        """The codes of the chips whose bits are set."""
        return tuple(chip.code for number, chip in enumerate(self.chips) if bits >> number & 1)

    def bits(self, codes: Sequence[str]) -> int:
        """The reverse of `chosen`."""
        return sum(1 << number for number, chip in enumerate(self.chips) if chip.code in codes)


def by_id(tx: Tx, set_id: int) -> QuestionSet:
    """The set of that id. Raises NotFound."""
    row = tx.one(f"SELECT {COLUMNS} FROM question_set WHERE id = ?", set_id)
    if row is None:
        raise NotFound
    return read(row["id"], row["kind"], row["questions"])


def current(tx: Tx, kind: str) -> QuestionSet:
    """The newest set of that very kind; the one for every kind where it has none. Raises NotFound."""
    row = tx.one(
        f"SELECT {COLUMNS} FROM question_set WHERE kind IN (?, '') ORDER BY kind = '', id DESC LIMIT 1",
        kind,
    )
    if row is None:
        raise NotFound
    return read(row["id"], row["kind"], row["questions"])


def everything(tx: Tx) -> dict[int, QuestionSet]:
    """Every set that there has been, by its id."""
    rows = tx.all(f"SELECT {COLUMNS} FROM question_set")
    return {row["id"]: read(row["id"], row["kind"], row["questions"]) for row in rows}


def make(
    tx: Tx,
    kind: str,
    *,
    ratings: Sequence[Question],
    chips: Sequence[Question],
    by: int | None,
) -> QuestionSet:
    """Makes the set of a kind, unless it is the same as before. Raises: TooManyQuestions, QuestionTooLong."""
    if len(ratings) > MOST_RATINGS or len(chips) > MOST_CHIPS:
        raise TooManyQuestions(ratings=MOST_RATINGS, chips=MOST_CHIPS)
    if any(len(text) > MOST_LETTERS for one in (*ratings, *chips) for text in (one.ar, one.en)):
        raise QuestionTooLong(most=MOST_LETTERS)
    before = current(tx, kind)
    if (before.kind, before.ratings, before.chips) == (kind, tuple(ratings), tuple(chips)):
        return before
    questions = {"ratings": [asdict(one) for one in ratings], "chips": [asdict(one) for one in chips]}
    written = json.dumps(questions, ensure_ascii=False)
    made = tx.add("question_set", kind=kind, questions=written, made_at=tx.stamp, made_by=by)
    counts = {"ratings": len(ratings), "chips": len(chips)}
    audit.note(tx, "questions", actor=by, subject=kind or "all", after=counts)
    return read(made, kind, written)


def called(text_ar: str, text_en: str, *, among: Sequence[Question]) -> Question:
    """A question of these words: the same code as before where `among` has it, else the next that is free."""
    arabic, english = tidy(text_ar), tidy(text_en)
    for one in among:
        if one.ar == arabic:
            return Question(one.code, arabic, english)
    taken = {one.code for one in among}
    code = next(f"q{number}" for number in range(1, len(taken) + 2) if f"q{number}" not in taken)
    return Question(code, arabic, english)


COLUMNS = "id, kind, questions"


@lru_cache(maxsize=100)
def read(set_id: int, kind: str, questions: str) -> QuestionSet:
    """A set as its row has it."""
    kept = json.loads(questions)
    ratings, chips = (tuple(Question(**one) for one in kept[name]) for name in ("ratings", "chips"))
    return QuestionSet(set_id, kind, ratings, chips)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file of questions. `form` is rating or chip."""

    kind: str
    form: str
    text_ar: str
    text_en: str


def import_questions(tx: Tx, lines: Sequence[Line]) -> Changes:
    """The file's sets become those of their kinds; kinds that it does not name keep theirs.

    Raises: TooManyQuestions, QuestionTooLong.
    """
    changed: list[str] = []
    left: list[str] = []
    for kind in dict.fromkeys(line.kind for line in lines):
        before = current(tx, kind)
        mine = [line for line in lines if line.kind == kind]
        ratings = _called([one for one in mine if one.form == "rating"], among=before.ratings)
        chips = _called([one for one in mine if one.form == "chip"], among=before.chips)
        made = make(tx, kind, ratings=ratings, chips=chips, by=None)
        (left if made.id == before.id else changed).append(kind or "*")
    return Changes(changed=tuple(changed), left=tuple(left))


def _called(lines: Sequence[Line], *, among: Sequence[Question]) -> list[Question]:
    """The lines as questions, whose codes are those of the questions before where the words are the same."""
    found: list[Question] = []
    for line in lines:
        found.append(called(line.text_ar, line.text_en, among=(*found, *among)))
    return found


def written(text: str, *, among: Sequence[Question]) -> list[Question]:
    """The questions of a text with one on each line, `Arabic | English`.

    Raises: QuestionTooLong, TooManyQuestions.
    """
    parts = [line.strip("\u2022 ").partition("|") for line in text.splitlines() if line.strip("\u2022 |")]
    lines = [Line("", "", arabic.strip(), english.strip()) for arabic, _, english in parts]
    questions = _called(lines, among=among)
    if any(len(words) > MOST_LETTERS for one in questions for words in (one.ar, one.en)):
        raise QuestionTooLong(most=MOST_LETTERS)
    if len(questions) > MOST_CHIPS:
        raise TooManyQuestions(ratings=MOST_RATINGS, chips=MOST_CHIPS)
    return questions

"""A file of feedback's questions: one rating or chip on each row, for a kind of session or for every other."""

from __future__ import annotations

from dataclasses import replace

from bot.imports import Reading, columns
from bot.tables.columns import Column
from bot.tables.read import read_table
from bot.texts import Catalogue
from storage import questions
from storage.questions import Line

FORMS = ("rating", "chip")


def read_questions(catalogue: Catalogue, name: str, content: bytes) -> Reading[Line]:
    """The questions in a CSV file or workbook called `name`; without a kind they are for every other kind."""
    table = read_table(name, content, columns=_columns(catalogue))
    rows = tuple(Line(*(row.text(column.code) for column in questions.FILE)) for row in table.rows)
    return Reading(() if table.faults else rows, table.placed(table.faults), table.ignored, table.columns)


def _columns(catalogue: Catalogue) -> list[Column]:
    """The declared columns, kinds and forms with their words in every language."""
    kinds = _words(catalogue, "column-programme-kind", tuple(kind for kind in questions.KINDS if kind))
    forms = _words(catalogue, "column-question-form", FORMS)
    choices = {"kind": kinds, "form": forms}
    declared = columns(catalogue, questions.FILE)
    return [replace(column, choices=choices[column.code]) if column.code in choices else column for column in declared]


def _words(catalogue: Catalogue, beginning: str, codes: tuple[str, ...]) -> dict[str, str]:
    found = {code: code for code in codes}
    for language in catalogue.languages:
        for code in codes:
            labels = catalogue.format(language, f"{beginning}-{code}", {})
            found |= {label.strip(): code for label in labels.split("|")}
    return found

"""The screens of feedback's questions."""

from __future__ import annotations

from collections.abc import Iterator

from bot.form_screens import ask_screen, preview_screen
from bot.screen import Button, Screen
from bot.texts import Texts
from handlers import questions
from storage.drafts import PREVIEW, Draft
from storage.questions import Question, QuestionSet


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """From the kinds to a saved set."""
    words = t.plain("recommendation-session-example")
    chip = Question("q1", words, words)
    asked = QuestionSet(1, "", (chip,), (chip, Question("q2", words, "")))
    yield "questions/kinds", questions.kinds_screen(t)
    yield "questions/of every kind", questions.set_screen(t, "", asked)
    yield "questions/of a kind without its own", questions.set_screen(t, "training", asked)
    yield "questions/saved, empty", questions.set_screen(t, "", QuestionSet(2, "", (), ()), saved=True)
    form, draft = questions.FORMS[0], Draft(1, 102, questions.FORM, "all:chip", "lines", {}, 1)
    yield "questions/lines", ask_screen(t, form, draft, [])
    now = t("questions-now", kind=questions.kind_label(t, ""))
    clear = ((Button(t.plain("questions-clear"), questions.ClearSet("all", "chip")),),)
    yield "questions/lines, as they are", ask_screen(t, form, draft, [], about=now, beside=clear)
    lines = {"lines": t.plain("questions-example")}
    yield "questions/preview", preview_screen(t, form, draft.at(PREVIEW), lines)

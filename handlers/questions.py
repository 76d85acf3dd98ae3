"""The questions of feedback: chips and further ratings, a set for each kind of session, edited in the chat.

Amina   (the dashboard) [الإعدادات], then [الأسئلة]
bot     أسئلة التقييم … [لكل الأنواع] [ورشة عمل] [جلسة تدريبية] …
Amina   [جلسة تدريبية]
bot     بالنجوم: • المدرب … الإشارات: • تدريبات عملية … [تعديل الإشارات] [تعديل الأسئلة بالنجوم]
Amina   [تعديل الإشارات], then types the lines: تدريبات عملية | Practical exercises …
bot     (a preview) [إرسال]
bot     حُفظت الأسئلة، وتسري على الجلسات التي تنتهي بعد الآن.

A file brings them in as well: `main.py import questions FILE`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.doors import Door
from bot.form import Field, Form, tidy_answer
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts, words
from bot.turn import Turn
from handlers.openings import OpenQuestions
from storage import questions
from storage.drafts import Draft
from storage.errors import OutOfDate
from storage.questions import KINDS, MOST_CHIPS, MOST_RATINGS, Question, QuestionSet

FORM = "questions"
CHIPS, RATINGS = "chip", "rating"
MOST = (MOST_CHIPS + 1) * 2 * (questions.MOST_LETTERS + 3)  # characters of the lines
EVERY = "all"  # in codes and subjects, the kind of every other session


@dataclass(frozen=True)
class ShowSet(Code, prefix="qss"):
    """What is asked of one kind of session."""

    kind: str


@dataclass(frozen=True)
class EditSet(Code, prefix="qse"):
    """Asks for the chips, or the further ratings, of one kind."""

    kind: str
    form: str


@dataclass(frozen=True)
class ClearSet(Code, prefix="qsx"):
    """No chips, or no further ratings, for one kind."""

    kind: str
    form: str


def kinds_screen(t: Texts) -> Screen:
    """Of which kind of session?"""
    rows: list[Row] = [(Button(kind_label(t, kind), ShowSet(kind or EVERY)),) for kind in KINDS]
    return Screen(t("questions-title"), (*rows, home_row(t)))


def set_screen(t: Texts, kind: str, asked: QuestionSet, *, saved: bool = False) -> Screen:
    """What is asked, and how it is changed."""
    lines = [t("questions-saved"), ""] if saved else []
    lines += [t("questions-set", kind=kind_label(t, kind))]
    lines += [t("questions-general")] if asked.kind != kind else []
    lines += ["", t("questions-ratings"), *(_line(t, one) for one in asked.ratings or ())]
    lines += [] if asked.ratings else [t("questions-none")]
    lines += ["", t("questions-chips"), *(_line(t, one) for one in asked.chips)]
    lines += [] if asked.chips else [t("questions-none")]
    rows: list[Row] = [
        (Button(t.plain("questions-edit-chips"), EditSet(kind or EVERY, CHIPS)),),
        (Button(t.plain("questions-edit-ratings"), EditSet(kind or EVERY, RATINGS)),),
        side_by_side(Button(t.plain("form-back"), OpenQuestions()), *home_row(t), rtl=t.rtl),
    ]
    return Screen("\n".join(lines), tuple(rows))


def kind_label(t: Texts, kind: str) -> str:
    """What a kind is called on a button."""
    label = t.plain(f"column-programme-kind-{kind}") if kind else t.plain("questions-every")
    return label.partition("|")[0].strip()


def open_questions(turn: Turn) -> None:
    """The button «questions»."""
    turn.show(kinds_screen(turn.t))


def show_set(turn: Turn) -> None:
    """One kind's set."""
    kind = _kind(turn.pressed(ShowSet).kind)
    turn.show(set_screen(turn.t, kind, questions.current(turn.tx, kind)))


def edit_set(turn: Turn) -> None:
    """Asks for the lines."""
    code = turn.pressed(EditSet)
    kind = _kind(code.kind)
    if code.form not in (CHIPS, RATINGS):
        raise OutOfDate
    turn.frame.forms.start_anew(turn, FORM, subject=f"{kind or EVERY}:{code.form}")


def _read(_turn: Turn, draft: Draft, text: str) -> str:
    """The lines as they are kept, checked. Raises: EmptyAnswer, AnswerTooLong, TooManyQuestions, QuestionTooLong."""
    kept = tidy_answer(text, most=MOST)
    _, form = _subject(draft)
    found = questions.written(kept, among=())
    most = MOST_CHIPS if form == CHIPS else MOST_RATINGS
    if len(found) > most:
        raise questions.TooManyQuestions(ratings=MOST_RATINGS, chips=MOST_CHIPS)
    return "\n".join(f"{one.ar} | {one.en}" if one.en else one.ar for one in found)


def _about(turn: Turn, draft: Draft) -> str:
    """The lines as they are now, to be copied."""
    kind, form = _subject(draft)
    asked = questions.current(turn.tx, kind)
    lines = [f"{one.ar} | {one.en}" for one in (asked.chips if form == CHIPS else asked.ratings)]
    head = turn.t("questions-now", kind=kind_label(turn.t, kind))
    return f"{head}\n<blockquote>{words(chr(10).join(lines))}</blockquote>" if lines else head


def _none(turn: Turn, draft: Draft) -> Sequence[Row]:
    """Nothing is asked: the way to an empty set, which no text can say."""
    kind, form = _subject(draft)
    return ((Button(turn.t.plain("questions-clear"), ClearSet(kind or EVERY, form)),),)


def _submit(turn: Turn, draft: Draft) -> None:
    kind, form = _subject(draft)
    asked = questions.current(turn.tx, kind)
    before = asked.chips if form == CHIPS else asked.ratings
    _keep(turn, kind, form, questions.written(draft.answers["lines"], among=before))


def clear_set(turn: Turn) -> None:
    """A set without chips, or without further ratings."""
    code = turn.pressed(ClearSet)
    if code.form not in (CHIPS, RATINGS):
        raise OutOfDate
    turn.frame.forms.interrupt(turn)
    _keep(turn, _kind(code.kind), code.form, [])


def _keep(turn: Turn, kind: str, form: str, found: Sequence[Question]) -> None:
    asked = questions.current(turn.tx, kind)
    ratings, chips = (asked.ratings, found) if form == CHIPS else (found, asked.chips)
    made = questions.make(turn.tx, kind, ratings=ratings, chips=chips, by=turn.user_id)
    turn.show(set_screen(turn.t, kind, made, saved=True))


def _left(turn: Turn, draft: Draft) -> Screen:
    kind, _ = _subject(draft)
    return set_screen(turn.t, kind, questions.current(turn.tx, kind))


def _subject(draft: Draft) -> tuple[str, str]:
    kind, _, form = draft.subject.partition(":")
    return _kind(kind), form


def _kind(written: str) -> str:
    kind = "" if written == EVERY else written
    if kind not in KINDS:
        raise OutOfDate
    return kind


def _line(t: Texts, question: Question) -> str:
    return t("questions-line", ar=question.ar, en=question.en) if question.en else t("questions-bare", ar=question.ar)


TAPS = (
    Tap(OpenQuestions, open_questions, Door.DASHBOARD),
    Tap(ShowSet, show_set, Door.DASHBOARD),
    Tap(EditSet, edit_set, Door.DASHBOARD),
    Tap(ClearSet, clear_set, Door.DASHBOARD),
)
FORMS = (
    Form(FORM, (Field("lines", read=_read, about=_about, beside=_none),), _submit, door=Door.DASHBOARD, left=_left),
)

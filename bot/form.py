"""What a form is: its questions, what answers them, and the buttons that lead through it. Checked when it is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from bot.codes import Code
from bot.doors import Door
from bot.screen import Row, Screen
from bot.turn import Turn
from storage.arabic import tidy
from storage.drafts import PREVIEW, Draft
from storage.errors import OutOfDate, UserError

if TYPE_CHECKING:
    from telegram import Contact


class EmptyAnswer(UserError):
    """The answer is missing."""


class AnswerTooLong(UserError):
    """The answer is longer than `most` characters; it has `length`."""


class ChooseAButton(UserError):
    """The question is answered by one of its buttons."""


class NotYourContact(UserError):
    """The shared card is somebody else's."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One offered answer: `value` goes into the draft (no colon, short), `label` on the button (plain text)."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What a typed answer may lead to instead of a value: a few choices, to be picked from."""

    choices: tuple[Choice, ...]


Reads = Callable[[Turn, Draft, str], str | Offer]


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    `read` checks what was typed and returns the value or an Offer; None: buttons only. `choices` are its buttons.
    `pick` turns the pressed one into the value that is kept, and refuses what does not stand any more; without it
    the pressed one must be among the choices of the moment.
    `show` gives the value's words on the preview. `contact`: the person's own card answers too. `optional`: may be
    skipped, which answers ''. `across`: how many buttons stand in a row. `asked`: whether the answers so far call
    for this question at all. `spread`: further answers that follow from the draft with this one in it. `about`: HTML
    that stands below the question. `beside`: further rows of buttons. `passing`: a question on the way, which stands
    in no preview.
    """

    name: str
    read: Reads | None = None
    choices: Callable[[Turn, Draft], Sequence[Choice]] | None = None
    pick: Callable[[Turn, Draft, str], str] | None = None
    show: Callable[[Turn, str], str] | None = None
    contact: Callable[[Turn, Contact], str] | None = None
    optional: bool = False
    across: int = 1
    asked: Callable[[Mapping[str, str]], bool] | None = None
    spread: Callable[[Turn, Draft], Mapping[str, str]] | None = None
    about: Callable[[Turn, Draft], str] | None = None
    beside: Callable[[Turn, Draft], Sequence[Row]] | None = None
    passing: bool = False

    def __post_init__(self) -> None:
        if self.read is None and self.choices is None:
            raise ValueError(f"field {self.name} can be answered by nobody")


@dataclass(frozen=True, slots=True)
class Form:
    """Fields in their order, and what sending does. `submit` says its result itself; the draft is gone by then.

    `door` is asked whenever the form is opened, answered, resumed or sent, since a draft stays open for days; `of`
    names the day or the session's code for which the right must hold, where it is one for those.
    `at_once`: the last answer submits, without the preview; for a form whose result is a preview of its own.
    `left` is the screen to go back to when the form is left before anything was done in it.
    """

    name: str
    fields: tuple[Field, ...]
    submit: Callable[[Turn, Draft], None]
    _: KW_ONLY
    door: Door
    of: Callable[[Turn, Draft], str] | None = None
    at_once: bool = False
    left: Callable[[Turn, Draft], Screen] | None = None

    def __post_init__(self) -> None:
        names = [field.name for field in self.fields]
        if not names or len(set(names)) != len(names) or PREVIEW in names:
            raise ValueError(f"form {self.name}: its fields need names of their own")

    def field(self, name: str) -> Field:
        """The field of that name. Raises OutOfDate when the form has none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise OutOfDate

    def asked(self, answers: Mapping[str, str]) -> list[Field]:
        """The fields that these answers call for, in their order."""
        return [field for field in self.fields if field.asked is None or field.asked(answers)]

    def kept(self, answers: Mapping[str, str]) -> list[Field]:
        """Those of them whose answers the preview shows."""
        return [field for field in self.asked(answers) if not field.passing]


@dataclass(frozen=True)
class Answer(Code, prefix="fa"):
    """An offered choice was pressed."""

    draft: int
    version: int
    value: str


@dataclass(frozen=True)
class Step(Code, prefix="fs"):
    """Another step: back, skip, leave, edit, preview, send, discard, delete, or `=FIELD` to answer that one again.

    `preview` leads to the first question that is still open, where there is one.
    """

    draft: int
    version: int
    to: str


@dataclass(frozen=True)
class Resume(Code, prefix="fr"):
    """Go on with a draft that was left."""

    draft: int


def text_field(
    name: str, *, most: int, optional: bool = False, show: Callable[[Turn, str], str] | None = None
) -> Field:
    """A question that is answered in words, `most` characters at most."""

    def read(_turn: Turn, _draft: Draft, text: str) -> str:
        return tidy_answer(text, most=most)

    return Field(name, read=read, optional=optional, show=show)


def tidy_answer(text: str, *, most: int) -> str:
    """The typed text as it is kept. Raises EmptyAnswer or AnswerTooLong."""
    kept = tidy(text)
    if not kept:
        raise EmptyAnswer
    if len(kept) > most:
        raise AnswerTooLong(most=most, length=len(kept))
    return kept


def next_step(form: Form, answers: Mapping[str, str]) -> str:
    """The first question that is open, or the preview."""
    return next((field.name for field in form.asked(answers) if field.name not in answers), PREVIEW)


def step_before(form: Form, draft: Draft) -> str:
    """Where back leads to; from suggestions to the question itself."""
    names = [field.name for field in form.asked(draft.answers) if not field.passing or field.name == draft.step]
    if draft.step == PREVIEW:
        return names[-1]
    if draft.offered:
        return draft.step
    return names[max(names.index(draft.step) - 1, 0)]

"""Forms: several questions, one at a time, that survive everything.

A form is a declaration, checked when it is built. Its question texts are `FORM-FIELD`, the labels on the preview
`FORM-FIELD-label`, the preview's title `FORM-preview`. Every step offers back, skip where the field is optional,
and cancel, which keeps the draft. Answers are saved one by one; at the end comes a preview with edit and send.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.codes import Code
from bot.home import home_row
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts, words
from bot.turn import Turn
from storage import drafts
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


PAGE = 8  # choices on one screen


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
    for this question at all.
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

    def __post_init__(self) -> None:
        if self.read is None and self.choices is None:
            raise ValueError(f"field {self.name} can be answered by nobody")


@dataclass(frozen=True, slots=True)
class Form:
    """Fields in their order, and what sending does. `submit` says its result itself; the draft is gone by then.

    `at_once`: the last answer submits, without the preview; for a form whose result is a preview of its own.
    """

    name: str
    fields: tuple[Field, ...]
    submit: Callable[[Turn, Draft], None]
    at_once: bool = False

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


@dataclass(frozen=True)
class Answer(Code, prefix="fa"):
    """An offered choice was pressed."""

    draft: int
    version: int
    value: str


@dataclass(frozen=True)
class Step(Code, prefix="fs"):
    """Another step: back, skip, leave, edit, preview, send, delete, or `=FIELD` to answer that one again."""

    draft: int
    version: int
    to: str


@dataclass(frozen=True)
class Resume(Code, prefix="fr"):
    """Go on with a draft that was left."""

    draft: int


class Forms:
    """Every form of the bot by name, and the one way through all of them."""

    def __init__(self, *forms: Form) -> None:
        self._forms = {form.name: form for form in forms}

    def __iter__(self) -> Iterator[Form]:
        return iter(self._forms.values())

    def start(self, turn: Turn, name: str, *, answers: dict[str, str] | None = None, subject: str = "") -> None:
        """Opens a form at its first question that `answers` leave open; an unfinished draft is offered first."""
        old = drafts.of_form(turn.tx, turn.user_id, name)
        if old is not None and old.answers and old.subject == subject and old.answers != answers:
            turn.show(resume_screen(turn.t, old))
            return
        self.start_anew(turn, name, answers=answers, subject=subject)

    def start_anew(self, turn: Turn, name: str, *, answers: dict[str, str] | None = None, subject: str = "") -> None:
        """As `start`, without a look at an unfinished draft."""
        given = dict(answers or {})
        step = _next(self._forms[name], given)
        draft = drafts.begin(turn.tx, turn.user_id, name, step=step, answers=given, subject=subject)
        self._show(turn, draft)

    def resume(self, turn: Turn) -> None:
        """A press on «continue»."""
        code = turn.pressed(Resume)
        draft = drafts.by_id(turn.tx, code.draft, turn.user_id)
        if draft is None:
            raise OutOfDate
        self._show(turn, drafts.save(turn.tx, draft))

    def answer(self, turn: Turn) -> None:
        """A press on one of the offered choices."""
        code = turn.pressed(Answer)
        draft = self._current(turn, code.draft, code.version)
        if draft is None:
            return
        field = self._forms[draft.form].field(draft.step)
        self._take(turn, draft, _picked(turn, field, draft, code.value))

    def step(self, turn: Turn) -> None:
        """A press on back, skip, cancel, edit, preview, send or delete."""
        code = turn.pressed(Step)
        draft = self._current(turn, code.draft, code.version)
        if draft is None:
            return
        form, to = self._forms[draft.form], code.to
        if to == "leave":
            drafts.leave(turn.tx, turn.user_id)
            turn.show(left_screen(turn.t, draft))
        elif to == "delete":
            drafts.delete(turn.tx, draft)
            turn.show(deleted_screen(turn.t))
        elif to == "send":
            self._send(turn, form, draft)
        elif to == "edit":
            turn.show(edit_screen(turn.t, form, draft))
        elif to.startswith("page"):
            turn.show(self.screen(turn, draft, page=_page(to)))
        else:
            self._move(turn, form, draft, to)

    def typed(self, turn: Turn, text: str) -> bool:
        """What was typed goes to the active form. Returns False when there is none."""
        draft = drafts.active(turn.tx, turn.user_id)
        if draft is None:
            return False
        if draft.step == PREVIEW:
            self._show(turn, drafts.save(turn.tx, draft))
            return True
        field = self._forms[draft.form].field(draft.step)
        if field.read is None:
            raise ChooseAButton
        value = field.read(turn, draft, text)
        if isinstance(value, Offer):
            offered = {choice.value: choice.label for choice in value.choices}
            self._show(turn, drafts.save(turn.tx, draft.at(draft.step, offered=offered)))
        else:
            self._take(turn, draft, value)
        return True

    def contact(self, turn: Turn, contact: Contact) -> bool:
        """A shared card goes to the active form's question. Returns False when none asks for one."""
        draft = drafts.active(turn.tx, turn.user_id)
        if draft is None or draft.step == PREVIEW:
            return False
        field = self._forms[draft.form].field(draft.step)
        if field.contact is None:
            return False
        if contact.user_id != turn.user_id:
            raise NotYourContact
        self._take(turn, draft, field.contact(turn, contact))
        return True

    def repeat(self, turn: Turn) -> bool:
        """Shows the active form's step once more. Returns False when there is none."""
        draft = drafts.active(turn.tx, turn.user_id)
        if draft is None:
            return False
        turn.say(self.screen(turn, draft))
        return True

    def screen(self, turn: Turn, draft: Draft, *, page: int = 0) -> Screen:
        """The screen of the draft's step, with that page of its choices."""
        form = self._forms[draft.form]
        if draft.step == PREVIEW:
            return preview_screen(turn.t, form, draft, shown(turn, form, draft))
        return ask_screen(turn.t, form, draft, _choices(turn, form.field(draft.step), draft), page=page)

    def _current(self, turn: Turn, draft_id: int, version: int) -> Draft | None:
        """The draft, if the pressed button is of its present screen; else shows that and returns None."""
        draft = drafts.by_id(turn.tx, draft_id, turn.user_id)
        if draft is None:
            raise OutOfDate
        if draft.version == version:
            return draft
        turn.toast(turn.t.plain("error-out-of-date"))
        self._show(turn, drafts.save(turn.tx, draft))
        return None

    def _take(self, turn: Turn, draft: Draft, value: str) -> None:
        form = self._forms[draft.form]
        if form.field(draft.step).contact is not None:
            turn.say(Screen(turn.t("form-noted"), hides_keys=True))
        answered = draft.answered(draft.step, value)
        step = _next(form, answered.answers)
        if form.at_once and step == PREVIEW:
            drafts.delete(turn.tx, draft)
            form.submit(turn, answered)
            return
        self._show(turn, drafts.save(turn.tx, answered.at(step)))

    def _send(self, turn: Turn, form: Form, draft: Draft) -> None:
        if draft.step != PREVIEW:
            raise OutOfDate
        drafts.delete(turn.tx, draft)
        form.submit(turn, draft)

    def _move(self, turn: Turn, form: Form, draft: Draft, to: str) -> None:
        if to == "back":
            step = _before(form, draft)
        elif to == "skip" and form.field(draft.step).optional:
            self._take(turn, draft, "")
            return
        elif to == "preview":
            step = _next(form, draft.answers)
        elif to[1:] in {field.name for field in form.asked(draft.answers)} and to.startswith("="):
            step = to[1:]
        else:
            raise OutOfDate
        self._show(turn, drafts.save(turn.tx, draft.at(step)))

    def _show(self, turn: Turn, draft: Draft) -> None:
        form = self._forms[draft.form]
        if draft.step != PREVIEW and form.field(draft.step).contact is not None:
            turn.say(Screen(turn.t("form-contact"), contact=turn.t.plain("form-contact-button")))
        turn.show(self.screen(turn, draft))


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


def shown(turn: Turn, form: Form, draft: Draft) -> dict[str, str]:
    """Each answered field's words for the preview, plain text."""
    return {
        field.name: (field.show(turn, value) if field.show and value else value)
        for field in form.asked(draft.answers)
        if (value := draft.answers.get(field.name)) is not None
    }


def ask_screen(t: Texts, form: Form, draft: Draft, choices: Sequence[Choice], *, page: int = 0) -> Screen:
    """One question with its buttons, or with one page of them where they are many."""
    names = [field.name for field in form.asked(draft.answers)]
    field = form.field(draft.step)
    number = names.index(field.name) + 1
    alone = form.at_once or len(names) == 1
    progress = "" if alone else t("form-progress", number=number, total=len(names)) + "\n\n"
    question = t("form-pick") if draft.offered else t(f"{form.name}-{field.name}")
    buttons = [
        Button(choice.label, Answer(draft.id, draft.version, choice.value))
        for choice in choices[page * PAGE : (page + 1) * PAGE]
    ]
    rows = _rows(t, buttons, field.across) + _turning(t, draft, page, pages=-(-len(choices) // PAGE))
    return Screen(progress + question, (*rows, *_ways(t, form, draft, field)))


def preview_screen(t: Texts, form: Form, draft: Draft, values: dict[str, str]) -> Screen:
    """Everything that was answered, before it is sent."""
    lines = [t(f"{form.name}-preview"), ""]
    for field in form.asked(draft.answers):
        value = values.get(field.name) or t.plain("form-empty")
        lines.append(f"<b>{t(f'{form.name}-{field.name}-label')}</b>: {words(value)}")
    return Screen(
        "\n".join(lines),
        (
            (_button(t, "form-send", draft, "send", style="success"),),
            (_button(t, "form-edit", draft, "edit"),),
            side_by_side(_button(t, "form-back", draft, "back"), _button(t, "form-cancel", draft, "leave"), rtl=t.rtl),
        ),
    )


def edit_screen(t: Texts, form: Form, draft: Draft) -> Screen:
    """Which answer shall be given again?"""
    fields = [
        Button(t.plain(f"{form.name}-{field.name}-label"), Step(draft.id, draft.version, f"={field.name}"))
        for field in form.asked(draft.answers)
    ]
    return Screen(t("form-edit-which"), (*_rows(t, fields, 2), (_button(t, "form-back", draft, "preview"),)))


def left_screen(t: Texts, draft: Draft) -> Screen:
    """The form was left; the draft is kept."""
    return Screen(
        t("form-left"),
        (
            (Button(t.plain("form-continue"), Resume(draft.id), style="primary"),),
            (_button(t, "form-delete", draft, "delete", style="danger"),),
            home_row(t),
        ),
    )


def resume_screen(t: Texts, draft: Draft) -> Screen:
    """There is an unfinished draft."""
    return Screen(
        t("form-resume"),
        (
            (Button(t.plain("form-continue"), Resume(draft.id), style="primary"),),
            (_button(t, "form-delete", draft, "delete", style="danger"),),
            home_row(t),
        ),
    )


def deleted_screen(t: Texts) -> Screen:
    """The draft is gone."""
    return Screen(t("form-deleted"), (home_row(t),))


def _choices(turn: Turn, field: Field, draft: Draft) -> list[Choice]:
    if draft.offered:
        return [Choice(value, label) for value, label in draft.offered.items()]
    return list(field.choices(turn, draft)) if field.choices is not None else []


def _picked(turn: Turn, field: Field, draft: Draft, value: str) -> str:
    if field.pick is not None:
        return field.pick(turn, draft, value)
    if value not in {choice.value for choice in _choices(turn, field, draft)}:
        raise OutOfDate
    return value


def _page(to: str) -> int:
    number = to.removeprefix("page")
    if not number.isascii() or not number.isdigit():
        raise OutOfDate
    return int(number)


def _turning(t: Texts, draft: Draft, page: int, *, pages: int) -> list[Row]:
    """Previous and next, where the choices take more than one page."""
    ways = [_button(t, "form-previous", draft, f"page{page - 1}")] if page > 0 else []
    if page < pages - 1:
        ways.append(_button(t, "form-next", draft, f"page{page + 1}"))
    return [side_by_side(*ways, rtl=t.rtl)] if ways else []


def _rows(t: Texts, buttons: Sequence[Button], across: int) -> list[Row]:
    return [side_by_side(*buttons[i : i + across], rtl=t.rtl) for i in range(0, len(buttons), across)]


def _ways(t: Texts, form: Form, draft: Draft, field: Field) -> list[Row]:
    ways: list[Row] = []
    if field.optional:
        ways.append((_button(t, "form-skip", draft, "skip"),))
    last = [_button(t, "form-cancel", draft, "leave")]
    if form.fields[0] is not field or draft.offered:
        last.insert(0, _button(t, "form-back", draft, "back"))
    return [*ways, side_by_side(*last, rtl=t.rtl)]


def _button(t: Texts, text_id: str, draft: Draft, to: str, style: str | None = None) -> Button:
    return Button(t.plain(text_id), Step(draft.id, draft.version, to), style=style)


def _next(form: Form, answers: Mapping[str, str]) -> str:
    return next((field.name for field in form.asked(answers) if field.name not in answers), PREVIEW)


def _before(form: Form, draft: Draft) -> str:
    names = [field.name for field in form.asked(draft.answers)]
    if draft.step == PREVIEW:
        return names[-1]
    if draft.offered:
        return draft.step
    return names[max(names.index(draft.step) - 1, 0)]

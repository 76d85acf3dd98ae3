"""The screens of every form: the question, the preview, and what is said when a form is left.

A form's texts are `FORM-FIELD` and `FORM-FIELD-label`, `FORM-preview`, and `FORM-send` where sending has another name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.form import Answer, Choice, Field, Form, Resume, Step, next_step
from bot.home import home_row
from bot.paging import fitting, turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts, beside, words
from storage.drafts import PREVIEW, Draft

PAGE = 8  # choices on one screen


def ask_screen(  # noqa: PLR0913  # what a question may show, half of it by keyword
    t: Texts,
    form: Form,
    draft: Draft,
    choices: Sequence[Choice],
    *,
    page: int = 0,
    now: str = "",
    about: str = "",
    beside: Sequence[Row] = (),
) -> Screen:
    """One question with its buttons, or with one page of them where they are many. `now` is its answer up to here.

    `about` is HTML below the question, `beside` are rows below the choices.
    """
    names = [field.name for field in form.kept(draft.answers)]
    field = form.field(draft.step)
    alone = form.at_once or len(names) == 1 or field.passing
    progress = "" if alone else t("form-progress", number=names.index(field.name) + 1, total=len(names)) + "\n\n"
    question = t("form-pick") if draft.offered else t(f"{form.name}-{field.name}")
    page = fitting(page, size=PAGE, total=len(choices))
    buttons = [
        Button(choice.label, Answer(draft.id, draft.version, choice.value))
        for choice in choices[page * PAGE : (page + 1) * PAGE]
    ]

    def to(number: int) -> Step:
        return Step(draft.id, draft.version, f"page{number}")

    rows = _rows(t, buttons, field.across) + turning(t, to, page, size=PAGE, total=len(choices))
    before = f"\n\n{t('form-answer-now')}\n<blockquote>{words(now)}</blockquote>" if now and not draft.offered else ""
    below = f"\n\n{about}" if about else ""
    return Screen(progress + question + below + before, (*rows, *beside, *_ways(t, form, draft, field)))


def preview_screen(t: Texts, form: Form, draft: Draft, values: dict[str, str]) -> Screen:
    """Everything that was answered, before it is sent. What sending is called may be the form's own: `FORM-send`."""
    fields = form.kept(draft.answers)
    send = f"{form.name}-send" if t.catalogue.has(f"{form.name}-send") else "form-send"
    text = f"{t(f'{form.name}-preview')}\n\n{_answers(t, form, draft, values)}"
    alone = len(fields) == 1  # then back and edit lead to the same question
    edit = _button(t, "form-edit", draft, f"={fields[0].name}" if alone else "edit")
    cancel = _button(t, "form-cancel", draft, "leave")
    ways = (cancel,) if alone else side_by_side(_button(t, "form-back", draft, "back"), cancel, rtl=t.rtl)
    return Screen(text, ((_button(t, send, draft, "send", style="success"),), (edit,), ways))


def edit_screen(t: Texts, form: Form, draft: Draft, values: dict[str, str] | None = None) -> Screen:
    """Which answer shall be given again? Above it stands what was answered, where `values` has it."""
    fields = [
        Button(t.plain(f"{form.name}-{field.name}-label"), Step(draft.id, draft.version, f"={field.name}"))
        for field in form.kept(draft.answers)
    ]
    untouched = draft.untouched  # then one has come here to begin with, and back is out
    last = _button(t, "form-cancel", draft, "leave") if untouched else _button(t, "form-back", draft, "preview")
    text = f"<b>{t('form-edit-which')}</b>"
    if values:
        text = f"{_answers(t, form, draft, values)}\n\n{text}"
    return Screen(text, (*_rows(t, fields, 2), (last,)))


def left_screen(t: Texts, draft: Draft) -> Screen:
    """The form was left; the draft is kept."""
    return Screen(
        t("form-left"),
        (
            (Button(t.plain("form-continue"), Resume(draft.id), style="primary"),),
            (_button(t, "form-delete", draft, "discard"),),
            home_row(t),
        ),
    )


def nothing_left_screen(t: Texts) -> Screen:
    """The form was left before anything was answered."""
    return Screen(t("form-nothing-left"), (home_row(t),))


def discard_screen(t: Texts, draft: Draft) -> Screen:
    """Is the person sure?"""
    return Screen(
        t("form-delete-sure"),
        (
            (_button(t, "form-delete-yes", draft, "delete", style="danger"),),
            (Button(t.plain("form-continue"), Resume(draft.id)),),
            home_row(t),
        ),
    )


def resume_screen(t: Texts, draft: Draft) -> Screen:
    """There is an unfinished draft."""
    return Screen(
        t("form-resume"),
        (
            (Button(t.plain("form-continue"), Resume(draft.id), style="primary"),),
            (_button(t, "form-delete", draft, "discard"),),
            home_row(t),
        ),
    )


def deleted_screen(t: Texts) -> Screen:
    """The draft is gone."""
    return Screen(t("form-deleted"), (home_row(t),))


def again_screen(sentence: str, question: Screen) -> Screen:
    """The question once more, below a sentence (HTML) on what was sent in place of an answer."""
    return replace(question, text=f"{sentence}\n\n{question.text}")


def contact_screen(t: Texts) -> Screen:
    """Above a question that a contact card may answer: the key that shares one's own number."""
    return Screen(t("form-contact"), contact=t.plain("form-contact-button"))


def noted_screen(t: Texts) -> Screen:
    """The number has come, and its key goes; the next question follows at once."""
    return Screen(t("form-noted"), hides_keys=True)


def keys_hidden_screen(t: Texts) -> Screen:
    """The question was left, and its key goes; what is shown in its place follows at once."""
    return Screen(t("form-keys-hidden"), hides_keys=True)


def _answers(t: Texts, form: Form, draft: Draft, values: dict[str, str]) -> str:
    empty = t.plain("form-empty")
    return "\n".join(
        f"<b>{t(f'{form.name}-{field.name}-label')}</b>: {beside(values.get(field.name) or empty)}"
        for field in form.kept(draft.answers)
    )


def _rows(t: Texts, buttons: Sequence[Button], across: int) -> list[Row]:
    return [side_by_side(*buttons[i : i + across], rtl=t.rtl) for i in range(0, len(buttons), across)]


def _ways(t: Texts, form: Form, draft: Draft, field: Field) -> list[Row]:
    ways: list[Row] = []
    if field.optional:
        ways.append((_button(t, "form-skip", draft, "skip"),))
    following = next_step(form, draft.answers)
    if not form.at_once and following == PREVIEW:  # one looks at an answer, and it may stay
        ways.append((_button(t, "form-review", draft, "preview"),))
    elif following != PREVIEW and draft.answers.get(field.name) and not draft.offered:
        ways.append((_button(t, "form-keep", draft, "preview"),))
    last = [_button(t, "form-cancel", draft, "leave")]
    before = [one for one in form.asked(draft.answers) if not one.passing or one is field]
    if before[0] is not field or draft.offered:
        last.insert(0, _button(t, "form-back", draft, "back"))
    return [*ways, side_by_side(*last, rtl=t.rtl)]


def _button(t: Texts, text_id: str, draft: Draft, to: str, style: str | None = None) -> Button:
    return Button(t.plain(text_id), Step(draft.id, draft.version, to), style=style)

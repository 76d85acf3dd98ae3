"""What a draft shows at its step, what an answer makes of it, and where its buttons lead. bot/forms.py asks all this.

Nothing here is written: each function reads the form's declaration and the draft.
"""

from __future__ import annotations

from bot.form import Choice, Field, Form, next_step, step_before
from bot.form_screens import ask_screen, preview_screen
from bot.screen import Screen
from bot.turn import Turn
from storage.drafts import PREVIEW, Draft
from storage.errors import OutOfDate


def step_screen(turn: Turn, form: Form, draft: Draft, *, page: int = 0) -> Screen:
    """The screen of the draft's step, with that page of its choices."""
    if draft.step == PREVIEW:
        return preview_screen(turn.t, form, draft, shown(turn, form, draft))
    field = form.field(draft.step)
    return ask_screen(
        turn.t,
        form,
        draft,
        _choices(turn, field, draft),
        page=page,
        now=shown(turn, form, draft).get(draft.step, ""),
        about=field.about(turn, draft) if field.about and not draft.offered else "",
        beside=field.beside(turn, draft) if field.beside and not draft.offered else (),
    )


def shown(turn: Turn, form: Form, draft: Draft) -> dict[str, str]:
    """Each answered field's words for the preview, plain text."""
    return {
        field.name: (field.show(turn, value) if field.show and value else value)
        for field in form.kept(draft.answers)
        if (value := draft.answers.get(field.name)) is not None
    }


def answered_with(turn: Turn, form: Form, draft: Draft, value: str) -> Draft:
    """The draft with this answer, and with whatever follows from it."""
    answered, field = draft.answered(draft.step, value), form.field(draft.step)
    for name, further in (field.spread(turn, answered) if field.spread else {}).items():
        answered = answered.answered(name, further)
    return answered


def picked(turn: Turn, field: Field, draft: Draft, value: str) -> str:
    """The value that is kept of a pressed choice. Raises OutOfDate when it does not stand any more."""
    if field.pick is not None:
        return field.pick(turn, draft, value)
    if value not in {choice.value for choice in _choices(turn, field, draft)}:
        raise OutOfDate
    return value


def goes_to(form: Form, draft: Draft, to: str) -> str:
    """The step to which back, preview or `=FIELD` leads. Raises OutOfDate for anything else."""
    if to == "back":
        return step_before(form, draft)
    if to == "preview":
        return next_step(form, draft.answers)
    if to.startswith("=") and to[1:] in {field.name for field in form.asked(draft.answers)}:
        return to[1:]
    raise OutOfDate


def page_of(to: str) -> int:
    """The number in `pageNUMBER`. Raises OutOfDate when there is none."""
    number = to.removeprefix("page")
    if not number.isascii() or not number.isdigit():
        raise OutOfDate
    return int(number)


def _choices(turn: Turn, field: Field, draft: Draft) -> list[Choice]:
    if draft.offered:
        return [Choice(value, label) for value, label in draft.offered.items()]
    return list(field.choices(turn, draft)) if field.choices is not None else []

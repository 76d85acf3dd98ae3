"""Forms: several questions, one at a time, that survive everything.

A form is a declaration (bot/form.py), drawn by bot/form_screens.py; what an answer makes of its draft stands in
bot/form_answers.py, and here is the way in, through and out. Every step offers back, skip where the field is
optional, and cancel, which keeps the draft. Answers are saved one by one; at the end comes a preview with edit and
send. A draft passes no route's door, so its form's is asked here: before anything is shown, taken or sent. Leaving and
deleting is open to everyone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot import asked
from bot.doors import knock
from bot.form import Answer, ChooseAButton, Form, NotYourContact, Offer, Resume, Step, next_step
from bot.form_answers import answered_with, goes_to, page_of, picked, shown, step_screen
from bot.form_screens import (
    contact_screen,
    deleted_screen,
    discard_screen,
    edit_screen,
    keys_hidden_screen,
    left_screen,
    noted_screen,
    nothing_left_screen,
    resume_screen,
)
from bot.screen import Screen
from bot.turn import Turn
from storage import drafts
from storage.drafts import PREVIEW, Draft
from storage.errors import OutOfDate, UserError

if TYPE_CHECKING:
    from telegram import Contact

LEAVING = frozenset({"leave", "discard", "delete"})
"""Steps that lead out of a form."""


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

    def start_anew(
        self, turn: Turn, name: str, *, answers: dict[str, str] | None = None, subject: str = "", editing: bool = False
    ) -> None:
        """As `start`, without a look at an unfinished draft. `editing`: begins with the question what to change."""
        form, given = self._forms[name], dict(answers or {})
        draft = drafts.begin(turn.tx, turn.user_id, name, step=next_step(form, given), answers=given, subject=subject)
        self._knock(turn, draft)
        if editing and draft.step == PREVIEW:
            asked.ask(turn, edit_screen(turn.t, form, draft, shown(turn, form, draft)))
        else:
            self._show(turn, draft)

    def show(self, turn: Turn, draft: Draft) -> None:
        """Asks the question at which the draft stands, and makes it the active one."""
        self._knock(turn, draft)
        self._show(turn, drafts.save(turn.tx, draft))

    def active(self, turn: Turn) -> Draft | None:
        """The draft that takes what the person sends now. Raises what its door raises, if the right is gone."""
        draft = drafts.active(turn.tx, turn.user_id)
        if draft is not None:
            self._knock(turn, draft)
        return draft

    def waiting(self, turn: Turn) -> list[Draft]:
        """The person's drafts that hold answers and can be gone on with, the latest first."""
        return [one for one in drafts.of_person(turn.tx, turn.user_id) if one.answers and self._opens(turn, one)]

    def interrupt(self, turn: Turn) -> Draft | None:
        """The person turns to something else: the active form is left, and returned. Its draft stays if it is any."""
        draft = drafts.active(turn.tx, turn.user_id)
        if draft is None:
            return None
        drafts.leave(turn.tx, turn.user_id)
        self._hide_keys(turn, draft)
        if draft.untouched:
            asked.end(turn)
        return draft

    def step_out(self, turn: Turn) -> None:
        """Leaves the active form if its door is shut to the person now, so that what they say next goes elsewhere.

        The answers stay, for the right may come back.
        """
        draft = drafts.active(turn.tx, turn.user_id)
        if draft is not None and not self._opens(turn, draft):
            self.interrupt(turn)

    def cancel(self, turn: Turn) -> bool:
        """Leaves the active form and says what became of the answers. Returns False when there is none."""
        draft = self.interrupt(turn)
        if draft is None:
            return False
        self._say_left(turn, draft)
        return True

    def resume(self, turn: Turn) -> None:
        """A press on «continue»."""
        code = turn.pressed(Resume)
        draft = drafts.by_id(turn.tx, code.draft, turn.user_id)
        if draft is None:
            raise OutOfDate
        self.show(turn, draft)

    def answer(self, turn: Turn) -> None:
        """A press on one of the offered choices."""
        code = turn.pressed(Answer)
        asked.go_to_newest(turn)
        draft = self._current(turn, code.draft, code.version)
        if draft is None:
            return
        field = self._forms[draft.form].field(draft.step)
        self._take(turn, draft, picked(turn, field, draft, code.value))

    def step(self, turn: Turn) -> None:
        """A press on back, skip, cancel, edit, preview, send or delete."""
        code = turn.pressed(Step)
        asked.go_to_newest(turn)
        draft = self._current(turn, code.draft, code.version, leaving=code.to in LEAVING)
        if draft is None:
            return
        form, to = self._forms[draft.form], code.to
        if to == "leave":
            self.interrupt(turn)
            self._say_left(turn, draft)
        elif to == "discard":
            turn.show(discard_screen(turn.t, draft))
        elif to == "delete":
            drafts.delete(turn.tx, draft)
            asked.end(turn)
            turn.show(deleted_screen(turn.t))
        elif to == "send":
            self._send(turn, form, draft)
        elif to == "edit":
            asked.ask(turn, edit_screen(turn.t, form, draft, shown(turn, form, draft)))
        elif to.startswith("page"):
            asked.ask(turn, self.screen(turn, draft, page=page_of(to)))
        else:
            self._move(turn, form, draft, to)

    def typed(self, turn: Turn, text: str) -> bool:
        """What was typed goes to the active form. Returns False when there is none."""
        draft = self.active(turn)
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
        draft = self.active(turn)
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
        draft = self.active(turn)
        if draft is None:
            return False
        asked.ask_below(turn, self.screen(turn, draft))
        return True

    def screen(self, turn: Turn, draft: Draft, *, page: int = 0) -> Screen:
        """The screen of the draft's step, with that page of its choices."""
        return step_screen(turn, self._forms[draft.form], draft, page=page)

    def _current(self, turn: Turn, draft_id: int, version: int, *, leaving: bool = False) -> Draft | None:
        """The draft, if the pressed button is of its present screen; else shows that and returns None.

        Its door is asked, but for `leaving`.
        """
        draft = drafts.by_id(turn.tx, draft_id, turn.user_id)
        if draft is None and asked.ended_here(turn):
            turn.toast(turn.t.plain("toast-done-before"))
            return None
        if draft is None:
            raise OutOfDate
        if leaving and draft.version == version:
            return draft
        self._knock(turn, draft)
        if draft.version == version:
            return draft
        turn.toast(turn.t.plain("toast-out-of-date"))
        self._show(turn, drafts.save(turn.tx, draft))
        return None

    def _take(self, turn: Turn, draft: Draft, value: str) -> None:
        form = self._forms[draft.form]
        if form.field(draft.step).contact is not None:
            turn.say(noted_screen(turn.t))
        answered = answered_with(turn, form, draft, value)
        step = next_step(form, answered.answers)
        if form.at_once and step == PREVIEW:
            self._submit(turn, form, answered)
            return
        self._show(turn, drafts.save(turn.tx, answered.at(step)))

    def _send(self, turn: Turn, form: Form, draft: Draft) -> None:
        if draft.step != PREVIEW:
            raise OutOfDate
        self._submit(turn, form, draft)

    def _submit(self, turn: Turn, form: Form, draft: Draft) -> None:
        drafts.delete(turn.tx, draft)
        form.submit(turn, draft)
        if drafts.active(turn.tx, turn.user_id) is None:  # else an answer does not stand any more and is asked again
            asked.end(turn)

    def _say_left(self, turn: Turn, draft: Draft) -> None:
        form = self._forms[draft.form]
        if not draft.untouched:
            screen = left_screen(turn.t, draft)
        elif form.left is not None and self._opens(turn, draft):
            screen = form.left(turn, draft)
        else:
            screen = nothing_left_screen(turn.t)
        asked.end(turn)
        turn.show(screen)

    def _knock(self, turn: Turn, draft: Draft) -> None:
        """Asks the form's door. Raises: NotRegistered, NotToday, NotAllowed, and what the form's `of` raises."""
        form = self._forms[draft.form]
        knock(form.door, turn.visitor, of=form.of(turn, draft) if form.of is not None else "")

    def _opens(self, turn: Turn, draft: Draft) -> bool:
        try:
            self._knock(turn, draft)
        except UserError:
            return False
        return True

    def _hide_keys(self, turn: Turn, draft: Draft) -> None:
        """The key that shares a number goes away with the question that it answers."""
        if draft.step != PREVIEW and self._forms[draft.form].field(draft.step).contact is not None:
            turn.say(keys_hidden_screen(turn.t))

    def _move(self, turn: Turn, form: Form, draft: Draft, to: str) -> None:
        if to == "skip" and form.field(draft.step).optional:
            self._take(turn, draft, "")
            return
        step = goes_to(form, draft, to)
        if step != draft.step:
            self._hide_keys(turn, draft)
        self._show(turn, drafts.save(turn.tx, draft.at(step)))

    def _show(self, turn: Turn, draft: Draft) -> None:
        form = self._forms[draft.form]
        if draft.step != PREVIEW and form.field(draft.step).contact is not None:
            turn.say(contact_screen(turn.t))
        asked.ask(turn, self.screen(turn, draft))

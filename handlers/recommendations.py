"""Recommendations: a deputy puts one on record, finds it again, mends it, takes it back.

    Basel   /recommend
    bot     ما الجلسة التي تتعلق بها التوصية؟ [الإيرادات المحلية · W4] …
    Basel   [الإيرادات المحلية · W4]
    bot     … seven questions more, each with an example, and the preview …
    Basel   [إرسال]
    bot     سُجِّلت التوصية برقم W4-001 [عرض التوصية] [توصية جديدة]

The questions themselves stand in handlers/wording.py, the card in handlers/recommendation_cards.py, the lists in
handlers/recommendation_lists.py.
"""

from __future__ import annotations

from dataclasses import replace

from bot import asked
from bot.codes import Code
from bot.doors import Door
from bot.form import Form, Resume
from bot.home import home_row
from bot.router import Command, Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.co_authors import tell_changed
from handlers.making import FIELDS, ON_THE_WAY
from handlers.recommendation_cards import card
from handlers.recommendation_codes import (
    AddFiles,
    Edit,
    OpenRecommendation,
    OpenRecommendations,
    Recommend,
    Withdraw,
)
from handlers.recommendation_list_screens import EDITING, draft_label
from handlers.recommendation_list_screens import MAKING as FORM
from handlers.recommendation_lists import mine
from handlers.recommendation_screens import state_id
from handlers.wording import WORDING, answers_of, takes, wording_of
from storage import audience, dictations, drafts, programme, recommendations
from storage.drafts import Draft
from storage.errors import NotFound, UserError
from storage.moves import Act
from storage.recommendations import Recommendation, SessionGone, TooManyHere
from storage.wordings import FocusAreaGone

__all__ = [
    "EDITING",
    "FORM",
    "FORMS",
    "Edit",
    "OpenRecommendation",
    "OpenRecommendations",
    "Recommend",
    "Withdraw",
    "state_id",
]


def submitted_screen(t: Texts, recommendation: Recommendation) -> Screen:
    """It is on record under its reference."""
    text = t("recommendations-submitted", reference=recommendation.reference, title=recommendation.wording.title)
    return Screen(
        text,
        (
            (Button(t.plain("recommendations-open"), OpenRecommendation(recommendation.id), style="primary"),),
            (Button(t.plain("recommendations-add-file"), AddFiles(recommendation.id)),),
            (Button(t.plain("recommendations-new"), Recommend()),),
            home_row(t),
        ),
    )


def withdraw_screen(t: Texts, recommendation: Recommendation) -> Screen:
    """Is the author sure?"""
    text = t("recommendations-withdraw-sure", reference=recommendation.reference, title=recommendation.wording.title)
    sure = Button(t.plain("recommendations-withdraw-yes"), Withdraw(recommendation.id, sure=True), style="danger")
    back = Button(t.plain("form-back"), OpenRecommendation(recommendation.id))
    return Screen(text, ((sure,), (back,), home_row(t)))


def unfinished_screen(t: Texts, draft: Draft, anew: Code) -> Screen:
    """A draft of the same form waits: go on with it, or forget it and begin with `anew`?"""
    return Screen(
        t("recommendations-unfinished", draft=draft_label(t, draft)),
        (
            (Button(t.plain("form-continue"), Resume(draft.id), style="primary"),),
            (Button(t.plain("recommendations-anew"), anew),),
            home_row(t),
        ),
    )


def recommend(turn: Turn, *, problem: str = "") -> None:
    """/recommend and its buttons: opens the form, about a session where the button names one.

    `problem` is what the person has written of it before, with name, in feedback.
    """
    code = turn.code if isinstance(turn.code, Recommend) else Recommend()
    answers = {}
    if code.session:
        session = programme.by_id(turn.tx, code.session)
        if session is None or not takes(session) or not audience.sees(turn.tx, turn.visitor, session):
            raise SessionGone
        recommendations.check_limit(turn.tx, turn.person.id, code.session)
        answers["session"] = str(code.session)
    if problem:
        answers["problem"] = problem
    old = drafts.of_form(turn.tx, turn.user_id, FORM)
    if old is not None and old.answers.keys() - ON_THE_WAY and not code.anew:
        turn.show(unfinished_screen(turn.t, old, replace(code, anew=True)))
        return
    turn.frame.forms.start_anew(turn, FORM, answers=answers)


def edit(turn: Turn) -> None:
    """Opens the form with the answers as they stand."""
    code = turn.pressed(Edit)
    found = recommendations.owned(turn.tx, code.recommendation, author=turn.person, act=Act.EDIT)
    answers = answers_of(found)
    old = drafts.of_form(turn.tx, turn.user_id, EDITING)
    if old is not None and old.answers != _answers_before(turn, old) and not code.anew:
        turn.show(unfinished_screen(turn.t, old, replace(code, anew=True)))
        return
    turn.frame.forms.start_anew(turn, EDITING, answers=answers, subject=found.reference, editing=True)


def withdraw(turn: Turn) -> None:
    """Asks, and when sure takes the recommendation back."""
    code, person = turn.pressed(Withdraw), turn.person
    if not code.sure:
        found = recommendations.owned(turn.tx, code.recommendation, author=person, act=Act.WITHDRAW)
        turn.show(withdraw_screen(turn.t, found))
        return
    withdrawn = recommendations.withdraw(turn.tx, code.recommendation, author=person, by=turn.user_id)
    unfinished = drafts.of_form(turn.tx, turn.user_id, EDITING)
    if unfinished is not None and unfinished.subject == withdrawn.reference:
        drafts.delete(turn.tx, unfinished)
    tell_changed(turn, withdrawn)
    turn.toast(turn.t.plain("toast-recommendation-withdrawn", reference=withdrawn.reference))
    turn.show(card(turn, withdrawn))


def _submit(turn: Turn, draft: Draft) -> None:
    wording, session_id = wording_of(draft.answers), int(draft.answers["session"])
    try:
        with turn.tx.savepoint():
            made = recommendations.submit(turn.tx, turn.person, wording=wording, session_id=session_id, by=turn.user_id)
    except (SessionGone, TooManyHere) as refused:
        _ask_again(turn, draft, "session", refused)
    except FocusAreaGone as refused:
        _ask_again(turn, draft, "focus_area", refused)
    else:
        dictations.drop(turn.tx, turn.user_id)
        turn.show(submitted_screen(turn.t, made))


def _reword(turn: Turn, draft: Draft) -> None:
    person = turn.person
    found = recommendations.by_reference(turn.tx, draft.subject)
    if found is None:
        raise NotFound
    try:
        with turn.tx.savepoint():
            edited = recommendations.edit(
                turn.tx, found.id, author=person, wording=wording_of(draft.answers), by=turn.user_id
            )
    except FocusAreaGone as refused:
        _ask_again(turn, draft, "focus_area", refused)
        return
    tell_changed(turn, edited)
    turn.toast(turn.t.plain("toast-recommendation-edited", reference=edited.reference))
    turn.show(card(turn, edited))


def _ask_again(turn: Turn, draft: Draft, name: str, refused: UserError) -> None:
    """One answer does not stand any more: says so, keeps the others, and asks for this one."""
    answers = {field: answer for field, answer in draft.answers.items() if field != name}
    kept = drafts.bring_back(turn.tx, draft, step=name, answers=answers)
    screen = turn.frame.forms.screen(turn, kept)
    said = turn.t(refused.text_id(), **refused.arguments)
    turn.toast(turn.t.plain(refused.text_id(), **refused.arguments))
    asked.ask(turn, replace(screen, text=f"{said}\n\n{screen.text}"))


def _answers_before(turn: Turn, draft: Draft) -> dict[str, str] | None:
    """The answers with which an edit began, so that one in which nothing was changed is no draft."""
    edited = recommendations.by_reference(turn.tx, draft.subject)
    return answers_of(edited) if edited else None


def _left_editing(turn: Turn, draft: Draft) -> Screen:
    found = recommendations.by_reference(turn.tx, draft.subject)
    return card(turn, found) if found else mine(turn)


COMMANDS = (Command("recommend", recommend, Door.PARTICIPANT),)
TAPS = (
    Tap(Recommend, recommend, Door.PARTICIPANT),
    Tap(Edit, edit, Door.PARTICIPANT),
    Tap(Withdraw, withdraw, Door.PARTICIPANT),
)
FORMS = (
    Form(FORM, FIELDS, _submit, door=Door.PARTICIPANT, left=lambda turn, _: mine(turn)),
    Form(EDITING, WORDING, _reword, door=Door.PARTICIPANT, left=_left_editing),
)

"""Recommendations: a deputy puts one on record, finds it again, mends it, takes it back.

    Basel   /recommend
    bot     ما الجلسة التي تتعلق بها التوصية؟ [الإيرادات المحلية · W4] …
    Basel   [الإيرادات المحلية · W4]
    bot     … seven questions more, each with an example, and the preview …
    Basel   [إرسال]
    bot     سُجِّلت التوصية برقم W4-001 [عرض التوصية] [توصية جديدة]

The questions themselves stand in handlers/wording.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import asked
from bot.codes import Code
from bot.doors import Door
from bot.forms import Form, Resume
from bot.home import home_row
from bot.router import Command, Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts, words
from bot.turn import Turn
from handlers.wording import SESSION, WORDING, answers_of, takes, wording_of
from storage import drafts, programme, recommendations
from storage.drafts import Draft
from storage.errors import NotFound, UserError
from storage.moves import Act, Actor
from storage.recommendations import FocusAreaGone, Recommendation, SessionGone, TooManyHere

FORM = "recommendation"
EDITING = "rewording"
PAGE = 8  # recommendations on one screen


@dataclass(frozen=True)
class OpenRecommendations(Code, prefix="rec"):
    """What the person has recommended, with the drafts and the way to a new one."""

    page: int = 0


@dataclass(frozen=True)
class Recommend(Code, prefix="recn"):
    """A new one, about `session` if not 0. `anew`: also if a draft waits, which is forgotten then."""

    session: int = 0
    anew: bool = False


@dataclass(frozen=True)
class OpenRecommendation(Code, prefix="recc"):
    """One's own recommendation in full."""

    recommendation: int


@dataclass(frozen=True)
class Edit(Code, prefix="rece"):
    """Opens the form with its answers. `anew`: also if another edit waits, which is forgotten then."""

    recommendation: int
    anew: bool = False


@dataclass(frozen=True)
class Withdraw(Code, prefix="recw"):
    """Asks whether it shall be taken back; `sure`: yes."""

    recommendation: int
    sure: bool = False


def mine_screen(
    t: Texts, mine: Sequence[Recommendation], *, waiting: Sequence[Draft] = (), total: int, page: int = 0
) -> Screen:
    """One page of the person's recommendations with their states, and the drafts."""
    lines = [t("recommendations-title"), ""]
    lines.append(t("recommendations-count", count=total) if total else t("recommendations-none"))
    if mine:
        lines += ["", *(_line(t, recommendation) for recommendation in mine)]
    references = [Button(one.reference, OpenRecommendation(one.id)) for one in mine]
    rows: list[Row] = [
        (Button(t.plain("recommendations-new"), Recommend(), style="primary"),),
        *((Button(draft_label(t, draft), Resume(draft.id)),) for draft in waiting),
        *(side_by_side(*references[i : i + 2], rtl=t.rtl) for i in range(0, len(references), 2)),
        *_turning(t, page, total=total),
    ]
    return Screen("\n".join(lines), (*rows, home_row(t)))


def card_screen(t: Texts, recommendation: Recommendation) -> Screen:
    """One's own recommendation in full, with what can be done with it now."""
    lines = [
        t("recommendations-card", reference=recommendation.reference),
        t("recommendations-state", state=state_words(t, recommendation)),
        t("recommendations-submitted-on", day=t.day(recommendation.submitted_at)),
        "",
        *_fields(t, recommendation),
    ]
    ways = []
    if recommendation.may(Act.EDIT, Actor.AUTHOR):
        ways.append(Button(t.plain("recommendations-edit"), Edit(recommendation.id)))
    if recommendation.may(Act.WITHDRAW, Actor.AUTHOR):
        ways.append(Button(t.plain("recommendations-withdraw"), Withdraw(recommendation.id)))
    rows: list[Row] = [side_by_side(*ways, rtl=t.rtl)] if ways else []
    return Screen("\n".join(lines), (*rows, _mine_row(t), home_row(t)))


def submitted_screen(t: Texts, recommendation: Recommendation) -> Screen:
    """It is on record under its reference."""
    text = t("recommendations-submitted", reference=recommendation.reference, title=recommendation.wording.title)
    return Screen(
        text,
        (
            (Button(t.plain("recommendations-open"), OpenRecommendation(recommendation.id), style="primary"),),
            (Button(t.plain("recommendations-new"), Recommend()),),
            home_row(t),
        ),
    )


def withdraw_screen(t: Texts, recommendation: Recommendation) -> Screen:
    """Is the author sure?"""
    text = t("recommendations-withdraw-sure", reference=recommendation.reference, title=recommendation.wording.title)
    sure = Button(t.plain("recommendations-withdraw-yes"), Withdraw(recommendation.id, sure=True), style="danger")
    back = Button(t.plain("form-back"), OpenRecommendation(recommendation.id))
    return Screen(text, ((sure,), (back,)))


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


def state_words(t: Texts, recommendation: Recommendation) -> str:
    """The word for where it stands."""
    return t.plain(state_id(recommendation))


def state_id(recommendation: Recommendation) -> str:
    """The id of the word for where it stands."""
    if recommendation.withdrawn_at is not None:
        return "recommendations-withdrawn"
    return f"recommendations-state-{recommendation.state.value}"


def draft_label(t: Texts, draft: Draft) -> str:
    """What a draft is, on its button."""
    if draft.form == EDITING:
        return t.plain("recommendations-draft-edit", reference=draft.subject)
    title = draft.answers.get("title")
    return t.plain("recommendations-draft-titled", title=title) if title else t.plain("recommendations-draft")


def open_mine(turn: Turn) -> None:
    """/recommendations and its button."""
    turn.show(_mine(turn, max(turn.code.page, 0) if isinstance(turn.code, OpenRecommendations) else 0))


def _mine(turn: Turn, page: int = 0) -> Screen:
    person = turn.person
    mine = recommendations.of_author(turn.tx, person.id, offset=page * PAGE, limit=PAGE)
    waiting = [draft for draft in drafts.of_person(turn.tx, turn.user_id) if draft.form in (FORM, EDITING)]
    total = recommendations.count_of_author(turn.tx, person.id)
    return mine_screen(turn.t, mine, waiting=waiting, total=total, page=page)


def _card(turn: Turn, reference: str) -> Screen:
    found = recommendations.by_reference(turn.tx, reference)
    return card_screen(turn.t, found) if found else _mine(turn)


def open_one(turn: Turn) -> None:
    """One's own recommendation."""
    code = turn.pressed(OpenRecommendation)
    turn.show(card_screen(turn.t, recommendations.owned(turn.tx, code.recommendation, author=turn.person)))


def recommend(turn: Turn) -> None:
    """/recommend and its buttons: opens the form, about a session where the button names one."""
    code = turn.code if isinstance(turn.code, Recommend) else Recommend()
    answers = {}
    if code.session:
        if not takes(programme.by_id(turn.tx, code.session)):
            raise SessionGone
        recommendations.check_limit(turn.tx, turn.person.id, code.session)
        answers["session"] = str(code.session)
    old = drafts.of_form(turn.tx, turn.user_id, FORM)
    if old is not None and old.answers.keys() - {"session"} and not code.anew:
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
    withdrawn = recommendations.withdraw(turn.tx, code.recommendation, author=person)
    unfinished = drafts.of_form(turn.tx, turn.user_id, EDITING)
    if unfinished is not None and unfinished.subject == withdrawn.reference:
        drafts.delete(turn.tx, unfinished)
    turn.toast(turn.t.plain("toast-recommendation-withdrawn", reference=withdrawn.reference))
    turn.show(card_screen(turn.t, withdrawn))


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
    turn.toast(turn.t.plain("toast-recommendation-edited", reference=edited.reference))
    turn.show(card_screen(turn.t, edited))


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


def _line(t: Texts, one: Recommendation) -> str:
    state = state_words(t, one)
    return t("recommendations-line", reference=one.reference, state=state, title=one.wording.title)


def _fields(t: Texts, one: Recommendation) -> list[str]:
    wording = one.wording
    values = {
        "session": t.pick(one.session_title_ar, one.session_title_en),
        "focus_area": t.pick(one.focus_area_ar, one.focus_area_en),
        "title": wording.title,
        "problem": wording.problem,
        "action": wording.action,
        "responsible_body": wording.responsible_body,
        "time_frame": t.plain(f"recommendation-time_frame-{wording.time_frame.value}"),
        "priority": t.plain(f"recommendation-priority-{wording.priority.value}"),
    }
    return [f"<b>{t(f'recommendation-{name}-label')}</b>: {words(value)}" for name, value in values.items()]


def _turning(t: Texts, page: int, *, total: int) -> list[Row]:
    ways = [Button(t.plain("form-previous"), OpenRecommendations(page - 1))] if page > 0 else []
    if (page + 1) * PAGE < total:
        ways.append(Button(t.plain("form-next"), OpenRecommendations(page + 1)))
    return [side_by_side(*ways, rtl=t.rtl)] if ways else []


def _mine_row(t: Texts) -> Row:
    return (Button(t.plain("recommendations-mine"), OpenRecommendations()),)


COMMANDS = (
    Command("recommend", recommend, Door.PARTICIPANT),
    Command("recommendations", open_mine, Door.PARTICIPANT),
)
TAPS = (
    Tap(OpenRecommendations, open_mine, Door.PARTICIPANT),
    Tap(OpenRecommendation, open_one, Door.PARTICIPANT),
    Tap(Recommend, recommend, Door.PARTICIPANT),
    Tap(Edit, edit, Door.PARTICIPANT),
    Tap(Withdraw, withdraw, Door.PARTICIPANT),
)
FORMS = (
    Form(FORM, (SESSION, *WORDING), _submit, left=lambda turn, _: _mine(turn)),
    Form(EDITING, WORDING, _reword, left=lambda turn, draft: _card(turn, draft.subject)),
)

"""The screens of recommendations: the questions, what is on record, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.forms import Choice, Form, ask_screen, edit_screen, preview_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers import recommendations, wording
from storage.drafts import PREVIEW, Draft
from storage.focus_areas import FocusArea
from storage.moves import State
from storage.programme import Kind, Session
from storage.recommendations import Priority, Recommendation, TimeFrame, Wording

SUBMITTED = datetime(2025, 12, 16, 13, 40, tzinfo=UTC)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Every question and every state, in the order of a life."""
    new, editing = recommendations.FORMS
    yield from _questions(t, new, "recommendation")
    yield from _questions(t, editing, "recommendation edit")
    yield from _record(t)
    draft = _draft(new, PREVIEW, {"title": t.plain("recommendation-title-example")})
    edited = replace(_draft(editing, PREVIEW, {}), id=2, subject="W4-017")
    waiting = (draft, replace(draft, answers={}), edited)
    anew = recommendations.Recommend(anew=True)
    yield "recommendations/unfinished", recommendations.unfinished_screen(t, draft, anew)
    yield "recommendations/none", recommendations.mine_screen(t, [], total=0)
    yield "recommendations/none, a draft", recommendations.mine_screen(t, [], waiting=waiting, total=0)
    for total in (1, 2, 3, 11, 100):
        mine = [replace(_sample(t), id=number, reference=f"W4-{number:03d}") for number in range(min(total, 8))]
        page = 1 if total == 100 else 0
        yield f"recommendations/{total}", recommendations.mine_screen(t, mine, total=total, page=page)


def _questions(t: Texts, form: Form, name: str) -> Iterator[tuple[str, Screen]]:
    offered = _choices(t)
    for field in form.fields:
        yield f"{name}/{field.name}", ask_screen(t, form, _draft(form, field.name, {}), offered.get(field.name, []))
    draft = _draft(form, PREVIEW, {})
    yield f"{name}/preview", preview_screen(t, form, draft, _values(t))
    yield f"{name}/edit", edit_screen(t, form, draft, _values(t))
    title = draft.at("title")
    yield f"{name}/title again", ask_screen(t, form, title, [], now=_values(t)["title"])


def _record(t: Texts) -> Iterator[tuple[str, Screen]]:
    one = _sample(t)
    yield "recommendations/submitted", recommendations.submitted_screen(t, one)
    for state in State:
        touched = None if state is State.SUBMITTED else SUBMITTED
        card = recommendations.card_screen(t, replace(one, state=state, touched_at=touched))
        yield f"recommendations/card, {state.value}", card
    yield "recommendations/withdraw", recommendations.withdraw_screen(t, one)
    yield "recommendations/card, withdrawn", recommendations.card_screen(t, replace(one, withdrawn_at=SUBMITTED))


def _choices(t: Texts) -> dict[str, list[Choice]]:
    title = t.plain("recommendation-session-example")
    sessions = [
        Session(number, f"W{number}", Kind.WORKSHOP, title, "", starts_at=SUBMITTED, ends_at=SUBMITTED)
        for number in range(1, 12)
    ]
    areas = [
        FocusArea(1, "other", t.plain("recommendation-title-label"), ""),
        FocusArea(2, "own", t.plain("recommendation-focus_area-example"), ""),
    ]
    return {
        "session": wording.session_choices(t, sessions),
        "focus_area": wording.focus_area_choices(t, areas, own="own"),
        "responsible_body": [Choice("1", t.plain("recommendation-responsible_body-example"))],
        "time_frame": wording.time_frame_choices(t),
        "priority": wording.priority_choices(t),
    }


def _values(t: Texts) -> dict[str, str]:
    """The examples of the questions as answers."""
    examples = ("session", "focus_area", "title", "problem", "action", "responsible_body")
    values = {name: t.plain(f"recommendation-{name}-example") for name in examples}
    values["time_frame"] = t.plain("recommendation-time_frame-short")
    values["priority"] = t.plain("recommendation-priority-high")
    return values


def _draft(form: Form, step: str, answers: dict[str, str]) -> Draft:
    return Draft(1, 103, form.name, "", step, answers, 1)


def _sample(t: Texts) -> Recommendation:
    values = _values(t)
    said = Wording(
        focus_area_id=1,
        title=values["title"],
        problem=values["problem"],
        action=values["action"],
        responsible_body=values["responsible_body"],
        time_frame=TimeFrame.SHORT,
        priority=Priority.HIGH,
    )
    return Recommendation(
        id=17,
        reference="W4-017",
        session_id=4,
        session_title_ar=values["session"],
        session_title_en="",
        focus_area_ar=values["focus_area"],
        focus_area_en="",
        wording=said,
        author_id=1,
        state=State.SUBMITTED,
        withdrawn_at=None,
        touched_at=None,
        submitted_at=SUBMITTED,
        updated_at=SUBMITTED,
    )

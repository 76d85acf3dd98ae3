"""The screens of recommendations: the questions, what is on record, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.form import Choice, Form
from bot.form_screens import ask_screen, edit_screen, preview_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers import (
    co_authors,
    dictation_screens,
    dictations,
    enclosures,
    hiding,
    making,
    recommendation_lists,
    recommendations,
    register_rules,
    restating,
    timeline,
    wording,
)
from handlers import recommendation_list_screens as lists
from handlers import recommendation_screens as cards
from handlers.recommendation_codes import Place
from handlers.recommendation_screens import View
from storage.dictations import Dictation
from storage.dictations import State as DictationState
from storage.drafts import PREVIEW, Draft
from storage.enclosures import Enclosure
from storage.focus_areas import FocusArea
from storage.kept_files import Kind as FileKind
from storage.moves import State
from storage.programme import Kind, Session
from storage.recommendations import Hidden, Recommendation
from storage.register import By, Counted, Listing
from storage.rewordings import Rewording
from storage.rewordings import State as RewordingState
from storage.timeline import Happening
from storage.wordings import Priority, TimeFrame, Wording

ACT = "timeline-act-"
LINK = "https://t.me/forum_sandbox_bot?start=r17"
SUBMITTED = datetime(2025, 12, 16, 13, 40, tzinfo=UTC)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Every question and every state, in the order of a life."""
    new, editing = recommendations.FORMS
    yield from _questions(t, new, "recommendation")
    yield from _on_the_way(t, new)
    yield from _questions(t, editing, "recommendation edit")
    yield from _record(t)
    draft = _draft(new, PREVIEW, {"title": t.plain("recommendation-title-example")})
    edited = replace(_draft(editing, PREVIEW, {}), id=2, subject="W4-017")
    waiting = (draft, replace(draft, answers={}), edited)
    anew = recommendations.Recommend(anew=True)
    yield "recommendations/unfinished", recommendations.unfinished_screen(t, draft, anew)
    yield "recommendations/none of mine", lists.mine_screen(t, [], total=0)
    yield "recommendations/none of mine, a draft", lists.mine_screen(t, [], waiting=waiting, total=0)
    for total in (1, 2, 3, 11, 100):
        mine = [replace(_sample(t), id=number, reference=f"W4-{number:03d}") for number in range(min(total, 8))]
        page = 1 if total == 100 else 0
        yield f"recommendations/mine, {total}", lists.mine_screen(t, mine, total=total, page=page)
    yield from _lists(t)


def _on_the_way(t: Texts, form: Form) -> Iterator[tuple[str, Screen]]:
    one, values = _sample(t), _values(t)
    whole = _draft(form, making.WHOLE, {making.WAY: making.WHOLE})
    yield "recommendation/all at once", ask_screen(t, form, whole, [], beside=making.way_rows(t, whole, whole=False))
    session = _draft(form, "session", {})
    choices = _choices(t)["session"][:3]
    yield (
        "recommendation/session, two ways",
        ask_screen(t, form, session, choices, beside=making.way_rows(t, session, whole=True)),
    )
    labels = t.list([t.plain("recommendation-title-label"), t.plain("recommendation-problem-label")])
    asked = _draft(form, "action", {making.WHOLE: "", "title": values["title"]})
    yield "recommendation/understood", ask_screen(t, form, asked, [], about=t("making-understood", fields=labels))
    title = _draft(form, "title", {making.WHOLE: ""})
    yield "recommendation/not understood", ask_screen(t, form, title, [], about=t("making-not-understood"))
    near = [replace(one, id=number, reference=f"W4-{number:03d}", supporters=number) for number in (1, 2, 12)]
    like = _draft(form, "like", {making.ALIKE: "1"})
    lines = making.like_lines(t, near)
    yield "recommendation/like it", ask_screen(t, form, like, making.like_choices(t), about=lines)
    yield "recommendation/one like it", making.like_screen(t, one, View(author=one.author), like)
    yield "recommendation/supported instead", making.supported_screen(t, one, like)
    vague = _draft(form, "practical", {making.VAGUE: "action,responsible_body"})
    yield (
        "recommendation/practical",
        ask_screen(
            t,
            form,
            vague,
            making.as_it_is_choices(t),
            about=making.hints(t, vague.answers[making.VAGUE]),
            beside=making.vague_rows(t, vague),
        ),
    )


def _lists(t: Texts) -> Iterator[tuple[str, Screen]]:
    for total in (0, 1, 2, 3, 11, 100):
        yield f"recommendations/hub, {total}", lists.hub_screen(t, total, lists.Ways(mine=min(total, 2)))
    yield (
        "recommendations/hub, staff",
        lists.hub_screen(t, 12, lists.Ways(recommends=False, reported=2, spoken=3, rules=True)),
    )
    for limit in (1, 2, 3, 10, 100):
        yield f"recommendations/rules, {limit}", register_rules.rules_screen(t, shown=limit > 1, most=limit)
    one = _sample(t)
    group = Counted(1, "W1", one.session_title_ar, one.session_title_en, count=1)
    groups = [replace(group, id=number, count=number) for number in range(1, 11)]
    yield "recommendations/by session", lists.groups_screen(t, By.SESSION, groups)
    yield "recommendations/by focus area, page 2", lists.groups_screen(t, By.AREA, groups, page=1)
    title = t("recommendations-list-title", name=t.pick(one.session_title_ar, one.session_title_en))
    hidden = replace(one, hidden=Hidden.OFFENSIVE)
    shown = tuple(replace(one, id=number, supporters=number * number) for number in range(7))
    listing = Listing((*shown, hidden), 500)
    yield "recommendations/of a session", lists.list_screen(t, title, Place(By.SESSION, 4, 3), listing)
    most = lists.list_screen(t, t("recommendations-top-title"), Place(By.SUPPORT), Listing(shown[:2], 2))
    yield "recommendations/most supported", most
    none = lists.list_screen(t, t("recommendations-top-title"), Place(By.SUPPORT), Listing((), 0))
    yield "recommendations/none supported", none
    words = t("recommendations-found", question=t.plain("recommendation-title-example"))
    yield "recommendations/found", lists.list_screen(t, words, Place(By.WORDS), Listing(shown[:1], 1))
    yield "recommendations/nothing found", lists.nothing_screen(t, t.plain("recommendation-title-example"))
    [search] = recommendation_lists.FORMS
    yield "recommendations/search", ask_screen(t, search, _draft(search, "question", {}), [])


def _questions(t: Texts, form: Form, name: str) -> Iterator[tuple[str, Screen]]:
    offered = _choices(t)
    for field in form.fields:
        if not field.passing:
            yield f"{name}/{field.name}", ask_screen(t, form, _draft(form, field.name, {}), offered.get(field.name, []))
    draft = _draft(form, PREVIEW, {})
    yield f"{name}/preview", preview_screen(t, form, draft, _values(t))
    yield f"{name}/edit", edit_screen(t, form, draft, _values(t))
    title = draft.at("title")
    yield f"{name}/title again", ask_screen(t, form, title, [], now=_values(t)["title"])


def _record(t: Texts) -> Iterator[tuple[str, Screen]]:
    one = _sample(t)
    mine = View(mine=True, link=LINK)
    yield "recommendations/submitted", recommendations.submitted_screen(t, one)
    for state in State:
        touched = None if state is State.SUBMITTED else SUBMITTED
        card = cards.card_screen(t, replace(one, state=state, touched_at=touched, published_at=SUBMITTED), mine)
        yield f"recommendations/my card, {state.value}", card
    yield "recommendations/withdraw", recommendations.withdraw_screen(t, one)
    yield "recommendations/my card, withdrawn", cards.card_screen(t, replace(one, withdrawn_at=SUBMITTED), mine)
    yield "recommendations/more", cards.more_screen(t, one, mine)
    yield "recommendations/more, a co-author", cards.more_screen(t, one, View(beside=True))
    yield from _cards_of_others(t, one)


def _cards_of_others(t: Texts, one: Recommendation) -> Iterator[tuple[str, Screen]]:
    name = t.plain("recommendation-author-example")
    author = t.plain("recommendations-of", name=name, municipality=t.pick(one.municipality_ar, one.municipality_en))
    other = View(author=author, co_authors=(name, name), link=LINK, place=Place(By.SESSION, 4, 2))
    for supporters in (0, 1, 2, 3, 11, 100):
        supported = replace(one, supporters=supporters)
        yield f"recommendations/card, {supporters} supporters", cards.card_screen(t, supported, other)
    yield "recommendations/card, supported", cards.card_screen(t, one, replace(other, supports=True, place=None))
    answer = t.plain("recommendation-action-example")
    said = replace(one, state=State.ACCEPTED, answer=answer, published_at=SUBMITTED, supporters=12)
    yield "recommendations/card, answered", cards.card_screen(t, said, replace(other, staff=True, desk=True))
    long = replace(said, answer=answer * 30)
    yield "recommendations/card, a long answer", cards.card_screen(t, long, other)
    yield "recommendations/answer", cards.answer_screen(t, said)
    for why in Hidden:
        yield f"recommendations/card, hidden, {why.value}", cards.card_screen(t, replace(one, hidden=why), other)
    hidden = replace(one, hidden=Hidden.PERSONAL)
    yield "recommendations/card, hidden, staff", cards.card_screen(t, hidden, replace(other, staff=True, desk=True))
    merged = replace(one, merged_into=3, merged_reference="W4-003")
    yield "recommendations/mine, merged", lists.mine_screen(t, [merged], total=1)
    yield "recommendations/merged", cards.merged_screen(t, merged)
    yield "recommendations/opened by a merged reference", cards.survivor_screen(t, merged, replace(one, id=3), other)
    names = [name, "", *[name] * 40]
    yield "recommendations/supporters", cards.supporters_screen(t, one, names, page=0)
    yield from _history(t, one)
    yield from _reports(t, one)
    yield "co-authors/invite", co_authors.invite_screen(t, one, link=LINK, names=[name])
    yield "co-authors/invited", co_authors.invited_screen(t, one, "AAAAEf")
    yield "co-authors/joined", co_authors.joined_screen(t, one, name)
    yield "co-authors/left", co_authors.left_screen(t, one, name)
    yield "co-authors/edited", co_authors.changed_screen(t, one)
    yield "co-authors/withdrawn", co_authors.changed_screen(t, replace(one, withdrawn_at=SUBMITTED))
    yield "recommendations/card, withdrawn", cards.card_screen(t, replace(one, withdrawn_at=SUBMITTED), other)
    yield "co-authors/leave", co_authors.leave_screen(t, one)
    yield "recommendations/card, with files", cards.card_screen(t, one, replace(other, files=2))
    yield from _files(t, one)
    yield from _spoken(t, name)
    yield from _other_words(t, one)


def _files(t: Texts, one: Recommendation) -> Iterator[tuple[str, Screen]]:
    found = [Enclosure(number, one.id, number, 1, kind, "", "") for number, kind in enumerate(FileKind, 1)]
    found.append(replace(found[0], id=9, name="plan.pdf"))
    yield "files/list", enclosures.files_screen(t, one, found)
    yield "files/add", enclosures.add_screen(t, one, [])
    for did in ("added", "removed"):
        yield f"files/{did}", enclosures.add_screen(t, one, found, heading=t(f"enclosures-{did}"))
    [form] = enclosures.FORMS
    yield (
        "files/words instead of a file",
        ask_screen(t, form, _draft(form, "file", {}), [], beside=enclosures.done_rows(t, one.id)),
    )


def _other_words(t: Texts, one: Recommendation) -> Iterator[tuple[str, Screen]]:
    wish, form = restating.FORMS
    touched = replace(one, touched_at=SUBMITTED)
    yield "other words/more", cards.more_screen(t, touched, View(mine=True))
    yield "other words/staff", cards.card_screen(t, touched, View(staff=True, desk=True))
    yield "other words/wish", ask_screen(t, wish, _draft(wish, "request", {}), [])
    yield "other words/asked", restating.asked_screen(t, one)
    found = Rewording(1, one.id, RewordingState.ASKED, t.plain("recommendation-problem-example"), None, None)
    yield "other words/request", restating.request_screen(t, one, found)
    yield from _questions(t, form, "other words")
    said = replace(one.wording, title=t.plain("recommendation-responsible_body-example"), time_frame=TimeFrame.LONG)
    proposed = replace(one, wording=said)
    yield "other words/proposal", restating.proposal_screen(t, one, proposed, found)
    long = replace(one, wording=replace(said, problem=one.wording.problem * 15, action=one.wording.action * 12))
    yield "other words/a long proposal", restating.proposal_screen(t, long, replace(long, wording=said), found)
    for outcome in ("proposed", "agreed", "declined", "dismissed", "dismissed-told"):
        yield f"other words/{outcome}", restating.outcome_screen(t, one, outcome)


def _spoken(t: Texts, name: str) -> Iterator[tuple[str, Screen]]:
    said = t.plain("recommendation-problem-example")
    one = Dictation(1, 103, 1, "", 42, "problem", DictationState.WAITING, said, SUBMITTED, name)
    typing, mending = dictations.FORMS
    draft = _draft(mending, "words", {})
    yield "spoken/received", dictation_screens.received_screen(t, draft)
    yield "spoken/to the secretariat", dictation_screens.voice_card(t, one)
    for waiting in (0, 1, 2, 3, 11, 100):
        yield f"spoken/{waiting} waiting", dictation_screens.waiting_screen(t, [one] * waiting)
    yield "spoken/type it", ask_screen(t, typing, _draft(typing, "words", {}), [])
    yield "spoken/typed", dictation_screens.typed_screen(t)
    yield "spoken/proposed", dictation_screens.proposed_screen(t, one)
    yield "spoken/mend", ask_screen(t, mending, draft, [], about=f"<blockquote>{said}</blockquote>")
    yield "spoken/unclear", dictation_screens.unclear_screen(t, draft)
    yield "spoken/unclear, no draft", dictation_screens.unclear_screen(t, None)


def _history(t: Texts, one: Recommendation) -> Iterator[tuple[str, Screen]]:
    acts = [name.removeprefix(ACT) for name in t.catalogue.ids() if name.startswith(ACT)]
    told = [Happening(1, SUBMITTED, act, None, public=True, before=None, after=None) for act in acts]
    yield "timeline/every act", timeline.timeline_screen(t, one, told, versions=2)
    yield "timeline/just submitted", timeline.timeline_screen(t, one, told[:1], versions=1)
    yield "timeline/a wording", timeline.version_screen(t, one, number=2, total=3)


def _reports(t: Texts, one: Recommendation) -> Iterator[tuple[str, Screen]]:
    yield "report/sure", hiding.report_screen(t, one)
    yield "report/made", hiding.reported_screen(t, one)
    for reports in (0, 1, 2, 3, 11, 100):
        yield f"report/decide, {reports}", hiding.decide_screen(t, one, reports=reports)
    yield "report/hidden already", hiding.decide_screen(t, replace(one, hidden=Hidden.PERSONAL), reports=0)
    yield "report/waiting", hiding.waiting_screen(t, [(one, 3), (replace(one, id=18), 1)])
    yield "report/none", hiding.waiting_screen(t, [])
    yield "report/author told", hiding.hidden_screen(t, replace(one, hidden=Hidden.OFFENSIVE))


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
        author=t.plain("recommendation-author-example"),
        municipality_ar=t.plain("recommendation-municipality-example"),
    )

"""The screens of the register: the ways into it, the lists with their pages, and the line of one recommendation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.form import Resume
from bot.home import home_row
from bot.paging import fitting, turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from handlers.recommendation_codes import (
    OpenDictations,
    OpenGroups,
    OpenListed,
    OpenMine,
    OpenRecommendation,
    OpenRecommendations,
    OpenReported,
    OpenRules,
    OpenSearch,
    Place,
    Recommend,
)
from handlers.recommendation_screens import hidden_words, state_words
from storage.drafts import Draft
from storage.recommendations import Recommendation
from storage.register import By, Counted, Listing

MAKING, EDITING = "recommendation", "rewording"  # forms whose drafts stand among one's own
PAGE = 8  # recommendations, sessions or focus areas on one screen
FAR = 4  # pages, from which on the ends of a list have buttons


@dataclass(frozen=True, slots=True)
class Ways:
    """What the hub offers. `recommends`: a participant looks, with so many of their own.

    For staff: how many are `reported` and wait for a look, how many `spoken` ones wait for their words; for owners
    the `rules`.
    """

    recommends: bool = True
    mine: int = 0
    reported: int = 0
    spoken: int = 0
    rules: bool = False


def hub_screen(t: Texts, total: int, ways: Ways) -> Screen:
    """The ways into the register, which has so many recommendations."""
    parts = [t("recommendations-hub"), t("recommendations-total", count=total)]
    text = "\n\n".join([*parts, t("recommendations-hub-how")] if total else parts)
    rows: list[Row] = []
    if ways.recommends:
        counted = t.plain("recommendations-mine-counted", count=ways.mine)
        label = counted if ways.mine else t.plain("recommendations-mine")
        rows.append((Button(t.plain("recommendations-new"), Recommend(), style="primary"),))
        rows.append((Button(label, OpenMine()),))
    if total:
        session = Button(t.plain("recommendations-by-session"), OpenGroups(By.SESSION))
        area = Button(t.plain("recommendations-by-area"), OpenGroups(By.AREA))
        top = Button(t.plain("recommendations-top"), Place(By.SUPPORT))
        search = Button(t.plain("recommendations-search"), OpenSearch())
        rows += [side_by_side(session, area, rtl=t.rtl), side_by_side(top, search, rtl=t.rtl)]
    if ways.reported:
        rows.append((Button(t.plain("hiding-waiting-button", count=ways.reported), OpenReported()),))
    if ways.spoken:
        rows.append((Button(t.plain("dictations-waiting-button", count=ways.spoken), OpenDictations()),))
    if ways.rules:
        rows.append((Button(t.plain("rules-button"), OpenRules()),))
    return Screen(text, (*rows, home_row(t)))


def mine_screen(
    t: Texts, mine: Sequence[Recommendation], *, waiting: Sequence[Draft] = (), total: int, page: int = 0
) -> Screen:
    """One page of the person's recommendations with their states, and the drafts."""
    lines = [t("recommendations-title"), ""]
    lines.append(t("recommendations-count", count=total) if total else t("recommendations-none"))
    if mine:
        lines += ["", *(line(t, recommendation, own=True) for recommendation in mine)]
    references = [Button(one.reference, OpenRecommendation(one.id)) for one in mine]
    rows: list[Row] = [
        (Button(t.plain("recommendations-new"), Recommend(), style="primary"),),
        *((Button(draft_label(t, draft), Resume(draft.id)),) for draft in waiting),
        *(side_by_side(*references[i : i + 2], rtl=t.rtl) for i in range(0, len(references), 2)),
        *turning(t, OpenMine, page, size=PAGE, total=total),
        (Button(t.plain("recommendations-all"), OpenRecommendations()),),
    ]
    return Screen("\n".join(lines), (*rows, home_row(t)))


def groups_screen(t: Texts, by: By, groups: Sequence[Counted], *, page: int = 0) -> Screen:
    """The sessions or focus areas with the number of recommendations in each."""
    page = fitting(page, size=PAGE, total=len(groups))
    shown = groups[page * PAGE : (page + 1) * PAGE]
    rows: list[Row] = []
    for one in shown:
        label = t.plain("recommendations-group", name=t.pick(one.name_ar, one.name_en), count=one.count)
        rows.append((Button(label, Place(by, one.id)),))
    rows += turning(t, lambda to: OpenGroups(by, to), page, size=PAGE, total=len(groups))
    text = t("recommendations-which-session" if by is By.SESSION else "recommendations-which-area")
    return Screen(text, (*rows, _hub_row(t), home_row(t)))


def list_screen(t: Texts, title: str, place: Place, listing: Listing) -> Screen:
    """One page of a list under its title (HTML)."""
    pages = max(1, -(-listing.total // PAGE))
    empty = place.by is By.SUPPORT and not listing.total
    lines = [title, t("recommendations-top-none") if empty else t("recommendations-total", count=listing.total)]
    if pages > 1:
        lines.append(t("recommendations-page", page=place.page + 1, pages=pages))
    if listing.shown:
        lines += ["", *(line(t, one) for one in listing.shown)]
    references = [Button(one.reference, OpenListed(one.id, place.by, place.of, place.page)) for one in listing.shown]
    rows: list[Row] = [side_by_side(*references[i : i + 2], rtl=t.rtl) for i in range(0, len(references), 2)]
    rows += _turning(t, place, listing.total, pages=pages)
    back = [Button(t.plain("recommendations-all"), OpenRecommendations())]
    if place.by is By.WORDS:
        back.insert(0, Button(t.plain("recommendations-search-again"), OpenSearch()))
    elif place.by is not By.SUPPORT:
        back.insert(0, Button(t.plain("form-back"), OpenGroups(place.by)))
    return Screen("\n".join(lines), (*rows, side_by_side(*back, rtl=t.rtl), home_row(t)))


def nothing_screen(t: Texts, question: str) -> Screen:
    """The search has found nothing."""
    rows = ((Button(t.plain("recommendations-search-again"), OpenSearch()),), _hub_row(t), home_row(t))
    return Screen(t("recommendations-search-nothing", question=question), rows)


def line(t: Texts, one: Recommendation, *, own: bool = False) -> str:
    """A recommendation on a line of a list; of a hidden one nothing but why, unless it is the reader's own."""
    if one.hidden and not own:
        return t("recommendations-line-hidden", reference=one.reference, why=hidden_words(t, one))
    state = state_words(t, one)
    if not one.supporters:
        return t("recommendations-line", reference=one.reference, state=state, title=one.wording.title)
    supporters = t.plain("recommendations-supporters", count=one.supporters)
    arguments = {"reference": one.reference, "state": state, "title": one.wording.title}
    return t("recommendations-line-supported", supporters=supporters, **arguments)


def draft_label(t: Texts, draft: Draft) -> str:
    """What a draft is, on its button."""
    if draft.form == EDITING:
        return t.plain("recommendations-draft-edit", reference=draft.subject)
    title = draft.answers.get("title")
    return t.plain("recommendations-draft-titled", title=title) if title else t.plain("recommendations-draft")


def _turning(t: Texts, place: Place, total: int, *, pages: int) -> list[Row]:
    """Previous and next; where a list is long, its ends too."""

    def to(page: int) -> Place:
        return Place(place.by, place.of, page)

    rows = turning(t, to, place.page, size=PAGE, total=total)
    if pages >= FAR:
        ends = [Button(t.plain("recommendations-first"), to(0))] if place.page > 1 else []
        ends += [Button(t.plain("recommendations-last"), to(pages - 1))] if place.page < pages - 2 else []
        rows.append(side_by_side(*ends, rtl=t.rtl))
    return rows


def _hub_row(t: Texts) -> Row:
    return (Button(t.plain("recommendations-all"), OpenRecommendations()),)

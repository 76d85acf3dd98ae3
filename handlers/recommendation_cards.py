"""A recommendation's card, for whoever may read the register: support, sharing, reporting, and the author's ways.

Omar    opens W4-001 from a list, or by a shared link
bot     التوصية رقم W4-001 … 12 تأييداً [أؤيد هذه التوصية] [مشاركة] [السجل] [إبلاغ]
Omar    [أؤيد هذه التوصية]
bot     … 13 تأييداً [سحب التأييد] …
Basel   (its author) sees [تعديل] [سحب] [المزيد] in their place
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from bot.doors import Door, knock, opens
from bot.home import home_row
from bot.router import Tap
from bot.screen import LONGEST_TEXT, Button, Row, Screen, side_by_side
from bot.texts import Texts, words
from bot.turn import Turn
from handlers.recommendation_codes import (
    AddFiles,
    Edit,
    Invite,
    LeaveIt,
    More,
    OpenAnswer,
    OpenFiles,
    OpenListed,
    OpenMerged,
    OpenMine,
    OpenRecommendation,
    OpenRecommendations,
    OpenReport,
    OpenSupporters,
    OpenTimeline,
    Place,
    ReportIt,
    Support,
    Withdraw,
    packed,
    unpacked,
)
from storage import co_authors, enclosures, recommendations, settings, supports
from storage.errors import NotFound
from storage.moves import Act, Actor, State
from storage.recommendations import Recommendation

LETTER = "r"  # of the links that open a card
NAMES = 30  # supporters on one screen
ROOM_FOR_MARKS = 60  # of a text's length, kept free


@dataclass(frozen=True, slots=True)
class View:
    """Who looks at a card, from where, and what may be shown of its people.

    `author` is the author's name and municipality, '' where neither is shown; `link` opens the card.
    """

    mine: bool = False
    beside: bool = False  # a co-author
    supports: bool = False
    votes: bool = True  # a participant, who may support
    staff: bool = False
    author: str = ""
    co_authors: tuple[str, ...] = ()
    files: int = 0
    link: str = ""
    place: Place | None = None

    @property
    def own(self) -> bool:
        """Whether it is the reader's own, alone or with others."""
        return self.mine or self.beside


def card_screen(t: Texts, one: Recommendation, view: View) -> Screen:
    """A recommendation in full, with what this reader can do with it now."""
    if one.hidden and not (view.own or view.staff):
        text = t("recommendations-hidden-card", reference=one.reference, why=hidden_words(t, one))
        return Screen(text, _back(t, view))
    text, rows = "\n".join(_lines(t, one, view)), list[Row]()
    answer = answer_text(t, one)
    if answer and _units(text) + _units(answer) < LONGEST_TEXT - ROOM_FOR_MARKS:
        text = f"{text}\n\n{answer}"
    elif answer:
        rows.append((Button(t.plain("recommendations-answer-open"), OpenAnswer(one.id)),))
    if view.files:
        rows.append((Button(t.plain("recommendations-files", count=view.files), OpenFiles(one.id)),))
    rows += _own_rows(t, one, view) if view.own else _reader_rows(t, one, view)
    if view.staff:
        rows += _staff_rows(t, one)
    return Screen(text, (*rows, *_back(t, view)))


def more_screen(t: Texts, one: Recommendation, view: View) -> Screen:
    """What else an author can do."""
    rows: list[Row] = []
    if view.mine and may_add(one):
        rows.append((Button(t.plain("recommendations-add-file"), AddFiles(one.id)),))
        rows.append((Button(t.plain("recommendations-invite"), Invite(one.id)),))
    if view.beside:
        rows.append((Button(t.plain("recommendations-leave"), LeaveIt(one.id)),))
    rows.append((Button(t.plain("recommendations-timeline"), OpenTimeline(one.id)),))
    rows.append((Button(t.plain("form-back"), OpenRecommendation(one.id)),))
    text = t("recommendations-more-title", reference=one.reference, title=one.wording.title)
    return Screen(text, (*rows, home_row(t)))


def answer_screen(t: Texts, one: Recommendation) -> Screen:
    """The published answer alone."""
    title = t("recommendations-card", reference=one.reference)
    return Screen(f"{title}\n\n{answer_text(t, one)}", (_to_card(t, one), home_row(t)))


def merged_screen(t: Texts, one: Recommendation) -> Screen:
    """The text of one that was merged into another, as it stood."""
    lines = [
        t("recommendations-card", reference=one.reference),
        t("recommendations-merged-into", reference=one.merged_reference),
        "",
        *field_lines(t, one),
    ]
    label = t.plain("recommendations-open-number", reference=one.merged_reference)
    survivor = Button(label, OpenRecommendation(one.id))
    return Screen("\n".join(lines), ((survivor,), home_row(t)))


def survivor_screen(t: Texts, merged: Recommendation, kept: Recommendation, view: View) -> Screen:
    """The card of `kept`, opened by the reference of one that was merged into it."""
    screen = card_screen(t, kept, view)
    heading = t("recommendations-was-merged", old=merged.reference, reference=kept.reference)
    old = (Button(t.plain("recommendations-merged-open", reference=merged.reference), OpenMerged(merged.id)),)
    return Screen(f"{heading}\n\n{screen.text}", (old, *screen.rows))


def supporters_screen(t: Texts, one: Recommendation, names: list[str], *, page: int) -> Screen:
    """One page of the supporters' names."""
    shown = names[page * NAMES : (page + 1) * NAMES]
    lines = [t("recommendations-supporters-title", reference=one.reference), "", supporters_line(t, len(names)), ""]
    lines += [t("recommendations-supporter", name=name or t.plain("recommendations-left")) for name in shown]
    ways = [Button(t.plain("form-previous"), OpenSupporters(one.id, page - 1))] if page > 0 else []
    if (page + 1) * NAMES < len(names):
        ways.append(Button(t.plain("form-next"), OpenSupporters(one.id, page + 1)))
    turning = [side_by_side(*ways, rtl=t.rtl)] if ways else []
    return Screen("\n".join(lines), (*turning, _to_card(t, one), home_row(t)))


def state_words(t: Texts, recommendation: Recommendation) -> str:
    """The word for where it stands."""
    return t.plain(state_id(recommendation))


def state_id(recommendation: Recommendation) -> str:
    """The id of the word for where it stands, as deputies are told it."""
    if recommendation.withdrawn_at is not None:
        return "recommendations-withdrawn"
    if recommendation.merged_into is not None:
        return "recommendations-merged"
    return f"recommendations-state-{recommendation.shown_state.value}"


def hidden_words(t: Texts, one: Recommendation) -> str:
    """Why it is hidden."""
    return t.plain(f"recommendations-hidden-{one.hidden.value}") if one.hidden else ""


def supporters_line(t: Texts, count: int) -> str:
    """How many support it."""
    return t("recommendations-supporters", count=count)


def field_lines(t: Texts, one: Recommendation) -> list[str]:
    """The wording, a line each."""
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


def answer_text(t: Texts, one: Recommendation) -> str:
    """The answer, once it is published."""
    if not one.answer or one.published_at is None:
        return ""
    return f"{t('recommendations-answer')}\n<blockquote>{words(one.answer)}</blockquote>"


def may_add(one: Recommendation) -> bool:
    """Whether co-authors can still join, and files be added."""
    return one.may(Act.WITHDRAW, Actor.AUTHOR) and one.hidden is None and one.merged_into is None


def share_button(t: Texts, label: str, link: str, text: str) -> Button:
    """Telegram's own way to pass a link on to a chat."""
    return Button(t.plain(label), url=f"https://t.me/share/url?{urlencode({'url': link, 'text': text})}")


def view_of(turn: Turn, one: Recommendation, *, place: Place | None = None) -> View:
    """The card's view of whoever speaks."""
    person = turn.visitor.person if turn.visitor.registered else None
    staff = opens(Door.EXPORT, turn.visitor)
    shown = staff or settings.choice(turn.tx, "recommendation_authors") == "shown"
    names = co_authors.names(turn.tx, one.id) if shown or (person and one.author_id == person.id) else []
    return View(
        mine=person is not None and one.author_id == person.id,
        beside=person is not None and person.id in co_authors.of(turn.tx, one.id),
        votes=person is not None,
        supports=person is not None and supports.supports(turn.tx, one.id, person.id),
        staff=staff,
        author=_author(turn.t, one) if shown else "",
        co_authors=tuple(names),
        files=len(enclosures.of(turn.tx, one.id)),
        link=turn.frame.link(f"{LETTER}{one.id}"),
        place=place,
    )


def card(turn: Turn, one: Recommendation, *, place: Place | None = None) -> Screen:
    """The card for whoever speaks: of what it was merged into, if it was."""
    view = view_of(turn, one, place=place)
    survivor = supports.survivor(turn.tx, one.id)
    if survivor == one.id:
        return card_screen(turn.t, one, view)
    kept = find(turn, survivor)
    return survivor_screen(turn.t, one, kept, view_of(turn, kept, place=place))


def find(turn: Turn, recommendation_id: int) -> Recommendation:
    """The recommendation, if this reader may see that it exists: a withdrawn one is its author's alone.

    Raises: NotFound.
    """
    one = recommendations.by_id(turn.tx, recommendation_id)
    if one is None:
        raise NotFound
    person = turn.visitor.person
    if one.withdrawn_at is not None and not (person is not None and person.id == one.author_id):
        raise NotFound
    return one


def readable(turn: Turn, recommendation_id: int) -> Recommendation:
    """The same, and not hidden from this reader. Raises NotFound."""
    one = find(turn, recommendation_id)
    view = view_of(turn, one)
    if one.hidden and not (view.own or view.staff):
        raise NotFound
    return one


def open_one(turn: Turn) -> None:
    """A press on a reference."""
    code = turn.code
    if isinstance(code, OpenListed):
        turn.show(card(turn, find(turn, code.recommendation), place=code.place))
        return
    turn.show(card(turn, find(turn, turn.pressed(OpenRecommendation).recommendation)))


def arrive(turn: Turn, payload: str) -> None:
    """A shared link: /start r17. Raises: NotRegistered for strangers, NotFound."""
    knock(Door.REGISTER, turn.visitor)
    number = payload if payload.isascii() and payload.isdigit() and len(payload) <= 18 else "0"
    turn.say(card(turn, find(turn, int(number))))


def support(turn: Turn) -> None:
    """Supports it, or takes the support back."""
    code = turn.pressed(Support)
    one = readable(turn, code.recommendation)
    if code.on:
        given = supports.give(turn.tx, one.id, turn.person, by=turn.user_id)
        said = "toast-supported" if given else "toast-supported-before"
    else:
        said = "toast-support-taken-back" if supports.take_back(turn.tx, one.id, turn.person) else "toast-no-support"
    turn.toast(turn.t.plain(said, reference=one.reference))
    turn.show(card(turn, find(turn, one.id), place=unpacked(code.place)))


def more(turn: Turn) -> None:
    """What else an author can do."""
    one = find(turn, turn.pressed(More).recommendation)
    view = view_of(turn, one)
    turn.show(more_screen(turn.t, one, view) if view.own else card(turn, one))


def open_answer(turn: Turn) -> None:
    """The published answer."""
    one = readable(turn, turn.pressed(OpenAnswer).recommendation)
    turn.show(answer_screen(turn.t, one) if answer_text(turn.t, one) else card(turn, one))


def open_merged(turn: Turn) -> None:
    """The text of a merged one."""
    one = readable(turn, turn.pressed(OpenMerged).recommendation)
    turn.show(merged_screen(turn.t, one) if one.merged_into else card(turn, one))


def open_supporters(turn: Turn) -> None:
    """The supporters' names."""
    code = turn.pressed(OpenSupporters)
    one = find(turn, code.recommendation)
    turn.show(supporters_screen(turn.t, one, supports.names(turn.tx, one.id), page=max(code.page, 0)))


def _lines(t: Texts, one: Recommendation, view: View) -> list[str]:
    lines = [
        t("recommendations-card", reference=one.reference),
        t("recommendations-state", state=state_words(t, one)),
    ]
    if one.hidden:
        lines.append(t("recommendations-hidden-line", why=hidden_words(t, one)))
    lines.append(t("recommendations-submitted-on", day=t.day(one.submitted_at)))
    if view.author and not view.mine:
        lines.append(t("recommendations-author", author=view.author))
    if view.co_authors:
        lines.append(t("recommendations-co-authors", names=t.list(list(view.co_authors))))
    if one.supporters:
        lines.append(supporters_line(t, one.supporters))
    return [*lines, "", *field_lines(t, one)]


def _own_rows(t: Texts, one: Recommendation, view: View) -> list[Row]:
    ways = []
    if view.mine and one.may(Act.EDIT, Actor.AUTHOR):
        ways.append(Button(t.plain("recommendations-edit"), Edit(one.id)))
    if view.mine and one.may(Act.WITHDRAW, Actor.AUTHOR):
        ways.append(Button(t.plain("recommendations-withdraw"), Withdraw(one.id)))
    rows: list[Row] = [side_by_side(*ways, rtl=t.rtl)] if ways else []
    more_ = Button(t.plain("recommendations-more"), More(one.id))
    shared = () if one.withdrawn_at or one.hidden else (_share(t, one, view),)
    return [*rows, side_by_side(*shared, more_, rtl=t.rtl)]


def _reader_rows(t: Texts, one: Recommendation, view: View) -> list[Row]:
    place, rows = packed(view.place), list[Row]()
    if view.supports:
        rows.append((Button(t.plain("recommendations-support-back"), Support(one.id, on=False, place=place)),))
    elif view.votes and may_support(one):
        support_ = Button(t.plain("recommendations-support"), Support(one.id, on=True, place=place), style="success")
        rows.append((support_,))
    timeline = Button(t.plain("recommendations-timeline"), OpenTimeline(one.id))
    rows.append(side_by_side(_share(t, one, view), timeline, rtl=t.rtl))
    if not (one.hidden or view.staff):
        rows.append((Button(t.plain("recommendations-report"), ReportIt(one.id)),))
    return rows


def _staff_rows(t: Texts, one: Recommendation) -> list[Row]:
    ways = []
    if one.supporters:
        label = t.plain("recommendations-supporters-open", count=one.supporters)
        ways.append(Button(label, OpenSupporters(one.id)))
    if one.withdrawn_at is None:
        ways.append(Button(t.plain("hiding-open"), OpenReport(one.id)))
    return [side_by_side(*ways, rtl=t.rtl)] if ways else []


def may_support(one: Recommendation) -> bool:
    """Whether it takes support now."""
    rejected = one.shown_state is State.REJECTED
    return one.withdrawn_at is None and one.hidden is None and one.merged_into is None and not rejected


def _share(t: Texts, one: Recommendation, view: View) -> Button:
    return share_button(t, "recommendations-share", view.link, f"{one.reference}: {one.wording.title}")


def _author(t: Texts, one: Recommendation) -> str:
    if one.of_meeting:
        return t.plain("recommendations-of-meeting")
    if not one.author:
        return t.plain("recommendations-left")
    municipality = t.pick(one.municipality_ar, one.municipality_en)
    return t.plain("recommendations-of", name=one.author, municipality=municipality) if municipality else one.author


def _back(t: Texts, view: View) -> tuple[Row, ...]:
    if view.place is not None:
        back = Button(t.plain("recommendations-list-back"), view.place)
    elif view.own:
        back = Button(t.plain("recommendations-mine"), OpenMine())
    else:
        back = Button(t.plain("recommendations-all"), OpenRecommendations())
    return ((back,), home_row(t))


def _to_card(t: Texts, one: Recommendation) -> Row:
    return (Button(t.plain("form-back"), OpenRecommendation(one.id)),)


def _units(text: str) -> int:
    """UTF-16 units, tags and escapes counted too: at least what Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


TAPS = (
    Tap(OpenRecommendation, open_one, Door.REGISTER),
    Tap(OpenListed, open_one, Door.REGISTER),
    Tap(Support, support, Door.PARTICIPANT),
    Tap(More, more, Door.PARTICIPANT),
    Tap(OpenAnswer, open_answer, Door.REGISTER),
    Tap(OpenMerged, open_merged, Door.REGISTER),
    Tap(OpenSupporters, open_supporters, Door.EXPORT),
)

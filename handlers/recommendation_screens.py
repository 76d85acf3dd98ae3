"""How a recommendation is shown: its card for each reader, its parts, and the words for where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from bot.home import home_row
from bot.paging import fitting, turning
from bot.screen import LONGEST_TEXT, Button, Row, Screen, side_by_side
from bot.texts import Texts, beside, words
from handlers.desk_codes import OpenDossier
from handlers.recommendation_codes import (
    AddFiles,
    AskRewording,
    Edit,
    Invite,
    LeaveIt,
    More,
    OpenAnswer,
    OpenFiles,
    OpenMerged,
    OpenMine,
    OpenRecommendation,
    OpenRecommendations,
    OpenReport,
    OpenSupporters,
    OpenTimeline,
    Place,
    ReportIt,
    Restate,
    Support,
    Withdraw,
    packed,
)
from storage.desk_lists import Scope
from storage.moves import Act, Actor, State
from storage.recommendations import Recommendation
from storage.rewordings import open_to

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
    desk: bool = False  # of the secretariat, which works on it at the desk
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
    if closed_to(one, view):
        return Screen(_closed(t, one), _back(t, view))
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
        rows += _staff_rows(t, one, view)
    if view.desk:
        rows.append((Button(t.plain("desk-open"), OpenDossier(one.id, Scope().pack())),))
    return Screen(text, (*rows, *_back(t, view)))


def closed_to(one: Recommendation, view: View) -> bool:
    """Whether its text is closed to the reader: hidden and withdrawn ones are their authors' and the staff's."""
    return (one.hidden is not None or one.withdrawn_at is not None) and not (view.own or view.staff)


def _closed(t: Texts, one: Recommendation) -> str:
    if one.hidden:
        return t("recommendations-hidden-card", reference=one.reference, why=hidden_words(t, one))
    return t("recommendations-withdrawn-card", reference=one.reference)


def more_screen(t: Texts, one: Recommendation, view: View) -> Screen:
    """What else an author can do."""
    rows: list[Row] = []
    if view.mine and may_add(one):
        rows.append((Button(t.plain("recommendations-add-file"), AddFiles(one.id)),))
        rows.append((Button(t.plain("recommendations-invite"), Invite(one.id)),))
    if view.mine and open_to(one):
        rows.append((Button(t.plain("recommendations-ask-rewording"), AskRewording(one.id)),))
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
    page = fitting(page, size=NAMES, total=len(names))
    shown = names[page * NAMES : (page + 1) * NAMES]
    lines = [t("recommendations-supporters-title", reference=one.reference), "", supporters_line(t, len(names)), ""]
    lines += [t("recommendations-supporter", name=name or t.plain("recommendations-left")) for name in shown]
    ways = turning(t, lambda to: OpenSupporters(one.id, to), page, size=NAMES, total=len(names))
    return Screen("\n".join(lines), (*ways, _to_card(t, one), home_row(t)))


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


def field_values(t: Texts, one: Recommendation) -> dict[str, str]:
    """What its fields say, by their names, plain text."""
    wording = one.wording
    return {
        "session": t.pick(one.session_title_ar, one.session_title_en),
        "focus_area": t.pick(one.focus_area_ar, one.focus_area_en),
        "title": wording.title,
        "problem": wording.problem,
        "action": wording.action,
        "responsible_body": wording.responsible_body,
        "time_frame": t.plain(f"recommendation-time_frame-{wording.time_frame.value}"),
        "priority": t.plain(f"recommendation-priority-{wording.priority.value}"),
    }


def field_lines(t: Texts, one: Recommendation) -> list[str]:
    """The wording, a line each."""
    values = field_values(t, one)
    return [f"<b>{t(f'recommendation-{name}-label')}</b>: {beside(value)}" for name, value in values.items()]


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
        lines.append(
            t("recommendations-supported", supporters=t.plain("recommendations-supporters", count=one.supporters))
        )
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
    shared = () if one.withdrawn_at or one.hidden else (_share(t, one, view),)
    rows.append(side_by_side(*shared, timeline, rtl=t.rtl))
    if not (one.hidden or view.staff):
        rows.append((Button(t.plain("recommendations-report"), ReportIt(one.id)),))
    return rows


def _staff_rows(t: Texts, one: Recommendation, view: View) -> list[Row]:
    ways = []
    if one.supporters:
        label = t.plain("recommendations-supporters-open", count=one.supporters)
        ways.append(Button(label, OpenSupporters(one.id)))
    if view.desk and one.withdrawn_at is None:
        ways.append(Button(t.plain("hiding-open"), OpenReport(one.id)))
    rows: list[Row] = [side_by_side(*ways, rtl=t.rtl)] if ways else []
    if view.desk and open_to(one):
        rows.append((Button(t.plain("recommendations-restate"), Restate(one.id)),))
    return rows


def may_support(one: Recommendation) -> bool:
    """Whether it takes support now."""
    rejected = one.shown_state is State.REJECTED
    return one.withdrawn_at is None and one.hidden is None and one.merged_into is None and not rejected


def _share(t: Texts, one: Recommendation, view: View) -> Button:
    return share_button(t, "recommendations-share", view.link, f"{one.reference}: {one.wording.title}")


def author_words(t: Texts, one: Recommendation) -> str:
    """Whose it is: the author with the municipality, the session itself, or somebody who has left."""
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

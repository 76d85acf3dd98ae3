"""The desk's card of one recommendation and the screens that open from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.home import home_row
from bot.paging import turning
from bot.screen import LONGEST_TEXT, Button, Row, Screen, side_by_side
from bot.texts import Html, Texts, beside, words
from handlers.desk_codes import (
    Ask,
    AskFor,
    AskReason,
    Beside,
    Do,
    MergeInto,
    OpenAlike,
    OpenDesk,
    OpenDossier,
    OpenFull,
    OpenJournal,
    OpenMore,
    OpenScope,
    OpenTags,
    Preview,
    Reject,
    Toggle,
    Undo,
)
from handlers.desk_screens import age
from handlers.recommendation_codes import OpenRecommendation
from storage.desk import CHOSEN, Standing
from storage.desk_lists import Scope
from storage.dossiers import Dossier
from storage.journal import Entry
from storage.moves import Act
from storage.recommendations import Recommendation
from storage.tags import Tag

KEPT_FREE = 120  # UTF-16 units of a card's text
LEAST_SHOWN = 200  # of the problem and of the action, however long the rest is
JOURNAL_PAGE = 8


def dossier_screen(
    t: Texts, one: Dossier, scope: Scope, now: datetime, *, heading: str = "", undo: int = 0, undone_of: str = ""
) -> Screen:
    """The card. `heading` says what was just done, and `undo` is the event that can be taken back, of `undone_of`."""
    text, whole = _text(t, one, now, heading)
    rows: list[Row] = []
    if undo:
        rows.append((Button(t.plain("desk-undo", reference=undone_of), Undo(undo, scope.pack())),))
    if not whole:
        rows.append((Button(t.plain("desk-full"), OpenFull(one.one.id, scope.pack())),))
    rows += _act_rows(t, one, scope)
    rows.append(_way_row(t, one.one.id, scope))
    return Screen(text, (*rows, home_row(t)))


def full_screen(t: Texts, one: Recommendation, scope: Scope) -> Screen:
    """The whole wording."""
    return Screen("\n".join([_title(t, one), "", *_wording(t, one)]), (_back_row(t, one.id, scope), home_row(t)))


def reason_screen(t: Texts, one: Recommendation, stands: Standing, scope: Scope) -> Screen:
    """Why is it not accepted? The reason brings its words with it, which can be changed afterwards."""
    buttons = [
        Button(t.plain(f"desk-reason-{reason.value}"), Reject(one.id, stands.seen, scope.pack(), reason))
        for reason in CHOSEN
    ]
    rows = [side_by_side(*buttons[at : at + 2], rtl=t.rtl) for at in range(0, len(buttons), 2)]
    return Screen(f"{_title(t, one)}\n\n{t('desk-reason-ask')}", (*rows, _back_row(t, one.id, scope), home_row(t)))


def more_screen(t: Texts, one: Dossier, scope: Scope) -> Screen:
    """What is needed less often."""
    number, packed = one.one.id, scope.pack()
    rows: list[Row] = []
    if one.standing.may(Act.TAKE) and not one.mine and not one.holder:
        rows.append((Button(t.plain("desk-take"), Do(number, one.standing.seen, packed, Act.TAKE)),))
    if one.mine and one.standing.may(Act.RELEASE):
        rows.append((Button(t.plain("desk-release"), Do(number, one.standing.seen, packed, Act.RELEASE)),))
    if one.standing.may(Act.MERGE) and not one.holder:
        rows.append((Button(t.plain("desk-merge"), OpenAlike(number, packed)),))
    rows.append((Button(t.plain("desk-tags-open"), OpenTags(number, packed)),))
    rows.append((Button(t.plain("desk-journal"), OpenJournal(number, packed)),))
    rows.append((Button(t.plain("desk-public"), OpenRecommendation(number)),))
    rows.append((Button(t.plain("desk-home"), OpenDesk()),))
    return Screen(_title(t, one.one), (*rows, _back_row(t, number, scope), home_row(t)))


def tags_screen(t: Texts, one: Recommendation, tags: Sequence[Tag], scope: Scope) -> Screen:
    """The tags, to put on and take off; those that it has are marked."""
    buttons = [
        Button(t.plain("desk-tag-on", name=tag.name) if tag.on else tag.name, Toggle(one.id, scope.pack(), tag.id))
        for tag in tags
    ]
    rows: list[Row] = [side_by_side(*buttons[at : at + 2], rtl=t.rtl) for at in range(0, len(buttons), 2)]
    rows.append((Button(t.plain("desk-tag-new"), AskFor(one.id, 0, scope.pack(), Ask.TAG)),))
    return Screen(f"{_title(t, one)}\n\n{t('desk-tags-title')}", (*rows, _back_row(t, one.id, scope), home_row(t)))


def journal_screen(
    t: Texts, one: Recommendation, entries: Sequence[Entry], scope: Scope, *, page: int, total: int
) -> Screen:
    """Who did what when, the latest first."""
    lines = [_title(t, one), "", t("desk-journal-title"), ""]
    for entry in entries:
        when = {"day": t.short_day(entry.at), "time": t.time(entry.at)}
        what = t.plain(f"desk-event-{entry.act}") if t.catalogue.has(f"desk-event-{entry.act}") else entry.act
        line = t("desk-event", what=what, who=entry.who or t.plain("desk-event-nobody"), **when)
        lines.append(f"<s>{line}</s>" if entry.undone else line)
        if entry.note:
            lines.append(f"<blockquote>{words(shorten(entry.note, 200))}</blockquote>")
    rows = turning(t, lambda to: OpenJournal(one.id, scope.pack(), to), page, size=JOURNAL_PAGE, total=total)
    return Screen("\n".join(lines), (*rows, _back_row(t, one.id, scope), home_row(t)))


def alike_screen(t: Texts, one: Recommendation, alike: Sequence[Recommendation], scope: Scope) -> Screen:
    """What could be merged with it."""
    lines = [_title(t, one), "", t("desk-merge-ask" if alike else "desk-merge-none")]
    lines += [t("desk-line-short", reference=other.reference, title=other.wording.title) for other in alike]
    opens = [Button(other.reference, MergeInto(one.id, other.id, scope.pack())) for other in alike]
    rows: list[Row] = [side_by_side(*opens[at : at + 3], rtl=t.rtl) for at in range(0, len(opens), 3)]
    rows.append((Button(t.plain("desk-merge-other"), AskFor(one.id, 0, scope.pack(), Ask.OTHER)),))
    return Screen("\n".join(lines), (*rows, _back_row(t, one.id, scope), home_row(t)))


def survivor_screen(t: Texts, one: Recommendation, other: Recommendation, scope: Scope) -> Screen:
    """Which of the two stays?"""
    lines = [t("desk-survivor-ask"), ""]
    for each in (one, other):
        lines += [
            _title(t, each),
            shorten(words(each.wording.action), 500),
            t("desk-supporters", count=each.supporters),
        ]
        lines.append("")
    stays = "desk-survivor"
    rows = (
        (Button(t.plain(stays, reference=other.reference), MergeInto(one.id, other.id, scope.pack(), sure=True)),),
        (Button(t.plain(stays, reference=one.reference), MergeInto(other.id, one.id, scope.pack(), sure=True)),),
    )
    return Screen("\n".join(lines).strip(), (*rows, _back_row(t, one.id, scope), home_row(t)))


def preview_screen(t: Texts, one: Dossier, scope: Scope, *, message: str, people: int) -> Screen:
    """The answer as those concerned will read it, and how many they are."""
    text = "\n\n".join((t("desk-preview"), message, t("desk-publish-told", people=people)))
    number, packed = one.one.id, scope.pack()
    rows: list[Row] = []
    if one.standing.may(Act.PUBLISH) and not one.standing.published and not one.holder:
        rows.append(
            (Button(t.plain("desk-publish"), Do(number, one.standing.seen, packed, Act.PUBLISH), style="success"),)
        )
        rows.append((Button(t.plain("desk-answer-edit"), AskFor(number, one.standing.seen, packed, Ask.ANSWER)),))
    return Screen(text, (*rows, _back_row(t, number, scope), home_row(t)))


def shorten(text: str, most: int) -> str:
    """The text, or its beginning where it has more than `most` UTF-16 units. Never cuts an escape in two."""
    if units(text) <= most:
        return text
    cut = text.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore")
    open_escape = cut.rfind("&")
    if open_escape >= 0 and ";" not in cut[open_escape:] and len(cut) - open_escape < 8:
        cut = cut[:open_escape]
    return f"{cut.rstrip()}…"


def units(text: str) -> int:
    """UTF-16 units, tags and escapes counted too: at least what Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _text(t: Texts, one: Dossier, now: datetime, heading: str) -> tuple[str, bool]:
    """The card's text, and whether the wording stands in it whole."""
    above = [heading, ""] if heading else []
    above += [*_head(t, one, now), "", f"<b>{words(one.one.wording.title)}</b>"]
    wording, session = one.one.wording, t.pick(one.one.session_title_ar, one.one.session_title_en)
    frame = t.plain(f"recommendation-time_frame-{wording.time_frame.value}")
    priority = t.plain(f"recommendation-priority-{wording.priority.value}")
    below = [
        _field(t, "responsible_body", wording.responsible_body),
        t("desk-frame", frame=frame, priority=priority),
        t("desk-where", session=session, area=t.pick(one.one.focus_area_ar, one.one.focus_area_en)),
        *_foot(t, one),
    ]
    room = LONGEST_TEXT - KEPT_FREE - units("\n".join([*above, *below]))
    problem, action = str(words(wording.problem)), str(words(wording.action))
    labels = {name: f"<b>{t(f'recommendation-{name}-label')}</b>: " for name in ("problem", "action")}
    room -= sum(units(label) for label in labels.values())
    whole = units(problem) + units(action) <= room
    if not whole:
        each = max(room // 2, LEAST_SHOWN)
        problem, action = shorten(problem, each), shorten(action, each)
    middle = [labels["problem"] + beside(Html(problem))] if problem else []
    return "\n".join([*above, *middle, labels["action"] + beside(Html(action)), *below]), whole


def _head(t: Texts, one: Dossier, now: datetime) -> list[str]:
    record, stands = one.one, one.standing
    state = t.plain("recommendations-withdrawn") if stands.withdrawn else _state(t, one)
    place = t("desk-place", place=one.place, among=one.among) if one.place else ""
    lines = [t("desk-card", reference=record.reference) + place]
    lines.append(t("desk-state", state=state, age=age(t, now - record.submitted_at)))
    if one.holder and stands.taken_until is not None:
        lines.append(t("desk-held", name=one.holder, until=t.time(stands.taken_until)))
    elif one.mine and stands.taken_until is not None:
        lines.append(t("desk-mine", until=t.time(stands.taken_until)))
    lines.append(_author(t, one))
    if record.supporters:
        lines.append(t("desk-supporters", count=record.supporters))
    if record.hidden is not None:
        lines.append(t("desk-hidden"))
    if record.merged_reference:
        lines.append(t("desk-merged-into", reference=record.merged_reference))
    if one.merged:
        lines.append(t("desk-merged-here", references=t.list(list(one.merged))))
    return lines


def _foot(t: Texts, one: Dossier) -> list[str]:
    lines = [t("desk-files", count=one.files)] if one.files else []
    if one.tags:
        lines.append(t("desk-tags", names=t.list(list(one.tags))))
    if one.question:
        lines.append(f"{t('desk-question')}<blockquote>{words(one.question)}</blockquote>")
    if one.explanation:
        lines.append(f"{t('desk-explanation')}<blockquote>{words(one.explanation)}</blockquote>")
    if one.reason is not None:
        lines.append(t("desk-because", reason=t.plain(f"desk-reason-{one.reason.value}")))
    if one.referred_to:
        lines.append(t("desk-referred-to", body=one.referred_to))
    if one.one.answer:
        label = t("desk-answer-published") if one.standing.published else t("desk-answer-internal")
        lines.append(f"{label}<blockquote>{words(one.one.answer)}</blockquote>")
    return ["", *lines] if lines else []


def _act_rows(t: Texts, one: Dossier, scope: Scope) -> list[Row]:
    if one.holder:  # somebody else's for the moment
        return []
    number, seen, packed = one.one.id, one.standing.seen, scope.pack()
    if one.standing.may(Act.ACCEPT):
        accept = Button(t.plain("desk-accept"), Do(number, seen, packed, Act.ACCEPT), style="success")
        reject = Button(t.plain("desk-reject"), AskReason(number, seen, packed), style="danger")
        amend = Button(t.plain("desk-amend"), AskFor(number, seen, packed, Ask.AMENDED))
        refer = Button(t.plain("desk-refer"), AskFor(number, seen, packed, Ask.BODY))
        ask = Button(t.plain("desk-ask"), AskFor(number, seen, packed, Ask.QUESTION))
        defer = Button(t.plain("desk-defer"), Do(number, seen, packed, Act.DEFER))
        pairs = ((accept, reject), (amend, refer), (ask, defer))
        return [side_by_side(*pair, rtl=t.rtl) for pair in pairs]
    if not one.standing.may(Act.ANSWER):
        return []
    reopen = Button(t.plain("desk-reopen"), Do(number, seen, packed, Act.REOPEN))
    if one.standing.published:
        return [(reopen,)]
    publish = Button(t.plain("desk-preview-open"), Preview(number, packed), style="success")
    edit = Button(t.plain("desk-answer-edit"), AskFor(number, seen, packed, Ask.ANSWER))
    return [(publish,), side_by_side(edit, reopen, rtl=t.rtl)]


def _way_row(t: Texts, number: int, scope: Scope) -> Row:
    """To the one before, the list, what is needed less often, and the next: in one row, so that the text is seen."""
    packed = scope.pack()
    before = Button(t.plain("desk-before"), Beside(number, packed, forward=False))
    after = Button(t.plain("desk-after"), Beside(number, packed, forward=True))
    listed, more = (
        Button(t.plain("desk-list"), OpenScope(packed)),
        Button(t.plain("desk-more"), OpenMore(number, packed)),
    )
    return side_by_side(before, listed, more, after, rtl=t.rtl)


def _author(t: Texts, one: Dossier) -> str:
    record = one.one
    if one.of_meeting:
        return t("desk-author-meeting")
    if not record.author:
        return t("desk-author-gone")
    municipality = t.pick(record.municipality_ar, record.municipality_en)
    named = t("desk-author", name=record.author, municipality=municipality or t.plain("form-empty"))
    return f"{named}\n{t('desk-in-meeting')}" if one.in_meeting else named


def _state(t: Texts, one: Dossier) -> str:
    return t.plain(f"recommendations-state-{one.standing.state.value}")


def _title(t: Texts, one: Recommendation) -> str:
    return f"{t('desk-card', reference=one.reference)}\n{words(one.wording.title)}"


def _wording(t: Texts, one: Recommendation) -> list[str]:
    return [_field(t, "problem", one.wording.problem), "", _field(t, "action", one.wording.action)]


def _field(t: Texts, name: str, value: str) -> str:
    return f"<b>{t(f'recommendation-{name}-label')}</b>: {beside(value or t.plain('form-empty'))}"


def _back_row(t: Texts, number: int, scope: Scope) -> Row:
    return (Button(t.plain("form-back"), OpenDossier(number, scope.pack())),)

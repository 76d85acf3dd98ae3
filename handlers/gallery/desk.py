"""The screens of the secretariat's desk: what waits, cards in every state, what is asked, and what deputies hear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.form import Choice
from bot.form_screens import ask_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers import desk_forms, desk_told
from handlers.desk_card import (
    alike_screen,
    dossier_screen,
    full_screen,
    journal_screen,
    more_screen,
    preview_screen,
    reason_screen,
    survivor_screen,
    tags_screen,
)
from handlers.desk_groups import group_screen
from handlers.desk_screens import (
    FILTERS,
    Listed,
    desk_screen,
    filter_screen,
    filters_screen,
    list_screen,
    publish_all_screen,
    publishing_screen,
)
from storage.desk import CHOSEN, Reason, Standing
from storage.desk_lists import By, Counts, Line, Scope, Status, Value
from storage.dossiers import Dossier
from storage.drafts import Draft
from storage.journal import Entry
from storage.moves import FINAL, Act, State
from storage.recommendations import Hidden, Recommendation
from storage.tags import Tag
from storage.wordings import Priority, TimeFrame, Wording

SUBMITTED = datetime(2025, 12, 16, 13, 40, tzinfo=UTC)
NOW = SUBMITTED + timedelta(hours=3)
SCOPE = Scope()
COUNTS = Counts(undecided=143, asked=4, mine=2, ready=37, published=12, total=203, oldest=SUBMITTED)
NUMBERS = (1, 2, 3, 11, 100)
LINK = "https://t.me/forum_bot?start=k17"


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Everything of the desk, in the order of an evening's work."""
    yield from _around(t)
    yield from _cards(t)
    yield from _opened(t)
    yield from _asked(t)
    yield from _told(t)


def _around(t: Texts) -> Iterator[tuple[str, Screen]]:
    yield "desk/home", desk_screen(t, COUNTS, NOW)
    yield "desk/home, nothing waits", desk_screen(t, Counts(), NOW)
    for count in NUMBERS:
        published = t("desk-published-many", count=count)
        counts = replace(COUNTS, undecided=count, oldest=NOW - timedelta(days=count))
        yield f"desk/home, {count}", desk_screen(t, counts, NOW, heading=published, undo=7)
        many = [line(t, number) for number in range(1, min(count, 8) + 1)]
        yield f"desk/publish, {count}", publish_all_screen(t, many[:1], count, count)
        undone = t("desk-undone-many", count=count)
        listed = Listed(Scope(Status.READY), many, {Status.READY: count, Status.ALL: 200})
        yield f"desk/list, {count}", list_screen(t, listed, NOW, heading=undone)
        supported = [replace(line(t, 1), supporters=count, holder=_name(t))]
        yield f"desk/list, supported by {count}", list_screen(t, Listed(SCOPE, supported), NOW)
    yield "desk/publish, how far", publishing_screen(t, 400, 2000)
    yield "desk/publish, nobody", publish_all_screen(t, [], 0, 0)
    yield "desk/list, empty", list_screen(t, Listed(Scope(Status.MINE), []), NOW)
    values = [Value(number, _title(t), "", number % 3, number + 4) for number in range(1, 12)]
    yield "desk/filters", filters_screen(t, dict.fromkeys(FILTERS, 9))
    yield "desk/filters, none", filters_screen(t, {})
    for by in FILTERS:
        yield f"desk/filter {by.name.lower()}", filter_screen(t, by, [Value(0, "", "", 2, 5), *values], page=0)
    narrowed = Scope(Status.UNDECIDED, By.WORKSHOP, 3)
    counts_of = dict.fromkeys(Status, 12)
    listed = Listed(narrowed, [line(t, n) for n in range(9, 13)], counts_of, name=_title(t), page=1)
    yield "desk/list, of a workshop", list_screen(t, listed, NOW)


def _cards(t: Texts) -> Iterator[tuple[str, Screen]]:
    one = dossier(t)
    yield "desk/card", dossier_screen(t, one, SCOPE, NOW)
    for act in (*(Act(state.value) for state in sorted(FINAL)), *_DONE):
        heading = t(f"desk-did-{act.value}", reference="W4-016")
        yield (
            f"desk/after {act.value}",
            dossier_screen(t, one, SCOPE, NOW, heading=heading, undo=7, undone_of="W4-016"),
        )
    undone = t("desk-undone", reference="W4-017")
    yield "desk/undone", dossier_screen(t, one, SCOPE, NOW, heading=undone)
    yield "desk/changed meanwhile", dossier_screen(t, one, SCOPE, NOW, heading=t("desk-changed"))
    until = replace(one.standing, taken_by=2, taken_until=NOW + timedelta(minutes=15))
    name = _name(t)
    yield "desk/a colleague has it", dossier_screen(t, replace(one, standing=until, holder=name), SCOPE, NOW)
    yield "desk/I have it", dossier_screen(t, replace(one, standing=until, mine=True), SCOPE, NOW)
    asked = replace(one, standing=replace(one.standing, state=State.NEEDS_INFO), question=_title(t))
    yield "desk/card, asked", dossier_screen(t, asked, SCOPE, NOW)
    yield "desk/card, explained", dossier_screen(t, replace(asked, explanation=_title(t)), SCOPE, NOW)
    for state in sorted(FINAL):
        yield f"desk/card, {state.value}", dossier_screen(t, decided(t, state), SCOPE, NOW)
    for reason in Reason:
        why = replace(decided(t, State.REJECTED), reason=reason)
        yield f"desk/card, {reason.value}", dossier_screen(t, why, SCOPE, NOW)
    published = decided(t, State.ACCEPTED)
    published = replace(published, standing=replace(published.standing, published=True))
    yield "desk/card, published", dossier_screen(t, published, SCOPE, NOW)
    merged = replace(one.one, merged_into=9, merged_reference="W4-009")
    yield "desk/card, merged", dossier_screen(t, replace(one, one=merged), SCOPE, NOW)
    yield "desk/card, survivor", dossier_screen(t, replace(one, merged=("W4-003", "W4-005")), SCOPE, NOW)
    hidden = replace(one, one=replace(one.one, hidden=Hidden.OFFENSIVE), place=0)
    yield "desk/card, hidden", dossier_screen(t, hidden, SCOPE, NOW)
    yield "desk/card, of the meeting", dossier_screen(t, replace(one, of_meeting=True), SCOPE, NOW)
    yield "desk/card, taken in", dossier_screen(t, replace(one, in_meeting=True, tags=(_title(t), "2026")), SCOPE, NOW)
    gone = replace(one, one=replace(one.one, author=""), standing=replace(one.standing, withdrawn=True))
    yield "desk/card, withdrawn", dossier_screen(t, gone, SCOPE, NOW)
    for count in NUMBERS:
        supported = replace(one, one=replace(one.one, supporters=count), files=count)
        yield f"desk/card, supported by {count}", dossier_screen(t, supported, SCOPE, NOW)
    long = replace(one.one.wording, problem=(_title(t) * 40)[:1400], action=(_title(t) * 40)[:1400])
    answered = replace(decided(t, State.REFERRED), question=_title(t) * 15, explanation=_title(t) * 15)
    answered = replace(answered, one=replace(answered.one, wording=long, answer=_title(t) * 25))
    yield "desk/card, long", dossier_screen(t, answered, SCOPE, NOW)
    yield "desk/full text", full_screen(t, answered.one, SCOPE)


def _opened(t: Texts) -> Iterator[tuple[str, Screen]]:
    one = dossier(t)
    yield "desk/reasons", reason_screen(t, one.one, one.standing, SCOPE)
    yield "desk/more", more_screen(t, one, SCOPE)
    yield "desk/more, mine", more_screen(t, replace(one, mine=True), SCOPE)
    yield "desk/tags", tags_screen(t, one.one, [Tag(1, _title(t), on=True), Tag(2, _title(t))], SCOPE)
    name, at = _name(t), SUBMITTED
    acts = [text_id.removeprefix("desk-event-") for text_id in t.catalogue.ids() if text_id.startswith("desk-event-")]
    entries = [Entry(at, act, name, note=_title(t) if act == "asked" else "", undone=act == "merged") for act in acts]
    yield "desk/journal", journal_screen(t, one.one, entries, SCOPE, page=1, total=40)
    yield "desk/journal, unknown", journal_screen(t, one.one, [Entry(at, "edited", "")], SCOPE, page=0, total=1)
    other = replace(one.one, id=9, reference="W4-009", supporters=3)
    yield "desk/alike", alike_screen(t, one.one, [other], SCOPE)
    yield "desk/alike, none", alike_screen(t, one.one, [], SCOPE)
    yield "desk/which stays", survivor_screen(t, one.one, other, SCOPE)
    ready = decided(t, State.ACCEPTED)
    told = desk_told.preview_text(t, ready.one)
    for people in (0, *NUMBERS):
        yield f"desk/preview, {people}", preview_screen(t, ready, SCOPE, message=told, people=people)


def _asked(t: Texts) -> Iterator[tuple[str, Screen]]:
    about = t("desk-form-about", reference="W4-017", title=_title(t))
    bodies = [Choice("1", t.plain("recommendation-responsible_body-example"))]
    for form in desk_forms.FORMS:
        draft = Draft(1, 106, form.name, "17 3 u-0", form.fields[0].name, {}, 1)
        choices = bodies if form.fields[0].choices else []
        yield f"desk/{form.name}", ask_screen(t, form, draft, choices, about=about)
    yield "desk/typed in vain", desk_forms.typed_screen(t, 17, _title(t))
    yield "desk/nobody to ask", desk_forms.nobody_screen(t, sample(t))


def _told(t: Texts) -> Iterator[tuple[str, Screen]]:
    one = decided(t, State.ACCEPTED).one
    yield "desk told/question", desk_told.question_screen(t, one, _title(t))
    yield "desk told/explained", desk_told.explained_screen(t, one, _title(t))
    yield "desk told/thanks", desk_told.thanks_screen(t, one)
    for state in sorted(FINAL):
        yield f"desk told/{state.value}", desk_told.told_screen(t, [decided(t, state).one])
    yield "desk told/accepted, in the words of the answers", desk_told.told_screen(t, [one])
    for count in (2, 3, 11, 100):
        yield f"desk told/{count}", desk_told.told_screen(t, [one] * count)
    for answered in ("", "yes", "no"):
        other = replace(one, id=9, reference="W4-009")
        yield f"desk told/merged {answered}".strip(), desk_told.merged_screen(t, one, other, answered=answered)
    yield from _in_group(t)
    for reason in CHOSEN:
        answer = t.plain(f"desk-standard-rejected-{reason.value}")
        refused = replace(decided(t, State.REJECTED).one, answer=answer)
        yield f"desk told/rejected, {reason.value}", desk_told.told_screen(t, [refused])


def _in_group(t: Texts) -> Iterator[tuple[str, Screen]]:
    one = dossier(t)
    until = replace(one.standing, taken_by=2, taken_until=NOW, state=State.UNDER_REVIEW)
    yield "desk group/new", group_screen(t, one, LINK)
    yield "desk group/taken", group_screen(t, replace(one, standing=until, holder=_name(t)), LINK)
    yield "desk group/topic", Screen(t.plain("desk-topic", code="W4", title=_title(t)), group_screen(t, one, LINK).rows)
    yield "desk group/merged", group_screen(t, replace(one, one=replace(one.one, merged_reference="W4-009")), LINK)
    yield "desk group/hidden", group_screen(t, replace(one, one=replace(one.one, hidden=Hidden.OFFENSIVE)), LINK)


_DONE = (Act.ASK, Act.ANSWER, Act.PUBLISH, Act.REOPEN, Act.TAKE, Act.RELEASE, Act.MERGE)


def dossier(t: Texts) -> Dossier:
    """A recommendation as it comes onto the desk."""
    standing = Standing(17, "W4-017", State.SUBMITTED, None, None, False, None, False, False, 3)
    one = replace(sample(t), author=_name(t), municipality_ar=_title(t), supporters=12)
    return Dossier(one, standing, place=3, among=143)


def sample(t: Texts) -> Recommendation:
    """What it says: the examples of the questions."""
    examples = {name: t.plain(f"recommendation-{name}-example") for name in ("problem", "action", "responsible_body")}
    said = Wording(1, _title(t), time_frame=TimeFrame.SHORT, priority=Priority.HIGH, **examples)
    area, session = t.plain("recommendation-focus_area-example"), t.plain("recommendation-session-example")
    return Recommendation(
        id=17,
        reference="W4-017",
        session_id=4,
        session_title_ar=session,
        session_title_en="",
        focus_area_ar=area,
        focus_area_en="",
        wording=said,
        author_id=1,
        state=State.SUBMITTED,
        withdrawn_at=None,
        touched_at=None,
        submitted_at=SUBMITTED,
        updated_at=SUBMITTED,
    )


def decided(t: Texts, state: State) -> Dossier:
    """The same with a decision and its usual answer."""
    one = dossier(t)
    body = t.plain("recommendation-responsible_body-example")
    words = {"accepted_modified": {"words": _title(t)}, "referred": {"body": body}}.get(state.value, {})
    which = f"rejected-{Reason.UNCLEAR.value}" if state is State.REJECTED else state.value
    record: Recommendation = replace(one.one, state=state, answer=t.plain(f"desk-standard-{which}", **words))
    return replace(
        one,
        one=record,
        standing=replace(one.standing, state=state),
        reason=Reason.UNCLEAR if state is State.REJECTED else None,
        referred_to=body if state is State.REFERRED else "",
    )


def line(t: Texts, number: int) -> Line:
    """One line of a list."""
    return Line(number, f"W4-{number:03d}", _title(t), 0, SUBMITTED)


def _name(t: Texts) -> str:
    return t.plain("role-secretariat")


def _title(t: Texts) -> str:
    return t.plain("recommendation-title-example")

"""For whom an announcement is: conditions put together, names looked at. Who is picked by name: announcement_people.py.

Amina: [المستلمون]
bot:   المستلمون: جميع المسجَّلين، 73 مشاركاً … [إضافة شرط] [إضافة فئة أخرى] [الأسماء] [المجموعات والقنوات] [تم]
Amina: [إضافة شرط], [لم يقيّموا جلسة], [التحول الرقمي · W1]
bot:   (the same message) لم يقيّموا «التحول الرقمي»، 21 مشاركاً …
Amina: [الأسماء]
bot:   باسل محمد الورفلي، زليتن …
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.codes import Code
from bot.doors import Door
from bot.form import Choice, EmptyAnswer, Field, Form, Offer
from bot.paging import PICKED_FROM, fitting, part, turning
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts
from bot.turn import Turn
from handlers.announcement_screens import DRAFT_CARD, OpenAudience, OpenChats, ToDraft
from handlers.announcement_words import audience_words
from handlers.programme import cut, session_label
from storage import announcements, audiences, cards, focus_areas, municipalities, programme
from storage.announcements import Announcement
from storage.audiences import Audience, Condition, Member, Reach, Term
from storage.drafts import Draft
from storage.errors import OutOfDate
from storage.people import Role
from storage.programme import Session

PAGE = 20  # names on one screen
SHORT = 60  # characters of a name, and of a place, there
ON_BUTTON = 40  # characters
OFFERED = 6  # suggestions for a typed name
TYPED = {Condition.MUNICIPALITY: "audience-place", Condition.PICKED: "audience-person"}  # the forms that ask
OF_SESSION = (Condition.PRESENT, Condition.CHOSE, Condition.SILENT)
AT_ONCE = (Condition.TODAY, Condition.NEW)  # conditions without a value
OFFERED_CONDITIONS = (
    *(Condition.TODAY, Condition.PRESENT, Condition.CHOSE, Condition.SILENT, Condition.MUNICIPALITY),
    *(Condition.REGION, Condition.AREA, Condition.ROLE, Condition.NEW, Condition.PICKED),
)


class Joint(StrEnum):
    """How a condition is put to the others."""

    AND = "and"
    OR = "or"


@dataclass(frozen=True)
class AddTerm(Code, prefix="ana1"):
    """Which condition?"""

    joint: Joint
    turned: bool


@dataclass(frozen=True)
class PickCondition(Code, prefix="ana2"):
    """That one; with which value? They come in pages."""

    joint: Joint
    turned: bool
    condition: Condition
    page: int = 0


@dataclass(frozen=True)
class PickValue(Code, prefix="ana3"):
    """With that value, an id; for regions their place in the list."""

    joint: Joint
    turned: bool
    condition: Condition
    value: str


@dataclass(frozen=True)
class DropTerm(Code, prefix="ana4"):
    """Takes the last condition out."""


@dataclass(frozen=True)
class Names(Code, prefix="ana6"):
    """A page of the names."""

    page: int


def audience_screen(t: Texts, audience: Audience, reach: Reach, described: str) -> Screen:
    """For whom it is, how many they are, and what can be changed."""
    lines = [t("audience-title", audience=Html(described))]
    if not audience.groups_alone:
        lines.append(t("audience-count", count=reach.people))
    if reach.unreachable:
        lines.append(t("announcement-unreachable", count=reach.unreachable))
    if reach.chats:
        lines.append(t("audience-chats", count=reach.chats))
    rows: list[Row] = [(Button(t.plain("audience-add-and"), AddTerm(Joint.AND, turned=False)),)]
    if audience.terms:
        rows.append((Button(t.plain("audience-add-or"), AddTerm(Joint.OR, turned=False)),))
        rows.append((Button(t.plain("audience-drop"), DropTerm()),))
    rows.append(
        side_by_side(
            Button(t.plain("audience-names"), Names(0)), Button(t.plain("audience-groups"), OpenChats()), rtl=t.rtl
        )
    )
    return Screen("\n".join(lines), (*rows, (Button(t.plain("audience-done"), ToDraft(), style="primary"),)))


def conditions_screen(t: Texts, joint: Joint, *, turned: bool) -> Screen:
    """The conditions that there are; `turned` round or not."""
    buttons = []
    for condition in OFFERED_CONDITIONS:
        code: Code = PickCondition(joint, turned, condition)
        if condition in AT_ONCE:
            code = PickValue(joint, turned, condition, "")
        buttons.append(Button(t.plain(f"audience-pick-{condition.value}"), code))
    rows = [side_by_side(*buttons[i : i + 2], rtl=t.rtl) for i in range(0, len(buttons), 2)]
    other = Button(t.plain(f"audience-turn-{'back' if turned else 'round'}"), AddTerm(joint, turned=not turned))
    text = t(f"audience-which-{'not' if turned else 'is'}")
    return Screen(text, (*rows, (other,), (Button(t.plain("form-back"), OpenAudience()),)))


def values_screen(t: Texts, code: PickCondition, choices: Sequence[tuple[str, str]]) -> Screen:
    """The values of a condition as buttons, a page of them: value and label."""
    page = fitting(code.page, size=PICKED_FROM, total=len(choices))
    rows: list[Row] = [
        (Button(cut(label, ON_BUTTON), PickValue(code.joint, code.turned, code.condition, value)),)
        for value, label in part(choices, page, size=PICKED_FROM)
    ]
    rows += turning(t, lambda other: replace(code, page=other), page, size=PICKED_FROM, total=len(choices))
    back = (Button(t.plain("form-back"), AddTerm(code.joint, turned=code.turned)),)
    return Screen(t("audience-value" if choices else "audience-no-value"), (*rows, back))


def names_screen(t: Texts, found: Sequence[Member], *, page: int, total: int) -> Screen:
    """Who is in it; those first that cannot be reached."""
    lines = [t("audience-names-title", count=total), ""]
    for one in found:
        name = cut(one.name, SHORT) or t.plain("audience-unnamed")
        where = cut(t.pick(one.municipality_ar, one.municipality_en), SHORT)
        line = t("audience-name" if where else "audience-name-alone", name=name, where=where)
        lines.append(line if one.reachable == "yes" else t("audience-name-lost", line=Html(line)))
    rows = turning(t, Names, page, size=PAGE, total=total)
    return Screen("\n".join(lines), (*rows, (Button(t.plain("form-back"), OpenAudience()),)))


def mark(*, on: bool) -> str:
    """Chosen or not, before a button's words."""
    return "✅" if on else "▫️"


def open_audience(turn: Turn) -> None:
    """A press on «recipients», or back to it."""
    _show(turn, draft_of(turn))


def add_term(turn: Turn) -> None:
    """Which condition?"""
    draft_of(turn)
    code = turn.pressed(AddTerm)
    turn.show(conditions_screen(turn.t, code.joint, turned=code.turned))


def pick_condition(turn: Turn) -> None:
    """With which value? Of places and people the name is typed."""
    draft_of(turn)
    code = turn.pressed(PickCondition)
    if code.condition in TYPED:
        turn.frame.forms.start_anew(turn, TYPED[code.condition], subject=f"{code.joint.value} {int(code.turned)}")
        return
    turn.show(values_screen(turn.t, code, _values(turn, code.condition)))


def pick_value(turn: Turn) -> None:
    """The condition is whole."""
    code = turn.pressed(PickValue)
    value = code.value
    if code.condition is Condition.REGION:
        regions = audiences.regions(turn.tx)
        if not value.isdigit() or int(value) >= len(regions):
            raise OutOfDate
        value = regions[int(value)]
    elif code.condition is Condition.ROLE:
        if value not in set(Role):
            raise OutOfDate
    elif code.condition not in AT_ONCE and not value.isdigit():
        raise OutOfDate
    add(turn, code.joint, Term(code.condition, value, code.turned))


def add(turn: Turn, joint: Joint, term: Term) -> None:
    """Puts a condition to the others and shows what came of it."""
    draft = draft_of(turn)
    audience = draft.audience.narrowed(term) if joint is Joint.AND else draft.audience.widened(term)
    _show(turn, announcements.address(turn.tx, draft, audience))


def drop_term(turn: Turn) -> None:
    """Without the last condition."""
    draft = draft_of(turn)
    _show(turn, announcements.address(turn.tx, draft, draft.audience.shortened()))


def names(turn: Turn) -> None:
    """A page of the names."""
    draft = draft_of(turn)
    found = audiences.members(turn.tx, draft.audience, owners=turn.frame.owners)
    page = fitting(turn.pressed(Names).page, size=PAGE, total=len(found))
    listed = audiences.listed(turn.tx, found, offset=page * PAGE, limit=PAGE)
    turn.show(names_screen(turn.t, listed, page=page, total=len(found)))


def draft_of(turn: Turn) -> Announcement:
    """What the person is writing. Raises OutOfDate: it has been sent, laid aside or deleted meanwhile.

    A button above the newest preview may be that of another draft.
    """
    draft = announcements.draft_of(turn.tx, turn.user_id)
    newest = cards.message_of(turn.tx, turn.chat_id, DRAFT_CARD)
    if draft is None or (newest is not None and isinstance(turn.place, int) and turn.place < newest):
        raise OutOfDate
    return draft


def _show(turn: Turn, draft: Announcement) -> None:
    turn.show(_screen(turn, draft))


def _screen(turn: Turn, draft: Announcement) -> Screen:
    reach = audiences.reach(turn.tx, draft.audience, owners=turn.frame.owners)
    return audience_screen(turn.t, draft.audience, reach, audience_words(turn.tx, turn.t, draft.audience))


def _values(turn: Turn, condition: Condition) -> list[tuple[str, str]]:
    t, tx = turn.t, turn.tx
    if condition in OF_SESSION:
        return [(str(one.id), session_label(t, one)) for one in sessions_to_choose(programme.sessions(tx))]
    if condition is Condition.REGION:
        return [(str(place), region) for place, region in enumerate(audiences.regions(tx))]
    if condition is Condition.AREA:
        return [(str(area.id), t.pick(area.name_ar, area.name_en)) for area in focus_areas.everything(tx)]
    if condition is Condition.ROLE:
        return [(role.value, t.plain(f"role-{role.value}")) for role in Role]
    raise OutOfDate


def sessions_to_choose(everything: Sequence[Session]) -> list[Session]:
    """Those that are held, but for the breaks."""
    return [one for one in everything if not one.is_break and not one.cancelled]


def _read_place(turn: Turn, _draft: Draft, text: str) -> Offer:
    found = municipalities.suggestions(municipalities.everything(turn.tx), text, limit=OFFERED)
    if not found:
        raise EmptyAnswer
    return Offer(tuple(Choice(str(one.id), cut(turn.t.pick(one.name_ar, one.name_en), ON_BUTTON)) for one in found))


def show_audience(turn: Turn, _draft: Draft) -> Screen:
    """The screen to go back to from a form."""
    return _screen(turn, draft_of(turn))


def _submit_place(turn: Turn, draft: Draft) -> None:
    joint, _, turned = draft.subject.partition(" ")
    add(turn, Joint(joint), Term(Condition.MUNICIPALITY, draft.answers["name"], turned == "1"))


FORMS = (
    Form(
        TYPED[Condition.MUNICIPALITY],
        (Field("name", read=_read_place),),
        submit=_submit_place,
        door=Door.ANNOUNCE,
        at_once=True,
        left=show_audience,
    ),
)
TAPS = (
    Tap(OpenAudience, open_audience, Door.ANNOUNCE),
    Tap(AddTerm, add_term, Door.ANNOUNCE),
    Tap(PickCondition, pick_condition, Door.ANNOUNCE),
    Tap(PickValue, pick_value, Door.ANNOUNCE),
    Tap(DropTerm, drop_term, Door.ANNOUNCE),
    Tap(Names, names, Door.ANNOUNCE),
)

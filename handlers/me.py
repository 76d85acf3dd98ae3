"""What the bot knows of me, and how I change it: one question, and it is changed.

Basel: /me
bot:   باسل محمد الورفلي · زليتن · وكيل البلدية · +218 91 000 0103 … [تعديل بياناتي] [اللغة] [الخصوصية] [المساعدة]
Basel: taps «تعديل بياناتي», then «الصفة الوظيفية»
bot:   الصفة الوظيفية؟
Basel: عميد البلدية
bot:   تم حفظ التعديل. …
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.codes import Code
from bot.doors import Door
from bot.form import Form, Resume
from bot.home import home_row
from bot.router import Command, Tap
from bot.screen import Button, Screen, side_by_side
from bot.texts import Texts, ltr
from bot.turn import Turn
from handlers import registration as registering
from handlers.openings import OpenBadge, OpenDrafts, OpenHelp, OpenLanguage, OpenMe, OpenPrivacy, OpenRegistration
from handlers.personal import FIELDS, answers_from, details_from
from handlers.recommendation_screens import state_id
from storage import feedback, people, recommendations, registration
from storage.drafts import Draft
from storage.people import Person
from storage.phones import show_phone

FORM = "details"


class Part(StrEnum):
    """What can be changed."""

    NAME = "name"
    MUNICIPALITY = "municipality"
    POSITION = "position"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Mine:
    """What the forum expects of somebody, and what it has of them.

    `feedback`: sessions that can be rated and are not. `recommendations`: how many stand where, by the text's id.
    """

    feedback: int = 0
    drafts: int = 0
    recommendations: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class OpenEdit(Code, prefix="med"):
    """To the choice of what to change."""


@dataclass(frozen=True)
class EditPart(Code, prefix="mep"):
    """Asks for one thing again."""

    part: Part


def me_screen(
    t: Texts, person: Person, *, registered_at: datetime | None = None, mine: Mine | None = None, heading: str = ""
) -> Screen:
    """What the bot knows of the participant, and what it expects of them; a draft stands first in the menu."""
    mine = mine or Mine()
    empty = t.plain("form-empty")
    lines = [
        t("me-name", name=person.name),
        t("me-municipality", municipality=t.pick(person.municipality_ar, person.municipality_en) or empty),
        t("me-position", position=person.position or empty),
        t("me-phone", phone=ltr(show_phone(person.phone)) if person.phone else empty),
    ]
    if registered_at is not None:
        lines.append(t("me-registered", day=t.day(registered_at), time=t.time(registered_at)))
    privacy, help_ = Button(t.plain("privacy-button"), OpenPrivacy()), Button(t.plain("menu-help"), OpenHelp())
    rows = [
        (Button(t.plain("badge-button"), OpenBadge()),),
        (Button(t.plain("me-edit"), OpenEdit()),),
        side_by_side(Button(t.plain("menu-language"), OpenLanguage()), privacy, rtl=t.rtl),
        (help_,),
        home_row(t),
    ]
    return Screen("\n".join((heading or t("me-title"), "", *lines, "", *_mine_lines(t, mine))), tuple(rows))


def unknown_screen(t: Texts, *, drafts: int = 0) -> Screen:
    """The bot knows nothing but the account, and what was written into drafts."""
    begun = ((Button(t.plain("me-drafts"), OpenDrafts()),),) if drafts else ()
    rows = (
        (Button(t.plain("menu-register"), OpenRegistration(), style="primary"),),
        *begun,
        side_by_side(
            Button(t.plain("menu-language"), OpenLanguage()),
            Button(t.plain("privacy-button"), OpenPrivacy()),
            rtl=t.rtl,
        ),
        home_row(t),
    )
    lines = [t("me-unknown")]
    if drafts:
        lines += ["", t("me-expects"), t("me-expects-drafts", count=drafts)]
    return Screen("\n".join(lines), rows)


def away_screen(t: Texts) -> Screen:
    """Somebody of whom the bot knows, but who does not take part just now."""
    return replace(unknown_screen(t), text=t("me-away"))


def edit_screen(t: Texts) -> Screen:
    """What shall be changed?"""
    parts = [Button(t.plain(f"details-{part.value}-label"), EditPart(part)) for part in Part]
    rows = (side_by_side(*parts[:2], rtl=t.rtl), side_by_side(*parts[2:], rtl=t.rtl))
    return Screen(t("me-edit-which"), (*rows, (Button(t.plain("form-back"), OpenMe()),)))


def drafts_screen(t: Texts, waiting: Sequence[Draft]) -> Screen:
    """The drafts that can be continued."""
    text = t("drafts-title", count=len(waiting))
    rows = tuple((Button(_draft_label(t, draft), Resume(draft.id)),) for draft in waiting)
    return Screen(text, (*rows, home_row(t)))


def show_me(turn: Turn) -> None:
    """/me and its button."""
    if turn.visitor.registered:
        turn.show(_mine(turn))
        return
    standing = registering.standing_screen(turn)
    if standing is None and turn.visitor.person is not None:
        standing = away_screen(turn.t)
    turn.show(standing or unknown_screen(turn.t, drafts=len(turn.frame.forms.waiting(turn))))


def show_edit(turn: Turn) -> None:
    """The button «change my details»."""
    turn.show(edit_screen(turn.t))


def edit_part(turn: Turn) -> None:
    """A press on what to change: its question."""
    part = turn.pressed(EditPart).part
    answers = answers_from(registration.details_of(turn.tx, turn.person.id))
    for name in (part.value, "municipality_other" if part is Part.MUNICIPALITY else part.value):
        answers.pop(name, None)
    turn.frame.forms.start_anew(turn, FORM, answers=answers, subject=part.value)


def submit(turn: Turn, draft: Draft) -> None:
    """The answer is there: what is kept changes."""
    person_id = turn.person.id
    details = details_from(turn, draft.answers, kept=registration.details_of(turn.tx, person_id))
    changed = registration.amend(turn.tx, person_id, details, by=turn.user_id)
    turn.visitor = people.meet(turn.tx, turn.user_id, turn.frame.owners)
    turn.show(_mine(turn, heading=turn.t("me-saved" if changed else "me-same")))


def show_drafts(turn: Turn) -> None:
    """The list of drafts."""
    turn.show(drafts_screen(turn.t, turn.frame.forms.waiting(turn)))


def _mine(turn: Turn, *, heading: str = "") -> Screen:
    person = turn.person
    since = registration.registered_at(turn.tx, person.id)
    ended = feedback.of_person(turn.tx, person.id, at=turn.received_at)
    mine = Mine(
        feedback=sum(not one.answered and turn.received_at < one.closes_at for one in ended),
        drafts=len(turn.frame.forms.waiting(turn)),
        recommendations=Counter(state_id(one) for one in recommendations.of_author(turn.tx, person.id)),
    )
    return me_screen(turn.t, person, registered_at=since, mine=mine, heading=heading)


def _mine_lines(t: Texts, mine: Mine) -> list[str]:
    expected = [t("me-expects-feedback", count=mine.feedback)] if mine.feedback else []
    expected += [t("me-expects-drafts", count=mine.drafts)] if mine.drafts else []
    lines = [t("me-expects"), *expected] if expected else [t("me-expects-nothing")]
    if mine.recommendations:
        lines += ["", t("me-recommendations")]
        lines += [t("me-recommendation-state", state=t.plain(at), count=n) for at, n in mine.recommendations.items()]
    return lines


def _draft_label(t: Texts, draft: Draft) -> str:
    text_id = f"draft-{draft.form}"
    return t.plain(text_id if t.catalogue.has(text_id) else "draft-other")


COMMANDS = (Command("me", show_me, Door.ANYONE),)
TAPS = (
    Tap(OpenMe, show_me, Door.ANYONE),
    Tap(OpenEdit, show_edit, Door.PARTICIPANT),
    Tap(EditPart, edit_part, Door.PARTICIPANT),
    Tap(OpenDrafts, show_drafts, Door.ANYONE),
)
FORMS = (Form(FORM, FIELDS, submit, door=Door.PARTICIPANT, at_once=True, left=lambda turn, _: _mine(turn)),)

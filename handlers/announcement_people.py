"""People picked by name for an announcement, one name after the other on one screen.

Amina: [تضييق بشرط], [اختيار بالاسم]
bot:   يُرجى كتابة حروف من اسم المشارك … [إلغاء]
Amina: ورفل
bot:   يُرجى الاختيار … [باسل محمد الورفلي، زليتن] …
Amina: [باسل محمد الورفلي، زليتن]
bot:   يُرجى كتابة حروف من اسم المشارك … مشارك واحد اختير بالاسم [✅ باسل محمد الورفلي، زليتن] [تم]
Amina: [✅ باسل محمد الورفلي، زليتن]
bot:   (without him)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.codes import Code
from bot.doors import Door
from bot.form import Choice, Field, Form, Offer
from bot.paging import PICKED_FROM, fitting, part, turning
from bot.router import Tap
from bot.screen import Button, Row
from bot.texts import Texts
from bot.turn import Turn
from handlers.announcement_audience import ON_BUTTON, TYPED, Joint, draft_of, mark, open_audience, show_audience
from handlers.announcement_words import term_words
from handlers.programme import cut
from storage import announcements, audiences, participants, people
from storage.audiences import Audience, Condition, Term
from storage.drafts import Draft
from storage.errors import NotFound, OutOfDate
from storage.people import Person, State

FORM = TYPED[Condition.PICKED]
OFFERED = 6  # suggestions for a typed name
LAST = 9999  # the page of whoever was picked last


@dataclass(frozen=True)
class Unpick(Code, prefix="anap"):
    """One of those who are picked less."""

    turned: bool
    person: int
    page: int


@dataclass(frozen=True)
class TurnPicked(Code, prefix="anaq"):
    """Another page of those who are picked."""

    turned: bool
    page: int


@dataclass(frozen=True)
class EndPicking(Code, prefix="anar"):
    """They are all; back to the recipients."""


def picked_rows(t: Texts, found: Sequence[Person], *, turned: bool, page: int) -> list[Row]:
    """A page of those who are picked, each with a tick that takes them out, and the way on."""
    if not found:
        return []
    page = fitting(page, size=PICKED_FROM, total=len(found))
    rows: list[Row] = [
        (Button(f"{mark(on=True)} {cut(named(t, one), ON_BUTTON)}", Unpick(turned, one.id, page)),)
        for one in part(found, page, size=PICKED_FROM)
    ]
    rows += turning(t, lambda other: TurnPicked(turned, other), page, size=PICKED_FROM, total=len(found))
    return [*rows, (Button(t.plain("audience-done"), EndPicking(), style="primary"),)]


def named(t: Texts, person: Person) -> str:
    """Name and municipality."""
    where = t.pick(person.municipality_ar, person.municipality_en)
    return t.plain("audience-person-label", name=person.name, where=where) if where else person.name


def unpick(turn: Turn) -> None:
    """A press on somebody who is picked."""
    code, draft = turn.pressed(Unpick), draft_of(turn)
    term = picked_last(draft.audience, turned=code.turned)
    ids = [one for one in _ids(term) if one != code.person]
    if term is None or len(ids) == len(_ids(term)):
        raise OutOfDate
    if ids:
        announcements.address(turn.tx, draft, draft.audience.ending(_term(ids, turned=code.turned)))
        _ask(turn, Joint.AND, turned=code.turned, page=code.page)
        return
    left = announcements.address(turn.tx, draft, draft.audience.shortened())
    alone = len(left.audience.alternatives) < len(draft.audience.alternatives)
    _ask(turn, Joint.OR if alone else Joint.AND, turned=code.turned)


def turn_picked(turn: Turn) -> None:
    """Another page of those who are picked."""
    draft_of(turn)
    code = turn.pressed(TurnPicked)
    _ask(turn, Joint.AND, turned=code.turned, page=code.page)


def end_picking(turn: Turn) -> None:
    """They are all."""
    turn.frame.forms.interrupt(turn)
    open_audience(turn)


def picked_last(audience: Audience, *, turned: bool) -> Term | None:
    """The last condition, if it is that somebody was picked by name."""
    last = audience.terms[-1] if audience.terms else None
    return last if last is not None and last.condition is Condition.PICKED and last.turned == turned else None


def _term(ids: Sequence[int], *, turned: bool) -> Term:
    return replace(audiences.picked(ids), turned=turned)


def _ids(term: Term | None) -> list[int]:
    return [int(one) for one in term.value.split(",")] if term is not None else []


def _ask(turn: Turn, joint: Joint, *, turned: bool, page: int = LAST) -> None:
    """The next name, below those who are picked."""
    turn.frame.forms.start_anew(turn, FORM, subject=f"{joint.value} {int(turned)} {page}")


def _subject(draft: Draft) -> tuple[Joint, bool, int]:
    joint, turned, *page = draft.subject.split(" ")
    return Joint(joint), turned == "1", int(page[0]) if page else LAST


def _picked(turn: Turn, draft: Draft) -> Term | None:
    """The condition that the next name joins; None: it begins one."""
    joint, turned, _ = _subject(draft)
    return picked_last(draft_of(turn).audience, turned=turned) if joint is Joint.AND else None


def _about(turn: Turn, draft: Draft) -> str:
    term = _picked(turn, draft)
    return term_words(turn.tx, turn.t, term) if term is not None else ""


def _beside(turn: Turn, draft: Draft) -> list[Row]:
    _, turned, page = _subject(draft)
    found = [people.find(turn.tx, one) for one in _ids(_picked(turn, draft))]
    return picked_rows(turn.t, [one for one in found if one is not None], turned=turned, page=page)


def _read(turn: Turn, _draft: Draft, text: str) -> Offer:
    found = participants.search(turn.tx, text, limit=OFFERED)
    registered = [one for one in found if one.state is State.REGISTERED]
    if not registered:
        raise NotFound
    return Offer(tuple(Choice(str(one.id), cut(named(turn.t, one), ON_BUTTON)) for one in registered))


def _submit(turn: Turn, answered: Draft) -> None:
    """Whoever is picked joins those who are, and the next name is asked for."""
    joint, turned, _ = _subject(answered)
    draft, known = draft_of(turn), _picked(turn, answered)
    term = _term(list(dict.fromkeys([*_ids(known), int(answered.answers["name"])])), turned=turned)
    if known is not None:
        audience = draft.audience.ending(term)
    else:
        audience = draft.audience.narrowed(term) if joint is Joint.AND else draft.audience.widened(term)
    announcements.address(turn.tx, draft, audience)
    _ask(turn, Joint.AND, turned=turned)


FORMS = (
    Form(
        FORM,
        (Field("name", read=_read, about=_about, beside=_beside),),
        submit=_submit,
        door=Door.ANNOUNCE,
        at_once=True,
        left=show_audience,
    ),
)
TAPS = (
    Tap(Unpick, unpick, Door.ANNOUNCE),
    Tap(TurnPicked, turn_picked, Door.ANNOUNCE),
    Tap(EndPicking, end_picking, Door.ANNOUNCE),
)

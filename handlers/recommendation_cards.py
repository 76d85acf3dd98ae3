"""A recommendation's card, for whoever may read the register: support, sharing, reporting, and the author's ways.

Omar    opens W4-001 from a list, or by a shared link
bot     التوصية رقم W4-001 … 12 تأييداً [أؤيد هذه التوصية] [مشاركة] [السجل] [إبلاغ]
Omar    [أؤيد هذه التوصية]
bot     … 13 تأييداً [سحب التأييد] …
Basel   (its author) sees [تعديل] [سحب] [المزيد] in their place
"""

from __future__ import annotations

from bot.doors import Door, knock, opens
from bot.router import Tap
from bot.screen import Screen
from bot.turn import Turn
from handlers.recommendation_codes import (
    More,
    OpenAnswer,
    OpenListed,
    OpenMerged,
    OpenRecommendation,
    OpenSupporters,
    Place,
    Support,
    unpacked,
)
from handlers.recommendation_screens import (
    View,
    answer_screen,
    answer_text,
    author_words,
    card_screen,
    closed_to,
    merged_screen,
    more_screen,
    supporters_screen,
    survivor_screen,
)
from storage import co_authors, enclosures, recommendations, settings, supports
from storage.errors import NotFound
from storage.recommendations import Recommendation

LETTER = "r"  # of the links that open a card


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
        desk=opens(Door.REVIEW, turn.visitor),
        author=author_words(turn.t, one) if shown else "",
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
    """The recommendation; its card says nothing of one that is closed to the reader. Raises: NotFound."""
    return recommendations.existing(turn.tx, recommendation_id)


def readable(turn: Turn, recommendation_id: int) -> Recommendation:
    """The same, if its text is open to the reader. Raises NotFound."""
    one = find(turn, recommendation_id)
    if closed_to(one, view_of(turn, one)):
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
    turn.show(supporters_screen(turn.t, one, supports.names(turn.tx, one.id), page=code.page))


TAPS = (
    Tap(OpenRecommendation, open_one, Door.REGISTER),
    Tap(OpenListed, open_one, Door.REGISTER),
    Tap(Support, support, Door.PARTICIPANT),
    Tap(More, more, Door.PARTICIPANT),
    Tap(OpenAnswer, open_answer, Door.REGISTER),
    Tap(OpenMerged, open_merged, Door.REGISTER),
    Tap(OpenSupporters, open_supporters, Door.EXPORT),
)

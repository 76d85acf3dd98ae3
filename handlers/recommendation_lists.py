"""Looking through the register: one's own, by session, by focus area, the most supported, and by words.

Omar    /recommendations
bot     التوصيات … [توصية جديدة] [توصياتي] [الأكثر تأييداً] [حسب الجلسة] [حسب مجال التركيز] [بحث]
Omar    [بحث], then types «تحصيل الرسوم الكتروني»
bot     نتائج البحث … • الرقم W4-001 (مقدَّمة، 12 تأييداً): تحصيل رسوم الأسواق إلكترونياً [W4-001]
Omar    types W4-1 at any time
bot     (the card of W4-001)
"""

from __future__ import annotations

from bot.doors import Door, opens
from bot.form import Field, Form, tidy_answer
from bot.paging import fitting
from bot.router import Command, Tap
from bot.screen import Screen
from bot.turn import Turn
from handlers.recommendation_cards import card
from handlers.recommendation_codes import OpenGroups, OpenMine, OpenRecommendations, OpenSearch, Place
from handlers.recommendation_list_screens import (
    EDITING,
    MAKING,
    PAGE,
    Ways,
    groups_screen,
    hub_screen,
    list_screen,
    mine_screen,
    nothing_screen,
)
from storage import dictations, drafts, focus_areas, hiding, programme, recommendations, register, sought
from storage.drafts import Draft
from storage.errors import NotFound, UserError
from storage.register import By

SEARCH = "search"
QUESTION_LENGTH = 200  # characters that are looked for


class NothingNear(UserError):
    """No recommendation comes near the `question`."""


def open_hub(turn: Turn) -> None:
    """/recommendations and its button."""
    turn.show(hub(turn))


def hub(turn: Turn) -> Screen:
    """The ways into the register, for whoever speaks."""
    person = turn.visitor.person if turn.visitor.registered else None
    reviews = opens(Door.REVIEW, turn.visitor)
    ways = Ways(
        recommends=person is not None,
        mine=recommendations.count_of_author(turn.tx, person.id) if person else 0,
        reported=hiding.count_waiting(turn.tx) if reviews else 0,
        spoken=dictations.count_waiting(turn.tx) if reviews else 0,
        rules=opens(Door.OWN, turn.visitor),
    )
    return hub_screen(turn.t, register.total(turn.tx), ways)


def mine(turn: Turn, page: int = 0) -> Screen:
    """One page of the person's own."""
    person = turn.person
    total = recommendations.count_of_author(turn.tx, person.id)
    page = fitting(page, size=PAGE, total=total)
    own = recommendations.of_author(turn.tx, person.id, offset=page * PAGE, limit=PAGE)
    waiting = [draft for draft in drafts.of_person(turn.tx, turn.user_id) if draft.form in (MAKING, EDITING)]
    return mine_screen(turn.t, own, waiting=waiting, total=total, page=page)


def open_mine(turn: Turn) -> None:
    """The person's own."""
    turn.show(mine(turn, turn.pressed(OpenMine).page))


def open_groups(turn: Turn) -> None:
    """The sessions, or the focus areas."""
    code = turn.pressed(OpenGroups)
    by = By.AREA if code.by is By.AREA else By.SESSION
    groups = register.focus_areas(turn.tx) if by is By.AREA else register.sessions(turn.tx)
    turn.show(groups_screen(turn.t, by, groups, page=code.page))


def open_list(turn: Turn) -> None:
    """A page of a list."""
    turn.show(_list(turn, turn.pressed(Place)))


def open_search(turn: Turn) -> None:
    """What shall be looked for? The answer may come days later."""
    turn.frame.forms.start_anew(turn, SEARCH)


def find(turn: Turn, text: str) -> bool:
    """The recommendation whose reference somebody has typed outside of any form. Returns False where it is none."""
    if not opens(Door.REGISTER, turn.visitor):
        return False
    one = register.of_reference(turn.tx, text)
    if one is None:
        return False
    turn.say(card(turn, one))
    return True


def _read_question(turn: Turn, _draft: Draft, text: str) -> str:
    """What is looked for. Raises EmptyAnswer, AnswerTooLong; NothingNear, so that other words are asked for at once."""
    question = tidy_answer(text, most=QUESTION_LENGTH)
    if register.of_reference(turn.tx, question) is None and not register.found(turn.tx, question, limit=1).total:
        raise NothingNear(question=question)
    return question


def _search(turn: Turn, draft: Draft) -> None:
    question = draft.answers["question"]
    named = register.of_reference(turn.tx, question)
    if named is not None:
        turn.show(card(turn, named))
        return
    sought.keep(turn.tx, turn.user_id, question)
    turn.show(_list(turn, Place(By.WORDS)))


def _list(turn: Turn, place: Place) -> Screen:
    t, tx = turn.t, turn.tx
    if place.by is By.WORDS:
        question = sought.question(tx, turn.user_id)
        everything = register.found(tx, question)
        if not everything.total:
            return nothing_screen(t, question)
        place = Place(By.WORDS, 0, fitting(place.page, size=PAGE, total=everything.total))
        listing = register.found(tx, question, offset=place.page * PAGE, limit=PAGE)
        return list_screen(t, t("recommendations-found", question=question), place, listing)
    title = _title(turn, place)
    listing = register.page(tx, place.by, place.of, offset=max(place.page, 0) * PAGE, limit=PAGE)
    page = fitting(place.page, size=PAGE, total=listing.total)
    if page != max(place.page, 0):
        listing = register.page(tx, place.by, place.of, offset=page * PAGE, limit=PAGE)
    return list_screen(t, title, Place(place.by, place.of, page), listing)


def _title(turn: Turn, place: Place) -> str:
    t = turn.t
    if place.by is By.SUPPORT:
        return t("recommendations-top-title")
    if place.by is By.AREA:
        area = focus_areas.find(turn.tx, place.of)
        if area is None:
            raise NotFound
        return t("recommendations-list-title", name=t.pick(area.name_ar, area.name_en))
    session = programme.by_id(turn.tx, place.of)
    if session is None:
        raise NotFound
    return t("recommendations-list-title", name=t.pick(session.title_ar, session.title_en))


COMMANDS = (Command("recommendations", open_hub, Door.REGISTER),)
TAPS = (
    Tap(OpenRecommendations, open_hub, Door.REGISTER),
    Tap(OpenMine, open_mine, Door.PARTICIPANT),
    Tap(OpenGroups, open_groups, Door.REGISTER),
    Tap(Place, open_list, Door.REGISTER),
    Tap(OpenSearch, open_search, Door.REGISTER),
)
FORMS = (
    Form(
        SEARCH,
        (Field("question", read=_read_question),),
        _search,
        door=Door.REGISTER,
        at_once=True,
        left=lambda turn, _: hub(turn),
    ),
)

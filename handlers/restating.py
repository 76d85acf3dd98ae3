"""Other words after the author's own editing has ended: asked for, written by the secretariat, agreed to by the author.

Basel   (his card, which others support) [المزيد] [طلب تعديل الصياغة], and writes what is to change
bot     (to the secretariat) يطلب مقدِّم التوصية W4-001 تعديل صياغتها: … [صياغة التعديل] [الاعتذار]
Salma   [صياغة التعديل], changes the title, [إرسال إلى مقدِّمها للموافقة]
bot     (to Basel) صياغة مقترحة … العنوان: كان … أصبح … [موافقة] [الإبقاء على صياغتي]
Basel   [موافقة]
bot     عُدِّلت صياغة التوصية W4-001
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot import frame
from bot.codes import Code
from bot.doors import Door
from bot.form import Form, text_field
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen
from bot.texts import Texts, words
from bot.turn import Turn
from handlers.co_authors import tell_changed
from handlers.recommendation_cards import card, find
from handlers.recommendation_codes import AskRewording, OpenRecommendation, Restate
from handlers.recommendation_screens import field_values
from handlers.wording import WORDING, answers_of, wording_of
from storage import focus_areas, people, recommendations, rewordings, standing
from storage.database import Tx
from storage.drafts import Draft
from storage.errors import NotFound
from storage.outbox import Class
from storage.people import Role
from storage.recommendations import Recommendation
from storage.rewordings import Rewording, RewordingClosed, State
from storage.wordings import Wording

WISH, RESTATING = "wish", "restating"  # the forms of the author and of the secretariat
WISH_LENGTH = 1000  # characters
ROOM = 3600  # UTF-16 units for the changes on one screen; beyond it the words that stand are left to the card


@dataclass(frozen=True)
class Dismiss(Code, prefix="rwd"):
    """The secretariat does not follow the request."""

    rewording: int


@dataclass(frozen=True)
class Agree(Code, prefix="rwy"):
    """The author agrees to the words."""

    rewording: int


@dataclass(frozen=True)
class Decline(Code, prefix="rwn"):
    """The author keeps the words as they are."""

    rewording: int


def asked_screen(t: Texts, one: Recommendation) -> Screen:
    """To the author: the request is with the secretariat."""
    return _told(t, one, t("restating-asked", reference=one.reference))


def request_screen(t: Texts, one: Recommendation, found: Rewording) -> Screen:
    """To the secretariat: what the author asks for."""
    text = t("restating-request", reference=one.reference, title=one.wording.title)
    return Screen(
        f"{text}\n<blockquote>{words(found.request)}</blockquote>",
        (
            (Button(t.plain("restating-write"), Restate(one.id), style="primary"),),
            (Button(t.plain("restating-dismiss"), Dismiss(found.id)),),
            (Button(t.plain("recommendations-open-number", reference=one.reference), OpenRecommendation(one.id)),),
        ),
    )


def proposal_screen(t: Texts, one: Recommendation, proposed: Recommendation, found: Rewording) -> Screen:
    """To the author: what would change. `proposed` is the same recommendation in the new words."""
    heading, said = t("restating-proposal", reference=one.reference), changes(t, one, proposed)
    if len(said.encode("utf-16-le")) // 2 > ROOM:
        said = changes(t, one, proposed, before=False)
    return Screen(
        f"{heading}\n\n{said}",
        (
            (Button(t.plain("restating-agree"), Agree(found.id), style="success"),),
            (Button(t.plain("restating-decline"), Decline(found.id)),),
            (Button(t.plain("recommendations-open"), OpenRecommendation(one.id)),),
        ),
    )


def changes(t: Texts, one: Recommendation, proposed: Recommendation, *, before: bool = True) -> str:
    """Each field that changes, as it would be and, if wanted, as it was."""
    was, becomes = field_values(t, one), field_values(t, proposed)
    lines = []
    for name, value in becomes.items():
        if value != was[name]:
            lines.append(f"<b>{t(f'recommendation-{name}-label')}</b>")
            lines += [f"{t('restating-was')} {words(was[name])}"] * before
            lines.append(f"{t('restating-becomes')} {words(value)}")
    return "\n".join(lines)


def outcome_screen(t: Texts, one: Recommendation, outcome: str) -> Screen:
    """To either side: `proposed`, `agreed`, `declined`, `dismissed`."""
    return _told(t, one, t(f"restating-{outcome}", reference=one.reference, title=one.wording.title))


def ask(turn: Turn) -> None:
    """What is to change?"""
    one = recommendations.owned(turn.tx, turn.pressed(AskRewording).recommendation, author=turn.person)
    if not rewordings.open_to(one):
        raise RewordingClosed(reference=one.reference)
    turn.frame.forms.start_anew(turn, WISH, subject=str(one.id))


def restate(turn: Turn) -> None:
    """The secretariat writes, beginning with the words that stand."""
    one = find(turn, turn.pressed(Restate).recommendation)
    if not rewordings.open_to(one) or standing.account_of(turn.tx, one.author_id) is None:
        raise RewordingClosed(reference=one.reference)
    turn.frame.forms.start_anew(turn, RESTATING, answers=answers_of(one), subject=one.reference, editing=True)


def dismiss(turn: Turn) -> None:
    """The request is not followed, and its author told."""
    found = rewordings.dismiss(turn.tx, turn.pressed(Dismiss).rewording, by=turn.user_id)
    one = find(turn, found.recommendation_id)
    _tell_author(turn, one, lambda t: outcome_screen(t, one, "dismissed"))
    turn.show(outcome_screen(turn.t, one, "dismissed-told"))


def agree(turn: Turn) -> None:
    """The words hold."""
    found = rewordings.standing(turn.tx, turn.pressed(Agree).rewording, State.PROPOSED)
    one = rewordings.agree(turn.tx, found.id, turn.person, by=turn.user_id)
    tell_changed(turn, one)
    _tell_proposer(turn, found, lambda t: outcome_screen(t, one, "agreed"))
    turn.toast(turn.t.plain("toast-recommendation-edited", reference=one.reference))
    turn.show(card(turn, one))


def decline(turn: Turn) -> None:
    """They do not."""
    found = rewordings.decline(turn.tx, turn.pressed(Decline).rewording, turn.person, by=turn.user_id)
    one = find(turn, found.recommendation_id)
    _tell_proposer(turn, found, lambda t: outcome_screen(t, one, "declined"))
    turn.show(card(turn, one))


def _asked(turn: Turn, draft: Draft) -> None:
    found = rewordings.ask(turn.tx, int(draft.subject), turn.person, draft.answers["request"], by=turn.user_id)
    one = find(turn, found.recommendation_id)
    owners = turn.frame.owners
    for user_id in people.holders(turn.tx, Role.SECRETARIAT, owners) or people.holders(turn.tx, Role.OWNER, owners):
        _tell(turn, user_id, lambda t: request_screen(t, one, found))
    turn.show(asked_screen(turn.t, one))


def _restated(turn: Turn, draft: Draft) -> None:
    one = recommendations.by_reference(turn.tx, draft.subject)
    if one is None:
        raise NotFound
    found = rewordings.propose(turn.tx, one, wording_of(draft.answers), by=turn.user_id)
    if found.wording is not None:
        proposed = in_words(turn.tx, one, found.wording)
        _tell_author(turn, one, lambda t: proposal_screen(t, one, proposed, found))
    turn.show(outcome_screen(turn.t, one, "proposed"))


def in_words(tx: Tx, one: Recommendation, wording: Wording) -> Recommendation:
    """The recommendation as it would be in those words."""
    area = focus_areas.find(tx, wording.focus_area_id)
    said = replace(one, wording=wording)
    return replace(said, focus_area_ar=area.name_ar, focus_area_en=area.name_en) if area else said


def _tell_author(turn: Turn, one: Recommendation, draw: Callable[[Texts], Screen]) -> None:
    account = standing.account_of(turn.tx, one.author_id)
    if account is not None:
        _tell(turn, account, draw)


def _tell_proposer(turn: Turn, found: Rewording, draw: Callable[[Texts], Screen]) -> None:
    if found.proposed_by is not None:
        _tell(turn, found.proposed_by, draw)


def _tell(turn: Turn, user_id: int, draw: Callable[[Texts], Screen]) -> None:
    t = turn.frame.texts(turn.tx, people.language_of(turn.tx, user_id))
    frame.send(turn.tx, user_id, draw(t), klass=Class.CHANGE)


def _told(t: Texts, one: Recommendation, text: str) -> Screen:
    return Screen(text, ((Button(t.plain("recommendations-open"), OpenRecommendation(one.id)),), home_row(t)))


def _left(turn: Turn, draft: Draft) -> Screen:
    if draft.form == WISH:
        return card(turn, find(turn, int(draft.subject)))
    one = recommendations.by_reference(turn.tx, draft.subject)
    if one is None:
        raise NotFound
    return card(turn, one)


TAPS = (
    Tap(AskRewording, ask, Door.PARTICIPANT),
    Tap(Restate, restate, Door.REVIEW),
    Tap(Dismiss, dismiss, Door.REVIEW),
    Tap(Agree, agree, Door.PARTICIPANT),
    Tap(Decline, decline, Door.PARTICIPANT),
)
FORMS = (
    Form(WISH, (text_field("request", most=WISH_LENGTH),), _asked, door=Door.PARTICIPANT, at_once=True, left=_left),
    Form(RESTATING, WORDING, _restated, door=Door.REVIEW, left=_left),
)

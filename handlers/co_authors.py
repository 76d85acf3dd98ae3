"""Co-authors: the author passes on a link, and whoever opens it reads the text and agrees to stand beside it.

Basel   [المزيد] on his card, [دعوة مشارك في التقديم]
bot     … [إرسال الدعوة] (Telegram's own way to pass a link on)
Omar    opens the link
bot     يدعوك باسل … إلى المشاركة في تقديم التوصية W4-001 … [الموافقة والانضمام]
Omar    [الموافقة والانضمام]
bot     (to Basel) انضم عمر … إلى مقدِّمي التوصية W4-001
"""

from __future__ import annotations

from collections.abc import Callable

from bot import frame
from bot.doors import Door, knock
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.recommendation_cards import card, find
from handlers.recommendation_codes import Invite, Join, LeaveIt, More, OpenRecommendation
from handlers.recommendation_screens import field_lines, may_add, share_button
from storage import co_authors, people, recommendations, standing
from storage.co_authors import CoAuthorsClosed
from storage.outbox import Class
from storage.recommendations import Recommendation

LETTER = "c"  # of the links


def invite_screen(t: Texts, one: Recommendation, *, link: str, names: list[str]) -> Screen:
    """The link, and who has joined so far."""
    lines = [t("co-authors-invite", reference=one.reference, title=one.wording.title, most=co_authors.MOST)]
    if names:
        lines.append(t("recommendations-co-authors", names=t.list(names)))
    share = share_button(t, "co-authors-send", link, t.plain("co-authors-letter", title=one.wording.title))
    return Screen("\n\n".join(lines), ((share,), (Button(t.plain("form-back"), More(one.id)),), home_row(t)))


def invited_screen(t: Texts, one: Recommendation, payload: str) -> Screen:
    """To the invited one: the text, and the way to agree."""
    lines = [t("co-authors-invited", author=one.author, reference=one.reference), "", *field_lines(t, one)]
    join = Button(t.plain("co-authors-join"), Join(payload), style="success")
    look = Button(t.plain("co-authors-only-look"), OpenRecommendation(one.id))
    return Screen("\n".join(lines), ((join,), (look,), home_row(t)))


def joined_screen(t: Texts, one: Recommendation, name: str) -> Screen:
    """To the author: somebody stands beside."""
    return _told(t, one, t("co-authors-joined", name=name, reference=one.reference, title=one.wording.title))


def left_screen(t: Texts, one: Recommendation, name: str) -> Screen:
    """To the author: somebody does so no more."""
    return _told(t, one, t("co-authors-left", name=name, reference=one.reference, title=one.wording.title))


def changed_screen(t: Texts, one: Recommendation) -> Screen:
    """To a co-author: the author has changed the words, or withdrawn them."""
    text_id = "co-authors-withdrawn" if one.withdrawn_at else "co-authors-edited"
    return _told(t, one, t(text_id, reference=one.reference, title=one.wording.title))


def leave_screen(t: Texts, one: Recommendation) -> Screen:
    """Is the co-author sure?"""
    sure = Button(t.plain("co-authors-leave-yes"), LeaveIt(one.id, sure=True), style="danger")
    text = t("co-authors-leave-sure", reference=one.reference, title=one.wording.title)
    return Screen(text, ((sure,), (Button(t.plain("form-back"), OpenRecommendation(one.id)),), home_row(t)))


def invite(turn: Turn) -> None:
    """The link, for the author."""
    one = recommendations.owned(turn.tx, turn.pressed(Invite).recommendation, author=turn.person)
    if not may_add(one):
        raise CoAuthorsClosed(reference=one.reference)
    link = turn.frame.link(LETTER + co_authors.payload(turn.frame.secret, one.id))
    turn.show(invite_screen(turn.t, one, link=link, names=co_authors.names(turn.tx, one.id)))


def arrive(turn: Turn, payload: str) -> None:
    """The link was opened. Raises: NotRegistered, CoAuthorLinkBad and the refusals of co_authors.invited."""
    knock(Door.PARTICIPANT, turn.visitor)
    one = co_authors.invited(turn.tx, co_authors.read(turn.frame.secret, payload), turn.person)
    turn.say(invited_screen(turn.t, one, payload))


def join(turn: Turn) -> None:
    """The invited one agrees."""
    number = co_authors.read(turn.frame.secret, turn.pressed(Join).payload)
    one = co_authors.join(turn.tx, number, turn.person, by=turn.user_id)
    _tell(turn, one.author_id, lambda t: joined_screen(t, one, turn.person.name))
    turn.toast(turn.t.plain("toast-joined", reference=one.reference))
    turn.show(card(turn, find(turn, number)))


def leave(turn: Turn) -> None:
    """Asks, and when sure the co-author stands beside it no more."""
    code = turn.pressed(LeaveIt)
    one = find(turn, code.recommendation)
    if not code.sure:
        turn.show(leave_screen(turn.t, one))
        return
    if co_authors.leave(turn.tx, one.id, turn.person, by=turn.user_id):
        _tell(turn, one.author_id, lambda t: left_screen(t, one, turn.person.name))
    turn.toast(turn.t.plain("toast-left", reference=one.reference))
    turn.show(card(turn, one))


def tell_changed(turn: Turn, one: Recommendation) -> None:
    """The co-authors learn that the words under which they stand have changed, or are withdrawn."""
    for person_id in sorted(co_authors.of(turn.tx, one.id)):
        _tell(turn, person_id, lambda t: changed_screen(t, one))


def _tell(turn: Turn, person_id: int, draw: Callable[[Texts], Screen]) -> None:
    account = standing.account_of(turn.tx, person_id)
    if account is not None:
        t = turn.frame.texts(turn.tx, people.language_of(turn.tx, account))
        frame.send(turn.tx, account, draw(t), klass=Class.CHANGE)


def _told(t: Texts, one: Recommendation, text: str) -> Screen:
    return Screen(text, ((Button(t.plain("recommendations-open"), OpenRecommendation(one.id)),), home_row(t)))


TAPS = (
    Tap(Invite, invite, Door.PARTICIPANT),
    Tap(Join, join, Door.PARTICIPANT),
    Tap(LeaveIt, leave, Door.PARTICIPANT),
)

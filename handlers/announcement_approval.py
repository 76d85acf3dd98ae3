"""A second pair of eyes on an announcement, where an owner wants that: asked for, given, refused, or come too late.

Amina:  [طلب الموافقة]
bot:    أُرسل الإعلان 3 إلى منظِّم آخر للموافقة عليه … [العودة إلى المسودة]
        (to Waleed both versions as they arrive, then) إعلان بانتظار الموافقة … المستلمون: 73 مشاركاً … الموعد: …
Waleed: [الموافقة على الإرسال]
bot:    سُجّلت الموافقة على الإعلان 3.
(the moment has passed before anybody approved)
bot:    (to Amina) عاد الإعلان 3 كمسودة، ولم يُرسل: مضى هذا الوقت … [متابعة]
"""

from __future__ import annotations

from datetime import timedelta

from bot.doors import Door
from bot.frame import Frame, send
from bot.router import Tap
from bot.turn import Turn
from bot.work import DueAct
from handlers.announcement_delivery import begin, may_announce
from handlers.announcement_moment import leave_to_owners, left_to_owners_screen
from handlers.announcement_preview import looks
from handlers.announcement_screens import (
    Approve,
    Refuse,
    approval_screen,
    approved_screen,
    asked_screen,
    came_back_screen,
    refused_screen,
    returned_screen,
)
from handlers.announcement_words import view_of
from storage import announcements, audit, due, moments, outbox, people, sending, settings, staff
from storage.announcements import Announcement, State
from storage.database import Tx
from storage.due import Due
from storage.errors import NotFound, OutOfDate, UserError
from storage.moments import MomentHasPassed, SessionIsOff
from storage.outbox import Class
from storage.people import Role

TOO_LATE = "announcement-unapproved"  # kind of the due row by which one that nobody has approved goes back
HELPS = timedelta(days=30)  # that to go back late still helps


class NobodyToApprove(UserError):
    """Two pairs of eyes are wanted, and nobody else could be the second."""


def wanted(tx: Tx) -> bool:
    """Whether nothing goes without a second pair of eyes."""
    return settings.choice(tx, "announcement_rule") == "two"


def others(turn: Turn) -> list[int]:
    """Everybody else who may announce and can be reached. Raises: NobodyToApprove."""
    owners = turn.frame.owners
    held = {user for role in (Role.OWNER, Role.ORGANIZER) for user in people.holders(turn.tx, role, owners)}
    found = sorted(user for user in held - {turn.user_id} if people.is_reached(turn.tx, user))
    if not found:
        raise NobodyToApprove
    return found


def ask(turn: Turn, draft: Announcement) -> None:
    """Shows it to everybody else who may announce. Raises: NobodyToApprove, MomentHasPassed, SessionIsOff."""
    at = moments.falls(turn.tx, draft.when)
    if at <= turn.tx.now and not draft.when.at_once:
        raise MomentHasPassed
    asked = others(turn)
    announcements.ask_approval(turn.tx, draft)
    if not draft.when.at_once:
        due.put_again(turn.tx, TOO_LATE, str(draft.id), at=at, helps_until=at + HELPS)
    for user_id in asked:
        t = turn.frame.texts(turn.tx, people.language_of(turn.tx, user_id))
        for part, _ in looks(turn.tx, turn.frame, draft):
            outbox.add(turn.tx, user_id, part.method, part.payload, klass=Class.CHANGE)
        view = view_of(turn.tx, turn.frame, t, draft)
        send(turn.tx, user_id, approval_screen(t, draft, view, name_of(turn.tx, turn.user_id)), klass=Class.CHANGE)
    turn.show(asked_screen(turn.t, draft, [name_of(turn.tx, user_id) for user_id in asked]))


def approve(turn: Turn) -> None:
    """A second pair of eyes lets it go; that of its author does not count. What cannot go any more goes back."""
    draft = _waiting(turn, turn.pressed(Approve))
    approved = announcements.approve(turn.tx, draft, by=turn.user_id)
    if draft.when.at_once and not may_announce(turn.tx, turn.frame, draft.author_id):
        leave_to_owners(turn.tx, turn.frame, approved)
        turn.show(left_to_owners_screen(turn.t, draft))
        return
    try:
        begin(turn.tx, turn.frame, approved, by=turn.user_id)
    except (MomentHasPassed, SessionIsOff, sending.NobodyToReach) as hindrance:
        _give_back(turn.tx, turn.frame, draft, hindrance)
        turn.show(refused_screen(turn.t, draft, turn.t(hindrance.text_id())))
        return
    turn.show(approved_screen(turn.t, draft))


def refuse(turn: Turn) -> None:
    """It goes back to its author."""
    draft = _waiting(turn, turn.pressed(Refuse))
    announcements.change(turn.tx, draft)
    t = turn.frame.texts(turn.tx, people.language_of(turn.tx, draft.author_id))
    told = returned_screen(t, draft, name_of(turn.tx, turn.user_id))
    send(turn.tx, draft.author_id, told, klass=Class.CHANGE)
    audit.note(turn.tx, "announce-refuse", actor=turn.user_id, subject=draft.about)
    turn.show(refused_screen(turn.t, draft))


def time_is_up(tx: Tx, frame: Frame, fallen: Due) -> None:
    """The moment has come and nobody has approved: it goes back to its author, unless it has moved on meanwhile."""
    draft = announcements.find(tx, int(fallen.subject))
    if draft is None or draft.state is not State.DRAFT or draft.asked_at is None:
        return
    try:
        at = moments.falls(tx, draft.when)
    except SessionIsOff as hindrance:
        _give_back(tx, frame, draft, hindrance)
        return
    if draft.when.at_once or at <= tx.now:
        _give_back(tx, frame, draft, MomentHasPassed())
    else:
        due.put(tx, TOO_LATE, fallen.subject, at=at, helps_until=at + HELPS)


def name_of(tx: Tx, user_id: int) -> str:
    """What somebody of the staff is called."""
    return staff.name_of(tx, user_id) or str(user_id)


def _give_back(tx: Tx, frame: Frame, draft: Announcement, hindrance: UserError) -> None:
    """Back into its author's hands, who is told why."""
    announcements.change(tx, draft)
    t = frame.texts(tx, people.language_of(tx, draft.author_id))
    send(tx, draft.author_id, came_back_screen(t, draft, t(hindrance.text_id())), klass=Class.CHANGE)
    audit.note(tx, "announce-late", actor=None, subject=draft.about)


def _waiting(turn: Turn, code: Approve | Refuse) -> Announcement:
    draft = announcements.find(turn.tx, code.number)
    if draft is None or draft.state is not State.DRAFT or draft.asked_at is None or draft.seal != code.seal:
        raise OutOfDate
    if draft.author_id == turn.user_id:
        raise NotFound
    return draft


TAPS = (
    Tap(Approve, approve, Door.ANNOUNCE),
    Tap(Refuse, refuse, Door.ANNOUNCE),
)
DUE: dict[str, DueAct] = {TOO_LATE: time_is_up}

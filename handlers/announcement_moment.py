"""The moment of a scheduled announcement: it goes, comes too late, or waits for an owner where its author has left.

(Amina has scheduled one for 14:30, and is no organizer any more)
bot:    (to Waleed, at 14:30, the announcement as it arrives, then) الإعلان 3 لم يُرسل: لم يعد كاتبه من المنظِّمين …
Waleed: [إرسال الآن]
bot:    الإعلان 3: جارٍ الإرسال … (from now on this card edits itself in Waleed's chat)
"""

from __future__ import annotations

from bot.doors import Door
from bot.frame import Frame, send
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from bot.work import DueAct
from handlers.announcement_card import Adopt, Stop
from handlers.announcement_delivery import may_announce, say_card, show_card
from handlers.announcement_preview import looks
from handlers.announcement_screens import View, particulars
from handlers.announcement_words import plain_audience, view_of
from storage import announcements, moments, outbox, people, scheduling, sending, staff
from storage.announcements import Announcement, State
from storage.database import Tx
from storage.due import Due
from storage.errors import OutOfDate
from storage.outbox import Class
from storage.people import Role


def orphan_screen(t: Texts, one: Announcement, view: View, author: str) -> Screen:
    """Its moment has come, and its author is no organizer any more: shall it, which the messages above show, go?"""
    lines = [t("orphan-title", number=str(one.id), author=author), "", *particulars(t, one, view)]
    yes = Button(t.plain("orphan-send"), Adopt(one.id, one.seal), style="success")
    no = Button(t.plain("orphan-stop"), Stop(one.id), style="danger")
    return Screen("\n".join(lines), ((yes,), (no,), home_row(t)))


def left_to_owners_screen(t: Texts, one: Announcement) -> Screen:
    """It was approved, and its author is no organizer any more; for who has approved it."""
    return Screen(t("orphan-left", number=str(one.id)), (home_row(t),))


def fall(tx: Tx, frame: Frame, fallen: Due) -> None:
    """The moment of a scheduled one has come; or it passed while the bot was down, and it is said whether it helps."""
    one = announcements.find(tx, int(fallen.subject))
    if one is None or one.state is not State.SCHEDULED or one.orphaned:
        return
    try:
        moments.falls(tx, one.when)
        if scheduling.too_late(tx, one, at=fallen.at):
            _give_up(tx, frame, one, "late")
            return
        if not may_announce(tx, frame, one.author_id):
            leave_to_owners(tx, frame, one)
            return
        one = sending.begin(tx, one, owners=frame.owners, words=one.audience_words)
    except moments.SessionIsOff:
        _give_up(tx, frame, one, "off")
        return
    except sending.NobodyToReach:
        _give_up(tx, frame, one, "nobody")
        return
    say_card(tx, frame, one)


def look_for_late(tx: Tx, frame: Frame, _fallen: Due) -> None:
    """Who has come into the audience of what is still valid gets it."""
    sending.joins_late(tx, owners=frame.owners)


def leave_to_owners(tx: Tx, frame: Frame, one: Announcement) -> None:
    """Its author is no organizer any more: owners see it and are asked; organizers, where no owner can be reached."""
    words = plain_audience(tx, frame.texts(tx, ""), one.audience)
    one = scheduling.leave_to_owners(tx, one, words=words)
    for user_id in _deciders(tx, frame):
        t = frame.texts(tx, people.language_of(tx, user_id))
        for part, _ in looks(tx, frame, one):
            outbox.add(tx, user_id, part.method, part.payload, klass=Class.CHANGE)
        author = staff.name_of(tx, one.author_id) or str(one.author_id)
        send(tx, user_id, orphan_screen(t, one, view_of(tx, frame, t, one), author), klass=Class.CHANGE)


def adopt(turn: Turn) -> None:
    """Sends what waits because its author is no organizer any more. Raises: NobodyToReach, SessionIsOff."""
    code = turn.pressed(Adopt)
    one = announcements.find(turn.tx, code.number)
    if one is None or one.seal != code.seal:
        raise OutOfDate
    if one.state is State.SCHEDULED and one.orphaned:
        moments.falls(turn.tx, one.when)
        scheduling.adopt(turn.tx, one, by=turn.user_id)
        words = one.audience_words
        one = sending.begin(turn.tx, one, owners=turn.frame.owners, words=words, by=turn.user_id)
    show_card(turn, one)


def _deciders(tx: Tx, frame: Frame) -> list[int]:
    for role in (Role.OWNER, Role.ORGANIZER):
        found = [user for user in people.holders(tx, role, frame.owners) if people.is_reached(tx, user)]
        if found:
            return found
    return []


def _give_up(tx: Tx, frame: Frame, one: Announcement, note: str) -> None:
    say_card(tx, frame, scheduling.give_up(tx, one, note))


TAPS = (Tap(Adopt, adopt, Door.ANNOUNCE),)
DUE: dict[str, DueAct] = {scheduling.DUE: fall, sending.LATE: look_for_late}

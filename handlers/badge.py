"""The badge: a deputy shows it at the door, and an usher's phone reads it.

Basel: /me … [بطاقة الحضور]
bot:   (a QR picture) بطاقة حضور باسل محمد الورفلي … صالحة حتى الساعة 09:21 [تحديث البطاقة]
Amina: (her camera opens the link, which sends /start b…)
bot:   سُجّل الحضور الساعة 09:12 … باسل محمد الورفلي، زليتن [تراجع]
Ziad:  (opens the same link)
bot:   هذه بطاقة حضور، يقرؤها فريق الاستقبال عند المدخل.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot import qr
from bot.codes import Code
from bot.doors import OPENED_BY, Door, knock
from bot.frame import send_file
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers import checkin
from handlers.menu import menu_of
from handlers.openings import OpenBadge
from storage import badges, outbox
from storage.attendance import Way
from storage.people import Person

LETTER = "b"  # what the payload of a badge's link begins with


@dataclass(frozen=True)
class RenewBadge(Code, prefix="bgr"):
    """A new badge in the place of this one."""


@dataclass(frozen=True)
class BelowBadge(Code, prefix="bgm"):
    """To the menu from below the picture, which cannot become another screen."""


def badge_screen(t: Texts, person: Person, until: datetime) -> Screen:
    """What stands below the picture."""
    municipality = t.pick(person.municipality_ar, person.municipality_en) or t.plain("form-empty")
    text = t("badge-caption", name=person.name, municipality=municipality, time=t.time(until))
    renew, menu = Button(t.plain("badge-renew"), RenewBadge()), Button(t.plain("home"), BelowBadge())
    return Screen(text, ((renew,), (menu,)))


def not_yours_screen(t: Texts) -> Screen:
    """Somebody who is no usher has opened a badge's link."""
    return Screen(t("badge-for-ushers"), (home_row(t),))


def show_badge(turn: Turn) -> None:
    """The button of /me: a badge below."""
    _send(turn)


def renew(turn: Turn) -> None:
    """A new badge; the picture of the old one goes."""
    query = turn.update.callback_query
    _send(turn)
    if query is not None and query.message is not None:
        spent = {"message_id": query.message.message_id}
        outbox.add(turn.tx, turn.chat_id, "deleteMessage", spent, klass=turn.klass)


def menu(turn: Turn) -> None:
    """The menu, below the picture."""
    turn.say(menu_of(turn))


def arrive(turn: Turn, payload: str) -> None:
    """Somebody has opened a badge's link. Only an usher's scan acts.

    Raises: NotToday, BadgeForged, BadgeExpired.
    """
    if OPENED_BY[Door.CHECK_IN].isdisjoint(turn.visitor.scopes):
        turn.say(not_yours_screen(turn.t))
        return
    knock(Door.CHECK_IN, turn.visitor)
    person_id = badges.read(turn.frame.secret, payload, turn.received_at)
    turn.say(checkin.mark(turn, checkin.current(turn), person_id, way=Way.QR))


def _send(turn: Turn) -> None:
    person = turn.person
    badge = badges.write(turn.frame.secret, person.id, turn.tx.now)
    stored = turn.frame.outgoing(f"badge-{turn.update.update_id}.png")
    (turn.frame.folder / stored).write_bytes(qr.png(turn.frame.link(LETTER + badge)))
    below = badge_screen(turn.t, person, turn.tx.now + badges.LIVES)
    send_file(turn.tx, turn.chat_id, stored, below, name="badge.png", klass=turn.klass)


TAPS = (
    Tap(OpenBadge, show_badge, Door.PARTICIPANT),
    Tap(RenewBadge, renew, Door.PARTICIPANT),
    Tap(BelowBadge, menu, Door.ANYONE),
)

"""The staff: owners give roles to participants or by a one-time link, and take them back.

Waleed: /staff
bot:    فريق العمل … [منح صلاحية] [رابط لمرة واحدة] [سحب صلاحية]
Waleed: taps «منح صلاحية», types «باسل», taps «باسل محمد الورفلي», «تسجيل الحضور», «الثلاثاء 16 ديسمبر», «إرسال»
bot:    (to Waleed) ✅ مُنحت الصلاحية …   (to Basel) أُسندت إليكم صلاحية: تسجيل الحضور …
Dana:   opens a link that Waleed made, which sends /start s3kX… for her
bot:    (to Dana) وصل الطلب …   (to Waleed) تطلب دانا صلاحية … [قبول] [رفض]
"""

from __future__ import annotations

from collections.abc import Callable

from bot.commands import refresh_commands
from bot.doors import Door
from bot.frame import Frame, refresh, send
from bot.router import Command, Tap
from bot.screen import Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.staff_screens import (
    Asking,
    ChooseRole,
    ChooseTaking,
    Decide,
    DropLink,
    GiveRole,
    MakeLink,
    OpenAsking,
    OpenTeam,
    TakeRole,
    asked_screen,
    asking_screen,
    choose_screen,
    decided_screen,
    dropped_screen,
    holder_words,
    roles_screen,
    sure_screen,
    team_screen,
    told_declined_screen,
    told_given_screen,
    told_taken_screen,
    wrong_link_screen,
)
from storage import guesses, people, staff, staff_links
from storage.database import Tx
from storage.errors import OutOfDate
from storage.outbox import Class
from storage.people import Role
from storage.staff import Holding
from storage.staff_links import Link

GIVING, LINKING = "team", "team-link"  # handlers/staff_forms.py


def show_team(turn: Turn) -> None:
    """/staff and its button."""
    page = turn.code.page if isinstance(turn.code, OpenTeam) else 0
    turn.show(_team(turn, page=page))


def give(turn: Turn) -> None:
    """The button «give a role»: to whom?"""
    turn.frame.forms.start_anew(turn, GIVING)


def make_link(turn: Turn) -> None:
    """The button «one-time link»: for which role?"""
    turn.frame.forms.start_anew(turn, LINKING)


def drop_link(turn: Turn) -> None:
    """Takes a link back."""
    link = staff_links.find(turn.tx, turn.pressed(DropLink).link)
    turn.show(dropped_screen(turn.t, dropped=staff_links.take_back(turn.tx, link, by=turn.user_id)))


def arrive(turn: Turn, token: str) -> None:
    """Somebody has opened a link: every owner is asked."""
    guesses.check(turn.tx, turn.user_id)
    link = staff_links.use(turn.tx, token, turn.user_id)
    if link is None:
        guesses.note_wrong(turn.tx, turn.user_id)
        turn.say(wrong_link_screen(turn.t))
        return
    remember_name(turn)
    for owner in _owners(turn):
        t = _words_of(turn.tx, turn.frame, owner)
        card = asking_screen(t, _asking(turn.tx, t, link))
        key = f"{link.card}:{owner}"
        send(turn.tx, owner, card, klass=Class.CHANGE, key=key, card=link.card, about=link.card)
    turn.say(asked_screen(turn.t, link))


def show_asking(turn: Turn) -> None:
    """The oldest of those who wait for a decision."""
    waiting = staff_links.waiting(turn.tx)
    turn.show(asking_screen(turn.t, _asking(turn.tx, turn.t, waiting[0])) if waiting else _team(turn))


def decide(turn: Turn) -> None:
    """An owner's decision; the other owners' cards follow it."""
    code = turn.pressed(Decide)
    before = staff_links.find(turn.tx, code.link)
    decided = staff_links.decide(turn.tx, before, accepted=code.accepted, by=turn.user_id)
    link = staff_links.find(turn.tx, code.link)
    turn.show(decided_screen(turn.t, _asking(turn.tx, turn.t, link)))
    if not decided:
        turn.toast(turn.t.plain("toast-team-decided-before"))
        return
    for owner in staff_links.informed(turn.tx, link):
        if owner != turn.user_id:
            t = _words_of(turn.tx, turn.frame, owner)
            refresh(turn.tx, owner, link.card, decided_screen(t, _asking(turn.tx, t, link)))
    if link.used_by is None:
        return
    if code.accepted:
        tell_given(turn.tx, turn.frame, link.used_by, link.role, link.scope)
    else:
        _tell(turn.tx, turn.frame, link.used_by, lambda t: told_declined_screen(t, link.role, link.scope))


def choose_taking(turn: Turn) -> None:
    """From whom shall a role be taken back?"""
    held = _takeable(turn)
    turn.show(choose_screen(turn.t, held, page=turn.pressed(ChooseTaking).page) if held else _team(turn))


def choose_role(turn: Turn) -> None:
    """Which role shall be taken back? One alone needs no choice."""
    code = turn.pressed(ChooseRole)
    held = [one for one in _takeable(turn) if one.user_id == code.user]
    if not held:
        raise OutOfDate
    turn.show(roles_screen(turn.t, held) if len(held) > 1 else sure_screen(turn.t, held[0]))


def take(turn: Turn) -> None:
    """Asks whether the owner is sure, then takes the role back. Both hear of it."""
    code, owners = turn.pressed(TakeRole), turn.frame.owners
    one = Holding(code.user, staff.name_of(turn.tx, code.user), code.role, code.scope)
    if not code.sure:
        turn.show(sure_screen(turn.t, one))
        return
    if not staff.take(turn.tx, one.user_id, one.role, scope=one.scope, by=turn.user_id, owners=owners):
        raise OutOfDate
    tell_taken(turn.tx, turn.frame, one.user_id, one.role, one.scope)
    turn.visitor = people.meet(turn.tx, turn.user_id, owners)
    turn.show(_team(turn, heading=turn.t("team-taken", name=holder_words(turn.t, one.user_id, one.name))))


def tell_given(tx: Tx, frame: Frame, user_id: int, role: Role, scope: str) -> None:
    """Whoever has got a role hears of it, and finds its commands. Accounts that have never come are told nothing."""
    refresh_commands(tx, frame, user_id)
    _tell(tx, frame, user_id, lambda t: told_given_screen(t, role, scope))


def tell_taken(tx: Tx, frame: Frame, user_id: int, role: Role, scope: str) -> None:
    """Whoever has lost a role hears of it, and finds its commands gone."""
    refresh_commands(tx, frame, user_id)
    _tell(tx, frame, user_id, lambda t: told_taken_screen(t, role, scope))


def remember_name(turn: Turn) -> None:
    """Keeps what a member of the staff is called at Telegram, who has no other name here."""
    user = turn.update.effective_user
    if user is not None and turn.visitor.person is None:
        staff.note_name(turn.tx, turn.user_id, user.full_name)


def _tell(tx: Tx, frame: Frame, user_id: int, screen: Callable[[Texts], Screen]) -> None:
    if people.known(tx, user_id, frame.owners) is not None:
        send(tx, user_id, screen(_words_of(tx, frame, user_id)), klass=Class.CHANGE)


def _words_of(tx: Tx, frame: Frame, user_id: int) -> Texts:
    return frame.texts(tx, people.language_of(tx, user_id))


def _owners(turn: Turn) -> list[int]:
    """The owners who have ever come to the bot."""
    owners = people.holders(turn.tx, Role.OWNER, turn.frame.owners)
    return [owner for owner in owners if people.known(turn.tx, owner, turn.frame.owners) is not None]


def _asking(tx: Tx, t: Texts, link: Link) -> Asking:
    user_id = link.used_by or 0
    name = holder_words(t, user_id, staff.name_of(tx, user_id))
    found = people.known(tx, user_id, frozenset())
    if found is None or found.person is None:
        return Asking(link, name)
    person = found.person
    return Asking(link, name, t.pick(person.municipality_ar, person.municipality_en), found.registered)


def _team(turn: Turn, *, page: int = 0, heading: str = "") -> Screen:
    held = staff.holdings(turn.tx, turn.frame.owners)
    return team_screen(turn.t, held, asking=len(staff_links.waiting(turn.tx)), page=page, heading=heading)


def _takeable(turn: Turn) -> list[Holding]:
    return [one for one in staff.holdings(turn.tx, turn.frame.owners) if not one.fixed]


COMMANDS = (Command("staff", show_team, Door.OWN),)
TAPS = (
    Tap(OpenTeam, show_team, Door.OWN),
    Tap(GiveRole, give, Door.OWN),
    Tap(MakeLink, make_link, Door.OWN),
    Tap(DropLink, drop_link, Door.OWN),
    Tap(OpenAsking, show_asking, Door.OWN),
    Tap(Decide, decide, Door.OWN),
    Tap(ChooseTaking, choose_taking, Door.OWN),
    Tap(ChooseRole, choose_role, Door.OWN),
    Tap(TakeRole, take, Door.OWN),
)

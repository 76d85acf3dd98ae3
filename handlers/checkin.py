"""The usher's desk at the door: what is typed there is somebody's name, and a tap checks in.

Amina: /checkin
bot:   وضع التسجيل: يوم الثلاثاء 16 ديسمبر … يُرجى كتابة ثلاثة أحرف من الاسم أو البلدية، أو رمز الدعوة.
Amina: باس
bot:   باسل محمد الورفلي، زليتن [تسجيل الحضور] [حضر عنه بديل] [إنهاء التسجيل]
Amina: [تسجيل الحضور]
bot:   سُجّل الحضور الساعة 09:12 … (the same message) [تراجع]
Amina: 7GKM4QXT
bot:   سُجّل الحضور الساعة 09:13 … (the code of an invitation checks in at once)
"""

from __future__ import annotations

from bot.doors import Door, NotToday, knock, opens
from bot.form import Form, text_field
from bot.router import Command, Tap
from bot.screen import Screen
from bot.turn import Turn
from handlers.checkin_screens import (
    Mark,
    OtherList,
    SitDown,
    Substitute,
    Undo,
    desk_screen,
    done_screen,
    found_screen,
    lists_screen,
    nobody_screen,
    over_screen,
    person_screen,
    undone_screen,
)
from handlers.openings import OpenCheckin
from storage import attendance, drafts, invitations, lookup, people, rooms, turnout, ushers
from storage.attendance import SUBSTITUTE_MOST, AttendanceList, Way
from storage.drafts import Draft
from storage.errors import NotFound, UserError

FORM = "substitute"
SHOWN = 8  # people on one screen
SEARCHED = 100  # characters of what is typed that are looked at


class ListClosed(UserError):
    """The list is of another day: nobody is checked in there any more, or yet."""


def open_desk(turn: Turn) -> None:
    """/checkin and its button: what is typed from here on is a name on the usher's list."""
    drafts.leave(turn.tx, turn.user_id)
    _sit_down(turn, current(turn))


def other_list(turn: Turn) -> None:
    """Which list?"""
    turn.show(lists_screen(turn.t, _lists(turn)))


def sit_down(turn: Turn) -> None:
    """The usher checks in on this list from now on."""
    drafts.leave(turn.tx, turn.user_id)
    _sit_down(turn, open_list(turn, turn.pressed(SitDown).on))


def typed(turn: Turn) -> bool:
    """What an usher types at the desk: a name or a code. Returns False when nobody sits there."""
    desk = ushers.desk(turn.tx, turn.user_id)
    if desk is None or not desk.typing:
        return False
    if not opens(Door.CHECK_IN, turn.visitor):
        ushers.get_up(turn.tx, turn.user_id)
        turn.say(over_screen(turn.t))
        return True
    where, text = current(turn), turn.text[:SEARCHED]
    person_id = _of_code(turn, text)
    turn.say(_looked_up(turn, where, text) if person_id is None else mark(turn, where, person_id, way=Way.CODE))
    return True


def check_in(turn: Turn) -> None:
    """A press on a name or on «check in»."""
    code = turn.pressed(Mark)
    turn.show(mark(turn, open_list(turn, code.on), code.person, way=Way.NAME))


def undo(turn: Turn) -> None:
    """Takes a mark back; whoever pressed second is told how it stands."""
    found = attendance.find(turn.tx, turn.pressed(Undo).check_in)
    where = attendance.named(turn.tx, found.list)
    if where is None:
        raise NotFound
    knock(Door.CHECK_IN, turn.visitor, of=where.name)
    person = people.existing(turn.tx, found.person_id)
    if not attendance.undo(turn.tx, found.id, by=turn.user_id):
        turn.toast(turn.t.plain("toast-checkin-undone-before"))
    standing = attendance.standing(turn.tx, where, person.id)
    if standing is None:
        turn.show(undone_screen(turn.t, where, person))
    else:
        turn.show(done_screen(turn.t, where, person, standing, fresh=False))


def substitute(turn: Turn) -> None:
    """Asks for the name of who came in somebody's place."""
    code = turn.pressed(Substitute)
    where, person = open_list(turn, code.on), people.existing(turn.tx, code.person)
    turn.frame.forms.start_anew(turn, FORM, subject=f"{where.token} {person.id}")


def take_substitute(turn: Turn, draft: Draft) -> None:
    """The name is there: the municipality is present by them. Raises ListClosed when it came too late."""
    token, _, person_id = draft.subject.partition(" ")
    where, name = open_list(turn, token), " ".join(draft.answers["name"].split())
    person = people.existing(turn.tx, int(person_id))
    found, fresh = attendance.check_in(
        turn.tx, where, person.id, at=turn.received_at, by=turn.user_id, way=Way.NAME, substitute=name
    )
    if not fresh:
        found = attendance.come_instead(turn.tx, found.id, name, by=turn.user_id)
    turn.show(done_screen(turn.t, where, person, found, fresh=fresh))


def _list(turn: Turn, draft: Draft) -> str:
    return attendance.by_token(turn.tx, draft.subject.partition(" ")[0]).name


def mark(turn: Turn, where: AttendanceList, person_id: int, *, way: Way) -> Screen:
    """Checks somebody in, and returns the card that says so, or by whom it was done before."""
    found, fresh = attendance.check_in(turn.tx, where, person_id, at=turn.received_at, by=turn.user_id, way=way)
    return done_screen(turn.t, where, people.existing(turn.tx, person_id), found, fresh=fresh)


def current(turn: Turn) -> AttendanceList:
    """The list on which the visitor checks in: the chosen one while it lasts, else that of today.

    Raises: NotToday when there is none for them, NotAllowed when they check nobody in.
    """
    lists = _lists(turn)
    desk = ushers.desk(turn.tx, turn.user_id)
    chosen = next((one for one in lists if desk is not None and one.name == desk.list), None)
    if chosen is not None and (chosen.session is None or turn.received_at <= chosen.session.ends_at + rooms.AROUND):
        return chosen
    on_now = [one for one in lists if one.session is None or one.session.on_at(turn.received_at)]
    for one in (*on_now, *lists):
        return one
    knock(Door.CHECK_IN, turn.visitor)
    raise NotToday


def open_list(turn: Turn, token: str) -> AttendanceList:
    """The list that a button names, if this visitor checks in there now. Raises: NotToday, NotAllowed, ListClosed."""
    where = attendance.by_token(turn.tx, token)
    knock(Door.CHECK_IN, turn.visitor, of=where.name)
    if where.day != attendance.today(turn.tx, turn.received_at).day:
        raise ListClosed
    return where


def _lists(turn: Turn) -> list[AttendanceList]:
    """Today's lists on which the visitor may check in."""
    today = attendance.today(turn.tx, turn.received_at).day
    lists = attendance.lists_of(turn.tx, today)
    return [one for one in lists if opens(Door.CHECK_IN, turn.visitor, of=one.name)]


def _sit_down(turn: Turn, where: AttendanceList) -> None:
    ushers.sit_down(turn.tx, turn.user_id, where.name)
    figures = turnout.turnout(turn.tx, where)
    turn.show(desk_screen(turn.t, where, present=figures.present, expected=figures.expected))


def _looked_up(turn: Turn, where: AttendanceList, text: str) -> Screen:
    found = lookup.people_like(turn.tx, text, where, limit=SHOWN + 1)
    if not found:
        return nobody_screen(turn.t, text)
    if len(found) > 1:
        return found_screen(turn.t, where, found[:SHOWN], more=len(found) > SHOWN)
    person = people.existing(turn.tx, found[0].id)
    standing = attendance.standing(turn.tx, where, person.id)
    if standing is None:
        return person_screen(turn.t, where, person)
    return done_screen(turn.t, where, person, standing, fresh=False)


def _of_code(turn: Turn, text: str) -> int | None:
    """Whose invitation's code it is. A name in eight Latin letters may look like a code, and is none."""
    if not invitations.is_code(text):
        return None
    return invitations.by_code(turn.tx, turn.frame.secret, invitations.read_code(text))


COMMANDS = (Command("checkin", open_desk, Door.CHECK_IN),)
TAPS = (
    Tap(OpenCheckin, open_desk, Door.CHECK_IN),
    Tap(OtherList, other_list, Door.CHECK_IN),
    Tap(SitDown, sit_down, Door.CHECK_IN),
    Tap(Mark, check_in, Door.CHECK_IN),
    Tap(Undo, undo, Door.CHECK_IN),
    Tap(Substitute, substitute, Door.CHECK_IN),
)
FORMS = (
    Form(
        FORM, (text_field("name", most=SUBSTITUTE_MOST),), take_substitute, door=Door.CHECK_IN, of=_list, at_once=True
    ),
)

"""Attendance: who is here, who is missing, and how to reach those.

Amina: /attendance
bot: الحضور: يوم الثلاثاء 16 ديسمبر. الحاضرون 12 من 75، والغائبون 63 … [الغائبون] [حسب البلديات] [قائمة أخرى] [تحديث]
(two deputies arrive; the same message says 14 of 75)
Amina: [الغائبون]
bot: الغائبون: … • سالم علي، زليتن … [سالم علي]
Amina: [سالم علي]
bot: (a contact card with his number)
"""

from __future__ import annotations

from datetime import date
from functools import cache

from bot.doors import Door, knock, opens
from bot.frame import Frame
from bot.paging import fitting
from bot.renewing import renew
from bot.router import Command, Tap
from bot.screen import Screen
from bot.turn import Turn
from bot.work import DueAct
from handlers.attendance_screens import (
    LINES,
    PAGE,
    PickList,
    SendNumber,
    ShowList,
    ShowMissing,
    ShowParts,
    card_screen,
    lists_screen,
    missing_screen,
    parts_screen,
)
from handlers.openings import OpenAttendance
from storage import attendance, audit, outbox, people, programme, turnout
from storage.attendance import AttendanceList
from storage.database import Tx
from storage.due import Due
from storage.errors import NotFound
from storage.outbox import Class
from storage.people import Visitor
from storage.turnout import Turnout


def open_attendance(turn: Turn) -> None:
    """/attendance and its button: the list of today, or the first of today's that the visitor may see."""
    today = attendance.today(turn.tx, turn.received_at)
    lists = [one for one in attendance.lists_of(turn.tx, today.day) if _may_see(turn, one)]
    show_card(turn, lists[0] if lists else today)


def show_list(turn: Turn) -> None:
    """A list's card, counted anew."""
    where = attendance.by_token(turn.tx, turn.pressed(ShowList).on)
    show_card(turn, where)
    turn.toast(turn.t.plain("toast-attendance-counted", time=turn.t.time(turn.tx.now)))


def show_card(turn: Turn, where: AttendanceList) -> None:
    """The card, which goes on editing itself for half an hour. Raises: NotToday, NotAllowed."""
    knock(Door.ATTENDANCE, turn.visitor, of=where.name)
    attendance.CARDS.watch(turn.tx, turn.user_id, where.name)
    usher = opens(Door.CHECK_IN, turn.visitor)
    screen = card_screen(turn.t, where, turnout.turnout(turn.tx, where), counted_at=turn.tx.now, usher=usher)
    turn.show(screen, card=attendance.CARDS.about(turn.user_id))


def pick(turn: Turn) -> None:
    """Which list?"""
    code = turn.pressed(PickList)
    attendance.CARDS.stop(turn.tx, turn.user_id)
    try:
        day = date.fromisoformat(code.day)
    except ValueError:
        raise NotFound from None
    lists = [one for one in attendance.lists_of(turn.tx, day) if _may_see(turn, one)]
    days = programme.days(turn.tx, programme.zone(turn.tx))
    turn.show(lists_screen(turn.t, lists, days=days, day=day, page=fitting(code.page, size=PAGE, total=len(lists))))


def show_missing(turn: Turn) -> None:
    """Name by name; a name with a number is a button for those who may call."""
    code = turn.pressed(ShowMissing)
    where = _list(turn, code.on)
    total = turnout.turnout(turn.tx, where).missing
    page = fitting(code.page, size=PAGE, total=total)
    found = turnout.missing(turn.tx, where, offset=page * PAGE, limit=PAGE)
    numbers = opens(Door.CHECK_IN, turn.visitor, of=where.name)
    turn.show(missing_screen(turn.t, where, found, total=total, page=page, numbers=numbers))


def show_parts(turn: Turn) -> None:
    """Municipality by municipality."""
    code = turn.pressed(ShowParts)
    where = _list(turn, code.on)
    parts = [part for _, part in turnout.municipalities(turn.tx, where)]
    turn.show(parts_screen(turn.t, where, parts, page=fitting(code.page, size=LINES, total=len(parts))))


def send_number(turn: Turn) -> None:
    """The number of somebody who is missing, as a contact card; of nobody else."""
    code = turn.pressed(SendNumber)
    where = attendance.by_token(turn.tx, code.on)
    knock(Door.CHECK_IN, turn.visitor, of=where.name)
    person = people.find(turn.tx, code.person)
    if person is None or not person.phone:
        raise NotFound
    if not turnout.is_missing(turn.tx, where, person.id):
        turn.toast(turn.t.plain("toast-attendance-arrived", name=person.name), alert=True)
        return
    contact = {"phone_number": person.phone, "first_name": person.name}
    outbox.add(turn.tx, turn.chat_id, "sendContact", contact, klass=Class.REPLY)
    audit.note(turn.tx, "contact", actor=turn.user_id, subject=f"person:{person.id}", after={"fields": ["phone"]})
    turn.toast(turn.t.plain("toast-attendance-contact"))


def renew_cards(tx: Tx, frame: Frame, _due: Due) -> None:
    """Edits every card that is open; a list is counted once, however many look at it."""

    @cache
    def counted(name: str) -> tuple[AttendanceList, Turnout] | None:
        where = attendance.named(tx, name)
        return (where, turnout.turnout(tx, where)) if where is not None else None

    @cache
    def drawn(name: str, language: str, usher: bool) -> Screen | None:
        found = counted(name)
        if found is None:
            return None
        return card_screen(frame.texts(tx, language), *found, counted_at=tx.now, usher=usher)

    def draw(visitor: Visitor, name: str) -> Screen | None:
        if not opens(Door.ATTENDANCE, visitor, of=name):
            return None
        return drawn(name, visitor.language, opens(Door.CHECK_IN, visitor))

    renew(tx, frame, attendance.CARDS, draw)


def _list(turn: Turn, token: str) -> AttendanceList:
    """The list that a button names; the card whose place is taken does not edit itself any more."""
    where = attendance.by_token(turn.tx, token)
    knock(Door.ATTENDANCE, turn.visitor, of=where.name)
    attendance.CARDS.stop(turn.tx, turn.user_id)
    return where


def _may_see(turn: Turn, where: AttendanceList) -> bool:
    return opens(Door.ATTENDANCE, turn.visitor, of=where.name)


COMMANDS = (Command("attendance", open_attendance, Door.ATTENDANCE),)
TAPS = (
    Tap(OpenAttendance, open_attendance, Door.ATTENDANCE),
    Tap(ShowList, show_list, Door.ATTENDANCE),
    Tap(PickList, pick, Door.ATTENDANCE),
    Tap(ShowMissing, show_missing, Door.ATTENDANCE),
    Tap(ShowParts, show_parts, Door.ATTENDANCE),
    Tap(SendNumber, send_number, Door.CHECK_IN),
)
DUE: dict[str, DueAct] = {attendance.CARDS.kind: renew_cards}

"""The screens of the usher's desk and the codes of their buttons. What the buttons do stands in checkin.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.home import Home, home_row
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from handlers.attendance_screens import list_label, list_title
from handlers.openings import OpenCheckin
from storage.attendance import AttendanceList, CheckIn, Way
from storage.lookup import Found
from storage.people import Person


@dataclass(frozen=True)
class Mark(Code, prefix="cic"):
    """Checks somebody in on a list."""

    on: str
    person: int


@dataclass(frozen=True)
class Undo(Code, prefix="ciu"):
    """Takes a mark back."""

    check_in: int


@dataclass(frozen=True)
class Substitute(Code, prefix="cis"):
    """Asks who came in somebody's place."""

    on: str
    person: int


@dataclass(frozen=True)
class OtherList(Code, prefix="cil"):
    """Which list shall be checked in on?"""


@dataclass(frozen=True)
class SitDown(Code, prefix="cie"):
    """Checks in on this list from now on."""

    on: str


@dataclass(frozen=True)
class Behalf(Code, prefix="cib"):
    """Registers somebody who has no Telegram, and checks them in."""


def desk_screen(t: Texts, where: AttendanceList, *, present: int, expected: int) -> Screen:
    """What to do at the door."""
    text = t("checkin-desk", list=list_title(t, where), present=present, expected=expected)
    other, behalf = Button(t.plain("checkin-other-list"), OtherList()), Button(t.plain("checkin-behalf"), Behalf())
    return Screen(text, (side_by_side(other, behalf, rtl=t.rtl), _leave_row(t)))


def lists_screen(t: Texts, lists: Sequence[AttendanceList]) -> Screen:
    """The lists of today on which the usher may check in."""
    rows = tuple((Button(list_label(t, one), SitDown(one.token)),) for one in lists)
    return Screen(t("checkin-pick"), (*rows, (Button(t.plain("form-back"), OpenCheckin()),)))


def found_screen(t: Texts, where: AttendanceList, found: Sequence[Found], *, more: bool) -> Screen:
    """Several whose names fit: a tap on one checks in. `more`: there are others."""
    text = t("checkin-found-more" if more else "checkin-found", list=list_title(t, where))
    rows = tuple((Button(_choice(t, one), Mark(where.token, one.id)),) for one in found)
    return Screen(text, (*rows, (Button(t.plain("checkin-behalf"), Behalf()),), _leave_row(t)))


def person_screen(t: Texts, where: AttendanceList, person: Person, *, heading: str = "") -> Screen:
    """The only one whose name fits, not present yet."""
    lines = [heading] if heading else []
    lines += [_named(t, "checkin-person", person), t("checkin-list", list=list_title(t, where))]
    mark = Button(t.plain("checkin-mark"), Mark(where.token, person.id), style="success")
    return Screen("\n".join(lines), ((mark,), _substitute_row(t, where, person), _leave_row(t)))


def done_screen(t: Texts, where: AttendanceList, person: Person, check_in: CheckIn, *, fresh: bool) -> Screen:
    """The mark that was made, or the one that stood there already."""
    time, title = t.time(check_in.at), list_title(t, where)
    heading = t("checkin-done", time=time) if fresh else _before(t, check_in, time)
    lines = [heading, _named(t, "checkin-person", person), t("checkin-list", list=title)]
    if check_in.substitute:
        lines.append(t("checkin-substitute", name=check_in.substitute))
    undo = Button(t.plain("checkin-undo"), Undo(check_in.id))
    return Screen("\n".join(lines), ((undo,), _substitute_row(t, where, person), _leave_row(t)))


def undone_screen(t: Texts, where: AttendanceList, person: Person) -> Screen:
    """The mark is taken back, and can be made again."""
    return person_screen(t, where, person, heading=t("checkin-undone"))


def nobody_screen(t: Texts, typed: str) -> Screen:
    """No name fits."""
    behalf = Button(t.plain("checkin-behalf"), Behalf())
    return Screen(t("checkin-nobody", typed=typed), ((behalf,), _leave_row(t)))


def over_screen(t: Texts) -> Screen:
    """The usher's role has ended meanwhile, and what they type goes nowhere any more."""
    return Screen(t("checkin-over"), (home_row(t),))


def _before(t: Texts, check_in: CheckIn, time: str) -> str:
    if check_in.way is Way.ROOM:
        return t("checkin-before-room", time=time)
    if check_in.by_name:
        return t("checkin-before-by", time=time, name=check_in.by_name)
    return t("checkin-before", time=time)


def _choice(t: Texts, one: Found) -> str:
    """The label of a button: the name, the municipality, and whether they are there."""
    municipality = t.pick(one.municipality_ar, one.municipality_en)
    label = t.plain("checkin-choice", name=one.name, municipality=municipality) if municipality else one.name
    return t.plain("checkin-choice-present", label=label) if one.present else label


def _named(t: Texts, text_id: str, person: Person) -> str:
    municipality = t.pick(person.municipality_ar, person.municipality_en) or t.plain("form-empty")
    return t(text_id, name=person.name, municipality=municipality)


def _substitute_row(t: Texts, where: AttendanceList, person: Person) -> Row:
    return (Button(t.plain("checkin-substitute-button"), Substitute(where.token, person.id)),)


def _leave_row(t: Texts) -> Row:
    """The menu takes what is typed away from the desk."""
    return (Button(t.plain("checkin-leave"), Home()),)

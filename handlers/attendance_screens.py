"""The screens of attendance and the codes of their buttons. What the buttons do stands in attendance.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.codes import Code
from bot.home import home_row
from bot.paging import turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from handlers.openings import OpenCheckin, OpenSlides
from handlers.programme import session_label
from storage.attendance import AttendanceList, Way
from storage.turnout import Missing, Part, Turnout

PAGE = 8  # names, or lists, on one screen
LINES = 15  # municipalities on one screen


@dataclass(frozen=True)
class ShowList(Code, prefix="atl"):
    """A list's card; on the card itself it counts again."""

    on: str


@dataclass(frozen=True)
class PickList(Code, prefix="atc"):
    """The lists of a day (YYYY-MM-DD), to choose one."""

    day: str
    page: int = 0


@dataclass(frozen=True)
class ShowMissing(Code, prefix="atm"):
    """Who is missing, name by name."""

    on: str
    page: int = 0


@dataclass(frozen=True)
class ShowParts(Code, prefix="atp"):
    """How many came from each municipality."""

    on: str
    page: int = 0


@dataclass(frozen=True)
class SendNumber(Code, prefix="atn"):
    """The contact card of somebody who is missing."""

    on: str
    person: int


def list_title(t: Texts, where: AttendanceList) -> str:
    """What the list is called, plain."""
    if where.session is None:
        return t.plain("attendance-list-day", day=t.short_day(where.day))
    title = t.pick(where.session.title_ar, where.session.title_en)
    return t.plain("attendance-list-session", title=title, code=where.session.code)


def list_label(t: Texts, where: AttendanceList) -> str:
    """What the list is called on a button."""
    return list_title(t, where) if where.session is None else session_label(t, where.session)


def card_screen(t: Texts, where: AttendanceList, turnout: Turnout, *, counted_at: datetime, usher: bool) -> Screen:
    """A list's figures. `usher`: whoever looks may also check in there."""
    lines = [
        t("attendance-title", list=list_title(t, where)),
        "",
        t("attendance-figures", present=turnout.present, expected=turnout.expected, missing=turnout.missing),
    ]
    if turnout.elsewhere:
        lines.append(t("attendance-elsewhere", count=turnout.elsewhere))
    lines += _ways(t, turnout)
    if turnout.expected:
        lines += ["", t("attendance-regions"), *(_part(t, part) for part in turnout.regions)]
    lines += ["", t("attendance-counted", time=t.time(counted_at))]
    missing = Button(t.plain("attendance-missing-button"), ShowMissing(where.token))
    parts = Button(t.plain("attendance-parts-button"), ShowParts(where.token))
    other = Button(t.plain("attendance-other"), PickList(where.day.isoformat()))
    slides = Button(t.plain("rooms-slides"), OpenSlides())
    again = Button(t.plain("attendance-refresh"), ShowList(where.token))
    rows: list[Row] = [(Button(t.plain("checkin-button"), OpenCheckin(), style="primary"),)] if usher else []
    rows += [side_by_side(missing, parts, rtl=t.rtl), side_by_side(other, slides, rtl=t.rtl)]
    return Screen("\n".join(lines), (*rows, (again,), home_row(t)))


def lists_screen(t: Texts, lists: Sequence[AttendanceList], *, days: Sequence[date], day: date, page: int) -> Screen:
    """The lists of a day, and the way to the other days."""
    shown = lists[page * PAGE : (page + 1) * PAGE]
    rows: list[Row] = [(Button(list_label(t, one), ShowList(one.token)),) for one in shown]
    rows += turning(t, lambda to: PickList(day.isoformat(), to), page, size=PAGE, total=len(lists))
    rows += day_rows(t, days, day)
    return Screen(t("attendance-pick", day=t.day(day)), (*rows, home_row(t)))


def missing_screen(
    t: Texts, where: AttendanceList, people: Sequence[Missing], *, total: int, page: int, numbers: bool
) -> Screen:
    """One page of those who are missing. `numbers`: whoever looks may have their contact cards."""
    lines = [t("attendance-missing", list=list_title(t, where), count=total)]
    lines += ["", *(_name(t, one) for one in people)] if people else []
    callable_ = [one for one in people if one.reachable] if numbers else []
    lines += ["", t("attendance-numbers")] if callable_ else []
    rows: list[Row] = [(Button(one.name, SendNumber(where.token, one.id)),) for one in callable_]
    rows += turning(t, lambda to: ShowMissing(where.token, to), page, size=PAGE, total=total)
    return Screen("\n".join(lines), (*rows, _back(t, where), home_row(t)))


def parts_screen(t: Texts, where: AttendanceList, parts: Sequence[Part], *, page: int) -> Screen:
    """One page of the municipalities."""
    shown = parts[page * LINES : (page + 1) * LINES]
    lines = [t("attendance-parts", list=list_title(t, where)), "", *(_municipality(t, part) for part in shown)]
    rows = turning(t, lambda to: ShowParts(where.token, to), page, size=LINES, total=len(parts))
    return Screen("\n".join(lines), (*rows, _back(t, where), home_row(t)))


def day_rows(t: Texts, days: Sequence[date], day: date) -> list[Row]:
    """The day before and the day after, as far as the programme has them."""
    before = [one for one in days if one < day][-1:]
    after = [one for one in days if one > day][:1]
    return [(Button(t.short_day(one), PickList(one.isoformat())),) for one in (*before, *after)]


def _ways(t: Texts, turnout: Turnout) -> list[str]:
    """How they came. The room code stands apart, since it can be forwarded."""
    lines = []
    seen = sum(count for way, count in turnout.ways.items() if way is not Way.ROOM)
    if seen:
        ways = [
            t.plain("attendance-way-count", way=t.plain(f"attendance-way-{way.value}"), count=turnout.ways[way])
            for way in Way
            if way is not Way.ROOM and turnout.ways.get(way)
        ]
        lines.append(t("attendance-seen", count=seen, ways=t.list(ways)))
    if turnout.ways.get(Way.ROOM):
        lines.append(t("attendance-unseen", count=turnout.ways[Way.ROOM]))
    if turnout.substitutes:
        lines.append(t("attendance-substitutes", count=turnout.substitutes))
    return lines


def _part(t: Texts, part: Part) -> str:
    if not part.name_ar:
        return t("attendance-region-none", present=part.present, expected=part.expected)
    name = t.pick(part.name_ar, part.name_en)
    return t("attendance-region", name=name, present=part.present, expected=part.expected)


def _municipality(t: Texts, part: Part) -> str:
    if not part.name_ar:
        return t("attendance-part-none", present=part.present, expected=part.expected)
    name = t.pick(part.name_ar, part.name_en)
    return t("attendance-part", name=name, present=part.present, expected=part.expected)


def _name(t: Texts, one: Missing) -> str:
    municipality = t.pick(one.municipality_ar, one.municipality_en)
    if not municipality:
        return t("attendance-name", name=one.name)
    return t("attendance-name-of", name=one.name, municipality=municipality)


def _back(t: Texts, where: AttendanceList) -> Row:
    return (Button(t.plain("form-back"), ShowList(where.token)),)

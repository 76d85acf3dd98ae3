"""When the forum writes by itself: how long before a session, at which hour, how soon after a change, never at night.

    Amina    (the staff's door) [أوقات التنبيهات]
    bot      … [تذكير قبل الجلسة: 15 دقيقة] [برنامج الصباح: 07:00] … [ساعات الهدوء: من 22:00 إلى 06:00]
    Amina    [تذكير قبل الجلسة: 15 دقيقة]
    bot      (the same message) … [تذكير قبل الجلسة: 30 دقيقة] …

A press goes on to the next value; what falls due moves with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.codes import Code
from bot.doors import Door
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.openings import OpenHours, OpenStaff
from storage import audit, board, pushes, quiet, settings
from storage.errors import OutOfDate


class Hour(StrEnum):
    """What can be set, by the setting's name."""

    REMINDER = "reminder_minutes"
    MORNING = "morning_hour"
    GRACE = "feedback_grace_minutes"
    TELLING = "quiet_minutes"


CHOICES: dict[Hour, tuple[int, ...]] = {
    Hour.REMINDER: (5, 10, 15, 30, 60),
    Hour.MORNING: (6, 7, 8, 9),
    Hour.GRACE: (0, 5, 10, 15, 30),
    Hour.TELLING: (0, 1, 3, 5, 10),
}
NIGHTS = ((22, 6), (21, 7), (23, 6), (0, 0))
"""Quiet hours that the forum may have; equal: none."""


@dataclass(frozen=True)
class SetHour(Code, prefix="hrn"):
    """Sets one of them."""

    name: Hour
    value: int


@dataclass(frozen=True)
class SetNight(Code, prefix="hrq"):
    """Sets the forum's quiet hours."""

    start: int
    end: int


def hours_screen(t: Texts, values: Mapping[Hour, int], night: tuple[int, int]) -> Screen:
    """Everything with its value; a press goes on to the next."""
    rows: list[Row] = [
        (Button(_label(t, name, values[name]), SetHour(name, _next(name, values[name]))),) for name in Hour
    ]
    after = NIGHTS[(NIGHTS.index(night) + 1) % len(NIGHTS)] if night in NIGHTS else NIGHTS[0]
    rows.append((Button(t.plain("hours-night", hours=night_words(t, night)), SetNight(*after)),))
    back = side_by_side(Button(t.plain("form-back"), OpenStaff()), *home_row(t), rtl=t.rtl)
    return Screen(t("hours-title"), (*rows, back))


def night_words(t: Texts, night: tuple[int, int] | None) -> str:
    """Quiet hours in words; plain text."""
    if night is None or night[0] == night[1]:
        return t.plain("hours-night-none")
    start, end = (f"{hour:02}:00" for hour in night)
    return t.plain("hours-night-words", start=start, end=end)


def show_hours(turn: Turn) -> None:
    """What is set."""
    values = {name: settings.number(turn.tx, name.value) for name in Hour}
    turn.show(hours_screen(turn.t, values, quiet.forum_hours(turn.tx)))


def set_hour(turn: Turn) -> None:
    """Another value; twice is the same as once."""
    code = turn.pressed(SetHour)
    if code.value not in CHOICES[code.name]:
        raise OutOfDate
    before = settings.number(turn.tx, code.name.value)
    settings.put(turn.tx, code.name.value, code.value)
    _changed(turn, {code.name.value: before}, {code.name.value: code.value})


def set_night(turn: Turn) -> None:
    """Other quiet hours."""
    code = turn.pressed(SetNight)
    night = (code.start, code.end)
    if night not in NIGHTS:
        raise OutOfDate
    before = quiet.forum_hours(turn.tx)
    settings.put(turn.tx, "quiet_from", code.start)
    settings.put(turn.tx, "quiet_to", code.end)
    _changed(turn, {"quiet": list(before)}, {"quiet": list(night)})


def _changed(turn: Turn, before: Mapping[str, object], after: Mapping[str, object]) -> None:
    if before != after:
        audit.note(turn.tx, "hours", actor=turn.user_id, before=before, after=after)
        pushes.plan(turn.tx)
        board.plan(turn.tx)
    turn.toast(turn.t.plain("toast-hours"))
    show_hours(turn)


def _next(name: Hour, value: int) -> int:
    choices = CHOICES[name]
    return choices[(choices.index(value) + 1) % len(choices)] if value in choices else choices[0]


def _label(t: Texts, name: Hour, value: int) -> str:
    shown = f"{value:02}:00" if name is Hour.MORNING else t.plain("manage-minutes", count=value)
    return t.plain(f"hours-{name.value}", value=shown)


TAPS = (
    Tap(OpenHours, show_hours, Door.MANAGE),
    Tap(SetHour, set_hour, Door.MANAGE),
    Tap(SetNight, set_night, Door.MANAGE),
)

"""Which of the forum's own messages one wants: the morning's programme, reminders, calls for feedback.

Basel: /me … [اللغة] … [التنبيهات]
bot:   ما ترسله المنصة تلقائياً … [✓ برنامج الصباح] [✓ تذكير قبل الجلسات] [✓ طلب التقييم]
Basel: taps «تذكير قبل الجلسات»
bot:   … [✓ برنامج الصباح] [✗ تذكير قبل الجلسات] [✓ طلب التقييم]
Basel: taps «ساعات الهدوء: من 22:00 إلى 06:00»
bot:   … [ساعات الهدوء: دون] …
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from bot.codes import Code
from bot.doors import Door
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.hours import night_words
from handlers.openings import OpenMe
from storage import muting, quiet
from storage.errors import OutOfDate
from storage.push_times import Kind


@dataclass(frozen=True)
class OpenReminders(Code, prefix="rem"):
    """What the forum sends by itself."""


@dataclass(frozen=True)
class Mute(Code, prefix="remm"):
    """Switches a kind off or on."""

    kind: Kind
    off: bool


@dataclass(frozen=True)
class Quiet(Code, prefix="remq"):
    """Sets one's own quiet hours, as storage/quiet.py writes them."""

    hours: str


def reminders_screen(t: Texts, muted: Set[Kind], own: str = "", forum: tuple[int, int] = (22, 6)) -> Screen:
    """Each kind with its state, and the quiet hours, `own` or else the forum's; a press changes it."""
    rows: list[Row] = [(_button(t, kind, off=kind in muted),) for kind in Kind]
    after = quiet.CHOICES[(quiet.CHOICES.index(own) + 1) % len(quiet.CHOICES)] if own in quiet.CHOICES else ""
    night = t.plain("hours-night", hours=night_words(t, quiet.hours(own, forum)))
    rows.append((Button(night, Quiet(after)),))
    back = side_by_side(Button(t.plain("menu-me"), OpenMe()), *home_row(t), rtl=t.rtl)
    return Screen(t("reminders-title"), (*rows, back))


def show_reminders(turn: Turn) -> None:
    """The button «reminders»."""
    own, forum = quiet.of_account(turn.tx, turn.user_id), quiet.forum_hours(turn.tx)
    turn.show(reminders_screen(turn.t, muting.muted(turn.tx, turn.user_id), own, forum))


def mute(turn: Turn) -> None:
    """A press on a kind. A second press of the same button changes nothing more."""
    code = turn.pressed(Mute)
    muting.mute(turn.tx, turn.user_id, code.kind, off=code.off)
    turn.toast(turn.t.plain("toast-muted" if code.off else "toast-unmuted"))
    show_reminders(turn)


def set_quiet(turn: Turn) -> None:
    """A press on the quiet hours: the next choice."""
    code = turn.pressed(Quiet)
    if code.hours not in quiet.CHOICES:
        raise OutOfDate
    quiet.choose(turn.tx, turn.user_id, code.hours)
    turn.toast(turn.t.plain("toast-hours"))
    show_reminders(turn)


def _button(t: Texts, kind: Kind, *, off: bool) -> Button:
    label = t.plain("reminders-off" if off else "reminders-on", kind=t.plain(f"reminders-{kind.value}"))
    return Button(label, Mute(kind, off=not off))


TAPS = (
    Tap(OpenReminders, show_reminders, Door.PARTICIPANT),
    Tap(Mute, mute, Door.PARTICIPANT),
    Tap(Quiet, set_quiet, Door.PARTICIPANT),
)

"""Which of the forum's own messages one wants: the morning's programme, reminders, calls for feedback.

Basel: /me … [اللغة] … [التنبيهات]
bot:   ما ترسله المنصة تلقائياً … [✓ برنامج الصباح] [✓ تذكير قبل الجلسات] [✓ طلب التقييم]
Basel: taps «تذكير قبل الجلسات»
bot:   … [✓ برنامج الصباح] [✗ تذكير قبل الجلسات] [✓ طلب التقييم]
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from bot.codes import Code
from bot.doors import Door
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.openings import OpenMe
from storage import muting
from storage.pushes import Kind


@dataclass(frozen=True)
class OpenReminders(Code, prefix="rem"):
    """What the forum sends by itself."""


@dataclass(frozen=True)
class Mute(Code, prefix="remm"):
    """Switches a kind off or on."""

    kind: Kind
    off: bool


def reminders_screen(t: Texts, muted: Set[Kind]) -> Screen:
    """Each kind with its state; a press changes it."""
    rows = tuple((_button(t, kind, off=kind in muted),) for kind in Kind)
    back = side_by_side(Button(t.plain("menu-me"), OpenMe()), *home_row(t), rtl=t.rtl)
    return Screen(t("reminders-title"), (*rows, back))


def show_reminders(turn: Turn) -> None:
    """The button «reminders»."""
    turn.show(reminders_screen(turn.t, muting.muted(turn.tx, turn.user_id)))


def mute(turn: Turn) -> None:
    """A press on a kind. A second press of the same button changes nothing more."""
    code = turn.pressed(Mute)
    muting.mute(turn.tx, turn.user_id, code.kind, off=code.off)
    turn.toast(turn.t.plain("toast-muted" if code.off else "toast-unmuted"))
    show_reminders(turn)


def _button(t: Texts, kind: Kind, *, off: bool) -> Button:
    label = t.plain("reminders-off" if off else "reminders-on", kind=t.plain(f"reminders-{kind.value}"))
    return Button(label, Mute(kind, off=not off))


TAPS = (Tap(OpenReminders, show_reminders, Door.PARTICIPANT), Tap(Mute, mute, Door.PARTICIPANT))

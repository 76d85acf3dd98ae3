"""The staff's door: everything that stands behind it on one screen, so that no tool is more than two taps away.

Omar:   taps «إدارة المنتدى»                       (an usher)
bot:    … [تسجيل الحضور]
        [الحضور]
Waleed: taps «إدارة المنتدى»                       (an owner)
bot:    … [الإعلانات] [إدارة البرنامج]
        [تسجيل الحضور] [الحضور] …
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.doors import Door, opens
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.announcement_screens import OpenAnnounce
from handlers.desk_codes import OpenDesk
from handlers.export_codes import OpenExport
from handlers.openings import (
    OpenAttendance,
    OpenCheckin,
    OpenClosing,
    OpenDashboard,
    OpenGroups,
    OpenHours,
    OpenManage,
    OpenParticipants,
    OpenRecord,
    OpenReport,
    OpenStaff,
)
from handlers.recommendation_codes import OpenRecommendations
from handlers.staff import remember_name
from handlers.staff_screens import OpenTeam
from storage import event
from storage.errors import NotAllowed
from storage.people import Role, Visitor

FEW = 5  # tools that stand one below the other; more stand two abreast


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that the staff do; `label` is the button's text, the door's key opens it."""

    door: Door
    label: str
    code: Code


DAY = (
    Tool(Door.ANNOUNCE, "staff-announce", OpenAnnounce()),
    Tool(Door.MANAGE, "manage-open", OpenManage()),
    Tool(Door.CHECK_IN, "checkin-button", OpenCheckin()),
    Tool(Door.ATTENDANCE, "staff-attendance", OpenAttendance()),
    Tool(Door.INVITE, "staff-participants", OpenParticipants()),
    Tool(Door.DASHBOARD, "staff-dashboard", OpenDashboard()),
)
RESULTS = (
    Tool(Door.RECORD, "record-open", OpenRecord()),
    Tool(Door.REVIEW, "staff-review", OpenDesk()),
    Tool(Door.EXPORT, "staff-register", OpenRecommendations()),
    Tool(Door.CLOSE, "closing-open", OpenClosing()),
    Tool(Door.EXPORT, "report-open", OpenReport()),
    Tool(Door.EXPORT, "staff-export", OpenExport()),
)
SET_UP = (
    Tool(Door.MANAGE, "hours-open", OpenHours()),
    Tool(Door.GROUPS, "groups-open", OpenGroups()),
    Tool(Door.OWN, "staff-team", OpenTeam()),
)


def everything(*, over: bool) -> tuple[Tool, ...]:
    """What stands behind the door, in order: the forum's days first, or its results once it is `over`."""
    return (*RESULTS, *DAY, *SET_UP) if over else (*DAY, *RESULTS, *SET_UP)


def tools_of(visitor: Visitor, *, over: bool = False) -> list[Tool]:
    """What the visitor's roles open."""
    return [tool for tool in everything(over=over) if opens(tool.door, visitor)]


def staff_screen(t: Texts, roles: Sequence[Role], tools: Sequence[Tool]) -> Screen:
    """The door, and the tools behind it."""
    buttons = [Button(t.plain(tool.label), tool.code) for tool in tools]
    abreast = 1 if len(buttons) <= FEW else 2
    rows = [side_by_side(*buttons[at : at + abreast], rtl=t.rtl) for at in range(0, len(buttons), abreast)]
    names = t.list([t.plain(f"role-{role.value}") for role in roles])
    return Screen(t("staff-title", roles=names), (*rows, home_row(t)))


def show_staff(turn: Turn) -> None:
    """The door. Raises NotAllowed for whom nothing stands behind it."""
    forum = event.find(turn.tx)
    over = forum is not None and turn.tx.now.astimezone(turn.t.zone).date() > forum.ends_on
    tools = tools_of(turn.visitor, over=over)
    if not tools:
        raise NotAllowed
    remember_name(turn)
    turn.show(staff_screen(turn.t, [role for role in Role if role in turn.visitor.roles], tools))


TAPS = (Tap(OpenStaff, show_staff, Door.STAFF),)

"""The staff's door: what stands behind it for whom. Few tools stand side by side; many stand in sections.

Omar:   taps «إدارة المنتدى»                       (an usher)
bot:    … [تسجيل الحضور] [الحضور]
Waleed: taps «إدارة المنتدى»                       (an owner)
bot:    … [البرنامج] [المشاركون والحضور] [الإعلانات] [الآراء والتوصيات] [الملفات وفريق العمل]
Waleed: taps «المشاركون والحضور»
bot:    … [تسجيل الحضور] [الحضور] [المشاركون]
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.doors import Door, opens
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.announcement_screens import OpenAnnounce
from handlers.desk_codes import OpenDesk
from handlers.export_screens import OpenExport
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
    OpenStaff,
)
from handlers.recommendation_codes import OpenRecommendations
from handlers.staff import remember_name
from handlers.staff_screens import OpenTeam
from storage.errors import NotAllowed, OutOfDate
from storage.people import Role, Visitor

MOST = 5  # tools side by side; with the way home a menu has six buttons


@dataclass(frozen=True)
class OpenSection(Code, prefix="sds"):
    """One section of what stands behind the door."""

    name: str


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that the staff do; `label` is the button's text, the door's key opens it."""

    door: Door
    label: str
    code: Code


SECTIONS: dict[str, tuple[Tool, ...]] = {
    "programme": (
        Tool(Door.MANAGE, "manage-open", OpenManage()),
        Tool(Door.MANAGE, "hours-open", OpenHours()),
        Tool(Door.GROUPS, "groups-open", OpenGroups()),
    ),
    "people": (
        Tool(Door.CHECK_IN, "checkin-button", OpenCheckin()),
        Tool(Door.ATTENDANCE, "staff-attendance", OpenAttendance()),
        Tool(Door.INVITE, "staff-participants", OpenParticipants()),
    ),
    "announcements": (Tool(Door.ANNOUNCE, "staff-announce", OpenAnnounce()),),
    "opinions": (
        Tool(Door.DASHBOARD, "staff-dashboard", OpenDashboard()),
        Tool(Door.RECORD, "record-open", OpenRecord()),
        Tool(Door.REVIEW, "staff-review", OpenDesk()),
        Tool(Door.EXPORT, "recommendations-all", OpenRecommendations()),
        Tool(Door.CLOSE, "closing-open", OpenClosing()),
    ),
    "files": (
        Tool(Door.EXPORT, "staff-export", OpenExport()),
        Tool(Door.OWN, "staff-team", OpenTeam()),
    ),
}
"""Everything behind the door, in the order in which it is shown. A new tool of the staff is one line here."""


def tools_of(visitor: Visitor) -> dict[str, list[Tool]]:
    """What the visitor's roles open, by section; without the sections of which they open nothing."""
    return opened(lambda door: opens(door, visitor))


def staff_screen(t: Texts, roles: Sequence[Role], tools: dict[str, list[Tool]]) -> Screen:
    """The door: the tools themselves while they are few, else their sections; a section of one tool is that tool."""
    few = sum(map(len, tools.values())) <= MOST
    rows: list[Row] = []
    for name, section in tools.items():
        if few or len(section) == 1:
            rows += _rows(t, section)
        else:
            rows.append((Button(t.plain(f"staff-section-{name}"), OpenSection(name)),))
    names = t.list([t.plain(f"role-{role.value}") for role in roles])
    return Screen(t("staff-title", roles=names), (*rows, home_row(t)))


def section_screen(t: Texts, name: str, tools: Sequence[Tool]) -> Screen:
    """One section, and the way back to the door."""
    back = side_by_side(Button(t.plain("staff-back"), OpenStaff()), *home_row(t), rtl=t.rtl)
    return Screen(t("staff-section-title", section=t.plain(f"staff-section-{name}")), (*_rows(t, tools), back))


def show_staff(turn: Turn) -> None:
    """The door. Raises NotAllowed for whom nothing stands behind it."""
    tools = tools_of(turn.visitor)
    if not tools:
        raise NotAllowed
    remember_name(turn)
    turn.show(staff_screen(turn.t, [role for role in Role if role in turn.visitor.roles], tools))


def show_section(turn: Turn) -> None:
    """One section; whoever has lost the role since is told at the door."""
    name = turn.pressed(OpenSection).name
    if name not in SECTIONS:
        raise OutOfDate
    tools = tools_of(turn.visitor).get(name)
    if tools:
        turn.show(section_screen(turn.t, name, tools))
    else:
        show_staff(turn)


def opened(may_pass: Callable[[Door], bool]) -> dict[str, list[Tool]]:
    """The tools whose door `may_pass`, by section; empty sections are left out."""
    found = {name: [tool for tool in section if may_pass(tool.door)] for name, section in SECTIONS.items()}
    return {name: section for name, section in found.items() if section}


def _rows(t: Texts, tools: Sequence[Tool]) -> list[Row]:
    return [(Button(t.plain(tool.label), tool.code),) for tool in tools]


TAPS = (Tap(OpenStaff, show_staff, Door.STAFF), Tap(OpenSection, show_section, Door.STAFF))

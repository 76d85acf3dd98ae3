"""What organizers see while they edit the programme: the overview, a day, one session, its time, length and swap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.codes import Code
from bot.home import home_row
from bot.paging import fitting, turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts
from handlers.openings import ImportProgramme, OpenEdits, OpenManage, OpenVersions
from handlers.programme import LINE, cut, day_number
from handlers.telling_screens import change_block
from storage.diff import Change
from storage.editing import Swap
from storage.versions import Planned, Version

PAGE = 8  # sessions on one page
DAYS_ACROSS = 2
ON_BUTTON = 34  # characters of a title
SHIFTS = (-30, -15, 15, 30)  # minutes
FAR = (-60, 60)


@dataclass(frozen=True)
class EditDay(Code, prefix="mgd"):
    """A page of a day's sessions, as they are being edited; 0: today, or the first day."""

    day: int = 0
    page: int = 0


@dataclass(frozen=True)
class EditSession(Code, prefix="mgs"):
    """One session, as it is being edited."""

    code: str


@dataclass(frozen=True)
class EditTime(Code, prefix="mgt"):
    """When it begins."""

    code: str


@dataclass(frozen=True)
class EditLength(Code, prefix="mgl"):
    """How long it takes."""

    code: str


@dataclass(frozen=True)
class Shift(Code, prefix="mgm"):
    """Moves it by so many minutes from `at`, the start in minutes since 1970: a second tap is out of date."""

    code: str
    minutes: int
    at: int


@dataclass(frozen=True)
class Stretch(Code, prefix="mge"):
    """Moves its end by so many minutes from `at`."""

    code: str
    minutes: int
    at: int


@dataclass(frozen=True)
class AskEdit(Code, prefix="mga"):
    """Asks for something in words: time, end, room or details."""

    what: str
    code: str


@dataclass(frozen=True)
class ChooseSwap(Code, prefix="mgw"):
    """With which session shall it change places? A page of its day."""

    code: str
    page: int = 0


@dataclass(frozen=True)
class AskSwap(Code, prefix="mgv"):
    """What shall the two exchange?"""

    code: str
    other: str


@dataclass(frozen=True)
class DoSwap(Code, prefix="mgx"):
    """Exchanges it."""

    code: str
    other: str
    what: Swap


@dataclass(frozen=True)
class SetCancelled(Code, prefix="mgc"):
    """The session is cancelled, or held after all."""

    code: str
    cancelled: bool


@dataclass(frozen=True)
class UndoEdit(Code, prefix="mgu"):
    """The session is again as in the programme in force."""

    code: str


@dataclass(frozen=True)
class AddSession(Code, prefix="mgn"):
    """To the form of a new session."""


def manage_screen(t: Texts, version: Version | None, *, pending: int, telling_at: datetime | None) -> Screen:
    """Which version is in force, what waits to be released, and whom it will be told."""
    if version is None:
        lines = [t("manage-title"), "", t("manage-none")]
    else:
        when = f"{t.short_day(version.released_at)} {t.time(version.released_at)}"
        lines = [t("manage-title"), "", t("manage-version", number=str(version.number), when=when)]
        lines += [t("manage-comment", comment=version.comment)] if version.comment else []
    lines.append(t("manage-pending", count=pending))
    if telling_at is not None:
        lines.append(t("manage-telling", time=t.time(telling_at)))
    review = (Button(t.plain("manage-review", count=pending), OpenEdits(), style="primary"),)
    edit, add = Button(t.plain("manage-edit"), EditDay()), Button(t.plain("manage-add"), AddSession())
    versions, file = (
        Button(t.plain("manage-versions"), OpenVersions()),
        Button(t.plain("programme-file-import"), ImportProgramme()),
    )
    rows: list[Row] = [
        *([review] if pending else []),
        side_by_side(edit, add, rtl=t.rtl),
        side_by_side(versions, file, rtl=t.rtl),
        home_row(t),
    ]
    return Screen("\n".join(lines), tuple(rows))


def day_screen(
    t: Texts, rows: Sequence[Planned], day: date, days: Sequence[date], *, changed: frozenset[str], page: int = 0
) -> Screen:
    """A page of the day's sessions, the changed ones marked; `rows` are those of all days."""
    own = [row for row in rows if _day(t, row) == day]
    page = fitting(page, size=PAGE, total=len(own))
    shown = own[page * PAGE : (page + 1) * PAGE]
    buttons: list[Row] = [(Button(_label(t, row, changed=changed), EditSession(row.code)),) for row in shown]
    buttons += turning(t, lambda to: EditDay(day_number(day), to), page, size=PAGE, total=len(own))
    others = [Button(t.short_day(one), EditDay(day_number(one))) for one in days if one != day]
    pairs = [others[first : first + DAYS_ACROSS] for first in range(0, len(others), DAYS_ACROSS)]
    text = t("manage-day" if own else "manage-day-empty", day=t.day(day))
    return Screen(text, (*buttons, *(side_by_side(*pair, rtl=t.rtl) for pair in pairs), _back_row(t)))


def session_screen(t: Texts, row: Planned, change: Change | None, *, pending: int) -> Screen:
    """One session and everything that can be done with it."""
    lines = (
        [*_lines(t, row), "", t("manage-change", change=Html(change_block(t, change)))] if change else _lines(t, row)
    )
    code = row.code
    cancel = Button(
        t.plain("manage-restore" if row.cancelled else "manage-cancel"), SetCancelled(code, not row.cancelled)
    )
    rows: list[Row] = [
        side_by_side(
            Button(t.plain("manage-time"), EditTime(code)),
            Button(t.plain("manage-length"), EditLength(code)),
            rtl=t.rtl,
        ),
        side_by_side(
            Button(t.plain("manage-room"), AskEdit("room", code)),
            Button(t.plain("manage-swap"), ChooseSwap(code)),
            rtl=t.rtl,
        ),
        side_by_side(Button(t.plain("manage-details"), AskEdit("details", code)), cancel, rtl=t.rtl),
    ]
    if change is not None:
        rows.append((Button(t.plain("manage-undo"), UndoEdit(code)),))
    if pending:
        rows.append((Button(t.plain("manage-review", count=pending), OpenEdits(), style="primary"),))
    back = Button(t.plain("form-back"), EditDay(day_number(_day(t, row))))
    return Screen("\n".join(lines), (*rows, side_by_side(back, *home_row(t), rtl=t.rtl)))


def time_screen(t: Texts, row: Planned) -> Screen:
    """Earlier or later, by steps or by a time in words; its length stays."""
    at = minutes_of(row.starts_at)
    rows = _steps(t, lambda minutes: Shift(row.code, minutes, at))
    other = (Button(t.plain("manage-other-time"), AskEdit("time", row.code)),)
    return Screen("\n".join((*_lines(t, row), "", t("manage-shift"))), (*rows, other, _session_row(t, row)))


def length_screen(t: Texts, row: Planned) -> Screen:
    """Longer or shorter, by steps or by an end in words; its start stays."""
    at = minutes_of(row.ends_at)
    rows = _steps(t, lambda minutes: Stretch(row.code, minutes, at))
    other = (Button(t.plain("manage-other-end"), AskEdit("end", row.code)),)
    return Screen("\n".join((*_lines(t, row), "", t("manage-stretch"))), (*rows, other, _session_row(t, row)))


def choose_swap_screen(t: Texts, row: Planned, others: Sequence[Planned], *, page: int = 0) -> Screen:
    """A page of the sessions with which it may change places."""
    page = fitting(page, size=PAGE, total=len(others))
    rows: list[Row] = [
        (Button(_label(t, other, changed=frozenset()), AskSwap(row.code, other.code)),)
        for other in others[page * PAGE : (page + 1) * PAGE]
    ]
    rows += turning(t, lambda to: ChooseSwap(row.code, to), page, size=PAGE, total=len(others))
    text = t("manage-swap-with" if others else "manage-swap-nobody", title=_title(t, row))
    return Screen(text, (*rows, _session_row(t, row)))


def ask_swap_screen(t: Texts, row: Planned, other: Planned) -> Screen:
    """What shall they exchange?"""
    text = t("manage-swap-what", one=Html("\n".join(_lines(t, row))), other=Html("\n".join(_lines(t, other))))
    rows = tuple((Button(t.plain(f"manage-swap-{what.value}"), DoSwap(row.code, other.code, what)),) for what in Swap)
    return Screen(text, (*rows, _session_row(t, row)))


def minutes_of(moment: datetime) -> int:
    """A moment in minutes since 1970, as codes carry it."""
    return int(moment.timestamp()) // 60


def _steps(t: Texts, code: object) -> tuple[Row, ...]:
    def button(minutes: int) -> Button:
        label = "manage-step-later" if minutes > 0 else "manage-step-earlier"
        return Button(t.plain(label, minutes=str(abs(minutes))), code(minutes))  # type: ignore[operator]

    near = side_by_side(*(button(minutes) for minutes in SHIFTS), rtl=t.rtl)
    return near, side_by_side(*(button(minutes) for minutes in FAR), rtl=t.rtl)


def _lines(t: Texts, row: Planned) -> list[str]:
    lines = [t("session-title", title=_title(t, row))]
    if row.cancelled:
        lines.append(t("session-cancelled"))
    lines.append(t("change-at", day=t.day(row.starts_at), start=t.time(row.starts_at), end=t.time(row.ends_at)))
    lines += [t("session-room", room=row.room)] if row.room else []
    lines += [t("session-facilitator", facilitator=row.facilitator)] if row.facilitator else []
    lines += [t("session-capacity", count=row.capacity)] if row.capacity else []
    lines += [t("manage-audience", audience=row.audience)] if row.audience else []
    return lines


def _label(t: Texts, row: Planned, *, changed: frozenset[str]) -> str:
    title = cut(_title(t, row), ON_BUTTON)
    kind = "cancelled" if row.cancelled else "changed" if row.code in changed else "plain"
    return t.plain(f"manage-label-{kind}", time=t.time(row.starts_at), title=title)


def _title(t: Texts, row: Planned) -> str:
    return cut(t.pick(row.title_ar, row.title_en), LINE)


def _day(t: Texts, row: Planned) -> date:
    return row.starts_at.astimezone(t.zone).date()


def _session_row(t: Texts, row: Planned) -> Row:
    return side_by_side(Button(t.plain("form-back"), EditSession(row.code)), *home_row(t), rtl=t.rtl)


def _back_row(t: Texts) -> Row:
    return side_by_side(Button(t.plain("manage-back"), OpenManage()), *home_row(t), rtl=t.rtl)

"""The programme in organizers' hands: every edit goes into a working copy, and nothing moves before it is released.

    Amina    /manage
    bot      إدارة البرنامج … النسخة السارية 1 … لا توجد تعديلات غير منشورة. [تعديل جلسة] [إضافة جلسة] …
    Amina    [تعديل جلسة], then [11:15 التحول الرقمي], then [الموعد]
    bot      … [30 د قبل] [15 د قبل] [15 د بعد] [30 د بعد] … [موعد آخر]
    Amina    [15 د بعد]
    bot      (the same message) … من 11:30 إلى 13:00 …
    Amina    [رجوع], then [مراجعة التعديلات ونشرها (1)]            (handlers/releases.py)

What is typed (a time, an end, a place, details, a new session) is asked for by the forms of handlers/manage_forms.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.doors import Door
from bot.router import Command, Tap
from bot.turn import Turn
from handlers.manage_screens import (
    AddSession,
    AskEdit,
    AskSwap,
    ChooseSwap,
    DoSwap,
    EditDay,
    EditLength,
    EditSession,
    EditTime,
    SetCancelled,
    Shift,
    Stretch,
    UndoEdit,
    ask_swap_screen,
    choose_swap_screen,
    day_screen,
    length_screen,
    manage_screen,
    minutes_of,
    session_screen,
    time_screen,
)
from handlers.openings import OpenManage
from storage import editing, event, tellings, versions
from storage.errors import NotFound, OutOfDate
from storage.versions import Planned

FORMS_OF = {"time": "move", "end": "lengthen", "room": "room", "details": "details"}
"""What can be asked for in words, and the form that asks."""
NEW = "new"


def open_manage(turn: Turn) -> None:
    """/manage."""
    turn.frame.forms.interrupt(turn)
    version = versions.find(turn.tx, versions.latest(turn.tx))
    pending = len(editing.pending(turn.tx))
    at = tellings.waiting_since(turn.tx)
    turn.show(manage_screen(turn.t, version, pending=pending, telling_at=at))


def edit_day(turn: Turn) -> None:
    """A day's sessions. Raises NotFound for a day that neither the event nor the programme has."""
    code = turn.pressed(EditDay)
    rows = editing.rows(turn.tx)
    days = days_of(turn, rows)
    if not days:
        raise NotFound
    today = turn.tx.now.astimezone(turn.t.zone).date()
    day = _day(code.day) if code.day else next((one for one in days if one >= today), days[0])
    if day not in days:
        raise NotFound
    changed = frozenset(change.code for change in editing.pending(turn.tx))
    turn.show(day_screen(turn.t, rows, day, days, changed=changed, page=code.page))


def edit_session(turn: Turn) -> None:
    """One session."""
    turn.frame.forms.interrupt(turn)
    show_session(turn, turn.pressed(EditSession).code)


def edit_time(turn: Turn) -> None:
    """When it begins."""
    turn.show(time_screen(turn.t, editing.find(turn.tx, turn.pressed(EditTime).code)))


def edit_length(turn: Turn) -> None:
    """How long it takes."""
    turn.show(length_screen(turn.t, editing.find(turn.tx, turn.pressed(EditLength).code)))


def shift(turn: Turn) -> None:
    """A step earlier or later."""
    code = turn.pressed(Shift)
    row = editing.find(turn.tx, code.code)
    if minutes_of(row.starts_at) == code.at:
        row = editing.shifted(row, row.starts_at + timedelta(minutes=code.minutes))
        _keep(turn, row)
    else:
        turn.toast(turn.t.plain("toast-out-of-date"))
    turn.show(time_screen(turn.t, row))


def stretch(turn: Turn) -> None:
    """A step longer or shorter."""
    code = turn.pressed(Stretch)
    row = editing.find(turn.tx, code.code)
    if minutes_of(row.ends_at) == code.at:
        row = replace(row, ends_at=row.ends_at + timedelta(minutes=code.minutes))
        _keep(turn, row)
    else:
        turn.toast(turn.t.plain("toast-out-of-date"))
    turn.show(length_screen(turn.t, row))


def ask(turn: Turn) -> None:
    """To the form that asks for it in words."""
    code = turn.pressed(AskEdit)
    if code.what not in FORMS_OF:
        raise OutOfDate
    row = editing.find(turn.tx, code.code)
    turn.frame.forms.start_anew(turn, f"manage-{FORMS_OF[code.what]}", subject=row.code)


def add(turn: Turn) -> None:
    """To the form of a new session."""
    turn.frame.forms.start(turn, f"manage-{NEW}")


def choose_swap(turn: Turn) -> None:
    """The sessions of its day, itself and cancelled ones aside."""
    code = turn.pressed(ChooseSwap)
    row = editing.find(turn.tx, code.code)
    day = row.starts_at.astimezone(turn.t.zone).date()
    others = [
        one
        for one in editing.rows(turn.tx)
        if one.code != row.code and not one.cancelled and one.starts_at.astimezone(turn.t.zone).date() == day
    ]
    turn.show(choose_swap_screen(turn.t, row, others, page=code.page))


def ask_swap(turn: Turn) -> None:
    """What shall the two exchange?"""
    code = turn.pressed(AskSwap)
    turn.show(ask_swap_screen(turn.t, editing.find(turn.tx, code.code), editing.find(turn.tx, code.other)))


def swap(turn: Turn) -> None:
    """They change places."""
    code = turn.pressed(DoSwap)
    one, other = editing.find(turn.tx, code.code), editing.find(turn.tx, code.other)
    _keep(turn, *editing.swapped(one, other, code.what))
    show_session(turn, code.code)


def set_cancelled(turn: Turn) -> None:
    """Cancelled, or held after all; a second press changes nothing more."""
    code = turn.pressed(SetCancelled)
    _keep(turn, replace(editing.find(turn.tx, code.code), cancelled=code.cancelled))
    show_session(turn, code.code)


def undo(turn: Turn) -> None:
    """As it is in force; a session that was only being added is gone, and its day is shown."""
    code = turn.pressed(UndoEdit).code
    row = editing.find(turn.tx, code)
    done = editing.undo(turn.tx, code, by=turn.user_id)
    turn.toast(turn.t.plain("toast-edit-undone" if done else "toast-out-of-date"))
    if any(one.code == code for one in editing.rows(turn.tx)):
        show_session(turn, code)
        return
    rows = editing.rows(turn.tx)
    changed = frozenset(change.code for change in editing.pending(turn.tx))
    day = row.starts_at.astimezone(turn.t.zone).date()
    turn.show(day_screen(turn.t, rows, day, days_of(turn, rows), changed=changed))


def show_session(turn: Turn, code: str) -> None:
    """The session as it is being edited now."""
    row = editing.find(turn.tx, code)
    pending = editing.pending(turn.tx)
    change = next((one for one in pending if one.code == code), None)
    turn.show(session_screen(turn.t, row, change, pending=len(pending)))


def days_of(turn: Turn, rows: list[Planned]) -> list[date]:
    """The event's days and those of the programme, in order."""
    days = {row.starts_at.astimezone(turn.t.zone).date() for row in rows}
    forum = event.find(turn.tx)
    if forum is not None:
        days |= {forum.starts_on + timedelta(days=n) for n in range((forum.ends_on - forum.starts_on).days + 1)}
    return sorted(days)


def _keep(turn: Turn, *rows: Planned) -> None:
    try:
        editing.put(turn.tx, *rows, by=turn.user_id)
    except editing.EndsBeforeStart:
        bad = next(row for row in rows if row.ends_at <= row.starts_at)
        raise editing.EndsBeforeStart(start=turn.t.time(bad.starts_at), end=turn.t.time(bad.ends_at)) from None
    turn.toast(turn.t.plain("toast-edit-kept"))


def _day(number: int) -> date:
    try:
        return date.fromisoformat(str(number))
    except ValueError:
        raise NotFound from None


COMMANDS = (Command("manage", open_manage, Door.MANAGE),)
TAPS = (
    Tap(OpenManage, open_manage, Door.MANAGE),
    Tap(EditDay, edit_day, Door.MANAGE),
    Tap(EditSession, edit_session, Door.MANAGE),
    Tap(EditTime, edit_time, Door.MANAGE),
    Tap(EditLength, edit_length, Door.MANAGE),
    Tap(Shift, shift, Door.MANAGE),
    Tap(Stretch, stretch, Door.MANAGE),
    Tap(AskEdit, ask, Door.MANAGE),
    Tap(AddSession, add, Door.MANAGE),
    Tap(ChooseSwap, choose_swap, Door.MANAGE),
    Tap(AskSwap, ask_swap, Door.MANAGE),
    Tap(DoSwap, swap, Door.MANAGE),
    Tap(SetCancelled, set_cancelled, Door.MANAGE),
    Tap(UndoEdit, undo, Door.MANAGE),
)

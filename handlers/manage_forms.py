"""What organizers say in words while they edit the programme: a time, an end, a place, details, a new session.

Amina    (the session's time) [موعد آخر]
bot      اليوم؟ [الثلاثاء 16 ديسمبر] [الأربعاء 17 ديسمبر]
Amina    [الأربعاء 17 ديسمبر]
bot      وقت البداية؟ مثال: 14:30
Amina    ٩:١٥
bot      (the session's card) … الأربعاء … من 09:15 إلى 10:45 … [مراجعة التعديلات ونشرها (1)]
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.doors import Door
from bot.form import Choice, Field, Form, text_field, tidy_answer
from bot.screen import Screen
from bot.turn import Turn
from handlers.manage import NEW, days_of, show_session
from handlers.manage_screens import session_screen
from storage import editing, focus_areas
from storage.arabic import digits
from storage.drafts import Draft
from storage.editing import EndsBeforeStart
from storage.errors import OutOfDate, UserError
from storage.programme import FILE, Kind
from storage.versions import Planned

MOST = {column.code: column.most for column in FILE}
LENGTHS = (30, 45, 60, 90, 120, 180)  # minutes that are offered
MOST_SEATS = 100_000
_TIME = re.compile(r"([0-9]{1,2})(?:[:.\-h]?([0-9]{2}))?")


class NotATime(UserError):
    """What was typed is no time of day."""


class NotSeats(UserError):
    """What was typed is no number of seats, up to `most`."""


DETAILS = (
    "title_ar",
    "title_en",
    "kind",
    "facilitator",
    "focus_area",
    "capacity",
    "audience",
    "description_ar",
    "description_en",
)
"""What can be changed as a detail, by the columns of the file."""


def read_time(_turn: Turn, _draft: Draft, text: str) -> str:
    """A time of day as `09:15`. Raises NotATime."""
    found = _TIME.fullmatch(digits(text).strip().replace(" ", ""))
    if found is None:
        raise NotATime
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise NotATime
    return f"{hour:02}.{minute:02}"


def read_seats(_turn: Turn, _draft: Draft, text: str) -> str:
    """A number of seats. Raises NotSeats."""
    plain = digits(text).strip()
    if not plain.isascii() or not plain.isdigit() or not 1 <= int(plain[:9]) <= MOST_SEATS:
        raise NotSeats(most=str(MOST_SEATS))
    return str(int(plain))


def move(turn: Turn, draft: Draft) -> None:
    """Another day or start; the length stays."""
    row = _edited(turn, draft)
    start = _at(turn, draft.answers["day"], draft.answers["time"])
    _keep(turn, editing.shifted(row, start))


def lengthen(turn: Turn, draft: Draft) -> None:
    """Another end, on the day on which it begins."""
    row = _edited(turn, draft)
    day = row.starts_at.astimezone(turn.t.zone).date()
    _keep(turn, replace(row, ends_at=_at(turn, f"{day:%Y%m%d}", draft.answers["end"])))


def change_room(turn: Turn, draft: Draft) -> None:
    """Another place."""
    _keep(turn, replace(_edited(turn, draft), room=draft.answers["room"]))


def change_detail(turn: Turn, draft: Draft) -> None:
    """One of the details."""
    name = draft.answers["which"]
    value = draft.answers[name]
    row = _edited(turn, draft)
    kept: Any = value
    if name == "kind":
        kept = Kind(value)
    elif name == "capacity":
        kept = int(value) if value else None
    _keep(turn, replace(row, **{name: kept}))


def add(turn: Turn, draft: Draft) -> None:
    """A session that the programme did not have."""
    given = draft.answers
    start = _at(turn, given["day"], given["time"])
    kind = Kind(given["kind"])
    row = Planned(
        code=editing.next_code(turn.tx, kind),
        kind=kind,
        title_ar=given["title_ar"],
        title_en=given["title_en"],
        starts_at=start,
        ends_at=start + timedelta(minutes=int(given["length"])),
        room=given["room"],
        facilitator=given["facilitator"],
        audience=given["audience"],
    )
    _keep(turn, row)


def days(turn: Turn, _draft: Draft) -> Sequence[Choice]:
    """The event's days and the programme's."""
    return [Choice(f"{day:%Y%m%d}", turn.t.short_day(day)) for day in days_of(turn, editing.rows(turn.tx))]


def kinds(turn: Turn, _draft: Draft) -> Sequence[Choice]:
    """The kinds of session."""
    return [Choice(kind.value, _kind(turn, kind.value)) for kind in Kind]


def rooms(turn: Turn, _draft: Draft) -> Sequence[Choice]:
    """The places that the programme knows."""
    return [Choice(_mark(room), room) for room in editing.rooms(turn.tx)]


def areas(turn: Turn, _draft: Draft) -> Sequence[Choice]:
    """The focus areas."""
    return [Choice(one.code, turn.t.pick(one.name_ar, one.name_en)) for one in focus_areas.everything(turn.tx)]


def lengths(turn: Turn, _draft: Draft) -> Sequence[Choice]:
    """How long it takes."""
    return [Choice(str(minutes), turn.t.plain("manage-minutes", count=minutes)) for minutes in LENGTHS]


def details(turn: Turn, _draft: Draft) -> Sequence[Choice]:
    """What can be changed as a detail."""
    return [Choice(name, turn.t.plain(f"manage-details-{name}-label")) for name in DETAILS]


def _room_of(turn: Turn, _draft: Draft, value: str) -> str:
    found = next((room for room in editing.rooms(turn.tx) if _mark(room) == value), None)
    if found is None:
        raise OutOfDate
    return found


def _length_of(_turn: Turn, _draft: Draft, value: str) -> str:
    if value not in map(str, LENGTHS):
        raise OutOfDate
    return value


def _mark(room: str) -> str:
    return hashlib.sha256(room.encode()).hexdigest()[:8]


def _kind(turn: Turn, value: str) -> str:
    return turn.t.plain(f"column-programme-kind-{value}").partition("|")[0]


def _shown_day(turn: Turn, value: str) -> str:
    return turn.t.short_day(date.fromisoformat(value))


def _shown_time(_turn: Turn, value: str) -> str:
    return value.replace(".", ":")


def _shown_length(turn: Turn, value: str) -> str:
    return turn.t.plain("manage-minutes", count=int(value))


def _read_room(_turn: Turn, _draft: Draft, text: str) -> str:
    return tidy_answer(text, most=MOST["room"])


def _edited(turn: Turn, draft: Draft) -> Planned:
    """The session that the form is about."""
    return editing.find(turn.tx, draft.subject)


def _at(turn: Turn, day: str, clock: str) -> datetime:
    hour, _, minute = clock.partition(".")
    local = datetime.combine(date.fromisoformat(day), time(int(hour), int(minute)), turn.t.zone)
    return local.astimezone(UTC)


def _keep(turn: Turn, row: Planned) -> None:
    try:
        editing.put(turn.tx, row, by=turn.user_id)
    except EndsBeforeStart:
        raise EndsBeforeStart(start=turn.t.time(row.starts_at), end=turn.t.time(row.ends_at)) from None
    turn.toast(turn.t.plain("toast-edit-kept"))
    show_session(turn, row.code)


def _back(turn: Turn, draft: Draft) -> Screen:
    row, pending = editing.find(turn.tx, draft.subject), editing.pending(turn.tx)
    change = next((one for one in pending if one.code == row.code), None)
    return session_screen(turn.t, row, change, pending=len(pending))


def _asked_when(name: str) -> Callable[[Mapping[str, str]], bool]:
    return lambda answers: answers.get("which") == name


def _detail(name: str) -> Field:
    asked = _asked_when(name)
    if name == "kind":
        return Field(name, choices=kinds, across=2, asked=asked)
    if name == "focus_area":
        return Field(name, choices=areas, optional=True, asked=asked)
    if name == "capacity":
        return Field(name, read=read_seats, optional=True, asked=asked)
    plain = text_field(name, most=MOST[name], optional=name != "title_ar")
    return replace(plain, asked=asked)


_DAY = Field("day", choices=days, show=_shown_day)
_TIME_OF_DAY = Field("time", read=read_time, show=_shown_time)
_ROOM = Field("room", read=_read_room, choices=rooms, pick=_room_of)

FORMS = (
    Form("manage-move", (_DAY, _TIME_OF_DAY), move, door=Door.MANAGE, at_once=True, left=_back),
    Form(
        "manage-lengthen",
        (Field("end", read=read_time, show=_shown_time),),
        lengthen,
        door=Door.MANAGE,
        at_once=True,
        left=_back,
    ),
    Form("manage-room", (_ROOM,), change_room, door=Door.MANAGE, at_once=True, left=_back),
    Form(
        "manage-details",
        (Field("which", choices=details, across=2), *(_detail(name) for name in DETAILS)),
        change_detail,
        door=Door.MANAGE,
        at_once=True,
        left=_back,
    ),
    Form(
        f"manage-{NEW}",
        (
            text_field("title_ar", most=MOST["title_ar"]),
            text_field("title_en", most=MOST["title_en"], optional=True),
            Field("kind", choices=kinds, across=2, show=_kind),
            _DAY,
            _TIME_OF_DAY,
            Field("length", choices=lengths, pick=_length_of, across=2, show=_shown_length),
            replace(_ROOM, optional=True),
            text_field("facilitator", most=MOST["facilitator"], optional=True),
            text_field("audience", most=MOST["audience"], optional=True),
        ),
        add,
        door=Door.MANAGE,
    ),
)

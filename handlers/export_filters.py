"""The filters of an exported table: their choices, what they are called, and what storage calls them.

Salma: [تصفية السجلات]
bot: … [الورشة: الكل] [مجال التركيز: الكل] [الحالة: الكل] [منذ: الكل] [البلدية: الكل] [تم]
Salma: [الحالة: الكل], [مقبولة]
bot: … [الحالة: مقبولة] …
"""

from __future__ import annotations

from datetime import date

from bot.files.words import Labels
from bot.turn import Turn
from handlers.export_codes import Filter, Narrowed, Pick
from handlers.export_screens import TAKEN_AS, Named, filters_of
from storage import event, focus_areas, municipalities, programme
from storage.errors import OutOfDate
from storage.exports import TABLES, Shape
from storage.municipalities import Municipality

DAYS = 14  # that can be chosen from, the latest ones


def choices(turn: Turn, chosen: Pick) -> list[tuple[int, str]]:
    """Every choice of the filter: its number in the button, and its name."""
    return list(_choices(turn, chosen, chosen.field).items())


def named(turn: Turn, chosen: Narrowed) -> Named:
    """What the filters of a table stand at. Raises OutOfDate when what one names is gone."""
    found = {}
    for field in filters_of(chosen.kind):
        value = getattr(chosen, field.value)
        names = _choices(turn, chosen, field) if value else {}
        if value and value not in names:
            raise OutOfDate
        found[field] = names.get(value, "")
    return Named(found)


def codes(turn: Turn, chosen: Narrowed) -> dict[str, str]:
    """The filters as storage takes them, but for the day. Raises OutOfDate when what one names is gone."""
    named(turn, chosen)
    found = {}
    for field in filters_of(chosen.kind):
        value = getattr(chosen, field.value)
        if value and field is not Filter.SINCE:
            found[TAKEN_AS[field]] = _code(turn, chosen, field, value)
    return found


def since(chosen: Narrowed) -> date | None:
    """The day that was chosen, in the event's zone; None for all days."""
    return _day(chosen.since) if chosen.since else None


def _choices(turn: Turn, chosen: Narrowed, field: Filter) -> dict[int, str]:
    t = turn.t
    if field is Filter.SESSION:
        sessions = [one for one in programme.sessions(turn.tx) if not one.is_break]
        return {one.id: f"{t.pick(one.title_ar, one.title_en)} · {one.code}" for one in sessions}
    if field is Filter.AREA:
        return {one.id: t.pick(one.name_ar, one.name_en) for one in focus_areas.everything(turn.tx)}
    if field is Filter.STATE:
        return {number: _state_name(turn, chosen, state) for number, state in enumerate(_states(chosen), 1)}
    if field is Filter.SINCE:
        return {_number(day): t.day(day) for day in _days(turn)}
    return {one.id: t.pick(one.name_ar, one.name_en) for one in _municipalities(turn)}


def _code(turn: Turn, chosen: Narrowed, field: Filter, value: int) -> str:
    if field is Filter.SESSION:
        session = programme.by_id(turn.tx, value)
        return session.code if session is not None else ""
    if field is Filter.AREA:
        area = focus_areas.find(turn.tx, value)
        return area.code if area is not None else ""
    if field is Filter.STATE:
        return _states(chosen)[value - 1]
    return next((one.code for one in _municipalities(turn) if one.id == value), "")


def _states(chosen: Narrowed) -> tuple[str, ...]:
    return TABLES[chosen.kind].states


def _state_name(turn: Turn, chosen: Narrowed, state: str) -> str:
    [column] = [one for one in TABLES[chosen.kind].columns if one.code == "state" and one.shape is Shape.LABEL]
    return Labels(turn.frame.catalogue, turn.t.language, column.labels)[state]


def _municipalities(turn: Turn) -> list[Municipality]:
    """Those that somebody of the forum is from."""
    return municipalities.of_people(turn.tx)


def _days(turn: Turn) -> list[date]:
    """The days up to today on which something can have come in: the event's, and those after it."""
    forum = event.find(turn.tx)
    today = turn.tx.now.astimezone(turn.t.zone).date()
    first = min(forum.starts_on, today) if forum is not None else today
    span = (today - first).days
    return [date.fromordinal(today.toordinal() - back) for back in range(min(span, DAYS - 1) + 1)]


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _day(number: int) -> date:
    try:
        return date(number // 10_000, number // 100 % 100, number % 100)
    except ValueError:
        raise OutOfDate from None

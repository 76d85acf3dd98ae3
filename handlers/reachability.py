"""Whom the bot does not reach, by name, so that organizers can ring them or look for them in the hall.

Amina: taps «من لا تصل إليهم الرسائل»
bot:   … حظروا البوت: 2 · لم يبدؤوا المحادثة: 14 … [حظروا البوت] [لم يبدؤوا المحادثة]
Amina: taps «حظروا البوت»
bot:   باسل محمد الورفلي، زليتن …
Basel: unblocks the bot; the announcement that he has missed reaches him
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.doors import Door
from bot.home import home_row
from bot.paging import fitting, turning
from bot.router import Tap
from bot.screen import Button, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.openings import OpenStaff, OpenUnreachable
from handlers.staff_screens import holder_words
from storage import reachability
from storage.reachability import Lost, Reach

PAGE = 20  # names on one screen


@dataclass(frozen=True)
class ShowLost(Code, prefix="url"):
    """The names of those who are not reached for one reason."""

    reach: Reach
    page: int = 0


def unreachable_screen(t: Texts, counts: Mapping[Reach, int]) -> Screen:
    """How many are not reached, and why."""
    lines = [t("reach-title"), ""]
    lines += [t(f"reach-{reach.value}-count", count=count) for reach, count in counts.items()]
    lines += ["", t("reach-later" if any(counts.values()) else "reach-everybody")]
    rows = [(Button(t.plain(f"reach-{reach.value}"), ShowLost(reach)),) for reach, count in counts.items() if count]
    back = side_by_side(Button(t.plain("form-back"), OpenStaff()), *home_row(t), rtl=t.rtl)
    return Screen("\n".join(lines), (*rows, back))


def lost_screen(t: Texts, reach: Reach, people: Sequence[Lost], *, total: int, page: int = 0) -> Screen:
    """One page of names."""
    lines = [t(f"reach-{reach.value}-title"), "", *(_line(t, one) for one in people)]
    rows = turning(t, lambda to: ShowLost(reach, to), page, size=PAGE, total=total)
    back = side_by_side(Button(t.plain("form-back"), OpenUnreachable()), *home_row(t), rtl=t.rtl)
    return Screen("\n".join(lines), (*rows, back))


def show_unreachable(turn: Turn) -> None:
    """The button under «participants»."""
    turn.show(unreachable_screen(turn.t, reachability.counts(turn.tx)))


def show_lost(turn: Turn) -> None:
    """The names. Where there are none any more, the figures."""
    code = turn.pressed(ShowLost)
    counts = reachability.counts(turn.tx)
    page = fitting(code.page, size=PAGE, total=counts[code.reach])
    people = reachability.lost(turn.tx, code.reach, offset=page * PAGE, limit=PAGE)
    if people:
        turn.show(lost_screen(turn.t, code.reach, people, total=counts[code.reach], page=page))
    else:
        turn.show(unreachable_screen(turn.t, counts))


def _line(t: Texts, one: Lost) -> str:
    name = holder_words(t, one.user_id or 0, one.name)
    place = t.pick(one.municipality_ar, one.municipality_en)
    return t("reach-person", name=name, municipality=place) if place else t("reach-person-alone", name=name)


TAPS = (Tap(OpenUnreachable, show_unreachable, Door.INVITE), Tap(ShowLost, show_lost, Door.INVITE))

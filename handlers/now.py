"""Now: what is on, what is next, where, and in how many minutes.

    Basel    /now  (at 11:00)
    bot      الساعة الآن 11:00 … يجري الآن: استراحة، حتى 11:15
             التالي بعد 15 دقيقة، عند الساعة 11:15: التحول الرقمي — القاعة الكبرى …  [تحديث]
    Basel    [تحديث]  (at 11:20)
    bot      (the same message) يجري الآن: التحول الرقمي — القاعة الكبرى، حتى 12:45 …

What is in one's own agenda comes first and says so. Before the event the screen says when that begins, between its days
when it goes on, after it that it is over.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.codes import Code
from bot.doors import Door
from bot.home import home_row
from bot.router import Command, Tap
from bot.screen import Button, Screen, side_by_side
from bot.texts import Html, Texts
from bot.turn import Turn
from handlers.programme import LINE, OpenNow, cut, line, mine_of, none_screen, programme_row, session_rows, visible
from storage import programme
from storage.programme import Session

BUTTONS = 6  # sessions with a button
AT_ONE_TIME = 6  # parallel sessions that are listed


@dataclass(frozen=True)
class RefreshNow(Code, prefix="nr"):
    """Draws the screen anew."""


def open_now(turn: Turn) -> None:
    """/now, or a press on «now»."""
    turn.show(now_screen(turn.t, visible(turn), turn.tx.now, mine=mine_of(turn) or frozenset()))


def refresh(turn: Turn) -> None:
    """A press on «refresh»: the toast says so where nothing has changed."""
    open_now(turn)
    turn.toast(turn.t.plain("toast-now", time=turn.t.time(turn.tx.now)))


def now_screen(t: Texts, sessions: Sequence[Session], now: datetime, *, mine: Set[int] = frozenset()) -> Screen:
    """The programme at the moment `now`; sessions whose ids are `mine` come first among those of one time."""
    if not sessions:
        return none_screen(t)
    sessions = sorted(sessions, key=lambda one: (one.starts_at, one.id not in mine))
    on = sorted((one for one in sessions if one.on_at(now)), key=lambda one: one.id not in mine)[:AT_ONE_TIME]
    coming = programme.first_after(sessions, now)[:AT_ONE_TIME]
    blocks = [t("now-clock", time=t.time(now), day=t.day(now))]
    listed = list(on)
    if on:
        blocks.append("\n".join((t("now-on"), *(_marked(t, _until(t, session), session, mine) for session in on))))
    if coming:
        texts, named = _next(t, sessions, now, coming, mine)
        blocks += texts
        listed += named
    else:
        blocks.append(t("now-last" if on else "now-over"))
    rows = session_rows(t, listed)[:BUTTONS]
    again = (Button(t.plain("now-refresh"), RefreshNow()),)
    return Screen("\n\n".join(blocks), rows).with_rows(again, side_by_side(*programme_row(t), *home_row(t), rtl=t.rtl))


def duration(t: Texts, length: timedelta) -> Html:
    """A length of time in words that follow «after»: minutes, above an hour with the hours, above six hours alone."""
    minutes = -int(-length.total_seconds() // 60)  # a started minute counts
    hours, rest = divmod(minutes, 60)
    if not hours:
        return Html(t("duration-minutes", minutes=minutes))
    if not rest or hours >= 6:
        return Html(t("duration-hours", hours=hours))
    both = {"hours": Html(t("duration-hours", hours=hours)), "minutes": Html(t("duration-minutes", minutes=rest))}
    return Html(t("duration-both", **both))


def _next(
    t: Texts, sessions: Sequence[Session], now: datetime, coming: list[Session], mine: Set[int]
) -> tuple[list[str], list[Session]]:
    """What to say of what comes, and which sessions that names."""
    start, today = coming[0].starts_at, now.astimezone(t.zone).date()
    when = {"day": t.day(start), "start": t.time(start)}
    begun = any(session.starts_at <= now and not session.cancelled for session in sessions)
    days = (coming[0].day(t.zone) - today).days
    if not begun and days:
        head = [t("now-before", days=days, **when)]
    elif days:
        head = [t("now-next-day", **when)]
    else:
        idle = [] if not begun or any(session.on_at(now) for session in sessions) else [t("now-nothing")]
        head = [*idle, t("now-next", start=when["start"], **{"in": duration(t, start - now)})]
    head[-1] = "\n".join((head[-1], *(line(t, session, mine) for session in coming)))
    after = programme.first_after(sessions, now, breaks=False)[:AT_ONE_TIME]
    if not after or after[0].starts_at == start or after[0].day(t.zone) != coming[0].day(t.zone):
        return head, coming
    then = t("now-then", start=t.time(after[0].starts_at))
    return [
        *head,
        "\n".join((then, *(line(t, session, mine) for session in after))),
    ], coming + after


def _marked(t: Texts, shown: str, session: Session, mine: Set[int]) -> str:
    return t("programme-mine", line=Html(shown)) if session.id in mine else shown


def _until(t: Texts, session: Session) -> str:
    title, end = cut(t.pick(session.title_ar, session.title_en), LINE), t.time(session.ends_at)
    if session.room:
        return t("now-line-room", title=title, room=session.room, end=end)
    return t("now-line", title=title, end=end)


COMMANDS = (Command("now", open_now, Door.ANYONE),)
TAPS = (Tap(OpenNow, open_now, Door.ANYONE), Tap(RefreshNow, refresh, Door.ANYONE))

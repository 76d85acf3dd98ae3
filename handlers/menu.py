"""The first word, and the menu.

Dana:  /start
bot:   أهلاً بكم في منتدى وكلاء البلديات … [التسجيل] [البرنامج] [الآن] [English] [المساعدة]
Basel: /menu
bot:   مرحباً باسل … [الآن] [البرنامج] [التقييم] [التوصيات] [حسابي]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.commands import refresh_commands
from bot.doors import Door
from bot.form import Resume
from bot.home import Home
from bot.router import Command, Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts, words
from bot.turn import Turn
from handlers import feedback
from handlers.feedback_codes import OpenFeedback
from handlers.openings import (
    OpenCode,
    OpenDrafts,
    OpenHelp,
    OpenLanguage,
    OpenMe,
    OpenRegistration,
    OpenStaff,
)
from handlers.programme import OpenNow, OpenProgramme
from handlers.recommendation_codes import OpenRecommendations
from handlers.staff import remember_name
from handlers.staff_door import tools_of
from storage import attendance, dashboards, event, roster, ushers
from storage.event import Event


@dataclass(frozen=True, slots=True)
class View:
    """Who looks at the menu. `name` is empty for those who are not registered; `drafts` are ids of unfinished ones.

    `codes`: there are invited people who have not come yet, and any of them may be looking.
    """

    name: str = ""
    staff: bool = False
    drafts: tuple[int, ...] = ()
    codes: bool = False

    @property
    def registered(self) -> bool:
        """Whether a participant looks."""
        return bool(self.name)


def welcome_screen(t: Texts, forum: Event | None, view: View) -> Screen:
    """What somebody sees who is not registered."""
    lines = [_title(t, forum), t("start-purpose")]
    return Screen("\n\n".join(line for line in lines if line), tuple(_stranger_rows(t, view)))


def menu_screen(t: Texts, forum: Event | None, view: View, *, heading: str = "") -> Screen:
    """The menu of a participant, under `heading` if something has just happened."""
    lines = [heading or t("menu-greeting", name=view.name)]
    if forum is not None:
        lines.append(t("menu-event", event=t.pick(forum.name_ar, forum.name_en)))
        lines += [t("start-sample")] if forum.sample else []
    return Screen("\n".join((*lines, "", t("menu-choose"))), tuple(_participant_rows(t, view)))


def view_of(turn: Turn) -> View:
    """The menu's view of whoever speaks."""
    waiting = tuple(draft.id for draft in turn.frame.forms.waiting(turn))
    name = turn.person.name if turn.visitor.registered else ""
    return View(name, bool(tools_of(turn.visitor)), waiting, codes=not name and roster.is_there(turn.tx))


def menu_of(turn: Turn, *, heading: str = "") -> Screen:
    """The menu, or the welcome, of whoever speaks."""
    view, forum = view_of(turn), event.find(turn.tx)
    if view.registered:
        return menu_screen(turn.t, forum, view, heading=heading)
    return welcome_screen(turn.t, forum, view)


def greet(turn: Turn) -> None:
    """/start without a payload: the menu or the welcome, and the commands of who this is now."""
    if turn.visitor.registered or turn.visitor.roles:
        refresh_commands(turn.tx, turn.frame, turn.user_id)
    if turn.visitor.roles:
        remember_name(turn)
    turn.say(menu_of(turn))


def show_menu(turn: Turn) -> None:
    """/menu, and every button back to it. A form, or the desk at the door, is left; a draft waits in the menu."""
    turn.frame.forms.interrupt(turn)
    ushers.get_up(turn.tx, turn.user_id)
    attendance.CARDS.stop(turn.tx, turn.user_id)
    feedback.leave(turn)
    dashboards.CARDS.stop(turn.tx, turn.user_id)
    turn.show(menu_of(turn))


def stale(turn: Turn) -> None:
    """A button that no feature claims: of an older version, or forged."""
    turn.toast(turn.t.plain("toast-out-of-date"))
    turn.show(menu_of(turn))


def event_days(t: Texts, first: date, last: date) -> str:
    """The event's days in words."""
    if first == last:
        return t("event-day", day=t.day(first))
    begins = t.short_day(first) if first.year == last.year else t.day(first)
    return t("event-days", first=begins, last=t.day(last))


def _title(t: Texts, forum: Event | None) -> str:
    if forum is None:
        return t("start-no-event")
    lines = [
        t("start-title", event=t.pick(forum.name_ar, forum.name_en)),
        words(t.pick(forum.place_ar, forum.place_en)),
        event_days(t, forum.starts_on, forum.ends_on),
        t("start-sample") if forum.sample else "",
    ]
    return "\n".join(line for line in lines if line)


def _stranger_rows(t: Texts, view: View) -> list[Row]:
    programme, now = Button(t.plain("menu-programme"), OpenProgramme()), Button(t.plain("menu-now"), OpenNow())
    language, help_ = Button(t.plain("menu-language"), OpenLanguage()), Button(t.plain("menu-help"), OpenHelp())
    rows = [
        _draft_row(t, view) or (Button(t.plain("menu-register"), OpenRegistration(), style="primary"),),
        *([(Button(t.plain("code-open"), OpenCode()),)] if view.codes and not view.staff else []),
        side_by_side(now, programme, rtl=t.rtl),
        side_by_side(language, help_, rtl=t.rtl),
    ]
    # Who runs the forum comes for that, and may never register.
    return [(Button(t.plain("menu-staff"), OpenStaff()),), *rows] if view.staff else rows


def _participant_rows(t: Texts, view: View) -> list[Row]:
    now, programme = Button(t.plain("menu-now"), OpenNow()), Button(t.plain("menu-programme"), OpenProgramme())
    feedback = Button(t.plain("menu-feedback"), OpenFeedback())
    recommendations = Button(t.plain("menu-recommendations"), OpenRecommendations())
    me = Button(t.plain("menu-me"), OpenMe())
    draft = _draft_row(t, view)
    # Six buttons at most: with a draft waiting, staff reach what is on now through the programme.
    first = (programme,) if draft and view.staff else side_by_side(now, programme, rtl=t.rtl)
    last = side_by_side(me, Button(t.plain("menu-staff"), OpenStaff()), rtl=t.rtl) if view.staff else (me,)
    rows = [first, side_by_side(feedback, recommendations, rtl=t.rtl), last]
    return [draft, *rows] if draft else rows


def _draft_row(t: Texts, view: View) -> Row | None:
    if not view.drafts:
        return None
    code = Resume(view.drafts[0]) if len(view.drafts) == 1 else OpenDrafts()
    return (Button(t.plain("menu-draft"), code, style="primary"),)


COMMANDS = (Command("menu", show_menu, Door.ANYONE),)
TAPS = (Tap(Home, show_menu, Door.ANYONE),)

"""The dashboard of feedback: who has answered, what they say, and asking the missing once more.

Amina: /dashboard
bot:   متابعة التقييم … • التحول الرقمي: أجاب 12 من 30، المتوسط 4,3 … [التحول الرقمي · W1] … [صورة النتائج]
(two more answer; the same message says 14 of 30)
Amina: [التحول الرقمي · W1]
bot:   الحاضرون: 30 … المتوسط 4,3 … ممتاز ▇▇▇▇ 6 … [التعليقات] [الذين لم يجيبوا] [عرض النتائج للمشاركين]
Amina: [الذين لم يجيبوا], [تذكيرهم], [نعم]
bot:   يصل التذكير إلى 16 مشاركاً. (at most twice a session)

Of answers without name it shows what storage/results.py gives: nothing below five.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bot.doors import Door, opens
from bot.frame import Frame
from bot.paging import fitting
from bot.renewing import renew
from bot.router import Command, Tap
from bot.screen import Screen
from bot.texts import Texts
from bot.turn import Turn
from bot.work import DueAct
from handlers.dashboard_jobs import DRAW, NUDGE
from handlers.dashboard_screens import (
    NAMES,
    PAGE,
    WINDOWS,
    WORDS,
    Draw,
    Hide,
    Nudge,
    Play,
    Publish,
    SetWindow,
    ShowComments,
    ShowMissing,
    ShowResult,
    comments_screen,
    drawing_screen,
    missing_screen,
    nudged_screen,
    overview_screen,
    result_screen,
    settings_screen,
    sure_screen,
)
from handlers.openings import OpenDashboard
from storage import (
    audit,
    dashboards,
    feedback,
    jobs,
    kept_files,
    outbox,
    programme,
    pushes,
    results,
    settings,
    unnamed,
)
from storage.database import Tx
from storage.due import Due
from storage.errors import NotFound, OutOfDate
from storage.people import Visitor


def open_dashboard(turn: Turn) -> None:
    """/dashboard and its button."""
    page = turn.code.page if isinstance(turn.code, OpenDashboard) else 0
    _show(turn, None, page=page)


def show_result(turn: Turn) -> None:
    """One session's card, which edits itself from now on."""
    _show(turn, turn.pressed(ShowResult).session)


def show_comments(turn: Turn) -> None:
    """What was written and spoken."""
    code = turn.pressed(ShowComments)
    _comments(turn, code.session, code.page)


def hide(turn: Turn) -> None:
    """An insult is hidden from everybody but the staff, or shown again."""
    code = turn.pressed(Hide)
    session = dashboards.hide(turn.tx, code.answer, hidden=code.hidden, by=turn.user_id)
    turn.toast(turn.t.plain("toast-comment-hidden" if code.hidden else "toast-comment-shown"))
    _comments(turn, session, code.page)


def play(turn: Turn) -> None:
    """Sends a voice note to the staff's own chat."""
    code = turn.pressed(Play)
    if not results.is_spoken(turn.tx, code.answer, code.voice):
        raise NotFound
    note = kept_files.find(turn.tx, code.voice)
    outbox.add(turn.tx, turn.chat_id, "sendVoice", {"voice": note.file_id}, klass=turn.klass)
    audit.note(turn.tx, "voice", actor=turn.user_id, subject=f"feedback:{code.answer}")


def show_missing(turn: Turn) -> None:
    """Name by name."""
    code = turn.pressed(ShowMissing)
    result = _left(turn, code.session)
    missing = dashboards.missing(turn.tx, result.session)
    turn.show(missing_screen(turn.t, result, missing, page=fitting(code.page, size=NAMES, total=len(missing))))


def nudge(turn: Turn) -> None:
    """Asks the missing once more, after a question."""
    code = turn.pressed(Nudge)
    result = _left(turn, code.session)
    count = sum(one.can_be_asked for one in dashboards.missing(turn.tx, result.session))
    if result.nudges >= dashboards.MOST_NUDGES:
        raise dashboards.NudgedEnough(most=dashboards.MOST_NUDGES)
    if not code.sure:
        turn.show(sure_screen(turn.t, result, count))
        return
    number = dashboards.nudge(turn.tx, result.session, by=turn.user_id)
    jobs.add(turn.tx, NUDGE, {"session": result.session.id, "number": number}, user_id=turn.user_id)
    turn.show(nudged_screen(turn.t, result, count))


def draw(turn: Turn) -> None:
    """Queues the pictures; asked for twice they are drawn once."""
    arguments = {"language": turn.t.language, "to": turn.chat_id}
    if jobs.is_waiting(turn.tx, DRAW, arguments, user_id=turn.user_id):
        turn.toast(turn.t.plain("toast-dashboard-drawing"))
        return
    jobs.add(turn.tx, DRAW, arguments, user_id=turn.user_id)
    dashboards.CARDS.stop(turn.tx, turn.user_id)
    turn.show(drawing_screen(turn.t))


def publish(turn: Turn) -> None:
    """One result, or all there are, for the deputies' eyes after the window."""
    code = turn.pressed(Publish)
    if code.session:
        result = results.of_session(turn.tx, code.session)
        dashboards.publish(turn.tx, result.session.id, shown=code.shown, by=turn.user_id)
        turn.toast(turn.t.plain("toast-published" if code.shown else "toast-unpublished"))
        _show(turn, code.session)
        return
    for result in results.over(turn.tx, turn.tx.now):
        if result.published != code.shown:
            dashboards.publish(turn.tx, result.session.id, shown=code.shown, by=turn.user_id)
    turn.toast(turn.t.plain("toast-published" if code.shown else "toast-unpublished"))
    turn.show(_settings(turn))


def set_window(turn: Turn) -> None:
    """When feedback closes, after the event's last day."""
    days = turn.pressed(SetWindow).days
    dashboards.CARDS.stop(turn.tx, turn.user_id)
    if days:
        if days not in WINDOWS:
            raise OutOfDate
        before = settings.number(turn.tx, "feedback_window_days")
        settings.put(turn.tx, "feedback_window_days", days)
        after = {"feedback_window_days": days}
        audit.note(turn.tx, "setting", actor=turn.user_id, before={"feedback_window_days": before}, after=after)
        pushes.plan(turn.tx)
        turn.toast(turn.t.plain("toast-window-set"))
    turn.show(_settings(turn))


def renew_cards(tx: Tx, frame: Frame, _due: Due) -> None:
    """Edits every card that is open; each is drawn once in a language, however many look at it."""

    @cache
    def drawn(session: int | None, language: str) -> Screen:
        return _card(tx, frame.texts(tx, language), session)

    def draw(visitor: Visitor, session: int | None) -> Screen | None:
        return drawn(session, visitor.language) if opens(Door.DASHBOARD, visitor) else None

    renew(tx, frame, dashboards.CARDS, draw)


def close_window(tx: Tx, frame: Frame, _due: Due) -> None:
    """Feedback has closed: what waits stays out for good, and the key is broken."""
    unnamed.close(tx, frame.seal)


def _show(turn: Turn, session: int | None, *, page: int = 0) -> None:
    screen = _card(turn.tx, turn.t, session, page=page)
    dashboards.CARDS.watch(turn.tx, turn.user_id, session)
    if page:  # only the first page edits itself
        dashboards.CARDS.stop(turn.tx, turn.user_id)
    turn.show(screen, card=dashboards.CARDS.about(turn.user_id))


def _card(tx: Tx, t: Texts, session: int | None, *, page: int = 0) -> Screen:
    if session is not None:
        return result_screen(t, results.of_session(tx, session), at=tx.now)
    found = results.over(tx, tx.now)
    last = feedback.last_day(programme.feedback_closes(tx))
    return overview_screen(t, found, at=tx.now, page=fitting(page, size=PAGE, total=len(found)), last_day=last)


def _comments(turn: Turn, session: int, page: int) -> None:
    result = _left(turn, session)
    total = results.count_comments(turn.tx, session)
    page = fitting(page, size=WORDS, total=total)
    found = results.comments(turn.tx, session, offset=page * WORDS, limit=WORDS)
    turn.show(comments_screen(turn.t, result, found, page=page, total=total))


def _settings(turn: Turn) -> Screen:
    found = results.over(turn.tx, turn.tx.now)
    return settings_screen(
        turn.t,
        days=settings.number(turn.tx, "feedback_window_days"),
        last_day=feedback.last_day(programme.feedback_closes(turn.tx)),
        published=sum(result.published for result in found),
        total=len(found),
    )


def _left(turn: Turn, session: int) -> results.Result:
    """The result of a session whose card's place is taken: it does not edit itself any more."""
    dashboards.CARDS.stop(turn.tx, turn.user_id)
    return results.of_session(turn.tx, session)


COMMANDS = (Command("dashboard", open_dashboard, Door.DASHBOARD),)
_ACTS: tuple[tuple[type, Callable[[Turn], None]], ...] = (
    (OpenDashboard, open_dashboard),
    (ShowResult, show_result),
    (ShowComments, show_comments),
    (Hide, hide),
    (Play, play),
    (ShowMissing, show_missing),
    (Nudge, nudge),
    (Draw, draw),
    (Publish, publish),
    (SetWindow, set_window),
)
TAPS = tuple(Tap(code, act, Door.DASHBOARD) for code, act in _ACTS)
DUE: dict[str, DueAct] = {dashboards.CARDS.kind: renew_cards, dashboards.CLOSING: close_window}

"""Reporting an offensive recommendation, and what the secretariat does about it.

Omar    [الإبلاغ عنها] on a card, then [تأكيد الإبلاغ]
bot     (to the secretariat) أُبلغ عن التوصية W4-001 … [إخفاء: عبارات مسيئة] … [إبقاؤها كما هي]
Salma   [إخفاء: عبارات مسيئة]
bot     (to everybody who opens it) أخفت أمانة المنتدى هذه التوصية. السبب: عبارات مسيئة.
"""

from __future__ import annotations

from bot import frame
from bot.doors import Door
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.recommendation_cards import card, readable
from handlers.recommendation_codes import (
    Hide,
    LetStand,
    OpenRecommendation,
    OpenRecommendations,
    OpenReport,
    OpenReported,
    ReportIt,
)
from handlers.recommendation_screens import field_lines, hidden_words
from storage import audit, hiding, people, standing
from storage.outbox import Class
from storage.people import Role
from storage.recommendations import Hidden, Recommendation

SHOWN = 12  # references on the list of what was reported


def report_screen(t: Texts, one: Recommendation) -> Screen:
    """Is it really to be reported?"""
    sure = Button(t.plain("hiding-report-yes"), ReportIt(one.id, sure=True), style="danger")
    back = Button(t.plain("form-back"), OpenRecommendation(one.id))
    text = t("hiding-report-sure", reference=one.reference, title=one.wording.title)
    return Screen(text, ((sure,), (back,), home_row(t)))


def reported_screen(t: Texts, one: Recommendation) -> Screen:
    """The report is on its way."""
    rows: tuple[Row, ...] = ((Button(t.plain("recommendations-all"), OpenRecommendations()),), home_row(t))
    return Screen(t("hiding-reported", reference=one.reference), rows)


def decide_screen(t: Texts, one: Recommendation, *, reports: int) -> Screen:
    """For the secretariat: the text, the reports, and what can be done."""
    heading = [t("hiding-decide", reference=one.reference), t("hiding-reports", count=reports)]
    lines = [*(heading if reports else [t("hiding-title", reference=one.reference)]), "", *field_lines(t, one)]
    rows: list[Row] = []
    if one.hidden is None:
        for why in Hidden:
            label = t.plain("hiding-hide", why=t.plain(f"recommendations-hidden-{why.value}"))
            rows.append((Button(label, Hide(one.id, why)),))
    stand = "hiding-let-stand" if one.hidden is None else "hiding-unhide"
    rows.append((Button(t.plain(stand), LetStand(one.id)),))
    rows.append((Button(t.plain("form-back"), OpenRecommendation(one.id)),))
    return Screen("\n".join(lines), (*rows, home_row(t)))


def waiting_screen(t: Texts, waiting: list[tuple[Recommendation, int]]) -> Screen:
    """What was reported and waits for a look."""
    lines = [t("hiding-waiting") if waiting else t("hiding-none")]
    rows = [
        (Button(t.plain("hiding-waiting-one", reference=one.reference, count=reports), OpenReport(one.id)),)
        for one, reports in waiting[:SHOWN]
    ]
    return Screen("\n".join(lines), (*rows, home_row(t)))


def hidden_screen(t: Texts, one: Recommendation) -> Screen:
    """To its author: it is hidden, and why."""
    text = t("hiding-told", reference=one.reference, title=one.wording.title, why=hidden_words(t, one))
    return Screen(text, ((Button(t.plain("recommendations-open"), OpenRecommendation(one.id)),), home_row(t)))


def report(turn: Turn) -> None:
    """Asks, and when sure tells the secretariat; a second report of the same person tells nobody."""
    code, person = turn.pressed(ReportIt), turn.person
    one = readable(turn, code.recommendation)
    if not code.sure:
        turn.show(report_screen(turn.t, one))
        return
    if hiding.report(turn.tx, one.id, person):
        _tell_secretariat(turn, one)
    turn.show(reported_screen(turn.t, one))


def open_reported(turn: Turn) -> None:
    """What was reported and waits for a look."""
    turn.show(waiting_screen(turn.t, hiding.waiting(turn.tx)))


def open_report(turn: Turn) -> None:
    """One of those, or any other, to be hidden or to stand."""
    one = readable(turn, turn.pressed(OpenReport).recommendation)
    turn.show(decide_screen(turn.t, one, reports=hiding.reports(turn.tx, one.id)))


def hide(turn: Turn) -> None:
    """Hides it, and tells its author."""
    code = turn.pressed(Hide)
    one = readable(turn, code.recommendation)
    if one.hidden is code.reason:
        turn.show(card(turn, one))
        return
    hidden = hiding.hide(turn.tx, one.id, code.reason, by=turn.user_id)
    audit.note(turn.tx, "hide", actor=turn.user_id, subject=one.reference, after={"reason": code.reason.value})
    _tell_author(turn, hidden)
    turn.toast(turn.t.plain("toast-hidden", reference=one.reference))
    turn.show(card(turn, hidden))


def let_stand(turn: Turn) -> None:
    """Shows it again, or lets it stand."""
    one = readable(turn, turn.pressed(LetStand).recommendation)
    shown = hiding.show(turn.tx, one.id, by=turn.user_id)
    if one.hidden:
        audit.note(turn.tx, "unhide", actor=turn.user_id, subject=one.reference)
    turn.toast(turn.t.plain("toast-let-stand", reference=one.reference))
    turn.show(card(turn, shown))


def _tell_secretariat(turn: Turn, one: Recommendation) -> None:
    """The secretariat, or the owners where there is none; once for each that is reported and not looked at yet."""
    tx, owners = turn.tx, turn.frame.owners
    reports = hiding.reports(tx, one.id)
    if reports != 1:
        return
    for user_id in people.holders(tx, Role.SECRETARIAT, owners) or people.holders(tx, Role.OWNER, owners):
        t = turn.frame.texts(tx, people.language_of(tx, user_id))
        frame.send(tx, user_id, decide_screen(t, one, reports=reports), klass=Class.CHANGE)


def _tell_author(turn: Turn, one: Recommendation) -> None:
    account = standing.account_of(turn.tx, one.author_id)
    if account is not None:
        t = turn.frame.texts(turn.tx, people.language_of(turn.tx, account))
        frame.send(turn.tx, account, hidden_screen(t, one), klass=Class.CHANGE)


TAPS = (
    Tap(ReportIt, report, Door.PARTICIPANT),
    Tap(OpenReported, open_reported, Door.REVIEW),
    Tap(OpenReport, open_report, Door.REVIEW),
    Tap(Hide, hide, Door.REVIEW),
    Tap(LetStand, let_stand, Door.REVIEW),
)

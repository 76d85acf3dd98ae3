"""The digest of a day's feedback, in the staff's group at the end of the day, with pictures.

(17:30) bot, in the staff's group:    حصيلة التقييم، الثلاثاء 16 ديسمبر … • التحول الرقمي: أجاب 28 من 30، المتوسط 4,3 …

Where there is no such group, the organizers get it in private.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.frame import Frame, send
from bot.home import home_row
from bot.screen import Button, Screen
from bot.texts import Html, Texts
from bot.work import DueAct
from handlers.dashboard_jobs import DRAW
from handlers.openings import OpenDashboard
from storage import dashboards, groups, jobs, people, results
from storage.database import Tx
from storage.due import Due
from storage.groups import Purpose
from storage.outbox import Class
from storage.people import Role
from storage.results import Result, together

LISTED = 20  # sessions of a day


def digest_screen(t: Texts, day: date, found: Sequence[Result], *, link: str = "") -> Screen:
    """The day's sessions, each in a line; in a group the way on leads to the private chat, at `link`."""
    lines = [t("digest-title", day=t.day(day)), ""]
    for result in found[:LISTED]:
        title, mean = t.pick(result.session.title_ar, result.session.title_en), result.tally.mean
        shown = Html(t.plain("picture-decimal", number=round(mean, 1)) if mean is not None else "—")
        counts = {"answered": result.answered, "asked": result.asked}
        lines.append(t("dashboard-line", title=title, mean=shown, **counts))
    whole = together(one.tally for one in found)
    comments = sum(one.tally.comments for one in found)
    lines += ["", t("digest-whole", answers=whole.answers, comments=comments)]
    if link:
        return Screen("\n".join(lines), ((Button(t.plain("group-open"), url=link),),))
    return Screen("\n".join(lines), ((Button(t.plain("dashboard-back"), OpenDashboard()),), home_row(t)))


def send_digest(tx: Tx, frame: Frame, due: Due) -> None:
    """The day is over: says how it was, unless nobody has answered anything."""
    day = date.fromisoformat(due.subject)
    found = list(reversed(results.over(tx, tx.now, day=day)))
    if not any(result.answered for result in found):
        return
    for chat, language, link in _addressees(tx, frame):
        t = frame.texts(tx, language)
        screen = digest_screen(t, day, found, link=link)
        send(tx, chat, screen, klass=Class.CHANGE, key=f"digest:{due.subject}:{chat}", expires_at=due.helps_until)
        jobs.add(tx, DRAW, {"language": t.language, "to": chat})


def _addressees(tx: Tx, frame: Frame) -> Iterator[tuple[int, str, str]]:
    """Chat, language, and the address of the private chat where the chat is a group."""
    staff = groups.of_purpose(tx, Purpose.STAFF)
    for group in staff:
        yield group.chat_id, group.language, frame.link()
    if not staff:
        for user_id in people.holders(tx, Role.ORGANIZER, frame.owners):
            yield user_id, people.language_of(tx, user_id), ""


DUE: dict[str, DueAct] = {dashboards.DIGEST: send_digest}

"""The screens of the dashboard, and the digest of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.screen import Screen
from bot.texts import Texts
from handlers import dashboard_screens as shown
from handlers import digest
from handlers.gallery.feedback import NOTE
from storage.dashboards import Missing
from storage.programme import Kind, Session
from storage.questions import Question
from storage.results import Comment, Further, Result, Tally

AT = datetime(2025, 12, 16, 11, 30, tzinfo=UTC)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """From the overview to the words of one session."""
    result = _result(t)
    empty = replace(result, present=None, answered=0, waiting=0, tally=Tally((0,) * 5, 0), chips=(), further=())
    yield "dashboard/nothing yet", shown.overview_screen(t, [], at=AT, last_day=AT)
    yield "dashboard/overview", shown.overview_screen(t, [result, empty], at=AT, last_day=AT)
    many = [replace(result, answered=number) for number in range(12)]
    yield "dashboard/overview, second page", shown.overview_screen(t, many, at=AT, page=1, last_day=AT)
    yield "dashboard/session", shown.result_screen(t, result, at=AT)
    yield "dashboard/session, published", shown.result_screen(t, replace(result, published=True), at=AT)
    yield "dashboard/session, nothing known", shown.result_screen(t, empty, at=AT)
    yield "dashboard/no comments", shown.comments_screen(t, empty, [], page=0, total=0)
    yield "dashboard/comments", shown.comments_screen(t, result, _comments(t), page=0, total=12)
    names = [Missing(number, *_name(t), number) for number in range(1, 31)]
    names[1] = replace(names[1], user_id=None)
    yield "dashboard/missing", shown.missing_screen(t, result, names, page=0)
    yield "dashboard/missing, reminded twice", shown.missing_screen(t, replace(result, nudges=2), names[:2], page=0)
    for count in (2, 14):
        yield f"dashboard/remind {count}", shown.sure_screen(t, replace(result, nudges=count // 14), count)
        yield f"dashboard/reminded {count}", shown.nudged_screen(t, result, count)
    yield "dashboard/drawing", shown.drawing_screen(t)
    yield "dashboard/caption", Screen(t("dashboard-by-session"), shown.drawing_screen(t).rows)
    picture = (t.plain("dashboard-by-area"), t.plain("dashboard-picture-below"), t.plain("dashboard-note"))
    yield "dashboard/picture", Screen("\n".join(picture), shown.drawing_screen(t).rows)
    yield "dashboard/settings", shown.settings_screen(t, days=7, last_day=AT, published=2, total=5)
    yield "dashboard/settings, all shown", shown.settings_screen(t, days=1, last_day=AT, published=5, total=5)
    yield "dashboard/digest", digest.digest_screen(t, AT.date(), [result, empty])
    yield "dashboard/digest in the group", digest.digest_screen(t, AT.date(), [result], link="https://t.me/forum_bot")


def _result(t: Texts) -> Result:
    title = t.plain("recommendation-session-example")
    session = Session(4, "W4", Kind.WORKSHOP, title, "", starts_at=AT - timedelta(hours=2), ends_at=AT)
    chip = Question("q1", title, title)
    return Result(
        session,
        present=30,
        asked=30,
        answered=14,
        waiting=2,
        tally=Tally((6, 4, 1, 0, 1), 7),
        chips=((chip, 7), (chip, 3)),
        further=(Further(chip, 11, 4.2),),
    )


def _comments(t: Texts) -> list[Comment]:
    words = t.plain("feedback-comment-example")
    named = Comment(1, 4, words, *_name(t), at=AT, voice=NOTE.id, hidden=False, heard=words)
    return [
        named,
        replace(named, id=2, name="", at=None, voice=None, heard=""),
        replace(named, id=3, text=words * 20, hidden=True),
    ]


def _name(t: Texts) -> tuple[str, str, str]:
    """Somebody's name and municipality: words of the forum's own."""
    words = t.plain("recommendation-session-example")
    return words, words, words

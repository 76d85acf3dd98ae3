"""The screens of feedback: from the call for it to the thanks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.forms import ask_screen, preview_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers import feedback
from storage.drafts import PREVIEW, Draft
from storage.feedback import STARS, Opinion
from storage.programme import Kind, Session

ENDS = datetime(2025, 12, 16, 13, 15, tzinfo=UTC)
CLOSES = datetime(2025, 12, 24, 22, 0, tzinfo=UTC)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Every state of the conversation, in its order."""
    opinion, form = _opinion(t), feedback.FORMS[0]
    said = replace(opinion, rating=4, comment=_excerpt(t))
    draft = Draft(1, 103, feedback.FORM, "4", "comment", {}, 1)
    title = opinion.title_ar
    begins = ENDS - timedelta(minutes=75)
    session = Session(4, "W4", Kind.WORKSHOP, title, "", starts_at=begins, ends_at=ENDS)
    yield "feedback/nothing yet", feedback.list_screen(t, [])
    yield "feedback/list", feedback.list_screen(t, [opinion, replace(said, session_id=5)])
    long = [replace(opinion, session_id=number, rating=number % 6) for number in range(1, 25)]
    yield "feedback/list, second page", feedback.list_screen(t, long, page=1)
    yield "feedback/list, closed", feedback.list_screen(t, [said], closed=True)
    yield "feedback/call", feedback.invite_screen(t, session)
    yield "feedback/change", feedback.stars_screen(t, 4, title=title, rating=4)
    for stars in STARS:
        yield f"feedback/rated {stars}", feedback.rated_screen(t, replace(opinion, rating=stars))
    yield "feedback/comment", ask_screen(t, form, draft, [])
    yield "feedback/comment preview", preview_screen(t, form, draft.at(PREVIEW), {"comment": said.comment})
    yield "feedback/with comment", feedback.rated_screen(t, said)
    yield "feedback/unfinished comment", feedback.unfinished_screen(t, draft, title=title, session=5)
    yield "feedback/done", feedback.done_screen(t, said)
    yield "feedback/closed", feedback.closed_screen(t, said)


def _opinion(t: Texts) -> Opinion:
    title = t.plain("recommendation-session-example")
    return Opinion(4, "W4", title, "", cancelled=False, opens_at=ENDS, closes_at=CLOSES, rating=0, comment="")


def _excerpt(t: Texts) -> str:
    """Somebody's words: those of the example."""
    return t.plain("feedback-comment-example")

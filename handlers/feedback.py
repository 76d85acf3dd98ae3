"""Feedback: what a deputy thinks of a session, in three taps at most.

Basel   /feedback
bot     تقييم الجلسات … [التحول الرقمي] [الهيكل التنظيمي]
Basel   [التحول الرقمي]
bot     ما تقييمك؟ [⭐⭐⭐⭐⭐ ممتاز] … [⭐ ضعيف]
Basel   [⭐⭐⭐⭐ جيد جداً]
bot     التحول الرقمي ⭐⭐⭐⭐ جيد جداً (the same message, edited) [إضافة تعليق] [تم]
Basel   [تم]
bot     شكراً، حُفظ التقييم.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.doors import Door
from bot.forms import Form, Resume, text_field
from bot.home import home_row
from bot.router import Command, Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts, words
from bot.turn import Turn
from handlers.recommendation_codes import Recommend
from storage import drafts, feedback
from storage.drafts import Draft
from storage.errors import NotFound, OutOfDate, UserError
from storage.feedback import COMMENT_LENGTH, STARS, Opinion
from storage.programme import Session

FORM = "feedback"
PAGE = 8  # sessions on one screen


class FeedbackNotOpen(UserError):
    """The session has not ended yet; it ends on `day` at `time`."""


class FeedbackClosed(UserError):
    """The window has closed; `day` was its last day."""


class SessionNotHeld(UserError):
    """The session was cancelled."""


class RateFirst(UserError):
    """Words go beside a rating, and there is none yet."""


@dataclass(frozen=True)
class OpenFeedback(Code, prefix="fbo"):
    """The sessions that can be rated."""

    page: int = 0


@dataclass(frozen=True)
class OpenSessionFeedback(Code, prefix="fbs"):
    """One session's card: the stars, or what was said already."""

    session: int


@dataclass(frozen=True)
class Rate(Code, prefix="fb"):
    """Stars, kept at once."""

    session: int
    stars: int


@dataclass(frozen=True)
class ChangeRating(Code, prefix="fbr"):
    """Shows the stars again."""

    session: int


@dataclass(frozen=True)
class Comment(Code, prefix="fbc"):
    """Asks for a few words. `anew`: also if words to another session wait unsent, which are forgotten then."""

    session: int
    anew: bool = False


@dataclass(frozen=True)
class DeleteComment(Code, prefix="fbx"):
    """Takes the words back; the stars stay."""

    session: int


@dataclass(frozen=True)
class Done(Code, prefix="fbd"):
    """Nothing more to say."""

    session: int


def list_screen(t: Texts, opinions: Sequence[Opinion], *, page: int = 0, closed: bool = False) -> Screen:
    """The sessions that have ended, each with the stars given. `closed`: the window has, so one may only look."""
    if not opinions:
        return Screen(f"{t('feedback-title')}\n\n{t('feedback-none')}", (home_row(t),))
    rated = sum(1 for opinion in opinions if opinion.rating)
    about = "feedback-closed" if closed else "feedback-open"
    lines = [
        t("feedback-title"),
        "",
        t(about, day=t.day(opinions[0].last_day)),
        t("feedback-progress", rated=rated, total=len(opinions)),
    ]
    shown = opinions[page * PAGE : (page + 1) * PAGE]
    rows: list[Row] = [(Button(_label(t, opinion), OpenSessionFeedback(opinion.session_id)),) for opinion in shown]
    return Screen("\n".join(lines), (*rows, *_turning(t, page, of=len(opinions)), home_row(t)))


def invite_screen(t: Texts, session: Session) -> Screen:
    """What is sent when a session ends: the five ratings."""
    return stars_screen(t, session.id, title=t.pick(session.title_ar, session.title_en))


def stars_screen(t: Texts, session_id: int, *, title: str, rating: int = 0) -> Screen:
    """The five ratings, best first; `rating` is the one given before, marked."""
    rows: list[Row] = []
    for stars in STARS:
        label = t.plain(f"feedback-rate-{stars}")
        if stars == rating:
            label = t.plain("feedback-rate-chosen", label=label)
        rows.append((Button(label, Rate(session_id, stars)),))
    lines = [t("feedback-ask", title=title), "", t("feedback-named")]
    return Screen("\n".join(lines), (*rows, side_by_side(*_list_row(t), *home_row(t), rtl=t.rtl)))


def rated_screen(t: Texts, opinion: Opinion) -> Screen:
    """The rating is kept; words may follow, or a recommendation, or nothing."""
    session = opinion.session_id
    comment = "feedback-change-comment" if opinion.comment else "feedback-add-comment"
    rows: list[Row] = [
        (Button(t.plain("feedback-done"), Done(session), style="success"),),
        side_by_side(
            Button(t.plain(comment), Comment(session)),
            Button(t.plain("feedback-change-rating"), ChangeRating(session)),
            rtl=t.rtl,
        ),
    ]
    if opinion.comment:
        rows.append((Button(t.plain("feedback-delete-comment"), DeleteComment(session)),))
    rows.append((Button(t.plain("feedback-recommend"), Recommend(session)),))
    last = t("feedback-until", day=t.day(opinion.last_day))
    return Screen(f"{_said(t, opinion)}\n\n{last}", (*rows, home_row(t)))


def closed_screen(t: Texts, opinion: Opinion) -> Screen:
    """What was said of a session, after the window has closed."""
    closed = t("feedback-closed", day=t.day(opinion.last_day))
    return Screen(f"{_said(t, opinion)}\n\n{closed}", (_list_row(t), home_row(t)))


def done_screen(t: Texts, opinion: Opinion) -> Screen:
    """Thanks, and the way to the other sessions."""
    text = t("feedback-thanks", title=t.pick(opinion.title_ar, opinion.title_en), stars=Html("⭐" * opinion.rating))
    return Screen(text, (_list_row(t), home_row(t)))


def unfinished_screen(t: Texts, draft: Draft, *, title: str, session: int) -> Screen:
    """Words to another session, `title`, were written and not sent."""
    rows = (
        (Button(t.plain("form-continue"), Resume(draft.id), style="primary"),),
        (Button(t.plain("feedback-comment-anew"), Comment(session, anew=True)),),
    )
    return Screen(t("feedback-unfinished", title=title), (*rows, home_row(t)))


def open_feedback(turn: Turn) -> None:
    """/feedback and its button."""
    page = turn.code.page if isinstance(turn.code, OpenFeedback) else 0
    opinions = feedback.of_person(turn.tx, turn.person.id, at=turn.received_at)
    closed = bool(opinions) and turn.received_at >= opinions[0].closes_at
    turn.show(list_screen(turn.t, opinions, page=max(page, 0), closed=closed))


def open_session(turn: Turn) -> None:
    """A session of the list, of the programme, or of a push."""
    opinion = _opinion(turn, turn.pressed(OpenSessionFeedback).session)
    if turn.received_at >= opinion.closes_at and opinion.rating:
        turn.show(closed_screen(turn.t, opinion))
        return
    _require_open(turn, opinion)
    if opinion.rating:
        turn.show(rated_screen(turn.t, opinion))
    else:
        _show_stars(turn, opinion)


def rate(turn: Turn) -> None:
    """A tap on stars: one row read, one written, one edit queued."""
    code = turn.pressed(Rate)
    if code.stars not in STARS:
        raise OutOfDate
    opinion = _opinion(turn, code.session)
    _require_open(turn, opinion)
    given = feedback.rate(turn.tx, turn.person.id, opinion, stars=code.stars)
    turn.toast(turn.t.plain("toast-rating-kept"))
    turn.show(rated_screen(turn.t, given))


def change_rating(turn: Turn) -> None:
    """Shows the stars once more, the given ones marked."""
    opinion = _opinion(turn, turn.pressed(ChangeRating).session)
    _require_open(turn, opinion)
    _show_stars(turn, opinion)


def ask_comment(turn: Turn) -> None:
    """Asks for words, or first what shall become of words that were never sent."""
    code = turn.pressed(Comment)
    opinion = _opinion(turn, code.session)
    _require_open(turn, opinion)
    if not opinion.rating:
        raise RateFirst
    old = drafts.of_form(turn.tx, turn.user_id, FORM)
    if old is not None and old.answers and old.subject != str(code.session) and not code.anew:
        other = feedback.of_session(turn.tx, turn.person.id, int(old.subject))
        title = turn.t.pick(other.title_ar, other.title_en) if other else ""
        turn.show(unfinished_screen(turn.t, old, title=title, session=code.session))
        return
    turn.frame.forms.start(turn, FORM, subject=str(code.session))


def delete_comment(turn: Turn) -> None:
    """Takes the words back."""
    opinion = _opinion(turn, turn.pressed(DeleteComment).session)
    _require_open(turn, opinion)
    if not opinion.comment:
        raise OutOfDate
    turn.toast(turn.t.plain("toast-comment-deleted"))
    turn.show(rated_screen(turn.t, feedback.comment(turn.tx, turn.person.id, opinion, text="")))


def done(turn: Turn) -> None:
    """Enough said."""
    opinion = _opinion(turn, turn.pressed(Done).session)
    if not opinion.rating:
        raise RateFirst
    turn.show(done_screen(turn.t, opinion))


def _keep_comment(turn: Turn, draft: Draft) -> None:
    opinion = _opinion(turn, int(draft.subject))
    _require_open(turn, opinion)
    if not opinion.rating:
        raise RateFirst
    given = feedback.comment(turn.tx, turn.person.id, opinion, text=draft.answers["comment"])
    turn.toast(turn.t.plain("toast-comment-kept"))
    turn.show(rated_screen(turn.t, given))


def _back_to_rating(turn: Turn, draft: Draft) -> Screen:
    return rated_screen(turn.t, _opinion(turn, int(draft.subject)))


def _opinion(turn: Turn, session_id: int) -> Opinion:
    opinion = feedback.of_session(turn.tx, turn.person.id, session_id)
    if opinion is None:
        raise NotFound
    return opinion


def _require_open(turn: Turn, opinion: Opinion) -> None:
    """Raises what keeps the session from being rated now. When the update was received decides."""
    if opinion.cancelled:
        raise SessionNotHeld
    if turn.received_at < opinion.opens_at:
        raise FeedbackNotOpen(day=turn.t.day(opinion.opens_at), time=turn.t.time(opinion.opens_at))
    if turn.received_at >= opinion.closes_at:
        raise FeedbackClosed(day=turn.t.day(opinion.last_day))


def _show_stars(turn: Turn, opinion: Opinion) -> None:
    title = turn.t.pick(opinion.title_ar, opinion.title_en)
    turn.show(stars_screen(turn.t, opinion.session_id, title=title, rating=opinion.rating))


def _said(t: Texts, opinion: Opinion) -> str:
    title = t.pick(opinion.title_ar, opinion.title_en)
    lines = [t("feedback-given", title=title), t.plain(f"feedback-rate-{opinion.rating}")]
    if opinion.comment:
        lines.append(f"<blockquote>{words(opinion.comment)}</blockquote>")
    return "\n".join(lines)


def _label(t: Texts, opinion: Opinion) -> str:
    title = t.pick(opinion.title_ar, opinion.title_en)
    return t.plain("feedback-rated", title=title, stars=str(opinion.rating)) if opinion.rating else title


def _list_row(t: Texts) -> Row:
    return (Button(t.plain("feedback-list"), OpenFeedback()),)


def _turning(t: Texts, page: int, *, of: int) -> list[Row]:
    ways = [Button(t.plain("form-previous"), OpenFeedback(page - 1))] if page > 0 else []
    if (page + 1) * PAGE < of:
        ways.append(Button(t.plain("form-next"), OpenFeedback(page + 1)))
    return [side_by_side(*ways, rtl=t.rtl)] if ways else []


COMMANDS = (Command("feedback", open_feedback, Door.PARTICIPANT),)
TAPS = (
    Tap(OpenFeedback, open_feedback, Door.PARTICIPANT),
    Tap(OpenSessionFeedback, open_session, Door.PARTICIPANT),
    Tap(Rate, rate, Door.PARTICIPANT),
    Tap(ChangeRating, change_rating, Door.PARTICIPANT),
    Tap(Comment, ask_comment, Door.PARTICIPANT),
    Tap(DeleteComment, delete_comment, Door.PARTICIPANT),
    Tap(Done, done, Door.PARTICIPANT),
)
FORMS = (Form(FORM, (text_field("comment", most=COMMENT_LENGTH),), _keep_comment, left=_back_to_rating),)

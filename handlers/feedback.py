"""Feedback: which sessions can be rated, and what was said of one with name, which can be changed.

Basel   /feedback
bot     تقييم الجلسات … [التحول الرقمي] [⭐ 4 · الهيكل التنظيمي]
Basel   [⭐ 4 · الهيكل التنظيمي]
bot     حُفظ تقييمك … ⭐⭐⭐⭐ جيد جداً [تم] [إضافة تعليق] [تغيير التقييم] …
Basel   [تم]
bot     شكراً، حُفظ تقييم جلسة الهيكل التنظيمي ⭐⭐⭐⭐

How the card is made, with the name or without, stands in feedback_card.py and feedback_words.py.
"""

from __future__ import annotations

from dataclasses import replace

from bot.doors import Door
from bot.form import Form, text_field
from bot.router import Command, Tap
from bot.screen import Screen
from bot.turn import Turn
from handlers import feedback_card, feedback_hearing, feedback_words, recommendations
from handlers.dashboard_screens import result_for_deputies
from handlers.feedback_card import FeedbackClosed, opinion_of, show_card
from handlers.feedback_codes import (
    AskVoice,
    Change,
    Comment,
    DeleteComment,
    Done,
    Mark,
    NoneOfThem,
    OpenFeedback,
    OpenSessionFeedback,
    RecommendThis,
)
from handlers.feedback_screens import (
    absent_screen,
    closed_screen,
    done_screen,
    final_screen,
    given_screen,
    list_screen,
    speak_screen,
    stars_screen,
    unfinished_screen,
)
from handlers.recommendation_codes import Recommend
from storage import dashboards, drafts, feedback, feedback_cards, results
from storage.drafts import Draft
from storage.errors import NotFound, OutOfDate, UserError
from storage.feedback import COMMENT_LENGTH, Answer, Opinion
from storage.feedback_cards import Card

FORM = "feedback"


class RateFirst(UserError):
    """Words go beside a rating, and there is none yet."""


def open_feedback(turn: Turn) -> None:
    """/feedback and its button."""
    page = turn.code.page if isinstance(turn.code, OpenFeedback) else 0
    leave(turn)
    opinions = feedback.of_person(turn.tx, turn.person.id, at=turn.received_at)
    closed = bool(opinions) and turn.received_at >= opinions[0].closes_at
    left = [one for one in opinions if one.given is not None or _results(turn, one.session_id)] if closed else None
    turn.show(list_screen(turn.t, opinions, page=page, left=left))


def open_session(turn: Turn) -> None:
    """A session of the list, of the programme, or of a push."""
    session = turn.pressed(OpenSessionFeedback).session
    leave(turn)
    opinion = feedback.of_session(turn.tx, turn.person.id, session)
    if opinion is None:
        raise NotFound
    if turn.received_at >= opinion.closes_at and not opinion.cancelled:
        lines = _results(turn, session)
        if not lines and opinion.given is None:
            raise FeedbackClosed(day=turn.t.day(opinion.last_day))
        turn.show(closed_screen(turn.t, opinion, lines))
    elif opinion.answered and opinion.given is None:
        turn.show(final_screen(turn.t, opinion))
    elif (opinion := opinion_of(turn, session)).given is not None:
        turn.show(given_screen(turn.t, opinion, opinion.given))
    else:
        title = turn.t.pick(opinion.title_ar, opinion.title_en)
        turn.show(stars_screen(turn.t, session, title=title))


def none_of_them(turn: Turn) -> None:
    """The person was in none of the sessions; should it have been a mistake, the list is a button away."""
    turn.show(absent_screen(turn.t))


def change(turn: Turn) -> None:
    """Opens the card once more with what was said with name: at the stars, the chips as they are."""
    opinion, given = _given(turn, turn.pressed(Change).session)
    if isinstance(turn.place, int):
        feedback_cards.put(turn.tx, turn.user_id, Card(opinion.session_id, turn.place), turn.frame.seal)
    asked = opinion.questions
    show_card(turn, opinion, asked, Mark(opinion.session_id, asked.id, "", asked.bits(given.chips)))


def ask_voice(turn: Turn) -> None:
    """Waits for a voice note to go beside what was said with name, or takes one back."""
    code = turn.pressed(AskVoice)
    opinion, given = _given(turn, code.session)
    if code.drop:
        given = replace(given, voice=None)
        feedback.give(turn.tx, turn.person.id, opinion, given)
        turn.toast(turn.t.plain("toast-voice-deleted"))
        turn.show(given_screen(turn.t, opinion, given))
        return
    if isinstance(turn.place, int):
        feedback_cards.put(turn.tx, turn.user_id, Card(opinion.session_id, turn.place), turn.frame.seal)
    turn.show(speak_screen(turn.t, opinion))


def ask_comment(turn: Turn) -> None:
    """Asks for words, or first what shall become of words that were never sent."""
    code = turn.pressed(Comment)
    opinion, _ = _given(turn, code.session)
    leave(turn)
    old = drafts.of_form(turn.tx, turn.user_id, FORM)
    if old is not None and old.answers and old.subject != str(code.session) and not code.anew:
        other = feedback.of_session(turn.tx, turn.person.id, int(old.subject))
        title = turn.t.pick(other.title_ar, other.title_en) if other else ""
        turn.show(unfinished_screen(turn.t, old, title=title, session=opinion.session_id))
        return
    turn.frame.forms.start(turn, FORM, subject=str(code.session))


def delete_comment(turn: Turn) -> None:
    """Takes the words back."""
    opinion, given = _given(turn, turn.pressed(DeleteComment).session)
    if not given.comment:
        raise OutOfDate
    turn.toast(turn.t.plain("toast-comment-deleted"))
    _keep(turn, opinion, replace(given, comment=""))


def recommend_this(turn: Turn) -> None:
    """A recommendation on the session; words that were said of it are the first draft of its problem."""
    session = turn.pressed(RecommendThis).session
    opinion = feedback.of_session(turn.tx, turn.person.id, session)
    given = opinion.given if opinion is not None else None
    turn.code = Recommend(session)
    recommendations.recommend(turn, problem=given.comment if given is not None else "")


def done(turn: Turn) -> None:
    """Enough said."""
    opinion = feedback.of_session(turn.tx, turn.person.id, turn.pressed(Done).session)
    if opinion is None:
        raise NotFound
    if opinion.given is None:
        raise RateFirst
    turn.show(done_screen(turn.t, opinion, opinion.given))


def _results(turn: Turn, session: int) -> list[str]:
    """What the deputies may see of a session: nothing as long as the organizers have not published it."""
    if not dashboards.is_published(turn.tx, session):
        return []
    return result_for_deputies(turn.t, results.of_session(turn.tx, session))


def leave(turn: Turn) -> None:
    """The person turns to something else: what is typed from now on belongs to no card."""
    feedback_cards.close(turn.tx, turn.user_id, turn.frame.seal)


def _keep_comment(turn: Turn, draft: Draft) -> None:
    opinion, given = _given(turn, int(draft.subject))
    turn.toast(turn.t.plain("toast-comment-kept"))
    _keep(turn, opinion, replace(given, comment=draft.answers["comment"]))


def _back_to_given(turn: Turn, draft: Draft) -> Screen:
    opinion, given = _given(turn, int(draft.subject))
    return given_screen(turn.t, opinion, given)


def _keep(turn: Turn, opinion: Opinion, given: Answer) -> None:
    feedback.give(turn.tx, turn.person.id, opinion, given)
    turn.show(given_screen(turn.t, opinion, given))


def _given(turn: Turn, session_id: int) -> tuple[Opinion, Answer]:
    """What was said with name of a session that can still be rated. Raises RateFirst where nothing was."""
    opinion = opinion_of(turn, session_id)
    if opinion.given is None:
        raise RateFirst
    return opinion, opinion.given


COMMANDS = (Command("feedback", open_feedback, Door.PARTICIPANT),)
TAPS = (
    Tap(OpenFeedback, open_feedback, Door.PARTICIPANT),
    Tap(OpenSessionFeedback, open_session, Door.PARTICIPANT),
    Tap(NoneOfThem, none_of_them, Door.PARTICIPANT),
    Tap(Change, change, Door.PARTICIPANT),
    Tap(AskVoice, ask_voice, Door.PARTICIPANT),
    Tap(Comment, ask_comment, Door.PARTICIPANT),
    Tap(DeleteComment, delete_comment, Door.PARTICIPANT),
    Tap(Done, done, Door.PARTICIPANT),
    Tap(RecommendThis, recommend_this, Door.PARTICIPANT),
    *feedback_card.TAPS,
    *feedback_words.TAPS,
)
TAKER = feedback_words.TAKER
JOBS = feedback_hearing.JOBS
FORMS = (
    Form(
        FORM, (text_field("comment", most=COMMENT_LENGTH),), _keep_comment, door=Door.PARTICIPANT, left=_back_to_given
    ),
)

"""The screens of feedback: from the call for it to the thanks, with the name and without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.form_screens import ask_screen, preview_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers import feedback
from handlers import feedback_screens as shown
from handlers.feedback_codes import Mark
from storage.drafts import PREVIEW, Draft
from storage.feedback import STARS, Answer, Opinion
from storage.kept_files import KeptFile
from storage.kept_files import Kind as FileKind
from storage.programme import Kind, Session
from storage.questions import Question, QuestionSet

ENDS = datetime(2025, 12, 16, 13, 15, tzinfo=UTC)
CLOSES = datetime(2025, 12, 24, 22, 0, tzinfo=UTC)
NOTE = KeptFile(1, FileKind.VOICE, "id", "", "audio/ogg", 30_000, 23, "")


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Every state of the conversation, in its order."""
    opinion, asked = _opinion(t), _questions(t)
    given = Answer(4, {"trainer": 5}, (asked.chips[0].code,), _excerpt(t))
    said = replace(opinion, answered=True, given=given)
    title = opinion.title_ar
    session = Session(4, "W4", Kind.WORKSHOP, title, "", starts_at=ENDS - timedelta(minutes=75), ends_at=ENDS)
    mark = Mark(4, 1, "4", 0)
    yield "feedback/nothing yet", shown.list_screen(t, [])
    answered = replace(opinion, session_id=6, answered=True)
    yield "feedback/list", shown.list_screen(t, [opinion, replace(said, session_id=5), answered])
    long = [replace(said, session_id=number) if number % 2 else opinion for number in range(1, 25)]
    yield "feedback/list, second page", shown.list_screen(t, long, page=1)
    yield "feedback/list, closed", shown.list_screen(t, [said, opinion], left=[said])
    yield "feedback/call", shown.invite_screen(t, session)
    yield "feedback/call again", shown.invite_screen(t, session, again=True)
    yield "feedback/a further question", shown.card_screen(t, opinion, asked, mark)
    for stars in STARS:
        yield f"feedback/chips {stars}", shown.card_screen(t, opinion, asked, replace(mark, marks=f"{stars}5", chips=2))
    yield "feedback/words", shown.words_screen(t, opinion, _excerpt(t), 1)
    yield "feedback/words twice, and a voice note", shown.words_screen(t, opinion, _excerpt(t), 2, voice=True)
    yield "feedback/words and stars", shown.card_screen(t, opinion, asked, replace(mark, marks=""), said=_excerpt(t))
    yield "feedback/words wait", shown.sentence_screen(t, t("feedback-words-wait"))
    yield "feedback/older words", shown.sentence_screen(t, t("feedback-words-older"))
    yield "feedback/voice note", shown.voice_screen(t, opinion, NOTE, 1)
    yield "feedback/with name", shown.given_screen(t, opinion, replace(given, comment=""))
    yield "feedback/with name and words", shown.given_screen(t, opinion, replace(given, voice=1))
    yield "feedback/in none of them", shown.absent_screen(t)
    yield "feedback/change", shown.card_screen(t, said, asked, replace(mark, marks="45", chips=1), said=_excerpt(t))
    yield "feedback/speak", shown.speak_screen(t, opinion)
    yield "feedback/without name", shown.unnamed_screen(t)
    yield "feedback/without name before", shown.final_screen(t, opinion)
    yield from _comment(t, opinion, given)
    yield "feedback/closed", shown.closed_screen(t, said)
    yield "feedback/closed, results", shown.closed_screen(t, answered, [t("dashboard-too-few", floor=5)])


def _comment(t: Texts, opinion: Opinion, given: Answer) -> Iterator[tuple[str, Screen]]:
    form = feedback.FORMS[0]
    draft = Draft(1, 103, feedback.FORM, "4", "comment", {}, 1)
    yield "feedback/comment", ask_screen(t, form, draft, [])
    yield "feedback/comment preview", preview_screen(t, form, draft.at(PREVIEW), {"comment": given.comment})
    unfinished = shown.unfinished_screen(t, draft, title=opinion.title_ar, session=5)
    yield "feedback/unfinished comment", unfinished
    yield "feedback/done", shown.done_screen(t, opinion, given)


def _opinion(t: Texts) -> Opinion:
    title = t.plain("recommendation-session-example")
    return Opinion(4, "W4", title, "", cancelled=False, opens_at=ENDS, closes_at=CLOSES, questions=_questions(t))


def _questions(t: Texts) -> QuestionSet:
    """Somebody's questions: the words of the forum's own."""
    words = t.plain("recommendation-session-example")
    chips = tuple(Question(f"q{number}", words, words) for number in range(4))
    return QuestionSet(1, "", (Question("trainer", words, words),), chips)


def _excerpt(t: Texts) -> str:
    """Somebody's words: those of the example."""
    return t.plain("feedback-comment-example")

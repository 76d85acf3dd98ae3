"""Every refusal: the sentence for each mistake that people can make, with what it would say in this forum."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.form import AnswerTooLong
from bot.screen import Screen
from bot.sorry import apology_screen, refusal_screen
from bot.texts import Texts
from handlers import routes as _every_feature  # noqa: F401  # so that every mistake is known
from handlers.announcement_message import MOST_FILES, AnnouncementTooLong, CaptionTooLong, TooManyFiles
from handlers.announcement_options import MOST_LINKS, TooManyButtons
from handlers.feedback_card import FeedbackClosed, FeedbackNotOpen
from handlers.gallery.programme import sample_sessions
from handlers.manage_forms import MOST_SEATS, NotSeats
from handlers.recommendation_lists import NothingNear
from handlers.releases import EndsFirst
from storage import co_authors, documents, enclosures
from storage.dashboards import MOST_NUDGES, NudgedEnough
from storage.desk import TakenByAnother
from storage.editing import LONGEST, EndsBeforeStart, SessionTooLong
from storage.endings import NotBegun
from storage.errors import UserError
from storage.guesses import TooManyGuesses
from storage.hiding import REPORTS_A_DAY, TooManyReports
from storage.invitations import CODE_LENGTH, CodeNotReadable
from storage.merging import MergeImpossible
from storage.moves import AlreadyWithdrawn, EditingEnded, MoveRefused, WithdrawingEnded
from storage.questions import MOST_CHIPS, MOST_LETTERS, MOST_RATINGS, QuestionTooLong, TooManyQuestions
from storage.recommendations import SaidBefore, TooManyHere
from storage.rewordings import RewordingClosed
from storage.staff import LETTERS, TooFewLettersOfName
from storage.supports import OwnRecommendation, SupportClosed

OURS = ("bot", "handlers", "storage")
NOW = datetime(2025, 12, 16, 9, 5, tzinfo=UTC)
REFERENCE = "W4-001"
ABOUT_ONE = (
    AlreadyWithdrawn,
    EditingEnded,
    MergeImpossible,
    MoveRefused,
    OwnRecommendation,
    RewordingClosed,
    SaidBefore,
    SupportClosed,
    TakenByAnother,
    WithdrawingEnded,
    co_authors.AlreadyAuthor,
    co_authors.CoAuthorsClosed,
)
"""Mistakes that name a recommendation and nothing else."""


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """One after the other, by the ids of their texts, and what is said of a fault of ours."""
    said = {type(refused): refused for refused in _with_arguments(t)}
    for kind in sorted(_kinds(UserError), key=lambda kind: kind.text_id()):
        yield kind.text_id().removeprefix("error-"), refusal_screen(t, said.get(kind) or kind())
    yield "apology", apology_screen(t)


def _kinds(kind: type[UserError]) -> set[type[UserError]]:
    ours = {one for one in kind.__subclasses__() if one.__module__.partition(".")[0] in OURS}
    return ours.union(*map(_kinds, ours))


def _with_arguments(t: Texts) -> Iterator[UserError]:
    day, time = t.day(NOW), t.time(NOW)
    title = next(t.pick(one.title_ar, one.title_en) for one in sample_sessions() if one.code == "W4")
    yield from (kind(reference=REFERENCE) for kind in ABOUT_ONE)
    yield co_authors.CoAuthorsFull(reference=REFERENCE, most=co_authors.MOST)
    yield AnnouncementTooLong(most=4096, length=4321)
    yield AnswerTooLong(most=1000, length=1234)
    yield CaptionTooLong(most=1024, length=1100)
    yield CodeNotReadable(length=CODE_LENGTH)
    yield EndsBeforeStart(start=time, end="09:00")
    yield EndsFirst(title=title)
    yield FeedbackClosed(day=day)
    yield FeedbackNotOpen(day=day, time=time)
    yield NotBegun(time=time)
    yield NotSeats(most=str(MOST_SEATS))
    yield NothingNear(question=t.plain("recommendation-title-example"))
    yield NudgedEnough(most=MOST_NUDGES)
    yield QuestionTooLong(most=MOST_LETTERS)
    yield SessionTooLong(hours=int(LONGEST.total_seconds() // 3600))
    yield TooFewLettersOfName(least=LETTERS)
    yield TooManyButtons(most=MOST_LINKS)
    yield TooManyFiles(most=MOST_FILES)
    yield TooManyGuesses(minutes=42)
    yield TooManyHere(most=10)
    yield TooManyQuestions(ratings=MOST_RATINGS, chips=MOST_CHIPS)
    yield TooManyReports(most=REPORTS_A_DAY)
    yield documents.TooManyDocuments(most=documents.MOST)
    yield enclosures.TooManyEnclosures(most=enclosures.MOST)

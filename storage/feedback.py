"""What deputies think of the sessions: stars, chips and a few words, once a person and session, with or without name.

A session is open for feedback from its end, the planned one or the one that staff announced earlier, until the end of
the window's last day, which is the event's last day and `feedback_window_days` more, in the event's zone. Breaks and
cancelled sessions have no feedback.

An answer with a name can be changed while the window is open. How one without name is kept stands in
storage/unnamed.py.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from storage import audience, dashboards, kept_files, questions
from storage.database import Tx
from storage.errors import UserError
from storage.programme import feedback_end
from storage.questions import QuestionSet
from storage.settings import DEFAULTS
from storage.times import moment, stamp

STARS = (5, 4, 3, 2, 1)  # excellent … poor
COMMENT_LENGTH = 1000  # characters


class AnsweredBefore(UserError):
    """The person has answered without name, which is final."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says of a session. `ratings` are the stars for the set's further questions, `chips` codes."""

    rating: int
    ratings: Mapping[str, int] = field(default_factory=dict)
    chips: tuple[str, ...] = ()
    comment: str = ""
    voice: int | None = None  # of storage/kept_files.py


@dataclass(frozen=True, slots=True)
class Opinion:
    """One session with what a person has said of it.

    `answered`: with name or without. `given` is what was said with name, None where nothing was. `closes_at` is the
    first moment after the window.
    """

    session_id: int
    code: str
    title_ar: str
    title_en: str
    cancelled: bool
    opens_at: datetime
    closes_at: datetime
    questions: QuestionSet
    answered: bool = False
    given: Answer | None = None

    @property
    def last_day(self) -> datetime:
        """A moment of the last day on which feedback is taken."""
        return last_day(self.closes_at)


_OVER = "min(s.ends_at, coalesce(s.ended_at, s.ends_at))"
# The setting and the questions are read with the rest: a star is the bot's busiest update.
_OPINION = (
    f"SELECT s.id, s.code, s.title_ar, s.title_en, {_OVER} AS over_at, s.cancelled_at, s.audience,"
    " e.ends_on, e.timezone,"
    " (SELECT value FROM setting WHERE name = 'feedback_window_days') AS days, f.rating, f.ratings, f.chips,"
    " f.comment, f.voice_id, q.id AS set_id, q.kind AS set_kind, q.questions,"
    " EXISTS (SELECT 1 FROM feedback_answered a WHERE a.session_id = s.id AND a.person_id = ?1) AS answered"
    " FROM session s JOIN event e LEFT JOIN feedback f ON f.session_id = s.id AND f.person_id = ?1"
    " JOIN question_set q ON q.id = coalesce(f.questions_id, (SELECT n.id FROM question_set n"
    f" WHERE n.kind IN (s.kind, '') AND n.made_at <= {_OVER} ORDER BY n.kind = '', n.id DESC LIMIT 1))"
    " WHERE s.kind <> 'break'"
)


def of_session(tx: Tx, person_id: int, session_id: int) -> Opinion | None:
    """What the person says of that session; None where there is nothing to rate: none, a break, or one for others."""
    row = tx.one(f"{_OPINION} AND s.id = ?2", person_id, session_id)
    return _opinion(row) if row and audience.admits(tx, person_id, row["audience"]) else None


def of_person(tx: Tx, person_id: int, *, at: datetime) -> list[Opinion]:
    """Every session that was over by `at`, the latest first, with what the person has said of it."""
    rows = tx.all(
        f"{_OPINION} AND s.cancelled_at IS NULL AND {_OVER} <= ?2 ORDER BY over_at DESC, s.id",
        person_id,
        stamp(at),
    )
    return [_opinion(row) for row in rows if audience.admits(tx, person_id, row["audience"])]


def give(tx: Tx, person_id: int, opinion: Opinion, answer: Answer, *, questions_id: int | None = None) -> None:
    """Keeps an answer with the person's name, the first or a changed one. The caller minds the window.

    Raises: AnsweredBefore.
    """
    if opinion.answered and opinion.given is None:
        raise AnsweredBefore
    before = opinion.given.voice if opinion.given is not None else None
    tx.run("INSERT INTO feedback_answered VALUES (?, ?) ON CONFLICT DO NOTHING", opinion.session_id, person_id)
    tx.run(
        # The number is above zero also where only answers without name stand there, whose numbers are below.
        "INSERT INTO feedback (id, session_id, person_id, questions_id, rating, ratings, chips, comment, voice_id,"
        " submitted_at, updated_at) VALUES ((SELECT max(0, coalesce(max(id), 0)) + 1 FROM feedback),"
        " ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)"
        " ON CONFLICT (session_id, person_id) WHERE person_id IS NOT NULL DO UPDATE SET"
        " questions_id = excluded.questions_id, rating = excluded.rating, ratings = excluded.ratings,"
        " chips = excluded.chips, comment = excluded.comment, voice_id = excluded.voice_id,"
        " updated_at = excluded.updated_at",
        opinion.session_id,
        person_id,
        questions_id or opinion.questions.id,
        answer.rating,
        json.dumps(dict(answer.ratings)),
        " ".join(answer.chips),
        answer.comment,
        answer.voice,
        tx.stamp,
    )
    if before is not None and before != answer.voice:
        kept_files.forget(tx, [before])
    dashboards.changed(tx)


def last_day(closes_at: datetime) -> datetime:
    """A moment of the last day of a window that has closed by then."""
    return closes_at - timedelta(seconds=1)


def forget(tx: Tx, person_id: int) -> None:
    """Takes everything out that bears the person's name; what was said without it is nobody's to find."""
    voices = tx.all("SELECT voice_id FROM feedback WHERE person_id = ? AND voice_id IS NOT NULL", person_id)
    tx.run("DELETE FROM feedback WHERE person_id = ?", person_id)
    tx.run("DELETE FROM feedback_answered WHERE person_id = ?", person_id)
    kept_files.forget(tx, [row["voice_id"] for row in voices])


def _opinion(row: sqlite3.Row) -> Opinion:
    days = DEFAULTS["feedback_window_days"] if row["days"] is None else int(row["days"])
    return Opinion(
        session_id=row["id"],
        code=row["code"],
        title_ar=row["title_ar"],
        title_en=row["title_en"],
        cancelled=row["cancelled_at"] is not None,
        opens_at=moment(row["over_at"]),
        closes_at=feedback_end(
            date.fromisoformat(row["ends_on"]), days=days, zone=ZoneInfo(row["timezone"])
        ).astimezone(UTC),
        questions=questions.read(row["set_id"], row["set_kind"], row["questions"]),
        answered=bool(row["answered"]) or row["rating"] is not None,
        given=_answer(row) if row["rating"] is not None else None,
    )


def _answer(row: sqlite3.Row) -> Answer:
    return Answer(
        rating=row["rating"],
        ratings=json.loads(row["ratings"]),
        chips=tuple(row["chips"].split()),
        comment=row["comment"],
        voice=row["voice_id"],
    )

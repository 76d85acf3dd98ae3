"""What deputies think of the sessions: one rating a person and session, and a few words where they like.

A session is open for feedback from its end, the planned one or the one that staff announced earlier, until the end of
the window's last day, which is the event's last day and `feedback_window_days` more, in the event's zone. Breaks and
cancelled sessions have no feedback.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from storage.database import Tx
from storage.programme import feedback_end
from storage.settings import DEFAULTS
from storage.times import moment, stamp

STARS = (5, 4, 3, 2, 1)  # excellent … poor
COMMENT_LENGTH = 1000  # characters


@dataclass(frozen=True, slots=True)
class Opinion:
    """One session with what a person has said of it; `rating` 0: nothing yet. `closes_at` is the first moment after."""

    session_id: int
    code: str
    title_ar: str
    title_en: str
    cancelled: bool
    opens_at: datetime
    closes_at: datetime
    rating: int
    comment: str

    @property
    def last_day(self) -> datetime:
        """A moment of the last day on which feedback is taken."""
        return self.closes_at - timedelta(seconds=1)


# The setting is read with the rest: a rating is the bot's busiest update, and this its only reading statement.
_OVER = "min(s.ends_at, coalesce(s.ended_at, s.ends_at))"
_OPINION = (
    f"SELECT s.id, s.code, s.title_ar, s.title_en, {_OVER} AS over_at, s.cancelled_at, e.ends_on, e.timezone,"
    " (SELECT value FROM setting WHERE name = 'feedback_window_days') AS days, f.rating, f.comment"
    " FROM session s JOIN event e LEFT JOIN feedback f ON f.session_id = s.id AND f.person_id = ?"
    " WHERE s.kind <> 'break'"
)


def of_session(tx: Tx, person_id: int, session_id: int) -> Opinion | None:
    """What the person says of that session; None where there is nothing to rate: no such session, or a break."""
    row = tx.one(f"{_OPINION} AND s.id = ?", person_id, session_id)
    return _opinion(row) if row else None


def of_person(tx: Tx, person_id: int, *, at: datetime) -> list[Opinion]:
    """Every session that had ended by `at`, the latest first, with what the person has said of it."""
    rows = tx.all(
        f"{_OPINION} AND s.cancelled_at IS NULL AND {_OVER} <= ? ORDER BY over_at DESC, s.id",
        person_id,
        stamp(at),
    )
    return [_opinion(row) for row in rows]


def rate(tx: Tx, person_id: int, opinion: Opinion, *, stars: int) -> Opinion:
    """Keeps a rating from 1 to 5, the first or a changed one; the comment stays. The caller minds the window."""
    tx.run(
        "INSERT INTO feedback (session_id, person_id, rating, submitted_at, updated_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (session_id, person_id) DO UPDATE SET rating = excluded.rating, updated_at = excluded.updated_at",
        opinion.session_id,
        person_id,
        stars,
        tx.stamp,
        tx.stamp,
    )
    return replace(opinion, rating=stars)


def comment(tx: Tx, person_id: int, opinion: Opinion, *, text: str) -> Opinion:
    """Keeps the words beside a rating, or with '' takes them back. The caller minds the window."""
    tx.run(
        "UPDATE feedback SET comment = ?, updated_at = ? WHERE session_id = ? AND person_id = ?",
        text,
        tx.stamp,
        opinion.session_id,
        person_id,
    )
    return replace(opinion, comment=text)


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
        rating=row["rating"] or 0,
        comment=row["comment"] or "",
    )

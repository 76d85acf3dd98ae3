"""Recommendations that somebody finds offensive: reports, hiding with a reason, and showing again.

Of a hidden one nothing is shown but that it is hidden and why; its author and the staff still see it.
"""

from __future__ import annotations

from datetime import timedelta

from storage import timeline
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.people import Person
from storage.recommendations import Hidden, Recommendation, by_id, existing
from storage.times import stamp

REPORTS_A_DAY = 5  # of one person within 24 hours


class TooManyReports(UserError):
    """The person has reported as many as one may in a day, `most`."""


def report(tx: Tx, recommendation_id: int, person: Person) -> bool:
    """The person reports it. Returns False when they had before, so that nobody needs to be told anew.

    Raises: NotFound, TooManyReports.
    """
    existing(tx, recommendation_id)
    since = stamp(tx.now - timedelta(days=1))
    made = tx.value("SELECT count(*) FROM recommendation_report WHERE person_id = ? AND at > ?", person.id, since)
    if made >= REPORTS_A_DAY:
        raise TooManyReports(most=REPORTS_A_DAY)
    reported = tx.run(
        "INSERT INTO recommendation_report (recommendation_id, person_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        recommendation_id,
        person.id,
        tx.stamp,
    )
    return bool(reported.rowcount)


def waiting(tx: Tx) -> list[tuple[Recommendation, int]]:
    """What was reported and not looked at yet, with the number of reports, the most reported first."""
    rows = tx.all(
        "SELECT recommendation_id AS id, count(*) AS reports FROM recommendation_report WHERE settled_at IS NULL"
        " GROUP BY recommendation_id ORDER BY reports DESC, id"
    )
    found = ((by_id(tx, row["id"]), int(row["reports"])) for row in rows)
    return [(one, reports) for one, reports in found if one is not None]


def count_waiting(tx: Tx) -> int:
    """How many recommendations wait for a look."""
    sql = "SELECT count(DISTINCT recommendation_id) FROM recommendation_report WHERE settled_at IS NULL"
    return int(tx.value(sql))


def reports(tx: Tx, recommendation_id: int) -> int:
    """How many reports of it wait for a look."""
    count: int = tx.value(
        "SELECT count(*) FROM recommendation_report WHERE recommendation_id = ? AND settled_at IS NULL",
        recommendation_id,
    )
    return count


def hide(tx: Tx, recommendation_id: int, reason: Hidden, *, by: int) -> Recommendation:
    """Hides it. Raises NotFound."""
    hidden = tx.run(
        "UPDATE recommendation SET hidden_at = ?, hidden_reason = ?, hidden_by = ?,"
        " touched_at = coalesce(touched_at, ?) WHERE id = ?",
        tx.stamp,
        reason.value,
        by,
        tx.stamp,
        recommendation_id,
    )
    if not hidden.rowcount:
        raise NotFound
    timeline.note(tx, recommendation_id, "hidden", actor=by, after={"reason": reason.value})
    return _settled(tx, recommendation_id)


def show(tx: Tx, recommendation_id: int, *, by: int) -> Recommendation:
    """Shows it again, or lets it stand as it is. Raises NotFound."""
    shown = tx.run(
        "UPDATE recommendation SET hidden_at = NULL, hidden_reason = '', hidden_by = NULL"
        " WHERE id = ? AND hidden_at IS NOT NULL",
        recommendation_id,
    )
    if shown.rowcount:
        timeline.note(tx, recommendation_id, "unhidden", actor=by)
    return _settled(tx, recommendation_id)


def _settled(tx: Tx, recommendation_id: int) -> Recommendation:
    tx.run(
        "UPDATE recommendation_report SET settled_at = ? WHERE recommendation_id = ? AND settled_at IS NULL",
        tx.stamp,
        recommendation_id,
    )
    return existing(tx, recommendation_id)

"""The cards of recommendations in the staff's groups are out of date: a due row each, which draws them anew."""

from __future__ import annotations

from datetime import timedelta

from storage import due, groups
from storage.database import Tx
from storage.groups import Purpose

CARD = "desk-card"  # kind of the due row; its subject is the recommendation's id
HELPS_FOR = timedelta(days=1)


def redraw(tx: Tx, recommendation_id: int) -> None:
    """Something has happened to it. Nothing is planned where there is no group of the staff."""
    if not groups.of_purpose(tx, Purpose.STAFF):
        return
    subject = str(recommendation_id)
    tx.run(
        "DELETE FROM due WHERE kind = ? AND subject = ?", CARD, subject
    )  # else what was done in this second stays so
    due.put(tx, CARD, subject, at=tx.now, helps_until=tx.now + HELPS_FOR)

"""Whether an announcement has stood before its author's eyes as it is now: until it has, it cannot be sent.

A preview is messages of the outbox in the author's chat; what became of them decides. Those of an earlier look do not
count any more.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from storage.announcements import Announcement
from storage.database import Tx


class Standing(StrEnum):
    """Where the preview of an announcement stands."""

    MISSING = "missing"  # nothing was shown of what it looks like now, or it is not known whether it arrived
    WAITING = "waiting"  # it is on its way
    SEEN = "seen"  # Telegram has taken all of it
    REFUSED = "refused"  # Telegram does not take it, and would not take it for anybody else


@dataclass(frozen=True, slots=True)
class Preview:
    """The preview of an announcement; `error` is why Telegram has refused it, in its words."""

    standing: Standing
    error: str = ""


def about(draft: Announcement) -> str:
    """What the messages of its preview are about."""
    return f"announcement-preview:{draft.id}"


def begin(tx: Tx, draft: Announcement) -> list[int]:
    """From now on what is queued about its preview shows it as it is now. Returns the messages that showed it earlier.

    A poll is left out: what goes out later may be forwarded from it.
    """
    rows = tx.all(
        "SELECT message_id, more_ids FROM outbox WHERE about = ? AND message_id IS NOT NULL AND method <> 'sendPoll'",
        about(draft),
    )
    tx.run("UPDATE outbox SET about = NULL WHERE about = ?", about(draft))
    tx.run("UPDATE announcement SET previewed = ? WHERE id = ?", draft.look, draft.id)
    return [number for row in rows for number in (row["message_id"], *json.loads(row["more_ids"] or "[]"))]


def of(tx: Tx, draft: Announcement) -> Preview:
    """Where the preview of the announcement as it is now stands."""
    if draft.previewed != draft.look:
        return Preview(Standing.MISSING)
    rows = tx.all("SELECT state, coalesce(error, '') AS error FROM outbox WHERE about = ? ORDER BY id", about(draft))
    errors = [row["error"] for row in rows if row["state"] == "failed"]
    if errors:
        return Preview(Standing.REFUSED, errors[0])
    states = {row["state"] for row in rows}
    if "waiting" in states:
        return Preview(Standing.WAITING)
    return Preview(Standing.SEEN if states == {"sent"} else Standing.MISSING)


def refused(tx: Tx) -> dict[int, str]:
    """The drafts of whose preview Telegram has refused something, with the key under which their author is told.

    Those who have been told are left out.
    """
    rows = tx.all(
        "SELECT n.id, 'announcement-unseen:' || max(o.id) AS key FROM outbox o"
        " JOIN announcement n ON o.about = 'announcement-preview:' || n.id"
        " WHERE o.about >= 'announcement-preview:' AND o.about < 'announcement-preview;' AND o.state = 'failed'"
        " AND n.state = 'draft' GROUP BY n.id"
    )
    told = "SELECT 1 FROM outbox WHERE key = ?"
    return {row["id"]: row["key"] for row in rows if tx.one(told, row["key"]) is None}

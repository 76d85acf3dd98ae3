"""Who has a list's card open, so that it is edited while people arrive; and the job that does so.

However many arrive at once, one job waits, and the outbox keeps the newest state of each card.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from storage import jobs, outbox
from storage.database import Tx
from storage.times import stamp

JOB = "attendance-cards"
FOR = timedelta(minutes=30)  # since the card was asked for
NOBODY = 0  # whose job it is


@dataclass(frozen=True, slots=True)
class Watch:
    """A card that is kept up to date: who has it, and of which list."""

    user_id: int
    list: str

    @property
    def about(self) -> str:
        """What its edits are about, so that those which still wait can be taken back."""
        return about(self.user_id)


def about(user_id: int) -> str:
    """The card of an account: there is one at most that edits itself."""
    return f"attendance:{user_id}"


def watch(tx: Tx, user_id: int, name: str) -> None:
    """The account has opened the card of a list; an earlier card of theirs stays as it is."""
    tx.run(
        "INSERT INTO attendance_watch VALUES (?, ?, ?)"
        " ON CONFLICT (user_id) DO UPDATE SET list = excluded.list, until = excluded.until",
        user_id,
        name,
        stamp(tx.now + FOR),
    )
    outbox.withdraw(tx, about(user_id))


def stop(tx: Tx, user_id: int) -> None:
    """The account has left the card; edits of it that wait are taken back, as the message shows something else now."""
    if tx.run("DELETE FROM attendance_watch WHERE user_id = ?", user_id).rowcount:
        outbox.withdraw(tx, about(user_id))


def watched(tx: Tx) -> list[Watch]:
    """Every card that is open now."""
    rows = tx.all("SELECT user_id, list FROM attendance_watch WHERE until > ? ORDER BY user_id", tx.stamp)
    return [Watch(row["user_id"], row["list"]) for row in rows]


def changed(tx: Tx) -> None:
    """A mark was made or undone: every open card is due for an edit.

    Of whatever list it is: who sits in one workshop is not missing in the one beside it.
    """
    if watched(tx) and not jobs.is_waiting(tx, JOB, {}, user_id=NOBODY):
        jobs.add(tx, JOB, {}, user_id=NOBODY)

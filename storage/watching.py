"""Cards that keep themselves current: who has one open, and when all that are open are drawn anew.

However much happens at once, they are drawn together, once in SECONDS; the outbox keeps the newest state of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar

from storage import due, outbox
from storage.database import Tx
from storage.times import stamp

SECONDS = 5  # between two drawings
ALL = "all"  # subject of the due row at which they are drawn
HELPS = timedelta(hours=2)  # a drawing that was due while the bot was down

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Watch(Generic[W]):
    """A card that is open: who has it, and what it shows."""

    user_id: int
    shows: W


@dataclass(frozen=True, slots=True)
class Cards(Generic[W]):
    """A kind of card. `kind` is that of the due row as well; the second column of `table` is what a card shows."""

    kind: str
    table: str
    lasts: timedelta  # since the card was asked for

    def about(self, user_id: int) -> str:
        """The card of an account, of which one at most edits itself; also what its edits are about."""
        return f"{self.kind}:{user_id}"

    def watch(self, tx: Tx, user_id: int, shows: W) -> None:
        """The account has opened a card; an earlier one of theirs stays as it is."""
        until = stamp(tx.now + self.lasts)
        tx.run(f"INSERT OR REPLACE INTO {self.table} VALUES (?, ?, ?)", user_id, shows, until)
        outbox.withdraw(tx, self.about(user_id))

    def stop(self, tx: Tx, user_id: int) -> None:
        """The account has left the card; edits that wait are taken back, as the message shows something else now."""
        if tx.run(f"DELETE FROM {self.table} WHERE user_id = ?", user_id).rowcount:
            outbox.withdraw(tx, self.about(user_id))

    def watched(self, tx: Tx) -> list[Watch[W]]:
        """Every card that is open now."""
        rows = tx.all(f"SELECT * FROM {self.table} WHERE until > ? ORDER BY user_id", tx.stamp)
        return [Watch(row[0], row[1]) for row in rows]

    def changed(self, tx: Tx) -> None:
        """What open cards show is out of date: they are drawn at once, or SECONDS after they were last."""
        if not self.watched(tx):
            return
        drawn = due.last(tx, self.kind, ALL)
        if drawn is not None and drawn.waits:
            return
        pause = timedelta(seconds=SECONDS)
        at = tx.now if drawn is None else min(max(tx.now, drawn.at + pause), tx.now + pause)
        due.put_again(tx, self.kind, ALL, at=at, helps_until=at + HELPS)

"""What could not be delivered to somebody who blocked the bot, and still helps when they let it in again.

A message to an account that cannot be reached keeps its text until it helps nobody any more. When the person comes
back, what still helps is queued once more under its own key: whatever was delivered is not delivered twice.
"""

from __future__ import annotations

from storage import programme
from storage.database import Tx
from storage.programme import NoEvent
from storage.stirring import stir
from storage.times import stamp

_LEFT = "state = 'blocked' AND payload IS NOT NULL"
# Of one card the last state alone; of an announcement that was stopped nothing.
_OVERTAKEN = (
    "EXISTS (SELECT 1 FROM outbox n WHERE n.chat_id = outbox.chat_id AND n.card = outbox.card AND n.id > outbox.id)"
    " OR about IN (SELECT 'announcement:' || id FROM announcement WHERE state = 'cancelled')"
)
# An announcement helps whoever comes back as long as it helps late joiners, where that was settled.
_UNTIL = (
    "coalesce(expires_at, (SELECT valid_until FROM announcement n"
    " WHERE outbox.about IN ('announcement:' || n.id, 'announcement:' || n.id || ':more')))"
)
COLUMNS = "key, chat_id, class, method, payload, card, every, about, expires_at, created_at"


def revive(tx: Tx, user_id: int) -> int:
    """Queues again what was left for the account and still helps; returns how many messages that are.

    The rows are written anew, since the dispatcher has read past their old places.
    """
    forget_stale(tx)
    rows = tx.all(f"SELECT id, {COLUMNS} FROM outbox WHERE chat_id = ? AND {_LEFT} ORDER BY id", user_id)
    for row in rows:
        kept = dict(row)
        tx.run("DELETE FROM outbox WHERE id = ?", kept.pop("id"))
        tx.add("outbox", **kept)
        stir(tx, kept["about"] or "")
    if rows:
        tx.wake("outbox")
    return len(rows)


def forget(tx: Tx, user_id: int) -> None:
    """Nothing is left for the account any more."""
    tx.run(f"UPDATE outbox SET payload = NULL WHERE chat_id = ? AND {_LEFT}", user_id)


def forget_about(tx: Tx, about: str) -> int:
    """Nothing of `about` is left for anybody; the rows are skipped, and their number is returned."""
    cursor = tx.run(f"UPDATE outbox SET state = 'skipped', payload = NULL WHERE about = ? AND {_LEFT}", about)
    return cursor.rowcount


def forget_stale(tx: Tx) -> None:
    """Takes the texts out of what helps nobody any more: expired, overtaken, or left when feedback has closed."""
    helps = f"CASE WHEN {_UNTIL} IS NULL THEN ? <= ? ELSE {_UNTIL} > ? END"
    tx.run(
        f"UPDATE outbox SET payload = NULL WHERE {_LEFT} AND (NOT {helps} OR {_OVERTAKEN})",
        tx.stamp,
        _closes(tx),
        tx.stamp,
    )


def _closes(tx: Tx) -> str:
    try:
        return stamp(programme.feedback_closes(tx))
    except NoEvent:
        return tx.stamp

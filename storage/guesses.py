"""Wrong codes and links, counted for each account: five an hour, whatever they are codes of.

A wrong guess must stay counted, so whoever notes one answers with a screen and raises nothing after it: a UserError
undoes what its turn has written.
"""

from __future__ import annotations

from datetime import timedelta

from storage.database import Tx
from storage.errors import UserError
from storage.times import moment, stamp

MOST = 5
WITHIN = timedelta(hours=1)


class TooManyGuesses(UserError):
    """The account guessed wrong too often; it may try again in `minutes`."""


def check(tx: Tx, user_id: int) -> None:
    """Asked before a code is looked at, right or wrong. Raises TooManyGuesses."""
    made = tx.all("SELECT at FROM guess WHERE user_id = ? AND at > ? ORDER BY at", user_id, stamp(tx.now - WITHIN))
    if len(made) >= MOST:
        free_at = moment(made[-MOST]["at"]) + WITHIN
        raise TooManyGuesses(minutes=max(1, -int((tx.now - free_at).total_seconds() // 60)))


def note_wrong(tx: Tx, user_id: int) -> int:
    """Counts a wrong guess, and returns how many more the account has within the hour."""
    since = stamp(tx.now - WITHIN)
    tx.run("DELETE FROM guess WHERE at <= ?", since)
    tx.add("guess", user_id=user_id, at=tx.stamp)
    return MOST - int(tx.value("SELECT count(*) FROM guess WHERE user_id = ? AND at > ?", user_id, since))

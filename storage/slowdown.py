"""That Telegram has asked the whole bot to speak more slowly, for those who wait for an announcement to arrive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.database import Tx
from storage.times import moment, stamp


@dataclass(frozen=True, slots=True)
class Slowdown:
    """From `at` on at most `per_second`, and as usual again at `until`."""

    at: datetime
    per_second: int
    until: datetime


def note(tx: Tx, per_second: int, until: datetime) -> None:
    """The bot has begun to speak more slowly."""
    tx.run(
        "INSERT INTO slowdown VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at,"
        " per_second = excluded.per_second, until = excluded.until",
        *(tx.stamp, per_second, stamp(until)),
    )
    tx.wake("about")


def current(tx: Tx) -> Slowdown | None:
    """What holds now; None while the bot speaks as fast as ever."""
    row = tx.one("SELECT at, per_second, until FROM slowdown WHERE until > ?", tx.stamp)
    return Slowdown(moment(row["at"]), row["per_second"], moment(row["until"])) if row else None

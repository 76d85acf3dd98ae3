"""Quiet hours: when an account is left alone, and what waits for their end.

What would help no more after them is sent all the same: a reminder of a session at six in the morning is one.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta, tzinfo

from storage import settings
from storage.database import Tx

OFF = "off"
CHOICES = ("", OFF, "21-7", "23-7")
"""What an account may have: as the forum has it, none, or local hours from–to."""

_HOURS = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")


def forum_hours(tx: Tx) -> tuple[int, int]:
    """The forum's own, from and to; equal: none."""
    return settings.number(tx, "quiet_from"), settings.number(tx, "quiet_to")


def hours(written: str, forum: tuple[int, int]) -> tuple[int, int] | None:
    """The local hours that an account's `written` choice means, None for none."""
    found = _HOURS.fullmatch(written)
    if written == OFF:
        return None
    chosen = (int(found[1]), int(found[2])) if found else forum
    return None if chosen[0] == chosen[1] else chosen


def ends(when: datetime, zone: tzinfo, between: tuple[int, int] | None) -> datetime | None:
    """The end of the quiet hours in which `when` falls; None outside of them."""
    if between is None:
        return None
    start, end = between
    local = when.astimezone(zone)
    for day in (local.date() - timedelta(days=1), local.date()):
        begins = datetime.combine(day, time(start), zone)
        over = datetime.combine(day if start < end else day + timedelta(days=1), time(end), zone)
        if begins <= local < over:
            return over
    return None


def put_off(when: datetime, helps_until: datetime, zone: tzinfo, between: tuple[int, int] | None) -> datetime | None:
    """Until when a message waits that would go out at `when`; None: it goes out at once."""
    over = ends(when, zone, between)
    return over if over is not None and over < helps_until else None


def of_account(tx: Tx, user_id: int) -> str:
    """What the account has chosen."""
    return tx.value("SELECT quiet FROM account WHERE user_id = ?", user_id) or ""


def choose(tx: Tx, user_id: int, written: str) -> None:
    """The account chooses one of CHOICES. Raises ValueError for anything else."""
    if written not in CHOICES:
        raise ValueError(written)
    tx.run("UPDATE account SET quiet = ? WHERE user_id = ?", written, user_id)

"""When a session is over: staff say so in the room, and the call for feedback goes out at once.

Nobody has to: without a word it is over as planned, and the call follows after a grace (storage/push_times.py).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from storage import audit, pushes, settings
from storage.database import Tx
from storage.errors import UserError
from storage.programme import Session


class NotBegun(UserError):
    """The session begins at `time`, so it cannot be over."""


class NothingToEnd(UserError):
    """It is a break, was cancelled, or feedback has been asked for already."""


def may_end(tx: Tx, session: Session, at: datetime) -> bool:
    """Whether somebody may say at that moment that it is over: until the call for feedback goes out by itself."""
    held = not session.is_break and not session.cancelled and session.ended_at is None
    grace = timedelta(minutes=settings.number(tx, "feedback_grace_minutes"))
    return held and session.starts_at <= at < session.ends_at + grace


def may_reopen(session: Session, at: datetime) -> bool:
    """Whether a hasty word can be taken back: while it would be under way."""
    return session.ended_at is not None and not session.cancelled and at < session.ends_at


def end(tx: Tx, session: Session, *, at: datetime, by: int) -> bool:
    """The session is over. Returns False when that was said before. `at` is when the button was pressed.

    Raises: NothingToEnd.
    """
    if session.ended_at is not None:
        return False
    if not may_end(tx, session, at):
        raise NothingToEnd
    tx.run("UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL", tx.stamp, session.id)
    audit.note(tx, "end", actor=by, subject=session.code)
    pushes.plan(tx)
    return True


def reopen(tx: Tx, session: Session, *, at: datetime, by: int) -> bool:
    """The session goes on: who was called for feedback already is not called again. Returns False if it did go on.

    Raises: NothingToEnd when it would be over by now.
    """
    if session.ended_at is None:
        return False
    if not may_reopen(session, at):
        raise NothingToEnd
    tx.run("UPDATE session SET ended_at = NULL WHERE id = ?", session.id)
    audit.note(tx, "reopen", actor=by, subject=session.code)
    pushes.plan(tx)
    return True

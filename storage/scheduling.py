"""An announcement that waits: for its moment, which moves with the programme, or for somebody to decide about it."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage import announcements, audit, due, moments, programme
from storage.announcements import ORPHANED, Announcement, existing
from storage.database import Tx
from storage.times import stamp

DUE = "announcement"  # the kind of the due row of one that waits for its moment
HELPS = timedelta(days=365)  # it decides itself whether it comes too late


def schedule(tx: Tx, announcement: Announcement, *, words: str, by: int | None = None) -> Announcement:
    """A draft waits for its moment from now on. Raises: MomentHasPassed, SessionIsOff."""
    at = moments.falls(tx, announcement.when)
    if at <= tx.now:
        raise moments.MomentHasPassed
    changed = tx.run(
        "UPDATE announcement SET state = 'scheduled', created_at = ?, audience_words = ?"
        " WHERE id = ? AND state = 'draft'",
        *(tx.stamp, words, announcement.id),
    )
    if changed.rowcount:
        due.put(tx, DUE, str(announcement.id), at=at, helps_until=at + HELPS)
        actor = by or announcement.author_id
        audit.note(tx, "announce-schedule", actor=actor, subject=announcement.about, after={"at": stamp(at)})
    return existing(tx, announcement.id)


def reschedule(tx: Tx) -> None:
    """The programme has moved: what waits for a session moves with it, and falls at once where the session is off."""
    for announcement in announcements.in_state(tx, "state = 'scheduled' AND note <> ?", ORPHANED):
        try:
            at = moments.falls(tx, announcement.when)
        except moments.SessionIsOff:
            at = tx.now
        due.put(tx, DUE, str(announcement.id), at=at, helps_until=at + HELPS)


def leave_to_owners(tx: Tx, announcement: Announcement, *, words: str) -> Announcement:
    """One that its author has written or scheduled, and may not send any more, waits until somebody decides."""
    due.cancel(tx, DUE, str(announcement.id))
    tx.run(
        "UPDATE announcement SET state = 'scheduled', note = ?, audience_words = ?, shelved_at = NULL"
        " WHERE id = ? AND state IN ('draft', 'scheduled')",
        *(ORPHANED, words, announcement.id),
    )
    audit.note(tx, "announce-orphaned", actor=None, subject=announcement.about)
    return existing(tx, announcement.id)


def adopt(tx: Tx, announcement: Announcement, *, by: int) -> None:
    """Somebody else answers for it from now on."""
    tx.run("UPDATE announcement SET approved_by = ? WHERE id = ? AND state = 'scheduled'", by, announcement.id)


def too_late(tx: Tx, announcement: Announcement, *, at: datetime) -> bool:
    """Whether what was to be sent at `at` helps nobody any more: its validity, or its session, is over."""
    ends = moments.ends(tx, announcement.validity, sent_at=at)
    if ends is None and announcement.when.session_id:
        session = programme.by_id(tx, announcement.when.session_id)
        ends = session.ends_at if session is not None and session.ends_at > at else None
    return ends is not None and tx.now >= ends


def give_up(tx: Tx, announcement: Announcement, note: str) -> Announcement:
    """A scheduled one is not sent, and `note` says why."""
    due.cancel(tx, DUE, str(announcement.id))
    tx.run(
        "UPDATE announcement SET state = 'cancelled', finished_at = ?, note = ? WHERE id = ? AND state = 'scheduled'",
        *(tx.stamp, note, announcement.id),
    )
    return existing(tx, announcement.id)


def unschedule(tx: Tx, announcement: Announcement, *, by: int) -> Announcement:
    """Takes a scheduled one back into its author's hands; what they were writing lies aside."""
    announcements.shelve(tx, announcement.author_id)
    due.cancel(tx, DUE, str(announcement.id))
    tx.run(
        "UPDATE announcement SET state = 'draft', note = '', asked_at = NULL, approved_by = NULL, shelved_at = NULL"
        " WHERE id = ? AND state = 'scheduled'",
        announcement.id,
    )
    audit.note(tx, "announce-unschedule", actor=by, subject=announcement.about)
    return existing(tx, announcement.id)

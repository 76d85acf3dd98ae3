"""From a draft to what became of it: sent, held, stopped, sent again to those whom it did not reach.

Sending is a state, the list of its recipients, a job that queues rows of the outbox for them, and those rows; results
are always counted from the rows, so that they add up to the recipients after a kill too. While it is paused its rows
wait held back in the file, each in its own place, so that what was on its way just then is neither lost nor sent twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import acknowledgements, announcements, audiences, audit, due, jobs, moments, outbox, revival, scheduling
from storage.announcements import ORPHANED, Announcement, State, existing
from storage.database import Tx
from storage.errors import UserError
from storage.stirring import stir
from storage.times import moment, stamp

JOB = "announcement"  # the kind of the job that queues the messages
LATE = "announcement-late"  # the kind of the due row that looks for late joiners
CHUNK = 500  # recipients queued in one transaction
LATE_MARKS = timedelta(minutes=2)  # after its end, or the last sign of anything new, a sending is counted this long
LATE_EVERY = timedelta(minutes=1)  # between two looks for late joiners
SAMPLE = timedelta(seconds=5)  # over which the rate is reckoned
HOPELESS = 5  # failures with nothing sent after which a sending pauses by itself
HELPS = timedelta(days=365)  # a look for late joiners decides itself whether it comes too late
BEFORE_ALL = -(2**62)  # below every chat id


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom it is for; `language` is '' until chosen."""

    chat_id: int
    language: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of an announcement. The outcomes add up to `recipients`; who acknowledged has it as well."""

    recipients: int
    sent: int = 0
    failed: int = 0
    blocked: int = 0
    skipped: int = 0
    uncertain: int = 0
    pending: int = 0
    acknowledged: int = 0

    @property
    def hopeless(self) -> bool:
        """Whether nothing gets through: several have an outcome, and it is a failure for every one of them."""
        return HOPELESS <= self.done == self.failed

    @property
    def done(self) -> int:
        """How many have an outcome."""
        return self.recipients - self.pending


class NobodyToReach(UserError):
    """The audience has nobody in it."""


def begin(
    tx: Tx, announcement: Announcement, *, owners: frozenset[int] = frozenset(), words: str = "", by: int | None = None
) -> Announcement:
    """Turns a draft, or one whose moment has come, into one that is being sent, and queues the job for it.

    Args:
        tx: the transaction.
        announcement: which.
        owners: the owners of the settings, for audiences by role.
        words: the audience, as the record keeps it.
        by: who decided it, the author if nobody else.

    Raises: NobodyToReach.
    """
    people = audiences.members(tx, announcement.audience, owners=owners)
    if not people and not announcement.audience.chats:
        raise NobodyToReach
    changed = tx.run(
        "UPDATE announcement SET state = 'sending', created_at = ?, began_at = ?, sampled_at = ?, valid_until = ?,"
        " audience_words = ?, note = '' WHERE id = ? AND state IN ('draft', 'scheduled')",
        *(tx.stamp, tx.stamp, tx.stamp, _stamp(moments.ends(tx, announcement.validity, sent_at=tx.now)), words),
        announcement.id,
    )
    if changed.rowcount:
        _list_people(tx, announcement, people)
        for chat_id in announcement.audience.chats:
            tx.run("INSERT INTO announcement_recipient VALUES (?, ?) ON CONFLICT DO NOTHING", announcement.id, chat_id)
        recipients = _count(tx, announcement)
        actor = by or announcement.author_id
        audit.note(tx, "announce", actor=actor, subject=announcement.about, after={"recipients": recipients})
        _queue(tx, announcement)
        if "waiting" not in due.states(tx, LATE).values():
            _watch_for_late(tx)
    return existing(tx, announcement.id)


def next_recipients(tx: Tx, announcement: Announcement, *, after: int) -> list[Recipient]:
    """The next recipients, those with a chat id above `after`, at most CHUNK."""
    rows = tx.all(
        "SELECT r.chat_id, coalesce(a.language, g.language, '') AS language FROM announcement_recipient r"
        " LEFT JOIN account a ON a.user_id = r.chat_id LEFT JOIN group_chat g ON g.chat_id = r.chat_id"
        " WHERE r.announcement_id = ? AND r.chat_id > ? ORDER BY r.chat_id LIMIT ?",
        *(announcement.id, after, CHUNK),
    )
    return [Recipient(row["chat_id"], row["language"]) for row in rows]


def joins_late(tx: Tx, *, owners: frozenset[int] = frozenset()) -> list[Announcement]:
    """Adds who has come into the audience of an announcement that is still valid; gives those announcements."""
    joined = []
    for announcement in _valid(tx):
        known = _listed(tx, announcement)
        late = audiences.members(tx, announcement.audience, owners=owners) - known
        if late:
            _list_people(tx, announcement, late)
            tx.run("UPDATE announcement SET recipients = recipients + ? WHERE id = ?", len(late), announcement.id)
            _queue(tx, announcement)
            stir(tx, announcement.about)
            joined.append(existing(tx, announcement.id))
    if any(True for _ in _valid(tx)):
        _watch_for_late(tx)
    return joined


def delivery(tx: Tx, announcement: Announcement) -> Delivery:
    """What became of it so far. Whoever has no row yet is pending, after a stop skipped."""
    if announcement.state in (State.DRAFT, State.SCHEDULED):
        return Delivery(0)
    counts = outbox.outcomes(tx, announcement.about)
    waiting = counts.pop("waiting", 0)
    rest = max(announcement.recipients - sum(counts.values()), 0)
    if announcement.state is State.SENT:  # what waits then waits for one who has come back, or joined late
        counts["pending"] = min(waiting, rest)
        counts["failed"] = counts.get("failed", 0) + rest - counts["pending"]
    elif announcement.state is State.CANCELLED:
        counts["skipped"] = counts.get("skipped", 0) + rest
    else:
        counts["pending"] = rest
    recipients = sum(counts.values())
    if announcement.asks:
        counts["acknowledged"] = acknowledgements.count(tx, announcement.about)
    return Delivery(recipients, **counts)


def under_way(tx: Tx) -> Iterator[Announcement]:
    """Those whose numbers may still change: being sent, or ended or stirred up a moment ago."""
    since = stamp(tx.now - LATE_MARKS)
    ended = "state IN ('cancelled', 'sent') AND (finished_at > ? OR stirred_at > ?)"
    yield from announcements.in_state(tx, f"state IN ('sending', 'paused') OR ({ended})", since, since)


def keep_on(tx: Tx, announcement: Announcement) -> None:
    """One that has ended, and of which something waits again, stays under way until that is done."""
    at = announcement.stirred_at or announcement.finished_at
    if at is None or at <= tx.now - LATE_MARKS / 2:
        stir(tx, announcement.about)


def waits(tx: Tx, announcement: Announcement) -> bool:
    """Whether a message of it is being queued or waits to be sent."""
    return _queueing(tx, announcement) or _waits(tx, announcement)


def finish_if_done(tx: Tx, announcement: Announcement) -> Announcement:
    """Closes the sending when every message is queued and none waits; else leaves it as it is."""
    if announcement.state is not State.SENDING or waits(tx, announcement):
        return announcement
    tx.run(
        "UPDATE announcement SET state = 'sent', finished_at = ?, note = '' WHERE id = ? AND state = 'sending'",
        *(tx.stamp, announcement.id),
    )
    return existing(tx, announcement.id)


def sample(tx: Tx, announcement: Announcement, done: int) -> Announcement:
    """Reckons how many a second are done, from the last few seconds."""
    row = tx.one("SELECT sampled_at, sampled_done FROM announcement WHERE id = ?", announcement.id)
    if row is None or row["sampled_at"] is None:
        return announcement
    passed = tx.now - moment(row["sampled_at"])
    if passed < SAMPLE:
        return announcement
    rate = max(done - row["sampled_done"], 0) / passed.total_seconds()
    tx.run(
        "UPDATE announcement SET sampled_at = ?, sampled_done = ?, rate = ? WHERE id = ?",
        *(tx.stamp, done, rate, announcement.id),
    )
    return existing(tx, announcement.id)


def pause(tx: Tx, announcement: Announcement, *, by: int | None, note: str = "") -> Announcement:
    """No new send starts until it goes on; one that has ended stays as it is."""
    changed = tx.run(
        "UPDATE announcement SET state = 'paused', note = ?, rate = 0 WHERE id = ? AND state = 'sending'",
        *(note, announcement.id),
    )
    if changed.rowcount:
        held = sum(outbox.hold(tx, about) for about in announcement.waits)
        audit.note(tx, "announce-pause", actor=by, subject=announcement.about, after={"held": held})
    return existing(tx, announcement.id)


def resume(tx: Tx, announcement: Announcement, *, by: int) -> Announcement:
    """It goes on at once, where it was; the note stays of one that had paused by itself, so that it does not again."""
    changed = tx.run(
        "UPDATE announcement SET state = 'sending', sampled_at = ?, sampled_done = ? WHERE id = ? AND state = 'paused'",
        *(tx.stamp, delivery(tx, announcement).done, announcement.id),
    )
    if changed.rowcount:
        for about in announcement.waits:
            outbox.release(tx, about)
        _queue(tx, announcement)
        audit.note(tx, "announce-resume", actor=by, subject=announcement.about)
    return existing(tx, announcement.id)


def stop(tx: Tx, announcement: Announcement, *, by: int) -> Announcement:
    """No new send starts from here; what had been sent stays sent. One that has ended stays as it is."""
    changed = tx.run(
        "UPDATE announcement SET state = 'cancelled', finished_at = ?,"
        " note = CASE WHEN note = ? OR state = 'sending' THEN '' ELSE note END"
        " WHERE id = ? AND state IN ('scheduled', 'sending', 'paused')",
        *(tx.stamp, ORPHANED, announcement.id),
    )
    if changed.rowcount:
        due.cancel(tx, scheduling.DUE, str(announcement.id))
        skipped, *_ = [outbox.withdraw(tx, about) for about in announcement.waits]
        revival.forget_about(tx, announcement.more)
        audit.note(tx, "announce-stop", actor=by, subject=announcement.about, after={"skipped": skipped})
    return existing(tx, announcement.id)


def again(tx: Tx, announcement: Announcement, *, by: int) -> Announcement:
    """Sends it once more to those with whom it failed; the others keep what became of it."""
    if announcement.state is not State.SENT or announcement.withdrawn_at is not None:
        return announcement
    failed = outbox.forget_failed(tx, announcement.about, announcement.waits[1:])
    missing = delivery(tx, announcement).failed
    if not failed and not missing:
        return announcement
    done = delivery(tx, announcement).done - missing
    tx.run(
        "UPDATE announcement SET state = 'sending', finished_at = NULL, note = '', sampled_at = ?, sampled_done = ?"
        " WHERE id = ?",
        *(tx.stamp, done, announcement.id),
    )
    _queue(tx, announcement)
    audit.note(tx, "announce-again", actor=by, subject=announcement.about, after={"failed": failed})
    return existing(tx, announcement.id)


def reason(tx: Tx, announcement: Announcement) -> str:
    """Why some of it have failed, in Telegram's words."""
    sql = "SELECT error FROM outbox WHERE about = ? AND state = 'failed' AND error IS NOT NULL LIMIT 1"
    return str(tx.value(sql, announcement.about) or "")


def _queue(tx: Tx, announcement: Announcement) -> None:
    jobs.add(tx, JOB, {"announcement": announcement.id}, user_id=announcement.author_id)


def _list_people(tx: Tx, announcement: Announcement, people: Sequence[int] | set[int]) -> None:
    tx.connection.executemany(
        "INSERT INTO announcement_recipient (announcement_id, chat_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(announcement.id, user_id) for user_id in sorted(people)],
    )


def _count(tx: Tx, announcement: Announcement) -> int:
    tx.run(
        "UPDATE announcement SET recipients = (SELECT count(*) FROM announcement_recipient WHERE announcement_id = ?1)"
        " WHERE id = ?1",
        announcement.id,
    )
    return existing(tx, announcement.id).recipients


def _listed(tx: Tx, announcement: Announcement) -> set[int]:
    rows = tx.all("SELECT chat_id FROM announcement_recipient WHERE announcement_id = ?", announcement.id)
    return {row["chat_id"] for row in rows}


def _watch_for_late(tx: Tx) -> None:
    """Plans the next look, a row of its own each time; those before are forgotten."""
    tx.run("DELETE FROM due WHERE kind = ? AND state <> 'waiting'", LATE)
    at = tx.now + LATE_EVERY
    due.put(tx, LATE, stamp(at), at=at, helps_until=tx.now + HELPS)


def _valid(tx: Tx) -> Iterator[Announcement]:
    yield from announcements.in_state(
        tx, "state IN ('sending', 'sent') AND withdrawn_at IS NULL AND valid_until > ? ORDER BY id", tx.stamp
    )


def _queueing(tx: Tx, announcement: Announcement) -> bool:
    sql = "SELECT 1 FROM job WHERE kind = ? AND state = 'waiting' AND json_extract(arguments, '$.announcement') = ?"
    return tx.one(sql, JOB, announcement.id) is not None


def _waits(tx: Tx, announcement: Announcement) -> bool:
    sql = "SELECT 1 FROM outbox WHERE about = ? AND state = 'waiting' LIMIT 1"
    return tx.one(sql, announcement.about) is not None


def _stamp(when: datetime | None) -> str | None:
    return stamp(when) if when is not None else None

"""What organizers do with feedback: cards that keep themselves current, words hidden, the missing asked once more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from storage import audit, due, programme, turned_up
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.programme import NoEvent, Session
from storage.watching import Cards

MOST_NUDGES = 2  # of one session
CLOSING = "feedback-closing"  # kind of the due row at the window's end
DIGEST = "feedback-digest"  # of the one at the end of each day
AFTER = timedelta(minutes=45)  # after the day's last session the digest goes
HELPS = timedelta(hours=10)
CARDS: Cards[int | None] = Cards("dashboard", "dashboard_watch", lasts=timedelta(hours=2))
"""Each shows the session of that id, or with None the overview."""


class NudgedEnough(UserError):
    """The missing of this session were asked again as often as they may be."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who was asked and has not answered. `user_id` is None without an account.

    `muted` are the kinds of pushes not wanted, `quiet` the hours as storage/quiet.py has them.
    """

    person_id: int
    name: str
    municipality_ar: str
    municipality_en: str
    user_id: int | None
    language: str = ""
    muted: str = ""
    quiet: str = ""

    @property
    def can_be_asked(self) -> bool:
        """Whether there is an account, and it wants to be asked."""
        return self.user_id is not None and "feedback" not in self.muted.split()  # of storage/push_times.py


def changed(tx: Tx) -> None:
    """Somebody has answered: what open cards show is out of date."""
    CARDS.changed(tx)


def hide(tx: Tx, answer_id: int, *, hidden: bool, by: int) -> int:
    """Hides the words of an answer, or shows them again, and returns its session. Raises NotFound."""
    row = tx.one("SELECT session_id, hidden_at IS NOT NULL AS hidden FROM feedback WHERE id = ?", answer_id)
    if row is None:
        raise NotFound
    if bool(row["hidden"]) != hidden:
        tx.run(
            "UPDATE feedback SET hidden_at = ?, hidden_by = ? WHERE id = ?",
            tx.stamp if hidden else None,
            by if hidden else None,
            answer_id,
        )
        audit.note(tx, "feedback-hidden" if hidden else "feedback-shown", actor=by, subject=f"feedback:{answer_id}")
    session: int = row["session_id"]
    return session


def missing(tx: Tx, session: Session) -> list[Missing]:
    """Who was asked and has not answered, by municipality and name."""
    answered = {row["person_id"] for row in tx.all(_ANSWERED, session.id)}
    wanted = turned_up.asked(tx, session) - answered
    rows = tx.all(
        "SELECT p.id, p.name, coalesce(m.name_ar, p.municipality_other) AS municipality_ar,"
        " coalesce(nullif(m.name_en, ''), m.name_ar, p.municipality_other) AS municipality_en,"
        " a.user_id, coalesce(a.language, '') AS language, coalesce(a.muted, '') AS muted,"
        " coalesce(a.quiet, '') AS quiet FROM person p"
        " LEFT JOIN municipality m ON m.id = p.municipality_id LEFT JOIN account a ON a.person_id = p.id"
        " WHERE p.state = 'registered' ORDER BY municipality_ar = '', municipality_ar, p.name_key"
    )
    return [Missing(*tuple(row)) for row in rows if row["id"] in wanted]


_ANSWERED = "SELECT person_id FROM feedback_answered WHERE session_id = ?"


def nudge(tx: Tx, session: Session, *, by: int) -> int:
    """The missing are asked once more; returns for which time. Raises NudgedEnough."""
    number: int = tx.value("SELECT count(*) FROM feedback_nudge WHERE session_id = ?", session.id) + 1
    if number > MOST_NUDGES:
        raise NudgedEnough(most=MOST_NUDGES)
    tx.run("INSERT INTO feedback_nudge VALUES (?, ?, ?, ?)", session.id, number, tx.stamp, by)
    audit.note(tx, "feedback-nudge", actor=by, subject=session.code, after={"number": number})
    return number


def publish(tx: Tx, session_id: int, *, shown: bool, by: int) -> None:
    """The deputies may see the result once the window has closed, or may not."""
    if shown:
        tx.run("INSERT INTO feedback_published VALUES (?, ?, ?) ON CONFLICT DO NOTHING", session_id, tx.stamp, by)
    else:
        tx.run("DELETE FROM feedback_published WHERE session_id = ?", session_id)
    audit.note(tx, "feedback-published" if shown else "feedback-withdrawn", actor=by, subject=f"session:{session_id}")


def is_published(tx: Tx, session_id: int) -> bool:
    """Whether the deputies may see the result."""
    return tx.one("SELECT 1 FROM feedback_published WHERE session_id = ?", session_id) is not None


def plan(tx: Tx) -> None:
    """Plans the digest of each day and the end of the window, as the programme and the settings have them now."""
    try:
        zone, closes = programme.zone(tx), programme.feedback_closes(tx)
    except NoEvent:
        return
    ends: dict[str, list[Session]] = {}
    for session in programme.sessions(tx):
        if not session.is_break and not session.cancelled:
            ends.setdefault(session.day(zone).isoformat(), []).append(session)
    known = due.states(tx, DIGEST)
    for day, sessions in ends.items():
        if known.get(day, "waiting") == "waiting":
            at = max(session.ends_at for session in sessions) + AFTER
            due.put(tx, DIGEST, day, at=at, helps_until=at + HELPS)
    for day in known.keys() - ends.keys():
        due.cancel(tx, DIGEST, day)
    due.put(tx, CLOSING, "window", at=closes, helps_until=closes + timedelta(days=3650))

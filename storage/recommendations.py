"""What deputies recommend: each under its reference, and who may move it where. Its words are storage/wordings.py.

A reference is the session's code and a number of its own, `W3-017`. Numbers come from the session's counter and
are never given twice, also not after a withdrawal.
"""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from storage import settings, timeline
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.moves import FINAL, REFUSALS, Act, Actor, AlreadyWithdrawn, State, allowed
from storage.people import Person
from storage.times import moment, moment_or_none
from storage.wordings import Wording, WrittenAs, check_focus_area, keep_version, reword, wording_of


class SessionGone(UserError):
    """The session takes no recommendations: it is cancelled, removed from the programme, or a break."""


class Hidden(StrEnum):
    """Why a recommendation is hidden."""

    OFFENSIVE = "offensive"
    PERSONAL = "personal"  # it names people or their data
    OFF_TOPIC = "off_topic"


class SaidBefore(UserError):
    """The author has the very same recommendation on record, `reference`."""


class TooManyHere(UserError):
    """The author has as many recommendations in this session as one person may have, `most`."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation on record, with the names that its card shows."""

    id: int
    reference: str
    session_id: int
    session_title_ar: str
    session_title_en: str
    focus_area_ar: str
    focus_area_en: str
    wording: Wording
    author_id: int
    state: State
    withdrawn_at: datetime | None
    touched_at: datetime | None
    submitted_at: datetime
    updated_at: datetime
    author: str = ""
    municipality_ar: str = ""
    municipality_en: str = ""
    supporters: int = 0
    answer: str = ""
    answered_at: datetime | None = None
    published_at: datetime | None = None
    merged_into: int | None = None
    merged_reference: str = ""
    hidden: Hidden | None = None
    of_meeting: bool = False  # the session's own, of nobody in particular
    in_meeting: bool = False  # among what the session's room agreed

    @property
    def shown_state(self) -> State:
        """Where it stands for deputies: a decision is known once its answer is published."""
        return self.state if self.state not in FINAL or self.published_at else State.UNDER_REVIEW

    def may(self, act: Act, actor: Actor) -> bool:
        """Whether `actor` may do this now, as MOVES says. Nothing can be done with a withdrawn one."""
        return self.withdrawn_at is None and allowed(act, actor, state=self.state, touched=self.touched_at is not None)


RECORD = (
    "SELECT r.*, s.title_ar AS session_title_ar, s.title_en AS session_title_en, a.name_ar AS focus_area_ar,"
    " a.name_en AS focus_area_en, p.name AS author, coalesce(m.name_ar, p.municipality_other) AS municipality_ar,"
    " coalesce(nullif(m.name_en, ''), m.name_ar, p.municipality_other) AS municipality_en,"
    " o.reference AS merged_reference FROM recommendation r JOIN session s ON s.id = r.session_id"
    " JOIN focus_area a ON a.id = r.focus_area_id JOIN person p ON p.id = r.author_id"
    " LEFT JOIN municipality m ON m.id = p.municipality_id LEFT JOIN recommendation o ON o.id = r.merged_into"
)
"""Everything that `read` needs of a recommendation, as `r`."""


def submit(tx: Tx, author: Person, *, wording: Wording, session_id: int, by: int | None = None) -> Recommendation:
    """Puts a recommendation on record under the session's next number; `by` is the Telegram user id.

    Raises: SessionGone, TooManyHere, SaidBefore, FocusAreaGone.
    """
    check_limit(tx, author.id, session_id)
    _check_new(tx, author.id, wording, session_id=session_id)
    reference = next_reference(tx, session_id)
    check_focus_area(tx, wording)
    recommendation_id = tx.add(
        "recommendation",
        reference=reference,
        session_id=session_id,
        author_id=author.id,
        submitted_at=tx.stamp,
        updated_at=tx.stamp,
        **asdict(wording),
    )
    keep_version(tx, recommendation_id, wording, by=by)
    timeline.note(tx, recommendation_id, "submitted", actor=by)
    return existing(tx, recommendation_id)


def by_id(tx: Tx, recommendation_id: int) -> Recommendation | None:
    """The recommendation of that id."""
    row = tx.one(f"{RECORD} WHERE r.id = ?", recommendation_id)
    return read(row) if row else None


def next_reference(tx: Tx, session_id: int) -> str:
    """The session's next number, which is given once. Raises SessionGone."""
    row = tx.one(
        "UPDATE session SET last_number = last_number + 1"
        " WHERE id = ? AND cancelled_at IS NULL AND kind <> 'break' RETURNING code, last_number",
        session_id,
    )
    if row is None:
        raise SessionGone
    return f"{row['code']}-{row['last_number']:03d}"


def existing(tx: Tx, recommendation_id: int) -> Recommendation:
    """As `by_id`, of one that must be there. Raises NotFound."""
    found = by_id(tx, recommendation_id)
    if found is None:
        raise NotFound
    return found


def by_reference(tx: Tx, reference: str) -> Recommendation | None:
    """The recommendation of that reference, `W3-017`."""
    row = tx.one(f"{RECORD} WHERE r.reference = ?", reference)
    return read(row) if row else None


def of_author(tx: Tx, person_id: int, *, offset: int = 0, limit: int = -1) -> list[Recommendation]:
    """The person's recommendations, withdrawn ones included, the latest first; all of them without a `limit`."""
    rows = tx.all(f"{RECORD} WHERE r.author_id = ? ORDER BY r.id DESC LIMIT ? OFFSET ?", person_id, limit, offset)
    return [read(row) for row in rows]


def count_of_author(tx: Tx, person_id: int) -> int:
    """How many recommendations the person has on record, withdrawn ones included."""
    count: int = tx.value("SELECT count(*) FROM recommendation WHERE author_id = ?", person_id)
    return count


def check_limit(tx: Tx, person_id: int, session_id: int) -> None:
    """Raises TooManyHere when the person can have no more in this session. Withdrawn ones do not count."""
    most = settings.number(tx, "recommendations_per_session")
    have = tx.value(
        "SELECT count(*) FROM recommendation WHERE author_id = ? AND session_id = ? AND withdrawn_at IS NULL",
        person_id,
        session_id,
    )
    if have >= most:
        raise TooManyHere(most=most)


def edit(tx: Tx, recommendation_id: int, *, author: Person, wording: Wording, by: int | None = None) -> Recommendation:
    """Keeps another wording, as one version more under the same reference.

    Raises: NotFound when it is not the author's; AlreadyWithdrawn; EditingEnded; FocusAreaGone.
    """
    owned(tx, recommendation_id, author=author, act=Act.EDIT)
    reword(tx, recommendation_id, wording, by=by, written_as=WrittenAs.AUTHOR)
    timeline.note(tx, recommendation_id, "edited", actor=by)
    return existing(tx, recommendation_id)


def withdraw(tx: Tx, recommendation_id: int, *, author: Person, by: int | None = None) -> Recommendation:
    """Takes a recommendation back; it stays on record as withdrawn, and its number is not given again.

    Raises: NotFound when it is not the author's; AlreadyWithdrawn; WithdrawingEnded.
    """
    owned(tx, recommendation_id, author=author, act=Act.WITHDRAW)
    tx.run(
        "UPDATE recommendation SET withdrawn_at = ?, updated_at = ? WHERE id = ?",
        tx.stamp,
        tx.stamp,
        recommendation_id,
    )
    timeline.note(tx, recommendation_id, "withdrawn", actor=by)
    return existing(tx, recommendation_id)


def owned(tx: Tx, recommendation_id: int, *, author: Person, act: Act | None = None) -> Recommendation:
    """The author's own recommendation, with which `act` may be done now.

    Raises: NotFound when it is not the author's; AlreadyWithdrawn; the act's own refusal.
    """
    found = by_id(tx, recommendation_id)
    if found is None or found.author_id != author.id:
        raise NotFound
    if act is None or found.may(act, Actor.AUTHOR):
        return found
    if found.withdrawn_at is not None:
        raise AlreadyWithdrawn(reference=found.reference)
    raise REFUSALS[act](reference=found.reference)


def _check_new(tx: Tx, person_id: int, wording: Wording, *, session_id: int) -> None:
    """The same words twice in one session are a slip of the finger, or a flood."""
    same = tx.value(
        "SELECT reference FROM recommendation WHERE author_id = ? AND session_id = ? AND title = ? AND action = ?"
        " AND withdrawn_at IS NULL",
        person_id,
        session_id,
        wording.title,
        wording.action,
    )
    if same is not None:
        raise SaidBefore(reference=same)


def read(row: sqlite3.Row) -> Recommendation:
    """The recommendation of a row of RECORD."""
    return Recommendation(
        id=row["id"],
        reference=row["reference"],
        session_id=row["session_id"],
        session_title_ar=row["session_title_ar"],
        session_title_en=row["session_title_en"],
        focus_area_ar=row["focus_area_ar"],
        focus_area_en=row["focus_area_en"],
        wording=wording_of(dict(row)),
        author_id=row["author_id"],
        state=State(row["state"]),
        withdrawn_at=moment_or_none(row["withdrawn_at"]),
        touched_at=moment_or_none(row["touched_at"]),
        submitted_at=moment(row["submitted_at"]),
        updated_at=moment(row["updated_at"]),
        author=row["author"],
        municipality_ar=row["municipality_ar"],
        municipality_en=row["municipality_en"],
        supporters=row["supporters"],
        answer=row["answer"],
        answered_at=moment_or_none(row["answered_at"]),
        published_at=moment_or_none(row["published_at"]),
        merged_into=row["merged_into"],
        merged_reference=row["merged_reference"] or "",
        hidden=Hidden(row["hidden_reason"]) if row["hidden_at"] else None,
        of_meeting=bool(row["of_meeting"]),
        in_meeting=row["meeting_at"] is not None,
    )

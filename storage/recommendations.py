"""What deputies recommend: the wording with every earlier one, its reference, and who may move it where.

A reference is the session's code and a number of its own, `W3-017`. Numbers come from the session's counter and
are never given twice, also not after a withdrawal.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from storage import focus_areas, search, settings, timeline
from storage.arabic import normalise
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.moves import FINAL, REFUSALS, Act, Actor, AlreadyWithdrawn, State, allowed
from storage.people import Person
from storage.times import moment, moment_or_none

SPELLINGS = 100  # of responsible bodies, looked at for suggestions
SEARCHED = "recommendation"  # their kind in storage/search.py


class TimeFrame(StrEnum):
    """How soon it can be done."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class Priority(StrEnum):
    """How much it matters to the author."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class SessionGone(UserError):
    """The session takes no recommendations: it is cancelled, removed from the programme, or a break."""


class FocusAreaGone(UserError):
    """The focus area has been removed."""


class Hidden(StrEnum):
    """Why a recommendation is hidden."""

    OFFENSIVE = "offensive"
    PERSONAL = "personal"  # it names people or their data
    OFF_TOPIC = "off_topic"


class WrittenAs(StrEnum):
    """As what somebody wrote a version."""

    AUTHOR = "author"
    SECRETARIAT = "secretariat"  # with the author's consent
    MEETING = "meeting"  # as the room adopted it


class SaidBefore(UserError):
    """The author has the very same recommendation on record, `reference`."""


class TooManyHere(UserError):
    """The author has as many recommendations in this session as one person may have, `most`."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a recommendation says."""

    focus_area_id: int
    title: str
    problem: str
    action: str
    responsible_body: str
    time_frame: TimeFrame
    priority: Priority


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
    row = tx.one(
        "UPDATE session SET last_number = last_number + 1"
        " WHERE id = ? AND cancelled_at IS NULL AND kind <> 'break' RETURNING code, last_number",
        session_id,
    )
    if row is None:
        raise SessionGone
    check_focus_area(tx, wording)
    recommendation_id = tx.add(
        "recommendation",
        reference=f"{row['code']}-{row['last_number']:03d}",
        session_id=session_id,
        author_id=author.id,
        submitted_at=tx.stamp,
        updated_at=tx.stamp,
        **asdict(wording),
    )
    keep_version(tx, recommendation_id, wording, by=by)
    timeline.note(tx, recommendation_id, "submitted", actor=by)
    return _require(tx, recommendation_id)


def by_id(tx: Tx, recommendation_id: int) -> Recommendation | None:
    """The recommendation of that id."""
    row = tx.one(f"{RECORD} WHERE r.id = ?", recommendation_id)
    return read(row) if row else None


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
    edited = reword(tx, recommendation_id, wording, by=by, written_as=WrittenAs.AUTHOR)
    timeline.note(tx, recommendation_id, "edited", actor=by)
    return edited


def reword(
    tx: Tx, recommendation_id: int, wording: Wording, *, by: int | None, written_as: WrittenAs
) -> Recommendation:
    """Puts other words under the reference, as one version more; whether that may be is the caller's to know.

    Raises: NotFound, FocusAreaGone.
    """
    check_focus_area(tx, wording)
    columns = asdict(wording)
    assignments = ", ".join(f"{name} = ?" for name in columns)
    tx.run(
        f"UPDATE recommendation SET {assignments}, updated_at = ? WHERE id = ?",
        *columns.values(),
        tx.stamp,
        recommendation_id,
    )
    keep_version(tx, recommendation_id, wording, by=by, written_as=written_as)
    return _require(tx, recommendation_id)


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
    return _require(tx, recommendation_id)


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


def versions(tx: Tx, recommendation_id: int) -> list[Wording]:
    """Every wording it has had, the first first."""
    rows = tx.all(
        "SELECT wording FROM recommendation_version WHERE recommendation_id = ? ORDER BY version", recommendation_id
    )
    return [wording_of(json.loads(row["wording"])) for row in rows]


def bodies(tx: Tx, *, most: int = 5) -> list[tuple[int, str]]:
    """The responsible bodies named most often so far, spellings taken together.

    Returns the commonest spelling of each with the id of a recommendation that has it.
    """
    rows = tx.all(
        "SELECT max(id) AS id, responsible_body AS body, count(*) AS named FROM recommendation"
        " WHERE withdrawn_at IS NULL AND responsible_body <> '' GROUP BY responsible_body"
        " ORDER BY named DESC, id DESC LIMIT ?",
        SPELLINGS,
    )
    named: Counter[str] = Counter()
    spelt: dict[str, tuple[int, str]] = {}
    for row in rows:
        key = normalise(row["body"])
        named[key] += row["named"]
        spelt.setdefault(key, (row["id"], row["body"]))
    return [spelt[key] for key, _ in named.most_common(most)]


def body_of(tx: Tx, recommendation_id: int) -> str:
    """The responsible body as that recommendation names it. Raises NotFound."""
    body = tx.value("SELECT responsible_body FROM recommendation WHERE id = ?", recommendation_id)
    if body is None:
        raise NotFound
    return str(body)


def check_focus_area(tx: Tx, wording: Wording) -> None:
    """Raises FocusAreaGone."""
    if focus_areas.find(tx, wording.focus_area_id) is None:
        raise FocusAreaGone


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


def keep_version(
    tx: Tx, recommendation_id: int, wording: Wording, *, by: int | None, written_as: WrittenAs = WrittenAs.AUTHOR
) -> None:
    """Keeps the words as the recommendation's newest version, and makes them findable."""
    tx.run(
        "INSERT INTO recommendation_version (recommendation_id, version, wording, written_at, written_by, written_as)"
        " SELECT ?, count(*) + 1, ?, ?, ?, ? FROM recommendation_version WHERE recommendation_id = ?",
        recommendation_id,
        json.dumps(asdict(wording), ensure_ascii=False),
        tx.stamp,
        by,
        written_as.value,
        recommendation_id,
    )
    _make_findable(tx, recommendation_id, wording)


def index_missing(tx: Tx) -> None:
    """Makes findable what came into the file before there was an index."""
    rows = tx.all(
        "SELECT r.id, r.focus_area_id, r.title, r.problem, r.action, r.responsible_body, r.time_frame, r.priority"
        " FROM recommendation r LEFT JOIN search_document d ON d.kind = ? AND d.subject = r.id WHERE d.id IS NULL",
        SEARCHED,
    )
    for row in rows:
        _make_findable(tx, row["id"], wording_of(dict(row)))


def _make_findable(tx: Tx, recommendation_id: int, wording: Wording) -> None:
    body = f"{wording.action}\n{wording.problem}\n{wording.responsible_body}"
    search.put(tx, SEARCHED, recommendation_id, title=wording.title, body=body)


def _require(tx: Tx, recommendation_id: int) -> Recommendation:
    found = by_id(tx, recommendation_id)
    if found is None:
        raise NotFound
    return found


def wording_of(kept: Mapping[str, str | int]) -> Wording:
    """The wording as a version keeps it, or as the columns of a row have it."""
    return Wording(
        focus_area_id=int(kept["focus_area_id"]),
        title=str(kept["title"]),
        problem=str(kept["problem"]),
        action=str(kept["action"]),
        responsible_body=str(kept["responsible_body"]),
        time_frame=TimeFrame(str(kept["time_frame"])),
        priority=Priority(str(kept["priority"])),
    )


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

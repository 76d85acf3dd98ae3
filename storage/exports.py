"""What leaves the forum as tables: which files there are, and the columns of each in contract order.

The rows come from storage/export_rows.py as they stand in the database. What a column's values are called, and in
which zone moments are shown, is the business of bot/exports.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from storage import announcements, attendance, desk, figures, moves, people, programme, recommendations, wordings
from storage.changes import FileColumn
from storage.database import Tx
from storage.export_rows import (
    UnknownFilter,
    Values,
    Wanted,
    announcements_rows,
    attendance_rows,
    audit_rows,
    feedback_rows,
    participants_rows,
    programme_rows,
    recommendations_rows,
    summary_rows,
)


class Kind(StrEnum):
    """A file that people ask for."""

    RECOMMENDATIONS = "recommendations"
    FEEDBACK = "feedback"
    PARTICIPANTS = "participants"
    ATTENDANCE = "attendance"
    ANNOUNCEMENTS = "announcements"
    PROGRAMME = "programme"
    FEEDBACK_SUMMARY = "feedback-summary"
    AUDIT = "audit"


class Shape(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DECIMAL = "decimal"
    DAY = "day"  # local, YYYY-MM-DD
    MOMENT = "moment"  # UTC, as storage/times.py writes it; a day alone where the time of day is not told
    LABEL = "label"  # a code that has a name in each language
    LABELS = "labels"  # several of them, separated by commas


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `heading` is the id of its name's text; `labels` says which names its codes have.

    `values` are the codes where no others can be.
    """

    code: str
    shape: Shape = Shape.TEXT
    labels: str = ""
    heading: str = ""
    values: tuple[str, ...] = ()

    @property
    def text_id(self) -> str:
        """The id of its heading."""
        return self.heading or f"column-{self.code.replace('_', '-')}"

    @property
    def about_id(self) -> str:
        """The id of the sentence that explains it."""
        return self.text_id.replace("column-", "codebook-", 1)


@dataclass(frozen=True, slots=True)
class Table:
    """One file: its columns, its rows, the states that its rows can have, and the filters that it takes."""

    columns: tuple[Column, ...]
    rows: Callable[[Tx, Wanted], Iterator[Values]]
    states: tuple[str, ...] = ()
    filters: frozenset[str] = frozenset()


def rows(tx: Tx, kind: Kind, wanted: Wanted) -> Iterator[Values]:
    """The rows of a file, one at a time, each in the order of its columns.

    Raises: UnknownFilter.
    """
    table = TABLES[kind]
    for name in ("session", "focus_area", "state", "municipality", "since"):
        if getattr(wanted, name) and name not in table.filters:
            raise UnknownFilter(f"the file {kind} has no filter {name.replace('_', '-')}")
    if wanted.state and wanted.state not in table.states:
        raise UnknownFilter(f"no row of {kind} is ever {wanted.state!r}: there are {', '.join(table.states)}")
    return table.rows(tx, wanted)


def _columns(*columns: Column | str) -> tuple[Column, ...]:
    return tuple(Column(column) if isinstance(column, str) else column for column in columns)


def _label(code: str, labels: str = "", values: Iterable[str] = ()) -> Column:
    return Column(code, Shape.LABEL, labels or code.replace("_", "-"), values=tuple(values))


def _moment(code: str) -> Column:
    return Column(code, Shape.MOMENT)


def _number(code: str) -> Column:
    return Column(code, Shape.NUMBER)


def _of_programme(column: FileColumn) -> Column:
    """The column as it is read again; its kinds are called there as here."""
    if column.code == "kind":
        return Column("kind", Shape.LABEL, "programme-kind", column.label, tuple(programme.Kind))
    return Column(column.code, _SHAPES.get(column.kind, Shape.TEXT), heading=column.label)


_SHAPES = {"moment": Shape.MOMENT, "integer": Shape.NUMBER}
_STATES = ("draft", *moves.State, "withdrawn")  # of recommendations
_STARS = ("five", "four", "three", "two", "one")

TABLES: dict[Kind, Table] = {
    Kind.RECOMMENDATIONS: Table(
        _columns(
            "reference",
            _label("state", "recommendation-state", _STATES),
            "workshop_code",
            "workshop",
            "focus_area",
            "title",
            "problem",
            "action",
            "responsible_body",
            _label("time_frame", values=wordings.TimeFrame),
            _label("priority", values=wordings.Priority),
            Column("author", heading="column-author-of-recommendation"),
            "municipality",
            "region",
            _number("supporters"),
            _moment("submitted_at"),
            _moment("updated_at"),
            "answer",
            _moment("answered_at"),
            "merged_into",
            "follow_up_state",
            Column("due_on", Shape.DAY),
            "progress",
            _label("origin", values=("participant", "session")),
            _number("co_authors"),
            _label("adoption", values=("adopted", "adopted_amended", "not_adopted")),
            _label("reason", values=desk.Reason),
            "referred_to",
            _moment("published_at"),
            _label("hidden", values=recommendations.Hidden),
        ),
        recommendations_rows,
        states=_STATES,
        filters=frozenset({"session", "focus_area", "state", "municipality", "since"}),
    ),
    Kind.FEEDBACK: Table(
        _columns(
            "workshop_code",
            "workshop",
            _number("rating"),
            "chips",
            "comment",
            Column("author", heading="column-author-of-feedback"),
            "municipality",
            _moment("submitted_at"),
        ),
        feedback_rows,
        filters=frozenset({"session", "municipality", "since"}),
    ),
    Kind.PARTICIPANTS: Table(
        _columns(
            "name",
            "municipality",
            "region",
            "position",
            "phone",
            _label("state", "participant-state", people.State),
            _moment("registered_at"),
            _label("language", values=("ar", "en")),
            _label("reachable", values=("yes", "never", "blocked", "deactivated")),
            Column("roles", Shape.LABELS, "role", values=tuple(people.Role)),
        ),
        participants_rows,
        states=tuple(people.State),
        filters=frozenset({"state", "municipality", "since"}),
    ),
    Kind.ATTENDANCE: Table(
        _columns(
            "name",
            "municipality",
            "list",
            _moment("checked_in_at"),
            "checked_in_by",
            _label("way", values=attendance.Way),
            "substitute",
        ),
        attendance_rows,
        filters=frozenset({"session", "municipality", "since"}),
    ),
    Kind.ANNOUNCEMENTS: Table(
        _columns(
            _number("number"),
            Column("author", heading="column-author-of-announcement"),
            _label("audience"),
            "text",
            _label("state", "announcement-state", announcements.State),
            _moment("created_at"),
            *map(_number, ("recipients", "sent", "failed", "blocked", "skipped", "uncertain", "pending")),
            _number("acknowledged"),
        ),
        announcements_rows,
        states=tuple(announcements.State),
        filters=frozenset({"state", "since"}),
    ),
    Kind.PROGRAMME: Table(
        tuple(_of_programme(column) for column in programme.FILE),
        programme_rows,
        filters=frozenset({"session", "since"}),
    ),
    Kind.FEEDBACK_SUMMARY: Table(
        _columns(
            _label("part_of", values=figures.Group),
            Column("code", heading="column-summary-code"),
            Column("name", heading="column-summary-name"),
            _number("asked"),
            _number("answers"),
            Column("response_rate", Shape.DECIMAL),
            Column("average", Shape.DECIMAL),
            *map(_number, _STARS),
            _number("comments"),
            _number("recommendations"),
        ),
        summary_rows,
        filters=frozenset({"session", "focus_area"}),
    ),
    Kind.AUDIT: Table(
        _columns(
            _moment("at"),
            Column("actor", heading="column-audit-actor"),
            Column("act", heading="column-audit-act"),
            Column("subject", heading="column-audit-subject"),
            Column("before", heading="column-audit-before"),
            Column("after", heading="column-audit-after"),
        ),
        audit_rows,
        filters=frozenset({"since"}),
    ),
}

"""What lies on the desk: scopes with their counts, one page of a scope, and the next one to work on.

A scope is a status (undecided, waiting for the author, ready to publish, …) of everything or of one workshop, focus
area, region or tag. Within it the longest waiting comes first; the order never depends on the status, so that the next
one is found from where one stands, also after what was just decided has left the scope.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage import staff
from storage.database import Tx
from storage.errors import OutOfDate
from storage.moves import FINAL
from storage.times import moment


class Status(StrEnum):
    """Which of them."""

    UNDECIDED = "u"
    ASKED = "q"  # the author has been asked and has not answered yet
    MINE = "m"  # that I have
    READY = "r"  # decided, and the answer is not published
    PUBLISHED = "p"
    ALL = "a"


class By(StrEnum):
    """By what they are narrowed."""

    NOTHING = "-"
    WORKSHOP = "w"
    FOCUS_AREA = "f"
    REGION = "g"  # the id of the region's first municipality; 0: of none
    TAG = "t"


@dataclass(frozen=True, slots=True)
class Scope:
    """What one looks at."""

    status: Status = Status.UNDECIDED
    by: By = By.NOTHING
    id: int = 0

    def pack(self) -> str:
        """As it stands in a button's code."""
        return f"{self.status.value}{self.by.value}{self.id}"

    @classmethod
    def parse(cls, packed: str) -> Scope:
        """What `pack` wrote. Raises OutOfDate."""
        number = packed[2:]
        if not number.isascii() or not number.isdigit() or len(number) > 18:
            raise OutOfDate
        try:
            return cls(Status(packed[0]), By(packed[1]), int(number))
        except ValueError:
            raise OutOfDate from None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a filter, with how many are undecided and how many there are at all."""

    id: int
    name_ar: str
    name_en: str
    undecided: int
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What lies on the desk. `oldest`: since when the longest waiting one waits."""

    undecided: int = 0
    asked: int = 0
    mine: int = 0
    ready: int = 0
    published: int = 0
    total: int = 0
    oldest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One recommendation in a list. `holder`: who else has it."""

    id: int
    reference: str
    title: str
    supporters: int
    submitted_at: datetime
    holder: str = ""


_OPEN = "r.withdrawn_at IS NULL AND r.merged_into IS NULL AND r.hidden_at IS NULL"
_FINAL = ", ".join(f"'{state.value}'" for state in sorted(FINAL))
_IS = {
    Status.UNDECIDED: f"r.state IN ('submitted', 'under_review') AND {_OPEN}",
    Status.ASKED: f"r.state = 'needs_info' AND {_OPEN}",
    Status.MINE: f"r.state NOT IN ({_FINAL}) AND {_OPEN} AND r.taken_by = :me AND r.taken_until > :now",
    Status.READY: f"r.state IN ({_FINAL}) AND r.published_at IS NULL AND {_OPEN}",
    Status.PUBLISHED: f"r.published_at IS NOT NULL AND {_OPEN}",
    Status.ALL: "r.withdrawn_at IS NULL",
}
_NARROW = {
    By.NOTHING: "",
    By.WORKSHOP: " AND r.session_id = :id",
    By.FOCUS_AREA: " AND r.focus_area_id = :id",
    By.REGION: " AND r.author_id IN (SELECT p.id FROM person p LEFT JOIN municipality m ON m.id = p.municipality_id"
    " WHERE coalesce(m.region, '') = coalesce((SELECT region FROM municipality WHERE id = :id), ''))",
    By.TAG: " AND r.id IN (SELECT recommendation_id FROM recommendation_tag WHERE tag_id = :id)",
}
_HERE = "(SELECT submitted_at FROM recommendation WHERE id = :here), :here"


def _where(scope: Scope) -> str:
    return _IS[scope.status] + _NARROW[scope.by]


def _one(tx: Tx, sql: str, **values: object) -> sqlite3.Row | None:
    row: sqlite3.Row | None = tx.connection.execute(sql, values).fetchone()
    return row


def _values(tx: Tx, scope: Scope, me: int) -> dict[str, object]:
    return {"id": scope.id, "me": me, "now": tx.stamp}


def count(tx: Tx, scope: Scope, *, me: int) -> int:
    """How many there are in the scope for whoever has the user id `me`."""
    row = _one(tx, f"SELECT count(*) AS n FROM recommendation r WHERE {_where(scope)}", **_values(tx, scope, me))
    return int(row["n"]) if row else 0


def counts(tx: Tx, *, me: int) -> Counts:
    """All counts of the desk."""
    sums = ", ".join(f"coalesce(sum({sql}), 0) AS {status.name.lower()}_ones" for status, sql in _IS.items())
    oldest = f"min(CASE WHEN {_IS[Status.UNDECIDED]} THEN r.submitted_at END) AS oldest"
    row = _one(tx, f"SELECT {sums}, {oldest} FROM recommendation r", me=me, now=tx.stamp)
    if row is None:
        return Counts()
    return Counts(
        undecided=row["undecided_ones"],
        asked=row["asked_ones"],
        mine=row["mine_ones"],
        ready=row["ready_ones"],
        published=row["published_ones"],
        total=row["all_ones"],
        oldest=moment(row["oldest"]) if row["oldest"] else None,
    )


def page(tx: Tx, scope: Scope, *, me: int, offset: int, limit: int) -> list[Line]:
    """A part of the scope, the longest waiting first."""
    rows = tx.connection.execute(
        "SELECT r.id, r.reference, r.title, r.supporters, r.submitted_at,"
        " CASE WHEN r.taken_until > :now AND r.taken_by <> :me THEN r.taken_by END AS holder"
        f" FROM recommendation r WHERE {_where(scope)} ORDER BY r.submitted_at, r.id LIMIT :limit OFFSET :offset",
        {**_values(tx, scope, me), "limit": limit, "offset": offset},
    ).fetchall()
    return [
        Line(
            id=row["id"],
            reference=row["reference"],
            title=row["title"],
            supporters=row["supporters"],
            submitted_at=moment(row["submitted_at"]),
            holder=staff.name_of(tx, row["holder"]) if row["holder"] is not None else "",
        )
        for row in rows
    ]


def first(tx: Tx, scope: Scope, *, me: int) -> int | None:
    """The longest waiting one of the scope that nobody else has; if all are somebody's, the longest waiting."""
    return _following(tx, scope, me=me, sql="1 = 1", order="ASC", here=0)


def beside(tx: Tx, scope: Scope, *, me: int, here: int, forward: bool) -> int | None:
    """The next one after (or before) the recommendation `here`, round the end to the other; None: there is no other.

    What a colleague has is passed over, unless there is nothing else.
    """
    sign, order = (">", "ASC") if forward else ("<", "DESC")
    after = _following(tx, scope, me=me, sql=f"(r.submitted_at, r.id) {sign} ({_HERE})", order=order, here=here)
    return after or _following(tx, scope, me=me, sql="r.id <> :here", order=order, here=here)


def _following(tx: Tx, scope: Scope, *, me: int, sql: str, order: str, here: int) -> int | None:
    row = _one(
        tx,
        f"SELECT r.id FROM recommendation r WHERE {_where(scope)} AND {sql}"
        " ORDER BY (r.taken_by <> :me AND r.taken_until > :now) IS TRUE,"
        f" r.submitted_at {order}, r.id {order} LIMIT 1",
        **{**_values(tx, scope, me), "here": here},
    )
    return int(row["id"]) if row else None


def values(tx: Tx, by: By) -> list[Value]:
    """Everything that a filter can be set to and that has any recommendation, in its own order."""
    rows = tx.all(
        f"SELECT v.id, v.name_ar, v.name_en, sum({_IS[Status.UNDECIDED]}) AS undecided, count(*) AS total"
        f" FROM recommendation r JOIN {_VALUES[by]} WHERE r.withdrawn_at IS NULL GROUP BY v.id ORDER BY v.rank, v.id"
    )
    return [Value(row["id"], row["name_ar"], row["name_en"], row["undecided"], row["total"]) for row in rows]


_VALUES = {
    By.WORKSHOP: "(SELECT id, title_ar AS name_ar, title_en AS name_en, starts_at AS rank FROM session) v"
    " ON v.id = r.session_id",
    By.FOCUS_AREA: "(SELECT id, name_ar, name_en, id AS rank FROM focus_area) v ON v.id = r.focus_area_id",
    By.REGION: "person p ON p.id = r.author_id LEFT JOIN municipality m ON m.id = p.municipality_id"
    " JOIN (SELECT min(id) AS id, region AS name_ar, region AS name_en, region AS rank FROM municipality"
    " WHERE region <> '' GROUP BY region UNION ALL SELECT 0, '', '', '~') v ON v.name_ar = coalesce(m.region, '')",
    By.TAG: "recommendation_tag g ON g.recommendation_id = r.id"
    " JOIN (SELECT id, name AS name_ar, name AS name_en, name_key AS rank FROM tag) v ON v.id = g.tag_id",
}


def place(tx: Tx, scope: Scope, *, me: int, here: int) -> tuple[int, int]:
    """The place of the recommendation `here` in the scope, and among how many; 0 of 0 outside it."""
    row = _one(
        tx,
        f"SELECT count(*) AS among, coalesce(sum((r.submitted_at, r.id) <= ({_HERE})), 0) AS place,"
        f" coalesce(sum(r.id = :here), 0) AS inside FROM recommendation r WHERE {_where(scope)}",
        **{**_values(tx, scope, me), "here": here},
    )
    if row is None or not row["inside"]:
        return 0, 0
    return row["place"], row["among"]

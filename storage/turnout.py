"""How full a list is: who is present, expected and missing, by region and municipality, and in which ways they came.

Expected are all who are invited or registered; in a session for a part of the roster those whom its audience names. Of
a session, those are left out who sit in another one at the same time: nobody can be in two rooms.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from storage import audience
from storage.attendance import ATTENDING, AttendanceList, Way
from storage.database import Tx
from storage.people import PERSON_COLUMNS, PERSON_TABLES
from storage.times import stamp


@dataclass(frozen=True, slots=True)
class Part:
    """One region's or municipality's share. Names are empty for people who named none."""

    name_ar: str
    name_en: str
    expected: int
    present: int


@dataclass(frozen=True, slots=True)
class Turnout:
    """The figures of a list. `elsewhere` sit in a session at the same time and are not expected here."""

    expected: int
    present: int
    elsewhere: int
    substitutes: int
    ways: dict[Way, int] = field(default_factory=dict)
    regions: tuple[Part, ...] = ()

    @property
    def missing(self) -> int:
        """How many are expected and not there."""
        return self.expected - self.present


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who is expected and not there. `reachable` says that a telephone number is known."""

    id: int
    name: str
    municipality_ar: str
    municipality_en: str
    reachable: bool


def turnout(tx: Tx, where: AttendanceList) -> Turnout:
    """The figures of a list."""
    parts = municipalities(tx, where)
    rows = tx.all(
        "SELECT way, count(*) AS n, sum(substitute <> '') AS substitutes FROM check_in"
        " WHERE list = ? AND undone_at IS NULL GROUP BY way",
        where.name,
    )
    return Turnout(
        expected=sum(part.expected for _, part in parts),
        present=sum(part.present for _, part in parts),
        elsewhere=_elsewhere(tx, where),
        substitutes=sum(row["substitutes"] for row in rows),
        ways={Way(row["way"]): row["n"] for row in rows},
        regions=tuple(_regions(parts)),
    )


def municipalities(tx: Tx, where: AttendanceList) -> list[tuple[str, Part]]:
    """Each municipality's share with its region's name, in the order of both."""
    rows = tx.all(
        f"SELECT municipality_ar, municipality_en, region, count(*) AS expected, sum(here) AS present"
        f" FROM ({_PEOPLE}) WHERE here OR NOT elsewhere"
        " GROUP BY region, municipality_ar, municipality_en"
        " ORDER BY region = '', region, municipality_ar = '', name_key",
        *_values(tx, where),
    )
    return [
        (row["region"], Part(row["municipality_ar"], row["municipality_en"], row["expected"], row["present"]))
        for row in rows
    ]


def missing(tx: Tx, where: AttendanceList, *, offset: int, limit: int) -> list[Missing]:
    """One page of those who are missing, municipality by municipality."""
    rows = tx.all(
        f"SELECT id, name, municipality_ar, municipality_en, phone <> '' AS reachable FROM ({_PEOPLE})"
        " WHERE NOT here AND NOT elsewhere ORDER BY municipality_ar = '', name_key, municipality_ar, person_key, id"
        " LIMIT ? OFFSET ?",
        *_values(tx, where),
        limit,
        offset,
    )
    return [
        Missing(row["id"], row["name"], row["municipality_ar"], row["municipality_en"], bool(row["reachable"]))
        for row in rows
    ]


def is_missing(tx: Tx, where: AttendanceList, person_id: int) -> bool:
    """Whether the person is expected on the list and not there."""
    sql = f"SELECT 1 FROM ({_PEOPLE}) WHERE NOT here AND NOT elsewhere AND id = ?"
    return tx.one(sql, *_values(tx, where), person_id) is not None


def _elsewhere(tx: Tx, where: AttendanceList) -> int:
    if where.session is None:
        return 0
    return int(tx.value(f"SELECT count(*) FROM ({_PEOPLE}) WHERE elsewhere AND NOT here", *_values(tx, where)))


def _regions(parts: Iterable[tuple[str, Part]]) -> Iterable[Part]:
    sums: dict[str, tuple[int, int]] = {}
    for region, part in parts:
        expected, present = sums.get(region, (0, 0))
        sums[region] = (expected + part.expected, present + part.present)
    return [Part(region, region, expected, present) for region, (expected, present) in sums.items()]


def _values(tx: Tx, where: AttendanceList) -> tuple[str | int | None, ...]:
    session = where.session
    if session is None:
        return (0, "", "", where.name, None)
    members = audience.members(tx, session.audience)
    who = None if members is None else json.dumps(sorted(members))
    return (session.id, stamp(session.starts_at), stamp(session.ends_at), where.name, who)


# Everybody who is expected or there, with `here` and `elsewhere`; the values are those of `_values`.
_PEOPLE = (
    f"SELECT {PERSON_COLUMNS}, coalesce(m.name_key, '') AS name_key, p.name_key AS person_key,"
    " c.id IS NOT NULL AS here, EXISTS (SELECT 1 FROM check_in o JOIN session s ON s.code = o.list"
    " WHERE o.person_id = p.id AND o.undone_at IS NULL AND s.cancelled_at IS NULL AND s.id <> ?1"
    f" AND s.ends_at > ?2 AND s.starts_at < ?3) AS elsewhere FROM {PERSON_TABLES}"
    " LEFT JOIN check_in c ON c.person_id = p.id AND c.list = ?4 AND c.undone_at IS NULL"
    f" WHERE (p.state IN {ATTENDING} AND (?5 IS NULL OR p.id IN (SELECT value FROM json_each(?5)))) OR c.id IS NOT NULL"
)

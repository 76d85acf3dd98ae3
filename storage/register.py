"""The register as people look through it: by session, by focus area, by support, by words or by reference.

Withdrawn recommendations and those merged into another are in no list; hidden ones are, as hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from storage import search
from storage.arabic import digits
from storage.database import Tx
from storage.recommendations import RECORD, Recommendation, by_id, by_reference, read
from storage.wordings import SEARCHED

RESULTS = 40  # of a search, at most
ALIKE = 3  # shown to somebody who writes
LEAST_ALIKE = 0.3  # of what was written that another must have; measured in tests/test_search.py
_LISTED = "r.withdrawn_at IS NULL AND r.merged_into IS NULL"
_REFERENCE = re.compile(r"([A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*)[\s\-_/\u2013]*?[\s\-_/\u2013]0*(\d{1,5})(?!\d)")


class By(StrEnum):
    """How a list is chosen."""

    SESSION = "s"
    AREA = "a"
    SUPPORT = "t"
    WORDS = "w"


@dataclass(frozen=True, slots=True)
class Counted:
    """One session or focus area with the number of recommendations listed under it."""

    id: int
    code: str
    name_ar: str
    name_en: str
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: what stands on it, and how many there are in all."""

    shown: tuple[Recommendation, ...]
    total: int


_WHERE = {
    By.SESSION: (f"{_LISTED} AND r.session_id = ?", "r.id DESC"),
    By.AREA: (f"{_LISTED} AND r.focus_area_id = ?", "r.id DESC"),
    By.SUPPORT: (f"{_LISTED} AND r.hidden_at IS NULL AND r.supporters >= ?", "r.supporters DESC, r.id DESC"),
}
LEAST_SUPPORT = 1


def total(tx: Tx) -> int:
    """How many recommendations are listed."""
    count: int = tx.value(f"SELECT count(*) FROM recommendation r WHERE {_LISTED}")
    return count


def page(tx: Tx, by: By, of: int, *, offset: int, limit: int) -> Listing:
    """One page of a list; `of` is the session's or focus area's id."""
    where, order = _WHERE[by]
    value = LEAST_SUPPORT if by is By.SUPPORT else of
    count: int = tx.value(f"SELECT count(*) FROM recommendation r WHERE {where}", value)
    rows = tx.all(f"{RECORD} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?", value, limit, offset)
    return Listing(tuple(read(row) for row in rows), count)


def sessions(tx: Tx) -> list[Counted]:
    """The sessions that have recommendations, in the programme's order."""
    rows = tx.all(
        "SELECT s.id, s.code, s.title_ar AS name_ar, s.title_en AS name_en, count(*) AS count FROM recommendation r"
        f" JOIN session s ON s.id = r.session_id WHERE {_LISTED} GROUP BY s.id ORDER BY s.starts_at, s.id"
    )
    return [Counted(**dict(row)) for row in rows]


def focus_areas(tx: Tx) -> list[Counted]:
    """The focus areas that have recommendations, in their own order."""
    rows = tx.all(
        "SELECT a.id, a.code, a.name_ar, a.name_en, count(*) AS count FROM recommendation r"
        f" JOIN focus_area a ON a.id = r.focus_area_id WHERE {_LISTED} GROUP BY a.id ORDER BY a.id"
    )
    return [Counted(**dict(row)) for row in rows]


def of_reference(tx: Tx, text: str) -> Recommendation | None:
    """The recommendation whose reference stands in the text, however it is typed: `w3 17`, `W3/017`, `w٣-١٧`."""
    for session, number in _REFERENCE.findall(digits(text).upper()):
        found = by_reference(tx, f"{session}-{int(number):03d}")
        if found is not None:
            return found
    return None


def found(tx: Tx, question: str, *, offset: int = 0, limit: int = RESULTS) -> Listing:
    """What fits the question best, by reference or by words."""
    named = of_reference(tx, question)
    if named is not None:
        return Listing((named,) if offset == 0 else (), 1)
    hits = search.find(tx, SEARCHED, question, limit=RESULTS)
    fitting = [one for one in _live(tx, (hit.subject for hit in hits)) if one.hidden is None]
    return Listing(tuple(fitting[offset : offset + limit]), len(fitting))


def alike(tx: Tx, *written: str, but_of: int) -> list[Recommendation]:
    """Others' recommendations that say nearly what is `written`, the nearest first; none of the person `but_of`."""
    hits = search.find(tx, SEARCHED, "\n".join(written), limit=RESULTS, least=LEAST_ALIKE)
    near = [one for one in _live(tx, (hit.subject for hit in hits)) if one.hidden is None and one.author_id != but_of]
    return near[:ALIKE]


def _live(tx: Tx, ids: Iterable[int]) -> list[Recommendation]:
    every = [by_id(tx, number) for number in ids]
    return [one for one in every if one is not None and one.withdrawn_at is None and one.merged_into is None]

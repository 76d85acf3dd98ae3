"""The forum in figures: who was there, what was said of the sessions, what became of the recommendations.

The one place from which files, pictures and reports take their numbers, so that they never say two things.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from storage import programme, results
from storage.database import Tx

STANDING = "withdrawn_at IS NULL AND merged_into IS NULL AND hidden_at IS NULL"
"""Of recommendations: those that are counted. What was merged is counted as what it was merged into."""


class Group(StrEnum):
    """What feedback is summed up by."""

    SESSION = "session"
    FOCUS_AREA = "focus_area"


@dataclass(frozen=True, slots=True)
class Summary:
    """What was said of one session or of all sessions of a focus area.

    `asked`: who was there, or everybody concerned where nothing is known of that. `answered`: who of them has
    given a rating; `answers` are those that are shown, since what fewer than five say without a name stays out.
    `stars` counts the ratings shown from five to one; it and `average` are None where there are none.
    """

    group: Group
    code: str
    name_ar: str
    name_en: str
    session_id: int | None
    focus_area_id: int | None
    asked: int
    answered: int
    answers: int
    average: float | None
    stars: tuple[int, ...] | None
    comments: int
    recommendations: int

    @property
    def response_rate(self) -> float | None:
        """Those who answered of those asked, 0 to 1; None where nobody was asked."""
        return min(1.0, self.answered / self.asked) if self.asked else None

    @property
    def held_back(self) -> bool:
        """Whether there are answers without a name that are too few to be shown."""
        return self.answered > self.answers


@dataclass(frozen=True, slots=True)
class AreaStates:
    """A focus area with the number of its recommendations by state; withdrawn ones are left out."""

    code: str
    name_ar: str
    name_en: str
    states: dict[str, int]


@dataclass(frozen=True, slots=True)
class Totals:
    """The forum as a whole. `present` is who was there on any day or in any session."""

    invited: int
    registered: int
    present: int
    municipalities: int
    sessions: int
    answers: int
    raters: int
    average: float | None
    recommendations: int
    authors: int
    supports: int
    states: dict[str, int]
    withdrawn: int
    merged: int


def summary(tx: Tx) -> list[Summary]:
    """Every session that can be rated in the order of time, then every focus area that has such a session."""
    sessions = [one for one in programme.sessions(tx) if not one.is_break and not one.cancelled]
    by_session = [_of_session(tx, one) for one in results.of_sessions(tx, sessions)]
    areas = tx.all("SELECT id, code, name_ar, name_en FROM focus_area ORDER BY id")
    by_area = []
    for area in areas:
        of_area = [one for one in by_session if one.focus_area_id == area["id"]]
        made = tx.value(f"SELECT count(*) FROM recommendation WHERE {STANDING} AND focus_area_id = ?", area["id"])
        if of_area or made:
            by_area.append(_of_area(area["id"], (area["code"], area["name_ar"], area["name_en"]), of_area, made))
    return by_session + by_area


def by_state(tx: Tx) -> list[AreaStates]:
    """Every focus area with its recommendations by state, those with the most first."""
    rows = tx.all(
        "SELECT f.code, f.name_ar, f.name_en, r.state, count(*) AS n FROM focus_area f"
        f" JOIN recommendation r ON r.focus_area_id = f.id WHERE {STANDING}"
        " GROUP BY f.id, r.state ORDER BY f.id"
    )
    found: dict[str, AreaStates] = {}
    for row in rows:
        area = found.setdefault(row["code"], AreaStates(row["code"], row["name_ar"], row["name_en"], {}))
        area.states[row["state"]] = row["n"]
    return sorted(found.values(), key=lambda area: -sum(area.states.values()))


def totals(tx: Tx) -> Totals:
    """The forum as a whole."""
    [people] = tx.all(
        "SELECT count(*) FILTER (WHERE state <> 'withdrawn') AS invited,"
        " count(*) FILTER (WHERE state = 'registered') AS registered FROM person"
    )
    [present] = tx.all(
        "SELECT count(DISTINCT c.person_id) AS people,"
        " count(DISTINCT coalesce(p.municipality_id, p.municipality_other)) AS places"
        " FROM check_in c JOIN person p ON p.id = c.person_id WHERE c.undone_at IS NULL"
    )
    [made] = tx.all(
        f"SELECT count(*) FILTER (WHERE {STANDING}) AS standing,"
        f" count(DISTINCT author_id) FILTER (WHERE {STANDING}) AS authors,"
        f" coalesce(sum(supporters) FILTER (WHERE {STANDING}), 0) AS supports,"
        " count(*) FILTER (WHERE withdrawn_at IS NOT NULL) AS withdrawn,"
        " count(*) FILTER (WHERE merged_into IS NOT NULL AND withdrawn_at IS NULL) AS merged FROM recommendation"
    )
    [said] = tx.all(
        "SELECT count(*) AS answers, (SELECT count(DISTINCT person_id) FROM feedback_answered) AS raters,"
        f" avg(rating) AS mean FROM feedback f WHERE {results.COUNTED}"
    )
    states = tx.all(f"SELECT state, count(*) AS n FROM recommendation WHERE {STANDING} GROUP BY state")
    return Totals(
        invited=people["invited"],
        registered=people["registered"],
        present=present["people"],
        municipalities=present["places"],
        sessions=sum(not one.is_break and not one.cancelled for one in programme.sessions(tx)),
        answers=said["answers"],
        raters=said["raters"],
        average=said["mean"],
        recommendations=made["standing"],
        authors=made["authors"],
        states={row["state"]: row["n"] for row in states},
        supports=made["supports"],
        withdrawn=made["withdrawn"],
        merged=made["merged"],
    )


def _of_session(tx: Tx, said: results.Result) -> Summary:
    session = said.session
    made = tx.value(f"SELECT count(*) FROM recommendation WHERE session_id = ? AND {STANDING}", session.id)
    area = tx.value("SELECT focus_area_id FROM session WHERE id = ?", session.id)
    names = (session.code, session.title_ar, session.title_en)
    sums = (said.asked, said.answered, said.tally.comments, made)
    return _summary(Group.SESSION, names, (session.id, area), sums, said.tally.stars)


def _of_area(area_id: int, names: tuple[str, str, str], sessions: list[Summary], made: int) -> Summary:
    stars = tuple(sum(one.stars[at] for one in sessions if one.stars) for at in range(5))
    asked, answered = sum(one.asked for one in sessions), sum(one.answered for one in sessions)
    sums = (asked, answered, sum(one.comments for one in sessions), made)
    return _summary(Group.FOCUS_AREA, names, (None, area_id), sums, stars)


def _summary(
    group: Group,
    names: tuple[str, str, str],
    ids: tuple[int | None, int | None],
    sums: tuple[int, int, int, int],
    stars: tuple[int, ...],
) -> Summary:
    asked, answered, comments, made = sums
    answers = sum(stars)
    mean = sum(star * n for star, n in zip((5, 4, 3, 2, 1), stars, strict=True)) / answers if answers else None
    shown = stars if answers else None
    return Summary(group, *names, *ids, asked, answered, answers, mean, shown, comments, made)

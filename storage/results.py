"""What was said of the sessions, in figures and words: the one place from which feedback is read by anybody.

Answers without name count only where there are unnamed.FLOOR of them at least. They come in by whole steps of that
size (storage/unnamed.py), so that no two looks, and no two parts of the whole, differ by fewer.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from sqlite3 import Row

from storage import programme, questions, turned_up
from storage.database import Tx
from storage.errors import NotFound
from storage.feedback import STARS
from storage.programme import Session
from storage.questions import Question, QuestionSet
from storage.times import moment
from storage.unnamed import FLOOR

COUNTED = (
    "(f.person_id IS NOT NULL OR (SELECT count(*) FROM feedback o WHERE o.session_id = f.session_id"
    f" AND o.person_id IS NULL) >= {FLOOR})"
)
"""Of rows of `feedback f`: those that may be counted and shown."""

_OF_THESE = "session_id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Further:
    """The stars for one of a set's further questions."""

    question: Question
    answers: int
    mean: float


@dataclass(frozen=True, slots=True)
class Tally:
    """The stars that were given, from five to one, and how many words."""

    stars: tuple[int, ...]
    comments: int

    @property
    def answers(self) -> int:
        """How many answers are counted."""
        return sum(self.stars)

    @property
    def mean(self) -> float | None:
        """From 1 to 5; None where there are no answers."""
        sums = sum(stars * count for stars, count in zip(STARS, self.stars, strict=True))
        return sums / self.answers if self.answers else None


NO_TALLY = Tally((0,) * len(STARS), 0)
Chips = tuple[tuple[Question, int], ...]  # and how often each was chosen


@dataclass(frozen=True, slots=True)
class Result:
    """One session. `present` is None where nothing is known of who was there; `asked` is then everybody concerned.

    `answered` are people. `waiting` of them answered without name and are not counted, since they are too few as yet.
    """

    session: Session
    present: int | None
    asked: int
    answered: int
    waiting: int
    tally: Tally
    chips: Chips = ()
    further: tuple[Further, ...] = ()
    nudges: int = 0
    published: bool = False

    @property
    def missing(self) -> int:
        """How many of those asked have not answered."""
        return max(0, self.asked - self.answered)


@dataclass(frozen=True, slots=True)
class Comment:
    """Words, or a voice note. Without name there are neither a name nor a time. `hidden`: shown to staff alone."""

    id: int
    rating: int
    text: str
    name: str
    municipality_ar: str
    municipality_en: str
    at: datetime | None
    voice: int | None
    hidden: bool
    heard: str = ""  # what a program made of the voice note, if there is one


def of_session(tx: Tx, session_id: int) -> Result:
    """The result of one session. Raises NotFound, also of a break."""
    session = programme.by_id(tx, session_id)
    if session is None or session.is_break:
        raise NotFound
    return of_sessions(tx, [session])[0]


def over(tx: Tx, at: datetime, *, day: date | None = None) -> list[Result]:
    """Every session that was over by then, the latest first; of one local day where it is given."""
    zone = programme.zone(tx)
    past = [
        session
        for session in reversed(programme.sessions(tx))
        if not session.is_break
        and not session.cancelled
        and min(session.over_at, session.ends_at) <= at
        and (day is None or session.day(zone) == day)
    ]
    return of_sessions(tx, past)


def of_sessions(tx: Tx, sessions: Sequence[Session]) -> list[Result]:
    """The result of each, in their order; the database is asked as often as for one."""
    these = json.dumps([session.id for session in sessions])
    there = turned_up.of(tx, sessions)
    answered = _counts(tx, "feedback_answered", these)
    nudges = _counts(tx, "feedback_nudge", these)
    published = _counts(tx, "feedback_published", these)
    tallies = _tallies(tx, these)
    details = _details(tx, these)
    found = []
    for session in sessions:
        turnup, tally = there[session.id], tallies.get(session.id, NO_TALLY)
        chips, further = details.get(session.id, ((), ()))
        people = answered[session.id]
        found.append(
            Result(
                session=session,
                present=len(turnup.there) if turnup.there is not None else None,
                asked=max(len(turnup.asked), people) if turnup.there is None else len(turnup.asked),
                answered=people,
                waiting=max(0, people - tally.answers),
                tally=tally,
                chips=chips,
                further=further,
                nudges=nudges[session.id],
                published=session.id in published,
            )
        )
    return found


def together(tallies: Iterable[Tally]) -> Tally:
    """The sum of several."""
    some = list(tallies)
    stars = tuple(sum(one.stars[place] for one in some) for place in range(len(STARS)))
    return Tally(stars, sum(one.comments for one in some))


def comments(tx: Tx, session_id: int, *, offset: int, limit: int, hidden: bool = True) -> list[Comment]:
    """One page of words and voice notes: those with a name, the newest first, then those without in no order."""
    rows = tx.all(
        "SELECT f.id, f.rating, f.comment, coalesce(p.name, '') AS name,"
        " coalesce(m.name_ar, p.municipality_other, '') AS municipality_ar,"
        " coalesce(nullif(m.name_en, ''), m.name_ar, p.municipality_other, '') AS municipality_en, f.submitted_at,"
        " f.voice_id, f.hidden_at IS NOT NULL AS hidden, coalesce(k.heard, '') AS heard FROM feedback f"
        " LEFT JOIN kept_file k ON k.id = f.voice_id LEFT JOIN person p ON p.id = f.person_id"
        f" LEFT JOIN municipality m ON m.id = p.municipality_id WHERE {_SPOKEN}"
        " ORDER BY f.person_id IS NULL, f.updated_at DESC, f.id DESC LIMIT ? OFFSET ?",
        session_id,
        int(hidden),
        limit,
        offset,
    )
    return [
        Comment(
            id=row["id"],
            rating=row["rating"],
            text=row["comment"],
            name=row["name"],
            municipality_ar=row["municipality_ar"],
            municipality_en=row["municipality_en"],
            at=moment(row["submitted_at"]) if row["submitted_at"] else None,
            voice=row["voice_id"],
            hidden=bool(row["hidden"]),
            heard=row["heard"],
        )
        for row in rows
    ]


def count_comments(tx: Tx, session_id: int, *, hidden: bool = True) -> int:
    """How many there are in all."""
    count: int = tx.value(f"SELECT count(*) FROM feedback f WHERE {_SPOKEN}", session_id, int(hidden))
    return count


def is_spoken(tx: Tx, answer_id: int, voice_id: int) -> bool:
    """Whether the answer may be shown and has this voice note."""
    sql = f"SELECT 1 FROM feedback f WHERE f.id = ? AND f.voice_id = ? AND {COUNTED}"
    return tx.one(sql, answer_id, voice_id) is not None


_SPOKEN = (
    f"f.session_id = ? AND (f.comment <> '' OR f.voice_id IS NOT NULL) AND (? OR f.hidden_at IS NULL) AND {COUNTED}"
)


def _counts(tx: Tx, table: str, sessions: str) -> Counter[int]:
    """How many rows of a table each session has; `sessions` are ids as JSON, here and below."""
    rows = tx.all(f"SELECT session_id, count(*) AS n FROM {table} WHERE {_OF_THESE} GROUP BY session_id", sessions)
    return Counter({row["session_id"]: row["n"] for row in rows})


def _tallies(tx: Tx, sessions: str) -> dict[int, Tally]:
    """The stars and the number of words of each session that has answers."""
    rows = tx.all(
        f"SELECT f.session_id, f.rating, count(*) AS n, sum(f.comment <> '') AS words FROM feedback f"
        f" WHERE {_OF_THESE} AND {COUNTED} GROUP BY f.session_id, f.rating",
        sessions,
    )
    found: dict[int, Tally] = {}
    for row in rows:
        stars = tuple(row["n"] if star == row["rating"] else 0 for star in STARS)
        found[row["session_id"]] = together((found.get(row["session_id"], NO_TALLY), Tally(stars, row["words"])))
    return found


def _details(tx: Tx, sessions: str) -> dict[int, tuple[Chips, tuple[Further, ...]]]:
    """The chips, the most chosen first, and the further questions, as each answer's own set has them, by session."""
    rows = tx.all(
        f"SELECT f.session_id, f.questions_id, f.chips, f.ratings FROM feedback f WHERE {_OF_THESE} AND {COUNTED}"
        " ORDER BY f.session_id, f.person_id IS NULL, f.id",
        sessions,
    )
    sets = questions.everything(tx) if rows else {}
    by_session = groupby(rows, key=itemgetter("session_id"))
    return {session_id: _detailed(some, sets) for session_id, some in by_session}


def _detailed(rows: Iterable[Row], sets: Mapping[int, QuestionSet]) -> tuple[Chips, tuple[Further, ...]]:
    chips: Counter[Question] = Counter()
    stars: dict[Question, list[int]] = {}
    for row in rows:
        asked, chosen, given = sets[row["questions_id"]], row["chips"].split(), json.loads(row["ratings"])
        chips.update(chip for chip in asked.chips if chip.code in chosen)
        for question in asked.ratings:
            if question.code in given:
                stars.setdefault(question, []).append(given[question.code])
    further = (Further(question, len(some), sum(some) / len(some)) for question, some in stars.items())
    return tuple(chips.most_common()), tuple(further)

"""The rows of the files that leave the forum: one query each, which streams.

Rows are read one by one in the order of their keys, so that no query sorts and memory does not grow with them.
Values are as they stand in the file: states as codes, moments in UTC. The columns stand in storage/exports.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from itertools import chain
from typing import Any

from storage import announcements, figures, municipalities, people, questions, sending
from storage.database import Tx
from storage.errors import OperatorError
from storage.people import Role
from storage.times import stamp


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows, and in which words. `language` is ar, en or code; filters are codes, a municipality's name too.

    `since` is a local day of the event; `zone` says when it begins.
    """

    language: str = "ar"
    session: str = ""
    focus_area: str = ""
    state: str = ""
    municipality: str = ""
    since: date | None = None
    zone: tzinfo = UTC
    with_drafts: bool = False  # and withdrawn rows
    contacts: bool = False
    owners: frozenset[int] = frozenset()  # of the settings

    @property
    def since_moment(self) -> str:
        """When the day `since` begins, as moments are written in the file; '' for all days."""
        return stamp(datetime.combine(self.since, time(), self.zone)) if self.since else ""


class UnknownFilter(OperatorError):
    """A filter that this file does not take, or a value of it that the forum does not have."""


Values = Sequence[Any]


class _Query:
    """A SELECT that is put together: conditions with their values."""

    def __init__(self, select: str, order: str) -> None:
        self._select = select
        self._order = order
        self._conditions: list[str] = []
        self._values: list[Any] = []

    def given(self, *values: Any) -> None:
        """Values of the SELECT itself."""
        self._values += values

    def where(self, condition: str, *values: Any) -> None:
        self._conditions.append(condition)
        self._values += values

    def run(self, tx: Tx) -> Iterator[Values]:
        where = f" WHERE {' AND '.join(self._conditions)}" if self._conditions else ""
        cursor = tx.connection.cursor()
        cursor.row_factory = None  # plain tuples: a hundred thousand of them
        return iter(cursor.execute(f"{self._select}{where} ORDER BY {self._order}", self._values))


def _named(alias: str, column: str, wanted: Wanted) -> str:
    arabic = f"{alias}.{column}_ar"
    return arabic if wanted.language != "en" else f"coalesce(nullif({alias}.{column}_en, ''), {arabic})"


def _municipality(wanted: Wanted) -> str:
    return f"coalesce({_named('m', 'name', wanted)}, p.municipality_other)"


def _focus_area(wanted: Wanted) -> str:
    return "f.code" if wanted.language == "code" else _named("f", "name", wanted)


def _by_code(tx: Tx, table: str, code: str) -> int:
    number = tx.value(f"SELECT id FROM {table} WHERE code = ? COLLATE NOCASE", code)
    if number is None:
        raise UnknownFilter(f"there is no {table.replace('_', ' ')} {code!r}")
    return int(number)


def _narrow(tx: Tx, query: _Query, wanted: Wanted, *, moment: str = "") -> None:
    """The filters that most files share; `moment` is the column that `since` is held against, '' for none."""
    if wanted.session:
        query.where("s.id = ?", _by_code(tx, "session", wanted.session))
    if wanted.municipality:
        found = municipalities.called(municipalities.everything(tx), wanted.municipality)
        if found is None:
            raise UnknownFilter(f"there is no municipality {wanted.municipality!r}")
        query.where("p.municipality_id = ?", found.id)
    if wanted.focus_area:
        query.where("f.id = ?", _by_code(tx, "focus_area", wanted.focus_area))
    if wanted.since and moment:
        query.where(f"{moment} >= ?", wanted.since_moment)


def recommendations_rows(tx: Tx, wanted: Wanted) -> Iterator[Values]:
    """Every recommendation on record, in the order in which they came; then the drafts, where they are wanted."""
    if wanted.state == "draft":
        return _draft_rows(tx, wanted)
    state = "CASE WHEN r.withdrawn_at IS NULL THEN r.state ELSE 'withdrawn' END"
    query = _Query(
        f"SELECT r.reference, {state}, s.code, {_named('s', 'title', wanted)}, {_focus_area(wanted)}, r.title,"
        " r.problem, r.action, r.responsible_body, r.time_frame, r.priority, p.name,"
        f" {_municipality(wanted)}, m.region, r.supporters, r.submitted_at, r.updated_at, r.answer,"
        " r.answered_at, o.reference, NULL, NULL, NULL, CASE r.of_meeting WHEN 1 THEN 'session' ELSE 'participant' END,"
        " (SELECT count(*) FROM co_author c WHERE c.recommendation_id = r.id), r.adoption, r.reason, r.referred_to,"
        " r.published_at, r.hidden_reason FROM recommendation r"
        " CROSS JOIN session s ON s.id = r.session_id CROSS JOIN focus_area f ON f.id = r.focus_area_id"
        " CROSS JOIN person p ON p.id = r.author_id LEFT JOIN municipality m ON m.id = p.municipality_id"
        " LEFT JOIN recommendation o ON o.id = r.merged_into",
        order="r.id",
    )
    _narrow(tx, query, wanted, moment="r.submitted_at")
    if wanted.state:
        query.where(f"{state} = ?", wanted.state)
    elif not wanted.with_drafts:
        query.where("r.withdrawn_at IS NULL")
    if wanted.with_drafts and not wanted.state:
        return chain(query.run(tx), _draft_rows(tx, wanted))
    return query.run(tx)


def _draft_rows(tx: Tx, wanted: Wanted) -> Iterator[Values]:
    """What is being written: the answers of the form as far as they go."""
    asked = ("title", "problem", "action", "responsible_body", "time_frame", "priority")
    answers = ", ".join(f"json_extract(d.answers, '$.answers.{name}')" for name in asked)
    query = _Query(
        f"SELECT NULL, 'draft', s.code, {_named('s', 'title', wanted)}, {_focus_area(wanted)}, {answers}, p.name,"
        f" {_municipality(wanted)}, m.region, NULL, NULL, d.updated_at, {', '.join(['NULL'] * 13)} FROM draft d"
        " JOIN account a ON a.user_id = d.user_id JOIN person p ON p.id = a.person_id"
        " LEFT JOIN municipality m ON m.id = p.municipality_id"
        " LEFT JOIN session s ON s.id = CAST(json_extract(d.answers, '$.answers.session') AS INTEGER)"
        " LEFT JOIN focus_area f ON f.id = CAST(json_extract(d.answers, '$.answers.focus_area') AS INTEGER)",
        order="d.id",
    )
    query.where("d.form = 'recommendation'")
    _narrow(tx, query, wanted, moment="d.updated_at")
    return query.run(tx)


def feedback_rows(tx: Tx, wanted: Wanted) -> Iterator[Values]:
    """Every answer, session by session: those with a name, then those without in the order of their random numbers.

    Of these there is the day alone on which they came in, five at least; the words of an insult are left out.
    """
    query = _Query(
        f"SELECT s.code, {_named('s', 'title', wanted)}, b.rating, b.chips, iif(b.hidden_at IS NULL, b.comment, ''),"
        f" p.name, {_municipality(wanted)}, coalesce(b.submitted_at, b.day), b.questions_id FROM feedback b"
        " CROSS JOIN session s ON s.id = b.session_id LEFT JOIN person p ON p.id = b.person_id"
        " LEFT JOIN municipality m ON m.id = p.municipality_id LEFT JOIN focus_area f ON f.id = s.focus_area_id",
        order="b.session_id, b.person_id IS NULL, b.id",
    )
    _narrow(tx, query, wanted)
    if wanted.since:  # an answer without name has a local day and no moment
        query.where("iif(b.person_id IS NULL, b.day >= ?, b.submitted_at >= ?)", str(wanted.since), wanted.since_moment)
    sets = questions.everything(tx)
    for *columns, questions_id in query.run(tx):
        chosen = str(columns[_CHIPS]).split()
        named = [one for one in sets[int(str(questions_id))].chips if one.code in chosen]
        columns[_CHIPS] = ", ".join(_words(one, wanted.language) for one in named)
        yield tuple(columns)


_CHIPS = 3  # their place in a row of feedback


def _words(chip: questions.Question, language: str) -> str:
    if language == "code":
        return chip.code
    return chip.en if language == "en" and chip.en else chip.ar


def participants_rows(tx: Tx, wanted: Wanted) -> Iterator[Values]:
    """Every participant, with what is known of the account."""
    query = _Query(
        f"SELECT p.name, {_municipality(wanted)}, m.region, p.position, CASE WHEN ? THEN p.phone END,"
        " p.state, p.registered_at, a.language, coalesce(a.reachable, 'never'),"
        " a.user_id FROM person p"
        " LEFT JOIN municipality m ON m.id = p.municipality_id LEFT JOIN account a ON a.person_id = p.id",
        order="p.id",
    )
    query.given(wanted.contacts)
    query.where("(p.name <> '' OR p.state <> 'withdrawn')")  # else it is what a deletion has left
    _narrow(tx, query, wanted, moment="p.registered_at")
    if wanted.state:
        query.where("p.state = ?", wanted.state)
    elif not wanted.with_drafts:
        query.where("p.state <> 'withdrawn'")
    for *columns, user_id in query.run(tx):
        roles = people.roles_of(tx, user_id, wanted.owners) if user_id is not None else ()
        yield (*columns, ",".join(role.value for role in Role if role in roles))


def attendance_rows(tx: Tx, wanted: Wanted) -> Iterator[Values]:
    """Every mark that stands, in the order in which they were made. By nobody: the room code was typed."""
    title = f"CASE WHEN s.id IS NULL THEN c.list ELSE {_named('s', 'title', wanted)} END"
    query = _Query(
        f"SELECT p.name, {_municipality(wanted)}, {'c.list' if wanted.language == 'code' else title}, c.at,"
        " coalesce(u.name, nullif(a.name, ''), c.by), c.way, c.substitute FROM check_in c"
        " CROSS JOIN person p ON p.id = c.person_id"
        " LEFT JOIN municipality m ON m.id = p.municipality_id LEFT JOIN session s ON s.code = c.list"
        " LEFT JOIN account a ON a.user_id = c.by LEFT JOIN person u ON u.id = a.person_id",
        order="c.id",
    )
    query.where("c.undone_at IS NULL")
    _narrow(tx, query, wanted, moment="c.at")
    return query.run(tx)


def announcements_rows(tx: Tx, wanted: Wanted) -> Iterator[Values]:
    """Every announcement with its outcomes."""
    query = _Query(
        "SELECT n.id, coalesce(p.name, nullif(a.name, ''), n.author_id) FROM announcement n"
        " LEFT JOIN account a ON a.user_id = n.author_id LEFT JOIN person p ON p.id = a.person_id",
        order="n.id",
    )
    if wanted.since:
        query.where("n.created_at >= ?", wanted.since_moment)
    if wanted.state:
        query.where("n.state = ?", wanted.state)
    elif not wanted.with_drafts:
        query.where("n.state <> 'draft'")
    for number, author in query.run(tx):
        one = announcements.find(tx, int(str(number)))
        if one is None:
            continue
        became = sending.delivery(tx, one)
        outcomes = (became.sent, became.failed, became.blocked, became.skipped, became.uncertain, became.pending)
        yield (
            one.id,
            str(author),
            one.audience_words or "everyone",
            one.content.words,
            one.state.value,
            stamp(one.created_at),
            became.recipients,
            *outcomes,
            became.acknowledged if one.asks else None,
        )


def summary_rows(tx: Tx, wanted: Wanted) -> Iterator[Values]:
    """What was said of each session, then of each focus area."""
    session = _by_code(tx, "session", wanted.session) if wanted.session else None
    area = _by_code(tx, "focus_area", wanted.focus_area) if wanted.focus_area else None
    for one in figures.summary(tx):
        if session is not None and one.session_id != session:
            continue
        if area is not None and one.focus_area_id != area:
            continue
        yield (
            one.group.value,
            one.code,
            one.name_en if wanted.language == "en" and one.name_en else one.name_ar,
            one.asked,
            one.answers,
            one.response_rate,
            one.average,
            *(one.stars or (None,) * 5),
            one.comments,
            one.recommendations,
        )


def programme_rows(tx: Tx, wanted: Wanted) -> Iterator[Values]:
    """The programme as released, in the columns in which it is brought in."""
    query = _Query(
        "SELECT s.code, s.kind, s.title_ar, s.title_en, s.starts_at, s.ends_at, s.room, s.facilitator, f.code,"
        " s.capacity, s.description_ar, s.description_en, s.audience FROM session s"
        " LEFT JOIN focus_area f ON f.id = s.focus_area_id",
        order="s.starts_at, s.id",
    )
    _narrow(tx, query, wanted, moment="s.starts_at")
    if not wanted.with_drafts:
        query.where("s.cancelled_at IS NULL")
    return query.run(tx)


def audit_rows(tx: Tx, wanted: Wanted) -> Iterator[Values]:
    """Who did what when, with what it changed, in the order of time. By nobody: the command line."""
    query = _Query(
        "SELECT d.at, coalesce(nullif(p.name, ''), nullif(a.name, ''), CAST(d.actor AS TEXT)), d.act, d.subject,"
        " d.before, d.after FROM audit d LEFT JOIN account a ON a.user_id = d.actor"
        " LEFT JOIN person p ON p.id = a.person_id",
        order="d.id",
    )
    if wanted.since:
        query.where("d.at >= ?", wanted.since_moment)
    return query.run(tx)

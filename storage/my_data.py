"""Everything that is kept of one account and of the participant behind it, for whoever it is about."""

from __future__ import annotations

import json
from typing import Any

from storage.database import Tx

_PERSON = (
    "SELECT p.key, p.name, coalesce(m.name_ar, p.municipality_other) AS municipality, p.position, p.phone,"
    " p.phone_verified, p.state, p.note, p.roster_role, p.consent_version, p.consented_at, p.registered_at,"
    " p.created_at, p.updated_at FROM person p LEFT JOIN municipality m ON m.id = p.municipality_id WHERE p.id = ?"
)
_ACCOUNT = (
    "SELECT user_id, name, language, reachable, muted, quiet, first_seen_at, last_seen_at FROM account"
    " WHERE user_id = ?"
)
_OF_PERSON = {
    "moves": "SELECT at, before AS was, after AS became FROM person_move WHERE person_id = ? ORDER BY id",
    "feedback": "SELECT s.code AS session, f.rating, f.ratings, f.chips, f.comment, f.voice_id IS NOT NULL AS voice,"
    " f.submitted_at, f.updated_at FROM feedback f"
    " JOIN session s ON s.id = f.session_id WHERE f.person_id = ? ORDER BY f.submitted_at",
    "supports": "SELECT r.reference, s.at FROM support s JOIN recommendation r ON r.id = s.recommendation_id"
    " WHERE s.person_id = ? ORDER BY s.at",
    "merged": "SELECT r.reference, q.asked_at, q.answer, q.answered_at FROM merge_question q JOIN recommendation r"
    " ON r.id = q.recommendation_id WHERE q.person_id = ? ORDER BY q.asked_at",
    "co_author_of": "SELECT r.reference, c.agreed_at FROM co_author c JOIN recommendation r"
    " ON r.id = c.recommendation_id WHERE c.person_id = ? ORDER BY c.agreed_at",
    "enclosures": "SELECT r.reference, k.kind, k.name, k.size, e.at FROM enclosure e JOIN kept_file k"
    " ON k.id = e.kept_file_id JOIN recommendation r ON r.id = e.recommendation_id WHERE e.person_id = ? ORDER BY e.id",
    "reports": "SELECT r.reference, p.at FROM recommendation_report p JOIN recommendation r"
    " ON r.id = p.recommendation_id WHERE p.person_id = ? ORDER BY p.at",
    "agenda": "SELECT s.code AS session, c.state, c.at FROM session_choice c JOIN session s ON s.id = c.session_id"
    " WHERE c.person_id = ? ORDER BY c.id",
    # Without name it is nobody's to find: only that the session was answered.
    "feedback_without_name": "SELECT s.code AS session FROM feedback_answered a JOIN session s ON s.id = a.session_id"
    " WHERE a.person_id = ?1 AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.session_id = s.id AND f.person_id = ?1)"
    " ORDER BY s.code",
    "presence": "SELECT list, at, way, substitute, undone_at FROM check_in WHERE person_id = ? ORDER BY id",
}
_OF_ACCOUNT = {
    "roles": "SELECT role, scope, granted_at FROM role WHERE user_id = ? ORDER BY granted_at",
    "requests": "SELECT kind, state, asked_at, decided_at, details FROM request WHERE user_id = ? ORDER BY id",
    "dictations": "SELECT d.state, d.words, k.seconds, d.spoken_at FROM dictation d LEFT JOIN kept_file k"
    " ON k.id = d.kept_file_id WHERE d.user_id = ? ORDER BY d.id",
    "sought": "SELECT question, at FROM sought WHERE user_id = ?",
    "drafts": "SELECT form, subject, step, answers, started_at, updated_at FROM draft WHERE user_id = ? ORDER BY id",
    "messages": "SELECT method, about, state, created_at, done_at FROM outbox WHERE chat_id = ? ORDER BY id",
    "acknowledgements": "SELECT about, asked_at, acknowledged_at FROM acknowledgement WHERE user_id = ?"
    " ORDER BY asked_at",
    "notices": "SELECT kind, subject FROM pushed WHERE user_id = ? ORDER BY kind, subject",
    "told": "SELECT telling_id AS telling, codes AS sessions FROM notice WHERE user_id = ? ORDER BY telling_id",
    "documents": "SELECT name, added_at FROM session_document WHERE added_by = ? ORDER BY id",
    "replies": "SELECT announcement_id, body, at FROM announcement_reply"
    " WHERE user_id = ? AND staff_id IS NULL ORDER BY id",
    "proposals": "SELECT announcement_id, content, english, at FROM announcement_proposal WHERE user_id = ?",
    "announcements": "SELECT id, body, state, created_at FROM announcement WHERE author_id = ? ORDER BY id",
}
_RECOMMENDATIONS = (
    "SELECT r.id, r.reference, s.code AS session, r.title, r.problem, r.action, r.responsible_body, r.time_frame,"
    " r.priority, r.state, r.withdrawn_at, r.answer, r.answered_at, r.submitted_at, r.updated_at FROM recommendation r"
    " JOIN session s ON s.id = r.session_id WHERE r.author_id = ? ORDER BY r.id"
)
_VERSIONS = (
    "SELECT version, wording, written_at FROM recommendation_version WHERE recommendation_id = ? ORDER BY version"
)
# Of lines about others, whom staff have acted on, only what was done and when.
_LOG = (
    "SELECT at, act, CASE WHEN actor = ?1 THEN 1 ELSE 0 END AS by_me,"
    " CASE WHEN subject IN (?2, ?3) THEN after END AS after FROM audit"
    " WHERE actor = ?1 OR subject IN (?2, ?3) ORDER BY id"
)
_WRITTEN = ("answers", "ratings", "details", "wording", "after")  # columns that hold JSON


def everything(tx: Tx, user_id: int) -> dict[str, Any]:
    """What is kept, in tables by name, as JSON takes it. Of messages that were sent there is no text to give."""
    account = tx.one(_ACCOUNT, user_id)
    person_id = tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)
    found: dict[str, Any] = {"account": dict(account) if account else None}
    if person_id is not None:
        found["participant"] = _rows(tx, _PERSON, person_id)[0]
        found |= {name: _rows(tx, sql, person_id) for name, sql in _OF_PERSON.items()}
        found["recommendations"] = [_recommendation(tx, row) for row in _rows(tx, _RECOMMENDATIONS, person_id)]
    found |= {name: _rows(tx, sql, user_id) for name, sql in _OF_ACCOUNT.items()}
    found["log"] = _rows(tx, _LOG, user_id, str(user_id), f"person:{person_id}")
    return found


def _recommendation(tx: Tx, row: dict[str, Any]) -> dict[str, Any]:
    return row | {"versions": _rows(tx, _VERSIONS, row.pop("id"))}


def _rows(tx: Tx, sql: str, *values: int | str) -> list[dict[str, Any]]:
    return [{name: _read(name, value) for name, value in dict(row).items()} for row in tx.all(sql, *values)]


def _read(name: str, value: Any) -> Any:
    return json.loads(value) if name in _WRITTEN and isinstance(value, str) else value

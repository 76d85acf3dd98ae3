"""Leaving: what is deleted when somebody asks for it, and what stays without them.

Deleted are the participant, the account, ratings and comments, supports, answers to announcements, drafts, presence,
requests, roles, withdrawn recommendations and the record of messages. Recommendations on record stay without any trace
of their author: an empty participant stands in for them. The audit log keeps the number of the account and the times of
its acts; so does what somebody of the staff has made for others (an announcement, a check-in, a document).
"""

from __future__ import annotations

from storage import (
    agenda,
    announcement_replies,
    audit,
    dictations,
    enclosures,
    feedback,
    search,
    staff,
    standing,
    wordings,
)
from storage.database import Tx
from storage.outbox import Outcome
from storage.people import State

NOBODY = 0  # the chat of what was somebody's
_OWN = (
    "draft",
    "request",
    "guess",
    "sought",
    "usher_list",
    "feedback_card",
    "dashboard_watch",
    "attendance_watch",
    "acknowledgement",
    "announcement_proposal",
    "pushed",
    "notice",
    "closing_follower",
)  # tables of an account, by its user id
_ACTS = (
    ("recommendation_version", "written_by"),
    ("recommendation_event", "actor"),
    ("recommendation", "hidden_by"),
    ("rewording", "proposed_by"),
    ("request", "decided_by"),
    ("person_move", "by"),
    ("session_choice", "by"),
    ("dictation", "typed_by"),
    ("group_chat", "added_by"),
    ("role", "granted_by"),
    ("programme_release", "released_by"),
    ("question_set", "made_by"),
    ("feedback", "hidden_by"),
    ("check_in", "undone_by"),
)  # where it stands who has done something, which stays done without that
_WITHDRAWN = (
    "SELECT id FROM recommendation WHERE author_id = ? AND withdrawn_at IS NOT NULL"
    " AND id NOT IN (SELECT merged_into FROM recommendation WHERE merged_into IS NOT NULL)"
)


def on_record(tx: Tx, user_id: int) -> int:
    """How many recommendations of the account's participant would stay, without the name."""
    count: int = tx.value(
        "SELECT count(*) FROM recommendation r JOIN account a ON a.person_id = r.author_id"
        " WHERE a.user_id = ? AND r.withdrawn_at IS NULL",
        user_id,
    )
    return count


def delete(tx: Tx, user_id: int, *, owners: frozenset[int]) -> None:
    """Deletes the account and all that is kept of the participant behind it; a stranger remains.

    Raises: OwnershipBySettings, LastOwner.
    """
    staff.give_up(tx, user_id, owners)
    person_id = standing.person_of(tx, user_id)
    announcement_replies.forget(tx, user_id)
    for table in _OWN:
        tx.run(f"DELETE FROM {table} WHERE user_id = ?", user_id)
    _forget_messages(tx, user_id)
    tx.run("DELETE FROM announcement WHERE author_id = ? AND state = 'draft'", user_id)
    for table, column in _ACTS:
        tx.run(f"UPDATE {table} SET {column} = NULL WHERE {column} = ?", user_id)
    tx.run("DELETE FROM staff_link WHERE used_by = ?", user_id)
    tx.run("UPDATE job SET user_id = NULL WHERE user_id = ? AND state <> 'waiting'", user_id)
    dictations.forget(tx, user_id)
    tx.run("DELETE FROM account WHERE user_id = ?", user_id)
    if person_id is not None:
        _forget_person(tx, person_id)
    audit.note(tx, "deleted", actor=user_id)


def _forget_messages(tx: Tx, user_id: int) -> None:
    """What waits is not sent; of announcements there remain the outcomes, which are nobody's any more."""
    tx.run("DELETE FROM outbox WHERE chat_id = ? AND (about IS NULL OR about NOT LIKE 'announcement:%')", user_id)
    tx.run(
        "UPDATE outbox SET state = CASE state WHEN 'waiting' THEN ? ELSE state END, chat_id = ?, key = NULL,"
        " payload = NULL, message_id = NULL WHERE chat_id = ?",
        Outcome.SKIPPED.value,
        NOBODY,
        user_id,
    )
    tx.run("DELETE FROM announcement_recipient WHERE chat_id = ?", user_id)
    tx.run("DELETE FROM card WHERE chat_id = ?", user_id)
    tx.wake("outbox-withdrawn")


def _forget_person(tx: Tx, person_id: int) -> None:
    agenda.forget(tx, person_id)
    feedback.forget(tx, person_id)
    enclosures.forget(tx, person_id)
    search.remove(tx, wordings.SEARCHED, [row["id"] for row in tx.all(_WITHDRAWN, person_id)])
    tx.run(f"DELETE FROM recommendation_version WHERE recommendation_id IN ({_WITHDRAWN})", person_id)
    tx.run(f"DELETE FROM recommendation WHERE id IN ({_WITHDRAWN})", person_id)
    for table in (
        "check_in",
        "person_move",
        "request",
        "support",
        "co_author",
        "recommendation_report",
        "merge_question",
    ):
        tx.run(f"DELETE FROM {table} WHERE person_id = ?", person_id)
    if tx.one("SELECT 1 FROM recommendation WHERE author_id = ?", person_id) is None:
        tx.run("DELETE FROM person WHERE id = ?", person_id)
        return
    tx.run(
        "DELETE FROM rewording WHERE recommendation_id IN (SELECT id FROM recommendation WHERE author_id = ?)",
        person_id,
    )
    tx.run(
        "UPDATE person SET key = NULL, name = '', name_key = '', municipality_id = NULL, municipality_other = '',"
        " position = '', phone = '', phone_verified = 0, note = '', roster_role = '', consent_version = NULL,"
        " consented_at = NULL, registered_at = NULL, entered_by = NULL, invitation = invitation + 1, state = ?,"
        " updated_at = ? WHERE id = ?",
        State.WITHDRAWN.value,
        tx.stamp,
        person_id,
    )

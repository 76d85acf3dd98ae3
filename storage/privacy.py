"""What is held on one person, in figures, so that the privacy notice can show it to them."""

from __future__ import annotations

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Held:
    """How many rows of each kind are kept of an account and of the participant behind it."""

    participant: bool
    feedback: int = 0
    recommendations: int = 0
    drafts: int = 0
    agenda: int = 0  # sessions chosen or waited for
    presence: int = 0  # that was recorded at the door
    messages: int = 0  # that the bot has sent: when, and whether it arrived
    log: int = 0  # lines of the audit log


def held(tx: Tx, user_id: int) -> Held:
    """What is held on the account `user_id`."""
    person_id = tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)

    def count(sql: str, *values: int | str | None) -> int:
        return int(tx.value(sql, *values))

    return Held(
        participant=person_id is not None,
        feedback=count("SELECT count(*) FROM feedback_answered WHERE person_id IS ?", person_id),
        recommendations=count("SELECT count(*) FROM recommendation WHERE author_id IS ?", person_id),
        drafts=count("SELECT count(*) FROM draft WHERE user_id = ?", user_id),
        agenda=count("SELECT count(*) FROM session_choice WHERE person_id IS ?", person_id),
        presence=count("SELECT count(*) FROM check_in WHERE person_id IS ?", person_id),
        messages=count("SELECT count(*) FROM outbox WHERE chat_id = ?", user_id),
        log=count(
            "SELECT count(*) FROM audit WHERE actor = ? OR subject = ? OR subject = ?",
            user_id,
            str(user_id),
            f"person:{person_id}",
        ),
    )

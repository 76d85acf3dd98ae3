"""What each account looked for last, so that the pages of what was found can be turned."""

from __future__ import annotations

from storage.database import Tx


def keep(tx: Tx, user_id: int, question: str) -> None:
    """Remembers the question in the place of the one before."""
    tx.run(
        "INSERT INTO sought (user_id, question, at) VALUES (?, ?, ?)"
        " ON CONFLICT (user_id) DO UPDATE SET question = excluded.question, at = excluded.at",
        user_id,
        question,
        tx.stamp,
    )


def question(tx: Tx, user_id: int) -> str:
    """The last question, '' where there was none."""
    found: str | None = tx.value("SELECT question FROM sought WHERE user_id = ?", user_id)
    return found or ""

"""Cards: messages of a chat that have a name of their own, so that they can be spoken of before their id is known."""

from __future__ import annotations

from storage.database import Tx


def message_of(tx: Tx, chat_id: int, name: str) -> int | None:
    """The message that the card is at present, as far as its sending is known of; None where there is none."""
    found: int | None = tx.value("SELECT message_id FROM card WHERE chat_id = ? AND name = ?", chat_id, name)
    return found


def is_another(tx: Tx, chat_id: int, name: str) -> bool:
    """Whether the message that the card is has become another card too."""
    sql = "SELECT 1 FROM card a JOIN card b USING (chat_id, message_id) WHERE chat_id = ?1 AND a.name = ?2"
    return tx.one(f"{sql} AND b.name <> ?2", chat_id, name) is not None


def names(tx: Tx, chat_id: int, beginning: str) -> list[str]:
    """The chat's cards whose names begin so."""
    sql = "SELECT name FROM card WHERE chat_id = ? AND substr(name, 1, ?) = ? ORDER BY name"
    return [row["name"] for row in tx.all(sql, chat_id, len(beginning), beginning)]


def on_its_way(tx: Tx, chat_id: int, name: str) -> bool:
    """Whether a message waits to be sent that will be the card."""
    waiting = "state = 'waiting' AND chat_id = ? AND card = ? AND substr(method, 1, 4) = 'send'"
    return tx.one(f"SELECT 1 FROM outbox WHERE {waiting}", chat_id, name) is not None


def put(tx: Tx, chat_id: int, name: str, message_id: int) -> None:
    """From now on the card is this message."""
    tx.run(
        "INSERT INTO card (chat_id, name, message_id) VALUES (?, ?, ?)"
        " ON CONFLICT (chat_id, name) DO UPDATE SET message_id = excluded.message_id",
        chat_id,
        name,
        message_id,
    )


def forget(tx: Tx, chat_id: int, name: str) -> None:
    """There is no such card any more."""
    tx.run("DELETE FROM card WHERE chat_id = ? AND name = ?", chat_id, name)

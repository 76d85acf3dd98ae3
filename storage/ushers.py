"""Which list an usher checks in on, and whether what the usher types is looked up there."""

from __future__ import annotations

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Desk:
    """What an usher chose last. While `typing`, typed words are letters of somebody's name."""

    list: str
    typing: bool


def desk(tx: Tx, user_id: int) -> Desk | None:
    """What the usher chose, if ever."""
    row = tx.one("SELECT list, typing FROM usher_list WHERE user_id = ?", user_id)
    return Desk(row["list"], bool(row["typing"])) if row else None


def sit_down(tx: Tx, user_id: int, name: str) -> None:
    """From now on the usher checks in on the list of that name, and typed words are looked up there."""
    tx.run(
        "INSERT INTO usher_list (user_id, list, typing) VALUES (?, ?, 1)"
        " ON CONFLICT (user_id) DO UPDATE SET list = excluded.list, typing = 1",
        user_id,
        name,
    )


def get_up(tx: Tx, user_id: int) -> None:
    """What the usher types is no name any more; the list is remembered."""
    tx.run("UPDATE usher_list SET typing = 0 WHERE user_id = ? AND typing = 1", user_id)

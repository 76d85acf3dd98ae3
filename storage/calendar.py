"""What a calendar on a phone knows a session by: a UID that stays, and a number that rises with each change.

Triggers of the database keep the numbers, so that no way of changing a session can forget to.
"""

from __future__ import annotations

from storage.database import Tx


def domain(tx: Tx) -> str:
    """The part of every UID that is this forum's; made once, and in every copy of the file the same."""
    made: str = tx.value("SELECT domain FROM calendar")
    return made


def sequences(tx: Tx) -> dict[str, int]:
    """How often each session has changed, by its code in small letters."""
    return {row["code"].lower(): row["sequence"] for row in tx.all("SELECT code, sequence FROM calendar_entry")}

"""The feedback card that somebody has begun: what is typed or spoken next belongs to it.

The answer itself is not here; it rides in the buttons' codes and in the card's own text. There is a row for everybody
who has tapped a star, and it is sealed, so that nothing can be told of who wrote words and who did not.

Words belong to the card as long as it is what the bot said last in that chat, for an hour at most.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta

from storage import kept_files
from storage.database import Tx
from storage.outbox import BEFORE_SEALED, Class
from storage.sealing import Seal, Unsealable
from storage.times import stamp

FOR = timedelta(hours=1)
SIZE = 256  # bytes of a sealed row, as the table has it


@dataclass(frozen=True, slots=True)
class Card:
    """A card under way. `message` is where its stars and chips are; `words` counts the texts that were typed.

    `voice` is a note of storage/kept_files.py that goes with a name only, 0 where there is none.
    """

    session: int
    message: int
    words: int = 0
    voice: int = 0


def put(tx: Tx, user_id: int, card: Card, seal: Seal) -> None:
    """From now on the account is busy with this card."""
    tx.run(
        "INSERT INTO feedback_card (user_id, sealed, mark, at)"
        " VALUES (?, ?, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'outbox'), 0), ?)"
        " ON CONFLICT (user_id) DO UPDATE SET sealed = excluded.sealed, mark = excluded.mark, at = excluded.at",
        user_id,
        seal.seal(_written(card), SIZE),
        tx.stamp,
    )


def find(tx: Tx, user_id: int, seal: Seal) -> Card | None:
    """The card that the account is busy with, whatever was said since."""
    row = tx.one("SELECT sealed FROM feedback_card WHERE user_id = ?", user_id)
    if row is None:
        return None
    try:
        return Card(**json.loads(seal.open(row["sealed"])))
    except Unsealable:
        return None


def listening(tx: Tx, user_id: int) -> bool:
    """Whether what the account types or says now belongs to its card: nothing was said to it since."""
    row = tx.one("SELECT mark FROM feedback_card WHERE user_id = ? AND at > ?", user_id, stamp(tx.now - FOR))
    if row is None:
        return False
    said = "SELECT 1 FROM outbox WHERE id > ? AND chat_id = ? AND class = ? AND substr(method, 1, 4) = 'send'"
    return tx.one(said, row["mark"], user_id, int(Class.REPLY)) is None


def close(tx: Tx, user_id: int, seal: Seal, *, keep_voice: bool = False) -> None:
    """The card is done or left. A voice note goes with it, unless it was sent with the answer."""
    card = find(tx, user_id, seal)
    if card is not None and card.voice and not keep_voice:
        kept_files.forget(tx, [card.voice])
    tx.run("DELETE FROM feedback_card WHERE user_id = ?", user_id)


def take_back_edits(tx: Tx, user_id: int) -> None:
    """Deletes the sealed messages to the account that wait still: they show an answer that is sent."""
    tx.run(
        "DELETE FROM outbox WHERE state = 'waiting' AND class = ? AND chat_id = ? AND substr(payload, 1, ?) = ?",
        int(Class.REPLY),
        user_id,
        len(BEFORE_SEALED),
        BEFORE_SEALED,
    )
    tx.wake("outbox-withdrawn")


def on_their_way(tx: Tx) -> bool:
    """Whether a sealed message waits to be sent to anybody."""
    waiting = "SELECT 1 FROM outbox WHERE state = 'waiting' AND class = ? AND substr(payload, 1, ?) = ?"
    return tx.one(waiting, int(Class.REPLY), len(BEFORE_SEALED), BEFORE_SEALED) is not None


def _written(card: Card) -> str:
    return json.dumps({"session": card.session, "message": card.message, "words": card.words, "voice": card.voice})

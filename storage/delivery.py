"""The outbox as the dispatcher sees it: the rows that wait, and the marks of what became of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage import cards, groups
from storage.database import Tx
from storage.outbox import HELD, Class, Outcome
from storage.times import moment_or_none, stamp


@dataclass(slots=True, eq=False)
class Row:
    """A waiting row. The dispatcher changes in it what it learns; the file is changed by marks alone."""

    id: int
    chat_id: int
    klass: Class
    method: str
    payload: str  # JSON
    card: str | None
    every: int
    about: str | None
    tries: int
    not_before: datetime | None
    expires_at: datetime | None
    message_id: int | None = None  # of the message that it changes, once that is known
    awaits: int | None = None  # the row that sends the card, while that waits itself
    fixed: bool = False  # the payload itself names the message
    troubles: int = 0  # since the program began: answers that settled nothing
    withdrawn: bool = False  # taken back while it was on its way: it is not tried again
    held: bool = False  # held back while it was on its way: it waits in the file until it is let go
    weight: int = 1  # messages that it makes: those of an album
    sealed: bool = False  # it leaves no trace: once it is settled, the row is deleted

    def parameters(self) -> dict[str, Any]:
        """The method's parameters; none where the payload makes no sense, which its sending will find out."""
        try:
            parameters = json.loads(self.payload)
        except (TypeError, ValueError):
            return {}
        return parameters if isinstance(parameters, dict) else {}

    def named(self) -> int | None:
        """The message that the payload itself names."""
        first = NAMED.match(self.payload or "")
        if first is not None:
            return int(first[1])
        named: int | None = self.parameters().get("message_id")
        return named


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of one row. `new_chat_id` follows a group that has become a supergroup."""

    row: Row
    outcome: Outcome
    error: str | None = None
    message_id: int | None = None
    unreachable: str | None = None  # 'blocked', 'deactivated' or 'never': the account's new state
    new_chat_id: int | None = None
    more_ids: tuple[int, ...] = ()  # of an album, the messages after the first


@dataclass(frozen=True, slots=True)
class Delay:
    """A row that is tried again not before `until`."""

    row: Row
    until: datetime
    error: str


ALBUM = "sendMediaGroup"
NAMED = re.compile(r'\{"message_id":(\d+)[,}]')  # as storage/outbox.py puts it in front
CLASSES = tuple(Class)
COLUMNS = """
    o.id, o.chat_id, o.class, o.method, o.payload, o.card, o.every, o.about, o.tries, o.not_before, o.expires_at,
    c.message_id,
    CASE WHEN o.card IS NOT NULL AND substr(o.method, 1, 4) <> 'send' THEN (
        SELECT max(s.id) FROM outbox s
        WHERE s.state = 'waiting' AND s.chat_id = o.chat_id AND s.card = o.card AND s.id < o.id
        AND substr(s.method, 1, 4) = 'send'
    ) END
"""
TABLES = "outbox o LEFT JOIN card c ON c.chat_id = o.chat_id AND c.name = o.card"
# A row put off by its writer is left out until it falls due. One put off by trouble is taken: it holds up its chat.
NOT_PUT_OFF = "(o.not_before IS NULL OR o.not_before <= :now OR o.error IS NOT NULL)"

WAITING = (
    f"SELECT {COLUMNS} FROM {TABLES} WHERE o.state = 'waiting' AND o.class = :class AND o.id > :after"
    f" AND {NOT_PUT_OFF} ORDER BY o.id LIMIT :limit"
)
WAITING_OF_CHAT = (
    f"SELECT {COLUMNS} FROM {TABLES} WHERE o.state = 'waiting' AND o.class = :class AND o.id > :after"
    f" AND o.id <= :upto AND o.chat_id = :chat AND {NOT_PUT_OFF} ORDER BY o.id LIMIT :limit"
)
FALLEN_DUE = (
    "SELECT class, min(id) AS first FROM outbox WHERE state = 'waiting' AND error IS NULL"
    " AND not_before > ? AND not_before <= ? GROUP BY class"
)


def makes_message(method: str) -> bool:
    """Whether the method makes something new, whose id becomes its card's: a message, or a topic."""
    return method.startswith(("send", "create"))


def waiting(tx: Tx, klass: Class, *, after: int, limit: int) -> list[Row]:
    """The next waiting rows of a class whose id is above `after`, oldest first."""
    return _rows(tx, WAITING, {"class": int(klass), "after": after, "limit": limit})


def waiting_of_chat(tx: Tx, chat_id: int, klass: Class, *, after: int, upto: int, limit: int) -> list[Row]:
    """As `waiting`, of one chat and with no id above `upto`."""
    values = {"class": int(klass), "chat": chat_id, "after": after, "upto": upto, "limit": limit}
    return _rows(tx, WAITING_OF_CHAT, values)


def fallen_due(tx: Tx, since: str) -> dict[Class, int]:
    """Of each class the first row that its writer put off until a time after the stamp `since`, which has come."""
    return {CLASSES[row["class"]]: row["first"] for row in tx.all(FALLEN_DUE, since, tx.stamp)}


def still_waiting(tx: Tx, ids: Iterable[int]) -> tuple[set[int], set[int]]:
    """Those of the rows that may leave, and those that are held back; the others were taken back."""
    rows = tx.all(
        "SELECT o.id, o.not_before IS ? AS held FROM json_each(?) AS asked JOIN outbox o ON o.id = asked.value"
        " WHERE o.state = 'waiting'",
        HELD,
        json.dumps(list(ids)),
    )
    held = {row["id"] for row in rows if row["held"]}
    return {row["id"] for row in rows} - held, held


def wanted(tx: Tx, file: str) -> bool:
    """Whether a row that waits still names the file."""
    named = json.dumps(file, ensure_ascii=False)
    return tx.one("SELECT 1 FROM outbox WHERE state = 'waiting' AND instr(payload, ?)", named) is not None


def mark(tx: Tx, marks: Sequence[Mark], delays: Sequence[Delay] = ()) -> None:
    """Writes what became of rows; a card's message id is remembered, an unreachable account is noted.

    The text goes, unless the person may come back for it (storage/revival.py). A message that was sent just before its
    group moved has no id where the group is now.
    """
    now = tx.stamp
    for old, new in {(done.row.chat_id, done.new_chat_id) for done in marks if done.new_chat_id is not None}:
        groups.moved(tx, old, new)  # first, since it forgets the ids of what was sent before
    tx.connection.executemany(
        "UPDATE outbox SET state = ?, error = ?, message_id = CASE WHEN chat_id = ? THEN ? END, more_ids = ?,"
        " payload = CASE WHEN ? THEN payload END, done_at = ? WHERE id = ?",
        [
            (
                *(done.outcome.value, done.error, done.new_chat_id or done.row.chat_id, done.message_id, _more(done)),
                *(_may_be_missed(done), now, done.row.id),
            )
            for done in marks
            if not done.row.sealed  # of it nothing stays
        ],
    )
    traceless = [(done.row.id,) for done in marks if done.row.sealed]
    if traceless:
        tx.connection.executemany("DELETE FROM outbox WHERE id = ?", traceless)
    for done in marks:
        if done.outcome is Outcome.BLOCKED and done.row.chat_id < 0:
            groups.lost(tx, done.row.chat_id if done.new_chat_id is None else done.new_chat_id)
        _remember_card(tx, done)
        if done.unreachable is not None:
            tx.run("UPDATE account SET reachable = ? WHERE user_id = ?", done.unreachable, done.row.chat_id)
    tx.connection.executemany(
        "UPDATE outbox SET not_before = ?, tries = ?, error = ?"
        " WHERE id = ? AND state = 'waiting' AND not_before IS NOT ?",
        [(stamp(delay.until), delay.row.tries, delay.error, delay.row.id, HELD) for delay in delays],
    )
    if any(done.row.about for done in marks):
        tx.wake("about")


def _more(done: Mark) -> str | None:
    return json.dumps(done.more_ids) if done.more_ids else None


def _may_be_missed(done: Mark) -> bool:
    """Whether the row is news for somebody who has blocked the bot or not started it yet."""
    return done.unreachable in ("blocked", "never") and done.row.klass in (Class.CHANGE, Class.ANNOUNCEMENT)


def _remember_card(tx: Tx, done: Mark) -> None:
    chat_id = done.row.chat_id if done.new_chat_id is None else done.new_chat_id
    name = done.row.card
    if done.outcome is not Outcome.SENT or name is None:
        return
    if done.row.method == "deleteMessage":
        cards.forget(tx, chat_id, name)
    elif done.message_id is not None:
        cards.put(tx, chat_id, name, done.message_id)
        if done.row.method == "createForumTopic":
            groups.topic_is_there(tx, chat_id, name, done.message_id)


def _pieces(payload: str) -> int:
    try:
        return max(1, len(json.loads(payload)["media"]))
    except (TypeError, ValueError, KeyError):
        return 1  # its sending will find out


def _rows(tx: Tx, sql: str, values: dict[str, Any]) -> list[Row]:
    cursor = tx.connection.cursor()
    cursor.row_factory = None  # plain tuples: this is the hot path
    return [
        Row(
            id=found[0],
            chat_id=found[1],
            klass=CLASSES[found[2]],
            method=found[3],
            payload=found[4],
            card=found[5],
            every=found[6],
            about=found[7],
            tries=found[8],
            not_before=moment_or_none(found[9]),
            expires_at=moment_or_none(found[10]),
            message_id=found[11],
            awaits=found[12],
            weight=1 if found[3] != ALBUM else _pieces(found[4]),
        )
        for found in cursor.execute(sql, values | {"now": tx.stamp})
    ]

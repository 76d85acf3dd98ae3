"""Groups and channels that staff have added the bot to: what each is for, its topics, and where it lives now.

A topic is a card of its group (storage/cards.py) whose message is the one that opened it: Telegram's thread id.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from storage import audit, board, cards, due, outbox
from storage.database import Tx
from storage.outbox import Class
from storage.times import stamp

LOST = "group-lost"  # kind of the due row by which organizers are told; its subject is the chat's id
HELPS = timedelta(days=1)
POSTS = "announcements"  # the key of the topic of announcements
PATIENCE = timedelta(seconds=10)  # that an announcement waits for its topic


class Kind(StrEnum):
    """What Telegram says that it is."""

    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Purpose(StrEnum):
    """What the bot does there."""

    NONE = ""  # nothing, until an organizer says what
    FORUM = "forum"  # the programme, kept current, and what is for everybody
    STAFF = "staff"  # what the staff work on together


@dataclass(frozen=True, slots=True)
class Group:
    """A group or channel. `language` is '' for the forum's own; `gone`: the bot is not there any more."""

    chat_id: int
    kind: Kind
    title: str
    purpose: Purpose = Purpose.NONE
    language: str = ""
    is_forum: bool = False  # it has topics
    may_pin: bool = False
    may_make_topics: bool = False
    gone: bool = False


_SELECT = (
    "SELECT chat_id, kind, title, purpose, language, is_forum, may_pin, may_make_topics, left_at IS NOT NULL AS gone"
    " FROM group_chat"
)


def all_of_them(tx: Tx) -> list[Group]:
    """Every group and channel in which the bot is, by title."""
    return [_group(row) for row in tx.all(_SELECT + " WHERE left_at IS NULL ORDER BY title, chat_id")]


def of_purpose(tx: Tx, purpose: Purpose | str) -> list[Group]:
    """Those in which the bot is and that serve `purpose`, the oldest first."""
    sql = _SELECT + " WHERE left_at IS NULL AND purpose = ? ORDER BY added_at, chat_id"
    return [_group(row) for row in tx.all(sql, Purpose(purpose).value)]


def find(tx: Tx, chat_id: int) -> Group | None:
    """The group of that id, one that the bot has left too."""
    row = tx.one(_SELECT + " WHERE chat_id = ?", chat_id)
    return _group(row) if row else None


def joined(tx: Tx, group: Group, *, by: int) -> None:
    """The bot is in `group`, put there by the account `by`. What it is for is kept from an earlier time."""
    tx.run(
        "INSERT INTO group_chat (chat_id, kind, title, is_forum, may_pin, may_make_topics, added_by, added_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (chat_id) DO UPDATE SET kind = excluded.kind,"
        " title = excluded.title, is_forum = excluded.is_forum, may_pin = excluded.may_pin,"
        " may_make_topics = excluded.may_make_topics, left_at = NULL",
        group.chat_id,
        group.kind.value,
        group.title,
        int(group.is_forum),
        int(group.may_pin),
        int(group.may_make_topics),
        by,
        tx.stamp,
    )
    board.renew(tx, group.chat_id)  # it may be there again, or may pin now


def describe(tx: Tx, chat_id: int, *, title: str, is_forum: bool) -> None:
    """The group is called so now, and has topics or not."""
    tx.run(
        "UPDATE group_chat SET title = ?, is_forum = ? WHERE chat_id = ? AND (title <> ? OR is_forum <> ?)",
        title,
        int(is_forum),
        chat_id,
        title,
        int(is_forum),
    )


def set_purpose(tx: Tx, chat_id: int, purpose: Purpose, *, by: int) -> None:
    """Says what the bot does there."""
    before = find(tx, chat_id)
    tx.run("UPDATE group_chat SET purpose = ? WHERE chat_id = ?", purpose.value, chat_id)
    was = {"purpose": before.purpose.value} if before else None
    if purpose is Purpose.FORUM:
        board.renew(tx, chat_id)
    audit.note(tx, "group", actor=by, subject=str(chat_id), before=was, after={"purpose": purpose.value})


def set_language(tx: Tx, chat_id: int, language: str) -> None:
    """Says in which language the bot speaks there."""
    tx.run("UPDATE group_chat SET language = ? WHERE chat_id = ?", language, chat_id)
    board.renew(tx, chat_id)


def lost(tx: Tx, chat_id: int) -> None:
    """The bot is not there any more: nothing waits to be said there, and the organizers are told."""
    left = tx.run("UPDATE group_chat SET left_at = ? WHERE chat_id = ? AND left_at IS NULL", tx.stamp, chat_id)
    tx.run(
        "UPDATE outbox SET state = 'blocked', error = ?, payload = NULL, done_at = ?"
        " WHERE chat_id = ? AND state = 'waiting'",
        *("the bot is not in the group any more", tx.stamp, chat_id),
    )
    tx.run("DELETE FROM card WHERE chat_id = ?", chat_id)
    tx.wake("outbox-withdrawn")
    if left.rowcount:
        due.put(tx, LOST, f"{chat_id}@{tx.stamp}", at=tx.now, helps_until=tx.now + HELPS)


def moved(tx: Tx, old: int, new: int) -> None:
    """A group has become the supergroup `new`. Its messages have not moved, so its cards are sent anew."""
    if old == new:
        return
    _follow(tx, old, new)
    tx.run("DELETE FROM card WHERE chat_id = ?", old)
    tx.run("UPDATE OR IGNORE announcement_recipient SET chat_id = ? WHERE chat_id = ?", new, old)
    _readdress(tx, old, new)
    if find(tx, old) is None:
        return
    tx.run("DELETE FROM group_chat WHERE chat_id = ?", new)  # it may have come first under its new id
    tx.run("UPDATE group_chat SET chat_id = ?, kind = ? WHERE chat_id = ?", new, Kind.SUPERGROUP.value, old)
    board.renew(tx, new)


def _follow(tx: Tx, old: int, new: int) -> None:
    """What was said to the group and what waits is the supergroup's, under keys that name it: once stays once.

    No message of the group can be named there: what waits to change one is skipped, and what was sent forgets its id.
    So is what waits under a key that the supergroup has already.
    """
    ended = "UPDATE outbox SET state = 'skipped', payload = NULL, done_at = ? WHERE chat_id = ? AND state = 'waiting'"
    tx.run(f"{ended} AND method <> 'forwardMessage' AND payload GLOB '*\"message_id*'", tx.stamp, old)
    tx.run(
        "UPDATE OR IGNORE outbox SET chat_id = ?1, message_id = NULL, more_ids = NULL,"
        " key = CASE WHEN substr(key, -length(?3)) = ?3 THEN substr(key, 1, length(key) - length(?3)) || ?4"
        " ELSE key END WHERE chat_id = ?2",
        *(new, old, f":{old}", f":{new}"),
    )
    tx.run(ended, tx.stamp, old)
    tx.wake("outbox-withdrawn")


def _readdress(tx: Tx, old: int, new: int) -> None:
    """Announcements that are for the group name it by its new id, those still to be sent above all."""
    for row in tx.all("SELECT id, audience FROM announcement WHERE instr(audience, ?)", str(old)):
        audience = json.loads(row["audience"])
        audience["chats"] = [new if chat == old else chat for chat in audience["chats"]]
        tx.run("UPDATE announcement SET audience = ? WHERE id = ?", json.dumps(audience, ensure_ascii=False), row["id"])


def topic(tx: Tx, chat_id: int, key: str) -> int | None:
    """The thread id of the group's topic for `key`, once Telegram has made it; None: speak in the group itself."""
    return cards.message_of(tx, chat_id, _card(key))


def open_topic(tx: Tx, group: Group, key: str, title: str) -> None:
    """Has the topic for `key` made under `title`, unless it is there, on its way, or cannot be made."""
    if not (group.is_forum and group.may_make_topics) or topic(tx, group.chat_id, key) is not None:
        return
    asked = f"topic:{group.chat_id}:{key}:{tx.stamp[:10]}"  # once a day, so that a refusal is not met all day long
    outbox.add(
        tx, group.chat_id, "createForumTopic", {"name": title[:128]}, klass=Class.CHANGE, key=asked, card=_card(key)
    )


def topic_is_coming(tx: Tx, chat_id: int, key: str) -> bool:
    """Whether Telegram is being asked for the topic just now."""
    sql = "SELECT 1 FROM outbox WHERE state = 'waiting' AND chat_id = ? AND card = ? AND method = 'createForumTopic'"
    return tx.one(sql, chat_id, _card(key)) is not None


def topic_is_there(tx: Tx, chat_id: int, card: str, thread: int) -> None:
    """Telegram has made the topic that is `card`: announcements that wait stand in theirs, and wait no longer for it.

    What is held back stays held; what met trouble comes in its turn.
    """
    if card != _card(POSTS):
        return
    tx.run(
        "UPDATE outbox SET payload = CASE WHEN substr(method, 1, 4) IN ('send', 'forw')"
        " THEN json_set(payload, '$.message_thread_id', ?) ELSE payload END,"
        " not_before = CASE WHEN not_before = ? OR error IS NOT NULL THEN not_before ELSE ? END"
        " WHERE chat_id = ? AND class = ? AND state = 'waiting' AND not_before IS NOT NULL",
        *(thread, outbox.HELD, stamp(tx.now + timedelta(seconds=1)), chat_id, Class.ANNOUNCEMENT.value),
    )
    tx.wake("outbox")


def _card(key: str) -> str:
    return f"topic:{key}"


def _group(row: sqlite3.Row) -> Group:
    return Group(
        chat_id=row["chat_id"],
        kind=Kind(row["kind"]),
        title=row["title"],
        purpose=Purpose(row["purpose"]),
        language=row["language"],
        is_forum=bool(row["is_forum"]),
        may_pin=bool(row["may_pin"]),
        may_make_topics=bool(row["may_make_topics"]),
        gone=bool(row["gone"]),
    )

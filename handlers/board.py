"""The forum's groups: the day's programme hangs there, pinned and current; /programme and /now are answered briefly.

(Amina chooses «مجموعة المنتدى» for a group)
bot, in the group:    برنامج الثلاثاء، 16 ديسمبر 2025 … (pinned) [التفاصيل في المحادثة الخاصة]
(a release moves W1)
bot, in the group:    (the same message) برنامج الثلاثاء … آخر تحديث: 10:20
bot, in the group:    (three minutes later) تغيير في البرنامج: التحول الرقمي … المكان السابق … المكان الجديد …
Basel, in the group:  /now
bot, in the group:    الساعة الآن 11:20 … يجري الآن … [التفاصيل في المحادثة الخاصة]

Nothing of a person is said there, and sessions for a part of the roster are not shown. One command is answered once a
minute, however many ask, and what hangs changes every 15 seconds at most: Telegram bears 20 messages a minute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.frame import Frame, refresh, send
from bot.screen import Button, Row, Screen
from bot.texts import Texts
from bot.turn import Turn
from bot.work import DueAct
from handlers.now import now_screen
from handlers.programme import day_lines, none_screen
from handlers.telling_screens import changes_screen
from storage import audience, board, cards, groups, outbox, programme, tellings
from storage.database import Tx
from storage.diff import Change
from storage.due import Due
from storage.groups import Group, Purpose
from storage.outbox import Class
from storage.programme import Session
from storage.tellings import Telling

EVERY = 1  # seconds between two states of what hangs; in groups the dispatcher makes it 15
LISTED = 24  # sessions
BRIEF = 6  # sessions in an answer: those of the day that are not over
ROOM = 3600  # UTF-16 units of sessions: a message holds 4096


def board_screen(
    t: Texts, day: date, sessions: Sequence[Session], link: str, *, at: datetime | None = None, most: int = LISTED
) -> Screen:
    """The day's programme as it hangs, `most` sessions of it; `at` is when it was changed."""
    blocks = [t("programme-day", day=t.day(day)), _lines(t, sessions, most)]
    if at is not None:
        blocks.append(t("board-updated", time=t.time(at)))
    return Screen("\n\n".join(blocks), (_private_row(t, link),))


def brief_screen(t: Texts, screen: Screen, link: str) -> Screen:
    """An answer in the group: the words of `screen`, and the way to the private chat in place of its buttons."""
    return replace(screen, rows=(_private_row(t, link),))


def private_screen(t: Texts, link: str) -> Screen:
    """The work is done in private."""
    return Screen(t("group-private"), ((Button(t.plain("group-open"), url=link),),))


def publish(tx: Tx, frame: Frame, group: Group, *, at: datetime | None = None) -> None:
    """Hangs the day's programme up in the group, or brings what hangs up to date; `at` says when it was changed."""
    t = frame.texts(tx, group.language)
    sessions = audience.public(programme.sessions(tx))
    day = board.day_of(sessions, tx.now, t.zone)
    if day is None:
        return
    shown = [session for session in sessions if session.day(t.zone) == day]
    card, screen = f"board:{day.isoformat()}", board_screen(t, day, shown, frame.link("p"), at=at)
    if cards.message_of(tx, group.chat_id, card) is None and not cards.on_its_way(tx, group.chat_id, card):
        send(tx, group.chat_id, board_screen(t, day, shown, frame.link("p")), klass=Class.CHANGE, card=card)
    else:
        refresh(tx, group.chat_id, card, screen, every=EVERY)
    _pin(tx, group, card)


def take_down(tx: Tx, group: Group) -> None:
    """The group is not the forum's any more: what hangs there would only grow old."""
    for card in cards.names(tx, group.chat_id, "board:"):
        message = cards.message_of(tx, group.chat_id, card)
        if group.may_pin and message is not None:
            down = {"message_id": message}
            outbox.add(tx, group.chat_id, "unpinChatMessage", down, klass=Class.CHANGE)
        cards.forget(tx, group.chat_id, card)


def post_changes(tx: Tx, frame: Frame, telling: Telling) -> None:
    """What has changed is posted when people are told of it: what everybody may see, old and new."""
    changes = [change for change in tellings.changes_of(tx, telling) if _is_public(change, tx.now)]
    for group in groups.of_purpose(tx, Purpose.FORUM) if changes else ():
        t = frame.texts(tx, group.language)
        screen = brief_screen(t, changes_screen(t, changes, ids={}), frame.link("p"))
        send(tx, group.chat_id, screen, klass=Class.CHANGE, key=f"{telling.about}:{group.chat_id}")


def post_day(tx: Tx, frame: Frame, due: Due) -> None:
    """In the morning: the day's programme hangs up in every group of the forum, and the day before comes down."""
    t = frame.texts(tx, "")
    if due.subject != tx.now.astimezone(t.zone).date().isoformat():
        return
    for group in groups.of_purpose(tx, Purpose.FORUM):
        publish(tx, frame, group)


def renew(tx: Tx, frame: Frame, due: Due) -> None:
    """The programme has changed, or a group needs it anew."""
    for group in groups.of_purpose(tx, Purpose.FORUM):
        if due.subject == board.ALL:
            publish(tx, frame, group, at=tx.now)
        elif due.subject == str(group.chat_id):
            publish(tx, frame, group)


def answer(turn: Turn, command: str) -> None:
    """A command of ours in a group: /programme and /now in the forum's own are answered, else it points to private."""
    group, chat = groups.find(turn.tx, turn.chat_id), turn.update.effective_chat
    if group is not None and chat is not None:
        groups.describe(turn.tx, chat.id, title=chat.title or "", is_forum=bool(chat.is_forum))
    ours = group is not None and group.purpose is Purpose.FORUM
    t = turn.frame.texts(turn.tx, group.language) if group is not None else turn.t
    name = command if ours and command in ("programme", "now") else "private"
    message = turn.message
    thread = message.message_thread_id if message is not None and message.is_topic_message else None
    key = f"group:{turn.chat_id}:{thread or 0}:{name}:{turn.tx.stamp[:16]}"
    send(turn.tx, turn.chat_id, _answer(turn, t, name), klass=turn.klass, key=key, thread=thread)


def _answer(turn: Turn, t: Texts, name: str) -> Screen:
    if name == "private":
        return private_screen(t, turn.frame.link())
    sessions = audience.public(programme.sessions(turn.tx))
    day = board.day_of(sessions, turn.tx.now, t.zone)
    if name == "now" or day is None:
        screen = now_screen(t, sessions, turn.tx.now) if sessions else none_screen(t)
        return brief_screen(t, screen, turn.frame.link("n"))
    left = [one for one in sessions if one.day(t.zone) == day and one.ends_at > turn.tx.now]
    return board_screen(t, day, left, turn.frame.link("p"), most=BRIEF)


def _is_public(change: Change, now: datetime) -> bool:
    """Whether the change is of a session that is for everybody, before and after, and not over yet."""
    rows = [row for row in (change.before, change.after) if row is not None]
    return not any(row.audience for row in rows) and any(row.ends_at > now for row in rows)


def _pin(tx: Tx, group: Group, card: str) -> None:
    """Pins the card, once, where the bot may; the one of an earlier day comes down."""
    if not group.may_pin:
        return
    message = cards.message_of(tx, group.chat_id, card)  # not known of what has just been posted: its first refresh
    key = f"pin:{group.chat_id}:{message}" if message else None  # pins once more, which changes nothing
    silently = {"disable_notification": True}
    if not outbox.add(tx, group.chat_id, "pinChatMessage", silently, klass=Class.CHANGE, card=card, key=key):
        return
    for other in cards.names(tx, group.chat_id, "board:"):
        if other != card:
            down = f"unpin:{group.chat_id}:{other}"
            outbox.add(tx, group.chat_id, "unpinChatMessage", {}, klass=Class.CHANGE, card=other, key=down)


def _lines(t: Texts, sessions: Sequence[Session], most: int) -> str:
    """As many sessions as fit into one message, `most` at most."""
    shown = list(sessions[:most])
    text = day_lines(t, shown)
    while len(text.encode("utf-16-le")) // 2 > ROOM:
        shown.pop()
        text = day_lines(t, shown)
    return text if len(shown) == len(sessions) else f"{text}\n\n{t('board-more')}"


def _private_row(t: Texts, link: str) -> Row:
    return (Button(t.plain("board-private"), url=link),)


DUE: dict[str, DueAct] = {board.DAY: post_day, board.FRESH: renew}

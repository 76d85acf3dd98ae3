"""Which commands Telegram offers to whom: each chat gets the list of its visitor's rights, in their language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.doors import Door, opens
from bot.frame import Frame
from bot.texts import Texts
from storage import outbox, people
from storage.database import Tx
from storage.outbox import Class
from storage.people import Visitor

BEHIND: dict[str, Door] = {
    "menu": Door.ANYONE,
    "programme": Door.ANYONE,
    "now": Door.ANYONE,
    "agenda": Door.PARTICIPANT,
    "feedback": Door.PARTICIPANT,
    "recommend": Door.PARTICIPANT,
    "recommendations": Door.REGISTER,
    "manage": Door.MANAGE,
    "announce": Door.ANNOUNCE,
    "checkin": Door.CHECK_IN,
    "attendance": Door.ATTENDANCE,
    "record": Door.RECORD,
    "dashboard": Door.DASHBOARD,
    "review": Door.REVIEW,
    "report": Door.EXPORT,
    "export": Door.EXPORT,
    "staff": Door.OWN,
    "me": Door.ANYONE,
    "language": Door.ANYONE,
    "privacy": Door.ANYONE,
    "help": Door.ANYONE,
    "cancel": Door.ANYONE,
    "start": Door.ANYONE,
}
"""Every command and its door, in the order in which they are offered. A description is the text `command-NAME`."""

IN_GROUPS = frozenset({"programme", "now"})
"""What is answered in the forum's groups, too."""

STRANGER = Visitor(0, "", None, frozenset())
EVERYBODY = 0  # the outbox's chat id for what is no chat's


def command_list(t: Texts, visitor: Visitor) -> list[dict[str, str]]:
    """The visitor's commands as the Bot API takes them."""
    return [
        {"command": name, "description": t.plain(f"command-{name}")}
        for name, door in BEHIND.items()
        if opens(door, visitor)
    ]


def refresh_commands(tx: Tx, frame: Frame, user_id: int) -> None:
    """Queues the list of one chat, after a change of role, registration or language. Unknown accounts have none yet.

    A role for another day has its commands already: they say when it is in effect.
    """
    visitor = people.known(tx, user_id, frame.owners)
    if visitor is None:
        return
    visitor = replace(visitor, roles=frozenset(visitor.scopes))
    commands = command_list(frame.texts(tx, visitor.language), visitor)
    _queue(tx, user_id, commands, {"scope": {"type": "chat", "chat_id": user_id}})


def forget_commands(tx: Tx, frame: Frame, user_id: int) -> None:
    """Queues the list of a stranger for a chat whose account is deleted."""
    _queue(tx, user_id, command_list(frame.texts(tx, ""), STRANGER), {"scope": {"type": "chat", "chat_id": user_id}})


def default_commands(tx: Tx, frame: Frame) -> None:
    """Queues the lists of everybody whom the bot has not met and of groups, in each language and for all others."""
    scope = {"scope": {"type": "all_private_chats"}}
    _queue(tx, EVERYBODY, command_list(frame.texts(tx, ""), STRANGER), scope)
    for language in frame.catalogue.languages:
        commands = command_list(frame.texts(tx, language), STRANGER)
        _queue(tx, EVERYBODY, commands, scope | {"language_code": language})
    groups = {"scope": {"type": "all_group_chats"}}
    for language in ("", *frame.catalogue.languages):
        commands = [one for one in command_list(frame.texts(tx, language), STRANGER) if one["command"] in IN_GROUPS]
        _queue(tx, EVERYBODY, commands, groups | ({"language_code": language} if language else {}))


def _queue(tx: Tx, chat_id: int, commands: Sequence[dict[str, str]], where: dict[str, Any]) -> None:
    outbox.add(tx, chat_id, "setMyCommands", {"commands": commands, **where}, klass=Class.REPLY)

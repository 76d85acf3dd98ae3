"""The world of this Telegram: its one bot, its people, chats, messages, files, and what happened last."""

import random
from dataclasses import dataclass
from typing import Any

from bot.sandbox.chats import Chat
from bot.sandbox.clock import Clock
from bot.sandbox.events import Events
from bot.sandbox.files import Files
from bot.sandbox.limits import Limits
from bot.sandbox.pacing import Pacing
from bot.sandbox.people import ImpossibleError, Json, Person
from bot.sandbox.profile import Profile
from bot.sandbox.refusals import CHAT_NOT_FOUND, bad
from bot.sandbox.updates import FIRST_UPDATE, Updates

_QUERIES_KEPT = 100_000


@dataclass(slots=True)
class Query:
    """A tap that waits for its answer."""

    id: str
    user_id: int
    chat_id: int
    message_id: int
    at: float
    answered: bool = False


class World:
    """Everything that this Telegram knows. Methods of the API and the people's acts work on it."""

    def __init__(
        self, token: str, username: str, *, name: str, clock: Clock, limits: Limits, ids_from: int = 0
    ) -> None:
        self.token = token
        self.bot_id = int(token.split(":", 1)[0])
        self.username = username
        self.clock = clock
        self.limits = limits
        self.events = Events()
        self.files = Files()
        self.pacing = Pacing(limits)
        self.updates = Updates(clock, limits, first_id=FIRST_UPDATE + ids_from)
        self.updates.on_change = self.events.stir
        self.profile = Profile(name)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.toasts: dict[int, list[Json]] = {}
        self.chance = random.Random(self.bot_id)  # noqa: S311 - ids, not secrets
        self._last_message_id = ids_from
        self._last_query = 4_000_000_000_000_000
        self.bot_user = {"id": self.bot_id, "is_bot": True, "first_name": name, "username": username}

    def add_person(self, person: Person) -> None:
        """Let somebody have an account; the chat begins only when they start the bot."""
        if person.id == self.bot_id:
            raise ImpossibleError("the bot cannot be one of its people")
        self.people[person.id] = person
        chat = self.chats.get(person.id)
        if chat is None:
            self.chats[person.id] = Chat(person.id, person.as_chat(), person=person, started=person.started)
        else:
            chat.person, chat.shape = person, person.as_chat()
        self.events.tell("people")

    def chat(self, chat_id: int) -> Chat:
        """The chat with this id.

        Raises:
            Refused: 400, there is none.
        """
        chat = self.chats.get(chat_id)
        if chat is None:
            raise bad(CHAT_NOT_FOUND)
        return chat

    def shares_group(self, user_id: int) -> bool:
        """Whether the bot meets this person in some group."""
        return any(
            user_id in chat.members and chat.bot_is in ("member", "administrator")
            for chat in self.chats.values()
            if not chat.private
        )

    def new_message_id(self, chat: Chat) -> int:
        """The next message id: one row for private chats and groups, own ones for supergroups and channels."""
        if chat.kind in ("supergroup", "channel"):
            chat.last_id += 1
            return chat.last_id
        self._last_message_id += 1
        return self._last_message_id

    def post(self, chat: Chat, sender: Json, content: Json) -> Json:
        """Put a new message into a chat and show it.

        Args:
            chat: where.
            sender: the User object of who writes.
            content: the message's own fields: text, document, reply_markup, ...

        Returns:
            The message as the Bot API shows it.
        """
        message_id = self.new_message_id(chat)
        message: Json = {
            "message_id": message_id,
            "from": sender,
            "chat": chat.shape,
            "date": int(self.clock.unix()),
            **content,
        }
        if chat.kind == "channel":  # a channel speaks for itself, whoever writes
            del message["from"]
            message["sender_chat"] = chat.shape
        chat.messages[message_id] = message
        if sender is self.bot_user:
            chat.unread += 1
            chat.typing_until = 0.0
        self.events.tell("message", chat.id, message=message)
        return message

    def wrote(self, chat: Chat, message: Json) -> bool:
        """Whether a message is the bot's; in a channel nobody else writes."""
        return chat.kind == "channel" or message["from"] is self.bot_user

    def replace(self, chat: Chat, message_id: int, changed: Json, *, edited: bool = True) -> Json:
        """Put a changed message in the place of an old one and show it."""
        message = {**changed, "edit_date": int(self.clock.unix())} if edited else changed
        chat.messages[message_id] = message
        self.events.tell("edit", chat.id, message=message)
        return message

    def remove(self, chat: Chat, message_id: int) -> None:
        """Take a message out of a chat."""
        chat.messages.pop(message_id, None)
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        self.events.tell("delete", chat.id, message_id=message_id)

    def new_query(self, user_id: int, chat_id: int, message_id: int) -> Query:
        """A new tap that waits for its answer."""
        self._last_query += self.chance.randrange(1_000, 1_000_000)
        query = Query(str(self._last_query), user_id, chat_id, message_id, self.clock.unix())
        self.queries[query.id] = query
        if len(self.queries) > _QUERIES_KEPT:
            del self.queries[next(iter(self.queries))]
        return query

    def user(self, user_id: int) -> Json:
        """The User object of a person or of the bot.

        Raises:
            ImpossibleError: nobody has this id.
        """
        if user_id == self.bot_id:
            return self.bot_user
        person = self.people.get(user_id)
        if person is None:
            raise ImpossibleError(f"nobody has the id {user_id}")
        return person.as_user()

    def update(self, kind: str, payload: Any, *, lane: int) -> int | None:
        """Queue an update for the bot."""
        number = self.updates.add(kind, payload, lane=lane)
        self.events.stir()
        return number

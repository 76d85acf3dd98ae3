"""The plain data that the sandbox is handed: people, marks on the clock, and screens for the gallery."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

Json = dict[str, Any]


class ImpossibleError(Exception):
    """A person of the cast was asked for something that nobody can do in Telegram."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account. `role` and `note` are words for the page's switch alone."""

    id: int
    first_name: str
    role: str = ""
    note: str = ""
    last_name: str = ""
    username: str = ""
    language_code: str = "ar"
    phone: str = ""
    started: bool = False

    def as_user(self) -> Json:
        """The person as the Bot API's User object."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user

    def as_chat(self) -> Json:
        """The private chat with this person as the Bot API's Chat object."""
        chat: Json = {"id": self.id, "type": "private", "first_name": self.first_name}
        if self.last_name:
            chat["last_name"] = self.last_name
        if self.username:
            chat["username"] = self.username
        return chat


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the clock that the page offers to jump to, for instance ten minutes before W1."""

    label: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of the bot for the gallery: a text with its keyboard, in one language."""

    id: str
    group: str
    title: str
    language: str
    text: str
    entities: list[Json] | None = None
    parse_mode: str | None = None
    reply_markup: Json | None = None

"""The parameters of one call, whatever body brought them: read with Telegram's own complaints."""

import json
from typing import Any

from bot.sandbox.chats import Chat
from bot.sandbox.files import Upload
from bot.sandbox.refusals import CHAT_NOT_FOUND, bad
from bot.sandbox.world import World


class Params(dict[str, Any]):
    """Parameter values as they came: text from a form, JSON values from JSON, `Upload` from multipart."""

    __slots__ = ()

    def text(self, name: str) -> str:
        """A text parameter, empty when it is missing."""
        value = self.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | bool) else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; what is none counts as the default, as the server does."""
        value = self.get(name)
        if isinstance(value, int):
            return int(value)
        try:
            return int(str(value).strip())
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """A truth value."""
        value = self.get(name)
        return value is True or str(value).strip().lower() in ("true", "yes", "1")

    def structure(self, name: str) -> Any:
        """A JSON parameter, decoded; None when it is missing or no JSON."""
        value = self.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            return None

    def upload(self, name: str) -> Upload | None:
        """The file that came under this name."""
        value = self.get(name)
        return value if isinstance(value, Upload) else None

    def chat_id(self, name: str = "chat_id") -> int | None:
        """The number of a chat, or None when there is none."""
        value = self.get(name)
        if isinstance(value, int):
            return value
        try:
            return int(str(value).strip())
        except ValueError:
            return None

    def chat(self, world: World, name: str = "chat_id") -> Chat:
        """The chat that the call is about.

        Raises:
            Refused: 400, it is missing or unknown.
        """
        number = self.chat_id(name)
        if number is None:
            if self.get(name) in (None, ""):
                raise bad(f"{name} is empty")
            raise bad(CHAT_NOT_FOUND)
        return world.chat(number)

    def message_id(self, name: str = "message_id", words: str = "message identifier is not specified") -> int:
        """The number of a message.

        Raises:
            Refused: 400, it is missing.
        """
        number = self.integer(name)
        if not number:
            raise bad(words)
        return number

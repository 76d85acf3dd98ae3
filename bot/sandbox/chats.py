"""One chat of this Telegram: who is in it, what it shows now, what its keyboard is."""

from dataclasses import dataclass, field

from bot.sandbox.people import Json, Person
from bot.sandbox.refusals import BLOCKED, CHAT_NOT_FOUND, Refused, bad, forbidden, migrated


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group.

    `messages` holds what the chat shows, by message id; a change puts a new dictionary in place, so that
    what was handed out before stays as it was.
    """

    id: int
    shape: Json
    person: Person | None = None
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    bot_is: str = "member"  # in groups: member, administrator, left, kicked, deleted
    migrated_to: int | None = None
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    reply_keyboard: Json | None = None
    uneditable: set[int] = field(default_factory=set)  # sent with a keyboard below the chat, or to remove it
    pinned: list[int] = field(default_factory=list)
    unread: int = 0
    typing_until: float = 0.0
    description: str = ""
    last_id: int = 0  # supergroups and channels count their own messages
    topics: dict[int, str] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Whether this is the chat with one person."""
        return self.person is not None

    @property
    def kind(self) -> str:
        """The Bot API's word: private, group, supergroup or channel."""
        return str(self.shape["type"])

    def shown(self) -> list[Json]:
        """What the chat shows now, oldest first."""
        return [self.messages[message_id] for message_id in sorted(self.messages)]

    def closed_to_bot(self, *, shares_group: bool = False) -> Refused | None:
        """Why the bot may not act here, or None.

        Args:
            shares_group: whether a private chat's person and the bot meet in some group, so that the bot
                knows of the person without having been started.
        """
        if self.person is None:
            return self._closed_group()
        if self.deactivated:
            return forbidden("user is deactivated")
        if self.blocked:
            return forbidden(BLOCKED)
        if self.started:
            return None
        if shares_group:
            return forbidden("bot can't initiate conversation with a user")
        return bad(CHAT_NOT_FOUND)

    def _closed_group(self) -> Refused | None:
        if self.migrated_to is not None:
            return migrated(self.migrated_to)
        words = {
            "deleted": "the group chat was deleted",
            "kicked": f"bot was kicked from the {self.kind} chat",
            "left": f"bot is not a member of the {self.kind} chat",
        }.get(self.bot_is)
        return forbidden(words) if words else None

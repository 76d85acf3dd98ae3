"""Groups: made, joined and left by the bot, turned into supergroups."""

from bot.sandbox.cast import Cast
from bot.sandbox.chats import Chat
from bot.sandbox.people import ImpossibleError, Json
from bot.sandbox.world import World

_SUPERGROUP = -1_000_000_000_000


class Groups:
    """The people's acts that concern whole groups."""

    def __init__(self, world: World, cast: Cast) -> None:
        self.world = world
        self.cast = cast

    def make(self, title: str, member_ids: list[int], *, forum: bool = False, channel: bool = False) -> int:
        """Make a group of these people, the first its owner, with the bot in it.

        Args:
            title: its name.
            member_ids: at least one person.
            forum: make it a supergroup with topics.
            channel: make it a channel, in which bots are administrators or nothing.

        Returns:
            The new chat's id.
        """
        if not member_ids or any(user_id not in self.world.people for user_id in member_ids):
            raise ImpossibleError("a group is made of people")
        chat = self._new(title, "channel" if channel else "supergroup" if forum else "group", forum=forum)
        chat.members = dict.fromkeys(member_ids, "member")
        chat.members[member_ids[0]] = "creator"
        chat.bot_is = "left"
        self.add_bot(chat.id, admin=channel)
        return chat.id

    def _new(self, title: str, kind: str, *, forum: bool = False) -> Chat:
        number = sum(1 for chat in self.world.chats.values() if not chat.private) + 1
        chat_id = -4000 - number if kind == "group" else _SUPERGROUP - number
        shape: Json = {"id": chat_id, "title": title, "type": kind}
        if forum:
            shape["is_forum"] = True
        if kind == "group":
            shape["all_members_are_administrators"] = False
        chat = self.world.chats[chat_id] = Chat(chat_id, shape)
        self.world.events.tell("people")
        return chat

    def add_bot(self, chat_id: int, *, admin: bool = False) -> None:
        """Let a group's owner add the bot, or make it an administrator."""
        chat = self._group(chat_id)
        old, chat.bot_is = chat.bot_is, "administrator" if admin else "member"
        self._tell(chat, old)
        if old in ("left", "kicked") and chat.kind != "channel":
            joined = {"new_chat_members": [self.world.bot_user]}
            self._service(chat, joined)

    def kick_bot(self, chat_id: int) -> None:
        """Let a group's owner throw the bot out."""
        chat = self._group(chat_id)
        old, chat.bot_is = chat.bot_is, "kicked"
        self._tell(chat, old)

    def delete(self, chat_id: int) -> None:
        """Let a group's owner delete it."""
        self._group(chat_id).bot_is = "deleted"

    def migrate(self, chat_id: int) -> int:
        """Turn a basic group into a supergroup.

        Returns:
            The new chat's id; sends to the old one are refused with it.
        """
        old = self._group(chat_id)
        if old.kind != "group" or old.migrated_to is not None:
            raise ImpossibleError("only a basic group becomes a supergroup, once")
        new = self._new(str(old.shape["title"]), "supergroup")
        new.members, new.bot_is = dict(old.members), old.bot_is
        self._service(old, {"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        self._service(new, {"migrate_from_chat_id": old.id})
        return new.id

    def _group(self, chat_id: int) -> Chat:
        chat = self.world.chats.get(chat_id)
        if chat is None or chat.private:
            raise ImpossibleError(f"{chat_id} is no group")
        return chat

    def _owner(self, chat: Chat) -> int:
        return next(user_id for user_id, status in chat.members.items() if status == "creator")

    def _service(self, chat: Chat, content: Json) -> None:
        message = self.world.post(chat, self.world.user(self._owner(chat)), content)
        if chat.bot_is in ("member", "administrator"):
            self.world.update("message", message, lane=chat.id)

    def _tell(self, chat: Chat, old: str) -> None:
        self.cast.tell_membership(chat, old=old, new=chat.bot_is, by=self._owner(chat))

"""The local Telegram put together: a world with one bot, its people, and the server that speaks for it."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from bot.sandbox.api import BotApi
from bot.sandbox.cast import Cast
from bot.sandbox.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.groups import Groups
from bot.sandbox.ledger import Call, Ledger
from bot.sandbox.limits import Limits
from bot.sandbox.people import ImpossibleError, Json, Mark, Person, Screen
from bot.sandbox.server import Server
from bot.sandbox.world import World

Gallery = Callable[[], Awaitable[list[Screen]] | list[Screen]]


class Sandbox(Cast):
    """A Telegram of its own for one bot. What the people can do is inherited from `Cast`.

    Args:
        token: the bot's token; its number before the colon is the bot's id.
        username: the bot's username, without @.
        bot_name: the name that people see.
        people: who has an account.
        marks: places on the clock that the page offers.
        starts_at: what time it is at the start (aware); None is real time.
        timezone: the zone in which the page shows times.
        gallery: gives the screens of /screens.
        limits: the table of numbers; `Limits.unlimited_rates()` for benches.
        latency: seconds added to every answer but those of getUpdates.
        keep_ledger: how many calls the ledger keeps; None is all.
        ids_from: added to the ids of updates and messages, for a bot that remembers those of an earlier one.
    """

    def __init__(  # noqa: PLR0913 - the one place where a Telegram is described whole
        self,
        token: str = "1:test",  # noqa: S107 - a made-up token, the sandbox's own
        username: str = "forum_sandbox_bot",
        *,
        bot_name: str = "Forum",
        people: Sequence[Person] = (),
        marks: Sequence[Mark] = (),
        starts_at: datetime | None = None,
        timezone: str = "Africa/Tripoli",
        gallery: Gallery | None = None,
        limits: Limits | None = None,
        latency: float = 0.0,
        keep_ledger: int | None = None,
        ids_from: int = 0,
    ) -> None:
        self.clock = Clock(starts_at, timezone=timezone)
        self.limits = limits or Limits()
        world = World(token, username, name=bot_name, clock=self.clock, limits=self.limits, ids_from=ids_from)
        super().__init__(world)
        self.timezone = timezone
        self.marks = list(marks)
        self.gallery = gallery
        self.records = Ledger(keep_ledger)
        self.faults = Faults()
        self.api = BotApi(world, self.records, self.faults, latency=latency)
        self.groups = Groups(world, self)
        self._server = Server(self)
        for person in people:
            world.add_person(person)

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.world.token

    @property
    def ledger(self) -> list[Call]:
        """Every Bot API call that arrived, in order of arrival."""
        return self.records.calls

    @property
    def people(self) -> list[Person]:
        """Who has an account."""
        return list(self.world.people.values())

    @property
    def url(self) -> str:
        """Scheme, host and port of the server; fails before `start`."""
        return self._server.url

    @property
    def polled(self) -> bool:
        """Whether the bot waits in a long poll right now."""
        return self.world.updates.polled

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen on the loopback; port 0 takes a free one.

        Raises:
            ValueError: `host` is not the loopback.
        """
        await self._server.start(host, port)

    async def stop(self) -> None:
        """Stop listening and delivering; what happened stays readable."""
        await self.api.webhook.close()
        await self._server.stop()

    async def __aenter__(self) -> "Sandbox":
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def add_person(self, person: Person) -> None:
        """Let somebody else have an account."""
        self.world.add_person(person)

    async def make_group(self, title: str, member_ids: list[int], forum: bool = False, *, channel: bool = False) -> int:
        """Make a group (or a channel) of these people, the first its owner, with the bot in it; gives its id."""
        return self.groups.make(title, member_ids, forum=forum, channel=channel)

    async def add_bot(self, chat_id: int, *, admin: bool = False) -> None:
        """Add the bot to a group, or make it an administrator there."""
        self.groups.add_bot(chat_id, admin=admin)

    async def kick_bot(self, chat_id: int) -> None:
        """Throw the bot out of a group."""
        self.groups.kick_bot(chat_id)

    async def delete_group(self, chat_id: int) -> None:
        """Delete a group."""
        self.groups.delete(chat_id)

    async def migrate_group(self, chat_id: int) -> int:
        """Turn a basic group into a supergroup; gives the new id."""
        return self.groups.migrate(chat_id)

    def messages(self, chat_id: int) -> list[Json]:
        """What a chat shows now, oldest first; an unknown chat shows nothing."""
        chat = self.world.chats.get(chat_id)
        return chat.shown() if chat else []

    def toasts(self, user_id: int) -> list[Json]:
        """The texts that answers to taps showed this person, oldest first."""
        return list(self.world.toasts.get(user_id, []))

    def unanswered(self, user_id: int) -> list[str]:
        """The taps of this person that still wait for an answer and may have one."""
        oldest = self.clock.unix() - self.limits.callback_expires
        return [
            query.id
            for query in self.world.queries.values()
            if query.user_id == user_id and not query.answered and query.at >= oldest
        ]

    def reply_keyboard(self, chat_id: int) -> Json | None:
        """The keyboard below a chat."""
        chat = self.world.chats.get(chat_id)
        return chat.reply_keyboard if chat else None

    def commands(self, chat_id: int, user_id: int, language: str) -> list[Json]:
        """The command list that a person sees in a chat, the narrowest scope first."""
        chat = self.world.chats.get(chat_id)
        if chat is None:
            raise ImpossibleError(f"there is no chat {chat_id}")
        admin = chat.members.get(user_id) in ("creator", "administrator")
        return self.world.profile.commands_for(chat.shape, user_id, language=language, admin=admin)

    async def until(self, predicate: Callable[[], Any], timeout: float = 5.0) -> Any:  # noqa: ASYNC109
        """Wait until `predicate()` holds, looking after every change; TimeoutError after `timeout` seconds."""
        return await self.world.events.until(predicate, timeout)

    async def jump(self, to: datetime) -> None:
        """Move the clock forward to `to`; a waiting getUpdates returns with nothing, and with the new time."""
        self.clock.jump(to)
        self.world.events.tell("clock", now=self.clock.now().isoformat())
        self.world.updates.wake()

    def inject(self, update: Json) -> int:
        """Queue a raw update as it is; it gets the next update_id if it brings none."""
        number = self.world.updates.inject(update)
        self.world.events.stir()
        return number

"""The cast: people who talk to the bot through the same local Telegram that the browser uses.

    await basel.says("/programme")
    await basel.taps("التحول الرقمي")
    assert basel.sees("القاعة الكبرى")

Amina organises, Basel is a deputy, Dana is new, Omar facilitates, Salma is of the secretariat, Waleed owns the event;
Ziad is a stranger who tries the doors. Each act waits until the bot has come to rest.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.app import ForumBot
from bot.environment import Environment
from bot.pacing import Rates
from bot.sandbox import Limits, Person, Sandbox
from storage.database import Tx
from storage.people import Role

TRIPOLI = ZoneInfo("Africa/Tripoli")
OPENS = datetime(2025, 12, 16, 8, 30, tzinfo=TRIPOLI)
TOKEN = "1:test"
MARKS = re.compile(r"[\u200e\u200f\u2066-\u2069]")

Message = dict[str, Any]


def at(clock: str, *, day: int = 16) -> datetime:
    """`at("11:05")`: that time in Tripoli on the forum's first day."""
    hour, minute = clock.split(":")
    return datetime(2025, 12, day, int(hour), int(minute), tzinfo=TRIPOLI)


class Forum:
    """The local Telegram with the bot in it, in one process; `open` starts both."""

    def __init__(self, folder: Path, sandbox: Sandbox, features: Any, owners: frozenset[int]) -> None:
        self.folder = folder
        self.sandbox = sandbox
        self.features = features
        self.owners = owners
        self.rates = Rates.unlimited()
        self.bot: ForumBot
        self._running: asyncio.Task[None]

    @property
    def environment(self) -> Environment:
        return Environment(
            _env_file=None,  # type: ignore[call-arg]  # the settings of this machine stay out
            bot_token=SecretStr(TOKEN),
            bot_api_url=self.sandbox.url,
            database=self.folder / "data" / "forum.db",
            owners=self.owners,
        )

    async def start_bot(self, *, within: float = 10.0) -> None:
        self.bot = await ForumBot.open(self.environment, self.features, rates=self.rates)
        self._running = asyncio.create_task(self.bot.run())
        await self.settle(within)

    async def stop_bot(self) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        await self.bot.close()

    async def restart_bot(self) -> None:
        await self.stop_bot()
        await self.start_bot()

    async def settle(self, within: float = 10.0) -> None:
        """Waits until nothing is left to do: no update, no job, nothing due, nothing to send right now."""
        async with asyncio.timeout(within):
            quiet = 0
            while quiet < 2:
                quiet = quiet + 1 if await self._quiet() else 0
                await asyncio.sleep(0.002)

    async def _quiet(self) -> bool:
        if self.sandbox.world.updates.waiting or not self.bot.lane.idle:
            return False
        await self.bot.dispatcher.drain()
        left = await self.bot.database.read(_left)
        return left == 0 and not self.sandbox.world.updates.waiting

    async def sent(self) -> None:
        """Waits until no announcement is being sent any more and its card says so."""
        for _ in range(500):
            if not await self.rows("SELECT 1 FROM announcement WHERE state = 'sending'"):
                await self.settle()
                return
            await asyncio.sleep(0.02)
        raise AssertionError("still being sent")

    async def clock_to(self, moment: datetime) -> None:
        """Jumps the clock forward, and lets everything happen that falls due."""
        await self.sandbox.jump(moment)
        await self.sandbox.until(lambda: self.sandbox.polled)
        async with asyncio.timeout(5):
            while abs((self.bot.clock.now() - self.sandbox.clock.now()).total_seconds()) > 2:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        self.bot.database.wake("due")
        await self.settle()

    async def pass_minutes(self, minutes: float) -> None:
        await self.clock_to(self.sandbox.clock.now() + timedelta(minutes=minutes))

    async def ask(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """What a storage function says of the database."""
        return await self.bot.database.read(work, *args, **kwargs)

    async def do(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Runs a storage function as a unit of work."""
        result = await self.bot.database.write(work, *args, **kwargs)
        await self.settle()
        return result

    async def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        return [dict(row) for row in await self.ask(lambda tx: tx.all(sql, *values))]


def _left(tx: Tx) -> int:
    left: int = tx.value(
        "SELECT (SELECT count(*) FROM job WHERE state = 'waiting')"
        " + (SELECT count(*) FROM due WHERE state = 'waiting' AND at <= ?)"
        " + (SELECT count(*) FROM outbox WHERE state = 'waiting' AND (not_before IS NULL OR not_before <= ?))",
        tx.stamp,
        tx.stamp,
    )
    return left


class Actor:
    """One of the cast, on a phone."""

    def __init__(self, forum: Forum, user_id: int, name: str) -> None:
        self.forum = forum
        self.user_id = user_id
        self.name = name

    async def says(self, text: str, *, chat_id: int | None = None, reply_to: int | None = None) -> None:
        await self.forum.sandbox.say(self.user_id, text, chat_id=chat_id, reply_to=reply_to)
        await self.forum.settle()

    async def announces(self, text: str) -> None:
        """Writes an announcement and sends it to those whom it concerns now."""
        await self.says("/announce")
        await self.says(text)
        await self.sends_it()

    async def sends_it(self, *, sure: bool = False) -> None:
        """Sends the announcement whose preview is shown; `sure`: it is for so many that this is asked."""
        await self.taps("إرسال" if self.screen.startswith("معاينة") else "Send")
        await self.taps(self.labels[0])
        if sure:
            await self.taps(self.labels[0])

    async def taps(self, label: str, *, message: Message | None = None) -> None:
        """Presses the button whose label contains `label`, on the newest message that has it (or on `message`)."""
        found, data = self.button(label, message)
        await self.forum.sandbox.tap(self.user_id, found["message_id"], data)
        await self.forum.settle()

    async def works_at(self, tool: str) -> None:
        """Goes from the menu through the staff's door to a tool."""
        await self.taps("إدارة المنتدى")
        await self.taps(tool)

    async def exports(self, table: str, file_format: str = "CSV") -> None:
        """Asks for one table of the forum as a file; `table` and format as the buttons call them."""
        await self.says("/export")
        for label in ("ملف واحد", table, file_format):
            await self.taps(label)

    async def forges(self, data: str) -> None:
        """Sends a callback that no button offered."""
        last = self.messages[-1]["message_id"]
        await self.forum.sandbox.tap(self.user_id, last, data, forged=True)
        await self.forum.settle()

    async def shares_contact(self, phone: str, *, of: int | None = None) -> None:
        await self.forum.sandbox.share_contact(self.user_id, phone, contact_user_id=of or self.user_id)
        await self.forum.settle()

    async def sends(self, kind: str, *args: Any, **kwargs: Any) -> None:
        """`sends("sticker")`, `sends("photo", "p.png", b"…")`, `sends("voice", …)`, `sends("document", …)`."""
        await getattr(self.forum.sandbox, f"send_{kind}")(self.user_id, *args, **kwargs)
        await self.forum.settle()

    @property
    def messages(self) -> list[Message]:
        """What the bot shows in the chat, oldest first."""
        return [
            message for message in self.forum.sandbox.messages(self.user_id) if message.get("from", {}).get("is_bot")
        ]

    @property
    def screen(self) -> str:
        """The text of the bot's newest message, without direction marks."""
        return text_of(self.messages[-1])

    @property
    def labels(self) -> list[str]:
        """The labels of the newest message's buttons, from the top."""
        return [button["text"] for button in buttons_of(self.messages[-1])]

    def sees(self, words: str) -> bool:
        """Whether any message in the chat, or any button of the newest, or the last toast shows `words`."""
        shown = [text_of(message) for message in self.messages]
        return any(words in text for text in [*shown, *self.labels, *self.toasts[-1:]])

    def button(self, label: str, message: Message | None = None) -> tuple[Message, str]:
        """The newest message with such a button, and the button's data."""
        for candidate in [message] if message else reversed(self.messages):
            for button in buttons_of(candidate):
                if label in MARKS.sub("", button["text"]) and "callback_data" in button:
                    return candidate, button["callback_data"]
        raise AssertionError(f"{self.name} has no button {label!r}; the newest are {self.labels}")

    @property
    def toasts(self) -> list[str]:
        return [toast.get("text", "") for toast in self.forum.sandbox.toasts(self.user_id)]

    @property
    def unanswered(self) -> list[str]:
        return self.forum.sandbox.unanswered(self.user_id)


def text_of(message: Message) -> str:
    return MARKS.sub("", message.get("text") or message.get("caption") or "")


def buttons_of(message: Message) -> list[dict[str, Any]]:
    markup = message.get("reply_markup", {})
    return [button for row in markup.get("inline_keyboard", []) for button in row]


CAST = {
    "waleed": (101, "وليد"),
    "amina": (102, "أمينة"),
    "basel": (103, "باسل"),
    "dana": (104, "دانا"),
    "omar": (105, "عمر"),
    "salma": (106, "سلمى"),
    "ziad": (107, "زياد"),
}
ROLES = {"amina": Role.ORGANIZER, "salma": Role.SECRETARIAT, "omar": Role.FACILITATOR}
REGISTERED = {"basel": "باسل محمد الورفلي", "omar": "عمر علي الزنتاني"}


def make_sandbox(**kwargs: Any) -> Sandbox:
    people = [Person(user_id, first_name=name) for user_id, name in CAST.values()]
    kwargs.setdefault("limits", Limits.unlimited_rates())
    kwargs.setdefault("starts_at", OPENS)
    return Sandbox(token=TOKEN, people=people, **kwargs)


async def settle_in(forum: Forum) -> None:
    """Everybody but Dana and Ziad has come to the bot before; nothing of that stays on the screens."""
    for name, (user_id, _) in CAST.items():
        if name not in ("dana", "ziad"):
            await forum.sandbox.say(user_id, "/start")
    await forum.settle()

"""The bot put together: the one assembly that `main.py run` and the tests share.

Telegram → intake → inbox → lane (handlers, one transaction each) → outbox → dispatcher → Telegram
scheduler, worker of jobs: rows that fall due ↗
"""

from __future__ import annotations

import asyncio
import gc
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application

from bot.apology import apologise
from bot.cleaning import Cleaner
from bot.clock import Clock
from bot.dispatcher import Dispatcher
from bot.environment import Environment
from bot.fetching import Fetcher
from bot.form import Form
from bot.forms import Forms
from bot.frame import Frame
from bot.handling import Reached
from bot.intake import POLL_SECONDS, Intake
from bot.jobs import Worker
from bot.lane import Lane
from bot.marking import tidy
from bot.pacing import Pace, Rates
from bot.router import Router, Table
from bot.scheduler import Scheduler
from bot.sparing import Sparing
from bot.texts import Catalogue
from bot.transport import AiohttpRequest
from bot.work import DueAct, JobAct
from storage import inbox
from storage.database import Database, Tx, is_machine_trouble, prepare
from storage.errors import OperatorError
from storage.inbox import Inbox, path_beside
from storage.lock import Lock

log = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0  # seconds between tries to greet Telegram at the start
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds before a loop that failed begins again
LOCK_SECONDS = 5.0  # between looks whether the lock is still ours
BREATH = 1.0  # seconds between tries while the disk is in trouble


class TokenRefused(OperatorError):
    """Telegram does not know the token."""


class LockLost(OperatorError):
    """The lock's file was taken away, so that another bot may run on the same database."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Features:
    """What the handlers hand to the machinery. `at_start` runs in one transaction before the first update."""

    table: Table
    forms: tuple[Form, ...]
    due: Mapping[str, DueAct] = field(default_factory=dict)
    jobs: Mapping[str, JobAct] = field(default_factory=dict)
    about: Callable[[Tx, Frame], None] = lambda tx, frame: None  # some sendings have ended: see to their cards
    at_start: Callable[[Tx, Frame], None] = lambda tx, frame: None


class ForumBot:
    """One bot on one database. `open`, `run` until cancelled, `close`."""

    def __init__(
        self, environment: Environment, features: Features, *, clock: Clock, rates: Rates, reached: Reached
    ) -> None:
        self.environment = environment
        self.features = features
        self.clock = clock
        self.database: Database
        self.inbox: Inbox
        self.lane: Lane
        self.dispatcher: Dispatcher
        self._rates = rates
        self._reached = reached
        self._sparing = Sparing(log)
        self._lock = Lock(environment.database)
        self._exits = AsyncExitStack()  # in reverse: the lock goes last
        self._exits.callback(self._lock.release)
        self._request = self._transport()
        self._polling = self._transport()
        self._application: Application[Any, Any, Any, Any, Any, Any] = (
            Application.builder()
            .token(environment.token)
            .base_url(f"{environment.bot_api_url}/bot")
            .base_file_url(f"{environment.bot_api_url}/file/bot")
            .request(self._request)
            .get_updates_request(self._polling)
            .updater(None)
            .job_queue(None)
            .build()
        )

    @classmethod
    async def open(
        cls,
        environment: Environment,
        features: Features,
        *,
        clock: Clock | None = None,
        rates: Rates | None = None,
        reached: Reached = lambda moment: None,
        synchronous: str = "FULL",
    ) -> ForumBot:
        """Takes the lock, greets Telegram, opens the files. `rates` are Telegram's, under the ceiling of the settings.

        Raises: DatabaseInUse, DatabaseTooNew, DatabaseUnusable, TokenRefused. A Telegram that does not answer is
        waited for.
        """
        rates = rates or Rates(per_second=environment.messages_per_second)
        self = cls(environment, features, clock=clock or Clock(), rates=rates, reached=reached)
        try:
            await self._open(synchronous)
        except BaseException:
            await self.close()
            raise
        return self

    async def _open(self, synchronous: str) -> None:
        path, on_exit = self.environment.database, self._exits.push_async_callback
        await asyncio.to_thread(prepare, path)  # before a Telegram that may keep us waiting
        on_exit(self._request.shutdown)
        on_exit(self._polling.shutdown)
        await self._greet()
        self.database = await Database.open(path, self.clock.now, synchronous=synchronous)
        on_exit(self.database.close)
        self.inbox = await Inbox.open(path_beside(path), synchronous=synchronous)
        on_exit(self.inbox.close)
        on_exit(self._application.shutdown)
        self._assemble()
        on_exit(self.dispatcher.stop)
        await tidy(self.database, path.parent)
        await self._begin()

    async def run(self) -> None:
        """Works until it is cancelled. Raises: LockLost."""
        loops = (self.intake.run, self.lane.run, self.dispatcher.run, self.scheduler.run)
        work = (self.worker.chunks, self.worker.heavy, self.worker.outside)
        try:
            async with asyncio.TaskGroup() as group:
                for loop in (*loops, *work, self._watch_outcomes, self.cleaner.sweep, self.cleaner.wipe):
                    group.create_task(_keep_going(loop), name=loop.__qualname__)
                group.create_task(self._watch_lock())
        except ExceptionGroup as group:  # no loop lets an exception out
            raise group.exceptions[0] from None

    async def close(self) -> None:
        """Lets go of everything that was opened, after what is under way."""
        await self._exits.aclose()

    def _assemble(self) -> None:
        environment, now = self.environment, self.clock.now
        me = self._application.bot.bot
        self.frame = Frame(
            catalogue=Catalogue(),
            owners=environment.owners,
            language=environment.language,
            timezone=environment.timezone,
            folder=environment.database.parent,
            forms=Forms(*self.features.forms),
            username=me.username or "",
            name=me.full_name,
            transcriber=environment.transcriber,
        )
        voice = Sparing(log)  # one for both, which meet the same trouble
        self.dispatcher = Dispatcher(
            self.database,
            self._request,
            Pace(self._rates),
            now=now,
            folder=environment.database.parent,
            seal=self.frame.seal,
            reached=self._reached,
            apologise=lambda tx, user_id: apologise(tx, self.frame, user_id),
            voice=voice,
        )
        self.lane = Lane(
            self.database,
            self.inbox,
            Router(self._application, self.features.table),
            self.frame,
            bot=self._application.bot,
            fetch=Fetcher(self.database, self._request, self.frame).fetch,
            toast=self.dispatcher.toast,
            reached=self._reached,
        )
        self.intake = Intake(
            self._call_polling, self.inbox, now, wake=self.lane.wake, reached=self._reached, voice=voice
        )
        self.scheduler = Scheduler(self.database, self.frame, self.features.due, self.clock, daily=(self._prune,))
        self.worker = Worker(self.database, self.frame, self.features.jobs, now)
        self._outcomes = asyncio.Event()
        self._outcomes.set()  # sendings may have ended just before the last run did
        self.database.when_woken("about", self._outcomes.set)
        self.cleaner = Cleaner(self.database, self.inbox, self.frame.folder, idle=lambda: self.lane.idle)

    def _transport(self) -> AiohttpRequest:
        environment = self.environment
        return AiohttpRequest(
            base=f"{environment.bot_api_url}/bot{environment.token}",
            folder=environment.database.parent,
            follow=self.clock.follow if environment.on_loopback else None,
        )

    async def _call_polling(self, method: str, parameters: dict[str, Any]) -> Any:
        return await self._polling.call(method, parameters, timeout=POLL_SECONDS + 10)

    async def _prune(self) -> None:
        await self.database.write(inbox.prune, await self.inbox.left())

    async def _watch_lock(self) -> None:
        while self._lock.held:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(LOCK_SECONDS)
        path = self.environment.database
        raise LockLost(f"{path}.lock was taken away while the bot ran: it ends, lest two bots say everything twice")

    async def _watch_outcomes(self) -> None:
        """Sees to the progress cards a few times a second at most, while sendings end."""
        while True:
            await self._outcomes.wait()
            self._outcomes.clear()
            try:
                await self.database.write(self.features.about, self.frame)
            except Exception as error:
                self._outcomes.set()
                if not is_machine_trouble(error):
                    raise
                self._sparing.warn("the cards of what is being sent wait: %s", error)
                await asyncio.sleep(BREATH)
            await asyncio.sleep(0.5)

    async def _begin(self) -> None:
        """What is done before the first update. A disk in trouble is waited for."""
        while True:
            try:
                await self.database.write(self.features.at_start, self.frame)
                return
            except Exception as error:
                if not is_machine_trouble(error):
                    raise
                self._sparing.warn("the bot cannot begin yet: %s", error)
                await asyncio.sleep(BREATH)

    async def _greet(self) -> None:
        wait = FIRST_WAIT
        while True:
            try:
                await self._application.initialize()
                return
            except InvalidToken:
                raise TokenRefused(
                    "Telegram refuses the token: copy it again from @BotFather into FORUM_BOT_TOKEN"
                ) from None
            except TelegramError as error:
                log.warning("Telegram does not answer (%s), trying again in %.0f s", error, wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)


def keep_what_is_loaded() -> None:
    """Has Python never look again through what a program has loaded until now: to be called once, before it serves.

    A quarter of a million objects stay for as long as the bot runs; to look through them for garbage, which Python does
    now and then, takes a tenth of a second in which nobody is answered (measured).
    """
    gc.collect()
    gc.freeze()


async def _keep_going(loop: Callable[[], Awaitable[None]]) -> None:
    """A loop of the bot ends with the bot: a bug in it is logged, and it begins again."""
    pause = FIRST_PAUSE
    while True:
        began = time.monotonic()
        try:
            await loop()
        except Exception:
            log.exception("%s failed and begins again", getattr(loop, "__qualname__", loop))
        if time.monotonic() - began > LONGEST_PAUSE:  # it had been well for a while
            pause = FIRST_PAUSE
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)

"""The lane: updates from the inbox, strictly one after another, each in one transaction with all that it causes.

What waits together commits together: routes are chosen here, on the event loop, then a group is handled in the
database's thread (bot/handling.py). For a file that a person sent only their own updates wait (bot/holding.py).
When the machine is in trouble (disk full), nothing is given up: the group is run again, one by one, until it
succeeds. One update that ends the transaction of its group is found in the same way, and parked.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from telegram import Bot, Update

from bot.fetching import Fetches, SentFile
from bot.frame import Frame
from bot.handling import Reached, work_through
from bot.holding import Holding, Task
from bot.reading import read, sender
from bot.router import Router
from bot.sparing import Sparing
from bot.turn import Toast
from storage.database import Database, is_machine_trouble
from storage.inbox import Arrived, Inbox

log = logging.getLogger(__name__)

TOGETHER = 50  # updates in one commit at most
BREATH = 1.0  # seconds between tries while the machine is in trouble
MOST_FAILURES = 3  # of one group, without a pause between them
Fetch = Callable[[Update, Sequence[Fetches]], Awaitable[SentFile | None]]


class Lane:
    """Takes updates from the inbox to their handlers. `toast` sends answers to taps, after the commit."""

    def __init__(  # noqa: PLR0913  # what stands around it
        self,
        database: Database,
        store: Inbox,
        router: Router,
        frame: Frame,
        *,
        bot: Bot,
        fetch: Fetch,
        toast: Callable[[Toast], None],
        reached: Reached,
    ) -> None:
        self._database = database
        self._inbox = store
        self._router = router
        self._frame = frame
        self._bot = bot
        self._fetch = fetch
        self._toast = toast
        self._reached = reached
        self._wake = asyncio.Event()
        self._holding = Holding(self._bring, self.wake)
        self._after = 0
        self._busy = False
        self._sparing = Sparing(log)
        self._done: list[int] = []  # handled, and still to be forgotten by the inbox
        self._parked: list[tuple[int, str]] = []

    def wake(self) -> None:
        """There are new updates in the inbox, or a file has come."""
        self._wake.set()

    @property
    def idle(self) -> bool:
        """Whether everything that was known of is handled."""
        return not self._busy and not self._wake.is_set() and self._holding.empty

    async def run(self) -> None:
        """Works until it is cancelled. It begins where the inbox does, which has all that is not handled."""
        self._after = 0
        self._wake.set()
        try:
            while True:
                await self._wake.wait()
                self._busy = True
                self._wake.clear()
                await self._take(self._holding.come())
                while not self._holding.full and (arrived := await self._arrived()):
                    await self._take([await self._task(row) for row in arrived])
                    self._after = max(self._after, arrived[-1].seq)
                    await self._take(self._holding.come())
                self._busy = False
        finally:
            await self._holding.drop()

    async def _arrived(self) -> Sequence[Arrived]:
        return await self._inbox.waiting(after=self._after, limit=TOGETHER)

    async def _take(self, tasks: Sequence[Task]) -> None:
        """Handles tasks in their order. What needs a file is held back, with what its sender sends meanwhile.

        Whether somebody waits for a file is asked when all that came before is handled.
        """
        ready: list[Task] = []
        for task in tasks:
            if self._holding.keeps(task):
                continue
            if task.wanted:
                await self._handle(ready)
                ready = []
                self._holding.fetch(task)
                continue
            ready.append(task)
        await self._handle(ready)

    async def _bring(self, task: Task) -> Task:
        """The task with the file that it waits for. Trouble of the machine is waited for."""
        while task.update is not None:
            try:
                return replace(task, wanted=(), file=await self._fetch(task.update, task.wanted))
            except Exception as error:
                if not is_machine_trouble(error):
                    log.exception("the file of update %s cannot be fetched", task.update_id)
                    return replace(task, wanted=(), fault=repr(error))
                self._sparing.warn("a file waits, nothing is lost: %s", error)
                await asyncio.sleep(BREATH)
        return replace(task, wanted=())

    async def _task(self, row: Arrived) -> Task:
        try:
            update = read(row.body, self._bot)
            route = await self._router.choose(update)
        except Exception as error:  # the boundary: an update that cannot be read dies alone
            log.exception("update %s cannot be read", row.update_id)
            who = sender(row.body, row.received_at)
            return Task(row.seq, row.update_id, row.received_at, who, None, fault=repr(error))
        wanted = route.fetches if route is not None else ()
        return Task(row.seq, row.update_id, row.received_at, update, route, wanted=wanted)

    async def _handle(self, tasks: Sequence[Task]) -> None:
        together, failures = len(tasks), 0
        while tasks:
            try:
                worked = await self._database.write(work_through, tasks[:together], self._frame, self._reached)
            except Exception as error:  # noqa: BLE001  # none ends the lane; each is logged or waited for
                failures += 1
                tasks = await self._after_failure(tasks, error.__cause__ or error, together=together, failures=failures)
                together = 1
                continue
            failures = 0
            self._reached("after_commit")
            for toast in worked.toasts:
                self._toast(toast)
            parked = {seq for seq, _ in worked.parked}
            self._done += [task.seq for task in tasks[: worked.count] if task.seq not in parked]
            self._parked += worked.parked
            await self._forget()
            tasks = tasks[worked.count :]

    async def _after_failure(
        self, tasks: Sequence[Task], error: BaseException, *, together: int, failures: int
    ) -> Sequence[Task]:
        """Nothing of a group stands. Trouble of the machine is waited for; else the one that did it is parked."""
        if is_machine_trouble(error):
            self._sparing.warn("updates wait, nothing is lost: %s", error)
            await asyncio.sleep(BREATH)
            return tasks
        log.error("the transaction of %s updates is lost, trying them one by one", together, exc_info=error)
        if together > 1 or failures == 1:
            return tasks
        if failures > MOST_FAILURES:  # it cannot even be parked: let the others of the bot have their turn
            await asyncio.sleep(BREATH)
        return [replace(tasks[0], fault=repr(error)), *tasks[1:]]

    async def _forget(self) -> None:
        try:
            await self._inbox.forget(self._done, self._parked)
        except Exception as error:  # noqa: BLE001  # made good with the next ones: the main file knows
            self._sparing.warn("the inbox keeps %s handled updates for now: %s", len(self._done), error)
            return
        self._done.clear()
        self._parked.clear()

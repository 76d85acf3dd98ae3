"""The scheduler only wakes; the rows that fall due decide (storage/due.py).

It looks at them when APScheduler ticks, when something was planned, and when the clock has jumped. What is due is
done in one short transaction each: act and mark together. What fell due while the bot was down is done late if it
still helps, and dropped with a note if not. One that fails is tried again, then dropped; the others do not wait.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.frame import Frame
from bot.sparing import Sparing
from bot.work import DueAct
from storage import due
from storage.database import Database, Tx, is_machine_trouble
from storage.due import Due

log = logging.getLogger(__name__)

TICK = 1  # seconds; the command line may have changed the programme
TRIES = 3  # of an act that raises
REST = 5.0  # seconds before a failed one is tried again
AT_ONCE = 500  # rows looked at together

Housework = Callable[[], Awaitable[None]]


class Scheduler:
    """Does what falls due; `acts` says what each kind does, `daily` is done at the start and once a day."""

    def __init__(
        self,
        database: Database,
        frame: Frame,
        acts: Mapping[str, DueAct],
        clock: Clock,
        *,
        daily: Sequence[Housework] = (),
    ) -> None:
        self._database = database
        self._frame = frame
        self._acts = acts
        self._daily = daily
        self._sparing = Sparing(log)
        self._wake = asyncio.Event()
        self._housework = asyncio.Event()
        self._failed: dict[Due, tuple[int, float]] = {}  # how often, and when it may be tried again
        database.when_woken("due", self._wake.set)
        clock.when_jumped(self._wake.set)

    async def run(self) -> None:
        """Works until it is cancelled."""
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it tells of every tick, and of those it leaves out
        ticks = AsyncIOScheduler(timezone=UTC)
        always = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        ticks.add_job(_set, "interval", [self._wake], seconds=TICK, **always)
        ticks.add_job(_set, "interval", [self._housework], days=1, **always)
        ticks.start()
        self._wake.set()
        self._housework.set()
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                await self._round()
        finally:
            ticks.shutdown(wait=False)

    async def _round(self) -> None:
        """Does everything that is due now."""
        if self._housework.is_set():
            self._housework.clear()
            await self._do_housework()
        while True:
            fallen = await self._database.read(due.fallen, limit=AT_ONCE)
            ready = [one for one in fallen if self._may_try(one)]
            if not ready:
                return
            for one in ready:
                if not await self._do(one):
                    return

    async def _do(self, one: Due) -> bool:
        """Does one thing; returns False when the machine is in trouble and all had better wait."""
        try:
            note = await self._database.write(_perform, self._frame, self._acts.get(one.kind), one)
        except Exception as error:
            if is_machine_trouble(error):
                self._sparing.warn("what is due waits: %s", error)
                return False
            log.exception("%s %s, due %s, failed", one.kind, one.subject, one.at)
            await self._fail(one, error)
            return True
        self._failed.pop(one, None)
        if note:
            log.warning("%s %s is dropped: %s", one.kind, one.subject, note)
        return True

    async def _fail(self, one: Due, error: Exception) -> None:
        times = self._failed.get(one, (0, 0.0))[0] + 1
        self._failed[one] = (times, time.monotonic() + REST)
        if times < TRIES:
            return
        try:
            await self._database.write(due.drop, one, f"failed {times} times: {error!r}")
        except Exception:
            log.exception("%s %s could not be dropped", one.kind, one.subject)
            return
        self._failed.pop(one, None)

    def _may_try(self, one: Due) -> bool:
        return self._failed.get(one, (0, 0.0))[1] <= time.monotonic()

    async def _do_housework(self) -> None:
        for work in self._daily:
            try:
                await work()
            except Exception:
                log.exception("the day's housework was left: %s", getattr(work, "__qualname__", work))


async def _set(event: asyncio.Event) -> None:
    """On the loop: a plain function would be called in a thread, from which an event must not be set."""
    event.set()


def _perform(tx: Tx, frame: Frame, act: DueAct | None, fallen: Due) -> str:
    """Does what is due, unless it has been done or moved since; returns why it was dropped, or ''."""
    one = due.waiting(tx, fallen)
    if one is None or one.at > tx.now:
        return ""
    note = ""
    if act is None:
        note = "nobody does this"
    elif tx.now > one.helps_until:
        note = f"{_words(tx.now - one.at)} late, it helped until {one.helps_until:%Y-%m-%d %H:%M} UTC"
    if note or act is None:
        due.drop(tx, one, note)
        return note
    act(tx, frame, one)
    due.done(tx, one)
    return ""


def _words(late: timedelta) -> str:
    """`1:05:00`, to the second."""
    return str(timedelta(seconds=int(late.total_seconds())))

"""When the outbox is looked into: as soon as somebody wakes it, and each second for rows of other processes.

The dispatcher (bot/dispatcher.py) runs it; what one look brings is the Loader's (bot/loading.py).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from bot.loading import Loader
from bot.order import Order
from bot.sparing import Sparing
from storage.database import Database, is_machine_trouble

log = logging.getLogger(__name__)

POLL_SECONDS = 1.0  # between looks for rows of other processes
BREATH = 1.0  # seconds between tries while the disk is in trouble


class Lookout:
    """Looks when it is woken, also by commits of its own process.

    Args:
        database: the main file, which tells of commits.
        loader: what looks.
        order: where idle chats are forgotten, once a second.
        clock: monotonic, in seconds.
        loaded: called after each look: more may leave.
        resting: called before each wait.
    """

    def __init__(
        self,
        database: Database,
        loader: Loader,
        order: Order,
        *,
        clock: Callable[[], float],
        loaded: Callable[[], None],
        resting: Callable[[], None],
    ) -> None:
        self._loader = loader
        self._order = order
        self._clock = clock
        self._loaded = loaded
        self._resting = resting
        self._look = asyncio.Event()
        self._looking = False
        self._withdrawn = False
        self._swept = 0.0
        self._sparing = Sparing(log)
        database.when_woken("outbox", self._look.set)
        database.when_woken("outbox-withdrawn", self._wake_withdrawn)
        database.when_woken("outbox-released", self._wake_released)

    def wake(self) -> None:
        """There may be new rows, or room for more."""
        self._look.set()

    @property
    def busy(self) -> bool:
        """Whether a look is under way, or wanted."""
        return self._looking or self._look.is_set()

    async def run(self) -> None:
        """Works until it is cancelled."""
        while True:
            self._looking = False
            self._resting()
            timer = asyncio.get_running_loop().call_later(POLL_SECONDS, self._look.set)
            await self._look.wait()
            timer.cancel()
            self._look.clear()
            self._looking = True
            await self._load()

    async def _load(self) -> None:
        withdrawn, self._withdrawn = self._withdrawn or self._sweep(), False
        try:
            if withdrawn:  # first: what is let go again must be found by the look that follows
                await self._loader.drop_withdrawn()
            await self._loader.load()
        except Exception as error:
            if not is_machine_trouble(error):
                raise
            self._withdrawn = withdrawn
            self._sparing.warn("the outbox cannot be read, trying again: %s", error)
            await asyncio.sleep(BREATH)
            self._look.set()
            return
        if self._loader.searching:
            self._look.set()
        self._loaded()

    def _sweep(self) -> bool:
        """Once a second forgets idle chats, and has a look for rows that another process has taken back."""
        now = self._clock()
        if now - self._swept < POLL_SECONDS:
            return False
        self._swept = now
        self._order.sweep(now)
        return True

    def _wake_withdrawn(self) -> None:
        self._withdrawn = True
        self._look.set()

    def _wake_released(self) -> None:
        self._loader.begin_again()
        self._look.set()

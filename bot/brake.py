"""The brake: slows the bot down where a 429 means more than its chat, and leaves a note for whoever waits.

The dispatcher (bot/dispatcher.py) tells it of each; what a refusal means is told apart by bot/floods.py.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.floods import Floods, Meaning
from bot.pacing import Pace
from bot.queues import Departure
from bot.sparing import Sparing
from storage import slowdown
from storage.database import Database, is_machine_trouble

log = logging.getLogger(__name__)


class Brake:
    """Acts on the pace. `now` is the wall clock, for the note; `floods` is told elsewhere of what Telegram takes."""

    def __init__(self, database: Database, pace: Pace, floods: Floods, now: Callable[[], datetime]) -> None:
        self._database = database
        self._pace = pace
        self._floods = floods
        self._now = now
        self._notes: set[asyncio.Task[None]] = set()
        self._sparing = Sparing(log)

    def refused(self, departure: Departure, wait: float) -> None:
        """A 429 concerns its chat; sometimes the whole bot, which then is silent for `wait` seconds, or slower."""
        now = self._pace.clock()
        left = departure.sending.left if departure.sending is not None else now
        meaning = self._floods.refused(departure.chat.id, now, left)
        if meaning is Meaning.CHAT:
            return
        if meaning is Meaning.SILENCE:
            self._pace.slow_down(wait)
            log.warning("Telegram asks the whole bot to wait %.0f s", wait)
        else:
            self._pace.ease(wait if meaning is Meaning.LIMIT else 0.0)
            log.warning("Telegram refuses a part: %d messages a second for now", self._pace.slowest(now))
        note = asyncio.get_running_loop().create_task(self._note())
        self._notes.add(note)
        note.add_done_callback(self._notes.discard)

    async def _note(self) -> None:
        """So that whoever watches a progress card knows why it is slow."""
        now = self._pace.clock()
        until = self._now() + timedelta(seconds=self._pace.recovers_in(now))
        try:
            await self._database.write(slowdown.note, self._pace.slowest(now), until)
        except Exception as error:
            if not is_machine_trouble(error):
                raise
            self._sparing.warn("that Telegram asks to wait is not noted: %s", error)

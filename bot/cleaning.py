"""What must not stay on the disk is taken away while the bot runs: attachments of nobody, and traces in the -wal."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from bot.sparing import Sparing
from storage import kept_files
from storage.database import Database, is_machine_trouble
from storage.inbox import Inbox

log = logging.getLogger(__name__)

WIPE_SECONDS = 2.0  # between two emptyings of the -wal
BREATH = 1.0  # seconds between tries while the disk is in trouble
CONFIDENTIAL = "confidential"  # woken by what came in and is to leave no trace


class Cleaner:
    """Two loops, each woken by who leaves something behind, and once at the start, since a kill may have left some.

    Args:
        database: the main file.
        inbox: the other one.
        folder: of both, and of the attachments.
        idle: whether the lane has handled, and forgotten, all that came.
    """

    def __init__(self, database: Database, inbox: Inbox, folder: Path, *, idle: Callable[[], bool]) -> None:
        self._database = database
        self._inbox = inbox
        self._folder = folder
        self._idle = idle
        self._spare = asyncio.Event()
        self._spare.set()
        self._told = 1  # how often something confidential came
        self._wiped = 0  # how often of those nothing is left
        self._wake = asyncio.Event()
        self._wake.set()
        self._sparing = Sparing(log)
        database.when_woken(kept_files.SWEEP, self._spare.set)
        database.when_woken(CONFIDENTIAL, self._tell)

    @property
    def clean(self) -> bool:
        """Whether nothing confidential that was handled stands in a -wal."""
        return self._told == self._wiped

    async def sweep(self) -> None:
        """Removes attachments that are not on record, whenever there may be some."""
        while True:
            await self._spare.wait()
            self._spare.clear()
            try:
                await self._database.write(kept_files.sweep, self._folder)
            except Exception as error:
                self._spare.set()
                if not (isinstance(error, OSError) or is_machine_trouble(error)):
                    raise
                self._sparing.warn("attachments that are not on record stay for now: %s", error)
                await asyncio.sleep(BREATH)

    async def wipe(self) -> None:
        """Empties the -wal of both files after what is confidential, every two seconds at most while people answer."""
        while True:
            await self._wake.wait()
            await asyncio.sleep(WIPE_SECONDS)  # the lane forgets the update, and others come
            told, idle = self._told, self._idle()
            try:
                wiped = await self._inbox.wipe() and await self._database.wipe()
            except Exception as error:
                if not is_machine_trouble(error):
                    raise
                wiped = False
            if wiped and idle and told == self._told:
                self._wiped = told
                self._wake.clear()

    def _tell(self) -> None:
        self._told += 1
        self._wake.set()

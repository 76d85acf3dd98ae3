"""What became of rows, on its way into the file: in batches, a new one as soon as the last one stands."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.apology import Apologise, left_without_answer
from bot.frame import OUTGOING
from bot.sparing import Sparing
from storage import delivery
from storage.database import Database, Tx, is_machine_trouble
from storage.delivery import Delay, Mark, Row

log = logging.getLogger(__name__)

BREATH = 1.0  # seconds between tries while the disk is in trouble
FILES = ("sendDocument", "sendPhoto", "sendVoice", "sendAudio", "sendVideo", "sendSticker", "sendAnimation")


class Marker:
    """Keeps marks until they stand in the file. `committed` is called with each batch that does.

    Args:
        database: the main file.
        folder: where the files lie that payloads name; those under its `outgoing` are removed after their marks.
        committed: told of each batch.
        apologise: queues a word for a person whose answer Telegram has refused.
    """

    def __init__(
        self, database: Database, folder: Path, committed: Callable[[list[Mark]], None], apologise: Apologise
    ) -> None:
        self._database = database
        self._folder = folder
        self._committed = committed
        self._apologise = apologise
        self._marks: list[Mark] = []
        self._delays: list[Delay] = []
        self._spent: list[str] = []
        self._wanted = asyncio.Event()
        self._sparing = Sparing(log)
        self.stuck = False  # the last batch could not be written

    def __len__(self) -> int:
        return len(self._marks) + len(self._delays) + len(self._spent)

    def mark(self, mark: Mark) -> None:
        """A row is settled."""
        if mark.row.method in FILES:
            self._spent += _files(mark.row)
        self._marks.append(mark)
        self._wanted.set()

    def delay(self, delay: Delay) -> None:
        """A row is put off."""
        self._delays.append(delay)
        self._wanted.set()

    async def run(self) -> None:
        """Writes until it is cancelled."""
        self._wanted.set()
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            try:
                await self.write()
            except Exception as error:
                if not is_machine_trouble(error):
                    raise
                self.stuck = True
                self._sparing.warn("what was sent cannot be written down, so nothing more is sent for now: %s", error)
                self._wanted.set()
                await asyncio.sleep(BREATH)

    async def write(self) -> None:
        """Writes what is known by now. Nothing is forgotten here before it stands in the file.

        Raises:
            sqlite3.Error: the file cannot be written; everything is kept.
        """
        if not len(self):
            return
        marks, delays, spent = self._marks[:], self._delays[:], self._spent[:]
        await self._database.write(_mark, marks, delays, self._apologise)
        self.stuck = False
        del self._marks[: len(marks)], self._delays[: len(delays)]
        self._committed(marks)
        for file in spent:
            await self._remove(file)
        del self._spent[: len(spent)]

    async def finish(self, seconds: float) -> None:
        """Writes the last marks; a disk in trouble is given so many seconds."""
        enough = time.monotonic() + seconds
        while len(self):
            try:
                await self.write()
            except Exception as error:  # noqa: BLE001  # the bot ends all the same
                if not is_machine_trouble(error) or time.monotonic() > enough:
                    log.error("%d messages will be sent again, they cannot be marked: %s", len(self._marks), error)
                    return
                await asyncio.sleep(BREATH)

    async def _remove(self, file: str) -> None:
        """Removes a file that was made to be sent and that no other row waits to send."""
        path = (self._folder / file).resolve()
        if not path.is_relative_to((self._folder / OUTGOING).resolve()):
            return
        if await self._database.read(delivery.wanted, file):
            return
        try:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        except OSError as error:
            log.warning("%s was sent and cannot be removed: %s", file, error.strerror)


def _mark(tx: Tx, marks: Sequence[Mark], delays: Sequence[Delay], apologise: Apologise) -> None:
    delivery.mark(tx, marks, delays)
    for mark in filter(left_without_answer, marks):
        apologise(tx, mark.row.chat_id)


async def tidy(database: Database, folder: Path) -> None:
    """Removes what an earlier run left below `folder` in `outgoing`: files half made, and those that were sent.

    To be called before anything is made there. What a job was making it makes again.
    """
    for path in await asyncio.to_thread(_listed, folder / OUTGOING):
        if await database.read(delivery.wanted, f"{OUTGOING}/{path.name}"):
            continue
        try:
            await asyncio.to_thread(path.unlink)
        except OSError as error:
            log.warning("%s is left over and cannot be removed: %s", path.name, error.strerror)


def _listed(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _files(row: Row) -> list[str]:
    return [value["file"] for value in row.parameters().values() if isinstance(value, dict) and "file" in value]

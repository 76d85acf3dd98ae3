"""Files that people send: fetched from Telegram before the transaction of the turn that needs them.

Only for those who may send one, only of a few kinds, bounded in bytes and in time. What could not be fetched comes
to the turn with the reason, so that it can be said.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from telegram import Update
from telegram.error import TelegramError

from bot.doors import Door, opens
from bot.frame import Frame
from bot.transport import AiohttpRequest, LargerThanAllowed
from storage import people
from storage.database import Database, Tx

log = logging.getLogger(__name__)

INCOMING = "incoming"  # the folder of files that came, beside the database
SECONDS = 15.0  # that a file may take; the lane waits


class Trouble(StrEnum):
    """Why there is no file."""

    KIND = "kind"  # not one of those that are read
    LARGE = "large"
    FAILED = "failed"  # Telegram did not give it, or it could not be written


@dataclass(frozen=True, slots=True)
class Fetches:
    """What a route needs of a sent file: whose door opens gets it; its name must end as one of `endings`."""

    door: Door
    endings: tuple[str, ...]
    most: int  # bytes


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it came. `stored` is its place below the frame's folder, '' where there was trouble."""

    name: str
    stored: str = ""
    trouble: Trouble | None = None


class Fetcher:
    """Fetches for the lane."""

    def __init__(self, database: Database, request: AiohttpRequest, frame: Frame) -> None:
        self._database = database
        self._request = request
        self._frame = frame

    async def fetch(self, update: Update, wanted: Fetches) -> SentFile | None:
        """The sent document; None where there is none, or where the door does not open to who sent it."""
        document = update.effective_message.document if update.effective_message else None
        user = update.effective_user
        if document is None or user is None or not await self._database.read(self._may, user.id, wanted.door):
            return None
        name = document.file_name or ""
        ending = Path(name).suffix.lower()
        if ending not in wanted.endings:
            return SentFile(name, trouble=Trouble.KIND)
        if (document.file_size or 0) > wanted.most:
            return SentFile(name, trouble=Trouble.LARGE)
        stored = f"{INCOMING}/{update.update_id}{ending}"
        try:
            await self._request.fetch_file(document.file_id, self._frame.folder / stored, wanted.most, timeout=SECONDS)
        except LargerThanAllowed:
            return SentFile(name, trouble=Trouble.LARGE)
        except (TelegramError, OSError) as error:
            log.warning("the file of update %s could not be fetched: %s", update.update_id, error)
            return SentFile(name, trouble=Trouble.FAILED)
        return SentFile(name, stored)

    def _may(self, tx: Tx, user_id: int, door: Door) -> bool:
        visitor = people.known(tx, user_id, self._frame.owners) or people.stranger(tx, user_id, self._frame.owners)
        return opens(door, visitor)

"""Files that people send: fetched from Telegram before the transaction of the turn that needs them.

Only for those who may send one, only of a few kinds, bounded in bytes and in time. What could not be fetched comes
to the turn with the reason, so that it can be said. A file that is to stay on record is kept by storage/kept_files.py.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from telegram import Message, Update
from telegram.error import TelegramError

from bot.doors import Door, opens
from bot.frame import Frame
from bot.transport import AiohttpRequest, LargerThanAllowed
from storage import people
from storage.database import Database, Tx
from storage.kept_files import INCOMING, WAITING, Kind, Sent

if TYPE_CHECKING:
    from bot.turn import Turn

log = logging.getLogger(__name__)

SECONDS = 15.0  # that a file may take; its sender's updates wait


class Trouble(StrEnum):
    """Why there is no file."""

    KIND = "kind"  # not one of those that are read
    LARGE = "large"
    FAILED = "failed"  # Telegram did not give it, or it could not be written


@dataclass(frozen=True, slots=True)
class Fetches:
    """What a route needs of a sent file.

    Whose door opens gets it, if it is one of `kinds`; a document's name must end as one of `endings`, where there are
    any. With `asked`, only where it says of the sender's user id that a file is waited for just now.
    """

    door: Door
    endings: tuple[str, ...]
    most: int  # bytes
    kinds: frozenset[Kind] = frozenset({Kind.DOCUMENT})
    asked: Callable[[Tx, int], bool] | None = None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it came. `stored` is its place below the frame's folder, '' where there was trouble.

    `sent` is what storage/kept_files.py keeps of it: where the file was too large or could not be had, it names it by
    Telegram's id alone. `fetches` is the one of the route's that asked for it.
    """

    name: str
    stored: str = ""
    trouble: Trouble | None = None
    sent: Sent | None = None
    fetches: Fetches | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Taker:
    """A feature that takes files: which ones, and what it does with one, which it finds as `turn.file`."""

    fetches: Fetches
    act: Callable[[Turn], None]


class Fetcher:
    """Fetches for the lane."""

    def __init__(self, database: Database, request: AiohttpRequest, frame: Frame) -> None:
        self._database = database
        self._request = request
        self._frame = frame

    async def fetch(self, update: Update, wanted: Sequence[Fetches]) -> SentFile | None:
        """The sent file for the first that wants it; None where there is none, or nobody wants it of who sent it."""
        user, sent = update.effective_user, sent_in(update.effective_message)
        if sent is None or user is None:
            return None
        which = await self._database.read(self._wanting, user.id, [one for one in wanted if sent.kind in one.kinds])
        return None if which is None else await self._fetch(sent, which, update.update_id)

    async def _fetch(self, sent: Sent, wanted: Fetches, update_id: int) -> SentFile:
        file = SentFile(sent.name, sent=sent, fetches=wanted)
        ending = Path(sent.name).suffix.lower()
        if wanted.endings and sent.kind is Kind.DOCUMENT and ending not in wanted.endings:
            return replace(file, trouble=Trouble.KIND)
        if sent.size > wanted.most:
            return replace(file, trouble=Trouble.LARGE)
        beginning = "" if wanted.asked is None else WAITING
        stored = f"{INCOMING}/{beginning}{update_id}{ending if wanted.endings else ''}"
        try:
            await self._request.fetch_file(sent.file_id, self._frame.folder / stored, wanted.most, timeout=SECONDS)
        except LargerThanAllowed:
            return replace(file, trouble=Trouble.LARGE)
        except (TelegramError, OSError) as error:
            log.warning("the file of update %s could not be fetched: %s", update_id, error)
            return replace(file, trouble=Trouble.FAILED)
        return replace(file, stored=stored, sent=replace(sent, stored=stored))

    def _wanting(self, tx: Tx, user_id: int, wanted: Sequence[Fetches]) -> Fetches | None:
        visitor = people.known(tx, user_id, self._frame.owners) or people.stranger(tx, user_id, self._frame.owners)
        for one in wanted:
            if opens(one.door, visitor) and (one.asked is None or one.asked(tx, user_id)):
                return one
        return None


def sent_in(message: Message | None) -> Sent | None:
    """The voice note, photo (in its largest size) or document of a message; None where it has none."""
    if message is None:
        return None
    if message.voice is not None:
        voice = message.voice
        seconds = int(voice.to_dict()["duration"])  # the attribute changes its type with the library's next version
        return Sent(Kind.VOICE, voice.file_id, voice.file_size or 0, mime=voice.mime_type or "", seconds=seconds)
    if message.photo:
        photo = message.photo[-1]
        return Sent(Kind.PHOTO, photo.file_id, photo.file_size or 0, mime="image/jpeg")
    if message.document is not None:
        document = message.document
        name, mime = document.file_name or "", document.mime_type or ""
        return Sent(Kind.DOCUMENT, document.file_id, document.file_size or 0, name=name, mime=mime)
    return None

"""Intake: from Telegram into the inbox. An update is on disk before Telegram is told that it arrived.

Long polling here; a webhook will hand its updates to the same `Inbox.add` and wake the same lane.
python-telegram-bot's own updater confirms a batch before its handlers have run, so the loop is ours, on its public
surface: raw getUpdates through the bot's request object.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.lane import Reached
from storage.inbox import Inbox

log = logging.getLogger(__name__)

POLL_SECONDS = 30
BATCH = 100  # Bot API, getUpdates: limit
SAME_OFFSET_PAUSE = 0.5  # seconds; asking sooner for the same offset is punished with one update at a time
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds between tries while Telegram does not answer
SAY_AGAIN = 60.0  # seconds between two log lines on the same trouble
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]

GetUpdates = Callable[[dict[str, Any]], Awaitable[Any]]
"""Calls getUpdates with raw parameters and returns what Telegram returned, raising PTB's errors."""


class Intake:
    """The polling loop."""

    def __init__(
        self,
        get_updates: GetUpdates,
        inbox: Inbox,
        now: Callable[[], datetime],
        *,
        wake: Callable[[], None],
        reached: Reached,
    ) -> None:
        self._get_updates = get_updates
        self._inbox = inbox
        self._now = now
        self._wake = wake
        self._reached = reached
        self._wait = FIRST_WAIT
        self._said = 0.0
        self.offset = 0

    async def run(self) -> None:
        """Polls until it is cancelled. No answer of Telegram's and no full disk ends it."""
        while True:
            asked = time.monotonic()
            try:
                updates = await self._poll()
                await self.take(updates)
            except asyncio.CancelledError:
                raise
            except Exception as error:  # noqa: BLE001  # whatever comes from outside, the loop goes on
                await self._pause(error)
                continue
            self._wait = FIRST_WAIT
            if not updates:  # after a week of silence ids begin anew anywhere: an offset of before would hide them
                self.offset = 0
                await asyncio.sleep(max(0.0, SAME_OFFSET_PAUSE - (time.monotonic() - asked)))

    async def take(self, updates: list[dict[str, Any]]) -> None:
        """Commits a batch to the inbox; only then does the offset move that confirms it to Telegram."""
        if not updates:
            return
        await self._inbox.add(updates, self._now())
        self._reached("after_inbox")
        self.offset = updates[-1]["update_id"] + 1
        self._wake()

    async def _poll(self) -> list[dict[str, Any]]:
        answer = await self._get_updates(
            {"offset": self.offset, "limit": BATCH, "timeout": POLL_SECONDS, "allowed_updates": ALLOWED}
        )
        self._reached("after_get_updates")
        if not isinstance(answer, list):
            raise TelegramError(f"getUpdates answered with {type(answer).__name__}")
        updates = [update for update in answer if isinstance(update, dict) and type(update.get("update_id")) is int]
        if len(updates) < len(answer):
            self._say(f"{len(answer) - len(updates)} things that are no updates came with getUpdates")
        return updates

    async def _pause(self, error: Exception) -> None:
        if isinstance(error, RetryAfter):
            wait = error.retry_after if isinstance(error.retry_after, int) else error.retry_after.total_seconds()
            await asyncio.sleep(wait)
            return
        if isinstance(error, InvalidToken):
            self._say("Telegram refuses the token: was it revoked? The bot waits for it to be valid again")
        elif isinstance(error, Conflict):
            self._say("another program polls with this token, or a webhook is set: stop that one")
        elif isinstance(error, TelegramError):
            self._say(f"Telegram does not answer: {error}")
        else:
            self._say(f"updates cannot be kept, Telegram keeps them: {error!r}")
        await asyncio.sleep(self._wait)
        self._wait = min(self._wait * 2, LONGEST_WAIT)

    def _say(self, line: str) -> None:
        """One line a minute, however often it happens."""
        if time.monotonic() - self._said >= SAY_AGAIN or not self._said:
            self._said = time.monotonic()
            log.warning(line)

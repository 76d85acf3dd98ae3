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

from bot.handling import Reached
from bot.refusals import TOKEN_REFUSED, says, seconds_to_wait
from bot.sparing import Sparing
from storage.inbox import Inbox

log = logging.getLogger(__name__)

POLL_SECONDS = 30
BATCH = 100  # Bot API, getUpdates: limit
SAME_OFFSET_PAUSE = 0.5  # seconds; asking sooner for the same offset is punished with one update at a time
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds between tries while Telegram does not answer
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]

LARGEST_ID = 2**63  # of an update; more than Telegram will ever reach, and as much as the inbox can hold

Call = Callable[[str, dict[str, Any]], Awaitable[Any]]
"""Calls a method with raw parameters and returns what Telegram returned, raising PTB's errors."""


class Intake:
    """The polling loop."""

    def __init__(
        self,
        call: Call,
        inbox: Inbox,
        now: Callable[[], datetime],
        *,
        wake: Callable[[], None],
        reached: Reached,
        voice: Sparing | None = None,
    ) -> None:
        self._call = call
        self._inbox = inbox
        self._now = now
        self._wake = wake
        self._reached = reached
        self._wait = FIRST_WAIT
        self._voice = voice or Sparing(log)
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
        answer = await self._call(
            "getUpdates",
            {"offset": self.offset, "limit": BATCH, "timeout": POLL_SECONDS, "allowed_updates": ALLOWED},
        )
        self._reached("after_get_updates")
        if not isinstance(answer, list):
            raise TelegramError(f"getUpdates answered with {type(answer).__name__}")
        updates = [update for update in answer if _is_update(update)]
        if len(updates) < len(answer):
            self._voice.warn("%s things that are no updates came with getUpdates", len(answer) - len(updates))
        return updates

    async def _pause(self, error: Exception) -> None:
        self._voice.warn(*_told(error))
        if isinstance(error, RetryAfter):
            await asyncio.sleep(seconds_to_wait(error))
            return
        if isinstance(error, Conflict) and says(error, "webhook"):
            await self._take_webhook_away()
        await asyncio.sleep(self._wait)
        self._wait = min(self._wait * 2, LONGEST_WAIT)

    async def _take_webhook_away(self) -> None:
        """The settings ask for long polling, which Telegram refuses as long as an earlier program's webhook is set."""
        try:
            await self._call("deleteWebhook", {"drop_pending_updates": False})
        except TelegramError as error:
            log.debug("the webhook stays for now: %s", error)


def _is_update(thing: object) -> bool:
    if not isinstance(thing, dict):
        return False
    update_id = thing.get("update_id")
    return type(update_id) is int and 0 <= update_id < LARGEST_ID


def _told(error: Exception) -> tuple[str, *tuple[object, ...]]:
    """What the operator is told: a line and its arguments."""
    if isinstance(error, RetryAfter):
        return "Telegram asks to wait %.0f s before the next getUpdates", seconds_to_wait(error)
    if isinstance(error, InvalidToken):
        return (TOKEN_REFUSED,)
    if isinstance(error, Conflict) and says(error, "webhook"):
        return ("a webhook was set with this token and is taken away now, since this bot polls",)
    if isinstance(error, Conflict):
        return ("another program polls with this token: stop that one",)
    if isinstance(error, TelegramError):
        return "Telegram does not answer: %s", error
    return "updates cannot be kept, Telegram keeps them: %r", error

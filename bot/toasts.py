"""Toasts: the answers to taps. Best effort, once, beside everything else; there is always the chat itself."""

from __future__ import annotations

import asyncio
import logging
from collections import deque

from telegram.error import TelegramError

from bot.transport import AiohttpRequest
from bot.turn import Toast

log = logging.getLogger(__name__)

AT_ONCE = 32  # under way together
WAITING = 10_000  # beyond which the oldest are let go; at a burst more taps are handled in a second than answered
SECONDS = 10.0  # for an answer; Telegram forgets the tap soon


class Toasts:
    """Sends toasts without anybody waiting for them."""

    def __init__(self, transport: AiohttpRequest) -> None:
        self._transport = transport
        self._waiting: deque[Toast] = deque(maxlen=WAITING)
        self._flying: set[asyncio.Task[None]] = set()

    @property
    def idle(self) -> bool:
        """Whether all have been answered or given up."""
        return not self._flying

    def send(self, toast: Toast) -> None:
        """Answers a tap, at once or as soon as others are through."""
        self._waiting.append(toast)
        if len(self._flying) < AT_ONCE:
            task = asyncio.get_running_loop().create_task(self._send_waiting())
            self._flying.add(task)
            task.add_done_callback(self._flying.discard)

    async def stop(self, seconds: float) -> None:
        """Gives those under way a moment, then lets them go."""
        if self._flying:
            await asyncio.wait(self._flying, timeout=seconds)
        for task in self._flying:
            task.cancel()

    async def _send_waiting(self) -> None:
        while self._waiting:
            toast = self._waiting.popleft()
            parameters = {"callback_query_id": toast.query_id, "text": toast.text, "show_alert": toast.alert}
            try:
                await self._transport.call("answerCallbackQuery", parameters, timeout=SECONDS, wanted=False)
            except TelegramError as error:
                log.debug("a toast was lost: %s", error)

"""What time it is: one clock, injected everywhere. In the sandbox it follows the local Telegram's clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """The wall clock plus an offset, which is zero but in the sandbox. Pacing and time-outs do not use it."""

    def __init__(self) -> None:
        self._offset = timedelta()
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """The aware UTC time."""
        return datetime.now(UTC) + self._offset

    def when_jumped(self, listener: Callable[[], None]) -> None:
        """Calls `listener` after the clock has jumped forward."""
        self._listeners.append(listener)

    def follow(self, seconds: float) -> None:
        """Takes over a stand-in's time, in seconds since 1970. It never runs backwards by more than a breath."""
        ahead = seconds - time.time()
        drift = ahead - self._offset.total_seconds()
        if abs(drift) < 1:
            return
        self._offset = timedelta(seconds=ahead)
        if drift > 0:
            for listener in self._listeners:
                listener()

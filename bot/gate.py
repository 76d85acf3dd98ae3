"""The gate to Telegram: shut while nothing gets through at all, so that thousands of rows do not each find out."""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot.sparing import Sparing

log = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds that the gate stays shut, doubling
IN_A_ROW = 3  # rows in trouble, with no answer between them, that shut the gate


class Gate:
    """Shut for a while after a failure that concerns everyone; then one row at a time tries whether it opens."""

    def __init__(self, clock: Callable[[], float], voice: Sparing | None = None) -> None:
        self._clock = clock
        self._in_trouble: set[int] = set()
        self._wait = FIRST_WAIT
        self._voice = voice or Sparing(log, clock=clock)
        self.opens_at = 0.0
        self.trying = False

    def width(self, now: float, most: int) -> int:
        """How many requests may be under way."""
        if now < self.opens_at:
            return 0
        return 1 if self.trying else most

    def shut(self, line: str, *arguments: object) -> None:
        """Nothing gets through, because of what the line says. Who fails while it is shut changes nothing."""
        now = self._clock()
        if now < self.opens_at:
            return
        self.trying = True
        self.opens_at = now + self._wait
        self._wait = min(self._wait * 2, LONGEST_WAIT)
        self._voice.warn(line, *arguments)

    def trouble(self, row_id: int, line: str, *arguments: object) -> None:
        """One row met trouble of the server's; that of a few, with no answer between them, concerns everyone."""
        self._in_trouble.add(row_id)
        if len(self._in_trouble) >= IN_A_ROW:
            self.shut(line, *arguments)

    def answered(self) -> None:
        """Telegram has answered: the gate stands open."""
        if self._in_trouble or self.trying:
            self._in_trouble.clear()
            self._wait = FIRST_WAIT
            self.opens_at = 0.0
            self.trying = False

"""Trouble that lasts is said once a minute, however often it is met: a full disk is not filled with log lines."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

SAY_AGAIN = 60.0  # seconds between two of the same


class Sparing:
    """One voice in the log, for places that may meet the same trouble over and over."""

    def __init__(self, log: logging.Logger, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._log = log
        self._clock = clock
        self._said: dict[str, float] = {}  # by line, without its arguments

    def warn(self, line: str, *arguments: object) -> None:
        """Says the line, unless the same was said here less than a minute ago, with whatever arguments."""
        now = self._clock()
        if now - self._said.get(line, -SAY_AGAIN) >= SAY_AGAIN:
            self._said[line] = now
            self._log.warning(line, *arguments)

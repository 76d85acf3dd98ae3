"""Trouble that lasts is said once a minute, however often it is met: a full disk is not filled with log lines."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

SAY_AGAIN = 60.0  # seconds between two lines


class Sparing:
    """One voice in the log, for one place that may meet the same trouble over and over."""

    def __init__(self, log: logging.Logger, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._log = log
        self._clock = clock
        self._said: float | None = None

    def warn(self, line: str, *arguments: object) -> None:
        """Says the line, unless something was said here less than a minute ago."""
        now = self._clock()
        if self._said is None or now - self._said >= SAY_AGAIN:
            self._said = now
            self._log.warning(line, *arguments)

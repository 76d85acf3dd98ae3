"""Rates as Telegram keeps them: for the whole bot, for each private chat, for each group.

Counted on the monotonic clock. A refused send still counts as a nuisance: sending again before the wait is
over starts the wait anew.
"""

import time
from collections import deque
from math import ceil

from bot.sandbox.limits import Limits
from bot.sandbox.refusals import too_many


class _Window:
    """At most `most` in any `seconds`."""

    __slots__ = ("barred_until", "most", "seconds", "sent", "slack", "wait")

    def __init__(self, most: int, seconds: float, slack: float) -> None:
        self.most = most
        self.seconds = seconds
        self.slack = slack
        self.sent: deque[float] = deque(maxlen=most)
        self.barred_until = 0.0
        self.wait = 0.0

    def check(self, now: float, count: int) -> float:
        """Seconds to wait, or 0 when `count` more may go."""
        if now < self.barred_until - self.slack:
            self.barred_until = now + self.wait
            return self.wait
        horizon = now - self.seconds + self.slack
        while self.sent and self.sent[0] <= horizon:
            self.sent.popleft()
        if len(self.sent) + count <= self.most:
            return 0.0
        leaves = self.sent[min(len(self.sent), len(self.sent) + count - self.most) - 1] if self.sent else now
        self.wait = float(max(1, ceil(leaves + self.seconds - self.slack - now)))
        self.barred_until = now + self.wait
        return self.wait

    def take(self, now: float, count: int) -> None:
        self.sent.extend([now] * count)


class _Bucket:
    """A burst of `burst`, then `per_second`."""

    __slots__ = ("at", "barred_until", "burst", "per_second", "slack", "tokens", "wait")

    def __init__(self, burst: int, per_second: float, slack: float) -> None:
        self.burst = burst
        self.per_second = per_second
        self.slack = slack
        self.tokens = float(burst)
        self.at = 0.0
        self.barred_until = 0.0
        self.wait = 0.0

    def check(self, now: float, count: int) -> float:
        """Seconds to wait, or 0 when `count` more may go. An album goes when anything may."""
        if now < self.barred_until - self.slack:
            self.barred_until = now + self.wait
            return self.wait
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.per_second) if self.at else self.tokens
        self.at = now
        need = min(count, self.burst) - self.slack * self.per_second
        if self.tokens >= need:
            return 0.0
        self.wait = float(max(1, ceil((need - self.tokens) / self.per_second)))
        self.barred_until = now + self.wait
        return self.wait

    def take(self, count: int) -> None:
        self.tokens -= count


class Pacing:
    """Counts every send and edit, and refuses those past the limits."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._all = _Window(max(1, limits.all_per_second), 1.0, limits.window_slack)
        self._private: dict[int, _Bucket] = {}
        self._groups: dict[int, _Window] = {}

    def admit(self, chat_id: int, *, private: bool, count: int = 1) -> None:
        """Let `count` messages to a chat pass.

        Raises:
            Refused: 429 with the seconds to wait.
        """
        limits, now = self.limits, time.monotonic()
        if limits.all_per_second and (wait := self._all.check(now, count)):
            raise too_many(wait)
        if private and limits.private_burst:
            bucket = self._private.get(chat_id)
            if bucket is None:
                bucket = _Bucket(limits.private_burst, limits.private_per_second, limits.window_slack)
                self._private[chat_id] = bucket
            if wait := bucket.check(now, count):
                raise too_many(wait)
            bucket.take(count)
        elif not private and limits.group_per_minute:
            window = self._groups.get(chat_id)
            if window is None:
                window = _Window(limits.group_per_minute, 60.0, limits.window_slack)
                self._groups[chat_id] = window
            if wait := window.check(now, count):
                raise too_many(wait)
            window.take(now, count)
        if limits.all_per_second:
            self._all.take(now, count)

"""How fast the bot may speak: to everyone, to one person, to one group. Telegram's numbers stand in `Rates`.

Everything counts on the monotonic clock. What Telegram counts is when a request arrives there, which lies somewhere
between its departure and its answer; a sending is therefore dated as late as it can have arrived, so that a delay on
the way never makes two sendings look closer together to Telegram than they look from here.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

LATEST = 0.1  # seconds after its departure at which a sending counts as arrived, answered or not
CATCH_UP = 0.05  # seconds that a late timer may make good
TOGETHER = 0.09  # seconds whose messages leave in one go: the machine wakes once for three, and marks them at once
REPLIES_RECENT = 60.0  # seconds since the last reply in which room is kept for the next
SLOWEST = 0.1  # share of the full speed that is left after many global refusals
RECOVERY = 0.05  # share that comes back each second
EASED = 0.8  # of the speed that was a little too fast, what is left
KNEE = 0.9  # of that speed, up to where it comes back as quickly; beyond, slowly first
CREEP = 0.002  # share that comes back by the square of the seconds beyond the knee
DRIFT = 0.001  # by which the quickest answer known is forgotten with each answer


@dataclass(frozen=True, slots=True)
class Rates:
    """What Telegram bears; edits count as messages. A rate of 0 is lifted.

    `reserve` of the messages in a second are kept for replies alone while people are talking to the bot: what the
    replies of the last second have used of it is no longer kept, but for one message.
    """

    per_second: int = 30
    private_burst: int = 5
    private_per_second: float = 1.0
    group_per_minute: int = 20
    reserve: int = 3
    group_card_every: int = 15  # seconds between two states of a card that updates itself in a group

    @classmethod
    def unlimited(cls) -> Self:
        """No limits, for benches and fast tests."""
        return cls(per_second=0, private_burst=0, group_per_minute=0)


class Sending:
    """One request under way; `at` is when it has arrived at the latest, `weight` how many messages it makes."""

    __slots__ = ("at", "left", "reply", "weight")

    def __init__(self, left: float, weight: int = 1, *, reply: bool = False) -> None:
        self.left = left
        self.at = left + LATEST
        self.weight = weight
        self.reply = reply


class Window:
    """At most `most` sendings in any `seconds`."""

    __slots__ = ("most", "seconds", "sendings")

    def __init__(self, most: int, seconds: float) -> None:
        self.most = most
        self.seconds = seconds
        self.sendings: deque[Sending] = deque()

    def wait(self, now: float, most: int | None = None, *, weight: int = 1) -> float:
        """Seconds until `weight` more may leave, with at most `most` in the window if that is fewer."""
        sendings = self.sendings
        horizon = now - self.seconds
        while sendings and sendings[0].at <= horizon:
            sendings.popleft()
        room = self.most if most is None else most
        too_many = len(sendings) + min(weight, room) - 1 - room
        return 0.0 if too_many < 0 else max(0.0, sendings[too_many].at - horizon)

    def replies(self) -> int:
        """How many of those in the window, as it was seen last, are replies."""
        return sum(sending.reply for sending in self.sendings)

    def take(self, sending: Sending) -> None:
        """Counts a sending that leaves now, once for each message that it makes."""
        for _ in range(sending.weight):
            self.sendings.append(sending)

    def give_back(self) -> None:
        """The last sending counted has not left after all."""
        for _ in range(self.sendings[-1].weight):
            self.sendings.pop()

    def settle(self, sending: Sending) -> None:
        """The sending's date is known better: it is shared with the window, so there is nothing to do."""

    def idle(self, now: float) -> bool:
        """Whether nothing in it matters any more."""
        return not self.sendings or self.sendings[-1].at <= now - self.seconds


class Bucket:
    """A burst of `burst`, then `per_second`: one person's private chat.

    `full_at` is when the whole burst is there again. One request is under way in a chat at a time, so that the last
    sending is dated before the next one asks.
    """

    __slots__ = ("before", "burst", "each", "full_at")

    def __init__(self, burst: int, per_second: float) -> None:
        self.each = 1.0 / per_second
        self.burst = burst
        self.full_at = self.before = 0.0

    def wait(self, now: float, *, weight: int = 1) -> float:
        """Seconds until `weight` more may leave; where that is more than the burst, until the whole burst is there."""
        ahead = (self.burst - min(weight, self.burst)) * self.each
        return max(0.0, self.full_at - ahead - now)

    def take(self, sending: Sending) -> None:
        """Counts a sending that leaves now."""
        self.before = self.full_at
        self.settle(sending)

    def give_back(self) -> None:
        """The last sending counted has not left after all."""
        self.full_at = self.before

    def settle(self, sending: Sending) -> None:
        """Counts the last sending by the date that is known now."""
        self.full_at = max(self.before, sending.at) + self.each * sending.weight

    def idle(self, now: float) -> bool:
        """Whether the whole burst is there."""
        return self.full_at <= now


Gauge = Window | Bucket


class Pace:
    """The speed of the whole bot, and the maker of each chat's gauge."""

    def __init__(self, rates: Rates | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.rates = rates or Rates()
        self.clock = clock
        self._all = Window(self.rates.per_second, 1.0)
        self._even_at = 0.0  # when the next message that is no reply keeps an even distance
        self._together_until = 0.0  # those whose turn comes before leave now, with the first of them
        self._replied = -REPLIES_RECENT
        self._barred_until = 0.0
        self._share, self._share_at, self._knee = 1.0, 0.0, 1.0
        self._quickest = 60.0  # the quickest answer known, in seconds

    def gauge(self, chat_id: int) -> Gauge | None:
        """A gauge for one chat, or None where its rate is lifted. People have positive ids, groups negative ones."""
        if chat_id > 0 and self.rates.private_burst:
            return Bucket(self.rates.private_burst, self.rates.private_per_second)
        if chat_id < 0 and self.rates.group_per_minute:
            return Window(self.rates.group_per_minute, 60.0)
        return None

    def wait(self, now: float, *, reply: bool, weight: int = 1) -> float:
        """Seconds until the bot as a whole may send `weight` more messages."""
        if now < self._barred_until:
            return self._barred_until - now
        if not self.rates.per_second:
            return 0.0
        most = self.most(now)
        if reply:
            return self._all.wait(now, most, weight=weight)
        if now - self._replied < REPLIES_RECENT:
            kept = min(self.rates.reserve, max(1, self.rates.reserve - self._all.replies()))
            most = max(1, most - kept)
        even = 0.0 if self._even_at < self._together_until else self._even_at - now
        return max(even, self._all.wait(now, most, weight=weight), 0.0)

    def take(self, gauge: Gauge | None, now: float, *, reply: bool, weight: int = 1) -> Sending | None:
        """Counts `weight` messages that leave now; None where nothing is counted."""
        if reply:
            self._replied = now
        if not self.rates.per_second and gauge is None:
            return None
        sending = Sending(now, weight, reply=reply)
        if gauge is not None:
            gauge.take(sending)
        if self.rates.per_second:
            self._all.take(sending)
            turn = self._even_at if now - self._even_at < CATCH_UP else now
            if not reply and turn >= self._together_until:
                self._together_until = turn + TOGETHER
            self._even_at = turn + weight / self.most(now)
        return sending

    def answered(self, sending: Sending | None, gauge: Gauge | None, *, refused: bool = False) -> None:
        """Dates a sending that Telegram has answered just now.

        What was `refused` says nothing of how quick an answer can be: a refusal is given without the work, and to
        measure the others by it would make each of them look late, and the bot speak a tenth more slowly for long.
        """
        if sending is None:
            return
        now = self.clock()
        took = now - sending.left
        if not refused:
            self._quickest = min(took, self._quickest + (took - self._quickest) * DRIFT)
        sending.at = min(sending.at, sending.left + max(0.0, took - self._quickest))
        if gauge is not None:
            gauge.settle(sending)

    def give_back(self, sending: Sending | None, gauge: Gauge | None) -> None:
        """The sending counted last has not left after all."""
        if sending is None:
            return
        if gauge is not None:
            gauge.give_back()
        if self.rates.per_second:
            self._all.give_back()
            self._even_at -= sending.weight / self.most(sending.left)

    def slow_down(self, seconds: float) -> None:
        """Telegram refuses the bot as a whole: silence for `seconds`, then half the speed, which comes back slowly."""
        now = self.clock()
        self._share, self._knee = max(SLOWEST, self._share_now(now) / 2), 1.0
        self._barred_until = max(self._barred_until, now + seconds)
        self._share_at = self._barred_until

    def ease(self, seconds: float = 0.0) -> None:
        """A little too fast: after `seconds` of silence a little slower, then carefully up to that speed again."""
        now = self.clock()
        self._barred_until = max(self._barred_until, now + seconds)
        share = self._share_now(now)
        self._share, self._knee = max(SLOWEST, share * EASED), max(SLOWEST, share * KNEE)
        self._share_at = max(now, self._barred_until)

    def most(self, now: float) -> int:
        """Messages a second at the moment."""
        return max(1, int(self.rates.per_second * self._share_now(now)))

    def slowest(self, now: float) -> int:
        """Messages a second with which it goes on after the silence."""
        return max(1, int(self.rates.per_second * min(self._share, self._share_now(now))))

    def recovers_in(self, now: float) -> float:
        """Seconds until the whole speed is there again."""
        if self._share >= 1.0:
            return 0.0
        takes = (self._knee - self._share) / RECOVERY + math.sqrt((1.0 - self._knee) / CREEP)
        return max(0.0, self._share_at + takes - now)

    def _share_now(self, now: float) -> float:
        if self._share >= 1.0:
            return 1.0
        passed = max(0.0, now - self._share_at)
        to_knee = (self._knee - self._share) / RECOVERY
        if passed <= to_knee:
            return self._share + passed * RECOVERY
        return min(1.0, self._knee + CREEP * (passed - to_knee) ** 2)

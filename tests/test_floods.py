"""Telegram takes fewer messages than it says: the bot finds its speed, with few refusals, and its way back.

Pacing and the reading of refusals run here against a Telegram of a few lines, second by second of a time of their own.
"""

from __future__ import annotations

import heapq
import random
from collections import deque
from collections.abc import Callable

import pytest

from bot.floods import Floods, Meaning
from bot.pacing import Pace, Rates

LATENCY = 0.2  # seconds from a request to its answer
RETRY = 1.0  # seconds that a refused chat waits


class Window:
    """Takes so many in any second; from one too many on it takes nothing until it was left in peace for a second."""

    def __init__(self, limit: Callable[[float], float]) -> None:
        self.limit = limit
        self.taken: deque[float] = deque()
        self.barred_until = 0.0

    def takes(self, now: float) -> bool:
        if now < self.barred_until:
            self.barred_until = now + RETRY
            return False
        while self.taken and self.taken[0] <= now - 1.0:
            self.taken.popleft()
        if len(self.taken) >= self.limit(now):
            self.barred_until = now + RETRY
            return False
        self.taken.append(now)
        return True


class Tokens:
    """Gives so many tokens a second, at most five at a time: refusals and successes alternate."""

    def __init__(self, limit: Callable[[float], float]) -> None:
        self.limit = limit
        self.tokens, self.at = 5.0, 0.0

    def takes(self, now: float) -> bool:
        self.tokens = min(5.0, self.tokens + (now - self.at) * self.limit(now))
        self.at = now
        if self.tokens < 1.0:
            return False
        self.tokens -= 1.0
        return True


class Bot:
    """Sends to one chat after the other as fast as its pace lets it; a refused one is tried again a second later."""

    def __init__(self, telegram: Window | Tokens, *, own_refusals: float = 0.0) -> None:
        self.telegram = telegram
        self.own_refusals = own_refusals  # share of chats that are refused for themselves
        self.now = 0.0
        self.pace = Pace(Rates(per_second=30), clock=lambda: self.now)
        self.floods = Floods()
        self.luck = random.Random(7)
        self.taken: list[float] = []
        self.refused: list[float] = []
        self.meanings: list[Meaning] = []
        self.speeds: list[tuple[float, int]] = []

    def runs(self, until: float) -> None:
        answers: list[tuple[float, int, bool, object]] = []
        again: list[tuple[float, int]] = []
        fresh = 0
        while self.now < until:
            wait = self.pace.wait(self.now, reply=False)
            if wait > 0 or (answers and answers[0][0] <= self.now):
                following = self.now + max(wait, 1e-6)
                if answers and answers[0][0] <= following:
                    at, chat, took, sending = heapq.heappop(answers)
                    self.now = max(self.now, at)
                    self._answered(chat, took, sending, again)
                else:
                    self.now = following
                continue
            if again and again[0][0] <= self.now:
                chat = heapq.heappop(again)[1]
            else:
                fresh, chat = fresh + 1, fresh + 1
            sending = self.pace.take(None, self.now, reply=False)
            own = self.luck.random() < self.own_refusals
            took = not own and self.telegram.takes(self.now + LATENCY / 2)
            self.speeds.append((self.now, self.pace.most(self.now)))
            heapq.heappush(answers, (self.now + LATENCY, chat, took, sending))

    def _answered(self, chat: int, took: bool, sending: object, again: list[tuple[float, int]]) -> None:
        self.pace.answered(sending, None, refused=not took)  # type: ignore[arg-type]
        if took:
            self.floods.taken += 1
            self.taken.append(self.now)
            return
        self.refused.append(self.now)
        heapq.heappush(again, (self.now + RETRY, chat))
        meaning = self.floods.refused(chat, self.now, self.now - LATENCY)
        self.meanings.append(meaning)
        if meaning is Meaning.SILENCE:
            self.pace.slow_down(RETRY)
        elif meaning is not Meaning.CHAT:
            self.pace.ease(RETRY if meaning is Meaning.LIMIT else 0.0)

    def rate(self, since: float, until: float) -> float:
        return sum(since <= at < until for at in self.taken) / (until - since)


@pytest.mark.parametrize(("kind", "settles_at"), [(Window, 15.5), (Tokens, 19)])
def test_below_a_lower_limit_the_bot_settles_near_it_and_finds_its_way_back(
    kind: type[Window | Tokens], settles_at: float
) -> None:
    """Of twenty a second; where one too many costs a second of silence, it is a little less."""
    bot = Bot(kind(lambda now: 20 if now < 120 else 30.5))
    bot.runs(180)
    assert bot.rate(20, 120) >= settles_at
    refused = sum(20 <= at < 120 for at in bot.refused)
    assert refused <= 0.05 * 20 * 100, "few of two thousand"
    assert bot.rate(150, 180) >= 29
    assert bot.pace.recovers_in(bot.now) == 0


def test_what_single_chats_are_refused_for_themselves_hardly_slows_the_others() -> None:
    """One chat in a hundred, as in the rough bench."""
    bot = Bot(Window(lambda _now: 31), own_refusals=0.01)
    bot.runs(300)
    assert len(bot.refused) > 50
    assert bot.rate(0, 300) >= 28.5


def test_one_chat_that_is_refused_again_and_again_means_nobody_else() -> None:
    floods = Floods()
    for second in range(60):
        floods.taken += second % 3
        assert floods.refused(7, float(second), second - 0.2) is Meaning.CHAT


def test_two_chats_with_nothing_between_mean_silence_and_those_under_way_then_nothing_more() -> None:
    floods = Floods()
    assert floods.refused(7, 10.0, 9.8) is Meaning.CHAT
    assert floods.refused(8, 10.1, 9.9) is Meaning.SILENCE
    assert [floods.refused(chat, 10.2, 10.0) for chat in (9, 10, 11)] == [Meaning.CHAT] * 3
    assert floods.refused(12, 14.2, 14.0) is Meaning.CHAT
    assert floods.refused(13, 14.3, 14.1) is Meaning.SILENCE, "still nothing gets through"
    floods.taken += 60
    assert floods.refused(14, 19.2, 19.0) is Meaning.CHAT
    assert floods.refused(15, 19.3, 19.1) is Meaning.LIMIT, "much has got through since"


def test_refusals_far_apart_or_with_much_between_mean_their_chats() -> None:
    floods = Floods()
    for number in range(12):
        assert floods.refused(number, number * 2.1, number * 2.1 - 0.2) is Meaning.CHAT
    floods = Floods()
    for number in range(12):
        floods.taken += 14
        assert floods.refused(number, number * 0.5, number * 0.5 - 0.2) is Meaning.CHAT

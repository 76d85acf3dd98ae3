"""What a 429 means: that its chat has had enough, or that the bot as a whole is too fast. Telegram does not say which.

Of a single chat's refusals nothing follows for the others. Two chats within a moment, with nothing taken between,
mean that Telegram wants silence; where much was taken since it last did, the bot is just above its limit. Where
refusals and successes alternate, several chats among few messages mean that the bot is a little too fast.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from enum import Enum, auto

WITHIN = 2.0  # seconds in which two chats without a success between them mean the whole bot
SEVERAL = 4  # chats refused within `FAST_WITHIN` seconds and among `AMONG` messages: more than single chats' own
FAST_WITHIN = 5.0
AMONG = 40
LATELY = 60.0  # seconds after an understood refusal in which the next says how fast is too fast
PROOF = 20  # messages taken since, which show that Telegram is not silent but slower


class Meaning(Enum):
    """What one refusal means."""

    CHAT = auto()  # for its chat alone
    SILENCE = auto()  # for everybody: nothing gets through
    TOO_FAST = auto()  # for everybody: not everything gets through
    LIMIT = auto()  # for everybody: silence, and then as fast as a little less than what got through till now


@dataclass(frozen=True, slots=True)
class Refusal:
    """A chat's last 429, and how many messages had been taken by then."""

    chat_id: int
    at: float
    taken: int


class Floods:
    """Tells them apart. `taken` counts what Telegram has taken; times are on the monotonic clock, in seconds."""

    __slots__ = ("_refusals", "_understood_at", "_understood_taken", "taken")

    def __init__(self) -> None:
        self.taken = 0
        self._refusals: deque[Refusal] = deque(maxlen=SEVERAL)
        self._understood_at = -math.inf
        self._understood_taken = 0

    def refused(self, chat_id: int, now: float, left: float) -> Meaning:
        """What the refusal of a request to that chat means that `left` then and was answered `now`."""
        if left <= self._understood_at:  # it was under way when the bot was told before
            return Meaning.CHAT
        before = [one for one in self._refusals if one.chat_id != chat_id and one.at > now - FAST_WITHIN]
        last = before[-1] if before else None
        nothing_between = last is not None and last.at >= now - WITHIN and last.taken == self.taken
        refusals = [*before, Refusal(chat_id, now, self.taken)][-SEVERAL:]
        several = len(refusals) == SEVERAL and self.taken - refusals[0].taken <= AMONG - SEVERAL
        self._refusals = deque(refusals, SEVERAL)
        if not (nothing_between or several):
            return Meaning.CHAT
        slower = now - self._understood_at < LATELY and self.taken - self._understood_taken >= PROOF
        self._refusals.clear()
        self._understood_at, self._understood_taken = now, self.taken
        if not nothing_between:
            return Meaning.TOO_FAST
        return Meaning.LIMIT if slower else Meaning.SILENCE

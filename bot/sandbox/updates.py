"""The queue of updates: kept until confirmed, handed out by long poll, one reader at a time."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.clock import Clock
from bot.sandbox.limits import Limits
from bot.sandbox.people import Json
from bot.sandbox.refusals import OTHER_POLLER, POLL_ENDED_BY_WEBHOOK, WEBHOOK_ACTIVE, Refused

# Sent only when asked for by name.
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
FIRST_UPDATE = 700_000_001
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """An update that has not been confirmed. `lane` is the chat or person whose order it keeps."""

    update_id: int
    lane: int
    at: float
    body: bytes


class Updates:
    """What the bot has still to hear."""

    def __init__(self, clock: Clock, limits: Limits, *, first_id: int = FIRST_UPDATE) -> None:
        self.clock = clock
        self.limits = limits
        self.next_id = first_id
        self.waiting: deque[Waiting] = deque()
        self._newest = first_id
        self._in_order = True
        self.allowed: frozenset[str] | None = None
        self.webhook_url = ""
        self.on_update: Callable[[], None] = lambda: None
        self.on_change: Callable[[], None] = lambda: None
        self._poll: asyncio.Future[str] | None = None
        self._last_offset: int | None = None
        self._last_start = -1e9

    @property
    def polled(self) -> bool:
        """Whether a long poll is waiting right now."""
        return self._poll is not None and not self._poll.done()

    def add(self, kind: str, payload: Json, *, lane: int = 0) -> int | None:
        """Queue an update of a known kind.

        Returns:
            Its id, or None when the bot has not asked for this kind.
        """
        if self.allowed is None:
            if kind in _ON_REQUEST:
                return None
        elif kind not in self.allowed:
            return None
        return self.inject({"update_id": self.next_id, kind: payload}, lane=lane)

    def inject(self, update: Json, *, lane: int = 0) -> int:
        """Queue an update as it is, whatever it holds; it gets the next id if it brings none."""
        update_id = update.get("update_id")
        if not isinstance(update_id, int):
            update_id = self.next_id
            update = {"update_id": update_id, **update}
        self._in_order = self._in_order and update_id >= self._newest
        self._newest = update_id
        self.next_id = max(self.next_id, update_id) + 1
        self.waiting.append(Waiting(update_id, lane, self.clock.unix(), _encode(update).encode()))
        self._wake("update")
        self.on_update()
        return update_id

    def restart_ids(self, next_id: int) -> None:
        """Let update ids go on from another number, as Telegram does after a week of silence."""
        self.next_id = next_id
        self._last_offset = None

    def expire(self) -> None:
        """Forget what nobody fetched for a day."""
        oldest = self.clock.unix() - self.limits.update_kept
        while self.waiting and self.waiting[0].at < oldest:
            self.waiting.popleft()

    def confirm(self, offset: int) -> None:
        """Forget every update below `offset`; a negative one keeps only the newest -offset."""
        if offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()
            return
        while self.waiting and self.waiting[0].update_id < offset:
            self.waiting.popleft()
        if not self._in_order:
            self.waiting = deque(item for item in self.waiting if item.update_id >= offset)
            self._in_order = not self.waiting

    def end_poll(self, reason: str = POLL_ENDED_BY_WEBHOOK) -> None:
        """End a waiting long poll with a 409."""
        self._wake(reason)

    def wake(self) -> None:
        """Let a waiting long poll return with nothing, for instance because the clock jumped."""
        self._wake("jump")

    def _wake(self, reason: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(reason)

    async def poll(self, *, offset: int, limit: int, timeout: float) -> bytes:  # noqa: ASYNC109
        """One getUpdates.

        Args:
            offset: confirms everything below it.
            limit: how many at most, 1-100.
            timeout: seconds to wait for the first, up to 50.

        Returns:
            The updates as the JSON array that goes into the answer.

        Raises:
            Refused: 409 when a webhook is set, or when another poll has taken this one's place.
        """
        if self.webhook_url:
            raise Refused(409, WEBHOOK_ACTIVE)
        if self._poll is not None:
            self._wake(OTHER_POLLER)
        limit, timeout = self._punished(offset, limit, timeout)
        self.expire()
        self.confirm(offset)
        if not self.waiting and timeout > 0:
            await self._wait(min(timeout, self.limits.poll_seconds))
        return b"[" + b",".join(self.waiting[index].body for index in range(min(limit, len(self.waiting)))) + b"]"

    def _punished(self, offset: int, limit: int, timeout: float) -> tuple[int, float]:
        """A client that asks for the same again at once is slowed down."""
        now, limits = time.monotonic(), self.limits
        limit = min(max(1, limit), limits.updates_batch)
        if offset == self._last_offset:
            if timeout < limits.same_offset_hold and now < self._last_start + limits.same_offset_hold:
                timeout = limits.same_offset_hold
            if now < self._last_start + limits.same_offset_single:
                limit = 1
        self._last_offset, self._last_start = offset, now
        return limit, timeout

    async def _wait(self, seconds: float) -> None:
        mine: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._poll = mine
        self.on_change()
        try:
            reason = await asyncio.wait_for(mine, seconds)
        except TimeoutError:
            return
        finally:
            if self._poll is mine:
                self._poll = None
        if reason not in ("update", "jump"):
            raise Refused(409, reason)

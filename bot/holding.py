"""Updates that wait for the file that was sent with them, and what their senders have sent since.

Nobody else waits for them, and of one sender order holds. The inbox has them all until they are handled, so that a
kill meanwhile loses none.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from telegram import Update

from bot.fetching import Fetches, SentFile
from bot.router import Route

AT_ONCE = 10  # files on their way
MOST = 1000  # updates held back; more stay in the inbox, and everybody's wait there


@dataclass(frozen=True, slots=True)
class Task:
    """One update with its route; `fault` says why it cannot be handled at all, `wanted` which file it waits for."""

    seq: int
    update_id: int
    received_at: datetime
    update: Update | None
    route: Route | None
    fault: str | None = None
    wanted: Sequence[Fetches] = ()
    file: SentFile | None = None  # that the route needs

    @property
    def sender(self) -> int:
        """The user id of who sent it; 0 where nobody is named."""
        user = self.update.effective_user if self.update is not None else None
        return user.id if user is not None else 0


class Holding:
    """What is held back. `bring` fetches a task's file and returns the task with it; `wake` is called when one came."""

    def __init__(self, bring: Callable[[Task], Awaitable[Task]], wake: Callable[[], None]) -> None:
        self._bring = bring
        self._wake = wake
        self._since: dict[int, list[Task]] = {}  # by sender: what came after the one whose file is on its way
        self._come: list[Task] = []  # with their files
        self._fetching: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(AT_ONCE)

    @property
    def empty(self) -> bool:
        """Whether nothing is held back."""
        return not self._since

    @property
    def full(self) -> bool:
        """Whether no more had better be taken out of the inbox."""
        return len(self._since) + sum(map(len, self._since.values())) >= MOST

    def keeps(self, task: Task) -> bool:
        """Holds a task back whose sender's file is on its way; False for the others."""
        if task.sender not in self._since:
            return False
        self._since[task.sender].append(task)
        return True

    def fetch(self, task: Task) -> None:
        """Has the task's file brought. All that its sender has sent before must be handled."""
        self._since[task.sender] = []
        fetching = asyncio.create_task(self._fetch(task))
        self._fetching.add(fetching)
        fetching.add_done_callback(self._fetching.discard)

    def come(self) -> list[Task]:
        """The tasks whose files have come, each with what its sender has sent since; they are held back no more."""
        come, self._come = self._come, []
        return [one for task in come for one in (task, *self._since.pop(task.sender))]

    async def drop(self) -> None:
        """Forgets everything, which the inbox has."""
        fetching = list(self._fetching)
        for one in fetching:
            one.cancel()
        await asyncio.gather(*fetching, return_exceptions=True)
        self._since.clear()
        self._come.clear()

    async def _fetch(self, task: Task) -> None:
        async with self._slots:
            brought = await self._bring(task)
        self._come.append(brought)
        self._wake()

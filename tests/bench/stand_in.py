"""The local Telegram in a process of its own, and what the benches ask of it (bot/sandbox/control.py)."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).parent.parent.parent
TOKEN = "1:test"
AFTER_THE_SESSIONS = "2025-12-19T12:00+02:00"  # all have ended, nothing falls due, feedback is still taken
WITHIN = 180.0  # seconds that a measurement may take


@dataclass(frozen=True, slots=True)
class Counters:
    """What the stand-in has seen since the last reset; moments are monotonic seconds, the same in every process."""

    served: dict[str, int]
    refused: dict[str, int]
    first_at: dict[str, float]
    last_at: dict[str, float]
    latencies: list[float]

    def refused_of(self, *methods: str) -> dict[str, int]:
        """The refusals of these methods. (A bot that has gone leaves a poll behind, which its follower ends.)"""
        return {words: count for words, count in self.refused.items() if words.startswith(methods)}


class StandIn:
    """A running stand-in. `pid` is its process."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self._session = session

    async def order(self, name: str, **body: Any) -> Any:
        async with self._session.post(f"{self.url}/control/{name}", json=body) as response:
            answer = await response.json()
        if response.status != 200:
            raise RuntimeError(f"{name}: {answer}")
        return answer

    async def counters(self) -> Counters:
        told = await self.order("counters")
        return Counters(**{name: told[name] for name in Counters.__slots__})

    async def served(self, method: str, count: int) -> Counters:
        """Waits until so many calls of the method have been served."""
        told = await self.order("wait", method=method, count=count, timeout=WITHIN)
        return Counters(**{name: told[name] for name in Counters.__slots__})

    async def cards(self, users: Sequence[int], card: dict[str, Any]) -> list[int]:
        """A message of the bot in each of the chats; gives their ids."""
        ids: list[int] = (await self.order("message", user_ids=users, **card))["message_ids"]
        return ids


@asynccontextmanager
async def stand_in(*arguments: str, starts_at: str = AFTER_THE_SESSIONS) -> AsyncIterator[StandIn]:
    """Runs a stand-in; it ends with this program, however that ends."""
    command = [sys.executable, "-m", "bot.sandbox", "--with-parent", "--starts-at", starts_at, *arguments]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=pipe, stdout=pipe)
    assert process.stdin is not None
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=WITHIN + 10)) as session:
        yield StandIn(url, session)
    process.stdin.close()
    await process.wait()

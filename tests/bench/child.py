"""A bot under measurement, in a process of its own: the parent's side. The child's side is obey.py."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.bench.stand_in import ROOT

LINE_LIMIT = 2**20


@dataclass(frozen=True, slots=True)
class Meter:
    """What a child says of itself: seconds of CPU since it began, the monotonic time, its highest memory in bytes."""

    cpu: float
    at: float
    memory: int


class Child:
    """A started child that has said that it is ready."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def meter(self) -> Meter:
        """The child's meter, read when it has come to rest."""
        return Meter(**json.loads(await self.ask("meter")))

    async def ask(self, line: str) -> str:
        """Sends one line and waits for the answer, one line too."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        return await self.line()

    async def line(self) -> str:
        assert self._process.stdout is not None
        told = (await self._process.stdout.readline()).decode().strip()
        if not told:
            raise RuntimeError("a measured program has ended by itself: its own words stand above")
        return told


@asynccontextmanager
async def child(module: str, *arguments: str, settings: Mapping[str, str] | None = None) -> AsyncIterator[Child]:
    """Runs `tests.bench.bots.MODULE` until the scene ends. None of this machine's settings reach it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FORUM_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", f"tests.bench.bots.{module}", *arguments),
        cwd=ROOT,
        env={**kept, **(settings or {})},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=LINE_LIMIT,
    )
    bot = Child(process)
    await bot.line()  # "ready"
    try:
        yield bot
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()

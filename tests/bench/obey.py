"""The measured child's side: it answers the parent's lines until its standard input ends."""

from __future__ import annotations

import asyncio
import json
import re
import resource
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

Answer = Callable[[str], Awaitable[str | None]]
KILOBYTE = 1 if sys.platform == "darwin" else 1024  # in which getrusage tells memory


def highest_memory(process: int | str = "self") -> int:
    """The most memory that a process has had, in bytes. What it had before it became this program is left out."""
    status = Path(f"/proc/{process}/status")
    if status.exists():  # Linux: getrusage would count the parent's memory, from which the child was forked
        told = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        return int(told[1]) * 1024 if told else 0
    who = resource.RUSAGE_SELF if process == "self" else resource.RUSAGE_CHILDREN
    return resource.getrusage(who).ru_maxrss * KILOBYTE


def meter() -> str:
    return json.dumps({"cpu": time.process_time(), "at": time.monotonic(), "memory": highest_memory()})


async def at_rest() -> None:
    """A bot without queues is always at rest."""


async def obey(*, settle: Callable[[], Awaitable[None]] = at_rest, act: Answer | None = None) -> None:
    """Says "ready", then answers "meter" when `settle` has returned, and any other line by `act`."""
    print("ready", flush=True)
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := (await reader.readline()).decode().strip():
        if line == "meter":
            await settle()
            answer: str | None = meter()
        else:
            answer = await act(line) if act is not None else None
        print(answer or "done", flush=True)

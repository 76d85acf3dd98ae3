"""`main.py` as a process of its own, with nothing of this machine's settings, and everything that it says."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

MAIN = Path(__file__).parent.parent / "main.py"
LONGEST = 30.0  # seconds that a busy machine may take to start or to end it


class Child:
    """The running program; `start` makes one."""

    def __init__(self, process: asyncio.subprocess.Process, output: Path) -> None:
        self._process = process
        self._output = output

    @classmethod
    async def start(cls, *words: str, folder: Path, **settings: object) -> Child:
        """Runs `main.py WORDS` in `folder`; `settings` are named without their prefix."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("FORUM_")}
        ours = {f"FORUM_{name}": str(value) for name, value in settings.items()}
        both, name = tempfile.mkstemp(prefix="said-", dir=folder)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, str(MAIN), *words), cwd=folder, env=kept | ours, stdout=both, stderr=both
        )
        os.close(both)
        return cls(process, Path(name))

    @property
    def said(self) -> str:
        """What it has written so far to standard output and standard error."""
        return self._output.read_text("utf-8")

    @property
    def address(self) -> str:
        """Of the chat page, once the program has said it; '' before."""
        found = re.search(r"http://127\.0\.0\.1:\d+$", self.said, re.MULTILINE)
        return found[0] if found else ""

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self._process.returncode is None

    async def until(self, so: Callable[[], object]) -> None:
        """Waits until `so()`, where nothing else tells of it."""
        async with asyncio.timeout(LONGEST):
            while not so():  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def ended(self) -> int:
        """Waits for its end and returns the exit code."""
        return await asyncio.wait_for(self._process.wait(), LONGEST)

    async def stop(self) -> int:
        """Ends it as a service would, and returns the exit code."""
        if self.runs:
            self._process.terminate()
        try:
            return await self.ended()
        except TimeoutError:
            self._process.kill()
            raise

"""`main.py run` for the kill tests: it kills itself at a named moment, or runs with one guarantee switched off.

    KILL_AT=after_inbox:3   SIGKILL when that moment is reached for the third time
    SABOTAGE=confirm_first | mark_apart | send_first

Nothing of this is in the product: `serve` takes a function that is told of the moments, and `run` gives none.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import main
from bot import lane, logs
from bot.environment import read_environment
from bot.intake import BATCH, Intake
from bot.lane import Lane
from bot.pacing import Rates
from storage import inbox
from storage.database import Database, Tx

seen: Counter[str] = Counter()


def reached(moment: str) -> None:
    seen[moment] += 1
    if f"{moment}:{seen[moment]}" == os.environ.get("KILL_AT"):
        os.kill(os.getpid(), signal.SIGKILL)


async def confirm_first(self: Intake, updates: list[dict[str, Any]]) -> None:
    """The offset moves, and is told to Telegram, before the batch is on disk."""
    if not updates:
        return
    self.offset = updates[-1]["update_id"] + 1
    await self._call("getUpdates", {"offset": self.offset, "limit": BATCH, "timeout": 0})
    reached("after_confirm")
    await self._inbox.add(updates, self._now())
    self._wake()


def mark_apart() -> None:
    """What a handler does is committed before the mark that its update is processed."""
    mark = inbox.mark_processed
    marks: list[int] = []

    def later(tx: Tx, update_id: int, *, parked: bool = False) -> None:
        marks.append(update_id)

    write = Database.write

    async def two_transactions(self: Database, work: Any, /, *args: Any, **kwargs: Any) -> Any:
        result = await write(self, work, *args, **kwargs)
        if work is lane.work_through:
            reached("between_commits")
            done, marks[:] = marks[:], []
            await write(self, lambda tx: [mark(tx, update_id) for update_id in done])
        return result

    inbox.mark_processed = later
    Database.write = two_transactions  # type: ignore[method-assign]


def send_first() -> None:
    """Telegram hears the reply before the state that it speaks of is committed."""
    handle = Lane._handle

    async def early(self: Lane, tasks: Sequence[lane.Task]) -> None:
        for task in tasks:
            if task.update is not None and task.update.effective_chat is not None:
                await self._bot.send_message(task.update.effective_chat.id, f"early word on {task.update_id}")
        reached("after_early_send")
        await handle(self, tasks)

    Lane._handle = early  # type: ignore[method-assign]


SABOTAGE = {
    "confirm_first": lambda: setattr(Intake, "take", confirm_first),
    "mark_apart": mark_apart,
    "send_first": send_first,
}

if __name__ == "__main__":
    if os.environ.get("SABOTAGE"):
        SABOTAGE[os.environ["SABOTAGE"]]()
    environment = read_environment()
    logs.set_up(environment.log_level, environment.token)
    asyncio.run(main.serve(environment, reached=reached, rates=Rates.unlimited()))

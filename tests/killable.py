"""`main.py run` for the kill tests: it kills itself at a named moment, or runs with one guarantee switched off.

    KILL_AT=after_inbox:3   SIGKILL when that moment is reached for the third time
    SABOTAGE=confirm_first | mark_apart | send_first

Nothing of this is in the product: `serve` takes a function that is told of the moments, and `run` gives none.

The program is imported once. Each line on the standard input, a JSON object with the environment, then bears one
process that serves; its id is printed, and its exit code when it has ended (negative: the signal that ended it).
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import main
from bot import exports, lane, logs
from bot.environment import read_environment
from bot.handling import Worked, work_through
from bot.holding import Task
from bot.intake import BATCH, Intake
from bot.lane import Lane
from bot.pacing import Rates
from bot.tables.write_csv import write_csv
from storage import inbox, outbox
from storage.database import Database, Tx, transact

seen: Counter[str] = Counter()


def reached(moment: str) -> None:
    seen[moment] += 1
    if f"{moment}:{seen[moment]}" == os.environ.get("KILL_AT"):
        os.kill(os.getpid(), signal.SIGKILL)


def watch_exports() -> None:
    """A moment of its own: the third row of a file is about to be written."""

    def written(out: Any, header: Any, rows: Iterator[Any], **how: Any) -> int:
        return write_csv(out, header, _watched(rows), **how)

    setattr(exports, "write_csv", written)  # noqa: B010  # mypy would have it of the module that owns it


def _watched(rows: Iterator[Any]) -> Iterator[Any]:
    for number, row in enumerate(rows):
        if number == 2:
            reached("in_export")
        yield row


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
        if work is work_through:
            reached("between_commits")
            done, marks[:] = marks[:], []
            await write(self, lambda tx: [mark(tx, update_id) for update_id in done])
        return result

    inbox.mark_processed = later
    Database.write = two_transactions  # type: ignore[method-assign]


def send_first() -> None:
    """Telegram hears the replies before what they speak of is committed, and with it that they are sent."""
    handle = Lane._handle
    said: list[int] = []  # the messages that came of the replies, in their order

    async def one_by_one(self: Lane, tasks: Sequence[Task]) -> None:
        for task in tasks:
            said.clear()
            for row in await self._database._writer.ship(_rehearsed, self._database._now(), task, self._frame):
                answer = await self._bot.do_api_request(row["method"], {"chat_id": row["chat_id"], **row["payload"]})
                said.append(answer["message_id"])
            reached("after_early_send")
            await handle(self, [task])

    def and_sent(tx: Tx, *args: Any) -> Worked:
        before = _last(tx)
        worked = work_through(tx, *args)
        for row, message_id in zip(_replies(tx, before, args[1]), said, strict=True):
            sent = "UPDATE outbox SET state = 'sent', payload = NULL, message_id = ? WHERE id = ?"
            tx.run(sent, message_id, row["id"])
            if row["sealed"]:
                tx.run("DELETE FROM outbox WHERE id = ?", row["id"])
        return worked

    def _rehearsed(connection: Any, now: Any, task: Task, frame: Any) -> list[dict[str, Any]]:
        replies: list[dict[str, Any]] = []

        def rehearse(tx: Tx) -> None:
            before = _last(tx)
            work_through(tx, [task], frame, lambda moment: None)
            replies.extend(_replies(tx, before, frame))
            raise InterruptedError

        try:
            transact(connection, now, rehearse)
        except InterruptedError:
            return replies
        raise AssertionError

    Lane._handle = one_by_one  # type: ignore[method-assign]
    setattr(lane, "work_through", and_sent)  # noqa: B010  # as above


def _last(tx: Tx) -> int:
    last: int = tx.value("SELECT coalesce(max(id), 0) FROM outbox")
    return last


def _replies(tx: Tx, after: int, frame: Any) -> list[dict[str, Any]]:
    rows = tx.all("SELECT id, chat_id, method, payload FROM outbox WHERE id > ? ORDER BY id", after)
    opened = [outbox.unseal(row["payload"], frame.seal) for row in rows]
    return [
        {**dict(row), "payload": json.loads(inside or row["payload"]), "sealed": inside is not None}
        for row, inside in zip(rows, opened, strict=True)
    ]


SABOTAGE = {
    "confirm_first": lambda: setattr(Intake, "take", confirm_first),
    "mark_apart": mark_apart,
    "send_first": send_first,
}


def live() -> None:
    """The bot as `run` runs it."""
    watch_exports()
    if os.environ.get("SABOTAGE"):
        SABOTAGE[os.environ["SABOTAGE"]]()
    environment = read_environment()
    logs.set_up(environment.log_level, environment.token)
    asyncio.run(main.serve(environment, reached=reached, rates=Rates.unlimited()))


def bear(environment: dict[str, str]) -> int:
    """Begins one life and returns its process id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 0)
        os.dup2(nowhere, 1)
        os.environ.update(environment)
        live()
        code = 0
    except BaseException:  # noqa: BLE001  # it is told, and the process ends
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    for line in sys.stdin:
        process = bear(json.loads(line))
        print(process, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)

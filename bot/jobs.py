"""The worker of jobs: chunk by chunk through the writer, in a thread on a snapshot of its own, or by another program.

Each of the three ways has a loop of its own, so that a long file holds up no announcement, and a program that hangs
holds up neither.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial

from bot.apology import apologise
from bot.frame import Frame
from bot.sparing import Sparing
from bot.work import Finish, Heavy, JobAct, Outside, Report, Reporting
from storage import jobs
from storage.database import Database, Tx, is_machine_trouble, snapshot
from storage.jobs import Job

log = logging.getLogger(__name__)
LOOK_AGAIN = 1.0  # seconds; the command line may have added a job
REPORT_SECONDS = 30.0  # that a sign of life may wait for the writer
BREATH = 5.0  # seconds to wait when the machine is in trouble
TRIES = 3  # of a chunk that raises
TURNS = 0.00002  # seconds after which heavy work lets others have their turn: a tap asks for it a hundred times


class Worker:
    """Runs the waiting jobs, those of each way one by one; `acts` says what each kind does."""

    def __init__(
        self, database: Database, frame: Frame, acts: Mapping[str, JobAct], now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._frame = frame
        self._acts = acts
        self._now = now
        self._failures: Counter[int] = Counter()  # by job, of the present run
        self._sparing = Sparing(log)
        self._wakes: list[asyncio.Event] = []
        database.when_woken("job", self._wake)

    async def chunks(self) -> None:
        """Does what is short, a chunk of each job in turn, until it is cancelled. Kinds unknown are given up here."""
        await self._run(lambda kind: not isinstance(self._acts.get(kind), Heavy | Reporting | Outside))

    async def heavy(self) -> None:
        """Does what is computed in a thread, until it is cancelled."""
        await self._run(lambda kind: isinstance(self._acts.get(kind), Heavy | Reporting))

    async def outside(self) -> None:
        """Has other programs do what is theirs, until it is cancelled."""
        await self._run(lambda kind: isinstance(self._acts.get(kind), Outside))

    async def _run(self, wanted: Callable[[str], bool]) -> None:
        woken = asyncio.Event()
        self._wakes.append(woken)
        try:
            while True:
                woken.clear()
                waiting = await self._database.read(jobs.waiting, wanted)
                for job in waiting:
                    await self._work(job)
                if not waiting:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(woken.wait(), LOOK_AGAIN)
        finally:
            self._wakes.remove(woken)

    def _wake(self) -> None:
        for woken in self._wakes:
            woken.set()

    async def _work(self, job: Job) -> None:
        try:
            act = self._acts[job.kind]
            if isinstance(act, Heavy | Reporting):
                report = partial(self._report, asyncio.get_running_loop())
                finish = await asyncio.to_thread(self._compute, act, job, report)
                await self._database.write(_finish, job, finish)
            elif isinstance(act, Outside):
                asked = await self._database.read(act.read, self._frame, job)
                await self._database.write(_finish, job, await asked())
            else:
                await self._database.write(_chunk, self._frame, act, job)
        except Exception as error:
            if is_machine_trouble(error):
                self._sparing.warn("job %s %s waits: %s", job.id, job.kind, error)
                await asyncio.sleep(BREATH)
                return
            log.exception("job %s %s failed", job.id, job.kind)
            self._failures[job.id] += 1
            if self._failures[job.id] >= TRIES:
                await self._database.write(_give_up, job, self._frame, repr(error))
                del self._failures[job.id]

    def _compute(self, act: Heavy | Reporting, job: Job, report: Report) -> Finish:
        with _taking_turns(), snapshot(self._database.path, self._now()) as tx:
            if isinstance(act, Reporting):
                return act.work(tx, self._frame, job, report)
            return act.work(tx, self._frame, job)

    def _report(self, loop: asyncio.AbstractEventLoop, sign: Finish) -> None:
        """Called in the thread of the work; waits until the sign is written, so that no two overtake one another."""
        asyncio.run_coroutine_threadsafe(self._database.write(sign), loop).result(timeout=REPORT_SECONDS)


@contextmanager
def _taking_turns() -> Iterator[None]:
    """While a thread computes, whoever waits for the interpreter gets it sooner. What is heavy runs one at a time."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURNS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def _give_up(tx: Tx, job: Job, frame: Frame, error: str) -> None:
    """The job is given up, and who asked for it is told."""
    jobs.fail(tx, job, error)
    if job.user_id is not None:
        apologise(tx, frame, job.user_id)


def _finish(tx: Tx, job: Job, finish: Finish) -> None:
    finish(tx)
    jobs.done(tx, job)


def _chunk(tx: Tx, frame: Frame, act: Callable[[Tx, Frame, Job], bool], job: Job) -> None:
    if act(tx, frame, job):
        jobs.done(tx, job)

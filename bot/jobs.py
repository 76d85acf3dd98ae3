"""The worker of heavy jobs: chunk by chunk through the writer, or in a thread on a snapshot of its own."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from bot.apology import apologise
from bot.frame import Frame
from bot.sparing import Sparing
from bot.work import Finish, Heavy, JobAct, Report, Reporting
from storage import jobs
from storage.database import Database, Tx, is_machine_trouble, snapshot
from storage.jobs import Job

log = logging.getLogger(__name__)
LOOK_AGAIN = 1.0  # seconds; the command line may have added a job
REPORT_SECONDS = 30.0  # that a sign of life may wait for the writer
BREATH = 5.0  # seconds to wait when the machine is in trouble
TRIES = 3  # of a chunk that raises
TURNS = 0.0005  # seconds after which heavy work lets the loop have its turn; Python's own 5 ms add up to a slow tap


class Worker:
    """Runs the waiting jobs one by one; `acts` says what each kind does."""

    def __init__(
        self, database: Database, frame: Frame, acts: Mapping[str, JobAct], now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._frame = frame
        self._acts = acts
        self._now = now
        self._failures: Counter[int] = Counter()  # by job, of the present run
        self._sparing = Sparing(log)
        self._wake = asyncio.Event()
        database.when_woken("job", self._wake.set)

    async def run(self) -> None:
        """Works until it is cancelled."""
        while True:
            self._wake.clear()
            waiting = await self._database.read(jobs.waiting)
            for job in waiting:
                await self._work(job)
            if not waiting:
                try:
                    await asyncio.wait_for(self._wake.wait(), LOOK_AGAIN)
                except TimeoutError:
                    continue

    async def _work(self, job: Job) -> None:
        try:
            act = self._acts[job.kind]
            if isinstance(act, Heavy | Reporting):
                report = partial(self._report, asyncio.get_running_loop())
                finish = await asyncio.to_thread(self._compute, act, job, report)
                await self._database.write(_finish, job, finish)
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
    """While a thread computes, whoever waits for the interpreter gets it sooner. Jobs run one at a time."""
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

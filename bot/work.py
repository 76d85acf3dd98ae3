"""What features hand to the machinery: acts for what falls due, and heavy work for jobs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.frame import Frame
from storage.database import Tx
from storage.due import Due
from storage.jobs import Job

DueAct = Callable[[Tx, Frame, Due], None]
"""Does in one transaction what fell due (queues messages, or a job where there may be thousands)."""

Chunk = Callable[[Tx, Frame, Job], bool]
"""Does the next chunk of a job in one short transaction (500 rows at most). Returns True when the job is finished."""

Finish = Callable[[Tx], None]
"""Writes, in the transaction that ends the job, what heavy work came to: the outbox row with the file."""

HeavyWork = Callable[[Tx, Frame, Job], Finish]
"""Runs in a thread beside the bot on a reading transaction of its own; returns how its result is written."""


Report = Callable[[Finish], None]
"""Writes a sign of life in a transaction of its own, while the work goes on."""

Asked = Callable[[], Awaitable[Finish]]
"""Has another program do the work, on the event loop; returns how its result is written."""

ReportingWork = Callable[[Tx, Frame, Job, Report], Finish]
"""Heavy work that says how far it is."""


@dataclass(frozen=True, slots=True)
class Heavy:
    """A job that is computed at once in a thread, off the lane."""

    work: HeavyWork


@dataclass(frozen=True, slots=True)
class Reporting:
    """The same, of a job long enough to say how far it is."""

    work: ReportingWork


@dataclass(frozen=True, slots=True)
class Outside:
    """A job that another program does: `read` says with what; meanwhile no transaction is open and nothing waits."""

    read: Callable[[Tx, Frame, Job], Asked]


JobAct = Chunk | Heavy | Reporting | Outside

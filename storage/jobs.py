"""Heavy work that waits for its worker: fan-out to thousands, exports. A row each, so that a kill loses none."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of heavy work; `progress` is where its next chunk begins, `user_id` who asked for it."""

    id: int
    kind: str
    arguments: dict[str, Any]
    progress: dict[str, Any]
    user_id: int | None


def add(tx: Tx, kind: str, arguments: Mapping[str, Any], *, user_id: int | None = None) -> int:
    """Queues a job and returns its id."""
    tx.wake("job")
    return tx.add("job", kind=kind, arguments=_write(arguments), user_id=user_id, created_at=tx.stamp)


def is_waiting(tx: Tx, kind: str, arguments: Mapping[str, Any], *, user_id: int) -> bool:
    """Whether the person has asked for just this and it is not done yet."""
    sql = "SELECT 1 FROM job WHERE state = 'waiting' AND kind = ? AND arguments = ? AND user_id = ?"
    return tx.one(sql, kind, _write(arguments), user_id) is not None


def is_to_begin(tx: Tx, kind: str, *, besides: Job | None = None) -> bool:
    """Whether a job of the kind waits that has done no chunk yet, so that it will meet what is so now.

    `besides`: a job that is not meant.
    """
    sql = "SELECT 1 FROM job WHERE state = 'waiting' AND kind = ? AND progress = '{}' AND id <> ?"
    return tx.one(sql, kind, besides.id if besides else 0) is not None


def waiting(tx: Tx, wanted: Callable[[str], bool] = lambda _kind: True, *, limit: int = 20) -> list[Job]:
    """The jobs that wait and whose kind is `wanted`, oldest first."""
    rows = tx.connection.execute("SELECT * FROM job WHERE state = 'waiting' ORDER BY id")
    return [_job(row) for row in islice((row for row in rows if wanted(row["kind"])), limit)]


def find(tx: Tx, job_id: int) -> Job | None:
    """The job of that id, finished or not."""
    row = tx.one("SELECT * FROM job WHERE id = ?", job_id)
    return _job(row) if row else None


def advance(tx: Tx, job: Job, progress: Mapping[str, Any]) -> None:
    """Remembers where the next chunk begins, in the transaction of the chunk just done."""
    tx.run("UPDATE job SET progress = ? WHERE id = ?", _write(progress), job.id)


def done(tx: Tx, job: Job) -> None:
    """The job is finished."""
    tx.run("UPDATE job SET state = 'done', done_at = ? WHERE id = ?", tx.stamp, job.id)


def fail(tx: Tx, job: Job, error: str) -> None:
    """The job is given up."""
    tx.run("UPDATE job SET state = 'failed', error = ?, done_at = ? WHERE id = ?", error, tx.stamp, job.id)


def _job(row: sqlite3.Row) -> Job:
    return Job(row["id"], row["kind"], json.loads(row["arguments"]), json.loads(row["progress"]), row["user_id"])


def _write(values: Mapping[str, Any]) -> str:
    return json.dumps(dict(values), ensure_ascii=False)

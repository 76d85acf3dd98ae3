"""(f) A roster of 10,000 rows: reading the file, looking it over, bringing it in, and one code among all of them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.imports import Reading, read_roster
from bot.texts import Catalogue
from storage import invitations, municipalities, roster
from storage.database import Tx
from storage.roster import Invited
from storage.secret import Secret
from tests.bench import scene
from tests.bench.tables import Report, Target, console, middle

ROWS = 10_000
HEAD = "name,phone,position,role,key"


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of each step of one round."""

    read: float
    look: float
    bring: float
    again: float
    code: float


async def measure(folder: Path, *, rounds: int, size: float) -> Report:
    """Each round on a file of its own."""
    count = int(ROWS * size)
    template = await asyncio.to_thread(scene.make, folder / "template" / "forum.db", deputies=75)
    took = []
    for number in range(rounds):
        console.print(f"  round {number + 1}", style="dim", highlight=False)
        took.append(await asyncio.to_thread(_round, scene.copy(template, folder / str(number)), count))
    return _report(took, count)


def _round(path: Path, count: int) -> Took:
    rows = (f"Deputy of the North {number},+2189{number:08d},Deputy,guest,K{number}" for number in range(count))
    content = "\n".join((HEAD, *rows)).encode()
    known = scene.write(path, municipalities.everything)
    began = time.perf_counter()
    reading = read_roster(Catalogue(), "roster.csv", content, known=known)
    read = time.perf_counter() - began
    secret = Secret(path.parent)
    secret.sign("")
    return Took(
        read,
        _seconds(path, lambda tx: roster.look_over(tx, reading.rows)),
        _seconds(path, lambda tx: _all_added(tx, reading)),
        _seconds(path, lambda tx: roster.import_roster(tx, reading.rows)),
        _seconds(path, lambda tx: invitations.by_code(tx, secret, "AAAA3333")),
    )


def _all_added(tx: Tx, reading: Reading[Invited]) -> None:
    if len(roster.import_roster(tx, reading.rows).added) != len(reading.rows):
        raise RuntimeError("not every row came in")


def _seconds(path: Path, work: Callable[[Tx], object]) -> float:
    began = time.perf_counter()
    scene.write(path, work)
    return time.perf_counter() - began


def _report(took: list[Took], count: int) -> Report:
    steps = {
        "reading the file (off the lane)": [one.read for one in took],
        "looking it over (off the lane)": [one.look for one in took],
        "bringing it in (one transaction)": [one.bring for one in took],
        "the same file again": [one.again for one in took],
        "one wrong code, tried against everybody": [one.code for one in took],
    }
    rows = [(words, f"{middle(seconds):.3f} s") for words, seconds in steps.items()]
    whole = middle([one.read * 2 + one.look + one.bring for one in took])
    return Report(
        f"(f) a roster of {count:,} rows",
        ("", "median"),
        rows,
        ("In the chat the file is read twice: for the look, and for bringing it in.",),
        (Target("10,000 rows in less than ten seconds", whole / count * ROWS < 10),),
    )

"""(d) The export of 100,000 recommendations to CSV, beside the sqlite3 program's own `.mode csv` of the same rows."""

from __future__ import annotations

import asyncio
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import scene
from tests.bench.child import child
from tests.bench.stand_in import ROOT
from tests.bench.tables import Report, Target, console, middle, ratio, times

RECOMMENDATIONS = 100_000
# What storage/export_rows.py reads, as sqlite3 writes it: the same joins, names, order and number of columns.
QUERY = """
.headers on
.mode csv
.output {output}
SELECT r.reference, CASE WHEN r.withdrawn_at IS NULL THEN r.state ELSE 'withdrawn' END AS state,
    s.code AS workshop_code, s.title_ar AS workshop, f.name_ar AS focus_area, r.title, r.problem, r.action,
    r.responsible_body, r.time_frame, r.priority, p.name AS author,
    coalesce(m.name_ar, p.municipality_other) AS municipality, m.region, NULL AS supporters, r.submitted_at,
    r.updated_at, r.answer, r.answered_at, o.reference AS merged_into, NULL AS follow_up_state, NULL AS due_on,
    NULL AS progress
FROM recommendation r CROSS JOIN session s ON s.id = r.session_id CROSS JOIN focus_area f ON f.id = r.focus_area_id
    CROSS JOIN person p ON p.id = r.author_id LEFT JOIN municipality m ON m.id = p.municipality_id
    LEFT JOIN recommendation o ON o.id = r.merged_into
WHERE r.withdrawn_at IS NULL ORDER BY r.id;
"""


@dataclass(slots=True)
class Way:
    """A way to write the file: how long it took, and the highest memory of the program, in bytes."""

    name: str
    seconds: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


async def measure(folder: Path, *, rounds: int, size: float) -> Report:
    """The whole number and a tenth of it, so that what grows with the number is seen to."""
    many, few = int(RECOMMENDATIONS * size), int(RECOMMENDATIONS * size / 10)
    ways = [Way("sqlite3 .mode csv"), Way(f"export, {many:,}"), Way(f"export, {few:,}")]
    whole = scene.make(folder / "whole" / "forum.db", deputies=2000)
    tenth = scene.copy(whole, folder / "tenth")
    scene.recommendations(whole, many)
    scene.recommendations(tenth, few)
    for number in range(rounds):
        console.print(f"  round {number + 1}", style="dim", highlight=False)
        await _sqlite3(ways[0], whole, folder / "theirs.csv")
        await _export(ways[1], whole, folder / "ours.csv")
        await _export(ways[2], tenth, folder / "few.csv")
    sizes = [(folder / name).stat().st_size for name in ("theirs.csv", "ours.csv", "few.csv")]
    return _report(ways, sizes)


async def _sqlite3(way: Way, database: Path, output: Path) -> None:
    program = shutil.which("sqlite3")
    if program is None:
        raise SystemExit("the sqlite3 program is needed to compare with: sudo apt-get install sqlite3")
    meter = [sys.executable, "-m", "tests.bench.bots.spawn", program, str(database)]
    script = QUERY.format(output=output).encode()
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*meter, cwd=ROOT, stdin=pipe, stdout=pipe)
    told, _ = await process.communicate(script)
    seconds, memory = told.decode().split()
    way.seconds.append(float(seconds))
    way.memory.append(int(memory))


async def _export(way: Way, database: Path, output: Path) -> None:
    async with child("exporter", str(database), str(output)) as exporter:
        before = time.monotonic()
        await exporter.ask("export")
        way.seconds.append(time.monotonic() - before)
        way.memory.append((await exporter.meter()).memory)


def _report(ways: Sequence[Way], sizes: Sequence[int]) -> Report:
    theirs, ours, few = ways
    rows = [
        (
            way.name,
            f"{middle(way.seconds):.2f} s",
            times(ratio(way.seconds, theirs.seconds)) if way is not few else "",
            f"{middle(way.memory) / 2**20:.0f} MB",
            f"{size / 2**20:.0f} MB",
        )
        for way, size in zip(ways, sizes, strict=True)
    ]
    growth = middle(ours.memory) - middle(few.memory)
    return Report(
        f"(d) export of {ours.name.rpartition(' ')[2]} recommendations to CSV",
        ("", "seconds", "to sqlite3", "peak memory", "file"),
        rows,
        ("Ours has Arabic headings and labels, local times, every field quoted, formulas disarmed.",),
        (
            Target("within 4 x of sqlite3", ratio(ours.seconds, theirs.seconds) <= 4),
            Target(f"memory flat: {growth / 2**20:+.1f} MB with ten times the rows", growth < 8 * 2**20),
        ),
    )

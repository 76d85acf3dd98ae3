"""(d) The export of 100,000 recommendations: to CSV beside the sqlite3 program's own `.mode csv` of the same rows, to
XLSX beside bare XlsxWriter in constant-memory mode; and how soon a tap is answered while the bot makes such a workbook.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from handlers.export_writing import JOB, Ordered
from storage import jobs
from storage.database import Tx
from tests.bench import scene
from tests.bench.child import child
from tests.bench.limit import Achieved, Heard, asked, own_time
from tests.bench.stand_in import ROOT, stand_in
from tests.bench.tables import Report, Target, console, middle, milliseconds, ratio, times

RECOMMENDATIONS = 100_000
# What storage/export_rows.py reads, as sqlite3 writes it: the same joins, names, order and number of columns.
SELECT = """
SELECT r.reference, CASE WHEN r.withdrawn_at IS NULL THEN r.state ELSE 'withdrawn' END AS state,
    s.code AS workshop_code, s.title_ar AS workshop, f.name_ar AS focus_area, r.title, r.problem, r.action,
    r.responsible_body, r.time_frame, r.priority, p.name AS author,
    coalesce(m.name_ar, p.municipality_other) AS municipality, m.region, r.supporters, r.submitted_at,
    r.updated_at, r.answer, r.answered_at, o.reference AS merged_into, NULL AS follow_up_state, NULL AS due_on,
    NULL AS progress, CASE r.of_meeting WHEN 1 THEN 'session' ELSE 'participant' END AS origin,
    (SELECT count(*) FROM co_author c WHERE c.recommendation_id = r.id) AS co_authors, r.adoption, r.reason,
    r.referred_to, r.published_at, r.hidden_reason AS hidden
FROM recommendation r CROSS JOIN session s ON s.id = r.session_id CROSS JOIN focus_area f ON f.id = r.focus_area_id
    CROSS JOIN person p ON p.id = r.author_id LEFT JOIN municipality m ON m.id = p.municipality_id
    LEFT JOIN recommendation o ON o.id = r.merged_into
WHERE r.withdrawn_at IS NULL ORDER BY r.id
"""
QUERY = ".headers on\n.mode csv\n.output {output}\n" + SELECT + ";\n"
MEANWHILE = 15.0  # seconds of taps while the bot makes a workbook


@dataclass(slots=True)
class Way:
    """A way to write the file: how long it took, and the highest memory of the program, in bytes."""

    name: str
    seconds: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


async def measure(folder: Path, *, rounds: int, size: float) -> Report:
    """The whole number and a tenth of it, so that what grows with the number is seen to."""
    many, few = int(RECOMMENDATIONS * size), int(RECOMMENDATIONS * size / 10)
    ways = [Way("sqlite3 .mode csv"), Way(f"CSV, {many:,}"), Way(f"CSV, {few:,}")]
    ways += [Way(f"bare XlsxWriter, {many:,}"), Way(f"XLSX, {many:,}"), Way(f"XLSX, {few:,}")]
    whole = scene.make(folder / "whole" / "forum.db", deputies=2000)
    tenth = scene.copy(whole, folder / "tenth")
    scene.recommendations(whole, many)
    scene.recommendations(tenth, few)
    for number in range(rounds):
        console.print(f"  round {number + 1}", style="dim", highlight=False)
        await _sqlite3(ways[0], whole, folder / "theirs.csv")
        await _export(ways[1], whole, folder / "ours.csv")
        await _export(ways[2], tenth, folder / "few.csv")
        await _export(ways[3], whole, folder / "bare.xlsx", "bare")
        await _export(ways[4], whole, folder / "ours.xlsx")
        await _export(ways[5], tenth, folder / "few.xlsx")
    files = ("theirs.csv", "ours.csv", "few.csv", "bare.xlsx", "ours.xlsx", "few.xlsx")
    sizes = [(folder / name).stat().st_size for name in files]
    console.print("  taps meanwhile", style="dim", highlight=False)
    return _report(ways, sizes, await _meanwhile(tenth))


async def _meanwhile(database: Path) -> tuple[Heard, Heard]:
    """Taps, each of another deputy, while the bot has nothing else to do, and while it makes workbooks."""
    async with stand_in("--unlimited") as server:
        users = list(range(scene.FIRST, scene.FIRST + 500))
        await server.order("people", count=len(users) + 1, first_id=scene.ORGANIZER)
        card, codes = scene.rating_card()
        cards = await server.cards(users, card)
        at = iter(range(len(users)))

        async def tap(_: int) -> None:
            one = next(at)
            where = {"user_ids": [users[one]], "message_ids": [cards[one]]}
            await server.order("taps", **where, data=codes[4], measure=True)

        async with child("forum_bot", "FULL", "unlimited", settings=scene.settings(server.url, database)):
            alone, _ = await asked(server, MEANWHILE / 2, tap)
            await server.order("reset")
            scene.write(database, _order_workbooks)
            busy, _ = await asked(server, MEANWHILE, tap)
        own = await own_time(server)
    nothing = Achieved(0, MEANWHILE, 0)
    return Heard(alone, own, nothing), Heard(busy, own, nothing)


def _order_workbooks(tx: Tx) -> None:
    """More than can be made in the time."""
    for number in range(20):
        ordered = Ordered("recommendations", "xlsx", "ar", again=str(number))
        jobs.add(tx, JOB, asdict(ordered), user_id=scene.ORGANIZER)


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


async def _export(way: Way, database: Path, output: Path, how: str = "export") -> None:
    async with child("exporter", str(database), str(output)) as exporter:
        before = time.monotonic()
        await exporter.ask(how)
        way.seconds.append(time.monotonic() - before)
        way.memory.append((await exporter.meter()).memory)


def _report(ways: Sequence[Way], sizes: Sequence[int], heard: tuple[Heard, Heard]) -> Report:
    theirs, csv, few_csv, bare, xlsx, few_xlsx = ways
    beside = {csv.name: theirs, xlsx.name: bare}
    rows = [
        (
            way.name,
            f"{middle(way.seconds):.2f} s",
            times(ratio(way.seconds, beside[way.name].seconds)) if way.name in beside else "",
            f"{middle(way.memory) / 2**20:.0f} MB",
            f"{size / 2**20:.0f} MB",
        )
        for way, size in zip(ways, sizes, strict=True)
    ]
    alone, busy = heard
    for name, at in (("a tap while a workbook is made, p50", 0.5), ("p99", 0.99), ("longest", 1.0)):
        rows.append((name, milliseconds(busy.wait(at)), "", "", f"else {milliseconds(alone.wait(at))}"))
    growth = middle(csv.memory) - middle(few_csv.memory), middle(xlsx.memory) - middle(few_xlsx.memory)
    return Report(
        f"(d) export of {csv.name.rpartition(' ')[2]} recommendations",
        ("", "seconds", "to theirs", "peak memory", "file"),
        rows,
        (
            "Ours has Arabic headings and labels, local times, real dates, formulas disarmed; bare XlsxWriter writes",
            "the rows of the query as they come, by write_row.",
        ),
        (
            Target("CSV within 3 x of sqlite3", ratio(csv.seconds, theirs.seconds) <= 3),
            Target("XLSX within 1.5 x of bare XlsxWriter", ratio(xlsx.seconds, bare.seconds) <= 1.5),
            Target(f"CSV memory flat: {growth[0] / 2**20:+.1f} MB with ten times the rows", growth[0] < 8 * 2**20),
            Target(f"XLSX memory flat: {growth[1] / 2**20:+.1f} MB with ten times the rows", growth[1] < 16 * 2**20),
            Target("p99 of a tap under 100 ms meanwhile", busy.wait(0.99) < 0.1),
        ),
    )

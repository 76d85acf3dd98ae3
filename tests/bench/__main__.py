"""The benchmark tables: python -m tests.bench [PART …] [--quick]; without a part, all of PARTS."""

from __future__ import annotations

import argparse
import asyncio
import time

from tests.bench import announce, broadcast, door, export, limit, lists, room, roster, scene, updates
from tests.bench.tables import Report, console

PARTS = ("updates", "broadcast", "limit", "export", "door", "roster", "room", "announce", "lists")


async def measure(part: str, *, quick: bool) -> Report:  # noqa: PLR0911  # a return for each part
    """Runs one of PARTS in a folder of its own."""
    rounds, size = (1, 0.2) if quick else (3, 1.0)
    with scene.folder() as folder:
        match part:
            case "updates":
                return await updates.measure(folder, rounds=1 if quick else 5, size=size)
            case "broadcast":
                return await broadcast.measure(folder, rounds=rounds, size=size)
            case "limit":
                return await limit.measure(folder, seconds=15 if quick else 60)
            case "door":
                return await door.measure(folder, size=size)
            case "room":
                return await room.measure(folder, size=size)
            case "announce":
                return await announce.measure(folder, recipients=900 if quick else 10_000)
            case "roster":
                return await roster.measure(folder, rounds=rounds, size=size)
            case "lists":
                return await lists.measure(folder, rounds=rounds, size=size)
            case _:
                return await export.measure(folder, rounds=rounds, size=size)


async def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="all without any")
    parser.add_argument("--quick", action="store_true", help="a small, noisy run for development")
    arguments = parser.parse_args()
    began = time.monotonic()
    reports = []
    for part in arguments.parts or PARTS:
        console.print(f"measuring: {part}", highlight=False)
        reports.append(await measure(part, quick=arguments.quick))
    console.print()
    for report in reports:
        report.show()
    console.print(
        f"{time.monotonic() - began:.0f} s in all; the machine's noise is in the numbers, less in the ratios."
    )


if __name__ == "__main__":
    asyncio.run(main())

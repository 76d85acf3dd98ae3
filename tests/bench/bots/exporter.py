"""The command line's export as a measured child: `export` writes the file once.

python -m tests.bench.bots.exporter DATABASE OUTPUT
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot import exports, sample
from bot.files.source import Options
from tests.bench.obey import obey


async def main(database: Path, output: Path) -> None:
    async def act(_line: str) -> str:
        rows = exports.run(database, "recommendations", "csv", output, Options(), now=sample.OPENS)
        return str(rows)

    await obey(act=act)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))

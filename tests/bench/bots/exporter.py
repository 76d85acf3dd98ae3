"""The command line's export as a measured child: `export` writes the file once, in the format of its name's ending;
`bare` writes the same rows with nothing but XlsxWriter in constant-memory mode.

python -m tests.bench.bots.exporter DATABASE OUTPUT
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import xlsxwriter

from bot import exports, sample
from bot.files.source import Options
from tests.bench.export import SELECT
from tests.bench.obey import obey


def bare(database: Path, output: Path) -> int:
    """What somebody would write who wants the rows in a workbook and nothing else."""
    count = 0
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with closing(sqlite3.connect(database)) as connection, xlsxwriter.Workbook(str(output), options) as book:
        page = book.add_worksheet()
        for row in connection.execute(SELECT):
            page.write_row(count, 0, row)
            count += 1
    return count


async def main(database: Path, output: Path) -> None:
    async def act(line: str) -> str:
        if line == "bare":
            return str(bare(database, output))
        return str(exports.run(database, "recommendations", "", output, Options(), now=sample.OPENS))

    await obey(act=act)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))

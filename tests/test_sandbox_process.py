"""The local Telegram in a process of its own, ordered about as a bench does."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

Ask = Any


@asynccontextmanager
async def process(*arguments: str) -> AsyncIterator[tuple[str, Ask]]:
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.sandbox", "--with-parent", *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert child.stdout
    assert child.stdin
    url = (await asyncio.wait_for(child.stdout.readline(), 10)).decode().strip()
    async with aiohttp.ClientSession() as session:

        async def ask(path: str, **body: Any) -> Any:
            async with session.post(url + path, json=body) as response:
                return await response.json()

        yield url, ask
    child.stdin.close()
    assert await asyncio.wait_for(child.wait(), 10) == 0


async def test_a_bench_adds_people_injects_taps_and_reads_counts_and_latencies() -> None:
    async with process("--unlimited", "--starts-at", "2025-12-16T08:30+02:00") as (_, ask):
        ids = (await ask("/control/people", count=50))["ids"]
        assert ids == list(range(1000, 1050))
        posted = await ask("/control/message", user_ids=ids, text="card")
        taps = await ask("/control/taps", user_ids=ids, data="r:5", measure=True)
        assert taps["last"] - taps["first"] == 49
        updates = (await ask("/bot1:test/getUpdates", limit=100))["result"]
        assert len(updates) == 50
        for message_id, update in zip(posted["message_ids"], updates, strict=True):
            query = update["callback_query"]
            assert query["message"]["message_id"] == message_id
            chat = query["from"]["id"]
            await ask("/bot1:test/editMessageText", chat_id=chat, message_id=message_id, text="done")
        counts = await ask("/control/wait", method="editMessageText", count=50, timeout=5)
        assert counts["served"]["editMessageText"] == 50
        assert len(counts["latencies"]) == 50
        assert all(0 < seconds < 5 for seconds in counts["latencies"])
        assert counts["first_at"]["editMessageText"] < counts["last_at"]["editMessageText"]
        await ask("/bot1:test/getUpdates", offset=taps["last"] + 1)
        assert (await ask("/control/drained", timeout=2))["waiting"] == 0
        await ask("/control/reset")
        assert (await ask("/control/counters"))["served"] == {}


async def test_orders_for_texts_raw_updates_faults_and_the_clock() -> None:
    async with process() as (_, ask):
        await ask("/control/people", people=[{"id": 7, "first_name": "x", "unknown": 1}])
        await ask("/control/says", user_ids=[7], text="/start")
        await ask("/control/inject", updates=[{"odd": 1}])
        assert len((await ask("/bot1:test/getUpdates"))["result"]) == 2
        await ask("/control/fault", kind="429", retry_after=3)
        assert (await ask("/bot1:test/getMe"))["parameters"] == {"retry_after": 3}
        before = (await ask("/control/jump", minutes=60))["now"]
        assert (await ask("/control/jump", minutes=60))["now"] > before
        assert "error" in await ask("/control/wait", method="sendMessage", count=1, timeout=0.05)
        assert "error" in await ask("/control/people")
        assert "error" in await ask("/control/nothing")

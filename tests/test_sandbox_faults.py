"""Faults on demand in the local Telegram."""

from __future__ import annotations

import json
import time

import aiohttp
import pytest

from bot.sandbox import Fault
from tests.sandbox_client import AMINA, BASEL, telegram

HI = {"chat_id": BASEL, "text": "hi"}


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (Fault("429", retry_after=7), 429, "Too Many Requests: retry after 7"),
        (Fault("5xx"), 502, "Bad Gateway"),
        (Fault("401"), 401, "Unauthorized"),
        (Fault("blocked"), 403, "Forbidden: bot was blocked by the user"),
        (
            Fault("409"),
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        ),
    ],
)
async def test_a_fault_is_told_in_telegrams_words_and_leaves_the_call_undone(
    fault: Fault, status: int, words: str
) -> None:
    async with telegram() as (box, bot):
        box.faults.add(fault)
        assert await bot.refusal("sendMessage", **HI) == (status, words)
        assert box.messages(BASEL) == []
        assert (box.ledger[0].fault, box.ledger[0].served) == (fault.kind, False)
        assert await bot("sendMessage", **HI)


@pytest.mark.parametrize(("kind", "handled"), [("drop_before", False), ("drop_after", True)])
async def test_a_connection_can_drop_before_or_after_the_call_is_carried_out(kind: str, handled: bool) -> None:
    async with telegram() as (box, bot):
        box.faults.add(Fault(kind))  # type: ignore[arg-type]
        with pytest.raises(aiohttp.ClientError):
            await bot("sendMessage", **HI)
        assert len(box.messages(BASEL)) == int(handled)
        assert box.ledger[0].served is handled
        assert box.ledger[0].fault == kind


async def test_a_dropped_getupdates_loses_nothing() -> None:
    async with telegram() as (box, bot):
        await box.say(BASEL, "لا تضيعني")
        box.faults.add(Fault("drop_after", method="getUpdates"))
        with pytest.raises(aiohttp.ClientError):
            await bot.updates()
        assert len(await bot.updates()) == 1


async def test_garbage_is_an_answer_that_is_no_json() -> None:
    async with telegram() as (box, bot):
        for kind, handled in (("garbage", 0), ("garbage_after", 1)):
            box.faults.add(Fault(kind))  # type: ignore[arg-type]
            async with bot.session.post(f"{box.url}/bot1:test/sendMessage", json=HI) as response:
                assert response.status == 200
                with pytest.raises(json.JSONDecodeError):
                    json.loads(await response.text())
            assert len(box.messages(BASEL)) == handled


async def test_a_slow_answer_comes_late_but_comes() -> None:
    async with telegram() as (box, bot):
        box.faults.add(Fault("slow", seconds=0.2))
        began = time.monotonic()
        assert await bot("sendMessage", **HI)
        assert time.monotonic() - began >= 0.2


async def test_faults_are_narrowed_by_method_and_chat_and_counted() -> None:
    async with telegram() as (box, bot):
        box.faults.add(Fault("5xx", method="sendmessage", chat_id=AMINA, times=2))
        assert await bot("sendMessage", **HI)
        assert await bot("getChat", chat_id=AMINA)
        for _ in range(2):
            assert (await bot.refusal("sendMessage", chat_id=AMINA, text="hi"))[0] == 502
        assert await bot("sendMessage", chat_id=AMINA, text="hi")


async def test_a_lasting_fault_stays_until_cleared() -> None:
    async with telegram() as (box, bot):
        box.faults.add(Fault("401", times=None))
        for _ in range(5):
            assert (await bot.refusal("getMe"))[0] == 401
        box.faults.clear()
        assert await bot("getMe")


async def test_a_share_of_the_calls_is_hit_and_the_seed_repeats_which() -> None:
    async def run(seed: int) -> list[int]:
        async with telegram() as (box, bot):
            box.faults.add(Fault("5xx", times=None, share=0.3), seed=seed)
            return [(await bot.raw("getMe"))[0] for _ in range(100)]

    first = await run(7)
    assert first == await run(7)
    assert first != await run(8)
    assert 10 < first.count(502) < 55

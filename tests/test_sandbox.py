"""The local Telegram's intake and calls: offsets, polls, expiry, the jumping clock, the ledger."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from bot.sandbox import ImpossibleError, Limits, Sandbox
from tests.sandbox_client import BASEL, DANA, PEOPLE, Bare, button, telegram

OPENS = datetime(2025, 12, 16, 6, 30, tzinfo=UTC)


async def test_the_bot_learns_who_it_is() -> None:
    async with telegram() as (_, bot):
        me = await bot("getMe")
        assert me["id"] == 1
        assert me["username"] == "forum_sandbox_bot"
        assert (await bot.raw("GETME"))[0] == 200


async def test_a_wrong_token_and_an_unknown_method_are_told_apart() -> None:
    async with telegram() as (_, bot):
        assert (await bot.raw("getMe", token="1:other"))[1]["description"] == "Unauthorized"
        assert (await bot.raw("getMe", token="1:other"))[0] == 401
        assert await bot.refusal("inventMethod") == (404, "Not Found: method not found")


async def test_parameters_come_by_address_form_and_json_alike() -> None:
    async with telegram() as (box, bot), aiohttp.ClientSession() as session:
        address = f"{box.url}/bot1:test/sendMessage"
        for ask in (
            session.get(address, params={"chat_id": str(BASEL), "text": "مرحبا"}),
            session.post(address, data={"chat_id": str(BASEL), "text": "مرحبا"}),
            session.post(
                address, data=aiohttp.FormData({"chat_id": str(BASEL), "text": "مرحبا"}, default_to_multipart=True)
            ),
            session.post(address, json={"chat_id": BASEL, "text": "مرحبا"}),
        ):
            async with ask as response:
                assert (await response.json())["result"]["text"] == "مرحبا"
        async with session.post(address, data=b"{oops", headers={"Content-Type": "application/json"}) as response:
            assert response.status == 400
        assert [message["text"] for message in box.messages(BASEL)] == ["مرحبا"] * 4
        assert bot is not None


async def test_updates_stay_until_an_offset_confirms_the_whole_batch() -> None:
    async with telegram() as (box, bot):
        for word in "ابتثج":
            await box.say(BASEL, word)
        first = await bot.updates()
        assert [update["message"]["text"] for update in first] == list("ابتثج")
        assert first == await bot.updates()
        after = first[2]["update_id"] + 1
        assert [update["update_id"] for update in await bot.updates(offset=after)] == [after, after + 1]
        assert await bot.updates(offset=after + 2) == []
        assert await bot.updates() == []


async def test_a_limit_holds_and_a_negative_offset_forgets_the_older() -> None:
    async with telegram() as (box, bot):
        for number in range(6):
            await box.say(BASEL, str(number))
        assert len(await bot.updates(limit=2)) == 2
        assert len(await bot.updates(limit=0)) == 1
        assert [update["message"]["text"] for update in await bot.updates(offset=-2)] == ["4", "5"]
        assert len(await bot.updates()) == 2


async def test_a_long_poll_returns_with_the_first_update_and_else_when_its_time_is_over() -> None:
    async with telegram() as (box, bot):
        waiting = asyncio.create_task(bot.updates(timeout=5))
        await box.until(lambda: box.polled)
        await box.say(BASEL, "أنا هنا")
        assert (await waiting)[0]["message"]["text"] == "أنا هنا"
        began = time.monotonic()
        assert await bot.updates(offset=10**10, timeout=1) == []
        assert 0.9 < time.monotonic() - began < 2


async def test_a_second_poller_ends_the_first_with_a_conflict() -> None:
    async with telegram() as (box, bot):
        first = asyncio.create_task(bot.raw("getUpdates", timeout=5))
        await box.until(lambda: box.polled)
        second = asyncio.create_task(bot.updates(timeout=5))
        status, answer = await first
        assert status == 409
        assert answer["description"] == (
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        )
        await box.say(BASEL, "من بقي؟")
        assert len(await second) == 1


async def test_a_poll_while_a_webhook_is_set_is_a_conflict() -> None:
    async with telegram() as (box, bot):
        waiting = asyncio.create_task(bot.raw("getUpdates", timeout=5))
        await box.until(lambda: box.polled)
        assert await bot("setWebhook", url="http://127.0.0.1:9/hook")
        assert (await waiting)[1]["description"] == "Conflict: terminated by setWebhook request"
        status, words = await bot.refusal("getUpdates")
        assert status == 409
        assert words.startswith("Conflict: can't use getUpdates method while webhook is active")
        assert await bot("deleteWebhook")
        assert await bot.updates() == []


async def test_asking_for_the_same_again_at_once_gets_one_update_at_a_time() -> None:
    async with telegram(Limits(same_offset_hold=0.3)) as (box, bot):
        for word in ("أ", "ب", "ت"):
            await box.say(BASEL, word)
        assert len(await bot.updates()) == 3
        assert len(await bot.updates()) == 1
        began = time.monotonic()
        last = (await bot.updates(limit=3))[-1]["update_id"]
        assert await bot.updates(offset=last + 3) == []
        assert await bot.updates(offset=last + 3) == []
        assert time.monotonic() - began > 0.25


async def test_only_the_kinds_asked_for_are_kept() -> None:
    async with telegram() as (box, bot):
        assert await bot.updates(allowed_updates=["callback_query"]) == []
        await box.say(BASEL, "لن يصل")
        await bot("sendMessage", chat_id=BASEL, text="؟", reply_markup=button("a"))
        await box.tap(BASEL, box.messages(BASEL)[-1]["message_id"], "a")
        assert [set(update) for update in await bot.updates()] == [{"update_id", "callback_query"}]
        await bot.updates(allowed_updates=[])
        await box.say(BASEL, "سيصل")
        assert "message" in (await bot.updates())[-1]


async def test_updates_are_forgotten_after_a_day_of_the_sandbox_clock() -> None:
    async with telegram(starts_at=OPENS) as (box, bot):
        await box.say(BASEL, "قديم")
        await box.jump(box.clock.now() + timedelta(hours=23, minutes=59))
        assert len(await bot.updates()) == 1
        await box.jump(box.clock.now() + timedelta(minutes=2))
        assert await bot.updates() == []


async def test_the_clock_begins_where_told_and_dates_follow_its_jumps() -> None:
    async with telegram(starts_at=OPENS) as (box, bot):
        assert abs((box.clock.now() - OPENS).total_seconds()) < 5
        assert str(box.clock.now().tzinfo) == "Africa/Tripoli"
        before = (await bot("sendMessage", chat_id=BASEL, text="قبل"))["date"]
        await box.jump(OPENS + timedelta(hours=3))
        after = (await bot("sendMessage", chat_id=BASEL, text="بعد"))["date"]
        assert 3 * 3600 - 5 < after - before < 3 * 3600 + 5
        async with bot.session.post(f"{box.url}/bot1:test/getMe") as response:
            now = float(response.headers["X-Sandbox-Now"])
        assert abs(now - box.clock.now().timestamp()) < 2


async def test_the_clock_never_goes_back_and_wants_a_zone() -> None:
    async with telegram(starts_at=OPENS) as (box, _):
        with pytest.raises(ImpossibleError, match="forward only"):
            await box.jump(OPENS - timedelta(seconds=1))
        with pytest.raises(ImpossibleError, match="zone"):
            await box.jump(datetime(2026, 1, 1))


async def test_a_jump_wakes_a_waiting_poll_with_nothing() -> None:
    async with telegram(starts_at=OPENS) as (box, bot):
        waiting = asyncio.create_task(bot.updates(timeout=30))
        await box.until(lambda: box.polled)
        await box.jump(box.clock.now() + timedelta(hours=1))
        assert not box.polled
        assert await asyncio.wait_for(waiting, 1) == []


async def test_a_tap_is_answered_once_and_shows_its_toast() -> None:
    async with telegram() as (box, bot):
        sent = await bot("sendMessage", chat_id=BASEL, text="قيّم", reply_markup=button("r:5"))
        query = await box.tap(BASEL, sent["message_id"], "r:5")
        update = (await bot.updates())[0]["callback_query"]
        assert (update["id"], update["data"], update["message"]["text"]) == (query, "r:5", "قيّم")
        assert box.unanswered(BASEL) == [query]
        assert await bot("answerCallbackQuery", callback_query_id=query, text="شكرا", show_alert=True)
        assert box.unanswered(BASEL) == []
        assert box.toasts(BASEL)[0]["text"] == "شكرا"
        assert box.toasts(BASEL)[0]["show_alert"] is True
        stale = "Bad Request: query is too old and response timeout expired or query ID is invalid"
        assert await bot.refusal("answerCallbackQuery", callback_query_id=query) == (400, stale)
        assert await bot.refusal("answerCallbackQuery", callback_query_id="42") == (400, stale)


async def test_a_tap_cannot_be_answered_after_150_seconds_of_the_sandbox_clock() -> None:
    async with telegram() as (box, bot):
        sent = await bot("sendMessage", chat_id=BASEL, text="قيّم", reply_markup=button("r"))
        kept, lost = [await box.tap(BASEL, sent["message_id"], "r") for _ in range(2)]
        await box.jump(box.clock.now() + timedelta(seconds=148))
        assert await bot("answerCallbackQuery", callback_query_id=kept)
        await box.jump(box.clock.now() + timedelta(seconds=4))
        assert box.unanswered(BASEL) == []
        status, words = await bot.refusal("answerCallbackQuery", callback_query_id=lost)
        assert status == 400
        assert "query is too old" in words


async def test_raw_updates_go_in_as_they_are_and_ids_can_restart() -> None:
    async with telegram() as (box, bot):
        number = box.inject({"mystery_kind": {"a": [None]}})
        box.inject({"update_id": number + 7, "message": "no object at all"})
        after = await box.say(BASEL, "بعدها")
        got = await bot.updates()
        assert got[0] == {"update_id": number, "mystery_kind": {"a": [None]}}
        assert got[1]["message"] == "no object at all"
        assert got[2]["update_id"] == number + 8
        assert got[2]["message"] == after
        box.world.updates.restart_ids(5)
        await box.say(BASEL, "أسبوع")
        assert (await bot.updates())[-1]["update_id"] == 5


async def test_the_ledger_writes_down_every_call_that_arrives() -> None:
    async with telegram() as (box, bot):
        await bot("sendMessage", chat_id=BASEL, text="نعم")
        await bot.refusal("sendMessage", chat_id=DANA, text="لا")
        sent, refused = box.ledger
        assert (sent.method, sent.chat_id, sent.outcome, sent.code, sent.served) == (
            "sendMessage",
            BASEL,
            "ok",
            200,
            True,
        )
        assert sent.result["text"] == "نعم"
        assert sent.params["text"] == "نعم"
        assert (refused.outcome, refused.code, refused.served) == ("Bad Request: chat not found", 400, False)
        assert sent.at_monotonic <= refused.at_monotonic


async def test_a_ledger_can_be_capped() -> None:
    async with telegram(keep_ledger=10) as (box, bot):
        for number in range(35):
            await bot("sendMessage", chat_id=BASEL, text=str(number))
        assert 10 <= len(box.ledger) <= 20
        assert box.ledger[-1].params["text"] == "34"
        assert box.records.served["sendMessage"] == 35


async def test_waiting_gives_up_in_time() -> None:
    async with telegram() as (box, _):
        with pytest.raises(TimeoutError):
            await box.until(lambda: False, timeout=0.05)


async def test_only_the_loopback_is_listened_on() -> None:
    box = Sandbox(people=PEOPLE)
    with pytest.raises(ValueError, match="loopback"):
        await box.start("0.0.0.0")
    with pytest.raises(RuntimeError):
        _ = box.url


async def test_latency_is_added_to_every_answer() -> None:
    async with telegram(latency=0.1) as (box, bot):
        began = time.monotonic()
        await bot("getMe")
        assert time.monotonic() - began >= 0.1
        assert isinstance(bot, Bare)
        assert box.ledger[0].code == 200


async def test_a_tap_brings_the_message_that_its_message_answers_as_that_is_now() -> None:
    async with telegram() as (box, bot):
        await box.say(BASEL, "/start")
        card = await bot("sendMessage", chat_id=BASEL, text="قيّم", reply_markup=button("r:4"))
        below = {"reply_parameters": {"message_id": card["message_id"]}, "reply_markup": button("send")}
        words = await bot("sendMessage", chat_id=BASEL, text="كلمات", **below)
        edited = {"chat_id": BASEL, "message_id": card["message_id"], "text": "قيّم", "reply_markup": button("r:5")}
        await bot("editMessageText", **edited)
        await box.tap(BASEL, words["message_id"], "send")
        await bot("deleteMessage", chat_id=BASEL, message_id=card["message_id"])
        await box.tap(BASEL, words["message_id"], "send")
        taps = [update["callback_query"]["message"] for update in await bot("getUpdates") if "callback_query" in update]
        [[above]] = taps[0]["reply_to_message"]["reply_markup"]["inline_keyboard"]
        assert above["callback_data"] == "r:5"
        assert "reply_to_message" not in taps[1]

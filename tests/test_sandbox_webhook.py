"""Webhooks of the local Telegram: order within a chat, retries, the secret, method calls in answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from bot.sandbox import Limits
from tests.sandbox_client import AMINA, BASEL, telegram

QUICK = Limits(webhook_retry_first=0.02, webhook_retry_longest=0.05).without_rates()


class Ear:
    """A bot's webhook endpoint that answers as told."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int]] = []
        self.secrets: list[str | None] = []
        self.failing: dict[str, int] = {}
        self.reply: dict[str, Any] | None = None
        self.url = ""
        self.news = asyncio.Event()

    async def hear(self, request: web.Request) -> web.Response:
        update = json.loads(await request.read())
        text = update["message"]["text"]
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        status = 500 if self.failing.get(text, 0) > 0 else 200
        self.failing[text] = self.failing.get(text, 0) - 1
        self.heard.append((text, status))
        self.news.set()
        return web.json_response(self.reply, status=status) if self.reply else web.Response(status=status)

    async def until_taken(self, *texts: str) -> None:
        async with asyncio.timeout(5):
            while self.taken() != list(texts):
                await self.news.wait()
                self.news.clear()

    def taken(self) -> list[str]:
        return [text for text, status in self.heard if status == 200]


@asynccontextmanager
async def listening() -> AsyncIterator[Ear]:
    ear = Ear()
    app = web.Application()
    app.router.add_post("/hook", ear.hear)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    ear.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield ear
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret_and_then_forgotten() -> None:
    async with listening() as ear, telegram(QUICK) as (box, bot):
        await box.say(BASEL, "قبل")
        assert await bot("setWebhook", url=ear.url, secret_token="s3cret_-")
        await box.say(BASEL, "بعد")
        await ear.until_taken("قبل", "بعد")
        assert set(ear.secrets) == {"s3cret_-"}
        await box.until(lambda: not box.world.updates.waiting)
        info = await bot("getWebhookInfo")
        assert (info["url"], info["pending_update_count"]) == (ear.url, 0)


async def test_a_failed_delivery_is_repeated_in_order_within_its_chat_while_others_go_on() -> None:
    async with listening() as ear, telegram(QUICK) as (box, bot):
        ear.failing["أول"] = 4
        await bot("setWebhook", url=ear.url)
        await box.say(BASEL, "أول")
        await box.say(BASEL, "ثان")
        await box.say(AMINA, "غيره")
        await ear.until_taken("غيره", "أول", "ثان")
        assert [text for text, status in ear.heard if status == 500] == ["أول"] * 4
        info = await bot("getWebhookInfo")
        assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


async def test_what_waits_while_nobody_listens_arrives_when_somebody_does() -> None:
    async with telegram(QUICK) as (box, bot):
        await bot("setWebhook", url="http://127.0.0.1:1/hook")
        await box.say(BASEL, "صبرا")
        await box.until(lambda: box.api.webhook.last_error)
        assert (await bot("getWebhookInfo"))["pending_update_count"] == 1
        async with listening() as ear:
            await bot("setWebhook", url=ear.url)
            await ear.until_taken("صبرا")


async def test_an_answer_may_carry_a_method() -> None:
    async with listening() as ear, telegram(QUICK) as (box, bot):
        ear.reply = {"method": "sendMessage", "chat_id": BASEL, "text": "من الجواب"}
        await bot("setWebhook", url=ear.url)
        await box.say(BASEL, "سؤال")
        await box.until(lambda: len(box.messages(BASEL)) == 2)
        assert box.messages(BASEL)[1]["text"] == "من الجواب"


@pytest.mark.parametrize("drop", [True, False])
async def test_waiting_updates_are_kept_or_dropped_when_it_is_deleted(drop: bool) -> None:
    async with telegram(QUICK) as (box, bot):
        await bot("setWebhook", url="http://127.0.0.1:1/hook", allowed_updates=["message"])
        await box.say(BASEL, "معلق")
        assert await bot("deleteWebhook", drop_pending_updates=drop)
        assert len(await bot.updates()) == (0 if drop else 1)
        assert (await bot("getWebhookInfo"))["url"] == ""

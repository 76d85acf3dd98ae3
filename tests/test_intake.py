"""The intake with a scripted Telegram: what comes is kept, whatever it holds, and confirmed only then."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot import intake as module
from bot.intake import Intake
from storage.inbox import Inbox

NOW = datetime(2025, 12, 16, 7, 0, tzinfo=UTC)
WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass
class Script:
    """Telegram: one prepared answer for each poll, then silence."""

    answers: list[Any]
    asked: list[dict[str, Any]] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    silent: asyncio.Event = field(default_factory=asyncio.Event)

    async def call(self, method: str, parameters: dict[str, Any]) -> Any:
        self.called.append(method)
        if method != "getUpdates":
            return True
        self.asked.append(parameters)
        if not self.answers:
            self.silent.set()
            await asyncio.Event().wait()
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
async def inbox(tmp_path: Path) -> AsyncIterator[Inbox]:
    inbox = await Inbox.open(tmp_path / "forum.inbox.db")
    yield inbox
    await inbox.close()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_WAIT", 0.001)
    monkeypatch.setattr(module, "SAME_OFFSET_PAUSE", 0.0)


async def poll(inbox: Inbox, *answers: Any) -> Script:
    """The intake on these answers, until all have been taken."""
    script = Script(list(answers))
    intake = Intake(script.call, inbox, lambda: NOW, wake=lambda: None, reached=lambda moment: None)
    running = asyncio.create_task(intake.run())
    try:
        async with asyncio.timeout(2):
            await script.silent.wait()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return script


async def kept(inbox: Inbox) -> list[int]:
    return [row.update_id for row in await inbox.waiting(after=0, limit=100)]


async def test_a_batch_is_confirmed_by_the_next_poll_and_silence_forgets_the_offset(inbox: Inbox) -> None:
    script = await poll(inbox, [{"update_id": 7}, {"update_id": 8}], [])
    assert [asked["offset"] for asked in script.asked] == [0, 9, 0]
    assert await kept(inbox) == [7, 8]


async def test_ids_that_begin_anew_below_the_last_ones_are_taken(inbox: Inbox) -> None:
    script = await poll(inbox, [{"update_id": 900}], [], [{"update_id": 3}])
    assert script.asked[-1]["offset"] == 4
    assert await kept(inbox) == [900, 3]


@pytest.mark.parametrize(
    "poison",
    [
        {"update_id": 2, "message": {"text": "half a pair: \ud83d"}},
        {"update_id": 2, "message": {"id": 10**30}},
        {"update_id": 10**30},
        {"update_id": -(2**63) - 1},
        {"update_id": True},
        {"update_id": "2"},
        [],
        None,
    ],
)
async def test_nothing_that_comes_keeps_the_others_out(inbox: Inbox, poison: Any) -> None:
    script = await poll(inbox, [{"update_id": 1}, poison, {"update_id": 3}])
    assert {1, 3} <= set(await kept(inbox))
    assert script.asked[-1]["offset"] == 4


async def test_what_cannot_be_kept_is_not_confirmed(inbox: Inbox) -> None:
    add, full = inbox.add, [OSError("disk full")]

    async def add_later(updates: Any, received_at: datetime) -> None:
        if full:
            raise full.pop()
        await add(updates, received_at)

    inbox.add = add_later  # type: ignore[method-assign]
    script = await poll(inbox, [{"update_id": 7}], [{"update_id": 7}])
    assert [asked["offset"] for asked in script.asked] == [0, 0, 8]
    assert await kept(inbox) == [7]


async def test_a_webhook_of_this_token_is_taken_away_with_one_clear_line(
    inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    script = await poll(inbox, Conflict(WEBHOOK), [{"update_id": 7}])
    assert script.called[:3] == ["getUpdates", "deleteWebhook", "getUpdates"]
    assert caplog.text.count("webhook") == 1
    assert await kept(inbox) == [7]


async def test_another_poller_is_not_taken_for_a_webhook(inbox: Inbox, caplog: pytest.LogCaptureFixture) -> None:
    other = Conflict(
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    script = await poll(inbox, other, other, [])
    assert set(script.called) == {"getUpdates"}
    assert caplog.text.count("another program polls") == 1


@pytest.mark.parametrize(
    "trouble",
    [InvalidToken("Unauthorized"), RetryAfter(0), TelegramError("nonsense"), TimeoutError(), {"ok": True}, "text", 7],
)
async def test_no_answer_ends_the_polling_and_each_kind_is_said(
    inbox: Inbox, caplog: pytest.LogCaptureFixture, trouble: Any
) -> None:
    await poll(inbox, trouble, trouble, [{"update_id": 7}])
    assert await kept(inbox) == [7]
    assert len([record for record in caplog.records if record.name == "bot.intake"]) == 1

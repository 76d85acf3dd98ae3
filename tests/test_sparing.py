"""Trouble that lasts: each kind is said once a minute, and Telegram is asked more and more seldom."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest
from telegram.error import Conflict, InvalidToken, NetworkError

from bot.gate import Gate
from bot.intake import Intake
from bot.sparing import Sparing
from storage.inbox import Inbox
from tests.test_intake import NOW

DOUBLING = [0.5, 1, 2, 4, 8, 16, 30, 30]


class Clock:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_the_same_is_said_once_a_minute_and_something_else_at_once(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    voice = Sparing(logging.getLogger("bot"), clock=clock)
    for second in range(121):
        voice.warn("no answer: %s", f"error {second}")
        if second >= 10:
            voice.warn("another program polls")
        clock.time += 1
    assert caplog.messages == [
        "no answer: error 0",
        "another program polls",
        "no answer: error 60",
        "another program polls",
        "no answer: error 120",
    ]


async def pauses_of(inbox: Inbox, monkeypatch: pytest.MonkeyPatch, clock: Clock, answers: list[Any]) -> list[float]:
    """How long the intake waits after each of these answers of Telegram's, by a clock that its waiting moves."""
    pauses: list[float] = []

    async def call(_method: str, _parameters: dict[str, Any]) -> Any:
        if not answers:
            raise asyncio.CancelledError
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        clock.time += seconds

    voice = Sparing(logging.getLogger("bot"), clock=clock)
    intake = Intake(call, inbox, lambda: NOW, wake=lambda: None, reached=lambda moment: None, voice=voice)
    with monkeypatch.context() as patched:
        patched.setattr("bot.intake.asyncio.sleep", sleep)
        with pytest.raises(asyncio.CancelledError):
            await intake.run()
    return pauses


async def test_a_token_refused_is_tried_more_and_more_seldom_and_said_once_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = await Inbox.open(tmp_path / "forum.inbox.db")
    began = clock.time
    refused: list[Any] = [InvalidToken() for _ in DOUBLING]
    pauses = await pauses_of(inbox, monkeypatch, clock, [*refused, [{"update_id": 1}], InvalidToken(), InvalidToken()])
    await inbox.close()
    assert pauses == [*DOUBLING, 0.5, 1], "an answer makes it impatient again"
    assert len(caplog.messages) == 1 + (clock.time - began) // 60


async def test_another_kind_of_trouble_is_told_while_the_first_lasts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = await Inbox.open(tmp_path / "forum.inbox.db")
    conflict = Conflict("Conflict: terminated by other getUpdates request")
    await pauses_of(inbox, monkeypatch, clock, [NetworkError("Bad Gateway"), NetworkError("Gateway Timeout"), conflict])
    await inbox.close()
    assert caplog.messages == [
        "Telegram does not answer: Bad Gateway",
        "another program polls with this token: stop that one",
    ]


def test_the_gate_stays_shut_twice_as_long_each_time_and_is_open_after_an_answer(clock: Clock) -> None:
    gate = Gate(clock)
    shut = []
    for _ in DOUBLING:
        gate.shut("nothing gets through")
        assert gate.width(clock.time, 64) == 0
        shut.append(gate.opens_at - clock.time)
        clock.time = gate.opens_at
        assert gate.width(clock.time, 64) == 1
    assert shut == DOUBLING
    gate.answered()
    assert gate.width(clock.time, 64) == 64
    gate.shut("nothing gets through")
    assert gate.opens_at - clock.time == 0.5

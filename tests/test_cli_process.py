"""The command line as processes of their own: the bot twice, a refused token, a taken port, an end in good order."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.sandbox import Sandbox
from storage import inbox
from tests.cast import CAST, TOKEN, make_sandbox
from tests.child import LONGEST, Child

OWNER = CAST["waleed"][0]


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    sandbox = make_sandbox()
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
def folder(tmp_path: Path, sample: Path) -> Path:
    shutil.copytree(sample.parent, tmp_path / "data")
    return tmp_path


async def test_one_bot_a_file_and_the_others_work_beside_it(telegram: Sandbox, folder: Path) -> None:
    settings = {"BOT_TOKEN": TOKEN, "BOT_API_URL": telegram.url, "OWNERS": OWNER}
    bot = await Child.start("run", folder=folder, **settings)
    await telegram.until(lambda: telegram.polled, timeout=LONGEST)

    second = await Child.start("run", folder=folder, **settings)
    assert await second.ended() == 2
    assert second.said.count("\n") == 1
    assert "another bot already runs on data/forum.db" in second.said

    organizer = CAST["basel"][0]
    await telegram.say(organizer, "/menu")
    await telegram.until(lambda: telegram.messages(organizer)[-1]["from"]["is_bot"], timeout=LONGEST)
    granted = await Child.start("grant", str(organizer), "organizer", folder=folder, **settings)
    assert (await granted.ended(), granted.said) == (0, "granted\n")
    await telegram.until(lambda: _offered(telegram, organizer), timeout=LONGEST)

    checked = await Child.start("check", folder=folder, **settings)
    assert (await checked.ended(), checked.said) == (0, "everything is in order\n")

    assert bot.runs
    assert await bot.stop() == 0
    assert bot.said == ""


@pytest.mark.parametrize(
    ("moment", "guarantee"),
    [("after_get_updates:1", "confirm_first"), ("in_handler:1", "mark_apart"), ("after_send:1", "send_first")],
)
async def test_what_makes_a_bot_of_the_kill_tests_die_does_nothing_to_one_that_runs(
    telegram: Sandbox, folder: Path, monkeypatch: pytest.MonkeyPatch, moment: str, guarantee: str
) -> None:
    monkeypatch.setenv("KILL_AT", moment)
    monkeypatch.setenv("SABOTAGE", guarantee)
    bot = await Child.start("run", folder=folder, BOT_TOKEN=TOKEN, BOT_API_URL=telegram.url)
    await telegram.until(lambda: telegram.polled, timeout=LONGEST)
    dana = CAST["dana"][0]
    for words in ("/start", "/programme", "/help"):
        said = await telegram.say(dana, words)
        await telegram.until(lambda said=said: _answered(telegram, dana, said), timeout=LONGEST)  # type: ignore[misc]
    assert bot.runs
    assert await bot.stop() == 0
    assert bot.said == ""


def _answered(telegram: Sandbox, user_id: int, said: dict[str, Any]) -> bool:
    newest = telegram.messages(user_id)[-1]
    return bool(newest["from"]["is_bot"]) and newest["message_id"] > said["message_id"]


def _offered(telegram: Sandbox, user_id: int) -> bool:
    lists = [call for call in telegram.ledger if call.method == "setMyCommands" and str(user_id) in str(call.params)]
    return any("announce" in str(call.params["commands"]) for call in lists)


async def test_a_token_that_telegram_refuses_ends_it_with_one_line(telegram: Sandbox, folder: Path) -> None:
    for verb in ("run", "check"):
        child = await Child.start(verb, folder=folder, BOT_TOKEN="2:wrong", BOT_API_URL=telegram.url, OWNERS=OWNER)
        assert await child.ended() == 2
        assert child.said == "Telegram refuses the token: copy it again from @BotFather into FORUM_BOT_TOKEN\n"


async def test_it_waits_for_a_telegram_that_does_not_answer_and_can_be_ended(folder: Path) -> None:
    bot = await Child.start("run", folder=folder, BOT_TOKEN="1:test", BOT_API_URL="http://127.0.0.1:9")
    await bot.until(lambda: "does not answer" in bot.said)
    assert bot.runs
    await bot.stop()
    assert "Traceback" not in bot.said


async def test_the_demonstration_says_where_it_is_and_no_other_takes_its_files(tmp_path: Path) -> None:
    demo = await Child.start("sandbox", "--port", "0", "--no-browser", folder=tmp_path)
    forum = tmp_path / "data" / "sandbox" / "forum.db"
    await demo.until(inbox.path_beside(forum).exists)  # the bot in it is at work
    before = forum.stat().st_ino
    second = await Child.start("sandbox", "--port", "0", "--no-browser", folder=tmp_path)
    assert await second.ended() == 2
    assert "already runs" in second.said
    assert forum.stat().st_ino == before
    assert await demo.stop() == 0
    assert "http://127.0.0.1:" in demo.said
    assert "Traceback" not in demo.said


async def test_the_bot_of_the_demonstration_answers_whoever_is_new(tmp_path: Path) -> None:
    demo = await Child.start("sandbox", "--port", "0", "--no-browser", folder=tmp_path)
    await demo.until(lambda: demo.address)
    async with aiohttp.ClientSession(demo.address, raise_for_status=True) as page, asyncio.timeout(LONGEST):
        state = await (await page.get("/state")).json()
        assert state["now"].startswith("2025-12-16T08:3")
        newcomer = next(person["id"] for person in state["people"] if not person["started"])
        await page.post(f"/chats/{newcomer}/start", json={})
        shown: list[dict[str, Any]] = []
        while len(shown) < 2:
            await asyncio.sleep(0.1)
            shown = (await (await page.get(f"/chats/{newcomer}")).json())["messages"]
        assert shown[1]["from"]["is_bot"]
        counters = await (await page.get("/control/counters")).json()
        assert counters["served"]["getUpdates"] > 0
    assert await demo.stop() == 0


async def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        demo = await Child.start("sandbox", "--port", port, "--no-browser", folder=tmp_path)
        assert await demo.ended() == 2
    assert demo.said == f"port {port} is taken on this machine: choose another with --port\n"


async def test_a_bot_that_ends_by_itself_ends_the_demonstration(tmp_path: Path) -> None:
    demo = await Child.start("sandbox", "--port", "0", "--no-browser", folder=tmp_path, LOG_LEVEL="LOUD")
    assert await demo.ended() == 1
    assert "FORUM_LOG_LEVEL" in demo.said
    assert demo.said.endswith("the bot has ended by itself, with exit code 2\n")

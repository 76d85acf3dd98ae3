"""The way to Telegram: errors by their right names, files, time-outs, and never a word of the token."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import traceback
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.refusals import NotSent, ServerTrouble, UnknownOutcome, error_of, seconds_to_wait
from bot.sandbox import Fault, Person, Sandbox
from bot.transport import AiohttpRequest

TOKEN = "1:very-secret-half-of-the-token"
BASEL = 11


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(TOKEN, people=[Person(id=BASEL, first_name="Basel", role="", started=True)])
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def transport(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[AiohttpRequest]:
    transport = AiohttpRequest(f"{sandbox.url}/bot{TOKEN}", folder=tmp_path)
    yield transport
    await transport.shutdown()


async def test_a_call_posts_json_and_gives_the_result(sandbox: Sandbox, transport: AiohttpRequest) -> None:
    sent = await transport.call("sendMessage", {"chat_id": BASEL, "text": "«أهلاً» <b>", "disable_notification": True})
    assert sandbox.messages(BASEL)[-1]["message_id"] == sent["message_id"]
    assert sandbox.messages(BASEL)[-1]["text"] == "«أهلاً» <b>"


async def test_json_that_is_written_already_is_posted_as_it_is(sandbox: Sandbox, transport: AiohttpRequest) -> None:
    await transport.call("sendMessage", json.dumps({"chat_id": BASEL, "text": "مكتوب"}).encode())
    assert sandbox.messages(BASEL)[-1]["text"] == "مكتوب"


async def test_a_result_that_nobody_wants_is_left_alone_and_a_refusal_is_not(
    sandbox: Sandbox, transport: AiohttpRequest
) -> None:
    sent = await transport.call("sendMessage", {"chat_id": BASEL, "text": "one"})
    changed = {"chat_id": BASEL, "message_id": sent["message_id"], "text": "two"}
    assert await transport.call("editMessageText", changed, wanted=False) is None
    assert sandbox.messages(BASEL)[-1]["text"] == "two"
    with pytest.raises(BadRequest):
        await transport.call("editMessageText", changed | {"message_id": 999}, wanted=False)
    sandbox.faults.add(Fault("garbage"))
    with pytest.raises(UnknownOutcome):
        await transport.call("editMessageText", changed | {"text": "three"}, wanted=False)


async def test_a_file_goes_up_from_the_folder_with_the_name_that_is_shown(
    sandbox: Sandbox, transport: AiohttpRequest, tmp_path: Path
) -> None:
    (tmp_path / "outgoing").mkdir()
    (tmp_path / "outgoing" / "a1b2.csv").write_bytes(b"\xef\xbb\xbfa,b\r\n")
    document = {"file": "outgoing/a1b2.csv", "name": 'توصيات "1".csv'}
    keyboard = {"inline_keyboard": [[{"text": "ok", "callback_data": "x"}]]}
    await transport.call(
        "sendDocument", {"chat_id": BASEL, "caption": "الملف", "document": document, "reply_markup": keyboard}
    )
    message = sandbox.messages(BASEL)[-1]
    assert message["document"]["file_name"] == "توصيات '1'.csv"
    assert message["document"]["file_size"] == 8
    assert message["caption"] == "الملف"
    assert message["reply_markup"] == keyboard


async def test_a_file_that_is_not_there_is_an_os_error_and_nothing_is_sent(
    sandbox: Sandbox, transport: AiohttpRequest
) -> None:
    with pytest.raises(FileNotFoundError):
        await transport.call("sendDocument", {"chat_id": BASEL, "document": {"file": "no.csv", "name": "no.csv"}})
    assert sandbox.ledger == []


@pytest.mark.parametrize(
    ("code", "answer", "kind"),
    [
        (400, {"description": "Bad Request: chat not found"}, BadRequest),
        (400, {"description": "Bad Request: upgraded", "parameters": {"migrate_to_chat_id": -1001}}, ChatMigrated),
        (401, {"description": "Unauthorized"}, InvalidToken),
        (403, {"description": "Forbidden: bot was blocked by the user"}, Forbidden),
        (404, {"description": "Not Found"}, InvalidToken),
        (404, {"description": "Not Found: method not found"}, EndPointNotFound),
        (409, {"description": "Conflict: terminated by other getUpdates request"}, Conflict),
        (429, {"description": "Too Many Requests", "parameters": {"retry_after": 7}}, RetryAfter),
        (429, {"description": "Too Many Requests", "parameters": {"retry_after": 0}}, RetryAfter),
        (500, {"description": "Internal Server Error"}, ServerTrouble),
        (502, "<html>Bad Gateway</html>", ServerTrouble),
    ],
)
def test_every_refusal_has_its_own_error(code: int, answer: Any, kind: type[TelegramError]) -> None:
    error = error_of(code, json.dumps(answer).encode() if isinstance(answer, dict) else answer.encode())
    assert type(error) is kind


def test_a_429_says_how_long_and_never_nothing() -> None:
    for told, wait in ((7, 7.0), (0, 1.0)):
        error = error_of(429, json.dumps({"parameters": {"retry_after": told}}).encode())
        assert isinstance(error, RetryAfter)
        assert seconds_to_wait(error) == wait


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("5xx", ServerTrouble),
        ("401", InvalidToken),
        ("409", Conflict),
        ("429", RetryAfter),
        ("drop_before", UnknownOutcome),
        ("drop_after", UnknownOutcome),
        ("garbage", UnknownOutcome),
        ("blocked", Forbidden),
    ],
)
async def test_faults_on_the_way_are_told_apart(
    sandbox: Sandbox, transport: AiohttpRequest, kind: Any, error: type[TelegramError]
) -> None:
    sandbox.faults.add(Fault(kind))
    with pytest.raises(error):
        await transport.call("sendMessage", {"chat_id": BASEL, "text": "hello"})
    await transport.call("sendMessage", {"chat_id": BASEL, "text": "hello again"})


async def test_an_answer_that_takes_too_long_leaves_the_outcome_unknown(
    sandbox: Sandbox, transport: AiohttpRequest
) -> None:
    sandbox.faults.add(Fault("slow", seconds=0.5))
    with pytest.raises(UnknownOutcome) as caught:
        await transport.call("sendMessage", {"chat_id": BASEL, "text": "hello"}, timeout=0.05)
    assert isinstance(caught.value, TimedOut)


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


async def test_where_nobody_listens_it_was_surely_not_sent() -> None:
    transport = AiohttpRequest(f"http://127.0.0.1:{free_port()}/bot{TOKEN}")
    with pytest.raises(NotSent) as caught:
        await transport.call("sendMessage", {"chat_id": BASEL, "text": "hello"})
    assert isinstance(caught.value, NetworkError)
    await transport.shutdown()


async def test_no_error_holds_the_token(
    sandbox: Sandbox, transport: AiohttpRequest, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    nobody = AiohttpRequest(f"http://127.0.0.1:{free_port()}/bot{TOKEN}")
    wrong = AiohttpRequest(f"http://nowhere.invalid/bot{TOKEN}")
    for kind in ("drop_before", "garbage", "401", "5xx", "slow"):
        sandbox.faults.add(Fault(kind, seconds=0.2))
    texts = []
    for way in (nobody, wrong, *[transport] * 5):
        try:
            await way.call("sendMessage", {"chat_id": BASEL, "text": "hello"}, timeout=0.1)
        except TelegramError:
            texts.append(traceback.format_exc())
    await nobody.shutdown()
    await wrong.shutdown()
    assert len(texts) == 7
    assert not [text for text in [*texts, caplog.text] if "very-secret" in text]


async def test_the_clock_of_a_stand_in_is_followed_on_loopback_alone(sandbox: Sandbox) -> None:
    told: list[float] = []
    near = AiohttpRequest(f"{sandbox.url}/bot{TOKEN}", follow=told.append)
    await near.call("getMe", {})
    await near.shutdown()
    assert told == [pytest.approx(sandbox.clock.now().timestamp(), abs=5)]
    far = AiohttpRequest(f"https://api.telegram.org/bot{TOKEN}", follow=told.append)
    assert far._follow is None


async def test_python_telegram_bot_works_over_it(sandbox: Sandbox, tmp_path: Path) -> None:
    request, polling = (AiohttpRequest(f"{sandbox.url}/bot{TOKEN}") for _ in range(2))
    bot = Bot(
        TOKEN,
        base_url=f"{sandbox.url}/bot",
        base_file_url=f"{sandbox.url}/file/bot",
        request=request,
        get_updates_request=polling,
    )
    async with bot:
        message = await bot.send_message(BASEL, "hello")
        assert await bot.edit_message_text("changed", BASEL, message.message_id)
        sent = await bot.send_document(BASEL, b"a,b\r\n", filename="export.csv", caption="here")
        assert sandbox.messages(BASEL)[-1]["document"]["file_name"] == "export.csv"
        assert sent.document is not None
        file = await bot.get_file(sent.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"a,b\r\n"
        await sandbox.say(BASEL, "/start")
        updates = await bot.get_updates(timeout=5)
        assert updates[0].message is not None
        assert updates[0].message.text == "/start"
        with pytest.raises(BadRequest, match=r"(?i)empty"):
            await bot.send_message(BASEL, " ")
    assert sandbox.messages(BASEL)[0]["text"] == "changed"


async def test_ptb_is_told_of_time_outs_broken_ways_and_nobody_there(sandbox: Sandbox) -> None:
    request = AiohttpRequest(f"{sandbox.url}/bot{TOKEN}")
    url = f"{sandbox.url}/bot{TOKEN}/getMe"
    sandbox.faults.add(Fault("slow", seconds=0.5))
    with pytest.raises(TimedOut):
        await request.post(url, read_timeout=0.05, connect_timeout=0.01, pool_timeout=0.01)
    sandbox.faults.add(Fault("drop_after"))
    with pytest.raises(NetworkError):
        await request.post(url)
    sandbox.faults.add(Fault("garbage"))
    with pytest.raises(TelegramError, match="Invalid server response"):
        await request.post(url)
    with pytest.raises(NotSent):
        await request.post(f"http://127.0.0.1:{free_port()}/bot{TOKEN}/getMe")
    await request.shutdown()


async def test_a_long_poll_may_last_longer_than_other_calls(sandbox: Sandbox, transport: AiohttpRequest) -> None:
    polling = asyncio.create_task(transport.call("getUpdates", {"timeout": 20}, timeout=30))
    await sandbox.until(lambda: sandbox.polled)
    await sandbox.say(BASEL, "hello")
    updates = await asyncio.wait_for(polling, 5)
    assert updates[0]["message"]["text"] == "hello"


async def test_connections_are_kept_and_shared() -> None:
    peers: set[Any] = set()

    async def answer(request: web.Request) -> web.Response:
        peers.add(request.transport.get_extra_info("peername") if request.transport else None)
        return web.json_response({"ok": True, "result": True})

    app = web.Application()
    app.router.add_post("/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    transport = AiohttpRequest(f"http://127.0.0.1:{port}/bot{TOKEN}")
    for _ in range(5):
        await asyncio.gather(*(transport.call("getMe", {}) for _ in range(3)))
    await transport.shutdown()
    await runner.cleanup()
    assert len(peers) == 3

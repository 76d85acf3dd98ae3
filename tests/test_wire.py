"""The wire: answers however they are cut, connections that break at any point, and no answer to the wrong request."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import wire
from bot.http_answer import Answer, Garbled, Incoming
from bot.refusals import NotSent, UnknownOutcome
from bot.wire import Wire

CERTIFICATE = Path(__file__).parent / "localhost.pem"
PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

# Answers


def taken(*pieces: bytes, ends: bool = False) -> Answer | None:
    incoming = Incoming()
    answer = None
    for piece in pieces:
        assert answer is None
        answer = incoming.feed(piece)
    return incoming.end() if ends and answer is None else answer


WHOLE = {
    "with a length": (PLAIN, True),
    "in chunks": (
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n2\r\nhe\r\n3;x=1\r\nllo\r\n0\r\nA: b\r\n\r\n",
        True,
    ),
    "after a word of patience": (b"HTTP/1.1 100 Continue\r\n\r\n" + PLAIN, True),
    "the last on its connection": (
        b"HTTP/1.1 200 OK\r\nConnection: Close\r\nCONTENT-LENGTH:5\r\n\r\nhello",
        False,
    ),
    "of an old server": (b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", False),
}


@pytest.mark.parametrize("name", WHOLE)
def test_an_answer_is_the_same_however_it_is_cut(name: str) -> None:
    came, lasting = WHOLE[name]
    for cut in range(1, len(came)):
        answer = taken(came[:cut], came[cut:])
        assert answer is not None
        assert (answer.code, answer.body, answer.lasting) == (200, b"hello", lasting)
    answer = taken(*(came[at : at + 1] for at in range(len(came))))
    assert answer is not None
    assert answer.body == b"hello"


@given(body=st.binary(max_size=300), cuts=st.lists(st.integers(1, 299)), pieces=st.lists(st.integers(1, 400)))
def test_chunks_of_any_size_come_together(body: bytes, cuts: list[int], pieces: list[int]) -> None:
    parts = [body[start:end] for start, end in _spans(cuts, len(body))]
    chunked = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts if part)
    came = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked + b"0\r\n\r\n"
    answer = taken(*(came[start:end] for start, end in _spans(pieces, len(came)) if end > start))
    assert answer is not None
    assert answer.body == body


def _spans(cuts: list[int], length: int) -> list[tuple[int, int]]:
    marks = [0, *sorted({cut for cut in cuts if cut < length}), length]
    return list(itertools.pairwise(marks))


def test_without_a_length_the_end_of_the_connection_ends_the_answer() -> None:
    answer = taken(b"HTTP/1.1 502 Bad Gateway\r\nA:  b \r\n\r\nhel", b"lo", ends=True)
    assert answer == Answer(502, {b"a": b"b"}, b"hello", lasting=False)


@pytest.mark.parametrize("came", [PLAIN[:-1], PLAIN[:20], b"", WHOLE["in chunks"][0][:-5]])
def test_half_an_answer_is_none(came: bytes) -> None:
    assert taken(came, ends=True) is None


@pytest.mark.parametrize("code", [204, 304])
def test_some_answers_have_no_body(code: int) -> None:
    answer = taken(b"HTTP/1.1 %d Nothing\r\n\r\n" % code)
    assert answer is not None
    assert answer.body == b""


def test_what_comes_beyond_an_answer_ends_its_connection() -> None:
    answer = taken(PLAIN + b"HTTP/1.1 200")
    assert answer is not None
    assert (answer.body, answer.lasting) == (b"hello", False)


@pytest.mark.parametrize(
    "came",
    [
        b"<html>Please log in</html>\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000,
    ],
)
def test_what_is_no_answer_is_said_to_be_none(came: bytes) -> None:
    with pytest.raises(Garbled):
        taken(came)


# Connections


@dataclass
class Server:
    """A server that does with each connection what the test says."""

    url: str
    accepted: list[asyncio.StreamWriter] = field(default_factory=list)
    asked: list[bytes] = field(default_factory=list)

    async def request(self, reader: asyncio.StreamReader) -> bytes | None:
        """The next request's body, or None at the end of the connection."""
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
        self.asked.append(head)
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        return await reader.readexactly(length)


@asynccontextmanager
async def server(serve: Callable[[Server, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
                 tls: ssl.SSLContext | None = None) -> AsyncIterator[Server]:  # fmt: skip
    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        made.accepted.append(writer)
        with contextlib.suppress(ConnectionError):
            await serve(made, reader, writer)
        writer.close()

    listening = await asyncio.start_server(accept, "127.0.0.1", 0, ssl=tls)
    port = listening.sockets[0].getsockname()[1]
    made = Server(f"{'https' if tls else 'http'}://127.0.0.1:{port}/bot1:secret")
    async with listening:
        yield made
        for writer in made.accepted:
            writer.transport.abort()
    await asyncio.sleep(0)


def answered(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)


async def echo(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while (body := await server.request(reader)) is not None:
        if body == b"slow":
            await asyncio.sleep(0.2)
        writer.write(answered(body))


@asynccontextmanager
async def opened(url: str, tls: ssl.SSLContext | None = None) -> AsyncIterator[Wire]:
    made = Wire(url, {"User-Agent": "tests"}, tls=tls)
    yield made
    made.close()
    await asyncio.sleep(0)


async def post(made: Wire, body: bytes = b"{}", *, seconds: float = 5.0, connect: float = 5.0) -> bytes:
    return (await made.post("sendMessage", body, seconds=seconds, connect=connect)).body


async def test_a_request_names_server_method_and_length() -> None:
    async with server(echo) as there, opened(there.url) as made:
        assert await post(made, '{"text":"أهلاً"}'.encode()) == '{"text":"أهلاً"}'.encode()
    host = there.url.split("/")[2]
    lines = there.asked[0].decode().split("\r\n")
    assert lines[0] == "POST /bot1:secret/sendMessage HTTP/1.1"
    assert f"Host: {host}" in lines
    assert "Content-Type: application/json" in lines


async def test_connections_are_kept_and_one_carries_one_request_at_a_time() -> None:
    async with server(echo) as there, opened(there.url) as made:
        for _ in range(4):
            bodies = [b"%d" % number for number in range(3)]
            assert await asyncio.gather(*(post(made, body) for body in bodies)) == bodies
        assert len(there.accepted) == 3


async def test_no_more_connections_are_open_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "CONNECTIONS", 3)
    async with server(echo) as there, opened(there.url) as made:
        bodies = [b"%d" % number for number in range(50)]
        assert await asyncio.gather(*(post(made, body) for body in bodies)) == bodies
        assert len(there.accepted) == 3


async def test_who_finds_no_free_connection_in_time_has_sent_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "CONNECTIONS", 1)
    async with server(echo) as there, opened(there.url) as made:
        slow = asyncio.create_task(post(made, b"slow"))
        await asyncio.sleep(0.05)
        with pytest.raises(NotSent):
            await post(made, b"late", connect=0.05)
        assert await slow == b"slow"
        assert await post(made, b"next") == b"next"
        assert len(there.asked) == 2


async def test_an_answer_that_comes_too_late_reaches_nobody_else() -> None:
    async with server(echo) as there, opened(there.url) as made:
        with pytest.raises(UnknownOutcome):
            await post(made, b"slow", seconds=0.05)
        slow = asyncio.create_task(post(made, b"slow"))
        await asyncio.sleep(0.05)
        slow.cancel()
        await asyncio.gather(slow, return_exceptions=True)
        for number in range(5):
            await asyncio.sleep(0.06)
            assert await post(made, b"%d" % number) == b"%d" % number
        assert len(there.accepted) == 3


async def test_a_server_that_ends_each_connection_is_asked_on_new_ones() -> None:
    async def once(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        body = await server.request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + (body or b""))

    async with server(once) as there, opened(there.url) as made:
        assert [await post(made, b"%d" % number) for number in range(3)] == [b"0", b"1", b"2"]
        assert len(there.accepted) == 3


async def test_a_connection_that_the_server_has_ended_meanwhile_is_not_used() -> None:
    async with server(echo) as there, opened(there.url) as made:
        for _ in range(3):
            assert await post(made, b"hello") == b"hello"
            there.accepted[-1].close()
            await asyncio.sleep(0.02)


async def test_a_connection_that_has_been_idle_for_long_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "KEPT_SECONDS", 0.0)
    async with server(echo) as there, opened(there.url) as made:
        assert [await post(made) for _ in range(3)] == [b"{}"] * 3
        assert len(there.accepted) == 3


@pytest.mark.parametrize(
    "words", [b"", PLAIN[:30], PLAIN[:-1], b"SSH-2.0-OpenSSH\r\n\r\n", b"HTTP/1.1 200 OK\r\nConte"]
)
async def test_whatever_breaks_after_the_request_leaves_its_outcome_unknown(words: bytes) -> None:
    async def break_off(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(server.accepted) > 1:
            await echo(server, reader, writer)
            return
        await server.request(reader)
        writer.write(words)
        await writer.drain()

    async with server(break_off) as there, opened(there.url) as made:
        with pytest.raises(UnknownOutcome) as caught:
            await post(made)
        assert "secret" not in str(caught.value)
        assert await post(made, b"again") == b"again"


async def test_a_reset_while_the_end_was_to_be_the_sign_of_the_end_is_no_answer() -> None:
    async def reset(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await server.request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\n\r\nhalf of i")
        await writer.drain()
        await asyncio.sleep(0.02)
        linger = (1).to_bytes(4, "little") + bytes(4)  # closing sends a reset
        writer.get_extra_info("socket").setsockopt(1, 13, linger)
        writer.transport.abort()

    async with server(reset) as there, opened(there.url) as made:
        with pytest.raises(UnknownOutcome):
            await post(made)


async def test_words_that_nobody_asked_for_are_no_answer_to_the_next() -> None:
    async def talkative(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while (body := await server.request(reader)) is not None:
            writer.write(answered(body))
            await writer.drain()
            await asyncio.sleep(0.01)
            writer.write(answered(b"unasked"))

    async with server(talkative) as there, opened(there.url) as made:
        for number in range(3):
            assert await post(made, b"%d" % number) == b"%d" % number
            await asyncio.sleep(0.03)


async def test_closing_tells_who_still_waits() -> None:
    async with server(echo) as there, opened(there.url) as made:
        slow = asyncio.create_task(post(made, b"slow"))
        await asyncio.sleep(0.05)
        made.close()
        with pytest.raises(UnknownOutcome):
            await slow
        assert await post(made, b"after") == b"after"


async def test_over_tls_the_certificate_must_be_trusted() -> None:
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(CERTIFICATE)
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    async with server(echo, ours) as there:
        async with opened(there.url, trusting) as made:
            assert [await post(made, b"%d" % number) for number in range(3)] == [b"0", b"1", b"2"]
        assert len(there.accepted) == 1
        asked = len(there.asked)
        async with opened(there.url) as made:
            with pytest.raises(NotSent):
                await post(made)
        assert len(there.asked) == asked

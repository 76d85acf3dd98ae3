"""The way to Telegram: HTTP under python-telegram-bot and, leaner, under the dispatcher.

httpx, PTB's own transport, costs more than everything else that a message passes through. Here PTB's own calls, files
and whatever needs a proxy go over aiohttp (PTB's documented `BaseRequest`); `call`, by which nearly everything
goes, posts JSON over a wire of our own (bot/wire.py), and what the outbox holds as it is. What is posted is written
in bot/bodies.py.
No text that leaves this module holds the address of a request, because the address holds the token.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.bodies import JSON_HEADERS, written, written_by_ptb
from bot.refusals import NotSent, UnknownOutcome, error_of
from bot.wire import CONNECTIONS, Wire, named

CONNECT_SECONDS = 10.0  # to find a free connection or make one: a request that fails here was not sent
SEND_SECONDS = 30.0  # for an answer; long, so that slow is not taken for lost
READ_SECONDS = 20.0  # what PTB's own calls wait for an answer
CHUNK = 64 * 1024  # bytes of a file that are taken at a time
MEDIA_SECONDS = 60.0  # on top, for the way of a file
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
CLOCK_HEADER = "X-Sandbox-Now"
DONE = b'{"ok":true'  # how the answer to what was done begins
WITHOUT = ("Accept", "Accept-Encoding", "User-Agent")  # headers that aiohttp would make anew for each request

SURELY_NOT_SENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,  # the wait for a free connection too
    aiohttp.ClientHttpProxyError,
    aiohttp.InvalidURL,
)


class LargerThanAllowed(Exception):
    """A file that somebody sent has more bytes than are taken."""


class AiohttpRequest(BaseRequest):
    """One pool of connections to one Bot API server.

    Args:
        base: the server's address with `/bot` and the token.
        folder: where the files lie that payloads name.
        follow: called with a local stand-in's time, in seconds since 1970; never for a server elsewhere.
    """

    __slots__ = ("_base", "_folder", "_follow", "_proxy", "_session", "_wire")

    def __init__(self, base: str, *, folder: Path = Path(), follow: Callable[[float], None] | None = None) -> None:
        parts = urlsplit(base)
        self._base = base
        self._folder = folder
        self._follow = follow if parts.hostname in LOOPBACK else None
        self._proxy = _proxy(parts.scheme, parts.hostname or "")
        self._wire = Wire(base, {"User-Agent": self.USER_AGENT}) if self._proxy is None else None
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that PTB's calls wait for an answer unless they say otherwise."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Opens the pool; does nothing when it is open."""
        self._opened()

    async def shutdown(self) -> None:
        """Closes the pool and its connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()
        if self._wire is not None:
            self._wire.close()

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any] | bytes,
        *,
        timeout: float = SEND_SECONDS,  # noqa: ASYNC109  # aiohttp keeps it
        wanted: bool = True,
    ) -> Any:
        """Calls a method of the Bot API and returns its result.

        Args:
            method: its name.
            parameters: as a mapping, or as the JSON itself. A value `{"file": PATH, "name": NAME}` is uploaded
                from the folder.
            timeout: seconds until an answer.
            wanted: whether the result is; else None is returned, and a whole edited message is not taken apart.

        Raises:
            NotSent: Telegram has not got it. UnknownOutcome: it may have. ServerTrouble: a 5xx.
            TelegramError: another of PTB's errors, for what Telegram refused.
            OSError: a file to upload cannot be read.
        """
        data = parameters if isinstance(parameters, bytes) else await written(parameters, self._folder)
        if isinstance(data, bytes) and self._wire is not None:
            code, body = await self._post(self._wire, method, data, timeout)
        else:
            seconds = timeout if isinstance(data, bytes) else timeout + MEDIA_SECONDS
            deadline = aiohttp.ClientTimeout(total=seconds, connect=min(seconds, CONNECT_SECONDS))
            headers = JSON_HEADERS if isinstance(data, bytes) else None
            code, body = await self._send(URL(f"{self._base}/{method}"), data, headers, deadline)
        if not 200 <= code <= 299:
            raise error_of(code, body)
        if not wanted and body.startswith(DONE):
            return None
        try:
            return json.loads(body)["result"]
        except (ValueError, KeyError, TypeError):
            raise UnknownOutcome("the answer cannot be read") from None

    async def fetch_file(
        self,
        file_id: str,
        path: Path,
        most: int,
        *,
        timeout: float,  # noqa: ASYNC109  # of the whole way
    ) -> None:
        """Fetches a file that somebody sent, `most` bytes at most, to `path`, whose folder is made if need be.

        Raises:
            LargerThanAllowed: nothing is kept. NotSent, UnknownOutcome, ServerTrouble, TelegramError: as `call`.
            OSError: it cannot be written, or took too long.
        """
        async with asyncio.timeout(timeout):
            described = await self.call("getFile", {"file_id": file_id}, timeout=timeout)
            if not isinstance(described, dict) or not isinstance(described.get("file_path"), str):
                raise UnknownOutcome("the answer to getFile names no file")
            content = await self._download(described["file_path"], most)
            await asyncio.to_thread(_keep, path, content)

    async def _download(self, file_path: str, most: int) -> bytes:
        server, _, token = self._base.rpartition("/bot")
        url = URL(f"{server}/file/bot{token}/{quote(file_path)}", encoded=True)
        content = bytearray()
        try:
            async with self._opened().get(url, proxy=self._proxy) as response:
                if response.status != HTTPStatus.OK:
                    raise UnknownOutcome(f"the file was answered with {response.status}")
                async for chunk in response.content.iter_chunked(CHUNK):
                    content += chunk
                    if len(content) > most:
                        raise LargerThanAllowed
        except aiohttp.ClientError as error:
            raise UnknownOutcome(named(error)) from None
        return bytes(content)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """See BaseRequest.do_request; PTB calls it.

        Raises:
            NotSent: nothing was sent. UnknownOutcome: no answer came in time, or the connection broke.
        """
        files = request_data is not None and request_data.contains_files
        read = _or(read_timeout, READ_SECONDS)
        connect = max(_or(connect_timeout, CONNECT_SECONDS) or 0, _or(pool_timeout, CONNECT_SECONDS) or 0) or None
        write = _or(write_timeout, MEDIA_SECONDS if files else 0.0)
        total = None if read is None or write is None else read + write + (connect or 0.0)
        data, headers = written_by_ptb(request_data)
        deadline = aiohttp.ClientTimeout(total=total, connect=connect)
        return await self._send(URL(url), data, headers, deadline, verb=method)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """As PTB's own, without printing what came: it may hold what people wrote.

        Raises:
            TelegramError: it is no JSON object.
        """
        try:
            answer = json.loads(payload)
        except ValueError:
            raise TelegramError("Invalid server response") from None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer

    async def _post(self, wire: Wire, method: str, data: bytes, seconds: float) -> tuple[int, bytes]:
        answer = await wire.post(method, data, seconds=seconds, connect=min(seconds, CONNECT_SECONDS))
        if self._follow is not None:
            self._follow_clock(answer.headers.get(CLOCK_HEADER.lower().encode(), b"").decode("latin-1"))
        return answer.code, answer.body

    async def _send(
        self,
        url: URL,
        data: bytes | aiohttp.FormData | None,
        headers: Mapping[str, str] | None,
        deadline: aiohttp.ClientTimeout,
        *,
        verb: str = "POST",
    ) -> tuple[int, bytes]:
        """One request. Every failure becomes one of two words: surely not sent, or perhaps."""
        try:
            async with self._opened().request(
                verb, url, data=data, headers=headers, timeout=deadline, proxy=self._proxy
            ) as response:
                if self._follow is not None:
                    self._follow_clock(response.headers.get(CLOCK_HEADER))
                return response.status, await response.read()
        except SURELY_NOT_SENT as error:
            raise NotSent(named(error)) from None
        except (aiohttp.ClientError, OSError) as error:  # a time-out is an OSError
            raise UnknownOutcome(named(error)) from None

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS),
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=WITHOUT,
                headers={"User-Agent": self.USER_AGENT},
            )
        return self._session

    def _follow_clock(self, told: str | None) -> None:
        if not told or self._follow is None:
            return
        try:
            seconds = float(told)
        except ValueError:
            return
        self._follow(seconds)


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(content)


def _or(seconds: Any, default: float) -> float | None:
    """PTB's way to say "as usual", made a number; None means no limit."""
    if seconds is BaseRequest.DEFAULT_NONE:
        return default
    return None if seconds is None else float(seconds)


def _proxy(scheme: str, host: str) -> str | None:
    """The proxy that the environment names for this server, looked up once."""
    if host in LOOPBACK or proxy_bypass(host):
        return None
    return getproxies().get(scheme)

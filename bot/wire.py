"""HTTP/1.1 to one server, and no more of it than the Bot API needs: bytes are posted, the answer comes whole.

Nearly everything that a message costs is its request: here it takes a third of the CPU that it takes in aiohttp
(measured: tests/bench). What is rare or intricate goes by aiohttp all the same: files, downloads, proxies.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections import deque
from collections.abc import Mapping
from typing import cast

from yarl import URL

from bot.http_answer import Answer, Garbled, Incoming
from bot.refusals import NotSent, UnknownOutcome

CONNECTIONS = 128  # open at once; more requests wait for a free one
KEPT_SECONDS = 15.0  # that an idle connection is used again; servers close theirs after a minute or so
HAPPY_EYEBALLS = 0.25  # seconds until the next address of the server is tried beside the first


class Connection(asyncio.Protocol):
    """One connection, which carries one request at a time."""

    def __init__(self) -> None:
        self.idle_since = 0.0
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport  # from connection_made on, before anybody asks
        self._incoming = Incoming()
        self._answer: asyncio.Future[Answer] | None = None
        self._lasting = True

    @property
    def usable(self) -> bool:
        """Whether another request may go this way."""
        return self._lasting and not self._transport.is_closing()

    async def ask(self, request: bytes, seconds: float) -> Answer:
        """Sends a request and waits for its answer.

        Raises: UnknownOutcome when none came in time, none that can be read, or the connection broke.
        """
        answer: asyncio.Future[Answer] = self._loop.create_future()
        self._answer = answer
        deadline = self._loop.call_later(seconds, self._fail, "TimeoutError")
        self._transport.write(request)
        try:
            return await answer
        except asyncio.CancelledError:
            self.close()
            raise
        finally:
            self._answer = None
            deadline.cancel()

    def close(self) -> None:
        """Ends the connection at once."""
        self._lasting = False
        self._transport.abort()

    def _fail(self, words: str) -> None:
        self.close()
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(UnknownOutcome(words))

    def _take(self, answer: Answer | None) -> None:
        if answer is not None and self._answer is not None and not self._answer.done():
            self._lasting = answer.lasting
            self._incoming = Incoming()
            self._answer.set_result(answer)

    # What asyncio tells

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """See asyncio.BaseProtocol."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """See asyncio.Protocol."""
        if self._answer is None:  # nobody has asked for anything
            self.close()
            return
        try:
            self._take(self._incoming.feed(data))
        except Garbled as error:
            self._fail(f"the answer is no HTTP: {error}")

    def connection_lost(self, exc: Exception | None) -> None:
        """See asyncio.BaseProtocol."""
        if exc is None:
            self._take(self._incoming.end())
        self._fail(type(exc).__name__ if exc is not None else "the connection was closed")


class Wire:
    """A pool of connections to the server at `base`, `/bot` and the token included.

    Args:
        base: the address under which the methods lie.
        headers: of every request.
        tls: for https, other certificates than the system trusts.
    """

    def __init__(self, base: str, headers: Mapping[str, str], *, tls: ssl.SSLContext | None = None) -> None:
        url = URL(base)
        self._host, self._port = url.raw_host or "", url.port or 0
        self._path = url.raw_path.rstrip("/")
        self._secure = url.scheme == "https"
        self._tls = tls
        lines = {"Host": url.host_port_subcomponent or "", **headers, "Content-Type": "application/json"}
        self._common = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self._heads: dict[str, bytes] = {}
        self._idle: list[Connection] = []
        self._busy: set[Connection] = set()
        self._opening = 0
        self._queue: deque[asyncio.Future[None]] = deque()

    async def post(self, method: str, body: bytes, *, seconds: float, connect: float) -> Answer:
        """Posts JSON to a method and returns the answer, whatever its code.

        Args:
            method: its name.
            body: the JSON.
            seconds: that it waits for an answer.
            connect: seconds to find a free connection or make one.

        Raises:
            NotSent: there was no connection. UnknownOutcome: there was one, and no answer came that can be read.
        """
        connection = self._fresh() or await self._found(connect)
        self._busy.add(connection)
        try:
            return await connection.ask(b"%b%d\r\n\r\n%b" % (self._head(method), len(body), body), seconds)
        finally:
            self._busy.discard(connection)
            self._give_back(connection)

    def close(self) -> None:
        """Ends every connection; who waits for an answer is told that its outcome is unknown."""
        for connection in (*self._idle, *self._busy):
            connection.close()
        self._idle.clear()

    def _head(self, method: str) -> bytes:
        head = self._heads.get(method)
        if head is None:
            text = f"POST {self._path}/{method} HTTP/1.1\r\n{self._common}Content-Length: "
            head = self._heads[method] = text.encode("ascii")
        return head

    def _fresh(self) -> Connection | None:
        """The connection that was used last; those that have been idle for long are let go."""
        while self._idle:
            connection = self._idle.pop()
            if connection.usable and _now() - connection.idle_since < KEPT_SECONDS:
                return connection
            connection.close()
        return None

    async def _found(self, seconds: float) -> Connection:
        """A connection that has come free, or a new one."""
        try:
            async with asyncio.timeout(seconds):
                while len(self._busy) + self._opening >= CONNECTIONS:
                    await self._turn()
                    connection = self._fresh()
                    if connection is not None:
                        return connection
                return await self._connected()
        except OSError as error:  # a time-out, a name that is unknown, a certificate that is not trusted
            raise NotSent(named(error)) from None

    async def _turn(self) -> None:
        """Waits until a connection comes free or ends."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn in self._queue:
                self._queue.remove(turn)
            else:
                self._next()
            raise

    def _next(self) -> None:
        """Lets the next in the queue look."""
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return

    async def _connected(self) -> Connection:
        if self._secure and self._tls is None:
            self._tls = ssl.create_default_context()
        tls = self._tls if self._secure else None
        self._opening += 1
        try:
            _, connection = await asyncio.get_running_loop().create_connection(
                Connection, self._host, self._port, ssl=tls, happy_eyeballs_delay=HAPPY_EYEBALLS
            )
        except BaseException:
            self._next()
            raise
        finally:
            self._opening -= 1
        return connection

    def _give_back(self, connection: Connection) -> None:
        if connection.usable:
            connection.idle_since = _now()
            self._idle.append(connection)
        else:
            connection.close()
        if self._queue:
            self._next()


def named(error: BaseException) -> str:
    """What went wrong in words that hold no address."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else ""
    return f"{type(error).__name__}: {reason}" if reason else type(error).__name__


def _now() -> float:
    return time.monotonic()

"""An HTTP/1.1 answer, taken apart as its bytes arrive. Whatever is not one raises Garbled."""

from __future__ import annotations

from dataclasses import dataclass

MOST_HEAD = 64 * 1024  # bytes
MOST = 64 * 1024 * 1024  # bytes of an answer: a hundred updates are far less
EMPTY = frozenset({204, 304})  # these have no body, whatever their head says


class Garbled(Exception):
    """What came is no HTTP answer, or a larger one than anybody sends."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. Header names are in lower case; `lasting` says that its connection may be used again."""

    code: int
    headers: dict[bytes, bytes]
    body: bytes
    lasting: bool


class Incoming:
    """One answer on its way: `feed` it until it gives the answer, and tell it when the connection has ended."""

    __slots__ = ("_chunked", "_chunks", "_code", "_headers", "_held", "_lasting", "_length")

    def __init__(self) -> None:
        self._held = b""  # what has come and is not taken apart yet
        self._code = 0
        self._headers: dict[bytes, bytes] = {}
        self._lasting = False
        self._length: int | None = None  # of the body; None while only the end of the connection tells
        self._chunked = False
        self._chunks: list[bytes] = []

    def feed(self, data: bytes) -> Answer | None:
        """Takes what has come. Returns the answer once it is whole. Raises: Garbled."""
        self._held = self._held + data if self._held else data
        if len(self._held) > MOST:
            raise Garbled("too long")
        while not self._code:
            if not self._read_head():
                return None
        if self._chunked:
            return self._answer(b"".join(self._chunks)) if self._read_chunks() else None
        if self._length is None or len(self._held) < self._length:
            return None
        body, self._held = self._held[: self._length], self._held[self._length :]
        return self._answer(body)

    def end(self) -> Answer | None:
        """The connection has ended: the answer, if that was the sign of its end."""
        if not self._code or self._length is not None or self._chunked:
            return None
        self._lasting = False
        body, self._held = self._held, b""
        return self._answer(body)

    def _answer(self, body: bytes) -> Answer:
        return Answer(self._code, self._headers, body, self._lasting and not self._held)

    def _read_head(self) -> bool:
        """Reads a head as soon as it is whole; one that only asks for patience (1xx) is passed over."""
        end = self._held.find(b"\r\n\r\n")
        if end > MOST_HEAD or (end < 0 and len(self._held) > MOST_HEAD):
            raise Garbled("the head is too long")
        if end < 0:
            return False
        first, *lines = self._held[:end].split(b"\r\n")
        self._held = self._held[end + 4 :]
        if not first.startswith(b"HTTP/1.") or not first[9:12].isdigit():
            raise Garbled("no status line")
        code = int(first[9:12])
        if code >= 200:
            self._code = code
            self._read_headers(first[:8], lines)
        return True

    def _read_headers(self, version: bytes, lines: list[bytes]) -> None:
        headers = self._headers
        for line in lines:
            name, _, value = line.partition(b":")
            headers[name.strip().lower()] = value.strip()
        self._lasting = version == b"HTTP/1.1" and headers.get(b"connection", b"").lower() != b"close"
        if self._code in EMPTY:
            self._length = 0
        elif b"chunked" in headers.get(b"transfer-encoding", b"").lower():
            self._chunked = True
        elif b"content-length" in headers:
            self._length = _number(headers[b"content-length"], base=10)

    def _read_chunks(self) -> bool:
        """Reads every chunk that is whole; True when the last has come."""
        while (end := self._held.find(b"\r\n")) >= 0:
            size = _number(self._held[:end].partition(b";")[0].strip(), base=16)
            after = end + 2 + size
            if size == 0:
                return self._read_trailer(end)
            if len(self._held) < after + 2:
                return False
            if self._held[after : after + 2] != b"\r\n":
                raise Garbled("a chunk does not end where it should")
            self._chunks.append(self._held[end + 2 : after])
            self._held = self._held[after + 2 :]
        return False

    def _read_trailer(self, end: int) -> bool:
        """Passes over what may follow the last chunk, up to the empty line."""
        if self._held.startswith(b"\r\n", end + 2):
            self._held = self._held[end + 4 :]
            return True
        last = self._held.find(b"\r\n\r\n", end + 2)
        if last < 0:
            return False
        self._held = self._held[last + 4 :]
        return True


def _number(text: bytes, *, base: int) -> int:
    digits = b"0123456789abcdefABCDEF"[: 10 if base == 10 else None]
    if not text or len(text) > 12 or text.strip(digits):
        raise Garbled("no length")
    number = int(text, base)
    if number > MOST:
        raise Garbled("too long")
    return number

"""A bare client for the tests of the local Telegram: calls methods over HTTP and knows refusals."""

from __future__ import annotations

import struct
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.sandbox import Limits, Person, Sandbox

AMINA, BASEL, DANA, STRANGER = 101, 102, 103, 666
PEOPLE = [
    Person(AMINA, "أمينة", started=True),
    Person(BASEL, "باسل", started=True, phone="+218911234567"),
    Person(DANA, "دانة"),
]


class Bare:
    """Sends plain JSON calls; gives results, or with `refusal` the whole refusal."""

    def __init__(self, box: Sandbox, session: aiohttp.ClientSession) -> None:
        self.box = box
        self.session = session

    async def raw(self, method: str, *, token: str | None = None, **params: Any) -> tuple[int, Any]:
        address = f"{self.box.url}/bot{token or self.box.token}/{method}"
        async with self.session.post(address, json=params) as response:
            assert "X-Sandbox-Now" in response.headers
            return response.status, await response.json()

    async def __call__(self, method: str, **params: Any) -> Any:
        status, answer = await self.raw(method, **params)
        assert answer["ok"], answer
        assert status == 200
        return answer["result"]

    async def refusal(self, method: str, **params: Any) -> tuple[int, str]:
        status, answer = await self.raw(method, **params)
        assert not answer["ok"], answer
        assert answer["error_code"] == status
        return status, answer["description"]

    async def updates(self, offset: int = 0, timeout: float = 0, **more: Any) -> list[Any]:  # noqa: ASYNC109 - getUpdates calls it so
        found: list[Any] = await self("getUpdates", offset=offset, timeout=timeout, **more)
        return found


@asynccontextmanager
async def telegram(limits: Limits | None = None, **more: Any) -> AsyncIterator[tuple[Sandbox, Bare]]:
    """A running sandbox with three people, its rates lifted unless limits are given, and a client."""
    box = Sandbox(people=PEOPLE, limits=limits or Limits.unlimited_rates(), **more)
    async with box, aiohttp.ClientSession() as session:
        yield box, Bare(box, session)


def button(data: str, text: str = "ok") -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": data}]]}


def png(width: int = 2, height: int = 3) -> bytes:
    """A small black picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" * (width + 1) for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")

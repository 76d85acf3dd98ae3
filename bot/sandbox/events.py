"""Telling whoever watches that something changed: the page's event streams and tests that wait."""

import asyncio
import json
from collections.abc import Callable
from typing import Any


class Events:
    """Spreads changes. With nobody listening a change costs next to nothing."""

    def __init__(self) -> None:
        self.streams: set[asyncio.Queue[str]] = set()
        self._waiting: set[asyncio.Future[None]] = set()

    def tell(self, kind: str, chat_id: int | None = None, **payload: Any) -> None:
        """Send one event to every open page and wake every waiting test."""
        if self.streams:
            line = json.dumps({"kind": kind, "chat_id": chat_id, **payload}, ensure_ascii=False)
            for stream in self.streams:
                stream.put_nowait(line)
        self.stir()

    def stir(self) -> None:
        """Wake the waiting tests, so that they look again."""
        if not self._waiting:
            return
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def until(self, predicate: Callable[[], Any], timeout: float = 5.0) -> Any:  # noqa: ASYNC109
        """Wait until `predicate()` holds, looking after every change.

        Returns:
            What the predicate gave.

        Raises:
            TimeoutError: it did not hold within `timeout` seconds.
        """
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(timeout):
            while not (held := predicate()):
                future = loop.create_future()
                self._waiting.add(future)
                try:
                    await future
                finally:
                    self._waiting.discard(future)
        return held

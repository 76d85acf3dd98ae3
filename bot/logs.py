"""Logging: one line an event on stderr, and never the token, at no level and in no traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterable

CHATTY = ("httpx", "httpcore", "aiohttp", "aiosqlite", "apscheduler", "telegram", "asyncio")
"""Loggers that print addresses, parameters or what people wrote when they are let; they stay at WARNING."""

HIDDEN = "[token]"


class Redacted(logging.Formatter):
    """Formats as usual, exception and stack included, and then takes every secret out."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        # The longest first: a token holds its own secret part.
        self._secrets = sorted({part for secret in secrets for part in _parts(secret)}, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """The line without secrets."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return line


def set_up(level: str, *, secret: str) -> None:
    """Logs at `level` (DEBUG … ERROR) to stderr; `secret` is the bot's token. Replaces earlier handlers."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacted([secret]))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _parts(secret: str) -> set[str]:
    """The token, and its part behind the colon as it may stand in an address or alone."""
    _, _, behind = secret.partition(":")
    return {part for part in (secret, secret.replace(":", "%3A"), behind) if len(part) > 7} | {secret}

"""What the log says, and above all what it never says: the token, and what people wrote.

The token stands in the address of every request and in the text of some errors, so it is taken out where lines leave
the program: on every handler, for messages, arguments, tracebacks and stacks alike. Loggers of libraries that print
addresses, parameters or payloads stay at WARNING at any level of ours.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from urllib.parse import quote

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
HIDDEN = "[token]"
SECRET_LENGTH = 16  # from which on the part after the colon is looked for alone
ANY_TOKEN = re.compile(r"\b\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}")
QUIET = ("httpx", "httpcore", "aiohttp", "aiosqlite", "telegram", "apscheduler", "matplotlib", "fontTools", "PIL")


class Redaction(logging.Filter):
    """Takes a token out of a record before a handler writes it.

    It belongs on handlers: a filter on a logger does not see what comes from the loggers below.
    """

    def __init__(self, token: str = "") -> None:
        super().__init__()
        self._known = [re.escape(word) for word in _spellings(token)]
        self._pattern = re.compile("|".join([*self._known, ANY_TOKEN.pattern]))
        self._formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrites the record in place; every record passes."""
        record.msg, record.args = self.clean(_message(record)), None
        if record.exc_info and not record.exc_text:
            record.exc_text = self._formatter.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.clean(record.exc_text)
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        return True

    def clean(self, text: str) -> str:
        """`text` without tokens."""
        return self._pattern.sub(HIDDEN, text)


def set_up(level: str | int, token: str = "") -> Redaction:
    """Sends the log to standard error, at `level`, with the token taken out of every handler that there is.

    Args:
        level: a name such as INFO, or logging's number.
        token: the bot's token; anything that looks like one is hidden besides.

    Returns:
        The filter, for handlers that are made later.
    """
    redaction = Redaction(token)
    root = logging.getLogger()
    root.setLevel(level)
    if not any(type(handler) is logging.StreamHandler for handler in root.handlers):
        ours = logging.StreamHandler(sys.stderr)
        ours.setFormatter(logging.Formatter(FORMAT))
        root.addHandler(ours)
    for handler in _every_handler():
        for old in [each for each in handler.filters if isinstance(each, Redaction)]:
            handler.removeFilter(old)
        handler.addFilter(redaction)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    return redaction


def _every_handler() -> Iterator[logging.Handler]:
    yield from logging.getLogger().handlers
    for logger in logging.getLogger().manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            yield from logger.handlers
    if logging.lastResort is not None:
        yield logging.lastResort


def _message(record: logging.LogRecord) -> str:
    """The record's message; one whose arguments do not fit is no reason to lose it, nor to print them raw."""
    try:
        return record.getMessage()
    except (TypeError, ValueError):
        return f"{record.msg} {record.args!r}"


def _spellings(token: str) -> Iterator[str]:
    """The token as it may stand in a text: plain, in an address, and its secret half alone."""
    if not token:
        return
    yield token
    if quote(token, safe="") != token:
        yield quote(token, safe="")
    secret = token.partition(":")[2]
    if len(secret) >= SECRET_LENGTH:
        yield secret

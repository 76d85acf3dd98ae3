"""The log never holds the token, at any level, on any handler."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from bot.logs import Redaction, set_up

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_0123"


Written = tuple[logging.Handler, io.StringIO]


@pytest.fixture
def written() -> Iterator[Written]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(Redaction(TOKEN))
    root, before = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler, stream
    root.removeHandler(handler)
    root.setLevel(before)


def test_the_token_is_taken_out_of_messages_and_arguments(written: Written) -> None:
    logging.getLogger("somebody").info("posting to https://api.telegram.org/bot%s/sendMessage", TOKEN)
    assert "bot[token]/sendMessage" in written[1].getvalue()


def test_the_token_is_taken_out_of_tracebacks_and_their_causes(written: Written) -> None:
    def connect() -> None:
        raise ValueError(f"cannot reach /bot{TOKEN}/getMe")

    try:
        try:
            connect()
        except ValueError as cause:
            raise RuntimeError("no luck") from cause
    except RuntimeError:
        logging.getLogger("somebody").exception("it failed")
    assert "no luck" in written[1].getvalue()
    assert TOKEN not in written[1].getvalue()


def test_the_token_is_taken_out_of_stacks(written: Written) -> None:
    record = logging.LogRecord("a", logging.INFO, "f.py", 1, "here", None, None, sinfo=f"Stack: {TOKEN}")
    written[0].handle(record)
    assert TOKEN not in written[1].getvalue()


@pytest.mark.parametrize(
    "spelling",
    [TOKEN.replace(":", "%3A"), TOKEN.partition(":")[2], "987654321:" + "B" * 35],
    ids=["url", "half", "any"],
)
def test_other_spellings_and_other_tokens_are_hidden_too(written: Written, spelling: str) -> None:
    logging.getLogger("somebody").warning("look: %s", spelling)
    assert spelling not in written[1].getvalue()


def test_a_message_whose_arguments_do_not_fit_is_still_written_and_clean(written: Written) -> None:
    logging.getLogger("somebody").warning("two %s %s", TOKEN)  # noqa: PLE1206  # the point
    assert "two" in written[1].getvalue()
    assert TOKEN not in written[1].getvalue()


def test_a_short_token_hides_itself_and_not_the_words_in_it() -> None:
    assert Redaction("1:test").clean("a test with 1:test") == "a test with [token]"


@pytest.fixture
def own_logging() -> Iterator[None]:
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    yield
    root.setLevel(level)
    root.handlers[:] = handlers
    for handler in (*handlers, logging.lastResort):
        if handler is not None:
            handler.filters[:] = [each for each in handler.filters if not isinstance(each, Redaction)]


def test_set_up_covers_the_handlers_of_every_logger_and_quiets_those_that_print_addresses(own_logging: None) -> None:
    stream = io.StringIO()
    theirs = logging.getLogger("a.library.of.others")
    handler = logging.StreamHandler(stream)
    theirs.addHandler(handler)
    theirs.propagate = False
    set_up("DEBUG", TOKEN)
    theirs.error("the address is /bot%s/getMe", TOKEN)
    theirs.removeHandler(handler)
    assert "[token]" in stream.getvalue()
    assert not logging.getLogger("httpx").isEnabledFor(logging.INFO)
    assert not logging.getLogger("aiosqlite").isEnabledFor(logging.DEBUG)


def test_set_up_twice_leaves_one_handler_and_one_filter(own_logging: None) -> None:
    logging.getLogger().handlers[:] = []
    set_up("INFO", "1:first")
    set_up("INFO", TOKEN)
    handlers = logging.getLogger().handlers
    assert len(handlers) == 1
    assert len([each for each in handlers[0].filters if isinstance(each, Redaction)]) == 1

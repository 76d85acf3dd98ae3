"""Updates read for the handlers: whole where a person wrote, the tap alone where a button was pressed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from telegram import Bot

from bot.reading import KEYBOARD, read
from storage.times import moment, stamp

BASEL = {"id": 1002, "is_bot": False, "first_name": "Basel"}
CHAT = {"id": 1002, "type": "private", "first_name": "Basel"}
BOT = Bot("1:test")


def tapped(**query: Any) -> str:
    fields = {"id": "77", "from": BASEL, "chat_instance": "5", "data": "fb:4:5", **query}
    return json.dumps({"update_id": 9, "callback_query": fields})


def test_of_a_tap_the_person_the_place_and_the_code_are_left() -> None:
    message = {
        "message_id": 31,
        "date": 1766000000,
        "chat": CHAT,
        "text": "rate",
        "reply_markup": {"inline_keyboard": [[{"text": "4", "callback_data": "fb:4:5"}]]},
    }
    update = read(tapped(message=message), BOT)
    query = update.callback_query
    assert query is not None
    assert (update.update_id, query.id, query.data) == (9, "77", "fb:4:5")
    assert update.effective_user is not None
    assert update.effective_user.id == 1002
    assert update.effective_chat is not None
    assert update.effective_chat.type == "private"
    assert query.message is not None
    assert query.message.message_id == 31
    assert query.api_kwargs[KEYBOARD] == [[{"text": "4", "callback_data": "fb:4:5"}]]


def test_who_taps_again_is_the_same_object_until_something_of_them_changes() -> None:
    first, again = read(tapped(), BOT).effective_user, read(tapped(), BOT).effective_user
    assert first is again
    renamed = read(tapped(**{"from": BASEL | {"first_name": "Basel Omar"}}), BOT).effective_user
    assert renamed is not None
    assert (renamed.id, renamed.first_name) == (1002, "Basel Omar")
    more = read(tapped(**{"from": BASEL | {"yet_unknown": {"a": [1]}}}), BOT).effective_user
    assert more is not None
    assert (more.id, more.api_kwargs) == (1002, {"yet_unknown": {"a": [1]}})


def test_a_tap_without_a_message_is_read_too() -> None:
    update = read(tapped(inline_message_id="x"), BOT)
    assert update.callback_query is not None
    assert update.callback_query.message is None


@pytest.mark.parametrize("query", [{"from": None}, {"from": "Basel"}, {"message": {"message_id": 1}}, {"message": "x"}])
def test_a_broken_tap_raises_so_that_it_is_set_aside(query: dict[str, Any]) -> None:
    with pytest.raises((TypeError, KeyError, AttributeError)):
        read(tapped(**query), BOT)


def test_a_message_is_read_whole() -> None:
    message = {"message_id": 3, "date": 1766000000, "chat": CHAT, "from": BASEL, "text": "/me", "entities": []}
    update = read(json.dumps({"update_id": 8, "message": message}), BOT)
    assert update.message is not None
    assert update.message.text == "/me"


@pytest.mark.parametrize(
    "text", ["2025-12-16", "2025-12-16T07:00:00", "2025-12-16 07:00:00Z ", "", "2025-12-16T07:00+02Z"]
)
def test_a_text_that_is_no_moment_of_ours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"moment|isoformat"):
        moment(text)


def test_a_moment_comes_back_as_it_was_written() -> None:
    assert stamp(moment("2025-12-16T07:00:00Z")) == "2025-12-16T07:00:00Z"

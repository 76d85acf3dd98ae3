"""Telegram's refusals: which error an answer is, and what the permanent ones mean for a row of the outbox.

python-telegram-bot re-cases the words of an error, so they are compared in lower case.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import Any, Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from storage.outbox import Outcome

os.environ.setdefault("PTB_TIMEDELTA", "true")  # else PTB 22 warns whenever a RetryAfter is made
LONGEST_WAIT = 86_400.0  # seconds
UNKNOWN_METHOD = "method not found"
TOKEN_REFUSED = "Telegram refuses the token: was it revoked? All waits for it to be valid again"  # noqa: S105  # words


class NotSent(NetworkError):
    """No connection was made, so Telegram cannot have done it: it is safe to send again."""


class UnknownOutcome(TimedOut):
    """The request left and no answer came that can be read: it may have been done."""


class ServerTrouble(NetworkError):
    """Telegram answered with a 5xx: it has its own trouble, and asks for patience."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a refusal in these `words` means: the row's outcome, and the account's new state if it has one."""

    words: str
    outcome: Outcome
    unreachable: str | None = None


PERMANENT: Final = (
    Refusal("bot was blocked by the user", Outcome.BLOCKED, "blocked"),
    Refusal("user is deactivated", Outcome.BLOCKED, "deactivated"),
    Refusal("bot can't initiate conversation with a user", Outcome.BLOCKED, "never"),
    Refusal("chat not found", Outcome.BLOCKED, "never"),
    Refusal("bot can't send messages to bots", Outcome.BLOCKED, "never"),
    Refusal("bot was kicked from the", Outcome.BLOCKED),
    Refusal("bot is not a member of the", Outcome.BLOCKED),
    Refusal("the group chat was deleted", Outcome.BLOCKED),
)
"""Where the chat will not be reached by trying again. Every other 400 and 403 is the row's own fault."""

AS_GOOD_AS_DONE: Final = (
    "message is not modified",
    "message to delete not found",
    "message to unpin not found",
)
TOPIC_GONE: Final = "message thread not found"
GONE: Final = ("message to edit not found", "message can't be edited")


def says(error: TelegramError, *phrases: str) -> bool:
    """Whether the error's words hold one of the phrases (given in lower case)."""
    words = error.message.lower()
    return any(phrase in words for phrase in phrases)


def permanent(error: TelegramError) -> Refusal:
    """What a 400, 403 or unknown method means for its row."""
    for refusal in PERMANENT:
        if says(error, refusal.words):
            return refusal
    return Refusal(error.message, Outcome.FAILED)


def seconds_to_wait(error: RetryAfter) -> float:
    """The wait that a 429 asks for, a day at most."""
    wait = error.retry_after
    return min(LONGEST_WAIT, float(wait) if isinstance(wait, int) else wait.total_seconds())


def error_of(code: int, body: bytes) -> TelegramError:
    """The error that python-telegram-bot would raise for this answer, plus ours for a server in trouble.

    Args:
        code: the HTTP status.
        body: the answer as it came.
    """
    answer = _parsed(body)
    words = answer.get("description")
    if not isinstance(words, str) and code not in (413, 429):
        return ServerTrouble(f"HTTP status {code}")  # nobody but Telegram settles anything: a proxy says 403 too
    words = str(words or f"HTTP status {code}")
    wait, moved_to = _parameter(answer, "retry_after"), _parameter(answer, "migrate_to_chat_id")
    if code == 429 or wait:
        return RetryAfter(max(1, wait))
    if moved_to:
        return ChatMigrated(moved_to)
    if code == 404 and UNKNOWN_METHOD in words.lower():
        return EndPointNotFound(words)
    if code >= 500:
        return ServerTrouble(words)
    kinds: dict[int, type[TelegramError]] = {
        400: BadRequest,
        401: InvalidToken,
        403: Forbidden,
        404: InvalidToken,
        409: Conflict,
        413: BadRequest,
    }
    return kinds.get(code, NetworkError)(words)


def _parameter(answer: dict[str, Any], name: str) -> int:
    """A number among the answer's parameters, 0 where there is none."""
    parameters = answer.get("parameters")
    number = parameters.get(name) if isinstance(parameters, dict) else None
    return number if type(number) is int else 0


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}

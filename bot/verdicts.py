"""What an error means for the row that met it: settled, once more, elsewhere, or nobody can send just now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.refusals import AS_GOOD_AS_DONE, GONE, TOPIC_GONE, NotSent, ServerTrouble, permanent, says, seconds_to_wait
from storage.delivery import Mark, Row
from storage.outbox import Outcome

ONCE_ONLY = ("send", "copy", "forward", "create")  # a method that begins so does more when it is repeated
MOST_TRIES = 6  # of a message that may have arrived already: about a minute
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0  # seconds between tries, doubling
SERVER_TRIES = 1440  # answers of 5xx to one row before it is the row's own fault: a day, once a minute


@dataclass(frozen=True, slots=True)
class Settled:
    """The row's outcome is known."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Again:
    """The row is tried again after `wait` seconds."""

    wait: float
    error: str


@dataclass(frozen=True, slots=True)
class Flood:
    """Telegram refuses the chat, or the whole bot, for `wait` seconds."""

    wait: float


@dataclass(frozen=True, slots=True)
class Anew:
    """The message to edit is gone: its text is sent as a new one. `topic_gone`: it leaves its topic alone."""

    topic_gone: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has become the supergroup `chat_id`."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Down:
    """Nobody can send: Telegram is not reached, or refuses the token. The row waits untouched."""

    error: str
    token: bool = False


Verdict = Settled | Again | Flood | Anew | Moved | Down


def verdict(row: Row, error: TelegramError, now: datetime) -> Verdict:
    """What `error` means for `row`, whose counts of tries and troubles it raises.

    Args:
        row: what was sent.
        error: how Telegram, or the way to it, failed.
        now: the wall clock, for rows that help only until some time.
    """
    match error:
        case RetryAfter():
            return Flood(seconds_to_wait(error))
        case ChatMigrated():
            return _moved(row, error.new_chat_id)
        case InvalidToken():
            return Down(error.message, token=True)
        case NotSent():
            return Down(error.message)
        case ServerTrouble():
            return _server_trouble(row, error)
        case NetworkError() if not isinstance(error, BadRequest):
            return _unknown(row, error, now)
        case _:
            return _refused(row, error)


def delivered(row: Row, result: object) -> Mark:
    """The mark of a row that Telegram has taken, with the ids of the messages that came of it."""
    answers = [one for one in (result if isinstance(result, list) else [result]) if isinstance(one, dict)]
    made = [one.get("message_id", one.get("message_thread_id")) for one in answers]  # a topic is its first message
    ids = [message_id for message_id in made if isinstance(message_id, int)]
    return Mark(row, Outcome.SENT, message_id=ids[0] if ids else row.message_id, more_ids=tuple(ids[1:]))


def _moved(row: Row, chat_id: int) -> Verdict:
    """Messages have not moved with the group: under the number of one to delete somebody else's may stand there."""
    if row.method.startswith("delete"):
        return Settled(Mark(row, Outcome.FAILED, "the group has moved, and its messages have not", new_chat_id=chat_id))
    return Moved(chat_id)


def _server_trouble(row: Row, error: TelegramError) -> Verdict:
    row.troubles += 1
    if row.troubles > SERVER_TRIES:
        return Settled(Mark(row, Outcome.FAILED, error.message))
    return Again(_longer(row.troubles), error.message)


def _unknown(row: Row, error: TelegramError, now: datetime) -> Verdict:
    """It may have been done. What can be repeated without harm is; a message only while it is still useful."""
    row.troubles += 1
    row.tries += 1
    wait = _longer(row.tries)
    if not row.method.startswith(ONCE_ONLY):
        return Again(wait, error.message)
    too_late = row.expires_at is not None and row.expires_at <= now + timedelta(seconds=wait)
    if too_late or row.tries >= MOST_TRIES:
        return Settled(Mark(row, Outcome.UNCERTAIN, error.message))
    return Again(wait, error.message)


def _refused(row: Row, error: TelegramError) -> Verdict:
    if says(error, *AS_GOOD_AS_DONE):
        return Settled(Mark(row, Outcome.SENT, message_id=row.message_id))
    if row.method == "editMessageText" and says(error, *GONE):
        return Anew()
    if says(error, TOPIC_GONE) and "message_thread_id" in row.parameters():
        return Anew(topic_gone=True)
    refusal = permanent(error)
    return Settled(Mark(row, refusal.outcome, error.message, unreachable=refusal.unreachable))


def _longer(times: int) -> float:
    return min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(times - 1, 10))

"""Every way in which the local Telegram says no, in Telegram's own words."""

from math import ceil

from bot.sandbox.people import Json

UNAUTHORIZED = "Unauthorized"
NO_SUCH_METHOD = "Not Found: method not found"
CHAT_NOT_FOUND = "chat not found"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
STALE_QUERY = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
POLL_ENDED_BY_WEBHOOK = "Conflict: terminated by setWebhook request"
BLOCKED = "bot was blocked by the user"


class Refused(Exception):
    """A refused call: the status code, the description and the parameters of the answer."""

    def __init__(self, code: int, description: str, *, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(words: str) -> Refused:
    """A 400 in Telegram's words, without its prefix."""
    return Refused(400, "Bad Request: " + words)


def forbidden(words: str) -> Refused:
    """A 403 in Telegram's words, without its prefix."""
    return Refused(403, "Forbidden: " + words)


def too_many(seconds: float) -> Refused:
    """A 429 that asks to wait for `seconds`, rounded up to whole ones, at least one."""
    wait = max(1, ceil(seconds))
    return Refused(429, f"Too Many Requests: retry after {wait}", parameters={"retry_after": wait})


def migrated(chat_id: int) -> Refused:
    """The refusal of a send to a group that has become the supergroup `chat_id`."""
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refused(400, words, parameters={"migrate_to_chat_id": chat_id})

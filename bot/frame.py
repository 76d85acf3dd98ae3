"""What every turn, job and due act shares: the words, the owners, the bot's own name, and helpers to speak."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.screen import Screen
from bot.texts import Catalogue, Texts
from storage import event, outbox
from storage.database import Tx
from storage.outbox import Class
from storage.sealing import Seal
from storage.secret import Secret

if TYPE_CHECKING:
    from bot.forms import Forms


OUTGOING = "outgoing"  # folder of files that are made to be sent once
PICTURE = ".png"


@dataclass(slots=True)
class Frame:
    """The fixed surroundings of the bot's work. `username` is known once Telegram has answered."""

    catalogue: Catalogue
    owners: frozenset[int]
    language: str  # of people who have not chosen
    timezone: str  # where the event row names none
    folder: Path  # of files that wait to be sent, beside the database
    forms: Forms  # every form of the bot
    transcriber: str = ""  # the command that writes down voice notes, if there is one
    username: str = ""
    name: str = ""
    secret: Secret = field(init=False)  # beside the database
    seal: Seal = field(init=False)  # likewise
    _texts: dict[tuple[str, str], Texts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.secret = Secret(self.folder)
        self.seal = Seal(self.folder)

    def texts(self, tx: Tx, language: str) -> Texts:
        """The words of `language` ('' for the default) in the event's zone."""
        zone = event.timezone(tx) or self.timezone
        chosen = language if language in self.catalogue.languages else self.language
        texts = self._texts.get((chosen, zone))
        if texts is None:
            texts = self._texts[chosen, zone] = Texts(self.catalogue, chosen, ZoneInfo(zone))
        return texts

    def outgoing(self, name: str) -> str:
        """The place below `folder` of a file that is made to be sent once, and goes when it is; its folder is there."""
        (self.folder / OUTGOING).mkdir(mode=0o700, exist_ok=True)
        return f"{OUTGOING}/{name}"

    def link(self, payload: str = "") -> str:
        """The address of the bot's private chat, with a /start payload if given."""
        return f"https://t.me/{self.username}" + (f"?start={payload}" if payload else "")


def send(  # noqa: PLR0913  # a message has many particulars, all but three by keyword
    tx: Tx,
    chat_id: int,
    screen: Screen,
    *,
    klass: Class,
    key: str | None = None,
    card: str | None = None,
    about: str | None = None,
    thread: int | None = None,
    **when: object,
) -> bool:
    """Queues `screen` as a new message; see storage.outbox.add for the rest. False when `key` was queued before.

    `thread` is the topic of a group in which it stands, as storage.groups.topic knows it.
    """
    return outbox.add(
        tx,
        chat_id,
        "sendMessage",
        screen.payload() | {"message_thread_id": thread} if thread else screen.written,
        klass=klass,
        key=key,
        card=card,
        about=about,
        **when,  # type: ignore[arg-type]
    )


def send_file(  # as `send`
    tx: Tx,
    chat_id: int,
    stored: str,
    below: Screen,
    *,
    klass: Class,
    name: str = "",
    key: str | None = None,
) -> None:
    """Queues the file that lies at `stored`, as Frame.outgoing has it, with what stands below it: a picture to look at
    if it is one, else a document. `name` is what the person's phone calls it.
    """
    kind = "photo" if stored.endswith(PICTURE) else "document"
    payload: dict[str, Any] = {
        kind: {"file": stored, **({"name": name} if name else {})},
        "caption": below.text,
        "parse_mode": "HTML",
    }
    markup = below.markup()
    if markup is not None:
        payload["reply_markup"] = markup
    outbox.add(tx, chat_id, f"send{kind.capitalize()}", payload, klass=klass, key=key)


def refresh(
    tx: Tx,
    chat_id: int,
    card: str,
    screen: Screen,
    *,
    every: int = 0,
    klass: Class = Class.CHANGE,
    key: str | None = None,
) -> None:
    """Queues `screen` as the new state of a card that was sent before, at most once in `every` seconds.

    With a `key`, the same state is queued once only.
    """
    outbox.add(tx, chat_id, "editMessageText", screen.written, klass=klass, card=card, every=every, key=key)

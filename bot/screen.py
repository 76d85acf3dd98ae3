"""A screen: one message's text and its buttons, as a value that tests and the gallery can look at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from bot.codes import Code
from storage.outbox import written

LONGEST_TEXT = 4096  # UTF-16 units after the entities are parsed; Bot API, sendMessage


@dataclass(frozen=True, slots=True)
class Button:
    """One button with exactly one action: a code that comes back, or an address that opens."""

    label: str
    code: Code | None = None
    url: str | None = None
    style: str | None = None  # primary, success or danger, where the app shows colours

    def markup(self) -> dict[str, Any]:
        """The Bot API's InlineKeyboardButton."""
        action = {"url": self.url} if self.code is None else {"callback_data": self.code.pack()}
        return {"text": self.label, **action, **({"style": self.style} if self.style else {})}


Row = tuple[Button, ...]


@dataclass(frozen=True)
class Screen:
    """What one message shows. `rows` are the inline buttons from the top.

    `contact` is the label of a button below the typing field that shares one's own number; `hides_keys` takes
    such a button away again. `entities` (Bot API MessageEntity) replace the HTML where formatting was typed.
    """

    text: str
    rows: tuple[Row, ...] = ()
    contact: str | None = None
    hides_keys: bool = False
    entities: tuple[dict[str, Any], ...] | None = None
    placeholder: str | None = None

    def payload(self) -> dict[str, Any]:
        """The parameters that sendMessage and editMessageText share."""
        payload: dict[str, Any] = {"text": self.text}
        if self.entities is None:
            payload["parse_mode"] = "HTML"
        else:
            payload["entities"] = list(self.entities)
        payload["link_preview_options"] = {"is_disabled": True}
        markup = self.markup()
        if markup is not None:
            payload["reply_markup"] = markup
        return payload

    @cached_property
    def written(self) -> str:
        """`payload` as JSON, written once: a screen that many people see is kept and sent as it lies."""
        return written(self.payload())

    def markup(self) -> dict[str, Any] | None:
        """The Bot API's reply_markup, or None."""
        if self.contact is not None:
            keys = {"keyboard": [[{"text": self.contact, "request_contact": True}]], "resize_keyboard": True}
            return {**keys, "one_time_keyboard": True, **_placeholder(self.placeholder)}
        if self.rows:
            return {"inline_keyboard": [[button.markup() for button in row] for row in self.rows]}
        if self.hides_keys:
            return {"remove_keyboard": True}
        return None

    def with_rows(self, *rows: Row) -> Screen:
        """The same screen with more rows of buttons below its own."""
        return replace(self, rows=self.rows + rows)


def _placeholder(text: str | None) -> dict[str, str]:
    return {"input_field_placeholder": text} if text else {}


def side_by_side(*buttons: Button, rtl: bool) -> Row:
    """Buttons in reading order. Telegram lays rows out from the left for everyone, so Arabic rows are reversed."""
    return tuple(reversed(buttons)) if rtl else buttons

"""Reply markup: read, checked against the limits, and given back as the server shows it."""

import json
import re
from typing import Any

from bot.sandbox.limits import Limits
from bot.sandbox.people import Json
from bot.sandbox.refusals import Refused, bad

_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_STYLES = frozenset({"primary", "success", "danger"})
_URL = re.compile(r"(?:(?:https?|tg|ton)://)?[^\s/?#]+(?:\.[^\s/?#]+)*(?:[/?#]\S*)?", re.IGNORECASE)
_INLINE = "can't parse inline keyboard button: "
_REPLY = "can't parse keyboard button: "


def read_markup(raw: Any, *, limits: Limits, private: bool) -> Json | None:
    """Read the reply_markup of a call.

    Args:
        raw: what the call brings: nothing, JSON text or an object.
        limits: the table of numbers.
        private: whether the chat is a private one.

    Returns:
        One of {"inline_keyboard"}, {"keyboard"}, {"remove_keyboard"}, {"force_reply"}, or None.

    Raises:
        Refused: anything that Telegram refuses.
    """
    if raw is None or raw == "":
        return None
    if isinstance(raw, str):
        try:
            raw = json.loads(raw)
        except ValueError:
            raise bad("can't parse reply keyboard markup JSON object") from None
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise bad("object expected as reply markup")
    if raw.get("keyboard"):
        return _reply_keyboard(raw, limits=limits, private=private)
    if "inline_keyboard" in raw:
        return _inline_keyboard(raw["inline_keyboard"], limits=limits, private=private)
    if raw.get("remove_keyboard"):
        return {"remove_keyboard": True, "selective": bool(raw.get("selective"))}
    if raw.get("force_reply"):
        placeholder = _placeholder(raw, limits)
        return {"force_reply": True, "selective": bool(raw.get("selective")), **placeholder}
    return None


def _rows(rows: Any, field: str, *, owner: str) -> list[list[Any]]:
    if not isinstance(rows, list):
        raise bad(f'field "{field}" of the {owner} must be an Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad(f'field "{field}" of the {owner} must be an Array of Arrays')
    return rows


def _inline_keyboard(raw: Any, *, limits: Limits, private: bool) -> Json | None:
    rows = _rows(raw, "inline_keyboard", owner="InlineKeyboardMarkup")
    shown = [[_inline_button(button, limits, private=private) for button in row] for row in rows if row]
    # Telegram drops what is too much without a word; here a button that nobody would see is refused.
    if sum(map(len, shown)) > limits.inline_buttons or any(len(row) > limits.inline_row for row in shown):
        raise bad("reply markup is too long")
    return {"inline_keyboard": shown} if shown else None


def _inline_button(button: Any, limits: Limits, *, private: bool) -> Json:
    if not isinstance(button, dict):
        raise bad(_INLINE + "InlineKeyboardButton must be an Object")
    text = _button_text(button, _INLINE)
    actions = [name for name in _ACTIONS if button.get(name) not in (None, "", False)]
    if not actions and button.get("switch_inline_query") != "" and "callback_game" not in button:
        raise bad(_INLINE + "Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad(_INLINE + "exactly one action must be specified")
    if button.get("style") and button["style"] not in _STYLES:
        raise bad(_INLINE + "unsupported button style specified")
    shown: Json = {"text": text}
    for name in actions:
        shown[name] = _checked_action(name, button[name], limits=limits, private=private)
    for extra in ("switch_inline_query", "style", "icon_custom_emoji_id"):
        if button.get(extra) is not None and extra not in shown:
            shown[extra] = button[extra]
    return shown


def _checked_action(name: str, value: Any, *, limits: Limits, private: bool) -> Any:
    if name == "callback_data":
        data = str(value)
        if len(data.encode("utf-8", "surrogatepass")) > limits.callback_data_bytes:
            raise bad("BUTTON_DATA_INVALID")
        return data
    if name == "url":
        return _checked_url(str(value))
    if name == "copy_text":
        text = value.get("text", "") if isinstance(value, dict) else ""
        if not 1 <= len(text) <= limits.copy_text:
            raise bad("BUTTON_COPY_TEXT_INVALID")
        return {"text": text}
    if name == "web_app":
        if not private:
            raise bad("BUTTON_TYPE_INVALID")
        if not isinstance(value, dict) or not str(value.get("url", "")).startswith("https://"):
            raise _wrong_url("Web App", value.get("url", "") if isinstance(value, dict) else "")
    return value


def _checked_url(url: str) -> str:
    has_place = "." in url or url.lower().startswith("tg://") or "localhost" in url
    if not has_place or not _URL.fullmatch(url):
        raise _wrong_url("", url)
    if "://" not in url:
        url = "http://" + url
    return url if url.count("/") > 2 or url.lower().startswith("tg:") else url + "/"


def _wrong_url(kind: str, url: str) -> Refused:
    words = f"inline keyboard button {kind} URL" if kind else "inline keyboard button URL"
    reason = "Only HTTPS links are allowed" if kind else "Wrong HTTP URL"
    return bad(f"{words} '{url}' is invalid: {reason}")


def _button_text(button: Json, prefix: str) -> str:
    if "text" not in button:
        raise bad(prefix + 'Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise bad(prefix + 'Field "text" must be of type String')
    if not button["text"].strip():
        raise bad(prefix + "Text must be non-empty")
    return button["text"]


def _reply_keyboard(raw: Json, *, limits: Limits, private: bool) -> Json | None:
    rows = _rows(raw["keyboard"], "keyboard", owner="ReplyKeyboardMarkup")
    shown = [[_reply_button(button, private=private) for button in row] for row in rows if row]
    if sum(map(len, shown)) > limits.reply_buttons or any(len(row) > limits.reply_row for row in shown):
        raise bad("reply markup is too long")
    if not shown:
        return None
    markup: Json = {"keyboard": shown}
    for flag in ("resize_keyboard", "one_time_keyboard", "selective", "is_persistent"):
        value = raw.get(flag)
        if value is None:
            continue
        if not isinstance(value, bool):
            raise bad(f'field "{flag}" of the ReplyKeyboardMarkup must be of the type Boolean')
        markup[flag] = value
    return {**markup, **_placeholder(raw, limits)}


def _reply_button(button: Any, *, private: bool) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad(_REPLY + "KeyboardButton must be a String or an Object")
    _button_text(button, _REPLY)
    if not private and button.get("request_contact"):
        raise bad("phone number can be requested in private chats only")
    if not private and button.get("request_location"):
        raise bad("location can be requested in private chats only")
    return {key: value for key, value in button.items() if value is not None}


def _placeholder(raw: Json, limits: Limits) -> Json:
    words = raw.get("input_field_placeholder")
    # The server cuts a long one silently, and so does this.
    return {"input_field_placeholder": str(words)[: limits.placeholder]} if words else {}

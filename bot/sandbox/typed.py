"""What a person types between marks becomes formatting, as in Telegram's own apps, before it is sent."""

import re

from bot.sandbox.people import Json
from bot.sandbox.text import in_order, units

_TYPES = {"**": "bold", "__": "italic", "~~": "strikethrough", "||": "spoiler", "`": "code"}
_MARKED = re.compile(r"(?P<mark>\*\*|__|~~|\|\||`)(?!\s)(?P<inner>.+?)(?<!\s)(?P=mark)", re.DOTALL)


def typed(text: str) -> tuple[str, list[Json]]:
    """The text without its marks, and the entities in their place; marks inside marks are one more entity each."""
    written, entities, at = "", list[Json](), 0
    for match in _MARKED.finditer(text):
        written += text[at : match.start()]
        kind = _TYPES[match["mark"]]
        inner, within = (match["inner"], []) if kind == "code" else typed(match["inner"])
        offset = units(written)
        entities.append({"type": kind, "offset": offset, "length": units(inner)})
        entities += [{**entity, "offset": entity["offset"] + offset} for entity in within]
        written += inner
        at = match.end()
    return written + text[at:], in_order(entities)

"""What the server finds in a text by itself: commands, mentions, hashtags, links, addresses, numbers."""

import re

from bot.sandbox.people import Json
from bot.sandbox.text import in_order, units

_WORTH = re.compile(r"[/@#+]|\w\.\w")
_PATTERNS = (
    (
        "url",
        re.compile(
            r"(?<![\w@.])(?:https?://[^\s<>\"']*[^\s<>\"'.,:;!?)\]]"
            r"|(?:www\.)?(?:[A-Za-z0-9-]+\.)+(?:com|org|net|info|io|me|ly|gov|edu|eu|int)\b(?:/[^\s<>\"']*)?)"
        ),
    ),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{2,31}(?![\w@])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}(?![\w#])")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d -]{6,18}\d(?!\w)")),
)


def find_entities(text: str) -> list[Json]:
    """The entities that the server adds to a text, in order and without overlap."""
    if not _WORTH.search(text):
        return []
    taken: list[tuple[int, int]] = []
    entities: list[Json] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            offset = units(text[:start])
            entities.append({"type": kind, "offset": offset, "length": units(text[start:end])})
    return in_order(entities)


def with_found(text: str, given: list[Json]) -> list[Json]:
    """The entities given and those found, except where a link, a code or a mention already stands."""
    found = find_entities(text)
    if not found:
        return given
    closed = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in given
        if entity["type"] in {"code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"}
    ]
    free = [
        entity
        for entity in found
        if not any(entity["offset"] < end and start < entity["offset"] + entity["length"] for start, end in closed)
    ]
    return in_order([*given, *free])

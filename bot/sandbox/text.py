"""Texts as the server keeps them: counted in UTF-16 units, cleaned of control characters, trimmed."""

import re
from collections.abc import Iterable

from bot.sandbox.people import Json
from bot.sandbox.refusals import bad

# Control characters become spaces; CR, U+2028-202E and three stacking marks are dropped.
_UNCLEAN = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a]")
_DROPPED = frozenset("\r\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u0333\u033f\u030a")
# Of a run of direction marks only the last keeps its nature.
_MARK_BEFORE_MARK = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
_BLANKS = frozenset(" \n")
# What a person cannot see; a text of these alone is no text.
_INVISIBLE = re.compile("[\\s\u200b-\u200f\u202e\ufeff\u00a0\u2800\u3000\ufffc\u180e]*")

# Types that the server finds by itself: an explicit one is left out.
FOUND_TYPES = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
)
GIVEN_TYPES = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "blockquote",
        "expandable_blockquote",
        "date_time",
    }
)


def units(text: str) -> int:
    """The length of a text in UTF-16 units, as Telegram counts."""
    return len(text) if text.isascii() else len(text) + sum(1 for char in text if char > "\uffff")


def is_blank(text: str) -> bool:
    """Whether a text shows nothing at all."""
    return _INVISIBLE.fullmatch(text) is not None


def tidy(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Clean and trim a text as the server does, moving its entities along.

    Args:
        text: what was sent, markup already taken out.
        entities: Bot API entities over that text.

    Returns:
        The text as it is kept and its entities, sorted, empty ones gone.
    """
    if _UNCLEAN.search(text):
        text, entities = _cleaned(text, entities)
    text = _MARK_BEFORE_MARK.sub("\u200c", text)
    if text and (text[0] in _BLANKS or text[-1] in _BLANKS):
        text, entities = _trimmed(text, entities)
    return text, entities


def read_entities(raw: object) -> list[Json]:
    """The entities that a call brings along, those that the server finds by itself left out.

    Raises:
        Refused: an entity without offset, length or a known type.
    """
    if not isinstance(raw, list):
        return []
    found = []
    for item in raw:
        if not isinstance(item, dict):
            raise bad("can't parse MessageEntity: expected an Object")
        for field in ("offset", "length"):
            if not isinstance(item.get(field), int):
                raise bad(f"can't parse MessageEntity: can't find field \"{field}\"")
        kind = item.get("type")
        if kind in FOUND_TYPES:
            continue
        if kind not in GIVEN_TYPES:
            raise bad("can't parse MessageEntity: unsupported type specified")
        found.append({key: value for key, value in item.items() if value is not None})
    return found


def in_order(entities: Iterable[Json]) -> list[Json]:
    """Entities by their beginning, the longer first."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def inside(text: str, entities: list[Json]) -> list[Json]:
    """The entities cut to the text; those wholly outside are gone."""
    length = units(text)
    kept = []
    for entity in entities:
        start, end = max(0, entity["offset"]), min(length, entity["offset"] + entity["length"])
        if start < end:
            kept.append({**entity, "offset": start, "length": end - start})
    return in_order(kept)


def _cleaned(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    kept: list[str] = []
    places = [0]  # UTF-16 offset before -> after
    after = 0
    for char in text:
        width = 2 if char > "\uffff" else 1
        new = _clean_char(char)
        places.extend([after] * (width - 1))
        if new:
            kept.append(new)
            after += width
        places.append(after)
    moved = [_moved(entity, places) for entity in entities]
    return "".join(kept), [entity for entity in moved if entity["length"] > 0]


def _clean_char(char: str) -> str:
    if char in _DROPPED:
        return ""
    if char < " " and char != "\n":
        return " "
    return char


def _moved(entity: Json, places: list[int]) -> Json:
    last = len(places) - 1
    start = places[min(max(0, entity["offset"]), last)]
    end = places[min(max(0, entity["offset"] + entity["length"]), last)]
    return {**entity, "offset": start, "length": end - start}


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    text = text.rstrip(" \n")
    first = min((entity["offset"] for entity in entities), default=len(text))
    lead = 0
    while lead < len(text) and text[lead] in _BLANKS and lead < first:
        lead += 1
    text = text[lead:]
    return text, inside(text, [{**entity, "offset": entity["offset"] - lead} for entity in entities])

"""parse_mode HTML: a strict reader that gives text and entities, or Telegram's own complaint."""

import re
from dataclasses import dataclass

from bot.sandbox.people import Json
from bot.sandbox.refusals import Refused, bad
from bot.sandbox.text import in_order, units

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = frozenset(_SIMPLE) | {"a", "code", "pre", "blockquote", "tg-emoji", "tg-time"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([A-Za-z]+));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_SPACE = re.compile(r"\s*")
_SPECIAL = re.compile(r"[&<]")
_USER_LINK = re.compile(r"tg://user\?id=(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    written: int


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.written: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def write(self, piece: str) -> None:
        self.written.append(piece)
        self.offset += units(piece)

    def read(self) -> tuple[str, list[Json]]:
        source = self.source
        while self.at < len(source):
            special = _SPECIAL.search(source, self.at)
            if special is None:
                self.write(source[self.at :])
                break
            if special.start() > self.at:
                self.write(source[self.at : special.start()])
                self.at = special.start()
            if source[self.at] == "&":
                self.write(self.reference())
            elif source[self.at + 1 : self.at + 2] == "/":
                self.end_tag()
            else:
                self.start_tag()
        if self.open:
            raise _complaint(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        for entity in self.entities:
            entity.pop("_code_language", None)
        return "".join(self.written), in_order(self.entities)

    def reference(self) -> str:
        piece, self.at = _decoded(self.source, self.at)
        return piece

    def start_tag(self) -> None:
        source, begin = self.source, self.at
        match = _TAG_NAME.match(source, begin + 1)
        self.at = match.end() if match else begin + 1
        if self.at >= len(source):
            raise _complaint(f"Unclosed start tag at byte offset {self.byte(begin)}")
        tag = source[begin + 1 : self.at].lower()
        if tag not in _TAGS:
            raise _complaint(f'Unsupported start tag "{tag}" at byte offset {self.byte(begin)}')
        attributes: dict[str, str] = {}
        while source[self.at] != ">":
            self.skip_space()
            if self.at >= len(source):
                raise _complaint(f"Unclosed start tag at byte offset {self.byte(begin)}")
            if source[self.at] == ">":
                break
            self.attribute(tag, begin, into=attributes)
        self.at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            where = self.byte(begin)
            raise _complaint(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self.open.append(_Open(tag, attributes, self.offset, len(self.written)))

    def attribute(self, tag: str, begin: int, *, into: dict[str, str]) -> None:
        source = self.source
        match = _ATTRIBUTE_NAME.match(source, self.at)
        end = match.end() if match else self.at
        name = source[self.at : end]
        where = self.byte(begin)
        if not name:
            raise _complaint(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        self.at = end
        self.skip_space()
        if source[self.at : self.at + 1] != "=":
            if tag == "blockquote" and name.lower() == "expandable":
                into["expandable"] = ""
                self.inside(tag, where)
                return
            words = f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
            raise _complaint(f"{words} at byte offset {where}")
        self.at += 1
        self.skip_space()
        self.inside(tag, where)
        into[name] = self.quoted() if source[self.at] in "'\"" else self.token()
        if self.at >= len(source):
            raise _complaint(f"Unclosed start tag at byte offset {where}")

    def inside(self, tag: str, where: int) -> None:
        if self.at >= len(self.source):
            raise _complaint(f'Unclosed start tag "{tag}" at byte offset {where}')

    def token(self) -> str:
        begin = self.at
        match = _TOKEN.match(self.source, begin)
        self.at = match.end() if match else begin
        rest = self.source[self.at : self.at + 1]
        if rest and not rest.isspace() and rest != ">":
            raise _complaint(f"Unexpected end of name token at byte offset {self.byte(begin)}")
        return self.source[begin : self.at].lower()

    def quoted(self) -> str:
        mark = self.source[self.at]
        self.at += 1
        value: list[str] = []
        while self.at < len(self.source) and self.source[self.at] != mark:
            if self.source[self.at] == "&":
                value.append(self.reference())
            else:
                value.append(self.source[self.at])
                self.at += 1
        self.at += 1
        return "".join(value)

    def end_tag(self) -> None:
        source, begin = self.source, self.at
        where = self.byte(begin)
        if not self.open:
            raise _complaint(f"Unexpected end tag at byte offset {where}")
        match = _TAG_NAME.match(source, begin + 2)
        self.at = match.end() if match else begin + 2
        name = source[begin + 2 : self.at].lower()
        self.skip_space()
        if source[self.at : self.at + 1] != ">":
            raise _complaint(f"Unclosed end tag at byte offset {where}")
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            expected = f'expected "</{opened.tag}>", found "</{name}>"'
            raise _complaint(f"Unmatched end tag at byte offset {where}, {expected}")
        if self.offset > opened.offset:
            self.close(opened)

    def close(self, opened: _Open) -> None:
        span: Json = {"offset": opened.offset, "length": self.offset - opened.offset}
        tag, attributes = opened.tag, opened.attributes
        if tag in _SIMPLE:
            self.entities.append({"type": _SIMPLE[tag], **span})
        elif tag == "blockquote":
            kind = "expandable_blockquote" if "expandable" in attributes else "blockquote"
            self.entities.append({"type": kind, **span})
        elif tag == "a":
            self.link(attributes.get("href", ""), opened, span=span)
        elif tag == "tg-emoji":
            emoji = attributes.get("emoji-id", "")
            if not emoji.isdigit() or int(emoji) == 0:
                raise _complaint("Invalid custom emoji identifier specified")
            self.entities.append({"type": "custom_emoji", **span, "custom_emoji_id": emoji})
        elif tag == "tg-time":
            self.time(attributes, span)
        else:
            self.code(tag, attributes.get("class", ""), span=span)

    def link(self, url: str, opened: _Open, *, span: Json) -> None:
        url = url or "".join(self.written[opened.written :])
        user = _USER_LINK.fullmatch(url)
        if user:
            mention = {"id": int(user[1]), "is_bot": False, "first_name": ""}
            self.entities.append({"type": "text_mention", **span, "user": mention})
            return
        checked = checked_link(url)
        if checked:
            self.entities.append({"type": "text_link", **span, "url": checked})

    def time(self, attributes: dict[str, str], span: Json) -> None:
        moment = attributes.get("unix", "")
        if not moment.lstrip("-").isdigit():
            raise _complaint("Invalid date specified")
        entity: Json = {"type": "date_time", **span, "unix_time": int(moment)}
        if attributes.get("format"):
            entity["date_time_format"] = attributes["format"]
        self.entities.append(entity)

    def code(self, tag: str, kind: str, *, span: Json) -> None:
        language = kind.removeprefix("language-") if kind.startswith("language-") else ""
        last = self.entities[-1] if self.entities else {}
        same = (last.get("offset"), last.get("length")) == (span["offset"], span["length"])
        if tag == "pre" and same and last["type"] == "code" and last.get("_code_language"):
            last.update(type="pre", language=last["_code_language"])
        elif tag == "code" and same and last["type"] == "pre" and language:
            last["language"] = language
        else:
            self.entities.append({"type": tag, **span, "_code_language": language})

    def skip_space(self) -> None:
        match = _SPACE.match(self.source, self.at)
        self.at = match.end() if match else self.at

    def byte(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Read HTML as Telegram does.

    Returns:
        The text without markup and its entities, offsets in UTF-16 units.

    Raises:
        Refused: broken markup, with Telegram's own "can't parse entities: ...".
    """
    return _Reader(source).read()


def checked_link(url: str) -> str:
    """A link as Telegram keeps it, or an empty string when it is none."""
    url = url.strip()
    if re.fullmatch(r"(?:https?|tg|ton|tonsite)://\S+", url, re.IGNORECASE):
        return url if url.count("/") > 2 or url.startswith("tg:") else url + "/"
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?", url):
        return f"http://{url}" if "/" in url else f"http://{url}/"
    return ""


def _complaint(words: str) -> Refused:
    return bad("can't parse entities: " + words)


def _decoded(source: str, at: int) -> tuple[str, int]:
    match = _REFERENCE.match(source, at)
    if match is None:
        return "&", at + 1
    hexadecimal, decimal, name = match.groups()
    if name:
        return (_NAMED[name], match.end()) if name in _NAMED else ("&", at + 1)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code >= 0x10FFFF or len(match[0]) > 10:
        return "&", at + 1
    if 0xD800 <= code <= 0xDFFF:
        words = "Text contains invalid Unicode characters after decoding HTML entities"
        raise bad(f"{words}, check for unmatched surrogate code units")
    return chr(code), match.end()

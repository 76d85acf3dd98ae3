"""parse_mode MarkdownV2: a strict reader beside the one for HTML."""

import re
from dataclasses import dataclass

from bot.sandbox.html_text import checked_link
from bot.sandbox.people import Json
from bot.sandbox.refusals import Refused, bad
from bot.sandbox.text import in_order, units

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
_OPENERS = (
    ("```", "pre"),
    ("||", "spoiler"),
    ("__", "underline"),
    ("`", "code"),
    ("*", "bold"),
    ("_", "italic"),
)
_OPENERS_ALL = (*_OPENERS, ("~", "strikethrough"), ("[", "text_link"))
_NAMES = {
    "pre": "Pre",
    "spoiler": "Spoiler",
    "underline": "Underline",
    "code": "Code",
    "bold": "Bold",
    "italic": "Italic",
    "strikethrough": "Strikethrough",
    "text_link": "TextUrl",
}

_LANGUAGE = re.compile(r"([^\s`]*)\r?\n")


@dataclass(frozen=True, slots=True)
class _Open:
    kind: str
    mark: str
    offset: int
    written: int
    at: int


def parse_markdown_v2(source: str) -> tuple[str, list[Json]]:
    """Read MarkdownV2 as Telegram does, but for quotations (">") and custom emoji, which are refused.

    Returns:
        The text without markup and its entities.

    Raises:
        Refused: a reserved character that is not escaped, or an entity without an end.
    """
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.offset = 0
        self.written: list[str] = []
        self.open: list[_Open] = []
        self.entities: list[Json] = []
        self.languages: dict[int, str] = {}

    def write(self, char: str) -> None:
        self.written.append(char)
        self.offset += units(char)
        self.at += 1

    def read(self) -> tuple[str, list[Json]]:
        source = self.source
        while self.at < len(source):
            char = source[self.at]
            if char == "\\" and "\x00" < source[self.at + 1 : self.at + 2] <= "~":
                self.at += 1
                self.write(source[self.at])
            elif self.raw():
                self.inside_code(char)
            elif char in _RESERVED:
                self.mark()
            else:
                self.write(char)
        if self.open:
            last = self.open[-1]
            where = len(source[: last.at].encode())
            raise _complaint(f"Can't find end of {_NAMES[last.kind]} entity at byte offset {where}")
        return "".join(self.written), in_order(self.entities)

    def raw(self) -> bool:
        return bool(self.open) and self.open[-1].kind in ("code", "pre")

    def inside_code(self, char: str) -> None:
        opened = self.open[-1]
        if self.source.startswith(opened.mark, self.at):
            self.close(opened)
        elif char == "`":
            raise _reserved(char)
        else:
            self.write(char)

    def mark(self) -> None:
        source = self.source
        if self.open:
            opened = self.open[-1]
            end = "]" if opened.kind == "text_link" else opened.mark
            clash = opened.kind == "italic" and source.startswith("__", self.at)
            if source.startswith(end, self.at) and not clash:
                self.close(opened)
                return
        for mark, kind in _OPENERS_ALL:
            if source.startswith(mark, self.at):
                self.open.append(_Open(kind, mark, self.offset, len(self.written), self.at))
                self.at += len(mark)
                if kind == "pre":
                    self.skip_language()
                return
        raise _reserved(source[self.at])

    def skip_language(self) -> None:
        match = _LANGUAGE.match(self.source, self.at)
        if match:
            self.languages[self.at] = match[1]
            self.at = match.end()

    def close(self, opened: _Open) -> None:
        self.open.pop()
        self.at += len(opened.mark)
        extra: Json = {}
        if opened.kind == "text_link":
            url = checked_link(self.address(opened))
            if not url:
                return
            extra = {"url": url}
        language = self.languages.get(opened.at + len(opened.mark))
        if language:
            extra = {"language": language}
        if self.offset > opened.offset:
            span = {"offset": opened.offset, "length": self.offset - opened.offset}
            self.entities.append({"type": opened.kind, **span, **extra})

    def address(self, opened: _Open) -> str:
        if self.source[self.at : self.at + 1] != "(":
            return "".join(self.written[opened.written :])
        begin = self.at + 1
        end = self.source.find(")", begin)
        if end < 0:
            raise _complaint(f"Can't find end of a URL at byte offset {len(self.source[:begin].encode())}")
        self.at = end + 1
        return self.source[begin:end].replace("\\", "")


def _reserved(char: str) -> Refused:
    return _complaint(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")


def _complaint(words: str) -> Refused:
    return bad("can't parse entities: " + words)

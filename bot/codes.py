"""What a button carries: a short typed code, at most 64 bytes, since Telegram hands anything back that it is given.

A code of a session and stars, packed for the button:

    @dataclass(frozen=True)
    class Rate(Code, prefix="fb"):
        session: int
        stars: int

    Rate(session=3, stars=5).pack()  ->  "fb:3:5"
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, ClassVar, Self, get_type_hints

from storage.errors import OutOfDate

LONGEST = 64  # bytes, Bot API, InlineKeyboardButton.callback_data


@dataclass(frozen=True)
class Code:
    """A button's code. Fields are int, str (without a colon), bool or a StrEnum."""

    prefix: ClassVar[str]

    def __init_subclass__(cls, prefix: str, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.prefix = prefix

    def pack(self) -> str:
        """The callback data. Raises ValueError when it would not fit or not come back as it was."""
        parts = [self.prefix]
        for name in _kinds(type(self)):
            value = getattr(self, name)
            parts.append(str(int(value)) if isinstance(value, bool) else str(value))
        packed = ":".join(parts)
        if len(packed.encode()) > LONGEST or packed.count(":") != len(parts) - 1:
            raise ValueError(f"not a button's code: {packed!r}")
        return packed

    @classmethod
    def unpack(cls, packed: str) -> Self:
        """The code that `pack` wrote. Raises OutOfDate for anything else, forged or of an older version."""
        parts = packed.split(":")[1:]
        kinds = _kinds(cls)
        if len(parts) != len(kinds):
            raise OutOfDate
        try:
            return cls(**{name: _read(kind, part) for (name, kind), part in zip(kinds.items(), parts, strict=True)})
        except ValueError:
            raise OutOfDate from None


def prefix_of(packed: str) -> str:
    """Which code a callback data claims to be."""
    return packed.partition(":")[0]


_KINDS: dict[type, dict[str, type]] = {}


def _kinds(cls: type[Code]) -> dict[str, type]:
    """The fields' types by name, worked out once a class."""
    if cls not in _KINDS:
        hints = get_type_hints(cls)
        _KINDS[cls] = {field.name: hints[field.name] for field in fields(cls)}
    return _KINDS[cls]


def _read(kind: type, part: str) -> Any:
    if kind is bool:
        return {"0": False, "1": True}[part] if part in ("0", "1") else _refuse()
    if kind is int:
        if not part.removeprefix("-").isascii() or not part.removeprefix("-").isdigit() or len(part) > 18:
            _refuse()
        return int(part)
    if issubclass(kind, StrEnum):
        return kind(part)
    return part


def _refuse() -> None:
    raise ValueError

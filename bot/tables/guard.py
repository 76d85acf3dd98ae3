"""Keeps a text in a CSV file from being run as a formula, and takes the guard back off exactly.

A text whose first visible character could begin a formula gets one apostrophe in front. An apostrophe counts
as not visible, so that `unguard(guard(text)) == text` for every text.
"""

from __future__ import annotations

import re

TRIGGERS = "=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20"  # ASCII and full-width
_SPACES = "".join(map(chr, (0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)))
_UNSEEN = "".join(
    map(
        chr,
        (
            0x0B,
            0x0C,
            0xAD,
            0x61C,
            0x180E,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
        ),
    )
)
_SKIPPED = f"'{_SPACES}{_UNSEEN}\ufeff"

SUSPECT = frozenset(TRIGGERS + _SKIPPED)
"""A text that begins with none of these needs no guard: the quick look before `guard`."""

_risky = re.compile(f"[{re.escape(_SKIPPED)}]*[{re.escape(TRIGGERS)}]").match


def guard(text: str) -> str:
    """`text` as it may stand in a cell: itself, or with an apostrophe before it."""
    return f"'{text}" if _risky(text) else text


def unguard(cell: str) -> str:
    """The text that `guard` was given; a cell that it did not touch stays as it is."""
    return cell[1:] if cell.startswith("'") and _risky(cell, 1) else cell

"""Lists that take more than one page: the page that there is, and the row that turns to the others.

A page's number comes back in a button's code: the list may have grown shorter since, and codes can be forged.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.codes import Code
from bot.screen import Button, Row, side_by_side
from bot.texts import Texts

PICKED_FROM = 10  # buttons of a list to choose from on one page

T = TypeVar("T")


def fitting(page: int, *, size: int, total: int) -> int:
    """The page nearest to `page` that there is, counted from 0, where `size` of `total` stand on each."""
    return min(max(page, 0), max(total - 1, 0) // size)


def part(found: Sequence[T], page: int, *, size: int) -> Sequence[T]:
    """What stands on the page, or on the nearest that there is."""
    first = fitting(page, size=size, total=len(found)) * size
    return found[first : first + size]


def turning(t: Texts, to: Callable[[int], Code], page: int, *, size: int, total: int) -> list[Row]:
    """The row with the ways to the pages before and after; no row where one page holds all.

    `to` gives the code that opens a page.
    """
    ways = [Button(t.plain("form-previous"), to(page - 1))] if page > 0 else []
    if (page + 1) * size < total:
        ways.append(Button(t.plain("form-next"), to(page + 1)))
    return [side_by_side(*ways, rtl=t.rtl)] if ways else []

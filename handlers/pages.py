"""Lists that take more than one screen: the part that a page shows, and the buttons that turn it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.codes import Code
from bot.screen import Button, Row, side_by_side
from bot.texts import Texts

PAGE = 10  # buttons of a list on one screen

T = TypeVar("T")


def within(page: int, total: int, size: int = PAGE) -> int:
    """The page itself, or the nearest that there is; pages count from 0."""
    return min(max(page, 0), max(total - 1, 0) // size)


def part(found: Sequence[T], page: int, size: int = PAGE) -> Sequence[T]:
    """What stands on the page, or on the nearest that there is."""
    first = within(page, len(found), size) * size
    return found[first : first + size]


def turning(t: Texts, page: int, total: int, code: Callable[[int], Code], size: int = PAGE) -> tuple[Row, ...]:
    """The row that turns to the pages beside this one, where there are any; `code` makes the button's code."""
    page = within(page, total, size)
    ways = [Button(t.plain("form-previous"), code(page - 1))] if page else []
    if (page + 1) * size < total:
        ways.append(Button(t.plain("form-next"), code(page + 1)))
    return (side_by_side(*ways, rtl=t.rtl),) if ways else ()

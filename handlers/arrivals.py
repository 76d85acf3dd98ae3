"""Where a link leads: /start with the payload of a `t.me` address, whose first letter says what it is.

Basel: opens his personal link, which sends /start i3kX… for him
bot:   … هذه دعوة باسل محمد الورفلي …
Dana:  /start
bot:   أهلاً بكم في منتدى وكلاء البلديات …
"""

from __future__ import annotations

from collections.abc import Callable

from bot.doors import Door
from bot.router import Command
from bot.turn import Turn
from handlers import badge, co_authors, desk_groups, invitations, now, programme, recommendation_cards, staff
from handlers.menu import greet

Arrival = Callable[[Turn, str], None]

BY_LETTER: dict[str, Arrival] = {
    "i": invitations.arrive,
    "s": staff.arrive,
    badge.LETTER: badge.arrive,
    recommendation_cards.LETTER: recommendation_cards.arrive,
    co_authors.LETTER: co_authors.arrive,
    "p": lambda turn, _: programme.open_programme(turn),  # from the forum's groups
    "n": lambda turn, _: now.open_now(turn),
    desk_groups.LETTER: desk_groups.arrive,
}
"""What takes a payload, by its first letter; it gets the rest. A payload that nobody knows leads to the menu."""


def start(turn: Turn) -> None:
    """/start, with whatever payload its link carried."""
    arrival = BY_LETTER.get(turn.argument[:1])
    if arrival is None:
        greet(turn)
    else:
        arrival(turn, turn.argument[1:])


COMMANDS = (Command("start", start, Door.ANYONE),)

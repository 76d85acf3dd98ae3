"""A doubt about the programme in words: on the review before a release, and below what an import says."""

from __future__ import annotations

from collections.abc import Callable

from bot.texts import Texts
from storage.clashes import Clash, Doubt
from storage.versions import Planned

NAMES = {
    Doubt.ENDS: ("title",),
    Doubt.ROOM: ("value", "title", "other"),
    Doubt.FACILITATOR: ("value", "title", "other"),
    Doubt.CHOSEN: ("count", "title", "other"),
    Doubt.FULL: ("title", "count", "capacity"),
    Doubt.OUTSIDE: ("title", "day"),
    Doubt.FRIDAY: ("title", "day"),
    Doubt.AUDIENCE: ("title", "value"),
}
"""What the text of each doubt names."""


def words_of(t: Texts, clash: Clash, title: Callable[[Planned], str]) -> tuple[str, dict[str, str | int]]:
    """The id of the doubt's text and its arguments; `title` is how a session is called there."""
    known: dict[str, str | int] = {
        "title": title(clash.session),
        "other": title(clash.other or clash.session),
        "value": clash.value,
        "count": clash.count,
        "capacity": clash.session.capacity or 0,
        "day": t.day(clash.session.starts_at),
    }
    return f"doubt-{clash.doubt.value}", {name: known[name] for name in NAMES[clash.doubt]}

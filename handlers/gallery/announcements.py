"""The screens of announcements: asked for, previewed, on their way, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.forms import ask_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers import announcement_screens as drawn
from handlers import announcements
from storage.announcements import Announcement, Audience, Delivery, State
from storage.drafts import Draft

WRITTEN = datetime(2025, 12, 16, 8, 15, tzinfo=UTC)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """In the order in which an organizer meets them."""
    draft = sample(t)
    yield "announcements/ask", drawn.ask_screen(t, has_earlier=False)
    yield "announcements/ask, not the first", drawn.ask_screen(t, has_earlier=True)
    yield "announcements/ask, again", _question(t)
    for count in (0, 1, 2, 3, 11, 100):
        yield f"announcements/draft, {count}", drawn.draft_screen(t, draft, Audience(count, unreachable=count))
    yield "announcements/draft, all reachable", drawn.draft_screen(t, draft, Audience(73, unreachable=0))
    yield "announcements/left", drawn.left_screen(t, draft)
    yield "announcements/left, nothing written", drawn.left_screen(t, None)
    yield "announcements/deleted", drawn.deleted_screen(t)
    yield from _cards(t, draft)
    yield "announcements/earlier, none", drawn.earlier_screen(t, [])
    yield "announcements/earlier", drawn.earlier_screen(t, _earlier(draft))


def sample(t: Texts) -> Announcement:
    """A short one with a bold beginning."""
    body = t.plain("announcement-text")
    bold = ({"type": "bold", "offset": 0, "length": 4},)
    return Announcement(3, 1, body, bold, "everyone", State.DRAFT, 73, WRITTEN, None)


def _question(t: Texts) -> Screen:
    form = announcements.FORMS[0]
    return ask_screen(t, form, Draft(1, 1, form.name, "", "text", {}, 1), [])


def _cards(t: Texts, draft: Announcement) -> Iterator[tuple[str, Screen]]:
    sending, sent = replace(draft, state=State.SENDING), replace(draft, state=State.SENT)
    cancelled = replace(draft, state=State.CANCELLED)
    yield "announcements/sending, just begun", drawn.card_screen(t, sending, Delivery(73, pending=73))
    half = Delivery(73, sent=38, blocked=1, uncertain=1, pending=33)
    yield "announcements/sending", drawn.card_screen(t, sending, half)
    yield "announcements/sending, of somebody else", drawn.card_screen(t, sending, half, live=False)
    yield "announcements/sent", drawn.card_screen(t, sent, Delivery(73, sent=73))
    yield (
        "announcements/sent, not to all",
        drawn.card_screen(t, sent, Delivery(73, 68, failed=1, blocked=3, uncertain=1)),
    )
    yield "announcements/stopped", drawn.card_screen(t, cancelled, Delivery(73, sent=40, skipped=33))


def _earlier(draft: Announcement) -> list[tuple[Announcement, Delivery]]:
    return [
        (replace(draft, id=5, state=State.SENDING), Delivery(73, sent=12, pending=61)),
        (replace(draft, id=4, state=State.CANCELLED), Delivery(73, sent=40, skipped=33)),
        (replace(draft, id=2, state=State.SENT), Delivery(72, sent=72)),
    ]

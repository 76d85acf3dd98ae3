"""What is on now, at the moments of the sample programme that make a difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.screen import Screen
from bot.texts import Texts
from handlers.gallery.programme import sample_sessions
from handlers.now import now_screen


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """From six days before the event until after it."""
    sessions = sample_sessions()
    first, last = sessions[0].starts_at, sessions[-1].ends_at
    moments = {
        "six days before": first - timedelta(days=6),
        "the night before": first - timedelta(hours=15),
        "early on the first day": first - timedelta(hours=7),
        "two hours before": first - timedelta(hours=2),
        "just before": first - timedelta(minutes=12),
        "the first session": first + timedelta(minutes=20),
        "the first session ends": datetime(2025, 12, 16, 7, 59, 30, tzinfo=UTC),
        "workshops side by side": datetime(2025, 12, 16, 9, 40, tzinfo=UTC),
        "between two sessions": datetime(2025, 12, 16, 13, 20, tzinfo=UTC),
        "the evening of the first day": datetime(2025, 12, 16, 18, 0, tzinfo=UTC),
        "the last session": last - timedelta(minutes=5),
        "all is over": last + timedelta(hours=1),
    }
    for title, moment in moments.items():
        yield title, now_screen(t, sessions, moment)
    without = [replace(session, room="") for session in sessions]
    yield "rooms not known", now_screen(t, without, first + timedelta(minutes=20))
    yield "this very moment", now_screen(t, sessions, first - timedelta(seconds=30))
    second = next(session for session in sessions if session.code == "W2")
    beside = datetime(2025, 12, 16, 9, 40, tzinfo=UTC)
    yield "my workshop first", now_screen(t, sessions, beside, mine={second.id})
    yield "my workshop is next", now_screen(t, sessions, beside - timedelta(minutes=30), mine={second.id})

"""What the forum says by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.screen import Screen
from bot.texts import Texts
from handlers.gallery.programme import sample_sessions
from handlers.pushes import ended_screen, morning_screen, reminder_screen


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """The morning, reminders in time and late, the call for feedback after parallel sessions."""
    sessions = sample_sessions()
    by_code = {session.code: session for session in sessions}
    pair = [by_code["W1"], by_code["W2"]]
    start = pair[0].starts_at
    day = start.astimezone(t.zone).date()
    yield "the morning", morning_screen(t, day, [session for session in sessions if session.day(t.zone) == day])
    yield "a reminder", reminder_screen(t, pair[:1], start - timedelta(minutes=15))
    yield "a reminder of parallel sessions", reminder_screen(t, pair, start - timedelta(minutes=15))
    yield "a late reminder", reminder_screen(t, pair[:1], start + timedelta(minutes=2))
    yield "a late reminder of parallel sessions", reminder_screen(t, pair, start + timedelta(minutes=2))
    yield "after parallel sessions", ended_screen(t, pair)

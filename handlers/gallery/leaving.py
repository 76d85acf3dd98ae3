"""Reminders on and off, a copy of my data, leaving, deletion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.screen import Screen
from bot.texts import Texts
from handlers import leaving, reminders
from storage.push_times import Kind

NOW = datetime(2025, 12, 16, 6, 45, tzinfo=UTC)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Each step."""
    yield "reminders, all on", reminders.reminders_screen(t, frozenset())
    yield "reminders, some off", reminders.reminders_screen(t, {Kind.MORNING, Kind.FEEDBACK})
    yield "data", leaving.data_screen(t, NOW)
    yield "withdraw", leaving.withdraw_screen(t)
    yield "withdrawn", leaving.withdrawn_screen(t)
    for count in (0, 1, 2, 3, 11, 100):
        yield f"deletion, {count} on record", leaving.deletion_screen(t, on_record=count)
    yield "deletion, sure", leaving.sure_screen(t, asked_at=int(NOW.timestamp()))
    yield "deleted", leaving.deleted_screen(t)

"""What staff may set while the bot runs: a name, a value, and a default that stands here."""

from __future__ import annotations

from storage.database import Tx

DEFAULTS: dict[str, int] = {
    "reminder_minutes": 15,  # before each session
    "morning_hour": 7,  # local, the day's programme
    "feedback_window_days": 7,  # after the event's last day
    "recommendations_per_session": 10,  # of one person
}


def number(tx: Tx, name: str) -> int:
    """The value of a setting. Raises KeyError for a name that is none."""
    default = DEFAULTS[name]
    value = tx.value("SELECT value FROM setting WHERE name = ?", name)
    return int(value) if value is not None else default


def put(tx: Tx, name: str, value: int) -> None:
    """Sets a setting. Raises KeyError for a name that is none."""
    _ = DEFAULTS[name]
    tx.run(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        str(value),
    )

"""What staff may set while the bot runs: a name, a value, and a default that stands here."""

from __future__ import annotations

from storage.database import Tx

DEFAULTS: dict[str, int] = {
    "reminder_minutes": 15,  # before each session
    "morning_hour": 7,  # local, the day's programme
    "feedback_grace_minutes": 5,  # after a session's planned end, if nobody said that it is over
    "quiet_minutes": 3,  # after a release, before anybody is told of it
    "quiet_from": 22,  # local hours in which nobody is disturbed without need; equal: none
    "quiet_to": 6,
    "feedback_window_days": 7,  # after the event's last day
    "recommendations_per_session": 10,  # of one person
    "evening_hour": 20,  # local, the secretariat's workbook
    "desk_minutes": 15,  # that a recommendation stays with who acted on it
}

CHOICES: dict[str, tuple[str, ...]] = {
    "announcement_rule": ("one", "two"),  # pairs of eyes before an announcement goes
    "evening_files": ("on", "off"),  # the secretariat's workbook every evening of the event
    "registration": ("open", "approval", "invited"),  # of those whom the roster does not have
    "recommendation_authors": ("shown", "hidden"),  # to deputies; staff always see them
}
"""Settings that are one of a few words; the first is the default."""


def choice(tx: Tx, name: str) -> str:
    """The word that a setting has. Raises KeyError for a name that is none."""
    value = tx.value("SELECT value FROM setting WHERE name = ?", name)
    return str(value) if value in CHOICES[name] else CHOICES[name][0]


def choose(tx: Tx, name: str, value: str) -> None:
    """Sets a setting to one of its words. Raises KeyError for a name, ValueError for a word that is none."""
    if value not in CHOICES[name]:
        raise ValueError(f"{name} cannot be {value!r}")
    _put(tx, name, value)


def number(tx: Tx, name: str) -> int:
    """The value of a setting. Raises KeyError for a name that is none."""
    default = DEFAULTS[name]
    value = tx.value("SELECT value FROM setting WHERE name = ?", name)
    return int(value) if value is not None else default


def put(tx: Tx, name: str, value: int) -> None:
    """Sets a setting. Raises KeyError for a name that is none."""
    _ = DEFAULTS[name]
    _put(tx, name, str(value))


def _put(tx: Tx, name: str, value: str) -> None:
    tx.run("INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)

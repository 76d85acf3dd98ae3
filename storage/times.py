"""How moments are written in the file: UTC text, `2025-12-16T07:00:00Z`, which sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime

LENGTH = len("2025-12-16T07:00:00Z")


def stamp(moment: datetime) -> str:
    """The text of an aware `moment`, in UTC, to the second."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def moment(text: str) -> datetime:
    """The aware UTC datetime that `stamp` wrote as `text`. Raises ValueError for anything else."""
    if len(text) != LENGTH or not text.endswith("Z"):
        raise ValueError(f"no moment of ours: {text!r}")
    return datetime.fromisoformat(text)


def moment_or_none(text: str | None) -> datetime | None:
    """As `moment`, and None for an empty column."""
    return moment(text) if text else None

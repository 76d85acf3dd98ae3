"""The sandbox's clock: it runs with real time from wherever it was set, and jumps forward only."""

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.sandbox.people import ImpossibleError


class Clock:
    """What time it is in this Telegram: message dates and expiries follow it, rates do not."""

    def __init__(self, starts_at: datetime | None = None, *, timezone: str = "UTC") -> None:
        self.zone = ZoneInfo(timezone)
        began = time.time() if starts_at is None else _aware(starts_at).timestamp()
        self._offset = began - time.monotonic()

    def unix(self) -> float:
        """Seconds since 1970 on this clock."""
        return time.monotonic() + self._offset

    def now(self) -> datetime:
        """The time on this clock, in the sandbox's zone."""
        return datetime.fromtimestamp(self.unix(), UTC).astimezone(self.zone)

    def jump(self, to: datetime) -> None:
        """Move forward to `to` (aware).

        Raises:
            ImpossibleError: `to` lies in the past of this clock or has no zone.
        """
        ahead = _aware(to).timestamp() - self.unix()
        if ahead < 0:
            raise ImpossibleError("the clock jumps forward only")
        self._offset += ahead


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ImpossibleError("a time needs its zone")
    return moment

"""The Hijri date of a day, as official letters carry it beside the Gregorian one: by the Umm al-Qura calendar.

The calendar follows no rule of arithmetic, so its months' lengths stand here for the years 1440 to 1500, one bit a
month from the lowest, set where the month has 30 days. They are those that the calendar's own tables give, as the
library hijridate 2.6 has them (MIT; its sources are R. H. van Gent's Umm al-Qura pages). A country that proclaims its
months by sighting may be a day apart: where the date stands in a document, it is text that can be changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_FIRST_YEAR = 1440
_FIRST_DAY = date(2018, 9, 11)  # 1 Muharram 1440
_LONG_MONTHS = (
    0x2BA,
    0x5B5,
    0x5AA,
    0xD55,
    0xA9A,
    0x92E,
    0x26E,
    0x55D,
    0xADA,
    0x6D4,
    0x6A5,
    0x54B,
    0xA97,
    0x54E,
    0xAAE,
    0x5AC,
    0xBA9,
    0xD92,
    0xB25,
    0x64B,
    0xCAB,
    0x55A,
    0xB55,
    0x6D2,
    0xEA5,
    0xE4A,
    0xA95,
    0x52D,
    0xAAD,
    0x36C,
    0x759,
    0x6D2,
    0x695,
    0x52D,
    0xA5B,
    0x4BA,
    0x9BA,
    0x3B4,
    0xB69,
    0xB52,
    0xAA6,
    0x4B6,
    0x96D,
    0x2EC,
    0x6D9,
    0xEB2,
    0xD54,
    0xD2A,
    0xA56,
    0x4AE,
    0x96D,
    0xD6A,
    0xB54,
    0xB29,
    0xA93,
    0x52B,
    0xA57,
    0x536,
    0xAB5,
    0x6AA,
    0xE93,
)


@dataclass(frozen=True, slots=True)
class HijriDate:
    """A day of the Hijri calendar; months count from 1."""

    year: int
    month: int
    day: int


def hijri(day: date) -> HijriDate | None:
    """The Hijri date of a Gregorian day; None outside the years that are known, 1440 to 1500 (2018 to 2077)."""
    left = (day - _FIRST_DAY).days
    if left < 0:
        return None
    for year, long_months in enumerate(_LONG_MONTHS, _FIRST_YEAR):
        for month in range(1, 13):
            length = 29 + (long_months >> (month - 1) & 1)
            if left < length:
                return HijriDate(year, month, left + 1)
            left -= length
    return None

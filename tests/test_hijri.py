"""The Hijri date beside the Gregorian one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.hijri import HijriDate, hijri


@pytest.mark.parametrize(
    ("day", "expected"),
    [  # Ramadan's, both feasts' and the new year's days as the Umm al-Qura calendar has them
        (date(2018, 9, 11), (1440, 1, 1)),
        (date(2019, 5, 6), (1440, 9, 1)),
        (date(2020, 5, 24), (1441, 10, 1)),
        (date(2021, 7, 20), (1442, 12, 10)),
        (date(2022, 7, 30), (1444, 1, 1)),
        (date(2023, 6, 28), (1444, 12, 10)),
        (date(2024, 3, 11), (1445, 9, 1)),
        (date(2025, 3, 30), (1446, 10, 1)),
        (date(2025, 6, 26), (1447, 1, 1)),
        (date(2025, 12, 16), (1447, 6, 25)),
        (date(2026, 2, 18), (1447, 9, 1)),
        (date(2077, 11, 16), (1500, 12, 30)),
    ],
)
def test_days_that_are_known(day: date, expected: tuple[int, int, int]) -> None:
    assert hijri(day) == HijriDate(*expected)


def test_day_follows_day_and_no_month_is_longer_than_30_or_shorter_than_29() -> None:
    day, before = date(2018, 9, 11), HijriDate(1439, 12, 29)
    while (today := hijri(day)) is not None:
        if today.day == 1:
            assert before.day in (29, 30)
            following = (before.year, before.month + 1) if before.month < 12 else (before.year + 1, 1)
            assert (today.year, today.month) == following
        else:
            assert (today.year, today.month, today.day) == (before.year, before.month, before.day + 1)
        day, before = day + timedelta(1), today
    assert day == date(2077, 11, 17)


def test_before_and_after_the_years_that_are_known_there_is_none() -> None:
    assert hijri(date(2018, 9, 10)) is None
    assert hijri(date(2077, 11, 17)) is None

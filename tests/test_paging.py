"""Pages: the nearest that there is, and the ways to the others; what an old button opens is never empty."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bot.paging import fitting, part, turning
from bot.texts import Catalogue, Texts
from handlers.feedback_codes import OpenFeedback
from handlers.openings import OpenRecord
from handlers.recommendation_codes import OpenMine
from handlers.record_screens import OpenOthers
from storage import people
from storage.people import Role
from tests.cast import Actor, Forum, at
from tests.test_recommendations import session, submits

ENGLISH = Texts(Catalogue(), "en", ZoneInfo("Africa/Tripoli"))


@pytest.mark.parametrize(
    ("page", "total", "shown"),
    [(0, 0, 0), (5, 0, 0), (-1, 30, 0), (0, 1, 0), (1, 8, 0), (1, 9, 1), (2, 17, 2), (9, 17, 2), (10**9, 16, 1)],
)
def test_a_page_that_is_gone_is_the_nearest(page: int, total: int, shown: int) -> None:
    assert fitting(page, size=8, total=total) == shown


def test_what_stands_on_a_page_that_is_gone_is_what_stands_on_the_nearest() -> None:
    found = list(range(23))
    assert [part(found, page, size=10) for page in (-1, 1, 9)] == [found[:10], found[10:20], found[20:]]
    assert part([], 3, size=10) == []


@pytest.mark.parametrize(
    ("page", "total", "ways"),
    [(0, 8, []), (0, 9, [("Next", 1)]), (1, 17, [("Previous", 0), ("Next", 2)]), (2, 17, [("Previous", 1)])],
)
def test_the_ways_lead_to_the_pages_beside(page: int, total: int, ways: list[tuple[str, int]]) -> None:
    rows = turning(ENGLISH, OpenFeedback, page, size=8, total=total)
    assert [(button.label, button.code) for row in rows for button in row] == [
        (label, OpenFeedback(to)) for label, to in ways
    ]


async def test_an_old_button_of_a_longer_list_shows_what_there_is(forum: Forum, basel: Actor, salma: Actor) -> None:
    await submits(basel)
    await basel.says("/menu")
    await basel.forges(OpenMine(9).pack())
    assert "W4-001" in basel.labels
    await forum.clock_to(at("13:00"))
    await basel.says("/feedback")
    listed = basel.labels
    await basel.forges(OpenFeedback(9).pack())
    assert basel.labels == listed
    await forum.do(people.grant, salma.user_id, Role.RAPPORTEUR)
    await salma.says("/record")
    await salma.forges(OpenRecord(9).pack())
    assert salma.labels[-1] == "القائمة الرئيسية"
    assert any("السابق" in label for label in salma.labels)
    assert len(salma.labels) > 2, "sessions, and not the ways alone"
    await salma.forges(OpenOthers(await session(forum, "W4"), 9).pack())
    assert "W4-001" in salma.labels

"""Supports: each person once, never one's own, united by the number that the recommendation shows."""

from __future__ import annotations

from typing import Any

import pytest

from storage import desk, people, recommendations, search, supports, timeline, wordings
from storage.database import Tx
from storage.moves import Act
from storage.moves import Actor as As
from storage.people import Person
from storage.recommendations import Recommendation
from tests.cast import Forum
from tests.test_recommendations import ACTION, TITLE, put


def two(tx: Tx) -> tuple[Person, Person]:
    found = [people.find(tx, row["id"]) for row in tx.all("SELECT id FROM person WHERE state = 'registered'")]
    author, other = (person for person in found if person is not None)
    return author, other


def on_record(tx: Tx, count: int = 1) -> tuple[Recommendation, Person, Person]:
    author, other = two(tx)
    put(tx, author.id, count)
    return recommendations.of_author(tx, author.id)[-1], author, other


async def test_a_person_counts_once_and_can_take_it_back(forum: Forum) -> None:
    def work(tx: Tx) -> list[Any]:
        one, author, other = on_record(tx)
        with pytest.raises(supports.OwnRecommendation):
            supports.give(tx, one.id, author)
        counted: list[Any] = [supports.give(tx, one.id, other, by=7), supports.give(tx, one.id, other, by=7)]
        after = recommendations.by_id(tx, one.id)
        assert after is not None
        assert after.touched_at is not None
        assert supports.of(tx, one.id) == {other.id}
        assert supports.names(tx, one.id) == [other.name]
        counted += [after.supporters, supports.take_back(tx, one.id, other), supports.take_back(tx, one.id, other)]
        after = recommendations.by_id(tx, one.id)
        return [*counted, after.supporters if after else None, [event.act for event in timeline.of(tx, one.id)]]

    assert await forum.do(work) == [True, False, 1, True, False, 0, ["submitted", "first_support"]]


async def test_a_support_of_what_was_merged_goes_to_the_survivor(forum: Forum) -> None:
    def work(tx: Tx) -> list[int]:
        _, author, other = on_record(tx, 3)
        first, second, third = (one.id for one in recommendations.of_author(tx, author.id))
        for number, into in ((first, second), (second, third)):
            desk.move(tx, number, Act.MERGE, actor=As.SECRETARIAT, by=7, changes={"merged_into": into})
        supports.give(tx, first, other)
        supports.give(tx, third, other)
        return [len(supports.of(tx, number)) for number in (first, second, third)]

    assert await forum.do(work) == [0, 0, 1]


def refuse(tx: Tx, number: int) -> None:
    desk.move(tx, number, Act.REJECT, actor=As.SECRETARIAT, by=7)
    desk.move(tx, number, Act.PUBLISH, actor=As.SECRETARIAT, by=7, changes={"published_at": tx.stamp})


@pytest.mark.parametrize("closed", ["withdrawn_at = '2025'", "hidden_at = '2025', hidden_reason = 'offensive'", ""])
async def test_what_is_closed_takes_no_support(forum: Forum, closed: str) -> None:
    def work(tx: Tx) -> None:
        one, _, other = on_record(tx)
        if closed:
            tx.run(f"UPDATE recommendation SET {closed}")
        else:
            refuse(tx, one.id)
        with pytest.raises(supports.SupportClosed):
            supports.give(tx, one.id, other)

    await forum.do(work)


async def test_every_act_stands_in_the_timeline_and_every_wording_is_found(forum: Forum) -> None:
    def work(tx: Tx) -> list[str]:
        one, author, _ = on_record(tx)
        words = one.wording
        other = wordings.Wording(
            words.focus_area_id, "ترشيد المياه", "تسرب", ACTION, "الشركة العامة", words.time_frame, words.priority
        )
        assert [hit.subject for hit in search.find(tx, wordings.SEARCHED, TITLE)] == [one.id]
        recommendations.edit(tx, one.id, author=author, wording=other, by=7)
        assert search.find(tx, wordings.SEARCHED, "الأسواق رسوم") == []
        assert [hit.subject for hit in search.find(tx, wordings.SEARCHED, "ترشيد مياه")] == [one.id]
        timeline.note(tx, one.id, "noted", actor=7, public=False, after={"a": "ب"})
        recommendations.withdraw(tx, one.id, author=author, by=7)
        whole = timeline.of(tx, one.id, public_only=False)
        assert [event.after for event in whole if event.act == "noted"] == [{"a": "ب"}]
        return [event.act for event in timeline.of(tx, one.id)]

    assert await forum.do(work) == ["submitted", "edited", "withdrawn"]


async def test_what_came_before_the_index_is_made_findable_at_the_start(forum: Forum) -> None:
    def before(tx: Tx) -> None:
        on_record(tx)
        search.remove(tx, wordings.SEARCHED, [row["id"] for row in tx.all("SELECT id FROM recommendation")])
        assert search.find(tx, wordings.SEARCHED, TITLE) == []

    await forum.do(before)
    await forum.restart_bot()
    assert len(await forum.ask(search.find, wordings.SEARCHED, TITLE)) == 1

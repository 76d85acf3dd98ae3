"""More answers go out with one tap than one transaction takes: chunk by chunk, as one act."""

from __future__ import annotations

from typing import Any

import pytest

from handlers import desk_publishing
from handlers.desk_codes import PublishAll
from storage import desk, jobs, people
from storage.database import Tx
from storage.jobs import Job
from storage.moves import Act
from storage.moves import Actor as As
from storage.people import Role
from tests.cast import CAST, Actor, Forum
from tests.test_desk import TITLE, newest, records, stands

WALEED, _ = CAST["waleed"]


@pytest.fixture(autouse=True)
def two_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_publishing, "CHUNK", 2)


@pytest.fixture
async def five(forum: Forum, basel: Actor, salma: Actor) -> list[int]:
    """Five of Basel's are accepted and not published."""
    numbers = [await records(forum, basel, f"{TITLE} {number}") for number in range(5)]
    for number in numbers:
        answer = {"answer": "نعم", "published_at": None}
        await forum.do(desk.move, number, Act.ACCEPT, actor=As.SECRETARIAT, by=salma.user_id, changes=answer)
    return numbers


async def published(forum: Forum, numbers: list[int]) -> list[bool]:
    return [(await stands(forum, number))["published_at"] is not None for number in numbers]


class Meanwhile:
    """Does something once, after the first chunk; remembers how far each chunk came."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, does: Any = None) -> None:
        self.through: list[int] = []
        self._does = does
        self._advance = jobs.advance
        monkeypatch.setattr(jobs, "advance", self)

    def __call__(self, tx: Tx, job: Job, progress: Any) -> None:
        self._advance(tx, job, progress)
        self.through.append(progress["through"])
        if self._does is not None and len(self.through) == 1:
            self._does(tx)


async def publishes(salma: Actor) -> None:
    await salma.forges(PublishAll().pack())
    await salma.taps("تأكيد نشر 5 ردود")


async def test_many_go_out_chunk_by_chunk_and_are_undone_as_one(
    forum: Forum, salma: Actor, basel: Actor, five: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    chunks = Meanwhile(monkeypatch)
    await publishes(salma)
    assert chunks.through == [2, 4]
    assert "نُشرت 5 ردود" in salma.screen
    assert await published(forum, five) == [True] * 5
    await salma.taps("تراجع عن النشر")
    assert await published(forum, five) == [False] * 5
    await forum.pass_minutes(1.2)
    assert not basel.sees("صدرت الردود")
    await publishes(salma)
    await forum.pass_minutes(1.2)
    assert newest(basel, "صدرت الردود على 5 توصيات") == 1
    assert salma.unanswered == []


async def test_what_somebody_else_takes_meanwhile_is_left_to_them(
    forum: Forum, salma: Actor, five: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def takes(tx: Tx) -> None:
        """Waleed opens one again, which is then his for a while."""
        tx.run("UPDATE recommendation SET taken_by = NULL, taken_until = NULL WHERE id = ?", five[3])
        desk.move(tx, five[3], Act.REOPEN, actor=As.SECRETARIAT, by=WALEED)

    Meanwhile(monkeypatch, takes)
    await publishes(salma)
    assert await published(forum, five) == [True, True, True, False, True]
    assert "نُشرت 4 ردود" in salma.screen


async def test_who_is_of_the_secretariat_no_more_publishes_no_more(
    forum: Forum, salma: Actor, five: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    Meanwhile(monkeypatch, lambda tx: people.revoke(tx, salma.user_id, Role.SECRETARIAT))
    await publishes(salma)
    assert await published(forum, five) == [True, True, False, False, False]


async def test_a_restart_in_the_middle_goes_on_where_it_was(
    forum: Forum, salma: Actor, five: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(tx: Tx, job: Job, progress: Any) -> None:
        raise InterruptedError

    with monkeypatch.context() as broken:
        broken.setattr("bot.jobs.TRIES", 1000)
        broken.setattr(jobs, "advance", dies)
        await salma.forges(PublishAll().pack())
        found, data = salma.button("تأكيد نشر 5 ردود")
        await forum.sandbox.tap(salma.user_id, found["message_id"], data)
        await forum.sandbox.until(lambda: "جارٍ نشر الردود: 0 من 5" in salma.screen)
        assert await published(forum, five) == [False] * 5, "a chunk stands whole or not at all"
        await forum.stop_bot()
    await forum.start_bot()
    assert await published(forum, five) == [True] * 5
    assert "نُشرت 5 ردود" in salma.screen

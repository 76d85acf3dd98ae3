"""An announcement is corrected or taken back while a message of it is still on its way: nobody keeps what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.sandbox import Fault
from storage import corrections
from storage.announcements import Announcement, Content
from storage.database import Tx
from tests.cast import Actor, Forum, text_of
from tests.test_announcement_figures import sends
from tests.test_announcement_sending import TEXT, find, seen

RIGHT = "تبدأ الجلسة في القاعة الصغرى"
SLOW = Fault("slow", method="sendMessage", seconds=1.0)
FULL = Fault("429", method="sendMessage", retry_after=2)


def correct(tx: Tx, one: Announcement) -> None:
    corrections.correct(tx, one, Content(RIGHT), None, by=one.author_id)


def withdraw(tx: Tx, one: Announcement) -> None:
    corrections.withdraw(tx, one, by=one.author_id)


async def meanwhile(forum: Forum, omar: Actor, fault: Fault, act: Callable[[Tx, Announcement], None]) -> None:
    """Omar comes back after the end, and while his message meets the fault something is done with the announcement."""
    forum.sandbox.faults.add(replace(fault, chat_id=omar.user_id))
    await forum.sandbox.unblock(omar.user_id)
    await forum.sandbox.until(lambda: not forum.sandbox.faults)
    await forum.bot.database.write(act, await find(forum))


@pytest.mark.parametrize("fault", [SLOW, FULL], ids=["on its way", "told to wait"])
async def test_who_is_reached_during_a_correction_gets_the_right_words(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor, fault: Fault
) -> None:
    await forum.sandbox.block(omar.user_id)
    await sends(forum, amina)
    await meanwhile(forum, omar, fault, correct)
    await forum.settle()
    for _ in range(2):
        await forum.pass_minutes(0.2)
    assert (seen(omar, RIGHT), seen(omar, TEXT)) == (1, 0)
    assert seen(basel, RIGHT) == 1
    assert not await forum.rows("SELECT 1 FROM due WHERE kind = ? AND state = 'waiting'", corrections.AGAIN)


async def test_who_is_reached_during_a_withdrawal_keeps_nothing_of_it(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor
) -> None:
    await forum.sandbox.block(omar.user_id)
    await sends(forum, amina)
    await meanwhile(forum, omar, SLOW, withdraw)
    await forum.settle()
    await forum.pass_minutes(1.1)
    assert not [one for one in (*omar.messages, *basel.messages) if TEXT in text_of(one)]


async def test_where_nothing_is_on_its_way_nothing_is_looked_for(forum: Forum, amina: Actor, basel: Actor) -> None:
    await sends(forum, amina)
    await forum.do(correct, await find(forum))
    assert seen(basel, RIGHT) == 1
    assert not await forum.rows("SELECT 1 FROM due WHERE kind = ?", corrections.AGAIN)

"""«Received»: pressed once and twice, forged, too late; what the staff may claim."""

from __future__ import annotations

import pytest

from bot.frame import send
from bot.home import home_row
from bot.screen import Screen
from bot.texts import Texts
from handlers.acknowledgements import Acknowledge, received_row
from storage import acknowledgements, leaving, my_data
from storage.acknowledgements import Standing
from storage.database import Tx
from storage.outbox import Class
from tests.cast import Actor, Forum
from tests.held import CATALOGUE, TRIPOLI, Held, local

ABOUT = "announcement:7"


def _tell(tx: Tx, user_id: int) -> None:
    t = Texts(CATALOGUE, "ar", TRIPOLI)
    screen = Screen("القاعة تغيّرت", (received_row(t, ABOUT), home_row(t)))
    send(tx, user_id, screen, klass=Class.CHANGE, about=ABOUT, key=f"{ABOUT}:{user_id}")
    acknowledgements.ask(tx, ABOUT, user_id)


async def test_the_conversation_of_the_handlers_first_page(forum: Forum, basel: Actor) -> None:
    await forum.do(_tell, basel.user_id)
    await basel.taps("وصلني")
    assert basel.toasts[-1] == "سُجّل الاستلام، شكراً"
    assert basel.labels == ["✓ سُجّل الاستلام", "القائمة الرئيسية"]
    await basel.taps("سُجّل الاستلام")
    assert basel.toasts[-1] == "سُجّل الاستلام من قبل"
    (asked,) = await forum.ask(acknowledgements.people, ABOUT)
    assert (asked.name, asked.standing) == ("باسل محمد الورفلي", Standing.ACKNOWLEDGED)
    assert not basel.unanswered


async def test_who_was_not_asked_is_told_so(forum: Forum, basel: Actor, omar: Actor) -> None:
    await forum.do(_tell, basel.user_id)
    for forged in (Acknowledge("announcement", 7), Acknowledge("", 0)):
        await omar.forges(forged.pack())
        assert omar.sees("لم يُعثر على المطلوب")
    assert (await forum.ask(acknowledgements.figures, ABOUT))[Standing.ACKNOWLEDGED] == 0


@pytest.fixture
def held() -> Held:
    held = Held(local("08:00"))
    held.register(1, 2, 3, 4, 5, 6)
    for user_id in range(1, 7):
        held.do(_tell, user_id)
    for user_id, state in enumerate(("sent", "sent", "blocked", "failed", "uncertain"), start=1):
        held.connection.execute("UPDATE outbox SET state = ? WHERE chat_id = ?", (state, user_id))
    return held


def test_the_standings_claim_no_more_than_is_known(held: Held) -> None:
    assert held.do(acknowledgements.acknowledge, ABOUT, 1) is True
    assert held.do(acknowledgements.acknowledge, ABOUT, 1) is False
    assert held.do(acknowledgements.acknowledge, ABOUT, 99) is None
    assert held.do(acknowledgements.figures, ABOUT) == {
        Standing.ACKNOWLEDGED: 1,
        Standing.ACCEPTED: 1,
        Standing.WAITING: 1,
        Standing.UNREACHABLE: 2,
        Standing.UNCERTAIN: 1,
    }
    unreachable = held.do(acknowledgements.people, ABOUT, Standing.UNREACHABLE)
    assert [one.name for one in unreachable] == ["Deputy 3", "Deputy 4"]
    assert len(held.do(acknowledgements.people, ABOUT, limit=2, offset=5)) == 1


def test_a_message_sent_anew_counts_as_it_stands_now(held: Held) -> None:
    held.connection.execute("UPDATE outbox SET state = 'waiting', key = 'anew' WHERE chat_id = 3")
    assert held.do(acknowledgements.figures, ABOUT)[Standing.WAITING] == 2
    held.do(acknowledgements.take_back, ABOUT, 3)
    assert held.do(acknowledgements.figures, ABOUT)[Standing.WAITING] == 1


def test_who_leaves_leaves_nothing_and_who_asks_sees_it(held: Held) -> None:
    (row,) = held.do(my_data.everything, 2)["acknowledgements"]
    assert row["about"] == ABOUT
    held.do(leaving.delete, 2, owners=frozenset())
    assert held.rows("SELECT 1 FROM acknowledgement WHERE user_id = 2") == []

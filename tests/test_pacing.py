"""How fast the bot speaks: as fast as Telegram bears, and never faster."""

from __future__ import annotations

import asyncio
import math
import random
import time
from heapq import heappop, heappush
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.clock import Clock
from bot.dispatcher import Dispatcher
from bot.order import Order
from bot.pacing import LATEST, Bucket, Pace, Rates, Sending, Window
from bot.sandbox import Limits, Person, Sandbox
from bot.sandbox.pacing import Pacing
from bot.transport import AiohttpRequest
from storage import outbox
from storage.database import Database, Tx
from storage.delivery import Row
from storage.outbox import Class


class Hand:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def hand() -> Hand:
    return Hand()


def leave(pace: Pace, hand: Hand, *, reply: bool = False, took: float = 0.001) -> float:
    """Sends one message as soon as it may leave, answered at once; returns when it left."""
    while (wait := pace.wait(hand.time, reply=reply)) > 0:
        hand.time += wait
    left = hand.time
    sending = pace.take(None, left, reply=reply)
    hand.time += took
    pace.answered(sending, None)
    return left


def test_the_rates_are_those_that_the_local_telegram_keeps() -> None:
    rates, limits = Rates(), Limits()
    assert rates.per_second == limits.all_per_second
    assert rates.private_burst == limits.private_burst
    assert rates.private_per_second == limits.private_per_second
    assert rates.group_per_minute == limits.group_per_minute


def most_in_a_second(moments: list[float]) -> int:
    return max(sum(start <= other < start + 1.0 for other in moments) for start in moments)


def test_a_broadcast_uses_the_whole_limit_evenly_and_never_more(hand: Hand) -> None:
    pace = Pace(clock=hand)
    moments = [leave(pace, hand) for _ in range(300)]
    assert most_in_a_second(moments) <= 30
    assert 299 / (moments[-1] - moments[0]) >= 0.99 * 30
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert max(gaps) < 0.11
    assert sum(gap > 0.05 for gap in gaps) == pytest.approx(100, abs=2), "three leave together, and the machine sleeps"


def test_what_comes_alone_leaves_alone_and_at_once(hand: Hand) -> None:
    pace, waits = Pace(clock=hand), []
    for _ in range(20):
        hand.time += 0.25
        waits.append(pace.wait(hand.time, reply=False))
        pace.take(None, hand.time, reply=False)
    assert waits == [0.0] * 20


def test_a_slow_bot_speaks_one_by_one(hand: Hand) -> None:
    pace = Pace(Rates(per_second=5), clock=hand)
    moments = [leave(pace, hand) for _ in range(30)]
    assert min(later - earlier for earlier, later in pairwise(moments)) > 0.15


def test_telegram_never_gets_31_in_a_second_however_long_the_ways_take(hand: Hand) -> None:
    pace, chance, arrivals = Pace(clock=hand), random.Random(7), []
    for _ in range(400):
        while (wait := pace.wait(hand.time, reply=True)) > 0:
            hand.time += wait
        sending = pace.take(None, hand.time, reply=True)
        there, back = chance.uniform(0.001, 0.04), chance.uniform(0.001, 0.04)
        arrivals.append(hand.time + there)
        hand.time += there + back
        pace.answered(sending, None)
    assert most_in_a_second(arrivals) <= 30


@pytest.mark.parametrize(("delay", "of_the_limit"), [(0.002, 0.99), (0.02, 0.96), (0.09, 0.9)])
def test_the_local_telegram_refuses_nothing_while_what_is_under_way_overlaps(
    hand: Hand, monkeypatch: pytest.MonkeyPatch, delay: float, of_the_limit: float
) -> None:
    """There and back each message takes a fifth of a second, and up to `delay` more on one of its ways."""
    pace, chance = Pace(clock=hand), random.Random(11)
    answers: list[tuple[float, int, Sending]] = []
    departures, arrivals = list[float](), list[float]()
    while len(departures) < 1800:
        wait = pace.wait(hand.time, reply=False)
        if answers and answers[0][0] <= hand.time + wait:
            hand.time, _, answered = heappop(answers)
            pace.answered(answered, None)
        elif wait:
            hand.time += wait + 1e-6  # a timer is never early
        else:
            sending = pace.take(None, hand.time, reply=False)
            assert sending is not None
            there, back = chance.choice([(0.1 + chance.uniform(0, delay), 0.1), (0.1, 0.1 + chance.uniform(0, delay))])
            departures.append(hand.time)
            arrivals.append(hand.time + there)
            heappush(answers, (hand.time + there + back, len(departures), sending))
    telegram, arrival = Pacing(Limits()), Hand()
    monkeypatch.setattr("bot.sandbox.pacing.time", SimpleNamespace(monotonic=arrival))
    for number, arrival.time in enumerate(sorted(arrivals)):
        telegram.admit(number, private=True)
    settled = departures[300:]
    assert (len(settled) - 1) / (settled[-1] - settled[0]) >= of_the_limit * 30


def test_a_reply_finds_room_while_a_broadcast_runs_and_people_talk(hand: Hand) -> None:
    pace = Pace(clock=hand)
    leave(pace, hand, reply=True)
    for _ in range(60):
        leave(pace, hand)
    assert [pace.wait(hand.time, reply=True) for _ in range(1)] == [0.0]
    assert pace.wait(hand.time, reply=False) > 0


def test_what_replies_use_of_their_room_is_no_longer_kept_beside_them(hand: Hand) -> None:
    pace, talked = Pace(clock=hand), 0
    moments: list[float] = []
    waits: list[float] = []
    while len(moments) < 600:
        if hand.time >= 1000.0 + talked * 0.37:
            talked += 1
            waits.append(pace.wait(hand.time, reply=True))
            moments.append(leave(pace, hand, reply=True))
        else:
            moments.append(leave(pace, hand))
    assert most_in_a_second(moments) <= 30
    assert 599 / (moments[-1] - moments[0]) >= 0.96 * 30
    assert max(waits[3:]) == 0.0, "there is room for the next"


def test_the_reserve_is_given_up_when_nobody_has_talked_for_a_while(hand: Hand) -> None:
    pace = Pace(clock=hand)
    leave(pace, hand, reply=True)
    hand.time += 61
    moments = [leave(pace, hand) for _ in range(120)]
    assert 119 / (moments[-1] - moments[0]) >= 0.99 * 30


def test_a_person_gets_five_at_once_and_then_one_a_second(hand: Hand) -> None:
    bucket = Bucket(5, 1.0)
    waits = []
    for _ in range(7):
        wait = bucket.wait(hand.time)
        waits.append(wait)
        hand.time += wait
        sending = Sending(hand.time)
        bucket.take(sending)
        sending.at = hand.time
        bucket.settle(sending)
    assert waits == pytest.approx([0, 0, 0, 0, 0, 1, 1])


def test_a_sending_that_is_not_answered_counts_as_late_as_it_may_arrive(hand: Hand) -> None:
    window = Window(1, 1.0)
    window.take(Sending(hand.time))
    assert window.wait(hand.time) == pytest.approx(1.0 + LATEST)


def test_a_group_gets_twenty_in_any_minute(hand: Hand) -> None:
    gauge = Pace(clock=hand).gauge(-100)
    assert isinstance(gauge, Window)
    for _ in range(20):
        assert gauge.wait(hand.time) == 0
        gauge.take(Sending(hand.time))
    assert gauge.wait(hand.time) == pytest.approx(60 + LATEST)


def test_a_refusal_of_the_whole_bot_silences_and_then_slows_it_for_a_while(hand: Hand) -> None:
    pace = Pace(clock=hand)
    pace.slow_down(4.0)
    assert pace.wait(hand.time, reply=True) == pytest.approx(4.0)
    hand.time += 4.0
    assert pace.most(hand.time) == 15
    hand.time += 5.0
    assert 15 < pace.most(hand.time) < 30
    hand.time += 60.0
    assert pace.most(hand.time) == 30


def test_lifted_rates_hold_nobody_up(hand: Hand) -> None:
    pace = Pace(Rates.unlimited(), clock=hand)
    assert pace.gauge(5) is None
    assert pace.gauge(-5) is None
    assert {leave(pace, hand, took=0.0) for _ in range(1000)} == {1000.0}


async def test_the_local_telegram_at_its_documented_limits_never_has_to_refuse(tmp_path: Path) -> None:
    people = [Person(id=number, first_name=str(number), role="", started=True) for number in range(101, 161)]
    sandbox = Sandbox(people=people)
    await sandbox.start()
    clock = Clock()
    database = await Database.open(tmp_path / "forum.db", clock.now)
    transport = AiohttpRequest(f"{sandbox.url}/bot{sandbox.token}")
    dispatcher = Dispatcher(database, transport, Pace(), now=clock.now)

    def queue(tx: Tx) -> None:
        for number in range(101, 161):
            outbox.add(tx, number, "sendMessage", {"text": "to all"}, klass=Class.ANNOUNCEMENT)
        for turn in range(7):
            outbox.add(tx, 101, "sendMessage", {"text": f"reply {turn}"}, klass=Class.REPLY)

    running = asyncio.create_task(dispatcher.run())
    began = time.monotonic()
    await database.write(queue)
    await asyncio.wait_for(dispatcher.drain(), 15)
    took = time.monotonic() - began
    await dispatcher.stop()
    await running
    await transport.shutdown()
    await database.close()
    await sandbox.stop()
    sent = [call for call in sandbox.ledger if call.method == "sendMessage"]
    assert [call.outcome for call in sent if call.outcome != "ok"] == []
    assert len(sent) == 67
    assert took < 6


def test_a_quick_refusal_does_not_make_the_others_look_late(hand: Hand) -> None:
    """Refused in no time, sent in a fifth of a second: the bot goes on at its full speed."""
    pace = Pace(clock=hand)
    refused = pace.take(None, hand.time, reply=False)
    pace.answered(refused, None, refused=True)
    hand.time += 1.0
    sending = pace.take(None, hand.time, reply=False)
    assert sending is not None
    hand.time += 0.2
    pace.answered(sending, None)
    assert sending.at == pytest.approx(sending.left)


def test_an_album_counts_as_often_as_it_has_pictures(hand: Hand) -> None:
    window, bucket = Window(30, 1.0), Bucket(5, 1.0)
    album = Sending(hand.time, 10)
    for gauge in (window, bucket):
        assert gauge.wait(hand.time, weight=10) == 0
        gauge.take(album)
    assert window.wait(hand.time, weight=20) == 0
    assert window.wait(hand.time, weight=21) > 0
    assert bucket.wait(hand.time) == pytest.approx(10 + LATEST - 4)
    assert bucket.wait(hand.time, weight=10) == pytest.approx(10 + LATEST), "when the whole burst is there again"
    window.give_back()
    bucket.give_back()
    assert window.wait(hand.time, weight=30) == bucket.wait(hand.time) == 0


def test_an_album_waits_for_room_and_what_is_behind_it_does_not_overtake(hand: Hand) -> None:
    pace = Pace(Rates(per_second=12, private_burst=0, group_per_minute=0, reserve=0), clock=hand)
    order = Order(pace)
    row = Row(1, 101, Class.ANNOUNCEMENT, "sendMediaGroup", "{}", None, 0, None, 0, None, None, weight=10)
    order.put(row, hand.time)
    order.put(Row(2, 102, Class.ANNOUNCEMENT, "sendMessage", "{}", None, 0, None, 0, None, None), hand.time)
    for _ in range(3):
        pace.take(None, hand.time, reply=True)
    assert order.take(hand.time) is None
    assert hand.time < order.wake_at < math.inf
    hand.time = order.wake_at
    while (departure := order.take(hand.time)) is None:
        hand.time = order.wake_at
    assert departure.row is row

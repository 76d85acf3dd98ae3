"""The local Telegram's rates against the table of limits."""

from __future__ import annotations

import pytest

from bot.sandbox import Limits, Person
from bot.sandbox.pacing import Pacing
from bot.sandbox.refusals import Refused
from tests.sandbox_client import AMINA, BASEL, button, telegram

TABLE = Limits()


class Hand:
    """A monotonic clock moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Hand:
    clock = Hand()
    monkeypatch.setattr("bot.sandbox.pacing.time", clock)
    return clock


def wait_of(refused: Refused) -> int:
    assert refused.code == 429
    assert refused.parameters is not None
    wait = int(refused.parameters["retry_after"])
    assert refused.description == f"Too Many Requests: retry after {wait}"
    return wait


def test_the_table_says_what_telegram_documents() -> None:
    assert (TABLE.all_per_second, TABLE.private_burst, TABLE.private_per_second) == (30, 5, 1.0)
    assert (TABLE.group_per_minute, TABLE.text, TABLE.caption) == (20, 4096, 1024)
    assert (TABLE.callback_data_bytes, TABLE.toast, TABLE.callback_expires) == (64, 200, 150.0)


def test_the_thirty_first_send_in_a_second_is_refused(hand: Hand) -> None:
    pacing = Pacing(TABLE)
    for chat in range(30):
        pacing.admit(chat, private=True)
        hand.now += 0.02
    with pytest.raises(Refused) as refused:
        pacing.admit(99, private=True)
    hand.now += wait_of(refused.value)
    for chat in range(30):
        pacing.admit(chat, private=True)


def test_a_thirty_first_just_before_the_second_is_over_is_refused(hand: Hand) -> None:
    pacing = Pacing(TABLE)
    for chat in range(30):
        pacing.admit(chat, private=True)
    hand.now += 0.95
    with pytest.raises(Refused):
        pacing.admit(99, private=True)


@pytest.mark.parametrize("a_second", [31, 33])
def test_more_than_thirty_a_second_are_refused_however_evenly_they_come(hand: Hand, a_second: int) -> None:
    pacing = Pacing(TABLE)
    for number in range(30):
        pacing.admit(number, private=True)
        hand.now += 1 / a_second
    with pytest.raises(Refused):
        pacing.admit(99, private=True)


def test_twenty_a_minute_evenly_pass_in_a_group_and_a_twenty_first_before_the_minute_is_over_does_not(
    hand: Hand,
) -> None:
    pacing = Pacing(TABLE)
    for _ in range(200):
        pacing.admit(-7, private=False)
        hand.now += 3.0
    hand.now -= 0.1
    with pytest.raises(Refused):
        pacing.admit(-7, private=False)


def test_thirty_a_second_evenly_pass_for_minutes(hand: Hand) -> None:
    pacing = Pacing(TABLE)
    for number in range(30 * 120):
        pacing.admit(number, private=True)
        hand.now += 1 / 30


def test_a_private_chat_takes_a_burst_and_then_one_a_second(hand: Hand) -> None:
    pacing = Pacing(TABLE)
    for _ in range(5):
        pacing.admit(7, private=True)
    with pytest.raises(Refused) as refused:
        pacing.admit(7, private=True)
    assert wait_of(refused.value) == 1
    pacing.admit(8, private=True)
    for _ in range(20):
        hand.now += 1.0
        pacing.admit(7, private=True)
    hand.now += 0.5
    with pytest.raises(Refused):
        pacing.admit(7, private=True)
    hand.now += 30
    for _ in range(5):
        pacing.admit(7, private=True)


def test_the_twenty_first_in_a_groups_minute_is_refused(hand: Hand) -> None:
    pacing = Pacing(TABLE)
    for _ in range(20):
        pacing.admit(-7, private=False)
        hand.now += 1
    with pytest.raises(Refused) as refused:
        pacing.admit(-7, private=False)
    wait = wait_of(refused.value)
    assert 39 <= wait <= 40
    pacing.admit(-8, private=False)
    hand.now += wait
    pacing.admit(-7, private=False)


def test_sending_again_during_a_ban_prolongs_it(hand: Hand) -> None:
    pacing = Pacing(TABLE)
    for _ in range(5):
        pacing.admit(7, private=True)
    for _ in range(10):
        with pytest.raises(Refused):
            pacing.admit(7, private=True)
        hand.now += 0.5
    hand.now += 0.5
    pacing.admit(7, private=True)


def test_an_album_counts_as_many(hand: Hand) -> None:
    pacing = Pacing(TABLE)
    pacing.admit(-7, private=False, count=10)
    pacing.admit(-7, private=False, count=10)
    with pytest.raises(Refused):
        pacing.admit(-7, private=False)
    assert hand.now == 1000.0


async def test_over_http_the_burst_ends_with_429_and_edits_count() -> None:
    async with telegram(TABLE) as (box, bot):
        sent = await bot("sendMessage", chat_id=BASEL, text="0", reply_markup=button("x"))
        for number in range(4):
            await bot("editMessageText", chat_id=BASEL, message_id=sent["message_id"], text=f"{number}!")
        status, answer = await bot.raw("editMessageText", chat_id=BASEL, message_id=sent["message_id"], text="5")
        assert status == 429
        assert answer["parameters"] == {"retry_after": 1}
        assert answer["description"] == "Too Many Requests: retry after 1"
        assert box.messages(BASEL)[0]["text"] == "3!"
        assert await bot("sendMessage", chat_id=AMINA, text="another chat")


async def test_over_http_the_thirty_first_in_a_second_and_the_twenty_first_in_a_group() -> None:
    async with telegram(TABLE) as (box, bot):
        group = await box.make_group("لجنة", [AMINA])
        for number in range(20):
            await bot("sendMessage", chat_id=group, text=str(number))
        status, answer = await bot.raw("sendMessage", chat_id=group, text="21")
        assert status == 429
        assert answer["parameters"]["retry_after"] >= 59
        for number in range(1000, 1010):
            box.add_person(Person(number, "x", started=True))
            await bot("sendMessage", chat_id=number, text="hi")
        assert (await bot.raw("sendMessage", chat_id=BASEL, text="31st"))[0] == 429


async def test_answers_to_taps_have_no_rate() -> None:
    async with telegram(TABLE) as (box, bot):
        sent = await bot("sendMessage", chat_id=BASEL, text="0", reply_markup=button("x"))
        for _ in range(40):
            assert await bot("answerCallbackQuery", callback_query_id=await box.tap(BASEL, sent["message_id"], "x"))


async def test_a_refused_call_changes_nothing_and_a_bad_one_costs_nothing() -> None:
    async with telegram(TABLE) as (box, bot):
        for _ in range(10):
            await bot.refusal("sendMessage", chat_id=BASEL, text="<b>", parse_mode="HTML")
        for _ in range(5):
            await bot("sendMessage", chat_id=BASEL, text="hi")
        await bot.refusal("sendMessage", chat_id=BASEL, text="hi")
        assert len(box.messages(BASEL)) == 5

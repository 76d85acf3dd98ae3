"""Feedback as a hall gives it: everybody within a minute, whom the call goes to, two phones, a session opened again."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from functools import partial

from bot.sandbox import Person
from handlers.feedback_codes import Change, Mark, Rate, Send
from storage import agenda, attendance, programme, pushes, registration
from storage.attendance import Way
from storage.database import Tx
from tests.cast import Actor, Forum, Message, at, buttons_of, text_of

ROOM = range(8001, 8076)  # seventy-five deputies
CALL, WHICH = "ما تقييمك لهذه الجلسة؟", "أي جلسة حضرت؟"


async def number(forum: Forum, code: str) -> int:
    [row] = await forum.rows("SELECT id FROM session WHERE code = ?", code)
    return int(row["id"])


def heard(actor: Actor, words: str) -> list[Message]:
    """What came to the person on the workshops and holds the words."""
    shown = ("التحول الرقمي", "الهيكل التنظيمي")
    found = [message for message in actor.messages if words in text_of(message)]
    labels = [" ".join(button["text"] for button in buttons_of(message)) for message in found]
    return [
        message
        for message, label in zip(found, labels, strict=True)
        if any(title in text_of(message) or title in label for title in shown)
    ]


async def morning(forum: Forum) -> None:
    """The plenaries are over, and asked about; the first two workshops are under way, side by side."""
    for clock in ("10:06", "11:06", "11:20"):
        await forum.clock_to(at(clock))


@dataclass(slots=True)
class Given:
    """What one deputy means to say."""

    stars: int
    chip: int
    named: bool


async def test_the_whole_room_answers_within_a_minute_and_every_answer_is_kept_once(forum: Forum) -> None:
    dice = random.Random(75)
    for user_id in ROOM:
        forum.sandbox.add_person(Person(user_id, first_name=f"D{user_id}", started=True))
    await forum.do(_enrol)
    await forum.clock_to(at("10:06"))
    session = await number(forum, "D1-OPEN")
    room = {user_id: Given(dice.randint(1, 5), 1 << dice.randrange(6), dice.random() < 0.4) for user_id in ROOM}
    began = forum.sandbox.clock.now()
    await asyncio.gather(*(_answers(forum, user_id, session, given) for user_id, given in room.items()))
    await forum.settle(60)
    assert (forum.sandbox.clock.now() - began).total_seconds() < 60
    for user_id in ROOM:
        assert forum.sandbox.unanswered(user_id) == []
    named = {user_id: given for user_id, given in room.items() if given.named}
    rows = await forum.rows(
        "SELECT a.user_id, f.rating FROM feedback f JOIN account a ON a.person_id = f.person_id ORDER BY 1"
    )
    assert {row["user_id"]: row["rating"] for row in rows} == {one: given.stars for one, given in named.items()}
    unnamed = [given.stars for given in room.values() if not given.named]
    shown = await forum.rows("SELECT rating FROM feedback WHERE person_id IS NULL")
    waits = await forum.rows("SELECT id FROM feedback_sealed")
    assert (len(shown) % 5, len(shown) + len(waits)) == (0, len(unnamed))
    assert len(waits) < 5
    assert len(await forum.rows("SELECT * FROM feedback_answered")) == len(ROOM)
    assert await forum.rows("SELECT * FROM feedback_card") == []


def _enrol(tx: Tx) -> None:
    for user_id in ROOM:
        registration.enrol(tx, user_id, name=f"نائب {user_id}")


async def _answers(forum: Forum, user_id: int, session: int, given: Given) -> None:
    """Three taps on the card that came, each when the card shows the last."""
    steps = (
        Rate(session, given.stars).pack(),
        Mark(session, 1, str(given.stars), given.chip).pack(),
        Send(session, 1, str(given.stars), given.chip, given.named).pack(),
    )
    for data in steps:
        card = await forum.sandbox.until(partial(_card, forum, user_id, data), timeout=60)
        await forum.sandbox.tap(user_id, card, data)


def _card(forum: Forum, user_id: int, data: str) -> int | None:
    for message in forum.sandbox.messages(user_id):
        if any(button.get("callback_data") == data for button in buttons_of(message)):
            return int(message["message_id"])
    return None


def check_in(tx: Tx, code: str, *user_ids: int) -> None:
    session = programme.session(tx, code)
    assert session is not None
    for user_id in user_ids:
        person = tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id)
        where = attendance.of_session(tx, session)
        attendance.check_in(tx, where, person, at=tx.now, by=102, way=Way.NAME)


def choose(tx: Tx, code: str, *user_ids: int) -> None:
    session = programme.session(tx, code)
    assert session is not None
    for user_id in user_ids:
        agenda.choose(tx, tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id), session)


async def test_the_call_comes_to_those_checked_in(forum: Forum, basel: Actor, omar: Actor) -> None:
    await morning(forum)
    await forum.do(check_in, "W1", basel.user_id)
    await forum.do(check_in, "W2", omar.user_id)
    await forum.clock_to(at("12:51"))
    [card] = heard(basel, CALL)
    assert "التحول الرقمي" in text_of(card)
    [card] = heard(omar, CALL)
    assert "الهيكل التنظيمي" in text_of(card)
    assert heard(basel, WHICH) == []


async def test_where_nobody_was_checked_in_it_comes_to_those_who_chose_it(
    forum: Forum, basel: Actor, omar: Actor
) -> None:
    await forum.do(choose, "W1", basel.user_id)
    await morning(forum)
    await forum.clock_to(at("12:51"))
    [card] = heard(basel, CALL)
    assert "التحول الرقمي" in text_of(card)
    [card] = heard(omar, CALL)
    assert "الهيكل التنظيمي" in text_of(card), "the other of the two is all that is left for him"


async def test_of_two_sessions_side_by_side_it_asks_first_which(forum: Forum, basel: Actor) -> None:
    await morning(forum)
    await forum.clock_to(at("12:51"))
    [card] = heard(basel, WHICH)
    assert [button["text"] for button in buttons_of(card)] == [
        "التحول الرقمي · W1",
        "الهيكل التنظيمي · W2",
        "لم أحضر أياً منها",
        "القائمة الرئيسية",
    ]
    await basel.taps("لم أحضر أياً منها", message=card)
    assert "لا حاجة إلى تقييمها" in basel.screen
    assert await forum.rows("SELECT * FROM feedback_answered") == []


async def test_a_session_that_nobody_attended(forum: Forum, basel: Actor, omar: Actor, amina: Actor) -> None:
    """Everybody sat beside it: nobody is asked, nobody is missing, and who was there unseen may answer all the same."""
    await morning(forum)
    await forum.do(check_in, "W1", basel.user_id, omar.user_id)
    await forum.clock_to(at("12:51"))
    for deputy in (basel, omar):
        assert [card for card in heard(deputy, CALL) if "الهيكل التنظيمي" in text_of(card)] == []
    await amina.says("/dashboard")
    await amina.taps("الهيكل التنظيمي · W2")
    assert "المدعوون إلى التقييم: 0" in amina.screen
    assert "لا إجابات معروضة بعد" in amina.screen
    await basel.forges(Send(await number(forum, "W2"), 1, "3", 0, named=True).pack())
    assert "أجابوا: 1" in amina.screen


async def test_one_deputy_on_two_phones(forum: Forum, basel: Actor) -> None:
    """The card is the same message on both; each tap is answered, the last one counts once."""
    await forum.clock_to(at("10:06"))
    session, shown = await number(forum, "D1-OPEN"), basel.messages[-1]["message_id"]
    stars, named, unnamed = (
        Rate(session, 5).pack(),
        Send(session, 1, "5", 0, named=True).pack(),
        Send(session, 1, "5", 0, named=False).pack(),
    )
    for data in (stars, stars, unnamed, named, unnamed, stars):
        await forum.sandbox.tap(basel.user_id, shown, data, forged=True)
    await forum.settle()
    assert "وهو نهائي" in basel.screen
    assert await forum.rows("SELECT * FROM feedback") == []
    assert len(await forum.rows("SELECT * FROM feedback_sealed")) == 1
    assert basel.unanswered == []


async def test_a_session_opened_again_by_mistake(forum: Forum, basel: Actor, omar: Actor) -> None:
    await forum.clock_to(at("11:30"))
    w1 = await number(forum, "W1")
    await forum.do(_end, w1)
    await basel.forges(Rate(w1, 4).pack())
    assert "إرسال باسمي" in basel.labels
    await omar.forges(Send(w1, 1, "5", 0, named=True).pack())
    await forum.do(_reopen, w1)
    await basel.taps("إرسال باسمي")
    assert "لم تنتهِ هذه الجلسة بعد" in basel.screen
    assert len(await forum.rows("SELECT * FROM feedback")) == 1
    await forum.clock_to(at("12:51"))
    await basel.taps("إرسال باسمي")
    await omar.forges(Send(w1, 1, "2", 0, named=True).pack())
    rows = await forum.rows("SELECT rating FROM feedback ORDER BY rating")
    assert [row["rating"] for row in rows] == [2, 4]


def _end(tx: Tx, session: int) -> None:
    tx.run("UPDATE session SET ended_at = ? WHERE id = ?", tx.stamp, session)
    pushes.plan(tx)


def _reopen(tx: Tx, session: int) -> None:
    tx.run("UPDATE session SET ended_at = NULL WHERE id = ?", session)
    pushes.plan(tx)


async def test_an_edit_after_the_window_changes_nothing(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("12:51"))
    w1 = await number(forum, "W1")
    await basel.forges(Send(w1, 1, "4", 0, named=True).pack())
    await basel.taps("تغيير التقييم")
    card = basel.messages[-1]
    await forum.clock_to(at("00:01", day=25))
    await basel.taps("ممتاز", message=card)
    assert "انتهت مهلة التقييم" in basel.screen
    for data in (Change(w1).pack(), Send(w1, 1, "1", 0, named=True).pack(), f"fbv:{w1}:0", f"fbx:{w1}", f"fbc:{w1}:0"):
        await basel.forges(data)
        assert "انتهت مهلة التقييم" in basel.screen
    await basel.says("كلام متأخر")
    assert await forum.rows("SELECT rating, comment FROM feedback") == [{"rating": 4, "comment": ""}]
    assert basel.unanswered == []

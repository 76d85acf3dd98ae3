"""Feedback without name: it is final, it comes in fives, and nothing between the stars and the last tap is kept."""

from __future__ import annotations

import pytest

from handlers.feedback_codes import Mark, Rate, Send
from storage import feedback, registration, unnamed
from storage.database import Tx
from storage.feedback import Answer, AnsweredBefore
from storage.sealing import Seal
from tests.cast import Actor, Forum, at, buttons_of, text_of
from tests.held import Held, local, session

AFTER_W1 = at("12:50")
NAMED, UNNAMED = "إرسال باسمي", "إرسال دون اسم"


async def number(forum: Forum, code: str) -> int:
    [row] = await forum.rows("SELECT id FROM session WHERE code = ?", code)
    return int(row["id"])


async def begins(forum: Forum, actor: Actor, code: str = "W1", stars: int = 4) -> None:
    """The stars of a session, on its card."""
    if forum.sandbox.clock.now() < AFTER_W1:
        await forum.clock_to(AFTER_W1)
    await actor.says("/feedback")
    await actor.forges(Rate(await number(forum, code), stars).pack())


async def counts(forum: Forum) -> tuple[int, int, int]:
    """How many have answered, how many answers stand, how many wait sealed."""
    tables = ("feedback_answered", "feedback", "feedback_sealed")
    found = [(await forum.rows(f"SELECT count(*) AS n FROM {table}"))[0]["n"] for table in tables]
    return found[0], found[1], found[2]


async def test_three_taps_without_name_and_nothing_is_repeated(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel)
    shown = basel.messages[-1]["message_id"]
    await basel.taps("عملية")
    assert await counts(forum) == (0, 0, 0)
    await basel.taps(UNNAMED)
    assert basel.messages[-1]["message_id"] == shown
    assert "وصل رأيك دون اسم" in basel.screen
    for word in ("⭐", "عملية", "التحول"):
        assert word not in basel.screen
    assert not any(word in label for label in basel.labels for word in ("⭐", "التحول"))
    assert await counts(forum) == (1, 0, 1)
    assert basel.unanswered == []


async def test_a_recommendation_from_it_begins_empty(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel)
    await basel.taps(UNNAMED)
    await basel.taps("تقديم توصية")
    assert await forum.rows("SELECT subject, answers FROM draft WHERE user_id = ?", basel.user_id) == [
        {"subject": "", "answers": '{"answers": {}, "offered": {}}'}
    ]


async def test_it_is_final(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel)
    w1 = await number(forum, "W1")
    await basel.taps(UNNAMED)
    for code in (
        Send(w1, 1, "1", 0, named=True),
        Send(w1, 1, "1", 0, named=False),
        Rate(w1, 1),
        Mark(w1, 1, "12", 0),
    ):
        await basel.forges(code.pack())
        assert "وهو نهائي" in basel.screen
    assert await counts(forum) == (1, 0, 1)
    await basel.says("/feedback")
    assert "✓ التحول الرقمي" in basel.labels
    await basel.taps("✓ التحول الرقمي")
    assert "وهو نهائي" in basel.screen
    assert basel.unanswered == []


async def test_what_has_a_name_keeps_it(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel)
    await basel.taps(NAMED)
    await basel.forges(Send(await number(forum, "W1"), 1, "1", 0, named=False).pack())
    assert await counts(forum) == (1, 1, 0)
    assert await forum.rows("SELECT rating FROM feedback") == [{"rating": 4}]


async def test_words_ride_in_the_message_that_shows_them(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel)
    card = basel.messages[-1]
    await basel.taps("سريعة")
    await basel.says("كان الوقت <b>قصيراً</b> & ضيقاً")
    below = basel.messages[-1]
    assert "كان الوقت <b>قصيراً</b> & ضيقاً" in text_of(below)
    assert below["reply_to_message"]["message_id"] == card["message_id"]
    for table in ("draft", "feedback", "feedback_sealed"):
        assert await forum.rows(f"SELECT * FROM {table}") == []
    await basel.taps(NAMED)
    assert await forum.rows("SELECT rating, chips, comment FROM feedback") == [
        {"rating": 4, "chips": "fast", "comment": "كان الوقت <b>قصيراً</b> & ضيقاً"}
    ]
    shown = [message["message_id"] for message in basel.messages]
    assert not {card["message_id"], below["message_id"]} & set(shown)
    assert "reply_to_message" not in basel.messages[-1]


async def test_words_without_name_come_in_with_four_others(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel, stars=2)
    await basel.says("كلام بلا اسم")
    await basel.taps(UNNAMED)
    assert "كلام بلا اسم" not in basel.screen
    await forum.do(others, forum, 4)
    rows = await forum.rows("SELECT rating, comment, person_id, submitted_at, day FROM feedback WHERE comment <> ''")
    assert rows == [
        {"rating": 2, "comment": "كلام بلا اسم", "person_id": None, "submitted_at": None, "day": "2025-12-16"}
    ]
    assert await counts(forum) == (5, 5, 0)


async def test_of_several_messages_the_last_one_is_sent_and_that_is_said(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel)
    await basel.says("الأولى")
    first = basel.messages[-1]
    await basel.says("الثانية")
    assert "تُرسل كلمات هذه الرسالة وحدها" in basel.screen
    await basel.taps(NAMED, message=first)
    assert "ليست الأخيرة" in basel.screen
    assert await counts(forum) == (0, 0, 0)
    last = next(message for message in reversed(basel.messages) if "الثانية" in text_of(message))
    await basel.taps(NAMED, message=last)
    assert await forum.rows("SELECT comment FROM feedback") == [{"comment": "الثانية"}]


async def test_words_are_not_forgotten_when_the_card_above_is_sent(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel)
    card = basel.messages[-1]
    await basel.says("لا تُنسَ")
    await basel.taps(NAMED, message=card)
    assert "كلماتك لم تُرسل بعد" in basel.screen
    below = next(message for message in reversed(basel.messages) if "لا تُنسَ" in text_of(message))
    await basel.taps("حذف", message=below)
    await basel.taps(NAMED, message=card)
    assert await forum.rows("SELECT rating, comment FROM feedback") == [{"rating": 4, "comment": ""}]
    assert basel.unanswered == []


async def test_words_too_long_are_refused_and_a_sticker_ends_nothing(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel)
    await basel.says("ك" * 1001)
    assert "الحد الأقصى" in basel.screen
    await basel.sends("sticker")
    await basel.says("قصيرة")
    await basel.taps(NAMED)
    assert await forum.rows("SELECT comment FROM feedback") == [{"comment": "قصيرة"}]


async def test_after_the_menu_words_are_no_words_on_the_session(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel)
    await basel.taps("القائمة الرئيسية")
    await basel.says("W3")
    assert "كلماتك" not in basel.screen
    await begins(forum, basel)
    await basel.says("/programme")
    await basel.says("W3")
    assert "كلماتك" not in basel.screen


async def test_words_whose_card_is_gone_ask_for_the_stars_again(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel)
    card = basel.messages[-1]["message_id"]
    await basel.says("باقية")
    del forum.sandbox.world.chats[basel.user_id].messages[card]
    await basel.taps(UNNAMED)
    assert "ما تقييمك لهذه الجلسة؟" in basel.screen
    assert "باقية" in basel.screen
    await basel.taps("ممتاز")
    await basel.taps(NAMED)
    assert await forum.rows("SELECT rating, comment FROM feedback") == [{"rating": 5, "comment": "باقية"}]


async def test_a_training_day_asks_more_and_skips_what_is_skipped(forum: Forum, basel: Actor) -> None:
    await forum.do(lambda tx: tx.run("UPDATE session SET kind = 'training' WHERE code = 'W1'"))
    await begins(forum, basel, stars=5)
    assert "المدرب" in basel.screen
    assert len(buttons_of(basel.messages[-1])) == 8
    await basel.taps("3 ⭐")
    await basel.taps("تخطي")
    await basel.taps("4 ⭐")
    await basel.taps("الوقت قصير")
    await basel.taps(NAMED)
    [row] = await forum.rows("SELECT rating, ratings, chips, questions_id FROM feedback")
    assert row == {"rating": 5, "ratings": '{"trainer": 3, "pace": 4}', "chips": "short", "questions_id": 2}
    assert "سرعة الشرح: ⭐⭐⭐⭐" in basel.screen


async def test_a_voice_note_goes_with_the_name_only(forum: Forum, basel: Actor, omar: Actor) -> None:
    await begins(forum, basel)
    await basel.sends("voice", b"OggS" * 50, seconds=75)
    assert "وصلت رسالتك الصوتية (1:15)" in basel.screen
    assert not any(UNNAMED in label for label in basel.labels)
    await basel.taps(NAMED)
    [row] = await forum.rows("SELECT k.size, k.seconds FROM feedback f JOIN kept_file k ON k.id = f.voice_id")
    assert row == {"size": 200, "seconds": 75}
    assert "رسالة صوتية" in basel.screen
    await basel.taps("حذف الصوت")
    assert await forum.rows("SELECT id FROM kept_file") == []
    await begins(forum, omar)
    await omar.sends("voice", b"OggS")
    await omar.says("وكلمات")
    assert "تُحذف عند الإرسال دون اسم" in omar.screen
    await omar.taps(UNNAMED)
    assert await forum.rows("SELECT id FROM kept_file") == []
    assert await counts(forum) == (2, 1, 1)


async def test_a_voice_note_may_come_after_the_name(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel)
    await basel.taps(NAMED)
    await basel.taps("رسالة صوتية")
    await basel.sends("voice", b"OggS" * 9)
    assert await forum.rows("SELECT rating, voice_id IS NOT NULL AS spoken FROM feedback") == [
        {"rating": 4, "spoken": 1}
    ]
    await basel.sends("voice", b"OggS")
    assert "لم تُحفظ الرسالة الصوتية" in basel.screen


async def test_forged_cards_are_out_of_date(forum: Forum, basel: Actor) -> None:
    await begins(forum, basel)
    w1 = await number(forum, "W1")
    for marks, chips in (("6", 0), ("", 0), ("4x", 0), ("45", 0), ("4", 99), ("4", -1), ("٤", 0)):
        await basel.forges(Send(w1, 1, marks, chips, named=False).pack())
        await basel.forges(Mark(w1, 1, marks or "9", chips).pack())
    await basel.forges(Send(w1, 99, "4", 0, named=False).pack())
    assert await counts(forum) == (0, 0, 0)
    assert basel.unanswered == []


def others(tx: Tx, forum: Forum, how_many: int, *, stars: int = 5, code: str = "W1") -> None:
    """So many more deputies answer without name."""
    for one in range(how_many):
        person = registration.enrol(tx, 5000 + one, name=f"نائب {one}")
        opinion = feedback.of_session(tx, person.id, tx.value("SELECT id FROM session WHERE code = ?", code))
        assert opinion is not None
        unnamed.give(tx, person.id, opinion, Answer(stars), questions_id=1, seal=forum.bot.frame.seal)


@pytest.fixture
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Held, Seal]:
    held = Held(local("11:00"))
    held.release(session("W1", "09:00", "10:30"))
    held.register(*range(1, 21))
    return held, Seal(tmp_path_factory.mktemp("key"))


def give(held: Held, seal: Seal, user_id: int, answer: Answer) -> None:
    person = held.rows("SELECT person_id FROM account WHERE user_id = ?", user_id)[0]["person_id"]
    opinion = held.do(feedback.of_session, person, held.session("W1").id)
    assert opinion is not None
    held.do(unnamed.give, person, opinion, answer, questions_id=1, seal=seal)


def test_answers_come_in_by_fives_and_the_rest_never(held: tuple[Held, Seal]) -> None:
    forum, seal = held
    seen = []
    for user_id in range(1, 13):
        give(forum, seal, user_id, Answer(3, comment=f"words of {user_id}"))
        seen.append(forum.rows("SELECT count(*) AS n FROM feedback")[0]["n"])
    assert seen == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10]
    assert not forum.do(unnamed.close, seal)
    forum.later(days=30)
    assert forum.do(unnamed.close, seal)
    assert forum.rows("SELECT count(*) AS n FROM feedback_sealed") == [{"n": 0}]
    assert forum.rows("SELECT count(*) AS n FROM feedback") == [{"n": 10}]
    with pytest.raises(AnsweredBefore):
        give(forum, seal, 12, Answer(1))


def test_the_order_of_five_is_no_order(held: tuple[Held, Seal]) -> None:
    """Of the first to answer, the words stand at each of the five places in turn: about one in five."""
    forum, seal = held
    places = set()
    for _ in range(60):
        forum.connection.execute("DELETE FROM feedback")
        forum.connection.execute("DELETE FROM feedback_answered")
        for user_id in range(1, 6):
            give(forum, seal, user_id, Answer(3, comment=str(user_id)))
        order = [row["comment"] for row in forum.rows("SELECT comment FROM feedback ORDER BY id")]
        places.add(order.index("1"))
    assert places == {0, 1, 2, 3, 4}


def test_a_name_comes_after_answers_without_one(held: tuple[Held, Seal]) -> None:
    forum, seal = held
    for user_id in range(1, 6):
        give(forum, seal, user_id, Answer(1))
    forum.rates(6, "W1")
    forum.rates(7, "W1")
    assert [row["id"] for row in forum.rows("SELECT id FROM feedback WHERE person_id IS NOT NULL")] == [1, 2]


def test_with_another_key_nothing_is_opened_and_nobody_is_stopped(held: tuple[Held, Seal]) -> None:
    forum, seal = held
    for user_id in range(1, 5):
        give(forum, seal, user_id, Answer(1))
    seal.break_key()
    for user_id in range(5, 10):
        give(forum, seal, user_id, Answer(5))
    assert forum.rows("SELECT DISTINCT rating FROM feedback") == [{"rating": 5}]


def test_the_database_itself_refuses_an_answer_that_names_its_hour_or_its_voice(held: tuple[Held, Seal]) -> None:
    forum, _ = held
    good = {"id": -7, "session_id": forum.session("W1").id, "rating": 3, "day": "2025-12-16"}
    for bad in (
        {"submitted_at": "2025-12-16T09:00:00Z"},
        {"updated_at": "2025-12-16T09:00:00Z"},
        {"day": "2025-12-16T09"},
        {"id": 7},
    ):
        with pytest.raises(Exception, match="CHECK"):
            forum.do(lambda tx, columns: tx.add("feedback", **columns), good | bad)
    forum.do(lambda tx: tx.add("feedback", **good))

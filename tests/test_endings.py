"""«انتهت الورشة»: staff say so, feedback is asked for at once; nobody says so, and it is asked for after a grace."""

from __future__ import annotations

from storage import people, pushes, settings
from storage.people import Role
from tests.cast import Actor, Forum, at, text_of

ASKED = "ما تقييمك"


def asked(actor: Actor) -> int:
    return sum(ASKED in text_of(message) or "أي جلسة حضرت" in text_of(message) for message in actor.messages)


async def test_the_conversation_of_the_handlers_first_page(forum: Forum, omar: Actor, basel: Actor) -> None:
    await forum.clock_to(at("12:30"))
    before = asked(basel)
    await omar.says("W1")
    await omar.taps("انتهت الورشة")
    assert "هل انتهت «التحول الرقمي»؟" in omar.screen
    assert asked(basel) == before
    await omar.taps("نعم، انتهت")
    assert omar.sees("أُعلن انتهاؤها عند الساعة 12:30")
    assert asked(basel) == before + 1
    assert "التحول الرقمي" in basel.screen
    await basel.taps("ممتاز")
    assert basel.sees("⭐")
    await forum.clock_to(at("12:51"))
    assert "الهيكل التنظيمي" in basel.screen
    assert "التحول الرقمي" not in basel.screen


async def test_without_a_word_it_is_asked_after_the_grace_and_no_sooner(forum: Forum, basel: Actor) -> None:
    await forum.do(settings.put, "feedback_grace_minutes", 10)
    await forum.do(pushes.plan)
    await forum.clock_to(at("10:09"))
    assert asked(basel) == 0
    await forum.clock_to(at("10:11"))
    assert asked(basel) == 1


async def test_twice_and_by_two_is_once(forum: Forum, omar: Actor, amina: Actor, basel: Actor) -> None:
    await forum.clock_to(at("09:50"))
    for actor in (omar, amina):
        await actor.says("D1-OPEN")
        await actor.taps("انتهت الجلسة")
    await omar.taps("نعم، انتهت")
    await amina.taps("نعم، انتهت")
    assert amina.toasts[-1] == "أُعلن انتهاؤها من قبل"
    await forum.clock_to(at("10:10"))
    assert asked(basel) == 1


async def test_a_hasty_word_is_taken_back_and_nobody_is_asked_twice(forum: Forum, omar: Actor, basel: Actor) -> None:
    await forum.clock_to(at("09:30"))
    await omar.says("D1-OPEN")
    await omar.taps("انتهت الجلسة")
    await omar.taps("نعم، انتهت")
    await omar.taps("لم تنته بعد")
    assert not omar.sees("أُعلن انتهاؤها")
    omar.button("انتهت الجلسة")
    await forum.clock_to(at("10:10"))
    assert asked(basel) == 1


async def test_before_its_start_and_long_after_its_end_it_cannot_be(forum: Forum, omar: Actor) -> None:
    await omar.says("W1")
    assert "انتهت الورشة" not in omar.labels
    session = (await forum.rows("SELECT id FROM session WHERE code = 'W1'"))[0]["id"]
    await omar.forges(f"end:{session}:1")
    assert omar.sees("لم تبدأ هذه الجلسة بعد. تبدأ عند الساعة 11:15.")
    await forum.clock_to(at("18:00"))
    await omar.forges(f"end:{session}:1")
    assert omar.sees("لا حاجة إلى إعلان الانتهاء")
    assert not omar.unanswered


async def test_when_feedback_was_asked_for_by_itself_nobody_need_say_so(forum: Forum, omar: Actor) -> None:
    await forum.clock_to(at("12:49"))
    await omar.says("W1")
    assert "انتهت الورشة" in omar.labels
    await forum.clock_to(at("12:51"))
    await omar.says("W1")
    assert "انتهت الورشة" not in omar.labels


async def test_deputies_strangers_and_staff_of_another_session_cannot(
    forum: Forum, basel: Actor, ziad: Actor, omar: Actor
) -> None:
    await forum.do(people.revoke, omar.user_id, Role.FACILITATOR)
    await forum.do(people.grant, omar.user_id, Role.FACILITATOR, scope="W2")
    await forum.clock_to(at("12:30"))
    session = (await forum.rows("SELECT id FROM session WHERE code = 'W1'"))[0]["id"]
    for actor in (basel, ziad, omar):
        await actor.says("W1")
        assert "انتهت الورشة" not in actor.labels
        await actor.forges(f"end:{session}:1")
    assert (await forum.rows("SELECT ended_at FROM session WHERE code = 'W1'")) == [{"ended_at": None}]
    await omar.says("W2")
    assert "انتهت الورشة" in omar.labels


async def test_what_is_over_is_not_on_any_more(forum: Forum, omar: Actor) -> None:
    await forum.clock_to(at("09:30"))
    await omar.says("D1-OPEN")
    await omar.taps("انتهت الجلسة")
    await omar.taps("نعم، انتهت")
    await omar.says("/now")
    assert "يجري الآن" not in omar.screen

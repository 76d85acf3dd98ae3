"""/report: the forum's pictures in the chat."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC

from PIL import Image

from bot import pictures
from storage import people
from storage.database import Tx
from storage.people import Role
from tests.cast import OPENS, Actor, Forum, Message, text_of
from tests.test_export import recommend

NOW = OPENS.astimezone(UTC)


def photos(who: Actor) -> list[Message]:
    return [message for message in who.messages if "photo" in message]


def some_said(tx: Tx) -> None:
    session_id = tx.value("SELECT id FROM session WHERE code = 'W4'")
    for person_id in (1, 2):
        tx.add("feedback_answered", session_id=session_id, person_id=person_id)
        tx.add(
            "feedback", session_id=session_id, person_id=person_id, rating=4, submitted_at=tx.stamp, updated_at=tx.stamp
        )


async def test_the_conversation_of_the_first_page(forum: Forum, salma: Actor) -> None:
    await forum.do(some_said)
    await forum.do(recommend, "=1+1")
    await salma.says("/report")
    assert [text_of(message).partition("،")[0] for message in photos(salma)] == [
        "متوسط التقييم حسب الجلسة",
        "معدّل الاستجابة حسب الجلسة",
        "التوصيات حسب مجال التركيز والحالة",
    ]
    [card] = [message for message in salma.messages if "أُرسلت 3 صور" in text_of(message)]
    for message in photos(salma):
        assert message["photo"][-1]["width"] == pictures.WIDTH
        stored = forum.sandbox.world.files.find(message["photo"][-1]["file_id"])
        assert stored is not None
        assert Image.open(io.BytesIO(stored.content)).format == "PNG"
    assert list((forum.folder / "data" / "outgoing").iterdir()) == []
    await salma.taps("البيان الختامي", message=card)
    assert any("document" in message for message in salma.messages)
    assert len(await forum.rows("SELECT * FROM audit WHERE act = 'report'")) == 1


async def test_before_anything_was_said_there_is_nothing_to_draw(forum: Forum, salma: Actor) -> None:
    await salma.says("/report")
    assert "لا توجد بعد تقييمات ولا توصيات" in salma.screen
    assert photos(salma) == []


async def test_recommendations_alone_make_one_picture(forum: Forum, amina: Actor) -> None:
    await forum.do(recommend, "توصية")
    await amina.works_at("تصدير")
    await amina.taps("صور النتائج")
    assert len(photos(amina)) == 1
    assert amina.sees("أُرسلت صورة واحدة")
    await amina.taps("ملف آخر", message=photos(amina)[0])
    assert "يُرجى اختيار الملف" in amina.screen


async def test_two_presses_draw_once(forum: Forum, salma: Actor) -> None:
    await forum.do(recommend, "توصية")
    await asyncio.gather(*(forum.sandbox.say(salma.user_id, "/report") for _ in range(3)))
    await forum.settle()
    done = len(await forum.rows("SELECT * FROM job WHERE kind = 'report'"))
    assert len(photos(salma)) == done <= 3


async def test_it_is_for_the_staff_alone(forum: Forum, basel: Actor, omar: Actor, ziad: Actor) -> None:
    await forum.do(people.grant, omar.user_id, Role.USHER)
    await ziad.says("/start")
    for who in (basel, omar, ziad):
        await who.says("/report")
        assert who.sees("هذا الإجراء غير متاح لك")
        await who.forges("rpt")
    assert await forum.rows("SELECT * FROM job WHERE kind = 'report'") == []


async def test_in_english(forum: Forum, salma: Actor) -> None:
    await forum.do(recommend, "توصية")
    await forum.do(people.choose_language, salma.user_id, "en")
    await salma.says("/report")
    assert salma.sees("1 picture was sent.")
    assert text_of(photos(salma)[0]).startswith("Recommendations by focus area and state, Tuesday")

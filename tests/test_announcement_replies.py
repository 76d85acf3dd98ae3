"""Replies to an announcement: a card for each person with every organizer, answered by one and seen by all."""

from __future__ import annotations

from handlers.announcement_reply_screens import SHOWN
from storage import announcements, people, sending
from storage.announcement_replies import add
from storage.announcements import Content
from storage.people import Role
from tests.cast import Actor, Forum, Message, text_of
from tests.test_announcement_kinds import PICTURE

TEXT = "تبدأ الجلسة الثانية في القاعة الكبرى عند الساعة 11:15"


async def announces(amina: Actor) -> None:
    await amina.announces(TEXT)
    await amina.forum.sent()


def the_announcement(who: Actor) -> int:
    return next(int(message["message_id"]) for message in who.messages if TEXT in text_of(message))


def cards(who: Actor) -> list[Message]:
    return [message for message in who.messages if "رد على الإعلان 1 من باسل" in text_of(message)]


async def test_a_reply_is_answered_and_goes_on(forum: Forum, amina: Actor, basel: Actor, omar: Actor) -> None:
    await announces(amina)
    await basel.says("هل فيها شاشة؟", reply_to=basel.messages[-1]["message_id"])
    assert "وصل الرد إلى الجهة المنظِّمة" in basel.screen
    assert "رد على الإعلان 1 من باسل محمد الورفلي، زليتن" in amina.screen
    assert "هل فيها شاشة؟" in amina.screen
    await amina.says("نعم، شاشتان.", reply_to=amina.messages[-1]["message_id"])
    assert "نعم، شاشتان." in basel.screen
    await basel.says("شكراً", reply_to=basel.messages[-1]["message_id"])
    for words in ("هل فيها شاشة؟", "نعم، شاشتان.", "شكراً"):
        assert words in amina.screen
    await amina.taps("ردود الإعلان 1")
    assert "بانتظار رد" in amina.screen
    await amina.taps("باسل")
    await amina.taps("الرد")
    await amina.says("عفواً")
    assert "عفواً" in basel.screen
    assert not omar.sees("عفواً")
    await amina.forges("anv:1")
    assert any("الردود (1)" in label for label in amina.labels)


async def test_words_soon_after_an_announcement_are_passed_on_at_a_press(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await announces(amina)
    await basel.says("هل فيها شاشة كبيرة؟")
    assert "هل هذا رد على الإعلان 1؟" in basel.screen
    assert not cards(amina)
    await basel.taps("إرساله إلى الجهة المنظِّمة")
    assert "وصل الرد إلى الجهة المنظِّمة" in basel.screen
    [card] = cards(amina)
    assert "هل فيها شاشة كبيرة؟" in text_of(card)
    assert len(await forum.rows("SELECT * FROM announcement_reply")) == 1


async def test_a_picture_soon_after_an_announcement_is_passed_on_once_however_often_it_is_pressed(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await announces(amina)
    await basel.sends("photo", "hall.jpg", PICTURE)
    offered, data = basel.button("إرساله إلى الجهة المنظِّمة")
    for _ in range(2):
        await forum.sandbox.tap(basel.user_id, offered["message_id"], data, forged=True)
    await forum.settle()
    assert [row["media"] for row in await forum.rows("SELECT media FROM announcement_reply")] == ["photo"]


async def test_nothing_is_offered_long_after_an_announcement_nor_to_who_writes_them(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await announces(amina)
    await amina.says("كلام لا معنى له هنا")
    assert "هل هذا رد" not in amina.screen
    await forum.pass_minutes(180)
    await basel.says("كلام لا معنى له هنا")
    assert "لم يتضح المقصود" in basel.screen
    assert "هل هذا رد" not in basel.screen
    await basel.forges("anx8p:1")
    assert await forum.rows("SELECT * FROM announcement_reply") == []


async def test_every_organizer_has_it_on_one_card_and_sees_who_answered(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await announces(amina)
    for words in ("سؤال أول", "سؤال ثانٍ", "سؤال ثالث"):
        await basel.says(words, reply_to=the_announcement(basel))
    for organizer in (amina, waleed):
        [card] = cards(organizer)
        assert all(words in text_of(card) for words in ("سؤال أول", "سؤال ثانٍ", "سؤال ثالث"))
    await amina.says("هذا الجواب", reply_to=cards(amina)[0]["message_id"])
    [card] = cards(waleed)
    assert "هذا الجواب" in text_of(card), "so that nobody answers twice"
    assert "أمينة" in text_of(card)
    await basel.says("شكراً", reply_to=basel.messages[-1]["message_id"])
    assert len(cards(waleed)) == 2, "a new word after an answer rings again"
    await forum.pass_minutes(30)
    await basel.says("سؤال آخر", reply_to=the_announcement(basel))
    assert len(cards(waleed)) == 3, "and so does one after a while"
    await waleed.says("جواب آخر", reply_to=cards(waleed)[0]["message_id"])
    assert "جواب آخر" in basel.screen, "an old card is answered as well"


async def test_a_picture_and_a_voice_message_in_reply_are_opened_from_the_card(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await announces(amina)
    photo = (await forum.sandbox.send_photo(amina.user_id, "hall.jpg", PICTURE))["photo"]
    voice = (await forum.sandbox.send_voice(amina.user_id))["voice"]
    await forum.settle()
    for sent in ({"photo": photo, "caption": "هذه القاعة؟"}, {"voice": voice}):
        forum.sandbox.act(basel.user_id, sent, reply_to=the_announcement(basel))
        await forum.settle()
    [card] = cards(amina)
    assert "مرفق: صورة\nهذه القاعة؟" in text_of(card)
    assert "مرفق: رسالة صوتية" in text_of(card)
    await amina.taps("صورة", message=card)
    assert amina.messages[-1]["caption"] == "هذه القاعة؟"
    await amina.taps("صوت", message=card)
    assert "voice" in amina.messages[-1]
    await amina.says("نعم", reply_to=amina.messages[-1]["message_id"])
    assert "نعم" in basel.screen


async def test_an_organizer_answers_with_a_picture(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor, omar: Actor
) -> None:
    await announces(amina)
    await basel.says("أين القاعة؟", reply_to=the_announcement(basel))
    photo = (await forum.sandbox.send_photo(amina.user_id, "map.jpg", PICTURE))["photo"]
    await forum.settle()
    for _ in range(2):
        album = {"photo": photo, "caption": "هذه خريطة", "media_group_id": "77"}
        forum.sandbox.act(amina.user_id, album, reply_to=cards(amina)[0]["message_id"])
    await forum.settle()
    assert [message.get("caption") for message in basel.messages[-2:]] == ["هذه خريطة"] * 2
    assert sum("الرد في الرسالة التالية" in text_of(message) for message in basel.messages) == 1
    assert "أُرسل الرد إلى باسل" in amina.screen
    assert not omar.sees("هذه خريطة")
    await waleed.taps("صورة", message=cards(waleed)[0])
    assert waleed.messages[-1]["caption"] == "هذه خريطة", "colleagues see what was answered"
    await basel.says("شكراً", reply_to=basel.messages[-1]["message_id"])
    assert "شكراً" in text_of(cards(amina)[-1])
    await amina.taps("الرد")
    await amina.sends("voice")
    assert "voice" in basel.messages[-1]
    assert "أُرسل الرد إلى باسل" in amina.screen
    await amina.says("كلام آخر")
    assert not basel.sees("كلام آخر"), "nothing is asked any more"


async def test_an_album_in_reply_is_thanked_for_once(forum: Forum, amina: Actor, basel: Actor) -> None:
    await announces(amina)
    photo = (await forum.sandbox.send_photo(amina.user_id, "hall.jpg", PICTURE))["photo"]
    await forum.settle()
    for _ in range(3):
        album = {"photo": photo, "media_group_id": "77"}
        forum.sandbox.act(basel.user_id, album, reply_to=the_announcement(basel))
    await forum.settle()
    assert sum("وصل الرد" in text_of(message) for message in basel.messages) == 1
    assert len(cards(amina)) == 1


async def test_a_long_thread_is_read_to_the_last_letter(forum: Forum, amina: Actor, basel: Actor) -> None:
    """Emoji count twice at Telegram."""
    await announces(amina)
    long = "🎉" * 2000 + "النهاية"
    for number in range(1, 8):
        await basel.says(f"{number} {long}", reply_to=the_announcement(basel))
    [card] = cards(amina)
    assert "3 🎉" in text_of(card)
    assert "2 🎉" not in text_of(card)
    assert "النهاية" not in text_of(card)
    await amina.taps("عرض كامل", message=card)
    assert text_of(amina.messages[-1]) == f"3 {long}"
    await amina.taps("الأقدم", message=cards(amina)[0])
    assert "2 🎉" in text_of(cards(amina)[0])
    assert "3 🎉" not in text_of(cards(amina)[0])
    await amina.taps("الأحدث", message=cards(amina)[0])
    assert "7 🎉" in text_of(cards(amina)[0])
    assert SHOWN * 5 < 4096


async def test_an_answer_that_is_too_long_is_not_cut_but_refused(forum: Forum, amina: Actor, basel: Actor) -> None:
    await announces(amina)
    await basel.says("سؤال", reply_to=basel.messages[-1]["message_id"])
    before = len(basel.messages)
    await amina.says("ج" * 2001, reply_to=amina.messages[-1]["message_id"])
    assert "2000" in amina.screen
    assert len(basel.messages) == before
    await amina.says("ج" * 2000, reply_to=cards(amina)[0]["message_id"])
    assert "ج" * 2000 in basel.screen


async def test_many_threads_have_pages(forum: Forum, amina: Actor, basel: Actor) -> None:
    draft = await forum.do(announcements.write, amina.user_id, Content(TEXT))
    await forum.do(sending.begin, draft)
    await forum.sent()
    for user_id in range(9001, 9026):
        await forum.do(add, 1, user_id, f"رد {user_id}")
    await amina.forges("anx8:1:0")
    assert "رد 9025" in amina.screen
    await amina.taps("التالي")
    await amina.taps("التالي")
    assert "رد 9001" in amina.screen
    assert "التالي" not in str(amina.labels)
    await amina.forges("anx8:1:99")
    assert "رد 9001" in amina.screen


async def test_a_reply_to_anything_else_is_as_any_other_word(forum: Forum, amina: Actor, basel: Actor) -> None:
    await basel.says("/programme")
    await basel.says("W1", reply_to=basel.messages[-1]["message_id"])
    assert "التحول الرقمي" in basel.screen
    assert await forum.rows("SELECT * FROM announcement_reply") == []


async def test_replies_of_an_organizer_who_is_none_any_more_reach_the_owner(
    forum: Forum, amina: Actor, basel: Actor, waleed: Actor
) -> None:
    await announces(amina)
    await forum.do(people.revoke, amina.user_id, Role.ORGANIZER)
    await basel.says("سؤال", reply_to=basel.messages[-1]["message_id"])
    assert "سؤال" in waleed.screen
    assert not amina.sees("سؤال")
    for code in ("anx8t:1:103:0", "anx8r:1", "anx8a:1:103"):
        await basel.forges(code)
        assert "هذا الإجراء غير متاح لك" in basel.toasts[-1]

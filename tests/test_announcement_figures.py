"""What the card of an announcement says after its end: it follows what is changed, who joins and who confirms.

Nobody opens it again here: it is the message in the author's chat that edits itself.
"""

from __future__ import annotations

import asyncio
from typing import Any

from bot.sandbox import Fault
from handlers.announcement_card import Look
from handlers.announcement_delivery import progress
from storage import corrections, outbox, registration, sending
from storage.announcements import Content
from storage.database import Tx
from tests.cast import Actor, Forum, Message, buttons_of, text_of
from tests.test_announcement_kinds import PICTURE, gathered
from tests.test_announcement_sending import TEXT, became, find, seen


def card(who: Actor) -> Message:
    """The card of the first announcement, wherever it stands in the chat."""
    return next(message for message in reversed(who.messages) if "الإعلان 1:" in text_of(message))


async def shows(who: Actor, words: str) -> None:
    """The card comes to show these words by itself."""
    async with asyncio.timeout(8):
        while not any("الإعلان 1:" in text_of(one) and words in text_of(one) for one in who.messages):  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.02)


async def sends(forum: Forum, amina: Actor, text: str = TEXT) -> None:
    await amina.announces(text)
    await forum.sent()


async def corrects(amina: Actor, text: str) -> None:
    await amina.taps("تصحيح", message=card(amina))
    await amina.says(text)
    await amina.taps("تعديل ما أُرسل")


async def has_no_answer(forum: Forum, who: Actor) -> None:
    """Telegram has given no answer when the announcement went to them."""

    def uncertain(tx: Tx) -> None:
        tx.run(
            "UPDATE outbox SET state = 'uncertain', message_id = NULL WHERE key = ?", f"announcement:1:{who.user_id}"
        )

    await forum.do(uncertain)


async def test_the_card_follows_a_correction(forum: Forum, amina: Actor, basel: Actor, omar: Actor) -> None:
    """Also in the middle, while Telegram takes its time over Basel's."""
    await sends(forum, amina)
    forum.sandbox.faults.add(Fault("slow", method="editMessageText", chat_id=basel.user_id, seconds=1.5))
    await amina.taps("تصحيح", message=card(amina))
    await amina.says("تبدأ الجلسة في القاعة الصغرى")
    message, data = amina.button("تعديل ما أُرسل")
    await forum.sandbox.tap(amina.user_id, message["message_id"], data)
    await shows(amina, "بقي من ذلك: 1")
    await shows(amina, "عُدّل النص لدى 2 من 2")
    assert "بقي من ذلك" not in text_of(card(amina))


async def test_where_an_edit_is_refused_it_is_not_counted_as_done(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor
) -> None:
    await sends(forum, amina)
    await forum.sandbox.block(omar.user_id)
    await corrects(amina, "تبدأ الجلسة في القاعة الصغرى")
    await shows(amina, "عُدّل النص لدى 1 من 2")
    await shows(amina, "تعذّر ذلك لدى: 1")


async def test_who_may_have_it_gets_the_right_words_too(forum: Forum, amina: Actor, basel: Actor, omar: Actor) -> None:
    await sends(forum, amina)
    await has_no_answer(forum, omar)
    await corrects(amina, "تبدأ الجلسة في القاعة الصغرى")
    await shows(amina, "عُدّل النص لدى 1 من 1")
    assert seen(omar, "القاعة الصغرى") == 1
    after = await became(forum)
    assert (after.sent, after.uncertain) == (2, 0)
    await corrects(amina, "تبدأ الجلسة في القاعة الكبرى")
    await shows(amina, "عُدّل النص لدى 2 من 2")
    assert seen(omar, "القاعة الصغرى") == 0


async def test_the_card_of_a_withdrawal_counts_people_by_what_became_of_it(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor
) -> None:
    """An album and its buttons are deleted at Basel's, who counts once; Omar is told, as his may have come."""
    await amina.says("/announce")
    await amina.sends("album", [PICTURE] * 2)
    await gathered(forum)
    for label in ("الخيارات", "وصلني", "رجوع"):
        await amina.taps(label)
    await amina.sends_it()
    await forum.sent()
    assert len([m for m in basel.messages if "photo" in m]) == 2
    await has_no_answer(forum, omar)
    await amina.taps("سحب الإعلان", message=card(amina))
    await amina.taps("تأكيد السحب")
    await shows(amina, "سُحب من 1 من 2")
    await shows(amina, "وصلتهم رسالة بأنه لم يعد سارياً: 1")
    assert not [m for m in basel.messages if "photo" in m]
    assert omar.sees("لم يعد سارياً")


async def test_the_card_follows_received_and_late_joiners_hours_after_the_end(
    forum: Forum, amina: Actor, basel: Actor, dana: Actor
) -> None:
    await amina.says("/announce")
    await amina.says(TEXT)
    for label in ("الخيارات", "وصلني", "رجوع", "إرسال", "حتى نهاية اليوم"):
        await amina.taps(label)
    await forum.sent()
    await forum.pass_minutes(120)
    await basel.taps("وصلني")
    await shows(amina, "أكّدوا الاستلام بزر «وصلني»: 1")
    await forum.pass_minutes(10)
    await dana.says("/start")
    await forum.do(registration.enrol, dana.user_id, name="دانا سالم", municipality="مصراتة", phone="+218910009999")
    await forum.pass_minutes(1.1)
    await shows(amina, "أُرسل: 3")
    assert seen(dana) == 1


async def test_who_comes_back_after_the_end_is_counted_on_the_card(forum: Forum, amina: Actor, omar: Actor) -> None:
    await forum.sandbox.block(omar.user_id)
    await sends(forum, amina)
    await forum.pass_minutes(30)
    await forum.sandbox.unblock(omar.user_id)
    await shows(amina, "أُرسل: 2")


async def test_who_comes_back_and_is_gone_again_is_counted_as_before(forum: Forum, amina: Actor, omar: Actor) -> None:
    await forum.sandbox.block(omar.user_id)
    await sends(forum, amina)
    before = text_of(card(amina))
    forum.sandbox.faults.add(Fault("429", method="sendMessage", chat_id=omar.user_id, retry_after=2))
    await forum.sandbox.unblock(omar.user_id)
    await shows(amina, "في الانتظار: 1")
    await forum.sandbox.block(omar.user_id)
    async with asyncio.timeout(12):
        while text_of(card(amina)) != before:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.02)


async def test_an_ended_card_is_refreshed_by_its_button(forum: Forum, amina: Actor) -> None:
    await sends(forum, amina)
    assert "تحديث" in [button["text"] for button in buttons_of(card(amina))]
    await amina.taps("تحديث", message=card(amina))
    assert amina.toasts[-1] == "هذه آخر الأرقام."
    await amina.forges(Look(1).pack())
    assert "الإعلان 1: اكتمل الإرسال" in amina.screen


async def test_what_has_ended_long_ago_is_not_counted_and_nothing_is_drawn_twice(
    forum: Forum, amina: Actor, monkeypatch: Any
) -> None:
    await sends(forum, amina)
    drawn: list[int] = []

    def look(tx: Tx) -> None:
        monkeypatch.setattr("handlers.announcement_delivery.card_screen", lambda *_args, **_more: drawn.append(1))
        progress(tx, forum.bot.frame)
        monkeypatch.undo()

    await forum.do(look)
    assert drawn == [], "its numbers are those of the card"
    await forum.pass_minutes(3)
    counted: list[str] = []

    def count(_tx: Tx, about: str) -> dict[str, int]:
        counted.append(about)
        return {}

    monkeypatch.setattr(outbox, "outcomes", count)
    await forum.bot.database.write(lambda tx: progress(tx, forum.bot.frame))
    monkeypatch.undo()
    assert counted == []
    assert (await find(forum)).finished_at is not None


async def test_what_waits_in_the_dispatcher_leaves_with_the_right_words(
    forum: Forum, amina: Actor, basel: Actor, dana: Actor
) -> None:
    """Dana has joined late, and Telegram lets the bot wait before it may write to her."""
    await amina.says("/announce")
    await amina.says(TEXT)
    for label in ("إرسال", "حتى نهاية اليوم"):
        await amina.taps(label)
    await forum.sent()
    await dana.says("/start")
    await forum.do(registration.enrol, dana.user_id, name="دانا سالم", municipality="مصراتة", phone="+218910009999")
    forum.sandbox.faults.add(Fault("429", method="sendMessage", chat_id=dana.user_id, retry_after=2))
    before = len(forum.sandbox.ledger)
    await forum.bot.database.write(sending.joins_late)
    await forum.sandbox.until(lambda: any(call.chat_id == dana.user_id for call in forum.sandbox.ledger[before:]))
    right = Content("تبدأ الجلسة في القاعة الصغرى")
    await forum.bot.database.write(corrections.correct, await find(forum), right, None, by=amina.user_id)
    await forum.settle()
    await forum.pass_minutes(0.2)
    assert (seen(dana), seen(dana, right.text)) == (0, 1)
    assert (seen(basel), seen(basel, right.text)) == (0, 1)

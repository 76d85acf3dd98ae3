"""An organizer writes to everybody: previewed, sent once, followed on one card, stopped, and counted to the last."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.pacing import Rates
from bot.sandbox import Person
from bot.sandbox.ledger import Call
from handlers.announcement_card import Look, Stop
from handlers.announcement_screens import Delete, Edit, Send
from storage import announcements, outbox, people, registration, sending
from storage.announcements import Announcement, Content, State
from storage.database import Tx
from storage.people import Role
from tests.cast import Actor, Forum, Message, buttons_of, text_of

TEXT = "تبدأ الجلسة الثانية في القاعة الكبرى عند الساعة 11:15"
CROWD = 9000  # user ids of the made-up many begin above


async def announcement(forum: Forum, number: int = 1) -> Announcement:
    found: Announcement = await forum.ask(announcements.find, number)
    return found


async def delivery(forum: Forum, number: int = 1) -> sending.Delivery:
    one = await announcement(forum, number)
    became: sending.Delivery = await forum.ask(sending.delivery, one)
    return became


async def sends(who: Actor, text: str = TEXT) -> None:
    await who.announces(text)
    await who.forum.sent()


async def at_the_last_button(who: Actor, *, many: bool = False) -> tuple[Message, str]:
    """The message and the code of the press that sends."""
    await who.taps("إرسال")
    if many:
        await who.taps("للمستلمين الحاليين فقط")
    return who.button("تأكيد الإرسال" if many else "للمستلمين الحاليين فقط")


def times_seen(who: Actor, words: str = TEXT) -> int:
    return sum(words in text_of(message) for message in who.messages)


def card(who: Actor) -> Message:
    return next(message for message in reversed(who.messages) if "الإعلان " in text_of(message))


async def says_with_formatting(who: Actor, text: str, entities: list[dict[str, Any]]) -> None:
    who.forum.sandbox.act(who.user_id, {"text": text, "entities": entities})
    await who.forum.settle()


async def slow_down(forum: Forum, *, per_second: int) -> None:
    forum.rates = Rates(per_second=per_second, private_burst=0, group_per_minute=0)
    await forum.restart_bot()


async def crowd(forum: Forum, count: int) -> None:
    """As many registered participants more."""

    def enrol(tx: Tx) -> None:
        for number in range(CROWD, CROWD + count):
            phone = f"+21892{number:07d}"
            registration.enrol(tx, number, name=f"Deputy {number}", municipality="زليتن", phone=phone)

    for number in range(CROWD, CROWD + count):
        forum.sandbox.add_person(Person(number, first_name=f"Deputy {number}", started=True))
    await forum.do(enrol)


def received(forum: Forum, words: str = TEXT) -> list[int]:
    """Who of the crowd has it, once for each copy."""
    crowd_ids = [person.id for person in forum.sandbox.people if person.id >= CROWD]
    return [one for one in crowd_ids for message in forum.sandbox.messages(one) if words in text_of(message)]


def leave_after(forum: Forum, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Filled in when the dispatcher has looked what was taken back or held: how many of the crowd had been written to.

    Those on their way just then are counted, as far as Telegram's ledger does not have them yet.
    """
    looked: list[int] = []
    loader, order = forum.bot.dispatcher._loader, forum.bot.dispatcher._order
    look = loader.drop_withdrawn

    async def watched() -> None:
        await look()
        arrived = {call.chat_id for call in sends_to_crowd(forum)}
        looked.append(len(arrived | {row.chat_id for row in order.flying if row.chat_id >= CROWD}))

    monkeypatch.setattr(loader, "drop_withdrawn", watched)
    return looked


def sends_to_crowd(forum: Forum) -> list[Call]:
    """What has arrived at Telegram for them, by its ledger."""
    return [call for call in forum.sandbox.ledger if call.method == "sendMessage" and (call.chat_id or 0) >= CROWD]


async def test_the_conversation_of_the_first_page(forum: Forum, amina: Actor, basel: Actor, omar: Actor) -> None:
    await amina.says("/announce")
    assert "يُرجى إرسال الإعلان" in amina.screen
    await amina.says(TEXT)
    preview, below = amina.messages[-2:]
    assert text_of(preview) == TEXT
    assert not buttons_of(preview)
    assert "المستلمون: مشاركان" in text_of(below)
    assert amina.labels == ["إرسال", "الموعد", "المستلمون", "الخيارات", "تعديل النص", "إلغاء"]
    assert times_seen(basel) == times_seen(omar) == 0
    await amina.sends_it()
    assert times_seen(basel) == times_seen(omar) == 1
    await forum.sent()
    assert amina.messages[-1]["message_id"] == below["message_id"], "the card is the message that asked"
    assert "الإعلان 1: اكتمل الإرسال" in amina.screen
    assert "أُرسل: 2" in amina.screen
    one = await announcement(forum)
    assert (one.state, one.recipients) == (State.SENT, 2)
    assert one.finished_at is not None
    [line] = await forum.rows("SELECT actor, after FROM audit WHERE act = 'announce'")
    assert line["actor"] == amina.user_id
    assert json.loads(line["after"]) == {"recipients": 2}


async def test_formatting_arrives_as_it_was_typed(forum: Forum, amina: Actor, basel: Actor) -> None:
    text = "🎉 مهم: <b>ليس</b> وسماً، والتفاصيل هنا"
    entities = [
        {"type": "bold", "offset": 3, "length": 3},
        {"type": "text_link", "offset": 30, "length": 3, "url": "https://example.org/a?b=1&c=2"},
    ]
    await amina.says("/announce")
    await says_with_formatting(amina, text, entities)
    assert (amina.messages[-2]["text"], amina.messages[-2]["entities"]) == (text, entities)
    await amina.sends_it()
    assert (basel.messages[-1]["text"], basel.messages[-1]["entities"]) == (text, entities)


async def test_a_text_of_4096_units_goes_out_whole(forum: Forum, amina: Actor, basel: Actor) -> None:
    text = "🎉" + "ب" * 4094
    await amina.says("/announce")
    await says_with_formatting(amina, text, [{"type": "italic", "offset": 2, "length": 4094}])
    await amina.sends_it()
    assert basel.messages[-1]["text"] == text
    assert basel.messages[-1]["entities"] == [{"type": "italic", "offset": 2, "length": 4094}]


async def test_ten_thousand_characters_come_as_several_messages_of_which_the_first_is_taken(
    forum: Forum, amina: Actor
) -> None:
    await amina.says("/announce")
    await amina.says("ت" * 10_000)
    one = await announcement(forum)
    assert (one.state, len(one.content.text)) == (State.DRAFT, 4096)


async def test_two_presses_send_once(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.says("/announce")
    await amina.says(TEXT)
    message, data = await at_the_last_button(amina)
    await asyncio.gather(*(forum.sandbox.tap(amina.user_id, message["message_id"], data) for _ in range(3)))
    await forum.settle()
    assert times_seen(basel) == 1
    assert "بدأ إرسال هذا الإعلان من قبل." in amina.toasts
    assert amina.unanswered == []
    assert len(await forum.rows("SELECT 1 FROM job WHERE kind = 'announcement'")) == 1


async def test_the_button_of_an_earlier_wording_sends_nothing(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.says("/announce")
    await amina.says("نص فيه خطأ")
    old, data = amina.button("إرسال")
    await amina.taps("تعديل النص")
    await amina.says(TEXT)
    await forum.sandbox.tap(amina.user_id, old["message_id"], data, forged=True)
    await forum.settle()
    assert (await announcement(forum)).state is State.DRAFT
    assert times_seen(basel, "خطأ") == times_seen(basel) == 0
    assert text_of(amina.messages[-2]) == TEXT, "the present wording is shown"
    await amina.sends_it()
    assert times_seen(basel) == 1
    assert times_seen(basel, "خطأ") == 0


async def test_a_draft_survives_leaving_and_a_restart(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.says("/announce")
    await amina.says(TEXT)
    await amina.taps("إلغاء")
    assert "حُفظ الإعلان كمسودة" in amina.screen
    await forum.restart_bot()
    await amina.taps("الإعلانات السابقة")
    assert "مسودة لم تُرسل بعد" in amina.screen
    await amina.says("/announce")
    assert text_of(amina.messages[-2]) == TEXT
    await amina.sends_it()
    assert times_seen(basel) == 1


async def test_a_draft_is_deleted(forum: Forum, amina: Actor) -> None:
    await amina.says("/announce")
    await amina.says(TEXT)
    await amina.taps("إلغاء")
    await amina.taps("حذف المسودة")
    assert "حُذفت مسودة الإعلان" in amina.screen
    assert await forum.rows("SELECT * FROM announcement") == []
    await amina.taps("إعلان جديد")
    assert "يُرجى إرسال الإعلان" in amina.screen


async def test_cancelling_before_a_word_is_written_leaves_nothing_open(forum: Forum, amina: Actor) -> None:
    await amina.says("/announce")
    await amina.taps("إلغاء")
    assert "لم يُكتب أي إعلان" in amina.screen
    await amina.says(TEXT)
    assert await forum.rows("SELECT * FROM announcement") == []


async def test_what_is_no_announcement_is_refused_and_the_question_stays(forum: Forum, amina: Actor) -> None:
    await amina.says("/announce")
    await amina.sends("sticker")
    assert "لا يصلح هذا النوع" in amina.screen
    assert "يُرجى إرسال الإعلان" in amina.screen
    assert await forum.rows("SELECT * FROM announcement") == []
    await amina.says(TEXT)
    assert text_of(amina.messages[-2]) == TEXT


async def test_a_blocked_recipient_is_counted_as_such_and_known_the_next_time(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor
) -> None:
    await forum.sandbox.block(omar.user_id)
    await sends(amina)
    became = await delivery(forum)
    assert (became.recipients, became.sent, became.blocked, became.pending) == (2, 1, 1, 0)
    assert "حظروا البوت أو لا يمكن مراسلتهم: 1" in amina.screen
    await amina.says("/announce")
    await amina.says("إعلان آخر")
    assert "منهم واحد يتعذّر الوصول إليه" in amina.screen


async def test_earlier_announcements_are_listed_with_their_results(forum: Forum, amina: Actor) -> None:
    for number in range(1, 10):
        draft = await forum.do(announcements.write, amina.user_id, Content(f"الإعلان ذو الرقم {number}"))
        await forum.do(sending.begin, draft)
    await sends(amina, "الإعلان ذو الرقم 10")
    await amina.taps("الإعلانات السابقة")
    assert amina.screen.count("أُرسل إلى 2 من 2") == 8
    assert "ذو الرقم 10" in amina.screen
    assert "ذو الرقم 2\n" not in amina.screen
    await amina.taps("الإعلان 7")
    assert "الإعلان 7: اكتمل الإرسال" in amina.screen


async def test_in_english(forum: Forum, amina: Actor, basel: Actor) -> None:
    await forum.do(people.choose_language, amina.user_id, "en")
    await amina.says("/announce")
    await amina.says("The bus leaves at five")
    assert "Recipients: 2 participants." in amina.screen
    await amina.sends_it()
    await forum.sent()
    assert "Announcement 1: sent" in amina.screen
    assert times_seen(basel, "The bus leaves at five") == 1


async def test_when_nobody_is_registered_there_is_no_button_and_a_forged_one_says_so(
    forum: Forum, amina: Actor
) -> None:
    await forum.do(lambda tx: tx.run("UPDATE person SET state = 'withdrawn'"))
    await amina.says("/announce")
    await amina.says(TEXT)
    assert "إرسال" not in amina.labels
    await forum.do(lambda tx: tx.run("UPDATE announcement SET validity = 'none'"))
    await amina.forges(Send(1, (await announcement(forum)).seal).pack())
    assert "لم يُرسل الإعلان" in amina.screen
    assert (await announcement(forum)).state is State.DRAFT


async def test_only_organizers_come_in(forum: Forum, basel: Actor, salma: Actor, ziad: Actor) -> None:
    await ziad.says("/start")
    for stranger in (basel, salma, ziad):
        await stranger.says("/announce")
        assert stranger.sees("هذا الإجراء غير متاح لك")
        await stranger.says(TEXT)
        for code in (Look(1), Stop(1), Edit(1), Send(1, "00000000"), Delete(1, "00000000")):
            await stranger.forges(code.pack())
            assert "هذا الإجراء غير متاح لك" in stranger.toasts[-1]
    assert await forum.rows("SELECT * FROM announcement") == []
    assert len(await forum.rows("SELECT * FROM audit WHERE act = 'refused'")) == 18


async def test_an_organizer_cannot_touch_the_draft_of_another(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await amina.says("/announce")
    await amina.says(TEXT)
    seal = (await announcement(forum)).seal
    for code in (Send(1, seal), Delete(1, seal), Edit(1), Look(1), Stop(1)):
        await waleed.forges(code.pack())
    assert times_seen(basel) == 0
    assert (await announcement(forum)).content.text == TEXT
    assert not any(TEXT in text_of(message) for message in waleed.messages)


async def test_an_organizer_demoted_while_composing_sends_nothing(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.says("/announce")
    await forum.do(people.revoke, amina.user_id, Role.ORGANIZER)
    await amina.says(TEXT)
    assert amina.sees("هذا الإجراء غير متاح لك")
    assert await forum.rows("SELECT * FROM announcement") == []
    await forum.do(people.grant, amina.user_id, Role.ORGANIZER)
    await amina.says("/announce")
    await amina.says(TEXT)
    await forum.do(people.revoke, amina.user_id, Role.ORGANIZER)
    await amina.sends_it()
    assert times_seen(basel) == 0
    assert (await announcement(forum)).state is State.DRAFT


async def test_two_organizers_send_at_once_and_each_has_a_card(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor, omar: Actor
) -> None:
    for who, text in ((amina, "من أمينة"), (waleed, "من وليد")):
        await who.says("/announce")
        await who.says(text)
    taps = [(who, *await at_the_last_button(who)) for who in (amina, waleed)]
    await asyncio.gather(*(forum.sandbox.tap(who.user_id, at["message_id"], data) for who, at, data in taps))
    await forum.settle()
    await forum.sent()
    for who in (basel, omar):
        assert times_seen(who, "من أمينة") == times_seen(who, "من وليد") == 1
    assert "الإعلان 1: اكتمل الإرسال" in text_of(card(amina))
    assert "الإعلان 2: اكتمل الإرسال" in text_of(card(waleed))


async def test_a_stop_in_the_middle_lets_no_new_send_start(
    forum: Forum, amina: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await crowd(forum, 150)
    await slow_down(forum, per_second=100)
    await amina.says("/announce")
    await amina.says(TEXT)
    message, data = await at_the_last_button(amina, many=True)
    await forum.sandbox.tap(amina.user_id, message["message_id"], data)
    await forum.sandbox.until(lambda: len(received(forum)) >= 10)
    looked = leave_after(forum, monkeypatch)
    await forum.sandbox.tap(amina.user_id, message["message_id"], Stop(1).pack(), forged=True)
    await forum.sandbox.until(lambda: amina.toasts[-1:] == ["أُوقف الإرسال."])
    await forum.settle()
    became = await delivery(forum)
    assert len(received(forum)) == looked[0], "none has begun since the dispatcher looked"
    assert became.sent < 152
    assert became.sent + became.skipped == became.recipients == 152
    assert became.sent == len(received(forum)) + 2
    assert (await announcement(forum)).state is State.CANCELLED
    assert "أُوقف الإرسال" in text_of(card(amina))
    await asyncio.sleep(0.7)
    await forum.settle()
    assert f"أُرسل: {became.sent}\n" in text_of(card(amina))
    assert await forum.rows("SELECT 1 FROM outbox WHERE about = 'announcement:1' AND payload IS NOT NULL") == []


async def test_a_stop_that_comes_too_late_says_so(forum: Forum, amina: Actor) -> None:
    await sends(amina)
    await amina.forges(Stop(1).pack())
    assert amina.toasts[-1] == "اكتمل الإرسال قبل الإيقاف."
    assert (await announcement(forum)).state is State.SENT


async def test_the_card_edits_itself_seldom_and_ends_with_the_last_numbers(
    forum: Forum, amina: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once a second here, with the bar, the rate and the time left of the last second."""
    monkeypatch.setattr("handlers.announcement_delivery.CARD_SECONDS", 1)
    monkeypatch.setattr(sending, "SAMPLE", timedelta(seconds=1))
    await crowd(forum, 60)
    await slow_down(forum, per_second=15)
    await amina.says("/announce")
    await amina.says(TEXT)
    before = len(forum.sandbox.ledger)
    await amina.sends_it(sure=True)
    await forum.sent()
    edits = [
        call
        for call in forum.sandbox.ledger[before:]
        if call.method == "editMessageText" and call.chat_id == amina.user_id
    ]
    under_way = [call for call in edits if "▱" in call.params["text"]]
    assert any("▰" in call.params["text"] and "بقيت" in call.params["text"] for call in under_way)
    gaps = [later.at_monotonic - call.at_monotonic for call, later in pairwise(under_way[1:])]  # after the press
    assert min(gaps) > 0.7, "one a second, as they arrive"
    assert len(edits) - len(under_way) <= 4, "two questions, the end"
    drawn_in_vain = await forum.rows("SELECT 1 FROM outbox WHERE card = 'announcement:1' AND state = 'skipped'")
    assert len(drawn_in_vain) <= 1, "at the end, where one may have waited"
    assert "أُرسل: 62" in text_of(card(amina))
    assert sorted(received(forum)) == list(range(CROWD, CROWD + 60))


@pytest.mark.parametrize("reached", [5, 60])
async def test_it_goes_on_by_itself_after_a_restart(forum: Forum, amina: Actor, reached: int) -> None:
    """In the middle, and when all had it but nobody had looked at the numbers yet."""
    await crowd(forum, 60)
    await slow_down(forum, per_second=100)
    await amina.says("/announce")
    await amina.says(TEXT)
    message, data = await at_the_last_button(amina, many=True)
    await forum.sandbox.tap(amina.user_id, message["message_id"], data)
    await forum.sandbox.until(lambda: len(received(forum)) >= reached)
    await forum.restart_bot()
    await forum.sent()
    assert sorted(received(forum)) == list(range(CROWD, CROWD + 60))
    assert (await announcement(forum)).state is State.SENT
    assert "الإعلان 1: اكتمل الإرسال" in text_of(card(amina))


async def test_thousands_are_queued_in_chunks_each_person_once(
    forum: Forum, amina: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "CHUNK", 7)
    await crowd(forum, 26)
    await amina.says("/announce")
    await amina.says(TEXT)
    await amina.sends_it()
    assert sorted(received(forum)) == list(range(CROWD, CROWD + 26))
    assert (await announcement(forum)).recipients == 28


@pytest.mark.parametrize("state", [State.SENDING, State.SENT, State.CANCELLED])
async def test_the_outcomes_add_up_to_the_recipients(forum: Forum, amina: Actor, state: State) -> None:
    """Also where rows are missing: not queued yet, or never."""

    def rows(tx: Tx) -> None:
        tx.add("announcement", author_id=amina.user_id, body="x", state=state.value, recipients=12, created_at=tx.stamp)
        outbox.fan_out(tx, range(100, 110), "sendMessage", {}, klass=outbox.Class.CHANGE, about="announcement:1")
        outcomes = ["sent", "sent", "failed", "blocked", "skipped", "uncertain", "sent", "waiting"]
        for chat, outcome in enumerate(outcomes, 100):
            tx.run("UPDATE outbox SET state = ? WHERE key = ?", outcome, f"announcement:1:{chat}")

    became = await forum.ask(_delivery_of, await forum.bot.database.write(_both, rows))
    outcomes = [became.sent, became.failed, became.blocked, became.skipped, became.uncertain, became.pending]
    rest, waiting = 5, 3  # what waits when all is sent is for one who had blocked the bot and has come back
    expected = {
        State.SENDING: [3, 1, 1, 1, 1, rest],
        State.SENT: [3, 1 + rest - waiting, 1, 1, 1, waiting],
        State.CANCELLED: [3, 1, 1, 1 + rest, 1, 0],
    }
    assert outcomes == expected[state]
    assert sum(outcomes) == became.recipients == 12


def _both(tx: Tx, rows: Any) -> Announcement:
    rows(tx)
    found = announcements.find(tx, 1)
    assert found is not None
    tx.woken.clear()  # the dispatcher is to leave these alone
    return found


def _delivery_of(tx: Tx, one: Announcement) -> sending.Delivery:
    return sending.delivery(tx, one)

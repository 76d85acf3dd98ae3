"""An announcement under way and afterwards: held, sent again, reported, corrected, withdrawn, answered."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl import load_workbook

from bot.sandbox import Fault
from handlers.announcement_card import GoOn, Pause, SendAgain, Withdraw
from handlers.announcement_screens import Send
from storage import announcements, groups, outbox, people, sending, slowdown
from storage.announcements import Announcement, State
from storage.database import Tx
from tests.bench import scene
from tests.cast import Actor, Forum, text_of
from tests.test_announcements import (
    CROWD,
    at_the_last_button,
    card,
    crowd,
    leave_after,
    received,
    sends_to_crowd,
    slow_down,
)

TEXT = "تبدأ الجلسة الثانية في القاعة الكبرى عند الساعة 11:15"


async def find(forum: Forum, number: int = 1) -> Announcement:
    one: Announcement = await forum.ask(announcements.existing, number)
    return one


async def became(forum: Forum, number: int = 1) -> sending.Delivery:
    found: sending.Delivery = await forum.ask(sending.delivery, await find(forum, number))
    return found


def seen(who: Actor, words: str = TEXT) -> int:
    return sum(words in text_of(message) for message in who.messages)


async def begins(forum: Forum, amina: Actor, count: int = 150) -> int:
    """A sending to many, under way; gives the message that is its card."""
    await crowd(forum, count)
    await slow_down(forum, per_second=100)
    await amina.says("/announce")
    await amina.says(TEXT)
    message, data = await at_the_last_button(amina, many=True)
    await forum.sandbox.tap(amina.user_id, message["message_id"], data)
    await forum.sandbox.until(lambda: len(received(forum)) >= 10)
    return int(message["message_id"])


async def presses(forum: Forum, amina: Actor, card: int, data: str, toast: str) -> None:
    before = len(amina.toasts)
    await forum.sandbox.tap(amina.user_id, card, data, forged=True)
    await forum.sandbox.until(lambda: toast in amina.toasts[before:])


# Paused, and on


async def test_a_pause_lets_no_new_send_start_and_it_goes_on_where_it_was(
    forum: Forum, amina: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await begins(forum, amina)
    looked = leave_after(forum, monkeypatch)
    await presses(forum, amina, card, Pause(1).pack(), "أُوقف الإرسال مؤقتاً.")
    await forum.bot.dispatcher.drain()
    paused = len(received(forum))
    assert len(sends_to_crowd(forum)) == looked[0], "none has begun since the dispatcher looked"
    assert paused == looked[0] < 150
    await forum.pass_minutes(5)
    assert len(received(forum)) == paused
    assert (await find(forum)).state is State.PAUSED
    assert "متوقف مؤقتاً" in amina.screen
    await presses(forum, amina, card, GoOn(1).pack(), "الإرسال جارٍ.")
    await forum.sandbox.until(lambda: len(received(forum)) >= 150, timeout=10)
    await forum.sent()
    assert sorted(received(forum)) == list(range(CROWD, CROWD + 150)), "everybody once"
    assert (await became(forum)).sent == 152


async def test_a_paused_one_stays_paused_over_a_restart(forum: Forum, amina: Actor) -> None:
    card = await begins(forum, amina)
    await presses(forum, amina, card, Pause(1).pack(), "أُوقف الإرسال مؤقتاً.")
    await forum.restart_bot()
    paused = len(received(forum))
    assert paused < 150
    await forum.restart_bot()
    assert len(received(forum)) == paused
    await presses(forum, amina, card, GoOn(1).pack(), "الإرسال جارٍ.")
    await forum.restart_bot()
    await forum.sandbox.until(lambda: len(received(forum)) >= 150, timeout=10)
    await forum.sent()
    assert sorted(received(forum)) == list(range(CROWD, CROWD + 150))


@pytest.mark.parametrize("fault", ["429", "5xx", "slow"])
async def test_what_was_on_its_way_at_a_pause_is_neither_lost_nor_doubled(
    forum: Forum, amina: Actor, fault: Any
) -> None:
    """Paused and on again while requests hang, or come back with a wait."""
    card = await begins(forum, amina, 100)
    for number in range(CROWD, CROWD + 100, 3):
        forum.sandbox.faults.add(Fault(fault, method="sendMessage", chat_id=number, retry_after=1, seconds=0.5))
    for _ in range(3):
        await presses(forum, amina, card, Pause(1).pack(), "أُوقف الإرسال مؤقتاً.")
        await presses(forum, amina, card, GoOn(1).pack(), "الإرسال جارٍ.")
    await forum.sandbox.until(lambda: len(received(forum)) >= 100, timeout=20)
    await forum.sent()
    assert sorted(received(forum)) == list(range(CROWD, CROWD + 100))
    assert (await became(forum)).sent == 102


async def test_the_thread_between_pause_and_stop(forum: Forum, amina: Actor) -> None:
    card = await begins(forum, amina)
    await presses(forum, amina, card, Pause(1).pack(), "أُوقف الإرسال مؤقتاً.")
    await presses(forum, amina, card, "anx:1", "أُوقف الإرسال.")
    await forum.settle()
    stopped = await became(forum)
    assert stopped.sent + stopped.skipped == stopped.recipients == 152
    await amina.forges(GoOn(1).pack())
    assert (await find(forum)).state is State.CANCELLED


async def test_who_blocks_in_the_middle_gets_it_on_coming_back_and_counts_once(forum: Forum, amina: Actor) -> None:
    await crowd(forum, 60)
    late = CROWD + 59
    await slow_down(forum, per_second=100)
    await amina.says("/announce")
    await amina.says(TEXT)
    message, data = await at_the_last_button(amina, many=True)
    await forum.sandbox.tap(amina.user_id, message["message_id"], data)
    await forum.sandbox.until(lambda: len(received(forum)) >= 5)
    await forum.sandbox.block(late)
    await forum.sandbox.until(lambda: len(received(forum)) >= 59, timeout=10)
    await forum.sent()
    assert (await became(forum)).blocked == 1
    await forum.sandbox.unblock(late)
    await forum.settle()
    assert received(forum).count(late) == 1
    after = await became(forum)
    assert (after.sent, after.blocked, after.recipients) == (62, 0, 62)


async def pauses_by_itself(forum: Forum, amina: Actor) -> None:
    """Telegram refuses the file for all."""
    await crowd(forum, 60)
    await slow_down(forum, per_second=20)
    await amina.says("/announce")
    await amina.sends("document", "plan.pdf", b"%PDF-1.7")

    def the_file_goes(tx: Tx) -> str:
        """Between its preview and its sending."""
        tx.run("""UPDATE announcement SET validity = 'none', media = '[{"type": "document", "media": "gone"}]'""")
        draft = announcements.existing(tx, 1)
        tx.run("UPDATE announcement SET previewed = ?", draft.look)
        return draft.seal

    code = Send(1, await forum.do(the_file_goes), sure=True)
    await forum.sandbox.tap(amina.user_id, amina.messages[-1]["message_id"], code.pack(), forged=True)
    await forum.sandbox.until(lambda: amina.sees("توقف الإرسال تلقائياً"), timeout=10)


async def test_what_telegram_refuses_for_all_pauses_by_itself(forum: Forum, amina: Actor) -> None:
    await pauses_by_itself(forum, amina)
    assert (await find(forum)).state is State.PAUSED
    stopped = await became(forum)
    assert stopped.failed >= 5
    assert stopped.pending > 0
    await amina.forges("anx:1")
    assert "أُوقف الإرسال" in amina.screen
    assert amina.sees("توقف الإرسال تلقائياً"), "why it was stopped stays said"


async def test_what_somebody_lets_go_on_all_the_same_does_not_pause_by_itself_again(forum: Forum, amina: Actor) -> None:
    await pauses_by_itself(forum, amina)
    await amina.forges(GoOn(1).pack())
    await forum.sent()
    assert (await find(forum)).state is State.SENT
    assert (await became(forum)).failed == 62
    assert "اكتمل الإرسال" in text_of(card(amina))
    assert not amina.sees("توقف الإرسال تلقائياً")


async def test_the_card_tells_the_rate_and_the_time_left(forum: Forum, amina: Actor) -> None:
    await begins(forum, amina)

    def a_while_ago(tx: Tx) -> None:
        tx.run("UPDATE announcement SET sampled_at = '2025-12-16T06:00:00Z', sampled_done = 0")

    await forum.bot.database.write(a_while_ago)
    await forum.bot.database.write(lambda tx: sending.sample(tx, announcements.existing(tx, 1), 100_000))
    await forum.sandbox.tap(amina.user_id, amina.messages[-1]["message_id"], "anv:1", forged=True)
    await forum.sandbox.until(lambda: amina.sees("السرعة: "))
    await forum.sent()


async def test_that_telegram_asks_for_patience_is_seen_while_it_lasts(
    forum: Forum, amina: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line stands on the card that edits itself, and goes from it before the sending ends."""
    monkeypatch.setattr("handlers.announcement_delivery.CARD_SECONDS", 1)
    monkeypatch.setattr("bot.pacing.RECOVERY", 0.5)
    await begins(forum, amina, 500)
    forum.sandbox.faults.add(Fault("429", method="sendMessage", retry_after=1, times=4))
    patience = "طلب تيليجرام التمهل"
    await forum.sandbox.until(lambda: patience in text_of(card(amina)), timeout=10)
    await forum.sandbox.until(lambda: patience not in text_of(card(amina)), timeout=15)
    assert "جارٍ الإرسال" in text_of(card(amina))
    assert await forum.ask(slowdown.current) is None
    await forum.sandbox.until(lambda: len(received(forum)) >= 500, timeout=20)
    await forum.sent()


# Afterwards


async def test_it_is_sent_again_to_the_failed_alone(forum: Forum, amina: Actor, basel: Actor, omar: Actor) -> None:
    await amina.announces(TEXT)
    await forum.sent()

    def fails(tx: Tx) -> None:
        tx.run("UPDATE outbox SET state = 'failed', error = 'x' WHERE key = ?", f"announcement:1:{omar.user_id}")

    await forum.do(fails)
    await amina.forges("anv:1")
    await amina.taps("إعادة الإرسال لمن تعذّر (1)")
    await forum.sent()
    assert (seen(basel), seen(omar)) == (1, 2)
    assert (await became(forum)).sent == 2
    await amina.forges(SendAgain(1).pack())
    assert (seen(basel), seen(omar)) == (1, 2)


async def test_the_report_names_who_has_not_got_it_as_a_message_and_as_a_workbook(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor, tmp_path: Any
) -> None:
    await forum.sandbox.block(omar.user_id)
    await amina.says("/announce")
    await amina.says(TEXT)
    for label in ("الخيارات", "وصلني", "رجوع"):
        await amina.taps(label)
    await amina.sends_it()
    await forum.sent()
    await amina.taps("التقرير")
    assert "أُرسل، ولم يُؤكَّد الاستلام: 1" in amina.screen
    await basel.taps("وصلني")
    await amina.forges("anx6:1")
    assert "أكّدوا الاستلام: 1" in amina.screen
    assert "• عمر علي الزنتاني" in amina.screen
    assert "باسل" not in amina.screen
    await amina.taps("ملف Excel")
    document = next(m["document"] for m in reversed(amina.messages) if "document" in m)
    content = forum.sandbox.world.files.find(document["file_id"])
    assert content is not None
    (tmp_path / "r.xlsx").write_bytes(content.content)
    sheet = load_workbook(tmp_path / "r.xlsx").active
    assert sheet is not None
    assert sheet.sheet_view.rightToLeft
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["الاسم", "باسل محمد الورفلي", "عمر علي الزنتاني"]
    assert [row[2] for row in rows[1:]] == ["أكّدوا الاستلام", "حظروا البوت أو لا يمكن مراسلتهم"]
    assert [row[3] is not None for row in rows[1:]] == [True, False], "nothing was sent to who has blocked the bot"
    assert "blocked" in str(rows[2][5]).lower()


async def test_a_correction_reaches_who_has_it_and_who_comes_back(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor
) -> None:
    await forum.sandbox.block(omar.user_id)
    await amina.announces("الحافلة عند الباب الشرقي")
    await forum.sent()
    await amina.taps("تصحيح")
    await amina.says("الحافلة عند الباب الغربي")
    assert "يُعدَّل الإعلان لدى مستلم واحد" in amina.screen
    await amina.taps("تعديل ما أُرسل")
    assert (seen(basel, "الحافلة عند الباب الشرقي"), seen(basel, "الحافلة عند الباب الغربي")) == (0, 1)
    await forum.sandbox.unblock(omar.user_id)
    await forum.settle()
    assert (seen(omar, "الحافلة عند الباب الشرقي"), seen(omar, "الحافلة عند الباب الغربي")) == (0, 1)
    await amina.forges("anv:1")
    assert "عُدّل النص لدى 1 من 1" in amina.screen


async def test_a_correction_has_both_languages_and_can_be_given_up(forum: Forum, amina: Actor, omar: Actor) -> None:
    await forum.do(people.choose_language, omar.user_id, "en")
    await amina.says("/announce")
    await amina.says("الحافلة عند الباب الشرقي")
    for label in ("الخيارات", "النسخة الإنجليزية", "كتابة النسخة"):
        await amina.taps(label)
    await amina.says("The small hall")
    await amina.sends_it()
    await forum.sent()
    await amina.taps("تصحيح")
    await amina.says("الحافلة عند الباب الغربي")
    await amina.says("The large hall")
    await amina.taps("إلغاء")
    assert "الإعلان 1: اكتمل الإرسال" in amina.screen
    assert seen(omar, "The small hall") == 1
    await amina.taps("تصحيح")
    await amina.says("الحافلة عند الباب الغربي")
    await amina.says("The large hall")
    await amina.taps("تعديل ما أُرسل")
    assert (seen(omar, "The small hall"), seen(omar, "The large hall")) == (0, 1)


async def test_a_withdrawal_deletes_and_after_two_days_says_that_it_is_void(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor
) -> None:
    for text in ("خبر أول", "خبر ثانٍ"):
        await amina.announces(text)
        await forum.sent()
    await amina.taps("سحب الإعلان")
    assert "يُحذف الإعلان 2 لدى مستلمين اثنين" in amina.screen
    await amina.taps("رجوع")
    assert seen(basel, "خبر ثانٍ") == 1
    await amina.forges(Withdraw(2, sure=True).pack())
    assert (seen(basel, "خبر أول"), seen(basel, "خبر ثانٍ")) == (1, 0)
    await forum.pass_minutes(49 * 60)
    await amina.forges(Withdraw(1, sure=True).pack())
    assert "لم يعد سارياً" in basel.screen
    assert "خبر أول" in basel.screen
    assert "سُحب" in amina.screen
    before = len(basel.messages)
    await amina.forges(Withdraw(1, sure=True).pack())
    assert len(basel.messages) == before


async def test_nothing_is_changed_while_it_is_being_sent(forum: Forum, amina: Actor) -> None:
    card = await begins(forum, amina)
    for data in ("anx4:1", "anx5:1:1"):
        await forum.sandbox.tap(amina.user_id, card, data, forged=True)
    await forum.sandbox.until(lambda: amina.sees("قيد الإرسال الآن"))
    await forum.sent()
    assert (await find(forum)).withdrawn_at is None


async def test_rows_held_back_are_let_go_in_their_places(forum: Forum) -> None:
    def put(tx: Tx) -> list[int]:
        outbox.fan_out(tx, [1, 2, 3], "sendMessage", {"text": "x"}, klass=outbox.Class.ANNOUNCEMENT, about="a:1")
        assert outbox.hold(tx, "a:1") == 3
        before = [row["id"] for row in tx.all("SELECT id FROM outbox WHERE about = 'a:1' ORDER BY id")]
        tx.run("UPDATE outbox SET state = 'sent' WHERE id = ?", before[0])
        assert outbox.release(tx, "a:1") == 2
        tx.woken.clear()
        assert [row["id"] for row in tx.all("SELECT id FROM outbox WHERE about = 'a:1' ORDER BY id")] == before
        tx.run("DELETE FROM outbox WHERE about = 'a:1'")
        return before

    assert len(await forum.bot.database.write(put)) == 3


async def test_one_press_sends_what_the_benches_announce(
    forum: Forum, amina: Actor, basel: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scene, "ORGANIZER", amina.user_id)
    await amina.forges(await forum.bot.database.write(scene._draft, "الغداء جاهز"))
    await forum.sent()
    assert basel.sees("الغداء جاهز")


async def test_what_waits_for_a_group_that_is_lost_is_not_said_to_be_stopped(forum: Forum) -> None:
    def lose(tx: Tx) -> dict[str, int]:
        outbox.fan_out(tx, [-5], "sendMessage", {"text": "x"}, klass=outbox.Class.ANNOUNCEMENT, about="announcement:1")
        groups.lost(tx, -5)
        tx.woken.clear()
        return outbox.outcomes(tx, "announcement:1")

    assert await forum.bot.database.write(lose) == {"blocked": 1}

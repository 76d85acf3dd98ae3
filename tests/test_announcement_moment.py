"""The moment of a scheduled announcement comes when its author is no organizer any more: an owner decides."""

from __future__ import annotations

from storage import people
from storage.announcements import State
from storage.people import Role
from tests.cast import Actor, Forum, at, text_of
from tests.test_announcement_approval import rule_of_two
from tests.test_announcement_audience import schedules
from tests.test_announcement_sending import TEXT, find, seen


async def demoted(forum: Forum, amina: Actor) -> None:
    """Amina has scheduled one for half past two, and is no organizer when its time comes."""
    await schedules(amina)
    await forum.do(people.revoke, amina.user_id, Role.ORGANIZER)
    await forum.clock_to(at("14:30"))


async def test_what_a_demoted_organizer_has_scheduled_waits_for_an_owner_who_sends_it(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await demoted(forum, amina)
    assert seen(basel, "بعد قليل") == 0
    shown, question = waleed.messages[-2:]
    assert "بعد قليل" in text_of(shown)
    assert "الإعلان 1 لم يُرسل: لم يعد كاتبه" in text_of(question)
    assert "المستلمون: مشاركان" in text_of(question)
    await forum.pass_minutes(30)
    assert seen(basel, "بعد قليل") == 0
    await waleed.taps("إرسال الآن")
    await forum.sent()
    assert seen(basel, "بعد قليل") == 1
    assert "الإعلان 1: اكتمل الإرسال" in waleed.screen, "the card follows in the owner's chat"
    assert not amina.sees("اكتمل الإرسال")
    assert (await find(forum)).approved_by == waleed.user_id
    await waleed.forges("anx:1")
    assert seen(basel, "بعد قليل") == 1


async def test_or_the_owner_stops_it(forum: Forum, amina: Actor, waleed: Actor, basel: Actor) -> None:
    await demoted(forum, amina)
    await waleed.taps("إلغاء الإعلان")
    assert "أُوقف الإرسال" in waleed.screen
    assert "لم يُرسل بعد" not in waleed.screen
    assert (await find(forum)).state is State.CANCELLED
    await waleed.forges(f"anxf:1:{(await find(forum)).seal}")
    assert seen(basel, "بعد قليل") == 0


async def test_it_is_decided_from_the_list_of_announcements_too(
    forum: Forum, amina: Actor, waleed: Actor, basel: Actor
) -> None:
    await demoted(forum, amina)
    await waleed.forges("anv:1")
    assert "لم يعد كاتبه من المنظِّمين" in waleed.screen
    await waleed.taps("إرسال الآن")
    await forum.sent()
    assert seen(basel, "بعد قليل") == 1


async def test_who_is_organizer_again_in_time_has_it_sent(forum: Forum, amina: Actor, basel: Actor) -> None:
    await schedules(amina)
    await forum.do(people.revoke, amina.user_id, Role.ORGANIZER)
    await forum.do(people.grant, amina.user_id, Role.ORGANIZER)
    await forum.clock_to(at("14:30"))
    await forum.sent()
    assert seen(basel, "بعد قليل") == 1


async def test_approval_does_not_send_what_a_demoted_organizer_has_written(
    forum: Forum, amina: Actor, waleed: Actor, omar: Actor, basel: Actor
) -> None:
    await forum.do(people.grant, omar.user_id, Role.ORGANIZER)
    await rule_of_two(waleed)
    await amina.says("/announce")
    await amina.says(TEXT)
    await amina.taps("طلب الموافقة")
    await amina.taps("للمستلمين الحاليين فقط")
    await forum.do(people.revoke, amina.user_id, Role.ORGANIZER)
    await omar.taps("الموافقة على الإرسال")
    assert "فعُرض على المالك" in omar.screen
    assert seen(basel) == 0
    await waleed.taps("إرسال الآن")
    await forum.sent()
    assert seen(basel) == 1

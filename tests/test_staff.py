"""The staff: roles given and taken by owners, for everything, a day or a session; one-time links; who may not."""

from __future__ import annotations

import asyncio
import re
from functools import partial

import pytest

from bot import grants
from bot.doors import Door, opens
from handlers import staff as staff_talk
from storage import people, registration, staff, staff_links
from storage.people import Role
from tests.cast import Actor, Forum, at, text_of

LINK = re.compile(r"start=(s[\w-]+)")


def commands_of(actor: Actor) -> list[str]:
    return [one["command"] for one in actor.forum.sandbox.commands(actor.user_id, actor.user_id, "ar")]


async def roles_of(actor: Actor) -> list[tuple[str, str]]:
    rows = await actor.forum.rows("SELECT role, scope FROM role WHERE user_id = ? ORDER BY role", actor.user_id)
    return [(row["role"], row["scope"]) for row in rows]


async def gives(owner: Actor, letters: str, *labels: str) -> None:
    """The way through the form."""
    await owner.says("/staff")
    await owner.taps("منح صلاحية")
    await owner.says(letters)
    for label in (*labels, "إرسال"):
        await owner.taps(label)


async def makes_link(owner: Actor, *labels: str) -> str:
    await owner.says("/staff")
    await owner.taps("رابط لمرة واحدة")
    for label in (*labels, "إنشاء الرابط"):
        await owner.taps(label)
    found = LINK.search(owner.screen)
    assert found
    return found[1]


async def test_an_owner_sees_who_holds_what_from_the_menu(waleed: Actor) -> None:
    await waleed.says("/menu")
    await waleed.works_at("فريق العمل")
    assert waleed.sees("مالك: وليد *")
    assert waleed.sees("منظِّم: أمينة")
    assert waleed.sees("ميسّر: عمر علي الزنتاني")
    assert waleed.sees("من إعدادات البوت")
    assert len(waleed.labels) <= 6


async def test_a_role_given_by_three_letters_changes_menu_and_commands_at_once(waleed: Actor, basel: Actor) -> None:
    assert "announce" not in commands_of(basel)
    await gives(waleed, "باس", "باسل محمد الورفلي", "منظِّم")
    assert waleed.sees("مُنحت صلاحية «منظِّم» إلى باسل محمد الورفلي")
    assert basel.sees("أُسندت إليك صلاحية «منظِّم»")
    assert "announce" in commands_of(basel)
    await basel.taps("القائمة الرئيسية")
    assert basel.sees("إدارة المنتدى")
    assert await roles_of(basel) == [("organizer", "")]


async def test_the_person_is_told_in_their_own_language(waleed: Actor, basel: Actor) -> None:
    await basel.says("/language")
    await basel.taps("English")
    await gives(waleed, "باسل", "باسل محمد الورفلي", "أمانة المنتدى")
    assert basel.sees("You now have the role “secretariat”")


async def test_participants_can_be_picked_from_the_list_as_well(waleed: Actor, basel: Actor) -> None:
    await waleed.says("/staff")
    await waleed.taps("منح صلاحية")
    await waleed.taps("باسل محمد الورفلي")
    await waleed.taps("أمانة المنتدى")
    await waleed.taps("إرسال")
    assert await roles_of(basel) == [("secretariat", "")]


async def test_two_letters_and_unknown_names_are_asked_again(waleed: Actor) -> None:
    await waleed.says("/staff")
    await waleed.taps("منح صلاحية")
    await waleed.says("با")
    assert waleed.sees("3 أحرف")
    await waleed.says("قثضش")
    assert waleed.sees("لا يوجد مشارك مسجَّل بهذا الاسم")
    await waleed.says("قثضش" * 1000)
    assert "لا يوجد مشارك" in waleed.screen
    await waleed.sends("sticker")
    assert "لمن تُمنح الصلاحية" in waleed.screen
    await waleed.taps("إلغاء")
    assert waleed.sees("لم يُحفظ شيء")


async def test_a_role_held_before_is_said_so(waleed: Actor, omar: Actor) -> None:
    await gives(waleed, "عمر", "عمر علي", "ميسّر", "لكامل المنتدى")
    assert waleed.sees("ممنوحة من قبل")
    assert not omar.sees("أُسندت إليك")


async def test_an_usher_of_day_one_is_none_on_day_two(forum: Forum, waleed: Actor, basel: Actor) -> None:
    await gives(waleed, "باسل", "باسل محمد", "تسجيل الحضور", "الثلاثاء 16 ديسمبر")
    assert await roles_of(basel) == [("usher", "2025-12-16")]
    assert "تسجيل الحضور، الثلاثاء 16 ديسمبر" in text_of(basel.messages[-1])
    visitor = await forum.ask(people.known, basel.user_id, frozenset())
    assert Role.USHER in visitor.roles
    assert people.may(visitor, Role.USHER, "2025-12-16")
    assert people.may(visitor, Role.USHER, "W1"), "a session of that day"
    assert not people.may(visitor, Role.USHER, "2025-12-17")
    await forum.clock_to(at("08:00", day=17))
    visitor = await forum.ask(people.known, basel.user_id, frozenset())
    assert visitor.roles == frozenset()
    assert not opens(Door.STAFF, visitor)
    assert people.may(visitor, Role.USHER, "2025-12-16"), "the list of yesterday is still theirs"


async def test_a_role_for_a_session_is_for_no_other(forum: Forum, waleed: Actor, basel: Actor) -> None:
    await waleed.says("/staff")
    await waleed.taps("منح صلاحية")
    await waleed.taps("باسل محمد")
    await waleed.taps("مقرر")
    await waleed.taps("W1")
    await waleed.taps("إرسال")
    assert await roles_of(basel) == [("rapporteur", "W1")]
    visitor = await forum.ask(people.known, basel.user_id, frozenset())
    assert people.may(visitor, Role.RAPPORTEUR, "W1")
    assert not people.may(visitor, Role.RAPPORTEUR, "W2")
    assert not people.may(visitor, Role.USHER, "W1")


async def test_a_role_is_taken_back_and_the_person_told(waleed: Actor, salma: Actor) -> None:
    await salma.says("/menu")
    assert "export" in commands_of(salma)
    await waleed.says("/staff")
    await waleed.taps("سحب صلاحية")
    await waleed.taps("سلمى")
    assert waleed.sees("هل تُسحب صلاحية «أمانة المنتدى» من سلمى")
    await waleed.taps("نعم، سحبها")
    assert waleed.sees("سُحبت الصلاحية من سلمى")
    assert salma.sees("انتهت صلاحية «أمانة المنتدى»")
    assert "export" not in commands_of(salma)
    await salma.says("/export")
    assert salma.sees("هذا الإجراء غير متاح لك")


async def test_one_scope_taken_leaves_the_other(forum: Forum, waleed: Actor, basel: Actor) -> None:
    for scope in ("2025-12-16", "2025-12-17"):
        await forum.do(people.grant, basel.user_id, Role.USHER, scope=scope)
    await waleed.says("/staff")
    await waleed.taps("سحب صلاحية")
    await waleed.taps("باسل")
    assert "أي صلاحية تُسحب من باسل" in waleed.screen
    await waleed.taps("تسجيل الحضور، الثلاثاء")
    await waleed.taps("نعم")
    assert await roles_of(basel) == [("usher", "2025-12-17")]


async def test_taking_twice_is_out_of_date(waleed: Actor, salma: Actor) -> None:
    await waleed.says("/staff")
    await waleed.taps("سحب صلاحية")
    await waleed.taps("سلمى")
    old = waleed.messages[-1]
    _, data = waleed.button("نعم، سحبها", old)
    await waleed.taps("نعم، سحبها")
    await waleed.forges(data)
    assert waleed.toasts[-1] == "انتهت صلاحية هذه الشاشة. يُرجى المتابعة من القائمة الرئيسية."
    assert len([message for message in salma.messages if "انتهت صلاحية" in text_of(message)]) == 1


async def test_owners_of_the_settings_are_not_taken_in_the_chat(forum: Forum, waleed: Actor, amina: Actor) -> None:
    await forum.do(people.grant, amina.user_id, Role.OWNER)
    await amina.says("/staff")
    await amina.forges(f"tmt:{waleed.user_id}:owner::1")
    assert amina.sees("من إعدادات البوت، ولا تُسحب إلا ممن يدير الخادم")
    assert await forum.ask(people.roles_of, waleed.user_id, forum.owners) == {Role.OWNER}


async def test_nobody_locks_themselves_out(forum: Forum, amina: Actor) -> None:
    await forum.do(people.grant, amina.user_id, Role.OWNER)
    await amina.says("/staff")
    await amina.taps("سحب صلاحية")
    await amina.taps("أمينة")
    await amina.taps("مالك")
    await amina.taps("نعم، سحبها")
    assert amina.sees("لا يمكن سحب صلاحية المالك من حسابك نفسه")
    assert ("owner", "") in await roles_of(amina)


async def test_only_owners_come_in(amina: Actor, basel: Actor, ziad: Actor) -> None:
    for actor in (amina, basel, ziad):
        await actor.says("/staff")
        assert actor.sees("هذا الإجراء غير متاح لك"), actor.name
        for forged in (
            "tm:0",
            "tmg",
            "tml",
            "tmc:0",
            "tmr:102",
            "tmo",
            "tmy:1:1",
            f"tmt:{actor.user_id}:owner::1",
            "tmd:1",
        ):
            await actor.forges(forged)
            assert actor.toasts[-1] == "هذا الإجراء غير متاح لك.", forged
        assert "staff" not in commands_of(actor)


async def test_a_form_left_open_gives_nothing_once_the_right_is_gone(forum: Forum, amina: Actor, basel: Actor) -> None:
    await forum.do(people.grant, amina.user_id, Role.OWNER)
    await amina.says("/staff")
    await amina.taps("منح صلاحية")
    await amina.taps("باسل محمد")
    await amina.taps("مالك")
    await forum.do(people.revoke, amina.user_id, Role.OWNER)
    await amina.taps("إرسال")
    assert amina.sees("هذا الإجراء غير متاح لك")
    assert await roles_of(basel) == []


async def test_a_link_asks_the_owner_and_gives_the_role(waleed: Actor, basel: Actor, forum: Forum) -> None:
    token = await makes_link(waleed, "تسجيل الحضور", "لكامل المنتدى")
    await basel.says(f"/start {token}")
    assert basel.sees("وصل طلب صلاحية «تسجيل الحضور»")
    assert waleed.sees("طلب صلاحية «تسجيل الحضور»")
    assert waleed.sees("باسل محمد الورفلي")
    assert waleed.sees("مشارك مسجَّل في المنتدى")
    assert await roles_of(basel) == []
    await waleed.taps("قبول")
    assert waleed.sees("قُبل طلب باسل محمد الورفلي")
    assert basel.sees("أُسندت إليك صلاحية «تسجيل الحضور»")
    assert await roles_of(basel) == [("usher", "")]
    kept = await forum.rows("SELECT * FROM staff_link")
    assert token[1:] not in str(kept), "of the link a hash alone is kept"
    waiting = await forum.rows("SELECT payload FROM outbox WHERE payload LIKE '%' || ? || '%'", token[1:])
    assert waiting == [], "nor does it stand in what was sent"


async def test_a_stranger_with_a_link_is_shown_as_one_and_may_be_declined(waleed: Actor, dana: Actor) -> None:
    token = await makes_link(waleed, "منظِّم")
    await dana.says(f"/start {token}")
    assert waleed.sees("دانا")
    assert waleed.sees("غير مسجَّل في المنتدى")
    await waleed.taps("رفض")
    assert dana.sees("لم يُقبل طلب صلاحية «منظِّم»")
    assert await roles_of(dana) == []
    await dana.says(f"/start {token}")
    assert dana.sees("استُعمل هذا الرابط من قبل")


async def test_a_stranger_accepted_stands_in_the_list_under_their_name(waleed: Actor, dana: Actor) -> None:
    token = await makes_link(waleed, "منظِّم")
    await dana.says(f"/start {token}")
    await waleed.taps("قبول")
    assert "announce" in commands_of(dana)
    await waleed.says("/staff")
    assert "منظِّم: دانا" in waleed.screen


async def test_a_link_works_once_and_says_so(waleed: Actor, basel: Actor, dana: Actor) -> None:
    token = await makes_link(waleed, "أمانة المنتدى")
    await basel.says(f"/start {token}")
    await basel.says(f"/start {token}")
    assert len([one for one in waleed.messages if "طلب صلاحية" in text_of(one)]) == 1
    assert not basel.sees("استُعمل")
    await dana.says(f"/start {token}")
    assert dana.sees("استُعمل هذا الرابط من قبل")


async def test_two_who_race_for_a_link_are_one_request(forum: Forum, waleed: Actor, basel: Actor, dana: Actor) -> None:
    token = await makes_link(waleed, "منظِّم")
    await asyncio.gather(*(forum.sandbox.say(one.user_id, f"/start {token}") for one in (basel, dana)))
    await forum.settle()
    assert sorted(one.sees("وصل طلب صلاحية") for one in (basel, dana)) == [False, True]
    assert sorted(one.sees("استُعمل هذا الرابط") for one in (basel, dana)) == [False, True]
    assert len(await forum.ask(staff_links.waiting)) == 1


async def test_an_old_link_leads_nowhere(forum: Forum, waleed: Actor, basel: Actor) -> None:
    token = await makes_link(waleed, "منظِّم")
    await forum.pass_minutes(24 * 60)
    await basel.says(f"/start {token}")
    assert basel.sees("انتهت مدة هذا الرابط")
    assert await forum.ask(staff_links.waiting) == []


async def test_a_link_taken_back_leads_nowhere(waleed: Actor, basel: Actor) -> None:
    token = await makes_link(waleed, "منظِّم")
    await waleed.taps("إلغاء الرابط")
    assert waleed.sees("أُلغي الرابط")
    await basel.says(f"/start {token}")
    assert basel.sees("انتهت مدة هذا الرابط أو أُلغي")


async def test_a_used_link_cannot_be_taken_back(waleed: Actor, basel: Actor) -> None:
    token = await makes_link(waleed, "منظِّم")
    card = waleed.messages[-1]
    await basel.says(f"/start {token}")
    await waleed.taps("إلغاء الرابط", message=card)
    assert waleed.sees("استُعمل هذا الرابط أو انتهت صلاحيته من قبل")


async def test_no_link_makes_an_owner(forum: Forum, waleed: Actor) -> None:
    await waleed.says("/staff")
    await waleed.taps("رابط لمرة واحدة")
    assert "مالك" not in waleed.labels
    draft = (await forum.rows("SELECT id, version FROM draft WHERE user_id = ?", waleed.user_id))[0]
    await waleed.forges(f"fa:{draft['id']}:{draft['version']}:owner")
    assert waleed.toasts[-1] == "انتهت صلاحية هذه الشاشة. يُرجى المتابعة من القائمة الرئيسية."
    assert await forum.rows("SELECT id FROM staff_link") == []


async def test_ones_own_link_and_a_role_held_use_nothing_up(waleed: Actor, amina: Actor, basel: Actor) -> None:
    token = await makes_link(waleed, "منظِّم")
    await waleed.says(f"/start {token}")
    assert waleed.sees("هذا رابط أنشأه حسابك")
    await amina.says(f"/start {token}")
    assert amina.sees("ممنوحة لحسابك من قبل")
    await basel.says(f"/start {token}")
    assert basel.sees("وصل طلب صلاحية")


async def test_wrong_tokens_are_counted(dana: Actor) -> None:
    for number in range(5):
        await dana.says(f"/start swrong{number}")
        assert "هذا الرابط غير صحيح" in dana.screen
    await dana.says("/start swrong")
    assert "هذا الرابط غير صحيح" not in dana.screen


async def test_a_link_in_a_group_is_not_used(forum: Forum, waleed: Actor, basel: Actor) -> None:
    token = await makes_link(waleed, "منظِّم")
    group = await forum.sandbox.make_group("منتدى", [waleed.user_id, basel.user_id])
    await basel.says(f"/start {token}", chat_id=group)
    assert await forum.ask(staff_links.waiting) == []
    await basel.says(f"/start {token}")
    assert basel.sees("وصل طلب صلاحية")


async def test_two_owners_decide_once_and_both_cards_say_so(
    forum: Forum, waleed: Actor, amina: Actor, basel: Actor
) -> None:
    await forum.do(people.grant, amina.user_id, Role.OWNER)
    token = await makes_link(waleed, "منظِّم")
    await basel.says(f"/start {token}")
    taps = [(one, *one.button(label)) for one, label in ((waleed, "قبول"), (amina, "رفض"))]
    await asyncio.gather(*(forum.sandbox.tap(one.user_id, found["message_id"], data) for one, found, data in taps))
    await forum.settle()
    accepted = (await forum.rows("SELECT accepted FROM staff_link"))[0]["accepted"]
    words = "قُبل طلب باسل" if accepted else "رُفض طلب باسل"
    assert waleed.sees(words)
    assert amina.sees(words)
    assert not waleed.sees("رُفض طلب باسل" if accepted else "قُبل طلب باسل")
    assert await roles_of(basel) == ([("organizer", "")] if accepted else [])
    assert len([one for one in basel.messages if "صلاحية «منظِّم»" in text_of(one)]) == 2


async def test_requests_that_wait_are_found_behind_the_staffs_door(waleed: Actor, basel: Actor) -> None:
    token = await makes_link(waleed, "منظِّم")
    await basel.says(f"/start {token}")
    await waleed.says("/staff")
    await waleed.taps("طلب ينتظر القرار")
    await waleed.taps("قبول")
    assert await roles_of(basel) == [("organizer", "")]
    await waleed.says("/staff")
    assert not any("ينتظر" in label for label in waleed.labels)


async def test_in_english_too(waleed: Actor, basel: Actor) -> None:
    await waleed.says("/language")
    await waleed.taps("English")
    await waleed.says("/staff")
    assert "The staff" in waleed.screen
    await waleed.taps("Give a role")
    await waleed.says("باسل")
    await waleed.taps("باسل")
    await waleed.taps("usher")
    await waleed.taps("Wednesday 17 December")
    await waleed.taps("Send")
    assert await roles_of(basel) == [("usher", "2025-12-17")]
    assert basel.sees("أُسندت إليك صلاحية «تسجيل الحضور، الأربعاء 17 ديسمبر»")


async def test_every_act_is_in_the_audit_log(forum: Forum, waleed: Actor, basel: Actor) -> None:
    token = await makes_link(waleed, "منظِّم")
    await basel.says(f"/start {token}")
    await waleed.taps("قبول")
    await waleed.says("/staff")
    await waleed.taps("سحب صلاحية")
    await waleed.taps("باسل")
    await waleed.taps("نعم")
    acts = [(row["act"], row["actor"]) for row in await forum.rows("SELECT act, actor FROM audit ORDER BY id")]
    assert [act for act in acts if act[0] in ("staff-link", "staff-link-used", "grant", "revoke")][-4:] == [
        ("staff-link", waleed.user_id),
        ("staff-link-used", basel.user_id),
        ("grant", waleed.user_id),
        ("revoke", waleed.user_id),
    ]


@pytest.mark.parametrize(("role", "scope"), [(Role.ORGANIZER, "W1"), (Role.USHER, "2025-12-25"), (Role.USHER, "W99")])
async def test_scopes_that_are_none_are_refused(forum: Forum, role: Role, scope: str) -> None:
    with pytest.raises(Exception, match="not-found"):
        await forum.ask(staff.scope_of, role, scope)


async def test_a_role_from_the_command_line_is_told_and_asks_for_a_scope_that_is_one(
    forum: Forum, basel: Actor
) -> None:
    grant = partial(grants.grant, tell=staff_talk.tell_given)
    await forum.do(grant, forum.environment, basel.user_id, Role.USHER, scope="2025-12-17")
    assert basel.sees("أُسندت إليك صلاحية «تسجيل الحضور، الأربعاء 17 ديسمبر»")
    assert await roles_of(basel) == [("usher", "2025-12-17")]
    for role, scope in ((Role.USHER, "2025-12-25"), (Role.USHER, "W99"), (Role.ORGANIZER, "W1")):
        with pytest.raises(grants.NoSuchScope):
            await forum.do(grant, forum.environment, basel.user_id, role, scope=scope)
    await forum.do(grants.revoke, forum.environment, basel.user_id, Role.USHER, tell=staff_talk.tell_taken)
    assert basel.sees("انتهت صلاحية «تسجيل الحضور»")


async def test_the_file_of_participants_has_the_owners_of_the_settings(
    forum: Forum, waleed: Actor, amina: Actor
) -> None:
    await forum.do(registration.enrol, waleed.user_id, name="وليد سالم المالك")
    await amina.exports("المشاركون")
    document = next(message for message in reversed(amina.messages) if "document" in message)["document"]
    stored = forum.sandbox.world.files.find(document["file_id"])
    assert stored is not None
    (row,) = [line for line in stored.content.decode("utf-8-sig").splitlines() if "وليد سالم" in line]
    assert "مالك" in row.rpartition(",")[2]

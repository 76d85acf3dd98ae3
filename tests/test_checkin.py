"""The usher's desk: what is typed there is somebody's name, and what can go wrong at a door with 75 people."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from storage import attendance, invitations, municipalities, people, roster, ushers
from storage.database import Tx
from storage.people import Role
from storage.roster import Invited
from tests.cast import Actor, Forum, at

DAY1, DAY2 = "2025-12-16", "2025-12-17"
NINE = ("أول", "ثان", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع")
BASEL, OMAR, NOURI = "باسل محمد الورفلي", "عمر علي الزنتاني", "نوري سالم الفقي"


@pytest.fixture
async def usher(forum: Forum, ziad: Actor) -> Actor:
    """Ziad helps at the door on the first day."""
    await forum.do(people.grant, ziad.user_id, Role.USHER, scope=DAY1)
    await ziad.says("/start")
    return ziad


async def invite(forum: Forum, *names: str, municipality: str = "زليتن", phone: str = "") -> list[int]:
    """Puts people on the roster; gives their ids."""

    def add(tx: Tx) -> list[int]:
        known = municipalities.called(municipalities.everything(tx), municipality)
        home = known.id if known else None
        before = tx.value("SELECT coalesce(max(id), 0) FROM person")
        roster.import_roster(tx, [Invited(name, home, phone=phone) for name in names])
        return [row["id"] for row in tx.all("SELECT id FROM person WHERE id > ? ORDER BY id", before)]

    ids: list[int] = await forum.do(add)
    return ids


async def marks(forum: Forum) -> list[dict[str, Any]]:
    return await forum.rows("SELECT list, person_id, by, way, substitute, undone_at FROM check_in ORDER BY id")


async def present(forum: Forum, name: str = DAY1) -> set[int]:
    found: set[int] = await forum.ask(attendance.present, name)
    return found


async def id_of(forum: Forum, name: str) -> int:
    [row] = await forum.rows("SELECT id FROM person WHERE name = ?", name)
    return int(row["id"])


async def test_the_conversation_of_the_desk(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    assert "وضع التسجيل: يوم الثلاثاء 16 ديسمبر" in amina.screen
    assert "الحاضرون: 0 من 2" in amina.screen
    await amina.says("باس")
    assert f"{BASEL}، زليتن" in amina.screen
    assert amina.labels == ["تسجيل الحضور", "حضر عنه بديل", "إنهاء التسجيل"]
    await amina.taps("تسجيل الحضور")
    assert "سُجّل الحضور الساعة 08:30" in amina.screen
    assert amina.labels[0] == "تراجع"
    basel = await id_of(forum, BASEL)
    assert await marks(forum) == [
        {"list": DAY1, "person_id": basel, "by": 102, "way": "name", "substitute": "", "undone_at": None}
    ]


async def test_the_desk_in_english(forum: Forum, amina: Actor) -> None:
    await forum.do(people.choose_language, amina.user_id, "en")
    await amina.says("/checkin")
    assert "Check-in: Tuesday 16 December" in amina.screen
    await amina.says("باسل")
    await amina.taps("Check in")
    assert "Checked in at 08:30" in amina.screen
    assert amina.labels == ["Undo", "A substitute came", "End check-in"]


async def test_the_code_of_an_invitation_checks_in_at_once(forum: Forum, amina: Actor) -> None:
    basel = await id_of(forum, BASEL)
    code = (await forum.ask(invitations.of_person, forum.bot.frame.secret, basel)).code
    await amina.says("/checkin")
    await amina.says(code.lower().replace(" ", "-"))
    assert "سُجّل الحضور" in amina.screen
    assert BASEL in amina.screen
    assert (await marks(forum))[0]["way"] == "code"


async def test_a_code_of_nobody_is_looked_up_as_a_name(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    await amina.says("AAAACCCC")
    assert "لا يوجد اسم أو بلدية فيهما «AAAACCCC»" in amina.screen
    assert await marks(forum) == []


@pytest.mark.parametrize(
    "typed",
    ["باسل", "بـــاســـل", "باسِل", "الورفل", "ورف", "محمد الو", "زليت", "زلي باس", "باسل زليتن", "رفلي"],
)
async def test_a_name_is_found_however_it_is_typed(forum: Forum, amina: Actor, typed: str) -> None:
    await amina.says("/checkin")
    await amina.says(typed)
    assert amina.sees(BASEL)
    assert any("تسجيل الحضور" in label or BASEL in label for label in amina.labels)


async def test_hamza_teh_marbuta_and_the_article_make_no_difference(forum: Forum, amina: Actor) -> None:
    await invite(forum, "فاطمة أحمد العريبي", municipality="مصراتة")
    await amina.says("/checkin")
    for typed in ("فاطمه", "احمد", "العري", "عريب", "مصراته", "مصر"):
        await amina.says(typed)
        assert "فاطمة أحمد العريبي، مصراتة" in amina.screen, typed


async def test_one_letter_is_too_few(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    for typed in ("ب", "؟", "..."):
        await amina.says(typed)
        assert "ثلاثة أحرف على الأقل" in amina.screen


async def test_several_of_a_name_are_buttons_with_their_municipalities(forum: Forum, amina: Actor) -> None:
    await invite(forum, "سالم علي الفقي", municipality="مصراتة")
    await invite(forum, "سالم علي الفقي", municipality="غات")
    await amina.says("/checkin")
    await amina.says("سالم")
    assert {"سالم علي الفقي — مصراتة", "سالم علي الفقي — غات"} <= set(amina.labels)
    await amina.taps("سالم علي الفقي — غات")
    assert "سُجّل الحضور" in amina.screen
    assert "غات" in amina.screen
    await amina.says("سالم")
    assert "✓ سالم علي الفقي — غات" in amina.labels


async def test_no_more_than_eight_names_are_shown(forum: Forum, amina: Actor) -> None:
    await invite(forum, *(f"خليفة مفتاح {word}" for word in NINE))
    await amina.says("/checkin")
    await amina.says("خليفة")
    assert sum("خليفة" in label for label in amina.labels) == 8
    assert "أول ثمانية أسماء" in amina.screen


async def test_who_withdrew_is_not_found_and_an_old_button_refuses(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    await amina.says("باسل")
    await forum.do(lambda tx: tx.run("UPDATE person SET state = 'withdrawn' WHERE name = ?", BASEL).rowcount)
    await amina.taps("تسجيل الحضور")
    assert amina.sees("غير مدرج الآن")
    assert await marks(forum) == []
    await amina.says("باسل")
    assert "لا يوجد اسم" in amina.screen


async def test_checking_in_twice_counts_once_and_says_when_and_by_whom(forum: Forum, amina: Actor, omar: Actor) -> None:
    await forum.do(people.grant, omar.user_id, Role.USHER)
    for usher in (omar, amina):
        await usher.says("/checkin")
        await usher.says("باسل")
    await omar.taps("تسجيل الحضور")
    await forum.pass_minutes(5)
    await amina.taps("تسجيل الحضور")
    assert f"الحضور مسجَّل من قبل، الساعة 08:30، سجّله {OMAR}" in amina.screen
    assert len(await marks(forum)) == 1
    await amina.says("باسل")
    assert "الحضور مسجَّل من قبل" in amina.screen


async def test_two_ushers_race_for_one_deputy(forum: Forum, amina: Actor, usher: Actor) -> None:
    for actor in (amina, usher):
        await actor.says("/checkin")
        await actor.says("باسل")
    presses = [actor.button("تسجيل الحضور") for actor in (amina, usher)]
    await asyncio.gather(
        *(
            forum.sandbox.tap(actor.user_id, message["message_id"], data)
            for actor, (message, data) in zip((amina, usher), presses, strict=True)
        )
    )
    await forum.settle()
    assert len(await marks(forum)) == 1
    assert sorted("من قبل" in actor.screen for actor in (amina, usher)) == [False, True]


async def test_undo_once_and_twice(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    await amina.says("باسل")
    await amina.taps("تسجيل الحضور")
    message, data = amina.button("تراجع")
    await amina.taps("تراجع")
    assert "أُلغي تسجيل الحضور" in amina.screen
    assert await present(forum) == set()
    await forum.sandbox.tap(amina.user_id, message["message_id"], data, forged=True)
    await forum.settle()
    assert amina.toasts[-1] == "أُلغي هذا التسجيل من قبل."
    [mark] = await marks(forum)
    assert mark["undone_at"] is not None
    await amina.taps("تسجيل الحضور")
    assert "سُجّل الحضور" in amina.screen
    await forum.sandbox.tap(amina.user_id, message["message_id"], data, forged=True)  # the old mark's, once more
    await forum.settle()
    assert "الحضور مسجَّل من قبل" in amina.screen
    assert len(await present(forum)) == 1


async def test_a_substitute_stands_for_the_municipality(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    await amina.says("باسل")
    await amina.taps("حضر عنه بديل")
    assert "ما اسم من حضر بديلاً؟" in amina.screen
    await amina.says("نوري  سالم")
    assert "حضر بديلاً: نوري سالم" in amina.screen
    [mark] = await marks(forum)
    assert (mark["substitute"], mark["person_id"]) == ("نوري سالم", await id_of(forum, BASEL))
    await amina.says("عمر")  # the desk has what is typed again
    assert OMAR in amina.screen


async def test_a_substitute_after_the_check_in_changes_the_mark(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    await amina.says("باسل")
    await amina.taps("تسجيل الحضور")
    await amina.taps("حضر عنه بديل")
    await amina.says("نوري سالم")
    [mark] = await marks(forum)
    assert mark["substitute"] == "نوري سالم"


async def test_typing_belongs_to_a_form_that_was_opened_later(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    await amina.says("/announce")
    await amina.says("باسل")  # the text of the announcement
    assert not any("الورفلي" in label for label in amina.labels)
    assert amina.sees("معاينة الإعلان")
    await amina.says("/checkin")
    await amina.says("باسل")
    assert BASEL in amina.screen


async def test_the_menu_ends_the_desk(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    await amina.taps("إنهاء التسجيل")
    await amina.says("باسل")
    assert BASEL not in amina.screen


async def test_the_desk_outlives_a_restart(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    await forum.restart_bot()
    await amina.says("باسل")
    assert BASEL in amina.screen


async def test_a_session_that_is_on_is_chosen_once(forum: Forum, amina: Actor) -> None:
    await forum.clock_to(at("11:20"))
    await amina.says("/checkin")
    await amina.taps("قائمة أخرى")
    await amina.taps("التحول الرقمي · W1")
    assert "وضع التسجيل: التحول الرقمي (W1)" in amina.screen
    await amina.says("باسل")
    await amina.taps("تسجيل الحضور")
    assert [mark["list"] for mark in await marks(forum)] == ["W1"]
    await amina.says("/checkin")
    assert "التحول الرقمي" in amina.screen
    await forum.clock_to(at("13:30"))  # long over
    await amina.says("/checkin")
    assert "يوم الثلاثاء" in amina.screen


async def test_no_list_for_a_break_or_a_cancelled_session(forum: Forum, amina: Actor) -> None:
    await forum.do(lambda tx: tx.run("UPDATE session SET cancelled_at = ? WHERE code = 'W2'", tx.stamp).rowcount)
    await amina.says("/checkin")
    await amina.taps("قائمة أخرى")
    assert not any("استراحة" in label or "W2" in label for label in amina.labels)
    assert any("W1" in label for label in amina.labels)


@pytest.mark.parametrize("name", ["basel", "salma", "dana"])
async def test_the_desk_is_closed_to_others(forum: Forum, request: pytest.FixtureRequest, name: str) -> None:
    actor = request.getfixturevalue(name)
    await actor.says("/checkin")
    assert "غير متاح لك" in actor.screen
    await actor.forges("cic:2025-12-16:1")
    await actor.forges("ciu:1")
    await actor.forges("cib")
    assert await marks(forum) == []
    assert await forum.ask(ushers.desk, actor.user_id) is None


FORGED = (
    "cic:2025-12-16:99999",
    "cic:s99999:1",
    "cic:yesterday:1",
    "cic:s3:1",
    "ciu:99",
    "cic:1",
    "cie:s3",
    "cis:s3:1",
)


@pytest.mark.parametrize("code", FORGED)
async def test_a_forged_button_finds_nothing(forum: Forum, amina: Actor, code: str) -> None:
    await amina.forges(code)  # s3 is a break
    assert amina.toasts[-1]
    assert await marks(forum) == []


async def test_yesterdays_and_tomorrows_lists_are_closed(forum: Forum, amina: Actor) -> None:
    await amina.forges(f"cic:{DAY2}:1")
    assert "هذه قائمة يوم آخر" in amina.screen
    assert await marks(forum) == []


async def test_an_usher_of_day_one_on_day_two(forum: Forum, usher: Actor) -> None:
    await usher.says("/checkin")
    await usher.says("باسل")
    await usher.taps("تسجيل الحضور")
    assert len(await present(forum)) == 1
    await usher.says("عمر")
    await forum.clock_to(at("08:50", day=17))
    await usher.says("/checkin")
    assert "صلاحيتك مخصَّصة ليوم آخر" in usher.screen
    await usher.taps("تسجيل الحضور")
    assert usher.sees("صلاحيتك مخصَّصة ليوم آخر")
    await usher.says("عمر")  # the desk of yesterday
    assert "أُنهي وضع التسجيل" in usher.screen
    await usher.says("عمر")
    assert OMAR not in usher.screen
    assert len(await marks(forum)) == 1


async def test_an_usher_of_one_session_has_that_list_alone(forum: Forum, ziad: Actor) -> None:
    await forum.do(people.grant, ziad.user_id, Role.USHER, scope="W1")
    await ziad.says("/checkin")
    assert "التحول الرقمي (W1)" in ziad.screen
    await ziad.taps("قائمة أخرى")
    assert [label for label in ziad.labels if "رجوع" not in label] == ["التحول الرقمي · W1"]
    await ziad.forges(f"cic:{DAY1}:1")
    assert await marks(forum) == []


async def test_an_usher_who_is_demoted_in_between(forum: Forum, usher: Actor) -> None:
    await usher.says("/checkin")
    await usher.says("باسل")
    await forum.do(people.revoke, usher.user_id, Role.USHER)
    await usher.taps("تسجيل الحضور")
    assert usher.sees("غير متاح لك")
    await usher.says("عمر")
    assert "أُنهي وضع التسجيل" in usher.screen
    assert not usher.sees(OMAR)
    assert await marks(forum) == []


async def test_an_usher_who_is_demoted_while_naming_a_substitute(forum: Forum, usher: Actor) -> None:
    await usher.says("/checkin")
    await usher.says("باسل")
    await usher.taps("حضر عنه بديل")
    await forum.do(people.revoke, usher.user_id, Role.USHER)
    await usher.says("نوري سالم")
    assert usher.sees("غير متاح لك")
    assert await marks(forum) == []


@pytest.mark.parametrize("content", ["sticker", "location"])
async def test_what_is_no_text_is_answered_at_the_desk_too(forum: Forum, amina: Actor, content: str) -> None:
    await amina.says("/checkin")
    await amina.sends(content)
    assert amina.sees("النص والأزرار")
    await amina.says("كتاب " * 800)
    assert "لا يوجد اسم" in amina.screen


async def test_on_behalf_of_a_deputy_without_telegram(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    await amina.says("نوري")
    assert "لا يوجد اسم" in amina.screen
    await amina.taps("مشارك دون تيليجرام")
    await amina.says("نوري سالم الفقي")
    await amina.says("غات")
    await amina.taps("غات")
    await amina.taps("تخطي")
    assert "مراجعة بيانات المشارك" in amina.screen
    await amina.taps("إرسال")
    assert "سُجّل الحضور" in amina.screen
    assert "نوري سالم الفقي، غات" in amina.screen
    [person] = await forum.rows("SELECT state, entered_by, phone FROM person WHERE name = 'نوري سالم الفقي'")
    assert person == {"state": "registered", "entered_by": amina.user_id, "phone": ""}
    assert (await marks(forum))[0]["way"] == "behalf"


async def test_on_behalf_of_somebody_on_the_list_makes_no_second_person(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    await amina.taps("مشارك دون تيليجرام")
    await amina.says("باسل محمد الورفلى")
    await amina.says("زليتن")
    await amina.taps("زليتن")
    await amina.taps("تخطي")
    await amina.taps("إرسال")
    assert "هذا المشارك مدرج من قبل" in amina.screen
    await amina.taps("تسجيل الحضور")
    assert len(await forum.rows("SELECT 1 FROM person")) == 2
    assert await present(forum) == {await id_of(forum, BASEL)}


async def test_an_usher_demoted_before_sending_on_behalf_registers_nobody(forum: Forum, usher: Actor) -> None:
    await usher.says("/checkin")
    await usher.taps("مشارك دون تيليجرام")
    await usher.says("نوري سالم الفقي")
    await usher.says("غات")
    await usher.taps("غات")
    await usher.taps("تخطي")
    await forum.do(people.revoke, usher.user_id, Role.USHER)
    await usher.taps("إرسال")
    assert usher.sees("غير متاح لك") or usher.sees("صلاحيتك")
    assert await forum.rows("SELECT 1 FROM person WHERE name LIKE 'نوري%'") == []


async def test_seventy_five_at_one_door_with_two_ushers(forum: Forum, amina: Actor, usher: Actor) -> None:
    """Both ushers check in all of them at the same time: each is there once, in two taps and three letters."""
    ids = await invite(forum, *(f"ضيف{chr(0x0628 + n // 15)}{chr(0x062C + n % 15)} من البلديات" for n in range(75)))
    await asyncio.gather(*(forum.sandbox.say(one.user_id, "/checkin") for one in (amina, usher)))
    await forum.settle()
    first = {amina: amina.messages[-1], usher: usher.messages[-1]}
    presses = [
        forum.sandbox.tap(one.user_id, first[one]["message_id"], f"cic:{DAY1}:{person}", forged=True)
        for person in ids
        for one in (amina, usher)
    ]
    await asyncio.gather(*presses)
    await forum.settle(within=30)
    assert await present(forum) == set(ids)
    assert len(await marks(forum)) == 75
    assert amina.unanswered == []
    assert usher.unanswered == []


async def test_every_act_of_an_usher_is_in_the_audit_log_without_names(forum: Forum, amina: Actor) -> None:
    await amina.says("/checkin")
    await amina.says("باسل")
    await amina.taps("حضر عنه بديل")
    await amina.says("نوري سالم")
    await amina.taps("تراجع")
    noted = await forum.rows("SELECT act, before, after FROM audit WHERE actor = ? ORDER BY id", amina.user_id)
    assert [row["act"] for row in noted][-2:] == ["check_in", "check_in_undone"]
    assert not any("نوري" in (row["after"] or "") + (row["before"] or "") for row in noted)


async def enter_nouri(forum: Forum, amina: Actor, phone: str) -> int:
    """Amina registers and checks in Nouri of Ghat, who has no Telegram."""
    await amina.says("/checkin")
    await amina.taps("مشارك دون تيليجرام")
    await amina.says(NOURI)
    await amina.says("غات")
    await amina.taps("غات")
    await amina.says(phone)
    await amina.taps("إرسال")
    assert "سُجّل الحضور" in amina.screen
    return await id_of(forum, NOURI)


async def register(dana: Actor, name: str, *, phone: str, own: bool = True) -> None:
    """Dana's registration, of Ghat, up to the last button."""
    await dana.says("/start")
    await dana.taps("التسجيل")
    await dana.taps("أوافق")
    await dana.says(name)
    await dana.says("غات")
    await dana.taps("غات")
    await dana.taps("وكيل")
    if own:
        await dana.shares_contact(phone)
    else:
        await dana.says(phone)
    await dana.taps("إرسال")


async def account_of(forum: Forum, actor: Actor) -> Any:
    [row] = await forum.rows("SELECT person_id FROM account WHERE user_id = ?", actor.user_id)
    return row["person_id"]


async def test_who_was_entered_takes_the_entry_over_once_they_confirm_it(
    forum: Forum, amina: Actor, dana: Actor
) -> None:
    entry = await enter_nouri(forum, amina, "0910000777")
    await register(dana, "نوري الفقي", phone="+218910000777")
    assert f"نيابةً عن صاحبها: {NOURI}، غات" in dana.screen
    assert "يوم الثلاثاء 16 ديسمبر" in dana.screen
    assert await account_of(forum, dana) is None
    await dana.taps("نعم، هذه بياناتي")
    assert await account_of(forum, dana) == entry
    assert dana.sees("نوري")
    assert await present(forum) == {entry}
    [row] = await forum.rows("SELECT entered_by, entry_confirmed_at FROM person WHERE id = ?", entry)
    assert row["entered_by"] == amina.user_id
    assert row["entry_confirmed_at"]
    assert len(await forum.rows("SELECT 1 FROM person WHERE name LIKE 'نوري%'")) == 1


async def test_an_entry_with_a_wrong_number_stays_where_it_is(forum: Forum, amina: Actor, dana: Actor) -> None:
    entry = await enter_nouri(forum, amina, "0910000777")
    await register(dana, "دانا سالم الفيتوري", phone="+218910000777")
    assert "هل هذه البيانات لك؟" in dana.screen
    await dana.taps("ليست لي")
    mine = await account_of(forum, dana)
    assert mine not in (None, entry)
    assert await forum.rows("SELECT name, phone FROM person WHERE id = ?", entry) == [{"name": NOURI, "phone": ""}]
    assert await present(forum) == {entry}


async def test_a_typed_number_claims_no_entry(forum: Forum, amina: Actor, dana: Actor) -> None:
    entry = await enter_nouri(forum, amina, "0910000777")
    await register(dana, "دانا سالم الفيتوري", phone="0910000777", own=False)
    assert await account_of(forum, dana) != entry


async def test_an_answer_about_an_entry_cannot_be_forged(forum: Forum, amina: Actor, dana: Actor) -> None:
    entry = await enter_nouri(forum, amina, "0910000777")
    await dana.says("/start")
    for mine in (0, 1):
        await dana.forges(f"ben:{entry}:{mine}")
    await register(dana, "دانا سالم الفيتوري", phone="+218910000888")
    for mine in (0, 1):
        await dana.forges(f"ben:{entry}:{mine}")
    assert await account_of(forum, dana) != entry
    assert (await forum.rows("SELECT phone FROM person WHERE id = ?", entry))[0]["phone"] == "+218910000777"


async def test_an_invitation_takes_the_entry_over(forum: Forum, amina: Actor, dana: Actor) -> None:
    entry = await enter_nouri(forum, amina, "0910000777")
    invitation = await forum.ask(invitations.of_person, forum.bot.frame.secret, entry)
    await dana.says(f"/start {invitation.payload}")
    assert NOURI in dana.screen
    await dana.taps("أوافق")
    assert await account_of(forum, dana) == entry
    [row] = await forum.rows("SELECT entry_confirmed_at FROM person WHERE id = ?", entry)
    assert row["entry_confirmed_at"]


@pytest.mark.parametrize("answer", ["نعم", "ليست"])
async def test_after_the_staff_agreed_the_deputy_is_asked(forum: Forum, amina: Actor, dana: Actor, answer: str) -> None:
    entry = await enter_nouri(forum, amina, "0910000777")
    await register(dana, NOURI, phone="0910000999", own=False)
    await amina.taps("قبول")
    assert "هل هذه البيانات لك؟" in dana.screen
    await dana.taps(answer)
    assert (await account_of(forum, dana) == entry) is (answer == "نعم")
    assert await present(forum) == {entry}
    await dana.forges(f"ben:{entry}:1")
    assert dana.toasts[-1]

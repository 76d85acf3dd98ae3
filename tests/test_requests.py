"""Who comes in and how: at once, by the staff's word, or not at all; and every way in which the staff decide."""

from __future__ import annotations

from typing import Any

import pytest

from storage import admission, invitations, people, registration, requests, roster
from storage.admission import Rule
from storage.people import Role
from storage.registration import Consent, Details
from storage.roster import Invited
from tests.cast import Actor, Forum, Message, buttons_of, text_of

NAME = "دانا سالم الفيتوري"
HALA = "هالة أحمد الفيتوري"
PHONE = "+218910000123"


async def home(forum: Forum, name: str = "مصراتة") -> int:
    rows = await forum.rows("SELECT id FROM municipality WHERE name_ar = ?", name)
    return int(rows[0]["id"])


async def invite(forum: Forum, *names: str, phone: str = "") -> None:
    place = await home(forum)
    await forum.do(roster.import_roster, [Invited(name, place, "وكيل البلدية", phone) for name in names])


async def fill_in(actor: Actor, *, name: str = NAME, phone: str = "0910000777") -> None:
    """The whole form but its last press."""
    await actor.says("/start")
    await actor.taps("التسجيل في المنتدى")
    await actor.taps("أوافق")
    await actor.says(name)
    await actor.says("مصراتة")
    await actor.taps("مصراتة")
    await actor.taps("وكيل البلدية")
    if phone == "own":
        await actor.shares_contact(PHONE)
    else:
        await actor.says(phone)


async def register(actor: Actor, *, name: str = NAME, phone: str = "0910000777") -> None:
    await fill_in(actor, name=name, phone=phone)
    await actor.taps("إرسال")


async def people_of(forum: Forum, *names: str) -> list[tuple[str, str, int | None]]:
    rows = await forum.rows(
        "SELECT p.name, p.state, a.user_id FROM person p LEFT JOIN account a ON a.person_id = p.id"
        f" WHERE p.name IN ({', '.join('?' * len(names))}) ORDER BY p.id",
        *names,
    )
    return [(row["name"], row["state"], row["user_id"]) for row in rows]


async def rule(forum: Forum, chosen: Rule) -> None:
    await forum.do(admission.set_rule, chosen, by=101)


def cards(actor: Actor) -> list[Message]:
    return [message for message in actor.messages if "طلب تسجيل رقم" in text_of(message)]


async def test_ones_own_card_with_the_rosters_number_binds_at_once(forum: Forum, dana: Actor, amina: Actor) -> None:
    await invite(forum, HALA, phone=PHONE)
    await register(dana, phone="own")
    assert dana.sees("اكتمل التسجيل")
    assert await people_of(forum, NAME) == [(NAME, "registered", dana.user_id)]
    assert await people_of(forum, HALA) == []  # the same person, under the name that she gave
    assert cards(amina) == []


async def test_a_forwarded_card_of_somebody_else_is_none(forum: Forum, dana: Actor, ziad: Actor) -> None:
    await invite(forum, HALA, phone=PHONE)
    await fill_in(dana)
    await dana.taps("تعديل")
    await dana.taps("رقم الهاتف")
    await dana.shares_contact(PHONE, of=ziad.user_id)
    assert "بطاقة شخص آخر" in dana.screen
    assert await people_of(forum, HALA) == [(HALA, "invited", None)]


@pytest.mark.parametrize(
    "typed",
    [
        "هالــة أحمــد الفيتورى",  # stretched, another yeh
        "هاله احمد الفيتوري",  # no hamza, heh for teh marbuta
        "هال إحمد فيتوري",  # the teh marbuta left out, another hamza, no article
        "هَالَة أَحْمَد الفِيتُورِي",
        "هالة الفيتوري",
        "هالة أحمد سالم الفيتوري",
    ],
)
async def test_a_name_in_another_spelling_only_asks_the_staff(
    forum: Forum, dana: Actor, amina: Actor, typed: str
) -> None:
    await invite(forum, HALA)
    await register(dana, name=typed)
    assert dana.toasts[-1] == "أُرسل الطلب"
    assert "وصل الطلب إلى المنظِّمين" in dana.screen
    assert await people_of(forum, HALA) == [(HALA, "invited", None)]
    [card] = cards(amina)
    assert HALA in text_of(card)
    await amina.taps("قبول")
    assert await people_of(forum, HALA) == [(HALA, "registered", dana.user_id)]
    assert dana.sees("قُبل الطلب واكتمل التسجيل")
    [row] = await forum.rows("SELECT phone, position, consent_version FROM person WHERE name = ?", HALA)
    assert row == {"phone": "+218910000777", "position": "وكيل البلدية", "consent_version": 1}


async def test_a_typed_number_of_the_roster_only_asks_the_staff(forum: Forum, dana: Actor, amina: Actor) -> None:
    await invite(forum, HALA, phone=PHONE)
    await register(dana, phone="0910000123")
    [card] = cards(amina)
    assert "رقم الهاتف نفسه" in text_of(card)
    assert "0000123" not in text_of(card)
    assert await people_of(forum, HALA, NAME) == [(HALA, "invited", None)]


async def test_the_same_person_from_another_phone_becomes_no_second_participant(
    forum: Forum, dana: Actor, ziad: Actor, amina: Actor
) -> None:
    await register(dana, phone=PHONE)
    await register(ziad, phone=PHONE)
    assert ziad.sees("سبق التسجيل بهذه البيانات من حساب آخر")
    assert await people_of(forum, NAME) == [(NAME, "registered", dana.user_id)]
    assert "ولم يثبت أنه رقم صاحب الطلب" in text_of(cards(amina)[-1])
    await amina.taps("قبول")
    assert await people_of(forum, NAME) == [(NAME, "registered", ziad.user_id)]


async def test_two_who_share_a_telephone_are_two_participants(forum: Forum, dana: Actor, ziad: Actor) -> None:
    await register(dana, phone=PHONE)
    await register(ziad, name="زياد عمر المصراتي", phone=PHONE)
    assert ziad.sees("اكتمل التسجيل")


async def test_of_two_people_of_one_name_the_staff_choose(forum: Forum, dana: Actor, amina: Actor) -> None:
    place = await home(forum)
    rows = [Invited(NAME, place, "وكيل البلدية", key="1"), Invited(NAME, place, "مدير إدارة", key="2")]
    await forum.do(roster.import_roster, rows)
    await register(dana)
    [card] = cards(amina)
    assert "اثنان يطابقانه" in text_of(card)
    await amina.taps(f"قبول 2: {NAME}")
    sql = "SELECT key, user_id FROM person p LEFT JOIN account a ON a.person_id = p.id WHERE p.name = ? ORDER BY p.id"
    bound = await forum.rows(sql, NAME)
    assert [(row["key"], row["user_id"]) for row in bound] == [("1", None), ("2", dana.user_id)]


async def test_somebody_of_the_same_name_may_be_new(forum: Forum, dana: Actor, amina: Actor) -> None:
    await invite(forum, NAME)
    await register(dana)
    await amina.taps("مشارك جديد")
    assert await people_of(forum, NAME) == [(NAME, "invited", None), (NAME, "registered", dana.user_id)]


async def test_two_of_the_staff_press_at_the_same_time(forum: Forum, dana: Actor, amina: Actor, waleed: Actor) -> None:
    await invite(forum, NAME)
    await register(dana)
    presses = [(amina, *amina.button("قبول")), (waleed, *waleed.button("رفض"))]
    for actor, message, data in presses:
        await forum.sandbox.tap(actor.user_id, message["message_id"], data)
    await forum.settle()
    assert await people_of(forum, NAME) == [(NAME, "registered", dana.user_id)]
    assert (amina.toasts[-1], waleed.toasts[-1]) == ("قُبل الطلب", "صدر القرار في هذا الطلب سابقاً")
    for actor in (amina, waleed):
        [card] = cards(actor)
        assert "قُبل الطلب" in text_of(card)
        assert [button["text"] for button in buttons_of(card)] == ["القائمة الرئيسية"]
    assert not dana.sees("لم يُقبل")
    decided = await forum.rows("SELECT actor, act FROM audit WHERE act LIKE 'request_%'")
    assert decided == [{"actor": amina.user_id, "act": "request_accepted"}]


async def test_nobody_decides_on_a_request_of_their_own(forum: Forum, amina: Actor, waleed: Actor) -> None:
    await invite(forum, NAME)
    await register(amina)
    assert cards(amina) == []
    [row] = await forum.rows("SELECT id, user_id FROM request")
    [person] = await forum.rows("SELECT id FROM person WHERE name = ?", NAME)
    for code in (f"rqa:{row['id']}:{person['id']}", f"rqd:{row['id']}"):
        await amina.forges(code)
        assert amina.toasts[-1] == "هذا الطلب لحسابك، ويبتّ فيه غيرك من المالكين والمنظِّمين."
    assert await people_of(forum, NAME) == [(NAME, "invited", None)]
    await waleed.taps("قبول")
    assert await people_of(forum, NAME) == [(NAME, "registered", amina.user_id)]


async def test_who_is_alone_decides_on_what_they_ask_themselves(forum: Forum, amina: Actor, waleed: Actor) -> None:
    await forum.do(people.revoke, amina.user_id, Role.ORGANIZER)
    await invite(forum, NAME)
    await register(waleed)
    await waleed.taps("قبول")
    assert await people_of(forum, NAME) == [(NAME, "registered", waleed.user_id)]


async def test_a_declined_request_lets_nobody_in(forum: Forum, dana: Actor, amina: Actor) -> None:
    await invite(forum, NAME)
    await register(dana)
    await amina.taps("رفض")
    assert dana.sees("لم يُقبل طلب التسجيل")
    assert await people_of(forum, NAME) == [(NAME, "invited", None)]
    kept = await forum.rows("SELECT details FROM request")
    assert PHONE not in str(kept)
    assert "0910000777" not in str(kept)


async def test_a_request_is_taken_back(forum: Forum, dana: Actor, amina: Actor) -> None:
    await invite(forum, NAME)
    await register(dana)
    await dana.says("/start")
    await dana.taps("التسجيل في المنتدى")
    assert "وصل الطلب إلى المنظِّمين" in dana.screen
    press = amina.button("قبول")
    await dana.taps("سحب الطلب")
    assert dana.sees("سُحب الطلب")
    [card] = cards(amina)
    assert "سُحب الطلب" in text_of(card)
    await forum.sandbox.tap(amina.user_id, press[0]["message_id"], press[1], forged=True)
    await forum.settle()
    assert await people_of(forum, NAME) == [(NAME, "invited", None)]
    await dana.forges("rqw:1")  # taken back before
    assert dana.toasts[-1]


async def test_the_code_settles_a_request_that_waits(forum: Forum, dana: Actor, amina: Actor) -> None:
    await invite(forum, NAME)
    await register(dana)
    [row] = await forum.rows("SELECT id FROM person WHERE name = ?", NAME)
    own = await forum.ask(invitations.of_person, forum.bot.frame.secret, row["id"])
    await dana.taps("لدي رمز دعوة")
    await dana.says(own.code)
    await dana.taps("أوافق وأسجّل")
    assert await people_of(forum, NAME) == [(NAME, "registered", dana.user_id)]
    [card] = cards(amina)
    assert "انتهى بتسجيل آخر" in text_of(card)


async def test_nobody_but_organizers_gets_a_card_or_decides(
    forum: Forum, dana: Actor, basel: Actor, salma: Actor, ziad: Actor
) -> None:
    await invite(forum, NAME)
    await register(dana)
    [row] = await forum.rows("SELECT id FROM person WHERE name = ?", NAME)
    for actor in (basel, salma, ziad, dana):
        assert cards(actor) == []
        await actor.says("/menu")
        for forged in (
            f"rqa:1:{row['id']}",
            "rqd:1",
            "rq:0",
            "rqo:1",
            "pt",
            f"ptc:{row['id']}:0",
            "pts:open",
            "rob:1:0",
        ):
            await actor.forges(forged)
            assert actor.sees("غير متاح")
        assert actor.unanswered == []
    assert await people_of(forum, NAME) == [(NAME, "invited", None)]


async def test_a_card_accepts_nobody_whom_it_did_not_offer(forum: Forum, dana: Actor, amina: Actor) -> None:
    await invite(forum, NAME)
    await register(dana)
    [basel] = await forum.rows("SELECT id FROM person WHERE name LIKE 'باسل%'")
    for forged in (f"rqa:1:{basel['id']}", "rqa:1:999", "rqa:99:0", "rqa:1:-1"):
        await amina.forges(forged)
    assert await forum.rows("SELECT state FROM request") == [{"state": "waiting"}]
    assert amina.unanswered == []


async def test_by_approval_everybody_waits_for_the_staff(forum: Forum, dana: Actor, amina: Actor) -> None:
    await rule(forum, Rule.APPROVAL)
    await register(dana)
    assert "وصل طلب التسجيل إلى المنظِّمين" in dana.screen
    assert await people_of(forum, NAME) == [(NAME, "pending", dana.user_id)]
    await dana.says("/recommend")
    assert dana.sees("للمشاركين المسجَّلين")
    await amina.taps("قبول")
    assert await people_of(forum, NAME) == [(NAME, "registered", dana.user_id)]
    moves = await forum.rows("SELECT before, after, by FROM person_move ORDER BY id")
    assert [(row["before"], row["after"], row["by"]) for row in moves[-2:]] == [
        ("", "pending", dana.user_id),
        ("pending", "registered", amina.user_id),
    ]
    assert dana.sees("قُبل الطلب")


async def test_who_was_declined_may_be_let_in_later(forum: Forum, dana: Actor, amina: Actor) -> None:
    await rule(forum, Rule.APPROVAL)
    await register(dana)
    await amina.taps("رفض")
    assert await people_of(forum, NAME) == [(NAME, "declined", dana.user_id)]
    await dana.says("/start")
    await dana.taps("التسجيل في المنتدى")
    assert "لم يُقبل طلب التسجيل" in dana.screen
    await look_up(amina, "دان")
    await amina.taps("قبول المشارك")
    await amina.taps("تأكيد")
    assert await people_of(forum, NAME) == [(NAME, "registered", dana.user_id)]


async def look_up(actor: Actor, letters: str) -> None:
    await actor.says("/menu")
    await actor.works_at("المشاركون")
    await actor.taps("البحث عن مشارك")
    await actor.says(letters)
    await actor.taps(NAME)


async def test_who_waits_for_approval_comes_in_by_the_code_of_the_roster(forum: Forum, dana: Actor) -> None:
    await rule(forum, Rule.APPROVAL)
    await register(dana, name="دانا الطويل")
    await invite(forum, NAME)
    [row] = await forum.rows("SELECT id FROM person WHERE name = ?", NAME)
    own = await forum.ask(invitations.of_person, forum.bot.frame.secret, row["id"])
    await dana.says(f"/start {own.payload}")
    await dana.taps("أوافق وأسجّل")
    assert await people_of(forum, NAME, "دانا الطويل") == [(NAME, "registered", dana.user_id)]


async def test_for_the_invited_only_nobody_else_comes_in(forum: Forum, dana: Actor, amina: Actor) -> None:
    await rule(forum, Rule.INVITED)
    await register(dana)
    assert dana.sees("للمدعوين")
    assert await people_of(forum, NAME) == []
    assert cards(amina) == []
    await invite(forum, NAME)
    await dana.taps("إرسال")  # the preview waits
    assert len(cards(amina)) == 1


async def test_only_an_owner_changes_the_rule(forum: Forum, waleed: Actor, amina: Actor, dana: Actor) -> None:
    await amina.says("/menu")
    await amina.works_at("المشاركون")
    assert "إعدادات التسجيل" not in amina.labels
    await amina.forges("pts:invited")
    assert amina.sees("غير متاح")
    await waleed.says("/menu")
    await waleed.works_at("المشاركون")
    await waleed.taps("إعدادات التسجيل")
    assert "✅ مفتوح" in waleed.labels
    await waleed.taps("بالموافقة")
    assert "✅ بالموافقة" in waleed.labels
    await waleed.forges("pts:nothing")
    assert await forum.ask(admission.rule) is Rule.APPROVAL
    audited = await forum.rows("SELECT actor, before, after FROM audit WHERE act = 'setting'")
    assert [(row["actor"], row["after"]) for row in audited] == [(waleed.user_id, '{"rule": "approval"}')]


async def test_who_withdrew_comes_back_and_who_was_taken_out_asks(forum: Forum, dana: Actor, amina: Actor) -> None:
    await register(dana)
    [(_, _, user_id)] = await people_of(forum, NAME)
    [row] = await forum.rows("SELECT id FROM person WHERE name = ?", NAME)
    await forum.do(registration.withdraw, row["id"], user_id)
    await dana.says("/start")
    await dana.taps("التسجيل في المنتدى")
    await dana.taps("أوافق")
    assert await people_of(forum, NAME) == [(NAME, "registered", dana.user_id)]
    assert dana.sees("اكتمل التسجيل")
    await look_up(amina, "دانا")
    await amina.taps("تسجيل الانسحاب")
    await amina.taps("تأكيد")
    assert dana.sees("سجّل المنظِّمون انسحاب")
    await dana.says("/start")
    await dana.taps("التسجيل في المنتدى")
    await dana.taps("أوافق")
    assert await people_of(forum, NAME) == [(NAME, "pending", dana.user_id)]
    assert len(cards(amina)) == 1


async def test_three_requests_a_day_are_enough(forum: Forum, dana: Actor, amina: Actor) -> None:
    await invite(forum, NAME)
    for _ in range(3):
        await register(dana)
        await amina.taps("رفض")
    await register(dana)
    assert dana.sees("بلغت الطلبات حدها")
    await forum.pass_minutes(24 * 60 + 1)
    await dana.taps("إرسال")
    assert len(await forum.rows("SELECT * FROM request")) == 4


async def test_the_list_of_requests_pages_and_opens_each(forum: Forum, amina: Actor) -> None:
    details = Details(NAME, await home(forum), "", "وكيل البلدية", "")
    for number in range(10):
        await forum.do(people.meet, 5000 + number, frozenset())
        await forum.do(_ask, 5000 + number, details)
    await amina.says("/menu")
    await amina.works_at("المشاركون")
    await amina.taps("الطلبات (10)")
    assert "10 طلبات" in amina.screen
    assert len(amina.labels) == 10  # eight, next, back
    await amina.taps("التالي")
    assert len(amina.labels) == 4
    await amina.taps(NAME)
    assert "طلب تسجيل رقم 9" in amina.screen


def _ask(tx: Any, user_id: int, details: Details) -> None:
    tx.run("DELETE FROM request WHERE user_id = ?", user_id)
    consent = Consent(1, tx.now)
    requests.ask(tx, user_id, requests.Kind.CLAIM, person_id=None, details=details, consent=consent)


async def test_every_owner_and_organizer_gets_the_card_in_their_language(
    forum: Forum, dana: Actor, amina: Actor, waleed: Actor
) -> None:
    await forum.do(people.grant, waleed.user_id, Role.ORGANIZER)
    await waleed.says("/language")
    await waleed.taps("English")
    await invite(forum, NAME)
    await register(dana)
    assert len(cards(amina)) == 1
    assert [text_of(one) for one in waleed.messages if "Request 1 to register" in text_of(one)]
    await waleed.taps("Accept")
    assert "قُبل الطلب" in text_of(cards(amina)[0])


async def test_what_is_sent_while_a_code_is_asked_for_gets_an_answer(forum: Forum, dana: Actor) -> None:
    await invite(forum, NAME)
    await dana.says("/start")
    await dana.taps("لدي رمز دعوة")
    await dana.sends("sticker")
    assert "رمز الدعوة" in dana.screen
    await dana.says("س" * 4000)
    assert "8 أحرف" in dana.screen
    await dana.taps("إلغاء")
    await dana.says("/start")
    assert "لدي رمز دعوة" in " ".join(dana.labels)

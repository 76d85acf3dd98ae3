"""Registration, my account and the privacy notice, as people go through them."""

from __future__ import annotations

import json

import pytest

from storage import registration, roster, settings
from storage.registration import CONSENT_VERSION
from storage.roster import Invited
from tests.cast import Actor, Forum, text_of

NAME = "دانا سالم الفيتوري"


async def begin(actor: Actor) -> None:
    await actor.says("/start")
    await actor.taps("التسجيل في المنتدى")
    await actor.taps("أوافق")


async def answer_all(actor: Actor, *, name: str = NAME, phone: str = "091 000 0123") -> None:
    await begin(actor)
    await actor.says(name)
    await actor.says("مصراته")
    await actor.taps("مصراتة")
    await actor.taps("وكيل البلدية")
    await actor.says(phone)


async def people_of(forum: Forum) -> list[dict[str, object]]:
    return await forum.rows(
        "SELECT p.*, m.name_ar AS home, a.user_id FROM person p LEFT JOIN municipality m ON m.id = p.municipality_id"
        " LEFT JOIN account a ON a.person_id = p.id WHERE p.name NOT LIKE 'باسل%' AND p.name NOT LIKE 'عمر%'"
    )


async def test_a_newcomer_registers_as_the_transcript_tells(forum: Forum, dana: Actor) -> None:
    await dana.says("/start")
    await dana.taps("التسجيل في المنتدى")
    assert f"نص الموافقة رقم {CONSENT_VERSION}" in dana.screen
    await dana.taps("أوافق")
    assert "ما الاسم الكامل" in dana.screen
    await dana.says(NAME)
    assert "ما البلدية؟" in dana.screen
    await dana.says("مصراته")
    assert dana.labels[0] == "مصراتة"
    assert "بلدية أخرى" in dana.labels
    await dana.taps("مصراتة")
    await dana.taps("وكيل البلدية")
    assert dana.sees("مشاركة رقم هاتفي") or forum.sandbox.reply_keyboard(dana.user_id)
    await dana.says("٠٩١٠٠٠٠١٢٣")
    for words in (NAME, "البلدية: مصراتة", "وكيل البلدية", "+218 91 000 0123"):
        assert words in dana.screen
    await dana.taps("إرسال")
    assert dana.toasts[-1] == "اكتمل التسجيل"
    assert dana.sees(f"اكتمل التسجيل، أهلاً {NAME}")
    assert dana.sees("التوصيات")
    [person] = await people_of(forum)
    assert (person["name"], person["home"], person["phone"]) == (NAME, "مصراتة", "+218910000123")
    assert (person["state"], person["user_id"], person["phone_verified"]) == ("registered", dana.user_id, 0)
    assert (person["consent_version"], person["consented_at"]) == (CONSENT_VERSION, "2025-12-16T06:30:00Z")
    assert await forum.rows("SELECT * FROM draft WHERE user_id = ?", dana.user_id) == []
    commands = forum.sandbox.commands(dana.user_id, dana.user_id, "ar")
    assert "recommend" in [command["command"] for command in commands]


async def test_no_question_is_asked_before_the_consent(forum: Forum, dana: Actor) -> None:
    await dana.says("/start")
    await dana.taps("التسجيل في المنتدى")
    await dana.says(NAME)
    assert dana.sees("لم يتضح المقصود")
    await dana.taps("الخصوصية")
    assert dana.sees("من يطّلع")
    await dana.taps("التسجيل في المنتدى")
    await dana.taps("ليس الآن")
    assert dana.sees("مرحباً بكم")
    await dana.forges("rega:99")  # a consent that was never shown
    assert f"نص الموافقة رقم {CONSENT_VERSION}" in dana.screen
    assert await forum.rows("SELECT * FROM draft WHERE user_id = ?", dana.user_id) == []


async def test_it_works_in_english_too(dana: Actor) -> None:
    await dana.says("/language")
    await dana.taps("English")
    await dana.taps("Main menu")
    await dana.taps("Register")
    await dana.taps("I agree")
    await dana.says("Dana Salem")
    await dana.says("zlitan")
    await dana.taps("Zliten")
    await dana.taps("Director")
    await dana.says("00218 91-000-0123")
    assert "Municipality: Zliten" in dana.screen
    await dana.taps("Send")
    assert dana.sees("You are registered. Welcome, Dana Salem.")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("دانا", "كلمتان على الأقل"),
        ("دانا 4", "بالحروف فقط"),
        ("دانا <b>", "بالحروف فقط"),
        ("😀 😀", "بالحروف فقط"),
        ("ا " * 60, "100"),
    ],
)
async def test_a_name_that_is_none_is_asked_for_again(dana: Actor, typed: str, told: str) -> None:
    await begin(dana)
    await dana.says(typed)
    assert told in dana.screen
    assert "ما الاسم الكامل" in dana.screen
    await dana.says("  دانا\u200f   ســالم\nبن عمران ")
    assert "ما البلدية؟" in dana.screen
    drafts = await dana.forum.rows("SELECT answers FROM draft")
    assert json.loads(drafts[0]["answers"])["answers"]["name"] == "دانا ســالم بن عمران"


async def test_a_misspelt_municipality_is_never_taken_silently(dana: Actor) -> None:
    await begin(dana)
    await dana.says(NAME)
    await dana.says("مسراتة")
    assert dana.labels[:4] == ["مسلاتة", "مصراتة", "مرادة", "بلدية أخرى"]
    await dana.says("زليتن")  # typing again gives new suggestions
    assert dana.labels[0] == "زليتن"
    await dana.taps("رجوع")
    await dana.says("سبها")
    await dana.taps("سبها")
    assert "ما الصفة الوظيفية؟" in dana.screen


async def test_a_municipality_that_the_list_lacks_is_typed(forum: Forum, dana: Actor) -> None:
    await begin(dana)
    await dana.says(NAME)
    await dana.says("وادي الربيع")
    await dana.taps("بلدية أخرى")
    assert "كما يُكتب رسمياً" in dana.screen
    await dana.says("وادي الربيع الجديدة")
    await dana.says("رئيس قسم")
    await dana.says("0910000123")
    assert "اسم البلدية: وادي الربيع الجديدة" in dana.screen
    await dana.taps("إرسال")
    [person] = await people_of(forum)
    assert (person["municipality_other"], person["home"], person["position"]) == (
        "وادي الربيع الجديدة",
        None,
        "رئيس قسم",
    )


async def test_somebody_of_the_ministry_has_no_municipality(forum: Forum, dana: Actor) -> None:
    await begin(dana)
    await dana.says(NAME)
    await dana.taps("لا أمثّل بلدية")
    await dana.taps("مدير إدارة")
    await dana.says("0910000123")
    await dana.taps("إرسال")
    [person] = await people_of(forum)
    assert (person["municipality_id"], person["municipality_other"]) == (None, "")
    await dana.says("/me")
    assert "البلدية: —" in dana.screen


async def test_a_phone_that_is_none_is_asked_for_again_as_is_a_strangers_card(dana: Actor, ziad: Actor) -> None:
    await begin(dana)
    await dana.says(NAME)
    await dana.taps("لا أمثّل بلدية")
    await dana.taps("رئيس مكتب")
    await dana.says("اتصلوا بي")
    assert "رقم الهاتف غير مفهوم" in dana.screen
    assert "ما رقم الهاتف؟" in dana.screen
    await dana.shares_contact("+218910000555", of=ziad.user_id)
    assert "بطاقة شخص آخر" in dana.screen
    await dana.shares_contact("218910000123")
    assert "+218 91 000 0123" in dana.screen
    assert "مراجعة البيانات" in dana.screen


async def test_answers_can_be_changed_before_they_are_sent(dana: Actor) -> None:
    await answer_all(dana)
    await dana.taps("تعديل")
    await dana.taps("الصفة الوظيفية")
    await dana.says("عميد البلدية")
    assert "عميد البلدية" in dana.screen
    assert "مراجعة البيانات" in dana.screen


async def test_an_answer_that_is_looked_at_again_may_stay(dana: Actor) -> None:
    await answer_all(dana)
    await dana.taps("تعديل")
    await dana.taps("الاسم الكامل")
    await dana.taps("العودة إلى المراجعة")
    assert "مراجعة البيانات" in dana.screen
    await dana.taps("تعديل")
    await dana.taps("رقم الهاتف")
    await dana.taps("العودة إلى المراجعة")
    assert dana.sees("مراجعة البيانات")
    assert dana.forum.sandbox.reply_keyboard(dana.user_id) is None


async def test_before_everything_is_answered_there_is_no_review_to_go_back_to(dana: Actor) -> None:
    await begin(dana)
    await dana.says(NAME)
    await dana.taps("رجوع")
    assert "الإجابة الحالية" in dana.screen
    assert not dana.sees("العودة إلى المراجعة")


async def test_who_goes_back_to_look_goes_on_without_typing_it_all_again(dana: Actor) -> None:
    await begin(dana)
    assert not dana.sees("المتابعة دون تغيير")
    await dana.says(NAME)
    await dana.says("مصر")
    assert not dana.sees("المتابعة دون تغيير"), "what is offered is to be picked from"
    await dana.taps("مصراتة")
    await dana.taps("رجوع")
    await dana.taps("رجوع")
    assert NAME in dana.screen
    await dana.taps("المتابعة دون تغيير")
    assert "الصفة الوظيفية" in dana.screen, "the first question that is still open"
    assert not dana.sees("المتابعة دون تغيير")


async def test_the_account_of_somebody_unregistered_names_the_draft(dana: Actor) -> None:
    await answer_all(dana)
    await dana.says("/me")
    assert "إكمال مسودة واحدة" in dana.screen
    await dana.taps("المسودات")
    await dana.taps("التسجيل")
    assert "مراجعة البيانات" in dana.screen


async def test_the_account_of_somebody_who_waits_says_so(forum: Forum, dana: Actor) -> None:
    await forum.do(settings.choose, "registration", "approval")
    await answer_all(dana)
    await dana.taps("إرسال")
    waits = dana.screen
    await dana.says("/me")
    assert dana.screen == waits


async def test_a_double_tap_registers_once(forum: Forum, dana: Actor) -> None:
    await answer_all(dana)
    preview, data = dana.button("إرسال")
    for _ in range(2):
        await forum.sandbox.tap(dana.user_id, preview["message_id"], data, forged=True)
    await forum.settle()
    assert len(await people_of(forum)) == 1
    assert dana.unanswered == []
    assert dana.sees("اكتمل التسجيل")


async def test_two_presses_on_agree_lose_no_answer(dana: Actor) -> None:
    await begin(dana)
    await dana.says(NAME)
    await dana.forges(f"rega:{CONSENT_VERSION}")
    assert "ما البلدية؟" in dana.screen


async def test_registering_again_is_refused_with_a_clear_word(forum: Forum, basel: Actor) -> None:
    for code in ("reg", f"rega:{CONSENT_VERSION}"):
        await basel.says("/menu")
        await basel.forges(code)
        assert basel.sees("سبق التسجيل بهذا الحساب")
    assert await forum.rows("SELECT * FROM draft WHERE user_id = ?", basel.user_id) == []


async def test_the_draft_outlives_a_restart(forum: Forum, dana: Actor) -> None:
    await begin(dana)
    await dana.says(NAME)
    await forum.restart_bot()
    await dana.says("طرابلس")
    assert dana.labels[0] == "طرابلس المركز"


async def test_ones_own_card_that_the_roster_has_is_that_person(forum: Forum, dana: Actor) -> None:
    invited = Invited(name="دانا الفيتوري", municipality_id=None, phone="+218910000123", note="من السجل", key="77")
    await forum.do(roster.import_roster, [invited])
    await begin(dana)
    await dana.says(NAME)
    await dana.says("مصراتة")
    await dana.taps("مصراتة")
    await dana.taps("وكيل البلدية")
    await dana.shares_contact("218910000123")
    await dana.taps("إرسال")
    [person] = await people_of(forum)
    assert (person["key"], person["note"], person["name"]) == ("77", "من السجل", NAME)
    assert (person["state"], person["phone_verified"]) == ("registered", 1)
    lines = await forum.rows("SELECT after FROM audit WHERE act = 'register' AND actor = ?", dana.user_id)
    assert json.loads(lines[0]["after"]) == {"found_in": "roster"}


async def test_a_typed_number_of_the_roster_proves_nothing(forum: Forum, dana: Actor) -> None:
    await forum.do(roster.import_roster, [Invited(name="دانا الفيتوري", municipality_id=None, phone="+218910000123")])
    await answer_all(dana, phone="0910000123")
    await dana.taps("إرسال")
    assert dana.sees("وصل الطلب إلى المنظِّمين")
    assert [person["state"] for person in await people_of(forum)] == ["invited"]


async def test_my_account_shows_what_is_known_and_changes_one_thing_at_a_time(forum: Forum, basel: Actor) -> None:
    await basel.says("/me")
    for words in ("باسل محمد الورفلي", "البلدية: زليتن", "+218 91 000 0103"):
        assert words in basel.screen
    await basel.taps("تعديل بياناتي")
    await basel.taps("الصفة الوظيفية")
    assert basel.screen.startswith("ما الصفة الوظيفية؟ يمكن اختيارها من الأزرار أو كتابتها.")
    await basel.says("عميد البلدية")
    assert "حُفظ التعديل" in basel.screen
    assert "الصفة الوظيفية: عميد البلدية" in basel.screen
    await basel.taps("تعديل بياناتي")
    await basel.taps("البلدية")
    await basel.says("سبها")
    await basel.taps("سبها")
    assert "البلدية: سبها" in basel.screen
    await basel.taps("تعديل بياناتي")
    await basel.taps("رقم الهاتف")
    await basel.shares_contact("+218910000999")
    lines = await forum.rows("SELECT after FROM audit WHERE act = 'amend' ORDER BY id")
    assert [json.loads(line["after"])["fields"] for line in lines] == [
        ["position"],
        ["municipality_id"],
        ["phone", "phone_verified"],
    ]
    assert not any("عميد" in (line["after"] or "") for line in await forum.rows("SELECT after FROM audit"))


async def test_the_same_answer_changes_nothing(basel: Actor) -> None:
    await basel.says("/me")
    await basel.taps("تعديل بياناتي")
    await basel.taps("الاسم الكامل")
    await basel.says("باسل محمد الورفلي")
    assert "لم يتغير شيء" in basel.screen


async def test_a_change_that_was_begun_waits_in_the_menu(basel: Actor) -> None:
    await basel.says("/me")
    await basel.taps("تعديل بياناتي")
    await basel.taps("البلدية")
    await basel.says("مصر")
    await basel.says("/me")
    assert "إكمال مسودة واحدة" in basel.screen
    await basel.taps("القائمة الرئيسية")
    await basel.taps("متابعة المسودة")
    await basel.taps("مصراتة")
    assert "البلدية: مصراتة" in basel.screen


async def test_a_stranger_has_no_account_to_change(ziad: Actor) -> None:
    await ziad.says("/me")
    assert ziad.sees("غير مسجَّل")
    assert ziad.sees("التسجيل في المنتدى")
    for code in ("med", "mep:name", "mep:nothing"):
        await ziad.forges(code)
    assert ziad.unanswered == []
    assert await ziad.forum.rows("SELECT * FROM draft WHERE user_id = ?", ziad.user_id) == []


async def test_the_privacy_notice_shows_what_is_held_on_this_person(forum: Forum, basel: Actor, ziad: Actor) -> None:
    await basel.says("/privacy")
    for words in ("ما يُحفظ", "من يطّلع", "إلى متى", "وزارة الحكم المحلي", "بيانات المشارك", "لا تقييمات", "سطر واحد"):
        assert words in basel.screen
    await ziad.says("/privacy")
    assert "رقم الحساب ولغة المحادثة" in ziad.screen
    assert "بيانات المشارك" not in text_of(ziad.messages[-1])


async def test_enrolling_twice_is_refused(forum: Forum) -> None:
    with pytest.raises(registration.AlreadyRegistered):
        await forum.bot.database.write(registration.enrol, 103, name="باسل محمد الورفلي")

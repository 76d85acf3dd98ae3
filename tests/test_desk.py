"""The secretariat's desk as its people work at it: fast, two at once, with second thoughts."""

from __future__ import annotations

from typing import Any

import pytest

from bot.screen import LONGEST_TEXT
from handlers.desk_codes import Agree, Do, Explain, OpenDesk, OpenDossier, PublishAll, Undo
from handlers.recommendation_codes import Edit, OpenRecommendation, Withdraw
from storage import desk, leaving, merging, my_data, people, programme, recommendations, registration, supports
from storage.database import Tx
from storage.desk_lists import Scope
from storage.moves import Act
from storage.moves import Actor as As
from storage.people import Role
from storage.wordings import Priority, TimeFrame, Wording
from tests.cast import CAST, Actor, Forum, at, buttons_of, text_of
from tests.test_groups import make, said

TITLE = "تحصيل رسوم الأسواق إلكترونياً"
ALL = Scope().pack()


async def records(forum: Forum, who: Actor, title: str = TITLE, *, session: str = "W4", area: int = 0) -> int:
    """A recommendation of somebody's, who is registered first if need be. Returns its id."""
    return int(await forum.do(_record, who.user_id, who.name, title, session, area))


def _record(tx: Tx, user_id: int, name: str, title: str, session: str, area: int) -> int:
    visitor = people.meet(tx, user_id, frozenset())
    author = visitor.person or registration.enrol(tx, user_id, name=f"{name} علي", municipality="زليتن")
    held = programme.session(tx, session)
    assert held is not None
    area = area or tx.value("SELECT min(id) FROM focus_area")
    words = Wording(
        area, title, "تُحصَّل نقداً", f"{title} في كل البلديات", "إدارة الإيرادات", TimeFrame.SHORT, Priority.HIGH
    )
    return recommendations.submit(tx, author, wording=words, session_id=held.id, by=user_id).id


async def stands(forum: Forum, number: int) -> dict[str, Any]:
    [row] = await forum.rows("SELECT * FROM recommendation WHERE id = ?", number)
    return row


async def opens(who: Actor, number: int, scope: str = ALL) -> None:
    await who.forges(OpenDossier(number, scope).pack())


async def supports_it(forum: Forum, number: int, *who: Actor) -> None:
    def work(tx: Tx) -> None:
        for one in who:
            person = people.meet(tx, one.user_id, frozenset()).person
            assert person is not None
            supports.give(tx, number, person, by=one.user_id)

    await forum.do(work)


def newest(who: Actor, words: str) -> int:
    """How many messages with these words the chat has."""
    return sum(words in text_of(message) for message in who.messages)


@pytest.fixture
async def second(forum: Forum, amina: Actor) -> Actor:
    """Amina, of the secretariat today."""
    await forum.do(people.grant, amina.user_id, Role.SECRETARIAT)
    return amina


async def test_an_evening_goes_one_tap_after_the_other(forum: Forum, salma: Actor, basel: Actor) -> None:
    numbers = [await records(forum, basel, f"{TITLE} {number}") for number in range(4)]
    await salma.says("/review")
    assert "4 توصيات تنتظر القرار" in salma.screen
    await salma.taps("الأقدم انتظاراً")
    assert f"{TITLE} 0" in salma.screen
    assert "(1 من 4)" in salma.screen
    await salma.taps("✅ قبول")
    assert "قُبلت التوصية W4-001" in salma.screen
    assert f"{TITLE} 1" in salma.screen, "the next one is there without a tap"
    await salma.taps("عدم قبول")
    await salma.taps("شأن محلي")
    assert f"{TITLE} 2" in salma.screen
    await salma.taps("التالي")
    assert f"{TITLE} 3" in salma.screen
    await salma.taps("السابق")
    await salma.taps("تأجيل")
    assert "(1 من 1)" in salma.screen
    await salma.taps("قبول بتعديل")
    await salma.says("تحصيل الرسوم بالبطاقة")
    assert "قُبلت التوصية W4-004 بصياغة معدّلة" in salma.screen
    states = [(await stands(forum, number))["state"] for number in numbers]
    assert states == ["accepted", "rejected", "deferred", "accepted_modified"]
    assert all([(await stands(forum, number))["answer"] for number in numbers])
    assert salma.unanswered == []
    await salma.says("/review")
    assert "لا توجد توصيات تنتظر القرار" in salma.screen
    assert "للنشر · 4" in salma.labels


async def test_an_answer_is_internal_until_it_is_published_and_told_a_minute_later(
    forum: Forum, salma: Actor, basel: Actor, omar: Actor
) -> None:
    number = await records(forum, basel)
    await supports_it(forum, number, omar)
    await opens(salma, number)
    await salma.taps("عدم قبول")
    await salma.taps("منفَّذة بالفعل")
    await basel.forges(OpenRecommendation(number).pack())
    assert "قيد الدراسة" in basel.screen
    assert "منفَّذ" not in basel.screen
    await opens(salma, number)
    assert "داخلي" in salma.screen
    await salma.taps("تعديل الرد")
    await salma.says("نُفّذت في نوفمبر.")
    assert "نُفّذت في نوفمبر." in salma.screen
    await salma.taps("معاينة الرد ونشره")
    assert "يُبلَّغ به شخصان" in salma.screen
    await salma.taps("نشر")
    assert not basel.sees("صدر رد")
    await forum.pass_minutes(1.2)
    for reader in (basel, omar):
        assert "صدر رد أمانة المنتدى على التوصية رقم W4-001" in reader.screen
        assert "نُفّذت في نوفمبر." in reader.screen
        assert newest(reader, "صدر رد") == 1
    await forum.pass_minutes(5)
    assert newest(basel, "صدر رد") == 1


async def test_what_is_published_at_night_wakes_nobody(forum: Forum, salma: Actor, basel: Actor) -> None:
    await forum.clock_to(at("22:30"))
    await records(forum, basel)
    await salma.says("/review")
    await salma.taps("الأقدم انتظاراً")
    await salma.taps("✅ قبول")
    await salma.taps("معاينة الرد ونشره")
    await salma.taps("نشر")
    await forum.pass_minutes(10)
    assert not basel.sees("صدر رد")
    await forum.clock_to(at("07:01", day=17))
    assert basel.sees("صدر رد")


async def test_two_press_accept_and_reject_at_the_same_time(
    forum: Forum, salma: Actor, second: Actor, basel: Actor
) -> None:
    number = await records(forum, basel)
    for who in (salma, second):
        await opens(who, number)
    await second.taps("عدم قبول")
    accepted, rejected = salma.button("✅ قبول"), second.button("مكررة")
    await forum.sandbox.tap(salma.user_id, accepted[0]["message_id"], accepted[1])
    await forum.sandbox.tap(second.user_id, rejected[0]["message_id"], rejected[1])
    await forum.settle()
    row = await stands(forum, number)
    assert (row["state"], row["reason"]) == ("accepted", "")
    assert "لدى زميل آخر" in second.screen
    assert "مقبولة" in second.screen, "the fresh card"
    assert second.toasts[-1]
    acts = await forum.rows("SELECT act FROM recommendation_event WHERE acting_as <> ''")
    assert [one["act"] for one in acts] == ["accepted"]
    assert salma.unanswered == second.unanswered == []


async def test_one_tap_twice_counts_once(forum: Forum, salma: Actor, basel: Actor) -> None:
    number = await records(forum, basel)
    await opens(salma, number)
    message, data = salma.button("✅ قبول")
    for _ in range(2):
        await forum.sandbox.tap(salma.user_id, message["message_id"], data)
    await forum.settle()
    assert "تغيّرت هذه التوصية" in salma.screen
    acts = await forum.rows("SELECT act FROM recommendation_event WHERE acting_as <> ''")
    assert [one["act"] for one in acts] == ["accepted"]


async def test_an_author_edits_while_it_is_being_reviewed(forum: Forum, salma: Actor, basel: Actor) -> None:
    number = await records(forum, basel)
    await opens(salma, number)
    await basel.forges(Edit(number).pack())
    await basel.taps("العنوان")
    await basel.says("عنوان أدق من قبل")
    await basel.taps("إرسال")
    await salma.taps("✅ قبول")
    assert "تغيّرت هذه التوصية" in salma.screen
    assert "عنوان أدق من قبل" in salma.screen
    assert (await stands(forum, number))["state"] == "submitted", "nobody accepts words that they have not read"
    await salma.taps("المزيد")
    await salma.taps("تولّي الدراسة")
    await basel.forges(Edit(number).pack())
    assert basel.sees("بدأت أمانة المنتدى دراسة التوصية W4-001")
    await basel.forges(Withdraw(number, sure=True).pack())
    await salma.taps("✅ قبول")
    assert "تغيّرت هذه التوصية" in salma.screen
    assert "مسحوبة" in salma.screen


async def test_a_colleague_sees_who_has_it_until_it_lapses(
    forum: Forum, salma: Actor, second: Actor, basel: Actor
) -> None:
    number = await records(forum, basel)
    await opens(second, number)
    await opens(salma, number)
    await salma.taps("المزيد")
    await salma.taps("تولّي الدراسة")
    assert "لديك حتى 08:45" in salma.screen
    await second.taps("✅ قبول")
    assert "🔒 لدى" in second.screen
    assert "حتى 08:45" in second.screen
    assert not any("قبول" in label for label in second.labels)
    await forum.pass_minutes(16)
    await opens(second, number)
    await second.taps("✅ قبول")
    assert (await stands(forum, number))["state"] == "accepted"


async def test_a_question_goes_to_the_author_and_the_answer_comes_back(
    forum: Forum, salma: Actor, basel: Actor, omar: Actor
) -> None:
    number = await records(forum, basel)
    await opens(salma, number)
    await salma.taps("طلب إيضاح")
    assert TITLE in salma.screen
    await salma.says("ما البلديات المقصودة؟")
    assert (await stands(forum, number))["state"] == "needs_info"
    assert not basel.sees("ما البلديات المقصودة؟")
    await forum.pass_minutes(1.2)
    assert "ما البلديات المقصودة؟" in basel.screen
    await omar.forges(Explain(number).pack())
    assert omar.sees("لا يوجد سؤال ينتظر الإجابة")
    await basel.taps("الإجابة عن السؤال")
    assert "ما البلديات المقصودة؟" in basel.screen
    await basel.says("البلديات الساحلية الثلاث")
    assert "وصل الإيضاح" in basel.screen
    assert "ورد إيضاح على التوصية رقم W4-001" in salma.screen
    await salma.taps("فتح على المكتب")
    assert "البلديات الساحلية الثلاث" in salma.screen
    assert "قيد الدراسة" in salma.screen
    await basel.forges(Explain(number).pack())
    assert basel.sees("لا يوجد سؤال ينتظر الإجابة")
    log = await forum.rows("SELECT * FROM audit WHERE act = 'recommendation-explained'")
    assert [line["actor"] for line in log] == [basel.user_id]
    assert "الساحلية" not in str(log), "the log says that he has answered, and not what"


async def test_what_is_undone_within_a_minute_nobody_hears_of(forum: Forum, salma: Actor, basel: Actor) -> None:
    number = await records(forum, basel)
    before = await stands(forum, number)
    await opens(salma, number)
    await salma.taps("طلب إيضاح")
    await salma.says("لماذا؟")
    await salma.taps("تراجع: W4-001")
    assert "عادت التوصية W4-001" in salma.screen
    after = await stands(forum, number)
    assert {name for name in before if before[name] != after[name]} <= {"updated_at"}
    await forum.pass_minutes(2)
    assert not basel.sees("لماذا؟")
    await opens(salma, number)
    await salma.taps("✅ قبول")
    await salma.taps("معاينة الرد ونشره")
    await salma.taps("نشر")
    await salma.taps("تراجع: W4-001")
    await forum.pass_minutes(2)
    assert not basel.sees("صدر رد")
    assert (await stands(forum, number))["published_at"] is None


async def test_after_a_minute_it_is_too_late_to_undo(forum: Forum, salma: Actor, basel: Actor) -> None:
    number = await records(forum, basel)
    await opens(salma, number)
    await salma.taps("✅ قبول")
    await forum.pass_minutes(1.1)
    await salma.taps("تراجع: W4-001")
    assert salma.sees("انقضت مهلة التراجع")
    assert (await stands(forum, number))["state"] == "accepted"
    await opens(salma, number)
    await salma.taps("إعادة الدراسة")
    assert (await stands(forum, number))["state"] == "under_review"


async def test_the_same_from_five_deputies_becomes_one_and_nobodys_support_moves_unasked(
    forum: Forum, salma: Actor, basel: Actor, omar: Actor, dana: Actor, ziad: Actor, amina: Actor
) -> None:
    five = [basel, omar, dana, ziad, amina]
    for who in five:
        await who.says("/start")
    numbers = [await records(forum, who, f"{TITLE} رقم {turn}") for turn, who in enumerate(five)]
    await supports_it(forum, numbers[1], basel, dana)  # Basel is the author of what stays, Dana of another
    await supports_it(forum, numbers[0], dana)
    for number in numbers[1:]:
        await opens(salma, number)
        await salma.taps("المزيد")
        await salma.taps("دمج مع توصية أخرى")
        await salma.taps("W4-001")
        await salma.taps("تبقى W4-001")
    assert [(await stands(forum, number))["merged_into"] for number in numbers] == [None, *numbers[:1] * 4]
    await forum.pass_minutes(1.2)
    assert not basel.sees("أُدمجت"), "the author of what stays is not asked"
    assert not dana.sees("التوصية رقم W4-002 في"), "who supports what stays already is not asked"
    assert "أُدمجت التوصية رقم W4-002 في التوصية رقم W4-001" in omar.screen
    await omar.taps("نعم، أؤيدها")
    await omar.forges(Agree(numbers[1], yes=True).pack())
    await ziad.taps("لا")
    row = await stands(forum, numbers[0])
    assert row["supporters"] == 2, "Dana, and Omar once"
    await ziad.taps("نعم، أؤيدها")
    assert (await stands(forum, numbers[0]))["supporters"] == 3
    await basel.forges(Agree(numbers[1], yes=True).pack())
    assert basel.sees("لم يُعثر على المطلوب")
    await opens(salma, numbers[0])
    assert "أُدمجت فيها: W4-002" in salma.screen
    await opens(salma, numbers[1])
    assert "أُدمجت في التوصية W4-001" in salma.screen
    assert f"{TITLE} رقم 1" in salma.screen, "the text stays readable"


async def test_a_support_after_a_merge_counts_for_what_stays(
    forum: Forum, salma: Actor, basel: Actor, omar: Actor, dana: Actor
) -> None:
    await dana.says("/start")
    kept, gone = await records(forum, basel), await records(forum, omar, f"{TITLE} أيضاً")
    await records(forum, dana, "شيء آخر تماماً")
    await opens(salma, gone)
    await salma.taps("المزيد")
    await salma.taps("دمج")
    await salma.taps("كتابة رقم توصية أخرى")
    await salma.says("w4 ٠٠١")
    await salma.taps("تبقى W4-001")
    await supports_it(forum, gone, dana)
    assert (await stands(forum, kept))["supporters"] == 1
    assert (await stands(forum, gone))["supporters"] == 0
    await salma.taps("تراجع: W4-002")
    assert (await stands(forum, gone))["merged_into"] is None
    await forum.pass_minutes(1.2)
    assert not omar.sees("أُدمجت"), "what was undone is asked of nobody"


async def test_everything_that_is_ready_goes_out_at_once_one_message_a_person(
    forum: Forum, salma: Actor, basel: Actor, omar: Actor
) -> None:
    numbers = [await records(forum, basel, f"{TITLE} {number}") for number in range(3)]
    await supports_it(forum, numbers[2], omar)
    await salma.says("/review")
    await salma.taps("الأقدم انتظاراً")
    for _ in numbers:
        await salma.taps("✅ قبول")
    await salma.says("/review")
    await salma.taps("للنشر · 3")
    await salma.taps("نشر 3 ردود")
    assert "يُبلَّغ به شخصان" in salma.screen
    await salma.taps("تأكيد نشر 3 ردود")
    await salma.taps("تراجع عن النشر")
    assert {(await stands(forum, number))["published_at"] for number in numbers} == {None}
    await forum.pass_minutes(1.2)
    assert not basel.sees("صدرت الردود")
    await salma.forges(PublishAll(2).pack())
    assert "نشر 3 ردود جاهزة" in salma.screen, "there are other ones than the button spoke of"
    await salma.taps("تأكيد نشر 3 ردود")
    await forum.pass_minutes(1.2)
    assert newest(basel, "صدرت الردود على 3 توصيات") == 1
    assert newest(omar, "صدر رد أمانة المنتدى على التوصية رقم W4-003") == 1
    await salma.says("/review")
    assert not any("للنشر" in label for label in salma.labels)


async def test_filters_say_how_many_wait_in_each(forum: Forum, salma: Actor, basel: Actor, omar: Actor) -> None:
    await records(forum, basel, "أ أولى", session="W1")
    await records(forum, basel, "ب ثانية", session="W4", area=2)
    number = await records(forum, omar, "ج ثالثة", session="W4")
    await opens(salma, number)
    await salma.taps("المزيد")
    await salma.taps("الوسوم")
    await salma.taps("وسم جديد")
    await salma.says("رقمنة")
    assert "✓ رقمنة" in salma.labels
    await opens(salma, number)
    assert "الوسوم: رقمنة" in salma.screen
    await salma.taps("✅ قبول")
    await salma.says("/review")
    await salma.taps("تصفية")
    await salma.taps("حسب الورشة")
    assert {"التحول الرقمي · 1 من 1", "الإيرادات المحلية · 1 من 2"} <= set(salma.labels)
    await salma.taps("الإيرادات المحلية")
    assert "ب ثانية" in salma.screen
    assert "ج ثالثة" not in salma.screen
    await salma.taps("الكل · 2")
    assert "ج ثالثة" in salma.screen
    await salma.taps("W4-001")
    await salma.taps("التالي")
    assert "ج ثالثة" in salma.screen, "next stays within the workshop"
    await salma.taps("التالي")
    assert "ب ثانية" in salma.screen
    for by, value in (("مجال التركيز", " · "), ("المنطقة", " · 2 من 3"), ("الوسم", "رقمنة · 0 من 1")):
        await salma.says("/review")
        await salma.taps("تصفية")
        await salma.taps(f"حسب {by}")
        await salma.taps(value)
        assert salma.labels
    assert "ج ثالثة" in salma.screen
    assert salma.unanswered == []


HOSTILE = (
    "<b>غير مغلق & </i>",
    "\u202eعكس الاتجاه\u202c",
    "=HYPERLINK(1)؛ ف",
    "نص طويل " * 180,
    "ه🎉" * 500,
    "&lt;" * 350 + "ن",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_is_only_text_on_the_desk(forum: Forum, salma: Actor, basel: Actor, text: str) -> None:
    number = await records(forum, basel, "عنوان")
    await forum.do(
        lambda tx: tx.run("UPDATE recommendation SET title = ?, problem = ?, action = ?", text[:120], text, text)
    )
    await opens(salma, number)
    assert text[:50].replace("\u202e", "").replace("\u202c", "")[:20].strip()[:4] in salma.screen
    await salma.taps("طلب إيضاح")
    await salma.says(text[:300])
    await opens(salma, number)
    await salma.taps("قبول بتعديل")
    await salma.says(text[:600])
    await opens(salma, number)
    if any("النص كاملاً" in label for label in salma.labels):
        await salma.taps("النص كاملاً")
        assert text.strip()[-20:] in salma.screen
    await opens(salma, number)
    await salma.taps("معاينة الرد ونشره")
    await salma.taps("نشر")
    await forum.pass_minutes(1.2)
    assert basel.sees("صدر رد")
    failed = await forum.rows("SELECT method, error FROM outbox WHERE state = 'failed'")
    assert failed == []
    assert all(len(text_of(message)) <= LONGEST_TEXT for message in salma.messages)


async def test_too_long_a_question_is_refused_and_the_form_goes_on(forum: Forum, salma: Actor, basel: Actor) -> None:
    number = await records(forum, basel)
    await opens(salma, number)
    await salma.taps("طلب إيضاح")
    await salma.says("س" * 4000)
    assert salma.sees("الحد الأقصى")
    await salma.sends("sticker")
    await salma.taps("إلغاء")
    assert "قبول" in " ".join(salma.labels), "back on the card"
    assert (await stands(forum, number))["state"] == "submitted"
    assert salma.unanswered == []


async def test_words_typed_in_vain_are_not_lost(forum: Forum, salma: Actor, second: Actor, basel: Actor) -> None:
    number = await records(forum, basel)
    await opens(salma, number)
    await opens(second, number)
    await salma.taps("قبول بتعديل")
    await second.taps("✅ قبول")
    await salma.says("صياغة كتبتها بعناية")
    assert "صياغة كتبتها بعناية" in salma.screen
    assert (await stands(forum, number))["state"] == "accepted"


async def test_the_desk_opens_to_the_secretariat_alone(forum: Forum, basel: Actor, amina: Actor, ziad: Actor) -> None:
    number = await records(forum, basel)
    event = await forum.do(desk.move, number, Act.TAKE, actor=As.SECRETARIAT, by=CAST["salma"][0])
    for code in (OpenDesk(), OpenDossier(number, ALL), Do(number, event, ALL, Act.ACCEPT), Undo(event, ALL)):
        for who in (basel, amina):
            await who.forges(code.pack())
            assert who.sees("غير متاح")
    await amina.says(f"/start k{number}")
    assert TITLE in amina.screen, "an organizer of the group sees what participants see"
    assert not any("قبول" in label for label in amina.labels)
    await ziad.says(f"/start k{number}")
    assert not ziad.sees(TITLE)
    assert (await stands(forum, number))["state"] == "under_review"


@pytest.mark.parametrize(
    "data", ["dl:zz:0", "dl:u-x:0", "do:1:1:u-0:published", "do:1:1:u-0:edit", "dr:1:0:u-0:not_adopted", "dc:99:u-0"]
)
async def test_forged_buttons_get_a_sentence(forum: Forum, salma: Actor, basel: Actor, data: str) -> None:
    await records(forum, basel)
    await salma.forges(data)
    assert salma.labels[-1] == "القائمة الرئيسية"
    assert salma.unanswered == []
    assert (await stands(forum, 1))["state"] == "submitted"


async def test_the_staff_group_shows_each_under_its_workshops_topic_and_who_has_it(
    forum: Forum, salma: Actor, amina: Actor, basel: Actor
) -> None:
    group = await make(forum, amina, "الأمانة", topics=True)
    await forum.sandbox.add_bot(group, admin=True)
    await forum.settle()
    await amina.taps("مجموعة فريق العمل")
    await records(forum, basel)
    await forum.pass_minutes(0.2)
    [card] = [one for one in forum.sandbox.messages(group) if TITLE in text_of(one)]
    assert "مقدَّمة" in text_of(card)
    topic = card["message_thread_id"]
    await records(forum, basel, f"{TITLE} ثانية")
    await records(forum, basel, "غيرها", session="W1")
    await forum.pass_minutes(0.2)
    threads = [one.get("message_thread_id") for one in forum.sandbox.messages(group) if "التوصية رقم" in text_of(one)]
    assert threads[:2] == [topic, topic]
    assert threads[2] not in (None, topic)
    [button] = buttons_of(card)
    await salma.says(f"/start {button['url'].partition('start=')[2]}")
    assert TITLE in salma.screen
    await salma.taps("✅ قبول")
    await forum.pass_minutes(1)
    shown = said(forum, group)
    assert sum("التوصية رقم W4-001" in text for text in shown) == 1, "edited, not sent again"
    assert any("W4-001" in text and "مقبولة" in text for text in shown)


async def test_the_desk_in_english(forum: Forum, salma: Actor, basel: Actor) -> None:
    await forum.do(people.choose_language, salma.user_id, "en")
    await records(forum, basel)
    await salma.says("/review")
    await salma.taps("Longest waiting")
    await salma.taps("Reject")
    await salma.taps("Local matter")
    assert "W4-001 not accepted." in salma.screen
    await salma.taps("Undo W4-001")
    await salma.taps("More")
    await salma.taps("Journal")
    assert "Undone" in salma.screen


async def test_who_asks_for_deletion_leaves_no_trace_on_the_desk(
    forum: Forum, salma: Actor, basel: Actor, omar: Actor
) -> None:
    kept, gone = await records(forum, basel), await records(forum, basel, f"{TITLE} أيضاً")
    await supports_it(forum, gone, omar)
    await forum.do(merging.merge, gone, kept, by=salma.user_id)
    await omar.forges(Agree(gone, yes=True).pack())
    assert (await stands(forum, kept))["supporters"] == 1
    held = await forum.ask(my_data.everything, omar.user_id)
    assert [one["answer"] for one in held["merged"]] == ["yes"]
    await forum.do(leaving.delete, omar.user_id, owners=frozenset())
    assert (await stands(forum, kept))["supporters"] == 0
    assert {row["person_id"] for row in await forum.rows("SELECT person_id FROM merge_question")} == set()

"""What an announcement is made of: pictures, albums, files, places, polls, languages, buttons, and how it arrives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from handlers.announcement_screens import Send
from storage import acknowledgements, announcements, people
from storage.acknowledgements import Standing
from storage.announcements import Announcement, Content, Leads, Link, Option, State
from storage.audiences import Audience
from storage.database import Tx
from storage.moments import Moment
from tests.cast import Actor, Forum, Message, buttons_of, text_of

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")


async def gathered(forum: Forum) -> None:
    """No further file of the album comes."""
    await forum.pass_minutes(0.1)


def last_of(who: Actor, kind: str) -> Message:
    return next(message for message in reversed(who.messages) if kind in message)


async def test_a_picture_with_words_is_previewed_and_arrives_by_its_file_id(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await amina.says("/announce")
    await amina.sends("photo", "hall.jpg", PICTURE, "القاعة الكبرى")
    preview = amina.messages[-2]
    assert preview["caption"] == "القاعة الكبرى"
    before = len(forum.sandbox.ledger)
    await amina.sends_it()
    seen = last_of(basel, "photo")
    assert seen["photo"][0]["file_id"] == preview["photo"][0]["file_id"]
    calls = [call for call in forum.sandbox.ledger[before:] if call.method == "sendPhoto"]
    assert len(calls) == 2
    assert all(isinstance(call.params["photo"], str) for call in calls), "nothing is uploaded"
    assert "صورة: القاعة الكبرى" in amina.screen


async def test_every_kind_goes_out_as_it_came(forum: Forum, amina: Actor, basel: Actor) -> None:
    kinds: list[tuple[str, tuple[Any, ...]]] = [
        ("document", ("plan.pdf", b"%PDF-1.7")),
        ("voice", ()),
        ("video", ("hall.mp4", b"video")),
        ("location", (32.9, 13.2)),
    ]
    for kind, arguments in kinds:
        await amina.says("/announce")
        await amina.sends(kind, *arguments)
        assert kind in amina.messages[-2], kind
        await amina.sends_it()
        shown, seen = last_of(amina, kind)[kind], last_of(basel, kind)[kind]
        assert {**shown, "heading": 0} == {**seen, "heading": 0}


async def test_a_poll_is_one_for_all_and_its_buttons_stand_below(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.says("/announce")
    await amina.sends("poll", "متى تبدأ الجلسة؟", ["09:00", "10:00"])
    await amina.taps("الخيارات")
    await amina.taps("وصلني")
    await amina.taps("رجوع")
    await amina.taps("وصلني")
    assert "هذه معاينة" in amina.toasts[-1]
    poll = last_of(amina, "poll")
    await amina.sends_it()
    seen = last_of(basel, "poll")
    assert seen["poll"]["id"] == poll["poll"]["id"], "forwarded, so that all votes come together"
    assert [button["text"] for button in buttons_of(basel.messages[-1])] == ["وصلني"]


async def test_a_quiz_stays_a_quiz_where_its_answer_is_known(forum: Forum, amina: Actor, basel: Actor) -> None:
    options = [{"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate(("1951", "1969"))]
    poll = {"id": "7", "question": "متى؟", "options": options, "total_voter_count": 0, "is_closed": False}
    poll |= {"is_anonymous": True, "type": "quiz", "allows_multiple_answers": False}
    poll |= {"allows_revoting": False, "members_only": False}
    await amina.says("/announce")
    forum.sandbox.act(amina.user_id, {"poll": poll | {"correct_option_ids": [0], "explanation": "عام الاستقلال"}})
    await forum.settle()
    made = last_of(amina, "poll")["poll"]
    assert (made["type"], made["correct_option_ids"], made["explanation"]) == ("quiz", [0], "عام الاستقلال")
    assert "استطلاعاً عادياً" not in amina.screen
    await amina.taps("تعديل النص")
    forum.sandbox.act(amina.user_id, {"poll": poll | {"open_period": 60}})
    await forum.settle()
    assert last_of(amina, "poll")["poll"]["type"] == "regular"
    assert "استطلاعاً عادياً" in amina.screen
    assert "لا تُنقل مدة الاستطلاع" in amina.screen
    await amina.sends_it()
    assert last_of(basel, "poll")["poll"]["question"] == "متى؟"


async def test_a_hidden_picture_and_words_above_it_stay_so(forum: Forum, amina: Actor, basel: Actor) -> None:
    photo = (await forum.sandbox.send_photo(amina.user_id, "hall.jpg", PICTURE))["photo"]
    await forum.settle()
    await amina.says("/announce")
    shown = {"has_media_spoiler": True, "show_caption_above_media": True}
    forum.sandbox.act(amina.user_id, {"photo": photo, "caption": "القاعة", **shown})
    await forum.settle()
    await amina.sends_it()
    seen = last_of(basel, "photo")
    assert seen["has_media_spoiler"]
    assert seen["show_caption_above_media"]
    assert seen["caption"] == "القاعة"
    await forum.sent()
    await amina.taps("تصحيح")
    await amina.says("القاعة الكبرى")
    await amina.taps("تعديل ما أُرسل")
    await forum.settle()
    edits = [call for call in forum.sandbox.ledger if call.method == "editMessageCaption"]
    assert edits[-1].params["show_caption_above_media"] is True


async def test_an_album_is_gathered_and_arrives_whole(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.says("/announce")
    await amina.sends("album", [PICTURE] * 3, "صور القاعة")
    await gathered(forum)
    shown = [message for message in amina.messages if "media_group_id" in message]
    assert len(shown) == 3
    assert shown[0]["caption"] == "صور القاعة"
    await amina.sends_it()
    seen = [message for message in basel.messages if "media_group_id" in message]
    assert [one["photo"][0]["file_id"] for one in seen] == [one["photo"][0]["file_id"] for one in shown]
    await forum.sent()
    await amina.taps("سحب الإعلان")
    await amina.taps("تأكيد السحب")
    assert [message for message in basel.messages if "media_group_id" in message] == [], "every file of it is deleted"


async def test_an_album_whose_third_file_fails_is_named_and_reaches_nobody(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await amina.says("/announce")
    await amina.sends("album", [PICTURE] * 3)
    await gathered(forum)
    (draft,) = await forum.rows("SELECT media FROM announcement")
    broken = draft["media"].replace('"}]', 'x"}]')
    await forum.do(lambda tx: tx.run("UPDATE announcement SET media = ?, previewed = ''", broken))
    await amina.says("/announce")
    await forum.sandbox.until(lambda: amina.sees("الملف رقم 3"))
    assert "معاينة" not in amina.screen
    assert amina.labels == ["الموعد", "المستلمون", "الخيارات", "تعديل النص", "إلغاء"]
    one = await forum.ask(announcements.existing, 1)
    await forum.do(lambda tx: announcements.change(tx, one, validity="none"))
    await amina.forges(Send(1, one.seal).pack())
    assert amina.toasts[-1] == "تعذّر عرض الإعلان على تيليجرام، فلا يمكن إرساله هكذا."
    assert (await forum.ask(announcements.existing, 1)).state is State.DRAFT
    assert not any("media_group_id" in message for message in basel.messages)
    await amina.taps("تعديل النص")
    await amina.sends("album", [PICTURE] * 2)
    await gathered(forum)
    await amina.sends_it()
    assert sum("media_group_id" in message for message in basel.messages) == 2


async def test_nothing_is_sent_before_its_author_has_seen_it(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.says("/announce")
    await amina.says("القاعة الكبرى")

    def press(tx: Tx) -> str:
        """The tap of a hand that was quicker than the preview."""
        tx.run("UPDATE outbox SET state = 'uncertain', message_id = NULL WHERE about = 'announcement-preview:1'")
        return announcements.existing(tx, 1).seal

    seal = await forum.do(press)
    await amina.forges(Send(1, seal).pack())
    assert amina.toasts[-1] == "تظهر المعاينة أولاً، ثم يمكن الإرسال."
    assert [text_of(message) for message in amina.messages].count("القاعة الكبرى") == 2, "shown once more"
    await amina.sends_it()
    assert basel.sees("القاعة الكبرى")


async def test_one_preview_is_there_to_look_at_and_the_card_of_what_was_sent_stays(forum: Forum, amina: Actor) -> None:
    await amina.announces("القاعة الكبرى")
    await forum.sent()
    sent = next(message for message in amina.messages if "اكتمل الإرسال" in text_of(message))
    await amina.says("/announce")
    await amina.says("الحافلة")
    for words in ("الحافلة من الباب الشمالي", "الحافلة من الباب الجنوبي"):
        await amina.taps("تعديل النص")
        await amina.says(words)
    texts = [text_of(message) for message in amina.messages]
    own = amina.user_id
    shown = [
        text_of(one) for one in amina.messages if one.get("from", {}).get("id") != own and "الحافلة" in text_of(one)
    ]
    assert shown == ["الحافلة من الباب الجنوبي"]
    assert sum("معاينة الإعلان" in text for text in texts) == 1
    assert any(message["message_id"] == sent["message_id"] for message in amina.messages)


async def test_each_language_and_the_groups_are_previewed_with_their_own_words(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await forum.do(people.choose_language, amina.user_id, "en")
    await amina.says("/announce")
    await amina.says("تبدأ الجلسة")
    for label in ("Options", "Received", "English version", "Write the English version"):
        await amina.taps(label)
    await amina.says("The session begins")
    arabic, english = amina.messages[-3:-1]
    assert [button["text"] for button in buttons_of(arabic)] == ["وصلني"]
    assert [button["text"] for button in buttons_of(english)] == ["Received"]
    draft = await forum.ask(announcements.existing, 1)
    link = Link(Leads.SESSION, 1)
    await forum.do(lambda tx: announcements.address(tx, announcements.link(tx, draft, (link,)), Audience(chats=(-1,))))
    await amina.says("/announce")
    shown = amina.messages[-5:-1]
    assert text_of(shown[2]) == "And in groups and channels it looks like this:"
    assert [len(buttons_of(message)) for message in shown] == [2, 2, 0, 1]
    assert "url" in buttons_of(shown[3])[0]


async def test_a_caption_of_1025_characters_is_refused_and_nothing_is_lost(forum: Forum, amina: Actor) -> None:
    await amina.says("/announce")
    await amina.sends("photo", "hall.jpg", PICTURE, "ب" * 1025)
    assert "الحد الأقصى للنص المرفق" in amina.screen
    assert "1.025" in amina.screen
    await amina.sends("photo", "hall.jpg", PICTURE, "ب" * 1024)
    assert amina.messages[-2]["caption"] == "ب" * 1024


@pytest.mark.parametrize("nth", [0, 2])
async def test_of_an_album_with_a_file_that_cannot_be_taken_nothing_is_taken(
    forum: Forum, amina: Actor, nth: int
) -> None:
    await amina.says("/announce")
    photo = (await forum.sandbox.send_photo(amina.user_id, "hall.jpg", PICTURE))["photo"]
    await forum.settle()
    await amina.taps("تعديل النص")
    before = len(amina.messages)
    for number in range(4):
        caption = {"caption": "ب" * 1025} if number == nth else {}
        forum.sandbox.act(amina.user_id, {"photo": photo, "media_group_id": "77", **caption})
    await forum.settle()
    await gathered(forum)
    told = amina.messages[before:]
    assert len(told) == 1, "one sentence for all of it"
    assert "الحد الأقصى للنص المرفق" in text_of(told[0])
    assert "لم يُؤخذ شيء من هذا الألبوم" in text_of(told[0])
    assert "إرسال" not in amina.labels
    await amina.sends("album", [PICTURE] * 2, "صور القاعة")
    await gathered(forum)
    assert sum("media_group_id" in message for message in amina.messages) == 2


async def test_the_album_of_eleven_is_refused_and_ten_stay(forum: Forum, amina: Actor) -> None:
    await amina.says("/announce")
    await amina.sends("album", [PICTURE] * 11)
    assert amina.sees("لا يتسع الألبوم لأكثر من 10 ملفات")
    await gathered(forum)
    assert sum("media_group_id" in message for message in amina.messages) == 10


async def test_each_gets_the_version_of_their_language(forum: Forum, amina: Actor, basel: Actor, omar: Actor) -> None:
    await forum.do(people.choose_language, omar.user_id, "en")
    await amina.says("/announce")
    await amina.says("تبدأ الجلسة الآن")
    for label in ("الخيارات", "النسخة الإنجليزية", "كتابة النسخة"):
        await amina.taps(label)
    await amina.says("The session begins now")
    assert [text_of(message) for message in amina.messages[-3:-1]] == ["تبدأ الجلسة الآن", "The session begins now"]
    assert "نسخة إنجليزية" in amina.screen
    await amina.sends_it()
    assert text_of(basel.messages[-1]) == "تبدأ الجلسة الآن"
    assert text_of(omar.messages[-1]) == "The session begins now"


async def test_buttons_lead_to_a_session_its_feedback_and_an_address(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.says("/announce")
    await amina.says("للاطلاع")
    for label in ("الخيارات", "الأزرار", "زر إلى جلسة", "W1", "زر إلى تقييم", "W2", "زر إلى رابط"):
        await amina.taps(label)
    await amina.says("موقع الوزارة")
    await amina.says("not an address")
    assert "يبدأ بـ https://" in amina.screen
    await amina.says("example.org/deputies")
    for label in ("رجوع", "رجوع"):
        await amina.taps(label)
    preview = amina.messages[-2]
    assert len(buttons_of(preview)) == 3, "seen again, since it looks different now"
    await amina.sends_it()
    session, feedback, link = buttons_of(basel.messages[-1])
    assert "W1" in session["text"]
    assert feedback["text"].startswith("تقييم: ")
    assert link["url"] == "https://example.org/deputies"
    await basel.taps("W1")
    assert "التحول الرقمي" in basel.screen
    assert text_of(basel.messages[-2]) == "للاطلاع", "the announcement stays"
    await basel.taps("تقييم: ", message=basel.messages[-2])
    assert "الهيكل التنظيمي" in basel.screen or "لم تنته" in basel.screen
    await basel.forges("anf:link:4")
    await basel.forges("anf:session:9999")
    assert not basel.unanswered


async def test_silent_and_protected_and_received(forum: Forum, amina: Actor, basel: Actor, omar: Actor) -> None:
    await amina.says("/announce")
    await amina.says("مهم")
    await amina.taps("الخيارات")
    for label in ("وصلني", "دون صوت", "منع النسخ"):
        await amina.taps(label)
    await amina.taps("رجوع")
    before = len(forum.sandbox.ledger)
    await amina.sends_it()
    sends = [call for call in forum.sandbox.ledger[before:] if call.method == "sendMessage"]
    assert all(call.params["disable_notification"] and call.params["protect_content"] for call in sends)
    await basel.taps("وصلني")
    await basel.taps("سُجّل الاستلام")
    figures = await forum.ask(acknowledgements.figures, "announcement:1")
    assert (figures[Standing.ACKNOWLEDGED], figures[Standing.ACCEPTED]) == (1, 1)
    await forum.sandbox.until(lambda: "أكّدوا الاستلام بزر «وصلني»: 1" in amina.screen)
    assert not basel.unanswered
    assert omar.labels == ["وصلني"]


async def test_who_leaves_while_writing_the_english_version_finds_the_draft(forum: Forum, amina: Actor) -> None:
    await amina.says("/announce")
    await amina.says("نص")
    for label in ("الخيارات", "النسخة الإنجليزية", "كتابة النسخة", "إلغاء"):
        await amina.taps(label)
    assert "معاينة" in amina.screen
    await amina.sends("sticker")
    assert not amina.sees("لا يصلح هذا النوع"), "nobody asks for the English version any more"


async def test_a_draft_with_everything_survives_a_restart(forum: Forum, amina: Actor) -> None:
    await amina.says("/announce")
    await amina.sends("photo", "hall.jpg", PICTURE, "القاعة")
    await amina.taps("الخيارات")
    await amina.taps("وصلني")
    await forum.restart_bot()
    await amina.says("/announce")
    assert amina.messages[-2]["caption"] == "القاعة"
    assert [button["text"] for button in buttons_of(amina.messages[-2])] == ["وصلني"]


async def test_other_words_leave_the_picture_where_it_is(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.says("/announce")
    await amina.sends("photo", "hall.jpg", PICTURE, "القاعة")
    await amina.taps("تعديل النص")
    assert "تبقى الصور والملفات كما هي" in amina.screen
    await amina.says("ب" * 1025)
    assert "الحد الأقصى للنص المرفق" in amina.screen
    await amina.says("القاعة الكبرى")
    assert amina.messages[-2]["caption"] == "القاعة الكبرى"
    for label in ("الخيارات", "النسخة الإنجليزية", "كتابة النسخة"):
        await amina.taps(label)
    await amina.says("The great hall")
    assert amina.messages[-2]["caption"] == "The great hall"
    await amina.taps("تعديل النص")
    await amina.taps("النص وحده دون الملفات")
    assert amina.messages[-3]["text"] == "القاعة الكبرى"
    await amina.says("هذا ليس للإعلان")
    await amina.says("/announce")
    await amina.sends_it()
    assert text_of(basel.messages[-1]) == "القاعة الكبرى"


async def test_a_file_with_words_in_formatting_keeps_them(forum: Forum, amina: Actor, basel: Actor) -> None:
    await amina.says("/announce")
    bold = [{"type": "bold", "offset": 0, "length": 4}]
    sent = await forum.sandbox.send_document(basel.user_id, "plan.pdf", b"%PDF-1.7")
    content = {"document": sent["document"], "caption": "مهم جداً", "caption_entities": bold}
    forum.sandbox.act(amina.user_id, content)
    await forum.settle()
    await amina.sends_it()
    assert last_of(basel, "document")["caption_entities"] == bold


def test_the_seal_changes_with_everything_that_is_settled() -> None:
    now = datetime(2025, 12, 16, tzinfo=UTC)
    plain = Announcement(1, 2, Content("a"), State.DRAFT, now)
    others = [
        replace(plain, content=Content("b")),
        replace(plain, content=Content("a", media=({"type": "photo", "media": "x"},))),
        replace(plain, options=frozenset({Option.SILENT})),
        replace(plain, when=Moment(session_id=1)),
        replace(plain, english=Content("a")),
        replace(plain, audience=Audience(chats=(-1,))),
        replace(plain, links=(Link(Leads.SESSION, 1),)),
    ]
    assert len({one.seal for one in (plain, *others)}) == len(others) + 1

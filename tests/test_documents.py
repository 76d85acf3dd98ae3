"""Slides of a session: staff send them, those who may see the session get them; wrongly sent, twice, without right."""

from __future__ import annotations

from dataclasses import replace

from storage import documents, people, releases
from storage.database import Tx
from storage.kept_files import Kind
from storage.people import Role
from tests.cast import Actor, Forum, text_of

PNG = b"\x89PNG\r\n\x1a\n" + bytes(8) + (8).to_bytes(4, "big") * 2


async def attach(omar: Actor) -> None:
    await omar.says("W1")
    await omar.taps("إدارة ملفات الجلسة")
    await omar.sends("document", "slides.pdf", b"%PDF-1.7")


async def test_the_conversation_of_the_handlers_first_page(omar: Actor, basel: Actor) -> None:
    await omar.says("W1")
    await omar.taps("إدارة ملفات الجلسة (0)")
    assert "لا توجد ملفات بعد." in omar.screen
    assert "لإضافة ملف أو صورة، يُرجى إرسالها هنا." in omar.screen
    await omar.sends("document", "slides.pdf", b"%PDF-1.7")
    assert omar.screen.startswith("أُضيف الملف.")
    assert "حذف: slides.pdf" in omar.labels[0]
    await omar.sends("photo", "p.png", PNG)
    await omar.taps("تم")
    assert omar.labels[:2] == ["slides.pdf", "صورة"]
    await basel.says("W1")
    await basel.taps("ملفات الجلسة (2)")
    before = len(basel.messages)
    await basel.taps("slides.pdf")
    await basel.taps("صورة")
    document, photo = basel.messages[before:]
    assert document["document"]["file_name"] == "slides.pdf"
    assert text_of(document) == "التحول الرقمي"
    assert "photo" in photo


async def test_words_are_no_file_and_the_same_file_is_kept_once(omar: Actor) -> None:
    await attach(omar)
    await omar.says("هذا هو الملف")
    assert omar.sees("المطلوب هنا ملف أو صورة")
    await omar.sends("sticker")
    await omar.taps("إلغاء")
    assert "slides.pdf" in omar.labels[0] or omar.sees("القائمة الرئيسية")
    assert not omar.unanswered


async def test_a_removed_document_is_gone_for_everybody(omar: Actor, basel: Actor) -> None:
    await attach(omar)
    await basel.says("W1")
    await basel.taps("ملفات الجلسة")
    await omar.taps("حذف: slides.pdf")
    assert "حُذف الملف: slides.pdf" in omar.screen
    await basel.taps("slides.pdf")
    assert basel.sees("لم يُعثر على المطلوب")


async def test_a_session_has_ten_at_most(forum: Forum, omar: Actor) -> None:
    def fill(tx: Tx) -> None:
        session = tx.value("SELECT id FROM session WHERE code = 'W1'")
        for number in range(documents.MOST):
            documents.attach(
                tx, session, kind=Kind.DOCUMENT, file_id=str(number), unique_id=str(number), name="n", by=1
            )

    await forum.do(fill)
    await attach(omar)
    assert omar.sees("في هذه الجلسة 10 ملفات، وهو الحد الأعلى")


async def test_a_file_that_nobody_asked_for_goes_to_no_session(forum: Forum, omar: Actor, basel: Actor) -> None:
    await omar.says("W1")
    await omar.taps("إدارة ملفات الجلسة")
    await omar.says("/menu")
    for actor in (omar, basel):
        await actor.sends("document", "late.pdf", b"%PDF")
    assert await forum.rows("SELECT 1 FROM session_document") == []


async def test_without_the_right_nothing_is_attached_seen_or_sent(
    forum: Forum, omar: Actor, basel: Actor, ziad: Actor
) -> None:
    await attach(omar)
    session = (await forum.rows("SELECT id FROM session WHERE code = 'W1'"))[0]["id"]
    await basel.says("W1")
    await basel.forges(f"sde:{session}:0")
    await basel.sends("document", "mine.pdf", b"%PDF")
    await basel.forges("sdr:1")
    assert len(await forum.rows("SELECT 1 FROM session_document")) == 1
    await ziad.says("W1")
    assert not any("ملفات" in label for label in ziad.labels)
    await ziad.forges("sdg:1")
    assert not any("document" in message for message in ziad.messages)


async def test_the_facilitator_of_tomorrows_session_attaches_today(forum: Forum, omar: Actor) -> None:
    await forum.do(people.revoke, omar.user_id, Role.FACILITATOR)
    await forum.do(people.grant, omar.user_id, Role.FACILITATOR, scope="W8")
    await omar.says("W8")
    await omar.taps("إدارة ملفات الجلسة")
    await omar.sends("document", "slides.pdf", b"%PDF")
    assert omar.screen.startswith("أُضيف الملف.")


async def test_a_session_for_a_part_of_the_roster_is_nowhere_for_the_others(
    forum: Forum, basel: Actor, ziad: Actor, amina: Actor
) -> None:
    def restrict(tx: Tx) -> None:
        row = next(row for row in releases.released(tx) if row.code == "W1")
        releases.bring_in(tx, [replace(row, audience="غات")], comment="for one")

    await forum.do(restrict)
    session = (await forum.rows("SELECT id FROM session WHERE code = 'W1'"))[0]["id"]
    for actor in (basel, ziad):
        await actor.says("/programme")
        assert "التحول الرقمي" not in actor.screen
        await actor.says("W1")
        assert not actor.sees("الرمز: W1")
        await actor.forges(f"ps:{session}")
        assert actor.sees("لم يُعثر على المطلوب")
    await amina.says("/programme")
    assert "التحول الرقمي" in amina.screen

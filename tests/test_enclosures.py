"""Files beside a recommendation, and recommendations that are spoken: only confirmed words enter the register."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from bot.transcribing import transcribe
from handlers.dictation_screens import Again, Confirm, Mend, TypeIt
from handlers.enclosures import RemoveFile, SendFile
from handlers.recommendation_codes import AddFiles, OpenFiles, OpenRecommendation
from storage import dictations, enclosures, jobs
from storage.recommendations import Hidden
from tests.cast import Actor, Forum
from tests.test_recommendations import ACTION, BODY, PROBLEM, TITLE, answers, on_record, submits

VOICE = b"OggS" + bytes(range(100))
SPOKEN = "الرسوم تُجمع نقداً ويضيع نصفها"


def files_on_disk(forum: Forum) -> list[str]:
    return sorted(path.name for path in (forum.folder / "data" / "files").glob("??/*"))


async def test_files_are_added_seen_by_others_and_removed(forum: Forum, basel: Actor, omar: Actor) -> None:
    await submits(basel)
    await basel.taps("إضافة مرفق")
    await basel.sends("photo", "p.jpg", b"\xff\xd8\xff" + bytes(50))
    assert "أُضيف المرفق" in basel.screen
    assert "🗑 حذف: صورة 1" in basel.labels
    await basel.sends("document", "خطة.pdf", b"%PDF" + bytes(30))
    await basel.says("كلام")
    assert basel.sees("المطلوب هنا ملف أو صورة")
    await basel.taps("تم", message=basel.messages[-1])
    assert "📎 المرفقات (2)" in basel.labels
    assert len(files_on_disk(forum)) == 2
    await omar.says("W4-001")
    await omar.taps("المرفقات (2)")
    await omar.taps("خطة.pdf")
    assert omar.messages[-1]["document"]["file_name"] == "خطة.pdf"
    [row] = await on_record(forum)
    await omar.forges(AddFiles(row["id"]).pack())
    await omar.forges(RemoveFile(1).pack())
    assert len(await forum.ask(enclosures.of, row["id"])) == 2
    await basel.forges(AddFiles(row["id"]).pack())
    await basel.taps("حذف: صورة 1")
    assert len(await forum.ask(enclosures.of, row["id"])) == 1
    await forum.settle()
    assert len(files_on_disk(forum)) == 1
    assert basel.unanswered == omar.unanswered == []


async def test_there_is_a_most_and_a_hidden_one_gives_no_files(forum: Forum, basel: Actor, omar: Actor) -> None:
    await submits(basel)
    await basel.taps("إضافة مرفق")
    for number in range(enclosures.MOST):
        await basel.sends("document", f"{number}.txt", str(number).encode())
    await basel.sends("document", "more.txt", b"more")
    assert basel.sees("لهذه التوصية 5 مرفقات، وهو الحد الأعلى")
    [row] = await on_record(forum)
    assert len(await forum.ask(enclosures.of, row["id"])) == enclosures.MOST
    reason = Hidden.OFFENSIVE.value
    await forum.do(lambda tx: tx.run("UPDATE recommendation SET hidden_at = ?, hidden_reason = ?", tx.stamp, reason))
    before = len(omar.messages)
    await omar.forges(SendFile(1).pack())
    await omar.forges(OpenFiles(row["id"]).pack())
    assert not any("document" in message for message in omar.messages[before:])


async def test_a_file_that_nothing_waits_for_is_no_enclosure(forum: Forum, basel: Actor) -> None:
    await submits(basel)
    await basel.sends("photo", "p.jpg", b"\xff\xd8\xff")
    assert "يُقرأ هنا" in basel.screen
    assert await forum.rows("SELECT id FROM enclosure") == []


async def test_what_was_spoken_is_typed_and_confirmed(forum: Forum, basel: Actor, salma: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel, until="problem")
    await basel.sends("voice", VOICE)
    assert "وصل التسجيل" in basel.screen
    assert "voice" in salma.messages[-1]
    assert "تسجيل من باسل محمد الورفلي" in salma.screen
    await salma.taps("كتابة النص")
    await salma.says("🎉")
    assert salma.sees("لا توجد كلمات")
    await salma.says(SPOKEN)
    assert "أُرسل إلى صاحب التسجيل" in salma.screen
    assert SPOKEN in basel.screen
    [row] = await forum.rows("SELECT answers FROM draft WHERE user_id = 103")
    assert SPOKEN not in row["answers"], "nothing enters without a word of consent"
    _, confirm = basel.button("تأكيد النص")
    await basel.taps("تأكيد النص")
    assert "الإجراء المقترح" in basel.screen
    assert files_on_disk(forum) == [], "the voice note goes with the decision"
    await basel.forges(confirm)
    assert basel.sees("انتهى أمر هذا التسجيل")
    await basel.says(ACTION)
    await basel.says(BODY)
    await basel.taps("قصير الأجل")
    await basel.taps("عالية")
    await basel.taps("إرسال")
    [kept] = await on_record(forum)
    assert (kept["title"], kept["problem"]) == (TITLE, SPOKEN)


async def test_spoken_all_at_once_corrected_and_again(forum: Forum, basel: Actor, salma: Actor) -> None:
    await basel.says("/recommend")
    await basel.taps("دفعة واحدة")
    await basel.sends("voice", VOICE)
    await salma.says("/recommendations")
    await salma.taps("تسجيلات للكتابة (1)")
    await salma.taps("باسل محمد الورفلي")
    await salma.taps("كتابة النص")
    await salma.says("نص خاطئ تماماً")
    await basel.taps("تسجيل من جديد")
    assert "التوصية دفعة واحدة" in basel.screen
    await basel.sends("voice", VOICE + b"2")
    await salma.taps("كتابة النص")
    await salma.says("نص قريب من الصحيح")
    await basel.taps("تصحيح النص")
    assert "نص قريب من الصحيح" in basel.screen
    await basel.says(f"العنوان: {TITLE}\nالمشكلة: {PROBLEM}\nالإجراء: {ACTION}\nالجهة: {BODY}")
    assert "فُهم من النص" in basel.screen
    assert "ما الجلسة" in basel.screen
    states = [row["state"] for row in await forum.rows("SELECT state FROM dictation ORDER BY id")]
    assert states == ["dropped", "confirmed"]
    assert await forum.rows("SELECT id FROM kept_file") == []
    assert basel.unanswered == salma.unanswered == []


async def test_one_types_and_the_other_is_told_so(forum: Forum, basel: Actor, salma: Actor, waleed: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel, until="action")
    await basel.sends("voice", VOICE)
    _, write = salma.button("كتابة النص")
    await salma.taps("كتابة النص")
    await waleed.forges(write)
    await waleed.says("كتبه وليد أولاً")
    await salma.says("كتبته سلمى بعده")
    assert salma.sees("انتهى أمر هذا التسجيل")
    assert basel.sees("كتبه وليد أولاً")
    await basel.forges(TypeIt(1).pack())
    assert basel.sees("غير متاح")
    for code in (Confirm(1), Mend(1), Again(1)):
        await salma.forges(code.pack())
    assert salma.unanswered == []


async def test_what_nobody_can_make_out_goes_back(forum: Forum, basel: Actor, salma: Actor) -> None:
    await basel.says("/recommend")
    await answers(basel, until="action")
    await basel.sends("voice", VOICE)
    await salma.taps("تعذّر فهمه")
    assert "تعذّر فهم التسجيل" in basel.screen
    await basel.taps("متابعة")
    assert "الإجراء المقترح" in basel.screen


async def test_a_voice_note_where_a_button_answers_is_not_taken(forum: Forum, basel: Actor) -> None:
    await basel.says("/recommend")
    await basel.sends("voice", VOICE)
    assert "ما الجلسة" in basel.screen
    assert await forum.rows("SELECT id FROM dictation") == []


async def test_a_program_may_propose_the_words(forum: Forum, basel: Actor, salma: Actor, tmp_path: Path) -> None:
    program = tmp_path / "hear.py"
    program.write_text(f"import sys; assert open(sys.argv[1], 'rb').read(4) == b'OggS'; print({SPOKEN!r})", "utf-8")
    forum.bot.frame.transcriber = f"{sys.executable} -X utf8 {program}"
    await basel.says("/recommend")
    await answers(basel, until="problem")
    before = len(salma.messages)
    await basel.sends("voice", VOICE)
    assert SPOKEN in basel.screen
    assert len(salma.messages) == before
    await basel.taps("تأكيد النص")
    forum.bot.frame.transcriber = f"{sys.executable} -c fail"
    await basel.sends("voice", VOICE)
    assert "تسجيل من باسل" in salma.screen, "where the program fails, people type"


async def test_a_program_that_hangs_holds_up_neither_announcements_nor_the_wipe_nor_the_end(
    forum: Forum, amina: Actor, basel: Actor, omar: Actor, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    program = tmp_path / "hang.py"
    program.write_text(f"import os, time; open({str(begun)!r}, 'w').write(f'{{os.getpid()}} '); time.sleep(600)")
    forum.bot.frame.transcriber = f"{sys.executable} {program}"
    await basel.says("/recommend")
    await answers(basel, until="problem")
    await amina.says("/announce")
    await amina.says("الغداء في القاعة 2")
    await forum.sandbox.send_voice(basel.user_id, VOICE)
    async with asyncio.timeout(30):
        while not (begun.exists() and begun.read_text().endswith(" ")):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    for label in ("إرسال", "للمستلمين الحاليين فقط"):
        await forum.sandbox.until(lambda label=label: label in str(amina.labels))  # type: ignore[misc]
        preview, data = amina.button(label)
        await forum.sandbox.tap(amina.user_id, preview["message_id"], data)
    await forum.sandbox.until(lambda: omar.sees("الغداء في القاعة 2"))
    assert await forum.bot.database.wipe()
    await asyncio.wait_for(forum.stop_bot(), 10)
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)
    await forum.start_bot()


async def test_a_program_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.transcribing.SECONDS", 0.3)
    command = f"{sys.executable} -c 'import time; print(1); time.sleep(600)'"
    assert await asyncio.wait_for(transcribe(command, tmp_path / "voice", most=100), 10) == ""


async def test_a_recording_given_up_is_heard_by_no_program(forum: Forum, basel: Actor, salma: Actor) -> None:
    forum.bot.frame.transcriber = "/no/such/program"
    for number in (1, 999):
        await forum.do(lambda tx, number=number: jobs.add(tx, "transcribe", {"dictation": number}))
    assert {row["state"] for row in await forum.rows("SELECT state FROM job WHERE kind = 'transcribe'")} == {"done"}
    assert not any("voice" in message for message in salma.messages)


@pytest.mark.parametrize("command", ["/no/such/program", "'", f"{sys.executable} -c 'raise SystemExit(1)'"])
async def test_a_program_that_fails_proposes_nothing(command: str, tmp_path: Path) -> None:
    assert await transcribe(command, tmp_path / "voice", most=100) == ""


async def test_who_leaves_takes_voice_and_files_along(forum: Forum, basel: Actor) -> None:
    await submits(basel)
    await basel.taps("إضافة مرفق")
    await basel.sends("document", "a.txt", b"mine")
    await basel.says("/recommend")
    await answers(basel, session="W1", until="problem")
    await basel.sends("voice", VOICE)
    assert len(files_on_disk(forum)) == 2

    def forget(tx: object) -> None:
        dictations.forget(tx, basel.user_id)  # type: ignore[arg-type]
        enclosures.forget(tx, 1)  # type: ignore[arg-type]

    await forum.do(forget)
    assert await forum.rows("SELECT id FROM kept_file") == []
    [row] = await on_record(forum)
    await basel.forges(OpenRecommendation(row["id"]).pack())
    assert not any("المرفقات" in label for label in basel.labels)

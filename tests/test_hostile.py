"""Hostile text on its whole way: typed into a recommendation, on every screen, taken out as CSV, XLSX and DOCX."""

from __future__ import annotations

import asyncio
import csv
import io
from datetime import UTC
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from bot import exports
from bot.files.source import Header, Options
from bot.tables.guard import unguard
from storage.export_rows import Wanted
from tests.cast import MARKS, OPENS, Actor, Forum, text_of
from tests.test_recommendations import BODY, on_record

HTML = "<b>عنوان</b> & <script>x</script> </blockquote>"
TURNED = "نص \u202eمقلوب\u202c \u2067معزول\u2069 نهاية"
FORMULA = "=HYPERLINK(1) نص"
PLUS = "+218 91 رقم"
QUOTES = "\"اقتباس\"; 'آخر', {$title} %s {{x}}"


@pytest.mark.parametrize(
    "text", [HTML, TURNED, FORMULA, PLUS, QUOTES], ids=["html", "turned", "formula", "plus", "quotes"]
)
async def test_it_is_only_text_wherever_it_goes(
    forum: Forum, basel: Actor, omar: Actor, salma: Actor, text: str
) -> None:
    kept = text.replace("\u202e", "").replace("\u202c", "").replace("\u2067", "").replace("\u2069", "")
    await _makes(basel, text)
    [row] = await on_record(forum)
    assert (row["title"], row["problem"], row["action"], row["responsible_body"]) == (kept, kept, kept, kept[:150])
    await _looks_everywhere(omar, kept)
    await _makes(omar, text, go_on=True)
    await salma.says("W4-001")
    assert kept in salma.screen
    for who in (basel, omar, salma):
        assert who.unanswered == []
        assert not any("\u202e" in text_of(message) for message in who.messages)
    await asyncio.to_thread(_comes_out, forum.folder, kept)


async def _makes(who: Actor, text: str, *, go_on: bool = False) -> None:
    await who.says("/recommend")
    await who.taps("W4")
    await who.taps("★")
    await who.says(text)
    await who.says(text)
    if go_on:
        assert "توصيات مسجَّلة قريبة" in who.screen
        await who.taps("المتابعة بتوصيتي")
    await who.says(text)
    await who.says(text)
    await who.taps("قصير الأجل")
    await who.taps("عالية")
    if "هل التوصية عملية" in who.screen:
        await who.taps("المتابعة كما هي")
    await who.taps("إرسال")


async def _looks_everywhere(who: Actor, kept: str) -> None:
    await who.says("/recommendations")
    await who.taps("حسب الجلسة")
    await who.taps("(1)")
    assert kept in who.screen
    await who.taps("W4-001")
    assert kept in who.screen
    await who.taps("السجل الزمني")
    assert kept in who.screen
    await who.says("/recommendations")
    await who.taps("بحث")
    await who.says(kept)
    assert kept in who.screen
    await who.says("W4-001")
    await who.taps("الإبلاغ")
    assert kept in who.screen


def _comes_out(folder: Path, kept: str) -> None:
    database, now = folder / "data" / "forum.db", OPENS.astimezone(UTC)

    def written(name: str, ending: str) -> bytes:
        output = folder / f"out.{ending}"
        exports.run(database, name, ending, output, Options(header=Header.CODE, wanted=Wanted()), now=now)
        return output.read_bytes()

    [head, first, *_] = csv.reader(io.StringIO(written("recommendations", "csv").decode("utf-8-sig")))
    said = dict(zip(head, first, strict=True))
    assert unguard(said["title"]) == unguard(said["problem"]) == kept
    assert not said["title"].lstrip("\u200f ").startswith(("=", "+"))
    sheet = openpyxl.load_workbook(io.BytesIO(written("recommendations", "xlsx"))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str) and kept in cell.value]
    assert cells
    assert all(cell.data_type == "s" for cell in cells), "a text, and never a formula"
    report = Document(io.BytesIO(written("report", "docx")))
    shown = "\n".join(paragraph.text for paragraph in report.paragraphs)
    assert kept in MARKS.sub("", shown)


@pytest.mark.parametrize("text", ["🎉🎉🎉", "؟!…", "123 456"])
async def test_what_has_no_words_is_asked_again_and_nothing_is_lost(forum: Forum, basel: Actor, text: str) -> None:
    await basel.says("/recommend")
    await basel.taps("W4")
    await basel.taps("★")
    await basel.says("عنوان التوصية")
    await basel.says(text)
    assert "المشكلة" in basel.screen
    await basel.says("م" * 4096)
    await basel.says("ن" * 4096)
    await basel.says("هـ" * 900)
    assert basel.sees("الحد الأقصى 1500 حرف")
    [draft] = await forum.rows("SELECT answers FROM draft")
    assert "عنوان التوصية" in draft["answers"]
    assert BODY not in draft["answers"]
    assert basel.unanswered == []

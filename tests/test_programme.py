"""The programme as people see it: by day, a session's card, found by words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.texts import Texts
from handlers import programme as shown
from handlers.programme import OpenDay, OpenSession
from handlers.sessions import session_screen
from storage import programme, releases
from storage.database import Tx
from storage.programme import Kind, Session
from tests.cast import Actor, Forum, at
from tests.held import CATALOGUE, TRIPOLI, Held, local, session

FIRST = date(2025, 12, 16)


async def test_the_conversation_of_the_handlers_first_page(dana: Actor) -> None:
    await dana.says("/programme")
    assert "برنامج الثلاثاء، 16 ديسمبر 2025" in dana.screen
    assert (
        "من 11:15 إلى 12:45، جلسات متوازية\n• التحول الرقمي — القاعة الكبرى\n• الهيكل التنظيمي — القاعة 2"
        in dana.screen
    )
    assert "من 12:45 إلى 14:00: صلاة وغداء" in dana.screen
    await dana.taps("التحول الرقمي · W1")
    assert "النوع: ورشة عمل" in dana.screen
    assert "المكان: القاعة الكبرى" in dana.screen
    assert "الوقت: من 11:15 إلى 12:45" in dana.screen
    assert "السعة: 75 مقعداً" in dana.screen
    await dana.taps("برنامج اليوم")
    await dana.taps("الأربعاء 17 ديسمبر")
    assert "برنامج الأربعاء، 17 ديسمبر 2025" in dana.screen
    assert "الجلسة الختامية" in dana.screen
    assert len(dana.messages) == 1


async def test_a_stranger_sees_neither_rating_nor_recommending_and_a_deputy_does(dana: Actor, basel: Actor) -> None:
    for actor in (dana, basel):
        await actor.says("/programme")
        await actor.taps("W1")
    assert dana.labels == ["القائمة الرئيسية", "برنامج اليوم"]
    assert basel.labels == ["إضافة إلى جدولي", "تقديم توصية", "القائمة الرئيسية", "برنامج اليوم"]


async def test_nothing_is_recommended_to_a_session_that_was_cancelled(forum: Forum, basel: Actor) -> None:
    await basel.says("/programme")
    await basel.taps("W1")
    await forum.do(_cancel, "W1")
    await basel.says("W1")
    assert "أُلغيت هذه الجلسة" in basel.screen
    assert basel.labels == ["القائمة الرئيسية", "برنامج اليوم"]


async def test_what_is_in_my_agenda_is_marked_on_the_day(basel: Actor) -> None:
    await basel.says("W1")
    await basel.taps("إضافة إلى جدولي")
    await basel.says("/programme")
    assert "• التحول الرقمي — القاعة الكبرى (في جدولي)\n• الهيكل التنظيمي — القاعة 2\n" in basel.screen + "\n"


async def test_a_long_title_leaves_its_code_on_the_button(dana: Actor) -> None:
    await dana.says("/programme")
    label = next(label for label in dana.labels if "D1-DATA" in label)
    assert label.endswith("… · D1-DATA")
    assert len(label) <= 40


async def test_a_session_whose_title_is_symbols_alone_hinders_no_free_text(forum: Forum, basel: Actor) -> None:
    await forum.do(lambda tx: tx.run("UPDATE session SET title_ar = '★ ★ ★', title_en = '' WHERE code = 'W5'"))
    await basel.says("التحول الرقمي")
    assert "السعة: 75 مقعداً" in basel.screen


async def test_rating_is_offered_on_the_card_from_the_end_until_the_window_closes(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("12:46"))
    await basel.says("/programme")
    await basel.taps("W1")
    assert "تقييم الجلسة" in basel.labels
    await basel.taps("تقييم الجلسة")
    assert "التحول الرقمي" in basel.screen
    await forum.clock_to(at("00:01", day=25))
    await basel.says("/programme")
    await basel.taps("W1")
    assert "تقييم الجلسة" not in basel.labels


async def test_on_the_second_day_that_day_comes_first_and_afterwards_the_first(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("08:00", day=17))
    await basel.says("/programme")
    assert "برنامج الأربعاء، 17 ديسمبر 2025" in basel.screen
    await forum.clock_to(at("08:00", day=20))
    await basel.says("/programme")
    assert "برنامج الثلاثاء، 16 ديسمبر 2025" in basel.screen


async def test_a_cancelled_session_is_shown_as_such_without_rating(forum: Forum, basel: Actor) -> None:
    await forum.do(_cancel, "W1")
    await forum.clock_to(at("12:46"))
    await basel.says("/programme")
    assert "التحول الرقمي (أُلغيت)" in basel.screen
    assert "متوازية\n• التسوية" in basel.screen
    assert "إلى 12:45، جلسات متوازية" not in basel.screen
    await basel.taps("W1")
    assert "أُلغيت هذه الجلسة." in basel.screen
    assert "تقييم الجلسة" not in basel.labels


async def test_forged_and_vanished_sessions_and_days_are_answered(forum: Forum, dana: Actor) -> None:
    await dana.says("/programme")
    forged = ["ps:999", "pd:20261216:0", "pd:99999999:0", "pd:5:0", "ps:-1", "ps:W1", "pd:20251216"]
    for data in forged:
        before = len(dana.toasts)
        await dana.forges(data)
        assert dana.toasts[before:] != [""]
        assert dana.labels[-1] == "القائمة الرئيسية"
    await dana.says("/programme")
    await forum.do(_remove, "W5")
    await dana.taps("W5")
    assert dana.sees("لم يُعثر على المطلوب، وقد يكون حُذف أو تغيّر.")
    assert not dana.unanswered


async def test_a_page_beyond_the_last_shows_the_last(dana: Actor) -> None:
    await dana.says("/programme")
    await dana.forges(OpenDay(20251216, 40).pack())
    assert "برنامج الثلاثاء، 16 ديسمبر 2025" in dana.screen


async def test_in_english_the_titles_are_english(forum: Forum, basel: Actor) -> None:
    await forum.do(_speaks, basel.user_id, "en")
    await basel.says("/programme")
    assert "Programme of Tuesday, 16 December 2025" in basel.screen
    assert "11:15 to 12:45, in parallel\n• Digital transformation — القاعة الكبرى" in basel.screen
    await basel.taps("Digital transformation · W1")
    assert "Focus area: Digital transformation" in basel.screen


async def test_without_a_programme_it_says_so(forum: Forum, dana: Actor) -> None:
    await forum.do(_remove_all)
    await dana.says("/programme")
    assert "لم يُنشر برنامج الجلسات بعد" in dana.screen
    await dana.forges("pl")
    await dana.says("/now")
    assert "لم يُنشر برنامج الجلسات بعد" in dana.screen


# Screens and searches, without the bot


@pytest.fixture
def arabic() -> Texts:
    return Texts(CATALOGUE, "ar", TRIPOLI)


def many(count: int, *, day: int = 16) -> list[Session]:
    start, end = local("09:00", day=day), local("18:00", day=day)
    return [
        Session(number, f"S{number}", Kind.WORKSHOP, f"عنوان {number}", "", start + timedelta(minutes=number), end)
        for number in range(1, count + 1)
    ]


def test_a_full_day_is_paged_eight_sessions_at_a_time_with_the_way_forward_on_the_left(arabic: Texts) -> None:
    sessions = many(20)
    pages = [shown.day_screen(arabic, sessions, FIRST, page=page) for page in range(3)]
    buttons = [[row[0].label for row in page.rows if isinstance(row[0].code, OpenSession)] for page in pages]
    assert [len(labels) for labels in buttons] == [8, 8, 4]
    assert len({label for labels in buttons for label in labels}) == 20
    assert [button.label for button in pages[1].rows[8]] == ["التالي", "السابق"]
    assert "صفحة" in pages[0].text


def test_breaks_have_no_button_and_do_not_count(arabic: Texts) -> None:
    sessions = [replace(one, kind=Kind.BREAK) if one.id % 2 else one for one in many(16)]
    screen = shown.day_screen(arabic, sessions, FIRST)
    assert sum(isinstance(row[0].code, OpenSession) for row in screen.rows) == 8
    assert "صفحة" not in screen.text


def test_an_event_of_eight_days_has_its_neighbours_and_a_list(arabic: Texts) -> None:
    sessions = [one for day in range(16, 24) for one in many(1, day=day)]
    screen = shown.day_screen(arabic, sessions, date(2025, 12, 18))
    labels = [button.label for row in screen.rows for button in row]
    assert labels[1:4] == ["الجمعة 19 ديسمبر", "الأربعاء 17 ديسمبر", "كل الأيام"]
    days = shown.days_screen(arabic, programme.days_of(sessions, TRIPOLI))
    assert len(days.rows) == 9


def test_what_people_put_into_a_title_stays_text_and_the_longest_fits(arabic: Texts) -> None:
    nasty = [replace(one, title_ar="<b>&" + "ن" * 196, room="ق" * 100, description_ar="<i>" * 500) for one in many(8)]
    screen = shown.day_screen(arabic, nasty, FIRST)
    assert "&lt;b&gt;&amp;" in screen.text
    assert len(screen.text) < 4096
    assert all(len(button.label) < 64 for row in screen.rows for button in row)
    card = session_screen(arabic, nasty[0])
    assert "<i>" not in card.text


@pytest.fixture
def held() -> Held:
    held = Held(local("08:00"))
    named = {"W1": "التحول الرقمي", "W2": "الهيكل التنظيمي", "W3": "التسوية الوظيفية", "W10": "الجهات الضبطية"}
    plain = [replace(session(code, "09:00", "10:00"), title_ar=title, title_en="") for code, title in named.items()]
    opening = session("D1-OPEN", "08:00", "09:00", kind=Kind.PLENARY)
    held.release(
        replace(plain[0], title_en="Digital transformation"),
        *plain[1:],
        replace(opening, title_ar="الجلسة الافتتاحية"),
    )
    return held


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("W3", ["W3"]),
        ("w 3", ["W3"]),
        ("ورشة 3", ["W3"]),
        ("الورشة رقم ٣", ["W3"]),
        ("10", ["W10"]),
        ("d1-open", ["D1-OPEN"]),
        ("التحول الرقمى", ["W1"]),
        ("تحول رقمي", ["W1"]),
        ("أين ورشة التسويه الوظيفيه", ["W3"]),
        ("digital transformation", ["W1"]),
        ("صباح الخير", []),
        ("أريد تسجيل 3 أشخاص في المنتدى", []),
        ("؟", []),
        ("", []),
        ("أ", []),
    ],
)
def test_sessions_are_found_by_code_number_and_words(held: Held, text: str, codes: list[str]) -> None:
    assert [one.code for one in held.do(programme.find_sessions, text)] == codes


def test_what_is_on_and_what_is_next(held: Held) -> None:
    assert [one.code for one in held.do(programme.on_now)] == ["D1-OPEN"]
    assert [one.code for one in held.do(programme.next_up)] == ["W1", "W2", "W3", "W10"]
    held.change("W1", cancelled=True)
    assert [one.code for one in held.do(programme.next_up)] == ["W2", "W3", "W10"]
    held.now = local("09:00")
    assert [one.code for one in held.do(programme.on_now)] == ["W2", "W3", "W10"]
    assert held.do(programme.next_up) == []


def _cancel(tx: Tx, code: str) -> None:
    row = next(row for row in releases.released(tx) if row.code == code)
    releases.bring_in(tx, [replace(row, cancelled=True)], comment="cancelled")


def _remove(tx: Tx, code: str) -> None:
    rest = [row for row in releases.released(tx) if row.code != code]
    releases.bring_in(tx, rest, remove_missing=True, comment="without")


def _remove_all(tx: Tx) -> None:
    releases.bring_in(tx, [], remove_missing=True, comment="nothing")


def _speaks(tx: Tx, user_id: int, language: str) -> None:
    tx.run("UPDATE account SET language = ? WHERE user_id = ?", language, user_id)

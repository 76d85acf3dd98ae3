"""The badge and the room code: the deputy's own ways in, and what others make of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot import qr, slide
from bot.slide import Slide
from storage import attendance, badges, drafts, guesses, people, programme, rooms
from storage.badges import BadgeExpired, BadgeForged
from storage.database import Tx
from storage.people import Role
from storage.programme import Session
from storage.secret import Secret
from tests.cast import OPENS, Actor, Forum, at, buttons_of, text_of

DAY1 = "2025-12-16"
BASEL = "باسل محمد الورفلي"


async def badge_of(forum: Forum, name: str = BASEL, *, made: datetime | None = None) -> str:
    [row] = await forum.rows("SELECT id FROM person WHERE name = ?", name)
    return "b" + badges.write(forum.bot.frame.secret, row["id"], made or forum.sandbox.clock.now())


async def code_of(forum: Forum, session: str) -> str:
    def look(tx: Tx) -> str:
        return rooms.code_of(tx, forum.bot.frame.secret, _known(programme.session(tx, session)))

    return str(await forum.ask(look))


def _known(session: Session | None) -> Session:
    assert session is not None
    return session


async def marks(forum: Forum) -> list[tuple[str, str, int | None]]:
    rows = await forum.rows("SELECT list, way, by FROM check_in WHERE undone_at IS NULL ORDER BY id")
    return [(row["list"], row["way"], row["by"]) for row in rows]


# The badge itself


def test_a_badge_says_whose_it_is_for_ten_minutes_and_fits_a_link(tmp_path: Path) -> None:
    secret = Secret(tmp_path)
    badge = badges.write(secret, 75, OPENS)
    assert badges.read(secret, badge, OPENS + timedelta(minutes=9, seconds=59)) == 75
    assert len("b" + badge) <= 64
    assert set(badge) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
    with pytest.raises(BadgeExpired):
        badges.read(secret, badge, OPENS + timedelta(minutes=10))


def test_nobody_else_can_write_a_badge(tmp_path: Path) -> None:
    secret, other = Secret(tmp_path / "ours"), Secret(tmp_path / "theirs")
    badge = badges.write(secret, 75, OPENS)
    forged = [badges.write(other, 75, OPENS), "", "x", "A" * 32, badge[:-4], "B" + badge[1:], badge + "AAAA", "é" * 32]
    for attempt in forged:
        with pytest.raises(BadgeForged):
            badges.read(secret, attempt, OPENS)


async def test_the_picture_of_me_is_a_badge(forum: Forum, basel: Actor) -> None:
    await basel.says("/me")
    await basel.taps("بطاقة الحضور")
    [message] = [one for one in basel.messages if "photo" in one]
    stored = forum.sandbox.world.files.find(message["photo"][-1]["file_id"])
    now = forum.sandbox.clock.now()
    possible = [await badge_of(forum, made=now - timedelta(seconds=ago)) for ago in range(-2, 15)]
    assert stored is not None
    assert stored.content in [qr.png(forum.bot.frame.link(badge)) for badge in possible]
    assert f"بطاقة حضور {BASEL}" in basel.screen
    assert "صالحة حتى الساعة 08:40" in basel.screen


async def test_a_badge_is_renewed_in_its_place_and_leads_back(forum: Forum, basel: Actor) -> None:
    await basel.says("/me")
    await basel.taps("بطاقة الحضور")
    await forum.pass_minutes(11)
    await basel.taps("تحديث البطاقة")
    assert len([one for one in basel.messages if "photo" in one]) == 1
    assert "صالحة حتى الساعة 08:51" in basel.screen
    await basel.taps("القائمة الرئيسية", message=basel.messages[-1])
    assert "يُرجى الاختيار" in basel.screen
    assert not list((forum.folder / "data" / "outgoing").iterdir())


async def test_who_is_not_registered_has_no_badge(forum: Forum, dana: Actor, amina: Actor) -> None:
    for actor in (dana, amina):
        await actor.says("/start")
        await actor.forges("bg")
        assert actor.sees("للمشاركين المسجَّلين")
        assert not any("photo" in one for one in actor.messages)


async def test_an_ushers_scan_checks_in_on_the_ushers_list(forum: Forum, amina: Actor) -> None:
    await amina.says(f"/start {await badge_of(forum)}")
    assert "سُجّل الحضور" in amina.screen
    assert BASEL in amina.screen
    await amina.says(f"/start {await badge_of(forum)}")
    assert "الحضور مسجَّل من قبل" in amina.screen
    assert await marks(forum) == [(DAY1, "qr", amina.user_id)]
    await forum.clock_to(at("11:20"))
    await amina.says("/checkin")
    await amina.taps("قائمة أخرى")
    await amina.taps("W1")
    await amina.says(f"/start {await badge_of(forum)}")
    assert (await marks(forum))[1] == ("W1", "qr", amina.user_id)


@pytest.mark.parametrize("name", ["basel", "dana", "salma", "ziad"])
async def test_anybody_elses_scan_gets_a_polite_word(forum: Forum, request: pytest.FixtureRequest, name: str) -> None:
    actor = request.getfixturevalue(name)
    await actor.says(f"/start {await badge_of(forum)}")
    assert "يقرؤها فريق الاستقبال" in actor.screen
    assert BASEL not in actor.screen
    await actor.says("/start bFORGED")  # no word that tells a right one from a wrong one
    assert "يقرؤها فريق الاستقبال" in actor.screen
    assert await marks(forum) == []


async def test_an_expired_or_forged_badge_is_refused(forum: Forum, amina: Actor) -> None:
    old = await badge_of(forum, made=forum.sandbox.clock.now() - timedelta(minutes=11))
    await amina.says(f"/start {old}")
    assert "انتهت صلاحية هذه البطاقة" in amina.screen
    for forged in ("b", "bAAAA", old[:-3] + "AAA"):
        await amina.says(f"/start {forged}")
        assert "هذه البطاقة غير صحيحة" in amina.screen
    assert await marks(forum) == []


async def test_an_usher_of_another_day_is_told_so(forum: Forum, ziad: Actor) -> None:
    await forum.do(people.grant, ziad.user_id, Role.USHER, scope="2025-12-17")
    await ziad.says(f"/start {await badge_of(forum)}")
    assert "صلاحيتك مخصَّصة ليوم آخر" in ziad.screen
    assert await marks(forum) == []


async def test_a_badge_binds_nothing_and_works_in_no_group(forum: Forum, dana: Actor, amina: Actor) -> None:
    await dana.says(f"/start {await badge_of(forum)}")
    assert await forum.rows("SELECT person_id FROM account WHERE user_id = ?", dana.user_id) == [{"person_id": None}]
    group = await forum.sandbox.make_group("القاعة", [amina.user_id, dana.user_id])
    await amina.says(f"/start {await badge_of(forum)}", chat_id=group)
    assert await marks(forum) == []


# The room code


async def test_each_session_has_a_code_of_its_own_that_can_be_read_from_afar(forum: Forum) -> None:
    codes = await forum.ask(rooms.all_codes, forum.bot.frame.secret)
    assert len(set(codes.values())) == len(codes) == 16
    assert all(len(code) == 5 and set(code) <= set("2345679") for code in codes.values())


async def test_the_room_code_checks_in_for_the_session_and_the_day(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("11:20"))
    code = await code_of(forum, "W1")
    await basel.says(code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")))
    assert "سُجّل الحضور في «التحول الرقمي» الساعة 11:20" in basel.screen
    assert await marks(forum) == [("W1", "room", None), (DAY1, "room", None)]
    await basel.says(f" {code[:2]} {code[2:]} ")
    assert "مسجَّل من قبل، الساعة 11:20" in basel.screen
    assert len(await marks(forum)) == 2


async def test_an_usher_sees_that_it_was_the_room_code(forum: Forum, basel: Actor, amina: Actor) -> None:
    await forum.clock_to(at("11:20"))
    await basel.says(await code_of(forum, "W1"))
    await amina.says("/checkin")
    await amina.says("باسل")
    assert "مسجَّل من قبل برمز القاعة" in amina.screen


@pytest.mark.parametrize(("clock", "holds"), [("10:59", False), ("11:00", True), ("12:59", True), ("13:01", False)])
async def test_the_room_code_holds_a_quarter_of_an_hour_around(
    forum: Forum, basel: Actor, clock: str, holds: bool
) -> None:
    await forum.clock_to(at(clock))
    await basel.says(await code_of(forum, "W1"))
    assert bool(await marks(forum)) is holds


async def test_another_sessions_and_yesterdays_code_are_wrong_ones(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("09:30", day=17))
    for session, left in (("W1", "بقيت 4 محاولات"), ("W8", "بقيت 3 محاولات")):
        await basel.says(await code_of(forum, session))
        assert "هذا ليس رمز قاعة جلسة قائمة الآن" in basel.screen
        assert left in basel.screen
    assert await marks(forum) == []


async def test_five_wrong_guesses_an_hour_and_no_more(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("11:20"))
    code = await code_of(forum, "W1")
    wrong = [one for one in ("22222", "33333", "44444", "55555", "66666", "77777") if one != code][:5]
    for guess in wrong:
        await basel.says(guess)
    assert "لم تبقَ محاولات" in basel.screen
    await basel.says(code)
    assert await marks(forum) == []
    await forum.pass_minutes(61)
    await basel.says(code)
    assert ("W1", "room", None) in await marks(forum)


async def test_an_open_form_is_no_way_to_guess_without_end(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("11:20"))
    code = await code_of(forum, "W1")
    await basel.says("/me")
    await basel.taps("تعديل بياناتي")
    await basel.taps("الصفة")
    for _ in range(6):
        await basel.says("22222" if code != "22222" else "33333")
        await basel.says("/me")
        await basel.taps("تعديل بياناتي")
        await basel.taps("الصفة")
    with pytest.raises(guesses.TooManyGuesses):
        await forum.ask(guesses.check, basel.user_id)
    await basel.says(code)
    assert await marks(forum) == []


async def test_the_right_code_is_taken_even_while_a_form_asks(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("11:20"))
    await basel.says("/me")
    await basel.taps("تعديل بياناتي")
    await basel.taps("الصفة")
    await basel.says(await code_of(forum, "W1"))
    assert "سُجّل الحضور" in basel.screen
    assert await forum.ask(drafts.active, basel.user_id) is not None


async def test_a_strangers_room_code_is_neither_right_nor_wrong(forum: Forum, dana: Actor) -> None:
    await forum.clock_to(at("11:20"))
    for code in (await code_of(forum, "W1"), "22222"):
        await dana.says(code)
        assert "للمشاركين المسجَّلين" in dana.screen
    assert await marks(forum) == []
    assert await forum.rows("SELECT * FROM guess") == []


async def test_five_digits_while_nothing_is_on(forum: Forum, basel: Actor) -> None:
    await forum.clock_to(at("20:00"))
    await basel.says("23456")
    assert "لا توجد الآن جلسة قائمة" in basel.screen
    assert await forum.rows("SELECT * FROM guess") == []


async def test_the_hall_slide_comes_as_a_picture(forum: Forum, amina: Actor) -> None:
    await amina.says("/attendance")
    await amina.taps("شاشة القاعة")
    await amina.taps("التحول الرقمي، 11:15")
    await forum.settle(within=30)
    [message] = [one for one in amina.messages if "photo" in one]
    assert (message["photo"][-1]["width"], message["photo"][-1]["height"]) == (slide.WIDTH, slide.HEIGHT)
    assert "شاشة القاعة: التحول الرقمي. يُقبل الرمز من 11:00 إلى 13:00" in text_of(message)
    assert [button["text"] for button in buttons_of(message)] == ["شاشة أخرى"]
    await amina.taps("شاشة أخرى", message=message)
    assert "يُرجى اختيار الجلسة" in amina.screen


@pytest.mark.parametrize("name", ["basel", "dana", "omar"])
async def test_the_hall_slide_is_for_staff_at_the_door_alone(
    forum: Forum, request: pytest.FixtureRequest, name: str
) -> None:
    actor = request.getfixturevalue(name)
    await actor.says("/start")
    await actor.forges("slm:4")
    assert actor.sees("غير متاح لك")
    assert await forum.rows("SELECT * FROM job WHERE kind = 'slide'") == []


async def test_room_codes_are_nowhere_in_the_database(forum: Forum, amina: Actor) -> None:
    code = await code_of(forum, "W1")
    await amina.says("/attendance")
    await amina.taps("شاشة القاعة")
    await amina.taps("التحول الرقمي، 11:15")
    await forum.settle(within=30)
    dump = await forum.ask(lambda tx: "\n".join(tx.connection.iterdump()))
    assert f"'{code}'" not in dump
    assert code not in "\n".join(line for line in dump.splitlines() if "outbox" in line or "audit" in line)
    assert await forum.ask(attendance.present, DAY1) == set()


def test_a_long_title_stays_on_two_lines() -> None:
    title = "عرض بيانات مجالات التركيز الأساسية ومؤشرات الأداء المؤسسي وقياس الأثر في البلديات كافة"
    lines = slide.wrapped(title).split("\n")
    assert len(lines) == 2
    assert all(len(line) <= slide.LONGEST_LINE for line in lines)
    assert lines[-1].endswith("…")
    assert slide.wrapped("ب" * 90).endswith("…")
    assert slide.wrapped("التحول الرقمي") == "التحول الرقمي"


def test_a_slide_is_drawn_from_either_side(tmp_path: Path) -> None:
    for rtl in (True, False):
        one = Slide("التحول الرقمي", "11:15", "رمز القاعة", "47296", "يُكتب الرمز", "البوت", "https://t.me/x", rtl)
        path = tmp_path / f"{rtl}.png"
        slide.draw(path, one)
        assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert (tmp_path / "True.png").read_bytes() != (tmp_path / "False.png").read_bytes()

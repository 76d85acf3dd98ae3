"""After a release and a quiet period those concerned are told once, with old and new; and what the staff see of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot import scheduler
from handlers import tellings as said
from storage import (
    acknowledgements,
    agenda,
    chases,
    due,
    jobs,
    people,
    programme,
    registration,
    releases,
    settings,
    tellings,
)
from storage.acknowledgements import Standing
from storage.database import Tx
from storage.diff import What
from storage.people import Role
from tests.cast import MARKS, Actor, Forum, at, text_of
from tests.held import Held, local, session


def change(tx: Tx, code: str, *, by: int | None = None, **columns: object) -> None:
    row = next(row for row in releases.released(tx) if row.code == code)
    releases.bring_in(tx, [replace(row, **columns)], comment="changed", by=by)  # type: ignore[arg-type]


def move(tx: Tx, code: str, *, minutes: int, by: int | None = None, **columns: object) -> None:
    length = timedelta(minutes=minutes)
    row = next(row for row in releases.released(tx) if row.code == code)
    change(tx, code, by=by, starts_at=row.starts_at + length, ends_at=row.ends_at + length, **columns)


def choose(tx: Tx, name: str, code: str) -> None:
    person = tx.value("SELECT id FROM person WHERE name LIKE ?", f"{name}%")
    session = programme.session(tx, code)
    assert session is not None
    agenda.choose(tx, person, session, instead=True)


def heard(actor: Actor, words: str) -> list[str]:
    return [text_of(message) for message in actor.messages if words in text_of(message)]


@pytest.fixture(autouse=True)
def _cards_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A card waits for nobody: how seldom it may be edited is the dispatcher's, and tested there."""
    monkeypatch.setattr(said, "CARD_SECONDS", 0)


async def test_the_conversation_of_the_handlers_first_page(
    forum: Forum, amina: Actor, basel: Actor, dana: Actor
) -> None:
    await forum.do(move, "W1", minutes=-30, by=amina.user_id)
    await forum.pass_minutes(2)
    assert heard(basel, "تغيير في البرنامج") == []
    await forum.pass_minutes(2)
    (told,) = heard(basel, "تغيير في البرنامج")
    assert "التحول الرقمي: تغيّر الموعد" in told
    assert "الثلاثاء، 16 ديسمبر 2025\nالموعد السابق: من 11:15 إلى 12:45\nالموعد الجديد: من 10:45 إلى 12:15" in told
    assert "المكان: القاعة الكبرى" in told
    assert dana.messages == []
    assert amina.sees("الإبلاغ عن تغييرات النسخة 2")
    assert amina.sees("قبلها تيليغرام: 2")
    assert amina.sees("✓ أُكّد استلامها: 0 من 2")
    assert amina.sees("لا يُبلِغ تيليغرام بوصول الرسالة ولا بقراءتها")
    await amina.taps("من لم يؤكد الاستلام")
    assert "2. عمر علي الزنتاني، زليتن: +218910000105" in amina.screen
    await basel.taps("وصلني")
    await forum.pass_minutes(1)
    assert amina.sees("✓ أُكّد استلامها: 1 من 2")
    assert "2. عمر علي الزنتاني" in amina.screen  # the list stands by itself
    await amina.taps("من لم يؤكد الاستلام")
    assert "1. عمر علي الزنتاني، زليتن: +218910000105" in amina.screen
    await basel.taps("التحول الرقمي")
    assert "الوقت: من 10:45 إلى 12:15" in basel.screen


async def test_a_card_that_would_show_nothing_new_is_not_drawn(
    forum: Forum, amina: Actor, basel: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await forum.do(move, "W1", minutes=-30, by=amina.user_id)
    await forum.pass_minutes(4)
    await forum.do(lambda tx: tx.wake("about"))
    compared: list[int] = []

    def compare(_tx: Tx, telling: tellings.Telling) -> list[Any]:
        compared.append(telling.id)
        return []

    monkeypatch.setattr(tellings, "changes_of", compare)
    await forum.bot.database.write(lambda tx: said.progress(tx, forum.bot.frame))
    assert compared == []
    await basel.taps("وصلني")
    await forum.sandbox.until(lambda: compared != [])
    assert len(compared) == 1


async def test_a_second_correction_makes_no_second_message(forum: Forum, basel: Actor) -> None:
    await forum.do(change, "W1", room="القاعة 9")
    await forum.pass_minutes(2)
    await forum.do(change, "W1", room="القاعة 5")
    await forum.pass_minutes(2)
    assert heard(basel, "في البرنامج") == []
    await forum.pass_minutes(2)
    (told,) = heard(basel, "تغيير في البرنامج")
    assert "المكان السابق: القاعة الكبرى\nالمكان الجديد: القاعة 5" in told
    assert "القاعة 9" not in told


async def test_corrections_cannot_put_it_off_for_ever(forum: Forum, basel: Actor) -> None:
    for room in range(1, 7):
        await forum.do(change, "W1", room=f"القاعة {room}0")
        await forum.pass_minutes(2)
    assert len(heard(basel, "تغيير في البرنامج")) == 1


async def test_what_is_taken_back_in_the_quiet_period_is_told_to_nobody(forum: Forum, basel: Actor) -> None:
    await forum.do(change, "W1", room="القاعة 9")
    await forum.do(change, "W1", room="القاعة الكبرى")
    await forum.pass_minutes(10)
    assert heard(basel, "في البرنامج") == []


async def test_text_alone_is_told_to_nobody(forum: Forum, basel: Actor, amina: Actor) -> None:
    await forum.do(change, "W1", facilitator="ميسّر آخر", title_en="Digital", by=amina.user_id)
    await forum.pass_minutes(10)
    assert heard(basel, "في البرنامج") == []
    assert not amina.sees("الإبلاغ عن تغييرات")


async def test_only_those_concerned_are_told(forum: Forum, basel: Actor, omar: Actor) -> None:
    await forum.do(choose, "باسل", "W1")
    await forum.do(choose, "عمر", "W2")
    await forum.do(change, "W1", room="القاعة 9")
    await forum.pass_minutes(4)
    assert len(heard(basel, "المكان الجديد: القاعة 9")) == 1
    assert heard(omar, "القاعة 9") == []
    await forum.do(change, "D1-DATA", room="القاعة 7")
    await forum.pass_minutes(4)
    for actor in (basel, omar):
        assert len(heard(actor, "المكان الجديد: القاعة 7")) == 1


async def test_far_ahead_nobody_is_asked_to_acknowledge_a_later_start_but_a_cancellation(
    forum: Forum, basel: Actor
) -> None:
    await forum.do(move, "W8", minutes=30)
    await forum.pass_minutes(4)
    assert heard(basel, "تغيّر الموعد")
    assert "وصلني" not in basel.labels
    await forum.do(change, "W8", cancelled=True)
    await forum.pass_minutes(4)
    assert "أُلغيت" in basel.screen
    assert basel.labels[0] == "وصلني"


async def test_in_english_it_speaks_english(forum: Forum, basel: Actor) -> None:
    await forum.do(people.choose_language, basel.user_id, "en")
    await forum.do(move, "W1", minutes=30, room="Hall 9")
    await forum.pass_minutes(4)
    assert "Digital transformation: another time and place" in basel.screen
    assert "Tuesday, 16 December 2025\nTime before: 11:15 to 12:45\nTime now: 11:45 to 13:15" in basel.screen
    assert "Place now: Hall 9" in basel.screen


async def test_the_ushers_get_who_has_not_acknowledged_ten_minutes_before(
    forum: Forum, basel: Actor, omar: Actor, ziad: Actor
) -> None:
    await ziad.says("/start")
    await forum.do(people.grant, ziad.user_id, Role.USHER, scope="2025-12-16")
    await forum.clock_to(at("10:30"))
    await forum.do(change, "W1", room="القاعة 9")
    await forum.pass_minutes(4)
    await basel.taps("وصلني")
    await forum.clock_to(at("11:04"))
    assert not ziad.sees("لم يؤكد")
    await forum.clock_to(at("11:06"))
    (called,) = heard(ziad, "لم يؤكد استلام هذا التغيير")
    assert "المكان الجديد: القاعة 9" in called
    assert "1. عمر علي الزنتاني، زليتن: +218910000105" in called
    assert "باسل" not in called
    await forum.clock_to(at("11:16"))
    assert len(heard(ziad, "لم يؤكد")) == 1


async def test_deputies_without_telegram_are_on_the_list_to_call(forum: Forum, amina: Actor) -> None:
    def enter(tx: Tx) -> None:
        for name, code in (("نوري سالم الفقي", "W1"), ("هند علي الزوي", "W2")):
            person = tx.add(
                "person",
                name=name,
                name_key=name,
                municipality_other="غات",
                phone="+218911112233",
                state="registered",
                created_at=tx.stamp,
                updated_at=tx.stamp,
            )
            session = programme.session(tx, code)
            assert session is not None
            agenda.choose(tx, person, session)

    await forum.do(enter)
    await forum.clock_to(at("10:30"))
    await forum.do(change, "W1", room="القاعة 9")
    await forum.pass_minutes(4)
    await forum.clock_to(at("11:06"))
    (called,) = heard(amina, "لم يؤكدوا استلام هذا التغيير")
    assert "نوري سالم الفقي، غات: +218911112233" in called
    assert "هند علي" not in called


async def test_without_ushers_the_organizers_get_the_list_and_a_session_changed_again_is_not_called_for_twice(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await forum.clock_to(at("10:30"))
    await forum.do(change, "W1", room="القاعة 9")
    await forum.pass_minutes(4)
    await forum.do(move, "W1", minutes=15)
    await forum.pass_minutes(4)
    await forum.clock_to(at("11:06"))
    assert heard(amina, "لم يؤكد") == []
    await forum.clock_to(at("11:21"))
    (called,) = heard(amina, "لم يؤكد")
    assert "من 11:30 إلى 13:00" in called
    assert "مشاركان لم يؤكدا" in called


async def test_staff_of_a_session_are_told_although_they_do_not_take_part(forum: Forum, ziad: Actor) -> None:
    await ziad.says("/start")
    await forum.do(people.grant, ziad.user_id, Role.RAPPORTEUR, scope="W1")
    await forum.do(change, "W1", room="القاعة 9")
    await forum.do(change, "W2", room="القاعة 8")
    await forum.pass_minutes(4)
    assert heard(ziad, "المكان الجديد: القاعة 9")
    assert heard(ziad, "القاعة 8") == []


async def test_who_blocked_the_bot_is_named_and_hears_it_on_coming_back(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await forum.sandbox.block(basel.user_id)
    await forum.do(change, "W1", room="القاعة 9", by=amina.user_id)
    await forum.pass_minutes(4)
    await forum.pass_minutes(1)
    assert amina.sees("تعذّر الوصول إلى 1: باسل محمد الورفلي")
    await forum.sandbox.unblock(basel.user_id)
    await forum.settle()
    assert heard(basel, "المكان الجديد: القاعة 9")


async def test_a_restart_says_nothing_twice(forum: Forum, basel: Actor) -> None:
    await forum.do(change, "W1", room="القاعة 9")
    await forum.pass_minutes(4)
    await forum.restart_bot()
    await forum.pass_minutes(4)
    assert len(heard(basel, "المكان الجديد: القاعة 9")) == 1


async def test_after_an_outage_of_an_hour_it_is_still_told_and_once(forum: Forum, basel: Actor) -> None:
    await forum.do(change, "W1", room="القاعة 9")
    await forum.stop_bot()
    await forum.sandbox.jump(at("09:40"))
    await forum.start_bot()
    await forum.pass_minutes(1)
    assert len(heard(basel, "المكان الجديد: القاعة 9")) == 1


async def test_after_an_outage_that_was_too_long_nobody_is_told_of_what_is_over(forum: Forum, basel: Actor) -> None:
    await forum.do(change, "W1", room="القاعة 9")
    await forum.stop_bot()
    await forum.sandbox.jump(at("13:00"))
    await forum.start_bot()
    await forum.pass_minutes(1)
    assert heard(basel, "القاعة 9") == []


@pytest.mark.parametrize("minutes", [0, 20])
async def test_the_quiet_period_is_a_setting(forum: Forum, basel: Actor, minutes: int) -> None:
    await forum.do(settings.put, "quiet_minutes", minutes)
    await forum.do(change, "W1", room="القاعة 9")
    await forum.pass_minutes(max(minutes - 1, 0.1))
    assert len(heard(basel, "القاعة 9")) == (0 if minutes else 1)
    await forum.pass_minutes(2)
    assert len(heard(basel, "القاعة 9")) == 1


async def test_the_first_programme_of_all_is_told_to_nobody(forum: Forum, basel: Actor) -> None:
    assert await forum.ask(tellings.latest) == []
    await forum.pass_minutes(10)
    assert heard(basel, "في البرنامج") == []


async def test_a_meeting_of_three_municipalities_is_news_to_those_alone(
    forum: Forum, basel: Actor, omar: Actor
) -> None:
    def enrol_elsewhere(tx: Tx) -> None:
        tx.run(
            "UPDATE person SET municipality_other = 'غات', municipality_id = NULL WHERE id ="
            " (SELECT person_id FROM account WHERE user_id = ?)",
            omar.user_id,
        )

    def add(tx: Tx) -> None:
        row = next(row for row in releases.released(tx) if row.code == "W1")
        meeting = replace(row, code="M1", title_ar="اجتماع البلديات الثلاث", audience="زليتن، مصراتة، الخمس")
        releases.bring_in(tx, [meeting], comment="a meeting")

    await forum.do(enrol_elsewhere)
    await forum.do(people.revoke, omar.user_id, Role.FACILITATOR)
    await forum.do(add)
    await forum.pass_minutes(4)
    assert heard(basel, "اجتماع البلديات الثلاث: جلسة مضافة")
    assert heard(omar, "اجتماع البلديات") == []
    await forum.do(change, "M1", audience="غات")
    await forum.pass_minutes(4)
    assert "اجتماع البلديات الثلاث: أُلغيت" in basel.screen
    assert "اجتماع البلديات الثلاث: جلسة مضافة" in omar.screen


# Without the bot


@pytest.fixture
def forum_of_three() -> Held:
    held = Held(local("08:00"))
    held.register(1, 2, 3)
    held.release(session("W1", "11:00", "12:00", room="A"), session("W2", "15:00", "16:00", room="A"))
    return held


def fall_due(held: Held) -> None:
    for one in held.do(due.fallen, limit=500):
        if one.kind in said.DUE:
            held.do(scheduler._perform, held.frame, said.DUE[one.kind], one)


def step(held: Held) -> bool:
    """One chunk of the oldest job that tells."""
    found = [job for job in held.do(jobs.waiting) if job.kind == tellings.CHANGES]
    if not found:
        return False
    if held.do(said.write_some, held.frame, found[0]):
        held.do(jobs.done, found[0])
    return True


def tell(held: Held) -> None:
    """The quiet period passes, and everybody is written to."""
    held.later(minutes=3)
    fall_due(held)
    while step(held):
        pass


def changes(held: Held) -> list[dict[str, Any]]:
    return held.rows("SELECT * FROM outbox WHERE key LIKE 'changes:%' AND key NOT LIKE '%card%' ORDER BY id")


def text(row: dict[str, Any]) -> str:
    shown: str = json.loads(row["payload"])["text"]
    return MARKS.sub("", shown)


def send(held: Held, user_id: int) -> None:
    held.connection.execute("UPDATE outbox SET state = 'sent' WHERE chat_id = ? AND state = 'waiting'", (user_id,))


def test_a_registered_person_is_asked_once_per_telling(forum_of_three: Held) -> None:
    held = forum_of_three
    held.change("W1", cancelled=True)
    tell(held)
    assert held.do(acknowledgements.figures, "changes:1")[Standing.WAITING] == 3


def test_what_waits_when_its_session_changes_again_is_replaced_from_what_the_person_knew(
    forum_of_three: Held,
) -> None:
    held = forum_of_three
    held.change("W1", room="B")
    tell(held)
    send(held, 1)
    held.change("W1", starts_at=local("11:30"))
    assert {row["chat_id"]: row["state"] for row in changes(held)} == {1: "sent", 2: "skipped", 3: "skipped"}
    tell(held)
    told = {row["chat_id"]: text(row) for row in changes(held) if row["state"] == "waiting"}
    assert "Place before" not in told[1]
    for user_id in (2, 3):
        assert "Place before: A" in told[user_id]
        assert "Place now:</b> B" in told[user_id]
    assert held.rows("SELECT 1 FROM notice WHERE replaced = 1") == []


def test_what_waits_and_is_as_it_was_again_is_not_told_at_all(forum_of_three: Held) -> None:
    held = forum_of_three
    held.change("W1", room="B")
    tell(held)
    held.change("W1", room="A")
    tell(held)
    assert [row for row in changes(held) if row["state"] == "waiting"] == []
    assert held.do(acknowledgements.figures, "changes:1")[Standing.WAITING] == 0


def test_a_change_of_another_session_lets_what_waits_go_out(forum_of_three: Held) -> None:
    held = forum_of_three
    held.change("W1", room="B")
    tell(held)
    held.change("W2", room="C")
    tell(held)
    assert len([row for row in changes(held) if row["state"] == "waiting"]) == 6


def test_a_release_in_the_middle_of_a_telling_leaves_the_rest_to_the_next(
    forum_of_three: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = forum_of_three
    monkeypatch.setattr(tellings, "CHUNK", 1)
    held.change("W1", room="B")
    held.later(minutes=3)
    fall_due(held)
    step(held)
    held.change("W2", room="C")
    while step(held):
        pass
    tell(held)
    waiting = [row for row in changes(held) if row["state"] == "waiting"]
    assert sorted(row["chat_id"] for row in waiting) == [1, 1, 2, 3]
    for row in waiting:
        if row["chat_id"] != 1:
            assert "Title of W1" in row["payload"]
            assert "Title of W2" in row["payload"]


def test_a_correction_of_words_in_the_middle_of_a_telling_loses_nobody(forum_of_three: Held) -> None:
    held = forum_of_three
    held.change("W1", room="B")
    held.later(minutes=3)
    fall_due(held)
    held.change("W1", facilitator="another")
    tell(held)
    assert sorted(row["chat_id"] for row in changes(held) if row["state"] == "waiting") == [1, 2, 3]


def test_in_quiet_hours_what_can_wait_waits_and_what_is_near_does_not(forum_of_three: Held) -> None:
    held = forum_of_three
    held.now = local("22:30", day=15)
    held.change("W1", room="B")
    held.connection.execute("UPDATE account SET quiet = 'off' WHERE user_id = 2")
    tell(held)
    assert {row["chat_id"]: row["not_before"] for row in changes(held)} == {
        1: "2025-12-16T04:00:00Z",
        2: None,
        3: "2025-12-16T04:00:00Z",
    }
    held.change("W1", starts_at=local("06:30"), ends_at=local("08:00"))
    tell(held)
    assert [row["not_before"] for row in changes(held) if row["state"] == "waiting"] == [None] * 3


def test_past_sessions_are_news_to_nobody(forum_of_three: Held) -> None:
    held = forum_of_three
    held.now = local("20:00")
    held.change("W1", room="B")
    tell(held)
    assert changes(held) == []


def test_a_new_time_that_is_in_the_past_tells_those_who_would_come(forum_of_three: Held) -> None:
    held = forum_of_three
    held.now = local("10:30")
    held.change("W1", starts_at=local("09:00"), ends_at=local("10:00"))
    tell(held)
    assert len(changes(held)) == 3


def test_staff_are_asked_by_the_scope_of_their_role(forum_of_three: Held) -> None:
    held = forum_of_three
    w1 = held.do(releases.released)[0]
    assert held.do(chases.callers, w1, "2025-12-16", frozenset({9})) == [9]
    held.do(people.grant, 3, Role.ORGANIZER)
    assert held.do(chases.callers, w1, "2025-12-16", frozenset({9})) == [3]
    held.do(people.grant, 1, Role.USHER, scope="W2")
    held.do(people.grant, 2, Role.USHER, scope="W1")
    assert held.do(chases.callers, w1, "2025-12-16", frozenset({9})) == [2]


def test_people_who_register_later_are_told_of_what_comes_later(forum_of_three: Held) -> None:
    held = forum_of_three
    held.change("W1", room="B")
    tell(held)
    held.do(registration.enrol, 4, name="Deputy 4")
    held.change("W2", room="C")
    tell(held)
    (row,) = [row for row in changes(held) if row["chat_id"] == 4]
    assert "Title of W1" not in row["payload"]


def test_a_telling_names_its_changes(forum_of_three: Held) -> None:
    held = forum_of_three
    held.change("W1", room="B", facilitator="another")
    tell(held)
    (telling,) = held.do(tellings.latest)
    (found,) = held.do(tellings.changes_of, telling)
    assert found.what == (What.ROOM, What.TEXT)

"""/me in full: what is expected of me, reminders on and off, my data out, leaving the forum, deletion."""

from __future__ import annotations

import json
from typing import Any

from storage import leaving, my_data, people
from storage.people import Role
from tests.cast import Actor, Forum, at, text_of


async def rates(actor: Actor, code: str, stars: int) -> None:
    session = (await actor.forum.rows("SELECT id FROM session WHERE code = ?", code))[0]["id"]
    await actor.says("/feedback")
    await actor.forges(f"fb:{session}:{stars}")
    await actor.taps("إرسال باسمي")


async def recommends(actor: Actor, title: str) -> None:
    await actor.says("/recommend")
    for _ in range(2):
        await actor.taps(actor.labels[0])
    for answer in (title, "المشكلة", "إنشاء منصة موحدة للخدمات", "الجهة"):
        await actor.says(answer)
    for _ in range(2):
        await actor.taps(actor.labels[0])
    await actor.taps("إرسال")


async def taken(actor: Actor) -> dict[str, Any]:
    """The file of the person's own data."""
    await actor.says("/privacy")
    await actor.taps("نسخة من بياناتي")
    document = next(message for message in reversed(actor.messages) if "document" in message)["document"]
    assert document["file_name"].startswith("forum-my-data-2025-12-")
    stored = actor.forum.sandbox.world.files.find(document["file_id"])
    assert stored is not None
    found = json.loads(stored.content)
    assert isinstance(found, dict)
    return found


async def deletes(actor: Actor) -> None:
    await actor.says("/privacy")
    await actor.taps("حذف بياناتي")
    await actor.taps("حذف بياناتي")
    await actor.taps("نعم، حذف كل شيء")


def commands_of(actor: Actor) -> list[str]:
    return [one["command"] for one in actor.forum.sandbox.commands(actor.user_id, actor.user_id, "ar")]


async def test_me_says_what_is_expected_and_where_my_recommendations_stand(forum: Forum, basel: Actor) -> None:
    await basel.says("/me")
    assert "لا شيء مطلوب منك الآن" in basel.screen
    await forum.clock_to(at("13:00"))
    await recommends(basel, "توصية أولى")
    await rates(basel, "W1", 4)
    await basel.says("/recommend")
    await basel.taps(basel.labels[0])
    await basel.says("/me")
    ended = await forum.rows("SELECT id FROM session WHERE kind <> 'break' AND ends_at <= '2025-12-16T11:00:00Z'")
    assert f"تقييم {len(ended) - 1} جلسات" in basel.screen
    assert "إكمال مسودة واحدة" in basel.screen
    assert "مقدَّمة: 1" in basel.screen
    assert len(basel.labels) <= 6


async def test_below_a_file_the_menu_comes_as_a_message_of_its_own(forum: Forum, basel: Actor) -> None:
    await taken(basel)
    file = next(message for message in basel.messages if "document" in message)
    await basel.taps("القائمة الرئيسية", message=file)
    assert "يُرجى الاختيار من الأزرار" in basel.screen
    assert not basel.sees("خلل لدينا")
    assert file in basel.messages


async def test_reminders_are_switched_off_and_on_by_kind(forum: Forum, basel: Actor, omar: Actor) -> None:
    await basel.says("/me")
    await basel.taps("اللغة")
    await basel.taps("التنبيهات")
    await basel.taps("✓ تذكير قبل الجلسات")
    assert basel.toasts[-1] == "أُوقف هذا التنبيه"
    assert any("✗ تذكير قبل الجلسات" in label for label in basel.labels)
    await forum.clock_to(at("11:00"))
    assert not basel.sees("جلستان متوازيتان تبدآن")
    assert omar.sees("جلستان متوازيتان تبدآن")
    await basel.says("/language")
    await basel.taps("التنبيهات")
    await basel.taps("✗ تذكير قبل الجلسات")
    assert await forum.rows("SELECT muted FROM account WHERE user_id = ?", basel.user_id) == [{"muted": ""}]


async def test_a_muted_kind_leaves_announcements(forum: Forum, amina: Actor, basel: Actor) -> None:
    for kind in ("morning", "reminder", "feedback"):
        await basel.says("/menu")
        await basel.forges(f"remm:{kind}:1")
    await amina.announces("إعلان للجميع")
    assert basel.sees("إعلان للجميع")
    await forum.clock_to(at("12:46"))
    assert not basel.sees("أي جلسة حضرت")


async def test_strangers_have_no_reminders_to_switch(ziad: Actor) -> None:
    await ziad.says("/language")
    assert not any("التنبيهات" in label for label in ziad.labels)
    for forged in ("rem", "remm:morning:1", "remm:nothing:1", "remm:morning:7", "lvw:1"):
        await ziad.forges(forged)
    assert ziad.unanswered == []


async def test_my_data_are_mine_and_whole(forum: Forum, basel: Actor, omar: Actor) -> None:
    await forum.clock_to(at("13:00"))
    await recommends(basel, "توصية أولى")
    await rates(basel, "W1", 4)
    await rates(omar, "W1", 2)
    await basel.says("/recommend")
    await basel.taps(basel.labels[0])
    found = await taken(basel)
    assert found["participant"]["name"] == "باسل محمد الورفلي"
    assert found["participant"]["phone"] == "+218910000103"
    assert found["account"]["user_id"] == basel.user_id
    assert [(one["session"], one["rating"]) for one in found["feedback"]] == [("W1", 4)]
    (recommendation,) = found["recommendations"]
    assert recommendation["title"] == "توصية أولى"
    assert [one["version"] for one in recommendation["versions"]] == [1]
    assert [one["form"] for one in found["drafts"]] == ["recommendation"]
    assert found["messages"]
    assert not {"payload", "text"} & set(found["messages"][0])
    assert "register" in [one["act"] for one in found["log"]]
    assert "عمر" not in json.dumps(found, ensure_ascii=False)


async def test_what_staff_did_to_others_is_in_the_file_without_the_others(
    forum: Forum, waleed: Actor, basel: Actor
) -> None:
    await waleed.says("/staff")
    for label in ("منح صلاحية", "باسل محمد", "منظِّم", "إرسال"):
        await waleed.taps(label)
    found = await forum.ask(my_data.everything, waleed.user_id)
    assert "grant" in [one["act"] for one in found["log"]]
    assert str(basel.user_id) not in json.dumps(found["log"])
    assert "participant" not in found


async def test_a_stranger_gets_what_there_is(ziad: Actor) -> None:
    await ziad.says("/start")
    found = await taken(ziad)
    assert found["account"]["user_id"] == ziad.user_id
    assert "participant" not in found


async def test_the_file_is_gone_from_the_disk_once_sent(forum: Forum, basel: Actor) -> None:
    await taken(basel)
    await forum.settle()
    assert list((forum.folder / "data" / "outgoing").glob("my-data-*")) == []


async def test_one_leaves_the_forum_and_may_come_back(forum: Forum, basel: Actor) -> None:
    await basel.says("/privacy")
    await basel.taps("الانسحاب من المنتدى")
    assert "لا تصل التنبيهات ولا الإعلانات" in basel.screen
    await basel.taps("نعم، الانسحاب")
    assert "سُجّل الانسحاب" in basel.screen
    assert "feedback" not in commands_of(basel)
    assert (await forum.rows("SELECT state FROM person WHERE name LIKE 'باسل%'"))[0]["state"] == "withdrawn"
    await basel.says("/me")
    assert "البيانات ما زالت محفوظة" in basel.screen
    await forum.clock_to(at("11:00"))
    assert not basel.sees("جلستان متوازيتان تبدآن")
    await basel.says("/start")
    await basel.taps("التسجيل في المنتدى")
    await basel.taps("أوافق")
    await basel.says("/me")
    assert "باسل محمد الورفلي" in basel.screen


async def test_going_back_leaves_nobody(forum: Forum, basel: Actor) -> None:
    await basel.says("/privacy")
    await basel.taps("الانسحاب من المنتدى")
    await basel.taps("الخصوصية")
    await basel.taps("حذف بياناتي")
    await basel.taps("حذف بياناتي")
    await basel.taps("الخصوصية")
    assert (await forum.rows("SELECT state FROM person WHERE name LIKE 'باسل%'"))[0]["state"] == "registered"


async def test_leaving_twice_says_that_one_is_not_registered(basel: Actor) -> None:
    await basel.says("/privacy")
    await basel.taps("الانسحاب من المنتدى")
    _, data = basel.button("نعم، الانسحاب")
    await basel.taps("نعم، الانسحاب")
    await basel.forges(data)
    assert basel.sees("للمشاركين المسجَّلين")


async def test_deletion_leaves_a_stranger(forum: Forum, basel: Actor, omar: Actor) -> None:
    await forum.clock_to(at("13:00"))
    await rates(basel, "W1", 4)
    await rates(omar, "W1", 2)
    await basel.says("/recommend")
    await basel.taps(basel.labels[0])
    await deletes(basel)
    assert "حُذفت البيانات" in basel.screen
    assert await forum.rows("SELECT name FROM person WHERE name LIKE 'باسل%' OR name = ''") == []
    for table in ("account", "draft", "role", "request"):
        assert await forum.rows(f"SELECT * FROM {table} WHERE user_id = ?", basel.user_id) == []
    assert len(await forum.rows("SELECT rating FROM feedback")) == 1
    assert (await forum.rows("SELECT actor FROM audit WHERE act = 'deleted'")) == [{"actor": basel.user_id}]
    assert "feedback" not in commands_of(basel)
    await basel.says("/me")
    assert "غير مسجَّل" in basel.screen
    await basel.taps("القائمة الرئيسية")
    assert "مرحباً بكم" in basel.screen


async def test_deletion_leaves_no_row_of_the_account_in_any_table(forum: Forum, amina: Actor, basel: Actor) -> None:
    """Also in tables that are added later: each that names an account or a participant must be thought of."""
    person = (await forum.rows("SELECT person_id FROM account WHERE user_id = ?", basel.user_id))[0]["person_id"]
    await amina.says("/checkin")
    await amina.says("باسل")
    await amina.taps("تسجيل الحضور")
    assert await forum.rows("SELECT id FROM check_in WHERE person_id = ?", person)
    await basel.says("/start swrong")
    await forum.do(people.grant, basel.user_id, Role.USHER)
    await basel.says("/checkin")
    await basel.says("/attendance")
    await deletes(basel)
    named = {"user_id": basel.user_id, "person_id": person, "author_id": person, "used_by": basel.user_id}
    tables = await forum.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    for table in (row["name"] for row in tables):
        columns = {row["name"] for row in await forum.rows(f"SELECT name FROM pragma_table_info('{table}')")}
        for column in columns & named.keys():
            assert await forum.rows(f"SELECT * FROM {table} WHERE {column} = ?", named[column]) == [], (table, column)


async def test_a_recommendation_on_record_stays_without_any_trace_of_its_author(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await forum.clock_to(at("13:00"))
    await recommends(basel, "توصية تبقى")
    await recommends(basel, "توصية تُسحب")
    await basel.taps("عرض التوصية")
    await basel.taps("سحب")
    await basel.taps(next(label for label in basel.labels if "سحب" in label))
    await basel.says("/privacy")
    await basel.taps("حذف بياناتي")
    assert "وتبقى توصية مسجَّلة واحدة دون اسم صاحبها" in basel.screen
    await basel.taps("حذف بياناتي")
    await basel.taps("نعم، حذف كل شيء")
    kept = await forum.rows("SELECT r.title, p.* FROM recommendation r JOIN person p ON p.id = r.author_id")
    assert [row["title"] for row in kept] == ["توصية تبقى"]
    empty = ("name", "name_key", "phone", "position", "note", "municipality_other", "roster_role")
    assert {kept[0][column] for column in empty} == {""}
    assert kept[0]["municipality_id"] is None
    assert kept[0]["state"] == "withdrawn"
    assert {row["written_by"] for row in await forum.rows("SELECT written_by FROM recommendation_version")} == {None}
    await amina.exports("التوصيات")
    assert amina.unanswered == []


async def test_what_waits_for_the_deleted_is_not_sent_and_counts_still_add_up(
    forum: Forum, amina: Actor, basel: Actor
) -> None:
    await amina.announces("إعلان للجميع")
    before = await forum.rows("SELECT count(*) AS n FROM outbox WHERE about = 'announcement:1'")
    await deletes(basel)
    assert await forum.rows("SELECT count(*) AS n FROM outbox WHERE about = 'announcement:1'") == before
    left = await forum.rows("SELECT payload FROM outbox WHERE chat_id = ? AND about IS NOT NULL", basel.user_id)
    assert left == []


async def test_the_last_question_stands_for_ten_minutes(forum: Forum, basel: Actor) -> None:
    await basel.says("/privacy")
    await basel.taps("حذف بياناتي")
    await basel.taps("حذف بياناتي")
    card = basel.messages[-1]
    await forum.pass_minutes(11)
    await basel.taps("نعم، حذف كل شيء", message=card)
    assert basel.toasts[-1] == "انتهت صلاحية هذه الشاشة. يُرجى المتابعة من القائمة الرئيسية."
    for forged in ("lvz:0", "lvz:99999999999", "lvz:-5", "lvz:x"):
        await basel.forges(forged)
    await basel.says("/me")
    assert "باسل محمد الورفلي" in basel.screen


async def test_owners_of_the_settings_and_the_last_owner_cannot_vanish(
    forum: Forum, waleed: Actor, amina: Actor
) -> None:
    await waleed.says("/privacy")
    await waleed.taps("حذف بياناتي")
    assert waleed.sees("من إعدادات البوت")
    await forum.do(people.grant, amina.user_id, Role.OWNER)
    await deletes(amina)
    assert amina.sees("حُذفت البيانات")
    assert await forum.ask(people.holders, Role.ORGANIZER, frozenset()) == []


async def test_the_only_owner_is_told_to_make_another_first(forum: Forum, amina: Actor) -> None:
    await forum.do(people.grant, amina.user_id, Role.OWNER)
    forum.bot.frame.owners = frozenset()
    await amina.says("/privacy")
    await amina.taps("حذف بياناتي")
    assert amina.sees("المالك الوحيد للمنتدى")


async def test_who_is_deleted_may_register_anew(forum: Forum, basel: Actor) -> None:
    await deletes(basel)
    await basel.says("/start")
    assert basel.sees("التسجيل في المنتدى")
    await basel.taps("التسجيل في المنتدى")
    await basel.taps("أوافق")
    assert "الاسم" in basel.screen


async def test_nobody_of_whom_nothing_is_kept_is_deleted_all_the_same(forum: Forum, ziad: Actor) -> None:
    await ziad.says("/start")
    await deletes(ziad)
    assert await forum.rows("SELECT * FROM account WHERE user_id = ?", ziad.user_id) == []
    assert await forum.ask(leaving.on_record, ziad.user_id) == 0


async def test_in_english_too(basel: Actor) -> None:
    await basel.says("/language")
    await basel.taps("English")
    await basel.says("/me")
    assert "Nothing is asked of you now" in basel.screen
    await basel.says("/privacy")
    assert any("Delete my data" in label for label in basel.labels)
    await basel.taps("Leave the forum")
    await basel.taps("Yes, leave")
    assert "You have left the forum" in basel.screen
    assert not any("إعلان" in text_of(message) for message in basel.messages[-2:])

"""The page's endpoints: what they show, what they do, and whom they let in."""

from __future__ import annotations

import asyncio
import json
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.sandbox import Mark, Screen
from tests.sandbox_client import AMINA, BASEL, DANA, Bare, button, png, telegram

OPENS = datetime(2025, 12, 16, 6, 30, tzinfo=UTC)


async def get(bot: Bare, path: str, **headers: str) -> tuple[int, Any]:
    async with bot.session.get(bot.box.url + path, headers=headers) as response:
        body = await response.read()
        return response.status, json.loads(body) if "json" in response.content_type else body


async def post(bot: Bare, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
    async with bot.session.post(bot.box.url + path, json=body or {}, headers=headers) as response:
        return response.status, await response.json()


async def test_the_state_names_the_bot_the_clock_the_people_and_the_groups() -> None:
    marks = [Mark("قبل W1", OPENS)]
    async with telegram(starts_at=OPENS, marks=marks) as (box, bot):
        group = await box.make_group("لجنة", [AMINA])
        await bot("sendMessage", chat_id=BASEL, text="جديد")
        _, state = await get(bot, "/state")
        assert state["bot"] == {"id": 1, "name": "Forum", "username": "forum_sandbox_bot"}
        assert datetime.fromisoformat(state["now"]) >= OPENS
        assert state["timezone"] == "Africa/Tripoli"
        unread = {person["id"]: (person["unread"], person["started"]) for person in state["people"]}
        assert unread == {AMINA: (0, True), BASEL: (1, True), DANA: (0, False)}
        assert state["marks"] == [{"label": "قبل W1", "at": OPENS.isoformat()}]
        assert state["groups"] == [
            {"id": group, "title": "لجنة", "kind": "group", "bot_is": "member", "members": [AMINA], "unread": 0}
        ]


async def test_a_chat_shows_messages_keyboard_commands_and_reading_marks_it() -> None:
    async with telegram() as (box, bot):
        await bot("setMyCommands", commands=[{"command": "menu", "description": "القائمة"}])
        await bot("setMyDescription", description="بوت المنتدى")
        await bot("sendMessage", chat_id=BASEL, text="مرحبا", reply_markup={"keyboard": [["أ"]]})
        await bot("sendChatAction", chat_id=BASEL, action="typing")
        _, chat = await get(bot, f"/chats/{BASEL}")
        assert [message["text"] for message in chat["messages"]] == ["مرحبا"]
        assert chat["reply_keyboard"]["keyboard"] == [[{"text": "أ"}]]
        assert chat["commands"] == [{"command": "menu", "description": "القائمة"}]
        assert (chat["typing"], chat["bot_description"], chat["started"]) == (True, "بوت المنتدى", True)
        assert (await get(bot, "/state"))[1]["people"][1]["unread"] == 0
        assert (await get(bot, "/chats/999"))[0] == 400
        assert box.messages(BASEL)


async def test_people_act_through_the_page_as_the_cast_does() -> None:
    async with telegram(starts_at=OPENS) as (box, bot):
        _, said = await post(bot, f"/chats/{DANA}/start", {"payload": "tok"})
        assert said["message"]["text"] == "/start tok"
        sent = await bot("sendMessage", chat_id=DANA, text="؟", reply_markup=button("v:1"))
        _, said = await post(bot, f"/chats/{DANA}/say", {"text": "جواب", "reply_to": sent["message_id"]})
        own = said["message"]["message_id"]
        _, tapped = await post(bot, f"/chats/{DANA}/tap", {"message_id": sent["message_id"], "data": "v:1"})
        assert box.unanswered(DANA) == [tapped["callback_query_id"]]
        await post(bot, f"/chats/{DANA}/contact")
        await post(bot, f"/chats/{DANA}/sticker")
        await post(bot, f"/chats/{DANA}/edit", {"message_id": own, "text": "جواب آخر"})
        await post(bot, f"/chats/{DANA}/block")
        assert (await post(bot, f"/chats/{DANA}/say", {"text": "x"}))[0] == 400
        await post(bot, f"/chats/{DANA}/unblock")
        kinds = [next(key for key in update if key != "update_id") for update in await bot.updates()]
        assert kinds == [
            *("message", "message", "callback_query", "message", "message"),
            *("edited_message", "my_chat_member", "my_chat_member"),
        ]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (f"/chats/{BASEL}/tap", {"message_id": 1, "data": "forged"}),
        (f"/chats/{BASEL}/say", {}),
        (f"/chats/{BASEL}/say", {"text": "  "}),
        ("/chats/x/say", {"text": "x"}),
        ("/chats/999/say", {"text": "x"}),
        ("/clock", {"to": "yesterday"}),
        ("/clock", {"to": "2001-01-01T00:00"}),
        ("/clock", {}),
    ],
)
async def test_what_cannot_be_done_is_an_error_and_changes_nothing(path: str, body: dict[str, Any]) -> None:
    async with telegram() as (box, bot):
        status, answer = await post(bot, path, body)
        assert status == 400
        assert answer["error"]
        assert await bot.updates() == []
        assert box.messages(BASEL) == []


async def test_the_clock_jumps_from_the_page() -> None:
    async with telegram(starts_at=OPENS) as (box, bot):
        await post(bot, "/clock", {"to": "2025-12-16T09:50"})
        assert box.clock.now().strftime("%H:%M") == "09:50"
        _, answer = await post(bot, "/clock", {"minutes": 30})
        assert answer["now"].startswith("2025-12-16T10:20")


async def test_files_go_both_ways_through_the_page() -> None:
    async with telegram() as (box, bot):
        for kind, name, content in (
            ("document", "ورقة.pdf", b"%PDF"),
            ("photo", "p.png", png()),
            ("voice", "v", b"Ogg"),
        ):
            form = aiohttp.FormData({"caption": "تعليق"})
            form.add_field("file", content, filename=name)
            address = f"{box.url}/chats/{BASEL}/file?as={kind}"
            async with bot.session.post(address, data=form) as response:
                message = (await response.json())["message"]
            shown = message[kind][-1] if kind == "photo" else message[kind]
            async with bot.session.get(f"{box.url}/files/{shown['file_id']}") as response:
                assert await response.read() == content
                assert response.headers["Content-Disposition"].startswith("attachment")
                assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert box.messages(BASEL)[0]["caption"] == "تعليق"
        assert (await get(bot, "/files/none"))[0] == 404


async def test_changes_stream_to_whoever_looks() -> None:
    async with telegram() as (box, bot):
        stream = await bot.session.get(f"{box.url}/events")
        sent = await bot("sendMessage", chat_id=BASEL, text="؟", reply_markup=button("v"))
        query = await box.tap(BASEL, sent["message_id"], "v")
        await bot("answerCallbackQuery", callback_query_id=query, text="نعم")
        await bot("editMessageText", chat_id=BASEL, message_id=sent["message_id"], text="!")
        await bot("sendChatAction", chat_id=BASEL, action="typing")
        await bot("deleteMessage", chat_id=BASEL, message_id=sent["message_id"])
        await box.jump(box.clock.now() + timedelta(minutes=1))
        await box.stop()
        lines = (await asyncio.wait_for(stream.read(), 2)).split(b"\n\n")
        heard = [json.loads(line[6:]) for line in lines if line.startswith(b"data: ")]
        assert [event["kind"] for event in heard] == ["message", "toast", "edit", "typing", "delete", "clock"]
        assert heard[0]["message"]["text"] == "؟"
        assert (heard[1]["user_id"], heard[1]["text"]) == (BASEL, "نعم")
        assert heard[4]["message_id"] == sent["message_id"]


async def test_the_gallery_lists_every_screen_with_its_markup_read() -> None:
    async def gallery() -> list[Screen]:
        return [
            Screen("menu", "القائمة", "Menu", "ar", "<b>أهلا</b>", None, "HTML", button("x")),
            Screen("menu", "Menu", "Menu", "en", "Hello"),
        ]

    async with telegram(gallery=gallery) as (_, bot):
        _, (arabic, english) = await get(bot, "/screens.json")
        assert arabic["text_html_entities"]["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
        assert (arabic["direction"], english["direction"]) == ("rtl", "ltr")
        assert arabic["keyboard"] == button("x")


async def test_the_bot_does_not_wait_while_the_gallery_is_drawn() -> None:
    answered = threading.Event()

    def gallery() -> list[Screen]:
        assert answered.wait(10), "the bot was not answered meanwhile"
        return []

    async with telegram(gallery=gallery) as (_, bot):
        drawn = asyncio.create_task(get(bot, "/screens.json"))
        await bot("getMe")
        answered.set()
        assert await drawn == (200, [])


@pytest.mark.parametrize(
    "screen",
    [
        Screen("bad", "g", "t", "ar", "<b>", None, "HTML"),
        Screen("bad", "g", "t", "ar", "x", None, None, button("ا" * 33)),
    ],
)
async def test_a_broken_screen_is_named(screen: Screen) -> None:
    async with telegram(gallery=lambda: [screen]) as (_, bot):
        status, answer = await get(bot, "/screens.json")
        assert status == 400
        assert "bad" in answer["error"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "127.0.0.1.evil.example", "localhost.evil:80"])
async def test_another_host_is_kept_out_of_the_page_and_the_control(host: str) -> None:
    async with telegram() as (_, bot):
        for path in ("/state", "/", "/control/counters", "/events", "/bot1:test/getMe"):
            assert (await get(bot, path, Host=host))[0] == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"])
async def test_another_origin_can_do_nothing(origin: str) -> None:
    async with telegram() as (box, bot):
        for path in (f"/chats/{BASEL}/say", "/control/reset", "/bot1:test/getMe"):
            assert (await post(bot, path, {"text": "x"}, Origin=origin))[0] == 403
        assert box.messages(BASEL) == []
        assert box.ledger == []


async def test_the_page_itself_is_let_in_by_either_name() -> None:
    async with telegram() as (box, bot):
        port = box.url.rsplit(":", 1)[1]
        for host in (f"127.0.0.1:{port}", f"localhost:{port}"):
            status, _ = await post(bot, f"/chats/{BASEL}/say", {"text": "x"}, Origin=f"http://{host}", Host=host)
            assert status == 200


@pytest.mark.parametrize(
    "path", ["/page/../limits.py", "/page/..%2flimits.py", "/page/.hidden", "/page/nothing.js", "/nowhere"]
)
async def test_nothing_but_the_pages_own_files_is_served(path: str) -> None:
    async with telegram() as (_, bot):
        assert (await get(bot, path))[0] == 404


async def test_pages_are_served_with_their_guards() -> None:
    async with telegram() as (box, bot):
        async with bot.session.get(box.url) as response:
            assert response.status == 200
            assert response.content_type == "text/html"
            assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        async with bot.session.put(box.url) as response:
            assert response.status == 405

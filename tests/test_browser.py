"""A talk on the chat page in a real Chromium, with a small scripted bot at the other end."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.sandbox import Person
from tests.browser_bot import BASEL, DANA, HOSTILE, buttons
from tests.browser_stage import Stage, bubble, chromium, key, open_stage, send, style

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as found:
        yield found


@pytest_asyncio.fixture(loop_scope="module")
async def stage(browser: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with open_stage(browser, getattr(request, "param", (390, 844))) as opened:
        yield opened


async def test_a_deputy_registers_from_start_to_thanks(stage: Stage) -> None:
    await stage.bot.call("setMyDescription", description="بوت المنتدى: التسجيل والبرنامج")
    page = await stage.go(DANA)
    await expect(page.locator(".about")).to_contain_text("بوت المنتدى")
    await page.get_by_role("button", name="ابدأ").click()
    await key(page, "التسجيل").click()
    await expect(page.locator(".toast")).to_have_text("لنبدأ")
    await expect(bubble(page, "ما اسمك الكامل؟").locator(".edited")).to_have_text("معدَّلة")
    await expect(page.locator("li.message")).to_have_count(2)

    await send(page, "دانة المبروك")
    await page.locator(".panel-key", has_text="مشاركة رقمي").click()
    await page.get_by_role("button", name="إلغاء").click()
    assert not any("contact" in message for message in stage.sandbox.messages(DANA))
    await page.locator(".panel-key", has_text="مشاركة رقمي").click()
    await page.get_by_role("button", name="مشاركة", exact=True).click()
    await expect(page.locator(".contact")).to_contain_text("+218910000001")
    await expect(page.locator(".panel-key")).to_have_count(0)

    await key(page, "تأكيد").click()
    await expect(page.get_by_role("alertdialog")).to_contain_text("أهلاً بك في المنتدى")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alertdialog")).to_have_count(0)
    await expect(bubble(page, "تم تسجيلك ✅")).to_be_visible()


async def test_each_text_runs_in_the_direction_of_its_own_letters(stage: Stage) -> None:
    await stage.bot.say(BASEL, "اليوم الأول: W1 في القاعة 2")
    await stage.bot.say(BASEL, "Day one: القاعة 2")
    await stage.bot.say(BASEL, "First and longer line\nقصير")
    page = await stage.go(BASEL)
    arabic = bubble(page, "اليوم الأول").locator(".text")
    assert (await style(arabic, "direction"), await style(arabic, "textAlign")) == ("rtl", "start")
    assert await style(bubble(page, "Day one").locator(".text"), "direction") == "ltr"
    sides = await bubble(page, "First and longer line").evaluate(
        """(item) => {
            const node = item.querySelector(".words").firstChild;
            const box = item.querySelector(".words").parentElement.getBoundingClientRect();
            return [0, 22].map((at) => {
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const letter = range.getBoundingClientRect();
                return letter.left + letter.width / 2 < box.left + box.width / 2 ? "left" : "right";
            });
        }"""
    )
    assert sides == ["left", "right"], "a line of the other direction stands on its own side"
    assert await style(page.locator("html"), "direction") == "rtl"


async def test_a_tapped_button_turns_until_the_bot_answers_even_past_an_edit(stage: Stage) -> None:
    sent = await stage.bot.say(BASEL, "الحضور؟", [{"text": "سأحضر", "callback_data": "come"}])
    page = await stage.go(BASEL)
    stage.bot.holds_answers.clear()
    await key(page, "سأحضر").click()
    await expect(key(page, "سأحضر")).to_have_attribute("aria-busy", "true")
    place = {"chat_id": BASEL, "message_id": sent["message_id"]}
    await stage.bot.call("editMessageText", **place, text="الحضور الآن؟", **buttons(("سأحضر", "come")))
    await expect(bubble(page, "الحضور الآن؟")).to_be_visible()
    await expect(key(page, "سأحضر")).to_have_attribute("aria-busy", "true")
    stage.bot.holds_answers.set()
    await expect(key(page, "سأحضر")).to_have_attribute("aria-busy", "false")


async def test_markup_in_texts_names_buttons_and_files_stays_text(stage: Stage) -> None:
    person = Person(1009, HOSTILE, role=HOSTILE, note=HOSTILE, started=True)
    stage.sandbox.add_person(person)
    await stage.bot.call("setMyCommands", commands=[{"command": "go", "description": HOSTILE}])
    await stage.bot.say(
        1009, HOSTILE, [{"text": HOSTILE, "callback_data": "x"}, {"text": "c", "copy_text": {"text": HOSTILE}}]
    )
    keyboard = {"keyboard": [[{"text": HOSTILE}]], "input_field_placeholder": HOSTILE}
    await stage.bot.call("sendMessage", chat_id=1009, text="لوحة", reply_markup=keyboard)
    await stage.sandbox.send_document(1009, HOSTILE, b"x", caption=HOSTILE)
    await stage.sandbox.say(1009, HOSTILE)
    link = {"type": "text_link", "offset": 0, "length": 4, "url": 'http://a.example/"onmouseover=alert(1)'}
    await stage.bot.say(1009, "رابط هنا", entities=[link])

    page = await stage.go(1009)
    await expect(page.locator(".key-text", has_text=HOSTILE).first).to_be_visible()
    await expect(page.locator(".own .file-name")).to_have_text(HOSTILE)
    await expect(page.locator(".words", has_text=HOSTILE)).to_have_count(3)
    await page.locator(".slash").click()
    await expect(page.locator(".command-words")).to_have_text(HOSTILE)
    await page.locator("#people-switch").click()
    await expect(page.locator(".person.here .person-name")).to_have_text(HOSTILE)
    assert await page.locator("img").count() == 0
    assert await page.evaluate("window.struck") is None


async def test_a_link_with_a_script_in_it_is_no_link(stage: Stage) -> None:
    page = await stage.go(BASEL)
    await page.evaluate(
        """async () => {
            const { safeAddress } = await import("/page/entities.js");
            const bad = ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc"];
            if (bad.some((address) => safeAddress(address) !== null)) throw new Error("a script may be followed");
            if (safeAddress("example.org/a").href !== "https://example.org/a") throw new Error("a bare name is a link");
        }"""
    )


async def test_a_file_goes_up_and_comes_down_byte_for_byte(stage: Stage, tmp_path: Path) -> None:
    written = tmp_path / "توصيات W3.csv"
    written.write_bytes(b"\xef\xbb\xbfreference\r\nW3-017\r\n")
    page = await stage.go(BASEL)
    await page.get_by_role("button", name="إرفاق").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="ملف").click()
    await (await chooser.value).set_files(written)
    await page.get_by_label("تعليق").fill("للأمانة")
    await page.get_by_role("button", name="إرسال").last.click()
    await expect(page.locator(".own .file-name")).to_have_text(written.name)
    await expect(page.locator(".own .words")).to_have_text("للأمانة")
    async with page.expect_download() as download:
        await page.locator(".theirs .file").click()
    taken = await download.value
    assert taken.suggested_filename == written.name
    brought = await asyncio.to_thread(Path(await taken.path()).read_bytes)
    assert brought == b"\xef\xbb\xbfreference\r\nW3-017\r\n"


async def test_commands_are_offered_while_typing_and_sent_with_a_tap(stage: Stage) -> None:
    listed = [{"command": "menu", "description": "القائمة"}, {"command": "me", "description": "بياناتي"}]
    await stage.bot.call("setMyCommands", commands=[*listed, {"command": "now", "description": "الآن"}])
    page = await stage.go(BASEL)
    await page.locator(".slash").click()
    await expect(page.locator(".command-entry")).to_have_count(3)
    await page.keyboard.press("Escape")
    await page.locator("#field").press_sequentially("/m")
    await expect(page.locator(".command-entry")).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(bubble(page, "/me")).to_be_visible()
    await bubble(page, "/me").locator(".command").click()
    await stage.sandbox.until(lambda: [m["text"] for m in stage.sandbox.messages(BASEL)] == ["/me", "/me"])


async def test_entities_are_drawn_where_telegram_counts_them(stage: Stage) -> None:
    text = (
        "👋🏽 <b>غليظ <i>ومائل</i></b> <tg-spoiler>سر</tg-spoiler> <code>W3-017</code> "
        '<a href="https://example.org/x">رابط</a>\n<blockquote expandable>واحد\nاثنان\nثلاثة\nأربعة</blockquote>\nبعده'
    )
    await stage.bot.say(BASEL, text, parse_mode="HTML")
    page = await stage.go(BASEL)
    words = bubble(page, "غليظ").locator(".words")
    await expect(words.locator("b")).to_have_text("غليظ ومائل")
    await expect(words.locator("b > i")).to_have_text("ومائل")
    await expect(words.locator("code")).to_have_text("W3-017")
    await expect(words.locator("a")).to_have_attribute("href", "https://example.org/x")
    await expect(words.locator("a")).to_have_attribute("rel", "noopener noreferrer")
    await words.locator(".spoiler").click()
    await expect(words.locator(".spoiler.shown")).to_have_text("سر")
    await words.get_by_role("button", name="عرض الكل").click()
    await expect(words.locator("blockquote")).to_have_class("expandable open")
    assert "\n\nبعده" not in await words.inner_text(), "the quotation has ended its line already"
    overlapping = await page.evaluate(
        """async () => {
            const { drawText } = await import("/page/entities.js");
            const box = document.createElement("div");
            const entity = (type, offset, length) => ({ type, offset, length });
            box.append(drawText("abcdef", [entity("bold", 0, 4), entity("italic", 2, 4)], {}));
            return box.innerHTML;
        }"""
    )
    assert overlapping == "<b>ab<i>cd</i></b><i>ef</i>"


async def test_own_words_can_be_corrected_answered_to_and_deleted_by_the_bot(stage: Stage) -> None:
    page = await stage.go(BASEL)
    await send(page, "توصية أولى")
    await bubble(page, "توصية أولى").locator(".words").dblclick()
    await expect(page.locator("#field")).to_have_value("توصية أولى")
    await send(page, "توصية ثانية")
    await expect(bubble(page, "توصية ثانية").locator(".edited")).to_be_visible()
    await stage.sandbox.until(lambda: any("edited_message" in update for update in stage.bot.heard))

    await bubble(page, "توصية ثانية").click(button="right")
    await page.get_by_role("menuitem", name="رد").click()
    await send(page, "رد عليها")
    await expect(bubble(page, "رد عليها").locator(".quote")).to_contain_text("توصية ثانية")
    first = stage.sandbox.messages(BASEL)[0]["message_id"]
    await stage.bot.call("deleteMessage", chat_id=BASEL, message_id=first)
    await expect(page.locator("li.message")).to_have_count(1)


async def test_a_refusal_is_told_in_the_servers_words(stage: Stage) -> None:
    await stage.bot.say(BASEL, "قديمة", [{"text": "زر", "callback_data": "x"}])
    page = await stage.go(BASEL)
    await page.route("**/tap", lambda route: route.fulfill(status=400, json={"error": "no such button"}))
    await key(page, "زر").click()
    await expect(page.locator(".toast.refused")).to_contain_text("no such button")
    await expect(key(page, "زر")).to_have_attribute("aria-busy", "false")


async def test_a_question_that_forces_a_reply_is_answered_by_the_next_words(stage: Stage) -> None:
    page = await stage.go(BASEL)
    force = {"force_reply": True, "input_field_placeholder": "اسم البلدية"}
    asked = await stage.bot.call("sendMessage", chat_id=BASEL, text="أي بلدية؟", reply_markup=force)
    await expect(page.locator(".aim")).to_contain_text("أي بلدية؟")
    await send(page, "زليتن")
    await stage.sandbox.until(lambda: stage.sandbox.messages(BASEL)[-1].get("text") == "زليتن")
    assert stage.sandbox.messages(BASEL)[-1]["reply_to_message"]["message_id"] == asked["message_id"]


async def test_typing_is_shown_until_the_bot_has_spoken(stage: Stage) -> None:
    page = await stage.go(BASEL)
    await stage.bot.call("sendChatAction", chat_id=BASEL, action="typing")
    await expect(page.locator("#doing")).to_contain_text("يكتب")
    await stage.bot.say(BASEL, "هذا هو")
    await expect(page.locator("#doing")).to_contain_text("@forum_sandbox_bot")


async def test_pictures_voices_and_stickers_are_shown(stage: Stage) -> None:
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
        "78da63f8cfc000000301010018dd8db00000000049454e44ae426082"
    )
    await stage.sandbox.send_photo(BASEL, "pixel.png", pixel, caption="القاعة")
    await stage.sandbox.send_voice(BASEL)
    await stage.sandbox.send_location(BASEL)
    page = await stage.go(BASEL)
    await expect(page.locator(".photo img")).to_have_js_property("naturalWidth", 1)
    await expect(page.locator(".voice audio")).to_be_visible()
    await expect(page.locator(".place")).to_contain_text("32.88720")
    await page.get_by_role("button", name="إرفاق").click()
    await page.get_by_role("menuitem", name="ملصق").click()
    await expect(page.locator(".sticker")).to_be_visible()
    await stage.sandbox.until(lambda: any("sticker" in heard.get("message", {}) for heard in stage.bot.heard))


async def test_a_pinned_message_stands_under_the_header_and_leads_there(stage: Stage) -> None:
    sent = await stage.bot.say(BASEL, "برنامج اليوم\nمن 09:00")
    for number in range(20):
        await stage.bot.say(BASEL, f"رسالة {number}")
    page = await stage.go(BASEL)
    await stage.bot.call("pinChatMessage", chat_id=BASEL, message_id=sent["message_id"])
    await expect(page.locator("#pinned .pinned-words")).to_have_text("برنامج اليوم")
    await page.locator(".pinned-key").click()
    await expect(page.locator(f"li.message[data-id='{sent['message_id']}']")).to_be_in_viewport()
    await stage.bot.call("unpinAllChatMessages", chat_id=BASEL)
    await expect(page.locator("#pinned")).to_be_hidden()

"""The page as a phone: its size, its bars and panels, the keyboard, a restart, and the gallery of screens."""

import threading
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.sandbox import Screen
from tests.browser_bot import AMINA, BASEL, DANA
from tests.browser_stage import MARKS, Stage, bubble, chromium, key, make_sandbox, open_stage, send, style

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as found:
        yield found


@pytest_asyncio.fixture(loop_scope="module")
async def stage(browser: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with open_stage(browser, getattr(request, "param", (390, 844))) as opened:
        yield opened


async def test_what_waits_for_the_others_is_marked_until_it_is_read(stage: Stage) -> None:
    page = await stage.go(BASEL)
    await stage.bot.say(AMINA, "Ten registrations wait")
    await stage.bot.say(AMINA, "Eleven registrations wait")
    await expect(page.locator("#people-switch .badge")).to_have_text("2")
    await expect(page).to_have_title("(2) منتدى وكلاء البلديات")
    await page.locator("#people-switch").click()
    amina = page.locator(".person", has_text="Amina")
    await expect(amina.locator(".badge")).to_have_text("2")
    await amina.click()
    await expect(bubble(page, "Eleven registrations wait")).to_be_visible()
    await expect(page.locator("#people-switch .badge")).to_have_count(0)
    await page.reload()
    await expect(bubble(page, "Eleven registrations wait")).to_be_visible()


async def test_the_clock_jumps_forward_by_steps_and_by_marks(stage: Stage) -> None:
    page = await stage.go(BASEL)
    await expect(page.locator("#clock-switch")).to_contain_text("08:30")
    await page.locator("#clock-switch").click()
    await page.get_by_role("button", name="+10").click()
    await expect(page.locator(".clock-time")).to_have_text("08:40")
    await expect(page.locator(".clock-day")).to_have_text("الثلاثاء، 16 ديسمبر 2025")
    await page.get_by_role("button", name="قبل W1").click()
    await expect(page.locator("#clock-switch")).to_contain_text("08:50")
    assert abs(stage.sandbox.clock.now() - MARKS[0].at) < timedelta(seconds=30)
    await stage.bot.say(BASEL, "بعد القفز")
    await expect(bubble(page, "بعد القفز").locator(".meta time")).to_have_text("08:50")
    await page.locator("#clock-switch").click()
    await expect(page.get_by_role("button", name="قبل W1")).to_be_disabled()
    await expect(page.get_by_role("button", name="نهاية W1")).to_be_enabled()


@pytest.mark.parametrize("stage", [(390, 844), (1280, 800)], indirect=True, ids=["phone", "desk"])
async def test_nothing_reaches_beyond_the_window(stage: Stage) -> None:
    long = "كلمة" * 60
    pre = {"type": "pre", "offset": 0, "length": 200, "language": "text"}
    await stage.bot.say(BASEL, "x" * 300, [{"text": long, "callback_data": str(n)} for n in range(4)], entities=[pre])
    await stage.bot.say(BASEL, f"https://example.org/{'a' * 200}")
    await stage.sandbox.send_document(BASEL, f"{'f' * 120}.csv", b"x")
    await stage.bot.call("sendMessage", chat_id=BASEL, text=long, reply_markup={"keyboard": [[{"text": long}] * 3]})
    page = await stage.go(BASEL)
    await expect(bubble(page, long)).to_be_visible()
    wide = await page.evaluate(
        """() => {
            const edges = (box) => box.getBoundingClientRect();
            const beyond = (box) => {
                const [own, around] = [edges(box), edges(box.closest(".phone, .side"))];
                return own.right > around.right + 1 || own.left < around.left - 1;
            };
            const scrolls = (box) => box.scrollWidth > box.clientWidth + 1;
            const frames = document.querySelectorAll(
                "html, body, .phone, .scroll, .foot, .keys, .slim, .head, .text, .side");
            const parts = document.querySelectorAll(
                ".bubble, .text *, .file, .key, .panel-key, #foot button, .side button, .person *");
            return [[...frames].filter(scrolls), [...parts].filter(beyond)].flat().map((box) => box.className);
        }"""
    )
    assert wide == []
    await page.goto(f"{stage.sandbox.url}/screens")
    await expect(page.locator(".mini").first).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_the_keyboard_alone_is_enough(stage: Stage) -> None:
    page = await stage.go(DANA)
    await tab_to(page, "ابدأ")
    await page.keyboard.press("Enter")
    await expect(key(page, "التسجيل")).to_be_visible()
    await tab_to(page, "رسالة")
    await page.keyboard.type("سطر أول")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("سطر ثان")
    await page.keyboard.press("Enter")
    await expect(bubble(page, "سطر ثان")).to_be_visible()
    assert stage.sandbox.messages(DANA)[-1]["text"] == "سطر أول\nسطر ثان"

    await tab_to(page, "التسجيل", back=True)
    assert await page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    await page.keyboard.press("Space")
    await expect(bubble(page, "ما اسمك الكامل؟")).to_be_visible()
    assert await page.evaluate("document.activeElement.closest('li.message') !== null"), "the edit took the focus away"

    await tab_to(page, "الأشخاص", back=True)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert await page.evaluate("document.activeElement.id") == "people-switch"


async def tab_to(page: Page, label: str, *, back: bool = False) -> None:
    """Press Tab until the focus stands on what bears the label."""
    for _ in range(30):
        await page.keyboard.press("Shift+Tab" if back else "Tab")
        named = "document.activeElement.ariaLabel || document.activeElement.textContent"
        if label in str(await page.evaluate(named)):
            return
    raise AssertionError(f"Tab never reached {label}")


async def test_a_new_message_moves_nobody_who_reads_above(stage: Stage) -> None:
    for number in range(25):
        await stage.bot.say(BASEL, f"رسالة {number}")
    page = await stage.go(BASEL)
    await expect(bubble(page, "رسالة 24")).to_be_in_viewport()
    await page.locator("#scroll").evaluate("(scroll) => { scroll.scrollTop = 0; }")
    await expect(page.locator("#jump")).to_be_visible()
    await stage.bot.say(BASEL, "جديدة")
    await expect(page.locator("#jump .badge")).to_have_text("1")
    assert await page.locator("#scroll").evaluate("(scroll) => scroll.scrollTop") == 0
    await expect(page.locator("#announcer")).to_contain_text("جديدة")
    await page.locator("#jump").click()
    await expect(bubble(page, "جديدة")).to_be_in_viewport()
    await expect(page.locator("#jump")).to_be_hidden()
    await stage.bot.say(BASEL, "الأخيرة")
    await expect(bubble(page, "الأخيرة")).to_be_in_viewport()


async def test_a_person_blocks_the_bot_and_takes_it_back(stage: Stage) -> None:
    page = await stage.go(BASEL)
    await page.locator("#head").get_by_role("button", name="المزيد").click()
    await page.get_by_role("menuitem", name="حظر البوت").click()
    await expect(page.get_by_role("button", name="رفع الحظر عن البوت")).to_be_visible()
    assert stage.sandbox.world.chats[BASEL].blocked
    await page.get_by_role("button", name="رفع الحظر عن البوت").click()
    await expect(page.locator("#field")).to_be_visible()


async def test_the_page_comes_back_after_the_server_restarts(browser: Browser) -> None:
    first = make_sandbox()
    await first.start()
    port = int(first.url.rsplit(":", 1)[1])
    await first.say(BASEL, "قبل التوقف")
    page = await browser.new_page()
    await page.goto(f"{first.url}/#{BASEL}")
    await expect(bubble(page, "قبل التوقف")).to_be_visible()
    await first.stop()
    await expect(page.locator("#doing")).to_have_text("جارٍ الاتصال…")
    second = make_sandbox()
    await second.start(port=port)
    await second.say(BASEL, "بعد العودة")
    await expect(bubble(page, "بعد العودة")).to_be_visible(timeout=8000)
    await expect(page.locator("li.message")).to_have_count(1)
    await expect(page.locator("#doing")).to_contain_text("@forum_sandbox_bot")
    await page.close()
    await second.stop()


@pytest.mark.parametrize("stage", [(1280, 860)], indirect=True)
async def test_a_wide_screen_has_people_phone_and_clock_side_by_side(stage: Stage) -> None:
    page = await stage.go(BASEL)
    await stage.bot.say(AMINA, "Three wait")
    await expect(page.locator(".person", has_text="Amina").locator(".badge")).to_have_text("1")
    boxes = [await page.locator(name).bounding_box() for name in ("#clock-side", ".phone", "#people-side")]
    lefts = [box["x"] for box in boxes if box]
    assert lefts == sorted(lefts), "right to left: people, phone, clock"
    assert boxes[1]
    assert 360 <= boxes[1]["width"] <= 480
    await expect(page.locator("#slim")).to_be_hidden()
    await page.locator(".person", has_text="Amina").click()
    await expect(bubble(page, "Three wait")).to_be_visible()
    await page.get_by_role("button", name="English").click()
    await expect(page.locator("html")).to_have_attribute("dir", "ltr")
    await expect(page.locator("#people-side h2")).to_have_text("Who is writing?")
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.locator("#people-switch").click()
    await expect(page.get_by_role("dialog").locator(".person")).to_have_count(3)


async def test_dark_follows_the_system(stage: Stage) -> None:
    await stage.bot.say(BASEL, "ليل")
    page = await stage.go(BASEL)
    drawn = bubble(page, "ليل").locator(".bubble")
    await expect(drawn).to_have_css("background-color", "rgb(255, 255, 255)")
    await page.emulate_media(color_scheme="dark")
    await expect(drawn).not_to_have_css("background-color", "rgb(255, 255, 255)")


@pytest.mark.parametrize("stage", [(1280, 860)], indirect=True)
async def test_the_gallery_shows_every_screen_and_finds_by_word(stage: Stage) -> None:
    page = stage.page
    await page.goto(f"{stage.sandbox.url}/screens")
    await expect(page.locator(".screen")).to_have_count(3)
    await expect(page.locator(".mini:not(.missing)")).to_have_count(5)
    await expect(page.locator(".mini.missing")).to_have_count(1)
    await expect(page.locator(".mini[data-language=ar] b")).to_have_text("أهلاً")
    assert await style(page.locator(".mini[data-language=ar] .text").first, "direction") == "rtl"
    await expect(page.locator(".mini .panel-key")).to_have_text("مشاركة")

    await page.get_by_role("button", name="English", exact=True).first.click()
    await expect(page.locator(".mini[data-language=ar]")).to_have_count(0)
    await page.get_by_role("searchbox").fill("excellent")
    await expect(page.locator(".screen")).to_have_count(1)
    await expect(page.locator(".screen .key")).to_have_text("Excellent")
    await page.get_by_role("searchbox").fill("")
    await page.locator(".index-link", has_text="Rating").click()
    await expect(page.locator("#screen-rating")).to_be_in_viewport()


async def test_the_gallery_says_that_it_is_being_drawn_and_what_went_wrong(stage: Stage) -> None:
    drawn = threading.Event()

    def gallery() -> list[Screen]:
        assert drawn.wait(20)
        return [Screen("bad", "g", "t", "ar", "<b>", parse_mode="HTML")]

    stage.sandbox.gallery = gallery
    await stage.page.goto(f"{stage.sandbox.url}/screens")
    await expect(stage.page.locator("#gallery-screens")).to_have_text("تُرسم الشاشات…")
    drawn.set()
    await expect(stage.page.locator("#gallery-screens")).to_contain_text("لم ينجح الطلب: screen bad")


async def test_a_group_is_made_written_in_and_left_for_the_private_chat(stage: Stage) -> None:
    page = await stage.go(AMINA)
    await page.locator("#people-switch").click()
    await page.get_by_role("button", name="مجموعة جديدة").click()
    await page.get_by_label("النوع").select_option("forum")
    await page.get_by_role("button", name="إنشاء").click()
    await expect(page.locator(".head")).to_contain_text("الأعضاء: 3 · البوت عضو")
    group = next(chat.id for chat in stage.sandbox.world.chats.values() if not chat.private)
    await page.get_by_role("button", name="المزيد").first.click()
    await page.get_by_role("menuitem", name="جعل البوت مشرفاً").click()
    await expect(page.locator(".head")).to_contain_text("البوت مشرف")
    sent = await stage.bot.say(
        group, "برنامج اليوم", [{"text": "التفاصيل", "url": "https://t.me/forum_sandbox_bot?start=p"}]
    )
    await stage.bot.call("pinChatMessage", chat_id=group, message_id=sent["message_id"])
    await expect(page.locator("#pinned")).to_contain_text("برنامج اليوم")
    await expect(bubble(page, "برنامج اليوم").locator(".author")).to_have_text("منتدى وكلاء البلديات")
    await send(page, "/now")
    await expect(bubble(page, "/now")).to_be_visible()
    assert (
        next(one for one in stage.bot.heard if one.get("message", {}).get("text") == "/now")["message"]["chat"]["id"]
        == group
    )
    await page.reload()
    await expect(bubble(page, "برنامج اليوم")).to_be_visible()
    await key(page, "التفاصيل").click()
    await expect(page.locator(".head")).to_contain_text("@forum_sandbox_bot")
    await expect(bubble(page, "/start p")).to_be_visible()
    await stage.bot.say(group, "تغيير في البرنامج")
    await page.locator("#people-switch").click()
    await expect(page.locator(".groups .badge")).to_have_text("1")
    await page.locator(".groups .person").click()
    await page.get_by_role("button", name="المزيد").first.click()
    await page.get_by_role("menuitem", name="إخراج البوت").click()
    await expect(page.locator(".head")).to_contain_text("البوت ليس فيها")

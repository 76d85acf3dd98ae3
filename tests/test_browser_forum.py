"""The demonstration as a visitor has it: `main.py sandbox` as a process, its page in a real Chromium, as a phone.

A new deputy registers, rates the first workshop at its end, and hears what an organizer announces. On a wide screen the
picture of the README is taken: `PICTURE=1 make browser ARGS="-k picture"` writes it anew.
"""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.browser_stage import bubble, chromium, key, send
from tests.child import Child

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

NEWCOMER, DEPUTY, ORGANIZER = "وكيل جديد", "إبراهيم الترهوني", "هدى المصراتي"
PHONE, DESK = (390, 844), (1280, 800)
PICTURE = Path(__file__).parent / "pictures" / "chat-page.png"
PATIENCE = 15_000  # milliseconds: the local Telegram lets a chat be spoken to once a second
NEWS = "تبدأ الورشة التالية في القاعة الكبرى بدلاً من القاعة 2."


@dataclass(slots=True)
class Visitor:
    """Somebody at the page, who counts what they press."""

    page: Page
    faults: list[str] = field(default_factory=list)
    taps: int = 0

    async def becomes(self, name: str) -> None:
        """Takes up another person's phone."""
        await self._unfolds("#people-switch")
        await self.page.locator(".person", has_text=name).click()
        start = self.page.locator(".big-key")
        await expect(start.or_(self.page.locator("#field"))).to_be_visible()
        if await start.count():
            self.taps += 1
            await start.click()

    async def taps_on(self, label: str) -> None:
        """Presses the newest button of that label."""
        self.taps += 1
        await key(self.page, label).click(timeout=PATIENCE)

    async def sees(self, words: str) -> None:
        """Waits for the words in the chat."""
        await expect(bubble(self.page, words)).to_be_visible(timeout=PATIENCE)

    async def jumps_to(self, mark: str) -> None:
        """Moves the clock forward."""
        await self._unfolds("#clock-switch")
        await self.page.get_by_role("button", name=mark).first.click()

    async def _unfolds(self, switch: str) -> None:
        """On a phone, people and clock are behind a switch; on a wide screen they stand beside the chat."""
        if await self.page.locator(switch).is_visible():
            await self.page.locator(switch).click()

    async def shares_number(self) -> None:
        """Presses the key below the typing field, and agrees."""
        self.taps += 2
        await self.page.locator(".keys button").click(timeout=PATIENCE)
        await self.page.get_by_role("dialog").get_by_role("button", name="مشاركة", exact=True).click()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as found:
        yield found


@pytest_asyncio.fixture(loop_scope="module")
async def visitor(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Visitor]:
    width, height = getattr(request, "param", PHONE)
    demo = await Child.start("sandbox", "--port", "0", "--no-browser", folder=tmp_path)
    await demo.until(lambda: demo.address)
    context = await browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    try:
        visitor = Visitor(await context.new_page())
        visitor.page.on("pageerror", lambda error: visitor.faults.append(f"error: {error}"))
        visitor.page.on("requestfailed", lambda request: visitor.faults.append(f"failed: {request.url}"))
        await visitor.page.goto(demo.address)
        yield visitor
        assert visitor.faults == []
    finally:
        await context.close()
        ended = await demo.stop()
    assert ended == 0
    assert "Traceback" not in demo.said


async def register(visitor: Visitor) -> None:
    """From the first press to the menu."""
    await visitor.becomes(NEWCOMER)
    await visitor.taps_on("التسجيل في المنتدى")
    await visitor.taps_on("أوافق")
    await visitor.sees("الاسم الكامل")
    await send(visitor.page, "سالم علي الفيتوري")
    await visitor.sees("يُرجى كتابة اسمها")
    await send(visitor.page, "مصراته")
    await visitor.taps_on("مصراتة")
    await visitor.taps_on("وكيل البلدية")
    await visitor.shares_number()
    await visitor.sees("مراجعة البيانات قبل التسجيل")
    await visitor.taps_on("إرسال البيانات")
    await visitor.sees("اكتمل التسجيل، أهلاً")


async def test_a_new_deputy_registers_within_a_minute_and_nine_taps(visitor: Visitor) -> None:
    begun = time.monotonic()
    await register(visitor)
    assert time.monotonic() - begun < 60
    assert visitor.taps <= 9
    for label in ("الآن وما يليه", "البرنامج", "التقييم", "التوصيات", "حسابي"):
        await expect(key(visitor.page, label)).to_be_visible()
    inline = visitor.page.locator("li.message:not(:last-child) .key")
    await expect(inline, "questions that were answered keep no buttons").to_have_count(0, timeout=PATIENCE)
    assert await visitor.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


async def test_a_workshop_is_rated_in_three_taps_and_an_announcement_arrives(visitor: Visitor) -> None:
    await register(visitor)
    await visitor.jumps_to("طلب تقييم W1")
    await visitor.sees("أي جلسة حضرت؟")
    visitor.taps = 0
    await visitor.taps_on("التحول الرقمي · W1")
    await visitor.taps_on("جيد جداً")
    await visitor.taps_on("إرسال باسمي")
    await visitor.sees("حُفظ تقييمك لجلسة")
    assert visitor.taps == 3

    await visitor.becomes(ORGANIZER)
    await visitor.taps_on("إدارة المنتدى")
    await visitor.taps_on("الإعلانات")
    await visitor.sees("يُرجى إرسال الإعلان")
    await send(visitor.page, NEWS)
    await visitor.sees("المستلمون")
    await visitor.taps_on("إرسال")
    await visitor.taps_on("للمستلمين الحاليين فقط")
    await visitor.sees("اكتمل الإرسال")
    await expect(visitor.page.locator("#people-switch .badge")).to_be_visible()

    await visitor.becomes(NEWCOMER)
    await visitor.sees(NEWS)


@pytest.mark.parametrize("visitor", [DESK], indirect=True)
async def test_the_picture_of_the_readme_is_a_deputy_who_has_rated_a_workshop(visitor: Visitor) -> None:
    page = visitor.page
    await visitor.becomes(DEPUTY)
    await visitor.jumps_to("طلب تقييم W1")
    await visitor.taps_on("التحول الرقمي · W1")
    await visitor.taps_on("ممتاز")
    await visitor.taps_on("إرسال باسمي")
    await visitor.taps_on("إضافة تعليق")
    await send(page, "تجربة الدفع الإلكتروني في الأسواق مفيدة، ونأمل تعميمها.")
    await visitor.taps_on("إرسال")
    await visitor.sees("يمكن تغييره حتى نهاية يوم")
    await expect(page.locator(".key").last).to_be_in_viewport()
    assert await page.evaluate("document.documentElement.scrollWidth") <= DESK[0]
    if os.environ.get("PICTURE"):
        await expect(page.locator(".toast")).to_have_count(0, timeout=PATIENCE)
        await page.screenshot(path=PICTURE)

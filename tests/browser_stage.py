"""What the browser tests share: a Chromium from the system, and one window on a fresh local Telegram."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.async_api import Browser, Locator, Page, Request, async_playwright, expect

from bot.sandbox import Limits, Mark, Sandbox, Screen
from tests.browser_bot import PEOPLE, ScriptedBot, buttons

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/google-chrome", "chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OPENING = datetime(2025, 12, 16, 8, 30, tzinfo=ZoneInfo("Africa/Tripoli"))
MARKS = [
    Mark("قبل W1 بعشر دقائق", OPENING + timedelta(minutes=20)),
    Mark("نهاية W1", OPENING + timedelta(minutes=120)),
]
SCREENS = [
    Screen("welcome", "registration", "Welcome", "ar", "<b>أهلاً</b> بك", parse_mode="HTML"),
    Screen("welcome", "registration", "Welcome", "en", "<b>Welcome</b>", parse_mode="HTML"),
    Screen("ar/rating", "feedback", "Rating", "ar", "ما تقييمك؟", **buttons(("ممتاز", "5"))),
    Screen("en/rating", "feedback", "Rating", "en", "Your rating?", **buttons(("Excellent", "5"))),
    Screen("phone", "registration", "Phone", "ar", "رقمك؟", reply_markup={"keyboard": [[{"text": "مشاركة"}]]}),
]
expect.set_options(timeout=5000)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The system's own Chromium, headless; there being none is a failure, not a reason to skip."""
    found = next((path for path in map(shutil.which, CHROMIUM) if path), None)
    if found is None:
        raise RuntimeError("no Chromium on this machine: sudo apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        await browser.close()


def make_sandbox() -> Sandbox:
    """A local Telegram on the forum's first morning, without rates."""
    return Sandbox(
        bot_name="منتدى وكلاء البلديات",
        people=PEOPLE,
        starts_at=OPENING,
        marks=MARKS,
        gallery=lambda: SCREENS,
        limits=Limits.unlimited_rates(),
    )


@dataclass(slots=True)
class Stage:
    """A local Telegram, the scripted bot and one browser window. What the page must never do is noted in `faults`."""

    sandbox: Sandbox
    bot: ScriptedBot
    page: Page
    faults: list[str] = field(default_factory=list)

    async def go(self, person: int) -> Page:
        """Open the page with a person's phone."""
        await self.page.goto(f"{self.sandbox.url}/#{person}")
        await expect(self.page.locator("#foot > *").first).to_be_attached()
        return self.page

    def watch(self) -> None:
        """Note script errors, and requests to anywhere but the local Telegram."""
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", lambda request: self._look(request))  # noqa: PLW0108 - slots take no bound method

    def _look(self, request: Request) -> None:
        if not request.url.startswith((self.sandbox.url, "blob:")):
            self.faults.append(f"left the local Telegram: {request.url}")


@asynccontextmanager
async def open_stage(browser: Browser, size: tuple[int, int]) -> AsyncIterator[Stage]:
    """Everything for one test, in a window of `size` pixels; afterwards the page must have done no wrong."""
    sandbox = make_sandbox()
    await sandbox.start()
    bot = ScriptedBot(sandbox)
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    try:
        stage = Stage(sandbox, bot, await context.new_page())
        stage.watch()
        yield stage
    finally:
        await context.close()
        await bot.stop()
        await sandbox.stop()
    assert stage.faults == []


def bubble(page: Page, words: str) -> Locator:
    """The last message with these words."""
    return page.locator("li.message", has_text=words).last


def key(page: Page, label: str) -> Locator:
    """The last inline button with this label."""
    return page.locator(".key", has_text=label).last


async def style(found: Locator, name: str) -> str:
    """A computed style."""
    return str(await found.evaluate("(element, name) => getComputedStyle(element)[name]", name))


async def send(page: Page, words: str) -> None:
    """Type words and press Enter."""
    await page.locator("#field").fill(words)
    await page.locator("#field").press("Enter")

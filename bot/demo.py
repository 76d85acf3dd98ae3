"""The demonstration: a local Telegram, the sample forum, and the bot in it as a process of its own.

The bot is started exactly as `main.py run` starts it; the environment alone points it to the local Telegram.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import sample
from bot.clock import Clock
from bot.sandbox import Mark, Person, Sandbox, Screen
from bot.texts import Catalogue, Texts
from storage import database, people
from storage.database import connect, snapshot, transact
from storage.errors import OperatorError
from storage.lock import Lock

TOKEN = "1:sandbox"  # noqa: S105  # of the local Telegram alone
DATABASE = Path("data/sandbox/forum.db")
IDS_SINCE = datetime(2025, 1, 1, tzinfo=UTC)  # so many milliseconds later, ids are not those of last time
STOP_WITHIN = 10.0  # seconds that the bot has to end


class PortTaken(OperatorError):
    """Another program listens where the chat page was wanted."""


class BotEnded(OperatorError):
    """The bot has ended by itself; it has said why."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Demo:
    """What `sandbox` was asked for. `main` is the program that `run` is a verb of."""

    main: Path
    port: int
    browser: bool
    keep: bool
    gallery: Callable[[], list[Screen]]
    say: Callable[[str], None]


async def run(demo: Demo) -> None:
    """Runs until it is interrupted. Raises: PortTaken, BotEnded; DatabaseInUse where another demonstration runs."""
    fresh = await asyncio.to_thread(_prepare, keep=demo.keep)
    sandbox = telegram(demo.gallery, fresh=fresh)
    try:
        await sandbox.start(port=demo.port)
    except OSError:
        raise PortTaken(f"port {demo.port} is taken on this machine: choose another with --port") from None
    bot = await asyncio.create_subprocess_exec(sys.executable, str(demo.main), "run", env=_environment(sandbox.url))
    demo.say(sandbox.url)
    if demo.browser and _has_screen():
        webbrowser.open(sandbox.url)
    try:
        await _until_stopped(bot)
        if bot.returncode:
            raise BotEnded(f"the bot has ended by itself, with exit code {bot.returncode}")
    finally:
        await _stop(bot)
        await sandbox.stop()


def telegram(gallery: Callable[[], list[Screen]], *, fresh: bool) -> Sandbox:
    """The local Telegram of a sample forum, which is fresh or kept from last time.

    As Telegram's do, its ids never come twice; the bot of a kept forum would take them for those of last time.
    """
    zone = ZoneInfo(sample.TIMEZONE)
    return Sandbox(
        token=TOKEN,
        username="forum_sandbox_bot",
        bot_name=Texts(Catalogue(), "ar", zone).plain("sandbox-bot"),
        people=_people(),
        marks=_marks(zone),
        starts_at=sample.OPENS.astimezone(zone) if fresh else _last_moment(),
        timezone=sample.TIMEZONE,
        gallery=gallery,
        ids_from=0 if fresh else (Clock().now() - IDS_SINCE) // timedelta(milliseconds=1),
    )


def _prepare(*, keep: bool) -> bool:
    """Makes the sample forum, unless one is kept. Returns whether it is fresh."""
    Lock(DATABASE).release()  # a forum that another demonstration runs on is not taken from under it
    if not keep:
        shutil.rmtree(DATABASE.parent, ignore_errors=True)
    if DATABASE.exists():
        return False
    database.prepare(DATABASE)
    connection = connect(DATABASE)
    try:
        transact(connection, sample.OPENS, sample.fill)
        transact(connection, sample.OPENS, sample.open_accounts)
    finally:
        connection.close()
    return True


def _people() -> list[Person]:
    t = Texts(Catalogue(), "ar", ZoneInfo(sample.TIMEZONE))
    with snapshot(DATABASE, sample.OPENS) as tx:
        met = {one.user_id for one in sample.accounts() if people.known(tx, one.user_id, frozenset())}
    return [
        Person(
            id=account.user_id,
            first_name=account.name,
            role=t.plain(f"sandbox-{account.part}"),
            note=t.plain(f"sandbox-{account.part}-note"),
            phone=account.phone,
            started=account.user_id in met,
        )
        for account in sample.accounts()
    ]


def _marks(zone: ZoneInfo) -> list[Mark]:
    """The places on the clock that the page offers: before each session, at its end, and when it is rated."""
    t = Texts(Catalogue(), "ar", zone)
    marks = []
    with snapshot(DATABASE, sample.OPENS) as tx:
        for code, starts_at, ends_at, asked_at in sample.marks(tx):
            places = {"before": starts_at - timedelta(minutes=10), "end": ends_at, "feedback": asked_at}
            for name, at in places.items():
                marks.append(Mark(t.plain(f"sandbox-mark-{name}", code=code), at.astimezone(zone)))
    return sorted(marks, key=lambda mark: mark.at)


def _last_moment() -> datetime:
    """A kept sandbox goes on where its clock stood."""
    with snapshot(DATABASE, sample.OPENS) as tx:
        return max(sample.OPENS, people.last_seen(tx) or sample.OPENS)


def _environment(url: str) -> dict[str, str]:
    """The bot's settings; none of this machine's own reach it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FORUM_")}
    owners = ",".join(str(account.user_id) for account in sample.accounts() if account.part == "owner")
    level = {"FORUM_LOG_LEVEL": os.environ["FORUM_LOG_LEVEL"]} if "FORUM_LOG_LEVEL" in os.environ else {}
    return {
        **kept,
        "FORUM_BOT_TOKEN": TOKEN,
        "FORUM_BOT_API_URL": url,
        "FORUM_DATABASE": str(DATABASE),
        "FORUM_OWNERS": owners,
        **level,
    }


def _has_screen() -> bool:
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


async def _until_stopped(bot: asyncio.subprocess.Process) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows raises KeyboardInterrupt instead
            loop.add_signal_handler(name, stop.set)
    waiting = {asyncio.create_task(stop.wait()), asyncio.create_task(bot.wait())}
    _, left = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in left:
        task.cancel()


async def _stop(bot: asyncio.subprocess.Process) -> None:
    if bot.returncode is not None:
        return
    bot.terminate()
    try:
        await asyncio.wait_for(bot.wait(), STOP_WITHIN)
    except TimeoutError:
        bot.kill()
        await bot.wait()
